"""What happened, oldest first, neutrally told, each event with its marks and who may see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from casefile.model.case import Case, Ended, Ending
from casefile.model.claim import Act, Debt, Form
from casefile.model.clean import one_line
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import WRITTEN, Element, Exhibit, ExhibitKind
from casefile.model.position import Defence, Position
from casefile.model.promise import PromiseLine
from casefile.model.review import Event
from casefile.model.say import Say
from casefile.rules.contested import Raised, raised_in
from casefile.rules.debt_names import debt_name, debt_names, has_number, of_document
from casefile.rules.demand_days import DemandTime
from casefile.rules.disputed import in_dispute
from casefile.rules.due import due_told
from casefile.rules.event_of import event_of
from casefile.rules.his_words import LONGEST
from casefile.rules.papers_as_events import of_exhibits
from casefile.rules.papers_of import is_invoice_of
from casefile.rules.papers_told import in_quotes
from casefile.rules.plea_reach import plea_name
from casefile.rules.sayings import speaker
from casefile.rules.talks_told import of_contacts, of_mediation, of_offers

_OPEN, _INTERNAL = Disclosure.OPEN, Disclosure.INTERNAL
_DENIALS = (Defence.DENIES_AGREEMENT, Defence.DENIES_SIGNATURE)
_TALKS = WRITTEN | {ExhibitKind.CHAT, ExhibitKind.SCREENSHOT, ExhibitKind.TRANSCRIPT}
_OF_A_DEAL = (ExhibitKind.CONTRACT, ExhibitKind.ORDER, ExhibitKind.EMAIL, ExhibitKind.CHAT)
_TURNS = {
    kind: turn
    for turn, kind in enumerate(
        (
            *("contract", "performance", "invoice", "payment", "exhibit", "due", "talk"),
            *("contact", "position", "demand", "mediation", "offer", "promise", "act"),
        )
    )
}
"""In what turn events of one day are told: what was done goes before what was said of it."""
_NO_POSITION = (Defence.NO_REPLY, Defence.INABILITY_TO_PAY)


def _of_agreement(case: Case, raised: Raised) -> list[Event]:
    agreement = case.agreement
    if not agreement.made.known:
        return []
    disputed = in_dispute(
        case,
        raised,
        Element.AGREEMENT,
        *_DENIALS,
        Defence.WRONG_DEBTOR,
    )
    key = "events.agreement" if agreement.form is not Form.UNKNOWN else "events.agreement_bare"
    key += "_of" if agreement.what else ""
    said = Say(key, form=agreement.form, what=agreement.what)
    marks = agreement.terms_marks or tuple(
        x.mark for x in case.exhibits if x.accepted and x.kind in _OF_A_DEAL and _shows_it(x)
    )
    return [event_of(agreement.made, said, "contract", marks, disputed=disputed)]


def _shows_it(exhibit: Exhibit) -> bool:
    return Element.AGREEMENT in exhibit.shows and not exhibit.copy_of


def _open_invoices(case: Case) -> list[Exhibit]:
    return [
        x
        for x in case.exhibits
        if x.accepted and x.kind is ExhibitKind.INVOICE and not x.copy_of and x.disclosure is _OPEN
    ]


def _papers_of(case: Case, debt: Debt, invoices: Iterable[Exhibit]) -> Iterator[str]:
    """Yield the marks of those of *invoices* of *debt*, of its very day, that are of no other."""
    for one in invoices:
        if one.dated.first == debt.issued.first and is_invoice_of(case, one, debt):
            yield one.mark


def _of_debt(case: Case, raised: Raised, debt: Debt, invoices: Iterable[Exhibit]) -> list[Event]:
    found = []
    doubted = in_dispute(
        case,
        raised,
        Element.PERFORMANCE,
        Defence.DENIES_PERFORMANCE,
        Defence.INCOMPLETE_WORK,
        Defence.QUALITY_COMPLAINT,
        debt=debt,
    )
    wrong = in_dispute(case, raised, Element.AMOUNT, Defence.WRONG_AMOUNT, debt=debt)
    denied = in_dispute(case, raised, Element.AGREEMENT, *_DENIALS, debt=debt)
    whole = in_dispute(case, raised, Element.AGREEMENT, *_DENIALS)
    contested = debt.disputed is True or wrong or (denied and not whole)
    if debt.performed.known:
        said = Say("events.performed", debt=debt_name(debt))
        if debt.what and has_number(debt):
            said = Say("events.performed_what", debt=debt.ref, what=debt.what)
        found.append(event_of(debt.performed, said, "performance", disputed=doubted))
    if debt.issued.known:
        said = of_document("events.invoice", debt, amount=debt.amount)
        marks = (*debt.marks, *_papers_of(case, debt, invoices))
        found.append(event_of(debt.issued, said, "invoice", marks, disputed=contested))
    if debt.invoice_received.known:
        said = of_document("events.invoice_received", debt)
        unsure = in_dispute(
            case, raised, Element.DUE, Defence.DENIES_RECEIPT, debt=debt, on=debt.invoice_received
        )
        found.append(event_of(debt.invoice_received, said, "invoice", disputed=unsure))
    due = due_told(case, debt)
    if due.known:
        said = Say("events.due_unnamed", amount=debt.amount)
        if has_number(debt):
            said = Say("events.due", debt=debt_name(debt), amount=debt.amount)
        early = in_dispute(case, raised, Element.DUE, Defence.NOT_DUE_YET, debt=debt)
        found.append(event_of(due, said, "due", disputed=early))
    return found


def _of_the_rest(case: Case, raised: Raised) -> list[Event]:
    found, names = [], debt_names(case)
    for payment in case.payments:
        if payment.dated.known:
            key = "events.payment_for" if payment.debt else "events.payment"
            named = names.get(payment.debt, payment.debt)
            said = Say(key, amount=payment.amount, debt=named)
            found.append(event_of(payment.dated, said, "payment", payment.marks))
    for demand in case.demands:
        key = "events.demand_days" if demand.days is not None else "events.demand"
        said = Say(key, channel=demand.channel, n=demand.days or 0)
        marks = (demand.mark, demand.proof_of_sending, demand.proof_of_receipt)
        unsure = in_dispute(case, raised, Element.DUE, Defence.DENIES_RECEIPT, on=demand.on)
        found.append(event_of(demand.on, said, "demand", marks, disputed=unsure))
        if demand.received_on.known:
            came = Say("events.demand_received", on=demand.on)
            proof = (demand.proof_of_receipt,)
            found.append(event_of(demand.received_on, came, "demand", proof, disputed=unsure))
    for position in raised.pleas:
        if position.on.known and position.defence not in _NO_POSITION:
            said = _pleaded(case, position)
            label = position.disclosure
            found.append(event_of(position.on, said, "position", position.marks, label=label))
    told_by_end = {end.on.first for end in case.endings if _tells_judgment(end)}
    for act in case.acts:
        if act.act is Act.JUDGMENT and act.on.known and act.on.first in told_by_end:
            continue
        said = Say("events.act", act=act.act)
        found.append(event_of(act.on, said, "act", act.marks))
    return found


def _pleaded(case: Case, position: Position) -> Say:
    words, defence = one_line(position.said, LONGEST), plea_name(case, position)
    if not words:
        return Say("events.position", defence=defence)
    who, said = speaker(case, position), in_quotes(words)
    if who:
        return Say("events.position_said_by", defence=defence, who=who, said=said)
    return Say("events.position_said", defence=defence, said=said)


def _tells_judgment(ending: Ending) -> bool:
    """Return whether an end tells a judgment, with what was awarded."""
    return ending.how is Ended.JUDGMENT and ending.sum is not None


def _of_endings(case: Case) -> Iterator[Event]:
    """Yield how the matter ended, each time; for how much it was settled the offers tell.

    A judgment that is entered as an act of its day too is told once: by the end, where that says
    the sum, with the papers of the act.
    """
    judged = {act.on.first: act.marks for act in case.acts if act.act is Act.JUDGMENT}
    for ending in case.endings:
        how, label = ending.how.value, _OPEN
        marks: tuple[str, ...] = ()
        if ending.how is Ended.JUDGMENT:
            if ending.sum is None and ending.on.first in judged:
                continue
            marks = judged.get(ending.on.first, ())
        key = "events.ended_judgment_for" if _tells_judgment(ending) else f"events.ended_{how}"
        if ending.how is Ended.WRITTEN_OFF:
            label = _INTERNAL
        yield event_of(ending.on, Say(key, sum=ending.sum), "act", marks, label=label)


def _of_demand_time(case: Case, raised: Raised, time: DemandTime, on: date) -> Event:
    """Return when the days end, or ended before *on*, that a demand gave to pay: it is reckoned."""
    demand, end = time.demand, time.end or time.earliest
    key = "deadlines.why.reply_received" if time.from_receipt else "events.days_from"
    how = Say(key, n=time.days, on=time.start)
    if time.start.exact is not None and end > time.start.exact + timedelta(days=time.days):
        how = Say("events.moved_on", how=how)
    said = Say(f"events.demand_{'ended' if end < on else 'ends'}", on=demand.on, how=how)
    unsure = in_dispute(case, raised, Element.DUE, Defence.DENIES_RECEIPT, on=demand.on)
    return event_of(loose(end), said, "due", disputed=unsure)


def chronology(
    case: Case,
    on: date,
    promised: Iterable[PromiseLine] | None = None,
    times: Iterable[DemandTime] = (),
) -> tuple[Event, ...]:
    """Return the events of *case*, oldest first, the undated last; what became of each by *on*.

    *promised*: what became of the promises by then, when it is known already; *times*: those of the
    demands whose end is told, as the law of the place reckons it.
    """
    raised = raised_in(case)
    told = _of_agreement(case, raised)
    invoices = _open_invoices(case)
    for debt in case.debts:
        told += _of_debt(case, raised, debt, invoices)
    told += of_contacts(case, on, promised)
    told += of_offers(case)
    told += _of_the_rest(case, raised)
    told += (_of_demand_time(case, raised, time, on) for time in times)
    told += of_mediation(case)
    told += _of_endings(case)
    told += of_exhibits(case, told)
    talks = frozenset(x.mark for x in case.exhibits if x.kind in _TALKS)
    return tuple(sorted(told, key=partial(_when, talks)))


def _when(talks: frozenset[str], event: Event) -> tuple[date, int, str, tuple[str, ...]]:
    said = event.kind == "exhibit" and talks.issuperset(event.marks)
    turn = _TURNS["talk" if said else event.kind]
    return event.day or date.max, turn, event.event.key, event.marks
