"""Tells what an entry of the log did, in the reader's words; the log itself speaks no language.

The log keeps a code (``pay``, ``accept C-1``) and what stood before and after. A deed is told from
both, so that entries of earlier versions are told as well as those of today.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from casefile.model.case import Case, Ended
from casefile.model.contact import Contact
from casefile.model.exhibit import Element
from casefile.model.language import Language
from casefile.model.money import Money
from casefile.model.offer import Answer
from casefile.model.record import Record, part_of
from casefile.model.say import Say
from casefile.store.changes import Change
from casefile.store.history import Entry
from casefile.store.merging import Clash

KEPT = frozenset({"id", "custody", "reading", "suggestions", "authenticity"})
"""What the program keeps for itself: no change that a person made."""
_KEPT_OF_CASE = KEPT | {"number"}
"""Of the case itself its number too: of a paper it is what a person reads there."""
_NAMES = ("mark", "ref", "name", "title")
_OF_ACTION = {"repair", "delete", "take_back"}
_BY_VERB = frozenset(
    "collectable comment mediation number private proof register reopen sent spend tick new".split()
)
"""Codes that are told by themselves: what they put in stands in the fields beside them."""


Called = Mapping[tuple[str, str], str | Money]
"""The names of records, of payments the sums, by their list and their place in it."""


class Told(NamedTuple):
    """One change of an entry, in words: which field, what stood there, what stands there."""

    field: str
    was: str
    now: str


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
    if verb in ("accept", "look", "remove"):
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
        amount = _money(_fresh(entry, "payments"), rest)
        if not amount and any(True for _ in _open(entry)):  # one that stood was told more of
            return _of_settings(entry, words, called)
        return Say("history.deeds.pay", amount=amount)
    if verb == "offer":
        fresh = _fresh(entry, "offers")
        if fresh is None and any(True for _ in _open(entry)):
            return _of_answer(entry) or _of_settings(entry, words, called)
        amount = _money(fresh, "")
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
        told = _row_name(change, words, called)
        if told and ("was" in change) != ("now" in change):
            return Say(f"history.deeds.row_{'new' if 'now' in change else 'gone'}", row=told)
    named = dict.fromkeys(field_name(one, words, called) for one in _open(entry))
    return Say("history.deeds.set", fields=list(named)[:4])


def told_changes(entry: Entry, entries: Sequence[Entry], words: Language) -> tuple[Told, ...]:
    """Return what an entry changed, field by field; a record put in or out by its name.

    *entries*: all of its case, which know a record by its name where the entry has but its id.
    """
    told, called = [], names_in(entries)
    for change in _open(entry):
        if "order_was" in change:
            continue
        was, now = (_value(change, side, words) for side in ("was", "now"))
        told.append(Told(field_name(change, words, called), was, now))
    return tuple(told)


def told_clash(clash: Clash, words: Language) -> Told:
    """Return a field that two changed, in words: what stands, and what I would have there."""
    change = {"path": clash.field.split("."), "was": clash.theirs, "now": clash.mine}
    was, now = (_value(change, side, words) for side in ("was", "now"))
    return Told(field_name(change, words), was, now)


def _open(entry: Entry) -> Iterable[Change]:
    return (
        one
        for one in entry.changes
        if one["path"][0] not in _KEPT_OF_CASE and not KEPT & set(one["path"][2:])
    )


def names_in(entries: Iterable[Entry]) -> Called:
    """Return the names that the records of a case had last, by their list and their place in it."""
    called: dict[tuple[str, str], str | Money] = {}
    for change in (one for entry in entries for one in entry.changes):
        at, now = change["path"], change.get("now")
        if len(at) == 1 and isinstance(now, list):
            called |= {(at[0], row["id"]): _told_by(at[0], row) for row in now if _has_id(row)}
        elif len(at) == 2 and isinstance(now, dict):
            called[at[0], str(at[1])] = _told_by(at[0], now)
        elif len(at) == 3 and at[2] in _NAMES and now:
            called[at[0], str(at[1])] = str(now)
    return called


def _has_id(row: Any) -> bool:
    return isinstance(row, dict) and bool(row.get("id"))


def _told_by(rows: str, record: Change) -> str | Money:
    sum_ = _money(record, "") if rows == "payments" else ""
    return _name_in(record) or (sum_ if isinstance(sum_, Money) else "")


def _name_in(record: Change) -> str:
    return next((str(record[key]) for key in _NAMES if record.get(key)), "")


def field_name(change: Change, words: Language, called: Called = MappingProxyType({})) -> str:
    """Return the field of a change in words: ``respondent: phone``, ``debt FV/1: due``.

    *called*: the names of records by their list and their place in it, where they are known.
    """
    first, *rest = change["path"]
    if not rest:
        return _word("fields", first, words)
    fields = [step for step in rest if step in _fields_of(first)]
    row = _row_name(change, words, called) or _word("rows", first, words)
    return f"{row}: {', '.join(_word('fields', step, words) for step in fields)}" if fields else row


def _row_name(change: Change, words: Language, called: Called) -> str:
    """Return the record a change is in, in words, with its mark or name where it has one."""
    first = change["path"][0]
    kind = _word("rows", first, words)
    record: Change = next(
        (change[side] for side in ("now", "was") if isinstance(change.get(side), dict)), {}
    )
    name = _name_in(record)
    if not name and len(change["path"]) > 1:
        at = str(change["path"][1])
        own = at if first in ("exhibits", "debts") else ""
        name = words.value(called.get((first, at), "")) or own
    told = words.value(name)
    return f"{kind} {told}" if told and not told.startswith("#") else kind


def _value(change: Change, side: str, words: Language) -> str:
    """Return what stood on one side of a change, in words."""
    raw = change.get(side)
    if raw is None or raw in ("", [], {}):
        return ""
    if isinstance(raw, dict) and "amount" in raw and "currency" in raw:
        return words.value(_typed_value(Money, raw))
    if isinstance(raw, dict):
        shown = [words.value(raw[key]) for key in _NAMES if raw.get(key)]
        amount = raw.get("amount")
        if isinstance(amount, dict):
            shown.append(words.value(_typed_value(Money, amount)))
        return " ".join(dict.fromkeys(shown)) or words.term("words.yes")
    if isinstance(raw, list):
        return ", ".join(
            words.value(one) if not isinstance(one, dict) else _value({"x": one}, "x", words)
            for one in raw
        )
    return words.value(_typed_value(_annotation(change["path"]), raw))


def _annotation(path: Sequence[str]) -> Any:
    """Return the type of the field at a path of the record; Any when it is not known."""
    kind: Any = Case
    for step in path:
        record = part_of(kind, Record)
        if record is None or step not in record.model_fields:
            if record is not None:  # the name of a row: the record stays the same
                continue
            return Any
        kind = record.model_fields[step].annotation
    return kind


def _fields_of(first: str) -> frozenset[str]:
    field = Case.model_fields.get(first)
    record = part_of(field.annotation, Record) if field else None
    return frozenset(record.model_fields) - KEPT if record else frozenset()


def _typed_value(kind: Any, raw: Any) -> Any:
    """Return a raw value as its type; as it stands when it does not fit any more."""
    try:
        typed = TypeAdapter(kind).validate_python(raw)
    except ValidationError:
        return raw
    return typed


def _typed(kind: type[Record], raw: Any) -> Any:
    try:
        return kind.model_validate(raw) if raw else None
    except ValidationError:
        return None


def _fresh(entry: Entry, rows: str) -> Any:
    """Return the record that an entry put into a list, None when there is none."""
    found = [x for x in entry.changes if x["path"][:1] == [rows] and len(x["path"]) == 2]
    return next((x["now"] for x in found if isinstance(x.get("now"), dict)), None)


def _money(record: Any, otherwise: str) -> Any:
    amount = record.get("amount") if isinstance(record, dict) else None
    return _typed_value(Money, amount) if amount else otherwise


def _count(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _word(table: str, name: str, words: Language) -> str:
    key = f"history.{table}.{name}"
    return words.term(key) if words.has(key) else name.replace("_", " ")
