"""The way to a mediator: whom to propose, who attends with what authority, the day, the outcome."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from casefile.model.errors import CasefileError
from casefile.model.offer import Attendee, Mediation, MediationOutcome, OfferBy
from casefile.screens import refusals
from casefile.screens.case_form import CaseForm
from casefile.screens.fields import Field, choices_of, yes_no
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import lines, said
from casefile.screens.reading import typed_day


class _Seat(NamedTuple):
    """One who attends, in two fields: who it is, whether they may settle."""

    path: str
    by: OfferBy
    at: int


SEATS = 3
"""Seats of a side that are laid out at least; there is always a free one."""
_TRUTH = {"true": True, "false": False}
_TYPED = {True: "true", False: "false", None: ""}


class MediationForm(CaseForm[Mediation]):
    """The form of the mediation; above it what is ready, what lacks, what to keep secret."""

    name_ = "mediation"

    def __init__(self, open_case: OpenCase) -> None:
        super().__init__(open_case)
        self.stored = open_case.case.mediation
        self.seats = tuple(
            _Seat(f"{name}{n + 1}", by, n)
            for name, by in (("ours", OfferBy.CLAIMANT), ("theirs", OfferBy.RESPONDENT))
            for n in range(max(SEATS, len(self._side(by)) + 1))
        )

    def fields(self) -> tuple[Field, ...]:
        """Return the fields."""
        known = yes_no(self.words)
        seats: list[Field] = []
        for seat in self.seats:
            term = f"screens.mediation.{seat.path.rstrip('0123456789')}"
            seats += [
                Field(seat.path, term, hint="screens.mediation.seat_hint"),
                Field(f"{seat.path}_may", "screens.mediation.may", "choice", known),
            ]
        outcomes = choices_of(MediationOutcome, self.words)
        return (
            Field("proposed", "screens.mediation.proposed", hint="screens.mediation.several"),
            Field("asked_on", "screens.mediation.asked_on", "past_day"),
            Field("answer_by", "screens.mediation.answer_by", "day"),
            Field("willing", "screens.mediation.willing", "choice", known),
            Field("mediator", "screens.mediation.mediator"),
            Field("conflict_checked", "screens.mediation.conflict", "choice", known),
            *seats,
            Field("on", "screens.mediation.on", "day"),
            Field("outcome", "screens.mediation.outcome", "choice", outcomes),
            Field("ended_on", "screens.mediation.ended_on", "past_day"),
            Field("agreement", "screens.mediation.agreement"),
            Field("performed", "screens.mediation.performed", "choice", known),
            Field("not_tried_because", "screens.mediation.not_tried"),
        )

    def first_values(self) -> dict[str, str]:
        """Stand on what is known."""
        stored = self.stored
        rows = {
            "proposed": "; ".join(stored.proposed),
            "asked_on": typed_day(stored.asked_on, self.words) if stored.asked_on.known else "",
            "answer_by": typed_day(stored.answer_by, self.words) if stored.answer_by.known else "",
            "willing": _TYPED[stored.willing],
            "mediator": stored.mediator,
            "conflict_checked": _TYPED[stored.conflict_checked],
            "on": typed_day(stored.on, self.words) if stored.on.known else "",
            "outcome": stored.outcome.value,
            "ended_on": typed_day(stored.ended_on, self.words) if stored.ended_on.known else "",
            "agreement": stored.agreement,
            "performed": _TYPED[stored.performed],
            "not_tried_because": stored.not_tried_because,
        }
        for seat in self.seats:
            one = self._seated(seat)
            rows[seat.path] = ", ".join(x for x in (one.name, one.role) if x) if one else ""
            rows[f"{seat.path}_may"] = _TYPED[one.authority] if one else ""
        return rows

    def _seated(self, seat: _Seat) -> Attendee | None:
        side = self._side(seat.by)
        return side[seat.at] if seat.at < len(side) else None

    def _side(self, by: OfferBy) -> list[Attendee]:
        return [one for one in self.stored.attending if one.by is by]

    def above(self) -> Iterable[Widget]:
        """Yield what is ready, what lacks, and what is to be kept secret there."""
        words = self.words
        try:
            view = self.open.desk.mediation(self.open.ref)
        except CasefileError as trouble:
            yield Static(said(refusals.refusal_told(trouble, words)[0]), classes="field-head")
            return
        rows: list[Content] = [said(words.say(view.next), "bold")]
        for name, told in (
            ("fits", view.fits),
            ("against", view.against),
            ("stoppers", view.stoppers),
            ("whom", view.whom),
            ("lacks", view.lacks),
            ("keep", tuple(one.what for one in view.keep)),
        ):
            if told:
                rows.append(said(words.term(f"screens.mediation.{name}"), "bold"))
                rows += [said("- " + words.say(one)) for one in told]
        yield Static(lines(*rows), classes="field-head")

    def result(self) -> Mediation:
        """Return what is known now."""
        stored = self.stored
        return stored.but(
            proposed=tuple(x for part in self.text("proposed").split(";") if (x := part.strip())),
            asked_on=self.row("asked_on").read.day,
            answer_by=self.row("answer_by").read.day,
            willing=_TRUTH.get(self.text("willing")),
            mediator=self.text("mediator"),
            conflict_checked=_TRUTH.get(self.text("conflict_checked")),
            attending=self._attending(),
            on=self.row("on").read.day,
            outcome=MediationOutcome(self.text("outcome") or MediationOutcome.UNKNOWN.value),
            ended_on=self.row("ended_on").read.day,
            agreement=self.text("agreement"),
            performed=_TRUTH.get(self.text("performed")),
            not_tried_because=self.text("not_tried_because"),
        )

    def _attending(self) -> tuple[Attendee, ...]:
        named: list[Attendee] = []
        for seat in self.seats:
            name, _, role = self.text(seat.path).partition(",")
            if not name.strip():
                continue
            before = self._seated(seat)
            named.append(
                Attendee(
                    id=before.id if before else self.open.desk.fresh_id(),
                    name=name.strip(),
                    by=seat.by,
                    role=role.strip(),
                    authority=_TRUTH.get(self.text(f"{seat.path}_may")),
                )
            )
        return tuple(named)
