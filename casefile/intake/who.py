"""Who of the case a name or address in the evidence is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casefile.intake.clues import folded
from casefile.model.case import Case
from casefile.model.party import Party

_FORM_WORDS = """
ltd limited llp plc inc company sp spółka zoo ska jawna ogr odp akcyjna the and mr mrs pan pani
בע בעמ חברה
"""
_FREE_MAIL = """
gmail.com outlook.com hotmail.com yahoo.com icloud.com live.com proton.me walla.co.il 012.net.il
netvision.net.il bezeqint.net wp.pl onet.pl o2.pl interia.pl op.pl gazeta.pl poczta.fm
btinternet.com
"""
_FORMS = frozenset(_FORM_WORDS.split())
_FREE = frozenset(_FREE_MAIL.split())


@dataclass(frozen=True, slots=True)
class Side:
    """One side as it may appear in evidence: names as sets of words, addresses, phones."""

    names: tuple[frozenset[str], ...] = ()
    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    phones: tuple[str, ...] = ()
    numbers: frozenset[str] = frozenset()
    """Register and tax numbers, their digits alone."""

    def is_in(self, text: str) -> bool:
        """True when *text* carries an address, a phone or every word of a name of this side."""
        low = folded(text)
        if any(address in low for address in self.addresses):
            return True
        if any(f"@{domain}" in low for domain in self.domains):
            return True
        digits = re.sub(r"\D", "", low)
        if any(phone in digits for phone in self.phones):
            return True
        words = frozenset(_words(low))
        return any(name <= words for name in self.names)

    def may_be_in(self, text: str) -> bool:
        """True when *text* may name this side, its words inflected or joined to others.

        One telling word of a name is enough: this is asked before a person is warned.
        """
        if self.is_in(text):
            return True
        digits = {re.sub(r"\D", "", group) for group in re.findall(r"\d[\d -]{5,20}\d", text)}
        if digits & self.numbers:
            return True
        words = _words(folded(text))
        stems = [stem for name in self.names for stem in map(_stem, name) if stem]
        return any(
            word[cut:].startswith(stem) for stem in stems for word in words for cut in (0, 1)
        )

    @property
    def known(self) -> bool:
        """True when there is a name or an address to look for."""
        return bool(self.names or self.addresses)


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a case."""

    claimant: Side = Side()
    respondent: Side = Side()


def sides_of(case: Case) -> Sides:
    """Return both sides as evidence may name them."""
    return Sides(_side(case.claimant), _side(case.respondent))


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]{2,}", text.replace('"', "")) if word not in _FORMS]


def _stem(word: str) -> str:
    """Return what Polish cases and Hebrew prefixes leave of a word; empty for one too short."""
    return word[: max(3, len(word) - 2)] if len(word) >= 3 else ""


def _side(party: Party) -> Side:
    mails = [m.casefold() for m in (party.email, *(p.email for p in party.people)) if "@" in m]
    phones = [re.sub(r"\D", "", p) for p in (party.phone, *(q.phone for q in party.people))]
    names = [frozenset(_words(folded(n))) for n in (party.name, *(p.name for p in party.people))]
    domains = {mail.rpartition("@")[2] for mail in mails} - _FREE
    return Side(
        names=tuple(name for name in names if name),
        addresses=frozenset(mails),
        domains=frozenset(domains),
        phones=tuple(phone[-9:] for phone in phones if len(phone) >= 7),
        numbers=frozenset(
            digits for n in party.numbers if len(digits := re.sub(r"\D", "", n.value)) >= 6
        ),
    )
