"""A field by its path, as in case.toml: ``respondent.name``, ``debts.FV/1.due``, ``debts.new.ref``.

A row of a list is named by its mark, ref, name, element or id, by its number from 1, or ``new``.
An empty value makes a field unknown again. ``-`` as the last step removes a row.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError

from casefile.desk.debt_refs import counted_instead, followed
from casefile.desk.entered import rates_dated
from casefile.desk.typed_words import NO_WORDS, TypedWords
from casefile.model.case import Case, Concession
from casefile.model.claim import Agreement, Credit, Debt, LimitationAct, Payment
from casefile.model.contact import Contact, Promise
from casefile.model.dates import (
    LooseDate,
    not_to_come,
    read_coming_day,
    read_day,
    read_past_day,
    read_typed_day,
)
from casefile.model.deadline import Deadline, Demand
from casefile.model.errors import BadInput, NotFound
from casefile.model.fault import naming
from casefile.model.field_names import called
from casefile.model.money import Money, read_money
from casefile.model.offer import Mediation, Offer
from casefile.model.position import Position
from casefile.model.record import NAMED_BY, Record, part_of, refusal_of
from casefile.model.say import Say, coded

R = TypeVar("R", bound=Record)

_KEYS = (*NAMED_BY, "id")
_DAYS: dict[tuple[type[Record], str], Callable[[str, date], LooseDate]] = {
    (Payment, "dated"): read_past_day,
    (Credit, "dated"): read_past_day,
    (Contact, "on"): read_past_day,
    (Demand, "on"): read_past_day,
    (Offer, "on"): read_past_day,
    (Position, "on"): read_past_day,
    (Concession, "on"): read_past_day,
    (LimitationAct, "on"): read_past_day,
    (Agreement, "made"): read_past_day,
    (Agreement, "assigned_on"): read_past_day,
    (Debt, "issued"): read_past_day,
    (Debt, "performed"): read_past_day,
    (Debt, "invoice_received"): read_past_day,
    (Mediation, "asked_on"): read_past_day,
    (Mediation, "ended_on"): read_past_day,
    (Promise, "by"): read_coming_day,
    (Offer, "expires"): read_coming_day,
    (Offer, "pay_by"): read_coming_day,
    (Deadline, "on"): read_coming_day,
}
"""How the days of what was, and of what is to be, are read; any other day is the nearest."""
_MARKS = ("marks", "answered_by")
"""Fields that name exhibits of the case."""
_FORBIDDEN = {"id", "number", "exhibits.custody"}


class _Typed(NamedTuple):
    """What the meaning of typed words hangs on: the day, the money, what the choices are called."""

    on: date
    currency: str
    said: TypedWords
    two_ways: bool
    """In the place days in figures are written day first and month first."""


def refuse_days_to_come(case: Case, on: date, where: str) -> None:
    """Refuse a case that tells of what has happened on a day after *on*. Raises: BadInput."""
    for name in ("payments", "credits", "contacts", "demands", "offers"):
        for n, row in enumerate(getattr(case, name), 1):
            field = next(
                field
                for (kind, field), read in _DAYS.items()
                if kind is type(row) and read is read_past_day
            )
            with naming(f"{name}.{n}.{field}", where):
                not_to_come(getattr(row, field), on)


def changed(
    record: R,
    settings: Iterable[str],
    *,
    on: date,
    currency: str,
    fresh_id: Callable[[], str] = lambda: "",
    said: TypedWords = NO_WORDS,
    two_ways: bool = False,
) -> R:
    """Return *record* with each ``FIELD=VALUE`` of *settings* set.

    Days are read as people type them on *on*; sums without a currency take *currency*. *said* has
    the words for yes and no and for the choices, which are taken as they are shown.
    Raises: BadInput, naming the field, when a path leads nowhere or a value does not fit.
    """
    data = record.model_dump(mode="python")
    made: dict[str, dict[str, Any]] = {}
    for setting in settings:
        path, equals, text = setting.partition("=")
        if not equals:
            raise BadInput("no_equals_sign", where=setting)
        if path in _FORBIDDEN:
            raise BadInput("field_is_kept", where=path)
        _put(data, type(record), path, text, _Typed(on, currency, said, two_ways), made, fresh_id)
    try:
        return type(record).model_validate(data)
    except ValidationError as trouble:
        raise refusal_of(trouble, "", type(record), data) from trouble


def _put(
    data: Any,
    kind: Any,
    path: str,
    text: str,
    typed: _Typed,
    made: dict[str, dict[str, Any]],
    fresh_id: Callable[[], str],
) -> None:
    rest, whole = path, path
    while True:
        record = part_of(kind, Record)
        if record is None:
            raise BadInput("no_such_field", where=whole, field=rest, known="-")
        name, _, rest = rest.partition(".")
        if name not in record.model_fields:
            known = tuple(coded(name, field_word(name, record)) for name in record.model_fields)
            raise BadInput("no_such_field", where=whole, field=name, known=known)
        kind = record.model_fields[name].annotation
        row_kind = _row_of(kind)
        if row_kind is None:
            if not rest:
                day = _DAYS.get((record, name), read_day)
                data[name] = _value(kind, text, whole, typed, day)
                return
            if data.get(name) is None:
                data[name] = {}
            data = data[name]
            continue
        if not rest:
            raise BadInput("row_not_named", where=whole, example=_example(whole, row_kind))
        rows = data[name] = list(data.get(name) or ())
        index, rest = _row(rows, rest, whole, made, fresh_id, row_kind)
        if rest == "-":
            del rows[index]
            return
        if not rest:
            raise BadInput("field_not_named", where=whole)
        data, kind = rows[index], row_kind


def _example(path: str, kind: type[Record]) -> str:
    """Return what is written for a new row of the list at *path*: all it cannot be without."""
    needed = [name for name, field in kind.model_fields.items() if field.is_required()]
    shown = needed or [name for name in kind.model_fields if name != "id"][:1]
    return " ".join(f"{path}.new.{name}=..." for name in shown)


def _row(
    rows: list[dict[str, Any]],
    rest: str,
    whole: str,
    made: dict[str, dict[str, Any]],
    fresh_id: Callable[[], str],
    kind: type[Record],
) -> tuple[int, str]:
    """Return the number of the row that *rest* begins with, and what is left of the path."""
    first, _, after = rest.partition(".")
    if first == "new":
        where = whole.removesuffix(rest)
        if where not in made:
            made[where] = {"id": fresh_id()} if "id" in kind.model_fields else {}
            rows.append(made[where])
        return next(n for n, row in enumerate(rows) if row is made[where]), after
    for n, row in enumerate(rows):
        for key in _KEYS:
            named = str(row.get(key) or "")
            if named and (rest == named or rest.startswith(named + ".")):
                return n, rest[len(named) + 1 :]
    if first.isdigit() and 1 <= int(first) <= len(rows):
        return int(first) - 1, after
    known = ", ".join(
        str(next((row[k] for k in _KEYS if row.get(k)), n + 1)) for n, row in enumerate(rows)
    )
    raise BadInput("no_such_row", where=whole, row=first, known=known or "-")


def _value(
    kind: Any,
    text: str,
    path: str,
    typed: _Typed,
    day: Callable[[str, date], LooseDate],
) -> Any:
    """Return what *text* means for a field of type *kind*."""
    members = get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)
    bare = text.strip()
    if bare == "" and type(None) in members:
        return None
    if bool in members and bare.casefold() in typed.said.yes_and_no:
        return typed.said.yes_and_no[bare.casefold()]
    with naming(path):
        if LooseDate in members:
            return read_typed_day(bare, typed.on, day, two_ways=typed.two_ways)
        if Money in members:
            return read_money(bare, typed.currency)
    if any(get_origin(member) in (tuple, frozenset) for member in members):
        inner = [one for kind in members for one in get_args(kind) if isinstance(one, type)]
        parts = (part.strip() for part in bare.split(","))
        return [typed.said.choice(inner, part) for part in parts if part]
    chosen = typed.said.choice((one for one in members if isinstance(one, type)), bare)
    return text if str in members and chosen == bare else chosen


def field_word(name: str, record: type[Record]) -> Say:
    """Return what a field of a *record* is called in the reader's language."""
    return Say(f"history.fields.{called(name, record)}")


