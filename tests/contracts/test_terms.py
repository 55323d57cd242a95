"""One word a thing: every sentence, form and packet keeps to the glossary, by kind of paper."""

import re
from pathlib import Path

import pytest
from canaries import ON, Garden

from casefile.desk.terms import glossary, wrong_words
from casefile.documents.plain import plain_text
from casefile.library import CODES, forms, jurisdictions, languages
from casefile.model.glossary import COURT, LETTER, papers_of
from casefile.model.party import Owner
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.rules.disclosure import open_view
from casefile.rules.review import review

DOCS = Path(__file__).parents[2] / "docs"
FORMS, WORDS, LAWS = forms(), languages(), jurisdictions()
PLACES = {"en": "ew", "he": "il", "pl": "pl"}
STATUTES = ("dłużnik – publiczny podmiot leczniczy",)
"""Words of an act, told as its own name of a thing."""


def papers(form):
    return papers_of(letter=form.letter, audience=form.audience)


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_keeps_to_the_glossary(code):
    texts = {}
    for key, words in WORDS[code].terms.items():
        if key.startswith("palette.sought."):
            continue  # what people type to find a thing, whatever it is called on the screen
        texts[key] = words if isinstance(words, str) else " | ".join(words.values())
    assert list(wrong_words(texts, code)) == []


@pytest.mark.parametrize("code", CODES)
def test_every_form_keeps_to_the_glossary_of_its_kind_of_paper(code):
    for form in FORMS.values():
        assert list(wrong_words(form.words[code], code, papers(form))) == [], form.name


@pytest.mark.parametrize("code", ["he", "pl"])
@pytest.mark.parametrize("name", sorted(FORMS))
def test_every_packet_keeps_to_the_glossary_of_its_kind_of_paper(code, name):
    """The case holds no word but made-up ones; what is written besides is the program's."""
    form, words, law = FORMS[name], WORDS[code], LAWS[PLACES[code]]
    case, texts = Garden(1, words, law.code).case()
    seen, _ = open_view(case, form.audience)
    own, read = words.in_place(law.terms.get(code, {})), texts if form.exhibits else {}
    packet = compose(Matter(seen, review(seen, law, ON), form, own, law, Owner(), read, {}, ON))
    told = plain_text(packet)
    for statute in STATUTES:
        told = told.replace(statute, "")
    lines = {str(n): line for n, line in enumerate(told.splitlines())}
    assert lines
    assert list(wrong_words(lines, code, papers(form))) == []


@pytest.mark.parametrize("code", ["he", "pl"])
def test_the_sides_have_the_words_of_the_paper(code):
    """In a letter wierzyciel and הנושה, in a packet for court powód and התובע."""
    roles = {kind: WORDS[code].term(f"packets.roles.{kind}.claimant") for kind in (LETTER, COURT)}
    for kind, other in ((LETTER, COURT), (COURT, LETTER)):
        assert list(wrong_words({"x": roles[kind]}, code, frozenset({kind}))) == []
        assert list(wrong_words({"x": roles[kind]}, code, frozenset({other}))) != []


@pytest.mark.parametrize(
    ("code", "text", "wrong"),
    [
        ("pl", "Dowodem nadania jest list.", "Dowodem nadania"),
        ("pl", "Pismo wysłano e-mailem.", None),
        ("pl", "Pismo wysłano mailem.", "mailem"),
        ("he", "הגישור והתיווך", "והתיווך"),
        ("he", 'פרטים בדוא"ל', None),
        ("en", "The plaintiff paid.", "plaintiff"),
        ("en", "{plaintiff} paid.", None),
    ],
)
def test_a_wrong_word_is_found_with_its_prefixes_and_endings(code, text, wrong):
    found = [one.word for one in wrong_words({"x": text}, code)]
    assert found == ([wrong] if wrong else [])


@pytest.mark.parametrize("code", CODES)
def test_no_term_forbids_its_own_words(code):
    assert glossary(code)
    for term in glossary(code):
        everywhere = term.papers == ""
        assert not everywhere or not any(term.wrong_in(word) for word in term.words), term.en


@pytest.mark.parametrize("code", CODES)
def test_a_grade_has_one_word_in_the_help_in_the_packets_and_in_the_guide(code):
    words = WORDS[code]
    told = [words.term("screens.help.letters"), words.term("packets.elements.note")]
    guide = DOCS / f"guide.{code}.md"
    told += [" ".join(guide.read_text(encoding="utf-8").split())] if code != "en" else []
    found = [re.search(r"\bB ([^,]+), C ([^,]+), D ([^,]+), L ([^.]+)", text) for text in told]
    assert None not in found
    assert len({match.groups() for match in found if match}) == 1


def test_no_side_is_called_by_two_genders_at_once():
    """A firm is no „החייב/ת“: הצד החייב reads alike for a man, a woman and a company."""
    slashed = ("החייב/ת", "התובע/ת", "הנתבע/ת", "הנושה/ת")
    files = [*DOCS.parent.glob("casefile/wording/*/he.toml"), *DOCS.parent.glob("forms/*/he.toml")]
    assert [f for f in files if any(one in f.read_text("utf-8") for one in slashed)] == []


BARE_NUMBERS = (
    *("packets.claim.debt", "packets.claim.debt_invoice", "points.due_as_we_say"),
    *("events.invoice", "events.invoice_received", "contradictions.invoice_day"),
    *("account.note.credit_elsewhere", "account.note.payment_elsewhere"),
)
"""What is told with the number of an invoice alone, which no case changes."""


def test_no_word_before_the_name_of_a_debt_in_polish_asks_for_another_case_of_it():
    """It is "faktura 7", words of a person or "należność z terminem …": all stand as they are."""
    texts = {key: words for key, words in WORDS["pl"].terms.items() if key not in BARE_NUMBERS}
    for form in FORMS.values():
        texts |= {f"{form.name}.{key}": words for key, words in form.words["pl"].items()}
    apart = re.compile(r"(?<![:,.]) (?<!Należność )\{(?:debts?|ref|invoices)\}")
    assert [key for key, words in texts.items() if apart.search(str(words))] == []
