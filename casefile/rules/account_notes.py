"""What an account could not count, and what its reader must know beside the figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casefile.model.case import Case
from casefile.model.claim import Payment
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.party import PartyKind
from casefile.model.say import Say
from casefile.rules.beside import early
from casefile.rules.cited import cited
from casefile.rules.compound import is_compound
from casefile.rules.debt_names import debt_name
from casefile.rules.interest import CONTRACT, Stretch, rate_on, schedule
from casefile.rules.ledger import Ledger
from casefile.rules.other_money import in_other_money, other_money_said
from casefile.rules.time_to_pay import time_to_pay


def _rate_lacking(part: Stretch, law: Jurisdiction) -> Say:
    """Return the sentence that asks for a rate: its kind, the days, where to read it."""
    contract = law.interest.contract
    if contract is not None and part.kind == contract.unlawful_kind:
        most = rate_on(part.first, schedule(part.kind, law))
        if most is not None:
            source = cited(most.source)
            return Say("account.unlawful_rate", most=most.value, source=source, since=part.first)
    gaps = [
        gap
        for gap in law.interest.gaps
        if gap.kind == part.kind
        and gap.since <= part.last
        and (gap.until is None or gap.until >= part.first)
    ]
    name = law.interest.kinds.get(part.kind, {"en": part.kind})
    key = {"kind": part.kind, "name": name, "since": part.first, "until": part.last}
    if gaps and gaps[0].get_from:
        return Say("account.missing_rate", **key, get_from=gaps[0].get_from)
    return Say("account.missing_rate_unsourced", **key)


def _merged(parts: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches of all debts as few as possible, by kind and day."""
    done: list[Stretch] = []
    for part in sorted(parts, key=lambda p: (p.kind, p.first)):
        last = done[-1] if done else None
        if last and last.kind == part.kind and part.first.toordinal() <= last.last.toordinal() + 1:
            done[-1] = last._replace(last=max(last.last, part.last))
        else:
            done.append(part)
    return done


def missing(
    case: Case, law: Jurisdiction, ledgers: Sequence[Ledger], until: date
) -> tuple[Say, ...]:
    """Return what must be asked for before the account is whole."""
    found = []
    for ledger in ledgers:
        chosen, name = ledger.chosen, debt_name(ledger.debt)
        if chosen.due is None:
            found.append(Say("account.missing_due", debt=name))
        elif chosen.regime is None and chosen.due < until:
            found.append(Say("account.missing_law", debt=name, due=chosen.due))
    found += [
        other_money_said(payment, debt)
        for payment, debt in in_other_money(case)
        if any(ledger.debt.ref == debt.ref for ledger in ledgers)
    ]
    found += [
        _rate_lacking(part, law)
        for part in _merged([part for ledger in ledgers for part in ledger.lacking])
    ]
    asked = set()
    for ledger in ledgers:
        recovery = ledger.recovery
        if recovery is None or recovery.sum is not None or recovery.exchange_day in asked:
            continue
        asked.add(recovery.exchange_day)
        found.append(
            Say(
                "account.missing_exchange",
                currency=recovery.fixed.amount.currency,
                on=recovery.exchange_day,
                get_from=law.interest.exchange_from,
            )
        )
    return tuple(found)


def _of_agreed(ledger: Ledger) -> list[Say]:
    """Return by what interest at an agreed rate runs, and what the place says of such rates."""
    contract, terms = ledger.law.interest.contract, ledger.terms
    if contract is None or terms is None or terms.agreed is None:
        return []
    by = Say("account.note.agreed", rate=terms.agreed, source=cited(contract.source))
    notes = [Say("account.note.law", text=contract.notes)] if contract.notes else []
    return [by, *notes]


def _of_regimes(ledgers: Sequence[Ledger]) -> list[Say]:
    found: list[Say] = []
    for ledger in ledgers:
        regime = ledger.chosen.regime
        if regime is None or ledger.chosen.start is None:
            continue
        if any(row.rate_kind == CONTRACT for row in ledger.rows):
            found += _of_agreed(ledger)
        agreed = ledger.terms is not None and ledger.terms.agreed is not None
        if agreed and all(row.rate_kind == CONTRACT for row in ledger.rows):
            continue
        found.append(
            Say("account.note.regime", name=regime.names or regime.id, source=cited(regime.source))
        )
        if regime.notes:
            found.append(Say("account.note.law", text=regime.notes))
        perhaps = tuple(Say("formats.quoted", text=x.names or x.id) for x in ledger.chosen.perhaps)
        found += [Say("account.note.perhaps", name=perhaps)] if perhaps else []
        if regime.fixed_sums and ledger.currency != ledger.law.currency:
            found.append(Say("account.note.fixed_sum_foreign", debt=debt_name(ledger.debt)))
    return found


def _of_rates(case: Case, law: Jurisdiction, ledgers: Sequence[Ledger]) -> list[Say]:
    """Return notes on rates with no known end that run past the day they were last looked at."""
    found = []
    unending = {(r.kind, r.source.checked_on) for r in law.interest.rates if r.until is None}
    for ledger in ledgers:
        for row in ledger.rows:
            looked = row.source.checked_on
            if looked and (row.rate_kind, looked) in unending and row.last > looked:
                name = law.interest.kinds.get(row.rate_kind, {"en": row.rate_kind})
                found.append(Say("account.note.rate_checked", name=name, on=looked))
    agreed = case.agreement.contract_rate
    if agreed is not None:
        other = [row for ledger in ledgers for row in ledger.rows if row.rate_kind != CONTRACT]
        if other:
            kinds = law.interest.kinds.get(other[0].rate_kind, {"en": other[0].rate_kind})
            found.append(Say("account.note.agreed_not_taken", rate=agreed, name=kinds))
    return found


