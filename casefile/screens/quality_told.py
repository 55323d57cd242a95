"""The worth of an exhibit as evidence: what is known of each side of it, what is still asked."""

from __future__ import annotations

from enum import StrEnum
from typing import get_args

from textual.content import Content

from casefile.intake.quality import Question
from casefile.model.dates import LooseDate, loose
from casefile.model.exhibit import Authenticity, Exhibit, ExhibitKind, Original, Provenance
from casefile.model.language import Language
from casefile.screens.plain import line, said, value

SIDES = (
    *("provenance", "shows", "authenticity", "complete", "legible", "original"),
    *("received", "signatures", "translation"),
)
"""Reliable, relevant, authentic, complete, legible, original, had by the other side ..."""
OF_A_CALL = ("party_to_call", "lawful")
YES_OR_NO = {"complete", "legible", "received", "is_offer", "tells_offer", *OF_A_CALL}
CHOICES: dict[str, type[StrEnum]] = {
    "provenance": Provenance,
    "authenticity": Authenticity,
    "original": Original,
}

_UNKNOWN = Provenance.UNKNOWN.value
"""What each of them holds before anybody answered."""


def quality_rows(
    exhibit: Exhibit, questions: tuple[Question, ...], words: Language
) -> list[tuple[str, Content]]:
    """Return what can be answered, (field, words): what is asked of a person, what was guessed.

    Who made it stands first among the rest. What was guessed has its question mark, as in the list.
    """
    rows: list[tuple[str, Content]] = []
    for one in questions:
        rows.append((one.field or one.key, said("? " + words.term(f"questions.{one.key}"), "bold")))
    sides = SIDES + (OF_A_CALL if exhibit.kind is ExhibitKind.RECORDING else ())
    asked = {field for field, _ in rows}
    for field in sides:
        if field not in asked:
            name = words.term(f"panes.evidence.quality.{field}")
            rows.append((field, line(said(f"  {name}: "), _known(exhibit, field, words))))
    return rows


def _known(exhibit: Exhibit, field: str, words: Language) -> Content:
    if field == "signatures":
        names = ", ".join(one.signer for one in exhibit.signatures if one.signer)
        return value(names, limit=40) if names else said(words.term("words.unknown"))
    told = getattr(exhibit, field)
    if not exhibit.accepted and told == getattr(Exhibit(mark=exhibit.mark), field):
        guessed = (
            suggested(field, x.value, words) for x in exhibit.suggestions if x.field == field
        )
        if once := dict.fromkeys(guessed):  # two of its sentences may go to show one thing
            return value(", ".join(f"{one}?" for one in once))
    if field == "shows":
        names = ", ".join(words.names_of(told))
        return said(names or words.term("words.unknown"))
    if field in CHOICES:
        return said(words.name_of(told))
    if field == "translation":
        return value(told) if told else said(words.term("words.unknown"))
    return said(words.term({True: "words.yes", False: "words.no", None: "words.unknown"}[told]))


def field_named(field: str, words: Language) -> str:
    """Return what a field that a guess would set is called: as this section asks for it, else as
    the history of the case names it."""
    own = f"panes.evidence.field.{field}"
    return words.term(own if words.has(own) else f"history.fields.{field}")


def suggested(field: str, told: str, words: Language) -> str:
    """Return the value of a guess as it is said: a choice by its name, a day as it is written."""
    of = Exhibit.model_fields.get(field)
    kinds = [] if of is None else [of.annotation, *get_args(of.annotation)]
    if LooseDate in kinds:
        return words.loose_day(loose(told))
    if bool in kinds:
        return words.term("words.yes" if told == "true" else "words.no")
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, StrEnum) and told in list(kind):
            return words.name_of(kind(told))
    return told


def as_typed(exhibit: Exhibit, field: str) -> str:
    """Return what a field holds now, as a setting would write it; empty: unknown."""
    told = getattr(exhibit, field, "")
    if isinstance(told, bool):
        return str(told).lower()
    if isinstance(told, frozenset | tuple):
        return ", ".join(sorted(str(one) for one in told))
    return "" if told is None else str(told)


def choices_told(field: str, words: Language) -> list[tuple[str, Content]]:
    """Return what may be answered to *field*: of who made it our side first; not known last."""
    codes = sorted(
        (one.value for one in CHOICES[field]),
        key=lambda code: (code == _UNKNOWN, code != Provenance.CLAIMANT),
    )
    return [(code, said(words.name_of(CHOICES[field](code)))) for code in codes]


def begun_at(exhibit: Exhibit, field: str) -> str:
    """Return the answer a list of choices begins at: what holds now, else what is guessed.

    A mail whose sender is not known to be of our side begins at "not known", never at our side.
    """
    now = as_typed(exhibit, field)
    if now != _UNKNOWN:
        return now
    whose = _UNKNOWN if field == "provenance" and exhibit.reading.sender else ""
    return next((one.value for one in exhibit.suggestions if one.field == field), whose)


def answered(exhibit: Exhibit) -> list[str]:
    """Return as settings what a person has said of it already, where a guess says something too.

    Given with the acceptance, so that no guess is set over an answer.
    """
    guessed = {one.field for one in exhibit.suggestions} & set(SIDES)
    blank = Exhibit(mark=exhibit.mark)
    said_ = sorted(one for one in guessed if getattr(exhibit, one) != getattr(blank, one))
    return [f"{field}={as_typed(exhibit, field)}" for field in said_]
