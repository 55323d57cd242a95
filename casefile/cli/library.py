"""casefile library: places, languages and forms; what is old, of low confidence or missing."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from casefile.cli import DONE, FOUND, Request
from casefile.desk.translating import laid_out, to_translate
from casefile.model.jurisdiction import Confidence, Jurisdiction, Source
from casefile.model.language import Language
from casefile.model.record import Record

OLD = timedelta(days=365)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAMING = ("id", "kind", "act", "currency", "table")


class Value(NamedTuple):
    """One value of a pack: what it is called, and where it stands."""

    name: str
    since: str
    source: Source


def arguments(parser: ArgumentParser, words: Language) -> None:
    """One place, or all."""
    parser.add_argument("place", nargs="?", metavar="PLACE")
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))
    parser.add_argument(
        "--wording", default="", metavar="LANG", help=words.term("commands.library.wording")
    )
    parser.add_argument(
        "--to", default="", metavar="FOLDER", help=words.term("commands.library.to")
    )


def run(request: Request) -> int:
    """List them; exit 1 when a language misses words."""
    desk, words, asked = request.desk, request.words, request.options.place
    if request.options.wording:
        return _wanted(request, request.options.wording)
    places = [
        _place(request, code, law)
        for code, law in desk.laws.items()
        if asked is None or code == asked
    ]
    lacks = {code: list(desk.languages.lacking(code)) for code in desk.languages}
    if request.as_json:
        request.document({"places": places, "languages": lacks, "forms": sorted(desk.forms)})
        return FOUND if any(lacks.values()) else DONE
    heads = ("place", "name", "as_of", "values", "old", "not_high", "missing")
    request.table(
        [words.term(f"commands.library.{head}") for head in heads],
        [[_count(words, place[head]) for head in heads] for place in places],
    )
    for place in places:
        _by_name(request, place)
    for code, keys in lacks.items():
        request.term("commands.library.language", language=code, n=len(keys))
        for key in keys:
            request.line(f"  [{key}]")
        if english := len(desk.languages.as_in_english(code)):
            request.term("commands.library.in_english", n=english)
    return FOUND if any(lacks.values()) else DONE


def _wanted(request: Request, code: str) -> int:
    """Print as TOML what a language still lacks, or lay it out with the forms under a folder."""
    files = to_translate(request.desk, code)
    wording = files.get(f"wording/{code}.toml", "")
    if request.options.to:
        for path in laid_out(files, Path(request.options.to)):
            request.line(str(path))
    else:
        for row in wording.splitlines():
            request.line(row)
    request.tell("commands.library.language", language=code, n=len(wording.splitlines()))
    papers = [name for name in files if name.startswith("forms/")]
    request.tell("commands.library.papers", language=code, n=len(papers))
    return FOUND if files else DONE


def _count(words: Language, told: Any) -> str:
    """Return how many a list holds; a day as days are written here."""
    if isinstance(told, list):
        return str(len(told))
    return words.day(date.fromisoformat(told)) if _DAY.fullmatch(str(told)) else str(told)


def _place(request: Request, code: str, law: Jurisdiction) -> dict[str, Any]:
    desk, words = request.desk, request.words
    values = list(_values(law, ""))
    return {
        "place": code,
        "name": law.names.get(words.code, code),
        "as_of": law.as_of.isoformat(),
        "own": law.own,
        "values": len(values),
        "old": [_told(words, v) for v in values if _is_old(v, desk.on)],
        "not_high": [_told(words, v) for v in values if v.source.confidence is not Confidence.HIGH],
        "yours": [_told(words, v) for v in values if v.source.own],
        "missing": [*_gaps(words, law), *map(words.value, law.gaps)],
    }


def _is_old(value: Value, on: date) -> bool:
    looked = value.source.checked_on
    return looked is not None and on - looked > OLD


def _told(words: Language, value: Value) -> dict[str, Any]:
    return {
        "what": value.name,
        "since": value.since,
        "source": words.value(value.source.told),
        "checked_on": ""
        if value.source.checked_on is None
        else value.source.checked_on.isoformat(),
        "confidence": value.source.confidence.value,
        "to_check": value.source.to_check,
    }


def _gaps(words: Language, law: Jurisdiction) -> Iterator[str]:
    for gap in law.interest.gaps:
        name = words.value(law.interest.kinds.get(gap.kind, {"en": gap.kind}))
        told = {"name": name, "since": gap.since, "why": gap.why}
        if gap.until is None:
            yield words.term("gaps_of.gap_open", **told)
        else:
            yield words.term("gaps_of.gap", **told, until=gap.until)


def _by_name(request: Request, place: dict[str, Any]) -> None:
    """Print what is not as it should be, each value once, under its place."""
    words = request.words
    lists = [(key, place[key]) for key in ("yours", "old", "not_high", "missing") if place[key]]
    if not lists:
        return
    request.line()
    request.line(f"{place['place']}  {place['name']}")
    for key, rows in lists:
        request.line(f"  {words.term(f'gaps_of.{key}')}")
        for told in _folded(words, rows):
            request.line(f"    {told}")


def _folded(words: Language, rows: list[Any]) -> Iterator[str]:
    """Yield a line for each value; those of one name from one source share a line."""
    groups: dict[tuple[Any, ...], list[str]] = {}
    for row in rows:
        if isinstance(row, str):
            groups[(row,)] = []
        else:
            key = (
                row["what"],
                row["source"],
                row["checked_on"],
                row["confidence"],
                row["to_check"],
            )
            groups.setdefault(key, []).append(row["since"])
    for named, days in groups.items():
        if len(named) == 1:
            yield named[0]
            continue
        what, title, on, confidence, to_check = named
        what = _in_words(words, what)
        known = sorted(date.fromisoformat(day) for day in days if day)
        if known:
            first, last = words.day(known[0]), words.day(known[-1])
            what = f"{what} ({first if len(known) == 1 else f'{first} – {last}, {len(known)}'})"
        yield words.term(
            "gaps_of.to_check" if to_check else "gaps_of.checked",
            what=what,
            title=title,
            on=date.fromisoformat(on),
            confidence=words.name_of(Confidence(confidence)),
        )


def _in_words(words: Language, what: str) -> str:
    """Return what a value is called: its table in words, then its own name as packs write it."""
    table, _, own = what.partition(" ")
    told = words.term(f"gaps_of.tables.{table}")
    return f"{told}: {own}" if own else told


def _values(record: object, name: str) -> Iterator[Value]:
    """Yield every sourced value inside *record*, named by its table and its own name."""
    if isinstance(record, tuple):
        for part in record:
            yield from _values(part, name)
        return
    if not isinstance(record, Record):
        return
    own = next((str(v) for k in _NAMING if (v := getattr(record, k, ""))), "")
    day = getattr(record, "since", None) or getattr(record, "on", None)
    since = day.isoformat() if isinstance(day, date) else ""
    called = " ".join(part for part in (name, own) if part)
    for field in type(record).model_fields:
        value = getattr(record, field)
        if isinstance(value, Source):
            yield Value(called, since, value)
        elif isinstance(value, (Record, tuple)):
            yield from _values(value, field)
