"""Instalments to the hundredth, a sum now against waiting, and where the talks stand."""

from datetime import date
from decimal import Decimal

import pytest
from proof_cases import LAW as BARE
from proof_cases import case, euro, of

from casefile.library import jurisdictions, languages
from casefile.model.account import Account
from casefile.model.case import Case
from casefile.model.claim import Act
from casefile.model.dates import loose
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.errors import BadInput
from casefile.model.exhibit import Exhibit
from casefile.model.offer import Answer, Mediation, Offer, OfferBy, Opinion, Private
from casefile.model.say import Say
from casefile.rules.authority import next_offered
from casefile.rules.disclosure import open_view
from casefile.rules.outlook import outlook
from casefile.rules.settlement import (
    agreed_rows,
    bargain,
    instalments,
    lapsed,
    moved,
    offer_effects,
    waiting,
)

LAW = jurisdictions()["xx"]
ON = date(2026, 11, 20)
D = Decimal


def sums(plan):
    return [row.sum.amount for row in plan.rows]


def test_a_thousand_in_three_leaves_the_odd_cent_to_the_last():
    plan = instalments(euro(1000), 3, date(2026, 12, 1), LAW)
    assert sums(plan) == [D("333.33"), D("333.33"), D("333.34")]
    assert plan.total == euro(1000)
    assert plan.rows[-1].left == euro(0)


def test_a_day_of_rest_the_program_came_to_moves_and_its_row_tells_from_where():
    """31 January 2027 is a Sunday, and was named; 28 February a Sunday, 31 March a Wednesday."""
    plan = instalments(euro(300), 3, date(2027, 1, 31), LAW)
    assert [(row.on, row.moved_from) for row in plan.rows] == [
        (date(2027, 1, 31), None),
        (date(2027, 3, 1), date(2027, 2, 28)),
        (date(2027, 3, 31), None),
    ]
    assert plan.last == date(2027, 3, 31), "months do not drift"
    assert [moved(row) for row in agreed_rows(plan)] == [
        None,
        Say("offers.moved", day=date(2027, 2, 28)),
        None,
    ]


def test_the_days_of_another_stay_as_he_said_them():
    plan = instalments(euro(300), 2, date(2027, 1, 31), LAW, as_said=True)
    assert [row.on for row in plan.rows] == [date(2027, 1, 31), date(2027, 2, 28)]
    assert [moved(row) for row in plan.rows] == [None, None]


def test_a_first_payment_comes_off_before_the_rest_is_split():
    plan = instalments(euro(1000), 3, date(2026, 12, 1), LAW, down=euro(400))
    assert sums(plan) == [D("400.00"), D("300.00"), D("300.00")]


def test_graduated_instalments_grow_by_their_percent():
    """100 % growth: 1 + 2 + 4 = 7 parts of 700."""
    plan = instalments(euro(700), 3, date(2026, 12, 1), LAW, growth=D(100))
    assert sums(plan) == [D("100.00"), D("200.00"), D("400.00")]


def test_interest_while_it_runs_is_simple_on_what_is_left():
    """3,650 at 10 %: 1 a day. 1 to 31 December: 30 days = 30.00; then half is left: 0.50 a day,
    31 December 2026 to 1 February 2027 (31 January is a Sunday): 32 days = 16.00."""
    plan = instalments(euro(3650), 2, date(2026, 12, 31), LAW, since=date(2026, 12, 1), rate=D(10))
    assert [row.interest.amount for row in plan.rows] == [D("30.00"), D("16.00")]
    assert [(r.on.first, r.amount) for r in agreed_rows(plan)] == [(r.on, r.sum) for r in plan.rows]
    assert sums(plan) == [D("1855.00"), D("1841.00")]
    assert plan.total == euro(3696)


def test_without_a_rate_interest_stands_still():
    plan = instalments(euro(3650), 2, date(2026, 12, 31), LAW, since=date(2026, 12, 1))
    assert plan.interest == euro(0)


@pytest.mark.parametrize(
    ("count", "more"),
    [(0, {}), (121, {}), (1, {"down": euro(1)}), (3, {"down": euro(1000)}), (3, {"every": 0})],
)
def test_senseless_terms_are_refused(count, more):
    with pytest.raises(BadInput):
        instalments(euro(1000), count, date(2026, 12, 1), LAW, **more)


def test_more_instalments_than_cents_are_refused():
    with pytest.raises(BadInput):
        instalments(euro("0.02"), 3, date(2026, 12, 1), LAW)


