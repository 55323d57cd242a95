"""Offers, who may make them, what becomes of instalments, and how far mediation is."""

from datetime import date

from casefile.library import jurisdictions
from casefile.model.case import Case
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.model.offer import (
    Answer,
    Attendee,
    Authority,
    Instalment,
    Mediation,
    MediationOutcome,
    Offer,
    OfferBy,
    Private,
)
from casefile.model.party import Person
from casefile.model.review import GateLine, Gates, Suitability
from casefile.model.say import Say
from casefile.rules.authority import next_offered, offer_cautions
from casefile.rules.deadlines import deadlines
from casefile.rules.mediation import mediation_view
from casefile.rules.offers_on_file import outcome, renewed
from casefile.rules.plan import plan
from casefile.rules.settlement import bargain, lapsed

ON = date(2026, 11, 20)
LAW = jurisdictions()["xx"]


def eur(amount):
    return Money(amount=amount, currency="EUR")


# -- authority and offers -------------------------------------------------------------------------

OURS = Offer(by=OfferBy.CLAIMANT, on=loose("2026-11-10"), amount=eur("700"))


def codes(case, offer, who="Anna"):
    return [caution.code for caution in offer_cautions(case, offer, who, ON)]


def test_below_the_floor_is_stopped_and_at_the_floor_is_not():
    case = Case(private=Private(floor=eur("700")))
    assert codes(case, OURS) == []
    assert codes(case, OURS.but(amount=eur("699.99"))) == ["floor"]


def test_who_may_not_agree_is_told_who_could():
    case = Case(
        private=Private(
            authorities=(
                Authority(who="Anna", least=eur("800"), months=3),
                Authority(who="Board", least=eur("500")),
            )
        )
    )
    (caution,) = offer_cautions(case, OURS, " anna ", ON)
    assert caution.what.values["able"] == ("Board",)
    whole = Case(private=Private(authorities=(Authority(who="Dan Hartley"),)))
    names = ("Dan", "D.H.", "Oak Joinery Dan Hartley", "Dana")
    assert [codes(whole, OURS, who) for who in names] == [[], [], [], ["authority"]]
    two_men = "Dan Oak & Sam Hartley"
    assert codes(whole, OURS, two_men) == ["authority"]
    assert codes(Case(private=Private(authorities=(Authority(who="Board"),))), OURS, "B") != []
    assert codes(case, OURS.but(amount=eur("900"))) == []
    long = OURS.but(
        amount=eur("900"),
        instalments=tuple(
            Instalment(on=loose(day), amount=eur("450")) for day in ("2026-12-01", "2027-05-01")
        ),
    )
    assert codes(case, long) == ["authority"]


def test_a_first_instalment_before_the_last_day_to_accept_is_told_and_not_refused():
    def due(first, last, **more):
        rows = tuple(Instalment(on=loose(day), amount=eur("350")) for day in ("2027-01-20", first))
        return OURS.but(instalments=rows, expires=loose(last), **more)

    (caution,) = offer_cautions(Case(), due("2026-12-01", "2026-12-10"), "Anna", ON)
    assert (caution.code, caution.stop) == ("early", False)
    assert caution.what == Say(
        "authority.early", first=loose("2026-12-01"), last=loose("2026-12-10")
    )
    assert codes(Case(), due("2026-12-10", "2026-12-10")) == [], "to be paid as it is accepted"
    assert codes(Case(), due("2026-12-01", "2026-12")) == [], "it may end before"
    assert codes(Case(), due("2026-12-01", "2026-12-10", answer=Answer.ACCEPTED)) == []


def test_a_day_to_pay_before_the_last_day_to_accept_or_gone_by_is_told_and_not_refused():
    def due(day, last="2026-12-10", **more):
        return OURS.but(pay_by=loose(day), expires=loose(last), **more)

    (caution,) = offer_cautions(Case(), due("2026-12-01"), "Anna", ON)
    assert (caution.code, caution.stop) == ("early", False)
    assert caution.what == Say(
        "authority.early_sum", first=loose("2026-12-01"), last=loose("2026-12-10")
    )
    (caution,) = offer_cautions(Case(), due("2026-11-19"), "Anna", ON)
    assert (caution.what, caution.stop) == (
        Say("authority.past", first=loose("2026-11-19")),
        False,
    )
    assert codes(Case(), due("2026-12-17")) == codes(Case(), due("2026-12")) == []
    assert codes(Case(), due("2026-11-19", answer=Answer.ACCEPTED)) == [], "it is watched"


