"""The head of a paper: the lines that can name it, what a letter is about, to whom, of what day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from casefile.intake.clues import Clues, level
from casefile.intake.finds import Find, days
from casefile.intake.letterhead import is_address
from casefile.intake.who import Side, Sides
from casefile.model.clean import one_line
from casefile.model.dates import LooseDate
from casefile.model.exhibit import ExhibitKind

HEAD = 600
"""Letters at the top of a paper that name it."""
_MOST_LINES, _LONGEST, _SENTENCE = 25, 90, 6
"""Lines of a head, letters of a heading, words from which a line with a full stop is a sentence."""
_OPENS = 60
"""Letters of the first line within which a long one names the paper all the same."""
_DATED_WITHIN = 12
"""Lines from the top within which a day that stands alone is that of the paper."""
_DENIABLE = frozenset({ExhibitKind.ACKNOWLEDGEMENT, ExhibitKind.SETTLEMENT})
"""Kinds that a letter names to say that it is none: "this is no acknowledgement of debt"."""
_NUMBERED = re.compile(r"^\W*(?:§\s*\d|\d{1,2}[.)](?:\s|[^\W\d]))")
_SUBJECT = re.compile(
    r"^\W*(?:(?:re|subject|sprawa|temat)\s*:|(?:dotyczy|dot\.)\s*:?|הנדון\s*:?)\s*(?P<about>\S.*)",
    re.IGNORECASE,
)
_GREETS = re.compile(
    r"^\W*(?:dear\s+\S|szanown(?:y|a|i|e)\s|שלום\s+רב\b|[^\W\d][^\d:.]{1,25}\sשלום\s*,?\s*$)",
    re.IGNORECASE,
)
_TO = re.compile(r"^\W*(?:לכבוד|to\s*:|do\s*:|adresat\s*:)", re.IGNORECASE)
_AROUND = re.compile(r"^\W*(?:לכבוד|to\s*:|do\s*:|tel|phone|e-?mail|fax|טל)", re.IGNORECASE)
"""Lines of a letterhead and of the one it is written to, beside addresses."""
_TOWN = re.compile(r"^[^\W\d_][^\d,:]{1,24},\s*(?:dn(?:ia|\.)\s*)?$", re.IGNORECASE)
_TOWN_BEHIND = re.compile(r"^[^\W\d_][^\d,:]{1,24}$")
"""A town behind a day that has its label: ``Data wystawienia: 23.06.2026, Poznań``."""
_FORM = re.compile(r"\b(?:o\. ?o|s\. ?[acjk]|sp\. ?[jkp]|ltd|inc|co|corp)\.$", re.IGNORECASE)
"""The form of a company, whose full stop ends no sentence."""
LETTERS = frozenset(
    {
        ExhibitKind.DEMAND,
        ExhibitKind.ACKNOWLEDGEMENT,
        ExhibitKind.QUOTE,
        ExhibitKind.EXPERT_REPORT,
        ExhibitKind.WITNESS_STATEMENT,
    }
)
"""Kinds that come as a letter: what else its subject names is what the letter is about."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first lines of a paper; a letter has a subject or a greeting."""

    lines: tuple[str, ...]
    subject: str = ""
    body: int = 0
    """The line of its subject or greeting, whichever is first; all of them for no letter."""
    greeted: int = -1
    """The line of the greeting; -1 for none."""

    @property
    def is_letter(self) -> bool:
        """True when it has a subject or greets somebody."""
        return self.body < len(self.lines)

    def is_to(self, side: Side) -> bool:
        """True when it names *side* as the one it is written to."""
        return any(side.may_be_in(line) for line in self._to_whom())

    @property
    def to(self) -> str:
        """The words that tell to whom it is written; empty where nothing does."""
        return ", ".join(line for line in self._to_whom() if line)

    def _to_whom(self) -> tuple[str, ...]:
        named = (self.lines[self.greeted],) if self.greeted >= 0 else ()
        for n, line in enumerate(self.lines):
            found = _TO.match(line)
            if found:
                alone = not any(map(str.isalpha, line[found.end() :]))
                return (*named, *self.lines[n : n + 2 if alone else n + 1])
        return named


def head_of(text: str) -> Head:
    """Return the head of *text*."""
    lines = tuple(map(one_line, level(text[: 2 * HEAD]).splitlines()[:_MOST_LINES]))
    about = [(n, found["about"]) for n, line in enumerate(lines) if (found := _SUBJECT.match(line))]
    greets = [n for n, line in enumerate(lines) if _GREETS.match(line)]
    body = min([n for n, _ in about[:1]] + greets[:1], default=len(lines))
    return Head(lines, about[0][1] if about else "", body, greets[0] if greets else -1)


