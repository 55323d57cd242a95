"""The fields of the claim: of each debt, of the agreement, and what a person chose of the law."""

from __future__ import annotations

from casefile.model.case import Case, Stage
from casefile.model.claim import Act, Debt, Form, Ground
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.language import Language
from casefile.screens.debts_told import debt_choices, debts_with_papers
from casefile.screens.fields import Choices, Field, choices_of, papers_of, yes_no
from casefile.screens.reading import typed_day, typed_money, typed_number
from casefile.screens.reason_told import reasons_asked

_OF_DEBT = (
    ("amount", "amount", "money"),
    ("what", "what", "text"),
    ("issued", "issued", "past_day"),
    ("performed", "performed", "past_day"),
    ("invoice_received", "received", "past_day"),
    ("due", "due", "day"),
    ("vat", "vat", "money"),
    ("admitted", "admitted", "money"),
    ("disputed", "disputed", "choice"),
    ("limitation_rule", "limitation", "choice"),
)
_ORDERS = (
    ("costs", "interest", "principal"),
    ("interest", "costs", "principal"),
    ("interest", "principal", "costs"),
    ("principal", "interest", "costs"),
)
"""In what order a payment may be agreed to be set against a debt."""


def claim_fields(
    case: Case, words: Language, known: Choices, law: Jurisdiction | None
) -> tuple[Field, ...]:
    """Return the fields, those of the debts first; *known* are the places, *law* that of the case.

    What is chosen of the law is asked only where the place has something to choose from.
    """
    rates = _of_rates(law, words)
    choices = {"disputed": yes_no(words), "limitation_rule": _limitation_rules(law, words)}
    named = debts_with_papers(case, words)
    debts = [
        Field(
            f"debts.{debt.ref}.{name}",
            f"panes.claim.debt_{term}",
            kind,
            choices.get(name, ()),
            about=named[debt.ref],
        )
        for debt in case.debts
        for name, term, kind in _OF_DEBT
        if kind != "choice" or choices[name]
    ]
    chosen = [
        Field("agreement.allocation", "panes.claim.allocation", "choice", _orders(words)),
        Field("agreement.limitation_months", "panes.claim.limitation_months", "number"),
    ]
    if law is not None and law.interest.regimes:
        kinds = tuple((one.id, words.value(one.names) or one.id) for one in law.interest.regimes)
        field = ("interest_regime", "panes.claim.interest_regime", "choice")
        chosen.insert(0, Field(*field, (_as_the_law(words), *kinds)))
    return (
        *debts,
        Field("title", "panes.claim.title"),
        Field("stage", "panes.claim.stage", "choice", choices_of(Stage, words)),
        Field("court_file", "panes.claim.court_file"),
        Field("place", "panes.claim.place", "choice", known),
        Field("ground", "panes.claim.ground", "choice", choices_of(Ground, words)),
        Field("reason", "panes.claim.reason", "choice", reasons_asked(case, words)),
        Field("agreement.made", "panes.claim.made", "past_day", hint="screens.new.due_hint"),
        Field("agreement.form", "panes.claim.form", "choice", choices_of(Form, words)),
        Field("agreement.what", "panes.claim.what"),
        Field("agreement.price", "panes.claim.price", "money"),
        Field("agreement.payment_days", "panes.claim.payment_days", "number"),
        Field("agreement.from_month_end", "panes.claim.from_month_end", "choice", yes_no(words)),
        Field("agreement.contract_rate", "panes.claim.contract_rate", "rate", rates),
        Field("agreement.assigned_by", "panes.claim.assigned_by"),
        Field("agreement.assigned_on", "panes.claim.assigned_on", "past_day"),
        *chosen,
        Field("particulars", "panes.claim.particulars"),
        Field("assigned", "colleagues.assigned"),
        Field("waiting_for", "colleagues.waiting_for"),
    )


def _of_rates(law: Jurisdiction | None, words: Language) -> Choices:
    """Return what the place says of an agreed rate: of one by the month, and the most that holds.

    The most is that of its rate without an end, the one of today.
    """
    contract = law.interest.contract if law is not None else None
    if law is None or contract is None:
        return ()
    said = (("by_month", words.value(contract.by_month)),) if contract.by_month else ()
    kind = contract.unlawful_kind
    most = (r.value for r in law.interest.rates if kind and r.kind == kind and r.until is None)
    return (*said, *(("most", str(value)) for value in most))


def _as_the_law(words: Language) -> tuple[str, str]:
    return ("", words.term("panes.claim.by_law"))


