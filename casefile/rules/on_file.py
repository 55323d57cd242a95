"""A demand of ours that lies among the papers while nobody recorded that it went out."""

from __future__ import annotations

from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.dates import LooseDate
from casefile.model.deadline import Demand
from casefile.model.exhibit import Exhibit, ExhibitKind, Provenance

_OURS = (Provenance.CLAIMANT, Provenance.UNKNOWN)


class OnFile(NamedTuple):
    """The letter, its day, and a proof of sending that belongs to no letter yet; empty: none."""

    mark: str
    on: LooseDate
    proof: str


def formal_demands(case: Case) -> tuple[Demand, ...]:
    """Return the demands that were sent as formal ones, the first first.

    One that nobody called informal counts as formal. Whether it has the contents that the place
    asks for is another question: of one that nobody looked at it is not known, and no gate or door
    takes it for granted.
    """
    return tuple(sorted((d for d in case.demands if d.formal is not False), key=lambda d: d.on))


def last_demand(case: Case) -> Demand | None:
    """Return the last formal demand of a known day; None: there is none."""
    return next((d for d in reversed(formal_demands(case)) if d.on.known), None)


def demand_on_file(case: Case) -> OnFile | None:
    """Return the last accepted demand of ours that may be the formal one; None: nothing to ask.

    It counts for nothing until a person says that it went out. Where a demand that is not called
    informal is recorded already, no other is looked for.
    """
    if formal_demands(case):
        return None
    letters = [x for x in _accepted(case, ExhibitKind.DEMAND) if x.provenance in _OURS]
    told = _told(case) if letters else frozenset()  # the whole log is read for it
    letters = [x for x in letters if x.mark not in told]
    if not letters:
        return None
    letter = max(letters, key=lambda x: x.dated)
    since = letter.dated.first
    proofs = [
        x
        for x in _accepted(case, ExhibitKind.PROOF_OF_SENDING)
        if x.mark not in told and (since is None or x.dated.last is None or x.dated.last >= since)
    ]
    proof = min(proofs, key=lambda x: x.dated).mark if proofs else ""
    return OnFile(letter.mark, letter.dated, proof)


def on_file_key(key: str, waits: OnFile) -> str:
    """Return the sentence *key* for a letter: with its proof where one lies beside it."""
    return f"{key}_proof" if waits.proof else key


def _accepted(case: Case, kind: ExhibitKind) -> list[Exhibit]:
    return [x for x in case.exhibits if x.kind is kind and x.accepted and not x.copy_of]


def _told(case: Case) -> frozenset[str]:
    """Return the marks of letters that are recorded as sent, and of their proofs."""
    marks = {m for d in case.demands for m in (d.mark, d.proof_of_sending, d.proof_of_receipt)}
    for contact in case.contacts:
        marks.update(contact.marks, (contact.proof_of_sending, contact.proof_of_receipt))
    return frozenset(marks)
