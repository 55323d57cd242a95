"""The facts a form may name, by the name in its text: ``{claimant}``, ``{balance}``, ``{days}``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from casefile.model.case import Ended
from casefile.model.claim import Form as AgreementForm
from casefile.model.clean import one_line
from casefile.model.contact import Contact, Outcome
from casefile.model.exhibit import Element
from casefile.model.money import Money
from casefile.model.offer import Offer, OfferBy
from casefile.model.party import PartyKind, RegisterNumber
from casefile.model.position import COMPLAINTS
from casefile.packets.matter import Matter
from casefile.packets.pleas import pleas, said
from casefile.packets.rule import told as by
from casefile.packets.theirs import their_letters
from casefile.packets.told import NAMES, Writer
from casefile.packets.witness_told import of_witness
from casefile.rules.agreed_now import GRACE_DAYS
from casefile.rules.calendar import business_day_from
from casefile.rules.debt_order import by_day
from casefile.rules.demand_check import enclosures_wanted
from casefile.rules.forum import sole_door
from casefile.rules.late_interest import late_interest
from casefile.rules.pre_action import days_of_a_letter
from casefile.rules.settled import missed
from casefile.rules.since_judgment import not_counted

SUMS = ("principal", "interest", "costs", "paid", "balance", "daily")
"""The lines of the account that a form may name."""


def days_to_pay(matter: Matter) -> int:
    """Return the days a demand gives: those of the place for such a debtor, else two weeks.

    Where instalments agreed are overdue: the days of grace after a written reminder.
    """
    if matter.told.overdue and not matter.told.judged:
        return GRACE_DAYS
    return days_of_a_letter(matter.case, matter.law)


def summed(matter: Matter, name: str) -> str:
    """Return one line of the account over its currencies; empty when nothing of it is known."""
    sums: list[Money | None] = [account.stated.get(name) for account in matter.accounts]
    return " + ".join(matter.money(one) for one in sums if one is not None and one.amount)


def nothing_left(matter: Matter) -> bool:
    """Return whether the matter has ended and nothing is left to pay, as the reader knows it."""
    accounts = matter.accounts
    ended = bool(accounts) and all(one.closing is not None for one in accounts)
    sums = [one.stated["balance"] for one in accounts]
    return ended and all(one is not None and one.amount <= 0 for one in sums)


def _awarded(matter: Matter) -> str:
    """Return the interest that only a court awards, where it stands apart from the demand."""
    sums = (account.awarded for account in matter.accounts) if matter.awards else ()
    return " + ".join(matter.money(one) for one in sums if one is not None)


def _agreed_claim(matter: Matter) -> str:
    """Return what was claimed before anything was paid of a deal; empty where nothing was yet."""
    deal = matter.told.deal
    if deal is None or deal.paid is None or not (deal.stands or deal.paid.amount):
        return ""
    sums: list[Money] = []
    for account in matter.accounts:
        if account.closing is not None:
            sums.append(account.closing.claimed)
        elif account.currency == deal.paid.currency:
            sums.append(account.balance + deal.paid)
        else:
            sums.append(account.balance)
    return " + ".join(matter.money(one) for one in sums if one.amount)


def _written_off(matter: Matter) -> str:
    """Return what was written off with the end of the matter; empty: nothing was."""
    sums: list[Money] = []
    for closing in (account.closing for account in matter.accounts):
        if closing is not None and closing.then is Ended.WRITTEN_OFF and closing.rest is not None:
            sums.append(closing.rest)
        elif closing is not None and closing.how is Ended.WRITTEN_OFF:
            sums.append(closing.claimed)
    return " + ".join(matter.money(one) for one in sums if one.amount)


def _late_interest(matter: Matter) -> str:
    """Return by what interest runs on a balance that has become payable at once."""
    return " ".join(by(matter, one) for one in late_interest(matter.case, matter.law, matter.on))


def _door(matter: Matter) -> str:
    """Return the one door that is open to the claim; empty where there are several, or none."""
    door = sole_door(matter.case, matter.law, matter.review.account, matter.on)
    return "" if door is None else matter.words.value(door.names)


def facts(matter: Matter) -> dict[str, str]:
    """Return every fact by its name; an empty text is: not known."""
    of_itself = {name: matter.told.facts.get(name, "") for name in NAMES}
    if not of_itself["witness"]:
        of_itself |= _first_witness(matter)
    if of_itself["signed_label"]:
        of_itself["signed_label"] = _signed_label(matter, of_itself["signed_label"])
    told = _of_people(matter) | _of_the_deal(matter)
    return {name: one_line(text) for name, text in told.items()} | of_itself | _computed(matter)


def _of_people(matter: Matter) -> dict[str, str]:
    """Return who claims, who owes and who writes, and how each is reached."""
    case, claimant = matter.case, matter.creditor
    phone = matter.t("contact_phone", number=claimant.phone) if claimant.phone else ""
    return {
        "claimant": matter.called(claimant),
        "respondent": matter.called(case.respondent),
        "claimant_email": claimant.email,
        "claimant_phone": claimant.phone,
        "claimant_contact": ", ".join(way for way in (claimant.email, phone) if way),
        "claimant_address": claimant.address,
        "claimant_numbered": _numbered(matter.called(claimant), claimant.numbers),
        "respondent_address": case.respondent.address,
        "bank_account": claimant.bank_account,
        "sender": matter.sender,
        "mediator": case.mediation.mediator,
        "decision_maker": case.mediation.our_decision_maker or _may_settle(matter),
    }


def _numbered(name: str, numbers: Iterable[RegisterNumber]) -> str:
    """Return *name* with the numbers by which it is known apart; nothing without a name."""
    known = (f"{number.kind} {number.value}" for number in numbers)
    return ", ".join((name, *known)) if name else ""


def _of_the_deal(matter: Matter) -> dict[str, str]:
    """Return what was agreed, what of it is owed for, and what was settled since."""
    case, agreement = matter.case, matter.case.agreement
    made, assigned = agreement.made, agreement.assigned_on
    place = matter.law.names.get(matter.words.code, matter.law.code)
    law_of_place = matter.law.terms.get(matter.words.code, {}).get("place.law", "")
    return {
        "reference": case.title,
        "particulars": case.particulars,
        "agreement_what": agreement.what or _debts_told(matter),
        "agreement_day": matter.loose(made) if made.known else "",
        "assigned_by": agreement.assigned_by,
        "assigned_day": matter.loose(assigned) if assigned.known else "",
        "invoices": ", ".join(matter.debt_name(debt) for debt in by_day(case.debts)),
        "place": place,
        "law": law_of_place or matter.t("contracting.law_of", place=place),
    }


def _computed(matter: Matter) -> dict[str, str]:
    """Return the days and sums that are reckoned on the day of the packet.

    A day named to pay or answer by is a business day of the place, the next one where need be.
    """
    days = days_to_pay(matter)
    deadline = business_day_from(matter.on + timedelta(days=days), matter.law)
    return {
        "today": matter.long_day(matter.on),
        "account_day": matter.long_day(matter.review.on),
        "days": str(days),
        "days_left": str((deadline - matter.on).days),
        "deadline": matter.long_day(deadline),
        **{name: summed(matter, name) for name in SUMS},
        **({"balance": matter.money(asked)} if (asked := matter.told.asked) else {}),
        "agreed_claim": _agreed_claim(matter),
        "awarded": _awarded(matter),
        "written_off": _written_off(matter),
        "late_interest": _late_interest(matter),
        "door": _door(matter),
        "exhibit_count": str(len(matter.cited)),
    }


def _debts_told(matter: Matter) -> str:
    """Return what the debts are for, where the case does not say what was agreed."""
    return "; ".join(dict.fromkeys(debt.what for debt in matter.case.debts if debt.what))


def _may_settle(matter: Matter) -> str:
    """Return who of our side comes to the mediation with authority to settle."""
    ours = [one for one in matter.case.mediation.attending if one.by is OfferBy.CLAIMANT]
    return ", ".join(one.name for one in ours if one.authority)


def _first_witness(matter: Matter) -> dict[str, str]:
    """Return the first witness the audience may see, where no other is named."""
    seen = next((w for w in matter.case.witnesses if matter.sees(w.disclosure)), None)
    if seen is None:
        return {}
    return of_witness(seen, matter.case, matter.words, Writer(matter.words).day)


def _signed_label(matter: Matter, mark: str) -> str:
    """Return what the signed paper is called: in a letter, its enclosure, alone or in the list."""
    if not matter.form.letter:
        return matter.labels.get(mark, mark)
    return matter.enclosures.get(mark) or matter.enclosure(1)


def _shown(matter: Matter, offer: Offer) -> bool:
    return matter.sees(offer.disclosure, sent=offer.sent)


def _several_reasons(matter: Matter) -> bool:
    """Return whether reasons that differ were given on days that differ."""
    given = said(matter)
    return len({one.defence for one in given}) > 1 and len({one.on for one in given}) > 1


def _promise_past(matter: Matter) -> bool:
    """Return whether the day that was promised in the talk it confirms has gone by."""
    promised = [x.promise for x in matter.told.tells if isinstance(x, Contact) and x.promise]
    days = [one.by.last for one in promised if one.by.last is not None]
    return any(day < matter.on for day in days)


_CAME_OF_IT = (Outcome.ASKED_TIME, Outcome.DISPUTED, Outcome.ADMITTED, Outcome.REFUSED)
"""What came of a talk, as it was noted, and may be told to who said it; an offer is of the talks
alone."""


def _came_of_it(matter: Matter) -> dict[str, bool]:
    """Return for each of these whether it came of the talk that is confirmed: ``call_disputed``.

    ``call_told``: there is such a talk at all.
    """
    came = {x.outcome for x in matter.told.tells if isinstance(x, Contact)}
    return {"call_told": bool(came)} | {f"call_{one.value}": one in came for one in _CAME_OF_IT}


def conditions(matter: Matter, known: Mapping[str, str]) -> dict[str, bool]:
    """Return what a part of an outline may wait for with ``when``; ``!`` before it turns it."""
    case = matter.case
    person = case.respondent.kind in (PartyKind.INDIVIDUAL, PartyKind.SOLE_TRADER)
    agreed = case.agreement.form
    answers = {f"has_{name}": bool(text) for name, text in known.items()}
    offers = (x.amount for x in matter.told.tells if isinstance(x, Offer))
    nothing = any(sum_ is not None and not sum_.amount for sum_ in offers)
    return (
        answers
        | _came_of_it(matter)
        | {
            "has_paid": answers["has_paid"] or matter.payments_doubtful,
            f"place_{matter.law.code}": True,
            "protocol": bool(enclosures_wanted(case, matter.law)),
            "respondent_person": person,
            "oral": agreed is AgreementForm.ORAL,
            "written": agreed in (AgreementForm.WRITTEN, AgreementForm.ELECTRONIC),
            "offer_open": matter.open_offer,
            "pays_nothing": nothing,
            "names_pay_day": not (nothing or matter.told.instalments)
            and (answers["has_offer_pay_by"] or not answers["has_offer_terms"]),
            "agreement_enclosed": any(
                x.mark in matter.enclosures and Element.AGREEMENT in x.shows for x in matter.shown
            ),
            "has_pleas": bool(pleas(matter)),
            "has_complaints": any(one.defence in COMPLAINTS for one in pleas(matter)),
            "rest_admitted": any(one.in_part and one.rest_admitted for one in pleas(matter)),
            "has_reasons": _several_reasons(matter),
            "names_people": answers["has_decision_maker"] or bool(case.mediation.attending),
            "promise_past": _promise_past(matter),
            "instalments_overdue": bool(matter.told.overdue),
            "one_sum": any(due.alone for due in matter.told.overdue),
            "settlement_missed": matter.own_house and missed(case, matter.on),
            "judged": matter.told.judged,
            "interest_since_judgment": matter.told.judged
            and not_counted(case, matter.law, matter.on) is not None,
            "heard": matter.told.heard,
            "agreed_by_letter": matter.told.by_letter,
            "has_instalments": bool(matter.told.instalments),
            "nothing_left": nothing_left(matter),
            "account_complete": all(account.complete for account in matter.review.account),
            "has_offers": any(_shown(matter, offer) for offer in case.offers),
            "has_positions": any(matter.sees(p.disclosure) for p in case.positions),
            "has_exhibits": bool(matter.cited),
            "has_answered": bool(their_letters(matter)),
        }
    )
