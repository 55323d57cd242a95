"""The search over all cases: hits while typing, the similar apart; Enter opens the place."""

from __future__ import annotations

from textual import events, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from casefile.desk.searching import Hit
from casefile.model.errors import CasefileError
from casefile.screens import refusals
from casefile.screens.actions import Action, actions_of, bindings_of
from casefile.screens.bidi.inputs import BidiInput
from casefile.screens.case import CaseScreen
from casefile.screens.chrome import Keys, Title, TooSmall
from casefile.screens.opencase import OpenCase
from casefile.screens.options import Options
from casefile.screens.plain import said
from casefile.screens.screen import CasefileScreen
from casefile.screens.search_told import fields_told, hit_told, section_of

MOST = 50
"""Hits listed at most."""


class SearchScreen(CasefileScreen):
    """The search."""

    BINDINGS = bindings_of("search")
    AUTO_FOCUS = "#search-words"

    def __init__(self) -> None:
        super().__init__()
        self.found: tuple[Hit, ...] = ()
        self._asked = 0
        """The number of the newest question; an answer to an older one is dropped."""
        self._reading = False
        self._stopped = False

    def compose(self) -> ComposeResult:
        """Lay out the field, what is told of the answer, the hits and the keys."""
        yield Title(id="title")
        yield BidiInput(id="search-words", compact=True)
        yield Static(id="search-state")
        with VerticalScroll(id="search-empty", can_focus=False):
            yield Static(id="search-fields")
        yield Options(id="search-hits")
        yield Keys(id="keys")
        yield TooSmall()

    def on_mount(self) -> None:
        """Show what can be asked, and bring the index up to date behind it."""
        self.redraw()
        self._reading = True
        self._refreshing()

    def on_resize(self) -> None:
        """Draw anew for the width."""
        self.tell_keys()

    def speak(self) -> None:
        """Draw everything in the language of the app."""
        self.redraw()

    def redraw(self) -> None:
        """Show the last answer, or what can be asked."""
        words = self.words
        self.query_one("#title", Title).tell(said(words.term("search.screen.title"), "bold"))
        self.query_one("#search-fields", Static).update(fields_told(words))
        typed = self.query_one("#search-words", BidiInput)
        typed.placeholder = words.term("search.screen.field")
        asked = bool(typed.value.strip())
        self.query_one("#search-empty").display = not asked
        listed = self.query_one("#search-hits", OptionList)
        listed.display = asked
        listed.clear_options()
        listed.add_options(self._options())
        self._step(1, first=True)
        self._tell_state()
        self.tell_keys()

    def _options(self) -> list[Option]:
        options: list[Option] = []
        similar = False
        for n, hit in enumerate(self.found):
            if hit.similar and not similar:
                similar = True
                told = said(self.words.term("search.screen.similar"), "bold reverse")
                options.append(Option(told, disabled=True))
            options.append(Option(hit_told(hit, self.words), id=f"hit-{n}"))
        return options

    def _tell_state(self, told: str = "") -> None:
        words = self.words
        asked = bool(self.query_one("#search-words", BidiInput).value.strip())
        if not told and self._reading:
            told = words.term("search.screen.reading")
        if not told and self._stopped:
            told = words.term("search.screen.stopped")
        if not told and asked and not self.found:
            told = words.term("search.none")
        if not told and asked:
            best = sum(not hit.similar for hit in self.found)
            told = words.term("search.screen.count", n=best, similar=len(self.found) - best)
        self.query_one("#search-state", Static).update(said(told))

    # -- the index ----------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="search-index", exit_on_error=True)
    def _refreshing(self) -> None:
        """Read the cases that changed; the field answers meanwhile from what is read already."""
        worker = get_current_worker()

        def told(done: int, of: int) -> bool:
            if worker.is_cancelled or self._stopped:
                return False
            self.app.call_from_thread(self._tell_reading, done, of)
            return True

        trouble: CasefileError | None = None
        try:
            self.desk.refresh_search(told)
        except CasefileError as refusal:
            trouble = refusal
        if not worker.is_cancelled:
            self.app.call_from_thread(self._read, trouble)

    def _tell_reading(self, done: int, of: int) -> None:
        if self.is_mounted:
            self._tell_state(self.words.term("search.screen.progress", done=done, of=of))

    def _read(self, trouble: CasefileError | None) -> None:
        self._reading = False
        if not self.is_mounted:
            return
        if trouble is not None:
            self.refused(trouble)
        self._ask()
        self._tell_state()

    # -- asking -------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Ask while typing."""
        event.stop()
        self._ask()

    def _ask(self) -> None:
        typed = self.query_one("#search-words", BidiInput).value
        self._asked += 1
        if typed.strip():
            self._answering(self._asked, typed)
        else:
            self.found = ()
            self.redraw()

    @work(thread=True, group="search-answer", exit_on_error=True)
    def _answering(self, number: int, typed: str) -> None:
        if number != self._asked:
            return
        try:
            found = self.desk.search(typed, limit=MOST, typing=True, fresh=False)
            for hit in found:
                if number != self._asked:
                    return
                hit.lookup.place  # noqa: B018 - looked up here, off the main thread
        except CasefileError as trouble:
            what, _then = refusals.refusal_told(trouble, self.words)
            self.app.call_from_thread(self._came, number, (), what)
            return
        self.app.call_from_thread(self._came, number, found, "")

    def _came(self, number: int, found: tuple[Hit, ...], refused: str) -> None:
        """Show an answer, unless something else has been typed since."""
        if number != self._asked or not self.is_mounted:
            return
        self.found = found
        self.redraw()
        if refused:
            self._tell_state(refused)

    # -- actions ------------------------------------------------------------------------------

    def actions_here(self) -> tuple[Action, ...]:
        """Return what can be done here."""
        return tuple(one for one in actions_of("search", "app") if one.id != "app.search")

    def action_down(self) -> None:
        """Go to the next hit, the caret stays in the field."""
        self._step(1)

    def action_up(self) -> None:
        """Go to the hit before."""
        self._step(-1)

    def _step(self, by: int, *, first: bool = False) -> None:
        listed = self.query_one("#search-hits", OptionList)
        open_to = [n for n, option in enumerate(listed.options) if not option.disabled]
        if not open_to:
            return
        at = listed.highlighted
        if first or at not in open_to:
            listed.highlighted = open_to[0]
        else:
            listed.highlighted = open_to[(open_to.index(at) + by) % len(open_to)]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter opens the hit under the cursor."""
        event.stop()
        self.action_open()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a hit opens it."""
        event.stop()
        self.action_open()

    def on_key(self, event: events.Key) -> None:
        """Letters typed in the list go on with the question."""
        listed = self.query_one("#search-hits", OptionList)
        if listed.has_focus and event.character and event.is_printable and event.key != "enter":
            event.stop()
            field = self.query_one("#search-words", BidiInput)
            field.focus()
            field.insert_text_at_cursor(event.character)

    def action_open(self) -> None:
        """Open the case at the place that was found."""
        listed = self.query_one("#search-hits", OptionList)
        option = listed.highlighted_option
        if option is None or not option.id:
            return
        hit = self.found[int(option.id.removeprefix("hit-"))]
        self.call_later(self._open, hit)

    async def _open(self, hit: Hit) -> None:
        section, at = section_of(hit)
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else None
        if isinstance(below, CaseScreen) and below.open.ref == hit.case:
            self.app.pop_screen()
            below.show_section(section, at)
            return
        try:
            opened = OpenCase(self.desk, hit.case, self.words)
        except CasefileError as trouble:
            self.refused(trouble)
            return
        opened.words = self.case_words(opened.case)
        screen = CaseScreen(opened, section)
        await self.app.push_screen(screen)
        screen.show_section(section, at)

    def action_back(self) -> None:
        """Stop the reading of the cases while it runs; else leave."""
        if self._reading and not self._stopped:
            self._stopped = True
            self._tell_state(self.words.term("search.screen.stopping"))
            return
        self._stopped = True
        self.app.pop_screen()
