"""What a paper for others says of the law: the rule and where it stands, none of our own doubts.

What the pack is not sure of, what it asks of the user, how it reckons: all that is told on the
screen, before the packet is written, and in the lawyer's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casefile.model.account import Account
from casefile.model.say import Say
from casefile.packets.matter import Matter
from casefile.packets.retold import retold
from casefile.rules.paid_beside import paid_beside

_DOUBTED = frozenset(("cited.unsure", "cited.to_check"))
_FOR_OTHERS = {
    f"account.note.{name}": f"account.note.{name}"
    for name in (
        *(
            "regime",
            "agreed",
            "order_agreed",
            "order_by",
            "order_awarded",
            "early_claimed",
            "payment_day",
        ),
        *("after_judgment", "after_judgment_rate", "after_judgment_counted"),
        "after_judgment_not_known",
        *("payment_undated", "admitted", "admitted_first"),
        *("admitted_whole", "admitted_rest"),
        *("disputed_whole", "disputed_rest", "disputed_sum", "disputed_in_part"),
    )
} | {f"account.note.{name}": f"packets.account.{name}" for name in ("order", "order_compound")}
"""The notes that state a rule or a fact, each with the key that tells it without a doubt."""
_LEFT = "account.paid_beside_left"
_ASKED = ("account.missing_due", "account.missing_law", "account.missing_rate")


def told(matter: Matter, said: Say) -> str:
    """Return a sentence that cites a source; for others without a doubt of the source."""
    return matter.words.say(said if matter.own_house else retold(said, _sure))


def notes(matter: Matter, account: Account) -> Iterator[str]:
    """Yield what an account tells beside its figures; for others the rules and facts alone.

    How much of the payments went beside the debt is told to every reader. What they would have
    left of it, set against it alone, explains older letters to one's own house: others would take
    the lower sum for an admission.
    """
    for paid in paid_beside(account)[:1]:  # the order of payments is told among the notes
        bare = not matter.own_house and paid.key == _LEFT
        yield matter.words.say(paid.values["told"] if bare else paid)
    for note in account.notes:
        if matter.own_house:
            yield matter.words.say(note)
        elif note.key in _FOR_OTHERS:
            yield told(matter, Say(_FOR_OTHERS[note.key], **note.values))


def beside_sum(matter: Matter, account: Account) -> Iterator[str]:
    """Yield what others must be told of interest that the sum does not hold."""
    if matter.awards and account.awarded is not None:
        yield matter.t("account.may_be_awarded", sum=account.awarded)
    elif claims_by_law(matter, account):
        yield matter.t("account.by_law")


def claims_by_law(matter: Matter, account: Account) -> bool:
    """Return whether others must be told that interest is claimed although no sum is stated."""
    lacks = any(missing.key.startswith(_ASKED) for missing in account.missing)
    return lacks and not matter.own_house


def _sure(said: Say) -> Any:
    return said.values["title"] if said.key in _DOUBTED else said
