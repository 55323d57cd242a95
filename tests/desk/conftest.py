"""A case against Acme, to take papers into, and one of Alef against Bet, to deal in."""

import pytest

from casefile.__main__ import main
from casefile.model.dates import loose
from casefile.model.money import Money, read_money


@pytest.fixture
def case(desk):
    return desk.new(respondent="Acme Ltd", amount=read_money("£500"), place="ew", ref="INV-7").case


@pytest.fixture
def polish(desk):
    """A case against Acme SA: 12,300 zlotys for the invoice FV/12/2026."""
    return desk.new(
        respondent="Acme SA", amount=read_money("12300 PLN"), place="pl", ref="FV/12/2026"
    ).case


@pytest.fixture
def id_(desk):
    """The id of a case of Alef against Bet: a thousand euros, due on 2 November 2026."""
    opened = desk.new(
        respondent="Bet Ltd",
        claimant="Alef Ltd",
        amount=Money(amount="1000", currency="EUR"),
        due=loose("2026-11-02"),
        place="xx",
    )
    return opened.case.id


@pytest.fixture
def shell(desk, capsys):
    """Run a command on the cases of the desk, on 20 November 2026: (exit code, answer, trouble)."""

    def run(*given, language="en"):
        code = main(
            [*given, "--home", str(desk.home), "--on", "2026-11-20", "--language", language]
        )
        return code, *capsys.readouterr()

    return run