def _asks_of_debtor(law: Jurisdiction) -> bool:
    """Return whether any interest of the place hangs on what kind of person the debtor is."""
    return any(
        asked is not None
        for regime in law.interest.regimes
        for asked in (regime.debtor_in_business, regime.debtor_public, regime.debtor_healthcare)
    )


def _parts(order: Sequence[str]) -> tuple[Say, ...]:
    return tuple(Say(f"account.part.{name}") for name in order)


def _of_order(case: Case, law: Jurisdiction, ledgers: Sequence[Ledger]) -> list[Say]:
    """Return in what order payments were set against the debts, and by what rule."""
    agreed, rule = case.agreement.allocation, law.interest.allocation_source
    general = agreed or law.interest.allocation
    parts = _parts(general)
    found = []
    if not ledgers or any(ledger.order == general for ledger in ledgers):
        if agreed:
            found = [Say("account.note.order_agreed", parts=parts)]
        elif rule is None:
            found = [Say("account.note.order", parts=parts)]
        else:
            found = [Say("account.note.order_by", parts=parts, source=cited(rule))]
    awarded = {
        x.chosen.regime.id: Say(
            "account.note.order_awarded",
            parts=_parts(x.order),
            source=cited(x.chosen.regime.source),
        )
        for x in ledgers
        if x.order != general and x.chosen.regime is not None
    }
    found += awarded.values()
    compound = (x.chosen.regime for x in ledgers if x.chosen.regime is not None)
    return found + [
        Say("account.note.order_compound", source=cited(regime.source))
        for regime in compound
        if is_compound(regime)
    ]


def _of_day(payment: Payment, on: date) -> Say:
    """Return what the account takes for the day of a payment that is not known to the day."""
    if payment.dated.first is None:
        return Say("account.note.payment_undated", amount=payment.amount, on=on)
    return Say("account.note.payment_day", amount=payment.amount, on=payment.dated)


def _of_early(case: Case, law: Jurisdiction, ledgers: Sequence[Ledger], until: date) -> list[Say]:
    """Return where interest before the due day may be claimed, with the sum, or that it is."""
    found = []
    for ledger in ledgers:
        before = early(case, ledger.debt, ledger.chosen, law)
        if before is None or before.first > until:
            continue
        told = {"debt": ledger.debt.ref, "first": before.first, "last": before.last}
        source = cited(before.source)
        if case.early_interest:
            found.append(Say("account.note.early_claimed", **told, source=source))
        elif case.early_interest is None:
            found.append(Say("account.note.early_possible", **told, source=source))
    return found


def after_judgment(law: Jurisdiction, on: date, *, counted: bool) -> Say:
    """Return by whose law and rate interest after a judgment runs, and whether it is *counted*.

    The rate is that in force on *on*, in percent a year, where the pack has it.
    """
    rule = law.interest.after_judgment
    if rule is None:
        return Say("account.note.after_judgment_not_known", place=law.names)
    told = {"says": rule.says, "place": law.names, "source": cited(rule.source)}
    if counted:
        return Say("account.note.after_judgment_counted", **told)
    rate = rate_on(on, schedule(rule.rate_kind, law)) if rule.rate_kind else None
    if rate is None:
        return Say("account.note.after_judgment", **told)
    return Say("account.note.after_judgment_rate", **told, rate=rate.value, on=on)


def notes(
    case: Case,
    law: Jurisdiction,
    ledgers: Sequence[Ledger],
    received: Sequence[tuple[date, Payment]],
    until: date,
    in_dispute: Sequence[Say],
) -> tuple[Say, ...]:
    """Return the notes of an account, each once; *received*: payments, each with its day here.

    *in_dispute*: what is known to be in dispute of each debt.
    """
    payments = [payment for _, payment in received]
    found = _of_regimes(ledgers) + _of_rates(case, law, ledgers)
    chosen = case.interest_regime
    if chosen and all(regime.id != chosen for regime in law.interest.regimes):
        known = tuple(regime.id for regime in law.interest.regimes)
        found.append(Say("account.note.no_such_regime", regime=chosen, known=known))
    if law.interest.notes:
        found.append(Say("account.note.law", text=law.interest.notes))
    if case.respondent.kind is PartyKind.UNKNOWN and ledgers and _asks_of_debtor(law):
        found.append(Say("account.note.respondent_kind"))
    found += [_of_day(payment, on) for on, payment in received if payment.dated.exact is None]
    if payments:
        found += _of_order(case, law, ledgers)
    refs = {ledger.debt.ref for ledger in ledgers}
    found += [
        Say("account.note.payment_elsewhere", amount=payment.amount, debt=payment.debt)
        for payment in payments
        if payment.debt and payment.debt not in refs
    ]
    found += in_dispute
    found += time_to_pay(case, law, ledgers)
    found += _of_early(case, law, ledgers, until)
    found += [
        Say("account.note.credit_elsewhere", amount=credit.amount, debt=credit.debt)
        for credit in case.credits
        if all(debt.ref != credit.debt for debt in case.debts)
    ]
    unique: list[Say] = []
    for said in found:
        if said not in unique:
            unique.append(said)
    return tuple(unique)
