"""What a paper is called, and a paper in which a witness tells what he saw."""

import pytest
from guesses import EW, IL, PL, read, told

from casefile.intake.clues import hint, shipped_clues
from casefile.intake.guess import suggestions
from casefile.intake.invoice import Invoice
from casefile.intake.reading import FullReading, Paragraph
from casefile.intake.titles import title_of
from casefile.intake.who import Sides
from casefile.library import languages
from casefile.model.exhibit import ExhibitKind
from casefile.model.suggestion import PERSON_SAID

QUOTE = {
    "he": ("דנה כהן עיצוב\nלכבוד\nיוסי לוי\nלידי מר משה, מנכ\"ל\nהצעת מחיר והזמנה מס' 218\n", IL),
    "en": ("Bright Sparks Ltd\nFor Mr Mike Harbour, Director\nQuotation and order no. 218\n", EW),
    "pl": ("Stolarnia Dąb sp. z o.o.\nSzanowna Pani Prezes\nWycena i zamówienie nr 218\n", PL),
}


@pytest.mark.parametrize("language", QUOTE)
def test_a_paper_keeps_its_heading_whatever_a_person_says_it_is(language):
    text, case = QUOTE[language]
    full = read(text, "paper.txt")
    titles = [
        {x.value for x in suggestions(full, "paper.txt", case, said=said) if x.field == "title"}
        for said in (
            (),
            (hint("kind", "order", PERSON_SAID),),
            (hint("kind", "quote", PERSON_SAID),),
        )
    ]
    assert titles[0] == titles[1] == titles[2]
    assert "218" in titles[0].pop()


STATEMENTS = [
    (
        "חיפה, 18.10.2026\n\nאני, רמי חדאד, ראש צוות, עבדתי באירוע מטעם דנה כהן עיצוב.\n"
        "הגענו ב-18:35 והאוכל היה חם.\n\nרמי חדאד",
        IL,
        "אני, רמי חדאד, ראש צוות",
    ),
    (
        "Leeds, 18 October 2026\n\nI, Tom Baker, worked for Bright Sparks Ltd on 2 July 2026.\n"
        "We arrived at 18:35 and unloaded six boxes.\n\nTom Baker",
        EW,
        "I, Tom Baker",
    ),
    (
        "Łódź, 18.10.2026\n\nJa, niżej podpisany Jan Nowak, kierowca, byłem 2.07.2026 na miejscu.\n"
        "Rozładowałem sześć skrzyń.\n\nJan Nowak",
        PL,
        "Ja, niżej podpisany Jan Nowak",
    ),
]


@pytest.mark.parametrize(("text", "case", "opens"), STATEMENTS)
def test_what_a_witness_wrote_down_is_his_statement_and_its_first_words_name_it(text, case, opens):
    found = told(read(text, "paper.txt"), "paper.txt", case)
    assert found["kind"] == {"witness_statement"}
    assert found["title"].pop().startswith(opens)


@pytest.mark.parametrize(
    "text",
    [
        "I hope you are well, and I saw your note.\nWe delivered on Monday.",
        "I, Tom Baker, would like to order six boxes.",
        "Ja, oczywiście bardzo chętnie, pracowałem wczoraj.",
        "אני, רמי חדאד, מבקש לקבל את הסכום.",
    ],
)
def test_a_name_alone_or_a_deed_alone_makes_no_witness(text):
    assert told(read(text, "paper.txt"), "paper.txt", EW)["kind"] != {"witness_statement"}


def test_an_electronic_invoice_is_called_by_its_number_not_by_a_line_of_it():
    lines = ("Stolarnia Dąb sp. z o.o.", "1\tDruk arkuszy, A5\t5000\t1.10\t5500.00")
    full = FullReading(
        paragraphs=tuple(Paragraph(text=line) for line in lines),
        invoice=Invoice(format="ksef", number="FV/55/2026"),
    )

    def titled(words, **more):
        reading = full.but(invoice=full.invoice.but(**more))
        return title_of(reading, ExhibitKind.INVOICE, Sides(), shipped_clues(), words).value

    assert titled(None) == "FV/55/2026"
    assert titled(languages()["pl"]) == "Faktura FV/55/2026"
    assert titled(languages()["en"], type_code="381") == "Credit note FV/55/2026"
    assert titled(languages()["pl"], corrects=("FV/1/2026",)) == "Faktura korygująca FV/55/2026"
