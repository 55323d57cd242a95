"""A debt written off in the books: its note says its sum and what was tried, and waives nothing."""

import pytest
from matters_ended import euros, judged, plain

from casefile.model.case import Ended, Ending
from casefile.model.dates import loose


def written_off(desk, id_, **more):
    desk.close(id_, Ending(how=Ended.WRITTEN_OFF, why="It came back", **more))


def note(desk, id_, language="en"):
    return " ".join(plain(desk.write(id_, "write_off_note", language=language).path).split())


@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_the_note_names_the_sum_before_the_matter_is_closed_and_after(desk, id_, language):
    desk.set(id_, ["debts.1.due="])
    assert "000.00" in note(desk, id_, language) or "000,00" in note(desk, id_, language)
    written_off(desk, id_)
    told = note(desk, id_, language)
    head = told[: told.index("It came back")]
    assert "000.00" in head or "000,00" in head


def test_the_note_names_the_rest_of_a_judgment_that_was_written_off(desk, id_):
    judged(desk, id_)
    desk.pay(id_, euros("500"), loose("2026-11-12"))
    written_off(desk, id_)
    assert "Written off in the books: €700.00." in note(desk, id_)


def test_the_day_and_the_reason_of_a_judgment_are_not_those_of_a_write_off(desk, id_):
    judged(desk, id_)
    assert "Day of the decision: [day]. Reason: [why]." in note(desk, id_)
    written_off(desk, id_)
    assert "Day of the decision: [day]" not in note(desk, id_)
    assert "Reason: It came back." in note(desk, id_)


def test_the_note_lists_the_demand_that_went_by_registered_post_and_what_came_back(desk, id_):
    desk.set(
        id_,
        ["demands.new.on=2026-11-09", "demands.1.channel=registered_letter", "demands.1.days=7"],
    )
    written_off(desk, id_)
    assert "Demand for payment sent (registered letter)" in note(desk, id_)


WAIVERS = ("given up", "ויתור על", "zrzeczenie się")


@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_no_paper_tells_what_was_written_off_as_waived(desk, id_, language):
    written_off(desk, id_)
    told = note(desk, id_, language).replace("אין ברישום זה ויתור על התביעה", "")
    assert not [words for words in WAIVERS if words in told]


def test_the_last_safe_day_stays_in_the_calendar_without_alarms(desk, id_):
    desk.set(id_, ["place=il", "debts.1.due=2026-08-16"])
    before = [x for x in desk.review(id_).deadlines if x.ref.startswith("limitation:")]
    written_off(desk, id_)
    now = desk.review(id_).deadlines
    assert before and [x for x in now if x.ref.startswith("limitation:")] == before
    assert not [x for x in now if x.ref.startswith("alarm:")]


@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_the_lessons_of_a_matter_that_is_over_leave_no_blank_for_its_balance(desk, id_, language):
    written_off(desk, id_)
    told = plain(desk.write(id_, "lessons_page", language=language).path)
    assert "It came back" in told and "[" not in told
