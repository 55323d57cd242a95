"""The statement of account: allocation, recovery sums, currencies, and what is asked for."""

from datetime import date
from decimal import Decimal

from accounts import COMPANY, LAWS, PERSON, XX, case, debt, keys, only, paid, shekels, zlotys
from hypothesis import given, settings
from hypothesis import strategies as st

from casefile.library import languages
from casefile.model.case import Case
from casefile.model.claim import Agreement, Ground, OwnRate, Payment
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.model.party import Party, PartyKind
from casefile.model.say import Say
from casefile.rules.account import account
from casefile.rules.paid_beside import paid_beside

WORDS = languages()


def test_a_due_day_on_a_sunday_moves_and_interest_starts_the_day_after():
    """31 March 2024 is a Sunday: due on Monday 1 April, interest from 2 April."""
    row = account(case(debt()), XX, date(2024, 4, 10))[0].accruals[0]
    assert (row.first, row.days) == (date(2024, 4, 2), 9)


def test_a_payment_pays_costs_then_interest_then_principal():
    """Business: 12 % on 1000 from 2 April, 100 days to 10 July 2024: 32.88; recovery sum 70."""
    both = case(debt(), respondent=COMPANY, payments=(paid("202.88 EUR", "2024-07-10"),))
    one = only(account(both, XX, date(2024, 7, 10)))
    assert (one.costs.amount, one.interest.amount) == (0, 0)
    assert one.principal.amount == Decimal("900.00")
    assert one.balance.amount == Decimal("900.00")
    assert one.paid.amount == Decimal("202.88")
    assert one.stated["invoiced"] == Money(amount=1000, currency="EUR")
    told = " ".join(WORDS["en"].say(said) for said in paid_beside(one))
    assert told == (
        "Of the payments €102.88 went to costs, interest. Set against the debt alone, they would "
        "leave €797.12 of it: letters and e-mails may name that sum. "
        "Payments are set in turn against: costs, interest, principal (Obligations Code, s. 70)."
    )
    early = both.but(payments=(paid("100.00 EUR", "2024-03-10"),))  # before anything ran
    assert paid_beside(only(account(early, XX, date(2024, 7, 10)))) == ()
    note = next(x for x in one.notes if x.key == "account.note.order_by")
    again = Say("account.note.order_awarded", **note.values)
    courts = (again, Say(again.key, parts=note.values["parts"], source="s. 71"))
    two = one.but(notes=(*(x for x in one.notes if x is not note), *courts))
    assert paid_beside(two)[1:] == courts, "each order that a court awards by is told"


def test_a_line_of_interest_says_that_it_is_one_and_what_was_paid_of_it_is_none():
    both = case(debt(), respondent=COMPANY, payments=(paid("202.88 EUR", "2024-07-10"),))
    rows = only(account(both, XX, date(2024, 7, 10))).rows
    assert [row.interest for row in rows] == [row.what.key.endswith("interest") for row in rows]
    assert [row.debit for row in rows if row.interest] == [Money(amount="32.88", currency="EUR")]


def test_interest_runs_on_what_is_left_after_a_payment_and_through_the_day_of_payment():
    law = XX.but(interest=XX.interest.but(allocation=("principal", "interest", "costs")))
    one = only(
        account(case(debt(), payments=(paid("400.00 EUR", "2024-06-30"),)), law, date(2024, 7, 31))
    )
    first, second = one.accruals
    assert (first.base.amount, first.last) == (1000, date(2024, 6, 30))
    assert (second.base.amount, second.first, second.rate) == (600, date(2024, 7, 1), 8)


def test_a_payment_that_names_a_debt_pays_that_one_and_the_rest_the_oldest():
    two = case(
        debt("old", "100.00 EUR", "2024-01-31"),
        debt("new", "100.00 EUR", "2027-01-31"),
        payments=(paid("150.00 EUR", "2024-01-31", debt="new"),),
    )
    one = only(account(two, XX, date(2024, 1, 31)))
    assert [(r.debt, r.credit.amount) for r in one.rows if r.credit] == [
        ("new", 100),
        ("old", 50),
    ]


def test_a_payment_beyond_the_debt_leaves_a_balance_below_zero():
    over = case(debt(), payments=(paid("1200.00 EUR", "2024-03-01"),))
    one = only(account(over, XX, date(2024, 12, 31)))
    assert (one.balance.amount, one.interest.amount) == (Decimal("-200.00"), 0)
    assert one.rows[-1].balance == one.balance