def _row_of(kind: Any) -> type[Record] | None:
    if get_origin(kind) is not tuple:
        return None
    inner = get_args(kind)[0]
    return inner if isinstance(inner, type) and issubclass(inner, Record) else None


def case_with(
    case: Case,
    settings: Iterable[str],
    *,
    on: date,
    currency: str,
    fresh_id: Callable[[], str],
    said: TypedWords = NO_WORDS,
    two_ways: bool = False,
) -> Case:
    """Return *case* with the settings, read as `changed` reads them.

    A debt whose reference is made empty gets a count, and what names a debt follows its reference.
    A rate keeps the day *on* which it was entered or changed, unless another is given.
    Raises: NotFound, when a field of marks is to hold what is the mark of no exhibit; as `changed`.
    """
    asked = (_with_marks(case, setting) for setting in counted_instead(case, tuple(settings)))
    after = changed(
        case,
        asked,
        on=on,
        currency=currency,
        fresh_id=fresh_id,
        said=said,
        two_ways=two_ways,
    )
    return rates_dated(case, followed(case, after), on)


def _with_marks(case: Case, setting: str) -> str:
    """Return a setting of marks or invoices with each as the case writes it; any other as is."""
    path, _, text = setting.partition("=")
    if path.startswith(("positions.", "contacts.")) and path.endswith((".debts", ".debt")):
        return f"{path}={', '.join(_refs(case, path, text))}"
    if path.rpartition(".")[2] not in _MARKS:
        return setting
    known = {one.mark.casefold(): one.mark for one in case.exhibits}
    typed = [part.strip() for part in text.split(",") if part.strip()]
    if any(part.casefold() not in known for part in typed):
        raise NotFound("no_such_exhibit", where=path, known=", ".join(known.values()) or "-")
    return f"{path}={', '.join(known[part.casefold()] for part in typed)}"


def _refs(case: Case, path: str, text: str) -> list[str]:
    """Return the invoices named in *text* as the case writes them. Raises: BadInput."""
    known = {debt.ref.casefold(): debt.ref for debt in case.debts}
    typed = [part.strip() for part in text.split(",") if part.strip()]
    for part in typed:
        if part.casefold() not in known:
            raise BadInput("no_such_debt", where=path, value=part, known=", ".join(known.values()))
    return [known[part.casefold()] for part in typed]
