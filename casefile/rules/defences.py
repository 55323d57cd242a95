"""The defences he raises and those he is likely to raise: answered, open, or none at all."""

from __future__ import annotations

from collections.abc import Mapping

from casefile.model.claim import Ground
from casefile.model.exhibit import Element, ExhibitKind
from casefile.model.position import COMPLAINTS, NO_DEFENCE, Defence, Position
from casefile.model.review import DefenceLine, Grade
from casefile.model.say import Say
from casefile.model.status import HOLDS, PROVED
from casefile.rules.answered import speaks_to, with_witnesses
from casefile.rules.attacks import ATTACKED, loan_is_named, open_question
from casefile.rules.complaint_on_file import complaint_on_file
from casefile.rules.conduct import silent
from casefile.rules.elements import Standing
from casefile.rules.grading import why_no_proof
from casefile.rules.item_names import named
from casefile.rules.letters import rank
from casefile.rules.matter import Matter

ANSWERED, UNANSWERED = "answered", "unanswered"
RISK_ACCEPTED, NOT_A_DEFENCE = "risk_accepted", "not_a_defence"

CLAIMANT, RESPONDENT = "claimant", "respondent"

_CLAIMANT_PROVES = frozenset(
    {
        Defence.DENIES_AGREEMENT,
        Defence.DENIES_SIGNATURE,
        Defence.NO_AUTHORITY,
        Defence.DENIES_PERFORMANCE,
        Defence.INCOMPLETE_WORK,
        Defence.WRONG_AMOUNT,
        Defence.WRONG_DEBTOR,
        Defence.NOT_DUE_YET,
        Defence.DENIES_RECEIPT,
        Defence.GIFT_NOT_LOAN,
    }
)
_DENIALS = _CLAIMANT_PROVES | {Defence.LIMITATION}
"""Pleas that only deny, so that proof of the contrary answers them."""
_DAYS_NEAR_LIMITATION = 180


def burden(matter: Matter, defence: Defence) -> str:
    """Return who must prove it here: the place's own rule, else the general one."""
    for rule in matter.law.evidence:
        if rule.id == f"burden.{defence.value}" and rule.value in (CLAIMANT, RESPONDENT):
            return rule.value
    return CLAIMANT if defence in _CLAIMANT_PROVES else RESPONDENT


def _likely(matter: Matter, lines: Mapping[Element, Standing]) -> list[Defence]:
    """Return what he has not said yet but may, from what is weak in the case."""
    case = matter.case
    found = []
    if silent(case) and Defence.NO_REPLY not in matter.raised:
        found.append(Defence.NO_REPLY)
    if not case.debts:
        return found
    weak = {e for e, s in lines.items() if s.line.status not in HOLDS}
    if Element.AGREEMENT in weak:
        found.append(Defence.DENIES_AGREEMENT)
    if Element.PERFORMANCE in weak and case.ground is not Ground.LOAN:
        found.append(Defence.DENIES_PERFORMANCE)
    if Element.AMOUNT in weak:
        found.append(Defence.WRONG_AMOUNT)
    if case.ground is Ground.LOAN and not loan_is_named(matter):
        found.append(Defence.GIFT_NOT_LOAN)
    left = matter.days_left
    if left is not None and left < _DAYS_NEAR_LIMITATION:
        found.append(Defence.LIMITATION)
    if case.respondent.insolvent:
        found.append(Defence.INSOLVENCY)
    return [d for d in found if d not in matter.raised]


def _needs(defence: Defence) -> Say:
    return Say(f"defences.{defence.value}.needs")


def _disproved(matter: Matter, defence: Defence, aimed: list[Standing]) -> bool:
    """Return whether the proof of what a defence denies already stands against it.

    A plea that says "yes, but" (bad quality, set-off, settled) is not answered by proof of the
    deal; of quality, only by a record of acceptance.
    """
    if not aimed or not all(s.line.status in PROVED for s in aimed):
        return False
    reach = matter.reaches.get(defence)
    if reach is not None and reach.within:  # proof of the deal is no proof of the extras
        return False
    if defence in COMPLAINTS:
        return any(
            i.exhibit.kind is ExhibitKind.ACCEPTANCE and rank(i.grade) >= rank(Grade.B)
            for i in matter.shows[Element.PERFORMANCE]
        )
    return defence in _DENIALS and not open_question(matter, matter.raised[defence])


