"""What he promises to pay, and what he admits, in a mail or chat: each sentence with its day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casefile.intake.clues import hint, level, shipped_clues
from casefile.intake.coming import days_to_come
from casefile.intake.day_agreed import days_agreed
from casefile.intake.finds import sums
from casefile.intake.his_words import his_words
from casefile.intake.offered import offers
from casefile.intake.plea_words import LONGEST, asks_for_less
from casefile.intake.reading import FullReading
from casefile.intake.sentences import clauses, sentences
from casefile.intake.sum_named import bare_sums
from casefile.intake.who import Sides
from casefile.model.claim import Debt, one_currency
from casefile.model.contact import Outcome, Promise
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.exhibit import ExhibitKind
from casefile.model.money import Money
from casefile.model.suggestion import SAID, Suggestion

_PROMISES = ("promises_to_pay", "hands_over", "sees_to_it", "may_pay")
_ADMITS = ("admits_debt", "admits_sum", "owes_the_rest")
_MOST_LETTERS = 100_000
_MOST = 8
"""Promises of one paper that are told; a person reads the rest of it himself."""


def said_of_paying(
    full: FullReading,
    kind: ExhibitKind,
    made: Suggestion | None,
    sides: Sides,
    debts: Sequence[Debt] = (),
) -> list[Suggestion]:
    """Return each promise of his that names a day, and the first words of a day that admit.

    A message that offers terms is for the talks: nothing of it is told. A promise without a day is
    none that can be kept or broken; in a chat the day may be his answer to us alone. A bare figure
    is in the money of *debts* where they have one.
    """
    home = one_currency(debts)
    found: list[Suggestion] = []
    for words, on, who in his_words(full, kind, made, sides):
        talk = level(words[:_MOST_LETTERS])
        if offers(talk):
            continue
        since = on if on.known else full.dated
        for outcome, because, promise in _told(talk, since, home):
            guess = hint(SAID, outcome.value, _REASON[outcome], because)
            guess = guess.but(on=on, speaker=who, promise=promise)
            again = promise is None and any(x.value == outcome and x.on == on for x in found)
            if not again and guess not in found:
                found.append(guess)
    told = {(one.on, one.value) for one in found}
    found += (x for x in days_agreed(full, sides, debts) if (x.on, x.value) not in told)
    return found[:_MOST]


_REASON = {Outcome.PROMISED: "promises_to_pay", Outcome.ADMITTED: "admits_debt"}


def _told(talk: str, since: LooseDate, home: str) -> Iterator[tuple[Outcome, str, Promise | None]]:
    """Yield what the sentences of *talk* admit and promise, in their order.

    A question says neither, and what is promised on a condition is none to be kept by a day.
    """
    clues, place = shipped_clues(), 0
    says = [
        (found.start(), outcome)
        for signals, outcome in ((_PROMISES, Outcome.PROMISED), (_ADMITS, Outcome.ADMITTED))
        for signal in signals
        for found in clues.told(signal, talk)
    ]
    for sentence in sentences(talk) if says else ():
        first = talk.index(sentence, place)
        place = first + len(sentence)
        said = [(at - first, outcome) for at, outcome in says if first <= at < place]
        if not said or len(sentence) > LONGEST or sentence.rstrip().endswith("?"):
            continue
        if any(outcome is Outcome.ADMITTED for _, outcome in said):
            yield Outcome.ADMITTED, sentence, None
        promised = [at for at, outcome in said if outcome is Outcome.PROMISED]
        if promised and clues.signals["on_condition"].search(sentence) is None:
            for promise in _promises(sentence, min(promised), since, home):
                yield Outcome.PROMISED, sentence, promise


def _promises(sentence: str, at: int, since: LooseDate, home: str) -> Iterator[Promise]:
    """Yield each sum that *sentence* promises with its day: "500 on Friday, the rest in May".

    A sum before *at*, where the promise begins, counts where none stands behind it; a day before it
    unless it tells of what was paid or due. Of several sums before one day the first is promised; a
    rest has the sum that is named after it.
    """
    named = list(_named(sentence, since, home))
    named = [
        x for x in named if not any(first <= x[0] < last for first, last in _of_less(sentence))
    ]
    past = shipped_clues().signals["of_the_past"].search(sentence[:at]) is not None
    if past or any(place >= at and isinstance(one, Money) for place, one in named):
        named = [x for x in named if x[0] >= at or (isinstance(x[1], LooseDate) and not past)]
    pairs: list[tuple[Money | None, LooseDate]] = []
    of, by = [], UNDATED
    for _, one in named:
        if isinstance(one, LooseDate):
            by = by if by.known else one
        else:
            of.append(one)
        if of and by.known:
            pairs.append((next(filter(None, of), None), by))
            of, by = [], UNDATED
    if not pairs and by.known:
        pairs.append((None, by))
    for amount, day in pairs:
        yield Promise(amount=amount, by=day)


def _of_less(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where the clauses of *sentence* stand that ask to pay less: they promise no sum."""
    at = 0
    for clause in clauses(sentence):
        at = sentence.index(clause, at)
        if asks_for_less(clause):
            yield at, at + len(clause)
        at += len(clause)


def _named(
    sentence: str, since: LooseDate, home: str
) -> Iterator[tuple[int, Money | LooseDate | None]]:
    """Yield the sums and days to come of *sentence* as they stand, with their places.

    None stands for a rest that is called so.
    """
    rest = shipped_clues().signals["the_rest"]
    to_come = [(find.start, day) for day, find in days_to_come(sentence, since)]
    told = [(find.start, find.end, money) for money, find in sums(sentence, home)]
    for start, end, money in bare_sums(sentence, home):
        if not any(first < end and start < last for first, last, _ in told):
            told.append((start, end, money))
    every: list[tuple[int, Money | LooseDate | None]] = [
        *((first, money) for first, _, money in told),
        *((one.start(), None) for one in rest.stated(sentence)),
        *((at, day) for at, day in to_come if _is_later(day, since)),
    ]
    yield from sorted(every, key=lambda one: one[0])


def _is_later(day: LooseDate, since: LooseDate) -> bool:
    """Return whether *day* may be one after *since*, the day of the words."""
    return since.first is None or day.last is None or day.last > since.first