ZERO = euro(0)


def owed(amount):
    return Account(
        currency="EUR",
        principal=euro(amount),
        interest=ZERO,
        costs=ZERO,
        paid=ZERO,
        balance=euro(amount),
        daily=ZERO,
    )


def now(private, offered=None):
    return waiting(of(case(private=private), accounts=(owed(1000),)), offered)


def test_without_an_opinion_waiting_is_worth_the_balance_discounted_for_its_months():
    """12 months at 25 %: 1,000 / 1.25 = 800, so at most 200 off, 20 %."""
    found = now(Private(months=12, discount_rate=D(25)), euro(810))
    assert (found.worth, found.largest_discount, found.percent) == (
        euro(800),
        euro(200),
        D("20.00"),
    )
    assert (found.better, found.by_opinion) == (True, False)
    assert now(Private(months=12, discount_rate=D(25)), euro(799)).better is False


def test_with_an_opinion_waiting_is_worth_the_expected_value():
    """Half a chance, all collectable, 100 lost if lost: 0.5 x 1,000 - 0.5 x 100 = 450."""
    half, all_ = D("0.5"), D(1)
    private = Private(
        chance=Opinion(low=half, likely=half, high=half),
        collectable=Opinion(low=all_, likely=all_, high=all_),
        cost_if_lost=euro(100),
    )
    found = now(private)
    assert (found.worth, found.largest_discount, found.by_opinion) == (euro(450), euro(550), True)


@pytest.mark.parametrize("private", [Private(), Private(months=12), Private(floor=euro(900))])
def test_what_waiting_is_worth_is_not_known_without_an_opinion_or_months_and_a_rate(private):
    found = now(private, euro(850))
    assert (found.reckoned, found.better) == (False, None)
    assert found.below_floor is (True if private.floor else None)


def test_the_floor_limits_the_discount_and_is_told_when_it_is_crossed():
    private = Private(months=12, discount_rate=D(25), floor=euro(900))
    assert now(private).largest_discount == euro(100)
    assert now(private, euro(850)).below_floor is True
    assert now(private, euro(900)).below_floor is False


def test_the_floor_never_leaves_the_house():
    private = Private(months=12, discount_rate=D(25), floor=euro(900))
    for audience in (Audience.RESPONDENT, Audience.COURT, Audience.EXCHANGE):
        seen, _ = open_view(case(private=private), audience)
        assert seen.private == Private()


def offer(by, amount, on, **more):
    return Offer(by=OfferBy(by), amount=euro(amount), on=loose(on), **more)


def test_the_talks_are_told_by_the_last_sums_that_were_sent():
    """We 1,000 then 900; they 500 then 600: 300 apart, 750 in the middle; drafts not counted."""
    found = bargain(
        case(
            offers=(
                offer("claimant", 1000, "2026-01-01"),
                offer("respondent", 500, "2026-01-05"),
                offer("respondent", 600, "2026-02-05"),
                offer("claimant", 900, "2026-02-01"),
                offer("claimant", 700, "2026-03-01", sent=False),
            )
        )
    )
    assert (found.ours, found.theirs) == (euro(900), euro(600))
    assert (found.distance, found.middle) == (euro(300), euro(750))
    assert (found.our_moves, found.their_moves) == (1, 1)


def test_an_offer_lapses_the_day_after_its_last_day():
    open_ = offer("claimant", 1, "2026-01-01", expires=loose("2026-11-19"))
    assert lapsed(case(offers=(open_,)), ON) == (open_,)
    theirs = case(offers=(open_.but(by=OfferBy.RESPONDENT),))
    assert outlook(theirs, LAW, ON).due[-1].what.key == "today.lapsed_respondent"
    assert lapsed(case(offers=(open_,)), date(2026, 11, 19)) == ()
    assert lapsed(case(offers=(open_.but(answer=Answer.REFUSED),)), ON) == ()
    assert lapsed(case(offers=(open_.but(sent=False),)), ON) == ()  # nobody was offered it


@pytest.mark.parametrize("place", ["xx", "il", "pl", "ew", "bc"])
@pytest.mark.parametrize("by", ["claimant", "respondent"])
def test_every_offer_says_what_it_does_to_time_and_costs(place, by):
    law = jurisdictions()[place]
    for marks in ((), ("C-1",)):
        for say in offer_effects(offer(by, 1, "2026-01-01", marks=marks), law):
            assert "[" not in languages()["pl"].say(say), say


