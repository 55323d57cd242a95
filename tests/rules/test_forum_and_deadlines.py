"""Where one may sue, what is lacking and the fee; what the calendar of the case needs next."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from casefile.library import jurisdictions, languages
from casefile.model.case import Case
from casefile.model.claim import Debt, Ground
from casefile.model.contact import Channel, Contact, Promise
from casefile.model.dates import loose
from casefile.model.deadline import Deadline, Demand
from casefile.model.exhibit import Exhibit, ExhibitKind, Provenance, Signature, SignatureLevel
from casefile.model.money import Money
from casefile.model.party import Party, PartyKind, RegisterNumber
from casefile.rules.account import account
from casefile.rules.calendar import business_day_from, is_business_day, months_after, years_after
from casefile.rules.deadlines import deadlines
from casefile.rules.forum import door_time, forums
from casefile.rules.limitation import limitation

LAWS = jurisdictions()
WORDS = languages()
ON = date(2026, 11, 20)


def case(amount, claimant=PartyKind.COMPANY, respondent=PartyKind.COMPANY, **more):
    debt = Debt(ref="1", amount=amount, due=loose(more.pop("due", "2026-03-11")))
    return Case(
        claimant=Party(kind=claimant),
        respondent=more.pop("other", Party(kind=respondent)),
        ground=Ground.SALE,
        debts=(debt,),
        **more,
    )


def doors(place, given, on=ON):
    law = LAWS[place]
    return {line.forum: line for line in forums(given, law, account(given, law, on), on)}


def lacks(line):
    return [said.key.rpartition(".")[2] for said in line.lacks]


def signed(kind=ExhibitKind.CONTRACT):
    return Exhibit(
        mark="C-1",
        kind=kind,
        title="signed",
        accepted=True,
        signatures=(Signature(side=Provenance.RESPONDENT, level=SignatureLevel.WET),),
    )


def test_an_israeli_company_may_not_sue_in_small_claims():
    assert lacks(doors("il", case("20000.00 ILS"))["il.small_claims"]) == ["claimant_kind"]
    trader = case("20000.00 ILS", claimant=PartyKind.SOLE_TRADER)
    assert doors("il", trader)["il.small_claims"].open


def test_above_the_limit_the_door_is_shut_and_says_by_what():
    trader = case("39900.01 ILS", claimant=PartyKind.SOLE_TRADER)
    (said,) = doors("il", trader)["il.small_claims"].lacks
    assert said.values["limit"] == Money(amount=39900, currency="ILS")
    exact = case("39900.00 ILS", claimant=PartyKind.SOLE_TRADER)
    assert doors("il", exact)["il.small_claims"].open


def test_what_is_not_known_of_the_claimant_is_lacking_not_denied():
    unknown = case("20000.00 ILS", claimant=PartyKind.UNKNOWN)
    assert lacks(doors("il", unknown)["il.small_claims"]) == ["claimant_unknown"]


def test_the_execution_office_wants_his_signature_and_a_registered_warning():
    bare = case("20000.00 ILS")
    assert lacks(doors("il", bare)["il.execution_fixed_sum"]) == [
        "debtor_signature",
        "registered_warning",
    ]
    demand = Demand(on=loose("2026-10-01"), days=30, channel=Channel.REGISTERED_LETTER, formal=True)
    full = case("20000.00 ILS", exhibits=(signed(),), demands=(demand,))
    assert doors("il", full)["il.execution_fixed_sum"].open


def test_how_long_to_wait_after_the_registered_warning_stands_in_the_pack_alone():
    demand = Demand(on=loose("2026-10-01"), days=14, channel=Channel.REGISTERED_LETTER, formal=True)
    warned = case("20000.00 ILS", exhibits=(signed(),), demands=(demand,))
    law = LAWS["il"]
    longer = tuple(s.but(wait_days=60) if s.wait_days else s for s in law.pre_action)
    found = forums(warned, law.but(pre_action=longer), (), ON)
    lacking = {line.forum: lacks(line) for line in found}
    assert lacking["il.execution_fixed_sum"] == ["registered_warning"]


def test_polish_epu_wants_a_number_and_a_claim_due_within_three_years():
    assert lacks(doors("pl", case("100.00 PLN"))["pl.epu"]) == ["respondent_number"]
    known = Party(kind=PartyKind.COMPANY, numbers=(RegisterNumber(kind="NIP", value="1"),))
    assert doors("pl", case("100.00 PLN", other=known))["pl.epu"].open
    old = case("100.00 PLN", other=known, due="2023-11-19")
    assert lacks(doors("pl", old)["pl.epu"]) == ["too_old"]
    assert doors("pl", case("100.00 PLN", other=known, due="2023-11-20"))["pl.epu"].open


def test_polish_order_on_documents_takes_the_closed_list_only():
    assert lacks(doors("pl", case("100.00 PLN"))["pl.nakazowe"]) == ["documents_closed_list"]
    accepted = case("100.00 PLN", exhibits=(signed(ExhibitKind.INVOICE),))
    assert doors("pl", accepted)["pl.nakazowe"].open


@pytest.mark.parametrize(
    ("amount", "epu", "full"),
    [("1200.00 PLN", "30.00", "100.00"), ("50000.00 PLN", "625.00", "2500.00")],
)
def test_epu_costs_a_quarter_but_not_one_and_a_quarter_percent_of_small_claims(amount, epu, full):
    """known_wrong epu_percent_formula."""
    found = doors("pl", case(amount))
    assert found["pl.epu"].fee.values["fee"].amount == Decimal(epu)
    assert found["pl.upominawcze"].fee.values["fee"].amount == Decimal(full)


def test_the_polish_fee_is_capped_at_100000_since_23_september_2025():
    """known_wrong fee_cap_200000, business_case_cap_20000."""
    big = case("10000000.00 PLN")
    for on, fee in ((date(2025, 9, 22), 200000), (date(2025, 9, 23), 100000)):
        assert doors("pl", big, on)["pl.gospodarcze"].fee.values["fee"].amount == fee


def test_english_small_claims_have_a_hearing_fee():
    """known_wrong no_small_claims_hearing_fee."""
    rows = [band for band in LAWS["ew"].fees if band.table == "hearing_small"]
    assert rows and all(band.fixed for band in rows)


def test_a_foreign_sum_is_not_measured_by_the_limits_of_the_place():
    assert lacks(doors("ew", case("100.00 EUR"))["ew.small_claims"]) == ["other_money"]


def test_a_commercial_case_needs_both_in_business():
    found = doors("pl", case("100.00 PLN", respondent=PartyKind.UNKNOWN))["pl.gospodarcze"]
    assert lacks(found) == ["business_unknown"]
    consumer = case("100.00 PLN", other=Party(in_business=False))
    assert lacks(doors("pl", consumer)["pl.gospodarcze"]) == ["not_business"]


def test_a_door_has_the_limit_of_the_day():
    """NIS 38,900 in 2025, 39,900 in 2026."""
    trader = case("39000.00 ILS", claimant=PartyKind.SOLE_TRADER)
    assert doors("il", trader)["il.small_claims"].open
    before = doors("il", trader, date(2025, 12, 31))["il.small_claims"]
    assert lacks(before) == ["too_much"]
    assert before.lacks[0].values["limit"].amount == 38900


def test_a_door_whose_limit_is_not_yet_known_for_the_year_is_shut_and_says_until_when():
    trader = case("100.00 ILS", claimant=PartyKind.SOLE_TRADER)
    next_year = doors("il", trader, date(2027, 1, 1))["il.small_claims"]
    assert lacks(next_year) == ["known_until"]
    assert next_year.lacks[0].values["until"] == date(2026, 12, 31)


def test_the_european_ways_are_only_against_a_respondent_abroad():
    for abroad, told in ((None, ["abroad_unknown"]), (False, ["at_home"]), (True, [])):
        given = case("1000.00 EUR", other=Party(kind=PartyKind.COMPANY, abroad=abroad))
        found = doors("pl", given)
        assert lacks(found["pl.escp"]) == lacks(found["pl.epo"]) == told
    abroad = case("5000.01 EUR", other=Party(kind=PartyKind.COMPANY, abroad=True))
    assert lacks(doors("pl", abroad)["pl.escp"]) == ["too_much"]
    assert doors("pl", abroad)["pl.epo"].open


def test_a_cheque_of_the_respondent_opens_the_execution_office_and_ours_does_not():
    def cheque(of):
        paper = Exhibit(mark="C-1", kind=ExhibitKind.CHEQUE, accepted=True, provenance=of)
        return case("100.00 ILS", exhibits=(paper,))

    his, ours = cheque(Provenance.RESPONDENT), cheque(Provenance.CLAIMANT)
    assert doors("il", his)["il.execution_bill"].open
    assert lacks(doors("il", ours)["il.execution_bill"]) == ["bill"]


@pytest.mark.parametrize(
    ("place", "door", "amount", "table", "fee"),
    [
        ("pl", "pl.rejonowy", "12400.00 PLN", "lawyer", "3600.00"),
        ("pl", "pl.epu", "12400.00 PLN", "lawyer", "2400.00"),
        ("pl", "pl.epu", "500.00 PLN", "lawyer", "60.00"),
        ("pl", "pl.proba_ugodowa", "20000.00 PLN", "fee", "120.00"),
        ("pl", "pl.proba_ugodowa", "20000.01 PLN", "fee", "300.00"),
        ("ew", "ew.fast_track", "20000.00 GBP", "later", "619.00"),
        ("ew", "ew.multi_track", "150000.00 GBP", "later", "1334.00"),
    ],
)
def test_what_a_door_costs_now_later_and_in_lawyers(place, door, amount, table, fee):
    found = doors(place, case(amount))[door]
    assert getattr(found, table).values["fee"].amount == Decimal(fee)


def test_the_time_to_a_result_is_said_where_the_source_says_it_and_else_not_known():
    found = doors("il", case("20000.00 ILS"))
    assert door_time(found["il.fast_track"])[0].key == "doors.months"
    assert found["il.fast_track"].months == 8  # 45 days, 6 months, 14 days at most
    assert [said.key for said in door_time(found["il.magistrates"])] == [
        "doors.time_unknown",
        "doors.reply",
    ]


def test_what_comes_first_stands_with_the_door_and_above_its_sum_only():
    """The MAHUT meeting is for claims above NIS 40,000 (reg. 37(b))."""
    small, large = case("40000.00 ILS"), case("40000.01 ILS")
    assert doors("il", small)["il.magistrates"].first == ()
    (said,) = doors("il", large)["il.magistrates"].first
    assert "40,000" in WORDS["en"].say(said)


def test_an_english_firm_is_told_the_protocol_against_a_person_and_the_letter_against_a_firm():
    person = doors("ew", case("500.00 GBP", respondent=PartyKind.INDIVIDUAL))["ew.mcol"].first
    firm = doors("ew", case("500.00 GBP"))["ew.mcol"].first
    assert "30 days" in WORDS["en"].say(person[0]) and "14 days" in WORDS["en"].say(firm[0])


def test_one_claim_has_one_issue_fee_by_the_sum_claimed_with_interest():
    """4,990 and two years of interest are over 5,000; the track goes by the 4,990 alone."""
    found = doors("ew", case("4990.00 GBP", due="2024-11-20"))
    fees = {id_: line.fee.values["fee"].amount for id_, line in found.items() if line.open}
    assert {"ew.small_claims", "ew.mcol", "ew.paper"} <= set(fees)
    assert set(fees.values()) == {Decimal("455.00")}


def test_the_hearing_fee_comes_later_than_the_issue_fee():
    door = doors("ew", case("2680.00 GBP"))["ew.small_claims"]
    assert door.fee.values["fee"].amount == Decimal("115.00")
    assert door.later.values["fee"].amount == Decimal("181.00")


# --- deadlines


def days(given, place="pl", on=ON):
    law = LAWS[place]
    return [
        (line.on, line.what.key.rpartition(".")[2])
        for line in deadlines(given, law, limitation(given, law, on), on)
    ]


def test_the_reply_period_of_a_demand_ends_on_a_business_day():
    """20 November 2026 and 8 days is Saturday the 28th: Monday the 30th."""
    demanded = case("100.00 PLN", demands=(Demand(on=loose("2026-11-20"), days=8),))
    assert days(demanded)[0] == (date(2026, 11, 30), "reply")


def test_a_demand_without_days_has_those_of_the_place():
    demanded = case("100.00 PLN", demands=(Demand(on=loose("2026-11-20")),))
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


def test_every_sentence_has_words_in_three_languages():
    for place, law in LAWS.items():
        given = case(f"999999999.00 {law.currency}", respondent=PartyKind.UNKNOWN).but(
            demands=(Demand(on=loose("2026-11-20"), days=2),)
        )
        said = [s for line in doors(place, given).values() for s in (*line.lacks, line.fee) if s]
        for line in deadlines(given, law, limitation(given, law, ON), ON):
            said += [line.what, line.why]
        for sentence in said:
            for words in WORDS.values():
                assert not words.say(sentence).startswith("["), sentence
        for forum in law.forums:
            assert set(forum.names) >= set(WORDS), forum.id
            for need in forum.needs:
                assert WORDS["en"].has(f"forum.lacks.{need}"), need
