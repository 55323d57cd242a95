"""The lines of a WhatsApp export become messages: iOS brackets, Android dashes, any clock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time
from itertools import pairwise

from casefile.intake.chat_words import (
    ATTACHED,
    BESIDE,
    DELETED,
    EDITED,
    NOTICE,
    OMITTED,
    SPOKEN,
)
from casefile.intake.reading import Message
from casefile.model.dates import UNDATED, loose

_MARKS = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
_FIGURES = {ord("٠") + n: str(n) for n in range(10)} | {ord("۰") + n: str(n) for n in range(10)}
_NO_MARKS = dict.fromkeys(map(ord, _MARKS))
_SPACES = {0xA0: " ", 0x202F: " ", 0x2009: " ", ord("،"): ","}
_PM = r"p\.?\s?m\.?|م|אחה[\"״]?צ|אחר הצהריים|בערב|בלילה|po poł\.?"
_AM = r"a\.?\s?m\.?|ص|לפנה[\"״]?צ|לפני הצהריים|בבוקר|לפנות בוקר|przed poł\.?"
_WHEN = (
    r"(?P<a>\d{1,4})(?P<mark>[./-])\s?(?P<b>\d{1,2})(?P=mark)\s?(?P<c>\d{1,4})\.?"
    r"(?P<comma>,|\sà)?\s(?:klo\s)?(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2}))?"
    rf"(?:\s?(?:(?P<pm>{_PM})|(?P<am>{_AM})))?"
)
_BRACKET = re.compile(rf"^\[{_WHEN}\]\s?(?P<rest>.*)$", re.IGNORECASE)
_DASH = re.compile(rf"^{_WHEN}(?:\s[-–—]\s|:\s)(?P<rest>.*)$", re.IGNORECASE)
_WHO = re.compile(r"^(?P<who>[^:\n]{1,100}?):(?:\s|$)(?P<said>.*)$", re.DOTALL)
_Head = re.Match[str]
_HEAD = 100
"""Letters within which a head ends, marks of direction among them."""


@dataclass(slots=True)
class _Line:
    """The head of one message and the lines that belong to it."""

    head: _Head
    text: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Chat:
    """A whole export. *guessed*: nothing in it says whether the day or the month stands first."""

    messages: tuple[Message, ...]
    guessed: bool = False
    out_of_order: bool = False


def _head(line: str) -> _Head | None:
    plain = line.lstrip(_MARKS)
    if not plain[:1].isdigit() and not plain.startswith("["):
        return None
    head = plain[:_HEAD].translate(_FIGURES).translate(_SPACES).translate(_NO_MARKS)
    cut = head + plain[_HEAD:]
    found = _BRACKET.match(cut) or _DASH.match(cut)
    # One figure at the end is the day of a year that stands first, and never a year.
    return found if found and (len(found["c"]) > 1 or len(found["a"]) == 4) else None


def _after(line: str, head: _Head) -> str:
    """Return what stands after *head* in *line*, as received: the head was read without marks."""
    plain = line.lstrip(_MARKS)
    left = head.start("rest")
    for place, letter in enumerate(plain):
        if letter in _MARKS and place < _HEAD:
            continue
        if left == 0:
            return plain[place:]
        left -= 1
    return ""


def _form(head: _Head) -> tuple[bool, str, bool]:
    """Return what all heads of one export have in common."""
    return head.string.startswith("["), head["mark"], bool(head["comma"])


def looks_like_chat(text: str) -> bool:
    """True when *text* begins as an export does and somebody speaks in it."""
    lines = [line for line in text.split("\n")[:60] if line.strip()]
    while lines and "whatsapp" in lines[0].casefold() and _head(lines[0]) is None:
        del lines[0]  # the heading of an export that came as the words of a mail
    first = _head(lines[0].rstrip("\r")) if lines else None
    if first is None:
        return False
    heads = [head for head in map(_head, lines) if head is not None]
    if not (_form(first)[0] or first["comma"]):
        return _is_talk(heads)
    return any(_spoken_by(head["rest"])[0] for head in heads) or len(heads) > 2


def _is_talk(heads: list[_Head]) -> bool:
    """True for heads without a comma, as some phones write them and many diaries too.

    An export begins with a notice of its own, or two people at least speak by turns in it.
    """
    if NOTICE.search(heads[0]["rest"]):
        return True
    spoken = [who for head in heads if (who := _spoken_by(head["rest"])[0])]
    return len(spoken) >= 4 and 2 <= len(set(spoken)) <= len(spoken) / 2


def chat(text: str) -> Chat:
    """Return the messages of an export; none, when the text is no export."""
    lines = list(_gathered(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))
    day_first, guessed = _day_first([line.head for line in lines])
    messages = tuple(_message(line, day_first=day_first) for line in lines)
    moments = [m.on.first for m in messages if m.on.first]
    backwards = any(later < earlier for earlier, later in pairwise(moments))
    return Chat(messages, guessed=guessed, out_of_order=backwards)


def _gathered(lines: Iterable[str]) -> Iterator[_Line]:
    """Yield each head with the lines under it; only heads of the first one's form count."""
    current: _Line | None = None
    form: tuple[bool, str, bool] | None = None
    for line in lines:
        head = _head(line)
        if head is not None and form in (None, _form(head)):
            if current is not None:
                yield current
            form = _form(head)
            # The head's figures were made plain to be read; what was said stays as received.
            current = _Line(head, [_after(line, head)])
        elif current is not None:
            current.text.append(line)
    if current is not None:
        while len(current.text) > 1 and not current.text[-1].strip():
            current.text.pop()
        yield current


