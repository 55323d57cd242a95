"""casefile show: the whole record of a case."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from casefile.cli import DONE, Request
from casefile.model.dates import LooseDate
from casefile.model.keeping import actor_told
from casefile.model.language import Language
from casefile.model.money import Money
from casefile.model.record import Record
from casefile.rules.reached import reached

_REASON = re.compile(r".*\.suggestions\.\d+\.reason")
"""A guess keeps the key of its sentence; it is read, never typed."""


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """Show every field that holds something, by the path that ``casefile set`` takes.

    A code is shown as it is typed, with its word in the reader's language beside it.
    """
    case = request.desk.case(request.options.case)
    if request.as_json:
        request.document(case.model_dump(mode="json"))
    else:
        _lines(request, "", case)
        if reached(case) is not case.stage:
            request.tell("commands.show.reached", stage=reached(case))
    return DONE


def _lines(request: Request, path: str, value: Any) -> None:
    if isinstance(value, Record) and not isinstance(value, (LooseDate, Money)):
        for name in type(value).model_fields:
            _lines(request, f"{path}.{name}" if path else name, getattr(value, name))
    elif isinstance(value, tuple) and value and isinstance(value[0], Record):
        for n, row in enumerate(value, 1):
            named = (getattr(row, key, None) for key in ("mark", "ref", "name"))
            _lines(request, f"{path}.{next(filter(None, named), n)}", row)
    elif told := _told(request, path, value):
        request.line(f"{path} = {told}")


def _told(request: Request, path: str, value: Any) -> str:
    """Return a value as the reader writes it; empty for what is not known or not so."""
    words = request.words
    if isinstance(value, (tuple, frozenset)):
        parts = sorted(value) if isinstance(value, frozenset) else value
        return ", ".join(filter(None, (_told(request, path, part) for part in parts)))
    if isinstance(value, Enum):
        return "" if value.value == "unknown" else f"{value.value} ({words.name_of(value)})"
    if isinstance(value, LooseDate):
        return words.loose_day(value) if value.known else ""
    if isinstance(value, (Money, date, datetime)):
        return words.value(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if path == "place" and value in request.desk.laws:
        return f"{value} ({request.desk.laws[value].names.get(words.code, value)})"
    if isinstance(value, bool):
        return words.term("words.yes") if value else ""
    if isinstance(value, str):
        said = _REASON.fullmatch(path) and f"suggestions.{value}"
        return words.term(said) if said and words.has(said) else actor_told(value, words)
    return str(value) if value else ""
