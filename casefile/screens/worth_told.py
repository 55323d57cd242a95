"""What the claim is worth on the user's own figures: low, likely, high, what moves it most."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from casefile.model.language import Language
from casefile.model.review import Review, Swing, Value
from casefile.screens.plain import lines, said

RLM = "\u200f"
_BAR = 24
"""Cells of the widest bar."""


def worth_told(review: Review, names: Mapping[str, str], words: Language) -> Content:
    """Return the worth as the user's own opinion; without one, costs and times of the doors.

    *names*: what the doors are called.
    """
    rows = [said(words.term("worth.opinion"), "dim"), said("")]
    if review.value is None:
        enter = words.term("actions.assessment.opinion.name")
        rows.append(said(words.term("worth.none"), "bold"))
        rows.append(said(words.term("worth.how", action=enter)))
    else:
        rows += _value(review.value, words)
    rows += [said(""), *_doors(review, names, words)]
    return lines(*rows)


def _value(worth: Value, words: Language) -> list[Content]:
    rows = [
        said(f"{words.term(f'worth.{name}')}: {words.money(getattr(worth, name))}", style)
        for name, style in (("low", ""), ("likely", "bold"), ("high", ""))
    ]
    even = words.number(worth.break_even) if worth.break_even is not None else ""
    rows.append(
        said(
            words.term("worth.break_even", chance=even) if even else words.term("worth.never_even")
        )
    )
    if worth.floor is not None:
        rows.append(said(f"{words.term('worth.floor')}: {words.money(worth.floor)}"))
    if worth.ceiling is not None:
        rows.append(said(f"{words.term('worth.ceiling')}: {words.money(worth.ceiling)}"))
    if worth.range_of_agreement is not None:
        key = "worth.room" if worth.range_of_agreement else "worth.no_room"
        rows.append(said(words.term(key), "bold"))
    if worth.tornado:
        rows += [said(""), said(words.term("worth.tornado"), "bold underline")]
        widest = max(_width(swing) for swing in worth.tornado)
        for swing in worth.tornado:
            rows += _swing(swing, widest, words)
    return rows


def _width(swing: Swing) -> float:
    return float(swing.high.amount - swing.low.amount)


def _swing(swing: Swing, widest: float, words: Language) -> list[Content]:
    """Return one input and what it does, and under it a bar as long as it moves the value."""
    told = words.term("worth.from_to", low=swing.low, high=swing.high)
    bar = "█" * max(1, round(_BAR * _width(swing) / widest))
    bar = f"{RLM}{bar}" if words.rtl else bar  # a bar has no direction of its own
    return [said(f"{words.term(f'worth.inputs.{swing.input}')}: {told}"), said(bar, "dim")]


def _doors(review: Review, names: Mapping[str, str], words: Language) -> list[Content]:
    """Return what each open door costs and how long it takes, where the place says so."""
    rows = [said(words.term("worth.doors"), "bold underline")]
    for door in (door for door in review.forum if door.open):
        fee = words.say(door.fee) if door.fee else words.term("worth.fee_not_told")
        months = words.term("doors.months", n=door.months) if door.months is not None else ""
        rows.append(said("- " + "; ".join(filter(None, (names[door.forum], fee, months)))))
    return rows if len(rows) > 1 else []
