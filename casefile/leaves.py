"""The modules of a leaf folder, by name: dropping a file in is all it takes."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def leaves(package: str) -> dict[str, ModuleType]:
    """Return every public module of *package* by its short name, in the order of the names."""
    folder = import_module(package)
    names = sorted(found.name for found in pkgutil.iter_modules(folder.__path__))
    return {name: import_module(f"{package}.{name}") for name in names if not name.startswith("_")}
