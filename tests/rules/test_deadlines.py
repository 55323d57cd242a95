"""The days to watch, and the days on which a place rests."""

from datetime import date, time, timedelta

from one_sale import case

from casefile.library import jurisdictions
from casefile.model.contact import Contact, Promise
from casefile.model.dates import loose
from casefile.model.deadline import Deadline, Demand
from casefile.rules.calendar import business_day_from, is_business_day, months_after, years_after
from casefile.rules.deadlines import deadlines
from casefile.rules.limitation import limitation

LAWS = jurisdictions()
ON = date(2026, 11, 20)


# --- deadlines


def days(given, place="pl", on=ON):
    law = LAWS[place]
    return [
        (line.on, line.what.key.rpartition(".")[2])
        for line in deadlines(given, law, limitation(given, law, on), on)
    ]


def test_the_reply_period_of_a_demand_ends_on_a_business_day():
    """20 November 2026 and 8 days is Saturday the 28th: Monday the 30th."""
    came = Demand(on=loose("2026-11-18"), days=8, received_on=loose("2026-11-20"))
    demanded = case("100.00 PLN", demands=(came,))
    assert days(demanded)[0] == (date(2026, 11, 30), "reply")


def test_a_demand_without_days_has_those_of_the_place():
    came = Demand(on=loose("2026-11-18"), received_on=loose("2026-11-20"))
    demanded = case("100.00 PLN", demands=(came,))
    assert days(demanded)[0] == (date(2026, 11, 27), "reply")


def test_an_open_promise_and_an_own_deadline_are_on_the_list_and_done_ones_are_not():
    promise = Promise(amount="100.00 PLN", by=loose("2026-12-01"))
    given = case(
        "100.00 PLN",
        contacts=(
            Contact(on=loose("2026-11-10"), hour=time(9), channel="phone", promise=promise),
            Contact(
                on=loose("2026-11-10"),
                channel="phone",
                promise=promise.but(by=loose("2026-12-02"), kept=False),
            ),
        ),
        deadlines=(
            Deadline(on=loose("2026-11-25"), what="ask the carrier"),
            Deadline(on=loose("2026-11-26"), what="done", done=True),
        ),
    )
    assert days(given)[:2] == [(date(2026, 11, 25), "own"), (date(2026, 12, 1), "promise_sum")]


def test_limitation_alarms_stand_180_90_and_30_days_before_and_the_last_to_go_off_stays():
    """The last safe day is 10 February 2027: 82 days left, so the alarm of 90 days has gone off."""
    given = case("100.00 GBP", due="2021-02-10")
    assert days(given, "ew") == [
        (date(2026, 11, 12), "alarm_gone"),
        (date(2027, 1, 11), "alarm"),
        (date(2027, 2, 10), "limitation"),
    ]


def test_an_alarm_goes_off_on_its_day_and_stands_until_the_last_safe_day_itself():
    given = case("100.00 GBP", due="2021-02-10")
    last = date(2027, 2, 10)
    at = {left: days(given, "ew", last - timedelta(days=left)) for left in (91, 90, 89, 30, 0, -1)}
    assert [key for _, key in at[91]] == ["alarm_gone", "alarm", "alarm", "limitation"]
    assert at[90][:2] == [(date(2026, 11, 12), "alarm"), (date(2027, 1, 11), "alarm")]
    assert [key for _, key in at[89]] == ["alarm_gone", "alarm", "limitation"]
    assert at[30] == [(date(2027, 1, 11), "alarm"), (last, "limitation")]
    assert at[0] == [(date(2027, 1, 11), "alarm_gone"), (last, "limitation")]
    assert at[-1] == [(last, "limitation")]


def test_a_last_safe_day_that_has_passed_stays_on_the_list():
    assert days(case("100.00 GBP", due="2019-02-10"), "ew") == [(date(2025, 2, 10), "limitation")]


def whys(given, place, on=ON):
    law = LAWS[place]
    lines = deadlines(given, law, limitation(given, law, on), on)
    return [line.why.key for line in lines if line.what.key == "deadlines.limitation"]


def test_a_last_safe_day_on_which_the_court_is_closed_says_so():
    """1 May 2027 is a Saturday; 15 August 2028 falls in the Israeli summer recess."""
    assert whys(case("100.00 GBP", due="2021-05-01"), "ew") == ["deadlines.why.closed"]
    assert whys(case("100.00 ILS", due="2021-08-15"), "il") == ["deadlines.why.recess"]
    assert whys(case("100.00 GBP", due="2021-05-04"), "ew") == ["limitation.why.anniversary"]


# --- calendar


def test_the_israeli_week_rests_on_friday_and_saturday():
    friday, sunday = date(2026, 11, 20), date(2026, 11, 22)
    assert business_day_from(friday, LAWS["il"]) == sunday
    assert is_business_day(sunday, LAWS["il"]) and not is_business_day(sunday, LAWS["pl"])


def test_polish_christmas_eve_is_a_day_of_rest_since_2025():
    assert is_business_day(date(2024, 12, 24), LAWS["pl"])
    assert not is_business_day(date(2025, 12, 24), LAWS["pl"])


def test_an_english_bank_holiday_in_lieu_counts():
    assert not is_business_day(date(2021, 12, 27), LAWS["ew"])


def test_the_days_of_rest_agree_with_the_calendar_that_others_keep():
    import holidays

    for code, country, more in (
        ("pl", "PL", {}),
        ("ew", "GB", {"subdiv": "ENG"}),
        ("il", "IL", {}),
    ):
        theirs = holidays.country_holidays(country, years=range(2016, 2031), **more)
        ours = {h.on for h in LAWS[code].holidays if 2016 <= h.on.year <= 2030}
        assert ours == set(theirs), code


def test_where_british_columbia_keeps_other_days_than_the_calendar_of_others():
    """The Interpretation Act rests on Easter Monday and Boxing Day too, and moves no day."""
    import holidays

    theirs = set(holidays.country_holidays("CA", subdiv="BC", years=range(2024, 2029)))
    ours = {h.on for h in LAWS["bc"].holidays if 2024 <= h.on.year <= 2028}
    easter = {date(2024, 4, 1), date(2025, 4, 21), date(2026, 4, 6), date(2027, 3, 29)}
    assert ours - theirs == easter | {date(2028, 4, 17)} | {
        date(y, 12, 26) for y in range(2024, 2029)
    }
    assert theirs - ours == {date(2027, 12, 27), date(2028, 1, 3), date(2028, 10, 2)}


def test_months_and_years_end_on_the_same_numbered_day_or_the_last():
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_after(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)
