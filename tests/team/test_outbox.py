"""What a person enters while the server is away: kept through the end of the program, made once."""

from __future__ import annotations

import contextlib
import os
import signal

import pytest
from outbox_steps import actions, call_logged, entered, joined, notes, opened, taken_back, troubles
from team_server import fresh_firm, server_of_the_system, system_server_away

from casefile.desk import Desk
from casefile.model.errors import BadInput, Conflict, StoreError, Unreachable
from casefile.store.commits import Why
from casefile.store.factory import open_store
from casefile.store.team.founding import Role
from casefile.store.team.store import TeamStore


def test_what_was_entered_during_a_break_outlives_the_program_and_is_saved_in_its_order(
    proxy, dana, dana_again, rut, read
):
    proxy.cut = True
    one = entered(dana, read, "title=Flour")
    two = call_logged(dana, one.opened)
    three = entered(dana, two.opened, "title=Flour of May")
    assert three.waits is not None and three.opened.case.title == "Flour of May"

    again = dana_again()
    assert notes(again) == ["set title", "log phone", "set title"]
    with pytest.raises(StoreError):
        list(again.passed_on())
    rut.set(read.case.id, ["particulars=Paint"])
    proxy.cut = False
    assert troubles(again) == [None] * 3
    case = rut.case(read.case.id)
    assert (case.title, case.particulars, len(case.contacts)) == ("Flour of May", "Paint", 1)
    assert again.unsent() == ()


@pytest.fixture
def password(monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "geheim-4711")
    return b"geheim"


def test_what_waits_is_for_its_owner_alone_and_no_password_is_in_any_file(
    password, proxy, dana, read
):
    dana.cases()
    proxy.cut = True
    call_logged(dana, read)
    files = [x for x in dana.home.rglob("*") if x.is_file()]
    (waiting,) = [x for x in files if x.parent.parent.name == "unsent"]
    assert waiting.stat().st_mode & 0o077 == 0
    assert not [x for x in files if password in x.read_bytes()]
    assert b"127.0.0.1" not in waiting.read_bytes(), "nor the address of the server"


def test_a_change_whose_answer_was_lost_is_not_made_again_even_where_it_was_taken_back(
    proxy, dana, rut, read
):
    proxy.lose_answer_to = b"update cases"  # as far as she is told, it was never saved
    made = call_logged(dana, read)
    assert made.waits is not None and len(dana.unsent()) == 1
    assert len(rut.case(read.case.id).contacts) == 1
    rut.undo(read.case.id)

    proxy.cut = False
    assert troubles(dana) == [None]
    assert actions(rut, read.case.id) == ["create", "edit", "undo"]
    assert rut.case(read.case.id).contacts == ()


def test_a_new_case_whose_answer_was_lost_is_there_once(proxy, dana, rut):
    proxy.lose_answer_to = b"insert into cases"
    made = dana.kept_new(lambda: dana.new(respondent="Bocian", place="pl"))
    assert made.waits is not None
    proxy.cut = False
    assert len(list(dana.passed_on())) == 1
    (case,) = rut.cases()
    assert (case.respondent, case.id, case.number) == ("Bocian", made.opened.case.id, 1)


def test_what_is_entered_while_a_real_server_is_down_outlives_kill_9_and_is_made_once(
    letter, tmp_path
):
    (seat,) = fresh_firm(at=server_of_the_system())
    dana = joined(tmp_path / "Dana", seat)
    ref = dana.new(respondent="Żółw s.c.", place="pl").case.id
    dana.add(ref, [letter])
    read = dana.set(ref, ["title=One"])
    with system_server_away():
        child = os.fork()
        if not child:
            with contextlib.suppress(BaseException):  # whatever it is: this process ends here
                one = taken_back(dana, read).opened
                two = call_logged(dana, one).opened
                dana.kept_change(two, lambda rev: dana.accept(ref, expect=rev))
                os.kill(os.getpid(), signal.SIGKILL)
            os._exit(1)
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        again = opened(dana.home)
        assert notes(again) == ["undo", "log phone", "accept C-1"]
        with pytest.raises(Unreachable):
            list(again.passed_on())
    assert troubles(again) == [None] * 3
    case = again.case(ref)
    assert (case.title, len(case.contacts)) == ("Żółw s.c.", 1) and case.exhibits[0].accepted
    assert actions(again, ref) == ["create", "edit", "edit", "undo", "edit", "edit"]
    assert list(again.passed_on()) == [] == list(again.unsent())


