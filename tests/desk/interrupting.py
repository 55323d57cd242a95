"""The main job, broken off at one of its steps and done again by the same person.

Used by the tests (a few steps) and by bench/interrupted.py (every step). A step is whatever changes
the disk: a file made or opened for writing, bytes written, made durable, named, linked, removed, a
folder made. The process is killed (SIGKILL) or interrupted (SIGINT) just before one of them.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from casefile.desk import Desk
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.store.custody import Access

ON = date(2026, 11, 20)
FORM = "evidence_bundle"
SAID = "Will pay on Friday"
CASE = """
title = "Sowa owes for chairs"
place = "xx"
[claimant]
name = "Alef Ltd"
[respondent]
name = "Sowa"
[[debts]]
ref = "INV-1"
amount = "500 EUR"
due = "2026-03-01"
[[exhibits]]
mark = "C-1"
file = "invoice.txt"
kind = "invoice"
accepted = true
disclosure = "open"
"""
PAPERS = {
    "mail.eml": b"From: Sowa <s@sowa.example>\nTo: a@alef.example\nSubject: Chairs\n"
    b"Message-ID: <1@s>\nDate: Mon, 02 Mar 2026 10:00:00 +0000\n\n"
    b"The chairs came. I will pay 500 EUR.\n",
    "note.txt": b"The chairs were delivered on 2 March 2026.\n",
}


def inbox(place: Path) -> Path:
    """Write what the person has in hand; return the folder."""
    (place / "inbox").mkdir(parents=True)
    (place / "case.toml").write_text(CASE)
    (place / "invoice.txt").write_bytes(b"Invoice INV-1, 500 EUR\n")
    for name, data in PAPERS.items():
        (place / "inbox" / name).write_bytes(data)
    return place


def the_desk(home: Path) -> Desk:
    return Desk(home, language="en", on=ON, now=lambda: datetime(2026, 11, 20, tzinfo=UTC))


def main_job(home: Path, papers: Path) -> None:
    """Open the case, take evidence in, accept, log, write; nothing that is done already."""
    desk = the_desk(home)
    there = [one.id for one in desk.cases() if one.title.startswith("Sowa owes")]
    if not there or not desk.case(there[0]).exhibits:
        there = [desk.new_from(papers / "case.toml").case.id]
    (ref,) = there
    desk.add(ref, [papers / "inbox"])
    desk.accept(ref, label="open")
    if not any(talk.said == SAID for talk in desk.case(ref).contacts):
        desk.log(ref, Contact(on=loose(ON), channel=Channel.PHONE, said=SAID))
    desk.write(ref, FORM)


def steps_of(job: Callable[[], None], home: Path, at: int = 0, how: int = 0) -> int:
    """Do *job* in a child; send it *how* before step *at* (0: never). Return the steps it took.

    Raises: RuntimeError with its traceback, when the job ended in anything but the interruption.
    """
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        told = ""
        counted = _Steps(str(home), at, how)
        try:
            counted.watch()
            job()
        except KeyboardInterrupt:
            told = "" if how == signal.SIGINT else "interrupted by nobody"
        except BaseException:
            told = traceback.format_exc()
        counted.over = True
        os.write(writes, json.dumps([counted.taken, told]).encode())
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    if not answer:
        return at
    taken, told = json.loads(answer)
    if told:
        raise RuntimeError(told)
    return taken


class _Steps:
    """Counts what changes the disk under a folder; never taken off again, so only in a child."""

    def __init__(self, home: str, at: int, how: int) -> None:
        self.home, self.at, self.how = home, at, how
        self.taken, self.over = 0, False

    def watch(self) -> None:
        sys.addaudithook(self._heard)
        for name in ("write", "fsync"):
            setattr(os, name, self._stepping(getattr(os, name)))

    def _stepping(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*given: Any) -> Any:
            self._step()
            return real(*given)

        return stepped

    def _heard(self, event: str, details: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = details
            writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT
            if not (flags & writes) and not set(str(mode or "")) & set("wax+"):
                return
        elif event in ("os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir"):
            path = details[-2] if event == "os.link" else details[0]
            path = details[1] if event in ("os.rename", "os.link") else path
        else:
            return
        if isinstance(path, (str, os.PathLike)) and os.fspath(path).startswith(self.home):
            self._step()

    def _step(self) -> None:
        if self.over:
            return
        self.taken += 1
        if self.taken == self.at:
            self.over = self.how == signal.SIGINT
            os.kill(os.getpid(), self.how)


def state(home: Path) -> dict[str, Any]:
    """Return all that a library holds, told without what differs from run to run.

    Half a copy in ``.incoming`` is not counted: another program may be at it; swept after a day.
    """
    desk = the_desk(home)
    told: dict[str, Any] = {}
    for line in desk.cases():
        case = desk.case(line.id)
        serious = [str(found) for found in desk.check(line.id, read=True) if found.serious]
        blobs = desk.store.blobs(line.id)
        whole = [
            sha256(blobs.path(x.custody.sha256).read_bytes()).hexdigest() == x.custody.sha256
            for x in case.exhibits
        ]
        taken = [x.mark for x in desk.accesses(line.id) if x.access is Access.TAKEN_IN]
        folder = desk.store.packets(line.id)
        told.setdefault(line.title, []).append(
            {
                "number": case.number,
                "exhibits": [(x.mark, x.custody.sha256, x.accepted) for x in case.exhibits],
                "whole": all(whole),
                "said": [talk.said for talk in case.contacts],
                "taken in": sorted(taken),
                "held": sorted(blobs.all()),
                "serious": serious,
                "packets": sorted(str(p.relative_to(folder)) for p in folder.rglob("*.docx")),
                "untrue": [f for p in folder.rglob("*.docx") for f in desk.check_packet(p)],
            }
        )
    left = [p for p in home.rglob("*") if p.name.endswith((".new", ".tmp", ".part"))]
    told["left behind"] = sorted(p.name for p in left)
    return told
