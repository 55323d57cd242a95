"""What the end of a matter makes of its account: the old balance is never told as owed."""

from datetime import date
from decimal import Decimal as D

import pytest
from accounts import COMPANY, XX, case, debt, keys, only, paid

from casefile.library import jurisdictions, languages
from casefile.model.case import Ended, Ending
from casefile.model.claim import Agreement
from casefile.model.dates import loose
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.money import Money
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.promise import Kept
from casefile.model.stage import Stage
from casefile.rules.account import account
from casefile.rules.deadlines import deadlines
from casefile.rules.disclosure import may_see, open_view
from casefile.rules.ended import ended
from casefile.rules.endings import end_of
from casefile.rules.made_up import made_up, owed
from casefile.rules.may_write import receipt_refused
from casefile.rules.promises import promises

WORDS, LAWS = languages(), jurisdictions()
LATER = date(2024, 12, 31)


def closed(how, sum_=None, *, on="2024-06-30", **more):
    """A debt of 1,000 due 31 March 2024, 100 paid a month before its end and 100 two after."""
    ending = Ending(how=how, sum=sum_, on=loose(on), **more.pop("ending", {}))
    payments = (paid("100.00 EUR", "2024-05-31"), paid("100.00 EUR", "2024-08-31"))
    return case(debt(), payments=payments, stage=Stage.CLOSED, endings=(ending,), **more)


def one(given, until=LATER):
    return only(account(given, XX, until))


def told(given):
    return WORDS["en"].say(ended(one(given)))


def test_a_settlement_stands_in_the_place_of_the_claim_and_bears_no_interest():
    """1,000 + 16.44 (60 days at 10 %) - 100 + 7.53 (30 days on 916.44) = 923.97 on the day."""
    seen = one(closed(Ended.SETTLED, "600.00 EUR"))
    assert (str(seen.balance), str(seen.principal)) == ("500.00 EUR", "500.00 EUR")
    assert not seen.daily.amount and seen.complete
    assert (str(seen.closing.claimed), str(seen.closing.left)) == ("923.97 EUR", "500.00 EUR")
    assert [row.what.key for row in seen.rows][-2:] == [
        "account.row.settled",
        "account.row.payment",
    ]
    assert told(closed(Ended.SETTLED, "600.00 EUR")) == (
        "Settled on 30/06/2024 for €600.00 (of €923.97 claimed). Paid of it so far: €100.00; "
        "still to come: €500.00."
    )


def test_of_one_sum_agreed_or_awarded_nothing_is_told_as_principal_or_costs():
    for how in (Ended.SETTLED, Ended.JUDGMENT):
        stated = one(closed(how, "600.00 EUR")).stated
        assert {"principal", "costs"}.isdisjoint(stated)
        assert str(stated["balance"]) == "500.00 EUR"
    assert {"principal", "costs"} <= set(one(closed(Ended.PAID)).stated)


def test_a_sum_nobody_entered_is_told_as_not_known_and_no_balance_is_left_standing():
    for how in (Ended.SETTLED, Ended.JUDGMENT):
        given = closed(how)
        assert "not said" in told(given) and "€923.97 was claimed" in told(given)
        assert one(given).stated["balance"] is None and one(given).stated["interest"] is None
        assert one(given).stated["paid"] is not None
        assert one(given).rows == one(given, date(2025, 12, 31)).rows, "no interest runs on"


def test_the_sum_of_a_settlement_is_that_of_its_accepted_offer():
    """Settled from the day of the offer: what came in after it is paid of it."""
    terms = {"by": OfferBy.RESPONDENT, "on": loose("2024-05-15"), "amount": "550.00 EUR"}
    taken = Offer(answer=Answer.ACCEPTED, **terms)
    given = closed(Ended.SETTLED, offers=(taken, Offer(**terms).but(amount=debt().amount)))
    seen = one(given)
    assert (seen.closing.on, str(seen.balance)) == (date(2024, 5, 15), "350.00 EUR")
    refused = given.but(offers=(taken.but(answer=Answer.REFUSED),))
    assert one(refused).closing.left is None


def test_a_judgment_above_what_was_open_is_owed_with_its_costs():
    seen = one(closed(Ended.JUDGMENT, "1500.00 EUR"))
    assert (str(seen.balance), str(seen.costs)) == ("1400.00 EUR", "476.03 EUR")
    assert "1,500.00 awarded" in told(closed(Ended.JUDGMENT, "1500.00 EUR"))


@pytest.mark.parametrize(
    ("place", "key", "rate"),
    [
        ("bc", "after_judgment_rate", D("6.95")),
        ("ew", "after_judgment_rate", D("8.00")),
        ("il", "after_judgment", None),
        ("pl", "after_judgment", None),
        ("xx", "after_judgment_not_known", None),
    ],
)
def test_interest_after_a_judgment_is_told_with_its_law_and_the_rate_of_the_day(place, key, rate):
    given, law = closed(Ended.JUDGMENT, "600.00 EUR"), LAWS[place]
    (note,) = [
        said
        for said in only(account(given, law, date(2024, 7, 31))).notes
        if said.key.startswith("account.note.after_judgment")
    ]
    assert (note.key, note.values.get("rate")) == (f"account.note.{key}", rate)
    for words in WORDS.values():
        assert "[" not in words.say(note) and "{" not in words.say(note)
    settled = closed(Ended.SETTLED, "600.00 EUR")
    assert not any("judgment" in said.key for said in only(account(settled, law, LATER)).notes)


