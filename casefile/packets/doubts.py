"""What a packet says of payments while papers of the file and the account do not agree on them."""

from __future__ import annotations

from casefile.model.blocks import Inline, Span, Text, parts_of
from casefile.packets.matter import Matter
from casefile.rules.came_in import CameIn, paid_elsewhere, unrecorded

_PAPER = "{paper}"
"""Stands in a sentence where the label of the paper comes, which is a link."""


def payments_unsettled(matter: Matter) -> tuple[Text, ...]:
    """Return a line for each sum that a paper of this packet shows and the account does not count.

    Each ends in a blank that must be settled before the packet goes out. Where the doubt rests on
    a paper that this reader may not see, the blank stands alone; without a doubt there is no line.
    """
    if not matter.payments_doubtful:
        return ()
    blank = Span(f"[{matter.t('payments.unsettled')}]", "to_complete")
    lines = (_shown(matter, "shown", one) for one in unrecorded(matter.case))
    return tuple((*line, " ", blank) for line in lines if line) or ((blank,),)


def paid_beside_these(matter: Matter, currency: str) -> tuple[Text, ...]:
    """Return a line for each sum in *currency* that paid something else, as a person answered.

    It looks like a payment that is kept quiet, so who reads the account is told that it is not
    counted, where he may see the paper that shows it. What it paid is told at home alone.
    """
    found = (one for one in paid_elsewhere(matter.case) if one.amount.currency == currency)
    lines = (_shown(matter, "elsewhere", one) for one in found)
    return tuple(line for line in lines if line)


def _shown(matter: Matter, name: str, one: CameIn) -> tuple[Inline, ...]:
    """Return the sentence with the label of its paper; nothing where this reader has it not."""
    label = matter.cite((one.mark,))
    if not label:
        return ()
    key = f"payments.{name}" if one.on.known else f"payments.{name}_undated"
    amount, day = matter.money(one.amount), matter.words.loose_day(one.on)
    told = matter.t(key, amount=amount, day=day, paper=_PAPER)
    before, _, after = told.partition(_PAPER)
    return (before, *parts_of(label), after)
