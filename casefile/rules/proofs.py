"""Letters and messages of ours whose sending or arrival is not proved yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.contact import BY_POST, SPOKEN, Channel, Contact, Direction
from casefile.model.deadline import Demand
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.plan import ProofWanted
from casefile.model.say import Say
from casefile.rules.demand_days import runs_from_receipt
from casefile.rules.on_file import demand_on_file, on_file_key
from casefile.rules.returned import return_of, was_returned


class Went(NamedTuple):
    """What went out by the record: in which list of the case, at which place there, and itself."""

    rows: str
    place: int
    row: Demand | Contact


def named_letters(case: Case) -> dict[str, Went]:
    """Return the demands and talks of *case*, each by the name that asks for it.

    That is its id; one that has none is named by its place, ``demands.1``, ``contacts.2``.
    """
    found: dict[str, Went] = {}
    lists: tuple[tuple[str, tuple[Demand | Contact, ...]], ...] = (
        ("demands", case.demands),
        ("contacts", case.contacts),
    )
    for rows, letters in lists:
        for place, row in enumerate(letters):
            found[row.id or f"{rows}.{place + 1}"] = Went(rows, place, row)
    return found


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

    A demand among the papers that nobody recorded as sent comes first, named by its mark; the
    others by their names (`named_letters`). A call or a meeting has none. An answer of his shows
    that it arrived, but is filed by a person.
    """
    named = named_letters(case).items()
    found = [proof for name, went in named for proof in _of(name, went.row, case, law)]
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


def _of(name: str, sent: Demand | Contact, case: Case, law: Jurisdiction) -> Iterator[ProofWanted]:
    """Give what a demand, or a letter or message of ours, lacks, if anything.

    Of what came back no arrival can be proved any more: it lacks no more than its own sending.
    """
    back = was_returned(case, sent)
    if isinstance(sent, Demand):
        what = Say("proofs.demand", on=sent.on, channel=sent.channel)
        day = not back and runs_from_receipt(case, law) and sent.received_on.exact is None
        channel = Channel.OTHER if sent.channel in SPOKEN else sent.channel
        yield from _wanted(name, sent, what, channel, day=day, back=back)
    elif any(return_of(case, demand) is sent for demand in case.demands):
        return  # no letter of its own: it tells what became of the demand
    elif sent.direction is Direction.OUT and sent.channel not in SPOKEN:
        what = Say("proofs.contact", on=sent.on, channel=sent.channel)
        yield from _wanted(name, sent, what, sent.channel, back=back)


def _wanted(
    name: str,
    sent: Demand | Contact,
    what: Say,
    channel: Channel,
    *,
    back: bool,
    day: bool = False,
) -> Iterator[ProofWanted]:
    sending = bool(sent.proof_of_sending or sent.tracking)
    receipt = back or bool(sent.proof_of_receipt)
    if sending and receipt and not day:
        return
    lacks = f"{'receipt' if sending else 'sending'}.{channel.value}"
    yield ProofWanted(
        id=name,
        on=sent.on.first,
        what=what,
        sending=not sending,
        receipt=not receipt,
        ask=Say("proofs.day" if sending and receipt else f"proofs.{lacks}"),
        day=day,
    )
