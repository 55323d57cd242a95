"""What the program says in passing: above the keys for as long as it takes to read, then kept.

What is shown gives way to it, so that nothing lies under it: neither sections nor keys nor rows.
"""

from __future__ import annotations

from collections import deque
from datetime import UTC, datetime
from typing import cast

from textual.content import Content
from textual.notifications import Notification, Notify, SeverityLevel
from textual.widgets import DataTable
from textual.widgets._toast import ToastHolder

from casefile.model.language import Language
from casefile.screens import ask
from casefile.screens.bidi.terminal import BidiApp
from casefile.screens.plain import line, lines, said

SHORTEST, SHORTEST_REFUSAL = 5.0, 12.0
"""Seconds that a sentence stands at least, and a refusal."""
READ = 0.08
"""Seconds that reading a letter takes: some 150 words a minute, slower than most people read."""
AT_ONCE = 2
"""Refusals that stand at the same time at most, and as many other sentences beside them."""
KEPT = 100
"""Sentences that are kept to be read again."""


class Messages(BidiApp):
    """An app that says things in passing, and keeps what it said."""

    words: Language
    _so_far: deque[Notification]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say a sentence, or of a refusal what is wrong (*title*) and what to do (*message*).

        It stands for *timeout* seconds, and longer where it takes longer to read. Whatever
        *markup* says, none is read.
        """
        refusal = severity != "information"
        first, *then = [one for one in (title, message) if one] or [""]
        if refusal:  # a sign, not a colour alone
            first = f"! {first}"
        shortest = SHORTEST_REFUSAL if refusal else SHORTEST
        seconds = max(timeout or 0, shortest, READ * len("".join((first, *then))))
        told = lines(said(first, "bold" if refusal else ""), *map(said, then))
        super().notify(  # the framework shows content that was made already as it is
            told,  # type: ignore[arg-type]
            severity=severity,
            timeout=seconds,
            markup=True,
        )

    def _on_notify(self, event: Notify) -> None:
        """Let older sentences go, before the framework takes in this one."""
        kind = event.notification.severity
        alike = [one for one in self._notifications if one.severity == kind]
        for one in alike[: max(0, len(alike) + 1 - AT_ONCE)]:
            self._unnotify(one, refresh=False)
            for holder in self.screen.query(ToastHolder):  # the framework leaves it, empty
                if (holder.id or "").endswith(one.identity):
                    holder.remove()
        self._kept().append(event.notification)
        self.call_later(self.call_after_refresh, self._keep_in_sight)

    def _kept(self) -> deque[Notification]:
        if not hasattr(self, "_so_far"):
            self._so_far = deque(maxlen=KEPT)
        return self._so_far

    def _keep_in_sight(self) -> None:
        """What has the focus stays in sight, where the screen has become lower."""
        focused = self.focused if self.screen_stack else None
        if isinstance(focused, DataTable):
            focused.move_cursor(row=focused.cursor_row)
        elif focused is not None and not focused.allow_vertical_scroll:
            focused.scroll_visible(animate=False)

    def action_messages(self) -> None:
        """Show what was said so far, the newest first."""
        self.clear_notifications()
        rows = [_told(one) for one in reversed(self._kept())]
        body = lines(*rows) if rows else said(self.words.term("screens.messages.none"))
        title = said(self.words.term("screens.messages.title"))
        self.push_screen(ask.Reader(title, body, self.words))


def _told(one: Notification) -> Content:
    """Return a sentence that was said, with its hour; what to do stands under what is wrong."""
    at = datetime.fromtimestamp(one.raised_at, UTC).astimezone()
    first, *then = cast("Content", one.message).split("\n")  # as `notify` made it
    told = line(said(f"{at:%H:%M}  ", "dim"), first)
    return lines(told, *(line(said(" " * 7), rest) for rest in then))
