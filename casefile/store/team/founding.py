"""Founds a firm's library on a server, and seats its people; asked by who owns the server."""

from __future__ import annotations

from enum import StrEnum
from hashlib import md5
from importlib import resources

import psycopg
from psycopg import sql

from casefile.model.errors import BadInput
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
        for name in (GROUP, *(_role_of(firm, means) for means in MEANS[Role.OWNER])):
            if (
                wire.execute("select 1 from pg_roles where rolname = %s", (name,)).fetchone()
                is None
            ):
                wire.execute(sql.SQL("create role {}").format(sql.Identifier(name)))
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
        if wire.execute("select 1 from pg_roles where rolname = %s", (login,)).fetchone() is None:
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
    """Take a person's seat away; the name stays, for what he did is in the log."""

    def work(wire: Wire) -> None:
        _seated(wire, firm, login, ())
        wire.execute("delete from member where firm = %s and login = %s", (firm, login))

    line.asked(work)


def _seated(wire: Wire, firm: str, login: str, means: tuple[str, ...]) -> None:
    """Make the login a member of those roles of the firm, and of no other of them."""
    for each in MEANS[Role.OWNER]:
        told = "grant {} to {}" if each in means else "revoke {} from {}"
        names = sql.Identifier(_role_of(firm, each)), sql.Identifier(login)
        wire.execute(sql.SQL(told).format(*names))


def _role_of(firm: str, means: str) -> str:
    """Return the role of the server that a policy asks for; of one length for any firm's name."""
    return f"casefile_{md5(firm.encode(), usedforsecurity=False).hexdigest()}_{means}"


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
