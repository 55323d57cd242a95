"""What the tests of changes that wait do: join, enter, log a call, take back, send."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from casefile.desk import Desk
from casefile.desk.outbox import Made
from casefile.desk.records import Opened
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.model.errors import CasefileError
from casefile.store.team.address import Address

ON = date(2026, 11, 20)


def joined(home: Path, seat: Address) -> Desk:
    """Join a firm as whoever the folder is called after."""
    Desk(home, language="en", on=ON).join(str(seat))
    desk = opened(home)
    desk.set_owner([f"acting={home.name}"])
    return desk


def opened(home: Path) -> Desk:
    """Open a library with no patience for a server that is away."""
    desk = Desk(home, language="en", on=ON)
    desk.shared.wait_at_most(0.1)
    return desk


def entered(desk: Desk, read: Opened, *settings: str) -> Made:
    """Set fields of a case as it was read, kept here where the library does not answer."""
    return desk.kept_change(read, lambda rev: desk.set(read.case.id, settings, expect=rev))


def call_logged(desk: Desk, read: Opened) -> Made:
    """Log a call with Jan."""
    call = Contact(channel=Channel.PHONE, on=loose(ON), who="Jan")
    return desk.kept_change(read, lambda rev: desk.log(read.case.id, call, expect=rev))


def taken_back(desk: Desk, read: Opened) -> Made:
    """Take back the last change."""
    return desk.kept_change(read, lambda rev: desk.undo(read.case.id, expect=rev))


def troubles(desk: Desk) -> list[CasefileError | None]:
    """Send what waits; return what each change met, None where it was made."""
    return [sent.trouble for sent in desk.passed_on()]


def notes(desk: Desk) -> list[str]:
    """What waits, each by the note of its change."""
    return [one.note for one in desk.unsent()]


def actions(desk: Desk, ref: str) -> list[str]:
    """What was done to a case, as its log tells it."""
    return [entry["action"] for entry in desk.store.entries(ref)]


def done_again(desk: Desk, read: Opened) -> Made:
    """Do again what was taken back last."""
    return desk.kept_change(read, lambda rev: desk.redo(read.case.id, expect=rev))
