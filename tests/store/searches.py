"""A search of a library, and what it finds on a fixed day."""

from datetime import date

from casefile.store.questions import question
from casefile.store.search import Search

ON = date(2026, 11, 20)


def opened(home, store):
    return Search(home / "search.sqlite", store, store.texts)


def found(search, typed, **more):
    """The items that are found, the similar left aside."""
    search.refresh()
    hits = search.hits(question(typed, on=ON, **more))
    return [hit.item for hit in hits if not hit.similar]
