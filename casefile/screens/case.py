"""One case: its sections, of which one is shown; every change goes through here to the desk."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from casefile.desk.records import Filed, Opened
from casefile.leaves import leaves
from casefile.model.contact import Contact
from casefile.model.errors import CasefileError, Conflict
from casefile.screens.actions import Action, actions_of, bindings_of
from casefile.screens.add_evidence import AddEvidence
from casefile.screens.chrome import Keys, Title, TooSmall
from casefile.screens.log_call import LogCall
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import Asked, CasePane
from casefile.screens.paste import dropped_paths
from casefile.screens.payment import PaymentForm, Received
from casefile.screens.plain import line, link, said, value
from casefile.screens.screen import CasefileScreen
from casefile.screens.wait import Progress


def sections() -> tuple[ModuleType, ...]:
    """Return the panes, in the order of their keys."""
    return tuple(sorted(leaves("casefile.screens.panes").values(), key=lambda pane: str(pane.KEY)))


class Rail(Static):
    """The sections down the side, each with its number and count; on narrow windows in one line."""


class CaseScreen(CasefileScreen):
    """One case on the screen."""

    BINDINGS = bindings_of("case")

    def __init__(self, open_case: OpenCase, section: str = "1") -> None:
        super().__init__()
        self.open = open_case
        self.section = section
        self.pending: Asked | None = None
        self.state: Content = said("")

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
        await self.go(self.section)

    def on_resize(self) -> None:
        """Draw the sections and keys anew for the width."""
        self.frame()

    @property
    def pane(self) -> CasePane | None:
        """The section shown."""
        return next((pane for pane in self.query(CasePane) if pane.display), None)

    def places(self) -> tuple[str, ...]:
        """Return where keys are looked for: the pane, the case, the app."""
        pane = self.pane
        return (pane.place, "case", "app") if pane else ("case", "app")

    def show_section(self, key: str, at: str = "") -> None:
        """Go to a section, and there to a row, once what is in hand is done."""
        self.call_later(self.go, key, at)

    async def go(self, key: str, at: str = "") -> None:
        """Go to a section, and there to a row."""
        module = next((leaf for leaf in sections() if key == leaf.KEY), None)
        if module is None:
            return
        self.section = key
        shown: CasePane | None = None
        for pane in self.query(CasePane):
            pane.display = pane.id == f"pane-{key}"
            shown = pane if pane.display else shown
        if shown is None:
            fresh: CasePane = module.Pane(id=f"pane-{key}")
            shown = fresh
            await self.query_one("#body", Vertical).mount(fresh)
        shown.show()
        shown.land(at)
        self.frame()

    def frame(self) -> None:
        """Draw what stands around the pane."""
        if not self.is_mounted:
            return
        words, case = self.words, self.open.case
        number = said(f"{case.number} · ")
        parts = [number, value(case.title or case.respondent.name, "bold", 32)]
        for account in (self.open.review.account if self.open.review else ())[:2]:
            parts.append(value(words.money(account.balance)))
        parts.append(said(words.name_of(case.stage)))
        title = line(parts[0], parts[1], *(line(said(" · "), part) for part in parts[2:]))
        self.query_one("#title", Title).tell(title, self.state)
        self.query_one("#rail", Rail).update(self._rail())
        self.query_one("#tabs", Rail).update(self._tabs())
        self.tell_keys()

    def _rail(self) -> Content:
        rows = []
        for leaf in sections():
            here = self.section == leaf.KEY
            name = self.words.term(f"panes.{leaf.Pane.place}.name")
            count = leaf.Pane.count(self.open)
            room = 20 - len(count)
            text = f" {leaf.KEY} {name[:room]:<{room}}{count} "
            rows.append(
                link(said(text, "reverse bold" if here else ""), f"screen.section('{leaf.KEY}')")
            )
        return Content("\n").join(rows)

    def _tabs(self) -> Content:
        parts = []
        for leaf in sections():
            here = self.section == leaf.KEY
            name = self.words.term(f"panes.{leaf.Pane.place}.short")
            told = said(f"{leaf.KEY} {name}", "reverse bold" if here else "")
            parts.append(link(told, f"screen.section('{leaf.KEY}')"))
        return line(*(line(part, said(" ")) for part in parts))

    def redraw(self) -> None:
        """Draw the pane and what is around it."""
        pane = self.pane
        if pane is not None:
            pane.show()
        self.frame()

    def speak(self) -> None:
        """Draw everything in the language of the app."""
        self.open.words = self.case_words(self.open.case)
        self.call_later(self._again)

    async def _again(self) -> None:
        await self.query(CasePane).remove()
        await self.go(self.section)

    # -- changes ------------------------------------------------------------------------------

    def change(self, asked: Asked, done: str = "") -> bool:
        """Ask the desk for a change; True when it was kept. A refusal is shown, never raised."""
        try:
            opened = asked(self.open.revision)
        except Conflict as trouble:
            self.pending = asked
            self.not_saved("screens.saved.conflict")
            self.refused(trouble)
            return False
        except CasefileError as trouble:
            self.not_saved("screens.saved.refused")
            self.refused(trouble)
            return False
        self.took(opened)
        if done:
            self.tell(done)
        return True

    def took(self, opened: Opened) -> None:
        """Hold the case as it was kept, and say so."""
        self.pending = None
        self.open.take(opened)
        hour = f"{self.open.desk.now().astimezone():%H:%M}"
        self.state = said(self.words.term("screens.saved.at", hour=hour))
        self.redraw()

    def not_saved(self, key: str) -> None:
        """Say in the title line that the last change is not kept, and why."""
        self.state = said(self.words.term(key), "bold")
        self.frame()

    def action_reload(self) -> None:
        """Read the case again; what could not be kept is asked for once more."""
        try:
            self.open.reload()
        except CasefileError as trouble:
            self.refused(trouble)
            return
        self.state = said("")
        pending, self.pending = self.pending, None
        if pending is not None:
            self.change(pending, self.words.term("screens.saved.after_reload"))
        else:
            self.redraw()

    # -- actions ------------------------------------------------------------------------------

    async def action_section(self, key: str) -> None:
        """Go to a section."""
        await self.go(key)

    async def action_next_section(self) -> None:
        """Go to the section after this one."""
        await self._step(1)

    async def action_previous_section(self) -> None:
        """Go to the section before this one."""
        await self._step(-1)

    async def _step(self, by: int) -> None:
        keys = [str(leaf.KEY) for leaf in sections()]
        await self.go(keys[(keys.index(self.section) + by) % len(keys)])

    def action_back(self) -> None:
        """Leave a field for its pane; else leave the case for the list."""
        if self.in_field:
            pane = self.pane
            self.set_focus(None)
            if pane is not None:
                pane.step_out()
            return
        self.app.pop_screen()

    async def action_write(self) -> None:
        """Go to the packets."""
        await self.go("9")

    def action_undo(self) -> None:
        """Take back the last change."""
        undo = getattr(self.open.desk, "undo", None)
        if undo is not None:
            self.change(lambda _: undo(self.open.ref), self.words.term("screens.undone"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer undo only where the desk can."""
        if action == "undo":
            return hasattr(self.open.desk, "undo")
        return True

    def action_log_call(self) -> None:
        """Log a call over whatever is shown."""

        def logged(contact: Contact | None) -> None:
            if contact is not None:
                self.change(
                    lambda rev: self.open.desk.log(self.open.ref, contact, expect=rev),
                    self.words.term("screens.log.done"),
                )

        self.app.push_screen(LogCall(self.open), logged)

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

    def action_add(self) -> None:
        """Take in evidence."""

        def named(paths: list[Path] | None) -> None:
            if paths:
                self.add_files(paths)

        self.app.push_screen(AddEvidence(self.words), named)

    def on_paste(self, event: events.Paste) -> None:
        """Files dropped on the window are taken in."""
        paths = dropped_paths(event.text)
        if paths:
            event.stop()
            self.add_files(paths)

    def add_files(self, paths: list[Path]) -> None:
        """Take files in, off the main thread, under a window that tells how far it is."""
        progress = Progress(self.words, self.words.term("screens.add.working"))
        self.app.push_screen(progress)
        self._adding(paths, progress)

    @work(thread=True, exclusive=True, exit_on_error=True)
    def _adding(self, paths: list[Path], progress: Progress) -> None:
        def told(done: int, of: int, name: str) -> bool:
            self.app.call_from_thread(progress.tell, done, of, name)
            return not progress.cancelled

        try:
            filed = self.open.desk.add(self.open.ref, paths, told=told)
        except CasefileError as trouble:
            self.app.call_from_thread(self._not_added, trouble, progress)
            return
        self.app.call_from_thread(self._added, filed, progress)

    def _not_added(self, trouble: CasefileError, progress: Progress) -> None:
        progress.close()
        self.refused(trouble)

    def _added(self, filed: tuple[Filed, ...], progress: Progress) -> None:
        progress.close()
        self.action_reload()
        fresh = [one.exhibit.mark for one in filed if one.exhibit is not None]
        twice = [one for one in filed if one.duplicate_of]
        refused = [one for one in filed if one.trouble is not None]
        self.show_section("3", fresh[0] if fresh else "")
        self.tell(
            self.words.term(
                "screens.add.done", n=len(fresh), twice=len(twice), refused=len(refused)
            )
        )
        for one in refused[:3]:
            if one.trouble is not None:
                self.refused(one.trouble)

    def actions_here(self) -> tuple[Action, ...]:
        """Return what can be done here, for the keys, the help and the palette."""
        return tuple(
            action
            for action in actions_of(*self.places())
            if action.run != "undo" or self.check_action("undo", ())
        )
