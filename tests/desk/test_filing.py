"""Evidence taken in: copied, read, de-duplicated, marked once for ever; guesses become facts."""

import io
import os
import zipfile
from email.message import EmailMessage

import pytest

from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadInput, NotFound
from casefile.model.exhibit import Element
from casefile.model.money import read_money


@pytest.fixture
def case(desk):
    return desk.new(respondent="Acme Ltd", amount=read_money("£500"), place="ew", ref="INV-7").case


def mail(subject="Invoice INV-7", body="I owe you 500, I will pay next week.", inside=None):
    message = EmailMessage()
    message["From"] = "Bob <bob@acme.example>"
    message["To"] = "ann@firm.example"
    message["Date"] = "Mon, 02 Feb 2026 10:00:00 +0000"
    message["Subject"] = subject
    message.set_content(body)
    if inside is not None:
        message.add_attachment(
            bytes(inside), maintype="application", subtype="octet-stream", filename="inner.eml"
        )
    return message


def test_a_mail_becomes_a_dated_described_exhibit_with_its_bytes_untouched(desk, case, tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(mail()))
    (filed,) = desk.add(case.id, [path])
    exhibit = desk.case(case.id).exhibit(filed.exhibit.mark)
    assert (exhibit.mark, str(exhibit.dated), exhibit.title) == (
        "C-1",
        "2026-02-02",
        "Invoice INV-7",
    )
    assert exhibit.custody.size == path.stat().st_size
    assert desk.evidence_path(case.id, "C-1").read_bytes() == path.read_bytes()
    assert not exhibit.accepted and exhibit.disclosure is Disclosure.INTERNAL


def test_what_comes_inside_a_mail_inside_a_zip_is_evidence_of_its_own(desk, case, tmp_path):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("outer.eml", bytes(mail("Outer", inside=mail("Inner"))))
    path = tmp_path / "papers.zip"
    path.write_bytes(held.getvalue())
    filed = desk.add(case.id, [path])
    parents = {f.exhibit.title: f.exhibit.custody.parent for f in filed}
    marks = {f.exhibit.title: f.exhibit.mark for f in filed}
    assert parents["Inner"] == marks["Outer"]
    assert parents["Outer"] == marks["papers"]


