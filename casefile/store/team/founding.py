"""Founds a firm's library on a server, and seats its people; asked by who owns the server."""

from __future__ import annotations

from enum import StrEnum
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


def found(line: Line, firm: str, name: str = "") -> None:
    """Make the tables and rules, where they are not there yet, and the firm.

    Raises: StoreError (this login may not), Unreachable.
    """

    def work(wire: Wire) -> None:
        if wire.execute("select 1 from pg_roles where rolname = %s", (GROUP,)).fetchone() is None:
            wire.execute(sql.SQL("create role {}").format(sql.Identifier(GROUP)))
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
    line.asked(
        lambda wire: wire.execute(
            "delete from member where firm = %s and login = %s", (firm, login)
        )
    )


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
