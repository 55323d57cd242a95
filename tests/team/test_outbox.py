"""What a person enters while the server is away: kept through the end of the program, made once."""

from __future__ import annotations

import contextlib
import os
import signal
from datetime import date

import pytest
from team_server import Proxy, fresh_firm, server_of_the_system, system_server_away

from casefile.desk import Desk
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.model.errors import BadInput, Conflict, NotFound, StoreError, Unreachable
from casefile.store.commits import Why
from casefile.store.factory import open_store
from casefile.store.team.founding import Role
from casefile.store.team.store import TeamStore

ON = date(2026, 11, 20)


@pytest.fixture
def line(tmp_path):
    """Dana works over a line that breaks, Rut beside her over one that does not."""
    danas, ruts = fresh_firm(Role.CLERK, Role.OWNER)
    proxy = Proxy(danas.server)
    seats = {"Dana": danas._replace(server=proxy.uri), "Rut": ruts}

    def desk(name):
        opened = Desk(tmp_path / name, language="en", on=ON)
        if not (tmp_path / name).exists():
            opened.join(str(seats[name]))
            opened.set_owner([f"acting={name}"])
        opened.shared.wait_at_most(0.1)
        return opened

    return proxy, desk


def called(desk, ref):
    call = Contact(channel=Channel.PHONE, on=loose(ON), who="Jan")
    return lambda rev: desk.log(ref, call, expect=rev)


def test_what_was_entered_during_a_break_outlives_the_program_and_is_saved_in_its_order(line):
    proxy, desk = line
    dana = desk("Dana")
    read = dana.new(respondent="Żółw s.c.", place="pl")
    proxy.cut = True
    one = dana.kept_change(read, lambda rev: dana.set(read.case.id, ["title=Flour"], expect=rev))
    two = dana.kept_change(one.opened, called(dana, read.case.id))
    three = dana.kept_change(
        two.opened, lambda rev: dana.set(read.case.id, ["title=Flour of May"], expect=rev)
    )
    assert three.waits is not None and three.opened.case.title == "Flour of May"

    again = desk("Dana")  # as after kill -9: nothing but what lies on the disk
    assert [x.note for x in again.unsent()] == ["set title", "log phone", "set title"]
    with pytest.raises(StoreError):
        list(again.passed_on())
    rut = desk("Rut")
    rut.set(read.case.id, ["particulars=Paint"])
    proxy.cut = False
    assert [x.trouble for x in again.passed_on()] == [None] * 3
    case = rut.case(read.case.id)
    assert (case.title, case.particulars, len(case.contacts)) == ("Flour of May", "Paint", 1)
    assert again.unsent() == ()


def test_what_waits_is_for_its_owner_alone_and_no_password_is_in_any_file(line, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "geheim-4711")
    proxy, desk = line
    dana = desk("Dana")
    read = dana.new(respondent="Żółw s.c.", place="pl")
    dana.cases()
    proxy.cut = True
    dana.kept_change(read, called(dana, read.case.id))
    files = [x for x in dana.home.rglob("*") if x.is_file()]
    (waiting,) = [x for x in files if x.parent.parent.name == "unsent"]
    assert waiting.stat().st_mode & 0o077 == 0
    assert not [x for x in files if b"geheim" in x.read_bytes()]
    assert b"127.0.0.1" not in waiting.read_bytes(), "nor the address of the server"


def test_a_change_whose_answer_was_lost_is_not_made_again_even_where_it_was_taken_back(line):
    proxy, desk = line
    dana, rut = desk("Dana"), desk("Rut")
    read = dana.new(respondent="Żółw s.c.", place="pl")
    proxy.lose_answer_to = b"update cases"  # as far as she is told, it was never saved
    made = dana.kept_change(read, called(dana, read.case.id))
    assert made.waits is not None and len(dana.unsent()) == 1
    assert len(rut.case(read.case.id).contacts) == 1
    rut.undo(read.case.id)

    proxy.cut = False
    assert [x.trouble for x in dana.passed_on()] == [None]
    assert [x["action"] for x in rut.store.entries(read.case.id)] == ["create", "edit", "undo"]
    assert rut.case(read.case.id).contacts == ()


