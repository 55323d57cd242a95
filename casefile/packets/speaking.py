"""How a packet speaks: its words, its days and sums, and what it calls the parties and debts."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import Any

from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.clean import one_line
from casefile.model.dates import LooseDate
from casefile.model.disclosure import Audience
from casefile.model.form import Form
from casefile.model.language import Language
from casefile.model.money import Money
from casefile.model.party import Owner, Party, PartyKind
from casefile.rules.behind_name import creditor, of_own_record
from casefile.rules.debt_names import debt_name

_APART = re.compile(r"^[,(/–-]|[,)–-]$|\b[a-z]/[a-z]\b")
"""What is left of a name without the person, where it sets the business apart: "(Cafe)", "t/a"."""


class Speaking:
    """What speaks of one case in the words of one language, to the audience of one form."""

    case: Case
    form: Form
    words: Language
    owner: Owner

    @property
    def audience(self) -> Audience:
        """Who receives the packet."""
        return self.form.audience

    def t(self, key: str, **values: Any) -> str:
        """Return the wording ``packets.<key>``."""
        return self.words.term(f"packets.{key}", **values)

    def role(self, side: str) -> str:
        """Return what claimant or respondent are called before this audience."""
        if self.audience is Audience.COURT:
            return self.t(f"roles.court.{side}")
        if self.form.letter:
            return self.t(f"roles.letter.{side}")
        return self.t(f"roles.mediation.{side}")

    @property
    def creditor(self) -> Party:
        """Who claims: see `casefile.rules.behind_name`."""
        return creditor(self.case, self.owner)

    @property
    def sender(self) -> str:
        """The name of who writes: the claimant; for the claims of others, the owner's."""
        theirs = self.called(self.creditor)
        own = self.owner.for_himself or of_own_record(self.case.claimant, self.owner)
        return theirs if own and theirs else self.owner.name or self.creditor.name

    @property
    def claimant(self) -> str:
        """The name of who claims, else of the owner on a claim of his own, else what it is called.

        Who acts for others is never named as the claimant.
        """
        return self.called(self.creditor) or self.role("claimant")

    @property
    def respondent(self) -> str:
        """The name of the other side, else what it is called before this audience."""
        return self.called(self.case.respondent) or self.role("respondent")

    def called(self, party: Party) -> str:
        """Return the name of *party*: a sole trader's own, with that of his business; or "".

        A name that tells the person apart from the business, or is his own, is told as it is.
        """
        name, person = one_line(party.name), one_line(party.proprietor)
        if party.kind is not PartyKind.SOLE_TRADER or not name or not person:
            return name
        own, whole = person.casefold(), name.casefold()
        rest = whole.replace(own, "").strip()
        told = own in whole and (not rest or _APART.search(rest) or self._trading in rest)
        return name if told else self.t("trading_as", person=person, name=name)

    @property
    def _trading(self) -> str:
        """The words between a person and his trade name."""
        return self.t("trading_as", person="", name="").strip(' ,„”"')

    def long_day(self, day: date) -> str:
        """Return the day as letters write it, with the month's name."""
        return self.t("long_day", day=self.words.day(day, long=True))

    def loose(self, day: LooseDate) -> str:
        """Return a loose day: long in a letter, in figures elsewhere."""
        if self.form.letter and day.exact is not None:
            return self.long_day(day.exact)
        return self.words.loose_day(day)

    def answer(self, given: bool | None) -> str:
        """Return yes, no, or that it is not known."""
        return self.words.term("words.unknown") if given is None else self.words.value(given)

    def money(self, sums: Money) -> str:
        """Return a sum as people here write it."""
        return self.words.money(sums)

    def debt_name(self, debt: Debt) -> str:
        """Return the invoice number, or what stands for it where the user gave none."""
        return one_line(self.words.value(debt_name(debt)))

    @cached_property
    def debts_named(self) -> dict[str, str]:
        """What each debt is called, by its reference."""
        return {debt.ref: self.debt_name(debt) for debt in self.case.debts}
