"""Tells what an entry of the log did, in the reader's words; the log itself speaks no language.

The log keeps a code (``pay``, ``accept C-1``) and what stood before and after. A deed is told from
both, so that entries of earlier versions are told as well as those of today.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from casefile.desk.changed_fields import Called, by_a_person, field_name, names_in, row_name, sum_in
from casefile.model.case import Ended
from casefile.model.contact import Contact
from casefile.model.exhibit import Element
from casefile.model.language import Language
from casefile.model.offer import Answer
from casefile.model.record import Record
from casefile.model.say import Say
from casefile.store.history import Entry

_OF_ACTION = {"repair", "delete", "take_back"}
_BY_VERB = frozenset(
    "collectable comment mediation number private proof register reopen sent spend tick new".split()
)
"""Codes that are told by themselves: what they put in stands in the fields beside them."""


def deed(
    entry: Entry, entries: Sequence[Entry], words: Language, called: Called | None = None
) -> Say:
    """Return what *entry* did; *entries* are all of its case, for what an undo took back.

    *called*: `names_in` the entries, made once by who tells many of them.
    """
    called = names_in(entries) if called is None else called
    if entry.action in _OF_ACTION:
        return Say(f"history.deeds.{entry.action}")
    if entry.action == "undo":
        again, meant = taken_back(entry, entries)
        key = "redo" if again else "undo"
        return Say(
            f"history.deeds.{key}", what=[deed(one, entries, words, called) for one in meant]
        )
    if entry.action == "restore":
        return Say("history.deeds.restore", n=_count(entry.note))
    if entry.action in ("import", "merge"):
        return Say(f"history.deeds.{entry.action}", file=entry.note)
    verb, _, rest = entry.note.partition(" ")
    if verb == "accept" and rest.startswith("signatures of "):
        return Say("history.deeds.accept_signatures", marks=rest.removeprefix("signatures of "))
    if verb in ("accept", "look", "put_back", "remove"):
        return Say(f"history.deeds.{verb}", marks=rest)
    if verb == "read":
        return Say("history.deeds.read", marks=rest.partition(" ")[0])
    if verb == "set":
        answered = _of_answer(entry) if rest == "offers" else None
        return answered or _of_settings(entry, words, called)
    return _of_rows(entry, verb, rest, words, called)


def taken_back(entry: Entry, entries: Sequence[Entry]) -> tuple[bool, list[Entry]]:
    """Return (is it done again, the changes meant) of an undo.

    An undo that was undone is its change done again, however often it went to and fro.
    """
    again, meant = False, _undone_by([entry], entries)
    while meant and all(one.action == "undo" for one in meant):
        again, meant = not again, _undone_by(meant, entries)
    return again, meant


def _undone_by(undos: Sequence[Entry], entries: Sequence[Entry]) -> list[Entry]:
    revisions = {rev for one in undos for rev in one.undid}
    return [one for one in entries if one.rev in revisions]


def _of_answer(entry: Entry) -> Say | None:
    """Return that an offer was answered, and how; None where no answer was written down."""
    for change in entry.changes:
        answer = change.get("now")
        if change["path"][::2] == ["offers", "answer"] and answer in list(Answer):
            return Say("history.deeds.answer", answer=Answer(answer))
    return None


def _of_rows(entry: Entry, verb: str, rest: str, words: Language, called: Called) -> Say:
    """Return a deed that is told by the records it put in."""
    if verb == "add":
        return Say("history.deeds.add", n=_count(rest))
    if verb in _BY_VERB:
        return Say(f"history.deeds.{verb}")
    if verb == "view" and rest in list(Element):
        return Say("history.deeds.view", element=Element(rest))
    if verb == "pay":
        amount = sum_in(_fresh(entry, "payments"), rest)
        if not amount and any(True for _ in by_a_person(entry)):  # one that stood was told more of
            return _of_settings(entry, words, called)
        return Say("history.deeds.pay", amount=amount)
    if verb == "offer":
        fresh = _fresh(entry, "offers")
        if fresh is None and any(True for _ in by_a_person(entry)):
            return _of_answer(entry) or _of_settings(entry, words, called)
        amount = sum_in(fresh, "")
        return (
            Say("history.deeds.offer", amount=amount) if amount else Say("history.deeds.offer_bare")
        )
    if verb == "log":
        told = _typed(Contact, _fresh(entry, "contacts"))
        if told is not None:
            return Say("history.deeds.log", channel=told.channel, who=told.who or told.outcome)
    if verb == "close" and rest in list(Ended):
        return Say("history.deeds.close", how=Ended(rest))
    return Say("history.deeds.other", note=entry.note or entry.action)


def _of_settings(entry: Entry, words: Language, called: Called) -> Say:
    """Return a deed of fields set: one row put in or taken out is told as that."""
    if len(entry.changes) == 1 and len(entry.changes[0]["path"]) == 2:
        change = entry.changes[0]
        told = row_name(change, words, called)
        if told and ("was" in change) != ("now" in change):
            return Say(f"history.deeds.row_{'new' if 'now' in change else 'gone'}", row=told)
    named = dict.fromkeys(field_name(one, words, called) for one in by_a_person(entry))
    return Say("history.deeds.set", fields=list(named)[:4])


def _typed(kind: type[Record], raw: Any) -> Any:
    try:
        return kind.model_validate(raw) if raw else None
    except ValidationError:
        return None


def _fresh(entry: Entry, rows: str) -> Any:
    """Return the record that an entry put into a list, None when there is none."""
    found = [x for x in entry.changes if x["path"][:1] == [rows] and len(x["path"]) == 2]
    return next((x["now"] for x in found if isinstance(x.get("now"), dict)), None)


def _count(text: str) -> int:
    return int(text) if text.isdigit() else 0
