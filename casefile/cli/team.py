"""casefile team: join a firm's library on a server, leave it, or found it and seat its people."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, FOUND, Request
from casefile.model.errors import BadInput, NotFound
from casefile.model.language import Language
from casefile.store.lines import minute
from casefile.store.unsent import Unsent

ACTIONS = ("join", "leave", "who", "waiting", "send", "forget", "found", "seat", "unseat")


def arguments(parser: ArgumentParser, words: Language) -> None:
    """What to do, at which address, for whom."""
    parser.add_argument(
        "action", metavar="ACTION", choices=ACTIONS, help=words.term("commands.team.action")
    )
    parser.add_argument(
        "address", nargs="?", default="", metavar="ADDRESS", help=words.term("commands.team.at")
    )
    parser.add_argument("--login", default="", help=words.term("commands.team.login"))
    parser.add_argument("--role", default="clerk", help=words.term("commands.team.role"))
    parser.add_argument("--name", default="", help=words.term("commands.team.name"))


def run(request: Request) -> int:
    """Do it; say where the library is from now on."""
    asked, desk = request.options, request.desk
    if asked.action in ("seat", "unseat") and not asked.login:
        raise BadInput("team_no_login", where=asked.action)
    match asked.action:
        case "join":
            for name in desk.join(asked.address):
                request.line(name)
            request.tell("commands.team.joined")
        case "leave":
            desk.leave()
            request.tell("commands.team.left")
        case "waiting":
            _waiting(request)
        case "send":
            return _sent(request)
        case "forget":
            _forgotten(request)
        case "found":
            desk.found(asked.address, name=asked.name)
            request.tell("commands.team.founded")
        case "seat":
            desk.seat(asked.address, asked.login, asked.role, name=asked.name)
            request.tell("commands.team.seated", login=asked.login)
        case "unseat":
            desk.unseat(asked.address, asked.login)
            request.tell("commands.team.unseated", login=asked.login)
        case _:
            rows = desk.seats(asked.address) if asked.address else desk.people_of_firm()
            heads = [request.words.term(f"commands.team.{name}") for name in HEADS]
            request.table(
                heads, [(login, name, _role(request, role)) for login, name, role in rows]
            )
    return DONE


def _waiting(request: Request) -> None:
    """List what was entered and is on this machine alone."""
    waiting = request.desk.unsent()
    for one in waiting:
        request.line(_one(one, ", ".join(one.clashes) or one.note))
    request.tell("commands.team.waiting", n=len(waiting))


def _forgotten(request: Request) -> None:
    """Forget what waits for cases that are gone, naming each."""
    forgotten = request.desk.forgotten()
    for one in forgotten:
        request.line(_one(one, one.note))
    request.tell("commands.team.forgotten", n=len(forgotten))


def _one(one: Unsent, told: str) -> str:
    return f"{minute(one.at)} UTC {one.title}: {told}"


def _sent(request: Request) -> int:
    """Send it; name what a colleague changed too: the terminal asks which is to stand."""
    done = clashed = 0
    gone = False
    for sent in request.desk.passed_on():
        done += sent.trouble is None
        if sent.trouble is not None:
            clashed += bool(sent.one.clashes)  # an undo where nothing is left to undo is over
            gone = gone or isinstance(sent.trouble, NotFound)
            request.line(f"{sent.one.title}: {', '.join(sent.one.clashes) or sent.one.note}")
    request.tell("commands.team.sent", n=done)
    if clashed:
        request.tell("commands.team.clashed", n=clashed)
    if gone:
        request.tell("commands.team.gone")
    return FOUND if clashed else DONE


HEADS = ("head_login", "head_name", "head_role")


def _role(request: Request, role: str) -> str:
    return request.words.term(f"commands.team.roles.{role}") if role else ""
