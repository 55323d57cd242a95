"""One more row of the record that has no section of its own: a credit, a day to keep, a party."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from casefile.desk.records import Opened
from casefile.model.dates import read_day
from casefile.model.money import read_money, read_number
from casefile.screens.among import Among
from casefile.screens.ask import Choose
from casefile.screens.ask_fields import AskFields
from casefile.screens.fields import Field
from casefile.screens.more_fields import more_fields
from casefile.screens.plain import said


class _More(NamedTuple):
    """A kind of row: what is asked, what must be given, how the desk keeps it."""

    fields: tuple[Field, ...]
    needed: Sequence[str]
    kept: Callable[[dict[str, str], str], Opened]
    """(what was typed by the names of the fields, the revision that was read)."""


class MoreRows(Among):
    """A screen of a case from which rows are added to the record."""

    def action_more(self) -> None:
        """Choose what to add, then ask for it."""
        rows = self._rows()
        options = [(name, said(self.words.term(f"screens.more_{name}.title"))) for name in rows]

        def chosen(name: str | None) -> None:
            if name is not None:
                self._ask_row(name, rows[name])

        title = said(self.words.term("screens.more.which"))
        self.app.push_screen(Choose(title, options, self.words), chosen)

    def _ask_row(self, name: str, more: _More) -> None:
        def told(values: dict[str, str] | None) -> None:
            if values is None:
                return
            self.change(
                lambda rev: more.kept(values, rev), self.words.term(f"screens.more_{name}.kept")
            )

        form = AskFields(
            f"more_{name}",
            more.fields,
            self.words,
            self.desk.on,
            needed=more.needed,
            currency=self.open.currency,
            about=self.open.ref,
        )
        self.app.push_screen(form, told)

    def _set(self, row: str, *also: str) -> Callable[[dict[str, str], str], Opened]:
        """Return what keeps a row by its path; *also*: settings of it that nobody is asked for."""

        def kept(values: dict[str, str], rev: str) -> Opened:
            given = (f"{path}={text}" for path, text in values.items() if text.strip())
            settings = [f"{row}.{one}" for one in (*also, *given)]
            return self.open.desk.set(self.open.ref, settings, expect=rev)

        return kept

    def _spend(self, values: dict[str, str], rev: str) -> Opened:
        desk, spent, on = self.open.desk, values["spent"], values["on"]  # all of them can be read
        return desk.spend(
            self.open.ref,
            values["what"],
            minutes=round(read_number(values["minutes"] or "0")),
            spent=read_money(spent, self.open.currency) if spent else None,
            on=read_day(on, desk.on) if on else None,
            expect=rev,
        )

    def _describe(self, values: dict[str, str], rev: str) -> Opened:
        """Keep a paper that is not held, under the next mark of our own."""
        mark = f"mark=C-{self.open.case.last_number('C') + 1}"
        return self._set("exhibits.new", mark, "held=false", "accepted=true")(values, rev)

    def _person(self, values: dict[str, str], rev: str) -> Opened:
        side = values["side"]
        rest = {name: text for name, text in values.items() if name != "side"}
        return self._set(f"{side}.people.new")(rest, rev)

    def _rows(self) -> dict[str, _More]:
        asked = more_fields(self.open.case, self.words)
        rows = {
            "spent": (("what",), self._spend),
            "deadline": (("what", "on"), self._set("deadlines.new")),
            "credit": (("debt", "amount"), self._set("credits.new")),
            "paper": (("title", "held_where"), self._describe),
            "person": (("side", "name"), self._person),
            "party": (("name", "role"), self._set("others.new")),
        }
        return {name: _More(asked[name], *row) for name, row in rows.items() if name in asked}
