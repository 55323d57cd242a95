"""The day of a paper that has none of its own: read in its words, or in the name of its file."""

from __future__ import annotations

import re

from casefile.intake.clues import Clues, around, hint
from casefile.intake.finds import Find, days, meant
from casefile.intake.heads import day_alone, names_own_day
from casefile.intake.posted import arrival_day, return_day, tells_return
from casefile.intake.reading import FullReading
from casefile.model.dates import LooseDate
from casefile.model.exhibit import ExhibitKind
from casefile.model.suggestion import WARNING, Suggestion

EITHER_WAY = "day_either_way"
"""Reason of the warning that a day in figures may be read day first or month first."""


def dated(
    full: FullReading,
    name: str,
    clues: Clues,
    *,
    kind: ExhibitKind = ExhibitKind.UNKNOWN,
    either_way: bool = False,
) -> Suggestion | None:
    """Return the day of a paper that has none of its own; None where the reader found one.

    The day in the file's name wins when the text has it too; then one that stands alone at the
    head, then a day with its label ("dated"), then the name alone, then the first in the text. A
    proof of the post is of the day on which it says that the letter came, or came back.
    *either_way*: it is from where both orders of days are usual; of a day that may be read either
    way both are told, and none is proposed.
    """
    if full.dated.known:
        return None
    top = full.own_text[:3000]
    written = list(days(top))
    followed = _that_followed(top) if kind is ExhibitKind.PROOF_OF_SENDING else None
    for day, find in written:
        if day == followed:
            return _told(day, find, top, either_way=either_way)
    labelled = [
        (day, find)
        for day, find in written
        if names_own_day(top[max(0, find.start - 30) : find.start], clues)
    ]
    plain = re.sub(r"(?<!\d)(20\d{2})[_.-]?(\d{2})[_.-]?(\d{2})(?!\d)", r" \1-\2-\3 ", name)
    plain = plain.replace("_", " ")
    named = list(days(plain))
    for day, find in written:
        if any(day == other for other, _ in named):
            return hint("dated", day, "date_in_text", around(top, find.start, find.end))
    alone = day_alone(top, clues)
    for day, find in [alone] if alone else labelled:
        return _told(day, find, top, either_way=either_way)
    for day, find in named:
        sure = meant(day, find, plain) if either_way else (day,)
        if len(sure) == 1:
            return hint("dated", sure[0], "date_in_name", find.value)
    for day, find in written:
        return _told(day, find, top, either_way=either_way)
    return None


def _that_followed(text: str) -> LooseDate | None:
    """Return the day on which a letter came, or came back; None: neither is told."""
    return return_day(text) if tells_return(text) else arrival_day(text)


def _told(day: LooseDate, find: Find, text: str, *, either_way: bool) -> Suggestion:
    because = around(text, find.start, find.end)
    found = meant(day, find, text) if either_way else (day,)
    if len(found) > 1:
        return hint(WARNING, " / ".join(map(str, found)), EITHER_WAY, because)
    return hint("dated", found[0], "date_in_text", because)
