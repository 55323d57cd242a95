"""Once nothing is owed any more, nothing is offered, agreed upon or written off."""

import pytest
from matters_ended import agreed, euros, judged, letter

from casefile.model.case import Ended, Ending
from casefile.model.dates import loose
from casefile.model.errors import PacketRefused

TALKS = ("offer", "settlement_agreement", "instalment_agreement")
LANGUAGES = ("en", "he", "pl")


def refused(desk, id_, form):
    """Return why *form* is refused, as a Word file and as text alike."""
    with pytest.raises(PacketRefused) as written:
        desk.write(id_, form, draft=True)
    with pytest.raises(PacketRefused) as said:
        desk.handed_as_text(id_, form, draft=True)
    assert written.value.values["why"] == said.value.values["why"]
    return desk.words.say(written.value.values["why"])


def closed(desk, id_, how, **more):
    desk.close(id_, Ending(how=how, on=loose("2026-11-10"), why="It came to an end", **more))


@pytest.mark.parametrize("form", TALKS)
def test_nothing_is_offered_or_agreed_once_all_is_paid_and_the_reason_is_told(desk, id_, form):
    assert letter(desk, id_, form)
    desk.pay(id_, euros("5000"), loose("2026-11-12"))
    assert "nothing left to offer" in refused(desk, id_, form)


@pytest.mark.parametrize("form", TALKS)
def test_nothing_is_offered_or_agreed_in_a_matter_closed_as_paid_or_written_off(desk, id_, form):
    closed(desk, id_, Ended.PAID)
    assert "closed as paid on 10/11/2026" in refused(desk, id_, form)
    desk.reopen(id_)
    assert letter(desk, id_, form)
    closed(desk, id_, Ended.WRITTEN_OFF)
    assert "take the matter up again first" in refused(desk, id_, form)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_paid_is_not_written_off(desk, id_, language):
    assert letter(desk, id_, "write_off_note", language)
    desk.pay(id_, euros("5000"), loose("2026-11-12"))
    assert "nothing left to write off" in refused(desk, id_, "write_off_note")
    closed(desk, id_, Ended.PAID)
    assert "closed as paid on 10/11/2026" in refused(desk, id_, "write_off_note")


def test_what_was_agreed_is_put_in_writing_also_once_it_is_paid(desk, id_):
    agreed(desk, id_)
    desk.pay(id_, euros("600"), loose("2026-11-12"))
    assert "nothing of it is still to be paid" in letter(desk, id_, "settlement_agreement")
    closed(desk, id_, Ended.PAID)
    assert "€600.00" in letter(desk, id_, "settlement_agreement")
    assert "closed as paid" in refused(desk, id_, "offer")


def test_upon_a_judgment_that_is_not_paid_an_offer_may_be_made_and_the_rest_written_off(desk, id_):
    judged(desk, id_)
    assert letter(desk, id_, "offer") and letter(desk, id_, "write_off_note")
    desk.pay(id_, euros("1200"), loose("2026-11-12"))
    assert "nothing left to offer" in refused(desk, id_, "offer")
    assert "nothing left to write off" in refused(desk, id_, "write_off_note")
