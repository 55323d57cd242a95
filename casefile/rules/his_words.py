"""The words for which a paper or message was accepted: short, each with the day it was said on."""

from __future__ import annotations

from casefile.model.clean import one_line
from casefile.model.dates import LooseDate
from casefile.model.exhibit import WRITTEN, Exhibit, ExhibitKind
from casefile.model.suggestion import OF_PAYING, Suggestion

SPEAKING = WRITTEN | {
    ExhibitKind.ACCEPTANCE,
    ExhibitKind.ACKNOWLEDGEMENT,
    ExhibitKind.RECORDING,
    ExhibitKind.SCREENSHOT,
    ExhibitKind.TRANSCRIPT,
}
"""Papers in which somebody speaks as of one day; what an order or a bank's paper says is no event.
"""
LONGEST = 240
"""Letters of what is quoted beside a paper; the paper itself is there to be read (own judgement).
"""


def words_accepted(exhibit: Exhibit) -> tuple[Suggestion, ...]:
    """Return the guesses, accepted with *exhibit*, that hold what he said of paying or of the work.

    None of a paper in which passages are covered: the words that are left may be among them.
    """
    return tuple(one for one in words_shown(exhibit) if one.reason in OF_PAYING)


def words_shown(exhibit: Exhibit) -> tuple[Suggestion, ...]:
    """Return the guesses, accepted with *exhibit*, of what it shows and in what words.

    None of a paper in which passages are covered.
    """
    if not exhibit.accepted or exhibit.redactions:
        return ()
    return tuple(
        one for one in exhibit.suggestions if one.field == "shows" and one.value in exhibit.shows
    )


def quoted(exhibit: Exhibit, day: LooseDate) -> str:
    """Return what *exhibit* was accepted for in words, of *day*, on one line; empty: nothing.

    What a person quoted of what somebody says stands before what was read in it. A chat is of many
    days and voices: of it only what he said on that day is told.
    """
    if exhibit.kind in SPEAKING and exhibit.says.strip():
        said = "" if exhibit.redactions or not exhibit.accepted else exhibit.says
        return one_line(said, LONGEST)
    days = len(exhibit.reading.chat_days)
    found: list[str] = []
    for one in words_accepted(exhibit):
        of_day = one.on == day if one.on.known else days < 2
        if of_day and not any(_within(one.because, other) for other in found):
            found = [other for other in found if not _within(other, one.because)]
            found.append(one.because)
    return one_line(" … ".join(filter(None, found)), LONGEST) if found else ""


def tells(said: str, words: str) -> bool:
    """Return whether *said* and *words* are the same words, or one is a part of the other."""
    return bool(said) and (_within(words, said) or _within(said, words))


def _within(part: str, whole: str) -> bool:
    return _bare(part) in _bare(whole)


def _bare(text: str) -> str:
    return one_line(text).strip("… ").casefold()
