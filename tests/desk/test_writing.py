"""What the desk writes, and what it refuses to hand over."""

from __future__ import annotations

import zipfile
from datetime import date
from types import SimpleNamespace

import pytest
from written_words import text_of

from casefile.desk import Desk, writing
from casefile.model.errors import BadInput, PacketRefused
from casefile.model.money import Money
from casefile.model.offer import Private
from casefile.store.disk import put_in_place

ON = date(2026, 11, 20)


@pytest.fixture
def desk(tmp_path):
    return Desk.at(tmp_path / "library", language="en").on_day(ON)


@pytest.fixture
def case_id(desk):
    opened = desk.new(
        respondent="Blue Door Lettings",
        amount=Money.model_validate("1200.50 GBP"),
        claimant="Kowalska Design",
        place="ew",
    )
    return opened.case.id


def own_form(desk, words):
    folder = desk.home / "own" / "forms" / "own_letter"
    folder.mkdir(parents=True)
    (folder / "outline.toml").write_text('audience = "respondent"\noutline = [{ text = "line" }]\n')
    (folder / "en.toml").write_text(f'subject = "Letter"\nline = "{words}"\n')


def test_a_form_that_tells_a_weakness_to_the_respondent_is_not_handed_over(desk, case_id):
    weak = Private(weaknesses=("The beds came nine days late.",))
    desk.change(case_id, lambda case: case.but(private=weak), note="weak point")
    own_form(desk, "We know that the beds came **nine days late**.")

    with pytest.raises(PacketRefused) as refused:
        desk.write(case_id, "own_letter")

    assert refused.value.key == "packet_fails_check"
    assert not list((desk.home / "cases" / case_id).glob("packets/*/*.docx"))


@pytest.mark.parametrize(("form", "told"), [("mediator_note", True), ("final_notice", False)])
def test_what_is_written_is_sealed_and_holds_the_head_of_the_log_for_all_but_the_debtor(
    desk, case_id, form, told
):
    written = desk.write(case_id, form)

    with zipfile.ZipFile(written.path) as file:
        manifest = file.read("customXml/item1000.xml").decode()
    assert (f'head="{desk.keeping(case_id).head}"' in manifest) is told
    assert desk.check_packet(written.path) == ()


def test_a_packet_is_true_until_a_file_beside_it_is_touched(desk, case_id, tmp_path):
    file = tmp_path / "note.txt"
    file.write_text("The beds were delivered on 3 March.\n")
    desk.add(case_id, [file])
    desk.accept(case_id, ["C-1"], label="open")
    written = desk.write(case_id, "evidence_bundle")
    assert desk.check_packet(written.path) == ()

    written.files[0].chmod(0o600)
    written.files[0].write_text("They were not.\n")

    assert len(desk.check_packet(written.path)) == 1


def test_a_packet_written_on_another_day_is_found_where_it_lies(desk, case_id):
    first = desk.write(case_id, "reminder_friendly").path
    desk.write(case_id, "case_print")
    later = Desk.at(desk.home, language="en").on_day(date(2026, 11, 21))
    second = later.write(case_id, "reminder_friendly").path

    found = Desk.at(desk.home, language="en").on_day(ON).laid_down(case_id)

    assert first != second
    assert found["reminder_friendly"].path == second
    assert set(found) == {"reminder_friendly", "case_print"}


def test_a_file_laid_among_the_packets_by_hand_is_passed_by(desk, case_id):
    ours = desk.write(case_id, "reminder_friendly").path
    for name in ("2026-13-45-reminder_friendly-en", "2026-02-30-reminder_friendly-en", "notes"):
        (ours.parent / f"{name}.docx").write_bytes(b"")
    assert {form: lies.path for form, lies in desk.laid_down(case_id).items()} == {
        "reminder_friendly": ours
    }


def test_a_packet_is_up_to_date_only_while_its_reader_sees_the_facts_it_was_written_from(
    desk, case_id
):
    """Written after a change that is undone then: the file is older; done again, it is fresh."""

    def fresh():
        return {form: lies.fresh for form, lies in desk.laid_down(case_id).items()}

    desk.set(case_id, ["claimant.address=1 Road"])
    desk.write(case_id, "reminder_friendly")
    desk.write(case_id, "case_print")
    assert fresh() == {"reminder_friendly": True, "case_print": True}
    desk.undo(case_id)
    assert fresh() == {"reminder_friendly": False, "case_print": False}
    desk.redo(case_id)
    assert fresh() == {"reminder_friendly": True, "case_print": True}
    desk.set(case_id, ["private.floor=500 GBP"])
    assert fresh() == {"reminder_friendly": True, "case_print": False}
    desk.set_owner(["phone=+44 20 7946 0000"])
    assert fresh() == {"reminder_friendly": False, "case_print": False}


def test_a_page_that_cannot_be_drawn_is_told_by_the_mark_of_its_exhibit(desk, case_id, tmp_path):
    file = tmp_path / "two pages, one lost.pdf"
    file.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n"
    )
    desk.add(case_id, [file])
    desk.accept(case_id, ["C-1"], label="open")
    with pytest.raises(PacketRefused) as refused:
        desk.write(case_id, "evidence_bundle", draft=True)
    assert (refused.value.key, refused.value.where) == ("picture_unreadable", "C-1")


