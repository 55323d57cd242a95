"""One clock for all the files of a batch: a thread for each would cost more than reading them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic


class Watch:
    """Calls a stop when a piece of work takes too long; one thread, started when first needed."""

    def __init__(self) -> None:
        self._bell = threading.Condition()
        self._until = 0.0
        self._stop: Callable[[], None] | None = None
        self._wakes = float("inf")
        self._over = False
        self._thread: threading.Thread | None = None

    @contextmanager
    def limit(self, seconds: float, stop: Callable[[], None]) -> Iterator[None]:
        """Run the block; *stop* is called when it is not through after *seconds* of the clock."""
        with self._bell:
            self._until, self._stop = monotonic() + seconds, stop
            if self._thread is None:
                self._over = False
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()
            elif self._until < self._wakes:  # else it wakes in time by itself
                self._bell.notify()
        try:
            yield
        finally:
            with self._bell:
                self._stop = None

    def end(self) -> None:
        """End the thread, if there is one; the next limit starts another."""
        with self._bell:
            self._over, thread, self._thread = True, self._thread, None
            self._bell.notify()
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _run(self) -> None:
        with self._bell:
            while not self._over:
                if self._stop is not None and self._until <= monotonic():
                    stop, self._stop = self._stop, None
                    stop()
                self._wakes = self._until if self._stop is not None else float("inf")
                left = None if self._stop is None else max(self._until - monotonic(), 0)
                self._bell.wait(left)
