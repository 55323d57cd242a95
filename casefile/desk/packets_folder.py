"""Which packets of a case were written, where they lie, and whether they are up to date."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

from casefile.desk.guarding import Guarding
from casefile.desk.records import LaidDown
from casefile.model.disclosure import Audience
from casefile.packets.stamp import stamp

_NAMED = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+?)-[a-z]{2,3}(?: .+)?")
"""Day, form and language of a packet, and the witness it is about, as `Writing` names its file."""


class PacketsFolder(Guarding):
    """The part of the desk that looks among the packets of a case."""

    def packets_written(self, id_: str) -> int:
        """Return of how many forms a packet lies in the folder of the case; no case is read."""
        return len({name for _, _, name in self._lying(id_) if name in self.forms})

    def laid_down(self, ref: str) -> dict[str, LaidDown]:
        """Return the packet written last of each form, where it lies in the folder of the case.

        It is up to date while its reader may see the very facts it was written from: a change, and
        the undo of one it was written after, make it an older one.
        """
        case, owner = self.case(ref), self.owner()
        stamps: dict[Audience, bytes] = {}
        found: dict[str, LaidDown] = {}
        for path, on, name in self._lying(case.id):
            form, facts = self.forms.get(name), facts_beside(path)
            if form is not None and form.audience not in stamps:
                stamps[form.audience] = stamp(case, form.audience, owner).encode()
            kept = facts.read_bytes() if facts.is_file() else b""
            fresh = form is not None and kept == stamps[form.audience]
            found[name] = LaidDown(path, fresh, on)
        return found

    def _lying(self, id_: str) -> list[tuple[Path, date, str]]:
        """Return each packet in the folder of the case with its day and form, the newest last."""
        there = sorted(self.store.packets(id_).glob("*/*.docx"), key=_written_at)
        return [(path, *named) for path in there if (named := _named(path)) is not None]


def _named(packet: Path) -> tuple[date, str] | None:
    """Return the day and the form in the name of a packet; None for a name that is not of one."""
    named = _NAMED.fullmatch(packet.stem)
    with suppress(ValueError):  # a day that is none
        return (date.fromisoformat(named[1]), named[2]) if named else None
    return None


def facts_beside(packet: Path) -> Path:
    """Return the file in which lies what a packet was written from."""
    return packet.with_name(f".{packet.stem}.facts")


def _written_at(packet: Path) -> tuple[int, str]:
    return packet.stat().st_mtime_ns, str(packet)
