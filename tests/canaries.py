"""Random cases with a word of its own in every field, and who may read each of those words."""

from __future__ import annotations

import random
import types
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple, Union, get_args, get_origin

from casefile.model.blocks import Evidence
from casefile.model.case import Case
from casefile.model.dates import LooseDate, loose
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.language import Language
from casefile.model.money import Money
from casefile.model.record import Record
from casefile.rules.disclosure import may_see
from casefile.rules.plea_label import labelled_as_papers

ON = date(2026, 11, 22)
CODES = {"id", "language", "place", "mark", "media_type", "sha256", "currency", "stage", "reader"}
CODES |= {"trouble", "interest_regime", "flags", "parent", "translation", "area", "number"}
CODES |= {"copy_of", "form", "serials"}
MARKS = {"marks", "terms_marks", "answered_by"}
ONE_MARK = {
    "recording", "confirmed_by", "transcript", "statement", "mark", "proof_of_sending",
    "proof_of_receipt",
}  # fmt: skip
LEFT_EMPTY = {
    "chance",
    "collectable",
    "suggestions",
    "allocation",
    "rates",
    "acts",
    "concessions",
}
"""Kept out: they must fit each other, or who may read them hangs on the papers that prove them."""
HOUSE = {
    "Exhibit": "held_where note override",
    "Custody": "original_name came_from taken_in_by",
    "Redaction": "words",
    "Signature": "original_at seen_by finding",
    "Witness": "contact",
    "Position": "risk_accepted",
    "Payment": "note",
    "Note": "by",
    "Person": "phone email",
    "Party": "do_not_contact",
    "Case": "reason_said views deadlines ticks endings diligence efforts assigned waiting_for",
}
"""What never leaves the house, whatever the label of its record."""
TALKS = ("mediator", "our_decision_maker", "their_decision_maker", "proposed", "attending")
TO_MEDIATOR = ("floor", "opening", "target", "ideas", "barriers", "weaknesses")


class Planted(NamedTuple):
    """One word: where it was put, and from whom it is kept."""

    word: str
    path: str
    kept_from: frozenset[Audience]


