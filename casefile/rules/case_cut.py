"""The cut of a case, record by record: what of each an audience outside the house may have.

What may not be seen is not there to be printed: not blanked, not in the records at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from casefile.model.blocks import LeftOut
from casefile.model.case import Case, Concession, Stage
from casefile.model.claim import Debt, LimitationAct, Payment
from casefile.model.contact import Contact, Recorded
from casefile.model.dates import UNDATED
from casefile.model.deadline import Demand, Note
from casefile.model.diligence import Diligence
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.exhibit import Authenticity, Exhibit, Signature
from casefile.model.offer import Mediation, Offer, OfferBy, Private
from casefile.model.party import Party, Person
from casefile.model.position import Position, Reason
from casefile.model.record import Record
from casefile.model.redaction import covered
from casefile.model.say import Say
from casefile.model.witness import Witness
from casefile.rules.caps import may_be_unlawful


@dataclass
class View:
    """One cut: who looks, what he may see, which marks remain, what was left out."""

    audience: Audience
    may: Callable[..., bool]
    """Asked with a label, and with ``sent=False`` of a draft."""
    marks: frozenset[str] = frozenset()
    left_out: list[LeftOut] = field(default_factory=list)

    def sees(self, what: Say | str, label: Disclosure, *, sent: bool = True) -> bool:
        """Return whether the label lets it be seen; what is not seen is noted."""
        if self.may(label, sent=sent):
            return True
        reason = "left_out.protected" if sent else "left_out.not_sent"
        self.left_out.append(LeftOut(what, Say(reason, label=label), label))
        return False

    def drop(self, what: Say | str, why: str) -> None:
        """Note that *what* is left out, whatever its label."""
        label = Disclosure.INTERNAL
        self.left_out.append(LeftOut(what, Say(why, label=label), label))

    def known(self, marks: Iterable[str]) -> tuple[str, ...]:
        """Return those of *marks* that remain."""
        return tuple(m for m in marks if m in self.marks)

    def one(self, mark: str) -> str:
        """Return *mark* if it remains, else nothing."""
        return mark if mark in self.marks else ""


_R = TypeVar("_R", bound=Record)


def _each(records: Iterable[_R], cut: Callable[[_R], _R | None]) -> tuple[_R, ...]:
    return tuple(kept for kept in map(cut, records) if kept is not None)


def _signature(signature: Signature) -> Signature:
    """What the paper itself shows; where it lies, who saw it, who denies it is ours to know."""
    return signature.but(
        original_at="", seen_by=(), authorised=None, denied=None, finding="", id=""
    )


def _exhibit(exhibit: Exhibit, view: View) -> Exhibit | None:
    if not exhibit.accepted:
        view.drop(exhibit.mark, "left_out.not_accepted")
        return None
    if may_be_unlawful(exhibit):
        view.drop(exhibit.mark, "left_out.unlawful")
        return None
    if not view.sees(exhibit.mark, exhibit.disclosure):
        return None
    custody = exhibit.custody
    reading = exhibit.reading
    words = [r.words for r in exhibit.redactions]
    return exhibit.but(
        title=covered(exhibit.title, words),
        says=covered(exhibit.says, words),
        redactions=tuple(r.but(words="", id="") for r in exhibit.redactions),
        held_where="",
        against=frozenset(),
        looked=None,
        custody=custody.but(original_name="", came_from="", taken_in_by="", taken_in_at=None),
        reading=reading.but(
            trouble="",
            flags=(),
            owed=None,
            money_in=() if words else tuple(m.but(because="") for m in reading.money_in),
            subject=covered(reading.subject, words),
        ),
        suggestions=(),
        signatures=tuple(_signature(s) for s in exhibit.signatures),
        authenticity=Authenticity.UNTESTED,
        legible=None,
        complete=None,
        lawful=None,
        party_to_call=None,
        received=None,
        override=None,
        note="",
        paid_elsewhere="",
    )


def _exhibits(case: Case, view: View) -> tuple[Exhibit, ...]:
    kept = _each(case.exhibits, lambda x: _exhibit(x, view))
    view.marks = frozenset(x.mark for x in kept)
    return tuple(
        x.but(
            translation=view.one(x.translation),
            copy_of=view.one(x.copy_of),
            custody=x.custody.but(parent=view.one(x.custody.parent)),
        )
        for x in kept
    )


def _contact(contact: Contact, view: View) -> Contact | None:
    if not view.sees(Say("withheld.contact", day=contact.on), contact.disclosure):
        return None
    return contact.but(
        marks=view.known(contact.marks),
        recording=view.one(contact.recording),
        confirmed_by=view.one(contact.confirmed_by),
        proof_of_sending=view.one(contact.proof_of_sending),
        proof_of_receipt=view.one(contact.proof_of_receipt),
        recorded=Recorded(),
        abuse="",
    )


def _witness(witness: Witness, view: View) -> Witness | None:
    if not view.sees(Say("withheld.witness", name=witness.name), witness.disclosure):
        return None
    return witness.but(
        statement=view.one(witness.statement), against=frozenset(), available=None, contact=""
    )


def _position(position: Position, view: View) -> Position | None:
    if not view.sees(Say("withheld.position", defence=position.defence), position.disclosure):
        return None
    return position.but(
        marks=view.known(position.marks),
        answered_by=view.known(position.answered_by),
        risk_accepted="",
    )


def _concession(concession: Concession, view: View) -> Concession | None:
    """A concession is shown only with its paper: what was conceded in talks is not for all."""
    marks = view.known(concession.marks)
    if not marks or marks != concession.marks:
        view.drop(Say("withheld.concession", element=concession.element), "left_out.protected")
        return None
    return concession


def _offer(offer: Offer, view: View) -> Offer | None:
    if not view.sees(Say("withheld.offer", day=offer.on), offer.disclosure, sent=offer.sent):
        return None
    return offer.but(marks=view.known(offer.marks))


def _demand(demand: Demand, view: View) -> Demand:
    return demand.but(
        mark=view.one(demand.mark),
        proof_of_sending=view.one(demand.proof_of_sending),
        proof_of_receipt=view.one(demand.proof_of_receipt),
        formal=None,
    )


def _note(note: Note, view: View) -> Note | None:
    """The words of it; which colleague wrote them is the firm's."""
    shown = view.sees(Say("withheld.note", day=note.on), note.disclosure)
    return note.but(by="") if shown else None


