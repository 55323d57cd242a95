"""How far the writing of a packet is, told to who waits for it, and ended where he says so."""

from __future__ import annotations

from collections.abc import Callable

from casefile.model.blocks import Packet, Picture
from casefile.model.errors import PacketRefused

Told = Callable[[int, int, str], bool]
"""(steps done, steps in all, what is in hand) -> False to stop."""


class Steps:
    """Counts the steps of one writing for who hears them, and ends it where he says so."""

    def __init__(self, told: Told | None, total: int, called: str) -> None:
        self._told, self._total, self._called = told, total, called
        self._done = 0

    def step(self, name: str) -> None:
        """Tell that *name* is in hand. Raises: PacketRefused, when it is to be stopped."""
        if self._told is not None:
            if not self._told(min(self._done, self._total), self._total, name):
                raise PacketRefused("writing_stopped", where=self._called)
            self._done += 1


def steps_of(packet: Packet) -> int:
    """Return in how many steps it is written: its pages of evidence, its originals, itself."""
    pages = {(b.sha256, b.page) for b in packet.blocks if isinstance(b, Picture)}
    return len(pages) + len(packet.attached) + 1
