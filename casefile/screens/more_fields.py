"""What is asked of one more row of the record that has no section of its own, by its kind."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.exhibit import Element, ExhibitKind, Provenance
from casefile.model.language import Language
from casefile.model.party import PartyKind
from casefile.screens.debts_told import debt_choices
from casefile.screens.fields import Field, choices_of, papers_of, yes_no

_ASKED = {
    "spent": (("what", ""), ("minutes", "number"), ("spent", "money"), ("on", "past_day")),
    "deadline": (("what", ""), ("on", "coming_day"), ("why", "")),
    "credit": (
        ("debt", "choice"),
        ("amount", "money"),
        ("dated", "past_day"),
        ("why", ""),
        ("marks", "marks"),
    ),
    "paper": (
        ("title", ""),
        ("kind", "choice"),
        ("provenance", "choice"),
        ("shows", "choice"),
        ("held_where", ""),
    ),
    "person": (
        ("side", "choice"),
        ("name", ""),
        ("role", ""),
        ("authority", "choice"),
        ("phone", ""),
        ("email", ""),
    ),
    "party": (
        ("name", ""),
        ("role", ""),
        ("kind", "choice"),
        ("address", ""),
        ("phone", ""),
        ("email", ""),
    ),
}
"""The fields of each kind of row, (name, kind of field), in order; a plain one holds text."""


def more_fields(case: Case, words: Language) -> dict[str, tuple[Field, ...]]:
    """Return what is asked, by the kind of row; no credit where there is no debt to lower."""
    sides = ("claimant", "respondent")
    choices = {
        "debt": debt_choices(case, words),
        "provenance": choices_of(Provenance, words),
        "shows": choices_of(Element, words),
        "side": tuple((side, words.term(f"screens.more.{side}")) for side in sides),
        "authority": yes_no(words),
        "marks": papers_of(case),
    }
    kinds = {"paper": choices_of(ExhibitKind, words), "party": choices_of(PartyKind, words)}
    found = {}
    for row, asked in _ASKED.items():
        of_row = choices | {"kind": kinds.get(row, ())}
        found[row] = tuple(
            Field(
                name,
                f"screens.more.{name}",
                kind or "text",
                of_row.get(name, ()) if kind in ("choice", "marks") else (),
            )
            for name, kind in asked
        )
    return found if case.debts else {row: found[row] for row in found if row != "credit"}
