"""The word lists of clues.toml, made ready to be looked for in a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from casefile.intake.finds import sums
from casefile.model.clean import one_line
from casefile.model.exhibit import ExhibitKind
from casefile.model.suggestion import Suggestion

_HEBREW = re.compile("[\u05d0-\u05ea]")
_NO = (
    r"(?:no|not|never|nothing|without|nobody|neither|nor|cannot|\w+n't"
    r"|nie|bez|brak|[zż]adn\w+|nigdy|nikt|ani|ו?(?:כ?ש)?(?:לא|אין|אינ\w+|איני|ללא|בלי|מעולם))"
)
"""Words that deny; a Hebrew one may bear "and", "that" or "when" as a letter before it."""
_STRESSED = (
    r"(?:at\s+all|in\s+any\s+way|in\s+the\s+least|entirely|really|exactly|wcale|zupełnie"
    r"|do\s+końca|בכלל|ממש|כלל|במכתב)"
)
_DENIED = re.compile(rf"(?<!\w){_NO}(?:\s+{_STRESSED})?(?:\s+\w+)?\s+$", re.IGNORECASE)
"""A denial, with a word between at most, right before a phrase."""
_DENIES = re.compile(rf"{_NO}(?!\w)", re.IGNORECASE)
"""A phrase that is a denial itself: two deny the more (``nigdy tego nie zamawiałem``)."""
_NEAR = 40
"""Letters before a phrase within which it is denied."""
_CLAUSE = re.compile(r"[.!?;:\n]|,(?!\s*(?:że|ze|iż|jakoby|żeby|ażeby)\b)")
"""Where a clause ends; a Polish comma before "that" ends none."""
_BEFORE, _AFTER, _WORDS_AFTER = 60, 60, 3
"""Letters on either side of a phrase, and words behind it, within which it can be turned round."""
_TAKEN_BACK = frozenset({"admits_debt", "promises_to_pay", "orders"})
"""Signals that a "nothing" behind them takes back."""
_SENTENCE, _ABOUT = re.compile(r"[.!?](?!\d)|\n(?![a-ząćęłńóśźż])"), 160
"""Where a sentence ends, and letters on either side of a phrase that tell what it is about. A line
that goes on with a small letter was cut at the edge of a page."""
_OF_A_SUM = frozenset({"hands_over", "may_pay", "owes_the_rest"})
"""Signals that a sum of money beside them makes a matter of money."""
_BEFORE_A_SUM = frozenset({"admits_sum", "disputes_sum"})
"""Signals that say what they mean only of the sum right behind them."""
_BETWEEN = re.compile(r"(?:[\s\d]*[^\W\d]+){0,3}\s*(?:[-:]\s*)?")
"""What may stand between such a signal and its sum: a few words of one clause."""
_TURNED_AS = {"admits_sum": "admits_debt"}
"""Signals that the same words turn round as another."""
_BARE_SUM = re.compile(
    r"(?<![\w.,/-])\d{1,3}(?:[ ,.]\d{3})+\s+(?:by|on|until|till|before|do|w|we|עד|ב)(?!\w)"
)
"""A sum without its money, as a chat has it, and what makes it no count of things: a day."""
_LEFT_OUT = r"(?:\s+.{1,40}?|,[^,;!?\n]{1,80},.{0,40}?)\s+"
"""What may stand for three points between two words: a few words, or a name between two commas.
Where a denial stands in the first such place, the phrase is denied."""
_DENIED_WITHIN = re.compile(rf"(?<!\w){_NO}(?!\w)", re.IGNORECASE)
_QUOTES = str.maketrans({"״": '"', "”": '"', "“": '"', "׳": "'", "’": "'", "‘": "'"})
_MARKS = str.maketrans(
    dict.fromkeys("\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u00ad", "")
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases to look for, the longest first.

    Most texts lack one of a phrase's words, and that is seen at once; only else is it searched.
    """

    phrases: tuple[tuple[tuple[str, ...], str], ...]
    """(its plain stretches, the longest first, its pattern)."""

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first phrase in *text*, the longest where several begin; None for none."""
        low = text.casefold()
        found = [
            match
            for words, pattern in self.phrases
            if _all_in(low, words) and (match := _compiled(pattern).search(text))
        ]
        return min(found, key=re.Match.start, default=None)

    def said(self, text: str) -> re.Match[str] | None:
        """Return the first phrase that *text* says and does not deny; None for none.

        "I will not pay" and ``nie zapłacę`` say nothing of what "pay" alone would.
        """
        return min(self.stated(text), key=re.Match.start, default=None)

    def stated(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all of the phrases that *text* says and does not deny, in no order."""
        low = text.casefold()
        for words, pattern in self.phrases:
            if not _all_in(low, words):
                continue
            for found in _compiled(pattern).finditer(text):
                before = text[max(0, found.start() - _NEAR) : found.start()]
                if _DENIED_WITHIN.search(found.groupdict().get("within") or ""):
                    continue
                if _DENIES.match(found.group()) or not _DENIED.search(before):
                    yield found

    def within(self, text: str) -> Phrases:
        """Return those that may be in *text*: what is asked of each of its sentences."""
        low = text.casefold()
        return Phrases(tuple(phrase for phrase in self.phrases if _all_in(low, phrase[0])))


