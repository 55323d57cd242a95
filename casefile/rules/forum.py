"""Where this claim may be brought: each door of the place, what it still lacks, and its fee."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from casefile.model.account import Account
from casefile.model.case import Case
from casefile.model.exhibit import FROM_HIM, Exhibit, ExhibitKind, Provenance
from casefile.model.jurisdiction import Forum, Jurisdiction
from casefile.model.money import Money
from casefile.model.party import Party, PartyKind
from casefile.model.review import ForumLine
from casefile.model.say import Say
from casefile.rules.bills import bill_lacking, bill_sums, bills_in_hand
from casefile.rules.calendar import years_after
from casefile.rules.caps import signed_by_respondent
from casefile.rules.cited import cited
from casefile.rules.debt_names import debt_name
from casefile.rules.demand_days import ripe
from casefile.rules.due import acts_in_business, chosen_regime
from casefile.rules.fees import court_fee, fee_band
from casefile.rules.pre_action import pre_action_steps

_BILL = "bill"
"""What a door asks for that takes a cheque or note."""
_AGREEMENT = (ExhibitKind.CONTRACT, ExhibitKind.ORDER, ExhibitKind.QUOTE, ExhibitKind.SETTLEMENT)


def _has(case: Case, test: Callable[[Exhibit], bool | None]) -> bool:
    return any(exhibit.accepted and bool(test(exhibit)) for exhibit in case.exhibits)


def _acknowledges(exhibit: Exhibit) -> bool:
    return exhibit.kind is ExhibitKind.ACKNOWLEDGEMENT and exhibit.provenance in FROM_HIM


def _demanded(case: Case) -> bool:
    return any(d.proof_of_sending or d.proof_of_receipt or d.tracking for d in case.demands)


def _commercial_papers(case: Case) -> bool:
    both = acts_in_business(case.claimant) is True and acts_in_business(case.respondent) is True
    return (
        both
        and _has(case, lambda x: x.kind in _AGREEMENT and signed_by_respondent(x))
        and _has(case, lambda x: x.kind in (ExhibitKind.DELIVERY_NOTE, ExhibitKind.ACCEPTANCE))
        and _has(case, lambda x: x.kind is ExhibitKind.INVOICE)
    )


def _closed_list(case: Case) -> bool:
    """The papers of the Polish order-for-payment procedure (art. 485 KPC)."""
    return (
        bool(bills_in_hand(case))
        or _has(case, lambda x: x.provenance is Provenance.OFFICIAL)
        or _has(case, lambda x: x.kind is ExhibitKind.INVOICE and signed_by_respondent(x))
        or (bool(case.demands) and _has(case, _acknowledges))
        or _commercial_papers(case)
    )


def _warned(case: Case, law: Jurisdiction, on: date) -> bool:
    """Return whether the registered warning of the place went out and its wait is over.

    All of it of one demand, with the contents that the place asks for.
    """
    steps = pre_action_steps(case, law)
    warnings = [step for step in steps if step.registered and step.wait_days is not None]
    return any(ripe(demand, step, on) for step in warnings for demand in case.demands)


def _needs(case: Case, law: Jurisdiction, on: date) -> dict[str, bool]:
    """Return what a door may ask for, by its name in the packs, and whether the case has it."""
    return {
        "written_agreement": _has(case, lambda x: x.kind in _AGREEMENT),
        "debtor_signature": _has(case, signed_by_respondent),
        "prompt_demand": _demanded(case),
        "registered_warning": _warned(case, law, on),
        "bill": bool(bills_in_hand(case)),
        "respondent_number": bool(case.respondent.numbers),
        "documents_closed_list": _closed_list(case),
    }


def _papers(forum: Forum, have: Mapping[str, bool], case: Case) -> list[Say]:
    lacks = []
    for need in forum.needs:
        if need not in have:
            lacks.append(Say("forum.lacks.unknown_need", need=need))
        elif not have[need] and need == _BILL:
            lacks.append(bill_lacking(case))
        elif not have[need]:
            lacks.append(Say(f"forum.lacks.{need}"))
    return lacks


def _kind(party: Party, kinds: tuple[str, ...], side: str) -> list[Say]:
    if not kinds or party.kind.value in kinds:
        return []
    if party.kind is PartyKind.UNKNOWN:
        return [Say(f"forum.lacks.{side}_unknown")]
    return [Say(f"forum.lacks.{side}_kind", kind=party.kind)]


def _persons(forum: Forum, case: Case) -> list[Say]:
    lacks = _kind(case.claimant, forum.claimant_kinds, "claimant")
    lacks += _kind(case.respondent, forum.respondent_kinds, "respondent")
    if forum.both_in_business:
        answers = (acts_in_business(case.claimant), acts_in_business(case.respondent))
        if False in answers:
            lacks.append(Say("forum.lacks.not_business"))
        elif None in answers:
            lacks.append(Say("forum.lacks.business_unknown"))
    if forum.at_home_only and case.respondent.abroad:
        lacks.append(Say("forum.lacks.abroad"))
    if forum.abroad_only and not case.respondent.abroad:
        unknown = case.respondent.abroad is None
        lacks.append(Say("forum.lacks.abroad_unknown" if unknown else "forum.lacks.at_home"))
    return lacks


def _sum(account: Account, *, with_interest: bool) -> Money:
    if not with_interest:
        return account.principal
    return account.principal + account.interest + account.costs


def _amounts(forum: Forum, accounts: tuple[Account, ...]) -> list[Say]:
    lacks = []
    limits = (forum.max_amount, forum.min_amount)
    for account in accounts:
        sum_ = _sum(account, with_interest=forum.with_interest)
        if any(limit is not None and limit.currency != sum_.currency for limit in limits):
            lacks.append(Say("forum.lacks.other_money", currency=account.currency))
            continue
        if forum.max_amount is not None and sum_.amount > forum.max_amount.amount:
            key = "too_much_uncut" if forum.may_be_cut else "too_much"
            lacks.append(Say(f"forum.lacks.{key}", amount=sum_, limit=forum.max_amount))
        if forum.min_amount is not None and sum_.amount <= forum.min_amount.amount:
            lacks.append(Say("forum.lacks.too_little", limit=forum.min_amount))
    return lacks


def _age(forum: Forum, case: Case, law: Jurisdiction, on: date) -> list[Say]:
    if forum.due_within_years is None:
        return []
    lacks = []
    for debt in case.debts:
        due = chosen_regime(case, debt, law).due
        if due is None:
            lacks.append(Say("forum.lacks.due_unknown", debt=debt_name(debt)))
        elif years_after(due, forum.due_within_years) < on:
            years = forum.due_within_years
            lacks.append(Say("forum.lacks.too_old", debt=debt_name(debt), years=years))
    return lacks


def _fee(forum: Forum, law: Jurisdiction, accounts: tuple[Account, ...], on: date) -> Say | None:
    if not forum.fee.startswith("table:") or len(accounts) != 1:
        return None
    with_interest = forum.with_interest or forum.fee_with_interest
    sum_ = _sum(accounts[0], with_interest=with_interest)
    if sum_.currency != law.currency:
        return None
    band = fee_band(forum.fee.removeprefix("table:"), sum_.amount, law, on)
    if band is None:
        return None
    return Say("forum.fee.sum", fee=court_fee(band, sum_, forum), source=cited(band.source))


def _whole(
    table: str, forum: Forum, law: Jurisdiction, accounts: tuple[Account, ...], on: date
) -> Say | None:
    """Return the fee of another table, unshared: a hearing, a lawyer's costs."""
    if not table:
        return None
    return _fee(forum.but(fee=table, fee_share=1, fee_least=None), law, accounts, on)