def test_a_place_that_says_nothing_of_acknowledgements_is_told_as_not_known():
    said = offer_effects(offer("respondent", 1, "2026-01-01", disclosure=Disclosure.OPEN), BARE)
    assert said[0].key == "offers.limitation_not_known"


def test_his_offer_is_never_told_as_an_admission():
    """Without prejudice nothing counts; open, its words do, by the way it came if known."""

    def told(**more):
        said = offer_effects(offer("respondent", 1, "2026-01-01", **more), LAW)
        return [(s.key, s.values.get("act")) for s in said if "limitation" in s.key]

    assert told() == [("offers.limitation_wp", None)]
    mailed = told(disclosure=Disclosure.OPEN, marks=("C-6",))
    assert mailed == [("offers.limitation", Act.WRITTEN_ACKNOWLEDGEMENT)]
    assert len(told(disclosure=Disclosure.OPEN)) == 2


@pytest.mark.parametrize(
    ("by", "answer", "expires", "next_"),
    [
        ("respondent", "open", "", "answer"),
        ("respondent", "refused", "", None),
        ("claimant", "refused", "", "refused"),
        ("claimant", "lapsed", "", "lapsed"),
        ("claimant", "open", "2026-11-19", "lapsed"),
        ("claimant", "open", "2026-11-20", "waits"),
        ("claimant", "open", "", None),
        ("claimant", "accepted", "", "unwritten"),
        ("respondent", "accepted", "", "unwritten"),
    ],
)
def test_what_to_offer_next_follows_the_last_offer_that_was_sent(by, answer, expires, next_):
    sent = {"by": by, "on": "2026-11-01", "answer": answer, "amount": "900 EUR"}
    draft = {"by": "claimant", "on": "2026-11-10", "answer": "refused", "sent": False}
    told = next_offered(
        Case.model_validate({"offers": [sent | ({"expires": expires} if expires else {}), draft]}),
        date(2026, 11, 20),
    )
    assert (told and told.key) == (next_ and f"authority.next.{next_}")


def test_nothing_is_next_where_nothing_was_offered():
    assert next_offered(Case(), date(2026, 11, 20)) is None


def test_only_our_own_open_offer_is_to_be_given_a_last_day():
    """What the other side offers binds it; what was answered binds by the answer."""

    def told(by, **more):
        keys = {s.key for s in offer_effects(offer(by, 1, "2026-01-01", **more), LAW)}
        return keys & {"offers.no_expiry", "offers.no_expiry_theirs"}

    assert told("claimant") == {"offers.no_expiry"}
    assert told("respondent") == {"offers.no_expiry_theirs"}
    assert told("claimant", expires=loose("2026-02-01")) == set()
    for by in ("claimant", "respondent"):
        assert told(by, answer=Answer.ACCEPTED) == set()


def test_an_open_offer_of_a_sum_says_by_when_it_is_to_be_paid_or_that_it_does_not():
    rows = [{"on": "2026-12-01", "amount": "1 EUR"}]

    def told(by, **more):
        keys = {s.key for s in offer_effects(offer(by, 1, "2026-01-01", **more), LAW)}
        return keys & {"offers.no_pay_day", "offers.no_pay_day_theirs"}

    assert told("claimant") == {"offers.no_pay_day"}
    assert told("respondent") == {"offers.no_pay_day_theirs"}
    assert told("claimant", pay_by=loose("2026-12-01")) == set()
    assert told("claimant", instalments=rows) == told("claimant", answer=Answer.ACCEPTED) == set()
    walks_away = offer("claimant", 0, "2026-01-01", pay_by=loose("2026-12-01"))
    assert walks_away.to_pay == (), "nothing is to be paid by no day"
    assert "offers.no_pay_day" not in {s.key for s in offer_effects(walks_away, LAW)}


def test_what_was_agreed_is_asked_on_paper_until_a_paper_of_it_is_on_file():
    agreed = offer("respondent", 900, "2026-11-01", answer=Answer.ACCEPTED)
    paper = Exhibit(mark="C-1", kind="settlement", accepted=True)
    bare = case(offers=(agreed,))
    assert next_offered(bare, ON).key == "authority.next.unwritten"
    for written in (
        bare.but(offers=(agreed.but(marks=("C-1",)),)),
        bare.but(exhibits=(paper,)),
        bare.but(mediation=Mediation(agreement="C-1")),
    ):
        assert next_offered(written, ON) is None
