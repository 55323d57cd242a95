"""Beside late interest: interest before the due day, late fees, credit notes, tax, admissions."""

from datetime import date
from decimal import Decimal

import pytest

from casefile.library import jurisdictions, languages
from casefile.model.case import Case
from casefile.model.claim import Agreement, Credit, Debt, Ground, OwnRate, Payment
from casefile.model.dates import loose
from casefile.model.party import Party, PartyKind
from casefile.rules.account import account

LAWS = jurisdictions()
WORDS = languages()
COMPANY, PERSON = Party(kind=PartyKind.COMPANY), Party(kind=PartyKind.INDIVIDUAL)


def case(*debts, respondent=COMPANY, ground=Ground.SALE, **more):
    return Case(claimant=COMPANY, respondent=respondent, ground=ground, debts=debts, **more)


def only(found):
    (one,) = found
    return one


def keys(sayings):
    return [said.key.rpartition(".")[2] for said in sayings]


def polish(due="2026-04-30", **more):
    """Performed and invoiced on Sunday 1 March 2026."""
    return Debt(
        ref="FV/1",
        amount="12400.00 PLN",
        issued=loose("2026-03-01"),
        performed=loose("2026-03-01"),
        invoice_received=loose("2026-03-01"),
        due=loose(due),
        **more,
    )


# --- Poland: interest before the due day (art. 5)


def test_interest_before_the_due_day_is_offered_and_not_counted_until_the_case_says_so():
    one = only(account(case(polish()), LAWS["pl"], date(2026, 4, 30)))
    assert one.interest.amount == 0
    (said,) = [s for s in one.notes if s.key == "account.note.early_possible"]
    assert (said.values["first"], said.values["last"]) == (date(2026, 4, 1), date(2026, 4, 30))


def test_interest_before_the_due_day_runs_from_day_31_through_the_due_day():
    """1 March and 30 days is 31 March: 1 to 30 April, 12400 x 7.25 % x 30 / 365 = 73.89."""
    given = case(polish(), early_interest=True)
    one = only(account(given, LAWS["pl"], date(2026, 4, 30)))
    row = only(one.accruals)
    assert (row.first, row.last, row.days) == (date(2026, 4, 1), date(2026, 4, 30), 30)
    assert (row.rate_kind, row.interest.amount) == ("statutory_capital", Decimal("73.89"))
    assert "early_claimed" in keys(one.notes)


def test_after_the_due_day_the_late_rate_takes_over_on_the_next_day():
    given = case(polish(), early_interest=True)
    before, after = only(account(given, LAWS["pl"], date(2026, 5, 10))).accruals
    assert (before.last, after.first) == (date(2026, 4, 30), date(2026, 5, 1))
    assert (after.rate, after.days) == (14, 10)


def test_a_payment_before_the_due_day_lowers_the_base_of_what_runs_before_it():
    """10 April: 12400 x 7.25 % x 10 / 365 = 24.63 is paid first, then 10000.00 of principal."""
    payment = Payment(amount="10024.63 PLN", dated=loose("2026-04-10"))
    given = case(polish(), early_interest=True, payments=(payment,))
    first, second = only(account(given, LAWS["pl"], date(2026, 4, 30))).accruals
    assert (first.last, first.interest.amount) == (date(2026, 4, 10), Decimal("24.63"))
    assert (second.base.amount, second.days) == (2400, 20)


@pytest.mark.parametrize(
    "given",
    [
        case(polish(due="2026-03-31")),  # thirty days were agreed
        case(polish(), respondent=PERSON),  # a consumer
        case(polish().but(invoice_received=loose("2026-03"))),  # the day is not known
        case(polish(), early_interest=False),  # not wanted
    ],
)
def test_where_it_does_not_run_nothing_is_offered(given):
    one = only(account(given, LAWS["pl"], date(2026, 6, 30)))
    assert not [key for key in keys(one.notes) if key.startswith("early")]


# --- the time to pay that the law allows


def told(given, place="pl", on=date(2026, 11, 20)):
    notes = only(account(given, LAWS[place], on)).notes
    return [said for said in notes if "account.note.term_" in said.key]


def test_a_polish_term_longer_than_sixty_days_between_firms_is_told():
    """1 March and 60 days is 30 April 2026."""
    assert told(case(polish(due="2026-04-30"))) == []
    (said,) = told(case(polish(due="2026-05-04")))
    assert (said.key, said.values["on"]) == ("account.note.term_long", date(2026, 4, 30))