def test_the_last_line_of_the_statement_is_the_balance():
    many = case(
        debt("a"),
        debt("b", "2500.00 EUR", "2024-05-15"),
        respondent=COMPANY,
        payments=(paid("700.00 EUR", "2024-06-01"), paid("10.00 EUR", "2024-06-02", debt="b")),
    )
    one = only(account(many, XX, date(2026, 11, 20)))
    assert one.rows[-1].balance == one.balance
    assert one.balance == one.principal + one.interest + one.costs


def test_currencies_are_kept_apart():
    mixed = case(debt("a"), debt("b", "500.00 USD"), payments=(paid("5.00 GBP", "2024-01-01"),))
    found = {a.currency: a for a in account(mixed, XX, date(2024, 12, 31))}
    assert set(found) == {"EUR", "USD", "GBP"}
    assert found["USD"].paid.amount == 0
    assert found["GBP"].balance.amount == -5


def test_an_unknown_due_day_gives_no_interest_and_says_so():
    for due in ("", "2024-03", "~2024-03-31"):
        one = only(account(case(debt(due=due)), XX, date(2026, 1, 1)))
        assert (one.interest.amount, one.complete) == (0, False)
        assert keys(one.missing) == ["account.missing_due"]


def test_a_due_day_is_counted_from_the_invoice_and_the_days_agreed():
    given = case(debt(due="", issued=loose("2024-03-01")), agreement=Agreement(payment_days=30))
    one = only(account(given, XX, date(2024, 12, 31)))
    assert one.complete and one.accruals[0].first == date(2024, 4, 2)


def test_a_debt_without_a_number_is_one_line_with_its_day_once_with_its_tax_or_without():
    for vat, key in ((None, "invoice_unnamed"), ("23", "invoice_unnamed_vat")):
        tax = vat and Money(amount=vat, currency="EUR")
        (row, *_) = only(account(case(debt("1", counted="1", vat=tax)), XX, date(2024, 4, 10))).rows
        assert row.what.key == f"account.row.{key}"
        assert WORDS["pl"].say(row.what).count("31.03.2024") == 1


def test_nothing_runs_on_a_debt_that_is_not_due():
    one = only(account(case(debt(due="2026-12-31")), XX, date(2026, 11, 20)))
    assert (one.interest.amount, one.daily.amount, one.complete) == (0, 0, True)


def test_a_payment_without_a_day_counts_from_the_first_day_it_may_have_come():
    for when, note in (("", "payment_undated"), ("2024-03", "payment_day")):
        given = case(debt(issued=loose("2024-03-01")), payments=(paid("1000.00 EUR", when),))
        one = only(account(given, XX, date(2024, 12, 31)))
        assert one.balance.amount == 0
        assert f"account.note.{note}" in keys(one.notes)
        assert one.rows[-1].when == loose(when), "the day that is reckoned with is not its day"


def test_whether_both_are_in_business_is_asked_when_it_is_not_known():
    one = only(account(case(debt(), respondent=Party()), XX, date(2024, 12, 31)))
    assert {row.rate_kind for row in one.accruals} == {"late_general"}
    assert "account.note.perhaps" in keys(one.notes)


def test_the_laws_that_may_apply_instead_stand_in_one_note_each_in_its_marks():
    given = zlotys("2026-03-02", kind=PartyKind.UNKNOWN)
    one = only(account(given, LAWS["pl"], date(2026, 6, 30)))
    (note,) = (x for x in one.notes if x.key == "account.note.perhaps")
    told = WORDS["pl"].say(note)
    assert "„transakcja handlowa, dłużnik – publiczny podmiot leczniczy”, „transak" in told
    assert told.count("zastosowanie zamiast tego") == 1


def test_a_loan_between_firms_is_not_a_supply():
    one = only(
        account(case(debt(), respondent=COMPANY, ground=Ground.LOAN), XX, date(2024, 12, 31))
    )
    assert {row.rate_kind for row in one.accruals} == {"late_general"}
    assert one.costs.amount == 0


# --- Israel: what the pack lacks is asked for


