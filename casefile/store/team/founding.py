"""Founds a firm's library on a server, and seats its people; asked by who owns the server."""

from __future__ import annotations

from enum import StrEnum
from importlib import resources
from typing import LiteralString

from psycopg import sql

from casefile.model.errors import BadInput, StoreError, TooNew
from casefile.store.team.cells import whole
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
    """Make the tables and rules, or bring those of an earlier version up to date, and the firm.

    Whoever has a seat is let in anew: in a database that was renamed, or restored on another
    server, the roles are others. May be done again at any time.
    Raises: StoreError (this login may not), TooNew, Unreachable.
    """

    def work(wire: Wire) -> None:
        _made(wire, GROUP)
        changed = _brought_up_to_date(wire)
        wire.execute(
            "insert into firm (firm, name) values (%s, %s) on conflict do nothing",
            (firm, name or firm),
        )
        every = wire.execute("select firm from firm").fetchall() if changed else [(firm,)]
        for (each,) in every:
            _all_let_in(wire, str(each))

    line.asked(work)


def _brought_up_to_date(wire: Wire) -> bool:
    """Run the steps that this database has not seen; True when there was one. Raises: TooNew."""
    steps = _steps()
    kept = wire.execute("select 1 from pg_tables where tablename = 'founded'").fetchone()
    asked = "select coalesce(max(step), 0) from founded"
    (last,) = (wire.execute(asked).fetchone() if kept else None) or (0,)
    if whole(last) > max(steps):
        raise TooNew("team_too_new", where="founded", step=last, known=max(steps))
    fresh = [number for number in steps if number > whole(last)]
    for number in fresh:
        wire.execute(steps[number].encode())
        wire.execute("insert into founded (step) values (%s) on conflict do nothing", (number,))
    return bool(fresh)


def _steps() -> dict[int, str]:
    """Return the SQL of each step by its number, in order. One that was released never changes."""
    files = [x for x in (resources.files(__package__) / "steps").iterdir() if x.name[0].isdigit()]
    found = {int(file.name.partition("_")[0]): file.read_text("utf-8") for file in files}
    return dict(sorted(found.items()))


def _all_let_in(wire: Wire, firm: str) -> None:
    """Give everybody with a seat in the firm what it means on this server."""
    for means in MEANS[Role.OWNER]:
        _made(wire, _role_of(wire, firm, means))
    rows = wire.execute("select login, role from member where firm = %s", (firm,)).fetchall()
    for login, role in rows:
        _let_in(wire, firm, str(login), Role(str(role)))


def _let_in(wire: Wire, firm: str, login: str, role: Role) -> None:
    _made(wire, login, " login")
    wire.execute(sql.SQL("grant {} to {}").format(sql.Identifier(GROUP), sql.Identifier(login)))
    _seated(wire, firm, login, MEANS[role])


def _made(wire: Wire, role: str, may: LiteralString = "") -> None:
    """Make a role of the server where there is none; a login is one that *may* log in."""
    if not _known(wire, role):
        wire.execute(sql.SQL("create role {}" + may).format(sql.Identifier(role)))


def seat(line: Line, firm: str, login: str, role: Role, name: str = "") -> None:
    """Give a person a seat in the firm, or another role; a login is made when there is none.

    The login has no password: who owns the server sets one, or has people known another way.
    Raises: BadInput, StoreError, Unreachable.
    """
    if not login or "\0" in login:
        raise BadInput("team_no_login", where=firm)

    def work(wire: Wire) -> None:
        _let_in(wire, firm, login, role)
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
