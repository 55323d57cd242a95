"""Calendar files (.ics): meetings and deadlines, who called them, who came, what was noted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import icalendar

from casefile.intake.lettering import guessed_letters
from casefile.intake.reading import FullReading, Paragraph
from casefile.intake.sniff import CALENDAR
from casefile.model.dates import UNDATED, loose
from casefile.model.errors import CannotRead

_MOST = 500
_KINDS = ("VEVENT", "VTODO", "VJOURNAL")


def claims(media_type: str) -> bool:
    """True for a calendar."""
    return media_type == CALENDAR


def read(data: bytes, name: str) -> FullReading:
    """Return what stands in the calendar; its day is that of the first entry.

    Raises: CannotRead, for a calendar that is malformed.
    """
    try:
        calendar = icalendar.Calendar.from_ical(guessed_letters(data))
        entries = [entry for entry in calendar.walk() if getattr(entry, "name", "") in _KINDS][
            :_MOST
        ]
        told = [tuple(_fields(entry)) for entry in entries]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError) as bad:
        raise CannotRead("file_damaged", about=name) from bad
    if not entries:
        raise CannotRead("file_damaged", about=name)
    moments = [_moment(entry) for entry in entries]
    first = min((day for day, _ in moments if day is not None), default=None)
    hour = next((hour for day, hour in moments if day == first), None)
    people = tuple(_people(entries[0]))
    return FullReading(
        paragraphs=tuple(
            Paragraph(text="\n".join(value for _, value in fields)) for fields in told if fields
        ),
        fields=told[0] if len(told) == 1 else (("entries", str(len(told))),),
        sender=_person(entries[0].get("ORGANIZER")),
        recipients=people,
        subject=_text(entries[0], "SUMMARY"),
        dated=loose(first) if first else UNDATED,
        hour=hour,
        has_text=True,
        message_id=_text(entries[0], "UID") if len(entries) == 1 else "",
        flags=("event_cancelled",) if _text(entries[0], "STATUS") == "CANCELLED" else (),
    )


def _fields(entry: Any) -> Iterator[tuple[str, str]]:
    day, hour = _moment(entry)
    begins = f"{day} {hour.isoformat('minutes')}" if day and hour else str(day or "")
    told = (
        ("subject", _text(entry, "SUMMARY")),
        ("begins", begins),
        ("ends", _stamp(entry.get("DTEND") or entry.get("DUE"))),
        ("organizer", _person(entry.get("ORGANIZER"))),
        ("participants", "; ".join(_people(entry))),
        ("where", _text(entry, "LOCATION")),
        ("notes", _text(entry, "DESCRIPTION")),
    )
    yield from ((key, value) for key, value in told if value)


def _moment(entry: Any) -> tuple[date | None, time | None]:
    """Return day and hour as the calendar writes them, in its own zone."""
    given = getattr(entry.get("DTSTART") or entry.get("DUE"), "dt", None)
    if isinstance(given, datetime):
        return given.date(), given.time().replace(tzinfo=None)
    return (given, None) if isinstance(given, date) else (None, None)


def _stamp(value: Any) -> str:
    given = getattr(value, "dt", None)
    if isinstance(given, datetime):
        return given.replace(tzinfo=None).isoformat(" ", "minutes")
    return given.isoformat() if isinstance(given, date) else ""


def _text(entry: Any, name: str) -> str:
    value = entry.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value or "").strip()[:20_000]


def _person(address: Any) -> str:
    if isinstance(address, list):
        address = address[0] if address else None
    if address is None:
        return ""
    mail = str(address).removeprefix("mailto:").removeprefix("MAILTO:")
    name = str(getattr(address, "params", {}).get("CN", "")).strip()
    return f"{name} <{mail}>" if name and name != mail else mail


def _people(entry: Any) -> Iterator[str]:
    given = entry.get("ATTENDEE") or []
    for address in (given if isinstance(given, list) else [given])[:200]:
        person = _person(address)
        if person:
            yield person
