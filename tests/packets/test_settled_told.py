"""A settlement of the talks in an open case: a paper for a court tells of it, and not its terms."""

from __future__ import annotations

import re
from datetime import date

import pytest

from casefile.desk import Desk
from casefile.documents.plain import plain_text
from casefile.model.money import Money

AGREED = ("by=claimant", "on=2026-05-20", "amount=7200 GBP", "answer=accepted")
PART = ("on=2026-06-10", "amount=1800 GBP")
FOR_A_COURT = ("evidence_bundle", "scott_schedule")
TOLD = {
    "en": "its terms, the sum among them, are between the parties",
    "he": "תנאיה, ובהם הסכום, נותרו בין הצדדים",
    "pl": "jej warunki, w tym kwota, pozostają między stronami",
}


@pytest.fixture
def settled(tmp_path):
    """A claim for £9,000, settled in the talks for £7,200; its first instalment was missed."""
    desk = Desk.at(tmp_path / "home", language="en", on=date(2026, 7, 1))
    money = Money(amount="9000", currency="GBP")
    opened = desk.new(
        respondent="Bet Ltd", claimant="Alef Ltd", place="ew", ref="INV-7", amount=money
    )
    desk.set(opened.case.id, [f"offers.new.{one}" for one in AGREED])
    desk.set(opened.case.id, ["offers.1.answered_on=2026-05-25"])
    desk.set(opened.case.id, ["offers.1.disclosure=without_prejudice"])
    desk.set(opened.case.id, [f"offers.1.instalments.new.{one}" for one in PART])
    return desk, opened.case.id


@pytest.mark.parametrize("code", TOLD)
@pytest.mark.parametrize("form", FOR_A_COURT)
def test_a_court_reads_that_it_was_settled_and_nothing_of_its_terms(settled, form, code):
    desk, id_ = settled
    told = plain_text(desk.packet(id_, form, language=code)).replace("\u00a0", " ")
    assert TOLD[code] in told
    assert "7,200" not in told and "1,800" not in told and "7 200" not in told
    assert desk.write(id_, form, language=code).path.is_file()


@pytest.mark.parametrize("form", FOR_A_COURT)
@pytest.mark.parametrize("answer", ["open", "lapsed"])
def test_an_offer_that_does_not_stand_is_told_to_no_court(settled, form, answer):
    desk, id_ = settled
    desk.set(id_, [f"offers.1.answer={answer}"])
    assert TOLD["en"] not in plain_text(desk.packet(id_, form))


@pytest.mark.parametrize("form", FOR_A_COURT)
def test_it_is_told_as_it_is_once_the_matter_is_closed(settled, form):
    desk, id_ = settled
    line = next(x for x in plain_text(desk.packet(id_, form)).splitlines() if TOLD["en"] in x)
    desk.set(id_, ["endings.new.how=settled", "endings.1.on=2026-06-20", "stage=closed"])
    assert line in plain_text(desk.packet(id_, form))


def test_a_letter_and_its_statement_count_the_interest_to_one_day(settled):
    desk, id_ = settled
    firms = [f"{side}.kind=company" for side in ("claimant", "respondent")]
    desk.set(id_, ["debts.1.issued=2026-01-01", "debts.1.due=2026-02-01", *firms])
    desk.set(id_, ["endings.new.how=settled", "endings.1.on=2026-06-20", "stage=closed"])
    told = plain_text(desk.packet(id_, "demand_letter")).replace("\u00a0", " ")
    days = re.findall(r"Interest to (\d\d/\d\d/\d{4})", told)
    assert len(days) > 1 and len(set(days)) == 1