def test_a_polish_public_debtor_has_thirty_days_and_a_hospital_sixty():
    public = Party(kind=PartyKind.PUBLIC_BODY)
    (said,) = told(case(polish(due="2026-04-01"), respondent=public))
    assert said.values["on"] == date(2026, 3, 31)
    hospital = public.but(healthcare=True)
    assert told(case(polish(due="2026-04-01"), respondent=hospital)) == []


def test_against_a_consumer_no_term_is_told():
    assert told(case(polish(due="2026-09-01"), respondent=PERSON)) == []


def test_agreed_days_are_measured_where_the_day_of_the_invoice_is_not_known():
    debt = Debt(ref="1", amount="100.00 PLN", issued=loose("2026-03-01"))
    (said,) = told(case(debt, agreement=Agreement(payment_days=90)))
    assert (said.key, said.values["n"], said.values["agreed"]) == (
        "account.note.term_days",
        60,
        90,
    )


def test_an_israeli_business_without_an_agreed_day_pays_45_days_from_the_end_of_the_month():
    """Invoice of 10 March 2026: 31 March and 45 days is 15 May 2026."""
    debt = Debt(ref="1", amount="100.00 ILS", issued=loose("2026-03-10"))
    (said,) = told(case(debt), "il")
    assert (said.key, said.values["on"]) == ("account.note.term_default", date(2026, 5, 15))


# --- Israel: late fees, only when a person chooses them


def late(**more):
    debt = Debt(ref="1", amount="10000.00 ILS", due=loose("2026-01-31"))
    return case(debt, interest_regime="shekel_and_late_fee", **more)


def rate(kind, value):
    return OwnRate(
        kind=kind, since=loose("2026-01-01"), value=Decimal(value), source="ga.mof.gov.il"
    )


def test_a_late_fee_falls_after_each_full_three_months_and_is_never_added_on():
    """5 % x 212 days: 290.41; 30 April and 31 July: 10000 x 4 % x 3/12 = 100.00 each."""
    given = late(rates=(rate("shekel", "5"), rate("late_fee", "4")))
    one = only(account(given, LAWS["il"], date(2026, 8, 31)))
    fees = [row for row in one.accruals if row.rate_kind == "late_fee"]
    assert [(row.last, row.interest.amount) for row in fees] == [
        (date(2026, 4, 30), 100),
        (date(2026, 7, 31), 100),
    ]
    assert one.interest.amount == Decimal("490.41")
    assert one.complete


def test_a_late_fee_is_charged_on_what_is_still_owed_on_its_day():
    """Paid on 30 June: 10000 x 5 % x 150 / 365 = 205.48 and 100.00; 5000.00 of principal."""
    payment = Payment(amount="5305.48 ILS", dated=loose("2026-06-30"))
    given = late(rates=(rate("shekel", "5"), rate("late_fee", "4")), payments=(payment,))
    one = only(account(given, LAWS["il"], date(2026, 7, 31)))
    fees = [row for row in one.accruals if row.rate_kind == "late_fee"]
    assert [(row.base.amount, row.interest.amount) for row in fees] == [(10000, 100), (5000, 50)]


def test_a_late_fee_without_its_rate_is_asked_for_and_never_reckoned_from_a_formula():
    one = only(account(late(rates=(rate("shekel", "5"),)), LAWS["il"], date(2026, 8, 31)))
    assert not one.complete
    assert {said.values["kind"] for said in one.missing} == {"late_fee"}
    assert {row.rate_kind for row in one.accruals} == {"shekel"}


def test_by_themselves_the_rules_of_israel_count_no_late_fee():
    given = late(rates=(rate("shekel", "5"), rate("late_fee", "4"))).but(interest_regime="")
    one = only(account(given, LAWS["il"], date(2026, 8, 31)))
    assert {row.rate_kind for row in one.accruals} == {"shekel"}


# --- credit notes, tax, what is admitted


def euros(ref="1", amount="1000.00 EUR", **more):
    return Debt(ref=ref, amount=amount, due=loose("2024-03-31"), **more)


