"""The program in a browser of this computer: a page, a line to the program, a secret address."""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import os
import secrets
import shlex
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import textual_serve
from aiohttp import web
from textual_serve.server import Server

from casefile.desk.desk import Desk
from casefile.model.errors import BadInput
from casefile.model.language import Language

Told = Callable[[str], None]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_PAGE = Path(__file__).parent / "page"
_WORDS = ("starting", "ended", "again")
_THEIRS = Path(textual_serve.__file__).parent / "static"
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def policy(origin: str) -> str:
    """Return what the page may load: itself, and nothing from any other host."""
    line = "ws" + origin.removeprefix("http")
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data:; font-src 'self'; connect-src 'self' {line}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def loopback(host: str) -> str:
    """Return the address of *host* on this computer.

    Raises: BadInput, when others could reach it: there is no login, only the secret address.
    """
    told = "127.0.0.1" if host == "localhost" else host.strip("[]")
    try:
        if ipaddress.ip_address(told).is_loopback:
            return told
    except ValueError:
        pass
    raise BadInput("serve_not_here", where="--host", host=host)


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens on *port*, any free one for 0. Raises: BadInput."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    line = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let a second program take the same port
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        line.bind((host, port))
    except (OSError, OverflowError) as trouble:
        line.close()
        raise BadInput("serve_port_taken", where="--port", port=port) from trouble
    line.listen()
    return line


class Served(Server):
    """Gives each page that knows the token a program of its own on the library."""

    def __init__(self, command: str, line: socket.socket, *, words: Language, told: Told) -> None:
        host, port = line.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        super().__init__(command, host=host, port=port, title="casefile")
        self.line = line
        self.words = words
        self.told = told
        self.token = secrets.token_urlsafe(24)
        self.origin = f"http://{shown}:{port}"

    @property
    def address(self) -> str:
        """The address to open; whoever knows it can do everything that the user can."""
        return f"{self.origin}/{self.token}/"

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._checked()])
        under = f"/{self.token}"
        app.add_routes(
            [
                web.get(f"{under}/", self.handle_index),
                web.get(f"{under}/ws", self.handle_websocket),
                web.static(f"{under}/page", _PAGE),
                web.static(f"{under}/static", _THEIRS),
            ]
        )
        app.on_startup.append(self.on_startup)
        return app

    async def handle_index(self, request: web.Request) -> web.Response:
        """Return the page; nothing on it is asked of another host."""
        told = {name: self.words.term(f"screens.page.{name}") for name in _WORDS}
        line = f"ws{self.origin.removeprefix('http')}/{self.token}/ws"
        given = {**told, "language": self.words.code, "line": line}
        page = Template((_PAGE / "index.html").read_text("utf-8"))
        shown = page.substitute({name: escape(text) for name, text in given.items()})
        return web.Response(text=shown, content_type="text/html")

    def _checked(self) -> Any:
        hosts = {self.origin.removeprefix("http://"), f"localhost:{self.port}"}

        @web.middleware
        async def checked(request: web.Request, handler: Handler) -> web.StreamResponse:
            first = request.path.split("/", 2)[1]
            known = secrets.compare_digest(first.encode(), self.token.encode())
            # A page of another site can ask for this host by a name of its own, or open a line.
            named = request.headers.get("Host", "") in hosts
            origin = request.headers.get("Origin")
            ours = origin is None or origin.removeprefix("http://") in hosts
            if not (known and named and ours):
                return web.Response(status=403, headers=_HEADERS)
            answer = await handler(request)
            if not answer.prepared:
                for name, told in _HEADERS.items():
                    answer.headers[name] = told
                answer.headers["Content-Security-Policy"] = policy(self.origin)
            return answer

        return checked

    async def on_startup(self, app: web.Application) -> None:
        """Tell the address to open."""
        self.told(self.address)

    def serve(self, debug: bool = False) -> None:
        """Serve until Ctrl+C."""
        logging.getLogger("aiohttp.access").disabled = True  # it would write the token down
        with contextlib.suppress(KeyboardInterrupt):
            web.run_app(self._make_app(), sock=self.line, print=None, access_log=None)


def command_of(*arguments: str) -> str:
    """Return the line for the shell that starts the program with *arguments*."""
    words = [sys.executable, "-m", "casefile", *arguments]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def run(desk: Desk, host: str, port: int, arguments: tuple[str, ...], told: Told) -> int:
    """Serve the program, started with *arguments*, until Ctrl+C; return the exit code.

    Raises: BadInput, when *host* is not this computer or *port* is taken.
    """
    line = listening(loopback(host), port)
    # A browser orders letters by itself, whatever the terminal does that this was started in.
    os.environ["CASEFILE_BIDI"] = "armour"
    Served(command_of(*arguments), line, words=desk.words, told=told).serve()
    return 0
