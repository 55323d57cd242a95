"""The office: the cases of one library, read and written, and what is known of each."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from casefile import __version__
from casefile.desk import older_lines
from casefile.desk.lines import all_at_once, in_order, real
from casefile.desk.outlooks import KeptOutlook, kept_outlook, written
from casefile.desk.records import CaseLine, Opened
from casefile.desk.shelves import Shelves
from casefile.desk.versions import parted, without_unknown
from casefile.model import case as matter
from casefile.model import review as review_records
from casefile.model.errors import BadInput, CasefileError, Damaged, NotFound, TooNew
from casefile.model.record import refusal_of
from casefile.model.say import coded
from casefile.model.stage import Stage
from casefile.rules import behind_name
from casefile.rules import outlook as outlooks
from casefile.rules import reached as stages
from casefile.rules import review as reviews
from casefile.store.ids import is_id, new_id
from casefile.store.port import Document
from casefile.store.schema import SCHEMA

PLACE_OF_CURRENCY = {"PLN": "pl", "ILS": "il", "GBP": "ew"}
"""The place that the money of a sum tells, where nothing else tells it."""
_TOLD = 5
"""So many of the cases that may be meant are named."""


class Office(Shelves):
    """One library. Every method reads the case afresh; nothing is kept between two requests."""

    def fresh_id(self) -> str:
        """Return a new id: random, ordered by time."""
        return new_id(self.now())

    # -- cases --------------------------------------------------------------------------------

    def cases(self, stage: str = "") -> tuple[CaseLine, ...]:
        """Return the list, most urgent first: what is due next, then what is longest overdue."""
        with all_at_once():
            listed = older_lines.of_today(
                self.store.list(), self.home, self.store.get, self._ruled_of
            )
            return in_order(listed, stage)

    def glance(self, stage: str = "") -> tuple[CaseLine, ...]:
        """Return the list as it was last seen, at once: to be shown while :meth:`cases` reads."""
        with all_at_once():
            return in_order(self.store.glance(), stage)

    def settled_place(self) -> str:
        """Return the place where its owner works, else the one of all cases; "" where unsure."""
        own = self.owner().place
        kept = () if own else map(kept_outlook, (line.outlook for line in real(self.cases())))
        found = {one.place for one in kept if one is not None}
        return own or (found.pop() if len(found) == 1 else "")

    def two_ways(self, ref: str = "", place: str = "") -> bool:
        """True where a typed 10/05 names two days: by a case's place, else by the owner's.

        What is asked over all cases belongs to the place of none: the owner types it as at home.
        *place* is that of a case still to be opened. That a case is not there or cannot be read is
        told by who asks for it.
        """
        if ref:
            with suppress(CasefileError):
                place = self.case(ref).place
        return self.either_way(place or self.settled_place())

    def place_for(self, currency: str) -> str:
        """Return the place of a new case for which none is said: the owner's, or that of all cases.

        Without an owner's, a sum of another *currency* ("" where there is no sum) comes first.
        """
        place = self.settled_place()
        law = self.laws.get(place)
        if self.owner().place or (law is not None and law.currency == currency):
            return place
        return PLACE_OF_CURRENCY.get(currency, place)

    def id_of(self, ref: str) -> str:
        """Return the id meant by *ref*: a number, the start of an id, or a case folder.

        Raises: NotFound; BadInput, when it could be several.
        """
        asked = ref.strip()
        if is_id(asked) and self.store.holds(asked):
            return asked  # a whole id needs no list: a change costs the same in any library
        listed = list(self.store.list())
        name = Path(asked).name if ("/" in asked or "\\" in asked) else asked
        numbered = [x for x in listed if asked.isdigit() and str(x.summary.get("number")) == asked]
        found = numbered or [x for x in listed if name and x.id.startswith(name)]
        if not found:
            raise NotFound("no_such_case", where=ref)
        if len(found) > 1 and name not in {x.id for x in found}:
            # A case that was brought in may have the number of another: none of them is guessed.
            known = tuple(coded(x.id, x.summary.get("respondent", "")) for x in found[:_TOLD])
            raise BadInput("several_cases", where=ref, n=len(found), known=known)
        return name if name in {x.id for x in found} else found[0].id

    def opened(self, ref: str) -> Opened:
        """Return the case and the revision it was read at.

        One of a later version is read as far as it is known here, and can not be changed.
        Raises: NotFound, Damaged, TooNew.
        """
        return self._read(ref)[0]

    def _read(self, ref: str) -> tuple[Opened, dict[str, Any]]:
        """Return the case, and the tables of it that this version does not know."""
        id_ = self.id_of(ref)
        document, revision = self.store.get(id_)
        known, unknown = parted(document)
        try:
            return Opened(matter.Case.model_validate(known), revision), unknown
        except ValidationError as trouble:
            refusal = refusal_of(trouble, id_, held=known)
            if self.store.page(id_).header.schema <= SCHEMA:
                raise Damaged("case_does_not_fit", where=id_, fault=refusal.told) from trouble
            try:
                return Opened(
                    matter.Case.model_validate(without_unknown(known, trouble)), revision
                ), {}
            except ValidationError as still:
                fault = str(refusal_of(still, id_, held=known))
                raise TooNew("case_too_new_to_read", where=id_, fault=fault) from still

    def case(self, ref: str) -> matter.Case:
        """Return the case."""
        return self.opened(ref).case

    def create(self, case: matter.Case, *, note: str) -> Opened:
        """Put a new case into the library, with its id and number."""
        case = case.but(id=self.fresh_id(), number=self.store.fresh_number())
        revision = self.store.create(
            case.id,
            case.model_dump(mode="json"),
            note=note,
            actor=self.actor,
            summary=self._summary(case),
        )
        return Opened(case, revision)

    def change(
        self, ref: str, change: Callable[[matter.Case], matter.Case], *, note: str, expect: str = ""
    ) -> Opened:
        """Apply *change* to the case and put it back.

        *expect* is the revision the asker had read; when the case has another by now, nothing is
        written. Raises: Conflict, BadInput (the change does not fit).
        """
        (before, revision), unknown = self._read(ref)
        try:
            after = change(before)
        except ValidationError as trouble:
            raise refusal_of(trouble, note) from trouble
        if after == before:
            return Opened(before, revision)
        fresh = self.store.put(
            before.id,
            after.model_dump(mode="json") | unknown,
            expect or revision,
            note=note,
            actor=self.actor,
            summary=self._summary(after),
        )
        return Opened(after, fresh)

    # -- the review ---------------------------------------------------------------------------

    def review(self, ref: str, on: date | None = None) -> review_records.Review:
        """Return everything known about the case on the day."""
        return self.review_of(self.case(ref), on)

    def review_of(self, case: matter.Case, on: date | None = None) -> review_records.Review:
        """Return the review of a case in hand, saved or not."""
        told = behind_name.with_person(case, self.owner())
        return reviews.review(told, self.law_of(case), on or self.on)

    def _summarised(self, document: Document) -> dict[str, Any]:
        try:
            return self._summary(matter.Case.model_validate(parted(document)[0]))
        except ValidationError:
            return {}

    def _ruled_of(self, document: Document) -> dict[str, Any]:
        try:
            return self._ruled(matter.Case.model_validate(parted(document)[0]))
        except ValidationError:
            return {}

    def _ruled(self, case: matter.Case) -> dict[str, Any]:
        """Return what a line tells by a rule that asks the case alone: no name, no law."""
        due = outlooks.to_be_paid_by(case, self.on)
        return {
            "line": older_lines.LINE,
            "due": "" if due is None else due.isoformat(),
            "stage": stages.reached(case).value,
            "sample": case.sample,
        }

    def _summary(self, case: matter.Case) -> dict[str, Any]:
        summary: dict[str, Any] = {
            "number": case.number,
            "title": case.title,
            "claimant": case.claimant.name,
            "respondent": case.respondent.name,
            "amounts": [str(debt.amount) for debt in case.debts],
            "waiting": sum(not x.looked_at for x in case.exhibits),
            "assigned": case.assigned,
            "waiting_for": case.waiting_for,
        }
        try:
            return summary | self.standing_of(case)
        except CasefileError:
            return summary | self._ruled(case)

    def standing_of(self, case: matter.Case) -> dict[str, Any]:
        """Return what a line tells of how the case stands on the day, as JSON values; no name.

        Raises: BadInput (no place).
        """
        reviewed = self.review_of(case)
        days = outlooks.days_ahead(case, reviewed.deadlines, self.on)
        balances = [a.stated["balance"] for a in reviewed.account]
        line = {
            **self._ruled(case),
            "amounts": [f"{sum_}" for sum_ in balances if sum_ is not None],
            "state": reviewed.state.value,
            "statuses": {x.element.value: x.status.value for x in reviewed.elements},
            "next_on": min(days).isoformat() if days else "",
            "step": reviewed.next_steps[0].step.key if reviewed.next_steps else "",
            "amounts_on": self.on.isoformat(),
            "outlook": written(self.outlook_of(case, reviewed)),
        }
        closing = next((a.closing for a in reviewed.account if a.closing is not None), None)
        if closing is not None and case.stage is Stage.CLOSED:
            line["ended"] = (closing.then or closing.how).value
            ended_for = closing.sum if closing.then is None else closing.paid
            line["ended_for"] = "" if ended_for is None else f"{ended_for}"
        return line

    # -- what is due --------------------------------------------------------------------------

    def stamp_of(self, place: str) -> str:
        """Return what an outlook made here is stamped with; other laws, another stamp."""
        if place not in self._stamps and place in self.laws:
            told = f"{__version__} {self.laws.fingerprint(place)}"
            self._stamps[place] = sha256(told.encode()).hexdigest()[:16]
        return self._stamps.get(place, "")

    @cached_property
    def _stamps(self) -> dict[str, str]:
        return {}

    def outlook_of(
        self, case: matter.Case, reviewed: review_records.Review | None = None
    ) -> KeptOutlook:
        """Return what is due in a case in hand, and until when. Raises: BadInput (no place)."""
        law = self.law_of(case)
        if reviewed is None and outlooks.wants_review(case):
            reviewed = self.review_of(case)
        seen = outlooks.outlook(case, law, self.on, reviewed)
        return KeptOutlook(case.place, self.stamp_of(case.place), seen)
