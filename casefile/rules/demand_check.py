"""What a formal demand must hold in the place, and what this one would lack."""

from __future__ import annotations

from collections.abc import Collection

from casefile.model.case import Case
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.party import Owner, PartyKind
from casefile.model.review import Review
from casefile.model.say import Say
from casefile.rules.behind_name import record_for
from casefile.rules.cited import cited
from casefile.rules.pre_action import demand_step
from casefile.rules.regime_doubt import reads_as_company

_PART_OF = {
    "parties": ("claimant", "respondent"),
    "addressee": ("respondent", "respondent_address"),
    "basis": ("basis",),
    "summary": ("basis",),
    "amount": ("amount",),
    "total": ("amount",),
    "invoices": ("amount",),
    "bank_account": ("bank_account",),
    "payment": ("bank_account",),
    "how_to_pay": ("bank_account",),
    "reply_address": ("claimant_address",),
    "assignment": ("assignment",),
}
"""What each content that a place asks for needs from the case; the letter itself has the rest."""
ENCLOSURES = ("information_sheet", "reply_form", "financial_statement")
"""Official papers that a place may ask to be enclosed, by the names its pack gives them."""
_ALWAYS = ("claimant", "respondent", "basis", "amount")


def demand_lacks(
    case: Case, law: Jurisdiction, review: Review, owner: Owner, filed: Collection[str] = ()
) -> tuple[Say, ...]:
    """Return the parts that a demand of the place must hold and the case does not give.

    *filed* are the official enclosures at hand, by name. Who acts for himself is the claimant where
    the case names none. Rates that are missing do not stop a demand: it claims interest without a
    figure then, and says so.
    """
    step = demand_step(case, law)
    asked = dict.fromkeys(_ALWAYS)
    for content in step.contents if step is not None else ():
        asked.update(dict.fromkeys(_PART_OF.get(content, ())))
    mine = record_for(case.claimant, owner)
    there = {
        "claimant": case.claimant.name or mine.name,
        "claimant_address": case.claimant.address or mine.address,
        "respondent": case.respondent.name,
        "respondent_address": case.respondent.address,
        "basis": case.agreement.what or case.particulars or any(d.what for d in case.debts),
        "amount": any(account.balance.amount > 0 for account in review.account),
        "bank_account": case.claimant.bank_account or mine.bank_account,
        "assignment": not case.agreement.assigned_by or case.agreement.assigned_on.known,
    }
    lacking = [Say("demand.part.respondent_kind")] if kind_wanted(case, law) else []
    lacking += [Say(f"demand.part.{name}") for name in asked if not there[name]]
    missing = enclosures_wanted(case, law, filed)
    lacking += [Say("demand.part.enclosure", what=Say(f"demand.enclosure.{n}")) for n in missing]
    return tuple(lacking)


def kind_wanted(case: Case, law: Jurisdiction) -> bool:
    """Return whether what the debtor is must be known before a demand, and nobody said it.

    It must where the place asks another demand of a person than of a company: other days, other
    enclosures. A name or number of a company says enough.
    """
    debtor = case.respondent
    if debtor.kind is not PartyKind.UNKNOWN or reads_as_company(debtor):
        return False
    asked = {_demand_of(case, law, kind) for kind in PartyKind}
    return len(asked) > 1


def _demand_of(case: Case, law: Jurisdiction, kind: PartyKind) -> str:
    """Return the id of the demand that the place asks of a debtor of *kind*; empty: of none."""
    step = demand_step(case.but(respondent=case.respondent.but(kind=kind)), law)
    return "" if step is None else step.id


def enclosures_wanted(
    case: Case, law: Jurisdiction, filed: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the official papers that must be enclosed and are not *filed*, by name.

    They are asked of who claims in the course of business alone, as far as it is known.
    """
    step = demand_step(case, law)
    if step is None or case.claimant.business is False:
        return ()
    return tuple(name for name in step.contents if name in ENCLOSURES and name not in filed)


def official_enclosures(
    case: Case, law: Jurisdiction, filed: Collection[str] = ()
) -> tuple[Say, ...]:
    """Return the official papers still to be taken from their source, and where they stand."""
    step = demand_step(case, law)
    source = cited(step.source) if step is not None else ""
    return tuple(
        Say("demand.enclose", what=Say(f"demand.enclosure.{name}"), source=source)
        for name in enclosures_wanted(case, law, filed)
    )
