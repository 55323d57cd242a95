"""Cases for the tests of the search: texts that can be changed, on a store that counts."""

from casefile.model.errors import NotFound
from casefile.store.search import Search
from casefile.store.texts import Text


class Shelf:
    """A store that only tells what changed; its cases are lists of texts."""

    def __init__(self) -> None:
        self.cases: dict[str, tuple[str, list[Text]]] = {}
        self.log: list[str] = []
        self.read: list[str] = []

    def put(self, id: str, *texts: Text) -> None:
        self.log.append(id)
        self.cases[id] = (f"r{len(self.log)}", list(texts))

    def remove(self, id: str) -> None:
        self.log.append(id)
        del self.cases[id]

    def get(self, id):
        if id not in self.cases:
            raise NotFound("no_case", where=id)
        return {}, self.cases[id][0]

    def changes(self, since=""):
        after = int(since or 0)
        ids = dict.fromkeys(self.log[after:])
        return tuple((id, self.cases.get(id, ("",))[0]) for id in ids), str(len(self.log))

    def texts(self, id):
        self.read.append(id)
        return self.cases[id][1]


def text(said, item="1", case="one", **more):
    """One text of a case."""
    told = {"number": 1, "title": "Acme", "mark": "", "field": "own"} | more
    return Text(case=case, item=item, text=said, **told)


def shelf(home, texts):
    """A search over *texts*, one item each, numbered from 0."""
    store = Shelf()
    store.put("one", *(text(said, str(n)) for n, said in enumerate(texts)))
    search = Search(home / "search.sqlite", store, store.texts)
    search.refresh()
    return search
