"""The logs of a firm's cases: rows that are added and never changed, and small files beside them.

Whoever writes a case writes its line in the same transaction; so most of this takes the wire.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from casefile.model.errors import Damaged
from casefile.store.seal import ZERO, seal_of, sealed, unsealed
from casefile.store.team.cells import octets, whole
from casefile.store.team.connection import Line, Wire

Logs = Mapping[str, Mapping[int, bytes]]
"""Kind of log -> number of the line -> the line; a small file beside the logs is a line 1."""


class TeamLogs:
    """The logs of one firm, each under the key of its case."""

    def __init__(self, line: Line, firm: str, *, now: Callable[[], datetime]) -> None:
        self._line = line
        self._firm = firm
        self._now = now

    # -- reading ------------------------------------------------------------------------------

    def lines(self, key: str, kind: str = "audit") -> list[bytes]:
        """Return the lines of a log as they were sealed, oldest first."""
        rows = self._line.asked(
            lambda wire: wire.execute(
                "select line from log where firm = %s and key = %s and kind = %s order by seq",
                (self._firm, key, kind),
            ).fetchall()
        )
        return [octets(line) for (line,) in rows]

    def entries(self, key: str, where: str) -> list[dict[str, Any]]:
        """Return the entries of the log of changes, the seals checked. Raises: Damaged."""
        found = []
        for number, line in enumerate(self.lines(key), start=1):
            entry = unsealed(line)
            if entry is None:
                raise Damaged("log_line_damaged", where=where, line=number)
            found.append(entry)
        return found

    def all(self, key: str) -> dict[str, dict[int, bytes]]:
        """Return every log of the case and every small file beside it."""
        rows = self._line.asked(
            lambda wire: wire.execute(
                "select kind, seq, line from log where firm = %s and key = %s order by kind, seq",
                (self._firm, key),
            ).fetchall()
        )
        found: dict[str, dict[int, bytes]] = {}
        for kind, number, line in rows:
            found.setdefault(str(kind), {})[whole(number)] = octets(line)
        return found

    def newest(self, wire: Wire, key: str, kind: str = "audit") -> bytes:
        """Return the newest line of a log; empty: there is none."""
        told = wire.execute(
            "select line from log where firm = %s and key = %s and kind = %s"
            " order by seq desc limit 1",
            (self._firm, key, kind),
        ).fetchone()
        return octets(told[0]) if told else b""

    def holds(self, wire: Wire, key: str, line: bytes, kind: str = "audit") -> bool:
        """True when this very line is in the log: its answer was lost, it was not."""
        told = wire.execute(
            "select line from log where firm = %s and key = %s and kind = %s and seq = %s",
            (self._firm, key, kind, _number(line)),
        ).fetchone()
        return told is not None and octets(told[0]) == line

    # -- writing ------------------------------------------------------------------------------

    def add(self, wire: Wire, key: str, lines: Iterable[bytes], kind: str = "audit") -> None:
        """Add lines to a log; a number that is taken breaks the transaction off."""
        with wire.cursor() as cursor:
            cursor.executemany(
                "insert into log (firm, key, kind, seq, line) values (%s, %s, %s, %s, %s)",
                [(self._firm, key, kind, _number(line), line) for line in lines],
            )

    def add_missing(self, wire: Wire, key: str, logs: Logs) -> None:
        """Add what is not there yet of several logs; a line that is there stays."""
        with wire.cursor() as cursor:
            cursor.executemany(
                "insert into log (firm, key, kind, seq, line) values (%s, %s, %s, %s, %s)"
                " on conflict do nothing",
                [
                    (self._firm, key, kind, number, line)
                    for kind, lines in logs.items()
                    for number, line in lines.items()
                ],
            )

    def put_beside(self, key: str, name: str, body: bytes) -> None:
        """Keep a small file beside the logs of the case; one that is there stays."""
        self._line.asked(lambda wire: self.add_missing(wire, key, {name: {1: body}}))

    def note_accesses(self, key: str, accesses: Iterable[dict[str, Any]]) -> None:
        """Append to the record of access, each line chained to the one before."""
        fields = list(accesses)
        at = self._now().astimezone(UTC).isoformat(timespec="milliseconds")
        mine: list[bytes] = []

        def work(wire: Wire) -> None:
            if mine and self.holds(wire, key, mine[0], "custody"):
                return  # the answer to the commit was lost, the commit was not
            newest = unsealed(self.newest(wire, key, "custody"))
            seq, head = (newest["seq"], newest["hash"]) if newest else (0, ZERO)
            mine.clear()
            for number, each in enumerate(fields, start=seq + 1):
                mine.append(sealed({"seq": number, "at": at, **each, "prev": head}))
                head = seal_of(mine[-1])
            self.add(wire, key, mine, "custody")

        self._line.asked(work)


def _number(line: bytes) -> int:
    return int((unsealed(line) or {}).get("seq", 0))
