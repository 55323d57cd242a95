"""A reading is kept and shown: the same from JSON, cleaned for a packet."""

import tomllib
from datetime import time
from importlib.resources import files

import pytest
from guesses import EW, HIS_MAIL, mail, read

from casefile.intake.clues import level, phrases_of
from casefile.intake.evidence import evidence_block, evidence_paragraphs
from casefile.intake.guess import suggestions
from casefile.intake.reading import Attachment, FullReading, Message, as_values, full_reading
from casefile.library import languages
from casefile.model.claim import Debt
from casefile.model.dates import loose


def test_a_reading_comes_back_from_json_as_it_was_without_its_attachments_bytes():
    full = FullReading(
        reader="whatsapp",
        subject="a\ud800b",
        dated=loose("2026-03"),
        hour=time(10, 5),
        messages=(Message(on=loose("2026-03-02"), hour=time(10, 5), who="Dana", said="hi"),),
        attachments=(Attachment(name="x.jpg", size=3, data=b"abc"),),
    )
    kept = full.to_json()
    back = FullReading.from_json(kept)

    assert b"abc" not in kept
    assert back.subject == "a\ufffdb"
    assert (back.dated, back.hour, back.messages) == (full.dated, full.hour, full.messages)
    assert full_reading(as_values(full), (b"abc",)).attachments == full.attachments


def test_evidence_is_shown_with_words_of_the_packet_and_quotes_in_their_style():
    words = languages()["pl"]
    block = evidence_block(HIS_MAIL, words)

    assert ("Temat", "Re: Faktura FV/12/2026") in block.fields
    assert ("Wysłano", "02.03.2026 10:00 +0100") in block.fields
    assert [style for style, _ in block.paragraphs] == ["Email Body", "Email Quote"]
    assert evidence_block(FullReading(reader="pdf"), words) is None
    assert evidence_block(FullReading(trouble="reader_died"), words) is None


def test_escape_sequences_never_reach_a_packet():
    full = mail("a@b.c", "d@e.f", "x", "pay \x1b]52;c;evil\x07 now")
    _, paragraphs = evidence_paragraphs(full, languages()["en"])

    assert "\x1b" in full.text
    assert not any("\x1b" in text or "\x07" in text for _, text in paragraphs)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("This is a Settlement  Agreement about an agreement", "Settlement  Agreement"),
        ("agreement before a settlement agreement", "agreement"),
        ("nothing of the kind", None),
        ("", None),
    ],
)
def test_the_first_phrase_is_found_and_the_longest_where_several_begin(text, found):
    phrases = phrases_of({"en": ["settlement agreement", "settlement", "agreement"]})
    match = phrases.search(text)
    assert (match.group() if match else None) == found


def test_no_phrase_of_the_lists_is_passed_by_in_a_text_that_says_it():
    """A text is searched for it only where it holds every word of it, in letters of any size."""
    lists = tomllib.loads(files("casefile.intake").joinpath("clues.toml").read_text("utf-8"))
    for words in lists["signals"].values():
        for phrase in (one for each in words.values() for one in each):
            said = phrase.replace("...", "soon").replace("*", "s").replace(" ", "\n ")
            for text in (said, said.upper()):
                assert phrases_of({"": [phrase]}).search(level(f"He: {text}.")), phrase


@pytest.mark.parametrize(
    ("head", "sum_"), [("Kwota", "5\xa0000,00"), ("Kwota PLN", "5\xa0000,00\xa0zł")]
)
def test_days_and_totals_of_a_bank_table_are_written_as_the_reader_writes_them(head, sum_):
    table = f"Data operacji;Opis;{head};Saldo\n2026-09-10;wpłata;5000,00;6000,00\n"
    block = evidence_block(read(table, "b.csv"), languages()["pl"])
    assert ("Wpływy", sum_) in block.fields
    assert ("Ostatni dzień", "10.09.2026") in block.fields
    assert any("2026-09-10;wpłata;5000,00" in text for _, text in block.paragraphs)


@pytest.mark.parametrize(
    ("words", "element", "reason"),
    [
        ("Proof looks great, go ahead and print the 120 menus.", "agreement", "approves_draft"),
        ("Looks great! Go ahead and print.", "agreement", "approves_draft"),
        ("The mock-up looks good.", "agreement", "approves_draft"),
        ("The menus look great, just like the proof.", "performance", "confirms_receipt"),
        ("Got them thanks, they look awesome", "performance", "confirms_receipt"),
        (
            "Proof of payment attached, everything arrived.",
            "performance",
            "confirms_receipt",
        ),
        ("Wydruk próbny wygląda świetnie, proszę drukować.", "agreement", "approves_draft"),
        ("Szyldy wyglądają świetnie, dziękujemy.", "performance", "confirms_receipt"),
        ("הסקיצה נראה מעולה, אפשר להדפיס", "agreement", "approves_draft"),
        ("מאשרים את ההגהה", "agreement", "approves_draft"),
        ("התפריטים נראים מעולה", "performance", "confirms_receipt"),
    ],
)
def test_praise_of_a_proof_is_consent_and_that_of_the_work_its_receipt(words, element, reason):
    full = mail("owner@harbourcafe.example", "ops@brightsparks.example", "Menus", words)
    shows = [s for s in suggestions(full, "m.eml", EW) if s.field == "shows"]
    assert {(one.value, one.reason) for one in shows} == {(element, reason)}


@pytest.mark.parametrize(
    ("day", "element"), [("2026-03-03", "agreement"), ("2026-03-02", "performance")]
)
def test_praise_before_the_day_of_delivery_shows_no_delivery(day, element):
    full = mail("owner@harbourcafe.example", "ops@brightsparks.example", "Menus", "Looks great!")
    debt = Debt(ref="2418", amount="2260.00 CAD", performed=loose(day))
    (one,) = [s for s in suggestions(full, "m.eml", EW.but(debts=(debt,))) if s.field == "shows"]
    assert one.value == element