def _raised_line(
    matter: Matter, defence: Defence, lines: Mapping[Element, Standing]
) -> DefenceLine:
    position, who = matter.raised[defence], burden(matter, defence)
    answers = matter.answers(position)
    marks = tuple(i.exhibit.mark for i in answers)
    if defence in NO_DEFENCE:
        why = Say(f"defences.{defence.value}.not_a_defence")
        return DefenceLine(
            defence=defence, status=NOT_A_DEFENCE, marks=position.marks, burden=who, why=why
        )
    aimed = [lines[e] for e in ATTACKED[defence]]
    if any(speaks_to(item.exhibit, defence) for item in answers):
        best = max((i.grade for i in answers), key=rank)
        weak = "" if rank(best) > rank(Grade.D) else "_weakly"
        why = Say(f"defence_why.answered{weak}", defence=defence, marks=marks)
        return DefenceLine(defence=defence, status=ANSWERED, marks=marks, burden=who, why=why)
    if _disproved(matter, defence, aimed):
        held = tuple(dict.fromkeys(m for s in aimed for m in s.line.marks))
        why = Say("defence_why.proof_stands", defence=defence, marks=named(matter.case, held))
        return DefenceLine(defence=defence, status=ANSWERED, marks=held, burden=who, why=why)
    if position.risk_accepted:
        why = Say("defence_why.risk_accepted", defence=defence, reason=position.risk_accepted)
        return DefenceLine(defence=defence, status=RISK_ACCEPTED, burden=who, why=why)
    why = with_witnesses(matter.case, position, _unanswered(matter, position))
    return DefenceLine(defence=defence, status=UNANSWERED, burden=who, why=why)


def _unanswered(matter: Matter, position: Position) -> Say:
    """Return why a plea stands: no answer at all, or what the answer that was given lacks."""
    defence, needs = position.defence, _needs(position.defence)
    if position.answered_by:
        mark = position.answered_by[0]
        item = matter.items.get(mark)
        if matter.answers(position):
            marks = tuple(i.exhibit.mark for i in matter.answers(position))
            return Say("defence_why.off_point", defence=defence, marks=marks, needs=needs)
        lacks = why_no_proof(item) if item else Say("defence_why.no_such_paper", mark=mark)
        return Say(
            "defence_why.paper_is_no_proof", defence=defence, mark=mark, lacks=lacks, needs=needs
        )
    if position.answer.strip():
        return Say("defence_why.words_alone", defence=defence, needs=needs)
    known = complaint_on_file(matter, position)
    if known is not None:
        return Say("defence_why.unanswered_known", defence=defence, needs=needs, known=known)
    question = Say(f"defences.{defence.value}.question")
    return Say("defence_why.unanswered", defence=defence, needs=needs, question=question)


def _as_far(matter: Matter, line: DefenceLine) -> DefenceLine:
    """Return the line of a plea with the part of the claim that alone it speaks of."""
    reach = matter.reaches.get(line.defence)
    if reach is None:
        return line
    return line.but(why=Say("defence_why.of_a_part", part=reach.told, why=line.why))


def _likely_line(matter: Matter, defence: Defence) -> DefenceLine:
    if defence in NO_DEFENCE:
        status, why = NOT_A_DEFENCE, Say(f"defences.{defence.value}.not_a_defence")
    else:
        status = UNANSWERED
        why = Say("defence_why.likely", defence=defence, needs=_needs(defence))
    return DefenceLine(defence=defence, status=status, burden=burden(matter, defence), why=why)


def defences(matter: Matter, lines: Mapping[Element, Standing]) -> tuple[DefenceLine, ...]:
    """Return each defence raised, in the order of the list, then those that are likely."""
    raised = [
        _as_far(matter, _raised_line(matter, d, lines)) for d in Defence if d in matter.raised
    ]
    return (*raised, *(_likely_line(matter, d) for d in _likely(matter, lines)))
