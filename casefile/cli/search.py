"""casefile search: words, numbers and names over every case."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from casefile.cli import DONE, Request
from casefile.desk.searching import Hit, kind_of
from casefile.model.clean import one_line
from casefile.model.dates import loose
from casefile.model.errors import BadInput
from casefile.model.language import Language
from casefile.model.say import Say


def arguments(parser: ArgumentParser, words: Language) -> None:
    """What to look for."""
    parser.add_argument("words", nargs="+", metavar="WORDS", help=words.term("search.option.words"))
    parser.add_argument("--most", type=int, default=20, help=words.term("search.option.most"))
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """Print the hits, and apart from them what is similar."""
    if request.options.most < 1:
        fault = Say("faults.at_least", value=request.options.most, limit=1)
        raise BadInput("bad_field", field="--most", fault=fault)
    typed = " ".join(_as_typed(word) for word in request.options.words)
    hits = request.desk.search(typed, limit=request.options.most)
    if request.as_json:
        request.document([_told(hit) for hit in hits])
        return DONE
    if not hits:
        request.tell("search.none")
    similar = False
    for hit in hits:
        if hit.similar and not similar:
            similar = True
            request.term("search.similar")
        named = _named(hit, request.words)
        if request.linear:
            request.row(**named, words=one_line(hit.words))
        else:
            request.line("  ".join(part for part in named.values() if part))
            request.line(f"    {one_line(hit.words)}")
    return DONE


def _as_typed(word: str) -> str:
    """Return an argument as it would be typed: the shell took the quotes of a phrase away."""
    if " " not in word or '"' in word:
        return word
    field, colon, phrase = word.partition(":")
    return f'{field}:"{phrase}"' if colon and field.isalpha() and phrase else f'"{word}"'


def _named(hit: Hit, words: Language) -> dict[str, str]:
    """Return where a hit stands, each value by its name in `linear`."""
    also = (
        words.term("search.quoted") if hit.quoted else "",
        words.term("search.also_in", marks=", ".join(hit.copies)) if hit.copies else "",
    )
    return {
        "case": words.term("search.case", number=hit.number, title=one_line(hit.title)),
        "mark": hit.mark,
        "kind": kind_of(hit, words),
        "day": words.value(loose(hit.day)) if hit.day else "",
        "by": one_line(hit.who),
        "also": "  ".join(part for part in also if part),
    }


def _told(hit: Hit) -> dict[str, Any]:
    told = hit._asdict()
    del told["lookup"]
    spans = [list(span) for span in hit.spans]
    return told | {"field": hit.field, "words": hit.words, "spans": spans}
