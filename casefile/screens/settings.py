"""Settings: language, place, money, look, keys, signs, movement, terminal, where the data lives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, cast

from textual.content import Content

from casefile.desk.desk import Desk
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.model.settings import Settings as Kept
from casefile.screens.ask import Choose
from casefile.screens.chrome import Table
from casefile.screens.places import places_to_work_in
from casefile.screens.plain import cell, lines, said, value, word_cell
from casefile.screens.sheet import Sheet
from casefile.screens.themes import THEMES

CURRENCIES = ("PLN", "ILS", "GBP", "EUR", "USD", "CAD")


class SettingsHolder(Protocol):
    """The app, as its settings know it."""

    desk: Desk
    words: Language

    def keep(self, settings: Kept) -> None:
        """Keep the settings and look by them."""
        ...

    def action_speak(self, code: str) -> None:
        """Draw everything in another language."""
        ...

    def action_doctor(self) -> None:
        """Show what the terminal can do."""
        ...


class Setting(NamedTuple):
    """One line: its name in the words, what it is now, what it may be."""

    name: str
    now: str
    options: tuple[tuple[str, str], ...] = ()


class Settings(Sheet):
    """The window."""

    place = "settings"

    @property
    def app_(self) -> SettingsHolder:
        """The app."""
        return cast("SettingsHolder", self.app)

    def settings(self) -> tuple[Setting, ...]:
        """Return the lines, in order."""
        words, desk = self.words, self.holder.desk
        kept, owner = desk.settings(), desk.owner()

        def named(name: str, *codes: str) -> tuple[tuple[str, str], ...]:
            return tuple((code, words.term(f"settings.of_{name}.{code}")) for code in codes)

        spoken = tuple((k, one.term("language.name")) for k, one in desk.languages.items())
        unset = ("", words.term("settings.none"))
        by_case = ("", words.term("settings.by_case"))
        yes_no = (("no", words.term("words.no")), ("yes", words.term("words.yes")))
        profile = words.term(f"doctor.profiles.{kept.terminal or 'auto'}")
        return (
            Setting("language", words.code, spoken),
            Setting("place", owner.place, (unset, *places_to_work_in(desk, words))),
            Setting("currency", kept.currency, (by_case, *((x, x) for x in CURRENCIES))),
            Setting(
                "theme", kept.theme or THEMES[0].name, named("theme", *(t.name for t in THEMES))
            ),
            Setting("keys", kept.keys or "table", named("keys", "table", "vim")),
            Setting("symbols", kept.symbols or "full", named("symbols", "full", "ascii")),
            Setting(
                "animations", "on" if kept.animations else "off", named("animations", "on", "off")
            ),
            Setting("terminal", profile),
            Setting("hebrew_days", "yes" if kept.hebrew_days else "no", yes_no),
            Setting("home", str(desk.home)),
        )

    def fill(self) -> None:
        """Fill the list."""
        words = self.words
        rows: list[tuple[str, list[object]]] = []
        for one in self.settings():
            shown = next((told for code, told in one.options if code == one.now), one.now)
            rows.append((one.name, [word_cell(words.term(f"settings.{one.name}")), cell(shown)]))
        columns = [(word_cell(""), 38), (word_cell(""), -1)]
        self.table.refill(columns, rows, words.rtl, self.room)
        self.table.show_header = False

    def row_told(self) -> Content:
        """Return what the setting under the cursor is for."""
        key = self.table.key_at_cursor
        if not key:
            return said("")
        told = [said(self.words.term(f"settings.told_{key}"))]
        if key == "home":
            told.insert(0, value(str(self.holder.desk.home), "bold"))
        return lines(*told)

    def on_data_table_row_selected(self, event: Table.RowSelected) -> None:
        """Enter or a click chooses another value."""
        event.stop()
        self.action_change()

    def action_change(self) -> None:
        """Choose another value of the setting under the cursor; one of two is changed at once."""
        key = self.table.key_at_cursor
        setting = next((one for one in self.settings() if one.name == key), None)
        if setting is None:
            return
        if setting.name == "terminal":
            self.app_.action_doctor()
        elif len(setting.options) == 2:
            codes = [code for code, _ in setting.options]
            self._set(setting.name, codes[1 - codes.index(setting.now)])
        elif setting.options:
            self._ask(setting.name, setting.options, setting.now)

    def _ask(self, name: str, options: Sequence[tuple[str, str]], now: str) -> None:
        def chosen(code: str | None) -> None:
            if code is not None:
                self._set(name, code)

        shown = [(code, said(told)) for code, told in options]
        title = said(self.words.term(f"settings.{name}"))
        self.app.push_screen(Choose(title, shown, self.words, now), chosen)

    def _set(self, name: str, code: str) -> None:
        desk, kept = self.holder.desk, self.holder.desk.settings()
        change: dict[str, Callable[[], Kept]] = {
            "currency": lambda: kept.but(currency=code),
            "theme": lambda: kept.but(theme=code),
            "keys": lambda: kept.but(keys="" if code == "table" else code),
            "symbols": lambda: kept.but(symbols="" if code == "full" else code),
            "animations": lambda: kept.but(animations=code == "on"),
            "hebrew_days": lambda: kept.but(hebrew_days=code == "yes"),
        }
        try:
            if name == "language":
                self.app_.action_speak(code)
            elif name == "place":
                desk.set_owner([f"place={code}"])
            else:
                self.app_.keep(change[name]())
        except CasefileError as trouble:
            self.refused(trouble)
            return
        self.show()

    def on_screen_resume(self) -> None:
        """Show what was chosen in a window over this one."""
        if self.is_mounted:
            self.show()