def test_evidence_is_accepted_while_the_server_is_away_when_it_was_read_here(
    proxy, dana, dana_again, rut, read, letter
):
    ref = read.case.id
    dana.add(ref, [letter])
    read = dana.opened(ref)
    proxy.cut = True
    made = dana.kept_change(
        read, lambda rev: dana.accept(ref, ["C-1"], settings=["kind=letter"], expect=rev)
    )
    assert made.waits is not None and made.opened.case.exhibits[0].accepted
    again = dana_again()
    proxy.cut = False
    assert troubles(again) == [None]
    assert rut.case(ref).exhibits == made.opened.case.exhibits

    proxy.cut = True  # a machine on which it was not read can tell no label for it
    dana.shared.cases.known.clear()
    with pytest.raises(Unreachable):
        dana.kept_change(read, lambda rev: dana.accept(ref, ["C-1"], expect=rev))
    assert dana.unsent() == ()


def test_what_the_library_refuses_is_said_at_once_and_not_kept(tmp_path):
    owner, lawyer = fresh_firm(Role.OWNER, Role.LAWYER)
    desks = [Desk.at(tmp_path / str(n), language="en") for n in range(2)]
    for desk, seat in zip(desks, (owner, lawyer), strict=True):
        desk.join(str(seat))
    read = desks[0].new(respondent="A", place="pl")
    with pytest.raises(StoreError) as told:
        entered(desks[1], read, "title=x")
    assert told.value.key == "team_not_allowed" and desks[1].unsent() == ()


def test_what_waits_is_kept_while_its_writer_is_not_let_in(proxy, dana, rut, read, monkeypatch):
    ref = read.case.id
    proxy.cut = True
    one = entered(dana, read, "title=Dana")
    proxy.cut = False

    with monkeypatch.context() as patch:  # as after another password was set on the server

        def not_let_in(self, *asked):
            raise StoreError("team_not_let_in", where="server", fault="password")

        patch.setattr(TeamStore, "write", not_let_in)
        with pytest.raises(StoreError):
            list(dana.passed_on())
        two = call_logged(dana, one.opened)
        assert two.waits is not None and two.waits.key == "team_not_let_in"
        assert [x.clashes for x in dana.unsent()] == [(), ()]
    assert troubles(dana) == [None, None]
    assert (rut.case(ref).title, len(rut.case(ref).contacts)) == ("Dana", 1)


def test_a_firm_is_not_left_nor_another_joined_while_changes_wait(proxy, dana, read):
    here, (other,) = dana.shared.address, fresh_firm()
    proxy.cut = True
    call_logged(dana, read)
    proxy.cut = False
    for away in (dana.leave, lambda: dana.join(str(other))):
        with pytest.raises(BadInput) as told:
            away()
        assert told.value.key == "team_unsent"
    dana.join(str(here))
    assert len(dana.unsent()) == 1


def test_a_library_is_not_moved_away_from_changes_that_wait(proxy, dana, read):
    proxy.cut = True
    call_logged(dana, read)
    with pytest.raises(BadInput) as told:
        dana.move("folder")
    assert told.value.key == "team_unsent"


def test_the_same_commit_asked_for_twice_is_made_once_in_any_library(tmp_path, clock):
    (seat,) = fresh_firm()
    for store in (open_store(tmp_path, now=clock), TeamStore(tmp_path, seat, now=clock)):
        why = Why("create", "new", "Dana", {}, change="0a")
        first = store.write("one", {"n": 0}, None, why)
        assert store.write("one", {"n": 0}, None, why) == first
        why = Why("edit", "", "Dana", {}, change="0b")
        second = store.write("one", {"n": 1}, first, why)
        store.write("one", {"n": 2}, second, Why("edit"))
        assert store.write("one", {"n": 1}, first, why) == second
        assert store.get("one")[0] == {"n": 2}
        with pytest.raises(Conflict):
            store.write("one", {"n": 3}, first, Why("edit"))
