"""The acts that bear on the time of a debt: those entered, its payments, a judgment."""

from __future__ import annotations

from casefile.model.case import Case, Ended
from casefile.model.claim import Act, Debt, LimitationAct
from casefile.rules.sent_back import sent_back


def acts_on(case: Case, debt: Debt) -> list[LimitationAct]:
    """Return the acts that bear on *debt*.

    A payment on it is one, and a judgment with which the matter ended, unless said already. What is
    paid on a judgment shows no debt again that it has not shown, nor what a bank seems to have sent
    back.
    """
    acts = [act for act in case.acts if act.debt in ("", debt.ref)]
    said = {(act.act, str(act.on)) for act in acts}
    alone = len(case.debts) == 1
    judged = [end.on for end in case.endings if end.how is Ended.JUDGMENT]
    mine = [p for p in case.payments if p.debt == debt.ref or (alone and not p.debt)]
    back = {one.payment.id for one in sent_back(case)} if mine else set()
    for payment in mine:
        if payment.id in back or (judged and not payment.dated < judged[-1]):
            continue
        if (Act.PART_PAYMENT, str(payment.dated)) not in said:
            acts.append(
                LimitationAct(
                    act=Act.PART_PAYMENT, on=payment.dated, debt=debt.ref, marks=payment.marks
                )
            )
    if judged and all(x.act != Act.JUDGMENT for x in acts):
        acts.append(LimitationAct(act=Act.JUDGMENT, on=judged[-1], debt=debt.ref))
    return sorted(acts, key=lambda act: act.on)
