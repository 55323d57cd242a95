"""The cut of a case, record by record: what of each an audience outside the house may have.

What may not be seen is not there to be printed: not blanked, not in the records at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from casefile.model.case import Case, Concession, Stage
from casefile.model.claim import Debt, LimitationAct, Payment
from casefile.model.contact import Contact, Recorded
from casefile.model.dates import UNDATED
from casefile.model.deadline import Demand, Note
from casefile.model.diligence import Diligence
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.offer import Mediation, Offer, OfferBy, Private
from casefile.model.party import Party, Person
from casefile.model.position import Position, Reason
from casefile.model.say import Say
from casefile.model.witness import Witness
from casefile.rules.cut_view import View, each_cut
from casefile.rules.endings import end_for_others, settled_offer
from casefile.rules.exhibit_cut import exhibits_cut
from casefile.rules.paper_of_talk import papers_of_talks
from casefile.rules.plea_debts import pleas_of, speaks_of
from casefile.rules.plea_label import labelled_as_papers
from casefile.rules.promises import promises
from casefile.rules.said_openly import admitted_openly
from casefile.rules.talks_told import invites

_BESIDE = re.compile(r"[,;:(\n]|\s[-–—]\s")
"""Where a name ends and something is said of it."""


def _contacts(case: Case, view: View) -> tuple[Contact, ...]:
    """What was said in the talks; of an invitation to mediate that an open letter is, that alone.

    Its day is told as that of the mediation asked for, and its letter is shown: without the one
    that joins them they would be told as two things.
    """
    kept: list[Contact | None] = []
    for contact, paper in zip(case.contacts, papers_of_talks(case), strict=True):
        letters = view.known(dict.fromkeys((*contact.marks, paper)))
        if view.may(contact.disclosure) or not letters or not invites(case, contact):
            kept.append(_contact(contact, view))
            continue
        bare = Contact(
            on=contact.on,
            channel=contact.channel,
            direction=contact.direction,
            form=contact.form,
            marks=letters,
            disclosure=Disclosure.OPEN,
        )
        kept.append(bare)
    return tuple(contact for contact in kept if contact is not None)


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


def _offer(offer: Offer, view: View, agreed: Offer | None) -> Offer | None:
    """What was *agreed* by it is told to who hears of that; how it was offered is of the talks."""
    if offer is agreed and view.hears(offer.disclosure) and not view.may(offer.disclosure):
        return Offer(
            by=offer.by,
            on=offer.on,
            amount=offer.amount,
            pay_by=offer.pay_by,
            instalments=offer.instalments,
            answer=offer.answer,
            answered_on=offer.answered_on,
            disclosure=offer.disclosure,
        )
    named = Say("withheld.offer", day=offer.on) if offer.on.known else Say("withheld.offer_undated")
    if not view.sees(named, offer.disclosure, sent=offer.sent):
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
    key = "note" if note.on.known else "note_undated"
    shown = view.sees(Say(f"withheld.{key}", day=note.on), note.disclosure)
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


def _debts(case: Case, view: View) -> Iterator[Debt]:
    """What he admits of a debt is for the talks alone, but where he said so in the open.

    Who may not see that, or the plea that disputes no more than a part, is not told that it is
    disputed: he would take it for the whole, and hold another paper of that day against this one.
    """
    talks = view.audience in (Audience.EXCHANGE, Audience.MEDIATOR)
    openly = frozenset() if talks else admitted_openly(case, view.may)
    unseen = [x for x in pleas_of(case) if x.within_debts and not view.may(x.disclosure)]
    for debt in case.debts:
        kept = talks or debt.admitted is None or debt.ref in openly
        hidden = not kept or any(speaks_of(case, plea, debt) for plea in unseen)
        yield debt.but(
            marks=view.known(debt.marks),
            admitted=debt.admitted if kept else None,
            disputed=None if hidden and debt.disputed else debt.disputed,
        )


def _payments(case: Case, view: View) -> tuple[Payment, ...]:
    """Return the payments, each with the promises it kept in the whole case.

    What kept a promise that may not be seen keeps no other one because of that.
    """
    kept = promises(case, date.max)
    seen = {contact.id for contact in case.contacts if view.may(contact.disclosure)}
    return tuple(
        payment.but(
            marks=view.known(payment.marks),
            note="",
            keeps=tuple(
                line.contact for line in kept if place in line.payments and line.contact in seen
            ),
        )
        for place, payment in enumerate(case.payments)
    )


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
    names = (_name_alone(authority.who) for authority in case.private.authorities)
    return ", ".join(filter(None, names))


def _name_alone(who: str) -> str:
    """Return the name of who may agree without what stands beside it: that may be his limit."""
    name = _BESIDE.split(who, maxsplit=1)[0].strip()
    return "" if any(map(str.isdigit, name)) else name


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
    case = labelled_as_papers(case)
    exhibits = exhibits_cut(case, view)
    if case.deadlines:
        view.drop(Say("withheld.deadlines"), "left_out.internal")
    if case.views:
        view.drop(Say("withheld.views"), "left_out.internal")
    endings, agreed = end_for_others(case, view.hears), settled_offer(case)
    return case.but(
        exhibits=exhibits,
        stage=Stage.CLOSED if endings else Stage.FRIENDLY,
        assigned="",
        waiting_for="",
        held_complete=False,
        claimant=_party(case.claimant),
        respondent=_party(case.respondent),
        others=tuple(_party(p) for p in case.others),
        agreement=case.agreement.but(terms_marks=view.known(case.agreement.terms_marks)),
        debts=tuple(_debts(case, view)),
        payments=_payments(case, view),
        contacts=_contacts(case, view),
        demands=tuple(_demand(d, view) for d in case.demands),
        witnesses=each_cut(case.witnesses, lambda w: _witness(w, view)),
        positions=each_cut(case.positions, lambda p: _position(p, view)),
        concessions=each_cut(case.concessions, lambda c: _concession(c, view)),
        reason=Reason.UNKNOWN,
        reason_said="",
        offers=each_cut(case.offers, lambda o: _offer(o, view, agreed)),
        mediation=_mediation(case, view),
        private=_private(case.private, view),
        diligence=Diligence(),
        efforts=(),
        deadlines=(),
        ticks=(),
        acts=each_cut(case.acts, lambda a: _act(a, view)),
        views=(),
        notes=each_cut(case.notes, lambda n: _note(n, view)),
        endings=endings,
    )
