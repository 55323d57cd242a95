"""Being told to end by the system: the terminal is given back as it was found."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

_TOLD = ("SIGTERM", "SIGHUP")
"""Ending a session or a machine; the window of the terminal was closed. Windows knows neither."""
BY_SIGNAL = 128
"""Exit codes of a program that a signal ended begin above this."""


def heed(ended: Callable[[int], None]) -> None:
    """Call *ended* with the exit code when the system tells the program to end."""
    loop = asyncio.get_running_loop()
    for name in _TOLD:
        one = getattr(signal, name, None)
        if one is not None:
            try:
                loop.add_signal_handler(one, ended, BY_SIGNAL + one)
            except (NotImplementedError, RuntimeError, ValueError):
                return  # a loop or a thread that hears no signals
