"""Letters and messages of ours whose sending or arrival is not proved yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casefile.model.case import Case
from casefile.model.contact import BY_POST, SPOKEN, Channel, Contact, Direction
from casefile.model.deadline import Demand
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.plan import ProofWanted
from casefile.model.say import Say
from casefile.rules.demand_days import runs_from_receipt
from casefile.rules.on_file import demand_on_file, on_file_key


def _on_file(case: Case) -> list[ProofWanted]:
    waits = demand_on_file(case)
    if waits is None:
        return []
    return [
        ProofWanted(
            id=waits.mark,
            on=waits.on.first,
            what=Say("proofs.on_file"),
            sending=not waits.proof,
            receipt=True,
            ask=Say(on_file_key("proofs.on_file_ask", waits), **waits._asdict()),
            letter=waits.mark,
            proof=waits.proof,
        )
    ]


def proofs_wanted(case: Case, law: Jurisdiction) -> tuple[ProofWanted, ...]:
    """Return our letters and messages that lack a proof of sending or of receipt, oldest first.

    A demand whose time runs in the place from its receipt lacks the day of it too.

    A demand among the papers that nobody recorded as sent comes first, named by its mark. One that
    has no id is named by its place, ``contacts.2``. A call or a meeting has none. An answer of his
    shows that it arrived, but is filed by a person.
    """
    found = (*_of_demands(case, law), *_of_contacts(case))
    return (*_on_file(case), *sorted(found, key=lambda proof: proof.on or date.max))


def nothing_wanted(case: Case) -> Say:
    """Return why no proof is wanted: nothing went out by the record, or all of it is proved.

    A letter that itself is not among the papers is named.
    """
    bare = [d.on for d in case.demands if not d.mark]
    bare += [c.on for c in _letters(case) if c.channel in BY_POST and not c.marks]
    if bare:
        return Say("proofs.letter_lacks", on=min(bare))
    sent = bool(case.demands) or any(True for _ in _letters(case))
    return Say("proofs.all_there" if sent else "proofs.none_sent")


def _letters(case: Case) -> Iterator[Contact]:
    """Give what of ours went out in writing."""
    for one in case.contacts:
        if one.direction is Direction.OUT and one.channel not in SPOKEN:
            yield one


def _of_demands(case: Case, law: Jurisdiction) -> Iterator[ProofWanted]:
    from_receipt = runs_from_receipt(case, law)
    for n, demand in enumerate(case.demands, 1):
        channel = Channel.OTHER if demand.channel in SPOKEN else demand.channel
        what = Say("proofs.demand", on=demand.on, channel=demand.channel)
        day = from_receipt and demand.received_on.exact is None
        yield from _wanted(demand, f"demands.{n}", what, channel, day=day)


def _of_contacts(case: Case) -> Iterator[ProofWanted]:
    for n, contact in enumerate(case.contacts, 1):
        if contact.direction is Direction.OUT and contact.channel not in SPOKEN:
            what = Say("proofs.contact", on=contact.on, channel=contact.channel)
            yield from _wanted(contact, f"contacts.{n}", what, contact.channel)


def _wanted(
    sent: Demand | Contact, place: str, what: Say, channel: Channel, *, day: bool = False
) -> Iterator[ProofWanted]:
    """Give what *sent* lacks, if anything; *place* names it where it has no id."""
    sending = bool(sent.proof_of_sending or sent.tracking)
    receipt = bool(sent.proof_of_receipt)
    if sending and receipt and not day:
        return
    lacks = f"{'receipt' if sending else 'sending'}.{channel.value}"
    yield ProofWanted(
        id=sent.id or place,
        on=sent.on.first,
        what=what,
        sending=not sending,
        receipt=not receipt,
        ask=Say("proofs.day" if sending and receipt else f"proofs.{lacks}"),
        day=day,
    )
