"""The list of cases, most urgent first; the screen that the program opens with."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from casefile.desk import colleagues as firm
from casefile.desk import outbox
from casefile.desk.lines import real
from casefile.desk.records import CaseLine
from casefile.model.errors import CasefileError
from casefile.model.status import State
from casefile.screens import (
    figures_window,
    owner_form,
    samples,
)
from casefile.screens.actions import Action, actions_of, bindings_of
from casefile.screens.begin_case import BeginCase
from casefile.screens.bidi.inputs import BidiInput
from casefile.screens.cases_order import ORDERS, after
from casefile.screens.cases_told import case_row, columns_of, due_told, first_run_told
from casefile.screens.chrome import Keys, Table, Title, TooSmall
from casefile.screens.finding_cases import FindingCases
from casefile.screens.long_table import LongTable
from casefile.screens.many_cases import ManyCases
from casefile.screens.plain import line, said, value
from casefile.screens.today_list import TodayList, section_of
from casefile.screens.under_cursor import UnderCursor


class CasesScreen(FindingCases, ManyCases, UnderCursor, BeginCase):
    """The list of cases."""

    BINDINGS = bindings_of("cases")
    _shown: tuple[CaseLine, ...] = ()
    _drawn: tuple[object, ...] = ()
    _soon: tuple[object, ...] = ()
    """What the strip of what is due was drawn of."""
    _come = False
    """True once it was in front: it was drawn when it was laid out."""

    def compose(self) -> ComposeResult:
        """Lay out title, filter, list, due strip and keys."""
        yield Title(id="title")
        yield BidiInput(id="find", compact=True)
        yield TodayList()
        yield Static(id="none-found")
        yield LongTable(id="cases")
        with Vertical(id="first-run"):
            yield Static(id="first-run-text")
        yield Static(id="due")
        yield Keys(id="keys")
        yield TooSmall()

    def on_mount(self) -> None:
        """Show the list."""
        self.query_one("#find").display = False
        self.hear_colleagues()  # first: a server that is away is not waited for
        self.redraw()
        self.call_after_refresh(self.tell_waiting)

    def on_screen_resume(self) -> None:
        """Show the list as it is now, when one comes back to it."""
        if self.is_mounted and self._come:
            self.redraw()
        self._come = True

    def on_resize(self) -> None:
        """Draw anew for the width."""
        self.call_after_refresh(self.draw)

    def speak(self) -> None:
        """Draw everything in the language of the app."""
        self._drawn = ()
        self.draw()

    def draw(self) -> None:
        """Show the list as it was read."""
        words, listed, office = self.words, self.listing.all, self.office
        table = self.query_one("#cases", LongTable)
        self._shown = shown = self.listing.shown(
            self.sought,
            order=self.holder.chosen.sort,
            actor=office.actor if self.listing.mine else "",
            words=words,
            on=office.on,
        )
        self._tell_title()
        table.display = bool(listed)
        self.query_one("#first-run").display = not listed
        if not listed:
            self.query_one("#first-run-text", Static).update(first_run_told(office, words))
        width, shared = self.size.width, self._in_hands
        drawn = (shown, words.code, width, office.on, shared)
        if drawn != self._drawn:
            self._drawn = drawn

            def row(n: int) -> list[object]:
                return case_row(shown[n], office, words, width, shared=shared)

            keys = [one.id for one in shown]
            widths = self.listing.widths(words, office.on)
            columns, needed = columns_of(words, width, widths, shared=shared)
            table.fill(columns, keys, row, words.rtl, width - 2, needed)
        soon = (listed, words, office.on)
        if soon != self._soon:  # not at each letter of the filter: it goes through all cases
            self._soon = soon
            self.query_one("#due", Static).update(due_told(listed, office, words))
        self.tell_found(none=bool(listed) and not shown)
        self.query_one("#due").display = bool(listed)
        self.query_one(TodayList).display = bool(listed)
        self.tell_today()
        if listed and not self.in_field and self.is_current and not self.in_today:
            table.focus()
        self.tell_keys()

    def _tell_title(self) -> None:
        """Show how many cases there are, of whom, whether the library answers; no state of none."""
        words, listing = self.words, self.listing
        listed = listing.all
        count = said(words.term("screens.cases.count", n=len(real(listed)))) if listed else said("")
        narrowed = "mine" if listing.mine else "waits"
        mine = (
            said("  " + words.term(f"colleagues.{narrowed}", n=len(self._shown)))
            if listing.mine or listing.waits
            else said("")
        )
        self.query_one("#title", Title).tell(
            line(
                said(words.term("screens.cases.title"), "bold"),
                said("  "),
                count,
                self._order_told(),
                mine,
                said("  ") if self.lost is not None else said(""),
                self.colleagues_told(),
            ),
            None if self._shown else said(""),
        )

    def _order_told(self) -> Content:
        """Return the order of the list, when it is another than the most urgent first."""
        order = self.holder.chosen.sort
        listed = order in ORDERS[1:] and self.listing.all
        return said(f"  {self.words.term(f'screens.cases.by.{order}')}" if listed else "")

    # -- colleagues ---------------------------------------------------------------------------

    def heard(self, news: firm.News) -> None:
        """Show the list anew when a colleague changed a case."""
        if news.changed and self.is_current:
            self.redraw()

    def passed(self, sent: outbox.Sent) -> None:
        """Show the list with what waited; name what a colleague changed too."""
        if sent.trouble is not None:
            self.refused(sent.trouble)
        self.redraw()

    def tell_colleagues(self) -> None:
        """Say in the title line when the library does not answer."""
        self._tell_title()

    @property
    def _in_hands(self) -> bool:
        """True where colleagues work: there the list tells in whose hands a case is."""
        try:
            shared = self.office.shared is not None
        except CasefileError:
            shared = False
        return shared or any(one.assigned or one.waiting_for for one in self.listing.all)

    def action_waits(self) -> None:
        """List the cases that wait for something alone, or all again."""
        self.listing.waits = not self.listing.waits
        self.draw()

    def action_mine(self) -> None:
        """List the cases of whoever is acting alone, or all again."""
        self.listing.mine = not self.listing.mine
        self.draw()

    # -- actions ------------------------------------------------------------------------------

    def action_today(self) -> None:
        """Go to the list of today, or from there back to the cases; say so when it is empty."""
        today = self.query_one(TodayList)
        if self.in_today:
            self.query_one("#cases", Table).focus()
        elif today.due:
            today.go()
        else:
            self.tell(today.told)

    def action_sort(self) -> None:
        """Put the list in the next order, and keep to it."""
        chosen = self.holder.chosen
        order = after(chosen.sort)
        self.holder.remember(chosen.but(sort="" if order == ORDERS[0] else order))
        self.draw()

    def actions_here(self) -> tuple[Action, ...]:
        """Return what can be done here."""
        listed = self.query_one("#cases", Table).display
        needs_a_case = {
            f"cases.{name}"
            for name in (
                "open",
                "log",
                "pay",
                "find",
                "delete",
                "today",
                "figures",
                "reload",
                "sort",
            )
        }
        return tuple(
            action
            for action in actions_of("cases", "app")
            if listed or action.id not in needs_a_case
        )

    def on_data_table_row_selected(self, event: Table.RowSelected) -> None:
        """Enter or a click opens the case; what is due is opened at its place."""
        event.stop()
        if event.data_table.id != "today-list":
            self.action_open_case()
            return
        due = self.query_one(TodayList).at_cursor
        if due is not None:
            self.open_case(due.case, section_of(due))

    def on_data_table_row_highlighted(self, event: Table.RowHighlighted) -> None:
        """Tell the whole state of the case under the cursor: its column may be too narrow."""
        if event.data_table.id != "cases":
            return
        event.stop()
        row = self.query_one("#cases", Table).cursor_row
        if not 0 <= row < len(self._shown):
            return
        one, parts = self._shown[row], []
        if one.state:
            parts.append(said(self.words.name_of(State(one.state_on(self.office.on)))))
        if one.waiting_for:
            waits = said(self.words.term("colleagues.waiting_for") + " ")
            parts.append(line(waits, value(one.waiting_for, limit=24)))
        if one.assigned:
            parts.append(value(one.assigned, limit=18))
        self.query_one("#title-state", Static).update(said(" · ").join(parts))

    def action_samples(self) -> None:
        """Copy the sample cases into the library."""
        samples.taken_samples(self.app)

    def action_owner(self) -> None:
        """Ask for the owner's own record."""
        owner_form.ask_owner(self)

    def action_figures(self) -> None:
        """Show the figures over all cases."""
        self.app.push_screen(figures_window.FiguresWindow(self.desk, self.words))

    def action_reload(self) -> None:
        """Read the list again."""
        self.redraw()
