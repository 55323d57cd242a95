"""The line to the server: one a thread, found again when it breaks, its troubles told as ours."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from casefile.model.errors import Busy, NoRoom, StoreError, Unreachable

Wire = psycopg.Connection[tuple[object, ...]]
Answer = TypeVar("Answer")

PATIENCE = 20.0
"""Seconds for which a server that went away is looked for, a new primary of a cluster too."""

_SILENCE = {
    "connect_timeout": 5,
    "tcp_user_timeout": int(PATIENCE * 1000),
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
}
"""Seconds (of `tcp_user_timeout` thousandths) after which a line that fell silent counts as broken.

A cable that was pulled closes nothing; without these the wait for an answer has no end. Where the
system knows no `tcp_user_timeout` the keepalives alone end it, after 20 seconds.
Source: libpq, Parameter Key Words.
"""

_AGAIN = (errors.SerializationFailure, errors.DeadlockDetected, errors.UniqueViolation)
_BROKEN = (psycopg.OperationalError, psycopg.InterfaceError)

_NOT_FOUNDED = (errors.UndefinedTable, errors.UndefinedObject, errors.InvalidCatalogName)
_NOT_LET_IN = ("password authentication failed", "no password supplied", "does not exist")
"""What the server says of a login or a database it does not know: to ask again is no use."""


class Line:
    """Connections to one server."""

    def __init__(self, server: str, *, patience: float = PATIENCE) -> None:
        self._server = server
        self.patience = patience
        self._held = threading.local()

    def asked(self, work: Callable[[Wire], Answer]) -> Answer:
        """Return what *work* returns, in one transaction; done again when it was broken off.

        *work* must be such that doing it twice is harmless: a commit whose answer was lost may
        have happened. Raises: Unreachable, after the patience; Busy; StoreError (not allowed).
        """
        until = time.monotonic() + self.patience
        pause = 0.05
        while True:
            try:
                with self._troubles():
                    wire = self._wire()
                    with wire.transaction():
                        return work(wire)
            except _AGAIN as trouble:
                if time.monotonic() > until:
                    raise Busy("case_busy", where=self.name) from trouble
            except _BROKEN as trouble:
                self.close()
                if any(sign in str(trouble) for sign in _NOT_LET_IN):
                    raise StoreError(
                        "team_not_let_in", where=self.name, fault=_first_line(trouble)
                    ) from trouble
                if time.monotonic() > until:
                    raise Unreachable(
                        "team_unreachable", where=self.name, fault=_first_line(trouble)
                    ) from trouble
            time.sleep(pause)
            pause = min(pause * 2, 1.0)

    @property
    def name(self) -> str:
        """The server as it is told to people: hosts and database, no login."""
        return self._server.rpartition("@")[2].partition("?")[0].removeprefix("postgresql://")

    def close(self) -> None:
        """Close the connection of this thread."""
        wire = getattr(self._held, "wire", None)
        self._held.wire = None
        if wire is not None and self._held.process == os.getpid():
            with suppress(psycopg.Error):
                wire.close()

    def _wire(self) -> Wire:
        wire: Wire | None = getattr(self._held, "wire", None)
        if wire is None or wire.closed or self._held.process != os.getpid():
            own = conninfo_to_dict(self._server)  # the firm's own word goes first
            silence = {name: told for name, told in _SILENCE.items() if name not in own}
            told = make_conninfo(self._server, **silence)
            wire = psycopg.connect(told, autocommit=True, application_name="casefile")
            self._held.wire, self._held.process = wire, os.getpid()
        return wire

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        """Tell the troubles of the server that are not about the line as refusals."""
        try:
            yield
        except errors.InsufficientPrivilege as trouble:
            raise StoreError("team_not_allowed", where=self.name) from trouble
        except errors.ReadOnlySqlTransaction as trouble:
            raise psycopg.OperationalError("read-only") from trouble  # a standby: look further
        except _NOT_FOUNDED as trouble:
            raise StoreError("team_not_founded", where=self.name) from trouble
        except (errors.DiskFull, errors.InsufficientResources) as trouble:
            if isinstance(trouble, errors.TooManyConnections):
                raise psycopg.OperationalError("too many connections") from trouble
            raise NoRoom("no_room", where=self.name, fault=_first_line(trouble)) from trouble


def _first_line(trouble: Exception) -> str:
    return (str(trouble).splitlines() or [type(trouble).__name__])[0][:120]