def test_the_same_bytes_are_told_and_not_taken_in_twice(desk, case, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Delivered on Monday.", encoding="utf-8")
    first, second = desk.add(case.id, [tmp_path / "a.txt", tmp_path / "b.txt"])
    assert second.duplicate_of == first.exhibit.mark
    assert len(desk.case(case.id).exhibits) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no links without a right to make them")
def test_a_link_a_pipe_and_a_missing_file_are_refused_and_the_rest_goes_on(desk, case, tmp_path):
    (tmp_path / "real.txt").write_text("hello", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe")
    filed = desk.add(case.id, [tmp_path / x for x in ("link.txt", "pipe", "gone.txt", "real.txt")])
    assert [bool(f.trouble) for f in filed] == [True, True, True, False]
    assert len(desk.case(case.id).exhibits) == 1


def test_what_cannot_be_read_is_kept_and_says_why(desk, case, tmp_path):
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnot really")
    (filed,) = desk.add(case.id, [tmp_path / "broken.pdf"])
    assert filed.trouble is None
    assert filed.exhibit.reading.trouble
    assert desk.evidence_path(case.id, "C-1").read_bytes().startswith(b"%PDF")


def test_cancelling_keeps_what_was_taken_in_so_far(desk, case, tmp_path):
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"note {n}", encoding="utf-8")
    desk.add(case.id, [tmp_path], told=lambda done, of, name: done < 2)
    assert len(desk.case(case.id).exhibits) == 2


def test_marks_are_never_given_twice(desk, case, tmp_path):
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(f"note {n}", encoding="utf-8")
    desk.add(case.id, [tmp_path / "0.txt", tmp_path / "1.txt"])
    desk.add(case.id, [tmp_path / "2.txt"], side="R")
    assert [x.mark for x in desk.case(case.id).exhibits] == ["C-1", "C-2", "R-1"]


def test_accepting_makes_guesses_facts_and_proposes_a_label(desk, case, tmp_path):
    desk.set(case.id, ["respondent.email=bob@acme.example"])
    (tmp_path / "a.eml").write_bytes(bytes(mail()))
    desk.add(case.id, [tmp_path / "a.eml"])
    exhibit = desk.accept(case.id).case.exhibits[0]
    assert exhibit.accepted
    assert exhibit.disclosure is Disclosure.OPEN
    assert exhibit.shows


def test_a_suggested_label_is_set_by_accepting_alone_and_not_where_a_person_refuses_it(
    desk, case, tmp_path
):
    """Acme and Firm wrote to each other; a title that turns into an offer shuts it all the same."""
    desk.set(case.id, ["claimant.name=Firm Ltd", "respondent.email=bob@acme.example"])
    for name, at in (("a.eml", 1), ("b.eml", 2), ("c.eml", 3)):
        (tmp_path / name).write_bytes(bytes(mail(f"Invoice {at}")))
    desk.add(case.id, [tmp_path / name for name in ("a.eml", "b.eml", "c.eml")])
    waiting = desk.case(case.id).exhibits
    assert all(("disclosure", "open", "between_the_sides") in told(one) for one in waiting)
    assert {one.disclosure for one in waiting} == {Disclosure.INTERNAL}
    desk.accept(case.id, ["C-1"])
    desk.accept(case.id, ["C-2"], settings=["disclosure=internal"])
    desk.accept(case.id, ["C-3"], settings=["title=Without prejudice offer"])
    assert [one.disclosure.value for one in desk.case(case.id).exhibits] == [
        *("open", "internal", "without_prejudice")
    ]


def test_a_mail_that_offers_is_without_prejudice_when_accepted(desk, case, tmp_path):
    desk.set(case.id, ["respondent.email=bob@acme.example"])
    body = "Without prejudice: we offer to pay 300 in full and final settlement."
    (tmp_path / "a.eml").write_bytes(bytes(mail("Our offer", body)))
    desk.add(case.id, [tmp_path / "a.eml"])
    assert desk.accept(case.id).case.exhibits[0].disclosure is Disclosure.WITHOUT_PREJUDICE


def test_a_persons_settings_win_over_the_guesses(desk, case, tmp_path):
    (tmp_path / "a.eml").write_bytes(bytes(mail()))
    desk.add(case.id, [tmp_path / "a.eml"])
    accepted = desk.accept(
        case.id, ["C-1"], settings=["kind=letter", "shows=due"], label="mediation"
    ).case.exhibits[0]
    assert (accepted.kind.value, accepted.shows) == ("letter", {Element.DUE})
    assert accepted.disclosure is Disclosure.MEDIATION


def test_a_grade_of_ones_own_needs_a_reason(desk, case):
    with pytest.raises(BadInput):
        desk.accept(case.id, grade="A")
    with pytest.raises(NotFound):
        desk.accept(case.id, ["C-9"])


def test_the_text_can_be_read_again_when_the_cache_is_gone(desk, case, tmp_path):
    (tmp_path / "a.txt").write_text("Delivered on Monday.", encoding="utf-8")
    desk.add(case.id, [tmp_path / "a.txt"])
    for cached in (desk.home / "cases" / case.id / "readings").rglob("*.json"):
        cached.unlink()
    exhibit = desk.case(case.id).exhibits[0]
    assert "Delivered on Monday." in desk.full_reading(case.id, exhibit).text


SAID = "I owe you 500 pounds and will pay them next week, when the customer pays me, I promise."


def in_a_file(path, *, id_="<1@acme.example>", said=SAID, via="", to="ann@firm.example"):
    path.write_text(
        f"{via}From: Bob <bob@acme.example>\nTo: {to}\nMessage-ID: {id_}\n"
        f"Date: Mon, 02 Feb 2026 10:00:00 +0000\nSubject: Invoice\n\n{said}\n",
        encoding="utf-8",
    )
    return path


def told(exhibit):
    return {(x.field, x.value, x.reason) for x in exhibit.suggestions}


def test_the_same_mail_in_two_files_is_kept_twice_and_counted_once(desk, case, tmp_path):
    sent = in_a_file(tmp_path / "sent.eml")
    came = in_a_file(tmp_path / "came.eml", via="Received: by mx.example; Mon, 2 Feb 2026\n")
    first, second = desk.add(case.id, [sent, came])

    assert ("copy_of", "C-1", "same_mail") in told(second.exhibit)
    assert second.exhibit.copy_of == "", "a suggestion is no fact before somebody accepts it"
    assert desk.evidence_path(case.id, "C-2").read_bytes() == came.read_bytes()
    settings = ["provenance=respondent", "shows=unpaid,amount"]
    desk.accept(case.id, settings=settings)
    review = desk.review(case.id)
    assert desk.case(case.id).exhibit("C-2").copy_of == "C-1"
    cited = [mark for element in review.elements for mark in element.marks]
    assert "C-1" in cited and "C-2" not in cited
    assert "C-2" not in [mark for event in review.chronology for mark in event.marks]
    (line,) = [x for x in review.exhibits if x.mark == "C-2"]
    assert "caps.a_copy" in [cap.key for cap in line.caps]
    assert first.exhibit.mark == "C-1"


def test_a_copy_that_comes_another_day_is_told_too(desk, case, tmp_path):
    desk.add(case.id, [in_a_file(tmp_path / "sent.eml")])
    came = in_a_file(tmp_path / "came.eml", via="Received: by mx.example; Mon, 2 Feb 2026\n")
    (second,) = desk.add(case.id, [came])
    assert ("copy_of", "C-1", "same_mail") in told(second.exhibit)


def test_a_mail_with_the_id_of_another_but_other_words_is_a_warning_not_a_copy(
    desk, case, tmp_path
):
    other = "The work was never done and I dispute every penny that you say is owed for it at all."
    paths = [in_a_file(tmp_path / "a.eml"), in_a_file(tmp_path / "b.eml", said=other)]
    _, second = desk.add(case.id, paths)

    assert ("warning", "C-1", "same_id_other_words") in told(second.exhibit)
    desk.accept(case.id)
    assert desk.case(case.id).exhibit("C-2").copy_of == ""


@pytest.mark.folders
def test_copies_and_likenesses_are_told_although_the_kept_readings_are_gone(desk, case, tmp_path):
    text = " ".join(f"clause {n}: Acme owes {n * 13} pounds" for n in range(40))
    (tmp_path / "draft.txt").write_text(text, encoding="utf-8")
    desk.add(case.id, [in_a_file(tmp_path / "sent.eml"), tmp_path / "draft.txt"])
    kept = list((desk.home / "cases" / case.id / "readings").rglob("*.json"))
    for cached in kept:
        cached.unlink()
    (tmp_path / "later.txt").write_text(text.replace("clause 7:", "clause 7a:"), encoding="utf-8")
    came = in_a_file(tmp_path / "came.eml", via="Received: by mx.example; Mon, 2 Feb 2026\n")
    copy, later = desk.add(case.id, [came, tmp_path / "later.txt"])

    assert len(kept) == 2
    assert ("copy_of", "C-1", "same_mail") in told(copy.exhibit)
    assert [x.value for x in later.exhibit.suggestions if x.reason == "nearly_the_same"] == ["C-2"]


def test_nearly_the_same_words_in_another_paper_are_told_with_their_share(desk, case, tmp_path):
    text = " ".join(f"clause {n}: Acme owes {n * 13} pounds" for n in range(40))
    (tmp_path / "draft.txt").write_text(text, encoding="utf-8")
    (tmp_path / "later.txt").write_text(text.replace("clause 7:", "clause 7a:"), encoding="utf-8")
    desk.add(case.id, [tmp_path / "draft.txt"])
    (later,) = desk.add(case.id, [tmp_path / "later.txt"])

    (near,) = [x for x in later.exhibit.suggestions if x.reason == "nearly_the_same"]
    assert (near.field, near.value) == ("warning", "C-1")
    assert 80 < int(near.because.removesuffix(" %")) < 100


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Invoice no 55\nSeller: Ann\nBill to: Somebody Else Ltd\nTotal 900 GBP for chairs.",
         "names_another_debtor"),
        ("Faktura nr 55\nSprzedawca: Ktoś\nNabywca: Bocian sp. z o.o.\nRazem 900 PLN za krzesła",
         "names_another_debtor"),
        ("חשבונית מס 55\nלכבוד: ברוש שיווק בעמ\nסהכ 900 שח עבור כיסאות ושולחנות שסופקו במועד",
         "names_another_debtor"),
        ("A letter about the weather in spring, and how the garden looks after so much rain.",
         "names_neither_side"),
        ("Invoice no 55 to Acme Limited for the chairs that were delivered on Monday last.", ""),
    ],
)  # fmt: skip
def test_a_paper_that_names_somebody_else_carries_a_warning(desk, case, tmp_path, text, reason):
    (tmp_path / "paper.txt").write_text(text, encoding="utf-8")
    (filed,) = desk.add(case.id, [tmp_path / "paper.txt"])
    warned = [x.reason for x in filed.exhibit.suggestions if x.field == "warning"]
    assert warned == ([reason] if reason else [])
    desk.accept(case.id)
    assert desk.case(case.id).exhibits[0].accepted


