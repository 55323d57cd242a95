"""The command palette: every action of a case with its keys, every section, form and case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property, partial
from inspect import unwrap
from typing import Any, cast

from textual import work
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.css.query import NoMatches
from textual.filter import LineFilter
from textual.widgets import Input
from textual.widgets.option_list import Option

from casefile.desk.line_told import number_told, whose
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.model.status import PROVED
from casefile.screens.actions import Action, keys_shown
from casefile.screens.bidi.filter import BidiFilter
from casefile.screens.case import CaseScreen
from casefile.screens.cases import CasesScreen
from casefile.screens.elsewhere import do_there, elsewhere
from casefile.screens.folded import folded
from casefile.screens.plain import line, said, value
from casefile.screens.possible import possible
from casefile.screens.screen import CasefileScreen, Holder
from casefile.screens.sections import sections

_GATHERED = unwrap(CommandPalette._gather_commands)
"""What Textual does to look for commands, without the worker around it."""
PACKETS = "9"
"""The section where packets are written."""
Entry = tuple[str, Content, str, Callable[[], object]]


class Entries(Provider):
    """What can be done on this screen, and where one can go."""

    async def discover(self) -> Hits:
        """Yield everything, before anything is typed."""
        for _, shown, help_, run in self._found:
            yield DiscoveryHit(shown, run, text=shown.plain, help=help_)

    async def search(self, query: str) -> Hits:
        """Yield what matches, without regard to case, accents and points."""
        sought = folded(query)
        for text, shown, help_, run in self._found:
            score = _score(sought, text)
            if score:
                yield Hit(score, shown, run, text=shown.plain, help=help_)

    @cached_property
    def _found(self) -> list[Entry]:
        """The entries, each by its words as they are searched for; made once each opening."""
        return [(folded(text), shown, help_, run) for text, shown, help_, run in self._entries()]

    def _entries(self) -> list[Entry]:
        screen = self.screen
        if not isinstance(screen, CasefileScreen):
            return []
        holder = cast("Holder", self.app)
        words = screen.words
        entries: list[Entry] = []
        for action in screen.actions_here():
            if action.id in ("app.palette", "case.section"):
                continue
            if isinstance(screen, CaseScreen) and not possible(action.id, screen.open):
                continue
            shown = _shown(words, action, keys_shown(action, holder.own_keys))
            run = partial(_run, self.app, action.id)
            entries.append((_sought(words, action), shown, "", run))
        if isinstance(screen, CaseScreen):
            entries += self._of_case(screen)
        for place in ("cases", *(str(leaf.Pane.place) for leaf in sections())):
            name = (
                words.term(f"panes.{place}.name")
                if place != "cases"
                else words.term("screens.cases.title")
            )
            told = words.term("palette.help", name=name)
            entries.append((told, said(told), "", partial(_help, self.app, place)))
        for theme in ("casefile-dark", "casefile-light", "casefile-contrast"):
            name = words.term(f"screens.themes.{theme}")
            entries.append((name, said(name), "", partial(_theme, self.app, theme)))
        for code, language in screen.desk.languages.items():
            name = language.term("language.name")
            entries.append((name, said(name), "", partial(_language, self.app, code)))
        try:
            listed = screen.desk.cases()
        except CasefileError:
            listed = ()
        go = words.term("screens.palette.go")
        for one in listed[:500]:
            number, name = number_told(one), whose(one)
            shown = line(said(f"{go} {number} "), value(name))
            text = f"{number} {name} {go}"
            entries.append((text, shown, "", partial(_go, self.app, one.id)))
        return entries

    def _of_case(self, screen: CaseScreen) -> list[Entry]:
        """Return the sections, what is done in them, the forms, and why a weak point is weak."""
        words, review = screen.words, screen.open.review
        entries: list[Entry] = []
        names: dict[str, str] = {}
        for leaf in sections():
            name = words.term(f"panes.{leaf.Pane.place}.name")
            shown = line(said(name), said(f"  [\u2068{leaf.KEY}\u2069]", "dim"))
            text = f"{name} {_also(words, f'sections.{leaf.Pane.place}')}"
            entries.append((text, shown, "", partial(screen.show_section, str(leaf.KEY))))
            names[str(leaf.KEY)] = name
        own_keys = screen.holder.own_keys
        for key, action in elsewhere(screen):
            shown = _shown(words, action, f"{key} {keys_shown(action, own_keys)}", names[key])
            run = partial(do_there, screen, key, action)
            entries.append((_sought(words, action), shown, "", run))
        place = screen.open.case.place
        for form in screen.desk.forms.values():
            if form.place in ("", place):
                told = words.term("palette.write", name=form.called(words.code))
                also = _also(words, form.name)
                go = partial(screen.show_section, PACKETS, form.name)
                entries.append((f"{told} {also}", said(told), "", go))
        for one in review.elements if review else ():
            if one.status in PROVED:
                continue
            told = words.term("palette.why", element=one.element, status=one.status)
            go = partial(screen.show_section, "7", one.element.value)
            entries.append((told, said(told), "", go))
        return entries


def _score(sought: str, against: str) -> float:
    """Return how well a text answers: it begins so, holds it, or holds each word of it; 0: not.

    What begins a word of it comes before what stands within one.
    """
    if against.startswith(sought):
        return 2.0
    if f" {sought}" in against:
        return 1.0
    if sought in against:
        return 0.75
    return 0.5 if all(word in against for word in sought.split()) else 0.0


def _sought(words: Language, action: Action) -> str:
    """Return the words that an action is found by."""
    name, told = (words.term(f"actions.{action.id}.{which}") for which in ("name", "help"))
    return f"{name} {told} {_also(words, action.id)}"


def _shown(words: Language, action: Action, keys: str, section: str = "") -> Content:
    """Return the line of an action: what it does, its keys, and in which section it is done."""
    told = said(words.term(f"actions.{action.id}.help"))
    where = said(f"  {section}" if section else "", "dim")
    return line(told, said(f"  [\u2068{keys}\u2069]", "dim"), where)


def _also(words: Language, name: str) -> str:
    """Return the everyday words by which a form, an action or a section is looked for as well."""
    sought = f"palette.sought.{name}"
    return words.term(sought) if words.has(sought) else ""


def _help(app: App[object], place: str) -> None:
    app.call_later(app.run_action, f"app.show_help_of('{place}')")


def _run(app: App[object], id_: str) -> None:
    app.call_later(app.run_action, f"app.run_here('{id_}')")


def _theme(app: App[object], name: str) -> None:
    app.theme = name


def _language(app: App[object], code: str) -> None:
    app.call_later(app.run_action, f"app.speak('{code}')")


def _go(app: App[object], ref: str) -> None:
    """Open a case from anywhere; what is not saved in one that is left for it is asked about."""
    if isinstance(app.screen, CasesScreen):
        app.screen.open_case(ref)
    elif isinstance(app.screen, CaseScreen):
        app.screen.leave(partial(_gone, app, ref))
    elif len(app.screen_stack) > 1:
        _gone(app, ref)


def _gone(app: App[object], ref: str) -> None:
    app.pop_screen()
    _go(app, ref)


class Palette(CommandPalette):
    """The palette over a screen whose lines stand in their order already."""

    _dismissed = False

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave the order of what is seen through alone."""
        return [f for f in super().get_line_filters() if not isinstance(f, BidiFilter)]

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave once, and end the looking for commands first: it would fill a list that is gone."""
        if self._dismissed or not self.is_current:
            return AwaitComplete()
        self._dismissed = True
        self.workers.cancel_node(self)
        left: AwaitComplete = super().dismiss(result)
        return left

    @property
    def typed(self) -> str:
        """What is looked for."""
        return self.query_one(Input).value

    def seek(self, sought: str) -> None:
        """Look for something."""
        self.query_one(Input).value = sought

    def _action_command_list(self, action: str) -> None:
        """Move in the list of commands, once it is drawn: before that it has no lines to count."""
        if any(listed.scrollable_content_region.height for listed in self.query(CommandList)):
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say in the reader's language that nothing was found, as late as Textual would say it."""
        self._stop_no_matches_countdown()

        def tell() -> None:
            if search_value:
                none = cast("Holder", self.app).words.term("screens.palette.nothing")
                told = Option(said(none), disabled=True, id=self._NO_MATCHES)
                self.query_one(CommandList).add_options([told])
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, tell)

    def _gather_commands(self, search_value: str) -> Any:
        """Look for commands, unless it was left before it was laid out."""
        return None if self._dismissed else self._gathering(search_value)

    @work(exclusive=True, group=CommandPalette._GATHER_COMMANDS_GROUP)
    async def _gathering(self, search_value: str) -> None:
        """Look for commands as the palette does; its list may be gone, by a key that came first."""
        with suppress(NoMatches):
            await _GATHERED(self, search_value)
