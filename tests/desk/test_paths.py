"""Fields by their paths, as in case.toml."""

from datetime import date
from itertools import count

import pytest

from casefile.desk import Desk
from casefile.desk.debt_refs import all_counted
from casefile.desk.paths import case_with
from casefile.library import languages
from casefile.model.case import Case
from casefile.model.dates import loose
from casefile.model.errors import BadInput, NotFound
from casefile.model.money import read_money

ON = date(2026, 11, 20)
INVOICE = {"ref": "FV/12.3/2026", "amount": "100 PLN"}
CALL = {"on": "2026-11-02", "channel": "phone"}


def set_(case, *settings):
    numbers = count(1)
    money = next(iter(case.currencies), "")
    fresh_id = lambda: f"id{next(numbers)}"  # noqa: E731
    return case_with(case, settings, on=ON, currency=money, fresh_id=fresh_id)


def test_a_field_of_a_record_within_a_record_is_set():
    assert set_(Case(), "respondent.name=Żółw s.c.").respondent.name == "Żółw s.c."


def test_a_row_is_named_by_its_reference_even_with_dots_in_it():
    case = set_(Case(debts=[INVOICE]), "debts.FV/12.3/2026.due=12.1.2026")
    assert case.debts[0].due == loose("2026-01-12")


def test_a_row_is_named_by_its_number():
    assert set_(Case(debts=[INVOICE]), "debts.1.what=flour").debts[0].what == "flour"


@pytest.mark.parametrize(
    ("setting", "field"),
    [
        ("exhibits.1.kind=paper", "exhibits.C-7.kind"),
        ("exhibits.C-7.kind=paper", "exhibits.C-7.kind"),
        ("debts.1.amount=0 PLN", "debts.FV/12.3/2026.amount"),
        ("contacts.1.channel=pigeon", "contacts.1.channel"),
    ],
)
def test_a_refusal_names_a_row_as_its_user_sees_it_and_by_number_only_where_it_has_no_name(
    setting, field
):
    case = Case(debts=[INVOICE], exhibits=[{"mark": "C-7"}], contacts=[CALL])
    with pytest.raises(BadInput) as refused:
        set_(case, setting)
    assert refused.value.values["field"] == field


@pytest.mark.parametrize(
    ("code", "told"), [("en", "the rate for a year"), ("he", "לשנה"), ("pl", "stopę za rok")]
)
def test_a_rate_by_the_month_is_asked_for_by_the_year(code, told):
    with pytest.raises(BadInput) as refused:
        set_(Case(), "agreement.contract_rate=2% per month")
    assert told in languages()[code].refusal(refused.value)[0]


@pytest.mark.parametrize("typed", ["8.5", "8,5", "8.5%", "8,5 %"])
def test_a_rate_is_read_with_point_or_comma_and_with_its_sign(typed):
    case = set_(Case(), f"agreement.contract_rate={typed}")
    assert str(case.agreement.contract_rate) == "8.5"


def test_new_makes_one_row_for_all_its_fields_and_gives_it_an_id():
    case = set_(Case(), "debts.new.ref=A1", "debts.new.amount=1 200,50 zł", "debts.new.due=+30")
    (debt,) = case.debts
    assert (debt.ref, debt.amount, debt.id) == ("A1", read_money("1200.50 PLN"), "id1")
    assert debt.due == loose("2026-12-20")


def test_a_sum_without_a_currency_takes_that_of_the_case():
    case = set_(Case(debts=[INVOICE]), "private.floor=80")
    assert case.private.floor == read_money("80 PLN")


def test_a_dash_removes_the_row():
    assert set_(Case(debts=[INVOICE]), "debts.1.-=").debts == ()


def test_an_empty_value_makes_it_unknown_again():
    case = set_(Case(), "mediation.willing=yes", "agreement.payment_days=14")
    assert case.mediation.willing is True and case.agreement.payment_days == 14
    again = set_(case, "mediation.willing=", "agreement.payment_days=")
    assert again.mediation.willing is None and again.agreement.payment_days is None


def test_a_record_that_was_not_there_is_made():
    contact = {"on": "2026-01-02", "channel": "phone"}
    case = set_(Case(contacts=[contact]), "contacts.1.promise.amount=50 PLN")
    assert case.contacts[0].promise.amount == read_money("50 PLN")


def test_a_list_of_words_is_given_with_commas():
    case = set_(Case(exhibits=[{"mark": "C-1"}]), "exhibits.C-1.shows=agreement, amount")
    assert {e.value for e in case.exhibits[0].shows} == {"agreement", "amount"}


