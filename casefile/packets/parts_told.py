"""What a balance is made up of, named alike in a letter and in the statement enclosed with it."""

from __future__ import annotations

from casefile.model.account import Account
from casefile.packets.lowered import lowered
from casefile.packets.matter import Matter
from casefile.rules.made_up import ENDS, interest_to, made_up


def parts_told(matter: Matter, account: Account) -> dict[str, tuple[str, str]]:
    """Return each part of the balance that is not nothing, by its kind: its name and its sum."""
    counted = interest_to(account, matter.review.on)
    told = {}
    for kind, amount in made_up(account).items():
        if amount.amount:
            name = _change(matter, account) if kind == "ended" else ""
            name = name or matter.t(f"made_up.{kind}", day=counted)
            told[kind] = (name, lowered(matter, amount))
    return told


def _change(matter: Matter, account: Account) -> str:
    """Return what the rows of the account call what the end of the matter changed."""
    ends = [row.what for row in account.rows if row.what.key in ENDS]
    return matter.words.say(ends[0]) if len(ends) == 1 else ""
