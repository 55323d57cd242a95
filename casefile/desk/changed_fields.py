"""Tells which fields a change of the log touched, in words: what stood there, what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from casefile.model.case import Case
from casefile.model.dates import LooseDate
from casefile.model.language import Language
from casefile.model.money import Money
from casefile.model.record import Record, part_of
from casefile.store.changes import Change
from casefile.store.history import Entry
from casefile.store.merging import Clash

KEPT = frozenset({"id", "custody", "reading", "suggestions", "authenticity"})
"""What the program keeps for itself: no change that a person made."""
_KEPT_OF_CASE = KEPT | {"number"}
"""Of the case itself its number too: of a paper it is what a person reads there."""
_NAMES = ("mark", "ref", "name", "title")
_DAYS, _WORDS = ("on", "dated"), ("who", "what", "said", "text")
"""What a record without a name or a sum is told by: its day, and the first words of it."""

Called = Mapping[tuple[str, str], str | Money]
"""The names of records, of payments the sums, by their list and their place in it."""


class Told(NamedTuple):
    """One change of an entry, in words: which field, what stood there, what stands there."""

    field: str
    was: str
    now: str


def told_changes(entry: Entry, entries: Sequence[Entry], words: Language) -> tuple[Told, ...]:
    """Return what an entry changed, field by field; a record put in or out by its name.

    *entries*: all of its case, which know a record by its name where the entry has but its id.
    """
    told, called = [], names_in(entries)
    for change in by_a_person(entry):
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


def by_a_person(entry: Entry) -> Iterable[Change]:
    """Yield the changes of an entry that a person made, without what the program keeps."""
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
    sum_ = sum_in(record, "") if rows == "payments" else ""
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
    row = row_name(change, words, called) or _word("rows", first, words)
    return f"{row}: {', '.join(_word('fields', step, words) for step in fields)}" if fields else row


def row_name(change: Change, words: Language, called: Called) -> str:
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
        shown = shown or _told_without_name(raw, words)
        return " ".join(dict.fromkeys(shown)) or words.term("words.yes")
    if isinstance(raw, list):
        return ", ".join(
            words.value(one) if not isinstance(one, dict) else _value({"x": one}, "x", words)
            for one in raw
        )
    return words.value(_typed_value(_annotation(change["path"]), raw))


def _told_without_name(raw: Change, words: Language) -> list[str]:
    day = next((str(raw[key]) for key in _DAYS if raw.get(key)), "")
    said = next((str(raw[key]) for key in _WORDS if raw.get(key)), "")
    return [words.value(one) for one in (_typed_value(LooseDate, day) if day else "", said) if one]


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


def sum_in(record: Any, otherwise: str) -> Any:
    """Return the amount of a record as `Money`; *otherwise*, where it has none."""
    amount = record.get("amount") if isinstance(record, dict) else None
    return _typed_value(Money, amount) if amount else otherwise


def _word(table: str, name: str, words: Language) -> str:
    key = f"history.{table}.{name}"
    return words.term(key) if words.has(key) else name.replace("_", " ")
