"""The outlook of a case as it is kept in the list: what is due, until when, and under which law."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from casefile.model.dates import LooseDate, loose
from casefile.model.money import Money
from casefile.model.outlook import Due, Outlook
from casefile.model.say import Say


class KeptOutlook(NamedTuple):
    """An outlook and what it was made with."""

    place: str
    stamp: str
    """Of the law of the place and of the program; under another one it is made anew."""
    outlook: Outlook


def written(kept: KeptOutlook) -> dict[str, Any]:
    """Return the outlook as JSON values."""
    seen = kept.outlook
    return {
        "place": kept.place,
        "stamp": kept.stamp,
        "since": seen.since.isoformat(),
        "until": seen.until.isoformat(),
        "due": [[x.kind, x.on.isoformat(), x.now, _flat(x.what)] for x in seen.due],
    }


def kept_outlook(found: Any) -> KeptOutlook | None:
    """Return what `written` made; None for anything else, which is made anew then."""
    try:
        return KeptOutlook(
            str(found["place"]),
            str(found["stamp"]),
            Outlook(
                date.fromisoformat(found["since"]),
                date.fromisoformat(found["until"]),
                tuple(
                    Due(str(kind), _said(what), date.fromisoformat(on), bool(now))
                    for kind, on, now, what in found["due"]
                ),
            ),
        )
    except (KeyError, TypeError, ValueError, ArithmeticError):
        return None


def _flat(value: Any) -> Any:
    """Return a value of a sentence as JSON, told from the others by its name.

    Raises: TypeError, for a kind that no sentence on what is due holds.
    """
    if isinstance(value, Say):
        return {"say": value.key, "with": {name: _flat(v) for name, v in value.values.items()}}
    if isinstance(value, Enum):  # told by its name ever after, in the language of the reader
        return {"say": f"choices.{type(value).__name__}.{value.value}", "with": {}}
    if isinstance(value, tuple | list):
        return {"several": [_flat(one) for one in value]}
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Money):
        return {"money": [str(value.amount), value.currency]}
    if isinstance(value, LooseDate):
        return {"loose": str(value)}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Decimal):
        return {"number": str(value)}
    raise TypeError(f"cannot be kept: {value!r}")


def _told(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if "say" in value:
        return _said(value)
    ((kind, told),) = value.items()
    if kind == "several":
        return tuple(_told(one) for one in told)
    if kind == "money":
        return Money(amount=Decimal(told[0]), currency=told[1])
    if kind == "loose":
        return loose(told)
    return date.fromisoformat(told) if kind == "day" else Decimal(told)


def _said(value: dict[str, Any]) -> Say:
    return Say(str(value["say"]), **{name: _told(v) for name, v in value["with"].items()})
