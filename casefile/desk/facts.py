"""Facts of the computer the program runs on: versions, tools, the terminal, where data lives."""

from __future__ import annotations

import os
import platform
import shutil
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from casefile import __version__
from casefile.desk.office import Office

_PACKAGES = (
    *("textual", "tinydb", "pydantic", "python-docx", "lxml", "pypdf", "pypdfium2", "pillow"),
    "pyhanko",
)
_TOOLS = ("soffice", "tesseract")
_TERMINAL = ("TERM", "COLORTERM", "TERM_PROGRAM", "VTE_VERSION", "TMUX", "CASEFILE_BIDI")


def facts(desk: Office) -> dict[str, str]:
    """Return what a person who helps would ask for, by name; ``-``: not there."""
    return {
        "casefile": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "library": str(desk.home),
        "own": str(desk.own),
        "language": desk.words.code,
        "terminal": " ".join(filter(None, (os.environ.get(x, "") for x in _TERMINAL))) or "-",
        "child_limits": "resource" if find_spec("resource") else "time",
        **{name: _version(name) for name in _PACKAGES},
        **{tool: shutil.which(tool) or "-" for tool in _TOOLS},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
