"""Papers that cannot both be right: whose they are, what number, what sum, what day they bear.

Only what was entered or read from the paper is compared, and only where both sides of the
comparison are known: what is not said contradicts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from casefile.model.dates import LooseDate
from casefile.model.exhibit import Exhibit, ExhibitKind, Provenance
from casefile.model.mail import mails_in
from casefile.model.party import Party
from casefile.model.review import Contradiction
from casefile.model.say import Say
from casefile.rules.debt_names import debt_name, debt_names, of_document
from casefile.rules.matter import Matter
from casefile.rules.named_sums import named_sums

_K = ExhibitKind
_NAMES_A_SUM = frozenset(
    {_K.CONTRACT, _K.ORDER, _K.QUOTE, _K.INVOICE, _K.ACKNOWLEDGEMENT, _K.PROMISSORY_NOTE, _K.LEDGER}
)
"""Papers made to name a sum; letters and chats speak of many."""
_DONE = frozenset({_K.DELIVERY_NOTE, _K.ACCEPTANCE})
_NOT_A_NUMBER = re.compile(r"[\W_]")


def _found(about: str, marks: Iterable[str], why: Say) -> Contradiction:
    return Contradiction(about=about, marks=tuple(dict.fromkeys(m for m in marks if m)), why=why)


def _named_sum(text: str) -> Decimal | None:
    """Return the one sum of money that *text* names; None when it names none or several."""
    sums = named_sums(text)
    return next(iter(sums)) if len(sums) == 1 else None


def _only_debt(matter: Matter, exhibit: Exhibit) -> str:
    """Return the one debt that *exhibit* bears on; empty when it is not one alone."""
    bears = matter.debts_of.get(exhibit.mark, frozenset())
    if len(bears) == 1:
        return next(iter(bears))
    debts = matter.case.debts
    return debts[0].ref if not bears and len(debts) == 1 else ""


def _sums(matter: Matter) -> Iterator[Contradiction]:
    """Two papers on one debt, each with one sum, that name different sums."""
    told: dict[str, tuple[str, Decimal]] = {}
    names = debt_names(matter.case)
    for item in matter.items.values():
        exhibit = item.exhibit
        if not item.counts or not exhibit.says or exhibit.kind not in _NAMES_A_SUM:
            continue
        debt, amount = _only_debt(matter, exhibit), _named_sum(exhibit.says)
        if not debt or amount is None:
            continue
        mark, other = told.setdefault(debt, (exhibit.mark, amount))
        if other != amount:
            why = Say(
                "contradictions.sums",
                debt=names.get(debt, debt),
                one=mark,
                first=other,
                two=exhibit.mark,
                then=amount,
            )
            yield _found("amount", (mark, exhibit.mark), why)


def _addresses(party: Party) -> set[str]:
    mails = (party.email, *(person.email for person in party.people))
    return {mail.casefold() for mail in mails if mail}


def _names(matter: Matter) -> Iterator[Contradiction]:
    """A paper entered as his that our own address sent, or the reverse; a signer of both sides."""
    case = matter.case
    ours, his = _addresses(case.claimant), _addresses(case.respondent)
    people = {
        Provenance.RESPONDENT: {p.name.casefold() for p in case.claimant.people if p.name},
        Provenance.CLAIMANT: {p.name.casefold() for p in case.respondent.people if p.name},
    }
    known = {Provenance.RESPONDENT: ours - his, Provenance.CLAIMANT: his - ours}
    for item in matter.items.values():
        exhibit = item.exhibit
        if exhibit.reading.sender and exhibit.provenance in known:
            sent_by = {m.casefold() for m in mails_in(exhibit.reading.sender)}
            if sent_by & known[exhibit.provenance]:
                why = Say(
                    "contradictions.sender",
                    mark=exhibit.mark,
                    entered=exhibit.provenance,
                    sender=exhibit.reading.sender,
                )
                yield _found("names", (exhibit.mark,), why)
        for signature in exhibit.signatures:
            if signature.signer.casefold() in people.get(signature.side, ()):
                why = Say(
                    "contradictions.signer",
                    mark=exhibit.mark,
                    signer=signature.signer,
                    side=signature.side,
                )
                yield _found("names", (exhibit.mark,), why)


def _plain(number: str) -> str:
    return _NOT_A_NUMBER.sub("", number).casefold()


def _numbers(matter: Matter) -> Iterator[Contradiction]:
    """A number of a party, or of an invoice, that is not the one entered."""
    case = matter.case
    entered: dict[str, list[str]] = {}
    for party in (case.claimant, case.respondent, *case.others):
        for number in party.numbers:
            entered.setdefault(number.kind.casefold(), []).append(_plain(number.value))
    reads = {
        kind: re.compile(
            rf"(?<!\w){re.escape(kind)}(?!\w)[\s.:#nroNRO°-]*((?:[A-Z]{{2}})?\d[\d\s-]{{4,}}\d)",
            re.I,
        )
        for kind in entered
    }
    refs = {debt.ref: _plain(debt.ref) for debt in case.debts}
    names = debt_names(case)
    for item in matter.items.values():
        exhibit = item.exhibit
        if not item.counts:
            continue
        told = f"{exhibit.title} {exhibit.says}"
        for kind, pattern in reads.items():
            for seen in pattern.findall(told) if exhibit.says else ():
                if not any(_plain(seen).endswith(number[-8:]) for number in entered[kind]):
                    why = Say(
                        "contradictions.number", mark=exhibit.mark, kind=kind, seen=seen.strip()
                    )
                    yield _found("numbers", (exhibit.mark,), why)
        if exhibit.kind is _K.INVOICE and len(exhibit.debts) == 1:
            named = {ref for ref in refs if len(refs[ref]) > 3 and ref in exhibit.title}
            if named and exhibit.debts[0] not in named:
                why = Say(
                    "contradictions.other_debt",
                    mark=exhibit.mark,
                    named=sorted(named)[0],
                    debt=names.get(exhibit.debts[0], exhibit.debts[0]),
                )
                yield _found("numbers", (exhibit.mark,), why)


def _differ(exhibit: Exhibit, entered: LooseDate, said: Say) -> list[Contradiction]:
    """Return the contradiction of a paper's day and the day entered, both known to the day.

    It is *said* with the mark of the paper and both days.
    """
    paper, case = exhibit.dated.exact, entered.exact
    if paper is None or case is None or paper == case:
        return []
    why = Say(said.key, **said.values, mark=exhibit.mark, dated=paper, entered=case)
    return [_found("dates", (exhibit.mark,), why)]


def _signed(exhibit: Exhibit) -> date | None:
    return min((s.signed.exact for s in exhibit.signatures if s.signed.exact), default=None)


def _days(matter: Matter) -> Iterator[Contradiction]:
    """The day on a paper against the day entered for what it records."""
    case = matter.case
    paid = {mark: payment for payment in case.payments for mark in payment.marks}
    demanded = {demand.mark: demand for demand in case.demands if demand.mark}
    for item in matter.items.values():
        exhibit = item.exhibit
        if not item.counts:
            continue
        debt = case.debt(_only_debt(matter, exhibit))
        own = debt is not None and exhibit.mark in debt.marks
        if debt is not None and own and exhibit.kind is _K.INVOICE:
            said = of_document("contradictions.invoice_day", debt)
            yield from _differ(exhibit, debt.issued, said)
        if debt is not None and own and exhibit.kind in _DONE:
            said = Say("contradictions.performed_day", debt=debt_name(debt))
            yield from _differ(exhibit, debt.performed, said)
        if exhibit.kind is _K.CONTRACT and exhibit.mark in case.agreement.terms_marks:
            yield from _differ(exhibit, case.agreement.made, Say("contradictions.agreement_day"))
        asked = demanded.get(exhibit.mark)
        if (
            asked is not None and exhibit.dated > asked.on
        ):  # it may go some days after it is written
            yield from _differ(exhibit, asked.on, Say("contradictions.demand_day"))
        payment, shown = paid.get(exhibit.mark), exhibit.dated.exact
        if payment is not None and shown and payment.dated.exact and shown < payment.dated.exact:
            yield from _differ(exhibit, payment.dated, Say("contradictions.payment_day"))
        signed = _signed(exhibit)
        if signed is not None and shown is not None and signed < shown:
            why = Say("contradictions.signed_before", mark=exhibit.mark, signed=signed, dated=shown)
            yield _found("dates", (exhibit.mark,), why)


def paper_contradictions(matter: Matter) -> tuple[Contradiction, ...]:
    """Return what the papers say against each other, or against what was entered from them."""
    return (*_sums(matter), *_names(matter), *_numbers(matter), *_days(matter))
