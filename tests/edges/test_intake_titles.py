"""What a paper is, told by its title, its head and the name of its file."""

import pytest
from guesses import EW, IL, PL, read, told

from casefile.intake.reading import FullReading


def test_a_title_is_the_line_that_names_the_paper_not_the_letterhead():
    text = "Bright Sparks Ltd\n12 Example St, Leeds LS1 0AA\nINVOICE INV-7\nfor wiring"

    assert told(read(text, "p.txt"), "p.txt", EW)["title"] == {"INVOICE INV-7"}


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        (
            "יוסי לוי\n29.9.2026\nלכבוד גב' דנה כהן עיצוב\nהנדון: תלונה על האירוע מיום 3.9.2026\n"
            "המנה הוגשה קרה.\nההזמנה הייתה ל-150 סועדים בלבד.",
            IL,
            ("letter", "2026-09-29", "תלונה על האירוע מיום 3.9.2026", "respondent"),
        ),
        (
            "דנה כהן עיצוב\n25.10.2026\nלכבוד יוסי לוי\nבדואר רשום\n"
            "הנדון: יתרת חוב - דרישה לתשלום\n"
            "ביום 3.9.2026 סיפקתי לכם.",
            IL,
            ("demand", "2026-10-25", "יתרת חוב - דרישה לתשלום", "claimant"),
        ),
        (
            "הזמנת קייטרינג מס' 71\nבין: דנה כהן עיצוב\nלבין: יוסי לוי\n"
            '4. מקדמה: 10,000 ש"ח בחתימת ההזמנה.\nנחתם ביום 2.8.2026',
            IL,
            ("order", "2026-08-02", "הזמנת קייטרינג מס' 71", "both"),
        ),
        (
            "Harbour Cafe Ltd\nUnit 3 Mill, Leeds LS1 9ZZ\n20 August 2026\n"
            "Dear Bright Sparks Ltd,\n"
            "Your invoice INV-7\nThe agreement of 1 May 2026 was never kept.",
            EW,
            ("letter", "2026-08-20", "Your invoice INV-7", "respondent"),
        ),
        (
            "Kawiarnia Pod Lipą s.c.\nul. Lipowa 3, 90-001 Łódź\nŁódź, dnia 5 marca 2026 r.\n"
            "Do: Stolarnia Dąb sp. z o.o.\nDotyczy: faktury FV/12/2026\nW dniu 1.02.2026 odbiór.",
            PL,
            ("letter", "2026-03-05", "faktury FV/12/2026", "respondent"),
        ),
    ],
)
def test_a_letter_is_told_by_its_head_and_not_by_the_papers_it_speaks_of(text, case, expected):
    found = told(read(text, "p.txt"), "p.txt", case)

    told_of_it = [found.get(name) for name in ("kind", "dated", "title", "provenance")]
    assert told_of_it == [{value} for value in expected]


def test_of_several_days_the_one_the_file_is_named_by_wins_when_the_text_has_it():
    text = "Letter\nYou ordered on 8.2.2026.\nHaifa, 14 ביוני 2026"

    assert told(read(text, "letter 2026-06-14.txt"), "letter 2026-06-14.txt", IL)["dated"] == {
        "2026-06-14"
    }


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Screenshot_20260302.png", "screenshot"), ("zrzut ekranu.png", "screenshot")],
)
def test_screenshots_are_told_by_name(name, kind):
    full = FullReading(reader="picture", media_type="image/png")

    assert told(full, name, PL)["kind"] == {kind}


def test_a_day_in_the_name_serves_when_there_is_no_other():
    full = FullReading(reader="picture", media_type="image/jpeg")

    assert told(full, "IMG-20261007-WA0003.jpg", PL)["dated"] == {"2026-10-07"}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("LETTER BEFORE ACTION", "demand"),
        ("Notice before action", "demand"),
        ("Final demand", "demand"),
        ("Ostateczne przedsądowe wezwanie do zapłaty", "demand"),
        ("מכתב התראה לפני נקיטת הליכים", "demand"),
        ("התראה אחרונה", "demand"),
        ("Certificate of posting", "proof_of_sending"),
        ("Potwierdzenie nadania przesyłki poleconej", "proof_of_sending"),
        ("Dowód nadania", "proof_of_sending"),
        ("אישור על משלוח דואר רשום", "proof_of_sending"),
    ],
)
def test_a_demand_and_the_proof_that_it_was_posted_are_known_by_their_titles(title, kind):
    assert told(read(f"12.5.2026\n\n{title}\n\nINV-7", "p.txt"), "p.txt", EW)["kind"] == {kind}


def test_a_statement_saved_as_a_table_has_no_title_of_column_heads():
    table = (
        "Data operacji;Opis;Kontrahent;Kwota;Saldo\n2026-09-10;wpłata;Kawiarnia;5000,00;6000,00\n"
    )
    full = read(table, "b.csv")
    assert full.rows
    assert "title" not in told(full, "b.csv", PL)
