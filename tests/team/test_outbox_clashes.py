"""What waited meets what a colleague did: merged where it fits, else asked of its writer."""

from __future__ import annotations

import pytest
from outbox_steps import call_logged, entered, troubles

from casefile.model.errors import Conflict, NotFound
from casefile.store.team.store import TeamStore


def test_what_a_colleague_changed_too_waits_for_a_person_who_puts_his_own_over_it_or_not(
    proxy, dana, rut, read
):
    ref = read.case.id
    proxy.cut = True
    one = entered(dana, read, "title=Dana")
    two = entered(dana, one.opened, "ground=sale")
    entered(dana, two.opened, "particulars=D")
    rut.set(ref, ["title=Rut", "particulars=R"])
    proxy.cut = False

    title, ground, _ = dana.passed_on()
    assert isinstance(title.trouble, Conflict) and ground.trouble is None
    assert (title.trouble.values["by"], title.trouble.values["changed"]) == ("Rut", "title")
    assert list(dana.passed_on()) == []  # not tried again and again
    first, second = dana.unsent()
    assert [(x.field, x.mine, x.theirs) for x in dana.clashes(first)] == [("title", "Dana", "Rut")]
    dana.settled(first, mine=True)
    dana.settled(second, mine=False)
    case = rut.case(ref)
    assert (case.title, case.particulars, case.ground.value) == ("Dana", "R", "sale")
    assert dana.unsent() == ()


def test_fields_that_do_not_clash_are_merged_and_each_that_does_is_asked_by_itself(
    proxy, dana, rut, read
):
    ref = read.case.id
    proxy.cut = True
    entered(dana, read, "title=Dana", "particulars=D", "ground=sale", "claimant.name=Bocian")
    rut.set(ref, ["title=Rut", "particulars=R"])
    proxy.cut = False

    part, *rests = dana.passed_on()
    assert part.trouble is None and part.opened.case.ground.value == "sale"
    assert [x.trouble.values["changed"] for x in rests] == ["particulars", "title"]
    case = rut.case(ref)
    assert (case.title, case.particulars, case.claimant.name) == ("Rut", "R", "Bocian")
    rut.set(ref, ["claimant.name=Żuraw"])  # what was merged is Rut's to change from now on
    particulars, title = dana.unsent()
    assert [(x.mine, x.theirs) for x in dana.clashes(title)] == [("Dana", "Rut")]
    dana.settled(title, mine=True)
    dana.settled(particulars, mine=False)
    case = rut.case(ref)
    assert (case.title, case.particulars, case.claimant.name) == ("Dana", "R", "Żuraw")
    assert dana.unsent() == () and list(dana.passed_on()) == []


def test_a_clash_found_at_once_merges_the_rest_and_names_all_that_clash(dana, rut, read):
    ref = read.case.id
    rut.set(ref, ["title=Rut", "particulars=R"])
    with pytest.raises(Conflict) as told:
        entered(dana, read, "title=Dana", "particulars=D", "ground=sale")
    assert told.value.values["changed"] == "particulars, title"
    assert rut.case(ref).ground.value == "sale"
    assert [x.clashes for x in dana.unsent()] == [("particulars",), ("title",)]


def test_a_program_that_ends_while_it_parts_a_clash_loses_nothing_and_asks_once(
    proxy, dana, dana_again, rut, read, monkeypatch
):
    ref = read.case.id
    proxy.cut = True
    entered(dana, read, "title=Dana", "ground=sale")
    rut.set(ref, ["title=Rut"])
    proxy.cut = False

    class Killed(Exception):
        """The end of the program."""

    with monkeypatch.context() as patch:

        def killed(self, *asked):
            raise Killed

        patch.setattr(TeamStore, "write", killed)
        with pytest.raises(Killed):
            list(dana.passed_on())
    again = dana_again()
    assert troubles(again) == [None]
    assert (rut.case(ref).title, rut.case(ref).ground.value) == ("Rut", "sale")
    assert [x.clashes for x in again.unsent()] == [("title",)]


def test_what_waits_for_a_case_that_a_colleague_deleted_can_be_given_up(proxy, dana, rut, read):
    ref = read.case.id
    other = dana.new(respondent="Bocian", place="pl")
    proxy.cut = True
    one = entered(dana, read, "title=Dana")
    call_logged(dana, one.opened)
    call_logged(dana, other)
    rut.delete(ref)
    proxy.cut = False

    assert isinstance(next(dana.passed_on()).trouble, NotFound)
    first = dana.unsent()[0]
    with pytest.raises(NotFound):
        dana.settled(first, mine=False)
    assert first not in dana.unsent() and len(dana.unsent()) == 2
    assert [one.case for one in dana.forgotten()] == [ref]
    assert [one.case for one in dana.unsent()] == [other.case.id]
