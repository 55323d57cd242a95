"""casefile check: whether the library, a case or a packet is what was written; nothing changes."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from casefile.cli import DONE, FOUND, Request
from casefile.desk.checking import Checked, Part
from casefile.model.language import Language
from casefile.store.checking import Finding


def arguments(parser: ArgumentParser, words: Language) -> None:
    """The whole library, or a case, or a packet's file."""
    parser.add_argument(
        "what", nargs="?", metavar="CASE|PACKET", help=words.term("commands.check.what")
    )
    parser.add_argument("--read", action="store_true", help=words.term("commands.check.read"))
    parser.add_argument(
        "--head", default="", metavar="HASH", help=words.term("commands.check.head")
    )
    parser.add_argument(
        "--roots", default="", metavar="FILE", help=words.term("commands.check.roots")
    )
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """Say what does not hold; exit 1 when something serious does not."""
    what = request.options.what
    if what is None:
        holds = _library(request)
    elif what.endswith(".docx"):
        holds = _packet(request, Path(what))
    else:
        holds = _case(request, what)
    if not request.as_json:
        request.tell("commands.check.holds" if holds else "commands.check.faults")
    return DONE if holds else FOUND


def _library(request: Request) -> bool:
    """Tell each part as it was checked: one line, and under it what was found."""
    asked = request.options
    parts: list[Checked] = []
    for part in request.desk.check_library(
        read=asked.read, anchor=asked.head, roots=Path(asked.roots) if asked.roots else None
    ):
        parts.append(part)
        if not request.as_json:
            request.line(_told(part, request.words))
            _lines(request, part.findings, "  ")
    holds = all(part.holds for part in parts)
    if request.as_json:
        request.document({"holds": holds, "parts": [_document(x, request.words) for x in parts]})
    return holds


def _told(part: Checked, words: Language) -> str:
    """Return the line of a part: what it is, and whether it holds."""
    key = "erased_none" if part.part is Part.ERASED and not part.n else part.part.value
    named = words.term(
        f"commands.check.parts.{key}",
        name=f"{part.name} ({part.id})" if part.name else part.id,
        n=part.n,
        head=part.head,
    )
    return words.term(f"commands.check.part_{'holds' if part.holds else 'faults'}", part=named)


def _document(part: Checked, words: Language) -> dict[str, Any]:
    told: dict[str, Any] = {"part": part.part.value, "holds": part.holds}
    if part.part in (Part.CASE, Part.BIN):
        told |= {"case": part.id, "name": part.name}
    if part.part in (Part.ERASED, Part.HEAD):
        told |= {"head": part.head}
    if part.part is Part.ERASED:
        told |= {"n": part.n}
    return told | {"findings": _findings(part.findings, words)}


def _findings(findings: Sequence[Finding], words: Language) -> list[dict[str, Any]]:
    return [
        {
            "what": finding.say.key.removeprefix("checks."),
            "serious": finding.serious,
            "said": words.say(finding.say),
        }
        for finding in findings
    ]


def _lines(request: Request, findings: Sequence[Finding], indent: str = "") -> None:
    for finding in findings:
        mark = "!" if finding.serious else "-"
        request.line(f"{indent}{mark} {request.words.say(finding.say)}")


def _case(request: Request, ref: str) -> bool:
    asked = request.options
    roots = Path(asked.roots) if asked.roots else None
    findings = request.desk.check(ref, read=asked.read, anchor=asked.head, roots=roots)
    holds = not any(finding.serious for finding in findings)
    if request.as_json:
        told = _findings(findings, request.words)
        request.document({"case": ref, "holds": holds, "findings": told})
    else:
        _lines(request, findings)
    return holds


def _packet(request: Request, path: Path) -> bool:
    faults = request.desk.check_packet(path)
    if request.as_json:
        told = [{"serious": True, "said": fault} for fault in faults]
        request.document({"packet": str(path), "holds": not faults, "findings": told})
    else:
        for fault in faults:
            request.line(fault)
    return not faults
