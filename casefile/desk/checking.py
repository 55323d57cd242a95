"""Checks a whole library: every case, the bin, the record of erased cases, the list, the search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from casefile.desk.archive import Archive, trusted_roots
from casefile.desk.searching import Searching
from casefile.store.checking import Finding, serious

_NOT_HERE = "checks.anchor_missing"


class Part(StrEnum):
    """What of a library was checked."""

    CASE = "case"
    BIN = "bin"
    ERASED = "erased"
    LIST = "list"
    SEARCH = "search"
    HEAD = "head"


class Checked(NamedTuple):
    """One part of a library, and what of it does not hold."""

    part: Part
    findings: tuple[Finding, ...]
    id: str = ""
    """Of a case."""
    name: str = ""
    """Of a case: its number and who owes, as far as they can be read."""
    n: int = 0
    """Of the record of erased cases: how many lines hold."""
    head: str = ""
    """Of the same: the hash that stands for all of it."""

    @property
    def holds(self) -> bool:
        """True when nothing serious was found."""
        return not any(finding.serious for finding in self.findings)


class Checking(Archive, Searching):
    """The part of the desk that looks whether all of a library is what was written."""

    def check_library(
        self, *, read: bool = False, anchor: str = "", roots: Path | None = None
    ) -> Iterator[Checked]:
        """Yield each part as it was checked; nothing is changed, but for caches.

        *anchor*, a head that was printed or noted, must be in the log of one case, or in the record
        of erased cases. Raises: BadInput.
        """
        trusted = trusted_roots(roots)
        anchors = (anchor,) if anchor else ()
        found_in_none = bool(anchor)
        for found in self._cases_checked(anchors, trusted, read=read):
            found_in_none = found_in_none and any(x.say.key == _NOT_HERE for x in found.findings)
            yield found._replace(findings=_but_anchors(found.findings))
        erased = self.keeper.check_erased(anchors)
        found_in_none = found_in_none and any(x.say.key == _NOT_HERE for x in erased.findings)
        yield Checked(Part.ERASED, _but_anchors(erased.findings), n=erased.n, head=erased.head)
        yield Checked(Part.LIST, self.keeper.check_list())
        yield Checked(Part.SEARCH, self._searching.check(read=read))
        if anchor:
            missing = (serious("head_nowhere", head=anchor),) if found_in_none else ()
            yield Checked(Part.HEAD, missing, head=anchor)

    def _cases_checked(
        self, anchors: tuple[str, ...], roots: bytes, *, read: bool
    ) -> Iterator[Checked]:
        names = {one.id: _name(one.summary) for one in self.store.list()}
        for id_ in self.keeper.left_in_library():
            found = self.keeper.check(id_, read=read, anchors=anchors, roots=roots)
            yield Checked(Part.CASE, found, id_, names.get(id_, ""))
        for one in self.binned():
            found = self.keeper.check(one.name, read=read, anchors=anchors, roots=roots)
            yield Checked(Part.BIN, found, one.id, _name(one.summary))


def _name(summary: Mapping[str, Any]) -> str:
    return f"{summary.get('number', '')} {summary.get('respondent', '')}".strip()


def _but_anchors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Leave out that a head is not here: it may be that of another case."""
    return tuple(finding for finding in findings if finding.say.key != _NOT_HERE)
