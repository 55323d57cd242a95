"""One language: its words, its plurals, and how days, sums and sentences are written in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from babel import Locale, localedata
from babel.dates import format_date
from babel.numbers import (
    format_currency,
    format_decimal,
    get_currency_name,
    get_currency_symbol,
)

from casefile.model.clean import clean
from casefile.model.collation import Key, order
from casefile.model.dates import LooseDate
from casefile.model.errors import BadData, CasefileError
from casefile.model.hebrew_day import hebrew_day
from casefile.model.loose_told import LooseDays, Until
from casefile.model.money import Money
from casefile.model.say import Say
from casefile.model.sentence import in_a_row

_LOCALES = {"en": "en_GB", "he": "he_IL", "pl": "pl_PL"}
_MAQAF = "\u05be"
"""Joins a Hebrew prefix to what is no Hebrew word: a number, a mark, a name in other letters."""
_PLACE = re.compile(_MAQAF + r"?\{(\w+)\}")
_HEBREW_WORD = re.compile("[\u200e\u200f\u2066-\u2069]*[\u05d0-\u05ea]")
_BRACKETED = re.compile(r" \(\{(\w+)\}\)")
"""A value in brackets: one that ends in a bracket itself, ``art. 5(1)``, stands behind a dash."""
_NAMED = re.compile(r"\{(\w+)\}: (?=\{(\w+)\})")
"""What kind of thing is named, ``{kind}: {title}``: told once where its title begins with it."""
FSI, PDI = "\u2068", "\u2069"
"""First-strong isolate and its end: set only by us, around values inside a sentence."""


def known_locale(code: str) -> bool:
    """True for a language that CLDR knows: its days, sums, plurals and direction."""
    return bool(localedata.exists(code))


def right_to_left(code: str) -> bool:
    """True for a known language that is written from right to left."""
    return str(Locale.parse(_LOCALES.get(code, code)).text_direction) == "rtl"


def plural_categories(code: str) -> frozenset[str]:
    """Return the plural categories of a known language: ``one``, ``few``, ``other`` …"""
    return frozenset(Locale.parse(_LOCALES.get(code, code)).plural_form.tags) | {"other"}


class Language(LooseDays):
    """The words of one language. A key that has no words shows as ``[key]``, never as a crash.

    *terms* maps dotted keys (``gates.C4.open``) to text with ``{placeholders}``, or to a
    mapping of plural categories (one, few, many, two, other) chosen by the value ``n``.
    *isolate* wraps values in direction isolates, for faces that understand them.
    """

    def __init__(
        self,
        code: str,
        terms: Mapping[str, str | Mapping[str, str]],
        *,
        over: Mapping[str, str] | None = None,
        isolate: bool = False,
        labels: Mapping[str, str] | None = None,
        hebrew_days: bool = False,
    ) -> None:
        self.code = code
        self.terms = terms
        self.over = over or {}
        self.isolate = isolate
        self.labels = labels or {}
        self.hebrew_days = hebrew_days
        self.locale = Locale.parse(_LOCALES.get(code, code))

    @property
    def rtl(self) -> bool:
        """True when the language is written right to left."""
        return self.locale.text_direction == "rtl"

    def order(self, text: str) -> Key:
        """Return what a name is sorted by in this language."""
        return order(text, self.code)

    def names_of(self, choices: Iterable[Enum]) -> list[str]:
        """Return the names of several choices of one kind, in the order of their kind."""
        wanted = frozenset(choices)
        kinds = {type(one) for one in wanted}
        return [self.name_of(one) for kind in kinds for one in kind if one in wanted]

    def in_place(self, terms: Mapping[str, str]) -> Language:
        """Return this language with the terms of a place before its own."""
        return self._but(over={**self.over, **terms})

    def isolating(self) -> Language:
        """Return this language with isolates around values (for the terminal)."""
        return self._but(isolate=True)

    def citing(self, labels: Mapping[str, str]) -> Language:
        """Return this language with exhibits cited by their labels in a packet, not by marks."""
        return self._but(labels=labels)

    def with_hebrew_days(self, on: bool) -> Language:
        """Return this language with the Hebrew date beside days written at length, or without."""
        return self._but(hebrew_days=on)

    def _but(self, **changes: Any) -> Language:
        kept: dict[str, Any] = {
            "over": self.over,
            "isolate": self.isolate,
            "labels": self.labels,
            "hebrew_days": self.hebrew_days,
        }
        return Language(self.code, self.terms, **(kept | changes))

    def has(self, key: str) -> bool:
        """True when the key has words."""
        return key in self.over or key in self.terms

    def term(self, key: str, **values: Any) -> str:
        """Return the words of *key*, filled with *values* (each cleaned and written as here).

        Raises: BadData, when the words ask for a value that is not given.
        """
        words = self._chosen(key, values)

        def fill(match: re.Match[str]) -> str:
            name = match.group(1)
            if name not in values:
                raise BadData("no_value_for_placeholder", where=f"{self.code}: {key}", field=name)
            written = self.value(values[name])
            if written.endswith(".") and words[match.end() : match.end() + 2].strip() == ".":
                written = written[:-1]  # a full stop after ``11 września 2026 r.`` is set once
            joined = match.group().startswith(_MAQAF) and not self._takes_prefix(values[name])
            return (_MAQAF if joined else "") + self._apart(written)

        def bracketed(match: re.Match[str]) -> str:
            ends = self.value(values.get(match.group(1))).rstrip(PDI).endswith(")")
            return f" – {match.group(1).join('{}')}" if ends else match.group()

        def named(match: re.Match[str]) -> str:
            kind, title = (values.get(name) for name in match.groups())
            return "" if self._begins_with(title, kind) else match.group()

        return _PLACE.sub(fill, _BRACKETED.sub(bracketed, _NAMED.sub(named, words)))

    def _begins_with(self, title: Any, kind: Any) -> bool:
        """Return whether *title*, text from outside, begins with the name of the choice *kind*."""
        if not isinstance(kind, Enum) or not isinstance(title, str) or isinstance(title, Enum):
            return False
        said, name = self.value(title).casefold(), self.name_of(kind).casefold()
        return said.startswith(name) and not said[len(name) : len(name) + 1].isalnum()

    def _takes_prefix(self, value: Any) -> bool:
        """Return whether *value* is a Hebrew word of ours, which a prefix is written together with.

        A word from outside stays apart, as it was written there.
        """
        first = value[0] if isinstance(value, (tuple, list)) and value else value
        ours = first in self.labels if isinstance(first, str) else True
        ours = ours or isinstance(first, Enum)
        return ours and bool(_HEBREW_WORD.match(self.value(first)))

    def _chosen(self, key: str, values: Mapping[str, Any]) -> str:
        """Return the words of *key* before they are filled, of the plural that *values* ask for."""
        words: str | Mapping[str, str] | None = self.over.get(key) or self.terms.get(key)
        if words is None:
            return f"[{key}]"
        if isinstance(words, str):
            return words
        category = self.locale.plural_form(values.get("n", 0))
        return words.get(category) or words.get("other") or f"[{key}]"

    def _listed(self, parts: Sequence[Any]) -> str:
        """Return *parts* as a list; a whole sentence among them gives its full stop to a ``;``."""
        told = [self.value(part) for part in parts]
        closed = [isinstance(x, Say) and self._chosen(x.key, x.values)[-1:] == "." for x in parts]
        if not any(closed[:-1]):
            return ", ".join(told)
        ends = [
            one.removesuffix(".") if end else one for one, end in zip(told, closed, strict=True)
        ]
        return "; ".join((*ends[:-1], told[-1]))

    def _apart(self, written: str) -> str:
        """Return a value as it is set into a sentence: between isolates, where they are asked."""
        return f"{FSI}{written}{PDI}" if self.isolate and written else written

    def say(self, sentence: Say) -> str:
        """Return *sentence* in this language."""
        return self.term(sentence.key, **sentence.values)

    def told(self, *sentences: Say) -> str:
        """Return the sentences one after another, each with its capital and its own point."""
        return in_a_row(self.say(sentence) for sentence in sentences)

    def refusal(self, trouble: CasefileError) -> tuple[str, str]:
        """Return (what is wrong with its place, what to do next; the second may be empty)."""
        what = self.term(f"refusals.{trouble.key}.what", **trouble.values)
        then_key = f"refusals.{trouble.key}.then"
        then = self.term(then_key, **trouble.values) if self.has(then_key) else ""
        return (f"{self._apart(clean(trouble.where))}: {what}" if trouble.where else what), then

    def because(self, trouble: CasefileError) -> str:
        """Return what is wrong alone: for a reader who sees the field that it is said of."""
        fault = trouble.values.get("fault")
        return self.say(fault if isinstance(fault, Say) else trouble.told)

    def value(self, value: Any) -> str:
        """Return one value as it is written in this language; outside text is cleaned."""
        if value is None:
            return ""
        if isinstance(value, Say):
            return self.say(value)
        if isinstance(value, Money):
            return self.money(value)
        if isinstance(value, Enum):
            return self.name_of(value)
        if isinstance(value, LooseDate):
            return self.loose_day(value)
        if isinstance(value, Until):
            return self.until(value.day)
        if isinstance(value, datetime):
            return f"{self.day(value.date())} {value:%H:%M}"
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, Decimal):
            return self.number(value)
        if isinstance(value, bool):
            return self.term("words.yes" if value else "words.no")
        if isinstance(value, int):
            return str(value)
        if isinstance(value, Mapping):  # one text, by language, as the packs keep them
            return clean(str(value.get(self.code) or value.get("en") or ""))
        if isinstance(value, (tuple, list)):
            return self._listed(value)
        return clean(self.labels.get(str(value), str(value)))

    def name_of(self, choice: Enum) -> str:
        """Return the name of a choice: the term ``choices.<Type>.<value>``."""
        return self.term(f"choices.{type(choice).__name__}.{choice.value}")

    def quoted(self, text: str) -> str:
        """Return outside text cleaned, in the quotation marks of this language; "" for none."""
        return self.term("formats.quoted", text=text) if text else ""

    def money(self, sum_: Money) -> str:
        """Return the sum as people here write it: ``12 300,00 zł``, ``₪4,500.00``, ``£1,200.50``"""
        return str(format_currency(sum_.amount, sum_.currency, locale=self.locale))

    def sign(self, currency: str) -> str:
        """Return the sign of a currency as people here write it: ``zł``, ``₪``; else its code."""
        return str(get_currency_symbol(currency, locale=self.locale))

    def currency(self, code: str) -> str:
        """Return the name of a currency with its code: ``złoty polski (PLN)``, ``לירה … (GBP)``."""
        named = str(get_currency_name(code, locale=self.locale))
        return code if named == code else f"{named} ({code})"

    def number(self, number: Decimal) -> str:
        """Return the number with the separators of this language, no zeros added or lost."""
        places = max(0, -int(number.as_tuple().exponent))
        return str(format_decimal(number, format="#,##0." + "0" * places, locale=self.locale))

    def day(self, day: date, *, long: bool = False) -> str:
        """Return the day, in figures (12.01.2026, 12/01/2026) or with the month's name."""
        if long:
            told = str(format_date(day, "long", locale=self.locale))
            if not self.hebrew_days:
                return told
            hebrew = hebrew_day(day)
            return f"{told} ({FSI}{hebrew}{PDI})" if self.isolate else f"{told} ({hebrew})"
        return str(format_date(day, self.term("formats.day"), locale=self.locale))
