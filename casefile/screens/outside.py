"""Opens a file in the program the computer has for it, where there is a desktop."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from casefile.model.language import Language


def opened_outside(path: Path) -> bool:
    """Ask the desktop to open *path*; False when there is none to ask."""
    if sys.platform == "win32":
        os.startfile(path)
        return True
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    desktop = sys.platform == "darwin" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    found = shutil.which(opener) if desktop else None
    if found is None:
        return False
    quiet = subprocess.DEVNULL
    subprocess.Popen(
        [found, str(path)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    return True


def lies_at(path: Path, words: Language) -> str:
    """Return where a file lies: its folder begins a line, and is broken as late as can be."""
    return words.term("screens.lies_at", name=path.name, folder=str(path.parent))