def test_a_new_case_whose_answer_was_lost_is_there_once(line):
    proxy, desk = line
    dana, rut = desk("Dana"), desk("Rut")
    proxy.lose_answer_to = b"insert into cases"
    made = dana.kept_new(lambda: dana.new(respondent="Bocian", place="pl"))
    assert made.waits is not None
    proxy.cut = False
    assert len(list(dana.passed_on())) == 1
    (case,) = rut.cases()
    assert (case.respondent, case.id, case.number) == ("Bocian", made.opened.case.id, 1)


def test_what_a_colleague_changed_too_waits_for_a_person_who_puts_his_own_over_it_or_not(line):
    proxy, desk = line
    dana, rut = desk("Dana"), desk("Rut")
    read = dana.new(respondent="Żółw s.c.", place="pl")
    ref = read.case.id
    proxy.cut = True
    one = dana.kept_change(read, lambda rev: dana.set(ref, ["title=Dana"], expect=rev))
    two = dana.kept_change(one.opened, lambda rev: dana.set(ref, ["ground=sale"], expect=rev))
    dana.kept_change(two.opened, lambda rev: dana.set(ref, ["particulars=D"], expect=rev))
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


def undone(desk, ref):
    return lambda rev: desk.undo(ref, expect=rev)


def actions(desk, ref):
    return [x["action"] for x in desk.store.entries(ref)]


def test_what_waits_is_taken_back_at_once_and_what_the_library_has_when_it_answers(line):
    proxy, desk = line
    dana, rut = desk("Dana"), desk("Rut")
    read = dana.new(respondent="Żółw s.c.", place="pl")
    ref = read.case.id
    dana.set(ref, ["title=First"])
    read = dana.set(ref, ["title=Before"])
    proxy.cut = True
    one = dana.kept_change(read, lambda rev: dana.set(ref, ["title=Typo"], expect=rev))
    two = dana.kept_change(one.opened, undone(dana, ref))
    assert two.waits is not None and two.opened.case.title == "Before"
    three = dana.kept_change(two.opened, undone(dana, ref))  # what the library has: not known here
    dana.kept_change(three.opened, lambda rev: dana.set(ref, ["ground=sale"], expect=rev))

    again = desk("Dana")  # as after kill -9
    assert [x.note for x in again.unsent()] == ["set title", "undo", "undo", "set ground"]
    rut.set(ref, ["particulars=Paint"])
    proxy.cut = False
    assert [x.trouble for x in again.passed_on()] == [None] * 4
    case = rut.case(ref)
    assert (case.title, case.ground.value, case.particulars) == ("First", "sale", "Paint")
    assert actions(rut, ref) == ["create", *["edit"] * 4, "undo", "undo", "edit"]
    assert again.unsent() == ()


def test_what_is_entered_while_a_real_server_is_down_outlives_kill_9_and_is_made_once(tmp_path):
    (seat,) = fresh_firm(at=server_of_the_system())
    dana = Desk(tmp_path, language="en", on=ON)
    dana.join(str(seat))
    dana.set_owner(["acting=Dana"])
    dana.shared.wait_at_most(0.1)
    ref = dana.new(respondent="Żółw s.c.", place="pl").case.id
    letter = tmp_path / "letter.txt"
    letter.write_text("Invoice 7 of Żółw s.c. is not paid")
    dana.add(ref, [letter])
    read = dana.set(ref, ["title=One"])
    with system_server_away():
        child = os.fork()
        if not child:
            with contextlib.suppress(BaseException):  # whatever it is: this process ends here
                one = dana.kept_change(read, undone(dana, ref)).opened
                two = dana.kept_change(one, called(dana, ref)).opened
                dana.kept_change(two, lambda rev: dana.accept(ref, expect=rev))
                os.kill(os.getpid(), signal.SIGKILL)
            os._exit(1)
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        again = Desk(tmp_path, language="en", on=ON)
        again.shared.wait_at_most(0.1)
        assert [x.note for x in again.unsent()] == ["undo", "log phone", "accept C-1"]
        with pytest.raises(Unreachable):
            list(again.passed_on())
    assert [x.trouble for x in again.passed_on()] == [None] * 3
    case = again.case(ref)
    assert (case.title, len(case.contacts)) == ("Żółw s.c.", 1) and case.exhibits[0].accepted
    assert actions(again, ref) == ["create", "edit", "edit", "undo", "edit", "edit"]
    assert list(again.passed_on()) == [] == list(again.unsent())


