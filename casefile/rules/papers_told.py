"""What the chronology tells of a paper by itself: its days, who wrote it, what was said in it."""

from __future__ import annotations

from collections.abc import Iterator

from casefile.model.case import Case
from casefile.model.dates import LooseDate
from casefile.model.exhibit import WRITTEN, Exhibit, ExhibitKind, Provenance
from casefile.model.say import Say
from casefile.rules.his_words import quoted

DAYS_OF_A_CHAT = 12
"""So many days of a chat are told one by one; of more the first, the last and those of which
something is quoted (own judgement)."""
OTHER_SIDE = Say("events.other_side")
_A_FILE = Say("events.file")
"""What a paper is called whose kind nobody has said yet."""


def told_of(case: Case, exhibit: Exhibit) -> Iterator[tuple[LooseDate, Say, str]]:
    """Yield what is told of a paper, its day, and the words of that day it was accepted for.

    A chat is told on each day it was written on; of one over many days the first and the last, how
    many lie between, and those on which he said what it was accepted for.
    """
    known = exhibit.kind is not ExhibitKind.UNKNOWN
    told = {"kind": exhibit.kind if known else _A_FILE, "title": exhibit.title}
    days = exhibit.reading.chat_days
    if len(days) < 2:
        who = _writer(case, exhibit)
        key = "events.exhibit_from" if exhibit.title and who else "events.exhibit_titled"
        said = Say(key, **told, who=who) if exhibit.title else Say("events.exhibit", **told)
        words = quoted(exhibit, exhibit.dated)
        yield exhibit.dated, _with_words(said, words), words
        return
    first, last = days[0].on, days[-1].on
    for day in days:
        words = quoted(exhibit, day.on)
        if len(days) <= DAYS_OF_A_CHAT or (words and day.on not in (first, last)):
            said = Say("events.chat_day", **told, n=day.messages)
        elif day.on == first:
            said = Say("events.chat_begins", **told, n=len(days), until=last)
        elif day.on == last:
            said = Say("events.chat_ends", **told, since=first)
        else:
            continue
        yield day.on, _with_words(said, words, case.respondent.name or OTHER_SIDE), words


def in_quotes(words: str) -> Say:
    """Return *words* as quoted from somebody."""
    return Say("formats.quoted", text=words)


def _with_words(what: Say, words: str, who: str | Say = "") -> Say:
    if not words:
        return what
    if who:
        return Say("events.quoted_of", what=what, who=who, said=in_quotes(words))
    return Say("events.quoted", what=what, said=in_quotes(words))


def _writer(case: Case, exhibit: Exhibit) -> str:
    """Return the name of the side that wrote a mail, letter or message; empty: not known."""
    if exhibit.kind not in WRITTEN:
        return ""
    sides = {Provenance.CLAIMANT: case.claimant, Provenance.RESPONDENT: case.respondent}
    side = sides.get(exhibit.provenance)
    return side.name if side is not None else ""
