"""What a packet says of payments while papers of the file and the account do not agree on them."""

from __future__ import annotations

from casefile.model.blocks import Span, Text, parts_of
from casefile.packets.matter import Matter
from casefile.rules.came_in import unrecorded

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
    lines: list[Text] = []
    for one in unrecorded(matter.case):
        label = matter.cite((one.mark,))
        if not label:
            continue
        key = "payments.shown" if one.on.known else "payments.shown_undated"
        amount, day = matter.money(one.amount), matter.words.loose_day(one.on)
        told = matter.t(key, amount=amount, day=day, paper=_PAPER)
        before, _, after = told.partition(_PAPER)
        lines.append((before, *parts_of(label), f"{after} ", blank))
    return tuple(lines) or ((blank,),)
