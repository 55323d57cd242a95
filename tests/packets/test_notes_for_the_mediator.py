"""A note labelled for the mediator stands in the packet for the mediator, and in no other."""

import pytest
from packet_case import FORMS, LANGUAGES, NAMES, ON, TEXTS, case_of, language, law_of
from packet_review import review_of

from casefile.documents.plain import plain_text
from casefile.model.dates import loose
from casefile.model.deadline import Note
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.party import Owner
from casefile.model.say import Say
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.rules.disclosure import open_view

WORDS = "Ready to go down to eighteen thousand."
NOTE = Note(text=WORDS, disclosure=Disclosure.MEDIATOR)


def text_of(form, code, *notes):
    case = open_view(case_of(code).but(notes=notes), FORMS[form].audience)[0]
    owner, law = Owner(name=NAMES[code][0]), law_of(code)
    told = Matter(
        case, review_of(case), FORMS[form], language(code), law, owner, texts=TEXTS, pages={}, on=ON
    )
    return plain_text(compose(told))


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_one_reader_it_was_written_for_gets_it(code):
    assert WORDS in text_of("mediator_note", code, NOTE)
    assert WORDS not in text_of("mediator_note", code, NOTE.but(disclosure=Disclosure.INTERNAL))
    assert WORDS not in text_of("mediation_exchange", code, NOTE)
    assert WORDS not in text_of("evidence_bundle", code, NOTE)


def test_a_note_without_a_day_is_told_as_one_where_it_is_left_out():
    dated = NOTE.but(on=loose("2026-03-01"))
    left = open_view(case_of("en").but(notes=(NOTE, dated)), Audience.COURT)[1]
    keys = [one.what.key for one in left if isinstance(one.what, Say)]
    told = [key for key in keys if "note" in key]
    assert told == ["withheld.note_undated", "withheld.note"]
