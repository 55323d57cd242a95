"""Titles in a narrow column: what tells one paper from another is seen, in each language."""

import pytest
from rich.cells import cell_len

from casefile.screens.short_titles import short_titles

MAIL = {"en": "e-mail", "pl": "wiadomość e-mail", "he": 'דוא"ל'}


@pytest.mark.parametrize(
    ("papers", "shown"),
    [
        (
            [
                ("FAKTURA nr FV 29/2026 z 31 lipca", "faktura"),
                ("Faktura VAT nr FV 34/2026", "faktura"),
            ],
            ["FV 29/2026 z 31 lip…", "FV 34/2026"],
        ),
        (
            [("Invoice no. INV-1042 for the kitchen", "invoice"), ("INVOICE INV-7", "invoice")],
            ["INV-1042 for the kit…"[:19] + "…", "INVOICE INV-7"],
        ),
        (
            [("חשבונית מס' 2026-0117 עבור אירוע", "חשבונית")],
            ["2026-0117 עבור אירוע"],
        ),
        (
            [("Re: RE: Fwd: kitchen counter, the crack", MAIL["en"])],
            ["kitchen counter, th…"],
        ),
        (
            [("Odp: PD: Odp: lada pęknięta w połowie", MAIL["pl"])],
            ["lada pęknięta w poł…"],
        ),
        (
            [("תשובה: השב: הדלפק נסדק באמצע השבוע", MAIL["he"])],
            ["הדלפק נסדק באמצע הש…"],
        ),
        (
            [("UMOWA O DZIEŁO nr 5/2026 z dnia", "umowa")],
            ["UMOWA O DZIEŁO nr…"],
        ),
        (
            [
                ("Zestawienie godzin pracy lipiec", "ewidencja"),
                ("Zestawienie godzin pracy sierpień", "ewidencja"),
            ],
            ["Zestawienie g…lipiec", "Zestawienie…sierpień"],
        ),
        (
            [
                ("Timesheet of the fitters week 31", "timesheet"),
                ("Timesheet of the fitters week 32", "timesheet"),
            ],
            ["Timesheet of the…31", "Timesheet of the…32"],
        ),
        (
            [
                ("דוח שעות של המתקינים חודש יולי", "דוח"),
                ("דוח שעות של המתקינים חודש אוגוסט", "דוח"),
            ],
            ["דוח שעות של המת…יולי", "דוח שעות של ה…אוגוסט"],
        ),
    ],
)
def test_what_tells_papers_apart_is_seen(papers, shown):
    told = short_titles(papers, 20)
    assert all(cell_len(one) <= 20 for one in told)
    assert told == shown


def test_a_title_that_fits_stays_whole_and_titles_alike_stay_alike():
    papers = [("Re: INV-7", "e-mail"), ("Faktura FV 29/2026 - przypomnienie", "wiadomość e-mail")]
    assert short_titles(papers, 80) == [title for title, _ in papers]
    assert short_titles([papers[1], papers[1]], 20) == ["Faktura FV 29/2026…"] * 2


def test_mails_of_one_thread_are_told_apart_by_how_often_it_was_answered():
    subject = "Faktura FV 29/2026 - przypomnienie"
    thread = [(told + subject, MAIL["pl"]) for told in ("", "Odp: ", "Odp: Odp: ", "PD: ")]
    assert short_titles(thread, 20) == [
        "Faktura FV 29/2026…",
        "Faktura FV… (Odp)",
        "Faktura FV… (Odp 2)",
        "Faktura FV… (PD)",
    ]


def test_no_sum_is_cut_in_two():
    assert short_titles([("I owe you 4,500 for flour", "note")], 15) == ["I owe you…"]


def test_a_title_of_nothing_but_the_words_of_an_answer_is_shown():
    assert short_titles([("Re: Re: Re: Re: Re: Re: Re:", "e-mail")], 10) == ["Re: Re: R…"]


@pytest.mark.parametrize("width", range(1, 40))
def test_no_title_takes_more_cells_than_the_column_has(width):
    papers = [(f"Protokół odbioru lady dębowej, część {n}", "protokół odbioru") for n in range(3)]
    assert all(cell_len(one) <= width for one in short_titles(papers, width))
