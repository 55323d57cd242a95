"""What a bank sent back: which cheque ends being watched, which payment is asked about."""

from datetime import UTC, date, datetime

import pytest
from proof_cases import LAW, case, paper

from casefile.model.claim import Act, Debt, Payment
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.model.reading import MoneyIn, Reading
from casefile.rules.acts_on import acts_on
from casefile.rules.came_in import payment_doubtful
from casefile.rules.contradictions import contradictions
from casefile.rules.deadlines import deadlines
from casefile.rules.matter import matter
from casefile.rules.record_steps import of_sums

ON = date(2027, 5, 2)


def money(amount):
    return None if amount is None else Money(amount=amount, currency="EUR")


def cheque(mark, dated, amount=None, serials=()):
    one = paper(mark, "cheque", "respondent", dated=dated)
    return one.but(
        reading=Reading(owed=money(amount), serials=serials),
        custody=one.custody.but(taken_in_at=datetime(2027, 1, 8, 9, tzinfo=UTC)),
    )


def notice(mark="C-9", dated="2027-03-22", amount=None, serials=(), **more):
    one = paper(mark, "returned_payment", "third_party", dated=dated)
    return one.but(reading=Reading(owed=money(amount), serials=serials), **more)


def paid(amount, dated, id="p1", **more):
    return Payment(id=id, amount=money(amount), dated=loose(dated), **more)


def watched(*papers, payments=()):
    lines = deadlines(case(*papers, payments=payments), LAW, (), ON)
    return {
        x.what.values["mark"]: x.why.values.get("mark", "")
        for x in lines
        if x.ref.startswith("cheque:")
    }


MARCH, EARLIER = cheque("C-1", "2027-03-20", 7000, ("5000217",)), cheque("C-2", "2027-03-10", 3000)


def test_a_notice_ends_the_watch_over_the_cheque_of_its_sum_alone():
    assert watched(MARCH, EARLIER, notice(amount=7000)) == {"C-2": ""}
    assert watched(MARCH, EARLIER, notice(says="Sum: 3000 EUR")) == {"C-1": ""}


def test_a_number_tells_one_of_several_cheques_of_one_sum_and_the_account_all_bear_does_not():
    rows = [cheque(f"C-{n}", f"2027-03-0{n}", 500, ("12345678", f"500021{n}")) for n in (1, 2, 3)]
    assert watched(*rows, notice(amount=500, serials=("12345678", "5000212"))) == {
        "C-1": "",
        "C-3": "",
    }


def test_where_it_is_not_told_which_cheque_came_back_all_stay_and_the_notice_is_named():
    one, other = cheque("C-1", "2027-03-20"), cheque("C-2", "2027-03-10")
    assert watched(one, other, notice()) == {"C-1": "C-9", "C-2": "C-9"}


def test_one_notice_after_another_takes_one_cheque_after_another():
    first, then = cheque("C-1", "2027-02-20", 500), cheque("C-2", "2027-03-20", 500)
    back = notice("C-8", "2027-02-23", 500)
    assert watched(first, then, notice(amount=500), back) == {}


def test_a_cheque_of_a_later_day_or_of_another_debt_is_not_the_one_that_came_back():
    later = cheque("C-1", "2027-04-20")
    assert watched(later, notice()) == {"C-1": ""}
    other = cheque("C-1", "2027-03-20").but(debts=("INV-1",))
    assert watched(other, notice(debts=("INV-2",))) == {"C-1": ""}


def test_a_payment_settles_the_cheque_of_its_sum_and_no_other():
    assert watched(MARCH, EARLIER, payments=(paid(3000, "2027-03-21"),)) == {"C-1": ""}
    assert watched(MARCH, EARLIER, payments=(paid(10000, "2027-03-21"),)) == {}
    assert watched(MARCH, EARLIER, payments=(paid(50, "2027-03-21"),)) == {"C-1": "", "C-2": ""}
    unread = cheque("C-3", "2027-03-20")
    assert watched(unread, payments=(paid(50, "2027-03-21"),)) == {}
    assert watched(MARCH, EARLIER, payments=(paid(50, "2027-03-01", marks=("C-1",)),)) == {
        "C-2": ""
    }


