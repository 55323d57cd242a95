"""What goes with the talk: proofs, authority, collectability, mediation, interviews, signs."""

from datetime import date
from decimal import Decimal

import pytest

from casefile.library import CODES, jurisdictions, languages
from casefile.model.case import Case, Effort, Ended, Ending
from casefile.model.claim import Agreement, Debt, Form
from casefile.model.contact import Channel, Contact, Direction
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.diligence import Asset, Diligence, LookUp, Solvency
from casefile.model.exhibit import Element
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
from casefile.model.party import Party, PartyKind, Person, RegisterNumber
from casefile.model.position import Defence, Position
from casefile.model.review import GateLine, Gates, Suitability
from casefile.model.say import Say
from casefile.model.witness import Relation, Witness
from casefile.rules.authority import next_offered, offer_cautions
from casefile.rules.deadlines import deadlines
from casefile.rules.debt_names import debt_name
from casefile.rules.diligence import collectability, registers
from casefile.rules.figures import hours, spent
from casefile.rules.gates import shut_for
from casefile.rules.interview import interview
from casefile.rules.mediation import mediation_view
from casefile.rules.numbers import number_faults
from casefile.rules.plan import plan
from casefile.rules.proofs import proofs_wanted
from casefile.rules.warning_signs import warning_signs

ON = date(2026, 11, 20)
LAW = jurisdictions()["xx"]


def eur(amount):
    return Money(amount=amount, currency="EUR")


# -- numbers --------------------------------------------------------------------------------------


def test_a_wrong_digit_in_a_number_or_an_account_is_told_and_a_right_one_is_not():
    right = Party(
        name="Right",
        numbers=(RegisterNumber(kind="NIP", value="526-10-40-828"),),
        bank_account="GB82 WEST 1234 5698 7654 32",
    )
    wrong = Party(
        name="Wrong",
        numbers=(RegisterNumber(kind="NIP", value="526-10-40-829"),),
        bank_account="GB82 WEST 1234 5698 7654 33",
    )
    assert number_faults(right) == ()
    assert [say.key for say in number_faults(right, wrong)] == ["numbers.wrong", "numbers.account"]


def test_an_account_that_is_no_iban_is_left_alone():
    assert number_faults(Party(bank_account="12-345-678901 (branch 600)")) == ()


# -- proofs ---------------------------------------------------------------------------------------


def test_a_letter_wants_the_proof_of_sending_first_and_then_that_of_receipt():
    sent = Contact(id="k1", on=loose("2026-11-01"), channel=Channel.EMAIL)
    (wanted,) = proofs_wanted(Case(contacts=(sent,)))
    assert (wanted.sending, wanted.receipt, wanted.ask.key) == (True, True, "proofs.sending.email")
    (wanted,) = proofs_wanted(Case(contacts=(sent.but(proof_of_sending="C-1"),)))
    assert (wanted.sending, wanted.receipt, wanted.ask.key) == (False, True, "proofs.receipt.email")
    both = sent.but(proof_of_sending="C-1", proof_of_receipt="C-2")
    assert proofs_wanted(Case(contacts=(both,))) == ()


def test_calls_and_what_came_in_want_no_proof_and_a_tracking_number_is_one_of_sending():
    case = Case(
        contacts=(
            Contact(on=loose("2026-11-01"), channel=Channel.PHONE),
            Contact(on=loose("2026-11-02"), channel=Channel.EMAIL, direction=Direction.IN),
        ),
        demands=(
            Demand(on=loose("2026-11-03"), channel=Channel.REGISTERED_LETTER, tracking="RR1"),
        ),
    )
    (wanted,) = proofs_wanted(case)
    assert (wanted.id, wanted.sending, wanted.receipt) == ("demands.1", False, True)


# -- collectability -------------------------------------------------------------------------------


def test_without_a_word_on_solvency_nothing_is_proposed_and_what_lacks_is_told():
    found = collectability(Case(), (), eur("1000"), ON)
    assert found.proposed is None
    assert [say.key for say in found.lacks] == [
        "collect.lacks.solvency",
        "collect.lacks.assets",
        "collect.lacks.registers",
    ]


def test_the_proposal_moves_by_a_tenth_for_each_reason_and_never_leaves_nought_to_one():
    """Strained 0.2/0.5/0.8; free assets above the debt +0.1; an adverse register -0.1."""
    record = Diligence(solvency=Solvency.STRAINED)
    alone = collectability(Case(diligence=record), (), eur("1000"), ON).proposed
    assert (alone.low, alone.likely, alone.high) == (Decimal("0.2"), Decimal("0.5"), Decimal("0.8"))

    rich = record.but(assets=(Asset(what="van", worth=eur("1500")),))
    better = collectability(Case(diligence=rich), (), eur("1000"), ON).proposed
    assert better.likely == Decimal("0.6")

    pledged = record.but(assets=(Asset(what="van", worth=eur("1500"), burdened=True),))
    assert collectability(Case(diligence=pledged), (), eur("1000"), ON).proposed == alone

    bad = record.but(lookups=(LookUp(registry="x", finding="attached", adverse=True),))
    lost = Case(endings=(Ending(how=Ended.WRITTEN_OFF),))
    worse = collectability(Case(diligence=bad), (lost,), eur("1000"), ON).proposed
    assert (worse.low, worse.likely) == (Decimal("0"), Decimal("0.3"))


