"""What a new case begins with: what is asked, step by step, and how it is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from casefile.desk.desk import Desk
from casefile.desk.records import Opened
from casefile.model.case import Case
from casefile.model.claim import Form, Ground
from casefile.model.contact import Channel, Contact, Outcome
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.language import Language
from casefile.model.money import Money
from casefile.model.party import PartyKind
from casefile.model.position import Reason
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field, choices_of
from casefile.screens.places import places_to_work_in

STEPS = ("who", "owed", "proof", "chased", "check")
"""The steps, in order; the last one only shows what was understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a new case begins with; only who owes and the place are needed."""

    respondent: str
    place: str
    kind: PartyKind = PartyKind.UNKNOWN
    """What who owes is; a form in the name proposes it."""
    claimant: str = ""
    amount: Money | None = None
    due: LooseDate = UNDATED
    ref: str = ""
    issued: LooseDate = UNDATED
    what: str = ""
    paid: Money | None = None
    files: tuple[Path, ...] = ()
    """Papers to take in once the case is there."""
    form: Form = Form.UNKNOWN
    made: LooseDate = UNDATED
    ground: Ground = Ground.UNKNOWN
    contact: Contact | None = None
    reason: Reason = Reason.UNKNOWN


def opening_fields(desk: Desk, words: Language) -> dict[str, tuple[Field, ...]]:
    """Return the fields of each step."""
    not_yet = ("", words.term("screens.new.not_yet"))
    return {
        "who": (
            Field("respondent", "screens.new.respondent", hint="screens.new.respondent_hint"),
            Field("kind", "panes.people.respondent_kind", "choice", choices_of(PartyKind, words)),
            Field("claimant", "screens.new.claimant", hint="screens.new.claimant_hint"),
            Field("place", "screens.new.place", "choice", places_to_work_in(desk, words)),
        ),
        "owed": (
            Field("amount", "screens.new.amount", "money", hint="screens.new.amount_hint"),
            Field("currency", "guidance.currency", "currency", hint="guidance.currency_hint"),
            Field("due", "screens.new.due", "day", hint="screens.new.due_hint"),
            Field("ref", "screens.new.ref", hint="screens.new.ref_hint"),
            Field("issued", "panes.claim.debt_issued", "day", hint="screens.new.due_hint"),
            Field("what", "panes.claim.debt_what", hint="screens.new.what_hint"),
            Field(
                "paid",
                "screens.new.paid",
                "money",
                hint="screens.new.paid_hint",
                zero="screens.new.paid_nothing",
            ),
        ),
        "proof": (
            Field("files", "screens.new.files", "files", hint="screens.new.files_hint"),
            Field("form", "panes.claim.form", "choice", choices_of(Form, words)),
            Field("made", "panes.claim.made", "day", hint="screens.new.due_hint"),
            Field("ground", "panes.claim.ground", "choice", choices_of(Ground, words)),
        ),
        "chased": (
            Field("asked_on", "screens.new.asked_on", "day", hint="screens.new.due_hint"),
            Field(
                "channel", "screens.new.channel", "choice", (not_yet, *choices_of(Channel, words))
            ),
            Field("outcome", "screens.new.outcome", "choice", choices_of(Outcome, words)),
            Field("said", "screens.new.said", hint="screens.new.said_hint"),
            Field("reason", "panes.claim.reason", "choice", choices_of(Reason, words)),
        ),
        "check": (),
    }


def lacking(typed: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the field that must be filled, and why; None: nothing is lacking."""
    if not typed["respondent"]:
        return ("respondent", "screens.new.respondent_missing")
    if not typed["place"]:
        return ("place", "screens.new.place_missing")
    of_debt = ("due", "ref", "issued", "what", "paid")
    if not typed["amount"] and any(typed[path] for path in of_debt):
        return ("amount", "screens.new.amount_missing")
    told = typed["asked_on"] or typed["said"]
    if not typed["channel"] and (told or typed["outcome"] not in ("", "unknown")):
        return ("channel", "screens.new.channel_missing")
    return None


def opening_of(rows: Mapping[str, FieldRow]) -> Opening:
    """Return what stands in the fields, by their paths, as what a new case begins with."""
    typed = {path: row.text.strip() for path, row in rows.items()}
    return Opening(
        respondent=typed["respondent"],
        place=typed["place"],
        kind=PartyKind(typed["kind"] or PartyKind.UNKNOWN),
        claimant=typed["claimant"],
        amount=rows["amount"].read.money,
        due=rows["due"].read.day,
        ref=typed["ref"],
        issued=rows["issued"].read.day,
        what=typed["what"],
        paid=rows["paid"].read.money,
        files=rows["files"].read.files,
        form=Form(typed["form"] or Form.UNKNOWN),
        made=rows["made"].read.day,
        ground=Ground(typed["ground"] or Ground.UNKNOWN),
        contact=_asked_before(rows["asked_on"].read.day, typed),
        reason=Reason(typed["reason"] or Reason.UNKNOWN),
    )


def _asked_before(day: LooseDate, typed: Mapping[str, str]) -> Contact | None:
    """Return the last time the debt was asked for, as a contact; None: it was not yet."""
    if not typed["channel"]:
        return None
    return Contact(
        on=day,
        channel=Channel(typed["channel"]),
        who=typed["respondent"],
        said=typed["said"],
        outcome=Outcome(typed["outcome"] or Outcome.UNKNOWN.value),
    )


def opened(desk: Desk, opening: Opening) -> Opened:
    """Open the case and write down what was told of it; the papers are left to the screen.

    Raises: BadInput, NoRoom.
    """
    made = desk.new(
        respondent=opening.respondent,
        amount=opening.amount,
        due=opening.due,
        claimant=opening.claimant,
        place=opening.place,
        ref=opening.ref,
        kind=opening.kind,
    )
    ref = made.case.id
    made = desk.change(ref, lambda case: _told(case, opening), note="set debts, agreement")
    if opening.paid is not None:
        same = (x.ref for x in made.case.debts if x.amount.currency == opening.paid.currency)
        made = desk.pay(ref, opening.paid, UNDATED, debt=next(same, ""))
    if opening.contact is not None:
        made = desk.log(ref, opening.contact)
    return made


def _told(case: Case, opening: Opening) -> Case:
    """Return the case with what was told beyond who, how much and since when."""
    return case.but(
        debts=tuple(debt.but(issued=opening.issued, what=opening.what) for debt in case.debts),
        agreement=case.agreement.but(form=opening.form, made=opening.made),
        ground=opening.ground,
        reason=opening.reason,
    )


def place_proposed(desk: Desk, words: Language) -> str:
    """Return the place of the owner or of all his cases, else that of the language, if any."""
    by_language = {"pl": "pl", "he": "il", "en": "ew"}.get(words.code, "")
    return desk.settled_place() or (by_language if by_language in desk.laws else "")
