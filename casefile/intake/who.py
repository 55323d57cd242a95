"""Who of the case a name or address in the evidence is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from casefile.intake.clues import folded
from casefile.model.case import Case
from casefile.model.mail import mails_in
from casefile.model.party import Party, Person
from casefile.model.unaccented import unaccented

_FORM_WORDS = """
ltd limited llp plc inc company sp spółka zoo ska jawna ogr odp akcyjna the and mr mrs pan pani
בע בעמ חברה
"""
_FREE_MAIL = """
gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com live.co.uk msn.com yahoo.com
yahoo.co.uk yahoo.ca ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me
gmx.com gmx.net gmx.de mail.com
walla.co.il walla.com 012.net.il 013.net 014.net.il netvision.net.il bezeqint.net zahav.net.il
inter.net.il barak.net.il nana10.co.il
wp.pl onet.pl onet.eu poczta.onet.pl vp.pl op.pl o2.pl tlen.pl go2.pl interia.pl interia.eu
interia.com poczta.fm int.pl gazeta.pl
btinternet.com btopenworld.com sky.com virginmedia.com ntlworld.com blueyonder.co.uk talktalk.net
tiscali.co.uk shaw.ca telus.net rogers.com
"""
_FORMS = frozenset(_FORM_WORDS.split())
_FREE = frozenset(_FREE_MAIL.split())
_AT = re.compile(r"@([\w.-]+)")
_SHORTEST_WITHIN = 6
"""Letters of a name that may stand within a longer domain; a shorter one must be all of a part."""
_SHORTEST = 3
_LONG = 5_000
"""Letters from which a text is kept taken apart."""


class _Read(NamedTuple):
    """A text as sides are looked for in it, taken apart once."""

    addresses: frozenset[str]
    domains: frozenset[str]
    digits: str
    words: frozenset[str]


def _taken_apart(text: str) -> _Read:
    low = folded(text)
    return _Read(
        frozenset(mails_in(low)),
        frozenset(_domains(low)),
        re.sub(r"\D", "", low),
        frozenset(_words(_without_services(low))),
    )


_kept_apart = lru_cache(maxsize=4)(_taken_apart)
"""The last long texts: both sides are looked for in them again and again, at each look."""


def _read(text: str) -> _Read:
    return _taken_apart(text) if len(text) < _LONG else _kept_apart(text)


@dataclass(frozen=True, slots=True)
class Side:
    """One side as it may appear in evidence: names as sets of words, addresses, phones."""

    names: tuple[frozenset[str], ...] = ()
    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    phones: tuple[str, ...] = ()
    numbers: frozenset[str] = frozenset()
    """Register and tax numbers, their digits alone."""
    joined: str = ""
    """The name of the party as a domain would write it; empty where it would tell nothing."""
    parts: tuple[str, ...] = ()
    """The words of that name, so written: a domain may put them in another order."""

    def is_in(self, text: str) -> bool:
        """True when *text* carries an address, a phone or every word of a name of this side.

        An address at a domain that bears the side's name is one of its addresses.
        """
        read = _read(text)
        return self._named(read) or self._has_domain(read)

    def has_domain_in(self, text: str) -> bool:
        """True when *text* has an address at a domain that bears the name of this side.

        A mail service for everybody bears nobody's name.
        """
        return self._has_domain(_read(text))

    def _has_domain(self, read: _Read) -> bool:
        return bool(self.joined) and any(
            self._bears_name(domain) for domain in read.domains if not _is_free(domain)
        )

    def _bears_name(self, domain: str) -> bool:
        levels = [_joined(level) for level in domain.split(".")[:-1]]
        if len(self.joined) >= _SHORTEST_WITHIN:
            return self.joined in _joined(domain) or any(map(self._in_another_order, levels))
        return self.joined in levels

    def _in_another_order(self, level: str) -> bool:
        """Return whether a part of a domain is the words of the name, in whatever order."""
        return len(level) == len(self.joined) and all(part in level for part in self.parts)

    def is_named_in(self, text: str) -> bool:
        """True when *text* carries what is recorded of this side: address, domain, phone, name."""
        return self._named(_read(text))

    def _named(self, read: _Read) -> bool:
        if not self.addresses.isdisjoint(read.addresses):
            return True
        if any(_within(domain, own) for domain in read.domains for own in self.domains):
            return True
        return any(phone in read.digits for phone in self.phones) or self._called(read)

    def is_at(self, domain: str) -> bool:
        """True when *domain* is one of this side: recorded, or bearing its name."""
        return self.is_in(f"x@{domain}")

    def is_called_in(self, text: str) -> bool:
        """True when *text* has every word of a name of this side."""
        return self._called(_read(text))

    def _called(self, read: _Read) -> bool:
        return any(name <= read.words for name in self.names)

    def may_be_in(self, text: str) -> bool:
        """True when *text* may name this side, its words inflected or joined to others.

        One telling word of a name is enough: this is asked before a person is warned.
        """
        if self.is_in(text):
            return True
        if self.has_number_in(text):
            return True
        words = _words(folded(text))
        return any(_inflected(stem, words) for name in self.names for stem in _stems(name))

    def has_number_in(self, text: str) -> bool:
        """True when *text* has a register or tax number of this side."""
        digits = {re.sub(r"\D", "", group) for group in re.findall(r"\d[\d -]{5,20}\d", text)}
        return not self.numbers.isdisjoint(digits)

    def is_firm(self, name: str, ids: Iterable[str] = ()) -> bool:
        """True when a firm of that name, in whole or in short, or with one of *ids* is this side.

        *ids* are tax numbers as they are written, with the letters of a country or without.
        """
        if not self.numbers.isdisjoint(re.sub(r"\D", "", one) for one in ids):
            return True
        words = frozenset(_words(folded(name)))
        return bool(words) and any(own <= words or words <= own for own in self.names)

    def may_be_called_in(self, text: str) -> bool:
        """True when *text* names this side, or has every word of a name of it, inflected or not."""
        return self.is_in(text) or self.is_declined_in(text)

    def is_declined_in(self, text: str) -> bool:
        """True when *text* has every word of a name of this side, inflected or not."""
        words = _words(folded(text))
        return any(
            stems and all(_inflected(stem, words) for stem in stems)
            for stems in map(_stems, self.names)
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
    """Return both sides as evidence may name them.

    A name within the name of the other side tells no domain of one from a domain of the other.
    """
    ours, his = _side(case.claimant), _side(case.respondent)
    return Sides(
        replace(ours, joined="") if ours.joined in his.joined else ours,
        replace(his, joined="") if his.joined in ours.joined else his,
    )


def trader_of(party: Party) -> Side:
    """Return *party* as an invoice may name it: also by the person whose business it is."""
    person = (Person(name=party.proprietor),) if party.proprietor else ()
    return _side(party.but(people=(*party.people, *person)))


def _domains(low: str) -> set[str]:
    return {mail.rpartition("@")[2] for mail in mails_in(low)}


def _without_services(low: str) -> str:
    """Return *low* without the names of mail services for everybody behind an ``@``."""
    return _AT.sub(lambda at: "" if _is_free(at[1].rstrip(".")) else at[0], low)


def _within(domain: str, own: str) -> bool:
    return domain == own or domain.endswith(f".{own}")


def _is_free(domain: str) -> bool:
    return any(_within(domain, free) for free in _FREE)


def _joined(name: str) -> str:
    """Return the letters and digits of *name* without accents, as a domain writes it."""
    return "".join(filter(str.isalnum, unaccented(name)))


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]{2,}", text.replace('"', "")) if word not in _FORMS]


def _stems(name: Iterable[str]) -> list[str]:
    return [stem for stem in map(_stem, name) if stem]


def _inflected(stem: str, words: Iterable[str]) -> bool:
    return any(word[cut:].startswith(stem) for word in words for cut in (0, 1))


def _stem(word: str) -> str:
    """Return what Polish cases and Hebrew prefixes leave of a word; empty for one too short."""
    return word[: max(3, len(word) - 2)] if len(word) >= 3 else ""


def _side(party: Party) -> Side:
    written = " ".join((party.email, *(person.email for person in party.people)))
    phones = [re.sub(r"\D", "", p) for p in (party.phone, *(q.phone for q in party.people))]
    names = [frozenset(_words(folded(n))) for n in (party.name, *(p.name for p in party.people))]
    parts = tuple(_joined(word) for word in _words(folded(party.name)))
    joined = "".join(parts)
    return Side(
        names=tuple(name for name in names if name),
        joined=joined if len(joined) >= _SHORTEST else "",
        parts=parts,
        addresses=frozenset(mails_in(folded(written))),
        domains=frozenset(d for d in _domains(folded(written)) if not _is_free(d)),
        phones=tuple(phone[-9:] for phone in phones if len(phone) >= 7),
        numbers=frozenset(
            digits for n in party.numbers if len(digits := re.sub(r"\D", "", n.value)) >= 6
        ),
    )
