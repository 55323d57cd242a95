"""What each element asks: the parties, the routes, each debt, its day, its time, its payments."""

import pytest
from proof_cases import ON, case, contract, delivery, euro, of, paper, signed_by, status, weighed

from casefile.model.account import Account
from casefile.model.claim import Debt, Payment
from casefile.model.dates import loose
from casefile.model.exhibit import Element
from casefile.model.party import Party
from casefile.model.position import Defence, Position
from casefile.model.review import Grade, LimitationLine, Status
from casefile.model.say import Say
from casefile.rules.attacks import attack_points
from casefile.rules.contested import raised_in
from casefile.rules.disputed import in_dispute
from casefile.rules.routes import routes


def told_of(the_case, element, **more) -> list[str]:
    """What speaks for an element and against it, by the keys of the sentences."""
    points = weighed(the_case, **more)[element].points
    against = attack_points(of(the_case, **more), Element(element))
    return [point.what.key for point in (*points, *against)]


def test_the_day_to_pay_stands_on_the_invoice_he_had_and_not_on_our_word_alone():
    invoice = paper("C-1", "invoice", "claimant", "amount", received=True)
    debt = case().debts[0]
    assert "points.invoice_term" in told_of(case(invoice, debts=(debt.but(marks=("C-1",)),)), "due")
    assert "points.invoice_term" not in told_of(case(invoice), "due")


def test_an_account_with_nothing_open_speaks_against_the_claim_itself():
    zero = euro(0)
    even = Account(
        currency="EUR", principal=zero, interest=zero, costs=zero, paid=euro(1000), balance=zero,
        daily=zero,
    )  # fmt: skip
    assert "points.account_is_even" in told_of(case(), "unpaid", accounts=(even,))
    open_still = even.but(balance=euro(1))
    assert "points.account_is_even" not in told_of(case(), "unpaid", accounts=(open_still,))


def test_a_debt_said_not_to_be_disputed_is_admitted_in_the_sum_too_unless_a_smaller_one_is_named():
    debt = case().debts[0].but(disputed=False)
    assert status(case(debts=(debt,)), "amount") == "admitted"
    part = debt.but(admitted=euro(999))
    assert status(case(debts=(part,)), "amount") == "unknown"
    denied = case(debts=(part,), positions=(Position(defence=Defence.WRONG_AMOUNT),))
    assert in_dispute(
        denied,
        raised_in(denied),
        Element.AMOUNT,
        Defence.WRONG_AMOUNT,
        debt=part,
        on=loose("2026-01-01"),
    )


@pytest.mark.parametrize(
    ("route", "exhibit"),
    [
        ("acknowledgement", paper("C-1", "acknowledgement", "respondent", signatures=signed_by())),
        ("bill", paper("C-1", "cheque", "respondent", signatures=signed_by())),
        ("settlement", paper("C-1", "settlement", "both", signatures=signed_by())),
        ("account_stated", paper("C-1", "invoice", "claimant", signatures=signed_by())),
    ],
)
def test_a_short_route_stands_for_agreement_performance_and_amount(route, exhibit):
    assert [r.name for r in routes(of(case(exhibit)))] == [route]
    for element in ("agreement", "performance", "amount"):
        assert status(case(exhibit), element) == "solid", element


def test_an_invoice_kept_in_silence_for_long_is_fair_proof_of_the_account():
    kept = paper("C-1", "invoice", "claimant", received=True, dated="2026-01-30")
    assert status(case(kept), "performance") == "leans"
    protested = Position(defence=Defence.DENIES_PERFORMANCE, on=loose("2026-02-05"))
    assert status(case(kept, positions=(protested,)), "performance") == "unknown"


def test_a_part_payment_supports_the_deal_and_not_the_balance():
    paid = Payment(id="p1", amount=euro(200), dated=loose("2026-04-01"), debt="INV-1")
    standing = weighed(case(payments=(paid,)))
    assert standing["agreement"].line.status is Status.LEANS
    assert standing["amount"].line.status is Status.UNKNOWN
    no_debt_named = paid.but(debt="")
    assert status(case(payments=(no_debt_named,)), "agreement") == "thin"


