"""A sum now against waiting, as it is read. Private: it stands on the screen alone."""

from __future__ import annotations

from textual.content import Content

from casefile.model.language import Language
from casefile.model.plan import Waiting
from casefile.screens.plain import said


def waiting_told(told: Waiting | None, words: Language) -> list[Content]:
    """Return what waiting is worth, how much may come off, and how the sum offered compares."""
    if told is None:
        return []
    rows = _worth_told(told, words)
    if told.offered is not None and told.better is not None:
        key = "better" if told.better else "worse"
        rows.append(said(words.term(f"screens.waiting.{key}", offered=told.offered), "bold"))
    return rows


def _worth_told(told: Waiting, words: Language) -> list[Content]:
    if not told.reckoned:
        return [said(words.term("screens.waiting.not_reckoned", balance=told.told))]
    how = "by_opinion" if told.by_opinion else "by_time"
    off = told.largest_discount
    may = words.term("screens.waiting.no_discount")
    if off.amount:
        may = words.term("screens.waiting.discount", off=off, percent=told.percent)
    return [
        said(words.term(f"screens.waiting.{how}", balance=told.told, worth=told.worth)),
        said(may),
    ]
