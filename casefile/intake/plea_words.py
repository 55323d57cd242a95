"""The word lists of pleas.toml, made ready: what a sentence of the other side raises or asks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from casefile.intake.clues import Phrases, level, phrases_of
from casefile.model.position import Defence
from casefile.model.unaccented import unaccented

LONGEST = 600
"""Letters of a sentence that is still talk; a longer one is a table or a list."""
_BEFORE = 60
"""Letters within which a word like "if", in the same clause, makes the find no statement."""
_ASKS = re.compile(
    r"^\W*(?:is|are|was|were|do|does|did|has|have|can|could|will|when|where|which|who|"
    r"czy|kiedy|gdzie|kto|ktory|ktora|ile|האם|מתי|איפה|היכן|מי|כמה)\b.*\?\W*$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class PleaWords:
    """The lists; looked for in level, unaccented text."""

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
    less: Phrases
    unless: dict[Defence, Phrases]
    """By plea, what beside its words makes something else of them."""
    pays: bool = False
    """The message speaks of paying."""

    def within(self, message: str) -> PleaWords:
        """Return what of the lists may be in *message*: few messages hold any of it."""
        sure = {defence: said.within(message) for defence, said in self.sure.items()}
        deal = {defence: said.within(message) for defence, said in self.deal.items()}
        return replace(
            self,
            sure={defence: said for defence, said in sure.items() if said.phrases},
            deal={defence: said for defence, said in deal.items() if said.phrases},
            pays=self.paying.search(message) is not None,
        )

    def raised(self, sentence: str, before: str = "") -> Iterator[Defence]:
        """Yield the pleas that *sentence* raises; none for a question, an "if", a thing mended.

        *before*: the sentence before it, which may tell that it speaks of something else.

        Where two are read in the same words, the longer phrase tells which it is: "we never agreed
        to that price" disputes the sum, not the deal.
        """
        if len(sentence) > LONGEST or _ASKS.match(sentence):
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
            unless = self.unless.get(defence)
            of_else = unless is not None and unless.search(f"{before}\n{sentence}") is not None
            if last - first >= max(overlapping, default=0) and not of_else:
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

    def asks_for_less(self, sentence: str) -> bool:
        """Return whether *sentence* keeps money back, or wants a rebate: no question, no "if"."""
        if len(sentence) > LONGEST or _ASKS.match(sentence):
            return False
        return self._stated(self.less, sentence) is not None

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
def plea_words() -> PleaWords:
    """Return the lists that come with the program."""
    text = files("casefile.intake").joinpath("pleas.toml").read_text(encoding="utf-8")
    told = {
        head: {
            name: phrases_of({code: list(map(unaccented, said)) for code, said in lists.items()})
            for name, lists in tables.items()
        }
        for head, tables in tomllib.loads(text).items()
    }
    return PleaWords(
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
        less=told["words"]["less"],
        unless={Defence(name): said for name, said in told["unless"].items()},
    )


def asks_for_less(sentence: str) -> bool:
    """Return whether *sentence*, as it is written, keeps money back or wants a rebate."""
    return plea_words().asks_for_less(unaccented(level(sentence)))
