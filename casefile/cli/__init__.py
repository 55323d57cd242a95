"""The command face: one file a command. stdout is data, stderr is talk, exit codes are an API."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TextIO

from casefile.desk import desk as desks
from casefile.model.clean import clean
from casefile.model.dates import (
    LooseDate,
    is_two_ways,
    read_coming_day,
    read_day,
    read_past_day,
    read_typed_day,
)
from casefile.model.errors import BadInput
from casefile.model.fault import naming
from casefile.model.language import Language

DONE, FOUND, REFUSED = 0, 1, 2
"""Exit codes: done; a check found something; refused."""


Serving = Callable[["desks.Desk", str, int, tuple[str, ...], Callable[[str], None]], int]
"""(desk, host, port, arguments of the program, what is told the address) -> exit code."""

Reads = Callable[[str, date], LooseDate]
"""(what was typed, the day of reading) -> the day meant."""


@dataclass(frozen=True)
class Request:
    """One command as it was asked: its options, the desk, where data and talk go."""

    options: Namespace
    desk: desks.Desk
    data: TextIO = field(default_factory=lambda: sys.stdout)
    talk: TextIO = field(default_factory=lambda: sys.stderr)
    terminal: Callable[[desks.Desk], int] | None = None
    """Opens the terminal interface; None where there is no terminal."""
    browser: Serving | None = None
    """Serves the terminal interface to a browser; None where nothing can be served."""

    @property
    def words(self) -> Language:
        """The language of the answer."""
        return self.desk.words

    @property
    def as_json(self) -> bool:
        """True when one JSON document is asked for."""
        return bool(getattr(self.options, "json", False))

    @property
    def linear(self) -> bool:
        """True when each value is asked for on a line of its own, with its name: --plain."""
        return bool(getattr(self.options, "plain", False))

    def past_day(self, option: str, typed: str) -> LooseDate:
        """Return the day, typed for *option*, on which something was. Raises: as `day`."""
        return self.day(option, typed, read_past_day)

    def coming_day(self, option: str, typed: str, since: date | None = None) -> LooseDate:
        """Return the day by which something is to be, told on *since*. Raises: as `day`."""
        return self.day(option, typed, read_coming_day, on=since)

    def exact_day(self, option: str, typed: str, read: Reads = read_coming_day) -> date:
        """Return a day known to the day, as a rule one to come. Raises: BadInput; as `day`."""
        exact = self.day(option, typed, read).exact
        if exact is None:
            raise BadInput("day_not_exact", where=option, field=typed)
        return exact

    def day(
        self,
        option: str,
        typed: str,
        read: Reads = read_day,
        *,
        on: date | None = None,
        place: str = "",
    ) -> LooseDate:
        """Return the day typed for *option*: every day of a command is read here.

        The place of the case decides in which order its figures may stand (*place*: of a case
        still to be opened), without a case that of the owner. Nothing typed is an unknown day.
        Raises: BadInput, naming *option*, for no day, or figures that name two days there.
        """
        two_ways = is_two_ways(typed) and self.desk.two_ways(
            getattr(self.options, "case", None) or "", place
        )
        with naming(option):
            return read_typed_day(typed, on or self.desk.on, read, two_ways=two_ways)

    def row(self, **told: str) -> None:
        """Print values in a row; with ``--plain``, each on a line under its name in `linear`."""
        known = {name: " ".join(clean(one).split()) for name, one in told.items()}
        if self.linear:
            for name, one in known.items():
                if one:
                    self.line(f"{self.words.term(f'linear.{name}')}: {one}")
            self.line()
        else:
            self.line("  ".join(known.values()).rstrip())

    def line(self, text: str = "") -> None:
        """Print one line of data; whatever came from outside is cleaned."""
        self.data.write(clean(text) + "\n")

    def term(self, key: str, **values: Any) -> None:
        """Print one line of the wording as data."""
        self.line(self.words.term(key, **values))

    def tell(self, key: str, **values: Any) -> None:
        """Print one line of talk."""
        self.talk.write(clean(self.words.term(key, **values)) + "\n")

    def document(self, told: Any) -> None:
        """Print one JSON document."""
        self.data.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print rows under heads; with ``--plain``, one line a field and no columns."""
        cleaned = [[" ".join(clean(cell).split()) for cell in row] for row in rows]
        if self.linear:
            for row in cleaned:
                for head, cell in zip(heads, row, strict=True):
                    if cell:
                        self.line(f"{head}: {cell}")
                self.line()
            return
        everything = [list(heads), *cleaned]
        widths = [max(len(row[n]) for row in everything) for n in range(len(heads))]
        for row in everything:
            self.line(
                "  ".join(
                    cell.ljust(width) for cell, width in zip(row, widths, strict=True)
                ).rstrip()
            )