def test_a_missing_israeli_rate_is_named_with_its_stretch_and_where_to_read_it():
    """The pack has 6.23 % for the last quarter of 2025 and nothing since 1 January 2026."""
    one = only(account(shekels(), LAWS["il"], date(2026, 11, 20)))
    assert not one.complete
    assert one.interest.amount == Decimal("59.82")  # 31860 x 6.23 % x 11 / 365
    (said,) = one.missing
    assert said.values["kind"] == "shekel"
    assert (said.values["since"], said.values["until"]) == (date(2026, 1, 1), date(2026, 11, 20))
    assert "ga.mof.gov.il" in said.values["get_from"]
    names = {"en": "shekel interest", "he": "ריבית שקלית", "pl": "odsetki szeklowe"}
    for code, words in WORDS.items():
        assert f" {names[code]}, " in words.say(said)
        assert code == "en" or "shekel" not in words.say(said)


def test_the_users_rate_completes_the_israeli_account():
    rate = OwnRate(
        kind="shekel",
        since=loose("2026-01-01"),
        value=Decimal("5.75"),
        source="ga.mof.gov.il, 2 November 2026",
    )
    one = only(account(shekels(rate), LAWS["il"], date(2026, 11, 20)))
    assert one.complete
    assert [row.source.own for row in one.accruals] == [False, True]


# --- Poland


def test_section_69_is_noted_as_for_the_court_to_give():
    given = Case(
        claimant=COMPANY, respondent=PERSON, debts=(debt("1", "1000.00 GBP", "2025-01-31"),)
    )
    one = only(account(given, LAWS["ew"], date(2025, 3, 2)))
    assert one.accruals[0].rate == 8
    assert any("69" in WORDS["en"].say(said) for said in one.notes)


def test_an_agreed_english_rate_takes_the_place_of_the_act_and_its_fixed_sum():
    """Late Payment Act, ss. 5A, 8: the sum goes with statutory interest only."""
    given = Case(
        claimant=COMPANY,
        respondent=COMPANY,
        ground=Ground.SERVICES,
        agreement=Agreement(contract_rate=Decimal("5.00")),
        debts=(debt("1", "1000.00 GBP", "2025-01-31"),),
    )
    one = only(account(given, LAWS["ew"], date(2025, 3, 2)))
    assert (one.accruals[0].rate, one.costs.amount) == (5, 0)
    statutory = given.but(agreement=Agreement())
    assert only(account(statutory, LAWS["ew"], date(2025, 3, 2))).costs.amount == 70


# --- properties


@settings(max_examples=40)
@given(
    amount=st.decimals(min_value="1.00", max_value="50000.00", places=2),
    payment=st.decimals(min_value="0.05", max_value="60000.00", places=2),
    on=st.dates(min_value=date(2024, 1, 1), max_value=date(2026, 11, 20)),
)
def test_a_payment_never_raises_the_balance(amount, payment, on):
    money = Money(amount=amount, currency="EUR")
    before = case(debt("1", money))
    after = before.but(
        payments=(Payment(amount=Money(amount=payment, currency="EUR"), dated=loose(on)),)
    )
    until = date(2026, 11, 20)
    rounding = Decimal("0.02")  # the payment cuts one more row
    assert (
        only(account(after, XX, until)).balance.amount
        <= only(account(before, XX, until)).balance.amount - payment + rounding
    )


def test_every_sentence_of_an_account_has_words_in_three_languages():
    given = zlotys("2026-11-10").but(
        payments=(paid("5.00 PLN", "2026-11", debt="other"),), respondent=Party()
    )
    for law in LAWS.values():
        for one in account(given, law, date(2027, 2, 1)):
            for said in (*one.missing, *one.notes, *(row.what for row in one.rows)):
                for words in WORDS.values():
                    assert not words.say(said).startswith("[")


def test_what_one_more_day_costs_is_rounded_once_for_all_debts():
    """9,425.35, 17,700.00 and 11,800.00 at 9 %: 9.598 a day; each rounded first it was 9.59."""
    sums = ("9425.35", "17700.00", "11800.00")
    debts = [debt(one, f"{one} ILS", due="2026-07-31") for one in sums]
    agreed = Agreement(contract_rate=Decimal("9.00"))
    one = only(account(case(*debts, agreement=agreed), LAWS["il"], date(2026, 11, 23)))
    assert str(one.daily) == "9.60 ILS"
