"""Starts the program in real terminals without a screen of their own and photographs each.

``python bench/terminals/look.py FOLDER [NAME ...]``: for every terminal installed here (Debian:
``apt install xvfb xdotool imagemagick tmux xterm gnome-terminal gir1.2-vte-2.91 konsole kitty
alacritty mlterm fonts-freefont-ttf``) two pictures, of the list of cases and of the calibration
with the Hebrew sample, and in ``told.txt`` which profile was taken. What is right is for an eye to
say: the list must read דנה כהן from the right, and of the four sample lines the one that is told
as chosen must read שלום (abc) 123. What was seen is in docs/terminals.md.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
SCREEN = "1100x640x24"
PAINT = 8.0
"""Seconds after which a program that said it is ready has been painted, on a busy machine."""
OPEN = 240.0
"""Seconds that a terminal may take to open: some draw without a graphics card."""


class Terminal(NamedTuple):
    """One terminal: its program, and the words that start a command in it."""

    name: str
    needs: str
    starts: tuple[str, ...]
    """``{run}`` stands for the command as one word, ``*`` for its words."""


VTE = ("/usr/bin/python3", str(HERE / "vte.py"), "*")
XTERM = ("xterm", "-fa", "FreeMono", "-fs", "11", "-geometry", "100x30", "-e", "*")
KONSOLE = ("konsole", "--nofork", "--hide-menubar", "--hide-tabbar", "-e", "*")
KITTY = ("kitty", "-o", "confirm_os_window_close=0", "*")
ALACRITTY = ("alacritty", "-e", "*")
MLTERM = ("mlterm", "-g", "100x30", "-e", "*")
TERMINALS = (
    Terminal("xterm", "xterm", XTERM),
    Terminal("vte", "gnome-terminal", VTE),
    Terminal("konsole", "konsole", KONSOLE),
    Terminal("kitty", "kitty", KITTY),
    Terminal("alacritty", "alacritty", ALACRITTY),
    Terminal("mlterm", "mlterm", MLTERM),
)


def inside_tmux(command: list[str], socket: str) -> list[str]:
    return ["tmux", "-L", socket, "-f", "/dev/null", "new", shlex.join(command)]


class Display:
    """A screen that nobody sees."""

    def __enter__(self) -> Display:
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"],
            pass_fds=[writing],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = ":" + told.readline().strip()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.terminate()
        self.server.wait()

    def shot(self, file: Path) -> None:
        subprocess.run(["import", "-display", self.name, "-window", "root", str(file)], check=True)

    def press(self, *keys: str) -> None:
        environ = {**os.environ, "DISPLAY": self.name}
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True, env=environ)


def library(home: Path) -> None:
    """Make a library with two cases, read in Hebrew."""
    for given in (
        ("--respondent", "דנה כהן בע״מ", "--place", "il", "--amount", "₪4500"),
        ("--respondent", "Żółw (Łódź) s.c.", "--place", "pl", "--amount", "1200 zł"),
        ("--respondent", "ש. לוי (2009) שיפוצים", "--place", "il", "--amount", "₪28900"),
    ):
        casefile = [sys.executable, "-m", "casefile", "--language", "he", "--home", str(home)]
        subprocess.run([*casefile, "new", *given], check=True, capture_output=True)


def photographed(one: Terminal, tmux: bool, folder: Path, home: Path) -> str:
    """Photograph the program in one terminal; return what it took the terminal for."""
    name = f"{one.name}-tmux" if tmux else one.name
    ready = home.parent / f"ready-{name}"
    command = [sys.executable, str(HERE / "inside.py"), str(home), str(ready)]
    told = inside_tmux(command, name) if tmux else command
    words = [w for word in one.starts for w in (told if word == "*" else [word])]
    with Display() as display:
        dropped = ("TMUX", "WAYLAND_DISPLAY", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "CASEFILE_BIDI")
        environ = {k: v for k, v in os.environ.items() if k not in dropped}
        environ |= {"DISPLAY": display.name, "LIBGL_ALWAYS_SOFTWARE": "1", "LANG": "C.UTF-8"}
        environ |= {"XDG_RUNTIME_DIR": str(home.parent), "QT_QPA_PLATFORM": "xcb"}
        running = subprocess.Popen(
            words, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            until = time.monotonic() + OPEN
            while not ready.exists():
                if running.poll() is not None or time.monotonic() > until:
                    return f"{name}: did not start (exit code {running.returncode})"
                time.sleep(0.2)
            time.sleep(PAINT)
            display.shot(folder / f"{name}-list.png")
            display.press("F7")
            time.sleep(PAINT)
            display.shot(folder / f"{name}-calibration.png")
            return f"{name}: {ready.read_text('utf-8').strip()}"
        finally:
            if tmux:
                subprocess.run(["tmux", "-L", name, "kill-server"], stderr=subprocess.DEVNULL)
            running.terminate()
            running.wait()


def main(folder: Path, wanted: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work:
        home = Path(work) / "library"
        library(home)
        lines = []
        for one in TERMINALS:
            for tmux in (False, True):
                name = f"{one.name}-tmux" if tmux else one.name
                if wanted and name not in wanted:
                    continue
                absent = shutil.which(one.needs) is None
                told = f"{name}: not here" if absent else photographed(one, tmux, folder, home)
                lines.append(told)
                sys.stdout.write(told + "\n")
                sys.stdout.flush()
    (folder / "told.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
