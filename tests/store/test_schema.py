"""Cases of every released shape are opened for ever; a golden folder of each is kept as it was."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from shelf import CASE, SAID, library

from casefile.model.errors import Damaged
from casefile.store.checking import check
from casefile.store.custody import accesses
from casefile.store.history import history
from casefile.store.schema import SCHEMA, STEPS, upgraded

GOLDEN = Path(__file__).parent / "golden"


def expected(number):
    return json.loads((GOLDEN / f"schema_{number}" / "expected.json").read_text("utf-8"))


@pytest.fixture
def home(tmp_path):
    (tmp_path / "cases").mkdir()
    return tmp_path


def put_there(home, number):
    shutil.copytree(
        GOLDEN / f"schema_{number}",
        home / "cases" / "golden",
        ignore=shutil.ignore_patterns("expected.json"),
    )
    return library(home)


def test_every_shape_up_to_now_has_a_golden_folder_and_a_step_onwards():
    assert sorted(path.name for path in GOLDEN.iterdir()) == [
        f"schema_{number}" for number in range(1, SCHEMA + 1)
    ]
    assert sorted(STEPS) == list(range(1, SCHEMA))


@pytest.mark.parametrize("number", range(1, SCHEMA + 1))
def test_a_golden_case_opens_holds_and_can_be_changed(home, number):
    store = put_there(home, number)
    document, revision = store.get("golden")

    assert document == expected(number)
    assert [x for x in check(store.folder("golden"), read=True) if x.serious] == []
    store.put("golden", {**document, "title": "today"}, revision, **SAID)
    assert store.page("golden").header.schema == SCHEMA
    assert store.get("golden")[0] == {**expected(number), "title": "today"}


def test_the_log_of_the_first_shape_reads_the_same_for_ever(home):
    store = put_there(home, 1)

    assert [(e.rev, e.action, e.actor, e.note, e.taken_back) for e in history(store, "golden")] == [
        (1, "create", "Dana", "new case", False),
        (2, "edit", "Dana", "add 1", False),
        (3, "edit", "Ewa", "set stage", True),
        (4, "undo", "Ewa", "3", False),
    ]
    assert [x.mark for x in accesses(store, "golden")] == ["C-1"]


def test_tables_and_fields_of_a_later_version_survive_a_change(home):
    store = put_there(home, 1)
    document, revision = store.get("golden")
    store.put("golden", {**document, "stage": "court"}, revision, **SAID)

    again = library(home).get("golden")[0]
    assert again["a_table_of_a_later_version"] == [{"unknown": ["kept", 1, None]}]
    assert again["a_field_of_a_later_version"] == {"kept": True}


def test_steps_run_in_order_and_only_those_that_are_needed():
    steps = {
        1: lambda case: {**case, "said": [*case.get("said", ()), 1]},
        2: lambda case: {**case, "said": [*case.get("said", ()), 2]},
    }
    assert upgraded(CASE, 1, steps=steps, to=3)["said"] == [1, 2]
    assert upgraded(CASE, 2, steps=steps, to=3)["said"] == [2]
    assert upgraded(CASE, 3, steps=steps, to=3) == CASE
    assert upgraded(CASE, 9, steps=steps, to=3) == CASE
    with pytest.raises(Damaged):
        upgraded(CASE, 0, steps=steps, to=3)
