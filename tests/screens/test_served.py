"""The program in a browser: on this computer alone, to who knows the address, all from it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from browser import chromium, page
from screen_steps import ON
from terminal import casefile

from casefile.desk import Desk
from casefile.model.errors import BadInput

pytest.importorskip("textual_serve", reason="the extra casefile[serve] is not installed")
from casefile.screens.served import command_of, listening, loopback, policy

Serve = Callable[..., str]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Serve]:
    """Serves the library of the test; returns the address that it tells."""
    with contextlib.ExitStack() as running:

        def started(language: str = "en") -> str:
            program = subprocess.Popen(
                casefile("serve", "--home", str(tmp_path / "l"), "--language", language),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                # as if it were started in a terminal that turns letters round by itself
                env={**os.environ, "KITTY_WINDOW_ID": "1", "TEXTUAL_ANIMATIONS": "none"},
            )

            def ended() -> None:
                if program.poll() is None:
                    program.send_signal(signal.SIGINT if sys.platform != "win32" else 15)
                program.communicate(timeout=60)

            running.callback(ended)
            assert program.stdout is not None
            return program.stdout.readline().strip()

        yield started


def _status(address: str, **headers: str) -> int:
    try:
        with urlopen(Request(address, headers=headers), timeout=60) as answer:
            return int(answer.status)
    except HTTPError as refusal:
        return refusal.code


def test_nothing_is_told_without_the_token_nor_to_a_page_of_another_site(served: Serve) -> None:
    address = served()
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    token = urlsplit(address).path.strip("/")
    assert len(token) >= 32
    assert _status(address) == 200
    assert _status(f"{address}static/js/textual.js") == 200
    line = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    for wrong in ("", "/", "/ws", "/static/js/textual.js", f"/{token[:-1]}/", f"/{token}x/ws"):
        assert _status(origin + wrong) == 403, wrong
        assert _status(origin + wrong, **line) == 403, wrong
    assert _status(address, Host="evil.example") == 403
    assert _status(f"{address}ws", Origin="http://evil.example", **line) == 403
    with urlopen(address, timeout=60) as answer:
        assert answer.headers["Content-Security-Policy"] == policy(origin)
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "http" not in answer.read().decode()


def test_two_servings_have_two_tokens(served: Serve) -> None:
    assert urlsplit(served()).path != urlsplit(served()).path


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "example.org", ""])
def test_an_address_that_others_can_reach_is_refused(host: str) -> None:
    with pytest.raises(BadInput) as refusal:
        loopback(host)
    assert refusal.value.key == "serve_not_here"


def test_a_port_that_is_taken_is_refused_by_name() -> None:
    assert loopback("localhost") == "127.0.0.1"
    assert loopback("[::1]") == "::1"
    with listening("127.0.0.1", 0) as taken, pytest.raises(BadInput) as refusal:
        listening("127.0.0.1", taken.getsockname()[1])
    assert refusal.value.key == "serve_port_taken"


def test_a_library_with_a_hostile_name_is_one_word_of_the_command() -> None:
    assert "'a b; rm -rf x'" in command_of("--home", "a b; rm -rf x")


@pytest.mark.folders  # a program of its own, which knows of no firm that only this run joined
async def test_a_case_is_opened_and_a_call_logged_in_a_browser(
    served: Serve, tmp_path: Path
) -> None:
    chromium()
    desk = Desk(tmp_path / "l", language="en", on=ON)
    ref = desk.new(respondent="דנה כהן", place="il", amount="₪4500", due="2026-08-01").case.id
    async with page(served()) as browser:
        await browser.wait("ןהכ הנד")
        await browser.press("Enter")
        await browser.wait("1 Overview")
        await browser.press("7")
        await browser.wait("To be proved")
        await browser.press("l")
        await browser.wait("What came of it")
        await browser.press("n", "Enter")
        await browser.wait("saved")
        hosts = {urlsplit(url).hostname for url in browser.asked if not url.startswith("data:")}
        assert hosts == {"127.0.0.1"}
        assert any(url.startswith("ws://") for url in browser.asked)
        assert await browser.value("document.fonts.check(\"16px 'Roboto Mono'\")")
        assert "ן\u200eה\u200eכ\u200e" in browser.sent.decode("utf-8", "ignore")
        assert len(await browser.picture()) > 10_000
        await browser.press("Escape", "Escape")
    assert len(desk.opened(ref).case.contacts) == 1