def told_by_head(text: str) -> tuple[str, str]:
    """Return the subject of a letter, and its words without the lines above and of its head.

    A paper that is no letter has no subject, and all of its words.
    """
    head = head_of(text)
    if not head.is_letter:
        return "", text
    last = max(head.body, head.greeted) + 1
    return head.subject, "".join(text.splitlines(keepends=True)[last:])


class Named(NamedTuple):
    """What a paper is, by the words of its head."""

    kind: ExhibitKind
    words: str
    line: str
    heading: bool
    """The line is one that names the paper; else it only speaks of such a one."""


def named_in(head: Head, sides: Sides, clues: Clues) -> Named | None:
    """Return what the head names; None for nothing.

    A heading goes before what is said in the lines below, and there two words at least must say
    it. At the same place the longer phrase wins: "settlement agreement" before "agreement". What a
    letter says how it is sent, and of other papers, does not name it; a demand is never ours to
    answer: a letter to us that speaks of one is no demand.
    """
    to_us = head.is_letter and head.is_to(sides.claimant)
    finds: list[tuple[bool, int, int, int, ExhibitKind, str]] = []
    within = "\n".join(head.lines)
    for kind, words in clues.kinds.items():
        near = words.within(within)
        if not near.phrases or (head.is_letter and kind is ExhibitKind.PROOF_OF_SENDING):
            continue
        for n, line in enumerate(head.lines):
            if head.is_letter and n >= head.body and (kind not in LETTERS or to_us):
                break
            found = near.said(line) if kind in _DENIABLE else near.search(line)
            if found is None or _NUMBERED.match(line):
                continue
            inflected = bool(found.groupdict().get("before"))
            subject = head.is_letter and n == head.body and bool(head.subject)
            heading = subject or (not inflected and _is_heading(line, found.start(), n))
            if heading or len(found.group().split()) > 1:
                told = (not heading, n, found.start(), -len(found.group()), kind, found.group())
                finds.append(told)
    if not finds:
        return None
    below, n, _, _, kind, said = min(finds, key=lambda find: find[:4])
    return Named(kind, said, head.lines[n], not below)


def _is_heading(line: str, at: int, n: int) -> bool:
    """True for a short line that is no sentence; the first line of all may be longer."""
    return (n == 0 and at <= _OPENS) or (len(line) <= _LONGEST and not is_sentence(line))


def is_sentence(line: str) -> bool:
    """True for a line of some words with a full stop, which names no paper and is no letterhead."""
    told = _FORM.sub("", line.rstrip("\"' )"))
    ends = told.endswith((".", "!", "?", ";")) or line.startswith(".")
    return ends and len(line.split()) >= _SENTENCE


def names_nothing(line: str, clues: Clues) -> bool:
    """True for a line of a letterhead: an address, whom it greets or is written to, its day."""
    if _AROUND.match(line) or _GREETS.match(line) or is_address(line):
        return True
    return day_alone(line, clues) is not None


def names_own_day(before: str, clues: Clues) -> bool:
    """True when the words before a day are those of the paper's own: of its issue, no sale's.

    The nearest words count: ``date of supply`` is the day of something else, though it says date.
    """
    words = level(before)
    own, other = (
        max((found.end() for found in phrases.stated(words)), default=0)
        for phrases in (clues.dates, clues.other_dates)
    )
    return own > other


def day_alone(text: str, clues: Clues) -> tuple[LooseDate, Find] | None:
    """Return the day that stands alone in a line at the head, or with its town or label; or None.

    A letter bears its own day so, whatever days it speaks of below.
    """
    at = 0
    for line in text.splitlines(keepends=True)[:_DATED_WITHIN]:
        written = list(days(line))
        if len(written) == 1:
            day, find = written[0]
            before, after = line[: find.start].strip(), line[find.end :].strip(" \r\n.,")
            labelled = names_own_day(before, clues) and len(before.split()) <= 3
            ends = after.casefold() in ("", "r")
            town = _TOWN.match(before) is not None
            if (ends and (not any(map(str.isalnum, before)) or labelled or town)) or (
                labelled and _TOWN_BEHIND.match(after)
            ):
                return day, Find(find.value, at + find.start, at + find.end)
        at += len(line)
    return None