def test_a_credit_note_lowers_the_debt_from_its_first_day_and_is_no_money_received():
    """800 x 10 % from 2 April to 31 May 2024, 60 days: 13.15."""
    credit = Credit(debt="1", amount="200.00 EUR", dated=loose("2024-05-10"), why="two broken")
    given = case(euros(), respondent=PERSON, credits=(credit,))
    one = only(account(given, LAWS["xx"], date(2024, 5, 31)))
    assert (one.principal.amount, one.paid.amount) == (800, 0)
    assert one.interest.amount == Decimal("13.15")
    assert [(r.what.key, r.balance.amount) for r in one.rows[:2]] == [
        ("account.row.invoice", 1000),
        ("account.row.credit", 800),
    ]
    assert one.rows[-1].balance == one.balance


def test_a_credit_note_after_the_day_of_reading_or_on_another_debt_does_not_count():
    later = Credit(debt="1", amount="200.00 EUR", dated=loose("2024-06-10"))
    other = Credit(debt="2", amount="200.00 EUR", dated=loose("2024-05-10"))
    given = case(euros(), respondent=PERSON, credits=(later, other))
    one = only(account(given, LAWS["xx"], date(2024, 5, 31)))
    assert one.principal.amount == 1000
    assert "credit_elsewhere" in keys(one.notes)


def test_a_credit_beyond_the_debt_leaves_nothing_owed_and_nothing_gained():
    given = case(euros(), respondent=PERSON, credits=(Credit(debt="1", amount="1200.00 EUR"),))
    one = only(account(given, LAWS["xx"], date(2024, 5, 31)))
    assert (one.balance.amount, one.rows[-1].balance.amount) == (0, 0)


def test_the_tax_is_shown_on_its_line_and_in_the_sum_only_where_it_is_known_of_all():
    one = only(account(case(euros(vat="166.67 EUR")), LAWS["xx"], date(2024, 3, 31)))
    assert one.vat.amount == Decimal("166.67")
    assert one.rows[0].vat.amount == Decimal("166.67")
    assert "166.67" in WORDS["en"].say(one.rows[0].what)
    two = case(euros(vat="166.67 EUR"), euros("2"))
    assert only(account(two, LAWS["xx"], date(2024, 3, 31))).vat is None


def test_what_is_admitted_and_what_is_disputed_stand_in_rows_and_totals():
    given = case(
        euros("part", admitted="400.00 EUR"),
        euros("all", disputed=True),
        euros("none", disputed=False),
        euros("silent"),
    )
    one = only(account(given, LAWS["xx"], date(2024, 3, 31)))
    rows = {
        r.debt: (r.admitted and r.admitted.amount, r.disputed and r.disputed.amount)
        for r in one.rows
    }
    assert rows == {
        "part": (400, 600),
        "all": (None, 1000),
        "none": (1000, 0),
        "silent": (None, None),
    }
    assert (one.admitted, one.disputed) == (None, None)
    assert {"admitted", "disputed_whole", "admitted_whole"} <= set(keys(one.notes))
    known = case(euros("part", admitted="400.00 EUR"), euros("none", disputed=False))
    one = only(account(known, LAWS["xx"], date(2024, 3, 31)))
    assert (one.admitted.amount, one.disputed.amount) == (1400, 600)
    assert one.model_dump(mode="json")["disputed"] == "600.00"


def test_what_is_not_known_is_not_said_to_be_admitted_or_disputed():
    one = only(account(case(euros()), LAWS["xx"], date(2024, 3, 31)))
    assert (one.admitted, one.disputed, one.vat) == (None, None, None)


def test_every_sentence_speaks_three_languages():
    given = case(
        polish(due="2026-06-30", vat="2318.70 PLN", admitted="1.00 PLN"),
        credits=(Credit(debt="FV/1", amount="1.00 PLN", why="x"), Credit(debt="?", amount="1 PLN")),
    )
    one = only(account(given, LAWS["pl"], date(2026, 11, 20)))
    for said in (*one.notes, *(row.what for row in one.rows)):
        for words in WORDS.values():
            assert not words.say(said).startswith("[")


def test_each_rule_beside_names_regimes_and_kinds_that_the_pack_has():
    for law in LAWS.values():
        ids = {regime.id for regime in law.interest.regimes}
        kinds = {rate.kind for rate in law.interest.rates}
        if law.interest.early:
            assert set(law.interest.early.regimes) <= ids
            assert law.interest.early.rate_kind in kinds
        for regime in law.interest.regimes:
            assert not regime.fee_kind or regime.fee_kind in kinds
        for term in law.interest.terms:
            assert set(term.says) >= set(WORDS)
