"""One more row of the record that has no section of its own: a credit, a day to keep, a party."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from casefile.model.exhibit import Element, ExhibitKind, Provenance
from casefile.model.party import PartyKind
from casefile.screens.among import Among
from casefile.screens.ask import Choose
from casefile.screens.ask_fields import AskFields
from casefile.screens.fields import Field, choices_of, yes_no
from casefile.screens.plain import said


class _More(NamedTuple):
    """A kind of row: where `casefile set` finds it, what is asked, what must be given."""

    row: str
    fields: tuple[Field, ...]
    needed: Sequence[str]
    also: tuple[str, ...] = ()
    """Settings of the row that nobody is asked for."""


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
        desk, ref = self.open.desk, self.open.ref

        def told(values: dict[str, str] | None) -> None:
            if values is None:
                return
            row = more.row.format(side=values.pop("side", ""))
            given = (f"{path}={text}" for path, text in values.items() if text.strip())
            settings = [f"{row}.{one}" for one in (*more.also, *given)]
            self.change(
                lambda rev: desk.set(ref, settings, expect=rev),
                self.words.term(f"screens.more_{name}.kept"),
            )

        form = AskFields(
            f"more_{name}",
            more.fields,
            self.words,
            self.desk.on,
            needed=more.needed,
            currency=self.open.currency,
            about=ref,
        )
        self.app.push_screen(form, told)

    def _rows(self) -> dict[str, _More]:
        words, case = self.words, self.open.case
        debts = tuple((debt.ref, debt.ref) for debt in case.debts)
        sides = tuple(
            (side, words.term(f"screens.more.{side}")) for side in ("claimant", "respondent")
        )
        elements = tuple((one.value, words.name_of(one)) for one in Element)

        def field(
            name: str, kind: str = "text", choices: tuple[tuple[str, str], ...] = ()
        ) -> Field:
            return Field(name, f"screens.more.{name}", kind, choices)

        rows = {
            "spent": _More(
                "efforts.new",
                (
                    field("what"),
                    field("minutes", "number"),
                    field("spent", "money"),
                    field("on", "day"),
                ),
                ("what",),
            ),
            "deadline": _More(
                "deadlines.new", (field("what"), field("on", "day"), field("why")), ("what", "on")
            ),
            "credit": _More(
                "credits.new",
                (
                    field("debt", "choice", debts),
                    field("amount", "money"),
                    field("dated", "day"),
                    field("why"),
                    field("marks"),
                ),
                ("debt", "amount"),
            ),
            "paper": _More(
                "exhibits.new",
                (
                    field("title"),
                    field("kind", "choice", choices_of(ExhibitKind, words)),
                    field("provenance", "choice", choices_of(Provenance, words)),
                    field("shows", "choice", elements),
                    field("held_where"),
                ),
                ("title", "held_where"),
                (f"mark=C-{case.last_number('C') + 1}", "held=false", "accepted=true"),
            ),
            "person": _More(
                "{side}.people.new",
                (
                    field("side", "choice", sides),
                    field("name"),
                    field("role"),
                    field("authority", "choice", yes_no(words)),
                    field("phone"),
                    field("email"),
                ),
                ("side", "name"),
            ),
            "party": _More(
                "others.new",
                (
                    field("name"),
                    field("role"),
                    field("kind", "choice", choices_of(PartyKind, words)),
                    field("address"),
                    field("phone"),
                    field("email"),
                ),
                ("name", "role"),
            ),
        }
        return rows if debts else {name: row for name, row in rows.items() if name != "credit"}
