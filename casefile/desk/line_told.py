"""What a line of the list of cases says in words, on the screen and in the terminal alike."""

from __future__ import annotations

from datetime import date

from casefile.desk.records import CaseLine
from casefile.model.language import Language
from casefile.model.money import Money
from casefile.model.status import State


def number_told(one: CaseLine) -> str:
    """Return the number of a case; nothing, of a damaged one of which it is not known."""
    return str(one.number) if one.number else ""


def whose(one: CaseLine) -> str:
    """Return the name of the other side; of a damaged case its id, the name of its folder."""
    return one.respondent or one.title or one.id


def name_told(one: CaseLine, words: Language) -> str:
    """Return whose case it is; of a sample, that it is one."""
    name = whose(one)
    return words.term("screens.samples.one", name=name) if one.sample else name


def owed_told(one: CaseLine, words: Language) -> str:
    """Return what is open; of a matter that ended for a sum nobody entered, that it is unknown."""
    unknown = one.ended and not one.amounts
    return words.term("words.unknown") if unknown else sums_told(one.amounts, words)


def sums_told(amounts: tuple[str, ...], words: Language) -> str:
    """Return sums as a line keeps them, ``1200.50 PLN``, as they are written in words."""
    return " + ".join(_sum(told, words) for told in amounts)


def state_told(one: CaseLine, words: Language, on: date) -> str:
    """Return the state of a case on the day; of one that has ended how, and for how much.

    Of a damaged one it is that.
    """
    if one.damaged:
        return words.term("screens.cases.damaged")
    if not one.state:
        return words.term("words.unknown")
    state = words.name_of(State(one.state_on(on)))
    if not one.ended:
        return state
    how = words.term(f"choices.Ended.{one.ended}")
    if one.ended_for:
        return f"{state}: {how}, {_sum(one.ended_for, words)}"
    if not one.amounts:
        return f"{state}: {how}, {words.term('screens.cases.no_sum')}"
    return f"{state}: {how}"


def _sum(told: str, words: Language) -> str:
    amount, _, currency = told.partition(" ")
    try:
        return words.money(Money.model_validate({"amount": amount, "currency": currency}))
    except ValueError:
        return told