def asked(*papers, payments):
    read = matter(case(*papers, payments=payments), LAW, ON)
    found = [
        x.why.values["amount"].amount
        for x in contradictions(read)
        if x.why.key.startswith("contradictions.came_back")
    ]
    steps = [s for s in of_sums(read) if s.step.key == "steps.take_payment_back"]
    assert len(steps) == len(found)
    assert payment_doubtful(read.case) is bool(found)
    return found


def test_the_payment_by_the_cheque_that_came_back_is_asked_about_while_it_counts():
    came = paid(7000, "2027-03-20")
    assert asked(MARCH, notice(amount=7000), payments=(came,)) == [7000]
    assert asked(MARCH, notice(serials=("5000217",)), payments=(came, paid(50, "2027-03-19"))) == [
        7000
    ]
    assert asked(MARCH, notice(amount=7000), payments=()) == []


@pytest.mark.parametrize(
    "other",
    [
        paid(6999, "2027-03-20"),
        paid(7000, "2027-03-25"),
        paid(7000, "2027-01-05"),
        paid(7000, "2027-03-20", marks=("C-2",)),
    ],
)
def test_a_payment_of_another_sum_day_or_cheque_is_not_asked_about(other):
    assert asked(MARCH, EARLIER, notice(amount=7000), payments=(other,)) == []


def test_of_a_notice_without_a_sum_the_one_payment_of_those_days_is_asked_about():
    one, two = paid(50, "2027-03-20"), paid(60, "2027-03-19", "p2")
    assert asked(notice(), payments=(one,)) == [50]
    assert asked(notice(), payments=(one, two)) == []


def test_each_notice_speaks_of_one_payment():
    one, two = paid(500, "2027-03-20"), paid(500, "2027-03-10", "p2")
    back = notice("C-8", "2027-03-23", 500)
    assert asked(notice(amount=500), payments=(one, two)) == [500]
    assert asked(notice(amount=500), back, payments=(one, two)) == [500, 500]


def statement(mark="C-7", stayed=(), back=()):
    lines = [
        tuple(MoneyIn(amount=money(sum_), on=loose(day)) for sum_, day in each)
        for each in (stayed, back)
    ]
    return paper(
        mark, "bank_record", "third_party", reading=Reading(money_in=lines[0], money_back=lines[1])
    )


def test_a_recorded_payment_that_a_later_line_of_the_statement_took_back_is_asked_about():
    back = [(4000, "2027-03-18")]
    assert asked(statement(back=back), payments=(paid(4000, "2027-03-19"),)) == [4000]
    assert asked(statement(back=back), payments=(paid(4001, "2027-03-19"),)) == []
    assert asked(statement(back=back), payments=(paid(4000, "2027-02-19"),)) == []
    assert asked(statement(stayed=back), payments=(paid(4000, "2027-03-19"),)) == []


def test_of_a_line_that_paid_nothing_here_no_payment_is_asked_about():
    back = [(4000, "2027-03-18")]
    payments = (paid(4000, "2027-03-19"),)
    let_be = statement(back=back).but(elsewhere_lines=(0,))
    assert asked(let_be, payments=payments) == []
    assert asked(let_be.but(shows={"unpaid"}), payments=payments) == [4000]


def test_a_payment_made_anew_and_recorded_alone_is_not_asked_about():
    both = statement(stayed=[(4000, "2027-03-22")], back=[(4000, "2027-03-18")])
    anew, first = paid(4000, "2027-03-22"), paid(4000, "2027-03-18", "p2")
    assert asked(both, payments=(anew,)) == []
    assert asked(both, payments=(first, anew)) == [4000]


def test_a_payment_that_a_notice_and_two_statements_tell_of_is_asked_about_once():
    back = [(4000, "2027-03-20")]
    papers = statement(back=back), statement("C-8", back=back), notice(amount=4000)
    before = paid(4000, "2027-02-20", "p2")
    assert asked(*papers, payments=(before, paid(4000, "2027-03-20"))) == [4000]


def test_a_payment_that_seems_to_have_come_back_shows_no_debt_anew():
    debt = Debt(ref="INV-1", amount=money(9000))
    read = case(MARCH, notice(amount=7000), payments=(paid(7000, "2027-03-20"),)).but(debts=(debt,))
    stayed = case(MARCH, payments=(paid(7000, "2027-03-20"),)).but(debts=(debt,))
    assert [act.act for act in acts_on(stayed, debt)] == [Act.PART_PAYMENT]
    assert acts_on(read, debt) == []