def _first(
    forum: Forum, case: Case, law: Jurisdiction, accounts: tuple[Account, ...]
) -> tuple[Say, ...]:
    """Return the steps that come before this door, for such a respondent and such a sum."""
    above = forum.first_above
    sums = [_sum(account, with_interest=forum.with_interest).amount for account in accounts]
    if above is not None and all(sum_ <= above for sum_ in sums):
        return ()
    return tuple(
        Say("forum.first", text=step.says, source=cited(step.source))
        for step in pre_action_steps(case, law)
        if step.id in forum.first
    )


def _doors(law: Jurisdiction, on: date) -> tuple[Forum, ...]:
    """Return the last row of each door that had begun on *on*, in the order of the pack."""
    begun: dict[str, Forum] = {}
    for forum in law.forums:
        if forum.since is not None and on < forum.since:
            continue
        other = begun.get(forum.id)
        if other is None or (forum.since or date.min) > (other.since or date.min):
            begun[forum.id] = forum
    return tuple(begun.values())


def sole_door(
    case: Case, law: Jurisdiction, account: tuple[Account, ...], on: date
) -> Forum | None:
    """Return the one door that is open to the claim; None: there are several, or none."""
    is_open = {line.forum for line in forums(case, law, account, on) if line.open}
    doors = [door for door in _doors(law, on) if door.id in is_open]
    return doors[0] if len(doors) == 1 else None


def forums(
    case: Case, law: Jurisdiction, account: tuple[Account, ...], on: date
) -> tuple[ForumLine, ...]:
    """Return each door of the place on the day *on*; one that lacks nothing is open.

    Sums are those of *account*: the principal, with interest and costs where the door counts them.
    Of the rows of one door that in force on *on* counts, else the last one, which lacks the terms
    of the day; doors not yet open are left out.
    """
    lines = []
    have = _needs(case, law, on)
    for forum in _doors(law, on):
        amounts = _amounts(forum, account)
        ended = forum.until is not None and on > forum.until
        lacks = (
            *([Say("forum.lacks.known_until", until=forum.until)] if ended else ()),
            *amounts,
            *_persons(forum, case),
            *_age(forum, case, law, on),
            *_papers(forum, have, case),
        )
        lines.append(
            ForumLine(
                forum=forum.id,
                open=not lacks,
                lacks=lacks,
                fee=None if amounts else _fee(forum, law, account, on),
                later=None if amounts else _whole(forum.fee_later, forum, law, account, on),
                lawyer=None if amounts else _whole(forum.fee_lawyer, forum, law, account, on),
                first=_first(forum, case, law, account),
                months=forum.months,
                reply_days=forum.reply_days,
                notes=(
                    *(bill_sums(case, account) if _BILL in forum.needs else ()),
                    *((Say("forum.note", text=forum.notes),) if forum.notes else ()),
                ),
                source=forum.source,
            )
        )
    return tuple(lines)


def doors_in_order(doors: Iterable[ForumLine]) -> tuple[ForumLine, ...]:
    """Return the doors as they are told: open ones first, what comes first at several told once."""
    above: set[tuple[Say, ...]] = set()
    told = []
    for door in sorted(doors, key=lambda door: not door.open):
        again = bool(door.first) and door.first in above
        above.add(door.first)
        told.append(door.but(first=(Say("doors.as_above"),)) if again else door)
    return tuple(told)


def door_time(door: ForumLine) -> tuple[Say, ...]:
    """Return how long a door takes: to a result, as far as its source says, and to an answer."""
    told = [Say("doors.time_unknown")]
    if door.months is not None:
        told = [Say("doors.months", n=door.months)]
    if door.reply_days is not None:
        told.append(Say("doors.reply", n=door.reply_days))
    return tuple(told)
