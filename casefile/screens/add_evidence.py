"""Which files to take in: dropped, pasted, typed, or found by looking through the folders."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DirectoryTree, Input, Static
from textual.widgets.directory_tree import DirEntry
from textual.widgets.tree import TreeNode

from casefile.model.language import Language
from casefile.screens.actions import bindings_of
from casefile.screens.ask import Window, keys_told
from casefile.screens.bidi.inputs import BidiInput
from casefile.screens.bidi.terminal import BidiModal
from casefile.screens.paste import dropped_paths
from casefile.screens.plain import file_name, line, lines, said

_FROM_THE_LEFT = Style(meta={"bidi": 0})


class Folders(DirectoryTree):
    """The folders, read from the left in every language, as paths are; without what is hidden."""

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Return what is listed of a folder: nothing whose name begins with a point."""
        return [path for path in paths if not path.name.startswith(".")]

    def render_label(self, node: TreeNode[DirEntry], base_style: Style, style: Style) -> Text:
        """Return the name of a folder or file."""
        label = super().render_label(node, base_style, style)
        label.stylize(_FROM_THE_LEFT)
        return label


class AddEvidence(BidiModal[list[Path] | None]):
    """Asks for files and folders."""

    BINDINGS = [*bindings_of("form"), *bindings_of("add")]
    AUTO_FOCUS = "Input"

    def __init__(self, words: Language) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        """Lay out the path and the folders."""
        title = said(self.words.term("screens.add.title"))
        with Window(title, keys_told(self.words, "take", "browse", "cancel"), id="add"):
            yield Static(said(self.words.term("screens.add.how")))
            yield BidiInput(placeholder=self.words.term("screens.add.hint"), id="add-path")
            yield Static(id="add-found")
            tree = Folders(Path.home(), id="add-tree")
            tree.display = False
            yield tree
            yield Static(said(self.words.term("screens.add.kept"), "dim"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what the path means."""
        self.query_one("#add-found", Static).update(self._found(event.value))

    def _found(self, typed: str) -> Content:
        paths = dropped_paths(typed)
        if paths:
            rows = [line(said("✓ "), file_name(path.name, limit=60)) for path in paths[:6]]
            if len(paths) > 6:
                rows.append(said(self.words.term("screens.add.more", n=len(paths) - 6)))
            return lines(*rows)
        if typed.strip():
            return said(self.words.term("screens.add.not_there"))
        return said("")

    def on_paste(self, event: events.Paste) -> None:
        """Files dropped on the window go straight in."""
        paths = dropped_paths(event.text)
        if paths:
            event.stop()
            self.dismiss(paths)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes them."""
        event.stop()
        self.action_save()

    def on_directory_tree_file_selected(self, event: DirectoryTree.FileSelected) -> None:
        """Enter on a file takes it."""
        event.stop()
        self.dismiss([event.path])

    def action_browse(self) -> None:
        """Look through the folders, or go back to the path."""
        tree = self.query_one("#add-tree", DirectoryTree)
        tree.display = not tree.display
        (tree if tree.display else self.query_one("#add-path", BidiInput)).focus()

    def action_next_field(self) -> None:
        """Enter takes them."""
        self.action_save()

    def action_save(self) -> None:
        """Hand over what is named; in the folders, what is under the cursor."""
        tree = self.query_one("#add-tree", DirectoryTree)
        if tree.display and tree.has_focus:
            node = tree.cursor_node
            if node is not None and node.data is not None:
                self.dismiss([node.data.path])
            return
        paths = dropped_paths(self.query_one("#add-path", BidiInput).value)
        if paths:
            self.dismiss(paths)

    def action_cancel(self) -> None:
        """Take nothing; from the folders go back to the path first."""
        if self.query_one("#add-tree").display:
            self.action_browse()
        else:
            self.dismiss(None)
