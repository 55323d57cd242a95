"""The same mail, nearly the same words, a paper of somebody else: told when it is taken in."""

import pytest
from papers_filed import in_a_file, told


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


def test_who_signs_for_a_debtor_named_in_another_case_is_nobody_else(desk, tmp_path):
    case = desk.new(
        place="pl",
        claimant="Stolarnia Wiąz Piotr Maciejak",
        respondent="Kawiarnia Bławatek sp. z o.o.",
    ).case
    record = """PROTOKÓŁ ODBIORU
    Do umowy między Stolarnią Wiąz Piotr Maciejak a {debtor}.
    Odebrano: lada dębowa z witryną. Uwagi: bez uwag.
    Wykonawca: Piotr Maciejak
    Zamawiający: Halina Rutka
    """
    for debtor in ("Kawiarnią Bławatek sp. z o.o.", "Kawiarnią Chaber sp. z o.o."):
        (tmp_path / f"{debtor}.txt").write_text(record.format(debtor=debtor), encoding="utf-8")
    filed = desk.add(case.id, sorted(tmp_path.glob("*.txt")))
    reason = "names_another_debtor"
    warned = [[x.value for x in f.exhibit.suggestions if x.reason == reason] for f in filed]
    assert warned == [[], ["Halina Rutka"]]
