"""Who may see and do what in a firm's library, tried with the program and with SQL by hand."""

from __future__ import annotations

import io
from contextlib import suppress
from datetime import UTC, datetime

import psycopg
import pytest
from team_server import fresh_firm, server

from casefile.model.errors import BadInput, NotFound, StoreError
from casefile.store.custody import Access, accesses, record_access
from casefile.store.team.address import Address, address
from casefile.store.team.connection import Line
from casefile.store.team.founding import Role, seat, seats, unseat
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
