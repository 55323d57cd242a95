"""The log of calls for a court says that it is a selection, and not a word of what is left out."""

from __future__ import annotations

import pytest
from written_words import text_of

from casefile.desk.posting import Sent
from casefile.model.contact import Channel


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_it_says_how_many_entries_are_not_listed_and_not_which(desk, id_, code):
    for n in (1, 2, 3):
        fields = ("channel=phone", "on=2026-10-01", f"who=Caller-{n}", f"said=Words-{n}")
        desk.set(id_, [f"contacts.{'new' if not k else n}.{one}" for k, one in enumerate(fields)])
    desk.set(id_, ["contacts.1.disclosure=open"])
    told = text_of(desk.write(id_, "call_log", language=code).path)
    words = desk.language(code)
    assert words.term("packets.contacts.selection", n=2) in told.replace("\u00a0", " ")
    assert "Words-1" in told and "Words-2" not in told and "Caller-3" not in told


def test_a_log_that_lists_all_is_no_selection_nor_is_the_one_of_ones_own_lawyer(desk, id_):
    desk.set(id_, ["contacts.new.channel=phone", "contacts.1.on=2026-10-01"])
    start = desk.words.term("packets.contacts.selection", n=2)[:20]
    assert start not in text_of(desk.write(id_, "lawyer_instruction").path)
    assert start not in text_of(desk.write(id_, "call_log").path), "it lists nothing, and says so"
    desk.set(id_, ["contacts.1.disclosure=open"])
    assert start not in text_of(desk.write(id_, "call_log").path)


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_an_invitation_to_mediate_is_called_so_in_the_log(desk, id_, code):
    """The log called it a letter or message of ours, and the chronology of the same paper knew."""
    desk.sent(id_, Sent("invitation_to_mediate", Channel.EMAIL))
    desk.set(id_, ["contacts.1.disclosure=open"])
    told = text_of(desk.write(id_, "call_log", language=code).path)
    words = desk.language(code)
    assert words.term("events.mediation_asked") in told
    assert words.term("packets.contacts.letter") not in told