def test_what_was_written_off_is_given_up_to_the_cent_and_money_after_it_still_counts():
    seen = one(closed(Ended.WRITTEN_OFF, ending={"why": "gone"}))
    assert not seen.balance.amount and not seen.principal.amount
    assert told(closed(Ended.WRITTEN_OFF, ending={"why": "gone"})) == (
        "Written off in the books on 30/06/2024: €823.97. Toward the debtor nothing is waived."
        " Received in all: €200.00."
    )


def test_a_matter_that_was_paid_owes_nothing_once_it_is_known_what_was_paid():
    assert not one(closed(Ended.PAID, "100.00 EUR")).balance.amount
    unknown = closed(Ended.PAID)
    assert "€823.97 is not recorded" in told(unknown)
    assert one(unknown).stated["balance"] is None
    whole = closed(Ended.PAID).but(payments=(paid("1000.00 EUR", "2024-03-31"),))
    assert told(whole) == "Paid in full, closed on 30/06/2024. Received in all: €1,000.00."


def test_interest_on_what_came_late_of_what_was_agreed_is_not_told_as_none():
    """Two instalments of 300: by August, when 100 came, and by February. What it costs to wait is
    for the agreement or the law to say."""
    days = tuple(Instalment(on=loose(d), amount="300.00 EUR") for d in ("2024-08-01", "2025-02-01"))
    given = closed(Ended.SETTLED, "600.00 EUR", ending={"instalments": days})
    in_time, late = one(given, date(2024, 7, 31)), one(given, date(2024, 8, 2))
    assert not in_time.stated["daily"].amount and "account.note.agreed_late" not in keys(
        in_time.notes
    )
    assert (late.stated["daily"], late.stated["interest"]) == (None, None)
    assert str(late.stated["balance"]) == "600.00 EUR"
    assert "account.note.agreed_late" in keys(late.notes)


def test_before_its_end_and_once_taken_up_again_a_matter_is_reckoned_as_ever():
    given = closed(Ended.SETTLED, "600.00 EUR")
    reopened = given.but(stage=Stage.FIRM)
    assert one(given, date(2024, 6, 29)).closing is None
    assert one(reopened).closing is None and one(reopened).balance.amount > 800


def test_a_settlement_in_other_money_leaves_nothing_of_the_claim():
    claim, agreed = account(closed(Ended.SETTLED, "700.00 USD"), XX, date(2024, 7, 1))
    assert not claim.balance.amount and str(agreed.balance) == "700.00 USD"
    assert "in the place of the €923.97 claimed" in WORDS["en"].say(ended(claim))
    assert WORDS["en"].say(ended(agreed)).startswith("Settled on 30/06/2024 for US$700.00. Paid")


@pytest.mark.parametrize("how", list(Ended))
@pytest.mark.parametrize("sum_", [None, "600.00 EUR", "1500.00 EUR"])
def test_the_parts_of_a_closed_account_give_its_balance_and_every_end_has_words(how, sum_):
    nothing = how in (Ended.DISMISSED, Ended.WRITTEN_OFF)
    given = closed(how, None if nothing else sum_, ending={"why": "x"})
    seen = one(given)
    assert sum(part.amount for part in made_up(seen).values()) == seen.balance.amount
    assert seen.principal + seen.interest + seen.costs == seen.balance
    for words in WORDS.values():
        assert "[" not in words.say(ended(seen)) + "".join(words.say(r.what) for r in seen.rows)


def test_the_days_of_a_settlement_are_watched_and_take_the_place_of_those_of_an_offer():
    days = tuple(Instalment(on=loose(d), amount="300.00 EUR") for d in ("2024-09-01", "2025-02-01"))
    offer = Offer(by=OfferBy.CLAIMANT, answer=Answer.ACCEPTED, instalments=days[:1])
    given = closed(Ended.SETTLED, "600.00 EUR", ending={"instalments": days}, offers=(offer,))
    assert [row.kept for row in promises(given, LATER)] == [Kept.PART, Kept.OPEN]
    coming = [x.on for x in deadlines(given, XX, (), LATER) if x.ref.startswith("instalment")]
    assert coming == [date(2025, 2, 1)]


def test_others_hear_what_both_sides_know_of_the_end_and_none_of_our_words():
    given = closed(Ended.JUDGMENT, "600.00 EUR", ending={"why": "he wept", "hard": "we too"})
    seen = open_view(given, Audience.RESPONDENT)[0]
    assert str(one(seen).balance) == "500.00 EUR"
    assert "wept" not in seen.model_dump_json() and "we too" not in seen.model_dump_json()
    gone = open_view(closed(Ended.WRITTEN_OFF, ending={"why": "x"}), Audience.RESPONDENT)[0]
    assert one(gone).balance.amount > 800, "that we gave it up is nobody's business"


