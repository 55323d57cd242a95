"""Who binds each side of an agreement: both are named where both sign."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.clean import one_line


def signatories(case: Case) -> dict[str, str]:
    """Return by ``claimant_acts`` and ``respondent_acts`` who may bind that side, with his role.

    Of whom it is not known whether he may, nothing is said.
    """
    sides = {"claimant": case.claimant, "respondent": case.respondent}
    return {
        f"{side}_acts": "; ".join(
            ", ".join(x for x in (one_line(one.name), one_line(one.role)) if x)
            for one in party.people
            if one.authority
        )
        for side, party in sides.items()
    }
