"""What fields stand in: a page takes the caret along, and typing brings its field into sight."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import TextArea

from casefile.screens.field_row import FieldRow


class FieldsScroll(VerticalScroll):
    """Fields under each other, more than the window shows.

    What is typed goes to the field that has the caret. One that is out of sight would take the
    next keys unseen, a sum the number of a section.
    """

    def action_page_up(self) -> None:
        """Read what stands above; the caret goes to the first field there."""
        self.scroll_page_up(animate=False, on_complete=self._take_along)

    def action_page_down(self) -> None:
        """Read what stands below; the caret goes to the first field there."""
        self.scroll_page_down(animate=False, on_complete=self._take_along)

    def on_field_row_typed(self, event: FieldRow.Typed) -> None:
        """Show the field that is typed in, also after the wheel took it out of sight."""
        if event.row.has_focus_within:
            self._show_typing()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Show the note that is typed in."""
        if event.text_area.has_focus:
            self._show_typing()

    def _take_along(self) -> None:
        """Leave a field out of sight: for the first that is seen, else for what all stand in."""
        at = self._typed_in
        if at is None or self._seen(at.region):
            return
        left = next((row for row in at.ancestors if isinstance(row, FieldRow)), at)
        up = left.region.height - at.region.height if left.region.y < self.region.y else 0
        """Lines by which all rises: what is told under a field goes away when it is left."""
        inside = (one for one in self.screen.focus_chain if self in one.ancestors)
        stay = (one for one in inside if self._seen(one.region.grow((up, 0, 0, 0))))
        there = next(stay, self)
        if there.focusable:
            self.screen.set_focus(there, scroll_visible=False)

    def _show_typing(self) -> None:
        at = self._typed_in
        if at is not None and not self._seen(at.region):
            at.scroll_visible(animate=False)

    @property
    def _typed_in(self) -> Widget | None:
        """What of it has the focus."""
        at = self.screen.focused
        return at if at is not None and self in at.ancestors else None

    def _seen(self, region: Region) -> bool:
        return self.region.contains_region(region)
