"""A real browser for the tests: headless Chromium, driven through its own wire."""

from __future__ import annotations

import asyncio
import base64
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pyte
import pytest
from left_behind import removed

TIMEOUT = 90.0
"""Seconds that anything may take on a busy machine before it counts as not come."""
QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-default-browser-check",
    "--mute-audio",
    "--window-size=1000,700",
    "--remote-debugging-port=0",
)
KEYS = {"Enter": (13, "\r"), "Escape": (27, ""), "ArrowDown": (40, "")}


def chromium() -> str:
    """Return the browser's program. Skips, where there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    pytest.skip("Chromium is not installed here (Debian: apt install chromium)")


class Page:
    """One page; *asked* is every address that it asked for, *shown* what its terminal shows."""

    def __init__(self, line: aiohttp.ClientWebSocketResponse) -> None:
        self.asked: list[str] = []
        self.sent = b""
        self.closed = False
        self.screen = pyte.Screen(250, 80)
        self._stream = pyte.Stream(self.screen)
        self._line = line
        self._number = 0
        self._answers: dict[int, dict[str, Any]] = {}

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask the browser; return its answer."""
        self._number += 1
        number = self._number
        await self._line.send_json({"id": number, "method": method, "params": params})
        while number not in self._answers:
            await self._take()
        return self._answers.pop(number)

    async def _take(self) -> None:
        told = await asyncio.wait_for(self._line.receive_json(), TIMEOUT)
        if "id" in told:
            self._answers[told["id"]] = told.get("result", {})
            return
        given = told.get("params", {})
        match told["method"]:
            case "Network.requestWillBeSent":
                self.asked.append(given["request"]["url"])
            case "Network.webSocketCreated":
                self.asked.append(given["url"])
            case "Network.webSocketClosed":
                self.closed = True
            case "Network.webSocketFrameReceived" if given["response"]["opcode"] == 2:
                data = base64.b64decode(given["response"]["payloadData"])
                self.sent += data
                # pyte drops what follows a mark of direction in a chunk: it is fed without them.
                self._stream.feed(data.decode("utf-8", "ignore").replace("\u200e", ""))

    @property
    def shown(self) -> str:
        """What the program sent to the terminal of the page, as text."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    async def wait(self, text: str) -> str:
        """Wait until the text stands on the page; return all of it."""
        async with asyncio.timeout(TIMEOUT):
            while text not in self.shown:
                await self._take()
        return self.shown

    async def press(self, *keys: str) -> None:
        """Press keys by name, or type letters."""
        for key in keys:
            code, text = KEYS.get(key, (ord(key[0].upper()), key))
            common = {"key": key, "windowsVirtualKeyCode": code}
            await self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", **common)

    async def picture(self) -> bytes:
        """Return what the page looks like, as PNG."""
        return base64.b64decode((await self.ask("Page.captureScreenshot"))["data"])

    async def value(self, script: str) -> Any:
        """Return what a line of script comes to on the page."""
        told = await self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        return told["result"].get("value")


@asynccontextmanager
async def page(address: str) -> AsyncIterator[Page]:
    """Open *address* in a fresh browser."""
    profile = Path(tempfile.mkdtemp(prefix="casefile-chromium-"))
    browser = await asyncio.create_subprocess_exec(
        chromium(),
        *QUIET,
        f"--user-data-dir={profile}",
        "about:blank",
        env={**os.environ, "TMPDIR": str(profile)},  # what it lays down beside goes with it
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        port = await asyncio.wait_for(_port(browser), TIMEOUT)
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                found = [x for x in await answer.json() if x["type"] == "page"]
            where = found[0]["webSocketDebuggerUrl"]
            async with session.ws_connect(where, max_msg_size=0) as line:
                opened = Page(line)
                for name in ("Network", "Page", "Runtime"):
                    await opened.ask(f"{name}.enable")
                await opened.ask("Page.navigate", url=address)
                yield opened
    finally:
        browser.terminate()
        await browser.wait()
        removed(profile)  # its children may take a moment longer


async def _port(browser: asyncio.subprocess.Process) -> int:
    """Return the port of the browser's wire, as it tells it when it is ready."""
    assert browser.stderr is not None
    told = b""
    while line := await browser.stderr.readline():
        told += line
        if b"DevTools listening on ws://" in line:
            return int(line.decode().rpartition(":")[2].partition("/")[0])
    pytest.skip(f"Chromium does not start here: {told.decode(errors='replace')[-300:]}")
