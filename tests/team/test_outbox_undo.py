"""What is taken back while the server is away: what waits at once, the rest when it answers."""

from __future__ import annotations

import pytest
from outbox_steps import actions, entered, notes, taken_back, troubles

from casefile.model.errors import BadInput, Conflict


def test_what_waits_is_taken_back_at_once_and_what_the_library_has_when_it_answers(
    proxy, dana, dana_again, rut, read
):
    ref = read.case.id
    dana.set(ref, ["title=First"])
    read = dana.set(ref, ["title=Before"])
    proxy.cut = True
    one = entered(dana, read, "title=Typo")
    two = taken_back(dana, one.opened)
    assert two.waits is not None and two.opened.case.title == "Before"
    three = taken_back(dana, two.opened)  # what the library has: not known here
    entered(dana, three.opened, "ground=sale")

    again = dana_again()
    assert notes(again) == ["set title", "undo", "undo", "set ground"]
    rut.set(ref, ["particulars=Paint"])
    proxy.cut = False
    assert troubles(again) == [None] * 4
    case = rut.case(ref)
    assert (case.title, case.ground.value, case.particulars) == ("First", "sale", "Paint")
    assert actions(rut, ref) == ["create", *["edit"] * 4, "undo", "undo", "edit"]
    assert again.unsent() == ()


def test_an_undo_whose_answer_was_lost_is_made_once(proxy, dana, rut, read):
    ref = read.case.id
    dana.set(ref, ["title=One"])
    read = dana.set(ref, ["title=Two"])
    proxy.lose_answer_to = b"update cases"
    made = taken_back(dana, read)
    assert made.waits is not None and len(dana.unsent()) == 1
    proxy.cut = False
    assert troubles(dana) == [None]
    assert rut.case(ref).title == "One"
    assert actions(rut, ref) == ["create", "edit", "edit", "undo"]


def test_an_undo_of_what_a_colleague_changed_again_waits_for_a_person(proxy, dana, rut, read):
    ref = read.case.id
    dana.set(ref, ["title=One"])
    read = dana.set(ref, ["title=Two", "particulars=Paint"])
    proxy.cut = True
    dana.kept_change(read, lambda rev: dana.undo_change(ref, 3, expect=rev))
    rut.set(ref, ["title=Rut"])
    proxy.cut = False
    (sent,) = dana.passed_on()
    assert sent.trouble.values["changed"] == "title" and rut.case(ref).particulars == "Paint"
    (waits,) = dana.unsent()
    assert [(x.mine, x.theirs) for x in dana.clashes(waits)] == [("One", "Rut")]
    dana.settled(waits, mine=True)
    assert (rut.case(ref).title, rut.case(ref).particulars) == ("One", "")
    assert dana.unsent() == ()


def test_an_undo_where_nothing_is_left_to_undo_is_said_and_does_not_wait(proxy, dana, rut, read):
    ref = read.case.id
    with pytest.raises(BadInput):
        taken_back(dana, read)
    assert dana.unsent() == ()
    read = dana.set(ref, ["title=One"])
    proxy.cut = True
    taken_back(dana, read)
    dana.kept_change(read, lambda rev: dana.undo_change(ref, 2, expect=rev))
    proxy.cut = False
    first, second = dana.passed_on()
    assert first.trouble is None and isinstance(second.trouble, BadInput)
    assert rut.case(ref).title == "Żółw s.c." and dana.unsent() == ()


def test_to_take_back_what_clashed_gives_up_both(proxy, dana, rut, read):
    ref = read.case.id
    proxy.cut = True
    one = entered(dana, read, "title=Dana")
    taken_back(dana, one.opened)
    rut.set(ref, ["title=Rut"])
    proxy.cut = False
    assert [type(x.trouble) for x in dana.passed_on()] == [Conflict]
    assert dana.unsent() == () and rut.case(ref).title == "Rut"
