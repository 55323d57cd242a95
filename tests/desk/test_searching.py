"""Finding things again over all cases: exhibits, contacts, notes, names, numbers, at once."""

import json
from datetime import date

import papers_filed
import pytest

from casefile.__main__ import main
from casefile.desk.searching import kind_of
from casefile.intake import child
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose


def mail(body):
    return bytes(papers_filed.mail("About the timber", body))


@pytest.fixture
def with_mail(desk, case, tmp_path):
    body = "The oak arrived.\n\nOn 1 Feb 2026, Ann wrote:\n> Please confirm the pine planks.\n"
    (tmp_path / "a.eml").write_bytes(mail(body))
    desk.add(case.id, [tmp_path / "a.eml"])
    return desk.case(case.id)


def test_a_mail_is_found_by_its_words_with_its_mark_day_and_sender(desk, with_mail):
    (hit,) = desk.search("oak")
    assert (hit.case, hit.number, hit.mark) == (with_mail.id, with_mail.number, "C-1")
    assert (hit.field, hit.day) == ("own", "2026-02-02")
    assert "bob@acme.example" in hit.who
    assert [hit.words[a:b] for a, b in hit.spans] == ["oak"]


def test_a_paper_whose_kind_nobody_said_yet_is_found_as_a_file_until_it_is_accepted(
    desk, with_mail
):
    (waiting,) = desk.search("oak")
    assert kind_of(waiting, desk.words) == "file"
    desk.accept(with_mail.id, ["C-1"])
    (taken,) = desk.search("oak")
    assert kind_of(taken, desk.words) == "e-mail"


def test_papers_that_were_not_read_on_this_machine_are_read_by_one_child(
    desk, case, tmp_path, monkeypatch
):
    for n, word in enumerate(("oak", "pine", "elm")):
        (tmp_path / f"{n}.eml").write_bytes(mail(f"The {word} arrived."))
    desk.add(case.id, [tmp_path / f"{n}.eml" for n in range(3)])
    blobs, started = type(desk.store.blobs(case.id)), []
    monkeypatch.setattr(blobs, "reading", lambda self, sha256: None)
    real = child.ReadingChild._running

    def running(self, late):
        process = real(self, late)
        started.append(process.pid)
        return process

    monkeypatch.setattr(child.ReadingChild, "_running", running)
    assert [len(desk.search(word)) for word in ("oak", "pine", "elm")] == [1, 1, 1]
    assert len(started) == 3 and len(set(started)) == 1


def test_quoted_words_are_found_apart_from_own_ones(desk, with_mail):
    (hit,) = desk.search("planks")
    assert hit.quoted
    assert not desk.search("oak")[0].quoted


def test_a_mail_that_came_twice_is_listed_once_and_its_copies_are_named(
    desk, case, tmp_path, capsys
):
    for n in range(3):
        head = f"Message-ID: <1@acme.example>\nReceived: by mx{n}.example; Mon, 2 Feb 2026\n"
        (tmp_path / f"{n}.eml").write_bytes(head.encode() + mail("The oak and the pine arrived."))
    desk.add(case.id, [tmp_path / f"{n}.eml" for n in range(3)])

    (hit,) = desk.search("oak", limit=2)
    assert (hit.mark, hit.copies) == ("C-1", ("C-2", "C-3"))
    assert [hit.mark for hit in desk.search("mark:C-3 oak")] == ["C-3"]
    main(["search", "oak", "--home", str(desk.home), "--language", "en"])
    assert "the same mail: C-2, C-3" in capsys.readouterr().out
    desk.accept(case.id)
    desk.accept(case.id, ["C-3"], settings=["copy_of="])
    assert {(hit.mark, hit.copies) for hit in desk.search("oak")} == {
        ("C-1", ("C-2",)),
        ("C-3", ()),
    }


