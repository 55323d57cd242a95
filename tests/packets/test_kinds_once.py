"""Several numbered papers in a row are cited with their kind once, in the plural."""

import pytest

from casefile.packets.once import kinds_once
from casefile.packets.typeset import NBSP


@pytest.mark.parametrize(
    ("one", "many"), [("enclosure", "enclosures"), ("נספח", "נספחים"), ("zał. nr", "zał. nr")]
)
def test_the_kind_of_several_is_named_once_and_in_the_plural(one, many):
    labels = [f"{one}{NBSP}2", f"{one}{NBSP}3", "C-7", f"{one}{NBSP}9"]
    told = kinds_once(labels, {one: many})
    assert told == [f"{many}{NBSP}2", "3", "C-7", f"{one}{NBSP}9"]
