"""Register numbers of other countries are checked for form where python-stdnum is installed."""

import pytest

from casefile.desk import other_numbers
from casefile.desk.other_numbers import other_number_faults
from casefile.model.party import Party, RegisterNumber


def party(kind, value):
    return Party(id="p", name="Müller GmbH", numbers=(RegisterNumber(kind=kind, value=value),))


@pytest.mark.parametrize(
    ("kind", "value", "wrong"),
    [
        ("DE.VAT", "DE136695976", False),
        ("de vat", "DE136695977", True),
        ("nip", "1234567890", False),  # the rules know that one themselves
        ("de.nothing", "1", False),
        ("file number", "17", False),
    ],
)
def test_a_number_of_another_country_is_told_when_its_digits_do_not_fit(kind, value, wrong):
    pytest.importorskip("stdnum", reason="python-stdnum is not here")
    assert bool(other_number_faults(party(kind, value))) is wrong


def test_without_the_extra_nothing_is_said(monkeypatch):
    monkeypatch.setattr(other_numbers, "HERE", False)
    assert other_number_faults(party("de vat", "DE136695977")) == ()
