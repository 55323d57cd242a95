"""casefile show: the whole record of a case."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from casefile.cli import DONE, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """Show every field that holds something, by its path."""
    case = request.desk.case(request.options.case)
    if request.as_json:
        request.document(case.model_dump(mode="json"))
    else:
        _lines(request, "", case.model_dump(mode="json"))
    return DONE


def _lines(request: Request, path: str, value: Any) -> None:
    if isinstance(value, dict):
        if set(value) == {"amount", "currency"}:
            request.line(f"{path} = {value['amount']} {value['currency']}")
            return
        for name, part in value.items():
            _lines(request, f"{path}.{name}" if path else name, part)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for n, row in enumerate(value, 1):
            key = next((row[k] for k in ("mark", "ref", "name") if row.get(k)), n)
            _lines(request, f"{path}.{key}", row)
    elif value not in (None, "", [], "unknown", False, 0):
        told = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        request.line(f"{path} = {told}")
