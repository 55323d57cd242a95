"""A case against Acme, to take papers into."""

import pytest

from casefile.model.money import read_money


@pytest.fixture
def case(desk):
    return desk.new(respondent="Acme Ltd", amount=read_money("£500"), place="ew", ref="INV-7").case
