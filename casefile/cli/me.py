"""casefile me: the owner's own record."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.clean import clean
from casefile.model.language import Language
from casefile.model.party import ActingFor, Owner

HEADS = ("what", "field", "value")


def arguments(parser: ArgumentParser, words: Language) -> None:
    """FIELD=VALUE pairs; none shows the record."""
    parser.add_argument("fields", nargs="*", metavar="FIELD=VALUE")
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """Set what is given, then show the record."""
    given = request.options.fields
    owner = request.desk.set_owner(given) if given else request.desk.owner()
    for fault in request.desk.owner_faults(owner) if given else ():
        request.talk.write(clean(request.words.say(fault)) + "\n")
    told = owner.model_dump(mode="json")
    if request.as_json:
        request.document(told)
        return DONE
    told |= _named(request, owner)
    told["numbers"] = ", ".join(f"{number.kind} {number.value}" for number in owner.numbers)
    label, field, value = (request.words.term(f"commands.me.{head}") for head in HEADS)
    rows = [
        (request.words.term(f"frame.owner.{name}"), name, str(told[name] or "-")) for name in told
    ]
    request.table([label, field, value], rows)
    return DONE


def _named(request: Request, owner: Owner) -> dict[str, str]:
    """Return what is typed as a code, with its word in the reader's language beside it."""
    words, laws, known = request.words, request.desk.laws, request.desk.languages
    named = {"kind": (owner.kind.value, words.name_of(owner.kind))}
    if isinstance(owner.acting_for, ActingFor):
        named["acting_for"] = (owner.acting_for.value, words.name_of(owner.acting_for))
    if owner.place in laws:
        named["place"] = (owner.place, laws[owner.place].names.get(words.code, ""))
    if owner.language in known:
        named["language"] = (owner.language, known[owner.language].term("language.name"))
    return {field: f"{code} ({word})" if word else code for field, (code, word) in named.items()}
