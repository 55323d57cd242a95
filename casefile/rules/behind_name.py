"""Whose business a trade name is: a sole trader is the person, and the papers name both."""

from __future__ import annotations

from typing import Any

from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.party import Owner, Party, PartyKind
from casefile.model.say import Say
from casefile.rules.authority import same_name

_REACHED = ("name", "address", "email", "phone", "bank_account")
"""What letters need of a claimant, and take from the own record where a case has none of it."""


def of_own_record(party: Party, owner: Owner) -> bool:
    """Return whether *party* is the owner of the program, by its name; a nameless one is."""
    mine = owner.as_claimant()
    return not party.name or same_name(party.name, mine.name)


def record_for(party: Party, owner: Owner) -> Owner:
    """Return the own record where it tells of *party*: a claim of another takes nothing of it.

    A record without a name is that of whoever claims.
    """
    mine = owner.as_claimant()
    return mine if not mine.name or of_own_record(party, owner) else type(mine)()


def creditor(case: Case, owner: Owner) -> Party:
    """Return who claims, with what the case lacks of him from the own record of the owner.

    Only of a claimant of the owner's name (`record_for`); his numbers, and what kind of party he
    is, not from a record without a name either.
    """
    party, mine = case.claimant, record_for(case.claimant, owner)
    told: dict[str, Any] = {x: getattr(party, x) or getattr(mine, x) for x in _REACHED}
    if of_own_record(party, owner):
        known = {one.kind for one in party.numbers}
        more = (one for one in mine.numbers if one.kind not in known)
        told["numbers"] = (*party.numbers, *more)
        told["kind"] = mine.kind if party.kind is PartyKind.UNKNOWN else party.kind
        told["proprietor"] = party.proprietor or mine.proprietor
    return party.but(**told)


def from_own_record(case: Case, owner: Owner) -> dict[str, str]:
    """Return what letters take of the claimant from the own record, by field: the case lacks it."""
    taken = creditor(case, owner)
    names = (*_REACHED, "proprietor")
    return {
        name: told
        for name in names
        if not getattr(case.claimant, name) and (told := getattr(taken, name))
    }


def with_person(case: Case, owner: Owner) -> Case:
    """Return the case with the person behind our name as in the own record, where it has none."""
    ours = case.claimant
    if ours.proprietor or not owner.proprietor or not of_own_record(ours, owner):
        return case
    return case.but(claimant=ours.but(proprietor=owner.proprietor))


def asked_for(case: Case) -> tuple[Say, ...]:
    """Return for each side of whom a trade name alone is on record, where to name the person."""
    sides = (("claimant", case.claimant), ("respondent", case.respondent))
    return tuple(
        Say(f"steps.name_behind_{side}", name=one_line(party.name))
        for side, party in sides
        if is_nobody_behind(party)
    )


def is_nobody_behind(party: Party) -> bool:
    """Return whether *party* is a sole trader whose person is not on record.

    A name in which one of his people is named tells him.
    """
    if party.kind is not PartyKind.SOLE_TRADER or not party.name.strip() or party.proprietor:
        return False
    name = one_line(party.name).casefold()
    people = (one_line(person.name).casefold() for person in party.people)
    return not any(one and one in name for one in people)