def _orders(words: Language) -> Choices:
    named = (
        (",".join(order), ", ".join(words.term(f"account.part.{part}") for part in order))
        for order in _ORDERS
    )
    return (_as_the_law(words), *named)


def _limitation_rules(law: Jurisdiction | None, words: Language) -> Choices:
    """Return the rules that count only when a person says so; none where the place has none."""
    rules = [rule for rule in law.limitation.rules if rule.chosen_only] if law else []
    if not rules:
        return ()
    named = ((rule.id, words.value(rule.names) or rule.id) for rule in rules)
    return (_as_the_law(words), *named)


def claim_stored(case: Case, words: Language) -> dict[str, str]:
    """Return what is stored in each field, as a person would type it."""
    agreed = case.agreement
    stored = {
        "title": case.title,
        "stage": case.stage.value,
        "court_file": case.court_file,
        "place": case.place,
        "ground": case.ground.value,
        "reason": case.reason.value,
        "agreement.made": typed_day(agreed.made, words),
        "agreement.form": agreed.form.value,
        "agreement.what": agreed.what,
        "agreement.price": typed_money(agreed.price, words),
        "agreement.payment_days": _typed(agreed.payment_days),
        "agreement.from_month_end": (
            "" if agreed.from_month_end is None else str(agreed.from_month_end).lower()
        ),
        "agreement.contract_rate": typed_number(agreed.contract_rate, words),
        "agreement.assigned_by": agreed.assigned_by,
        "agreement.assigned_on": typed_day(agreed.assigned_on, words),
        "agreement.allocation": ",".join(agreed.allocation),
        "agreement.limitation_months": _typed(agreed.limitation_months),
        "interest_regime": case.interest_regime,
        "particulars": case.particulars,
        "assigned": case.assigned,
        "waiting_for": case.waiting_for,
    }
    for debt in case.debts:
        stored |= {f"debts.{debt.ref}.{name}": text for name, text in _of_debt(debt, words).items()}
    return stored


def _of_debt(debt: Debt, words: Language) -> dict[str, str]:
    return {
        "amount": typed_money(debt.amount, words),
        "what": debt.what,
        "issued": typed_day(debt.issued, words),
        "performed": typed_day(debt.performed, words),
        "invoice_received": typed_day(debt.invoice_received, words),
        "due": typed_day(debt.due, words),
        "vat": typed_money(debt.vat, words),
        "admitted": typed_money(debt.admitted, words),
        "disputed": "" if debt.disputed is None else str(debt.disputed).lower(),
        "limitation_rule": debt.limitation_rule,
    }


def _typed(known: object) -> str:
    return "" if known is None else str(known)


def debt_asked() -> tuple[Field, ...]:
    """Return what is asked of another debt."""
    return (
        Field("ref", "screens.new.ref", hint="screens.new.ref_hint"),
        Field("amount", "screens.new.amount", "money", hint="screens.new.amount_hint"),
        Field("issued", "panes.claim.debt_issued", "past_day"),
        Field("due", "screens.new.due", "day", hint="screens.new.due_hint"),
        Field("what", "panes.claim.debt_what"),
    )


def rate_asked(law: Jurisdiction, words: Language) -> tuple[Field, ...]:
    """Return what is asked of a rate, an index or an exchange rate that the pack lacks."""
    kinds = tuple((kind, words.value(names)) for kind, names in law.interest.kinds.items())
    money = sorted({row.amount.currency for row in law.interest.fixed_sums} - {law.currency})
    exchange = tuple((one, words.term("panes.claim.exchange", currency=one)) for one in money)
    return (
        Field("kind", "panes.claim.rate_kind", "choice", kinds + exchange),
        Field("value", "panes.claim.rate_value", "number"),
        Field("since", "panes.claim.rate_since", "day"),
        Field("until", "panes.claim.rate_until", "day"),
        Field("source", "panes.claim.rate_source", hint="panes.claim.rate_source_hint"),
    )


def act_asked(case: Case, words: Language) -> tuple[Field, ...]:
    """Return what is asked of an act that bears on limitation."""
    debts = (("", words.term("panes.claim.every_debt")), *debt_choices(case, words))
    return (
        Field("act", "panes.claim.act", "choice", choices_of(Act, words)),
        Field("on", "panes.claim.act_on", "past_day", hint="screens.new.due_hint"),
        Field("debt", "panes.claim.act_debt", "choice", debts),
        Field(
            "marks", "panes.claim.act_marks", "marks", papers_of(case), "panes.claim.act_marks_hint"
        ),
    )
