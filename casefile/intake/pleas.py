"""What the other side says against the claim: the sentences of it, and the plea each suggests.

A find is a guess with its words and their day. Only own words count: not the older mail that is
quoted, not what the claimant wrote. The words are looked for without accents, as people type them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

from casefile.intake.clues import Phrases, hint, level, phrases_of, shipped_clues
from casefile.intake.finds import sums
from casefile.intake.his_words import his_words
from casefile.intake.named_debts import debts_named
from casefile.intake.reading import FullReading
from casefile.intake.sentences import sentences
from casefile.intake.shown import MAILS
from casefile.intake.who import Sides
from casefile.model.claim import Debt
from casefile.model.clean import one_line
from casefile.model.exhibit import ExhibitKind
from casefile.model.money import Money
from casefile.model.position import NO_DEFENCE, Defence
from casefile.model.suggestion import PLEA, Suggestion
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
_LONGEST = 600
"""Letters of a sentence that is still talk; a longer one is a table or a list."""
_BEFORE = 60
"""Letters within which a word like "if", in the same clause, makes the find no statement."""
_ASKS = re.compile(
    r"^\W*(?:is|are|was|were|do|does|did|has|have|can|could|will|when|where|which|who|"
    r"czy|kiedy|gdzie|kto|ktory|ktora|ile|האם|מתי|איפה|היכן|מי|כמה)\b.*\?\W*$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of pleas.toml, made ready; looked for in level, unaccented text."""

    sure: dict[Defence, Phrases]
    deal: dict[Defence, Phrases]
    about: Phrases
    paying: Phrases
    therefore: Phrases
    part: Phrases
    more: Phrases
    taken_back: Phrases
    before: Phrases
    to_come: Phrases
    of_else: Phrases
    late: Phrases
    every: Phrases
    pays: bool = False
    """The message speaks of paying."""

    def within(self, message: str) -> _Words:
        """Return what of the lists may be in *message*: few messages hold any of it."""
        sure = {defence: said.within(message) for defence, said in self.sure.items()}
        deal = {defence: said.within(message) for defence, said in self.deal.items()}
        return replace(
            self,
            sure={defence: said for defence, said in sure.items() if said.phrases},
            deal={defence: said for defence, said in deal.items() if said.phrases},
            pays=self.paying.search(message) is not None,
        )

    def raised(self, sentence: str) -> Iterator[Defence]:
        """Yield the pleas that *sentence* raises; none for a question, an "if", a thing mended.

        Where two are read in the same words, the longer phrase tells which it is: "we never agreed
        to that price" disputes the sum, not the deal.
        """
        if len(sentence) > _LONGEST or _ASKS.match(sentence):
            return
        mended = self.taken_back.search(sentence)
        if mended is not None and not self.to_come.search(_clause(sentence, mended)):
            return
        lists = list(self.sure.items())
        if self.pays or self.about.search(sentence) is not None:
            lists += self.deal.items()
        stated = [(defence, self._stated(said, sentence)) for defence, said in lists]
        spans = [(defence, *found.span()) for defence, found in stated if found is not None]
        for defence, first, last in spans:
            overlapping = (
                end - start
                for other, start, end in spans
                if other is not defence and start < last and first < end
            )
            if last - first >= max(overlapping, default=0):
                yield defence

    def part_of(self, sentence: str) -> str:
        """Return the word by which *sentence* names a part of the deal alone; "" where unsure.

        A sentence that names anything beside it, or all but it, is for a person to read. The word
        is given as it is written: *sentence* is as in the paper.
        """
        plain = unaccented(level(sentence))
        found = self.part.search(plain)
        if found is None or self.more.search(plain) is not None or len(plain) != len(sentence):
            return ""
        prefix = found.groupdict().get("before") or ""
        return "" if "ו" in prefix else sentence[found.start() + len(prefix) : found.end()]

    def is_late_alone(self, sentence: str) -> bool:
        """Return whether *sentence* complains that it came late, and of nothing else."""
        if self.late.search(sentence) is None:
            return False
        rest = sentence
        while (found := self.late.search(rest)) is not None:
            rest = f"{rest[: found.start()]} {rest[found.end() :]}"
        return Defence.QUALITY_COMPLAINT not in self.raised(rest)

    def _stated(self, said: Phrases, sentence: str) -> re.Match[str] | None:
        """Return where *sentence* states one of the phrases: not denied, not on a condition."""
        for found in sorted(said.stated(sentence), key=re.Match.start):
            before = _clause(sentence, found)
            told = f"{before}{found.group()}"
            of_else = self.of_else.search(told)
            of_the_deal = of_else is None or of_else.end() < len(told)
            if of_the_deal and self.before.search(before) is None:
                return found
        return None


