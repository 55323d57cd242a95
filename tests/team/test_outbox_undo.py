"""What is taken back while the server is away: what waits at once, the rest when it answers."""

from __future__ import annotations

import pytest
from outbox_steps import actions, done_again, entered, notes, taken_back, troubles

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


def test_what_this_machine_changed_is_taken_back_and_done_again_before_its_eyes(
    proxy, dana, dana_again, rut, read
):
    ref = read.case.id
    one = entered(dana, read, "title=One").opened
    two = entered(dana, one, "title=Two", "particulars=Paint").opened
    proxy.cut = True
    back = taken_back(dana, two)
    assert back.waits is not None and (back.opened.case.title, back.opened.case.particulars) == (
        "One",
        "",
    )
    first = taken_back(dana, back.opened)
    assert first.opened.case.title == "Żółw s.c."
    assert taken_back(dana, first.opened).opened.case == first.opened.case, "opened elsewhere"
    dana.given_up(dana.unsent()[-1])
    again = done_again(dana, first.opened)
    assert again.opened.case.title == "One"
    typed = entered(dana, again.opened, "ground=sale")
    with pytest.raises(BadInput):
        done_again(dana, typed.opened)
    gone = taken_back(dana, typed.opened)
    there = done_again(dana, gone.opened)
    assert there.opened.case.ground.value == "sale"

    rut.set(ref, ["notes.new.text=Rut"])
    other = dana_again()
    assert notes(other) == ["undo", "undo", "redo", "set ground", "undo", "redo"]
    proxy.cut = False
    assert troubles(other) == [None] * 6 and other.unsent() == ()
    case = rut.case(ref)
    assert (case.title, case.particulars, case.ground.value) == ("One", "", "sale")
    assert [note.text for note in case.notes] == ["Rut"]


def test_what_the_library_took_back_is_done_again_when_it_answers(proxy, dana, rut, read):
    ref = read.case.id
    dana.set(ref, ["title=One"])
    dana.set(ref, ["title=Two"])
    dana.undo(ref)
    read = dana.undo(ref)
    assert read.case.title == "Żółw s.c."
    proxy.cut = True
    once = done_again(dana, read)
    twice = done_again(dana, once.opened)
    assert twice.waits is not None and twice.opened.case.title == "Żółw s.c."
    thrice = taken_back(dana, twice.opened)
    done_again(dana, thrice.opened)
    proxy.cut = False
    assert troubles(dana) == [None] * 4
    assert rut.case(ref).title == "Two"
    assert actions(rut, ref) == ["create", "edit", "edit", *["undo"] * 6]


def test_to_do_again_what_is_not_undone_is_refused_at_once_or_when_it_is_sent(proxy, dana, read):
    one = entered(dana, read, "title=One").opened
    with pytest.raises(BadInput):
        done_again(dana, one)
    proxy.cut = True
    done_again(dana, one)
    proxy.cut = False
    assert [type(x) for x in troubles(dana)] == [BadInput] and dana.unsent() == ()


def test_what_a_colleague_changed_is_not_taken_back_before_ones_eyes(proxy, dana, rut, read):
    ref = read.case.id
    entered(dana, read, "title=One")
    rut.set(ref, ["particulars=Paint"])
    read = dana.opened(ref)
    proxy.cut = True
    assert taken_back(dana, read).opened.case == read.case
    proxy.cut = False
    assert troubles(dana) == [None]
    assert (rut.case(ref).title, rut.case(ref).particulars) == ("One", "")