def _all_in(low: str, words: Iterable[str]) -> bool:
    return all(map(low.__contains__, words))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turned:
    """What makes of a phrase the contrary of what it says alone, by the signal it is one of."""

    before: dict[str, Phrases]
    after: dict[str, Phrases]
    nothing: Phrases
    more: Phrases

    def is_round(self, signal: str, text: str, found: re.Match[str]) -> bool:
        """Return whether the clause of *found* in *text* turns it round."""
        prefix = found.groupdict().get("before") or ""
        left = text[max(0, found.start() - _BEFORE) : found.start()] + prefix
        clause = _CLAUSE.split(left)[-1]
        rest = _CLAUSE.split(text[found.end() : found.end() + _AFTER])[0]
        told = " ".join(rest.split()[: 2 * _WORDS_AFTER])
        signal = _TURNED_AS.get(signal, signal)
        before, after = self.before.get(signal), self.after.get(signal)
        if before is not None and before.said(clause) is not None:
            return True
        if after is not None and _is_near(told, after.search(told)):
            return True
        nothing = self.nothing.search(told) if signal in _TAKEN_BACK else None
        if nothing is None or not _is_near(told, nothing):
            return False
        return self.more.search(told[nothing.end() :]) is None


def _is_near(told: str, turn: re.Match[str] | None) -> bool:
    return turn is not None and len(told[: turn.start()].split()) < _WORDS_AFTER


@dataclass(frozen=True, slots=True)
class Clues:
    """What to look for: by kind of paper, by what is said, by file name, before a date."""

    kinds: dict[ExhibitKind, Phrases]
    signals: dict[str, Phrases]
    names: dict[str, Phrases]
    dates: Phrases
    other_dates: Phrases
    turned: Turned
    beside: dict[str, Phrases]
    """By signal, what must stand by it, in its sentence or the one before, for it to be meant."""
    unless: dict[str, Phrases]
    """By signal, what in its sentence makes something else of it."""

    def says(self, signal: str, text: str) -> re.Match[str] | None:
        """Return where *text* first says *signal* and means it; None for nowhere.

        "We owe you nothing", "you say that we owe you" and "we owe you an apology" admit no debt.
        """
        return next(self.told(signal, text), None)

    def told(self, signal: str, text: str) -> Iterator[re.Match[str]]:
        """Yield each place where *text* says *signal* and means it, as they stand."""
        for found in sorted(self.signals[signal].stated(text), key=re.Match.start):
            turned = self.turned.is_round(signal, text, found)
            if not turned and self._is_about(signal, text, found):
                yield found

    def _is_about(self, signal: str, text: str, found: re.Match[str]) -> bool:
        """Return whether what *signal* leaves open, told in *text* at *found*, is the money."""
        if signal in _BEFORE_A_SUM:
            behind = text[found.end() : found.end() + _AFTER]
            _, named = next(sums(behind), (None, None))
            return named is not None and _BETWEEN.fullmatch(behind[: named.start]) is not None
        if signal not in self.beside:
            return True
        *_, before, own = ["", *_SENTENCE.split(text[max(0, found.start() - _ABOUT) : found.end()])]
        own += _SENTENCE.split(text[found.end() : found.end() + _ABOUT])[0]
        about = self.beside[signal].search(f"{before}\n{own}") is not None
        if signal in _OF_A_SUM:
            about = about or _BARE_SUM.search(own) is not None or any(True for _ in sums(own))
        return about and self.unless[signal].search(own) is None