def test_an_offer_made_anew_keeps_a_day_to_pay_that_is_not_past():
    assert renewed(OURS.but(pay_by=loose("2026-12-01")), ON).pay_by == loose("2026-12-01")
    assert not renewed(OURS.but(pay_by=loose("2026-11-19")), ON).pay_by.known


def test_a_first_name_that_another_of_our_people_bears_too_is_no_authority():
    case = Case(private=Private(authorities=(Authority(who="Dan Hartley"),)))

    def asked(name, who):
        ours = case.claimant.but(people=(Person(name=name),))
        coming = case.mediation.but(attending=(Attendee(name=name, by=OfferBy.CLAIMANT),))
        both = (case.but(claimant=ours), case.but(mediation=coming))
        return [codes(one, OURS, who) for one in both]

    assert asked("Dan Cohen", "Dan") == [["authority"], ["authority"]]
    assert asked("Dan Cohen", "Dan Hartley") == asked("Dan", "Dan") == [[], []]


def test_an_offer_of_his_that_has_ended_is_marked():
    his = OURS.but(by=OfferBy.RESPONDENT, expires=loose("2026-11-19"))
    assert codes(Case(), his) == ["lapsed"]
    assert codes(Case(), his.but(expires=loose("2026-11-20"))) == []


AGREED = OURS.but(
    id="o1",
    answer=Answer.ACCEPTED,
    instalments=tuple(
        Instalment(on=loose(day), amount=eur("350")) for day in ("2026-11-19", "2026-12-19")
    ),
)


def test_instalments_to_come_are_days_to_watch():
    lines = deadlines(Case(offers=(AGREED,)), LAW, (), ON)
    assert [(line.on, line.what.key) for line in lines] == [
        (date(2026, 12, 19), "deadlines.instalment")
    ]


def test_a_missed_instalment_is_noticed_the_day_after_though_later_ones_are_open():
    case = Case(offers=(AGREED,), place="xx")
    before = plan(case, LAW, date(2026, 11, 19))
    assert (before.paused_until, before.steps) == (date(2026, 11, 19), ())
    found = plan(case, LAW, ON)
    assert found.next.what.key == "plan.step.instalment_missed"
    assert str(found.next.what.values["by"]) == "2026-11-19"
    assert found.paused_until is None
    assert next_offered(case, ON).values["what"] == found.next.what


def test_a_new_promise_after_the_breach_pauses_again():
    later = AGREED.but(
        id="o2",
        on=loose("2026-11-20"),
        instalments=(Instalment(on=loose("2026-11-30"), amount=eur("350")),),
    )
    found = plan(Case(offers=(AGREED, later), place="xx"), LAW, ON)
    assert found.paused_until == date(2026, 11, 30)
    assert found.resumed_by is None


# -- mediation ------------------------------------------------------------------------------------


class Reviewed:
    """All of a review that the way to a mediator asks."""

    suitability = Suitability()
    gates = Gates(mediate=(), court=())
    forum = ()


def stand(**mediation):
    return mediation_view(Case(mediation=Mediation(**mediation)), LAW, Reviewed(), ON).next.key


def test_the_next_step_follows_how_far_it_is():
    asked = {"asked_on": loose("2026-11-01")}
    yes = {**asked, "willing": True}
    assert stand() == "mediation.next.invite"
    assert stand(**asked) == "mediation.next.wait"
    assert stand(**asked, willing=False) == "mediation.next.refused"
    assert stand(**yes) == "mediation.next.day"
    assert stand(**yes, on=loose("2026-12-01")) == "mediation.next.prepare"
    assert stand(**yes, on=loose("2026-11-19")) == "mediation.next.outcome"
    settled = {"outcome": MediationOutcome.SETTLED}
    assert stand(**yes, **settled) == "mediation.next.sign"
    assert stand(**yes, **settled, agreement="C-9") == "mediation.next.watch"
    assert stand(**yes, **settled, agreement="C-9", performed=False) == (
        "mediation.next.not_performed"
    )


