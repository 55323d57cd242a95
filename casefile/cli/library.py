"""casefile library: places, languages and forms; what is old, of low confidence or missing."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import timedelta

from casefile.cli import DONE, FOUND, Request
from casefile.model.jurisdiction import Confidence, Source
from casefile.model.language import Language
from casefile.model.record import Record

OLD = timedelta(days=365)


def arguments(parser: ArgumentParser, words: Language) -> None:
    """No options but JSON."""
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """List them; exit 1 when a language misses words."""
    desk, words = request.desk, request.words
    places = []
    for code, law in desk.laws.items():
        sources = list(_sources(law))
        places.append(
            {
                "place": code,
                "name": law.names.get(words.code, code),
                "as_of": law.as_of.isoformat(),
                "own": law.own,
                "values": len(sources),
                "old": sum(desk.on - source.checked_on > OLD for source in sources),
                "not_high": sum(source.confidence is not Confidence.HIGH for source in sources),
                "missing": len(law.interest.gaps) + len(law.gaps),
            }
        )
    every = set().union(*(language.terms for language in desk.languages.values()))
    lacks = {code: sorted(every - set(language.terms)) for code, language in desk.languages.items()}
    if request.as_json:
        request.document({"places": places, "languages": lacks, "forms": sorted(desk.forms)})
    else:
        heads = ("place", "name", "as_of", "values", "old", "not_high", "missing")
        request.table(
            [words.term(f"commands.library.{head}") for head in heads],
            [[str(place[head]) for head in heads] for place in places],
        )
        for code, keys in lacks.items():
            request.term("commands.library.language", language=code, n=len(keys))
            for key in keys:
                request.line(f"  [{key}]")
    return FOUND if any(lacks.values()) else DONE


def _sources(record: object) -> list[Source]:
    if isinstance(record, Source):
        return [record]
    found: list[Source] = []
    if isinstance(record, Record):
        for name in type(record).model_fields:
            found += _sources(getattr(record, name))
    elif isinstance(record, tuple):
        for part in record:
            found += _sources(part)
    return found
