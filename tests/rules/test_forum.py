"""Where one may sue, what is lacking and the fee."""

from datetime import date
from decimal import Decimal

import pytest
from one_sale import case

from casefile.library import jurisdictions, languages
from casefile.model.contact import Channel
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.exhibit import Exhibit, ExhibitKind, Provenance, Signature, SignatureLevel
from casefile.model.money import Money
from casefile.model.party import Party, PartyKind, RegisterNumber
from casefile.rules.account import account
from casefile.rules.deadlines import deadlines
from casefile.rules.forum import door_time, forums
from casefile.rules.limitation import limitation

LAWS = jurisdictions()
WORDS = languages()
ON = date(2026, 11, 20)


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
    sent = case("20000.00 ILS", exhibits=(signed(),), demands=(demand,))
    assert lacks(doors("il", sent)["il.execution_fixed_sum"]) == ["registered_warning"]
    full = sent.but(demands=(demand.but(received_on=loose("2026-10-05")),))
    assert doors("il", full)["il.execution_fixed_sum"].open


def test_how_long_to_wait_after_the_registered_warning_stands_in_the_pack_alone():
    demand = Demand(
        on=loose("2026-10-01"),
        days=14,
        channel=Channel.REGISTERED_LETTER,
        formal=True,
        received_on=loose("2026-10-05"),
    )
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


def test_a_claim_above_a_limit_that_may_be_cut_down_to_it_is_told_so_with_fees_of_their_own_day():
    """4,950 at the tribunal: CA$125.00 as of 31 July 2024; 9,800 at the court: 4 February 2025."""
    small = doors("bc", case("4950.00 CAD"))["bc.crt"].fee
    assert small is not None
    assert (small.values["source"].key, small.values["source"].values["on"]) == (
        "cited.dated",
        date(2024, 7, 31),
    )
    large = doors("bc", case("9800.00 CAD"))
    assert lacks(large["bc.crt"]) == ["too_much_uncut"]
    fee = large["bc.provincial_court"].fee
    assert fee is not None
    assert fee.values["source"].key == "cited.dated_unsure"
    assert fee.values["source"].values["on"] == date(2025, 2, 4)
    assert lacks(doors("bc", case("36000.00 CAD"))["bc.provincial_court"]) == ["too_much_uncut"]
