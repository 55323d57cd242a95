"""Founds a firm's library on a server, and seats its people; asked by who owns the server."""

from __future__ import annotations

from enum import StrEnum
from importlib import resources

import psycopg
from psycopg import sql

from casefile.model.errors import BadInput, StoreError
from casefile.store.team.connection import Line, Wire

GROUP = "casefile_person"
"""The role of the server that every person of every firm has: it may touch the tables, not more."""


class Role(StrEnum):
    """What a person may do."""

    OWNER = "owner"  # all, erasing too
    CLERK = "clerk"  # read and write
    LAWYER = "lawyer"  # read; what he opened is written down
    AUDITOR = "auditor"  # read, to see how the record was kept


MEANS = {
    Role.OWNER: ("reads", "writes", "owns"),
    Role.CLERK: ("reads", "writes"),
    Role.LAWYER: ("reads",),
    Role.AUDITOR: ("reads",),
}
"""Of which roles of his firm on the server a person is a member; the policies ask for these."""


def found(line: Line, firm: str, name: str = "") -> None:
    """Make the tables and rules, where they are not there yet, and the firm.

    Raises: StoreError (this login may not), Unreachable.
    """

    def work(wire: Wire) -> None:
        for role in (GROUP, *(_role_of(wire, firm, means) for means in MEANS[Role.OWNER])):
            if not _known(wire, role):
                wire.execute(sql.SQL("create role {}").format(sql.Identifier(role)))
        made = wire.execute("select 1 from pg_tables where tablename = 'evidence_part'").fetchone()
        if made is None:
            for file in ("tables.sql", "policies.sql"):
                _run(wire, (resources.files(__package__) / file).read_text("utf-8"))
        wire.execute(
            "insert into firm (firm, name) values (%s, %s) on conflict do nothing",
            (firm, name or firm),
        )

    line.asked(work)


def seat(line: Line, firm: str, login: str, role: Role, name: str = "") -> None:
    """Give a person a seat in the firm, or another role; a login is made when there is none.

    The login has no password: who owns the server sets one, or has people known another way.
    Raises: BadInput, StoreError, Unreachable.
    """
    if not login or "\0" in login:
        raise BadInput("team_no_login", where=firm)

    def work(wire: Wire) -> None:
        if not _known(wire, login):
            wire.execute(sql.SQL("create role {} login").format(sql.Identifier(login)))
        wire.execute(sql.SQL("grant {} to {}").format(sql.Identifier(GROUP), sql.Identifier(login)))
        _seated(wire, firm, login, MEANS[role])
        wire.execute(
            "insert into member (firm, login, role) values (%s, %s, %s)"
            " on conflict (firm, login) do update set role = excluded.role",
            (firm, login, role.value),
        )
        wire.execute(
            "insert into person (firm, login, name) values (%s, %s, %s)"
            " on conflict (firm, login) do update set name = excluded.name",
            (firm, login, name or login),
        )

    line.asked(work)


def unseat(line: Line, firm: str, login: str) -> None:
    """Take a person's seat away; the name stays, for what he did is in the log.

    Raises: StoreError (not allowed, or it did not take), Unreachable.
    """

    def work(wire: Wire) -> None:
        if _known(wire, login):  # a login that is gone from the server is a member of nothing
            _seated(wire, firm, login, ())
        wire.execute("delete from member where firm = %s and login = %s", (firm, login))

    line.asked(work)


def _known(wire: Wire, role: str) -> bool:
    """True where the server has such a role; a login is one."""
    asked = "select 1 from pg_roles where rolname = %s"
    return wire.execute(asked, (role,)).fetchone() is not None


def _seated(wire: Wire, firm: str, login: str, means: tuple[str, ...]) -> None:
    """Make the login a member of those roles of the firm, and of no other of them.

    The server only warns where it leaves a role that another login granted: it is asked what
    holds by now. Raises: StoreError, when that is not what was meant.
    """
    for each in MEANS[Role.OWNER]:
        role = _role_of(wire, firm, each)
        told = "grant {} to {}" if each in means else "revoke {} from {}"
        wire.execute(sql.SQL(told).format(sql.Identifier(role), sql.Identifier(login)))
        asked = "select pg_has_role(oid, %s, 'member'), rolsuper from pg_roles where rolname = %s"
        member, may_all = wire.execute(asked, (role, login)).fetchone() or (False, False)
        if member != (each in means) and not may_all:
            raise StoreError("team_seat_not_taken", where=login, role=role)


def _role_of(wire: Wire, firm: str, means: str) -> str:
    """Return the role of the server that a policy asks for; of one length for any firm's name.

    A server has its roles for all its databases: the name tells the database too, so that a firm
    in one is not let into its namesake in another.
    """
    asked = "select 'casefile_' || md5(current_database() || '/' || %s) || '_' || %s"
    (role,) = wire.execute(asked, (firm, means)).fetchone() or ("",)
    return str(role)


def seats(line: Line, firm: str) -> tuple[tuple[str, str, str], ...]:
    """Return (login, name, role) of the people of the firm, as who owns the server sees them."""
    rows = line.asked(
        lambda wire: wire.execute(
            "select p.login, p.name, coalesce(m.role, '') from person p"
            " left join member m on m.firm = p.firm and m.login = p.login"
            " where p.firm = %s order by p.name",
            (firm,),
        ).fetchall()
    )
    return tuple((str(login), str(name), str(role)) for login, name, role in rows)


def _run(wire: psycopg.Connection[tuple[object, ...]], script: str) -> None:
    wire.execute(script.encode())