def _day_first(heads: list[_Head]) -> tuple[bool, bool]:
    """Return (the day stands first, nothing proves it), judged over the whole file."""
    pairs = [(int(head["a"]), int(head["b"])) for head in heads if len(head["a"]) <= 2]
    if not pairs:
        return True, False
    if any(a > 12 for a, _ in pairs):
        return True, False
    if any(b > 12 for _, b in pairs):
        return False, False
    if heads[0]["mark"] == ".":
        return True, False
    orders = {
        first: [_day(head, day_first=first) or date.min for head in heads]
        for first in (True, False)
    }
    rising = {first: days == sorted(days) for first, days in orders.items()}
    if rising[True] != rising[False]:
        return rising[True], False
    american = all(head["mark"] == "/" and len(head["c"]) == 2 for head in heads) and any(
        head["pm"] or head["am"] for head in heads
    )
    return not american, any(a != b for a, b in pairs)


def _day(head: _Head, *, day_first: bool) -> date | None:
    a, b, c = int(head["a"]), int(head["b"]), int(head["c"])
    if len(head["a"]) == 4:
        year, month, day = (a, b, c) if b <= 12 else (a, c, b)
    else:
        day, month = (a, b) if day_first else (b, a)
        year = c + 2000 if c < 100 else c
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _hour(head: _Head) -> time | None:
    hour = int(head["h"])
    if head["pm"] and hour < 12:
        hour += 12
    elif head["am"] and hour == 12:
        hour = 0
    try:
        return time(hour, int(head["m"]), int(head["s"] or 0))
    except ValueError:
        return None


def _spoken_by(rest: str) -> tuple[str, str]:
    """Return (who, said); who is empty for a line the program itself wrote."""
    found = _WHO.match(rest.lstrip(_MARKS))
    if found is None:
        return "", rest.lstrip(_MARKS)
    who = found["who"].strip(_MARKS + " ")
    if not who or NOTICE.search(who) or re.search(r"\s[\"“„]", who):
        return "", rest.lstrip(_MARKS)
    return who, found["said"]


def _message(line: _Line, *, day_first: bool) -> Message:
    who, said = _spoken_by("\n".join(line.text))
    day = _day(line.head, day_first=day_first)
    common = {"on": loose(day) if day else UNDATED, "hour": _hour(line.head)}
    if not who:
        return Message(**common, said=said, system=True)
    marked = said.startswith("\u200e")
    plain = said.lstrip(_MARKS + " ")
    for pattern in ATTACHED:
        found = pattern.match(plain.replace("\u200e", ""))
        if found:
            caption = plain.replace("\u200e", "")[found.end() :].strip()
            return Message(**common, who=who, said=caption, media=found["file"].strip())
    beside = BESIDE.match(said.strip())
    if beside:
        caption, media = beside["said"].strip(_MARKS + " "), (beside["file"] or "").strip()
        return Message(**common, who=who, said=caption, media=media, omitted=not media)
    if OMITTED.match(plain.strip(_MARKS + " ")):
        return Message(**common, who=who, omitted=True)
    if DELETED.match(plain.strip(_MARKS)):
        return Message(**common, who=who, said=plain, deleted=True)
    unmarked = said.replace("\u200e", "").rstrip()
    edited = EDITED.search(unmarked)
    if edited:
        whole = unmarked[: edited.start()].rstrip()
        return Message(**common, who=who, said=whole, edited=True)
    if marked and (NOTICE.search(plain) or not SPOKEN.match(plain)):
        return Message(**common, who=who, said=plain, system=True)
    return Message(**common, who=who, said=said)
