"""The bare case that tests of packets begin with: a debtor and a sum in England, no paper yet."""

from __future__ import annotations

import pytest

from casefile.model.money import Money


@pytest.fixture
def case(desk):
    opened = desk.new(
        respondent="Blue Door Lettings",
        amount=Money.model_validate("1200.50 GBP"),
        claimant="Kowalska Design",
        place="ew",
    )
    return str(opened.case.id)