def test_an_undo_whose_answer_was_lost_is_made_once(line):
    proxy, desk = line
    dana, rut = desk("Dana"), desk("Rut")
    ref = dana.new(respondent="Żółw s.c.", place="pl").case.id
    dana.set(ref, ["title=One"])
    read = dana.set(ref, ["title=Two"])
    proxy.lose_answer_to = b"update cases"
    made = dana.kept_change(read, undone(dana, ref))
    assert made.waits is not None and len(dana.unsent()) == 1
    proxy.cut = False
    assert [x.trouble for x in dana.passed_on()] == [None]
    assert rut.case(ref).title == "One"
    assert actions(rut, ref) == ["create", "edit", "edit", "undo"]


def test_an_undo_of_what_a_colleague_changed_again_waits_for_a_person(line):
    proxy, desk = line
    dana, rut = desk("Dana"), desk("Rut")
    ref = dana.new(respondent="Żółw s.c.", place="pl").case.id
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


def test_an_undo_where_nothing_is_left_to_undo_is_said_and_does_not_wait(line):
    proxy, desk = line
    dana, rut = desk("Dana"), desk("Rut")
    read = dana.new(respondent="Żółw s.c.", place="pl")
    ref = read.case.id
    with pytest.raises(BadInput):
        dana.kept_change(read, undone(dana, ref))
    assert dana.unsent() == ()
    read = dana.set(ref, ["title=One"])
    proxy.cut = True
    dana.kept_change(read, undone(dana, ref))
    dana.kept_change(read, lambda rev: dana.undo_change(ref, 2, expect=rev))
    proxy.cut = False
    first, second = dana.passed_on()
    assert first.trouble is None and isinstance(second.trouble, BadInput)
    assert rut.case(ref).title == "Żółw s.c." and dana.unsent() == ()


def test_to_take_back_what_clashed_gives_up_both(line):
    proxy, desk = line
    dana, rut = desk("Dana"), desk("Rut")
    read = dana.new(respondent="Żółw s.c.", place="pl")
    ref = read.case.id
    proxy.cut = True
    one = dana.kept_change(read, lambda rev: dana.set(ref, ["title=Dana"], expect=rev))
    dana.kept_change(one.opened, undone(dana, ref))
    rut.set(ref, ["title=Rut"])
    proxy.cut = False
    assert [type(x.trouble) for x in dana.passed_on()] == [Conflict]
    assert dana.unsent() == () and rut.case(ref).title == "Rut"


def test_fields_that_do_not_clash_are_merged_and_each_that_does_is_asked_by_itself(line):
    proxy, desk = line
    dana, rut = desk("Dana"), desk("Rut")
    read = dana.new(respondent="Żółw s.c.", place="pl")
    ref = read.case.id
    proxy.cut = True
    mine = ["title=Dana", "particulars=D", "ground=sale", "claimant.name=Bocian"]
    dana.kept_change(read, lambda rev: dana.set(ref, mine, expect=rev))
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


def test_a_clash_found_at_once_merges_the_rest_and_names_all_that_clash(line):
    _, desk = line
    dana, rut = desk("Dana"), desk("Rut")
    read = dana.new(respondent="Żółw s.c.", place="pl")
    ref = read.case.id
    rut.set(ref, ["title=Rut", "particulars=R"])
    mine = ["title=Dana", "particulars=D", "ground=sale"]
    with pytest.raises(Conflict) as told:
        dana.kept_change(read, lambda rev: dana.set(ref, mine, expect=rev))
    assert told.value.values["changed"] == "particulars, title"
    assert rut.case(ref).ground.value == "sale"
    assert [x.clashes for x in dana.unsent()] == [("particulars",), ("title",)]


def test_a_program_that_ends_while_it_parts_a_clash_loses_nothing_and_asks_once(line, monkeypatch):
    proxy, desk = line
    dana, rut = desk("Dana"), desk("Rut")
    read = dana.new(respondent="Żółw s.c.", place="pl")
    ref = read.case.id
    proxy.cut = True
    mine = ["title=Dana", "ground=sale"]
    dana.kept_change(read, lambda rev: dana.set(ref, mine, expect=rev))
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
    again = desk("Dana")
    assert [x.trouble for x in again.passed_on()] == [None]
    assert (rut.case(ref).title, rut.case(ref).ground.value) == ("Rut", "sale")
    assert [x.clashes for x in again.unsent()] == [("title",)]


