"""The floor of `bench/terminal.py`: a bare Textual app beside the packages and the model.

It imports the packages that casefile has loaded when its first screen is painted, and every record
of the model; it shows one line, one list of fifty and the keys.
"""

from __future__ import annotations

import babel.core
import babel.plural
import filelock
import orjson
import platformdirs
import pydantic
from textual.app import App, ComposeResult
from textual.widgets import Footer, OptionList, Static

from casefile.leaves import leaves

PACKAGES = (babel, filelock, orjson, platformdirs, pydantic)
MODEL = leaves("casefile.model")
RECORDS = [getattr(module, "Record", None) for module in MODEL.values()]
"""What was looked up in every module: that loads those that else are loaded later."""


class Bare(App[None]):
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield Static("A bare app with a list of fifty")
        yield OptionList(*(f"row {n}" for n in range(50)))
        yield Footer()

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()


if __name__ == "__main__":
    Bare().run()