class Garden:
    """Fills records at random; knows every word that it planted."""

    def __init__(
        self, seed: int, words: Language, place: str, *, label: Disclosure | None = None
    ) -> None:
        self.words = words
        self.place = place
        self.dice = random.Random(seed)
        self.label = label
        self.planted: list[Planted] = []
        self.marks = tuple(f"C-{n}" for n in range(1, 5))

    def word(self, path: str, kept: frozenset[Audience]) -> str:
        word = f"WORD{len(self.planted):04d}Q{self.dice.randrange(10**4):04d}"
        self.planted.append(Planted(word, path, kept))
        return word

    def sum_(self, path: str, kept: frozenset[Audience]) -> Money:
        amount = Decimal(100_000 + len(self.planted) * 7919) / 100
        sum_ = Money(amount=amount, currency={"il": "ILS", "pl": "PLN"}.get(self.place, "GBP"))
        self.planted.append(Planted(self.words.money(sum_), path, kept))
        return sum_

    def case(self) -> tuple[Case, dict[str, Evidence | None]]:
        """Return a case and the texts of its exhibits."""
        case = self.record(Case, "", frozenset())
        exhibits = []
        texts: dict[str, Evidence | None] = {}
        for mark, exhibit in zip(self.marks, case.exhibits, strict=True):
            kept = next(p.kept_from for p in self.planted if p.word == exhibit.title)
            digest = f"{self.dice.getrandbits(256):064x}"
            custody = exhibit.custody.but(
                sha256=digest, size=9, media_type="message/rfc822", parent=""
            )
            exhibits.append(
                exhibit.but(mark=mark, custody=custody, held=True, lawful=True, party_to_call=True)
            )
            texts[mark] = Evidence(
                (("From", self.long("texts.fields", kept)),),
                (("Email Body", self.long("texts.paragraphs", kept)),),
            )
        debts = tuple(d.but(due=loose("2026-02-01")) for d in case.debts)
        case = case.but(
            place=self.place, language=self.words.code, exhibits=tuple(exhibits), debts=debts
        )
        self._keep_with_papers(case)
        return case, texts

    def _keep_with_papers(self, case: Case) -> None:
        """Know of a plea that stands in protected papers alone: it is kept as these are."""
        for stood, told in zip(case.positions, labelled_as_papers(case).positions, strict=True):
            if stood.disclosure is told.disclosure:
                continue
            kept = frozenset(a for a in Audience if not may_see(a, told.disclosure))
            sums = self.words.money(told.part_sum) if told.part_sum else ""
            of_it = f"{told.model_dump_json()} {sums}"
            self.planted = [
                p._replace(kept_from=p.kept_from | kept)
                if p.path.startswith("positions.") and p.word in of_it
                else p
                for p in self.planted
            ]

    def long(self, path: str, kept: frozenset[Audience]) -> str:
        """Return a line long enough to be told from a greeting."""
        return f"{self.word(path, kept)} and the words around it"

    def record(self, kind: type[Record], path: str, kept: frozenset[Audience]) -> Any:
        values: dict[str, Any] = {}
        fields = kind.model_fields
        if "disclosure" in fields:
            values["disclosure"] = self.label or self.dice.choice(list(Disclosure))
            sent = self.dice.random() < 0.7
            if "sent" in fields:
                values["sent"] = sent
            told = [
                a
                for a in Audience
                if may_see(a, values["disclosure"], sent=sent if "sent" in fields else True)
            ]
            kept |= frozenset(Audience) - frozenset(told)
        if "accepted" in fields:
            values["accepted"] = self.label is not None or self.dice.random() < 0.8
            if not values["accepted"]:
                kept |= OTHERS
        if "mark" in fields and fields["mark"].is_required():
            values["mark"] = f"X-{len(self.planted)}"
        if "registry" in fields:
            values["registry"] = "register"  # a code of the place's pack
        if kind.__name__ == "Mediation":
            values["agreement"] = self.marks[0]
        house = HOUSE.get(kind.__name__, "").split()
        for name, field in fields.items():
            if name in values or name in CODES or name in LEFT_EMPTY or name in ONE_MARK:
                continue
            here = f"{path}.{name}".lstrip(".")
            inner = kept | OTHERS if name in house else kept
            if kind.__name__ == "Mediation" and name in TALKS:
                inner = kept | {Audience.COURT, Audience.RESPONDENT}
            if kind.__name__ == "Private":
                inner = OTHERS - {Audience.MEDIATOR} if name in TO_MEDIATOR else OTHERS
            value = self.value(field.annotation, name, here, inner)
            if value is not NOTHING:
                values[name] = value
        return kind.model_validate(values)

    def value(self, kind: Any, name: str, path: str, kept: frozenset[Audience]) -> Any:
        if kind is str:
            return self.word(path, kept)
        if kind is Money:
            return self.sum_(path, kept)
        if kind is LooseDate:
            return loose(f"2026-{self.dice.randrange(1, 10):02d}-{self.dice.randrange(1, 28):02d}")
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self.dice.choice(list(kind))
        if isinstance(kind, type) and issubclass(kind, Record):
            return self.record(kind, path, kept)
        origin, inner = get_origin(kind), get_args(kind)
        if origin in (Union, types.UnionType):
            first = next(a for a in inner if a is not type(None))
            if first is bool:
                return self.dice.choice([True, False, None])
            if first in (str, Money) or (isinstance(first, type) and issubclass(first, Record)):
                return self.value(first, name, path, kept)
            return NOTHING
        if origin is tuple:
            if name in MARKS:
                return tuple(self.dice.sample(self.marks, 2))
            if name == "debts" and inner[0] is str:
                return ()
            many = len(self.marks) if path == "exhibits" else self.dice.randrange(1, 3)
            made = [self.value(inner[0], name, path, kept) for _ in range(many)]
            return NOTHING if NOTHING in made else tuple(made)
        return NOTHING

    def hidden_from(self, audience: Audience) -> Iterator[Planted]:
        """Yield what the audience may not read."""
        return (p for p in self.planted if audience in p.kept_from)

    def shown_to(self, audience: Audience) -> Iterator[Planted]:
        """Yield what the audience may read."""
        return (p for p in self.planted if audience not in p.kept_from)


OTHERS = frozenset(Audience) - {Audience.LAWYER, Audience.OWNER}
NOTHING = object()
