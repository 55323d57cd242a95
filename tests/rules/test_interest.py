"""Interest for late payment: rates, stretches, rounding, own rates, and what is refused."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from simple_interest import late_interest

from casefile.library import jurisdictions, languages
from casefile.model.claim import OwnRate
from casefile.model.dates import UNDATED, loose
from casefile.model.money import Money
from casefile.rules.cited import cited
from casefile.rules.compound import compound_interest
from casefile.rules.interest import Terms, schedule, stretches

LAWS = jurisdictions()
XX = LAWS["xx"]
THOUSAND = Money(amount=1000, currency="EUR")


def regime(place, id_):
    return next(r for r in LAWS[place].interest.regimes if r.id == id_)


GENERAL = regime("xx", "general")
BUSINESS = regime("xx", "business")


def total(rows):
    return sum((row.interest.amount for row in rows), Decimal(0))


def test_a_change_of_rate_splits_the_rows_and_each_row_cites_its_own_source():
    """The rate falls from 10 % to 8 % on 1 July 2024 (Examplia)."""
    before, after = late_interest(THOUSAND, date(2024, 4, 1), date(2024, 12, 31), GENERAL, XX)

    assert (before.last, after.first) == (date(2024, 6, 30), date(2024, 7, 1))
    assert (before.interest.amount, after.interest.amount) == (Decimal("24.93"), Decimal("40.33"))
    assert before.source.href != after.source.href


def test_a_rate_that_starts_on_the_last_day_counts_for_one_day():
    rows = late_interest(THOUSAND, date(2024, 6, 30), date(2024, 7, 1), GENERAL, XX)
    assert [(row.days, row.rate) for row in rows] == [(1, 10), (1, 8)]


def test_a_rate_fixed_at_the_start_stays_although_a_new_one_comes():
    (row,) = late_interest(THOUSAND, date(2024, 6, 1), date(2024, 12, 31), BUSINESS, XX)
    assert row.rate == 12


def test_a_later_stretch_of_the_same_debt_keeps_the_rate_of_its_start():
    (row,) = late_interest(
        THOUSAND, date(2024, 8, 1), date(2024, 8, 31), BUSINESS, XX, start=date(2024, 6, 1)
    )
    assert row.rate == 12


def test_29_february_is_a_day_like_any_other_and_the_year_stays_365():
    """1000 x 10 % x 366 / 365 = 100.27."""
    rows = late_interest(THOUSAND, date(2023, 7, 1), date(2024, 6, 30), GENERAL, XX)
    assert total(rows) == Decimal("100.27")


def test_a_day_without_a_rate_is_named_and_never_estimated():
    lacking, known = stretches(date(2019, 12, 30), date(2020, 1, 2), Terms(GENERAL, XX))
    assert (lacking.kind, lacking.rate) == ("late_general", None)
    assert (lacking.first, lacking.last) == (date(2019, 12, 30), date(2019, 12, 31))
    (row,) = late_interest(THOUSAND, date(2019, 12, 30), date(2020, 1, 2), GENERAL, XX)
    assert (row.first, row.last) == (known.first, known.last)


def own(value, since="2019-01-01", until="2019-12-31"):
    return OwnRate(
        kind="late_general",
        since=loose(since),
        until=loose(until),
        value=Decimal(value),
        source="gazette 12/2018, read on paper",
        entered_on=loose("2026-11-02"),
    )


def test_the_users_own_rate_fills_a_gap_and_is_shown_as_his():
    mine, theirs = late_interest(
        THOUSAND, date(2019, 12, 30), date(2020, 1, 2), GENERAL, XX, (own("6"),)
    )
    assert (mine.rate, mine.days, mine.source.own) == (6, 2, True)
    assert mine.source.title == "gazette 12/2018, read on paper"
    assert mine.source.checked_on == date(2026, 11, 2)
    assert not theirs.source.own


def test_of_a_rate_with_no_day_of_entry_none_is_told():
    rate = own("6").but(entered_on=UNDATED)
    (first, *_) = schedule("late_general", XX, (rate,))
    assert first.source.checked_on is None
    for words in languages().values():
        told = words.value(cited(first.source))
        assert "2019" not in told and "None" not in told and "gazette 12/2018" in told


def test_the_users_own_rate_wins_over_the_pack():
    rates = schedule("late_general", XX, (own("6", "2024-07-01", ""),))
    assert rates[0].value == 6
    (row,) = late_interest(
        THOUSAND,
        date(2024, 7, 1),
        date(2024, 7, 31),
        GENERAL,
        XX,
        (own("6", "2024-07-01", ""),),
    )
    assert row.rate == 6


def test_a_rate_of_the_users_own_pack_wins_over_the_shipped_one_even_when_it_is_older():
    shipped = [rate for rate in XX.interest.rates if rate.kind == "late_general"]
    oldest = min(shipped, key=lambda rate: rate.since)
    mine = oldest.but(until=None, value=3, source=oldest.source.but(own=True))
    rates = XX.interest.rates
    for listed in ((mine, *rates), (*rates, mine)):
        law = XX.but(interest=XX.interest.but(rates=listed))
        assert schedule("late_general", law)[0] == mine
        (row,) = late_interest(THOUSAND, date(2024, 4, 1), date(2024, 12, 31), GENERAL, law)
        assert (row.rate, row.source.own) == (3, True)


# --- what many get wrong (known_wrong of the packs)


def test_polish_firms_owe_ten_points_over_the_reference_rate_not_eight():
    """known_wrong plus_8_for_all_b2b: 399.32 for 10 000 and 106 days would be 13.75 - ... + 8."""
    law = LAWS["pl"]
    rates = {r.since: r.value for r in law.interest.rates if r.kind == "late_commercial"}
    medical = {
        r.since: r.value for r in law.interest.rates if r.kind == "late_commercial_public_medical"
    }
    reference = schedule("nbp_reference", law)
    for since, value in rates.items():
        if since >= date(2020, 1, 1):
            (base,) = [
                r.value
                for r in reference
                if r.since <= since and (r.until is None or since <= r.until)
            ]
            assert value == base + 10, since
            assert medical[since] == base + 8, since


def test_the_english_rate_is_not_set_anew_each_half_year():
    """known_wrong half_year_reset."""
    law, act = LAWS["ew"], regime("ew", "late_payment_act")
    (row,) = late_interest(
        Money(amount=10000, currency="GBP"), date(2025, 6, 16), date(2026, 8, 31), act, law
    )
    assert row.rate == Decimal("12.75")


def test_the_english_rate_is_bank_rate_on_the_reference_day_plus_eight():
    law = LAWS["ew"]
    bank = schedule("boe_bank_rate", law)
    for rate in schedule("late_payment_statutory", law):
        day = rate.since - timedelta(days=1)
        (base,) = [b.value for b in bank if b.since <= day and (b.until is None or day <= b.until)]
        assert rate.value == base + 8, rate.since


# --- properties

DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2026, 11, 20))
SUMS = st.decimals(min_value="0.01", max_value="9999999.99", places=2)


@settings(max_examples=60)
@given(amount=SUMS, days=st.lists(DAYS, min_size=3, max_size=3, unique=True))
def test_splitting_a_period_changes_nothing_but_rounding(amount, days):
    first, middle, until = sorted(days)
    principal = Money(amount=amount, currency="EUR")
    whole = late_interest(principal, first, until, GENERAL, XX)
    parts = late_interest(principal, first, middle, GENERAL, XX) + late_interest(
        principal, middle + timedelta(days=1), until, GENERAL, XX
    )
    assert sum(r.days for r in whole) == sum(r.days for r in parts)
    assert abs(total(whole) - total(parts)) <= Decimal("0.01") * len(parts)


@settings(max_examples=60)
@given(amount=SUMS, days=st.lists(DAYS, min_size=2, max_size=2), more=st.integers(1, 400))
def test_a_later_day_never_lowers_simple_interest(amount, days, more):
    first, until = sorted(days)
    principal = Money(amount=amount, currency="EUR")
    later = until + timedelta(days=more)
    for rounding in ("row", "once", "daily"):
        rules = GENERAL.but(rounding=rounding)
        assert total(late_interest(principal, first, later, rules, XX)) >= total(
            late_interest(principal, first, until, rules, XX)
        )


@settings(max_examples=60)
@given(amount=SUMS, days=st.lists(DAYS, min_size=2, max_size=2))
def test_rows_rounded_once_add_up_to_the_sum_rounded_once(amount, days):
    first, until = sorted(days)
    rules = GENERAL.but(rounding="once")
    rows = late_interest(Money(amount=amount, currency="EUR"), first, until, rules, XX)
    exact = sum(amount * row.rate * row.days for row in rows) / 36500
    assert total(rows) == Money(amount=exact, currency="EUR").amount


def test_nothing_is_owed_before_interest_starts():
    assert late_interest(THOUSAND, date(2026, 5, 2), date(2026, 5, 1), GENERAL, XX) == ()


def test_british_columbia_has_no_flat_five_percent():
    """known_wrong five_percent_calculators: the rate is two points below prime."""
    before = schedule("coia_prejudgment", LAWS["bc"])
    after = schedule("coia_postjudgment", LAWS["bc"])
    assert len({rate.value for rate in before}) > 10
    assert {r.since: r.value - 2 for r in after} == {r.since: r.value for r in before}


def test_a_stretch_of_one_day_ends_its_period_and_without_periods_interest_waits():
    """Examplia at 10 %: 27 ct on the 31st join the sum on the 1st, when the month is over."""
    monthly = regime("xx", "compound").but(compound_months=1, rate_kind="late_general")
    begun = Terms(monthly, XX, start=date(2024, 1, 1))
    last_day = date(2024, 1, 31)
    run = compound_interest(THOUSAND, last_day, last_day, begun, "1", pending=Decimal("8.22"))
    assert (run.added, run.pending) == (Decimal("8.49"), 0)

    simple = Terms(monthly.but(compound_months=0), XX, start=date(2024, 1, 1))
    run = compound_interest(THOUSAND, last_day, last_day, simple, "1")
    assert (run.added, run.pending) == (0, Decimal("0.27"))


def test_an_own_rate_without_a_first_day_counts_nowhere():
    assert schedule("late_general", XX, (own(9, since=""),)) == schedule("late_general", XX)


def test_a_rate_that_holds_to_the_end_of_all_days_is_a_rate_like_any_other():
    newest = max(
        (x for x in XX.interest.rates if x.kind == "late_general"), key=lambda x: x.since
    ).but(until=date.max)
    law = XX.but(interest=XX.interest.but(rates=(newest,)))
    (row,) = late_interest(THOUSAND, newest.since, newest.since, GENERAL, law)
    assert row.rate == newest.value