def test_evidence_is_accepted_while_the_server_is_away_when_it_was_read_here(line, tmp_path):
    proxy, desk = line
    dana, rut = desk("Dana"), desk("Rut")
    ref = dana.new(respondent="Żółw s.c.", place="pl").case.id
    letter = tmp_path / "letter.txt"
    letter.write_text("Invoice 7 of Żółw s.c. is not paid")
    dana.add(ref, [letter])
    read = dana.opened(ref)
    proxy.cut = True
    made = dana.kept_change(
        read, lambda rev: dana.accept(ref, ["C-1"], settings=["kind=letter"], expect=rev)
    )
    assert made.waits is not None and made.opened.case.exhibits[0].accepted
    again = desk("Dana")
    proxy.cut = False
    assert [x.trouble for x in again.passed_on()] == [None]
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
        desks[1].kept_change(read, lambda rev: desks[1].set(read.case.id, ["title=x"], expect=rev))
    assert told.value.key == "team_not_allowed" and desks[1].unsent() == ()


def test_what_waits_for_a_case_that_a_colleague_deleted_can_be_given_up(line):
    proxy, desk = line
    dana, rut = desk("Dana"), desk("Rut")
    read = dana.new(respondent="Żółw s.c.", place="pl")
    ref = read.case.id
    other = dana.new(respondent="Bocian", place="pl")
    proxy.cut = True
    one = dana.kept_change(read, lambda rev: dana.set(ref, ["title=Dana"], expect=rev))
    dana.kept_change(one.opened, called(dana, ref))
    dana.kept_change(other, called(dana, other.case.id))
    rut.delete(ref)
    proxy.cut = False

    assert isinstance(next(dana.passed_on()).trouble, NotFound)
    first = dana.unsent()[0]
    with pytest.raises(NotFound):
        dana.settled(first, mine=False)
    assert first not in dana.unsent() and len(dana.unsent()) == 2
    assert [one.case for one in dana.forgotten()] == [ref]
    assert [one.case for one in dana.unsent()] == [other.case.id]


def test_what_waits_is_kept_while_its_writer_is_not_let_in(line, monkeypatch):
    proxy, desk = line
    dana, rut = desk("Dana"), desk("Rut")
    read = dana.new(respondent="Żółw s.c.", place="pl")
    ref = read.case.id
    proxy.cut = True
    one = dana.kept_change(read, lambda rev: dana.set(ref, ["title=Dana"], expect=rev))
    proxy.cut = False

    with monkeypatch.context() as patch:  # as after another password was set on the server

        def not_let_in(self, *asked):
            raise StoreError("team_not_let_in", where="server", fault="password")

        patch.setattr(TeamStore, "write", not_let_in)
        with pytest.raises(StoreError):
            list(dana.passed_on())
        two = dana.kept_change(one.opened, called(dana, ref))
        assert two.waits is not None and two.waits.key == "team_not_let_in"
        assert [x.clashes for x in dana.unsent()] == [(), ()]
    assert [x.trouble for x in dana.passed_on()] == [None, None]
    assert (rut.case(ref).title, len(rut.case(ref).contacts)) == ("Dana", 1)


def test_a_firm_is_not_left_nor_another_joined_while_changes_wait(line):
    proxy, desk = line
    dana = desk("Dana")
    read = dana.new(respondent="Żółw s.c.", place="pl")
    here, (other,) = dana.shared.address, fresh_firm()
    proxy.cut = True
    dana.kept_change(read, called(dana, read.case.id))
    proxy.cut = False
    for away in (dana.leave, lambda: dana.join(str(other))):
        with pytest.raises(BadInput) as told:
            away()
        assert told.value.key == "team_unsent"
    dana.join(str(here))
    assert len(dana.unsent()) == 1


def test_a_library_is_not_moved_away_from_changes_that_wait(line):
    proxy, desk = line
    dana = desk("Dana")
    read = dana.new(respondent="Żółw s.c.", place="pl")
    proxy.cut = True
    dana.kept_change(read, called(dana, read.case.id))
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