def test_an_own_wording_of_a_shipped_form_tells_no_weakness_either(desk, case_id):
    weak = Private(weaknesses=("The beds came nine days late.",))
    desk.change(case_id, lambda case: case.but(private=weak), note="weak point")
    assert desk.write(case_id, "final_notice", to=desk.home / "before.docx").path.is_file()
    folder = desk.home / "own" / "forms" / "final_notice"
    folder.mkdir(parents=True)
    (folder / "en.toml").write_text('subject = "We know that the beds came nine days late."\n')

    with pytest.raises(PacketRefused) as refused:
        Desk.at(desk.home, language="en").on_day(ON).write(case_id, "final_notice")

    assert refused.value.key == "packet_fails_check"


@pytest.mark.folders
def test_what_an_earlier_packet_of_the_day_laid_beside_it_does_not_stay(desk, case_id, monkeypatch):
    def laid(_, body):
        return SimpleNamespace(docx=body, pdf=b"%PDF-1.4 as it was")

    monkeypatch.setattr(writing, "with_pages", laid)
    first = desk.write(case_id, "final_notice", pages=True)
    assert first.pdf.is_file()
    left = first.path.parent / "enclosures" / "reply_form.pdf"
    left.parent.mkdir()
    left.write_bytes(b"%PDF-1.4")

    second = desk.write(case_id, "final_notice")

    assert (second.path, second.pdf) == (first.path, None)
    assert [file.name for file in second.path.parent.rglob("*.pdf")] == []


@pytest.mark.folders
def test_a_packet_whose_writing_broke_off_loses_nothing_and_is_told_to_be_an_older_one(
    desk, case_id, tmp_path, monkeypatch
):
    (tmp_path / "note.txt").write_text("Order for beds")
    desk.add(case_id, [tmp_path / "note.txt"])
    desk.accept(case_id, ["C-1"], label="open")
    path = desk.write(case_id, "evidence_bundle").path
    before = path.read_bytes()
    cited = sorted(file.name for file in path.parent.glob("exhibits/*"))
    assert cited and desk.laid_down(case_id)["evidence_bundle"].fresh
    desk.set(case_id, ["exhibits.C-1.disclosure=internal"])

    def full(place, body):
        if place == path:
            raise OSError(28, "no space left")
        put_in_place(place, body)

    monkeypatch.setattr(writing, "put_in_place", full)
    with pytest.raises(BadInput, match="file_not_written"):
        desk.write(case_id, "evidence_bundle")
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.glob("exhibits/*")) == cited
    desk.set(case_id, ["exhibits.C-1.disclosure=open"])
    assert not desk.laid_down(case_id)["evidence_bundle"].fresh, "it is not known to be whole"

    monkeypatch.undo()
    desk.set(case_id, ["exhibits.C-1.disclosure=internal"])
    desk.write(case_id, "evidence_bundle")
    assert not list(path.parent.glob("exhibits/*")), "what is withheld since does not stay"
    assert desk.laid_down(case_id)["evidence_bundle"].fresh


def test_a_pdf_of_ones_own_beside_a_packet_written_elsewhere_stays(desk, case_id, tmp_path):
    mine = tmp_path / "final.pdf"
    mine.write_bytes(b"%PDF-1.4 mine")

    desk.write(case_id, "final_notice", to=tmp_path / "final.docx")

    assert mine.read_bytes() == b"%PDF-1.4 mine"


@pytest.mark.folders
def test_the_samples_are_laid_beside_a_damaged_case(desk, case_id, monkeypatch):
    (desk.home / "cases" / case_id / "case.json").write_text("broken\n")
    assert [line.damaged for line in desk.cases()] == [True]
    monkeypatch.setattr(Desk, "sample_folders", lambda _: ())

    assert desk.demo() == ()


def test_only_open_annexes_that_were_handed_over_keep_their_numbers(tmp_path):
    """The print for the own house fixes nothing; a paper of the talks takes no number for good."""
    desk = Desk.at(tmp_path / "library", language="pl").on_day(ON)
    ref = str(desk.new(respondent="Nitka sp. z o.o.", place="pl").case.id)
    for n in (1, 2):
        file = tmp_path / f"{n}.txt"
        file.write_text(f"Notatka {n}.\n")
        desk.add(ref, [file])
    desk.accept(ref, ["C-1"], label="open")
    desk.accept(ref, ["C-2"], label="without_prejudice")

    def numbers():
        return [x.number for x in desk.case(ref).exhibits]

    desk.write(ref, "case_print")
    assert numbers() == ["", ""]
    desk.write(ref, "mediation_exchange")
    assert numbers() == ["1", ""]


def test_the_kind_of_a_number_begins_its_line_with_a_capital(desk, case_id):
    numbered = ("new.kind=company number", "1.value=12345678")
    desk.set(case_id, [f"respondent.numbers.{one}" for one in numbered])
    letter = text_of(desk.write(case_id, "invitation_to_mediate", draft=True).path)
    assert "Company number 12345678" in letter.replace("\u00a0", " ").splitlines()
    assert "Company number" in text_of(desk.write(case_id, "lawyer_instruction").path).splitlines()