def test_what_is_inside_an_archive_counts_in_the_progress_and_can_be_cancelled(
    desk, case, tmp_path
):
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as box:
        for n in range(4):
            box.writestr(f"{n}.txt", f"note number {n}")
    heard = []

    def go_on(done, every, name):
        heard.append((done, every, name))
        return name != "2.txt"

    desk.add(case.id, [tmp_path / "box.zip"], told=go_on)
    assert heard == [(0, 1, "box.zip"), (0, 5, "0.txt"), (1, 5, "1.txt"), (2, 5, "2.txt")]
    assert [x.custody.original_name for x in desk.case(case.id).exhibits] == [
        "box.zip",
        "0.txt",
        "1.txt",
    ]


def test_an_archive_in_archives_ends_somewhere_and_says_so(desk, case, tmp_path):
    inner = b"the innermost note"
    for level in range(9):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as box:
            box.writestr(f"{level}.zip" if level else "note.txt", inner)
        inner = held.getvalue()
    (tmp_path / "deep.zip").write_bytes(inner)
    filed = desk.add(case.id, [tmp_path / "deep.zip"])

    assert len(filed) == 6
    assert "inside_not_opened" in filed[-1].exhibit.reading.flags
    assert all("inside_not_opened" not in one.exhibit.reading.flags for one in filed[:-1])


