"""What a paper is, told by its title, its head and the name of its file, or as a witness's word."""

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
        "he",
        "חיפה, 18.10.2026\n\nאני, רמי חדאד, ראש צוות, עבדתי באירוע מטעם דנה כהן עיצוב.\n"
        "הגענו ב-18:35 והאוכל היה חם.\n\nרמי חדאד",
        IL,
        "הצהרת עד: רמי חדאד",
    ),
    (
        "he",
        "אני שרה בת אל כהן, ת.ז. 000000018, עבדתי באירוע של יוסי לוי והגשתי את המנות.",
        IL,
        "הצהרת עד: שרה בת אל כהן",
    ),
    (
        "en",
        "Leeds, 18 October 2026\n\nI, Tom Baker, worked for Bright Sparks Ltd on 2 July 2026.\n"
        "We arrived at 18:35 and unloaded six boxes.\n\nTom Baker",
        EW,
        "Witness statement: Tom Baker",
    ),
    (
        "en",
        "My name is Mary Ann Evans and I was present when Harbour Cafe Ltd took the lamps.",
        EW,
        "Witness statement: Mary Ann Evans",
    ),
    (
        "pl",
        "Łódź, 18.10.2026\n\nJa, niżej podpisany Jan Nowak, kierowca, byłem 2.07.2026 na miejscu.\n"
        "Rozładowałem sześć skrzyń.\n\nJan Nowak",
        PL,
        "Oświadczenie świadka: Jan Nowak",
    ),
    (
        "pl",
        "Nazywam się Łucja Wójcik i pracowałam przy montażu mebli dla Kawiarni Pod Lipą.",
        PL,
        "Oświadczenie świadka: Łucja Wójcik",
    ),
]


@pytest.mark.parametrize(("language", "text", "case", "title"), STATEMENTS)
def test_what_a_witness_wrote_down_is_called_a_statement_with_his_name(language, text, case, title):
    full, words = read(text, "paper.txt"), languages()[language]
    found = {one.field: one.value for one in suggestions(full, "paper.txt", case, words=words)}
    assert (found["kind"], found["title"]) == ("witness_statement", title)


def test_a_heading_of_his_own_is_the_title_of_what_a_witness_wrote_down():
    text = "Witness statement of Tom Baker\n\nI, Tom Baker, worked there. We delivered six boxes."
    assert told(read(text, "p.txt"), "p.txt", EW)["title"] == {"Witness statement of Tom Baker"}


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


@pytest.mark.parametrize(
    ("text", "back"),
    [
        (
            "דואר ישראל\nדבר דואר רשום RR418900145IL\nהוחזר לשולח ביום 17.12.2026. סיבה: לא נדרש",
            "הוחזר לשולח ביום 17.12.2026. סיבה: לא נדרש",
        ),
        (
            "Royal Mail\nItem RR418900145GB\nReturned to sender 17 December 2026: unclaimed",
            "Returned to sender 17 December 2026: unclaimed",
        ),
        (
            "Poczta Polska\nPrzesyłka RR418900145PL\nZwrot do nadawcy 17.12.2026, nie podjęto",
            "Zwrot do nadawcy 17.12.2026, nie podjęto",
        ),
    ],
)
def test_what_the_post_brought_back_is_titled_by_what_it_wrote_on_it(text, back):
    full = read(text, "post.txt")
    titled = title_of(full, ExhibitKind.PROOF_OF_SENDING, Sides(), shipped_clues(), None)
    assert titled.value == back


def test_a_receipt_of_the_post_is_called_by_what_it_is_and_not_by_the_post():
    text = "דואר ישראל\nאישור מסירה לדבר דואר רשום\nמספר: RR418900145IL\nנמסר: 10.12.2026\n"
    of = told(read(text, "p.txt"), "p.txt", IL)
    assert of["kind"] == {"proof_of_sending"}
    assert of["title"] == {"אישור מסירה לדבר דואר רשום"}


@pytest.mark.parametrize(
    ("text", "case", "title"),
    [
        (
            "PROTOKÓŁ ODBIORU ROBÓT\nŁódź, dnia 08.07.2026\nDotyczy umowy nr 7/2026 stron.\n"
            "Odebrano: dach. Uwagi: bez uwag.",
            PL,
            "PROTOKÓŁ ODBIORU ROBÓT",
        ),
        ("תעודת משלוח\nהנדון: הזמנה 512\nנמסרו 12 כיסאות", IL, "תעודת משלוח"),
        ("DELIVERY NOTE\nRe: order 512\n12 chairs", EW, "DELIVERY NOTE"),
        (
            "POTWIERDZENIE NADANIA przesyłki poleconej nr (00)\n559007734512345678\nNadawca: Dąb",
            PL,
            "POTWIERDZENIE NADANIA przesyłki poleconej nr (00) 559007734512345678",
        ),
        ("PROTOKÓŁ ODBIORU nr\n7/2026\nOdebrano dach.", PL, "PROTOKÓŁ ODBIORU nr 7/2026"),
        ("DELIVERY NOTE no.\n12 chairs went out", EW, "DELIVERY NOTE no."),
    ],
)
def test_a_heading_goes_before_what_the_paper_is_about_and_has_its_whole_number(text, case, title):
    assert told(read(text, "p.txt"), "p.txt", case)["title"] == {title}