def test_nobody_is_told_to_invite_while_a_condition_of_mediation_is_not_met():
    shut = GateLine(gate="M1", open=False, why=Say("x"))

    class NotYet(Reviewed):
        gates = Gates(mediate=(shut,), court=())

    next_ = mediation_view(Case(), LAW, NotYet(), ON).next
    assert (next_.key, next_.values["gates"]) == ("mediation.next.not_yet", ("M1",))
    named = Case(private=Private(authorities=(Authority(who="Dan"),)))
    lacking = [say.key for say in mediation_view(named, LAW, Reviewed(), ON).lacks]
    assert "mediation.lacks.our_authority" not in lacking


def test_what_lacks_before_the_day_is_told_and_the_rules_of_the_place_are_cited():
    view = mediation_view(Case(), LAW, Reviewed(), ON)
    assert "mediation.lacks.ideas" in [say.key for say in view.lacks]
    assert {caution.code for caution in view.keep} == {"confidential", "judgment"}
    assert all(caution.source is not None for caution in view.keep)
    ready = Private(floor=eur("1"), ideas=("a", "b", "c"), barriers=("pride",))
    lacking = mediation_view(Case(private=ready), LAW, Reviewed(), ON).lacks
    assert not {"floor", "ideas", "barriers"} & {say.key.rsplit(".")[-1] for say in lacking}


def test_a_mediation_that_ended_without_an_agreement_goes_on_to_the_next_door():
    assert stand(outcome=MediationOutcome.NOTHING) == "mediation.next.go_on"
    assert stand(outcome=MediationOutcome.BROKEN_OFF) == "mediation.next.go_on"
    signed = {"outcome": MediationOutcome.SETTLED, "agreement": "C-9"}
    assert stand(**signed, performed=True) == "mediation.next.close"


def test_above_the_sum_that_wants_a_lawyer_an_offer_says_so():
    asked = Case(private=Private(lawyer_above=eur("500")))

    def told(amount):
        offer = Offer(by=OfferBy.CLAIMANT, amount=eur(amount))
        return [c.code for c in offer_cautions(asked, offer, "Ron", ON)]

    assert told("500.01") == ["lawyer"] and told("500.00") == []


# -- what the acceptance of one offer makes of the others ------------------------------------------


def test_who_accepts_one_offer_has_answered_the_others_that_lay_open():
    """Our 800 lay open to 7 December when their 600 was accepted."""
    ours = OURS.but(id="o1", amount=eur("800"), on=loose("2026-11-01"), expires=loose("2026-12-07"))
    theirs = OURS.but(id="o2", by=OfferBy.RESPONDENT, amount=eur("600"), on=loose("2026-11-10"))
    talks = Case(offers=(ours, theirs))
    settled = Case(offers=(ours, theirs.but(answer=Answer.ACCEPTED)))

    assert [line.what.key for line in deadlines(talks, LAW, (), ON)] == ["deadlines.offer_claimant"]
    assert deadlines(settled, LAW, (), ON) == ()
    assert outcome(settled, ours, ON).key == "offer_outcome.overtaken"
    assert lapsed(settled, date(2026, 12, 10)) == ()
    assert bargain(talks).distance == eur("200")
    assert (bargain(settled).distance, bargain(settled).middle) == (None, None)


def test_who_accepts_late_has_answered_what_was_offered_until_that_day():
    """Their 600 of the 1st was accepted on the 18th: our 800 of the 15th lies open no more."""
    theirs = OURS.but(id="o1", by=OfferBy.RESPONDENT, amount=eur("600"), on=loose("2026-11-01"))
    ours = OURS.but(id="o2", amount=eur("800"), on=loose("2026-11-15"))
    agreed = theirs.but(answer=Answer.ACCEPTED, answered_on=loose("2026-11-18"))
    said = outcome(Case(offers=(agreed, ours)), ours, ON)
    assert (said.key, said.values["on"]) == ("offer_outcome.overtaken", loose("2026-11-18"))


def test_an_offer_made_after_the_settlement_waits_for_its_own_answer():
    agreed = OURS.but(id="o1", amount=eur("600"), on=loose("2026-11-01"), answer=Answer.ACCEPTED)
    new = OURS.but(id="o2", amount=eur("400"), on=loose("2026-11-15"), expires=loose("2026-12-07"))
    assert outcome(Case(offers=(agreed, new)), new, ON) is Answer.OPEN
