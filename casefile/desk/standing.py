"""What stands in a case in the place of a detail that a paper offers, and putting it there."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeVar

from casefile.intake.accounts import same_account
from casefile.model.case import Case
from casefile.model.claim import Agreement
from casefile.model.party import Owner, Party, RegisterNumber
from casefile.model.payment_term import term_read, term_typed
from casefile.model.suggestion import (
    AGREED_RATE,
    AGREED_TERM,
    CLAIMANT_DETAILS,
    COURT_FILE,
    OF_AGREEMENT,
    PERSON,
    Suggestion,
)
from casefile.rules.behind_name import record_for

ACCOUNT = CLAIMANT_DETAILS[-1]
_Whose = TypeVar("_Whose", Party, Owner, Agreement)
_TELLING = 9
"""Digits at the end of a number or telephone that tell it from another: a country's code is left
out by who writes within it."""


def standing(case: Case, owner: Owner, guess: Suggestion) -> list[str]:
    """Return what stands in the place of a detail; of several addresses of mail all."""
    whose, _, what = guess.field.partition(".")
    if guess.field == PERSON:  # somebody else is one more, in nobody's place
        known = [
            one
            for one in (*case.claimant.people, *case.respondent.people)
            if bare(one.name) == bare(guess.value)
        ]
        his = bare(guess.value) in (bare(one.name) for one in case.respondent.people)
        tells = his and guess.role and not any(one.role for one in known)
        return [] if tells else [one.name for one in known]
    if guess.field == COURT_FILE:
        return [case.court_file] if case.court_file else []
    if guess.field in OF_AGREEMENT:
        return held(case.agreement, what, guess.value)
    if whose == "claimant":
        own = _held_by_all(case.claimant, what, guess.value)
        mine = held(record_for(case.claimant, owner), what, guess.value)
        return own or [one for one in mine if not same_detail(guess, one)]
    return _held_by_all(case.respondent, what, guess.value)


def _held_by_all(party: Party, what: str, value: str) -> list[str]:
    """Return what stands of a side and of its people."""
    told = held(party, what, value)
    if what in ("email", "phone"):
        told += [own for x in party.people if (own := getattr(x, what))]
    return told


def held(party: Party | Owner | Agreement, what: str, value: str) -> list[str]:
    """Return what stands of *what*; of numbers, those of the kind that *value* names."""
    if isinstance(party, Agreement):
        return _held_as_agreed(party, what)
    if what == "number":
        kind = bare(value.rpartition(" ")[0])
        return [f"{x.kind} {x.value}" for x in party.numbers if bare(x.kind) == kind]
    told = getattr(party, what)
    return [told] if told else []


def _held_as_agreed(agreed: Agreement, what: str) -> list[str]:
    """Return what was agreed of *what*, as it is typed; of a time to pay with its beginning."""
    days = agreed.payment_days
    if what == AGREED_TERM.partition(".")[2]:
        from_end = bool(agreed.from_month_end)
        return [] if days is None else [term_typed(days, from_month_end=from_end)]
    told = getattr(agreed, what)
    return [] if told is None else [f"{told.normalize():f}"]


def all_held(party: Party | Agreement | str, what: str) -> list[str]:
    """Return all that stands of *what*, as it is told: numbers with their kinds, people by name.

    What is words itself, as the number of a court, stands for itself.
    """
    if isinstance(party, str):
        return [party] if party else []
    if isinstance(party, Party) and what == "number":
        return [f"{x.kind} {x.value}" for x in party.numbers]
    if isinstance(party, Party) and what == PERSON.partition(".")[2]:
        return [", ".join(told for told in (x.name, x.role) if told) for x in party.people]
    return held(party, what, "")


def same_detail(guess: Suggestion, stands: str) -> bool:
    """Return whether what *stands* is what was read, however the two are written.

    Of an address it is where every part of what was read stands in it: it lacks only the town.
    """
    if guess.field == ACCOUNT:
        return same_account(guess.value, stands)
    if guess.field == AGREED_RATE:
        return Decimal(guess.value) == Decimal(stands)
    if guess.field.endswith((".number", ".phone")):
        digits, known = (re.sub(r"\D", "", one) for one in (guess.value, stands))
        return digits[-_TELLING:] == known[-_TELLING:]
    if guess.field.endswith(".address"):
        read, there = (set(map(bare, x.split(","))) for x in (guess.value, stands))
        return read <= there or bare(guess.value) == bare(stands)
    return bare(guess.value) == bare(stands)


def with_detail(party: _Whose, what: str, value: str) -> _Whose:
    """Return *party* with *value* in its place; a number takes that of the one of its kind."""
    if isinstance(party, Agreement) and what == AGREED_TERM.partition(".")[2]:
        days, from_end = term_read(value)
        return party.but(payment_days=days, from_month_end=from_end or None)
    if what != "number" or isinstance(party, Agreement):
        return party.but(**{what: value})
    kind, _, number = value.rpartition(" ")
    others: tuple[RegisterNumber, ...] = tuple(
        x for x in party.numbers if bare(x.kind) != bare(kind)
    )
    return party.but(numbers=(*others, RegisterNumber(kind=kind, value=number)))


def bare(text: str) -> str:
    """Return the letters and digits of *text*: what two writings of one thing have in common."""
    return "".join(filter(str.isalnum, text.casefold()))