def test_a_file_with_more_inside_than_any_evidence_has_is_stopped(
    desk, case, tmp_path, monkeypatch
):
    monkeypatch.setattr("casefile.desk.batch.MOST_INSIDE", 5)
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as box:
        for n in range(9):
            box.writestr(f"{n}.txt", f"note number {n}")
    (tmp_path / "next.txt").write_text("an ordinary note", encoding="utf-8")
    filed = desk.add(case.id, [tmp_path / "many.zip", tmp_path / "next.txt"])

    assert [one.trouble.key for one in filed if one.trouble] == ["archive_bomb"]
    assert filed[-1].name == "next.txt" and filed[-1].exhibit is not None
    assert len(desk.case(case.id).exhibits) == 7


def three_papers(desk, case, tmp_path):
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(f"Note {n} about the flour", encoding="utf-8")
    desk.add(case.id, sorted(tmp_path.glob("?.txt")))


def looks(desk, case):
    return [(x.accepted, x.looked_at) for x in desk.case(case.id).exhibits]


def test_what_is_accepted_with_others_was_not_looked_at_and_what_is_accepted_by_itself_was(
    desk, case, tmp_path
):
    three_papers(desk, case, tmp_path)
    desk.accept(case.id, ["C-2"])
    desk.accept(case.id)
    assert looks(desk, case) == [(True, False), (True, True), (True, False)]
    court = {line.gate: line for line in desk.review(case.id).gates.court}
    (lack,) = court["C9"].why.values["lacks"]
    assert (lack.values["accepted"], lack.values["looked"]) == (3, 1)
    assert desk.cases()[0].waiting == 2

    desk.look(case.id, "C-1")
    desk.accept(case.id, ["C-2", "C-3"], label="open")
    assert looks(desk, case) == [(True, True), (True, True), (True, False)]
    desk.accept(case.id, ["C-2", "C-3"], looked=True)
    assert all(seen for _, seen in looks(desk, case))
    assert {line.gate: line.open for line in desk.review(case.id).gates.court}["C9"]


def test_a_paper_that_was_opened_before_it_is_accepted_with_all_stays_looked_at(
    desk, case, tmp_path
):
    three_papers(desk, case, tmp_path)
    desk.look(case.id, "C-3")
    assert looks(desk, case)[2] == (False, True)
    before = desk.opened(case.id).revision
    desk.look(case.id, "C-3")
    assert desk.opened(case.id).revision == before
    desk.accept(case.id)
    assert looks(desk, case)[2] == (True, True)
    with pytest.raises(NotFound):
        desk.look(case.id, "C-9")


def test_of_a_record_that_does_not_say_acceptance_counts_as_a_look(desk, case, tmp_path):
    three_papers(desk, case, tmp_path)
    desk.accept(case.id)
    desk.change(
        case.id,
        lambda now: now.but(exhibits=tuple(x.but(looked=None) for x in now.exhibits)),
        note="as an earlier version wrote it",
    )
    assert looks(desk, case) == [(True, True)] * 3


def test_a_file_named_in_an_old_code_page_is_taken_in_with_all_the_others(desk, case, tmp_path):
    """``umowę.txt`` as an archive of Windows leaves it here: one byte that is no UTF-8."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "list.txt").write_text("We agreed on 500.")
    with open(os.fsencode(folder / "umow") + b"\xea.txt", "w") as file:
        file.write("The contract.")
    filed = desk.add(case.id, [folder])
    assert [one.exhibit.custody.original_name for one in filed] == ["list.txt", "umow\ufffd.txt"]
    assert [x.mark for x in desk.case(case.id).exhibits] == ["C-1", "C-2"]
