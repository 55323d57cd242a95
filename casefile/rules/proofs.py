"""Letters and messages of ours whose sending or arrival is not proved yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casefile.model.case import Case
from casefile.model.contact import SPOKEN, Channel, Contact, Direction
from casefile.model.deadline import Demand
from casefile.model.plan import ProofWanted
from casefile.model.say import Say
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


def proofs_wanted(case: Case) -> tuple[ProofWanted, ...]:
    """Return our letters and messages that lack a proof of sending or of receipt, oldest first.

    A demand among the papers that nobody recorded as sent comes first, named by its mark. One that
    has no id is named by its place, ``contacts.2``. A call or a meeting has none. An answer of his
    shows that it arrived, but is filed by a person.
    """
    found = (*_of_demands(case), *_of_contacts(case))
    return (*_on_file(case), *sorted(found, key=lambda proof: proof.on or date.max))


def nothing_wanted(case: Case) -> Say:
    """Return why no proof is wanted: nothing went out by the record, or all of it is proved."""
    sent = any(c.direction is Direction.OUT and c.channel not in SPOKEN for c in case.contacts)
    return Say("proofs.all_there" if sent or case.demands else "proofs.none_sent")


def _of_demands(case: Case) -> Iterator[ProofWanted]:
    for n, demand in enumerate(case.demands, 1):
        channel = Channel.OTHER if demand.channel in SPOKEN else demand.channel
        what = Say("proofs.demand", on=demand.on, channel=demand.channel)
        yield from _wanted(demand, f"demands.{n}", what, channel)


def _of_contacts(case: Case) -> Iterator[ProofWanted]:
    for n, contact in enumerate(case.contacts, 1):
        if contact.direction is Direction.OUT and contact.channel not in SPOKEN:
            what = Say("proofs.contact", on=contact.on, channel=contact.channel)
            yield from _wanted(contact, f"contacts.{n}", what, contact.channel)


def _wanted(
    sent: Demand | Contact, place: str, what: Say, channel: Channel
) -> Iterator[ProofWanted]:
    """Give what *sent* lacks, if anything; *place* names it where it has no id."""
    sending = bool(sent.proof_of_sending or sent.tracking)
    receipt = bool(sent.proof_of_receipt)
    if sending and receipt:
        return
    lacks = "receipt" if sending else "sending"
    yield ProofWanted(
        id=sent.id or place,
        on=sent.on.first,
        what=what,
        sending=not sending,
        receipt=not receipt,
        ask=Say(f"proofs.{lacks}.{channel.value}"),
    )
