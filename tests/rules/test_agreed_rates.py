"""An agreed rate of interest beside the rate and the limits of the place."""

from datetime import date
from decimal import Decimal

from simple_interest import late_interest

from casefile.library import jurisdictions
from casefile.model.money import Money
from casefile.rules.interest import Terms, stretches

LAWS = jurisdictions()
XX = LAWS["xx"]
THOUSAND = Money(amount=1000, currency="EUR")


def regime(place, id_):
    return next(r for r in LAWS[place].interest.regimes if r.id == id_)


GENERAL = regime("xx", "general")
BUSINESS = regime("xx", "business")


def test_an_agreed_rate_above_the_cap_of_the_place_is_the_cap():
    """Examplia: at most 20 %."""
    (row,) = late_interest(
        THOUSAND, date(2024, 1, 1), date(2024, 1, 31), GENERAL, XX, agreed=Decimal(30)
    )
    assert (row.rate, row.rate_kind) == (20, "max_agreed")


def test_an_agreed_rate_below_the_cap_is_taken_and_a_new_statutory_rate_does_not_split_it():
    (row,) = late_interest(
        THOUSAND, date(2024, 4, 1), date(2024, 12, 31), GENERAL, XX, agreed=Decimal(15)
    )
    assert (row.rate, row.rate_kind, row.days) == (15, "contract", 275)


def test_between_businesses_a_lower_agreed_rate_has_no_effect():
    (row,) = late_interest(
        THOUSAND, date(2024, 1, 1), date(2024, 1, 31), BUSINESS, XX, agreed=Decimal(5)
    )
    assert (row.rate, row.rate_kind) == (12, "late_business")


def test_whether_a_lower_agreed_rate_holds_is_not_known_without_the_statutory_one():
    general = [rate for rate in XX.interest.rates if rate.kind == "late_general"]
    law = XX.but(interest=XX.interest.but(contract=None, rates=tuple(general)))
    terms = Terms(BUSINESS, law, agreed=Decimal(5))
    (part,) = stretches(date(2024, 1, 1), date(2024, 1, 31), terms)
    assert (part.rate, part.kind) == (None, "late_business")


def test_the_polish_cap_follows_the_reference_rate():
    """24 % agreed: 18.5 % from 5 March 2026, before that 19 % (2 x (4.00 + 5.5))."""
    law, civil = LAWS["pl"], regime("pl", "late_civil")
    principal = Money(amount=1000, currency="PLN")
    rows = late_interest(
        principal, date(2026, 3, 1), date(2026, 3, 31), civil, law, agreed=Decimal(24)
    )
    assert [(row.first, row.rate) for row in rows] == [
        (date(2026, 3, 1), Decimal("19.00")),
        (date(2026, 3, 5), Decimal("18.50")),
    ]


def test_an_agreed_rate_that_equals_a_limit_is_the_agreed_one():
    day = date(2024, 1, 1)
    (at_cap,) = late_interest(THOUSAND, day, day, GENERAL, XX, agreed=Decimal(20))
    assert (at_cap.rate, at_cap.rate_kind) == (20, "contract")
    (by_law,) = late_interest(THOUSAND, day, day, BUSINESS, XX)
    (at_floor,) = late_interest(THOUSAND, day, day, BUSINESS, XX, agreed=by_law.rate)
    assert (at_floor.rate, at_floor.rate_kind) == (by_law.rate, "contract")


def test_an_agreed_rate_stands_where_the_place_says_nothing_of_contracts():
    law = XX.but(interest=XX.interest.but(contract=None))
    (row,) = late_interest(
        THOUSAND, date(2024, 4, 1), date(2024, 12, 31), GENERAL, law, agreed=Decimal(50)
    )
    assert (row.rate, row.source) == (50, GENERAL.source)


def test_a_cap_that_nobody_knows_is_asked_for_once_whatever_changes_meanwhile():
    known = tuple(rate for rate in XX.interest.rates if rate.kind != "max_agreed")
    terms = Terms(GENERAL, XX.but(interest=XX.interest.but(rates=known)), agreed=Decimal(15))
    (asked,) = stretches(date(2024, 4, 1), date(2024, 12, 31), terms)
    assert (asked.rate, asked.kind, asked.last) == (None, "max_agreed", date(2024, 12, 31))
