"""casefile serve: the same program in a browser of this computer, at a secret address."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import Request
from casefile.model.errors import BadInput
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Where to listen: always on this computer alone."""
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS", help=words.term("commands.serve.host")
    )
    parser.add_argument(
        "--port", type=int, default=0, metavar="N", help=words.term("commands.serve.port")
    )


def run(request: Request) -> int:
    """Tell the address on stdout and serve until Ctrl+C."""
    asked, desk = request.options, request.desk
    if request.browser is None:
        raise BadInput("serve_missing", where="serve")
    given = ["--home", str(desk.home.absolute()), "--language", request.words.code]
    if getattr(asked, "on", ""):
        given += ["--on", desk.on.isoformat()]

    def told(address: str) -> None:
        request.line(address)
        request.data.flush()
        request.tell("commands.serve.told")

    return request.browser(desk, asked.host, asked.port, tuple(given), told)
