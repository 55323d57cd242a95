"""What stands against an element: contrary papers, what he says, questions left open."""

from __future__ import annotations

from casefile.model.claim import Ground
from casefile.model.contact import Outcome
from casefile.model.exhibit import FROM_HIM, ORDERS, Element, ExhibitKind, Provenance
from casefile.model.party import PartyKind
from casefile.model.position import COMPLAINTS, Defence, Position
from casefile.model.review import Grade
from casefile.model.say import Say
from casefile.rules.answered import speaks_to
from casefile.rules.caps import his_signatures, second_route, signed_by_respondent
from casefile.rules.due import due_told
from casefile.rules.facts import contrary_facts
from casefile.rules.letters import rank
from casefile.rules.matter import Matter
from casefile.rules.points import FACT, HIS, Point, paper_point
from casefile.rules.proving import proving
from casefile.rules.routes import routes
from casefile.rules.testimony import witness_points

_E = Element
ATTACKED: dict[Defence, tuple[Element, ...]] = {
    Defence.DENIES_AGREEMENT: (_E.AGREEMENT,),
    Defence.DENIES_SIGNATURE: (_E.AGREEMENT,),
    Defence.NO_AUTHORITY: (_E.PARTIES, _E.AGREEMENT),
    Defence.DENIES_PERFORMANCE: (_E.PERFORMANCE,),
    Defence.INCOMPLETE_WORK: (_E.PERFORMANCE, _E.AMOUNT),
    Defence.QUALITY_COMPLAINT: (_E.PERFORMANCE, _E.AMOUNT),
    Defence.WRONG_AMOUNT: (_E.AMOUNT,),
    Defence.WRONG_DEBTOR: (_E.PARTIES,),
    Defence.ALREADY_PAID: (_E.UNPAID,),
    Defence.SET_OFF: (_E.UNPAID,),
    Defence.COUNTERCLAIM: (_E.UNPAID,),
    Defence.SETTLED_ACCORD: (_E.AMOUNT, _E.UNPAID),
    Defence.NOT_DUE_YET: (_E.DUE,),
    Defence.LIMITATION: (_E.IN_TIME,),
    Defence.DENIES_RECEIPT: (_E.DUE,),
    Defence.NO_REPLY: (),
    Defence.INABILITY_TO_PAY: (),
    Defence.LEGAL_BAR: (_E.AGREEMENT,),
    Defence.DURESS: (_E.AGREEMENT,),
    Defence.GIFT_NOT_LOAN: (_E.AGREEMENT,),
    Defence.INSOLVENCY: (),
}
"""Which elements each defence is aimed at."""

_LOAN_WORDS = (
    *("loan", "lend", "lent", "borrow", "repay", "pay back"),
    *("pożycz", "pozycz", "zwrot", "zwróc", "oddam", "spłac"),
    *("הלווא", "הלוואה", "להלוות", "לווה", "אחזיר", "להחזיר", "החזר"),
)


def loan_is_named(matter: Matter) -> bool:
    """Return whether some counted paper calls the money a loan or speaks of paying it back."""
    for item in matter.shows[Element.AGREEMENT]:
        exhibit = item.exhibit
        if exhibit.provenance is Provenance.CLAIMANT and not signed_by_respondent(exhibit):
            continue
        if exhibit.kind in (ExhibitKind.PROMISSORY_NOTE, ExhibitKind.ACKNOWLEDGEMENT):
            return True
        told = f"{exhibit.title} {exhibit.says}".casefold()
        if any(word in told for word in _LOAN_WORDS):
            return True
    return False


_MESSAGES = (
    ExhibitKind.EMAIL,
    ExhibitKind.LETTER,
    ExhibitKind.CHAT,
    ExhibitKind.TEXT_MESSAGE,
)


def _wrote_of_it(matter: Matter) -> bool:
    """Return whether his own words in another paper show the agreement whose signature he denies.

    That is a second way to it: "signed copy attached", an order by mail, thanks for the offer.
    """
    return any(
        i.exhibit.kind in _MESSAGES
        and i.exhibit.provenance in FROM_HIM
        and not signed_by_respondent(i.exhibit)
        and rank(i.grade) >= rank(Grade.C)
        for i in matter.shows[_E.AGREEMENT]
    )