@pytest.mark.parametrize("label", [None, *Disclosure])
@pytest.mark.parametrize("audience", Audience)
def test_for_how_much_it_was_settled_is_told_only_to_who_may_see_the_offer(audience, label):
    """Where no offer is on file, to whom the talks are open. That it is settled, all may hear."""
    days = (Instalment(on=loose("2024-09-01"), amount="600.00 EUR"),)
    given = closed(Ended.SETTLED, "600.00 EUR", ending={"instalments": days})
    if label is not None:
        terms = {"by": OfferBy.CLAIMANT, "sent": True, "answer": Answer.ACCEPTED}
        given = given.but(offers=(Offer(**terms, amount="600.00 EUR", disclosure=label),))
    seen = open_view(given, audience)[0]
    told = one(seen)
    assert told.closing is not None and told.closing.how is Ended.SETTLED
    if may_see(audience, label or Disclosure.WITHOUT_PREJUDICE):
        assert str(told.closing.sum) == "600.00 EUR" and seen.endings[-1].instalments == days
    else:
        assert told.closing.sum is None and told.stated["balance"] is None
        assert "600.00" not in seen.model_dump_json()


def test_a_balance_is_told_with_what_it_holds():
    seen = one(case(debt()), date(2024, 4, 10))
    assert WORDS["en"].value(owed(seen, date(2024, 4, 10))) == (
        "€1,002.47 (€1,000.00 unpaid, €2.47 interest to 10/04/2024)"
    )
    before = one(case(debt()), date(2024, 3, 1))
    assert owed(before, date(2024, 3, 1)) == before.balance
    assert keys(before.notes)


def test_an_accepted_offer_settles_an_open_case_from_its_day_or_its_first_instalment():
    rows = (Instalment(on=loose("2024-06-01"), amount=Money(amount="500", currency="EUR")),)
    sum_ = Money(amount="500", currency="EUR")
    terms = {"by": OfferBy.CLAIMANT, "amount": sum_, "instalments": rows, "sent": False}
    until = date(2024, 7, 1)
    for on, since in (("2024-05-02", date(2024, 5, 2)), ("", date(2024, 6, 1))):
        offer = Offer(on=loose(on), answer=Answer.ACCEPTED, **terms)
        assert end_of(case(debt(), offers=(offer,)), until)[:3] == (Ended.SETTLED, since, sum_)
        for other in (offer.but(answer=Answer.LAPSED), offer.but(amount=None)):
            assert end_of(case(debt(), offers=(other,)), until) is None
    assert end_of(case(debt(), offers=(offer.but(on=loose("2024-08-01")),)), until) is None


@pytest.mark.parametrize("place", ["il", "pl"])
@pytest.mark.parametrize("how", [Ended.JUDGMENT, Ended.SETTLED])
def test_the_sum_of_a_judgment_takes_the_place_of_interest_whose_rate_lacks(place, how):
    """Closed as paid without a word of the sum: all that was awarded came in."""
    law = LAWS[place]
    currency = law.currency
    first = Ending(how=how, sum=f"1300.00 {currency}", on=loose("2032-11-01"))
    then = Ending(how=Ended.PAID, on=loose("2032-12-12"), upon=True)
    given = case(
        debt("1", f"1200.00 {currency}", "2032-06-01"),
        respondent=COMPANY,
        payments=(paid(f"1300.00 {currency}", "2032-12-10"),),
        stage=Stage.CLOSED,
        endings=(first, then),
    )
    open_ = given.but(stage=Stage.FIRM, endings=(), payments=())
    assert only(account(open_, law, date(2032, 12, 13))).missing, "no rate is known of that time"
    seen = only(account(given, law, date(2032, 12, 13)))
    assert (seen.missing, seen.complete) == ((), True)
    assert seen.stated["interest"] == Money(amount=D(0), currency=currency)
    assert receipt_refused(given, law, date(2032, 12, 13)) is None


def test_more_than_was_claimed_is_not_told_as_a_part_of_what_was_claimed():
    assert "of €" not in told(closed(Ended.JUDGMENT, "1500.00 EUR"))
    assert "of €" in told(closed(Ended.JUDGMENT, "600.00 EUR"))


def test_a_settled_matter_tells_the_agreed_rate_by_which_its_interest_ran():
    agreed = Agreement(contract_rate="12")
    given = closed(Ended.SETTLED, "600.00 EUR", agreement=agreed)
    running = given.but(stage=Stage.FIRM, endings=())
    of = [
        [k for k in keys(one(seen).notes) if k in ("account.note.agreed", "account.note.regime")]
        for seen in (running, given)
    ]
    assert of[0] == of[1] == ["account.note.agreed"]
    assert not one(given).daily.amount
