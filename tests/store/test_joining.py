"""A case handed over as a copy and changed by both comes together by ids."""

from __future__ import annotations

import io

import pytest
from shelf import CASE, SAID, Clock

from casefile.model.errors import BadInput, NotFound
from casefile.store import history
from casefile.store.bagging import export_bag
from casefile.store.factory import open_store
from casefile.store.joining import joined
from casefile.store.unbagging import import_bag


def summarised(document):
    return {"title": document.get("title", "")}


@pytest.fixture
def here(tmp_path):
    store = open_store(tmp_path / "here", now=Clock())
    store.create("one", {**CASE, "id": "one"}, **SAID)
    return store


@pytest.fixture
def there(here, tmp_path):
    """The library of the colleague who was handed a copy."""
    store = open_store(tmp_path / "there", now=Clock())
    import_bag(store, export_bag(here, "one", tmp_path / "out"), actor="Rut")
    return store


def changed(store, **fields):
    document, revision = store.get("one")
    store.put("one", {**document, **fields}, revision, **SAID)


def test_changes_of_both_stand_together_and_the_evidence_comes_too(here, there, tmp_path):
    changed(there, title="Rut's title", notes=[{"id": "n1", "text": "called"}])
    stored = there.blobs("one").put(io.BytesIO(b"letter"))
    changed(here, stage="firm", notes=[{"id": "n2", "text": "wrote"}])
    back = export_bag(there, "one", tmp_path / "back")
    found = joined(here, back, actor="Dana", summarised=summarised)

    document = here.get("one")[0]
    assert found.clashes == () and found.changed and found.evidence == 1
    assert (document["title"], document["stage"]) == ("Rut's title", "firm")
    assert {x["id"] for x in document["notes"]} == {"n1", "n2"}
    assert here.blobs("one").verify(stored.sha256)
    assert history.history(here, "one")[-1].action == "merge"

    history.undo(here, "one", actor="Dana")
    assert here.get("one")[0]["title"] == CASE["title"]


def test_what_clashes_is_listed_and_the_own_stands(here, there, tmp_path):
    changed(there, title="Rut's")
    changed(here, title="Dana's")
    found = joined(
        here, export_bag(there, "one", tmp_path / "back"), actor="Dana", summarised=summarised
    )

    assert [(x.field, x.mine, x.theirs) for x in found.clashes] == [("title", "Rut's", "Dana's")]
    assert here.get("one")[0]["title"] == "Dana's" and not found.changed


def test_a_copy_that_comes_twice_changes_nothing_the_second_time(here, there, tmp_path):
    changed(there, title="Rut's")
    back = export_bag(there, "one", tmp_path / "back")
    joined(here, back, actor="Dana", summarised=summarised)
    revision = here.get("one")[1]

    again = joined(here, back, actor="Dana", summarised=summarised)
    assert not again.changed and again.clashes == () and here.get("one")[1] == revision


def test_a_case_of_the_same_id_without_a_shared_past_is_refused(here, tmp_path):
    stranger = open_store(tmp_path / "stranger", now=Clock())
    stranger.create("one", {**CASE, "id": "one", "title": "Another"}, **SAID)
    bag = export_bag(stranger, "one", tmp_path / "bag")

    with pytest.raises(BadInput) as told:
        joined(here, bag, actor="Dana", summarised=summarised)
    assert told.value.key == "merge_no_shared_past"


def test_a_copy_of_a_case_that_is_not_here_is_not_found(here, there, tmp_path):
    empty = open_store(tmp_path / "empty", now=Clock())
    with pytest.raises(NotFound):
        joined(empty, export_bag(there, "one", tmp_path / "back"), actor="D", summarised=summarised)