def open_question(matter: Matter, position: Position) -> bool:
    """Return whether the critical question of this defence is still without an answer."""
    case, defence = matter.case, position.defence
    if any(speaks_to(item.exhibit, defence) for item in matter.answers(position)):
        return False
    if defence is Defence.DENIES_SIGNATURE:
        signed = [i for i in matter.shows[_E.AGREEMENT] if signed_by_respondent(i.exhibit)]
        return not any(second_route(i.exhibit) for i in signed) and not _wrote_of_it(matter)
    if defence is Defence.NO_AUTHORITY:
        signatures = [s for i in matter.items.values() for s in his_signatures(i.exhibit)]
        people = [p for p in case.respondent.people if p.authority]
        return not people and not any(s.authorised for s in signatures)
    if defence is Defence.WRONG_DEBTOR:
        person = case.respondent.kind is PartyKind.INDIVIDUAL
        checked = person or case.respondent.register_checked_on.known
        return not (case.respondent.numbers and checked)
    if defence in COMPLAINTS:
        demands = [d.on.first for d in case.demands if d.on.first is not None]
        raised_late = position.on.first is not None and any(position.on.first > d for d in demands)
        return not raised_late
    if defence is Defence.WRONG_AMOUNT:
        if any(route.name == "account_stated" for route in routes(matter)):
            return False
        return case.agreement.price is None and not any(
            i.exhibit.kind in ORDERS for i in proving(matter, _E.AMOUNT)
        )
    if defence is Defence.DENIES_RECEIPT:
        proofs = [d for d in case.demands if matter.counted(d.proof_of_receipt)]
        return not proofs and not any(i.exhibit.received for i in matter.items.values())
    if defence is Defence.ALREADY_PAID:
        kinds = [i.exhibit.kind for i in matter.shows[_E.UNPAID]]
        return ExhibitKind.LEDGER not in kinds and ExhibitKind.BANK_RECORD not in kinds
    if defence is Defence.NOT_DUE_YET:
        days = (due_told(case, debt).last for debt in case.debts)
        return not any(day is not None and day <= matter.on for day in days)
    if defence is Defence.GIFT_NOT_LOAN:
        return not loan_is_named(matter)
    return defence is Defence.LEGAL_BAR


def _of_position(matter: Matter, position: Position) -> Point:
    """His word alone is weak; with a paper it is as good as the paper; a question open is fair."""
    what = Say("points.he_says", defence=position.defence)
    papers = [mark for mark in position.marks if mark in matter.adverse]
    best = max(papers, key=lambda mark: rank(matter.adverse[mark]), default=None)
    bare = Grade.C if open_question(matter, position) else Grade.D
    if best is not None and rank(matter.adverse[best]) > rank(bare):
        what = Say("points.he_shows", defence=position.defence, mark=best)
        return Point(best, matter.adverse[best], HIS, what)
    if bare is Grade.C:
        given = "answer_counts_not" if matter.counted(*position.answered_by) else "question_open"
        what = Say(f"points.{given}", defence=position.defence)
    said_in = matter.counted(*position.marks)
    if said_in:
        mark = said_in[0].exhibit.mark
        told = Say(f"{what.key}_in", defence=position.defence, mark=mark)
        return Point(mark, bare, HIS, told)
    return Point(position.id, bare, HIS, what, cited=False)


def _as_far(matter: Matter, defence: Defence, point: Point) -> Point:
    """Return what he says as far as it reaches."""
    reach = matter.reaches.get(defence)
    if reach is None:
        return point
    told = Say("points.of_a_part", what=point.what, part=reach.told)
    return point._replace(what=told, reach=reach)


def attack_points(matter: Matter, element: Element) -> list[Point]:
    """Return everything that stands against *element*, strongest or not."""
    found = []
    for item in matter.against[element]:
        grade = matter.adverse.get(item.exhibit.mark)
        if grade is not None:
            what = Say("points.contrary", mark=item.exhibit.mark, kind=item.exhibit.kind)
            found.append(paper_point(item, grade, what))
    found += witness_points(matter, element, against=True)
    found += contrary_facts(matter, element)
    for defence, position in matter.raised.items():
        if element in ATTACKED[defence]:
            found.append(_as_far(matter, defence, _of_position(matter, position)))
    if element is Element.AMOUNT and not matter.raised:
        disputed = [d.ref for d in matter.case.debts if d.disputed]
        if disputed:
            found.append(Point("", Grade.D, HIS, Say("points.sum_disputed")))
    if element is Element.AGREEMENT and not matter.raised:
        refused = [
            c for c in matter.case.contacts if c.outcome is Outcome.DISPUTED and c.of_the_debt
        ]
        if refused:
            what = Say("points.disputed_in_talk", on=refused[-1].on)
            found.append(Point(refused[-1].id, Grade.D, HIS, what))
    loan = element is Element.AGREEMENT and matter.case.ground is Ground.LOAN
    if loan and matter.shows[element] and not loan_is_named(matter):
        found.append(Point("", Grade.C, FACT, Say("points.loan_not_named")))
    return found
