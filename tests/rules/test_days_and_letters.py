"""Days done by hand: leap years, a rate that starts in the middle, tails, warnings, offers."""

from datetime import date
from decimal import Decimal

import pytest
from simple_interest import late_interest

from casefile.library import jurisdictions, languages
from casefile.model.case import Case
from casefile.model.claim import Act, Debt, Ground, LimitationAct, OwnRate
from casefile.model.contact import Channel
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.money import Money
from casefile.model.offer import Answer, Offer, OfferBy
from casefile.model.party import Party, PartyKind
from casefile.rules.account import account
from casefile.rules.deadlines import deadlines
from casefile.rules.limitation import limitation

LAWS = jurisdictions()
WORDS = languages()
ON = date(2026, 11, 20)


def case(amount, due="2026-03-11", **more):
    return Case(
        claimant=Party(kind=PartyKind.COMPANY),
        respondent=Party(kind=PartyKind.COMPANY),
        ground=Ground.SALE,
        debts=(Debt(ref="1", amount=amount, due=loose(due)),),
        **more,
    )


def regime(place, id_):
    return next(r for r in LAWS[place].interest.regimes if r.id == id_)


def rows(place, id_, principal, first, until):
    money = Money(amount=principal, currency=LAWS[place].currency)
    return late_interest(money, first, until, regime(place, id_), LAWS[place])


# --- leap years


def test_a_leap_year_has_one_day_more_and_so_more_than_a_years_interest():
    """Examplia, 8 %: 365 days of 10000 are 800.00, the 366 from 1 July 2027 on are 802.19."""
    common = rows("xx", "general", 10000, date(2025, 1, 1), date(2025, 12, 31))
    leap = rows("xx", "general", 10000, date(2027, 7, 1), date(2028, 6, 30))
    assert [r.days for r in (*common, *leap)] == [365, 366]
    assert [r.interest.amount for r in (*common, *leap)] == [800, Decimal("802.19")]


def test_polish_interest_in_a_leap_february_is_by_365_and_not_366():
    """10000 x 11.25 % x 29 / 365 = 89.38; by 366 it would be 89.14."""
    (row,) = rows("pl", "late_civil", 10000, date(2024, 2, 1), date(2024, 2, 29))
    assert (row.days, row.rate, row.interest.amount) == (29, Decimal("11.25"), Decimal("89.38"))


# --- a rate that starts in the middle


def test_a_rate_that_starts_in_the_middle_of_a_month_splits_it_on_its_first_day():
    """Poland, 5 March 2026: 4 days at 9.50 % and 27 at 9.25 % of 10000: 10.41 and 68.42."""
    before, after = rows("pl", "late_civil", 10000, date(2026, 3, 1), date(2026, 3, 31))
    assert (before.last, before.days, before.rate) == (date(2026, 3, 4), 4, Decimal("9.50"))
    assert (after.first, after.days, after.rate) == (date(2026, 3, 5), 27, Decimal("9.25"))
    assert [r.interest.amount for r in (before, after)] == [Decimal("10.41"), Decimal("68.42")]


def test_a_users_rate_that_starts_in_the_middle_leaves_the_days_before_it_lacking():
    """From 10 March: 1 to 9 March stay unknown, 22 days at 5 % of 10000 are 30.14."""
    rate = OwnRate(
        kind="shekel", since=loose("2026-03-10"), value=Decimal(5), source="ga.mof.gov.il"
    )
    (one,) = account(
        case("10000.00 ILS", due="2026-02-28", rates=(rate,)), LAWS["il"], date(2026, 3, 31)
    )
    assert one.interest.amount == Decimal("30.14")
    (said,) = one.missing
    assert (said.values["since"], said.values["until"]) == (date(2026, 3, 1), date(2026, 3, 9))


# --- days left


@pytest.mark.parametrize(
    ("on", "left"),
    [
        (date(2028, 2, 28), 2),  # 2028 is a leap year: 28 February to 1 March is two days
        (date(2028, 3, 1), 0),
        (date(2028, 3, 2), -1),
    ],
)
def test_days_left_are_whole_days_to_the_last_safe_day_itself(on, left):
    (line,) = limitation(case("100.00 GBP", due="2022-03-01"), LAWS["ew"], on)
    assert (line.last_day, line.days_left) == (date(2028, 3, 1), left)


def test_a_debt_due_on_29_february_is_barred_on_28_february_of_a_common_year():
    (line,) = limitation(case("100.00 GBP", due="2024-02-29"), LAWS["ew"], ON)
    assert line.last_day == date(2030, 2, 28)


# --- Israel: one year after a stop ended (s. 16)


def suit(filed, ended):
    return (
        LimitationAct(act=Act.CLAIM_FILED, on=loose(filed)),
        LimitationAct(act=Act.CLAIM_ENDED, on=loose(ended)),
    )