@pytest.mark.parametrize(
    ("setting", "key"),
    [
        ("respondent.nmae=x", "no_such_field"),
        ("respondent.name", "no_equals_sign"),
        ("debts.9.what=x", "no_such_row"),
        ("debts=x", "row_not_named"),
        ("debts.1=x", "field_not_named"),
        ("id=x", "field_is_kept"),
        ("debts.1.amount=-5 PLN", "bad_field"),
        ("debts.1.due=2026-02-30", "bad_field"),
        ("ground=gift", "not_a_choice"),
        ("title.x=1", "no_such_field"),
    ],
)
def test_a_wrong_path_or_value_is_refused_and_nothing_changes(setting, key):
    case = Case(debts=[INVOICE])
    with pytest.raises(BadInput) as refused:
        set_(case, setting)
    assert refused.value.key == key
    assert case == Case(debts=[INVOICE])


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("exhibits.C-1.provenance=me", "both (obie strony)"),
        ("exhibits.C-1.shows=amount, sums", "amount (kwota)"),
        ("respondent.nmae=x", "name (imię i nazwisko lub nazwa)"),
    ],
)
def test_what_may_be_typed_is_told_with_its_word(setting, told):
    words = languages()["pl"]
    with pytest.raises(BadInput) as refused:
        set_(Case(exhibits=[{"mark": "C-1"}]), setting)
    assert told in words.refusal(refused.value)[1]


def test_a_case_toml_tells_of_nothing_that_has_not_happened_yet(tmp_path):
    told = tmp_path / "case.toml"
    told.write_text(
        'place = "pl"\n[[debts]]\nref = "FV/1"\namount = "900 PLN"\n'
        '[[payments]]\namount = "300 PLN"\ndated = "2026-12-01"\n'
    )
    desk = Desk.at(tmp_path / "home", on=date(2026, 11, 20))
    with pytest.raises(BadInput) as refused:
        desk.new_from(told)
    assert refused.value.values["field"] == "payments.1.dated"
    assert desk.cases() == ()
    assert desk.new_from(told, until=date(2026, 12, 1)).case.payments  # a sample of a later day


def test_a_field_of_marks_takes_marks_of_the_case_alone_and_writes_them_as_they_stand():
    case = Case(exhibits=[{"mark": "C-1", "title": "Order"}, {"mark": "C-2", "title": "Mail"}])
    plea = "positions.new.defence=set_off", "positions.new.marks=c-2, C-1"
    assert set_(case, *plea).positions[0].marks == ("C-2", "C-1")
    with pytest.raises(NotFound) as refused:
        set_(case, "positions.new.defence=set_off", "positions.new.marks=You never sent it, C-1")
    assert refused.value.values["known"] == "C-1, C-2"


@pytest.mark.parametrize(
    ("language", "yes", "no"), [("en", "Yes", "no"), ("he", "כן", "לא"), ("pl", "TAK", "nie")]
)
def test_yes_and_no_are_said_in_the_language_of_who_types_as_they_are_shown(
    desk, shell, language, yes, no
):
    desk.speak(language)
    ref = desk.new(respondent="Bet Ltd", place="xx").case.id
    assert desk.set(ref, ["offers.new.by=claimant", f"offers.new.sent={yes}"]).case.offers[0].sent
    shown = shell("show", "1", language=language)[1]
    assert f"offers.1.sent = {yes.casefold()}" in shown
    assert desk.set(ref, [f"offers.1.sent={no}"]).case.offers[0].sent is False
    assert desk.set(ref, ["offers.1.sent=true"]).case.offers[0].sent is True
    with pytest.raises(BadInput):
        desk.set(ref, ["offers.1.sent=perhaps"])


def two_debts(**more):
    debts = [INVOICE | {"id": "a"}, {"ref": "FV/13", "amount": "50 PLN", "id": "b"}]
    return Case(debts=debts, **more)


def test_an_invoice_number_that_is_made_empty_becomes_a_count():
    case = set_(two_debts(), "debts.2.ref=", "debts.1.ref= ")
    assert [(x.ref, x.counted) for x in case.debts] == [("1", "1"), ("2", "2")]
    assert set_(case, "debts.2.ref=").debts == case.debts
    assert set_(case, "debts.2.ref=FV/13").debts[1].ref == "FV/13"
    new = set_(two_debts(), "debts.new.ref=", "debts.new.amount=7 PLN")
    assert (new.debts[2].ref, new.debts[2].counted) == ("3", "3")


