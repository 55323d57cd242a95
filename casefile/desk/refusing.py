"""Refuses what a record would hold and the case, its law or the program knows nothing of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.errors import BadInput
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.money import Money
from casefile.model.party import ActingFor
from casefile.model.say import Say, choices_of
from casefile.rules.other_money import in_other_money


def refuse_other_money(after: Case, before: Case) -> None:
    """Refuse a payment entered for a debt in other money. Raises: BadInput.

    One that came to be so when the debt was changed is for the review to name.
    """
    for payment, debt in in_other_money(after):
        if payment not in before.payments:
            raise other_money(payment.amount, debt)


def refuse_other_interest(case: Case, law: Jurisdiction) -> None:
    """Refuse a kind of interest that the law of the place has not. Raises: BadInput."""
    known = [regime.id for regime in law.interest.regimes]
    if case.interest_regime and case.interest_regime not in known:
        field, allowed = "interest_regime", ", ".join(known) or "-"
        raise BadInput(
            "not_a_choice", where=field, field=field, value=case.interest_regime, allowed=allowed
        )


@contextmanager
def of_numbers(kinds: Iterable[str]) -> Iterator[None]:
    """Refuse a register number that lacks its row, its kind or the number with the *kinds* there
    are. Raises: BadInput."""
    try:
        yield
    except BadInput as trouble:
        at = trouble.where if trouble.key == "row_not_named" else trouble.values.get("field", "")
        before, lacks, _ = f".{at}.".partition(".numbers.")
        if not lacks or trouble.key not in ("row_not_named", "missing_key"):
            raise
        row = f"{before}.numbers".strip(".")
        example = f"{row}.new.kind=... {row}.new.value=..."
        known = ", ".join(kinds) or "-"
        raise BadInput("number_lacks", where=row, example=example, kinds=known) from trouble


def refuse_no_choice(acting_for: str) -> None:
    """Refuse to act for whom nobody knows, though what another version kept may stand."""
    if not isinstance(acting_for, ActingFor):
        allowed = choices_of(ActingFor)
        raise BadInput(
            "not_a_choice", where="owner", field="acting_for", value=acting_for, allowed=allowed
        )


def other_money(paid: Money, debt: Debt) -> BadInput:
    """Return the refusal of a payment of *paid* for a debt in other money."""
    fault = Say("faults.two_currencies", one=paid.currency, other=debt.amount.currency)
    return BadInput("bad_field", where="payment", field="amount", fault=fault)
