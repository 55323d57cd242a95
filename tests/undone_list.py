"""What undo and redo must come to, told by two plain lists; any store with a log is held to it."""

from __future__ import annotations

from collections.abc import Iterable

from casefile.store.history import Logged, history, undo, undo_one

CHANGE, UNDO, REDO = STEPS = ("change", "undo", "redo")


def held_to_the_list(store: Logged, put, steps: Iterable[str]) -> None:
    """Take the steps on the case ``one``; after each it must be as the lists say.

    *put* keeps a title.
    """
    done, undone = [store.get("one")[0]["title"]], []
    for n, step in enumerate(steps):
        if step == CHANGE:
            done, undone = [*done, f"title {n}"], []
            put(done[-1])
        elif step == UNDO and len(done) > 1:
            undone.append(done.pop())
            undo(store, "one", actor="Ewa")
        elif step == REDO and undone:
            done.append(undone.pop())
            undo_one(store, "one", redoable(store)[0], actor="Ewa")
        assert store.get("one")[0]["title"] == done[-1]
        assert len(redoable(store)) == len(undone)
        assert len(_edits_that_stand(store)) == len(done) - 1


def redoable(store: Logged) -> list[int]:
    """Return the undos that redo takes back, its next one first."""
    return [entry.rev for entry in reversed(history(store, "one")) if entry.redoable]


def _edits_that_stand(store: Logged) -> list[int]:
    return [x.rev for x in history(store, "one") if x.undoable and x.action == "edit"]
