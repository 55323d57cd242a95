"""What a form asks: a field with its label and kind, its choices, and how its text is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from casefile.model.case import Case
from casefile.model.language import Language
from casefile.model.money import is_zero
from casefile.model.say import Say
from casefile.screens.plain import bare
from casefile.screens.reading import (
    Read,
    currency_read,
    day_read,
    file_read,
    files_read,
    marks_read,
    moment_read,
    money_read,
    number_read,
    paper_read,
    rate_read,
    register_read,
)

Choices = tuple[tuple[str, str], ...]
"""Codes and their words."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field.

    *kind*: text, money, currency, day, past_day, coming_day, moment, number, rate, file, files,
    paper (one, by its mark, or a file), register, marks or choice.
    """

    path: str
    """The path of `casefile set`, or a name within a form."""
    term: str
    """Wording key of the label."""
    kind: str = "text"
    choices: Choices = ()
    """(value, words) of a choice; (mark, title) of what marks may stand in a field of them;
    of a rate (name, words) of what the law says of it."""
    hint: str = ""
    """Wording key of an example, shown while the field is empty."""
    about: str = field(default="", compare=False)
    """What it speaks of with its neighbours, told above them: what a debt is called."""
    stands_in: str = ""
    """Words told in its place while it is empty: what is taken for it, and from where."""
    zero: str = ""
    """Wording key of what 0 means in a field of money; empty: 0 is refused."""
    no_mark: str = ""
    """Wording key of the refusal in a field of marks, where it helps on further than the usual."""


def choices_of(kind: type[StrEnum], words: Language) -> Choices:
    """Return the choices of an enum, with their words."""
    return tuple((one.value, words.name_of(one)) for one in kind)


def papers_of(case: Case) -> Choices:
    """Return the marks that a field of marks may hold, with the titles of the papers."""
    return tuple((one.mark, one.title or one.custody.original_name) for one in case.exhibits)


def yes_no(words: Language) -> Choices:
    """Return yes, no and not known."""
    return (
        ("", words.term("words.unknown")),
        ("true", words.term("words.yes")),
        ("false", words.term("words.no")),
    )


def named_of(field: Field) -> Say:
    """Return how a sentence names a field: its label, behind what it speaks of."""
    label = Say(field.term)
    return Say("formats.field_of", about=bare(field.about), field=label) if field.about else label


def read_as(
    field: Field,
    text: str,
    words: Language,
    on: date,
    *,
    since: date | None = None,
    currency: str = "",
    register: str = "",
) -> Read:
    """Return what *text* means in a field of its kind.

    *since*: the day a day is read from, where that is not *on*; *currency* of a sum that names
    none; *register*: of what kind a number of a register is.
    """
    kind = field.kind
    if kind == "money":
        if field.zero and is_zero(text):
            return Read(echo=words.term(field.zero))
        return money_read(text, words, currency)
    if kind == "currency":
        return currency_read(text)
    if kind in ("day", "past_day", "coming_day"):
        return day_read(text, words, on, kind, since=since)
    if kind == "moment":
        return moment_read(text, words, on)
    if kind == "number":
        return number_read(text)
    if kind == "rate":
        return rate_read(text, words, dict(field.choices))
    if kind == "file":
        return file_read(text)
    if kind == "files":
        return files_read(text, words)
    if kind == "paper":
        return paper_read(text, dict(field.choices))
    if kind == "marks":
        read = marks_read(text, dict(field.choices))
        return read._replace(fault=field.no_mark or read.fault) if read.fault else read
    if kind == "register":
        return register_read(text, words, register)
    return Read()
