"""A firm is founded, renamed, brought up to date, and its seats given and taken away."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from hashlib import md5
from importlib import resources
from urllib.parse import urlsplit

import psycopg
import pytest
from team_server import as_login, fresh_firm, server

from casefile.model.errors import StoreError, TooNew
from casefile.store.team.address import Address
from casefile.store.team.connection import Line
from casefile.store.team.founding import Role, found, seat, seats, unseat
from casefile.store.team.store import TeamStore

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SAID = {"note": "a note", "actor": "Dana", "summary": {"title": "חוב"}}


def test_a_firm_is_called_as_it_was_told_at_its_founding():
    (mine,) = fresh_firm()
    line = Line(server())
    found(line, f"{mine.firm}b", "Adv. Bar & Co.")
    told = line._wire().execute("select name from firm where firm = %s", (f"{mine.firm}b",))
    assert told.fetchone() == ("Adv. Bar & Co.",)
    line.close()


def test_a_seat_is_taken_away_though_the_login_is_gone_from_the_server():
    (mine,) = fresh_firm()
    line, login = Line(server()), f"{mine.firm}_clerk0"
    line._wire().execute(f"drop role {login}")
    unseat(line, mine.firm, login)
    assert seats(line, mine.firm) == ((login, login, ""),)
    line.close()


def test_a_seat_that_the_server_does_not_take_away_is_not_said_to_be():
    (mine,) = fresh_firm()
    line, login = Line(server()), f"{mine.firm}_clerk0"
    roles = "select rolname from pg_roles where rolname like 'casefile%%writes' and pg_has_role"
    ((role,),) = line._wire().execute(f"{roles}(%s, oid, 'member')", (login,)).fetchall()
    line._wire().execute(
        f"create role {login}s; grant {role} to {login}s; grant {login}s to {login}"
    )
    with pytest.raises(StoreError) as told:
        unseat(line, mine.firm, login)
    assert (told.value.key, told.value.where) == ("team_seat_not_taken", login)
    assert seats(line, mine.firm) == ((login, login, "clerk"),)
    line.close()


def test_a_firm_of_the_same_name_in_another_database_lets_nobody_in():
    (mine,) = fresh_firm()
    line, login = Line(server()), f"{mine.firm}_clerk0"
    line._wire().execute(f"create database {mine.firm}")
    there = Line(urlsplit(server())._replace(path=f"/{mine.firm}").geturl())
    found(there, mine.firm)
    asked = "select count(*) from pg_roles where pg_has_role(%s, oid, 'member') and rolname like %s"
    told = [
        each._wire().execute(
            asked,
            (login, f"casefile_{md5(f'{name}/{mine.firm}'.encode()).hexdigest()}%"),
        )
        for each, name in ((line, urlsplit(server()).path[1:]), (there, mine.firm))
    ]
    assert [one.fetchone() for one in told] == [(2,), (0,)]
    for each in (there, line):
        each.close()


@pytest.fixture
def database():
    """A database of its own, with a firm in it, a clerk and a lawyer; how it is reached by name."""
    (mine,) = fresh_firm()
    name = f"{mine.firm}_old"

    def reached(login="", database=name):
        at = urlsplit(server())._replace(path=f"/{database}").geturl()
        return as_login(at, login) if login else at

    with psycopg.connect(server(), autocommit=True) as wire:
        wire.execute(f"create database {name}")
        line = Line(reached())
        found(line, mine.firm)
        for role in (Role.CLERK, Role.LAWYER):
            seat(line, mine.firm, f"{name}_{role.value}", role)
        line.close()
        yield wire, name, mine.firm, reached


def test_a_library_of_an_earlier_version_is_brought_up_to_date_by_founding_it_again(
    database, tmp_path
):
    _, name, firm, reached = database
    clerk = TeamStore(tmp_path, Address(reached(f"{name}_clerk"), firm), now=lambda: NOON)
    clerk.create("one", {"n": 1}, **SAID)
    line = Line(reached())
    wire = line._wire()
    wire.execute(  # as version 1 began: a policy asked the table of members, nobody had roles
        "drop table founded; drop policy sees on cases; create policy sees on cases for select"
        " using (exists (select 1 from member m where m.firm = cases.firm"
        " and m.login = current_user))"
    )
    roles = (
        "select rolname from pg_roles where rolname like 'casefile\\_%%' and length(rolname) > 40"
    )
    mine = wire.execute(f"{roles} and pg_has_role(%s, oid, 'member')", (f"{name}_clerk",))
    for (role,) in mine.fetchall():
        wire.execute(f"revoke {role} from {name}_clerk, {name}_lawyer")
    with pytest.raises(StoreError):
        clerk.create("two", {}, **SAID)
    found(line, firm)
    found(line, firm)
    assert wire.execute("select step from founded order by 1").fetchall() == [(1,), (2,)]
    told = wire.execute("select qual from pg_policies where tablename = 'cases'").fetchall()
    assert not [qual for (qual,) in told if "member m" in str(qual)]
    clerk.create("two", {}, **SAID)
    lawyer = TeamStore(tmp_path / "l", Address(reached(f"{name}_lawyer"), firm), now=lambda: NOON)
    assert [x.id for x in lawyer.list()] == ["one", "two"]
    with pytest.raises(StoreError):
        lawyer.create("three", {}, **SAID)

    wire.execute("insert into founded (step) values (99)")
    with pytest.raises(TooNew) as told:
        found(line, firm)
    assert (told.value.key, told.value.values["step"]) == ("team_too_new", 99)
    for each in (line, clerk.line, lawyer.line):
        each.close()


def test_a_database_that_was_renamed_lets_its_people_in_when_the_firm_is_founded_again(
    database, tmp_path
):
    wire, name, firm, reached = database
    wire.execute(f"alter database {name} rename to {name}er")
    wire.execute(f"drop role {name}_lawyer")  # as on the server that a backup is restored on
    clerk = TeamStore(
        tmp_path, Address(reached(f"{name}_clerk", f"{name}er"), firm), now=lambda: NOON
    )
    with pytest.raises(StoreError) as told:
        clerk.fresh_number()
    assert told.value.key == "team_not_founded"  # and its sentence tells to found it
    line = Line(reached(database=f"{name}er"))
    found(line, firm)
    assert clerk.fresh_number() == 1
    lawyer = Address(reached(f"{name}_lawyer", f"{name}er"), firm)
    assert list(TeamStore(tmp_path / "l", lawyer, now=lambda: NOON).list()) == []
    for each in (line, clerk.line):
        each.close()


def test_a_policy_asks_no_other_table_for_not_every_server_lets_it():
    text = (resources.files("casefile.store.team") / "steps" / "2_policies.sql").read_text("utf-8")
    policies = [part for part in text.split(";") if "create policy" in part]
    assert len(policies) > 15
    assert not [x for x in policies if re.search(r"\b(select|from|exists)\b", x.partition("(")[2])]
