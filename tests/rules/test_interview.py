"""Whom to ask, what, and what to keep in mind while asking."""

from __future__ import annotations

import pytest

from casefile.model.case import Case
from casefile.model.exhibit import Element
from casefile.model.witness import Relation, Witness
from casefile.rules.interview import interview, witness_of

ANN = Witness(id="w1", name="Ann", relation=Relation.EMPLOYEE, shows=frozenset({"performance"}))
BOB = Witness(id="w2", name="Bob", relation=Relation.OTHER_SIDE, available=False)


@pytest.mark.parametrize(
    ("ref", "found"), [("", "Ann"), ("w2", "Bob"), ("Bob", "Bob"), ("Eve", None)]
)
def test_a_witness_is_meant_by_id_or_name_and_else_the_first(ref, found):
    meant = witness_of(Case(witnesses=(ANN, BOB)), ref)
    assert (meant.name if meant else None) == found
    assert witness_of(Case(), "") is None


def test_he_is_asked_of_what_he_is_to_show_and_else_of_all_that_people_can_see():
    asked = [q.element for q in interview(ANN).questions if q.element]
    assert asked == [Element.PERFORMANCE] * 3
    every = {q.element for q in interview(BOB).questions if q.element}
    assert len(every) == 6 and Element.IN_TIME not in every


def test_what_to_keep_in_mind_depends_on_whose_man_he_is():
    kept = {w.name: [say.key.rpartition(".")[2] for say in interview(w).keep] for w in (ANN, BOB)}
    assert kept["Ann"][3:] == ["interest"]
    assert kept["Bob"][3:] == ["other_side", "not_available"]