def test_after_a_suit_was_struck_out_late_there_is_a_year_left_and_a_day_is_kept_in_hand():
    """Due 10 January 2020: 7 years and 35 days would end on 14 February 2027."""
    given = case("100.00 ILS", due="2020-01-10", acts=suit("2026-12-01", "2027-01-05"))
    (line,) = limitation(given, LAWS["il"], date(2027, 2, 1))
    assert line.last_day == date(2028, 1, 4)
    for words in WORDS.values():
        assert not words.say(line.why).startswith("[")
    assert line.why.key == "limitation.why.least"


def test_a_stop_long_before_the_end_adds_its_days_and_no_year():
    """Due 10 January 2020; 31 days in 2021: 10 January 2027 and 31 days."""
    given = case("100.00 ILS", due="2020-01-10", acts=suit("2021-03-01", "2021-04-01"))
    (line,) = limitation(given, LAWS["il"], date(2022, 1, 1))
    assert line.last_day == date(2027, 2, 10)


# --- letters: warnings, offers, alarms


def told(given, place, on=ON):
    law = LAWS[place]
    return {
        line.what.key.rpartition(".")[2]: line.on
        for line in deadlines(given, law, limitation(given, law, on), on)
    }


def test_an_israeli_registered_warning_ripens_30_days_and_lapses_a_year_after_its_receipt():
    sent = Demand(on=loose("2026-11-01"), channel=Channel.REGISTERED_LETTER)
    came = sent.but(received_on=loose("2026-11-05"))
    found = told(case("100.00 ILS", demands=(came,)), "il")
    assert found["warning_ripe"] == date(2026, 12, 5)
    assert found["warning_lapses"] == date(2027, 11, 5)
    found = told(case("100.00 ILS", demands=(sent,)), "il")
    assert found["warning_ripe_unknown"] == date(2026, 12, 1)
    assert found["warning_lapses_unknown"] == date(2027, 11, 1)


def test_a_letter_by_plain_post_is_no_such_warning():
    demand = Demand(on=loose("2026-11-01"), channel=Channel.LETTER)
    assert "warning_ripe" not in told(case("100.00 ILS", demands=(demand,)), "il")


def test_an_english_person_has_thirty_days_and_a_firm_fourteen():
    """1 November 2026 and 30 days is Tuesday 1 December; and 14 days Sunday 15: Monday 16."""
    demand = Demand(on=loose("2026-11-01"))
    firm = case("100.00 GBP", demands=(demand,))
    person = firm.but(respondent=Party(kind=PartyKind.INDIVIDUAL))
    assert told(firm, "ew", date(2026, 11, 2))["reply"] == date(2026, 11, 16)
    assert told(person, "ew", date(2026, 11, 2))["reply"] == date(2026, 12, 1)


def test_an_open_offer_is_watched_until_its_last_day_and_an_answered_or_unsent_one_is_not():
    def offer(by, **more):
        return Offer(by=by, on=loose("2026-11-01"), expires=loose("2026-11-30"), **more)

    ours, theirs = offer(OfferBy.CLAIMANT), offer(OfferBy.RESPONDENT)
    found = told(case("100.00 GBP", offers=(ours, theirs)), "ew")
    assert found["offer_claimant"] == found["offer_respondent"] == date(2026, 11, 30)
    gone = (offer(OfferBy.RESPONDENT, answer=Answer.REFUSED), offer(OfferBy.CLAIMANT, sent=False))
    assert not [k for k in told(case("100.00 GBP", offers=gone), "ew") if k.startswith("offer")]


def test_all_three_alarms_stand_when_they_are_still_to_come():
    """Last safe day 11 March 2032: 13 September and 12 December 2031, 10 February 2032."""
    law, given = LAWS["ew"], case("100.00 GBP")
    lines = deadlines(given, law, limitation(given, law, ON), ON)
    alarms = [line.on for line in lines if line.what.key == "deadlines.alarm"]
    assert alarms == [date(2031, 9, 13), date(2031, 12, 12), date(2032, 2, 10)]


def test_every_day_has_a_name_that_stays_when_the_day_moves():
    law = LAWS["ew"]

    def refs(due):
        given = case("100.00 GBP", due=due)
        return [line.ref for line in deadlines(given, law, limitation(given, law, ON), ON)]

    assert all(refs("2026-03-11"))
    assert refs("2026-03-11") == refs("2026-04-11")


# --- what is not certain is printed with its day


def test_a_source_that_is_not_certain_is_cited_with_the_day_it_was_looked_up():
    """Israel, what a demand letter does: of medium confidence, looked up on 28 February 2021."""
    sent = LimitationAct(act=Act.DEMAND_SENT, on=loose("2026-10-01"))
    (line,) = limitation(case("100.00 ILS", acts=(sent,)), LAWS["il"], ON)
    assert "28/02/2021" in WORDS["en"].say(line.acts[0])
    assert "28.2.2021" in WORDS["he"].say(line.acts[0])


def test_a_certain_source_is_cited_by_its_title_alone():
    (line,) = limitation(case("100.00 GBP"), LAWS["ew"], ON)
    assert "looked up" not in WORDS["en"].say(line.why)
