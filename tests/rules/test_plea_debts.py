"""To which debts a plea belongs, and of which everything is admitted: one answer for all papers."""

from datetime import date

from accounts import LAWS, case, debt, only, paid

from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, Exhibit
from casefile.model.position import Defence, Position
from casefile.rules import contested as contesting
from casefile.rules.account import account
from casefile.rules.answered import answered
from casefile.rules.contested import admitted_in_full, raised_in
from casefile.rules.disputed import in_dispute
from casefile.rules.plea_debts import pleas_of, speaks_of
from casefile.rules.plea_reach import plea_name

COMPLAINT = Defence.QUALITY_COMPLAINT
DINNER = debt("INV-1051", amount="5231.10 EUR", admitted="3231.10 EUR", disputed=True)
DEPOSIT = debt("INV-1042", amount="3360.00 EUR", admitted="360.00 EUR", disputed=False)
BEFORE = paid("3000.00 EUR", "2024-02-14", debt="INV-1042")
OPEN = Disclosure.OPEN


def plea(said, *refs, **more):
    more = {"disclosure": OPEN, "on": loose("2024-03-24")} | more
    return Position(defence=COMPLAINT, said=said, debts=refs, **more)


def test_a_plea_speaks_of_the_invoice_that_was_entered_else_of_the_one_that_its_words_name():
    words = "Before you chase us for INV-1051: your team was late."
    given = case(DINNER, DEPOSIT, positions=(plea(words), plea(words, "INV-1042")))
    assert [one.debts for one in pleas_of(given)] == [("INV-1051",), ("INV-1042",)]
    told = plea_name(given, pleas_of(given)[0])
    assert told.values["part"].values["debts"] == ("INV-1051",)


def test_a_plea_speaks_of_the_invoice_whose_whole_sum_its_words_name_and_no_other_has():
    bar = debt("INV-1042", amount="3540.00 EUR")

    def named(said, *debts):
        (one,) = pleas_of(case(*debts, positions=(plea(said),)))
        return one.debts

    assert named("I never ordered the bar and will not pay 3,540 EUR", DINNER, bar) == ("INV-1042",)
    assert named("I will not pay 3,500 EUR", DINNER, bar) == ()
    twin = debt("INV-1051", amount="3540.00 EUR")
    assert named("I will not pay 3,540 EUR", twin, bar) == ()
    assert named("INV-1051 was late, and 3,540 EUR is too much", DINNER, bar) == ("INV-1051",)


def test_a_plea_that_names_no_invoice_speaks_of_each_but_one_that_is_admitted_in_full():
    given = case(DINNER, debt("INV-1042", disputed=False), positions=(plea("It was cold."),))
    (one,) = pleas_of(given)
    assert [speaks_of(given, one, x) for x in given.debts] == [True, False]


def test_what_answers_his_words_of_one_invoice_is_no_answer_to_his_words_of_another():
    slip = Exhibit(mark="C-1", accepted=True, provenance="respondent", shows=["performance"])
    first = plea("INV-1042 was cold.").but(answered_by=("C-1",))
    again, other = plea("I told you, INV-1042 was cold."), plea("INV-1051 was cold too.")
    given = case(DINNER, DEPOSIT, exhibits=(slip,), positions=(first, again, other))
    assert [answered(given, one) for one in given.positions] == [True, True, False]


def test_what_was_paid_before_he_disputed_anything_is_no_part_of_what_he_must_admit():
    given = case(DINNER, DEPOSIT, payments=(BEFORE,), positions=(plea("It was cold."),))
    assert [admitted_in_full(given, raised_in(given), x) for x in given.debts] == [False, True]
    doubted = [
        in_dispute(given, raised_in(given), Element.PERFORMANCE, COMPLAINT, debt=x)
        for x in given.debts
    ]
    assert doubted == [True, False]


def test_who_admits_a_part_and_pays_so_much_later_has_not_admitted_the_rest():
    later = paid("3231.10 EUR", "2024-04-14", debt="INV-1051")
    given = case(DINNER, payments=(later,), positions=(plea("It was cold."),))
    assert not admitted_in_full(given, raised_in(given), given.debts[0])


def test_a_debt_that_is_said_not_to_be_disputed_is_whole_with_what_was_paid_on_it():
    given = case(DEPOSIT, payments=(BEFORE,))
    assert admitted_in_full(given, raised_in(given), given.debts[0])
    (row,) = (x for x in only(account(given, LAWS["xx"], DAY)).rows if x.admitted is not None)
    assert (str(row.paid), str(row.admitted), str(row.disputed)) == (
        *("3000.00 EUR", "360.00 EUR"),
        "0.00 EUR",
    )


DAY = date(2024, 6, 30)


def test_what_he_says_is_read_once_for_all_invoices_of_an_account(monkeypatch):
    """Each of 300 invoices asked for the pleas anew, and they look through all invoices."""
    read, known = [], contesting.pleas_of
    monkeypatch.setattr(contesting, "pleas_of", lambda of: read.append(of) or known(of))
    many = (DINNER.but(ref=f"INV-{n}") for n in range(7))
    account(case(*many, positions=(plea("INV-3 was late"),)), LAWS["xx"], DAY)
    assert len(read) == 1
