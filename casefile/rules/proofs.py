"""Letters and messages of ours whose sending or arrival is not proved yet."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.contact import Channel, Direction
from casefile.model.plan import ProofWanted
from casefile.model.say import Say
from casefile.rules.on_file import demand_on_file, on_file_key

_SPOKEN = frozenset({Channel.PHONE, Channel.MEETING})


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
    found: list[ProofWanted] = []

    def want(
        id_: str, on: date | None, what: Say, channel: Channel, sending: str, receipt: str
    ) -> None:
        if sending and receipt:
            return
        lacks = "sending" if not sending else "receipt"
        found.append(
            ProofWanted(
                id=id_,
                on=on,
                what=what,
                sending=not sending,
                receipt=not receipt,
                ask=Say(f"proofs.{lacks}.{channel.value}"),
            )
        )

    for n, demand in enumerate(case.demands, 1):
        sending = demand.proof_of_sending or demand.tracking
        what = Say("proofs.demand", on=demand.on, channel=demand.channel)
        channel = Channel.OTHER if demand.channel in _SPOKEN else demand.channel
        want(
            demand.id or f"demands.{n}",
            demand.on.first,
            what,
            channel,
            sending,
            demand.proof_of_receipt,
        )
    for n, contact in enumerate(case.contacts, 1):
        if contact.direction is Direction.IN or contact.channel in _SPOKEN:
            continue
        sending = contact.proof_of_sending or contact.tracking
        what = Say("proofs.contact", on=contact.on, channel=contact.channel)
        want(
            contact.id or f"contacts.{n}",
            contact.on.first,
            what,
            contact.channel,
            sending,
            contact.proof_of_receipt,
        )
    return (*_on_file(case), *sorted(found, key=lambda proof: proof.on or date.max))
