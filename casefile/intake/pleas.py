"""What the other side says against the claim: the sentences of it, and the plea each suggests.

A find is a guess with its words and their day. Only own words count: not the older mail that is
quoted, not what the claimant wrote. The words are looked for without accents, as people type them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from casefile.intake.clues import hint, level, shipped_clues
from casefile.intake.disputed_sum import DisputedSum, disputed_sum
from casefile.intake.finds import sums
from casefile.intake.his_words import his_words
from casefile.intake.named_debts import debts_named, debts_of_sum
from casefile.intake.offered import offers
from casefile.intake.plea_words import LONGEST, asks_for_less, plea_words
from casefile.intake.reading import FullReading
from casefile.intake.sentences import clauses, sentences
from casefile.intake.shown import MAILS
from casefile.intake.who import Sides
from casefile.model.claim import Debt
from casefile.model.clean import one_line
from casefile.model.dates import LooseDate
from casefile.model.exhibit import ExhibitKind
from casefile.model.money import Money
from casefile.model.position import APART, NO_DEFENCE, Defence
from casefile.model.suggestion import PLEA, WARNING, Suggestion
from casefile.model.unaccented import unaccented

_MOST_LETTERS = 400_000
_QUOTED = 200
"""Letters of a sentence that are quoted."""
_FEWEST_WORDS = 3
"""A shorter sentence is a greeting and no cause of anything."""
_OF_A_PART = frozenset(
    {
        Defence.DENIES_AGREEMENT,
        Defence.DENIES_PERFORMANCE,
        Defence.INCOMPLETE_WORK,
        Defence.QUALITY_COMPLAINT,
        Defence.WRONG_AMOUNT,
    }
)
"""Pleas that may speak of a part of the deal alone."""
_OF_NO_INVOICE = NO_DEFENCE | {Defence.COUNTERCLAIM, Defence.LEGAL_BAR}
"""What is said of who owes, or of another claim: no invoice named beside it is a part of it."""


def pleas(
    full: FullReading,
    kind: ExhibitKind,
    made: Suggestion | None,
    sides: Sides,
    debts: Sequence[Debt] = (),
) -> list[Suggestion]:
    """Return what the other side says in it, one for a plea: the first sentence that raises it.

    A plea reaches those of *debts* that its sentence names by number or sum, else its message by
    number; none: all.

    Where it is not known who wrote (a letter without a name, a sender who is in no record), they
    are found all the same; they wait until a person says that it was the other side
    (`Exhibit.pleas`).
    """
    found: dict[Defence, Suggestion] = {}
    talks = [
        (said[:_MOST_LETTERS], on, who) for said, on, who in his_words(full, kind, made, sides)
    ]
    whole = "\n".join(words for words, _, _ in talks)
    known = plea_words().within(unaccented(level(whole)))
    for talk, on, who in talks:
        here = known.within(unaccented(level(talk)))
        told = sentences(talk) if here.sure or here.deal else ()
        message = talk if full.messages else whole
        raised: Defence | None = None
        before_it = frozenset(found)
        plain = ""
        for before, sentence in pairwise(("", *told)):
            plain_before, plain = plain, unaccented(level(sentence))
            if raised is not None and here.asks_for_less(plain):
                found[raised] = _with_what_he_asks(found[raised], before, sentence, debts)
            for defence in here.raised(plain, plain_before):
                if defence not in found:
                    part = here.part_of(sentence) if defence in _OF_A_PART else ""
                    named = part or defence is Defence.SET_OFF
                    guess = hint(PLEA, defence.value, "says_it").but(
                        because=_with_its_cause(before, sentence),
                        speaker=who,
                        debts=_reach(defence, sentence, message, debts),
                        part=part,
                        part_sum=_only_sum(sentence) if named else None,
                    )
                    found[defence] = guess.but(on=on) if on.known else guess
                    raised = defence
        fresh = {defence: one for defence, one in found.items() if defence not in before_it}
        of_a_sum = _of_a_sum(fresh, disputed_sum(talk, debts), who, on)
        found |= {x: one for x, one in of_a_sum.items() if x in fresh or x not in found}
    _join_late(found)
    return [_in_the_body(one, full) for one in found.values()]


def _of_a_sum(
    raised: Mapping[Defence, Suggestion], disputed: DisputedSum | None, who: str, on: LooseDate
) -> dict[Defence, Suggestion]:
    """Return the pleas *raised* in a message that dispute the sum it names: that part alone.

    One that speaks of other invoices, or of a part by its name, is passed by. Where he disputes a
    sum and gives no cause, he says that the sum is wrong.
    """
    if disputed is None:
        return {}
    found = {
        defence: one.but(part_sum=disputed.amount, debts=disputed.debts or one.debts)
        for defence, one in raised.items()
        if defence in _OF_A_PART and not one.part
        if not disputed.debts or set(disputed.debts) <= set(one.debts or disputed.debts)
    }
    if found or any(one.part_sum == disputed.amount for one in raised.values()):
        return found
    said = hint(PLEA, Defence.WRONG_AMOUNT.value, "says_it", disputed.because)
    said = said.but(speaker=who, debts=disputed.debts, part_sum=disputed.amount)
    return {Defence.WRONG_AMOUNT: said.but(on=on) if on.known else said}


def _with_what_he_asks(
    plea: Suggestion, before: str, sentence: str, debts: Sequence[Debt]
) -> Suggestion:
    """Return *plea* with a later sentence of its message that says what he wants for it.

    "We want a rebate of 30 %" tells what the complaint comes to; an invoice named there is the one
    it is about.
    """
    said = one_line(sentence, _QUOTED)
    if said in plea.because or len(plea.because) + len(said) > 2 * _QUOTED:
        return plea
    asking = " ".join(filter(asks_for_less, clauses(sentence))) or sentence
    named = debts_named(asking, debts) if plea.value not in _OF_NO_INVOICE else ()
    next_to_it = plea.because.endswith(one_line(before, _QUOTED))
    told = (" " if next_to_it else APART).join((plea.because, said))
    return plea.but(because=told, debts=named or plea.debts)


def _reach(defence: Defence, sentence: str, message: str, debts: Sequence[Debt]) -> tuple[str, ...]:
    """Return the debts that a plea reaches by what is named beside it; none where it says all."""
    if defence in _OF_NO_INVOICE or not debts:
        return ()
    named = debts_named(sentence, debts)
    if named or plea_words().every.search(unaccented(level(sentence))) is not None:
        return named
    return debts_of_sum(sentence, debts) or debts_named(message, debts)


def _join_late(found: dict[Defence, Suggestion]) -> None:
    """Make of "it came late" the cause of the loss set off, where no more is complained of."""
    late, loss = found.get(Defence.QUALITY_COMPLAINT), found.get(Defence.SET_OFF)
    if late is None or loss is None or late.on != loss.on:
        return
    if plea_words().is_late_alone(unaccented(level(late.because))):
        told = [late.because] if late.because not in loss.because else []
        words = one_line(" ".join((*told, loss.because)), 2 * _QUOTED)
        found[Defence.SET_OFF] = loss.but(because=words)
        del found[Defence.QUALITY_COMPLAINT]


def _only_sum(sentence: str) -> Money | None:
    """Return the one sum that *sentence* names; None where it names none or several."""
    named = {money for money, _ in sums(level(sentence))}
    return named.pop() if len(named) == 1 else None


def _with_its_cause(before: str, sentence: str) -> str:
    """Return *sentence* as a quote; one that draws a conclusion, with what it is drawn from.

    "We will therefore not pay" says nothing without the sentence right before it.
    """
    told, cause = one_line(sentence, _QUOTED), one_line(before, _QUOTED)
    concludes = plea_words().therefore.search(unaccented(level(told))) is not None
    stated = len(cause.split()) >= _FEWEST_WORDS and cause[-1] in ".!…"
    return f"{cause} {told}" if concludes and stated else told


def less_asked(
    full: FullReading, kind: ExhibitKind, made: Suggestion | None, sides: Sides
) -> list[Suggestion]:
    """Return that he offers terms, asks to pay less or keeps money back: one to look at, or none.

    It may be an offer of his, which a person writes down; nothing is recorded of it by itself.
    """
    less = plea_words().less
    for talk, on, _ in his_words(full, kind, made, sides):
        words = talk[:_MOST_LETTERS]
        proposes = offers(words)
        if not proposes and not less.within(unaccented(level(words))).phrases:
            continue
        told = [(x, asks_for_less(x)) for x in sentences(words)]
        asked = [x for x, for_less in told if for_less or (proposes and offers(x))]
        if asked:
            because = APART.join(one_line(one, _QUOTED) for one in asked)
            reason = "offers_terms" if proposes else "asks_for_less"
            guess = hint(WARNING, "", reason, because)
            return [guess.but(on=on) if on.known else guess]
    return []


def _in_the_body(plea: Suggestion, full: FullReading) -> Suggestion:
    """Return *plea*; one that the subject alone names, in the words that refuse to pay for it."""
    if full.reader not in MAILS or plea.because != one_line(full.subject, 200):
        return plea
    refuses = shipped_clues().signals["refuses"]
    told = map(one_line, sentences(full.own_text[:_MOST_LETTERS]))
    for before, sentence in pairwise(("", *told)):
        if len(sentence) <= LONGEST and refuses.said(level(sentence)) is not None:
            return plea.but(because=_with_its_cause(before, sentence))
    return plea
