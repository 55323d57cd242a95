"""When a step that a reason asks for was done, as the record shows it or a person ticked it off."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.contact import Direction, Outcome
from casefile.model.dates import first_known
from casefile.model.exhibit import FROM_HIM, WRITTEN, Element, ExhibitKind, Provenance
from casefile.model.offer import OfferBy
from casefile.model.position import COMPLAINTS, NO_DEFENCE
from casefile.rules.admitted import admitted
from casefile.rules.answered import answered
from casefile.rules.on_file import formal_demands
from casefile.rules.reasons import signed_papers
from casefile.rules.ticked import done_by_tick
from casefile.rules.turns import reminds, turns


def _shown(case: Case, element: Element, *made_by: Provenance) -> date | None:
    """Return the day of the first accepted paper of *made_by* that shows *element*."""
    return first_known(
        x.dated.first
        for x in case.exhibits
        if x.accepted and element in x.shows and (not made_by or x.provenance in made_by)
    )


_NOT_OURS = (*FROM_HIM, Provenance.THIRD_PARTY, Provenance.OFFICIAL)


def _disputes(case: Case) -> list[date]:
    """Return the days on which he disputed the debt: in a talk, or by a plea; the first first."""
    talks = [c.on.first for c in case.contacts if c.outcome is Outcome.DISPUTED and c.of_the_debt]
    pleas = [p.on.first for p in case.positions if p.defence not in NO_DEFENCE]
    return sorted(day for day in (*talks, *pleas) if day is not None)


def disputed(case: Case) -> date | None:
    """Return the day on which he first disputed the debt."""
    return first_known(_disputes(case))


def _since_disputed(case: Case, shown: date | None) -> date | None:
    """Return the day from which what *shown* proves was at hand against what he disputes."""
    return None if shown is None else max(shown, disputed(case) or shown)


def demanded_since(case: Case) -> bool:
    """Return whether a formal demand went out after he disputed the debt."""
    since = disputed(case)
    days = [d.on.first for d in formal_demands(case)]
    return since is not None and any(day is not None and day > since for day in days)


def _corrected(case: Case) -> date | None:
    """Return the day of the first invoice after he disputed it."""
    since = disputed(case)
    kinds = (ExhibitKind.INVOICE,)
    days = [x.dated.first for x in case.exhibits if x.kind in kinds and x.accepted]
    days += [debt.issued.first for debt in case.debts]
    return first_known(d for d in days if d is not None and since is not None and d > since)


def _instalments_offered(case: Case) -> date | None:
    return first_known(o.on.first for o in case.offers if o.by is OfferBy.CLAIMANT and o.sent)


def _acknowledged(case: Case) -> date | None:
    kinds = (ExhibitKind.ACKNOWLEDGEMENT, ExhibitKind.SETTLEMENT)
    return first_known(x.dated.first for x in case.exhibits if x.accepted and x.kind in kinds)


def _stated(case: Case) -> date | None:
    marks = {w.statement for w in case.witnesses if w.statement and w.signed}
    return first_known(x.dated.first for x in case.exhibits if x.mark in marks)


def _signature_cited(case: Case) -> date | None:
    """Return the day a letter of ours went out with a paper that he signed."""
    signed = signed_papers(case)
    return first_known(
        c.on.first
        for c in case.contacts
        if c.direction is Direction.OUT and signed.intersection(c.marks)
    )


def _wrote_since(case: Case, *forms: str) -> date | None:
    """Return the day after he disputed the debt on which a letter of one of *forms* went out."""
    since = disputed(case)
    outs = [c.on.first for c in case.contacts if c.direction is Direction.OUT and c.form in forms]
    return first_known(d for d in outs if d is not None and since is not None and d >= since)


def _explained(case: Case) -> date | None:
    """Return the day we explained: by our account, or a word of ours set against what he says."""
    since = disputed(case)
    answers = {mark for plea in case.positions for mark in plea.answered_by}
    told = [
        x.dated.first
        for x in case.exhibits
        if x.mark in answers and x.accepted and x.provenance is Provenance.CLAIMANT
        if x.kind in WRITTEN
    ]
    told.append(_wrote_since(case, "account", "corrected_invoice_note"))
    return first_known(d for d in told if d is not None and since is not None and d >= since)


def complaint_open(case: Case) -> bool:
    """Return whether a complaint of his is still without an answer."""
    raised = (p for p in case.positions if p.defence in COMPLAINTS)
    return any(not answered(case, p) for p in raised)


def _quality_answered(case: Case) -> date | None:
    raised = any(p.defence in COMPLAINTS for p in case.positions)
    if not raised or complaint_open(case):
        return None
    return _since_disputed(case, _shown(case, Element.PERFORMANCE, *_NOT_OURS))


def _undisputed_asked(case: Case) -> date | None:
    """Return the day we asked to pay, or he paid, since he last said what he disputes.

    None while nothing is known that he does not dispute: then there is nothing yet to ask for.
    """
    rest = any(position.rest_admitted for position in case.positions)
    if not rest and not any(sum_ and sum_.amount for sum_ in map(admitted, case.debts)):
        return None
    since = max(_disputes(case), default=None)
    days = [turn.on.first for turn in turns(case, None) if reminds(case, turn)]
    days += [demand.on.first for demand in case.demands]
    days += [payment.dated.first for payment in case.payments]
    return first_known(d for d in days if d is not None and since is not None and d > since)


def done_on(step: str, case: Case, on: date) -> date | None:
    """Return the day a step of the reason was done by *on*: as the record shows it, or is said."""
    found = {
        "ask_why": lambda: disputed(case) if case.reason_said else None,
        "offer_instalments": lambda: _instalments_offered(case),
        "small_instalments": lambda: _instalments_offered(case),
        "acknowledgement": lambda: _acknowledged(case),
        "corrected_invoice": lambda: _corrected(case),
        "explain": lambda: _explained(case),
        "evidence_of_performance": lambda: _quality_answered(case),
        "inspect": lambda: _wrote_since(case, "request_for_explanation"),
        "pay_undisputed": lambda: _undisputed_asked(case),
        "documents": lambda: _since_disputed(case, _shown(case, Element.AGREEMENT, *_NOT_OURS)),
        "reminder_of_signature": lambda: _signature_cited(case),
        "witnesses": lambda: _stated(case),
        "address": lambda: case.respondent.register_checked_on.first,
        "proof_of_receipt": lambda: first_known(
            d.on.first for d in case.demands if d.proof_of_receipt
        ),
    }.get(step)
    shown = None if found is None else found()
    return shown if shown is not None and shown <= on else done_by_tick(case, step, on)
