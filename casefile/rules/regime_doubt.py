"""Where the law of interest hangs on what the parties are, and nobody has said it yet."""

from __future__ import annotations

import re
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.jurisdiction import Jurisdiction, Regime
from casefile.model.party import Party, PartyKind
from casefile.model.say import Say
from casefile.rules.due import acts_in_business, chosen_regime

_FORMS = {
    PartyKind.COMPANY: r"""
        sp(?:\.|ółka)?\s*z\s*(?:o\.\s?o\.?|ograniczoną\s+odpowiedzialnością)
      | spółka\s+akcyjna | S\.\s?A\.? | P\.\s?S\.\s?A\.? | (?-i:P?SA)
      | Ltd\.? | Limited | PLC | Inc\.? | Incorporated | Corp\.? | Corporation | LLC | ULC | GmbH
      | בע["״']{1,2}מ
    """,
    PartyKind.PARTNERSHIP: r"""
        spółka\s+(?:jawna|komandytowa|komandytowo-akcyjna|partnerska|cywilna)
      | s\.\s?c\. | sp\.\s?[jkp]\. | S\.K\.A\. | i\s+(?:wspólnicy|partnerzy)
      | (?:&|and)\s+partners | LLP
      | שותפות(?:\s+(?:רשומה|מוגבלת|כללית))?
    """,
}
"""A form at the end of a name, in the words of the places. An LLP of England and Wales is a body
corporate; as the kinds are told apart here it is one of partners, whatever they owe themselves."""
_ENDING = (
    r"w\s+(?:likwidacji|upadłości|restrukturyzacji)|in\s+(?:liquidation|administration)|בפירוק"
)
"""What stands behind the form of a firm that is being wound up."""
_ENDS_IN = {
    kind: re.compile(
        rf"(?<!\w)(?:{forms})(?:\s*[(,-]?\s*(?:{_ENDING})\)?)?\s*$", re.VERBOSE | re.IGNORECASE
    )
    for kind, forms in _FORMS.items()
}
_COMPANIES_ALONE = frozenset({"krs"})
"""Kinds of number that only companies and the like have."""


class RegimeDoubt(NamedTuple):
    """Parties of whom it is not known what they are, the law taken meanwhile, and the other."""

    names: tuple[str | Say, ...]
    """Each by its name; one whose name or number tells what it is, with that."""
    taken: dict[str, str] | str
    perhaps: dict[str, str] | str
    asks: str = ""
    """What of them is asked: ``firms``, a kind that a name tells already; ``private``, of people
    alone, whether they act in business; empty: their kinds."""

    def told(self, key: str) -> Say:
        """Return the doubt as the sentence of *key* that asks what is not known."""
        said = {"names": self.names, "taken": self.taken, "perhaps": self.perhaps}
        if self.asks == "private":
            return Say(f"{key}_private", **said)
        return Say(f"{key}_firms" if self.asks else key, **said)


def kinds_read(party: Party) -> tuple[PartyKind, ...]:
    """Return what a party of unknown kind is by the form in its name, else by its number.

    A number may leave open which of two it is; empty: nothing tells.
    """
    if party.kind is not PartyKind.UNKNOWN:
        return ()
    name = party.name.strip()
    told = tuple(kind for kind, form in _ENDS_IN.items() if form.search(name) is not None)
    by_number = any(number.kind.casefold() in _COMPANIES_ALONE for number in party.numbers)
    return told or (tuple(_ENDS_IN) if by_number else ())


def kind_proposed(party: Party) -> PartyKind:
    """Return the one kind that the name or number of a party tells; unknown where none or two."""
    read = kinds_read(party)
    return read[0] if len(read) == 1 else PartyKind.UNKNOWN


def reads_as_company(party: Party) -> bool:
    """Return whether a party of unknown kind is a company or partnership by its name or number."""
    return bool(kinds_read(party))


def _firm_told(party: Party) -> Say | None:
    """Return a party with what it is by its name or number; None where nothing tells."""
    kinds = kinds_read(party)
    if len(kinds) > 1:
        return Say("firms.either", name=party.name, one=kinds[0], other=kinds[1])
    return Say("firms.of_kind", name=party.name, kind=kinds[0]) if kinds else None


def _named(party: Party, *, alone: bool) -> str | Say:
    """Return a party as the doubt names it; *alone*: beside it stand only people like it."""
    if party.kind is PartyKind.INDIVIDUAL and not alone:
        return Say("firms.person", name=party.name, kind=party.kind)
    return _firm_told(party) or party.name or "?"


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
        people = all(party.kind is PartyKind.INDIVIDUAL for party in parties)
        firms = "firms" if any(map(kinds_read, parties)) else ""
        return RegimeDoubt(
            names=tuple(_named(party, alone=people) for party in parties),
            taken=taken.names or taken.id,
            perhaps=perhaps.names or perhaps.id,
            asks="private" if people else firms,
        )
    return None
