"""The review of the made-up case, as packets tell it; every sum can be worked by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from packet_case import OFFER_WORDS, ON, PLACES, TOLD

from casefile.model.account import Account, AccountRow, Accrual
from casefile.model.case import Case
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element
from casefile.model.jurisdiction import Confidence, Source
from casefile.model.money import Money
from casefile.model.position import Defence
from casefile.model.review import (
    DeadlineLine,
    DefenceLine,
    ElementLine,
    Event,
    GapLine,
    Gates,
    Grade,
    LimitationLine,
    NextStep,
    Ready,
    Review,
    State,
    Status,
    Suitability,
)
from casefile.model.say import Say


def review_of(case: Case) -> Review:
    _, currency, _ = PLACES[case.language]
    told = Say("test.told", told=TOLD[case.language])
    source = Source(
        title="Late Payment Act 2013, s. 4",
        checked_on=date(2026, 11, 20),
        confidence=Confidence.MEDIUM,
    )

    def money(amount: str) -> Money:
        return Money(amount=Decimal(amount), currency=currency)

    def of(kind: str, **values: object) -> Say:
        return Say(f"account.row.{kind}", ref="INV-2026/07", **values)

    def entry(on: date, what: Say, amount: str, balance: str) -> AccountRow:
        sum_ = money(amount.lstrip("-"))
        debit, credit = (None, sum_) if amount.startswith("-") else (sum_, None)
        return AccountRow(
            on=on,
            debt="INV-2026/07",
            what=what,
            debit=debit,
            credit=credit,
            balance=money(balance),
        )

    accruals = tuple(
        Accrual(
            debt="INV-2026/07",
            first=first,
            last=last,
            days=days,
            base=money(base),
            rate=Decimal("11.50"),
            rate_kind="late",
            interest=money(interest),
            source=source,
        )
        for first, last, days, base, interest in (
            (date(2026, 4, 12), date(2026, 5, 2), 21, "5040.00", "33.35"),
            (date(2026, 5, 3), ON, 204, "4040.00", "259.67"),
        )
    )
    account = Account(
        currency=currency,
        principal=money("4040.00"),
        interest=money("293.02"),
        costs=money("70.00"),
        paid=money("1000.00"),
        balance=money("4403.02"),
        daily=money("1.27"),
        rows=(
            entry(date(2026, 3, 12), of("invoice", due=date(2026, 4, 11)), "5040.00", "5040.00"),
            entry(date(2026, 4, 12), of("fixed_sum", source="s. 4"), "70.00", "5110.00"),
            entry(date(2026, 5, 2), of("payment"), "-1000.00", "4110.00"),
            entry(ON, of("interest", first=date(2026, 4, 12), last=ON), "293.02", "4403.02"),
        ),
        accruals=accruals,
    )
    events = (
        Event(
            day=date(2026, 1, 15),
            event=told,
            marks=("C-1",),
            disclosure=Disclosure.OPEN,
        ),
        Event(
            day=date(2026, 3, 12),
            dated=loose("2026-03"),
            event=told,
            marks=("C-2", "C-3"),
            disclosure=Disclosure.OPEN,
        ),
        Event(
            day=date(2026, 6, 1),
            event=Say("test.told", told=OFFER_WORDS),
            marks=("C-4",),
            disclosure=Disclosure.WITHOUT_PREJUDICE,
        ),
        Event(
            day=date(2026, 6, 2),
            event=Say("test.told", told="SECRET-NOTE-TEXT-4417"),
            marks=("C-5",),
        ),
    )
    return Review(
        case=case.id,
        on=ON,
        place=case.place,
        account=(account,),
        limitation=(
            LimitationLine(
                debt="INV-2026/07",
                last_day=date(2029, 12, 31),
                days_left=1135,
                why=told,
                source=source,
            ),
        ),
        chronology=events,
        silences=(),
        exhibits=(),
        elements=tuple(
            ElementLine(
                element=element, status=Status.SOLID, grade=Grade.A, marks=("C-1",), why=told
            )
            for element in Element
        ),
        defences=(
            DefenceLine(
                defence=Defence.QUALITY_COMPLAINT,
                status="answered",
                marks=("C-1",),
                burden="respondent",
                why=told,
            ),
        ),
        contradictions=(),
        gaps=(GapLine(code="sending_proof", element=Element.DUE, fatal=True, why=told, then=told),),
        gates=Gates(mediate=(), court=()),
        suitability=Suitability(),
        ready=Ready(mediate=True, court=False),
        state=State.MEDIATE_NOW,
        forum=(),
        value=None,
        lawyer_first=(),
        deadlines=(DeadlineLine(on=date(2026, 12, 6), what=told, why=told),),
        next_steps=(NextStep(step=told, why=told, effect=told),),
        trace=(),
        law_as_of=date(2026, 11, 20),
    )
