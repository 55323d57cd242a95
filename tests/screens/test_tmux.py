"""The program within tmux, as many run it: opened, read, resized, left, in each language."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from terminal import TIMEOUT, casefile

from casefile.library import languages
from casefile.screens.bidi.uax9 import display

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")


class Tmux:
    """A tmux of its own, with one window."""

    def __init__(self, folder: Path, command: str) -> None:
        self._call = ("tmux", "-S", str(folder / "socket"), "-f", "/dev/null")
        self.run("new-session", "-d", "-x", "80", "-y", "24", command)

    def run(self, *arguments: str) -> str:
        """Run a command of tmux; return what it says."""
        done = subprocess.run(
            [*self._call, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=TIMEOUT,
        )
        return done.stdout

    def wait(self, text: str) -> str:
        """Wait until the text stands on the screen; return the screen, without marks."""
        end, shown = time.monotonic() + TIMEOUT, ""
        while time.monotonic() < end:
            shown = self.run("capture-pane", "-p").replace("\u200e", "")
            if text in shown:
                return shown
            time.sleep(0.1)
        raise AssertionError(f"no {text!r} on:\n{shown}")


@pytest.fixture
def tmux_of(sampled: Path, tmp_path: Path) -> Iterator[Callable[[str], Tmux]]:
    """Opens the sample cases in a language within tmux."""
    home = tmp_path / "l"
    shutil.copytree(sampled, home)
    begun: list[Tmux] = []

    def made(code: str) -> Tmux:
        words = casefile("--home", str(home), "--language", code)
        environ = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none"}
        settings = [f"{name}={told}" for name, told in environ.items()]
        command = ["env", "-u", "COLUMNS", "-u", "LINES", *settings, *words]
        begun.append(Tmux(tmp_path, shlex.join(command)))
        return begun[-1]

    yield made
    for one in begun:
        one.run("kill-server")


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_a_case_is_opened_read_and_left_within_tmux_and_the_window_resized(
    code: str, tmux_of: Callable[[str], Tmux]
) -> None:
    words = languages()[code]

    def seen(key: str) -> str:
        told = words.term(key)
        return display(told, 1) if words.rtl else told

    tmux = tmux_of(code)
    tmux.wait(seen("screens.today.title"))
    tmux.run("send-keys", "Enter")
    tmux.wait(seen("panes.overview.next"))
    tmux.run("send-keys", "7")
    shown = tmux.wait(seen("panes.assessment.element"))
    assert max(map(len, shown.splitlines())) <= 80
    assert "\ufffd" not in shown
    tmux.run("resize-window", "-x", "110", "-y", "32")
    tmux.wait(seen("panes.assessment.name"))  # the sections stand down the side now
    tmux.run("resize-window", "-x", "50", "-y", "15")
    tmux.wait("60")
    tmux.run("resize-window", "-x", "80", "-y", "24")
    tmux.wait(seen("panes.assessment.element"))
    tmux.run("send-keys", "C-q")
    end = time.monotonic() + TIMEOUT
    while "windows" in tmux.run("list-sessions"):
        assert time.monotonic() < end, "it does not end"
        time.sleep(0.1)
