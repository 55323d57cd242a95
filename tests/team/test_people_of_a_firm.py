"""Who may see and do what in a firm's library, tried with the program and with SQL by hand."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import md5
from importlib import resources
from urllib.parse import urlsplit

import psycopg
import pytest
from team_server import as_login, fresh_firm, server

from casefile.model.errors import BadInput, NotFound, StoreError, TooNew
from casefile.store.custody import Access, accesses, record_access
from casefile.store.team.address import Address, address
from casefile.store.team.connection import Line
from casefile.store.team.founding import Role, found, seat, seats, unseat
from casefile.store.team.store import TeamStore

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SAID = {"note": "a note", "actor": "Dana", "summary": {"title": "חוב"}}
TABLES = ("cases", "log", "evidence", "evidence_part", "person", "firm", "tombstone", "presence")


def opened(tmp_path, seat: Address) -> TeamStore:
    return TeamStore(
        tmp_path / seat.server.rpartition("@")[0][-30:].replace("/", "_"), seat, now=lambda: NOON
    )


@pytest.fixture
def firm(tmp_path):
    """A firm with one person of each role, and one case with a piece of evidence."""
    seats = dict(zip(Role, fresh_firm(*Role), strict=True))
    stores = {role: opened(tmp_path, seat) for role, seat in seats.items()}
    stores[Role.CLERK].create("one", {"n": 1}, **SAID)
    stores[Role.CLERK].blobs("one").put(io.BytesIO(b"contract"))
    return stores


@pytest.mark.parametrize("role", [Role.LAWYER, Role.AUDITOR])
def test_a_reader_reads_everything_and_changes_nothing(firm, role):
    store = firm[role]
    document, revision = store.get("one")
    sha256 = next(store.blobs("one").all())

    assert document == {"n": 1}
    assert store.blobs("one").open(sha256).read() == b"contract"
    assert [x["action"] for x in store.entries("one")] == ["create"]
    for forbidden in (
        lambda: store.put("one", {"n": 2}, revision, **SAID),
        lambda: store.create("two", {}, **SAID),
        lambda: store.delete("one", revision, actor="Dana"),
        lambda: store.blobs("one").put(io.BytesIO(b"other")),
        lambda: store.blobs("one").delete(sha256),
    ):
        with pytest.raises((StoreError, NotFound)):
            forbidden()
    assert firm[Role.CLERK].get("one") == ({"n": 1}, revision)
    assert firm[Role.CLERK].blobs("one").has(sha256)


def test_what_a_reader_opened_is_written_down_all_the_same(firm):
    record_access(firm[Role.LAWYER], "one", Access.OPENED, actor="Adv. Bar", sha256="0" * 64)
    record_access(firm[Role.CLERK], "one", Access.COPIED, actor="Dana", sha256="0" * 64)

    told = accesses(firm[Role.AUDITOR], "one")
    assert [(x.actor, x.access) for x in told] == [
        ("Adv. Bar", Access.OPENED),
        ("Dana", Access.COPIED),
    ]


@pytest.mark.parametrize("role", list(Role))
def test_nobody_changes_or_cuts_the_log(firm, role):
    with psycopg.connect(firm[role].address.server, autocommit=True) as wire:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            wire.execute("update log set line = 'x'")
        if role is not Role.OWNER:
            assert wire.execute("delete from log").rowcount == 0
    assert len(firm[Role.AUDITOR].entries("one")) == 1


def test_another_role_and_no_seat_at_all_count_from_the_next_question_on(firm):
    store, line = firm[Role.CLERK], Line(server())
    login = store.address.server.removeprefix("postgresql://").partition("@")[0]
    revision = store.get("one")[1]
    seat(line, store.firm, login, Role.AUDITOR)
    with pytest.raises(StoreError):
        store.put("one", {"n": 2}, revision, **SAID)
    assert store.get("one")[0] == {"n": 1}

    seat(line, store.firm, login, Role.OWNER)
    revision = store.put("one", {"n": 2}, revision, **SAID)
    unseat(line, store.firm, login)
    with pytest.raises(NotFound):
        store.get("one")
    assert [name for name, _, role in seats(line, store.firm) if not role] == [login]
    line.close()


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


def test_two_firms_never_see_each_other_with_the_program(firm, tmp_path):
    (mine,) = fresh_firm()
    there = firm[Role.OWNER].address.firm
    for asked in (mine, mine._replace(firm=there)):
        store = opened(tmp_path, asked)
        assert list(store.list(limit=5)) == [] and store.changes()[0] == ()
        for ask in (store.get, store.blobs, store.page, store.entries):
            with pytest.raises(NotFound):
                ask("one")
    with pytest.raises(StoreError):
        opened(tmp_path, mine._replace(firm=there)).create("two", {}, **SAID)


@pytest.mark.parametrize("table", TABLES)
def test_two_firms_never_see_each_other_with_sql_by_hand(firm, table):
    (mine,) = fresh_firm(Role.OWNER)
    there = firm[Role.OWNER].address.firm
    others = f"select count(*) from {table} where firm <> %s"
    changes = (f"delete from {table}", f"update {table} set firm = firm")
    with psycopg.connect(mine.server, autocommit=True) as wire:
        assert wire.execute(others, (mine.firm,)).fetchone() == (0,)
        for change in changes:
            with suppress(psycopg.errors.InsufficientPrivilege):  # refused as a whole: as good
                assert wire.execute(f"{change} where firm = %s", (there,)).rowcount == 0
    assert firm[Role.CLERK].get("one")[0] == {"n": 1}


def test_a_row_cannot_be_moved_or_slipped_into_another_firm(firm, tmp_path):
    (mine,) = fresh_firm(Role.OWNER)
    opened(tmp_path, mine).create("own", {}, **SAID)
    there = firm[Role.OWNER].address.firm
    row = "insert into evidence (firm, key, sha256, size) values (%s, 'k', 's', 1)"
    seat = "insert into member (firm, login, role) values (%s, current_user, 'owner')"
    refused = psycopg.errors.InsufficientPrivilege
    with psycopg.connect(mine.server, autocommit=True) as wire:
        wire.execute(row, (mine.firm,))
        for slipped in (row, seat, "update evidence set firm = %s", "update cases set firm = %s"):
            with pytest.raises(refused):
                wire.execute(slipped, (there,))


def test_a_colleague_who_has_the_case_open_is_seen_for_a_while(firm):
    assert firm[Role.CLERK].look("one", "Dana") == ()
    assert [x.name for x in firm[Role.OWNER].look("one", "Rut")] == ["Dana"]

    firm[Role.CLERK].look_away("one")
    assert firm[Role.OWNER].look("one", "Rut") == ()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("postgresql://dana:secret@db/x?firm=a", "team_password_in_address"),
        ("postgresql://dana@db/x?firm=a&password=secret", "team_password_in_address"),
        (
            "postgresql://dana@db/x?firm=a&evidence=s3%3A%2F%2Fb%3Fsecret_key%3Dx",
            "team_password_in_address",
        ),
        ("postgresql://dana@db/x", "team_no_firm"),
        ("https://db/x?firm=a", "team_no_address"),
    ],
)
def test_an_address_with_a_secret_or_without_a_firm_is_refused(text, key):
    with pytest.raises(BadInput) as refused:
        address(text)
    assert refused.value.key == key
    assert "secret" not in str(refused.value)


def test_an_address_comes_back_as_it_was_and_finds_the_primary_of_a_cluster():
    told = address("postgresql://dana@a,b:5433/x?firm=bar&evidence=s3%3A%2F%2Fb%2Fp")

    assert told.firm == "bar" and told.evidence == "s3://b/p"
    assert told.server == "postgresql://dana@a,b:5433/x?target_session_attrs=read-write"
    assert address(str(told)) == told