def _clause(sentence: str, found: re.Match[str]) -> str:
    """Return what stands of its clause before *found*."""
    return sentence[max(0, found.start() - _BEFORE) : found.start()].rpartition(",")[2]


@cache
def _words() -> _Words:
    text = files("casefile.intake").joinpath("pleas.toml").read_text(encoding="utf-8")
    told = {
        head: {
            name: phrases_of({code: list(map(unaccented, said)) for code, said in lists.items()})
            for name, lists in tables.items()
        }
        for head, tables in tomllib.loads(text).items()
    }
    return _Words(
        sure={Defence(name): said for name, said in told["sure"].items()},
        deal={Defence(name): said for name, said in told["deal"].items()},
        about=told["words"]["about"],
        paying=told["words"]["paying"],
        therefore=told["words"]["therefore"],
        part=told["words"]["part"],
        more=told["words"]["more"],
        taken_back=told["not"]["taken_back"],
        before=told["not"]["before"],
        to_come=told["not"]["to_come"],
        of_else=told["not"]["of_else"],
        late=told["words"]["late"],
        every=told["words"]["every"],
    )


def pleas(
    full: FullReading,
    kind: ExhibitKind,
    made: Suggestion | None,
    sides: Sides,
    debts: Sequence[Debt] = (),
) -> list[Suggestion]:
    """Return what the other side says in it, one for a plea: the first sentence that raises it.

    A plea reaches those of *debts* whose numbers its sentence names, else its message; none: all.

    Where it is not known who wrote (a letter without a name, a sender who is in no record), they
    are found all the same; they wait until a person says that it was the other side
    (`Exhibit.pleas`).
    """
    found: dict[Defence, Suggestion] = {}
    talks = [(words[:_MOST_LETTERS], on) for words, on in his_words(full, kind, made, sides)]
    whole = "\n".join(words for words, _ in talks)
    known = _words().within(unaccented(level(whole)))
    for talk, on in talks:
        here = known.within(unaccented(level(talk)))
        told = sentences(talk) if here.sure or here.deal else ()
        message = talk if full.messages else whole
        for before, sentence in pairwise(("", *told)):
            for defence in here.raised(unaccented(level(sentence))):
                if defence not in found:
                    part = here.part_of(sentence) if defence in _OF_A_PART else ""
                    named = part or defence is Defence.SET_OFF
                    guess = hint(PLEA, defence.value, "says_it").but(
                        because=_with_its_cause(before, sentence),
                        debts=_reach(defence, sentence, message, debts),
                        part=part,
                        part_sum=_only_sum(sentence) if named else None,
                    )
                    found[defence] = guess.but(on=on) if on.known else guess
    _join_late(found)
    return [_in_the_body(one, full) for one in found.values()]


def _reach(defence: Defence, sentence: str, message: str, debts: Sequence[Debt]) -> tuple[str, ...]:
    """Return the debts that a plea reaches by what is named beside it; none where it says all."""
    if defence in _OF_NO_INVOICE or not debts:
        return ()
    named = debts_named(sentence, debts)
    if named or _words().every.search(unaccented(level(sentence))) is not None:
        return named
    return debts_named(message, debts)


def _join_late(found: dict[Defence, Suggestion]) -> None:
    """Make of "it came late" the cause of the loss set off, where no more is complained of."""
    late, loss = found.get(Defence.QUALITY_COMPLAINT), found.get(Defence.SET_OFF)
    if late is None or loss is None or late.on != loss.on:
        return
    if _words().is_late_alone(unaccented(level(late.because))):
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
    concludes = _words().therefore.search(unaccented(level(told))) is not None
    stated = len(cause.split()) >= _FEWEST_WORDS and cause[-1] in ".!…"
    return f"{cause} {told}" if concludes and stated else told


def _in_the_body(plea: Suggestion, full: FullReading) -> Suggestion:
    """Return *plea*; one that the subject alone names, in the words that refuse to pay for it."""
    if full.reader not in MAILS or plea.because != one_line(full.subject, 200):
        return plea
    refuses = shipped_clues().signals["refuses"]
    told = map(one_line, sentences(full.own_text[:_MOST_LETTERS]))
    for before, sentence in pairwise(("", *told)):
        if len(sentence) <= _LONGEST and refuses.said(level(sentence)) is not None:
            return plea.but(because=_with_its_cause(before, sentence))
    return plea
