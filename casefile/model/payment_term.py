"""A time to pay as people write it: days from the invoice, or from the end of its month."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FIELD, _FROM = "agreement.payment_days", "agreement.from_month_end"
_MONTH_END = re.compile(
    r"\b(?:eom|end of (?:the )?month|month[- ]end|koniec miesiąca|końca miesiąca)\b|"
    r"(?<!\w)שוטף(?!\w)|(?<!\w)[מב]?(?:סוף|תום) (?:ה)?חודש(?!\w)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,4}")
_WORDS = re.compile(
    r"\b(?:net|days?|from|after|of|the|plus|invoice|dni|dzień|od|po|plus|faktury)\b|"
    r"(?<!\w)[ומ]?(?:פלוס|ועוד|ימים|יום|ימי|תום|אשראי|מ)(?!\w)|[+.\s\u200e\u200f\u2068\u2069-]",
    re.IGNORECASE,
)
"""What stands beside the number and the end of the month and tells nothing else."""
_COUNT = r"(?<![\w.,/])(\d{1,3})(?![\d%]|[.,/]\d| ?%)"
_AFTER = re.compile(rf" ?(?:\+|plus\b|פלוס|ועוד) ?{_COUNT}", re.IGNORECASE)
_RIGHT_AFTER = re.compile(rf" ?{_COUNT}")
"""After the words of the trade, "EOM 30", the sign may lack."""
_BEFORE = re.compile(
    rf"{_COUNT}[ ,(]{{0,2}}(?:(?:days?|dni|ימים|יום)\b)?[ ,(]{{0,2}}(?:net\b)?[ ,(]{{0,2}}"
    r"(?:(?:from|after|of|od|po)\b)? ?(?:the )?$",
    re.IGNORECASE,
)
_NEAR = 40
"""Letters before the end of the month within which its days stand."""
_OTHER_MONTH = re.compile(
    r"[^.,;\n]{0,30}?(?:\b(?:follow|next|deliver|receipt|receiv|perform|complet|następn|kolejn|"
    r"dostaw|dostarcz|odbior|otrzym|doręcz|wykonan)|הבא|שלאחר|האספקה|המסירה|קבלת)",
    re.IGNORECASE,
)
"""What follows the end of another month than that of the invoice."""


def has_month_end(text: str) -> bool:
    """Return whether *text* names the end of a month."""
    return _MONTH_END.search(text) is not None


def month_end_days_in(sentence: str) -> int | None:
    """Return the days from the end of the month that *sentence* names among other words, or None.

    None too where it names several, or the end of another month than that of the invoice.
    """
    found: set[int | None] = set()
    for end in _MONTH_END.finditer(sentence):
        after = _AFTER.match(sentence, end.end())
        if after is None and " " not in end.group():
            after = _RIGHT_AFTER.match(sentence, end.end())
        before = _BEFORE.search(sentence[max(0, end.start() - _NEAR) : end.start()])
        number = after or before
        last = after.end() if after else end.end()
        both = after is not None and before is not None
        told = number is not None and not both and _OTHER_MONTH.match(sentence, last) is None
        found.add(int(number[1]) if number is not None and told else None)
    return found.pop() if len(found) == 1 else None


def term_typed(days: int, *, from_month_end: bool) -> str:
    """Return a time to pay as it may be typed in any language: "30" or "EOM+30"."""
    return f"EOM+{days}" if from_month_end else str(days)


def term_read(typed: str) -> tuple[int, bool]:
    """Return the days of what `term_typed` gave, and whether they are from the month's end."""
    days = month_end_days(typed)
    return (int(typed), False) if days is None else (days, True)


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
