"""Points that follow from the facts of the case rather than from a paper made to show them."""

from __future__ import annotations

from casefile.model.exhibit import FROM_HIM, Element, ExhibitKind, Provenance
from casefile.model.party import Party
from casefile.model.position import Defence
from casefile.model.review import Grade
from casefile.model.say import Say
from casefile.rules.caps import signed_by_respondent
from casefile.rules.debt_names import debt_name, debt_names, of_document
from casefile.rules.due import due_told
from casefile.rules.letters import rank, weaker
from casefile.rules.matter import Matter
from casefile.rules.points import FACT, OURS, Point, paper_point

_CARRIED = (Provenance.THIRD_PARTY, Provenance.OFFICIAL)
"""Who makes a proof of posting that is worth something: not the sender."""


def _named(party: Party) -> bool:
    return bool(party.name.strip()) and bool(party.numbers or party.address.strip())


def _parties(matter: Matter) -> list[Point]:
    """A signed paper names who promised; a check of the register says who that is."""
    found = []
    for item in matter.shows[Element.AGREEMENT]:
        his = item.exhibit.provenance in FROM_HIM
        if item.grade and (his or signed_by_respondent(item.exhibit)):
            grade = weaker(item.grade, Grade.B) or Grade.B
            what = Say("points.names_him", mark=item.exhibit.mark)
            found.append(paper_point(item, grade, what))
    respondent = matter.case.respondent
    if _named(respondent) and matter.case.claimant.name.strip():
        checked = respondent.register_checked_on
        if checked.known:
            found.append(Point("", Grade.C, FACT, Say("points.register_checked", on=checked)))
        else:
            found.append(Point("", Grade.D, FACT, Say("points.parties_named")))
    return found


def _due(matter: Matter, ref: str) -> list[Point]:
    """The day to pay: from the invoice he had, from a demand he had, or only as we say it."""
    case, found = matter.case, []
    debt = case.debt(ref)
    for item in matter.counted(*(debt.marks if debt else ())):
        if item.exhibit.kind is ExhibitKind.INVOICE and item.grade:
            what = Say("points.invoice_term", mark=item.exhibit.mark)
            found.append(paper_point(item, item.grade, what))
    for demand in case.demands:
        proofs = matter.counted(demand.proof_of_receipt)
        if proofs and proofs[0].grade:
            # The letter proves no more than that it was sent: the chain is as good as its receipt,
            # and fair at most, since the letter is our own.
            grade = weaker(proofs[0].grade, Grade.C) or Grade.C
            what = Say("points.demand_received", on=demand.on)
            found.append(paper_point(proofs[0], grade, what))
        posted = [i for i in matter.counted(demand.proof_of_sending) if i.exhibit.maker in _CARRIED]
        if posted and not proofs and posted[0].grade:
            # A carrier's slip tells that it went out, not that it came: it agrees with another.
            grade = weaker(posted[0].grade, Grade.D) or Grade.D
            what = Say("points.demand_posted", on=demand.on)
            found.append(paper_point(posted[0], grade, what))
    if debt and (debt.due.known or case.agreement.payment_days is not None):
        found.append(Point("", Grade.D, OURS, of_document("points.due_as_we_say", debt)))
    return found


def _unpaid(matter: Matter) -> list[Point]:
    """Not paid is for us to say and for him to disprove; his plea that he cannot pay helps."""
    if not matter.case.debts:
        return []
    found = [Point("", Grade.C, FACT, Say("points.nothing_received"))]
    poor = matter.raised.get(Defence.INABILITY_TO_PAY)
    if poor is not None:
        what = Say("points.says_he_cannot_pay")
        proofs = matter.counted(*poor.marks)
        best = max(proofs, key=lambda i: rank(i.grade), default=None)
        if best and best.grade:
            found.append(paper_point(best, best.grade, what))
    return found


def _in_time(matter: Matter) -> list[Point]:
    known = [line for line in matter.limitation if line.days_left is not None]
    living = [line for line in known if line.days_left is not None and line.days_left >= 0]
    if not living:
        return []
    first = min(living, key=lambda line: line.days_left or 0)
    what = Say("points.in_time", last_day=first.last_day, n=first.days_left)
    return [Point("", Grade.B, FACT, what)]


def _right_forum(matter: Matter) -> list[Point]:
    doors = tuple(line for line in matter.forums if line.open)
    return [Point("", Grade.B, FACT, Say("points.door_open", n=len(doors)))] if doors else []


def fact_points(matter: Matter, element: Element, debt: str) -> list[Point]:
    """Return the points for *element* (of one *debt*) that the facts of the case make."""
    if element is Element.PARTIES:
        return _parties(matter)
    if element is Element.DUE:
        return _due(matter, debt)
    if element is Element.UNPAID:
        return _unpaid(matter)
    if element is Element.IN_TIME:
        return _in_time(matter)
    if element is Element.RIGHT_FORUM:
        return _right_forum(matter)
    return []


def _story(matter: Matter, element: Element) -> list[Point]:
    """Return the questions that the order of days raises and no paper answers: each is fair."""
    case, told = matter.case, []
    made = case.agreement.made
    for debt in case.debts:
        issued, due, done = debt.issued.exact, debt.due.exact, debt.performed
        name = debt_name(debt)
        if element is Element.AGREEMENT and made.first and done.last and done.last < made.first:
            told.append(Say("points.done_before_agreed", debt=name, done=done, made=made))
        if element is not Element.DUE or issued is None or due is None:
            continue
        agreed = case.agreement.due_from(issued)
        if due < issued:
            told.append(Say("points.due_too_early", debt=name, due=due, issued=issued))
        elif agreed is not None and due < agreed:
            told.append(Say("points.due_before_term", debt=name, due=due, agreed=agreed))
    return [Point("", Grade.C, FACT, what) for what in told]


def contrary_facts(matter: Matter, element: Element) -> list[Point]:
    """Return what the facts of the case say against *element*, its story among them."""
    return [*_story(matter, element), *_contrary(matter, element)]


def _contrary(matter: Matter, element: Element) -> list[Point]:
    case, on = matter.case, matter.on
    if element is Element.DUE:
        days = [(debt, due_told(case, debt)) for debt in case.debts]
        return [
            Point("", Grade.A, FACT, Say("points.not_due_before", debt=debt_name(d), on=due))
            for d, due in days
            if due.first is not None and due.first > on
        ]
    owed = any(account.balance.amount > 0 for account in matter.accounts)
    if element is Element.UNPAID and matter.accounts and case.debts and not owed:
        return [Point("", Grade.A, FACT, Say("points.account_is_even"))]
    if element is Element.IN_TIME:
        passed = [x for x in matter.limitation if x.days_left is not None and x.days_left < 0]
        grade = Grade.A if len(passed) == len(matter.limitation) else Grade.C
        names = debt_names(case)
        told = (Say("points.out_of_time", debt=names[x.debt], last_day=x.last_day) for x in passed)
        return [Point("", grade, FACT, what) for what in told]
    return []
