"""Terms of the talks in the whole text of a paper, for who may see it and not hear of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from casefile.desk.keeping import Keeping
from casefile.intake.other_lines import without_others
from casefile.intake.reading import FullReading
from casefile.intake.sum_named import NamedSum, sums_named
from casefile.model.case import Case
from casefile.model.clean import clean, one_line
from casefile.model.dates import LooseDate
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.exhibit import Exhibit
from casefile.model.redaction import covered
from casefile.model.say import Say
from casefile.rules.disclosure import may_see
from casefile.rules.kept_terms import KeptTerms, kept_terms

_QUOTED = 120
"""Letters of the words that a refusal quotes."""


class TermsTold(NamedTuple):
    """A paper that tells terms of the talks to who may see it and may not hear of them."""

    mark: str
    label: Disclosure
    """Of the terms."""
    named: tuple[NamedSum, ...]
    """The places that tell them; none: a person named it as the paper of an offer."""

    @property
    def told(self) -> Say:
        """Return what it tells, and the ways out."""
        values = {"mark": self.mark, "label": self.label, "code": self.label.value}
        if not self.named:
            return Say("preflight.terms_told.named", **values)
        words = one_line(self.named[0].words, _QUOTED).rstrip(" .")
        return Say("preflight.terms_told.words", **values, words=words)


class TellingTerms(Keeping):
    """The part of the desk that looks for terms of the talks in the papers."""

    def terms_told(self, case: Case, exhibit: Exhibit, audience: Audience) -> TermsTold | None:
        """Return the terms of the talks that *exhibit* tells to *audience*, who may not hear of
        them; None: it tells none, or a person said that its words are open all the same.

        The whole of its text is looked at as that reader sees it, however and whenever it was
        accepted. A sum counts in papers and messages that are no older than the offer.
        """
        waits = exhibit.accepted and exhibit.tells_offer is not False
        if not waits or not may_see(audience, exhibit.disclosure):
            return None
        kept = kept_terms(case, audience)
        if not kept:
            return None
        full = self.full_reading(case.id, exhibit)
        texts = list(self._as_handed(case, exhibit, full))
        home = self.home_money(case)
        for terms in kept:
            named = tuple(
                one
                for text, day in texts
                if _may_tell(terms, day)
                for one in sums_named(text, terms.sums, home)
            )
            if named or (exhibit.mark in terms.marks and not exhibit.redactions):
                return TermsTold(exhibit.mark, terms.label, named)
        return None

    def _as_handed(
        self, case: Case, exhibit: Exhibit, full: FullReading
    ) -> Iterator[tuple[str, LooseDate]]:
        """Yield the texts of an exhibit with their days, its covered passages removed."""
        passages = [one.words for one in exhibit.redactions]
        others = without_others(full, exhibit, case) if exhibit.covers_others else {}
        day = exhibit.dated if exhibit.dated.known else full.dated
        head = (exhibit.title, full.subject, *(value for _, value in full.fields))
        yield covered("\n".join(head), passages), day
        if full.messages:
            for message in full.messages:
                yield covered(message.said, passages), message.on if message.on.known else day
            return
        lines = [clean(part.text) for part in full.paragraphs]
        lines = [others.get(one, one) for one in lines]
        yield covered("\n".join(lines), passages), day


def _may_tell(terms: KeptTerms, day: LooseDate) -> bool:
    """Return whether a text of *day* may tell *terms*: it is not known to be older."""
    return day.last is None or terms.on.first is None or terms.on.first <= day.last
