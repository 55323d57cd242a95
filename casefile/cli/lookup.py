"""casefile lookup: registers to look into, what stood there, and what it says of collecting."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from casefile.cli import DONE, Request
from casefile.model.diligence import Collectability, RegisterLine
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case; which register and what stood there; or the proposal taken over."""

    def told(name: str) -> str:
        return words.term(f"commands.lookup.{name}")

    parser.add_argument("case", metavar="CASE")
    parser.add_argument("register", nargs="?", default="", help=told("register"))
    parser.add_argument("--found", default="", metavar="WORDS", help=told("found"))
    parser.add_argument("--adverse", action="store_true", default=None, help=told("adverse"))
    parser.add_argument("--file", default="", metavar="MARK|FILE", help=told("file"))
    parser.add_argument("--dated", default="", metavar="DATE", help=told("dated"))
    parser.add_argument("--take", action="store_true", help=told("take"))
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """Write a look down, or list the registers and what the record says of collecting."""
    asked, desk = request.options, request.desk
    if asked.register:
        on = request.past_day("--dated", asked.dated)
        desk.looked_up(
            asked.case,
            asked.register,
            asked.found,
            on=on if on.known else None,
            adverse=asked.adverse,
            mark=_mark(request),
        )
        request.tell("commands.lookup.done", name=asked.register)
    if asked.take:
        desk.take_collectability(asked.case)
        request.tell("commands.lookup.taken")
    lines, collect = desk.registers(asked.case), desk.collectability(asked.case)
    if request.as_json:
        context = {"words": request.words}
        request.document(
            {
                "registers": [x.model_dump(mode="json", context=context) for x in lines],
                "collectability": collect.model_dump(mode="json", context=context),
                "numbers": [request.words.say(x) for x in desk.number_faults(asked.case)],
            }
        )
        return DONE
    words = request.words
    for line in lines:
        _register(request, line)
    for fault in desk.number_faults(asked.case):
        request.line(words.say(fault))
    _collect(request, collect)
    return DONE


def _register(request: Request, line: RegisterLine) -> None:
    """Tell a register, what stands in it, what to file, and the last look into it."""
    words, registry = request.words, line.registry
    tells, also = words.value(registry.tells), []
    also.append(words.term("commands.lookup.to_file", what=registry.files))
    if registry.source.to_check:
        also.append(words.term("commands.lookup.to_check"))
    if line.last is not None:
        key = "commands.lookup.stale" if line.stale else "commands.lookup.last"
        looked = words.term(key, on=line.last.on, finding=line.last.finding)
        also.append(looked + (f" ({line.last.mark})" if line.last.mark else ""))
    named = {"register": registry.id, "name": words.value(registry.names)}
    if request.linear:
        request.row(**named, address=registry.href, tells=tells, also=" ".join(also))
        return
    request.row(**named, address=registry.href)
    for told in (tells, *also):
        request.line(f"    {told}")


def _collect(request: Request, found: Collectability) -> None:
    words = request.words
    request.line()
    request.term("commands.lookup.collect")
    for reason in found.because:
        request.line(f"- {words.say(reason)}")
    if found.lacks:
        request.term("commands.lookup.lacks", what=found.lacks)
    for key, range_ in (("proposed", found.proposed), ("own", found.own)):
        if range_ is not None:
            values = {"low": range_.low, "likely": range_.likely, "high": range_.high}
            request.term(f"commands.lookup.{key}", **values)


def _mark(request: Request) -> str:
    """Return a mark of the case; a file is taken in first."""
    given = request.options.file
    case = request.desk.case(request.options.case)
    if not given or case.exhibit(given) is not None or not Path(given).exists():
        return str(given)
    return request.desk.filed(request.options.case, Path(given))
