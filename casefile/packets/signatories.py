"""Who binds each side of an agreement: both are named where both sign."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.exhibit import Provenance
from casefile.model.party import Party
from casefile.rules.authority import same_name


def signatories(case: Case) -> dict[str, str]:
    """Return by ``claimant_acts`` and ``respondent_acts`` who may bind that side, with his role.

    They are those of whom it is known that they may, and who is on record as the one who decides,
    where he is one of the people of that side or signed for it. A role that the record lacks is
    that in which he signed. Of whom it is not known whether he may, nothing is said.
    """
    talks = case.mediation
    return {
        f"{made.value}_acts": "; ".join(_acting(case, party, made, decides))
        for made, party, decides in (
            (Provenance.CLAIMANT, case.claimant, talks.our_decision_maker),
            (Provenance.RESPONDENT, case.respondent, talks.their_decision_maker),
        )
    }


def _acting(case: Case, party: Party, made: Provenance, decides: str) -> list[str]:
    """Return each who may bind *party*, with his role; *decides* is who decides for it, or ""."""
    may = [
        one
        for one in party.people
        if one.authority or (one.authority is None and _is(one.name, decides))
    ]
    signed = [s for x in case.exhibits for s in x.signatures if s.side is made]
    roles = {one.name: one.role for one in may}
    if not any(_is(one.name, decides) for one in party.people):
        roles |= {s.signer: "" for s in signed if _is(s.signer, decides)}
    for name, role in roles.items():
        as_ = [s.capacity for s in signed if same_name(s.signer, name) and s.capacity]
        roles[name] = role or (as_[-1] if as_ else "")
    return [", ".join(filter(None, map(one_line, each))) for each in roles.items()]


def _is(name: str, decides: str) -> bool:
    """Return whether *name* is his who decides; nobody is where no one is on record."""
    return bool(name.strip()) and same_name(name, decides)
