"""The program on a pseudo-terminal: what is sent to it, in which order, and nothing hostile."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from screen_steps import ON
from terminal import Terminal, casefile

from casefile.desk import Desk
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.screens.bidi.uax9 import display

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

ENTER, ESCAPE, QUIT = "\r", "\x1b", "\x11"
HOSTILE = "\x1b]0;OWNED\x07\x1b[8;1;1t\x1b[2JGONE\x9b31m[bold]b[/][@click=app.quit]q[/] \u202egnp"
"""Sets the title, moves the window, wipes the screen, colours, marks up, turns letters round."""
_TITLE = re.compile(rb"\x1b\]0;([^\x07\x1b]*)")


def _library(home: Path, language: str = "en") -> Desk:
    return Desk(home, language=language, on=ON)


def test_the_order_of_letters_is_asked_for_before_the_screen_is_made_and_given_back_after(
    tmp_path: Path,
) -> None:
    _library(tmp_path / "l").new(respondent="דנה כהן", place="il")
    with Terminal(casefile("--home", str(tmp_path / "l")), {"CASEFILE_BIDI": "plain"}) as screen:
        screen.wait("ןהכ הנד")
        screen.press(QUIT)
        assert screen.ended() == 0
    places = [screen.sent.index(code) for code in (b"\x1b[8l", b"\x1b[?1049h")]
    places += [screen.sent.rindex(code) for code in (b"\x1b[?1049l", b"\x1b[8h")]
    assert places == sorted(places)


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGHUP])
def test_the_terminal_is_given_back_when_the_system_ends_the_program(
    told: signal.Signals, tmp_path: Path
) -> None:
    _library(tmp_path / "l").new(respondent="Acme", place="ew")
    with Terminal(casefile("--home", str(tmp_path / "l"), "--language", "en"), {}) as screen:
        screen.wait("Acme")
        screen.press("n")
        screen.wait("New case")
        screen.press("Whitlock")
        screen.wait("Whitlock")
        os.kill(screen.pid, told)
        assert screen.ended() == 128 + told
    given_back = (b"\x1b[?1000l", b"\x1b[?2004l", b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[8h")
    assert all(code in screen.sent for code in given_back)
    assert screen.sent.rindex(b"\x1b[?1049l") < screen.sent.rindex(b"\x1b[8h")
    assert "Whitlock" in str(_library(tmp_path / "l").draft("new:"))


@pytest.mark.parametrize(
    ("profile", "sent", "not_sent"),
    [
        ("plain", "ןהכ הנד", "\u200e"),
        ("armour", "ן\u200eה\u200eכ\u200e", "ןהכ"),
        ("kitty", "כהן דנה", "ןהכ"),
        ("logical", "דנה כהן", "ןהכ"),
    ],
)
def test_each_kind_of_terminal_is_sent_hebrew_as_it_needs_it(
    profile: str, sent: str, not_sent: str, tmp_path: Path
) -> None:
    _library(tmp_path / "l").new(respondent="דנה כהן", place="il")
    with Terminal(casefile("--home", str(tmp_path / "l")), {"CASEFILE_BIDI": profile}) as screen:
        screen.wait("casefile")
        while sent not in screen.sent.decode("utf-8", "ignore"):
            assert screen.read(30), screen.shown
        screen.press(QUIT)
        assert screen.ended() == 0
    told = screen.sent.decode("utf-8", "ignore")
    assert not_sent not in told
    assert ("\x1b[8l" in told) == (profile != "logical")


def test_nothing_in_evidence_acts_on_the_terminal_on_any_screen(tmp_path: Path) -> None:
    """Every section, window and form over a case whose every text is hostile."""
    desk = _library(tmp_path / "l")
    ref = desk.new(respondent=f"Sowa {HOSTILE}", ref="F1", place="xx").case.id
    mail = tmp_path / "mail.txt"
    mail.write_text(f"{HOSTILE}\nI owe you 4,500 {HOSTILE}\n", encoding="utf-8")
    desk.add(ref, [mail])
    desk.log(ref, Contact(on=loose(ON), channel=Channel.PHONE, who=HOSTILE, said=HOSTILE))
    desk.set(ref, [f"respondent.address={HOSTILE}", f"particulars={HOSTILE}"])
    desk.set(ref, [f"witnesses.new.name=Lis {HOSTILE}", f"reason_said={HOSTILE}"])
    with Terminal(casefile("--home", str(tmp_path / "l")), {}, (100, 30)) as screen:
        screen.wait("Sowa")
        screen.press(ENTER)
        screen.wait("1 Overview")
        for key, text in (
            ("2", "Whose law"),
            ("3", "Mark"),
            ("4", "Respondent"),
            ("5", "Outcome"),
            ("6", "What happened"),
            ("7", "To be proved"),
            ("8", "Offer"),
            ("9", "Packet"),
            ("1", "What to do next"),
            ("0", "Step"),
        ):
            screen.press(key)
            screen.wait(text)
        shown = "Step"
        for key, text in (
            ("H", "History of the case"),
            ("B", "The bin"),
            (",", "Settings"),
            ("\x06", "Search in all"),
            ("l", "What came of it"),
            ("\x10", "type a command"),
        ):
            if shown != "Step":
                screen.press(ESCAPE)
                screen.gone(shown)
            screen.press(key)
            screen.wait(text)
            if key == "\x06":
                screen.press("owe")
                screen.wait("4,500")
            shown = text
        screen.press("Sowa")
        screen.wait("go to case")
        screen.press(ESCAPE)
        screen.gone("go to case")
        screen.press(QUIT)
        assert screen.ended() == 0
    told = screen.sent
    assert not [title for title in _TITLE.findall(told) if b"OWNED" in title]
    for control in (b"\x1b]0;OWNED", b"\x1b[8;1;1t", b"\x1b[2JGONE", b"\xc2\x9b", b"\xe2\x80\xae"):
        assert control not in told, control
    assert b"[bold]b[/]" in told, "the markup is shown, not obeyed"


def test_hebrew_that_is_typed_is_stored_as_it_is_read(
    tmp_path: Path, desk_in: Callable[[str], Desk]
) -> None:
    desk_in("he")
    home = tmp_path / "l"
    arguments = casefile("--home", str(home), "--language", "he")
    with Terminal(arguments, {"CASEFILE_BIDI": "plain"}) as screen:
        screen.wait("n")
        screen.press("n")
        screen.wait(display("רשומים", 1))
        screen.press("דנה כהן\r4500")
        screen.wait("4,500")
        screen.press("\x13")
        screen.wait("· 1")
        screen.press(QUIT)
        assert screen.ended() == 0
    assert Desk(home, language="he", on=ON).cases()[0].respondent == "דנה כהן"
