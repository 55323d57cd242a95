"""What must not stand in a finished packet: the private words of a case, for the last gate.

It walks the whole case by labels alone and knows nothing of the view that was cut from it: when
that view lets something through, this list still holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, NamedTuple, TypeVar

from casefile.model.blocks import Evidence
from casefile.model.case import Case, Concession
from casefile.model.clean import compared
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.exhibit import Exhibit
from casefile.model.language import Language
from casefile.model.money import Money
from casefile.model.offer import Offer, Private
from casefile.model.record import Record
from casefile.model.redaction import Redaction, covered
from casefile.model.review import Review
from casefile.model.say import Say
from casefile.packets.laid_out import rows_of
from casefile.rules.caps import may_be_unlawful
from casefile.rules.demanded import demanded
from casefile.rules.disclosure import OWN_HOUSE, may_see
from casefile.rules.paid_beside import paid_beside
from casefile.rules.plea_label import labelled_as_papers

Rec = TypeVar("Rec", bound=Record)

SHORTEST = 8
"""Shorter words stand in many sentences; to look for them would refuse good packets."""
SHORTEST_LINE = 24
"""Of the text of a file that is kept back; its short lines are greetings and names."""
_CODES = frozenset(
    (
        "id mark place language currency media_type reader trouble flags suggestions "
        "interest_regime translation parent form registry number serials area"
    ).split()
)
"""Fields that hold codes of the program, or guesses at what stands in a file anyway."""
_OURS = {
    "Exhibit": "held_where note override paid_elsewhere",
    "Custody": "original_name came_from taken_in_by",
    "Signature": "original_at seen_by finding",
    "Witness": "contact",
    "Position": "risk_accepted",
    "Payment": "note",
    "Note": "by",
    "Person": "phone email",
    "Party": "do_not_contact",
    "Contact": "recorded abuse",
    "Case": "reason_said views deadlines ticks endings diligence efforts assigned waiting_for",
}
_OURS_IN = {name: frozenset(fields.split()) for name, fields in _OURS.items()}
_OF_THE_TALKS = frozenset(
    ("mediator", "our_decision_maker", "their_decision_maker", "proposed", "attending")
)
_TO_MEDIATOR = frozenset(("floor", "opening", "target", "ideas", "barriers", "weaknesses"))


def withheld(
    case: Case,
    audience: Audience,
    words: Language,
    texts: Mapping[str, Evidence | None],
    permitted: Iterable[str] = (),
    sums: Iterable[Money] = (),
) -> tuple[str, ...]:
    """Return the words and sums that a packet for *audience* must not hold, longest first.

    *texts* are exhibits as text by mark, those kept back too; passages are removed from them as
    readers see them. *permitted* are further words that the packet says of itself and *sums* those
    it reckons: what stands in them, or in the open part of the case, or in the wording, is no
    secret. The words of a redaction always are.
    """
    if audience in OWN_HOUSE:
        return ()
    shown_marks = frozenset(x.mark for x in case.exhibits if _is_shown(x, audience))
    walk = _Walk(audience, words, shown_marks)
    walk.record(labelled_as_papers(case), hidden=False)
    if not case.mediation.our_decision_maker and not _outside(audience):
        # Who may agree is named in the talks where nobody else is; to what, never: a figure
        # beside the name may be his limit.
        named = [authority.who for authority in case.private.authorities]
        walk.seen += [who for who in named if not any(map(str.isdigit, who))]
    for exhibit in case.exhibits:
        shown = exhibit.mark in shown_marks
        for line, shortest in _lines(texts.get(exhibit.mark)):
            walk.told(line, hidden=not shown, shortest=shortest)
    walk.seen += permitted
    walk.seen += [words.money(one) for one in sums]
    walk.seen += _wording(words)
    known = "\0".join(map(compared, walk.seen))
    secret = dict.fromkeys(map(_unended, walk.secret))
    secret = dict.fromkeys(text for text in secret if compared(text) not in known)
    secret |= dict.fromkeys(walk.removed)
    return tuple(sorted(secret, key=len, reverse=True))


def open_by_labels(case: Case, audience: Audience, told: Iterable[Record] = ()) -> Case:
    """Return *case* with all that bears a label *audience* may not read left out, by labels alone.

    It is no view for a packet: it is cut here, by another hand, for the question which words of a
    paper that is kept back stand in the open part of the record as well. Papers with covered
    passages and private words are left out whole. *told*: records that the packet is there to
    tell, as an offer not yet sent is in its letter.
    """
    marks = frozenset(x.mark for x in case.exhibits if _is_shown(x, audience))
    return _opened(labelled_as_papers(case), _Cut(audience, marks, frozenset(map(id, told))))


class _Cut(NamedTuple):
    """For whom a case is cut, what papers are open to him, and the records told all the same."""

    audience: Audience
    marks: frozenset[str]
    told: frozenset[int]

    def leaves_out(self, record: Record) -> bool:
        """Return whether *record* goes with all that is in it."""
        if isinstance(record, Exhibit) and record.redactions:
            return True
        return id(record) not in self.told and _is_hidden(record, self.audience, self.marks)


def _opened(record: Rec, cut: _Cut) -> Rec:
    ours = _ours(record, cut.audience)
    found: dict[str, Any] = {}
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        left_out = isinstance(value, Record) and cut.leaves_out(value)
        if name in ours or left_out or isinstance(value, Private):
            found[name] = field.get_default(call_default_factory=True)
        elif isinstance(value, Record):
            found[name] = _opened(value, cut)
        elif isinstance(value, tuple):
            found[name] = tuple(
                _opened(one, cut) if isinstance(one, Record) else one
                for one in value
                if not isinstance(one, Record) or not cut.leaves_out(one)
            )
    return record.but(**found)


def sums_of(review: Review) -> Iterator[Money]:
    """Yield every sum that an account or a chronology tells."""
    beside = tuple(told for account in review.account for told in paid_beside(account))
    asked = tuple(map(demanded, review.account))
    yield from _sums((review.account, asked, beside, review.chronology))


def _sums(value: object) -> Iterator[Money]:
    if isinstance(value, Money):
        yield value
    elif isinstance(value, Say):
        yield from _sums(tuple(value.values.values()))
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from _sums(getattr(value, name))
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _sums(each)


def _unended(text: str) -> str:
    """Return *text* without the stop it ends in, by which it is sought: forms set their own."""
    return text.rstrip(" .,;:!")


def _is_shown(exhibit: Exhibit, audience: Audience) -> bool:
    return (
        exhibit.accepted and not may_be_unlawful(exhibit) and may_see(audience, exhibit.disclosure)
    )


def _is_hidden(record: Record, audience: Audience, marks: frozenset[str]) -> bool:
    """Return whether the label of *record* keeps it from *audience*; *marks*: the open papers."""
    if isinstance(record, Exhibit) and not _is_shown(record, audience):
        return True
    if isinstance(record, Concession):
        return not record.marks or not marks.issuperset(record.marks)
    label = getattr(record, "disclosure", None)
    if not isinstance(label, Disclosure):
        return False
    sent = record.sent if isinstance(record, Offer) else True
    return not may_see(audience, label, sent=sent)


def _outside(audience: Audience) -> bool:
    """True for who takes no part in the talks."""
    return audience not in (Audience.EXCHANGE, Audience.MEDIATOR)


def _ours(record: Record, audience: Audience) -> frozenset[str]:
    """Return the fields of a record that are our own, whatever its label; to who is outside."""
    kind = type(record).__name__
    if kind == "Mediation" and _outside(audience):
        return _OF_THE_TALKS
    return _OURS_IN.get(kind, frozenset())


def _lines(evidence: Evidence | None) -> Iterator[tuple[str, int]]:
    if evidence is None:
        return
    for _, value in evidence.fields:
        yield value, SHORTEST_LINE
    for _, text in evidence.paragraphs:
        yield text, SHORTEST_LINE
    for row in rows_of(evidence):
        for cell in row:
            yield cell, SHORTEST_LINE


def _wording(words: Language) -> Iterator[str]:
    for term in (*words.terms.values(), *words.over.values()):
        if isinstance(term, str):
            yield term
        else:
            yield from term.values()


class _Walk:
    """Goes through records and puts every word on one of two heaps."""

    def __init__(self, audience: Audience, words: Language, marks: frozenset[str]) -> None:
        self.audience = audience
        self.words = words
        self.marks = marks
        self.seen: list[str] = []
        self.secret: list[str] = []
        self.removed: list[str] = []
        """Words of redactions: no other place may tell them, whatever its label."""

    def told(self, text: str, *, hidden: bool, shortest: int = SHORTEST) -> None:
        """Take in one text."""
        if not hidden:
            self.seen.append(text)
        elif len(text.strip()) >= shortest:
            self.secret.append(text.strip())

    def record(self, record: Record, *, hidden: bool) -> None:
        """Take in a record, hidden when its label says so or what holds it is hidden."""
        if isinstance(record, Redaction):
            self.removed += [record.words.strip()] if record.words.strip() else []
            self.told(record.why, hidden=hidden)
            return
        hidden = hidden or _is_hidden(record, self.audience, self.marks)
        ours = _ours(record, self.audience)
        for name in type(record).model_fields:
            if name not in _CODES:
                value = getattr(record, name)
                words = isinstance(value, str) and not isinstance(value, Enum)
                if isinstance(record, Exhibit) and words:
                    value = covered(value, [r.words for r in record.redactions])
                self._value(value, hidden or name in ours)

    def _value(self, value: object, hidden: bool) -> None:
        if isinstance(value, Enum):
            return
        if isinstance(value, str):
            self.told(value, hidden=hidden)
        elif isinstance(value, Money):
            self.told(self.words.money(value), hidden=hidden)
        elif isinstance(value, Record):
            if isinstance(value, Private):
                self._private(value)
            else:
                self.record(value, hidden=hidden)
        elif isinstance(value, (tuple, list)):
            for each in value:
                self._value(each, hidden)

    def _private(self, private: Private) -> None:
        for name in type(private).model_fields:
            told = self.audience is Audience.MEDIATOR and name in _TO_MEDIATOR
            self._value(getattr(private, name), hidden=not told)
