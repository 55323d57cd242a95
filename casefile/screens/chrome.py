"""What frames every screen: the title line, the line of keys, the word on too small a window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import DataTable, Static
from textual.widgets.data_table import RowKey

from casefile.model.language import FSI, PDI, Language
from casefile.screens.actions import BY_ID, Action, bindings_of, keys_of, keys_shown
from casefile.screens.columns import no_number_cut
from casefile.screens.plain import cell, line, link, said

SMALLEST = (60, 18)
HELP = BY_ID["app.help"]
SHARED = ("case", "app")
"""Places whose actions stand in every section of a case, or everywhere."""
MOST = 8
"""Keys in the line of keys at most, in 80 cells; a wider one takes more, the help has them all."""


class Title(Horizontal):
    """The first line: what is open at one end, whether it is saved at the other."""

    def compose(self) -> ComposeResult:
        """Lay out the two ends."""
        yield Static(id="title-text")
        yield Static(id="title-state")

    def room_beside(self, state: Content) -> int:
        """Return the cells that a title has beside *state*: without the gap and the two edges."""
        return (self.size.width or self.app.size.width) - 4 - state.cell_length

    def tell(self, title: Content, state: Content | None = None) -> None:
        """Show a title, and a state when one is given."""
        self.query_one("#title-text", Static).update(title)
        if state is not None:
            self.query_one("#title-state", Static).update(state)


class TooSmall(Static):
    """What a window says that is too small to work in; shown instead of everything else."""


class Keys(Static):
    """The last line: the keys that matter here, as many as fit."""

    def tell(
        self,
        actions: tuple[Action, ...],
        words: Language,
        keymap: dict[str, str],
        *,
        typing: bool = False,
    ) -> None:
        """Show the actions by rank; while *typing*, help by the key that is not typed."""
        width = (self.size.width or self.app.size.width) - 2
        if typing:
            keymap = {**keymap, HELP.id: keys_of(HELP, keymap)[-1]}
        parts = [
            link(
                line(said(f" \u2068{keys}\u2069 ", "reverse"), said(f" {name}")),
                f"app.run_here('{action.id}')",
            )
            for action, keys, name in keys_that_fit(actions, words, keymap, width)
        ]
        self.update(line(*(part + Content(" ") for part in parts)))


def keys_that_fit(
    actions: tuple[Action, ...], words: Language, keymap: dict[str, str], width: int
) -> list[tuple[Action, str, str]]:
    """Return the highest actions that fit, each with its keys and its name.

    They stand in the order of the table: nearest place first. Where there is no room for all that
    is done here alone, the name of help tells how many more there are.
    """
    here = {action.id for action in actions if action.where not in SHARED}
    told = {
        one.id: (keys_shown(one, keymap), words.term(f"actions.{one.id}.name"))
        for one in sorted(actions, key=lambda one: -one.rank)
        if one.rank
    }
    shown = _highest(told, here, width)
    if here - shown and HELP.id in shown:
        keys, name = told[HELP.id]
        told[HELP.id] = keys, _and_more(name, len(here))
        shown = _highest(told, here, width)
        told[HELP.id] = keys, _and_more(name, len(here - shown))
    return [(action, *told[action.id]) for action in actions if action.id in shown]


def _highest(told: Mapping[str, tuple[str, str]], here: set[str], width: int) -> set[str]:
    """Return which of the actions *told*, the highest first, fit in a line of *width* cells.

    Where one of those *here* is left out, no lower one of another place takes its room.
    """
    shown: set[str] = set()
    passed: set[str] = set()
    most = max(MOST, width // 10)
    for id_, (keys, name) in told.items():
        need = key_width(keys, name)
        if len(shown) < most and need - 1 <= width and (id_ in here or not here & passed):
            shown.add(id_)
            width -= need
        else:
            passed.add(id_)
    return shown


def _and_more(name: str, n: int) -> str:
    return f"{name} {FSI}+{n}{PDI}"


def key_width(keys: str, name: str) -> int:
    """Return the cells that one key takes in the line of keys, with the gap behind it."""
    return cell_len(keys) + 2 + 1 + cell_len(name) + 1


WHOLE = 0
"""Width of a column as wide as its widest cell: of numbers, sums and days, that are never cut."""
LEAST = 6
"""Cells of a column that gives way, at least."""


def cells_needed(title: Text, cells: Iterable[object]) -> int:
    """Return how wide a column must be, so that neither its title nor any of *cells* is cut."""
    return max(map(cell_len, (title.plain, *map(str, cells))))


def shared_width(widths: Sequence[int], needed: Sequence[int], room: int) -> list[int]:
    """Return the width of each column; those below zero share what the others leave of *room*.

    One that needs less than its share leaves the rest to those that need more; what nobody needs
    is shared by all of them.
    """
    left = room - sum(width for width in widths if width > 0) - 2 * len(widths)
    given = dict(enumerate(widths))
    open_ = [n for n, width in enumerate(widths) if width < 0]

    def share(n: int) -> int:
        return left * -widths[n] // -sum(widths[m] for m in open_)

    while content := [n for n in open_ if needed[n] <= share(n)]:
        given |= {n: max(LEAST, needed[n]) for n in content}
        left -= sum(given[n] for n in content)
        open_ = [n for n in open_ if n not in content]
    if not open_:
        open_ = [n for n, width in enumerate(widths) if width < 0]
        return [given[n] + share(n) if n in open_ else given[n] for n in given]
    return [max(LEAST, share(n)) if n in open_ else given[n] for n in given]


class Table(DataTable[object]):
    """A list: rows under a cursor, moved with arrows or vim letters."""

    BINDINGS = bindings_of("list")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, cursor_type="row", zebra_stripes=False)
        self.cell_padding = 1

    def add_row(self, *cells: object, **given: Any) -> RowKey:
        """Put in a row. A bare string, which the framework would read as markup, is gated."""
        gated = (cell(one) if isinstance(one, str) else one for one in cells)
        return super().add_row(*gated, **given)

    def refill(
        self,
        columns: list[tuple[Text, int]],
        rows: list[tuple[str, list[object]]],
        rtl: bool,
        room: int,
        needed: Sequence[int] = (),
        narrow: Mapping[int, Callable[[int], Sequence[object]]] | None = None,
    ) -> None:
        """Show *rows* (key, cells) under *columns* (title, width); the cursor stays on its row.

        A width below zero is a share of the cells of *room* that the others leave; `WHOLE` is what
        the column needs. *needed* is what each column would need; not given, it is measured.
        *narrow* gives the cells of a column, by its number, where it has fewer cells than that.

        A table that runs right to left has its first column at the right.
        """
        at = self.key_at_cursor
        row = self.cursor_row
        self.clear(columns=True)
        needed = needed or [
            cells_needed(title, (cells[n] for _, cells in rows))
            for n, (title, _) in enumerate(columns)
        ]
        whole = [width or most for (_, width), most in zip(columns, needed, strict=True)]
        widths = shared_width(whole, needed, room)
        order = list(zip((title for title, _ in columns), widths, strict=True))
        for title, width in reversed(order) if rtl else order:
            self.add_column(title, width=width)
        instead = {
            n: made(widths[n]) for n, made in (narrow or {}).items() if widths[n] < needed[n]
        }
        for at_row, (key, whole_cells) in enumerate(rows):
            cells = [
                instead[n][at_row] if n in instead else one for n, one in enumerate(whole_cells)
            ]
            shown = [no_number_cut(one, width) for one, width in zip(cells, widths, strict=True)]
            self.add_row(*(reversed(shown) if rtl else shown), key=key or None)
        keys = [key for key, _ in rows]
        if at in keys:
            self.move_cursor(row=keys.index(at))
        elif rows:
            self.move_cursor(row=min(row, len(rows) - 1))

    @property
    def key_at_cursor(self) -> str:
        """The key of the row under the cursor; empty when there is none."""
        if not self.row_count or not self.is_valid_row_index(self.cursor_row):
            return ""
        return str(self.ordered_rows[self.cursor_row].key.value or "")
