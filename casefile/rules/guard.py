"""Before and after turning to him: hours, frequency, who must not be asked, threats, recordings."""

from __future__ import annotations

from datetime import date, time, timedelta

from casefile.model.case import Case
from casefile.model.contact import BY_POST, SPOKEN, Channel, Contact, Direction
from casefile.model.exhibit import Original
from casefile.model.jurisdiction import EvidenceRule, Jurisdiction
from casefile.model.party import Owner, PartyKind
from casefile.model.plan import Caution, RecordingFact
from casefile.model.say import Say
from casefile.rules.calendar import is_business_day
from casefile.rules.cited import cited
from casefile.rules.confirming import not_to_confirm
from casefile.rules.roles import is_lawyer
from casefile.rules.turns import OTHER_LETTERS, proposes

EARLIEST, LATEST = time(8, 0), time(20, 0)
"""Hours to call a person in, by the clock of the place (own judgement; no law here fixes them)."""
MOST_A_DAY = 1
MOST_A_WEEK = 3
"""Turns to him that look like asking, not like pressing (own judgement)."""
_AT_ONCE = (Channel.PHONE, Channel.MEETING, Channel.SMS, Channel.WHATSAPP)


def before_contact(
    case: Case,
    law: Jurisdiction,
    on: date,
    hour: time | None,
    channel: Channel,
    form: str = "",
) -> tuple[Caution, ...]:
    """Return what speaks against turning to him now by *channel*; empty: nothing does.

    *form*: the letter that is to go out; one that proposes, asks or explains presses nobody.
    """
    found = []
    barred = case.respondent.do_not_contact
    if barred:
        found.append(Caution(code="barred", what=Say("guard.barred", why=barred), stop=True))
    lawyer = next((p for p in case.others if is_lawyer(p)), None)
    if lawyer is not None:
        what = Say("guard.lawyer", name=lawyer.name)
        found.append(Caution(code="lawyer", what=what))
    if channel in _AT_ONCE:
        if hour is not None and not EARLIEST <= hour <= LATEST:
            what = Say("guard.hour", first=f"{EARLIEST:%H:%M}", last=f"{LATEST:%H:%M}")
            found.append(Caution(code="hour", what=what, stop=True))
        if not is_business_day(on, law):
            found.append(Caution(code="day_of_rest", what=Say("guard.day_of_rest"), stop=True))
    if channel not in BY_POST and form not in OTHER_LETTERS:
        found += _often(case, on)
    if case.respondent.insolvent:
        found.append(Caution(code="insolvent", what=Say("guard.insolvent")))
    return tuple(found)


def _often(case: Case, on: date) -> list[Caution]:
    outs = [
        c.on.first
        for c in case.contacts
        if c.direction is Direction.OUT and c.on.first is not None and not proposes(case, c)
    ]
    today = sum(day == on for day in outs)
    week = sum(on - timedelta(days=7) < day <= on for day in outs)
    if today < MOST_A_DAY and week < MOST_A_WEEK:
        return []
    key = "guard.often_person" if case.respondent.kind is PartyKind.INDIVIDUAL else "guard.often"
    return [Caution(code="often", what=Say(key, today=today, week=week))]


def after_contact(case: Case, contact: Contact, on: date) -> tuple[Caution, ...]:
    """Return what to do after a contact: a promise confirmed in writing, abuse written down.

    On *on*, of a promise whose day is gone it is asked what became of it, unless *case* knows what
    came in since it was given.
    """
    found = []
    promise = contact.promise
    if promise is not None and promise.by.last is not None and promise.by.last < on:
        if promise.kept is None and not _paid_since(case, contact):
            found.append(
                Caution(code="promise_past", what=Say("guard.promise_past", by=promise.by))
            )
    elif promise is not None and not contact.confirmed_by and not_to_confirm(contact) is None:
        found.append(Caution(code="confirm", what=Say("guard.confirm")))
    if contact.channel not in SPOKEN and contact.marks:
        told = {"marks": ", ".join(contact.marks), "label": contact.disclosure}
        found.append(Caution(code="its_paper", what=Say("guard.its_paper", **told)))
    if contact.abuse:
        found += [
            Caution(code=code, what=Say(f"guard.{code}"))
            for code in ("abuse_words", "abuse_end", "abuse_police")
        ]
    if contact.promise is not None and (
        contact.promise.amount is None or not contact.promise.by.known
    ):
        found.append(Caution(code="promise_whole", what=Say("guard.promise_whole")))
    if contact.recording and contact.recorded.took_part is None:
        found.append(Caution(code="recording_facts", what=Say("guard.recording_facts")))
    return tuple(found)


def _paid_since(case: Case, contact: Contact) -> bool:
    """Return whether a payment is recorded that came in since a contact."""
    days = [payment.dated.last for payment in case.payments]
    given = contact.on.first
    return given is not None and any(day is not None and day >= given for day in days)


def _rule(law: Jurisdiction, id_: str) -> EvidenceRule | None:
    return next((rule for rule in law.evidence if rule.id == id_), None)


def before_letter(owner: Owner, law: Jurisdiction) -> tuple[Caution, ...]:
    """Return the rule of the place on drafting for others; nothing for who acts for himself."""
    if owner.for_himself:
        return ()
    rule = _rule(law, "drafting_for_others")
    if rule is None:
        return (Caution(code="for_others", what=Say("guard.letter.for_others_unknown")),)
    what = Say("guard.letter.for_others", rule=rule.says, source=cited(rule.source))
    return (Caution(code="for_others", what=what, source=rule.source),)


def before_statement(law: Jurisdiction) -> tuple[Caution, ...]:
    """Return what the place asks of the form of a witness's statement; nothing where unsaid."""
    rules = [rule for rule in law.conventions if rule.id == "witness_statement"]
    return tuple(
        Caution(
            code="statement",
            what=Say("guard.letter.statement", rule=rule.says, source=cited(rule.source)),
            source=rule.source,
        )
        for rule in rules
    )


def recording_basis(law: Jurisdiction) -> Caution | None:
    """Return whether a party may record its own call here, with its source; None: not known."""
    rule = _rule(law, "recording_by_party")
    if rule is None:
        return None
    return Caution(
        code="recording_basis",
        what=Say("guard.recording_basis", rule=rule.says),
        stop=rule.value != "lawful",
        source=rule.source,
    )


def recording_facts(case: Case, contact: Contact, law: Jurisdiction) -> tuple[RecordingFact, ...]:
    """Return the facts a court asks of the recording of *contact*; None in one is: not said."""
    exhibit = case.exhibit(contact.recording)
    told = contact.recorded
    took_part = told.took_part
    original, whole = told.original_kept, told.whole
    if exhibit is not None:
        took_part = exhibit.party_to_call if took_part is None else took_part
        whole = exhibit.complete if whole is None else whole
        if original is None and exhibit.original is not Original.UNKNOWN:
            original = exhibit.original is Original.ORIGINAL
    source = None if (rule := _rule(law, "recording_by_party")) is None else rule.source
    facts = {
        "took_part": took_part,
        "original": original,
        "device": True if told.device else None,
        "dated": contact.on.exact is not None and contact.hour is not None,
        "voices": True if told.voices else None,
        "whole": whole,
        "transcript": bool(told.transcript),
        "announced": told.announced,
    }
    return tuple(
        RecordingFact(
            code=code,
            what=Say(f"guard.fact.{code}"),
            there=there,
            source=source if code == "took_part" else None,
        )
        for code, there in facts.items()
    )
