"""casefile doctor: versions, where data lives, limits, optional tools."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from argparse import ArgumentParser
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from casefile import __version__
from casefile.cli import DONE, Request
from casefile.model.language import Language

_PACKAGES = ("textual", "tinydb", "pydantic", "python-docx", "lxml", "pypdf", "pypdfium2", "pillow")
_TOOLS = ("soffice", "tesseract")
_TERMINAL = ("TERM", "COLORTERM", "TERM_PROGRAM", "VTE_VERSION", "TMUX", "CASEFILE_BIDI")


def arguments(parser: ArgumentParser, words: Language) -> None:
    """No options but JSON."""
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """Print what there is."""
    desk = request.desk
    told = {
        "casefile": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "library": str(desk.home),
        "own": str(desk.own),
        "language": desk.words.code,
        "encoding": sys.stdout.encoding or "-",
        "terminal": " ".join(filter(None, (os.environ.get(x, "") for x in _TERMINAL))) or "-",
        "child_limits": "resource" if find_spec("resource") else "time",
        **{name: _version(name) for name in (*_PACKAGES, "pyhanko")},
        **{tool: shutil.which(tool) or "-" for tool in _TOOLS},
    }
    if request.as_json:
        request.document(told)
        return DONE
    for name, value in told.items():
        request.line(f"{name}: {value}")
    return DONE


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
