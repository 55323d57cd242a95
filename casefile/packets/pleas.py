"""What the other side said against the claim, what it left alone, and what we answered it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from casefile.model.blocks import Block, Para
from casefile.model.claim import Debt
from casefile.model.clean import clean, one_line
from casefile.model.dates import LooseDate
from casefile.model.disclosure import Audience
from casefile.model.exhibit import WRITTEN, Provenance
from casefile.model.money import Money
from casefile.model.position import NO_DEFENCE, Position
from casefile.packets.matter import Matter
from casefile.rules.plea_debts import pleas_of, speaks_of
from casefile.rules.plea_reach import answering, has_answer, plea_name
from casefile.rules.sayings import by_day, speaker


def said(matter: Matter) -> tuple[Position, ...]:
    """Return all that the audience may see of what was said, by day, with what it speaks of."""
    return by_day(one for one in pleas_of(matter.case) if matter.sees(one.disclosure))


def pleas(matter: Matter) -> tuple[Position, ...]:
    """Return what was said against the claim that the audience may see, thing by thing, by day."""
    return tuple(one for one in said(matter) if one.defence not in NO_DEFENCE)


def pleas_to(matter: Matter, debt: Debt) -> tuple[Position, ...]:
    """Return the pleas that speak of *debt*, in whole or in part."""
    return tuple(one for one in pleas(matter) if speaks_of(matter.case, one, debt))


def said_when(matter: Matter, plea: Position) -> str:
    """Return in brackets the day on which *plea* was said and by whom; empty: neither is known."""
    day = matter.loose(plea.on) if plea.on.known else ""
    told = ", ".join(filter(None, (day, speaker(matter.case, plea))))
    return f" ({told})" if told else ""


def plea_told(matter: Matter, plea: Position) -> list[Block]:
    """Return when and by whom it was said, and its words; what it is where none are kept."""
    said, name = clean(plea.said.strip()), matter.words.say(plea_name(matter.case, plea))
    key, who = "said" if said else "raised", speaker(matter.case, plea)
    dated = "" if plea.on.known else "_undated"
    if said and who:
        key = "said_by"
    told = matter.t(f"letter_pleas.{key}{dated}", plea=name, day=matter.loose(plea.on), who=who)
    return [Para(told), Para(said, "Quote")] if said else [Para(told)]


def with_answers(
    matter: Matter, raised: Sequence[Position]
) -> tuple[tuple[tuple[Position, ...], Position], ...]:
    """Return what was *raised* in its order, together where it has one answer, or none.

    With each goes the plea that holds the answer: to what is said again, it is that to the first.
    """
    found: dict[Position | None, tuple[list[Position], Position]] = {}
    every = pleas_of(matter.case)
    for one in raised:
        answered = answering(every, one)
        key = answered if has_answer(answered) else None
        found.setdefault(key, ([], answered))[0].append(one)
    return tuple((tuple(told), answered) for told, answered in found.values())


def our_answer(matter: Matter, plea: Position) -> str:
    """Return what we answered to a plea, with the day of our letter that the reader may see.

    A letter to the other side says "our"; whoever else reads is told whose answer it is. Empty:
    nothing is written of an answer, and no letter of ours answers it.
    """
    plea = answering(pleas_of(matter.case), plea)
    answer, day = one_line(plea.answer).rstrip(" ."), _answered_on(matter, plea)
    if not answer and day is None:
        return ""
    key = "answer" if day is None else "answer_of" if answer else "answer_on"
    told = {"answer": answer, "day": "" if day is None else matter.loose(day)}
    if matter.audience is Audience.RESPONDENT:
        return matter.t(f"letter_pleas.{key}", **told)
    return matter.t(f"court_pleas.{key}", **told)


def _answered_on(matter: Matter, plea: Position) -> LooseDate | None:
    """Return the day of the first letter of ours that answers a plea; None: none of a known day."""
    papers = (matter.case.exhibit(mark) for mark in plea.answered_by)
    days = (
        x.dated
        for x in papers
        if x is not None and matter.sees(x.disclosure)
        if x.kind in WRITTEN and x.provenance is Provenance.CLAIMANT and x.dated.known
    )
    return min(days, default=None)


def stands_of(matter: Matter, debt: Debt) -> tuple[Money | None, Money | None, Money | None]:
    """Return by its account what was paid on *debt*, and what of the rest is admitted and disputed.

    None: nothing is known of it, or nothing was paid.
    """
    rows = [row for account in matter.accounts for row in account.rows if row.debt == debt.ref]
    paid = [x.credit for x in rows if x.credit and x.what.key.startswith("account.row.payment")]
    stands = next((x for x in rows if x.admitted is not None or x.disputed is not None), None)
    total = Money(amount=sum((x.amount for x in paid), Decimal(0)), currency=debt.amount.currency)
    admitted, disputed = (stands.admitted, stands.disputed) if stands else (None, None)
    return total if paid else None, admitted, disputed
