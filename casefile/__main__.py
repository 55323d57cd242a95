"""Picks the face: the commands, or the terminal interface on the library."""

from __future__ import annotations

import gc
import os
import sys
from argparse import SUPPRESS, Namespace, _SubParsersAction
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path

from casefile import __version__
from casefile.cli import REFUSED, Request
from casefile.cli._parser import Parser, frame_in
from casefile.desk import desk as desks
from casefile.desk.preferences import Preferences
from casefile.leaves import leaves
from casefile.model.clean import clean
from casefile.model.dates import loose, read_day
from casefile.model.errors import BadInput, CasefileError, StoreError
from casefile.model.language import Language

COMMANDS = "casefile.cli"
INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""


def _common(words: Language) -> Parser:
    """Return the options that every command has, before or after its name."""
    common = Parser.of(words)(
        prog="casefile", add_help=False, allow_abbrev=False, argument_default=SUPPRESS
    )
    common.add_argument("--home", metavar="DIR", help=words.term("commands.option.home"))
    common.add_argument("--on", metavar="DATE", help=words.term("commands.option.on"))
    common.add_argument("--language", metavar="LANG", help=words.term("commands.option.language"))
    common.add_argument("--plain", action="store_true", help=words.term("commands.option.plain"))
    return common


def parser(words: Language, own: Path | None = None) -> Parser:
    """Return the parser of every command found in the folder of commands.

    *own* is where the user's own forms lie: the help lists them too.
    """
    common = _common(words)
    about = words.term("commands.about")
    top = Parser.of(words, own)(prog="casefile", description=about, parents=[common])
    top.add_argument(
        "--version",
        action="version",
        version=f"casefile {__version__}",
        help=words.term("frame.version"),
    )
    commands: _SubParsersAction[Parser] = top.add_subparsers(
        dest="command", metavar=words.term("frame.value.COMMAND")
    )
    for name, command in leaves(COMMANDS).items():
        shown = name.removesuffix("_")
        told = words.term(f"commands.{shown}.help")
        its_own = commands.add_parser(shown, help=told, description=told, parents=[common])
        command.arguments(its_own, words)
        its_own.set_defaults(run=command.run)
    return top


def main(given: Sequence[str] | None = None) -> int:
    """Run one command, or open the terminal interface; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = list(sys.argv[1:] if given is None else given)
    office = Preferences.at(_option(asked, "--home"), language=_option(asked, "--language") or "")
    try:
        with frame_in(office.words):
            # Where only the terminal is asked for, no command need be loaded.
            options, of_commands = _common(office.words).parse_known_args(asked)
            if of_commands:
                options = parser(office.words, office.own).parse_args(asked)
        office = Preferences.at(
            getattr(options, "home", None),
            language=getattr(options, "language", ""),
            on=_day(options, office),
        )
        if getattr(options, "language", ""):
            office.speak(options.language)
        if getattr(options, "command", None) is None:
            return terminal(office)
        desk = desks.Desk.of(office)
        asked_of = Request(options, desk, terminal=_terminal_if_any(), browser=browser)
        code = int(options.run(asked_of))
        sys.stdout.flush()  # a reader that has gone is found here, not at the end of the program
        return code
    except CasefileError as trouble:
        return refuse(trouble, office)
    except PermissionError as trouble:
        where = str(trouble.filename or office.home)
        return refuse(StoreError("not_permitted", where=where), office)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:  # what was committed stands; the rest can be asked for again
        sys.stderr.write("\n")
        return INTERRUPTED


def terminal(office: Preferences) -> int:
    """Open the terminal interface. Raises: BadInput, where there is no terminal."""
    if _terminal_if_any() is None:
        raise BadInput("needs_terminal")
    gc.disable()  # all that is loaded now stays: looking for garbage in it is a sixth of the start
    # Late, here and for the browser: commands must not load the terminal's library.
    return int(import_module("casefile.screens.app").run(office))


def browser(
    desk: desks.Desk, host: str, port: int, arguments: tuple[str, ...], told: Callable[[str], None]
) -> int:
    """Serve the terminal interface to a browser of this computer; return the exit code.

    Raises: BadInput, when the extra for it is not installed, *host* is not here, *port* is taken.
    """
    try:
        served = import_module("casefile.screens.served")
    except ModuleNotFoundError as trouble:
        if (trouble.name or "").partition(".")[0] in ("textual_serve", "aiohttp"):
            raise BadInput("serve_missing", where="casefile[serve]") from trouble
        raise
    return int(served.run(desk, host, port, arguments, told))


def refuse(trouble: CasefileError, office: Preferences) -> int:
    """Tell what is wrong, where, and what to do next; return the exit code of a refusal."""
    try:
        what, then = office.words.refusal(trouble)
    except CasefileError:
        what, then = str(trouble), ""
    for line in (what, then):
        if line:
            sys.stderr.write(" ".join(clean(line).split()) + "\n")
    return REFUSED


def _terminal_if_any() -> Callable[[Preferences], int] | None:
    through_a_page = os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver")
    seen = sys.stdin.isatty() and sys.stdout.isatty()
    return terminal if seen or through_a_page else None


def _day(options: Namespace, office: Preferences) -> date | None:
    """Return the day given with ``--on``; every command has it, and no command need be loaded.

    Nor is the desk, for a day that begins with its year: it is read alike in every place.
    """
    typed = getattr(options, "on", "")
    if not typed:
        return None
    with suppress(ValueError):
        day = loose(typed).exact
        if day is not None:
            return day
    asked = Request(options, desks.Desk.of(office))
    return asked.exact_day("--on", typed, read_day)


def _option(asked: Sequence[str], name: str) -> str | None:
    """Return an option's value before the parser exists: its own words depend on it."""
    for n, word in enumerate(asked):
        if word == name and n + 1 < len(asked):
            return asked[n + 1]
        if word.startswith(name + "="):
            return word.partition("=")[2]
    return None


if __name__ == "__main__":
    sys.exit(main())
