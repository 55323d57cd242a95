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