@cache
def shipped_clues() -> Clues:
    """Return the clues that come with the program."""
    text = files("casefile.intake").joinpath("clues.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    return Clues(
        kinds={ExhibitKind(kind): phrases_of(words) for kind, words in lists["kinds"].items()},
        signals={signal: phrases_of(words) for signal, words in lists["signals"].items()},
        names={name: phrases_of(words) for name, words in lists["names"].items()},
        dates=phrases_of(lists["dates"]),
        other_dates=phrases_of(lists["other_dates"]),
        turned=Turned(
            before={one: phrases_of(words) for one, words in lists["turned"]["before"].items()},
            after={one: phrases_of(words) for one, words in lists["turned"]["after"].items()},
            nothing=phrases_of(lists["turned"]["nothing"]),
            more=phrases_of(lists["turned"]["more"]),
        ),
        beside={one: phrases_of(words) for one, words in lists["beside"].items()},
        unless={one: phrases_of(words) for one, words in lists["unless"].items()},
    )


def level(text: str) -> str:
    """Return *text* with one kind of quote and apostrophe; every letter keeps its place."""
    return text if text.isascii() else text.translate(_QUOTES)


def folded(text: str) -> str:
    """Return *text* as names are compared: small letters, one kind of quote, no marks."""
    return re.sub(r"\s+", " ", level(text).translate(_MARKS).casefold())


def phrases_of(words: dict[str, Any]) -> Phrases:
    """Return the phrases of all languages in *words*, to be looked for in a text."""
    phrases = sorted({phrase for each in words.values() for phrase in each}, key=len, reverse=True)
    return Phrases(tuple((_stretches(phrase), _pattern(phrase)) for phrase in phrases))


def _stretches(phrase: str) -> tuple[str, ...]:
    """Return the stretches of *phrase* that stand in every text it matches, the longest first."""
    plain = {one.casefold() for one in re.split(r"[\s*]|\.\.\.", level(phrase)) if one}
    return tuple(sorted(plain, key=lambda one: (-len(one), one)))


def _pattern(phrase: str) -> str:
    plain = re.escape(level(phrase)).replace(r"\ \.\.\.\ ", f"(?P<within>{_LEFT_OUT})", 1)
    plain = plain.replace(r"\ \.\.\.\ ", _LEFT_OUT)
    plain = plain.replace(r"\.\.\.", ".{1,40}?").replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    before = "(?<!\\w)(?P<before>[ושלבכמה]{0,3})" if _HEBREW.match(phrase) else r"(?<!\w)"
    return f"{before}{plain}(?!\\w)"


def around(text: str, start: int, end: int, reach: int = 60) -> str:
    """Return the words around a find, cut at the line or sentence, an ellipsis where cut."""
    left = max(text.rfind(stop, 0, start) for stop in ("\n", ". ", "! ", "? "))
    first = left + 1 if left >= 0 and start - left <= reach else max(0, start - reach)
    rights = [text.find(stop, end) for stop in ("\n", ". ", "! ", "? ")]
    right = min((place for place in rights if place >= 0), default=len(text))
    last = right if right - end <= reach else min(len(text), end + reach)
    told = text[first:last].strip()
    before = "…" if first > 0 and first != left + 1 else ""
    return f"{before}{told}{'…' if last < len(text) and last != right else ''}"


def hint(field: str, value: object, reason: str, because: str = "") -> Suggestion:
    """Return a suggestion with its reason and the words that led to it, cut to a line."""
    return Suggestion(field=field, value=str(value), reason=reason, because=one_line(because, 200))
