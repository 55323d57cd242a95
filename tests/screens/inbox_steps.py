"""What the tests of the inbox begin with: a case, a mail that asks for time, what was said."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from casefile.desk import Desk
from casefile.model.money import Money
from casefile.screens.app import CasefileApp

Library = Callable[[str], Desk]
Opened = Callable[[Desk], CasefileApp]
ASKS_FOR_TIME = """From: Dana Whitlock <dana@example.test>
To: office@example.test
Subject: Re: INV-7
Date: Tue, 10 Nov 2026 09:12:00 +0000
Message-ID: <1@example.test>
Content-Type: text/plain; charset=utf-8

I know we owe you the 4,500. Please give me time until the end of the month.

On Mon, 9 Nov 2026 at 10:00, Office <office@example.test> wrote:
> When will you pay invoice INV-7?
"""


def a_case(desk: Desk) -> str:
    """Open a case of 4,500 pounds against Dana Whitlock; return its id."""
    owed = Money(amount=Decimal(4500), currency="GBP")
    opened = desk.new(respondent="Whitlock Ltd", amount=owed, place="ew", ref="INV-7")
    return opened.case.id


def said_by(app: CasefileApp) -> str:
    """What was said in passing, without the marks of direction."""
    told = " ".join(one.message for one in app._notifications)
    return told.replace("\u2068", "").replace("\u2069", "")
