"""What is wrong with a value is told in the reader's language, whoever found it."""

from datetime import date

import pytest
from pydantic import ValidationError

from casefile.library import languages
from casefile.model.case import Case, Effort
from casefile.model.claim import Agreement, Debt, Payment
from casefile.model.contact import Promise
from casefile.model.dates import read_day
from casefile.model.errors import BadInput
from casefile.model.fault import fault_of, naming
from casefile.model.money import read_money
from casefile.model.record import refusal_of

SPOKEN = languages()
ON = date(2026, 1, 12)


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (lambda: read_money("100"), "nie podano waluty: 100"),
        (lambda: read_money("12 gold"), "nieznana waluta: gold"),
        (lambda: read_day("30.2.2026", ON), "to nie jest data: 30.2.2026"),
        (lambda: read_day("2026-13", ON), "to nie jest data: 2026-13"),
        (lambda: Debt(ref="1", amount="0 PLN"), "dług jest większy od zera"),
        (lambda: Payment(amount="-5 PLN"), "kwota musi być większa od zera"),
        (lambda: Debt(ref="1", amount="1 PLN", due="soon"), "to nie jest data: soon"),
    ],
)
def test_a_value_that_does_not_fit_is_told_in_polish(read, told):
    with pytest.raises(ValueError) as trouble:
        read()
    assert SPOKEN["pl"].say(fault_of(trouble.value)).startswith(told)


@pytest.mark.parametrize(
    ("record", "given", "key"),
    [
        (Agreement, {"payment_days": "x"}, "not_a_number"),
        (Debt, {"ref": "1", "amount": 7}, "not_a_table"),
        (Debt, {"ref": ["1"], "amount": "1 PLN"}, "not_a_text"),
    ],
)
def test_the_checks_of_the_records_have_their_own_sentences(record, given, key):
    with pytest.raises(ValidationError) as trouble:
        record.model_validate(given)
    refusal = refusal_of(trouble.value, "case.toml")
    assert refusal.values["fault"].key == f"faults.{key}"


def test_the_field_is_named_in_front_of_its_fault():
    with pytest.raises(BadInput) as refusal, naming("--due"):
        read_day("soon", ON)
    what, then = SPOKEN["he"].refusal(refusal.value)
    assert what.startswith("--due: תאריך לא תקין: soon")
    assert then


def test_a_fault_that_nobody_foresaw_is_told_without_english():
    with pytest.raises(BadInput) as refusal, naming("--due"):
        int("x")
    assert SPOKEN["pl"].refusal(refusal.value)[0] == "--due: wartość tu nie pasuje"


@pytest.mark.parametrize(
    ("record", "given", "key", "fault"),
    [
        (Debt, {"ref": "1", "amount": "1 PLN", "price": "2"}, "unknown_key", ""),
        (Debt, {"ref": "1"}, "missing_key", ""),
        (Case, {"stage": "later"}, "not_a_choice", ""),
        (Agreement, {"limitation_months": 1201}, "bad_field", "from_to"),
        (Agreement, {"payment_days": 3661}, "bad_field", "from_to"),
        (Effort, {"what": "call", "minutes": -1}, "bad_field", "time_below_zero"),
        (Promise, {"amount": "0 PLN", "by": ""}, "bad_field", "more_than_zero"),
    ],
)
def test_a_record_that_does_not_fit_names_the_field_and_the_fault(record, given, key, fault):
    with pytest.raises(ValidationError) as trouble:
        record.model_validate(given)
    refusal = refusal_of(trouble.value, "case.toml")
    assert refusal.key == key
    assert not fault or refusal.values["fault"].key.startswith("faults.")


def test_a_refusal_in_a_trace_names_its_place_its_key_and_its_values():
    assert str(BadInput("no_such_case", where="7", n=2)) == "7: no_such_case (n=2)"
    assert str(BadInput("nothing_spent")) == "nothing_spent"
