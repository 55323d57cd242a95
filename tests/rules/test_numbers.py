"""Numbers are checked for form by control digits that can be worked out by hand."""

import pytest

from casefile.model.party import Party
from casefile.rules.numbers import Fit, number_faults, number_fits


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("NIP", "123-456-32-18"),  # 6+10+21+8+15+24+15+12+7 = 118 = 10 x 11 + 8
        ("NIP", "PL1234563218"),
        ("REGON", "123456785"),
        ("REGON", "12345678512347"),
        ("PESEL", "44051401359"),
        ("IBAN", "GB82 WEST 1234 5698 7654 32"),
        ("IBAN", "PL61 1090 1014 0000 0712 1981 2874"),
        ('ת"ז', "000000018"),  # 1 x 2 + 8 = 10
        ("ID", "00018"),
        ("ח.פ.", "513999995"),  # 5 + 2 + 3 + 9 + 9 + 9 + 9 + 9 + 5 = 60
    ],
)
def test_a_number_of_the_right_form_fits(kind, value):
    assert number_fits(kind, value) in (Fit.FITS, Fit.SHAPED)


@pytest.mark.parametrize(
    ("kind", "value"),
    [("KRS", "0000012345"), ("Company number", "00445790"), ("company number", "OC123456")],
)
def test_a_number_without_control_digits_has_its_form_and_no_more_is_said(kind, value):
    assert number_fits(kind, value) is Fit.SHAPED


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("NIP", "1234563219"),
        ("REGON", "123456784"),
        ("PESEL", "44051401358"),
        ("KRS", "12345"),
        ("IBAN", "GB82 WEST 1234 5698 7654 33"),
        ('ת"ז', "000000019"),
        ("ח.פ.", "18"),
        ("Company number", "445790"),
        ("NIP", ""),
        ("REGON", "12345678"),
        ("PESEL", "4405140135"),
        ("ID", "18"),
        ("IBAN", "GB82"),
    ],
)
def test_a_wrong_digit_is_told(kind, value):
    assert number_fits(kind, value) is Fit.WRONG


def test_a_kind_that_is_not_known_is_not_judged():
    assert number_fits("Handelsregister", "HRB 1") is Fit.UNKNOWN


@pytest.mark.parametrize(
    ("account", "faults"),
    [
        ("61 1090 1014 0000 0712 1981 2874", 0),  # a Polish number, without its two letters
        ("61 1090 1014 0000 0712 1981 2875", 1),
        ("GB82 WEST 1234 5698 7654 33", 1),
        ("12-345 67890123", 0),  # of a kind without control digits: not judged
    ],
)
def test_a_bank_account_is_judged_where_it_has_control_digits(account, faults):
    assert len(number_faults(Party(name="Alef", bank_account=account))) == faults
