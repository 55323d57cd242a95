"""Every packet in a language that nobody speaks: all of it is in the wording or the form."""

import re

import pytest
from canaries import ON, Garden
from invented_language import invented, law_as_read, months, spoken_elsewhere

from casefile.documents.plain import plain_text
from casefile.library import forms, jurisdictions, languages
from casefile.model.language import Language
from casefile.model.party import Owner
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.rules.disclosure import open_view
from casefile.rules.review import review

FORMS, LAW = forms(), jurisdictions()["pl"]
NAMES = {"Word", "SHA", "sha", "PLN", "UTC", "ics", "JSON", "casefile", "From", "eml"}
"""Names, codes, and the head of a mail as it came."""
NOT_WORDS = re.compile(
    r"WORD\d+Q\d+( and the words around it)?|\b[A-DL]\b|\b[CRX]-\d+|https?://\S+|\b[0-9a-f]{4,}\b"
)


def _said(words):
    if isinstance(words, str):
        return invented(words)
    return {category: invented(text) for category, text in words.items()}


@pytest.fixture(scope="module")
def words():
    terms = {key: _said(words) for key, words in languages()["en"].terms.items()}
    return Language("he", terms | {"formats.day": "d.M.y", "formats.month": "M.y"})


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_packet_holds_no_word_of_a_real_language(name, words):
    english = FORMS[name]
    told = {key: invented(text) for key, text in english.words["en"].items()}
    form = english.but(words={**english.words, "he": told})
    case, texts = Garden(3, words, LAW.code).case()
    seen, _ = open_view(case, form.audience)
    read = texts if form.exhibits else {}
    packet = compose(Matter(seen, review(seen, LAW, ON), form, words, LAW, Owner(), read, {}, ON))
    text = plain_text(packet)
    assert any("\u0780" <= letter <= "\u07a5" for letter in text)
    found = spoken_elsewhere(NOT_WORDS.sub(" ", text))
    assert found - law_as_read() - months() - NAMES == set(), text
