"""What if we had it: things are ticked, the rules say what they would change; nothing is kept."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import SelectionList, Static
from textual.widgets.selection_list import Selection

from casefile.model.exhibit import Element
from casefile.model.review import Review
from casefile.rules.obtainable import Obtainable
from casefile.rules.what_if import Lift, WhatIf
from casefile.screens.actions import bindings_of
from casefile.screens.ask import Window, keys_told
from casefile.screens.bidi.terminal import BidiModal
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import arrow, line, lines, said
from casefile.screens.ticks import Ticks

_MOST = 30
"""Things listed at a time: those of the element come first."""
_BOX = 6
"""Cells of a line that its box and the blanks around it take."""


class WhatIfWindow(BidiModal[None]):
    """Over the assessment: space ticks a thing, below stands what the case would be with it."""

    BINDINGS = bindings_of("sheet")

    def __init__(self, case: OpenCase, review: Review, element: Element) -> None:
        super().__init__()
        self.open = case
        self.seen = review
        self.element = element
        things = case.desk.obtainable(case.case, review)
        of_it = [thing for thing in things if element in thing.bears_on]
        rest = [thing for thing in things if element not in thing.bears_on]
        self.things: tuple[Obtainable, ...] = tuple((of_it + rest)[:_MOST])
        self.told: Content = said(case.words.term("what_if.hint"), "dim")

    def compose(self) -> ComposeResult:
        """Lay out the things, and the place of the answer."""
        words = self.open.words
        title = line(said(words.term("what_if.title") + ": "), said(words.name_of(self.element)))
        with Window(title, keys_told(words, "mark", "close_both"), id="what-if"):
            yield Ticks[str](
                *(
                    Selection(said(words.say(thing.what)), thing.name, id=f"t{n}")
                    for n, thing in enumerate(self.things)
                ),
                none_of_these=words.term("screens.none_of_these"),
            )
            with VerticalScroll(id="what-if-effect"):
                yield Static(lines(self.told), id="what-if-told")

    def on_mount(self) -> None:
        """Stand on the first thing; look meanwhile for the cheapest that would do."""
        listed = self.query_one(SelectionList)
        listed.focus()
        if self.things:
            listed.highlighted = 0
        self._cheapest()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names of what is ticked, in the order of the list."""
        ticked = {str(name) for name in self.query_one(SelectionList).selected}
        return tuple(thing.name for thing in self.things if thing.name in ticked)

    def on_selection_list_selected_changed(self, event: SelectionList.SelectedChanged[str]) -> None:
        """Ask again with what is ticked now."""
        event.stop()
        if self.chosen:
            self._tell(said(self.open.words.term("what_if.asking"), "dim"))
            self._asked(self.chosen)
        else:
            self._tell(said(self.open.words.term("what_if.hint"), "dim"))

    @work(thread=True, exclusive=True, group="what-if")
    def _asked(self, names: tuple[str, ...]) -> None:
        """Review the case with the things beside the screen; a late answer is dropped."""
        found = self.open.desk.what_if(self.open.case, self.seen, names)
        self.app.call_from_thread(self._answer, names, found)

    def _answer(self, names: tuple[str, ...], found: WhatIf) -> None:
        if self.is_attached and names == self.chosen:
            self._tell(self._effect(found))

    @work(thread=True, exclusive=True, group="lift")
    def _cheapest(self) -> None:
        lifts = self.open.desk.what_would_lift(self.open.case, self.seen)
        self.app.call_from_thread(self._lifted, lifts)

    def _lifted(self, lifts: tuple[Lift, ...]) -> None:
        if self.is_attached and not self.chosen:
            self._tell(self._cheapest_told(lifts))

    def on_selection_list_selection_highlighted(
        self, event: SelectionList.SelectionHighlighted[str]
    ) -> None:
        """Tell in full what its line cuts off."""
        event.stop()
        self._tell(self.told)

    def _tell(self, told: Content) -> None:
        self.told = told
        listed = self.query_one(SelectionList)
        whole = []
        if listed.highlighted is not None:
            what = said(self.open.words.say(self.things[listed.highlighted].what))
            if what.cell_length > listed.size.width - _BOX:
                whole = [what.stylize("bold")]
        self.query_one("#what-if-told", Static).update(lines(*whole, told))

    def _cheapest_told(self, lifts: tuple[Lift, ...]) -> Content:
        words = self.open.words
        mine = [lift for lift in lifts if self.element in dict(lift.becomes)] or list(lifts[-1:])
        hint = said(words.term("what_if.hint"), "dim")
        if not mine:
            return hint
        rows = [hint, said(words.term("what_if.cheapest"), "bold")]
        rows += [said("- " + words.say(thing)) for thing in mine[0].things]
        now = {one.element: one.status for one in self.seen.elements}
        rows += [
            said(f"   {self._became(words.name_of(e), words.name_of(now[e]), words.name_of(s))}")
            for e, s in mine[0].becomes
        ]
        return lines(*rows)

    def _became(self, what: str, before: str, after: str) -> str:
        return f"{what}: {before} {arrow(self.open.words.rtl)} {after}"

    def _effect(self, found: WhatIf) -> Content:
        words = self.open.words
        rows = [
            said(self._became(words.name_of(e), words.name_of(was), words.name_of(then)), "bold")
            for e, was, then in found.becomes
        ]
        for key, gates in (("opens", found.opens), ("shuts", found.shuts)):
            if gates:
                told = words.term(f"what_if.{key}", gates=" ".join(gates))
                rows.append(said(told))
        before, after = self.seen.state, found.review.state
        if before is not after:
            rows.append(
                said(
                    self._became(
                        words.term("what_if.state"), words.name_of(before), words.name_of(after)
                    )
                )
            )
        return lines(*rows) if rows else said(words.term("what_if.nothing"))

    def action_cancel(self) -> None:
        """Close; the case is as it was."""
        self.dismiss(None)

    def action_save(self) -> None:
        """Close; there is nothing to keep."""
        self.dismiss(None)
