"""What a debtor does again and again, over all cases against him."""

from promises_given import ON, paid, promised
from proof_cases import case, euro

from casefile.model.case import Ended, Ending, Stage
from casefile.model.contact import Channel, Contact, Direction, Outcome
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.offer import Answer, Mediation, Offer, OfferBy
from casefile.model.position import Defence, Position
from casefile.rules.patterns import patterns


def codes(*cases):
    return [p.code for p in patterns(cases, ON)]


def test_who_breaks_two_promises_plays_for_time():
    the_case = case(
        contacts=(
            promised("2026-03-01", 300, "2026-03-10"),
            promised("2026-03-12", 300, "2026-03-20"),
        )
    )
    found = patterns((the_case,), ON)
    assert [p.code for p in found] == ["promises", "playing_for_time"]
    assert found[0].what.values == {"broken": 2, "promised": 2}


def test_who_always_pays_within_three_weeks_of_a_demand_pays_after_a_demand():
    demand = Demand(on=loose("2026-04-01"))
    assert "pays_after_demand" in codes(case(demands=(demand,), payments=(paid(9, "2026-04-22"),)))
    assert codes(case(demands=(demand,), payments=(paid(9, "2026-04-23"),))) == []


def test_two_defences_of_different_kinds_are_changing_reasons():
    said = (Position(defence=Defence.QUALITY_COMPLAINT), Position(defence=Defence.DENIES_AGREEMENT))
    assert codes(case(positions=said)) == ["changing_reasons"]
    assert codes(case(positions=said[:1])) == []
    at_once = tuple(one.but(on=loose("2026-03-01"), marks=("C-5",)) for one in said)
    assert codes(case(positions=at_once)) == []
    later = (at_once[0], at_once[1].but(on=loose("2026-04-01")))
    assert codes(case(positions=later)) == ["changing_reasons"]


def test_patterns_are_counted_over_all_cases_of_the_debtor():
    one = case(contacts=(promised("2026-03-01", 300, "2026-03-10"),))
    assert codes(one) == ["promises"]
    found = patterns((one, one), ON)
    assert found[0].what.values == {"broken": 2, "promised": 2}
    assert found[0].cases == 2


def test_thirty_days_without_a_word_are_silence_and_a_reply_ends_it():
    ours = Contact(on=loose("2026-05-31"), channel=Channel.EMAIL)
    assert codes(case(contacts=(ours,))) == ["silence"]
    reply = Contact(
        on=loose("2026-06-02"),
        channel=Channel.EMAIL,
        direction=Direction.IN,
        outcome=Outcome.OTHER,
    )
    assert codes(case(contacts=(ours, reply))) == []


def test_what_was_stalled_before_an_agreement_is_no_ground_to_refuse_the_days_it_gives():
    """Two promises were broken, then instalments were agreed: the first that is missed is one."""
    broken = (promised("2026-03-01", 300, "2026-03-10"), promised("2026-03-12", 300, "2026-03-20"))
    offer = Offer(
        by=OfferBy.RESPONDENT,
        on=loose("2026-04-01"),
        amount=euro(800),
        answer=Answer.ACCEPTED,
        answered_on=loose("2026-04-02"),
    )
    assert "playing_for_time" in codes(case(contacts=broken))
    assert "playing_for_time" not in codes(case(contacts=broken, offers=(offer,)))
    again = tuple(
        Contact(on=loose(day), channel=Channel.PHONE, outcome=Outcome.ASKED_TIME)
        for day in ("2026-04-10", "2026-04-20")
    )
    assert "playing_for_time" in codes(case(contacts=(*broken, *again), offers=(offer,)))


def test_who_made_an_offer_or_agreed_to_mediate_since_our_last_turn_is_not_silent():
    demand = Demand(on=loose("2026-04-01"))
    assert codes(case(demands=(demand,))) == ["silence"]
    his = Offer(by=OfferBy.RESPONDENT, on=loose("2026-04-20"), amount=euro(600))
    assert codes(case(demands=(demand,), offers=(his,))) == []
    ours = Offer(by=OfferBy.CLAIMANT, on=loose("2026-04-05"), amount=euro(600))
    refused = ours.but(answer=Answer.REFUSED, answered_on=loose("2026-04-20"))
    assert codes(case(demands=(demand,), offers=(ours,))) == ["silence"]
    assert codes(case(demands=(demand,), offers=(refused,))) == []
    willing = Mediation(asked_on=loose("2026-04-20"), willing=True)
    assert codes(case(demands=(demand,), mediation=willing)) == []
    plea = Position(defence=Defence.QUALITY_COMPLAINT, on=loose("2026-04-20"))
    assert codes(case(demands=(demand,), positions=(plea,))) == []


def test_after_a_judgment_no_silence_is_told_and_no_reasons_are_held_against_each_other():
    demand = Demand(on=loose("2026-04-01"))
    first = Position(defence=Defence.QUALITY_COMPLAINT, on=loose("2026-02-01"))
    second = Position(defence=Defence.DENIES_AGREEMENT, on=loose("2026-03-01"))
    open_ = case(demands=(demand,), positions=(first, second))
    assert codes(open_) == ["changing_reasons", "silence"]
    judged = Ending(how=Ended.JUDGMENT, on=loose("2026-04-10"), sum=euro(900))
    assert codes(open_.but(stage=Stage.CLOSED, endings=(judged,))) == []


def test_reasons_given_for_different_invoices_do_not_weaken_each_other():
    first = case().debts[0]
    other = first.but(ref="INV-2")
    fish = Position(defence=Defence.QUALITY_COMPLAINT, on=loose("2026-03-01"), debts=(first.ref,))
    bar = Position(defence=Defence.DENIES_AGREEMENT, on=loose("2026-04-01"), debts=(other.ref,))
    both = case(debts=(first, other), positions=(fish, bar))
    assert codes(both) == []
    assert codes(both.but(positions=(fish, bar.but(debts=(first.ref,))))) == ["changing_reasons"]
    assert codes(both.but(positions=(fish, bar.but(debts=())))) == ["changing_reasons"]