def test_a_payment_before_the_work_shows_that_it_was_ordered_and_not_that_it_was_done():
    done = case().debts[0].but(performed=loose("2026-03-20"))
    deposit = Payment(id="p1", amount=euro(200), dated=loose("2026-03-01"), debt="INV-1")
    standing = weighed(case(debts=(done,), payments=(deposit,)))
    assert standing["agreement"].line.status is Status.LEANS
    assert standing["agreement"].line.why.values["best"].key == "routes.deposit"
    assert standing["performance"].line.status is Status.UNKNOWN
    for day in ("2026-03-20", "2026-03"):  # on the day itself, or who knows when in the month
        later = deposit.but(dated=loose(day))
        assert status(case(debts=(done,), payments=(later,)), "performance") == "leans"
    unnamed = deposit.but(debt="")
    assert status(case(debts=(done,), payments=(unnamed,)), "performance") == "unknown"


def test_the_debt_with_the_weakest_proof_gives_the_element():
    two = (
        *case().debts,
        Debt(ref="INV-2", amount=euro(500), due=loose("2026-04-01"), issued=loose("2026-03-01")),
    )
    one = delivery(debts=("INV-1",))
    assert status(case(one, debts=two), "performance") == "unknown"
    both = paper("C-3", "delivery_note", "claimant", "performance", debts=("INV-2",))
    standing = weighed(case(one, both, debts=two))["performance"]
    assert (standing.line.status, standing.debt) == (Status.THIN, "INV-2")
    assert standing.line.marks == ("C-2", "C-3")


def test_a_debt_not_due_yet_and_one_without_a_day():
    later = case().debts[0].but(due=loose("2027-03-01"))
    invoice = paper("C-1", "invoice", "claimant", "due", received=True)
    assert status(case(invoice, debts=(later,)), "due") == "contested"
    open_ended = Debt(ref="X", amount=euro(5))
    assert status(case(debts=(open_ended,)), "due") == "unknown"


def test_limitation_unknown_passed_and_safe():
    told = LimitationLine(debt="INV-1", last_day=None, days_left=None, why=Say("points.none"))
    assert status(case(), "in_time", limitation=(told,)) == "unknown"
    passed = told.but(last_day=ON.replace(year=2025), days_left=-365)
    assert status(case(), "in_time", limitation=(passed,)) == "missing"
    assert status(case(), "in_time") == "solid"


def test_parties_are_known_by_name_register_or_a_signed_paper():
    assert status(case(respondent=Party()), "parties") == "unknown"
    assert status(case(), "parties") == "leans"
    assert status(case(contract()), "parties") == "solid"
    wrong = Position(defence=Defence.WRONG_DEBTOR)
    assert status(case(positions=(wrong,)), "parties") == "leans"
    unchecked = case().respondent.but(register_checked_on="", numbers=())
    assert status(case(respondent=unchecked, positions=(wrong,)), "parties") == "thin"


def test_a_loan_that_nothing_calls_a_loan_is_open_to_doubt():
    transfer = paper("C-1", "bank_record", "third_party", "agreement", "performance")
    line = weighed(case(transfer, ground="loan"))["agreement"].line
    assert (line.status, line.attack) == (Status.LEANS, Grade.C)
    named = transfer.but(says="tytuł: pożyczka dla Jana")
    assert status(case(named, ground="loan"), "agreement") == "solid"


def test_an_acknowledgement_that_is_not_in_hand_opens_no_letter_more():
    at_his = paper("C-1", "acknowledgement", "respondent", held=False, held_where="with him")
    mail = paper("C-2", "email", "third_party", "performance")
    alone = weighed(case(mail))["performance"].line.grade
    assert weighed(case(mail, at_his))["performance"].line.grade is alone


def test_a_paper_that_is_not_in_hand_takes_nothing_from_our_own_note_of_a_payment():
    paid = Payment(id="p1", amount=euro(100), dated=loose("2026-02-20"), debt="INV-1")
    there = paper("C-1", "bank_record", "third_party", held=False, held_where="at the bank")
    noted = weighed(case(payments=(paid,)))["agreement"].line.grade
    cited = weighed(case(there, payments=(paid.but(marks=("C-1",)),)))["agreement"].line.grade
    assert noted is cited is Grade.C