def test_the_registers_of_the_kind_of_debtor_are_shown_with_the_last_look_and_its_age():
    looks = (
        LookUp(registry="firms", on=loose("2026-01-02"), finding="old"),
        LookUp(registry="firms", on=loose("2026-06-02"), finding="newer"),
    )
    case = Case(respondent=Party(kind=PartyKind.COMPANY), diligence=Diligence(lookups=looks))
    firms, insolvency = registers(case, LAW, ON)
    assert (firms.last.finding, firms.stale) == ("newer", True)
    assert (insolvency.last, insolvency.stale) == (None, False)


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
    assert plan(case, LAW, date(2026, 11, 19)).resumed_by is None
    found = plan(case, LAW, ON)
    assert found.resumed_by.values["by"] == date(2026, 11, 19)
    assert found.paused_until is None
    assert next_offered(case, ON).key == "authority.next.breach"


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


# -- witnesses ------------------------------------------------------------------------------------


def test_a_witness_is_asked_of_what_he_can_show_and_not_of_courts_or_time_limits():
    asked = interview(Witness(name="Ron", shows=frozenset({Element.PERFORMANCE, Element.IN_TIME})))
    assert {q.element for q in asked.questions} == {None, Element.PERFORMANCE}
    near = interview(Witness(name="Ron", relation=Relation.OWNER))
    assert "interview.keep.interest" in [say.key for say in near.keep]
    assert Element.RIGHT_FORUM not in {q.element for q in near.questions}


@pytest.mark.parametrize("code", CODES)
def test_no_question_names_a_sum_a_day_or_can_be_answered_by_yes_alone(code):
    """One alone may be: whether he would come."""
    words = languages()[code]
    closed = {"en": ("Did ", "Was ", "Is it ", "Do you "), "pl": ("Czy ",), "he": ("האם ",)}[code]
    everyone = interview(Witness(name="Ron"))
    told = [words.say(q.ask) for q in everyone.questions if not q.ask.key.endswith(".come")]
    assert len(told) >= 20
    assert [t for t in told if t.startswith(closed) or any(c.isdigit() for c in t)] == []


# -- costs and signs ------------------------------------------------------------------------------


def test_own_time_and_money_are_summed_a_currency_at_a_time():
    case = Case(
        debts=(Debt(ref="1", amount=eur("100")),),
        efforts=(
            Effort(what="letter", minutes=40, spent=eur("8.50")),
            Effort(what="call", minutes=50),
            Effort(what="stamp", spent=Money(amount="2", currency="PLN")),
        ),
    )
    rows = spent(case)
    assert [(str(r.money), r.minutes) for r in rows] == [("8.50 EUR", 90), ("2.00 PLN", 0)]
    assert hours(90) == "1:30"


def test_signs_are_counted_over_unpaid_cases_the_most_frequent_first():
    oral = Case(number=1, agreement=Agreement(form=Form.ORAL, payment_days=7))
    both = Case(number=2, agreement=Agreement(form=Form.ORAL))
    paid = Case(number=3, agreement=Agreement(form=Form.ORAL), endings=(Ending(how=Ended.PAID),))
    found = {s.code: s.numbers for s in warning_signs((oral, both, paid), ON)}
    assert found["oral_terms"] == (1, 2)
    assert found["no_day_to_pay"] == (2,)
    counts = [s.cases for s in warning_signs((oral, both, paid), ON)]
    assert counts == sorted(counts, reverse=True)


def test_a_complaint_made_before_payment_was_due_is_no_sign():
    debt = Debt(ref="1", amount=eur("100"), due=loose("2026-03-01"))

    def signs(day):
        plea = Position(defence=Defence.QUALITY_COMPLAINT, on=loose(day))
        return {s.code for s in warning_signs((Case(debts=(debt,), positions=(plea,)),), ON)}

    assert "complaint_at_payment" in signs("2026-03-02")
    assert "complaint_at_payment" not in signs("2026-02-02")


def test_only_packets_on_a_way_are_held_against_its_gates():
    shut = GateLine(gate="M4", open=False, why=Say("gates.M4.shut", lacks=()))
    gates = Gates(mediate=(shut,), court=())
    assert shut_for("mediation_exchange", gates) == (shut,)
    assert shut_for("evidence_bundle", gates) == ()
    assert shut_for("reminder_friendly", gates) == ()


def test_a_debt_without_an_invoice_number_is_called_by_what_it_is_or_by_its_day():
    debt = Debt(ref="1", counted="1", amount=eur("100"), due=loose("2026-11-02"))
    assert debt_name(debt) == Say("debts.due", due=loose("2026-11-02"))
    assert debt_name(debt.but(what="200 chairs")) == "200 chairs"
    assert debt_name(debt.but(ref="FV/1/2026")) == "FV/1/2026"
    unnamed = Debt(ref="2", counted="2", amount=eur("100"))
    assert debt_name(unnamed) == Say("debts.number", n="2")
    for number in ("7", "88"):
        assert debt_name(debt.but(ref=number)) == Say("debts.invoice", n=number)


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


def test_what_speaks_for_collecting_is_told_with_what_speaks_against_it():
    record = Diligence(solvency=Solvency.STRAINED, dealings="asks for time each spring")
    paid = Case(endings=(Ending(how=Ended.PAID),))
    keys = [say.key for say in collectability(Case(diligence=record), (paid,), None, ON).because]
    assert keys == ["collect.solvency", "collect.paid", "collect.dealings"]


def test_a_register_of_the_place_is_asked_only_while_in_force_and_of_such_a_debtor():
    (one, *_) = LAW.registers
    person = Case(respondent=Party(kind=PartyKind.INDIVIDUAL))

    def asked(**changes):
        return registers(person, LAW.but(registers=(one.but(**changes),)), ON)

    assert asked(applies_to=()) and asked(applies_to=("individual",))
    assert not asked(applies_to=("company",))
    assert not asked(applies_to=(), since=date(2026, 11, 21))
    assert not asked(applies_to=(), until=date(2026, 11, 19))
