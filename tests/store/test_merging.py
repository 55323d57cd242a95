"""Two people changed the same case at once."""

from __future__ import annotations

from copy import deepcopy

from hypothesis import given
from hypothesis import strategies as st

from casefile.store.merging import Clash, merged

BASE = {
    "title": "Unpaid",
    "stage": "friendly",
    "private": {"floor": "100", "note": ""},
    "debts": [{"ref": "F1", "amount": "1"}, {"ref": "F2", "amount": "2"}],
    "contacts": [],
}


def but(document, **given):
    return {**deepcopy(document), **given}


def test_what_two_people_changed_in_different_places_stands_together():
    mine = but(BASE, title="Mine", contacts=[{"id": "a", "said": "call"}])
    theirs = but(BASE, stage="firm", contacts=[{"id": "b", "said": "letter"}])
    theirs["debts"][1]["amount"] = "3"
    found = merged(BASE, mine, theirs)

    assert found.clashes == ()
    assert (found.document["title"], found.document["stage"]) == ("Mine", "firm")
    assert {x["id"] for x in found.document["contacts"]} == {"a", "b"}
    assert found.document["debts"][1]["amount"] == "3"


def test_the_same_field_changed_differently_is_listed_and_theirs_stands():
    mine, theirs = but(BASE), but(BASE)
    mine["debts"][0]["amount"] = "10"
    theirs["debts"][0]["amount"] = "20"
    mine["private"]["floor"] = "90"
    found = merged(BASE, mine, theirs)

    assert found.clashes == (Clash("debts.F1.amount", "10", "20"),)
    assert found.document["debts"][0]["amount"] == "20"
    assert found.document["private"]["floor"] == "90"


def test_the_same_change_made_by_both_is_no_clash():
    both = but(BASE, stage="firm", contacts=[{"id": "a", "said": "call"}])
    assert merged(BASE, both, deepcopy(both)) == (both, ())


def test_a_record_that_one_removed_and_the_other_changed_is_listed():
    mine, theirs = but(BASE, debts=BASE["debts"][1:]), but(BASE)
    theirs["debts"][0]["amount"] = "5"
    found = merged(BASE, mine, theirs)

    assert [x.field for x in found.clashes] == ["debts.F1"]
    assert found.document == theirs


WORDS = st.sampled_from(["", "a", "b", "c"])
DOCUMENTS = st.fixed_dictionaries(
    {
        "title": WORDS,
        "private": st.fixed_dictionaries({"floor": WORDS, "note": WORDS}),
        "debts": st.lists(
            st.fixed_dictionaries({"ref": st.sampled_from("xyzw"), "amount": WORDS}),
            max_size=4,
            unique_by=lambda row: row["ref"],
        ),
    }
)


@given(base=DOCUMENTS, mine=DOCUMENTS)
def test_when_only_one_changed_the_case_it_is_as_that_one_left_it(base, mine):
    assert merged(base, base, mine) == (mine, ())
    assert merged(base, mine, base) == (mine, ())


@given(base=DOCUMENTS, mine=DOCUMENTS, theirs=DOCUMENTS)
def test_whoever_is_merged_no_field_is_taken_from_nowhere(base, mine, theirs):
    found = merged(base, mine, theirs).document
    rows = {row["ref"]: row for row in found["debts"]}
    known = [{row["ref"]: row for row in x["debts"]} for x in (base, mine, theirs)]
    assert found["title"] in {x["title"] for x in (base, mine, theirs)}
    for ref, row in rows.items():
        assert row["amount"] in {x[ref]["amount"] for x in known if ref in x}
