"""The number of an invoice in words: whole, in any letters, and never within a longer number."""

import pytest

from casefile.model.reference import bears


@pytest.mark.parametrize(
    "said", ["FV/1", "for fv/1.", "zapłata FV/1, FV/2", "(FV/1)", "FV/12 and FV/1"]
)
def test_a_number_that_stands_whole_is_borne(said):
    assert bears(said, "FV/1")


@pytest.mark.parametrize("said", ["", "FV/12", "FV/1/2026", "KFV/1", "FV/1-A", "FV 1"])
def test_a_part_of_a_longer_number_is_another_number(said):
    assert not bears(said, "FV/1")


def test_signs_of_a_number_stand_for_themselves():
    assert bears("for 12.3(a)", "12.3(a)")
    assert not bears("for 12x3(a)", "12.3(a)")