def test_a_count_is_never_the_number_that_another_invoice_has():
    debts = [INVOICE, {"ref": "1", "amount": "50 PLN"}]
    assert set_(Case(debts=debts), "debts.FV/12.3/2026.ref=").debts[0].ref == "2"


@pytest.mark.parametrize("ref", ["", "FV/99"])
def test_what_names_a_debt_goes_with_its_number(ref):
    case = two_debts(
        payments=[{"amount": "10 PLN", "debt": "FV/13"}, {"amount": "5 PLN"}],
        credits=[{"amount": "3 PLN", "debt": "FV/13"}],
        acts=[{"act": "part_payment", "on": "2026-01-02", "debt": "FV/13"}],
        positions=[{"defence": "wrong_amount", "debts": ["FV/12.3/2026", "FV/13"]}],
        exhibits=[{"mark": "C-1", "debts": ["FV/13"]}],
    )
    after = set_(case, f"debts.FV/13.ref={ref}")
    named = ref or "2"
    assert [x.debt for x in after.payments] == [named, ""]
    assert after.credits[0].debt == after.acts[0].debt == named
    assert after.positions[0].debts == ("FV/12.3/2026", named)
    assert after.exhibits[0].debts == (named,)


def test_a_case_file_whose_debts_have_no_number_counts_them():
    written = Case(debts=[{"ref": "", "amount": "50 PLN"}, INVOICE])
    assert [(x.ref, x.counted) for x in all_counted(written).debts] == [
        ("1", "1"),
        ("FV/12.3/2026", ""),
    ]


def test_a_promise_goes_with_the_number_of_its_invoice_and_is_for_one_of_the_case_alone():
    call = {**CALL, "promise": {"amount": "10 PLN", "debt": "FV/13"}}
    case = two_debts(contacts=[call])
    assert set_(case, "debts.FV/13.ref=FV/14").contacts[0].promise.debt == "FV/14"
    case = set_(case, "contacts.1.promise.debt=fv/12.3/2026")
    assert case.contacts[0].promise.debt == "FV/12.3/2026"
    with pytest.raises(BadInput):
        set_(case, "contacts.1.promise.debt=FV/99")


def test_two_numbers_that_are_swapped_leave_what_named_them():
    case = two_debts(payments=[{"amount": "10 PLN", "debt": "FV/13"}])
    after = set_(case, "debts.1.ref=X", "debts.2.ref=FV/12.3/2026", "debts.X.ref=FV/13")
    assert after.payments[0].debt == "FV/13"


@pytest.mark.parametrize(
    ("language", "asked"), [("en", "yes or no"), ("he", "כן או לא"), ("pl", "tak albo nie")]
)
def test_a_question_of_yes_or_no_is_refused_in_the_words_it_is_answered_in(language, asked):
    with pytest.raises(BadInput) as refused:
        set_(Case(debts=[INVOICE]), "debts.1.disputed=original")
    told, _ = languages()[language].refusal(refused.value)
    assert told.startswith("debts.FV/12.3/2026.disputed") and asked in told
    assert "true" not in told and "case" not in told


RATE = ("kind=shekel", "since=2026-08-31", "value=5.5", "source=table of the day")


def with_rate(case, *more):
    return set_(case, *(f"rates.new.{part}" for part in (*RATE, *more)))


def test_a_rate_keeps_the_day_on_which_it_was_typed_not_the_day_from_which_it_holds():
    (rate,) = with_rate(Case()).rates
    assert (rate.entered_on, rate.since) == (loose(ON), loose("2026-08-31"))
    (given,) = with_rate(Case(), "entered_on=2026-11-02").rates
    assert given.entered_on == loose("2026-11-02")


def test_a_rate_typed_anew_keeps_the_new_day_and_one_left_alone_its_own():
    case = with_rate(Case(), "entered_on=2026-11-02")
    assert set_(case, "title=other").rates == case.rates
    assert set_(case, "rates.1.value=6").rates[0].entered_on == loose(ON)
    assert set_(case, "rates.1.entered_on=2026-11-03").rates[0].entered_on == loose("2026-11-03")
    kept = case.but(rates=tuple(rate.but(id="of old") for rate in case.rates))
    first, second = with_rate(kept).rates
    assert (first.entered_on, second.entered_on) == (loose("2026-11-02"), loose(ON))
