"""The claim as numbered facts, each followed by the evidence for it."""

from __future__ import annotations

from casefile.model.blocks import Block, Heading, Numbered, Para, Text, parts_of
from casefile.model.claim import Debt
from casefile.model.claim import Form as AgreementForm
from casefile.model.clean import one_line
from casefile.model.dates import loose
from casefile.model.exhibit import Element
from casefile.packets.bearing import papers_for, showing
from casefile.packets.doubts import payments_unsettled
from casefile.packets.matter import Matter
from casefile.packets.once import in_a_row
from casefile.rules.debt_names import has_number
from casefile.rules.debt_order import by_day
from casefile.rules.due import due_told
from casefile.rules.endings import judgment_of
from casefile.rules.papers_of import issued_on


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the facts of the claim: agreement, each debt, payments."""
    case = matter.case
    done: list[Block] = [Heading(1, matter.t("claim.title"), "claim")]
    agreement = case.agreement
    if agreement.what or agreement.made.known:
        done.append(Numbered(_agreed(matter)))
        marks = agreement.terms_marks + showing(matter, Element.AGREEMENT)
        done += _evidence(matter, tuple(dict.fromkeys(marks)))
    done += _paid_for_else(matter)
    for debt in by_day(case.debts):
        done.append(Numbered(_debt(matter, debt)))
        done += _evidence(matter, papers_for(matter, debt))
    done += _performed(matter)
    for payment in case.payments:
        done.append(
            Numbered(
                matter.t(
                    "claim.payment",
                    amount=matter.money(payment.amount),
                    day=matter.loose(payment.dated),
                )
            )
        )
        done += _evidence(matter, payment.marks)
    judged = judgment_of(case, matter.on)
    if judged is not None and judged.sum is not None:
        day, sum_ = matter.loose(loose(judged.on)), matter.money(judged.sum)
        done.append(Numbered(matter.t("claim.judgment", day=day, sum=sum_)))
    doubts = payments_unsettled(matter)
    if not case.payments and case.debts and not doubts:
        done.append(Numbered(matter.t("claim.nothing_paid")))
    return (*done, *map(Numbered, doubts))


def _agreed(matter: Matter) -> str:
    agreement = matter.case.agreement
    parts = []
    if agreement.made.known:
        parts.append(matter.t("claim.agreed_on", day=matter.loose(agreement.made)))
    else:
        parts.append(matter.t("claim.agreed"))
    if agreement.form is not AgreementForm.UNKNOWN:
        parts.append(matter.t("claim.form", form=agreement.form))
    if agreement.what.strip():
        parts.append(matter.t("claim.what", what=one_line(agreement.what).rstrip(".")))
    if agreement.price is not None:
        parts.append(matter.t("claim.price", price=matter.money(agreement.price)))
    if agreement.payment_days is not None:
        key = "claim.term_month_end" if agreement.from_month_end else "claim.term"
        parts.append(matter.t(key, n=agreement.payment_days))
    return " ".join(parts)


def _debt(matter: Matter, debt: Debt) -> str:
    amount = matter.money(debt.amount)
    if has_number(debt):
        key = "claim.debt_invoice" if debt.ref.isdigit() else "claim.debt"
        parts = [matter.t(key, ref=one_line(debt.ref), amount=amount)]
    else:
        parts = [matter.t("claim.debt_unnamed", amount=amount)]
    if debt.what.strip():
        parts.append(matter.t("claim.what", what=one_line(debt.what).rstrip(".")))
    for key, day in (
        ("performed", debt.performed),
        ("issued", issued_on(matter.case, debt)),
        ("due", due_told(matter.case, debt)),
    ):
        if day.known:
            parts.append(matter.t(f"claim.{key}", day=matter.loose(day)))
    return " ".join(parts)


def _paid_for_else(matter: Matter) -> list[Block]:
    """Return what was paid for something else, as a person answered: in one's own house alone."""
    done: list[Block] = []
    for exhibit in matter.case.exhibits if matter.own_house else ():
        if exhibit.paid_elsewhere.strip():
            what = one_line(exhibit.paid_elsewhere).rstrip(" .")
            done.append(Numbered(matter.t("claim.paid_elsewhere", what=what)))
            done += _evidence(matter, (exhibit.mark,))
    return done


def _performed(matter: Matter) -> tuple[Block, ...]:
    """Return that the work was done, by the papers that show it, where no debt tells its day."""
    debts = matter.case.debts
    shown = showing(matter, Element.PERFORMANCE)
    if len(debts) < 2 or not shown or any(debt.performed.known for debt in debts):
        return ()
    return (Numbered(matter.t("claim.performed_shown")), *_evidence(matter, shown))


def _evidence(matter: Matter, marks: tuple[str, ...]) -> tuple[Block, ...]:
    lines: list[Block] = []
    shown: Text = matter.cite(marks)
    if shown:
        titles = [matter.by_mark[m] for m in matter.in_order(marks) if m in matter.by_mark]
        named = in_a_row([matter.title_of(c.exhibit) for c in titles])
        before = matter.t("claim.evidence", what=named) if named else matter.t("claim.evidence_by")
        lines.append(Para((f"{before} (", *parts_of(shown), ")"), "Evidence Line"))
    return tuple(lines)
