"""Screens of a firm's library: what colleagues do is shown at once, what was typed waits for it."""

from __future__ import annotations

from contextlib import suppress

from textual import work
from textual.content import Content
from textual.message import Message

from casefile.desk import colleagues as firm
from casefile.desk import outbox
from casefile.model.errors import CasefileError, StoreError, Unreachable
from casefile.screens import refusals
from casefile.screens.plain import line, said, value
from casefile.screens.screen import CasefileScreen

EVERY = 3.0
"""Seconds between two looks at what colleagues did."""
PATIENCE = 2.0
"""Seconds that a key may wait for a server that went away; what was asked for is then kept."""


class AmongColleagues(CasefileScreen):
    """A screen that hears of colleagues. In a library of one's own it does nothing."""

    class Heard(Message):
        """The library was asked: what it told, or why it did not answer."""

        def __init__(self, news: firm.News | CasefileError) -> None:
            super().__init__()
            self.news = news

    _token = ""
    _asking = False
    lost: CasefileError | None = None
    """Why the library does not answer; None: it does."""
    looking: tuple[str, ...] = ()
    """Who else has the case open."""

    def hear_colleagues(self) -> None:
        """Begin to listen."""
        try:
            library = self.office.shared
        except CasefileError:
            return  # told by whoever reads a case of it
        if library is not None:
            library.wait_at_most(PATIENCE)
            self.set_interval(EVERY, self.ask_news)
            self.ask_news()

    def in_hand(self) -> tuple[str, str]:
        """Return the case that is open here and its revision; empty: none."""
        return "", ""

    def ask_news(self) -> None:
        """Ask the library for news, off the main thread; one question at a time."""
        if not self._asking:
            self._asking = True
            self._ask(self._token, *self.in_hand())

    @work(thread=True, group="colleagues")
    def _ask(self, since: str, ref: str, revision: str) -> None:
        try:
            news: firm.News | CasefileError = self.desk.news(since, ref, revision)
        except CasefileError as trouble:
            news = trouble
        self.post_message(self.Heard(news))

    def on_among_colleagues_heard(self, event: Heard) -> None:
        """Show what was heard; send what waited, when the library answers again."""
        event.stop()
        self._asking = False
        if isinstance(event.news, CasefileError):
            self.lost = event.news
            self.tell_colleagues()
            return
        self.lost, self._token, self.looking = None, event.news.token, event.news.looking
        if self.in_front and self.pass_on():
            self.ask_news()  # what was told is from before
        else:
            self.heard(event.news)
        self.tell_colleagues()

    @property
    def away(self) -> Unreachable | None:
        """That the library does not answer, as far as is known."""
        return self.lost if isinstance(self.lost, Unreachable) else None

    @property
    def in_front(self) -> bool:
        """True for the one screen of a library that a person works in; windows may be over it."""
        here = [one for one in self.app.screen_stack if isinstance(one, AmongColleagues)]
        return bool(here) and here[-1] is self

    def pass_on(self) -> bool:
        """Send what waited for the library; True when there was anything to send."""
        done = clashed = 0
        try:
            for sent in self.desk.passed_on():
                done += sent.opened is not None
                clashed += sent.opened is None
                self.passed(sent)
        except StoreError as trouble:
            self.lost = trouble
        if done:
            self.tell(self.words.term("colleagues.passed_on", n=done))
        return bool(done or clashed)

    def tell_waiting(self) -> None:
        """Say what was entered before, and is on this machine alone."""
        try:
            if self.office.shared is None:
                return
            waiting = self.desk.unsent()
        except CasefileError as trouble:
            self.refused(trouble)
            return
        if waiting:
            self.tell(self.words.term("colleagues.waiting", n=len(waiting)))

    def wait(self, trouble: StoreError) -> None:
        """Say that what was entered is kept here until the library answers."""
        told = self.words.term("colleagues.kept_back", n=len(self.desk.unsent()))
        self._tell_lost(trouble, told)

    def needs_library(self, trouble: Unreachable) -> None:
        """Say that only the library can do what was asked for, and that it was not done."""
        self._tell_lost(trouble, self.words.term("colleagues.needs_library"))

    def _tell_lost(self, trouble: StoreError, told: str) -> None:
        self.lost = trouble
        what, _ = refusals.refusal_told(trouble, self.words)
        self.app.notify(told, title=what, severity="warning", markup=False, timeout=12)
        self.tell_colleagues()

    def colleagues_told(self) -> Content:
        """Return who else looks at the case, or that the library does not answer."""
        if self.lost is not None:
            return said(self.words.term("colleagues.lost") + "  ", "bold")
        if not self.looking:
            return said("")
        told = said(self.words.term("colleagues.looking") + " ")
        return line(told, value(", ".join(self.looking), limit=24), said("  "))

    def passed(self, sent: outbox.Sent) -> None:
        """Take in what became of a change that waited."""
        raise NotImplementedError

    def heard(self, news: firm.News) -> None:
        """Take in what colleagues did."""
        raise NotImplementedError

    def tell_colleagues(self) -> None:
        """Show who looks, and whether the library answers."""
        raise NotImplementedError

    def look_away(self, ref: str) -> None:
        """Say, off the main thread, that the case is open here no more."""
        desk = self.desk

        def told() -> None:
            with suppress(CasefileError):  # a server that is away forgets us by itself
                desk.look_away(ref)

        self.app.run_worker(told, thread=True, group="looked-away")
