"""One case: its sections, of which one is shown, and what stands around them."""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from casefile.desk.colleagues import News
from casefile.desk.outbox import Sent
from casefile.model.contact import Contact
from casefile.screens.actions import Action, actions_of, bindings_of
from casefile.screens.after_log import after_log
from casefile.screens.case_told import rail_told, tabs_told, title_told
from casefile.screens.chrome import Keys, Title, TooSmall
from casefile.screens.field_row import FieldRow
from casefile.screens.leaving import Leaving
from casefile.screens.log_call import LogCall
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import CasePane
from casefile.screens.payment import PaymentForm, Received
from casefile.screens.plain import line, said
from casefile.screens.sections import FIRST, sections


class Rail(Static):
    """The sections down the side, each with its number and count; on narrow windows in one line."""


class CaseScreen(Leaving):
    """One case on the screen."""

    BINDINGS = bindings_of("case")
    looks = False
    """True once colleagues may know that the case is open here."""

    def __init__(self, open_case: OpenCase, section: str = "1") -> None:
        super().__init__()
        self.open = open_case
        self.section = section
        self.entered = section
        """The section it was opened at: back from there is back to where it was opened."""
        self.way: list[str] = []
        """The sections that led to this one: gone back through before anything else."""
        self._turning = asyncio.Lock()

    # -- layout -------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out title, sections, body and keys."""
        yield Title(id="title")
        yield Rail(id="tabs")
        with Horizontal(id="case"):
            yield Rail(id="rail")
            yield Vertical(id="body")
        yield Keys(id="keys")
        yield TooSmall()

    async def on_mount(self) -> None:
        """Show the first section."""
        self.watch_typing()
        await self.go(self.section)
        self.hear_colleagues()
        self.call_after_refresh(self.ask_clash)

    def on_unmount(self) -> None:
        """Tell colleagues that the case is open here no more."""
        if self.looks:
            self.look_away(self.open.ref)

    def on_screen_resume(self) -> None:
        """Draw the sections anew after a window: a packet may have been written in it."""
        self.frame()

    def on_resize(self) -> None:
        """Draw the sections and keys anew for the width."""
        self.frame()

    @property
    def pane(self) -> CasePane | None:
        """The section shown."""
        return next((pane for pane in self.query(CasePane) if pane.display), None)

    @property
    def standing_in(self) -> str:
        """The name of the section that is shown."""
        pane = self.pane
        return self.words.term(f"panes.{pane.place}.name") if pane is not None else ""

    def places(self) -> tuple[str, ...]:
        """Return where keys are looked for: the pane, the case, the app."""
        pane = self.pane
        return (pane.place, "case", "app") if pane else ("case", "app")

    def show_section(self, key: str, at: str = "") -> None:
        """Go to a section, and there to a row, once what is in hand is done; Esc comes back."""
        self.call_later(self.led, key, at)

    async def led(self, key: str, at: str = "") -> None:
        """Go where a key of this section leads; Esc comes back from there."""
        if key != self.section:
            self.way.append(self.section)
        await self.go(key, at)

    async def _turned(self, key: str) -> None:
        """Go to a section by its own key: back from there is the overview."""
        self.way, self.entered = [], ""
        await self.go(key)

    async def go(self, key: str, at: str = "") -> None:
        """Go to a section, and there to a row; one after the other, when keys come in a burst."""
        async with self._turning:
            await self._gone(key, at)

    async def _gone(self, key: str, at: str) -> None:
        module = next((leaf for leaf in sections() if key == leaf.KEY), None)
        if module is None or not self.is_attached:
            return
        if not self.query("#body") or not self.query("#keys"):
            return  # not laid out yet, or left already
        self.section = key
        shown: CasePane | None = None
        for pane in self.query(CasePane):
            pane.display = pane.id == f"pane-{key}"
            shown = pane if pane.display else shown
        if shown is None:
            body = self.query_one("#body", Vertical)
            if not body.is_attached:
                return
            fresh: CasePane = module.Pane(id=f"pane-{key}")
            shown = fresh
            await body.mount(fresh)
        if not shown.laid_out:
            return  # the case was left meanwhile
        shown.enter(at)
        self.call_after_refresh(self.put_back_typing)
        self.frame()

    def frame(self) -> None:
        """Draw what stands around the pane."""
        if not self.is_mounted:
            return
        self.tell_title()
        leaves_here = sections()
        self.query_one("#rail", Rail).update(rail_told(leaves_here, self.section, self.open))
        tabs = tabs_told(leaves_here, self.section, self.words, self.size.width or 80)
        self.query_one("#tabs", Rail).update(tabs)
        self.tell_keys()

    def tell_title(self) -> None:
        """Draw the title line: the case, and whether all of it is saved."""
        if self.query("#title-state"):
            state = line(self.colleagues_told(), self.field_told() or self.state)
            title = self.query_one("#title", Title)
            title.tell(title_told(self.open, title.room_beside(state)), state)

    def redraw(self) -> None:
        """Draw the pane and what is around it."""
        pane = self.pane
        if pane is not None:
            pane.show()
        self.frame()

    def speak(self) -> None:
        """Draw everything in the language of the app."""
        self.state = said("")  # it was told in the other language
        self.open.words = self.case_words(self.open.case)
        self.call_later(self._again)

    async def _again(self) -> None:
        at = self.pane.standing if self.pane is not None else ""
        async with self._turning:
            await self.query(CasePane).remove()
        await self.go(self.section, at)

    # -- colleagues ---------------------------------------------------------------------------

    def in_hand(self) -> tuple[str, str]:
        """Return the case and the revision that is shown."""
        return self.open.ref, self.open.revision

    @property
    def typing(self) -> bool:
        """True while something stands in a field that is not kept yet, or a window asks."""
        over = self.app.screen is not self  # a window leaves what is under it current
        return over or any(row.changed for row in self.query(FieldRow))

    def heard(self, news: News) -> None:
        """Show what a colleague changed; what is being typed stays, and is put beside it."""
        if news.case is None or news.case.revision == self.open.revision:
            return
        by = self.words.term("colleagues.changed", by=news.by)
        if self.typing or self.unkept:
            self.state = said(by, "bold")  # shown when it is kept: the desk puts both together
            return
        self.open.take(news.case)
        self.state = said(by)
        self.redraw()

    def tell_colleagues(self) -> None:
        """Show who looks in the title line."""
        self.looks = True
        self.frame()

    def passed(self, sent: Sent) -> None:
        """Show what waited as it is saved now, or that a colleague changed the same."""
        if sent.trouble is not None:
            self.refused(sent.trouble)
        if sent.one.case != self.open.ref:
            return
        if sent.opened is not None and self.typing:
            self.not_waiting()  # the case stays as it was read for what is being typed
            self.frame()
        elif sent.opened is not None:
            self.took(sent.opened)
        else:
            self.not_saved("screens.saved.conflict", n=max(1, len(self.unkept)))
            if not self.typing:
                self.call_after_refresh(self.ask_clash)

    # -- actions ------------------------------------------------------------------------------

    async def action_section(self, key: str) -> None:
        """Go to a section."""
        await self._turned(key)

    async def action_next_section(self) -> None:
        """Go to the section after this one."""
        await self._step(1)

    async def action_previous_section(self) -> None:
        """Go to the section before this one."""
        await self._step(-1)

    async def _step(self, by: int) -> None:
        keys = [str(leaf.KEY) for leaf in sections()]
        await self._turned(keys[(keys.index(self.section) + by) % len(keys)])

    async def action_back(self) -> None:
        """One step back: out of a field, to the section that led here, the overview, the list."""
        if self.in_field:
            pane = self.pane
            self.set_focus(None)
            self.keep_typing()
            if pane is not None:
                pane.step_out()
            return
        if self.way:
            await self.go(self.way.pop())
        elif self.section not in (FIRST, self.entered):
            await self.go(FIRST)
        else:
            self.leave(self.app.pop_screen)

    async def action_write(self) -> None:
        """Go to the packets."""
        await self.led("9")

    def action_log_call(self, when: str = "") -> None:
        """Log a call over whatever is shown; *when* is proposed as its day."""

        def logged(contact: Contact | None) -> None:
            if contact is not None and self.change(
                lambda rev: self.open.desk.log(self.open.ref, contact, expect=rev),
                self.words.term("screens.log.done"),
            ):
                after_log(self, self.open, self.open.case.contacts[-1])

        form = LogCall(self.open)
        if when:
            form.given["when"] = when
        self.app.push_screen(form, logged)

    def action_pay(self) -> None:
        """Write down money received."""

        def received(money: Received | None) -> None:
            if money is not None:
                self.change(
                    lambda rev: self.open.desk.pay(
                        self.open.ref, money.amount, money.dated, debt=money.debt, expect=rev
                    ),
                    self.words.term("screens.pay.done"),
                )

        self.app.push_screen(PaymentForm(self.open), received)

    def actions_here(self) -> tuple[Action, ...]:
        """Return what can be done here, for the keys, the help and the palette."""
        return actions_of(*self.places())

    def keys_told(self) -> tuple[Action, ...]:
        """Return the actions that the line of keys tells, as the row under the cursor has them."""
        pane = self.pane
        return pane.keys_told(self.actions_here()) if pane is not None else self.actions_here()
