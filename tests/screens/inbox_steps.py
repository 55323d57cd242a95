"""What the tests of the inbox begin with: a case, a mail that asks for time, its evidence."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path

from textual.pilot import Pilot

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


def paper(folder: Path, name: str, text: str) -> Path:
    """Write a file of text, as it lies on somebody's desk before it is taken in."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def a_mail(folder: Path, name: str = "mail.eml") -> Path:
    """Save the mail that asks for time."""
    return paper(folder, name, ASKS_FOR_TIME)


@asynccontextmanager
async def evidence_of(
    app: CasefileApp, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[Pilot[None]]:
    """Run the program and go to the evidence of the first case in the list."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("enter", "3")
        yield pilot
