"""Papers in a row: numbered ones name their kind once, titles stand apart from each other."""

import pytest

from casefile.packets.once import apart, in_a_row, kinds_once
from casefile.packets.typeset import NBSP


@pytest.mark.parametrize(
    ("one", "many"), [("enclosure", "enclosures"), ("נספח", "נספחים"), ("zał. nr", "zał. nr")]
)
def test_the_kind_of_several_is_named_once_and_in_the_plural(one, many):
    labels = [f"{one}{NBSP}2", f"{one}{NBSP}3", "C-7", f"{one}{NBSP}9"]
    told = kinds_once(labels, {one: many})
    assert told == [f"{many}{NBSP}2", "3", "C-7", f"{one}{NBSP}9"]


def test_titles_that_have_commas_of_their_own_are_parted_by_semicolons():
    assert in_a_row(["Order", "Invoice 7"]) == "Order, Invoice 7"
    assert in_a_row(["Order, signed", "Invoice 7", "Terms"]) == "Order, signed; Invoice 7; Terms"
    assert in_a_row([]) == ""


def test_a_number_whose_kind_was_named_goes_on_after_a_comma_among_titles_too():
    labels = ["Bank statement, 2 May 2026", f"enclosure{NBSP}6", f"enclosure{NBSP}7"]
    told = kinds_once(labels, {"enclosure": "enclosures"})
    row = "".join(before + text for before, text in zip(apart(labels, told), told, strict=True))
    assert row == f"Bank statement, 2 May 2026; enclosures{NBSP}6, 7"
