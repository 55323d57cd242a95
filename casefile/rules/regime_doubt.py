"""Where the law of interest hangs on what the parties are, and nobody has said it yet."""

from __future__ import annotations

import re
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.jurisdiction import Jurisdiction, Regime
from casefile.model.party import Party, PartyKind
from casefile.model.say import Say
from casefile.rules.due import acts_in_business, chosen_regime

_COMPANY = re.compile(
    r"""(?<!\w)(?:
        sp(?:\.|ółka)?\s*z\s*(?:o\.\s?o\.?|ograniczoną\s+odpowiedzialnością)
      | spółka\s+(?:akcyjna|jawna|komandytowa|partnerska)
      | spółka\s+cywilna | s\.\s?c\. | (?:&|and)\s+partners
      | S\.\s?A\.? | P\.S\.A\. | sp\.\s?[jkp]\.
      | Ltd\.? | Limited | LLP | PLC | Inc\.? | LLC | GmbH
      | בע["״']{1,2}מ | שותפות(?:\s+(?:רשומה|מוגבלת|כללית))?
    )\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
"""A form of company or partnership at the end of a name, in the words of the places."""
_COMPANIES_ALONE = frozenset({"krs"})
"""Kinds of number that only companies and the like have."""


class RegimeDoubt(NamedTuple):
    """Parties of whom it is not known what they are, the law taken meanwhile, and the other."""

    names: tuple[str, ...]
    taken: dict[str, str] | str
    perhaps: dict[str, str] | str
    companies: tuple[str, ...]
    """Those of the parties who are firms of several by their names or numbers; empty: none."""

    def told(self, key: str) -> Say:
        """Return the doubt as a sentence; as one that proposes, where a name tells a company."""
        said = {"names": self.names, "taken": self.taken, "perhaps": self.perhaps}
        if not self.companies:
            return Say(key, **said)
        return Say(f"{key}_companies", **said, companies=self.companies)


def reads_as_company(party: Party) -> bool:
    """Return whether a party of unknown kind is a company or partnership by its name or number."""
    if party.kind is not PartyKind.UNKNOWN:
        return False
    by_number = any(number.kind.casefold() in _COMPANIES_ALONE for number in party.numbers)
    return by_number or _COMPANY.search(party.name.strip()) is not None


def _hangs_on(case: Case, regime: Regime) -> list[Party]:
    """Return the parties of whom *regime* asks what is not known."""
    creditor, debtor = case.claimant, case.respondent
    found = []
    if regime.creditor_in_business is not None and acts_in_business(creditor) is None:
        found.append(creditor)
    if regime.debtor_in_business is not None and acts_in_business(debtor) is None:
        found.append(debtor)
    return found


def regime_doubt(case: Case, law: Jurisdiction) -> RegimeDoubt | None:
    """Return the doubt over the law of interest of the first debt that has one; None: no doubt.

    A law that only a healthcare debtor would change is no doubt here: the account notes it.
    """
    for debt in case.debts:
        chosen = chosen_regime(case, debt, law)
        if chosen.regime is None or chosen.start is None:
            continue
        hanging = [(r, p) for r in chosen.perhaps if (p := _hangs_on(case, r))]
        if not hanging:
            continue
        # The last of those that may come first asks the least of the parties.
        perhaps, parties = hanging[-1]
        taken = chosen.regime
        return RegimeDoubt(
            names=tuple(p.name or "?" for p in parties),
            taken=taken.names or taken.id,
            perhaps=perhaps.names or perhaps.id,
            companies=tuple(p.name for p in parties if reads_as_company(p)),
        )
    return None
