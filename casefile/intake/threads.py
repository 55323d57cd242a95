"""Mails put together into threads; the same mail in two files told once."""

from __future__ import annotations

import re
from collections.abc import Mapping

from casefile.intake.reading import FullReading
from casefile.model.record import Record

_ANSWERED = re.compile(
    r"^\s*(?:(?:re|fw|fwd|odp|pd|aw|wg|sv|השב|הועבר|תשובה)\s*(?:\[\d+\])?\s*[::]\s*)+",
    re.IGNORECASE,
)


class Thread(Record):
    """Mails that answer one another, the oldest first."""

    subject: str
    marks: tuple[str, ...]
    same: tuple[tuple[str, str], ...] = ()
    """(mark, mark of the mail that it repeats): one mail in two files."""


def threads(readings: Mapping[str, FullReading]) -> tuple[Thread, ...]:
    """Return the threads among *readings* (by mark), each mail in one; lone mails are left out.

    Mails belong together by what they answer; one whose heads name no other mail is put to those
    of its subject among the same people. A mail with the id of another is told as the same.
    """
    first_of: dict[str, str] = {}
    same: dict[str, str] = {}
    for mark, full in readings.items():
        if not full.message_id:
            continue
        if full.message_id in first_of:
            same[mark] = first_of[full.message_id]
        else:
            first_of[full.message_id] = mark
    root = {mark: mark for mark in readings}

    def top(mark: str) -> str:
        while root[mark] != mark:
            root[mark] = root[root[mark]]
            mark = root[mark]
        return mark

    named: dict[str, str] = {}
    for mark, full in readings.items():
        for id_ in (full.message_id, *full.replies_to):
            if id_:
                root[top(mark)] = top(named.setdefault(id_, mark))
    answered: dict[tuple[str, frozenset[str]], str] = {}
    for mark, full in readings.items():
        if full.message_id and full.replies_to:
            continue
        subject = bare_subject(full.subject)
        if subject and (full.sender or full.recipients):
            people = frozenset(map(_address, (full.sender, *full.recipients)))
            root[top(mark)] = top(answered.setdefault((subject, people), mark))
    together: dict[str, list[str]] = {}
    for mark in readings:
        together.setdefault(top(mark), []).append(mark)
    found = []
    for marks in together.values():
        once = sorted(
            (mark for mark in marks if mark not in same), key=lambda m: _when(readings[m])
        )
        again = tuple((mark, same[mark]) for mark in marks if mark in same)
        if len(once) > 1 or again:
            subject = _ANSWERED.sub("", readings[once[0]].subject).strip()
            found.append(Thread(subject=subject, marks=tuple(once), same=again))
    return tuple(found)


def bare_subject(subject: str) -> str:
    """Return the subject without the marks of answers and forwards, to be compared."""
    return " ".join(_ANSWERED.sub("", subject).casefold().split())


def _address(person: str) -> str:
    found = re.search(r"[^\s<>;,]+@[^\s<>;,]+", person)
    return (found.group() if found else person).casefold()


def _when(full: FullReading) -> tuple[str, str]:
    return (str(full.dated) or "9999", full.hour.isoformat() if full.hour else "")
