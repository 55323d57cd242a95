"""A list of any length: a row's cells are made when the row is first seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text
from textual._two_way_dict import TwoWayDict
from textual.geometry import Region
from textual.widgets.data_table import Row, RowKey

from casefile.screens.chrome import Table

Cells = Callable[[int], list[object]]
"""Returns the cells of a row by its place in the list."""


class LongTable(Table):
    """A table that knows its rows by key alone; ten thousand are there at once.

    Every row is one line high and every column has its width, so nothing must be measured.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._cells_of: Cells = lambda _: []
        self._backwards = False

    def fill(
        self,
        columns: list[tuple[Text, int]],
        keys: Sequence[str],
        cells_of: Cells,
        rtl: bool,
        room: int,
        needed: Sequence[int],
    ) -> None:
        """Show a row for each of *keys*; the cursor stays on its row. Else as `refill`."""
        at, row = self.key_at_cursor, self.cursor_row
        self.refill(columns, [], rtl, room, needed)
        self._cells_of, self._backwards = cells_of, rtl
        made = [RowKey(key) for key in keys]
        for key in made:
            self.rows[key], self._data[key] = Row(key, 1), {}
        self._row_locations = TwoWayDict({key: n for n, key in enumerate(made)})
        self._update_count += 1
        self._require_update_dimensions = True
        self.check_idle()
        if made:
            place = self._row_locations.get(RowKey(at)) if at else None
            self.move_cursor(row=min(row, len(made) - 1) if place is None else place)
            self._highlight_cursor()

    def get_row(self, row_key: RowKey | str) -> list[object]:
        """Return the cells of a row, made now if it was not seen before."""
        place = self.get_row_index(row_key)
        cells = self._cells_of(place)
        return cells[::-1] if self._backwards else cells

    def _get_row_region(self, row_index: int) -> Region:
        """Return where a row is; the rows above it need not be added up, each is one line."""
        if not self.is_valid_row_index(row_index):
            return Region(0, 0, 0, 0)
        width = sum(column.get_render_width(self) for column in self.columns.values())
        top = self.header_height if self.show_header else 0
        return Region(0, row_index + top, max(self.size.width, width), 1)
