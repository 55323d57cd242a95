"""Days to watch as an iCalendar file (RFC 5545), for the calendar people already use."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import NamedTuple

from casefile.model.clean import one_line
from casefile.rules.calendar import ONE_DAY

_LINE = 75
"""Octets in a line before it must be folded."""
_ALARM = "-PT15H"
"""From the midnight that the day begins with: nine in the morning of the day before."""


class Day(NamedTuple):
    """One day of the calendar: a name that never changes, the day, what it is, and why."""

    uid: str
    on: date
    what: str
    why: str


def _text(text: str) -> str:
    """Return outside text as a TEXT value: cleaned, on one line, its special signs escaped."""
    line = one_line(text)
    for sign in ("\\", ";", ","):
        line = line.replace(sign, f"\\{sign}")
    return line


def _folded(line: str) -> str:
    """Return *line* in pieces of at most 75 octets, never cutting through a letter."""
    pieces, room, piece = [], _LINE, ""
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", _LINE - 1  # the blank that marks a folded line counts too
        piece += letter
        room -= size
    return "\r\n ".join((*pieces, piece))


def _event(day: Day, stamp: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{_text(day.uid)}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day.on + ONE_DAY:%Y%m%d}",
        f"SUMMARY:{_text(day.what)}",
        f"DESCRIPTION:{_text(day.why)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(day.what)}",
        f"TRIGGER:{_ALARM}",
        "END:VALARM",
        "END:VEVENT",
    ]


def calendar_file(days: Iterable[Day], now: datetime) -> str:
    """Return the text of an .ics file with one whole-day event for each of *days*, with an alarm.

    *now* is the moment of writing, with its zone. Lines end in CR LF and the text is UTF-8.
    """
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//casefile//deadlines//EN"]
    for day in days:
        lines += _event(day, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)
