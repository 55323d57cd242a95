"""Whether the terminal is gone: a program that goes on without one reads nothing, at full speed."""

from __future__ import annotations

import select

EACH = 5.0
"""Seconds between two looks. As a rule a terminal that closes says so by a signal; not always."""


def hung_up(file: int) -> bool:
    """Return whether nothing stands behind the open terminal *file* any more.

    Where the system cannot be asked (Windows), it is never said to be gone.
    """
    if not hasattr(select, "poll"):
        return False
    asked = select.poll()
    asked.register(file, 0)
    return any(told & (select.POLLHUP | select.POLLERR) for _, told in asked.poll(0))
