"""What differs between two documents leads there, and back again."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefile.model.errors import Conflict
from casefile.store.changes import changed, changes, turned
from casefile.store.page import body_of, tables_of


def text(document):
    return body_of(tables_of(document))


def test_only_what_changed_is_told_with_before_and_after():
    before = {"title": "a", "debts": [{"ref": "F1", "amount": "1"}, {"ref": "F2", "amount": "2"}]}
    after = {"title": "a", "debts": [{"ref": "F1", "amount": "9"}, {"ref": "F2", "amount": "2"}]}

    assert changes(before, after) == [{"path": ["debts", "F1", "amount"], "was": "1", "now": "9"}]


def test_a_new_a_removed_and_a_moved_record():
    before = {"x": [{"mark": "C-1"}, {"mark": "C-2"}, {"mark": "C-3"}]}
    after = {"x": [{"mark": "C-3"}, {"mark": "C-9"}, {"mark": "C-1"}]}

    assert changes(before, after) == [
        {"path": ["x", "C-2"], "was": {"mark": "C-2"}, "index": 1},
        {"path": ["x"], "order_was": ["C-1", "C-3"], "order_now": ["C-3", "C-1"]},
        {"path": ["x", "C-9"], "now": {"mark": "C-9"}, "index": 1},
    ]


def test_records_without_a_name_are_told_apart_by_what_they_say():
    before = {"notes": [{"text": "a"}, {"text": "b"}, {"text": "a"}]}
    after = {"notes": [{"text": "b"}, {"text": "a"}]}
    found = changes(before, after)

    assert changed(before, found) == after
    assert changed(after, turned(found)) == before


def test_nothing_and_null_and_zero_and_false_are_not_the_same():
    values = [{}, {"a": None}, {"a": 0}, {"a": False}, {"a": 0.0}, {"a": ""}, {"a": []}]
    for before in values:
        for after in values:
            found = changes(before, after)
            assert bool(found) == (text(before) != text(after))
            assert text(changed(before, found)) == text(after)
            assert text(changed(after, turned(found))) == text(before)


def test_a_change_elsewhere_does_not_hinder_taking_back_and_one_in_the_same_place_is_named():
    before = {"debts": [{"ref": "F1", "amount": "1", "note": ""}], "stage": "friendly"}
    middle = {"debts": [{"ref": "F1", "amount": "2", "note": ""}], "stage": "friendly"}
    back = turned(changes(before, middle))
    elsewhere = {
        "debts": [{"ref": "F0"}, {"ref": "F1", "amount": "2", "note": "paid soon"}],
        "stage": "firm",
    }
    assert changed(elsewhere, back) == {
        "debts": [{"ref": "F0"}, {"ref": "F1", "amount": "1", "note": "paid soon"}],
        "stage": "firm",
    }
    for later in (
        {"debts": [{"ref": "F1", "amount": "3", "note": ""}]},
        {"debts": []},
        {"debts": None},
        {},
    ):
        with pytest.raises(Conflict) as refused:
            changed(later, back)
        assert refused.value.values == {"path": "debts / F1 / amount"}


def test_a_record_comes_back_where_another_bears_its_name_in_another_field():
    before = {"x": [{"id": "a", "ref": "b"}, {"id": "b"}]}
    back = turned(changes(before, {"x": []}))

    assert changed({"x": []}, back) == before


def test_a_record_does_not_come_back_beside_one_that_took_its_name():
    back = turned(changes({"x": [{"mark": "C-1"}, {"mark": "C-2"}]}, {"x": [{"mark": "C-1"}]}))

    with pytest.raises(Conflict) as refused:
        changed({"x": [{"mark": "C-1"}, {"mark": "C-2", "title": "new"}]}, back)
    assert refused.value.values == {"path": "x / C-2"}


NAMES = st.sampled_from(["a", "b", "c", "d", "#e"])
LEAVES = st.none() | st.booleans() | st.integers(-2, 2) | st.floats(-1, 1) | NAMES
ROWS = st.lists(
    st.fixed_dictionaries({}, optional={"id": NAMES, "mark": NAMES, "ref": NAMES, "v": LEAVES}),
    max_size=6,
)
NAMED = st.lists(NAMES, unique=True, max_size=5).flatmap(
    lambda ids: st.tuples(
        *(st.fixed_dictionaries({"id": st.just(i), "v": LEAVES, "w": ROWS}) for i in ids)
    ).map(list)
)
DOCUMENTS = st.dictionaries(
    NAMES, ROWS | NAMED | LEAVES | st.dictionaries(NAMES, ROWS | LEAVES, max_size=3), max_size=4
)


@settings(max_examples=400)
@given(DOCUMENTS, DOCUMENTS)
def test_any_change_leads_there_and_back(before, after):
    found = changes(before, after)

    assert text(changed(before, found)) == text(after)
    assert text(changed(after, turned(found))) == text(before)


@settings(max_examples=150)
@given(NAMED, NAMED, NAMED)
def test_a_chain_of_changes_is_walked_back_step_by_step(one, two, three):
    documents = [{}, {"x": one}, {"x": two}, {"x": three, "y": one}, {"x": one}]
    steps = [changes(a, b) for a, b in pairwise(documents)]
    stands = documents[-1]
    for wanted, step in zip(reversed(documents[:-1]), reversed(steps), strict=True):
        stands = changed(stands, turned(step))
        assert text(stands) == text(wanted)
