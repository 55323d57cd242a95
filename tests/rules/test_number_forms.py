"""What is said of a register number: that its digits agree, or that its form fits and no more."""

from __future__ import annotations

import pytest

from casefile.rules.numbers import Fit, number_fits


@pytest.mark.parametrize(
    ("kind", "value", "fit"),
    [
        ("NIP", "7773120885", Fit.FITS),
        ("KRS", "0000781230", Fit.SHAPED),
        ("KRS", "78", Fit.WRONG),
        ("Company number", "01234567", Fit.SHAPED),
        ("library card", "12", Fit.UNKNOWN),
    ],
)
def test_only_a_number_with_a_control_digit_is_said_to_agree(kind, value, fit):
    assert number_fits(kind, value) is fit
