"""What goes with the talk: proofs, collectability, interviews, costs and signs."""

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
from casefile.model.party import Party, PartyKind, RegisterNumber
from casefile.model.position import Defence, Position
from casefile.model.review import GateLine, Gates
from casefile.model.say import Say
from casefile.model.witness import Relation, Witness
from casefile.rules.debt_names import debt_name
from casefile.rules.diligence import collectability, registers
from casefile.rules.figures import hours, spent
from casefile.rules.gates import shut_for
from casefile.rules.interview import interview
from casefile.rules.numbers import number_faults
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
    (wanted,) = proofs_wanted(Case(contacts=(sent,)), LAW)
    assert (wanted.sending, wanted.receipt, wanted.ask.key) == (True, True, "proofs.sending.email")
    (wanted,) = proofs_wanted(Case(contacts=(sent.but(proof_of_sending="C-1"),)), LAW)
    assert (wanted.sending, wanted.receipt, wanted.ask.key) == (False, True, "proofs.receipt.email")
    both = sent.but(proof_of_sending="C-1", proof_of_receipt="C-2")
    assert proofs_wanted(Case(contacts=(both,)), LAW) == ()


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
    (wanted,) = proofs_wanted(case, LAW)
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
    polish = languages()["pl"].value(debt_name(debt))
    assert polish == "należność z terminem płatności 02.11.2026"
    assert debt_name(debt.but(what="200 chairs")) == "200 chairs"
    assert debt_name(debt.but(ref="FV/1/2026")) == "FV/1/2026"
    unnamed = Debt(ref="2", counted="2", amount=eur("100"))
    assert debt_name(unnamed) == Say("debts.number", n="2")
    for number in ("7", "88"):
        assert debt_name(debt.but(ref=number)) == Say("debts.invoice", n=number)


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
