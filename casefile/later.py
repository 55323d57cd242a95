"""Modules that are loaded when something of them is first asked for, not when they are imported.

The list of cases is on the screen with a third of the program. What lies behind it is imported by
those who use it as any module is, by name and as a whole (``from casefile.screens import case``);
it is read from the disk at the first ``case.CaseScreen``. A name taken out of it (``from
casefile.screens.case import CaseScreen``) loads it at once, as ever.

`importlib.util.LazyLoader` does the same, but two threads may run a module twice with it before
Python 3.12.3, and the list is read beside the screen.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from threading import RLock
from types import ModuleType
from typing import Any

LATER = frozenset(
    f"casefile.{name}"
    for name in (
        "cli._parser",
        "desk.colleagues",
        "desk.desk",
        "desk.outbox",
        "model.blocks",
        "model.case",
        "model.contact",
        "model.exhibit",
        "model.form",
        "model.jurisdiction",
        "model.review",
        "rules.behind_name",
        "rules.outlook",
        "rules.reached",
        "rules.review",
        "screens.after_log",
        "screens.ask",
        "screens.bin",
        "screens.case",
        "screens.doctor",
        "screens.field_row",
        "screens.fields",
        "screens.figures_window",
        "screens.form",
        "screens.help",
        "screens.jump",
        "screens.log_call",
        "screens.new_case",
        "screens.opencase",
        "screens.opening",
        "screens.owner_form",
        "screens.palette",
        "screens.pane",
        "screens.payment",
        "screens.refusals",
        "screens.samples",
        "screens.search",
        "screens.settings",
        "screens.sheet",
        "screens.wait",
    )
)
"""What the list of cases does not need."""


class _Unread(ModuleType):
    """A module that is not loaded yet."""

    def __getattr__(self, name: str) -> Any:
        """Load the module at the first look into it."""
        waiting = self.__spec__.loader if self.__spec__ else None
        if isinstance(waiting, _Later):
            waiting.load(self)
        return ModuleType.__getattribute__(self, name)


class _Later(Loader):
    """Makes the module, and runs it when it is asked for."""

    def __init__(self, real: Loader) -> None:
        self._real = real
        self._loading = RLock()
        self._begun = False

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Leave the making of the module to the real loader."""
        return self._real.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Put off running the module."""
        module.__class__ = _Unread

    def load(self, module: ModuleType) -> None:
        """Run the module; another thread waits, and what the module itself imports goes on."""
        with self._loading:
            if self._begun:
                return
            self._begun = True
            try:
                self._real.exec_module(module)
            except BaseException:
                self._begun = False
                raise
            module.__class__ = ModuleType
            module.__loader__ = self._real


class _Finder(MetaPathFinder):
    """Finds the modules that are loaded later."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where the module lies, to be loaded later; None for every other module."""
        spec = PathFinder.find_spec(fullname, path) if fullname in LATER else None
        if spec is not None and spec.loader is not None:
            spec.loader = _Later(spec.loader)
        return spec


def loaded(module: ModuleType) -> bool:
    """True once a module is loaded: before that, nothing of it can be there."""
    return not isinstance(module, _Unread)


def put_off() -> None:
    """Load the modules of `LATER` later, from now on."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