def _act(act: LimitationAct, view: View) -> LimitationAct | None:
    """An act proved only by a paper that may not be shown is not shown either."""
    marks = view.known(act.marks)
    if act.marks and not marks:
        view.drop(Say("withheld.act", act=act.act), "left_out.protected")
        return None
    return act.but(marks=marks)


def _person(person: Person) -> Person:
    return person.but(authority=None, phone="", email="")


def _party(party: Party) -> Party:
    """The party as papers name it; what we found out about it stays with us."""
    return party.but(
        people=tuple(_person(p) for p in party.people),
        insolvent=None,
        do_not_contact="",
        register_checked_on=UNDATED,
    )


def _debt(debt: Debt, view: View) -> Debt:
    """What he admits of a debt has no paper of its own here, so only the talks may show it."""
    talks = view.audience in (Audience.EXCHANGE, Audience.MEDIATOR)
    return debt.but(marks=view.known(debt.marks), admitted=debt.admitted if talks else None)


def _payment(payment: Payment, view: View) -> Payment:
    return payment.but(marks=view.known(payment.marks), note="")


def _mediation(case: Case, view: View) -> Mediation:
    """That mediation was proposed is an open fact; who would decide is for those who take part.

    Of who may agree to what they are told the names, and never the limits.
    """
    mediation = case.mediation
    asked = Mediation(asked_on=mediation.asked_on, not_tried_because=mediation.not_tried_because)
    if view.audience not in (Audience.EXCHANGE, Audience.MEDIATOR):
        return asked
    return asked.but(
        mediator=mediation.mediator,
        our_decision_maker=mediation.our_decision_maker or _may_agree(case),
        their_decision_maker=mediation.their_decision_maker,
        proposed=mediation.proposed,
        attending=mediation.attending,
        on=mediation.on,
    )


def _may_agree(case: Case) -> str:
    """Return who may agree for us where nobody is named as coming with authority to settle."""
    if any(x.authority and x.by is OfferBy.CLAIMANT for x in case.mediation.attending):
        return ""
    return ", ".join(authority.who for authority in case.private.authorities)


def _private(private: Private, view: View) -> Private:
    """The mediator alone is told the range and what stands behind it; nobody else anything."""
    if view.audience is not Audience.MEDIATOR:
        if private != Private():
            view.drop(Say("withheld.private"), "left_out.internal")
        return Private()
    shown = Private(
        floor=private.floor,
        opening=private.opening,
        target=private.target,
        ideas=private.ideas,
        barriers=private.barriers,
        weaknesses=private.weaknesses,
    )
    if private != shown:
        view.drop(Say("withheld.rest"), "left_out.internal")
    return shown


def cut(case: Case, view: View) -> Case:
    """Return *case* with only what *view* may have; what it leaves out is noted in *view*."""
    exhibits = _exhibits(case, view)
    if case.deadlines:
        view.drop(Say("withheld.deadlines"), "left_out.internal")
    if case.views:
        view.drop(Say("withheld.views"), "left_out.internal")
    return case.but(
        exhibits=exhibits,
        stage=Stage.FRIENDLY,
        assigned="",
        waiting_for="",
        held_complete=False,
        claimant=_party(case.claimant),
        respondent=_party(case.respondent),
        others=tuple(_party(p) for p in case.others),
        agreement=case.agreement.but(terms_marks=view.known(case.agreement.terms_marks)),
        debts=tuple(_debt(d, view) for d in case.debts),
        payments=tuple(_payment(p, view) for p in case.payments),
        contacts=_each(case.contacts, lambda c: _contact(c, view)),
        demands=tuple(_demand(d, view) for d in case.demands),
        witnesses=_each(case.witnesses, lambda w: _witness(w, view)),
        positions=_each(case.positions, lambda p: _position(p, view)),
        concessions=_each(case.concessions, lambda c: _concession(c, view)),
        reason=Reason.UNKNOWN,
        reason_said="",
        offers=_each(case.offers, lambda o: _offer(o, view)),
        mediation=_mediation(case, view),
        private=_private(case.private, view),
        diligence=Diligence(),
        efforts=(),
        deadlines=(),
        acts=_each(case.acts, lambda a: _act(a, view)),
        views=(),
        notes=_each(case.notes, lambda n: _note(n, view)),
        endings=(),
    )
