"""Searches over all cases: gathers the texts of a case, and asks the search for hits."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

from casefile.desk.writing import Writing
from casefile.intake.child import ReadingChild
from casefile.intake.reading import FullReading, Paragraph, ParagraphKind
from casefile.model.case import Case
from casefile.model.contact import Channel
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.model.language import Language
from casefile.model.party import Party
from casefile.store.folding import folded, plain_words
from casefile.store.hits import Hit
from casefile.store.questions import question
from casefile.store.search import Progress, Search
from casefile.store.texts import Text

__all__ = ["KINDS", "Hit", "Progress", "Searching", "kind_of"]

KINDS = (
    *("case", "party", "agreement", "debt", "payment", "witness", "position"),
    *("offer", "demand", "deadline"),
)
"""What is found beside exhibits, contacts and notes."""

_FIELDS = {
    ParagraphKind.QUOTED: "quoted",
    ParagraphKind.COMMENT: "comment",
    ParagraphKind.DELETED: "deleted",
}
_Said = tuple[str, str]
"""(field, text)."""


def kind_of(hit: Hit, words: Language) -> str:
    """Return the name of what was found: a kind of exhibit, of contact or of record.

    A paper whose kind nobody said yet is a file.
    """
    if hit.mark:
        kind = ExhibitKind(hit.kind)
        return words.term("events.file") if kind is ExhibitKind.UNKNOWN else words.name_of(kind)
    for key in (f"search.kinds.{hit.kind}", f"choices.Channel.{hit.kind}"):
        if words.has(key):
            return words.term(key)
    return words.term(f"choices.ExhibitKind.{hit.kind}")


class Searching(Writing):
    """The part of the desk that finds things again."""

    @cached_property
    def _searching(self) -> Search:
        return Search(self.home / "search.sqlite", self.store, self._texts)

    def search(
        self, typed: str, *, limit: int = 20, typing: bool = False, fresh: bool = True
    ) -> tuple[Hit, ...]:
        """Return what is found in all cases, best first, what is only similar at the end.

        Words are found in all their forms, ``"a phrase"`` as it stands, numbers by any three
        figures of theirs, first where they stand whole; ``from: kind: case: mark: before: after:``
        narrow it down. While a person is *typing*, the last word may be unfinished. *fresh* False
        leaves out the look at what changed since the last `refresh_search`, for every key but the
        first.
        Raises: BadInput, for a day that cannot be read, or in two ways where the owner works.
        """
        two_ways = ":" in typed and self.two_ways()  # a day stands behind the name of a field
        asked = question(typed, on=self.on, kinds=self._kinds, typing=typing, two_ways=two_ways)
        if fresh:
            self.refresh_search()
        return self._searching.hits(asked, limit=limit)

    def refresh_search(self, told: Progress | None = None) -> int:
        """Take in what changed since the last time; return over how many cases it went.

        *told* (cases done, cases in all) is asked before each case; False stops, and what is done
        stays done.
        """
        with ReadingChild() as child:  # one for all papers that were not read here yet
            self._warm.child = child
            try:
                return self._searching.refresh(told)
            finally:
                self._warm.child = None

    @cached_property
    def _warm(self) -> threading.local:
        return threading.local()

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """The kinds of what can be found, by their names in every language."""
        kinds: dict[str, str] = {}
        for words in self.languages.values():
            named = {words.name_of(kind): kind.value for kind in (*Channel, *ExhibitKind)}
            named |= {words.term(f"search.kinds.{kind}"): kind for kind in KINDS}
            for name, kind in named.items():
                kinds.setdefault(" ".join(folded(word) for word in plain_words(name)), kind)
        for known in (*ExhibitKind, *Channel):
            kinds[" ".join(plain_words(known.value))] = known.value
        return kinds

    # -- the texts of a case ------------------------------------------------------------------

    def _texts(self, id: str) -> Iterator[Text]:
        """Yield every text of the case. Raises: NotFound, Damaged, TooNew."""
        case = self.case(id)
        for exhibit in case.exhibits:
            yield from self._exhibit_texts(case, exhibit)
        yield from _record_texts(case)

    def _exhibit_texts(self, case: Case, exhibit: Exhibit) -> Iterator[Text]:
        child: ReadingChild | None = getattr(self._warm, "child", None)
        reading = self.full_reading(case.id, exhibit, child=child)
        said: list[_Said] = [
            ("title", exhibit.title),
            ("file", exhibit.custody.original_name),
            ("name", exhibit.author),
            ("name", reading.sender),
            ("name", ", ".join(reading.recipients)),
            ("says", exhibit.says),
            *_of_reading(reading),
            ("note", exhibit.note),
        ]
        if reading.subject != exhibit.title:
            said.insert(1, ("title", reading.subject))
        yield from _items(
            case,
            exhibit.mark,
            exhibit.kind.value,
            said,
            mark=exhibit.mark,
            day=exhibit.dated,
            who=reading.sender or exhibit.author,
            copy=_copy_of(exhibit),
        )


def _copy_of(exhibit: Exhibit) -> str:
    """Return the mark that it repeats; what only seems to repeat one counts until it is judged."""
    if exhibit.copy_of or exhibit.accepted:
        return exhibit.copy_of
    return next((x.value for x in exhibit.suggestions if x.field == "copy_of"), "")


def _of_reading(reading: FullReading) -> Iterator[_Said]:
    """Yield the words of an exhibit in stretches: its own, and apart from them the quoted."""

    def field(paragraph: Paragraph) -> str:
        return _FIELDS.get(paragraph.kind, "own")

    for kind, stretch in groupby(reading.paragraphs, field):
        yield kind, "\n".join(f"{p.who}: {p.text}" if p.who else p.text for p in stretch)


def _items(
    case: Case,
    item: str,
    kind: str,
    said: Iterable[_Said],
    *,
    mark: str = "",
    day: LooseDate = UNDATED,
    who: str = "",
    copy: str = "",
) -> Iterator[Text]:
    title = case.title or case.respondent.name
    for field, text in said:
        if text:
            yield Text(case.id, case.number, title, item, mark, field, text, kind, day, who, copy)


def _record_texts(case: Case) -> Iterator[Text]:
    """Yield what was written down in the case itself."""
    what = (("what", case.particulars), ("what", case.court_file))
    told = (("title", case.title), *what, ("said", case.reason_said))
    yield from _items(case, "case", "case", told, day=case.opened)
    agreement = case.agreement
    what = (("what", agreement.what), ("what", agreement.cost_clause))
    yield from _items(case, "agreement", "agreement", what, day=agreement.made)
    people = (("claimant", case.claimant), ("respondent", case.respondent))
    others = ((f"party:{n}", party) for n, party in enumerate(case.others))
    for item, party in (*people, *others):
        yield from _items(case, item, "party", _of_party(party), who=party.name)
    for n, debt in enumerate(case.debts):
        of_debt = (("number", debt.ref), ("what", debt.what), ("number", str(debt.amount)))
        yield from _items(case, f"debt:{debt.id or n}", "debt", of_debt, day=debt.issued)
    for n, payment in enumerate(case.payments):
        paid = (("number", str(payment.amount)), ("note", payment.note))
        yield from _items(case, f"payment:{payment.id or n}", "payment", paid, day=payment.dated)
    for n, contact in enumerate(case.contacts):
        spoken = (
            ("name", contact.who),
            ("name", contact.by),
            ("number", contact.number),
            ("said", contact.said),
        )
        yield from _items(
            case,
            f"contact:{contact.id or n}",
            contact.channel.value,
            spoken,
            day=contact.on,
            who=contact.who,
        )
    yield from _statement_texts(case)


def _statement_texts(case: Case) -> Iterator[Text]:
    """Yield what is said, offered, demanded and noted."""
    for n, position in enumerate(case.positions):
        of_position = (
            ("name", position.speaker),
            ("said", position.said),
            ("said", position.translated),
            ("what", position.answer),
            ("note", position.risk_accepted),
        )
        yield from _items(
            case, f"position:{position.id or n}", "position", of_position, day=position.on
        )
    for n, witness in enumerate(case.witnesses):
        known = (
            ("name", witness.name),
            ("said", witness.knows),
            ("said", witness.own_words),
            ("what", witness.learned_how),
            ("number", witness.contact),
        )
        yield from _items(case, f"witness:{witness.id or n}", "witness", known, who=witness.name)
    for n, offer in enumerate(case.offers):
        offered = (("what", offer.terms), ("said", offer.reply))
        yield from _items(case, f"offer:{offer.id or n}", "offer", offered, day=offer.on)
    for n, demand in enumerate(case.demands):
        sent = (("number", demand.tracking),)
        yield from _items(case, f"demand:{demand.id or n}", "demand", sent, day=demand.on)
    for n, deadline in enumerate(case.deadlines):
        due = (("what", deadline.what), ("note", deadline.why))
        yield from _items(case, f"deadline:{deadline.id or n}", "deadline", due, day=deadline.on)
    for n, concession in enumerate(case.concessions):
        admitted = (("said", concession.said),)
        yield from _items(case, f"concession:{n}", "position", admitted, day=concession.on)
    for n, note in enumerate(case.notes):
        yield from _items(case, f"note:{note.id or n}", "note", (("note", note.text),), day=note.on)


def _of_party(party: Party) -> Iterator[_Said]:
    yield "name", party.name
    for number in party.numbers:
        yield "number", f"{number.kind} {number.value}"
    yield "what", party.address
    for value in (party.email, party.phone, party.bank_account):
        yield "number", value
    for person in party.people:
        yield "name", f"{person.name} {person.role}".strip()
        yield "number", f"{person.phone} {person.email}".strip()
