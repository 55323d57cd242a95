"""A time to pay as people write it: days from the invoice, or from the end of its month."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FIELD, _FROM = "agreement.payment_days", "agreement.from_month_end"
_MONTH_END = re.compile(
    r"\b(?:eom|end of (?:the )?month|month[- ]end|koniec miesiąca|końca miesiąca)\b|"
    r"(?<![\w])שוטף(?!\w)|סוף (?:ה)?חודש",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,4}")
_WORDS = re.compile(
    r"\b(?:net|days?|from|after|of|the|plus|invoice|dni|dzień|od|po|plus|faktury)\b|"
    r"(?<!\w)[ומ]?(?:פלוס|ועוד|ימים|יום|ימי|תום|אשראי|מ)(?!\w)|[+.\s\u200e\u200f\u2068\u2069-]",
    re.IGNORECASE,
)
"""What stands beside the number and the end of the month and tells nothing else."""


def month_end_days(text: str) -> int | None:
    """Return the days of "שוטף + 30", "EOM + 30", "30 days end of month"; None for any other term.

    They are counted from the end of the month of the invoice; without a number there are none.
    """
    rest, found = _MONTH_END.subn(" ", text)
    numbers = _NUMBER.findall(rest)
    if found != 1 or len(numbers) > 1 or _WORDS.sub("", _NUMBER.sub("", rest)):
        return None
    return int(numbers[0]) if numbers else 0


def terms_typed(settings: Iterable[str]) -> tuple[str, ...]:
    """Return ``FIELD=VALUE`` *settings*, a time to pay from the end of the month as its two fields.

    A value that is nothing but such a term is one; any other is left to the field it is for.
    """
    told: list[str] = []
    for setting in settings:
        path, _, text = setting.partition("=")
        days = month_end_days(text) if path == _FIELD else None
        if days is None:
            told.append(setting)
        else:
            told += [f"{_FIELD}={days}", f"{_FROM}=true"]
    return tuple(told)