@pytest.mark.folders
def test_a_reading_cut_short_and_a_link_in_place_of_evidence_do_not_stop_the_search(
    desk, with_mail
):
    folder = desk.home / "cases" / with_mail.id
    (kept,) = (folder / "readings").rglob("*.json")
    kept.write_bytes(kept.read_bytes()[:40])
    (desk.home / "search.sqlite").unlink(missing_ok=True)
    assert [hit.mark for hit in desk.search("oak")] == ["C-1"]
    kept.unlink()
    evidence = folder / "evidence"
    (held,) = (x for x in evidence.rglob("*") if x.is_file())
    held.parent.chmod(0o700)
    held.unlink()
    held.symlink_to("/etc/hostname")
    (desk.home / "search.sqlite").unlink()
    assert [hit.mark for hit in desk.search("About")] == ["C-1"]
    assert not desk.search("oak")


def test_sender_kind_and_day_narrow_the_search(desk, with_mail):
    assert desk.search("from:bob oak")
    assert not desk.search("from:zoe oak")
    assert desk.search("oak after:2026-02-02 before:3.2.2026")
    assert not desk.search("oak before:2026-02-02")
    desk.accept(with_mail.id, settings=["kind=email"])
    assert [hit.mark for hit in desk.search("kind:e-mail oak")] == ["C-1"]
    assert [hit.mark for hit in desk.search('סוג:"הודעת דוא"ל" oak')] == ["C-1"]


def test_calls_notes_names_and_numbers_are_found(desk, case):
    said = "Obiecała zapłatę w maju"
    desk.log(
        case.id,
        Contact(on=loose(date(2026, 11, 20)), channel=Channel.PHONE, who="Zofia Nowak", said=said),
    )
    desk.set(case.id, ["notes.new.text=the blue folders", "respondent.email=pay@acme.example"])
    assert [hit.kind for hit in desk.search("folder")] == ["note"]
    assert [hit.field for hit in desk.search("obiecać")] == ["said"]
    assert [hit.kind for hit in desk.search("kind:phone Nowaka")] == ["phone"]
    assert [hit.item for hit in desk.search("pay@acme")] == ["respondent"]
    assert [hit.kind for hit in desk.search("INV-7")] == ["debt"]


def test_each_commit_shows_in_the_next_search(desk, case):
    assert not desk.search("Umbrella")
    desk.set(case.id, ["respondent.name=Umbrella Ltd"])
    assert desk.search("Umbrella")
    assert [hit for hit in desk.search("Acme") if hit.item == "respondent"] == []
    assert desk.refresh_search() == 0


def test_while_typing_the_library_need_not_be_looked_at_again(desk, case):
    desk.refresh_search()
    desk.set(case.id, ["respondent.name=Umbrella Ltd"])
    assert desk.search("Acm", typing=True, fresh=False)
    assert desk.search("Umbr", typing=True)


def test_the_text_is_indexed_although_the_kept_readings_are_gone(desk, with_mail):
    for kept in (desk.home / "cases" / with_mail.id / "readings").rglob("*.json"):
        kept.unlink()
    assert desk.search("oak")


def test_looking_through_the_texts_is_no_access_to_the_evidence(desk, with_mail):
    before = desk.accesses(with_mail.id)
    desk.search("oak")
    assert desk.accesses(with_mail.id) == before


def test_the_command_prints_mark_and_words_or_json(desk, with_mail, capsys):
    assert main(["search", "oak", "--home", str(desk.home)]) == 0
    shown = capsys.readouterr().out
    assert "C-1" in shown and "The oak arrived." in shown
    assert main(["search", "oak arrived", "--json", "--home", str(desk.home)]) == 0
    (hit,) = json.loads(capsys.readouterr().out)
    assert (hit["mark"], hit["similar"], hit["spans"]) == ("C-1", False, [[4, 15]])


def test_the_command_says_when_nothing_is_found_and_refuses_what_is_no_day(desk, case, capsys):
    assert main(["search", "zeppelin", "--home", str(desk.home)]) == 0
    told = capsys.readouterr()
    assert (told.out, bool(told.err)) == ("", True)
    assert main(["search", "before:soon", "--home", str(desk.home)]) == 2
