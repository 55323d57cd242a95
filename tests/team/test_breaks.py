"""The line breaks, the answer is lost, someone else was faster: nothing is lost, nothing twice."""

from __future__ import annotations

from datetime import UTC, datetime

import psycopg
import pytest
from team_server import as_login, fresh_firm, server
from undone_list import CHANGE, REDO, UNDO, held_to_the_list

from casefile.model.errors import Conflict, StoreError, Unreachable
from casefile.store import history
from casefile.store.team.address import Address
from casefile.store.team.connection import Line
from casefile.store.team.store import TeamStore

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SAID = {"note": "a note", "actor": "Dana", "summary": {"title": "חוב"}}


@pytest.fixture
def store(tmp_path):
    (seat,) = fresh_firm()
    return TeamStore(tmp_path, seat, now=lambda: NOON)


def cut_off(seat: Address) -> None:
    """End every connection of the login, as a restart of the server does."""
    login = seat.server.removeprefix("postgresql://").partition("@")[0]
    with psycopg.connect(server(), autocommit=True) as wire:
        wire.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = %s", (login,)
        )


def test_work_goes_on_when_the_server_comes_back(store):
    revision = store.create("one", {"n": 0}, **SAID)
    cut_off(store.address)

    store.put("one", {"n": 1}, revision, **SAID)
    assert store.get("one")[0] == {"n": 1}


@pytest.mark.parametrize(("asked", "idle"), [("", "10"), ("&keepalives_idle=60", "60")])
def test_a_line_that_falls_silent_is_given_up_and_the_firm_may_say_when(store, asked, idle):
    told = Line(store.address.server + asked)._wire().info.get_parameters()
    assert (told["tcp_user_timeout"], told["keepalives_idle"]) == ("20000", idle)


def test_a_commit_whose_answer_was_lost_is_made_once(store, monkeypatch):
    revision = store.create("one", {"n": 0}, **SAID)
    real, lost = Line._wire, []

    class AnswerLost:
        """A transaction that commits, and then breaks before it can say so."""

        def __init__(self, wire):
            self.wire = wire

        def transaction(self):
            return self

        def __enter__(self):
            self.inner = self.wire.transaction()
            self.inner.__enter__()

        def __exit__(self, *trouble):
            self.inner.__exit__(*trouble)
            if trouble[0] is None:
                lost.append(True)
                raise psycopg.OperationalError("server closed the connection unexpectedly")

        def __getattr__(self, name):
            return getattr(self.wire, name)

    def wire(self):
        found = real(self)
        wrote = self is store.line and not lost and writing
        return AnswerLost(found) if wrote else found

    writing = []
    monkeypatch.setattr(Line, "_wire", wire)
    row = store.cases.row("one")
    writing.append(True)
    store.cases.row = lambda id: row
    store.put("one", {"n": 1}, revision, **SAID)
    del store.cases.row

    assert lost == [True]
    assert store.get("one")[0] == {"n": 1}
    assert [x["action"] for x in store.entries("one")] == ["create", "edit"]


def test_a_server_that_does_not_come_back_is_told_after_the_patience(tmp_path):
    line = Line("postgresql://nobody@127.0.0.1:9/none", patience=0.2)

    with pytest.raises(Unreachable) as told:
        line.asked(lambda wire: wire.execute("select 1"))
    assert told.value.where == "127.0.0.1:9/none"


def test_a_login_that_is_not_known_is_told_at_once():
    with pytest.raises(StoreError) as told:
        Line(as_login(server(), "nobody_at_all")).asked(lambda wire: None)
    assert told.value.key == "team_not_let_in"


def test_a_conflict_names_the_fields_who_changed_them_and_when(store):
    first = store.create("one", {"title": "a", "stage": "firm"}, **SAID)
    store.put("one", {"title": "b", "stage": "firm"}, first, **{**SAID, "actor": "Rut"})

    with pytest.raises(Conflict) as told:
        store.put("one", {"title": "c", "stage": "firm"}, first, **SAID)
    assert told.value.values["by"] == "Rut"
    assert told.value.values["changed"] == "title"


def test_a_change_is_taken_back_as_in_a_folder(store):
    revision = store.create("one", {"n": 0}, **SAID)
    store.put("one", {"n": 1}, revision, **SAID)
    history.undo(store, "one", actor="Dana")

    assert store.get("one")[0] == {"n": 0}
    assert [x.action for x in history.history(store, "one")] == ["create", "edit", "undo"]
    assert history.document_at(store, "one", 2) == {"n": 1}


def test_undo_and_redo_come_to_the_same_as_in_a_folder(store):
    store.create("one", {"title": "first"}, **SAID)

    def put(text):
        store.put("one", {"title": text}, store.get("one")[1], **SAID)

    steps = [*[CHANGE] * 2, *[UNDO] * 2, *[REDO] * 2, UNDO, REDO, UNDO, CHANGE, REDO, UNDO, REDO]
    held_to_the_list(store, put, steps)


def test_the_list_at_hand_is_what_a_fresh_one_tells(store, tmp_path):
    revisions = {id: store.create(id, {}, **SAID) for id in ("a", "b", "c")}
    assert [x.id for x in store.list()] == ["a", "b", "c"]
    store.put("b", {"n": 1}, revisions["b"], **{**SAID, "summary": {"title": "new"}})
    store.delete("c", revisions["c"], actor="Dana")

    again = TeamStore(tmp_path, store.address, now=lambda: NOON)
    assert [x.id for x in again.glance()] == ["a", "b", "c"]  # as last seen, without asking
    assert [(x.id, x.summary["title"]) for x in again.list()] == [("a", "חוב"), ("b", "new")]
    assert list(again.list()) == list(again.list(limit=10))


def test_numbers_of_cases_are_given_once(store):
    assert [store.fresh_number() for _ in range(3)] == [1, 2, 3]
