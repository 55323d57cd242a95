"""A case whose delivery is denied, and the keys to its assessment."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot

from casefile.desk import Desk
from casefile.model.case import Case
from casefile.screens.app import CasefileApp

Open = Callable[[Desk], CasefileApp]

WEAK = {
    "title": "Bakery",
    "place": "xx",
    "ground": "sale",
    "claimant": {"name": "Mill Ltd", "kind": "company", "address": "1 Mill Road"},
    "respondent": {"name": "Old Bakery Ltd", "kind": "company", "address": "2 High Street"},
    "agreement": {"made": "2026-01-10", "payment_days": 30},
    "debts": [{"ref": "INV-7", "amount": "4500 EUR", "issued": "2026-02-01", "due": "2026-03-03"}],
    "exhibits": [
        {
            "mark": "C-1",
            "kind": "contract",
            "provenance": "both",
            "accepted": True,
            "original": "original",
            "shows": ["agreement", "amount", "due"],
            "dated": "2026-01-10",
        },
        {
            "mark": "C-2",
            "kind": "delivery_note",
            "provenance": "both",
            "accepted": True,
            "held": False,
            "held_where": "the driver",
            "signatures": [{"side": "respondent", "level": "wet", "authorised": True}],
            "shows": ["performance"],
            "dated": "2026-01-20",
        },
    ],
    "positions": [{"id": "p1", "defence": "denies_performance", "on": "2026-05-01"}],
}


def case_in(desk: Desk, **more: object) -> None:
    """Put the weak case into the library of *desk*."""
    desk.create(Case.model_validate(WEAK | more), note="new")


def bare(text: object) -> str:
    """A text without the signs that keep its parts apart on the screen."""
    return str(text).translate({0x2068: None, 0x2069: None})


async def weakest(pilot: Pilot[object]) -> None:
    """Go to the assessment; the cursor stands on the weakest row."""
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    await pilot.press("7")
    await pilot.pause()
