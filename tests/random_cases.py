"""Cases made at random from a seed: every kind of day a case can hold, near and far."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from casefile.model.case import Case
from casefile.model.claim import Act
from casefile.model.contact import Channel, Direction, Outcome
from casefile.model.exhibit import Element, ExhibitKind, Provenance
from casefile.model.offer import Answer, OfferBy
from casefile.model.party import PartyKind
from casefile.model.position import Reason

CURRENCY = {"pl": "PLN", "il": "ILS", "ew": "GBP", "bc": "CAD", "xx": "EUR"}
_NAMES = ("Sowa", "Bocian", "Żuraw", "דנה כהן", "Acme Ltd", "Kirkgate", "Haifa Foods", "Bolt")


def random_case(chance: Random, near: date, number: int = 1, places: str = "pl il ew") -> Case:
    """Return a case whose days lie around *near*, the same for the same state of *chance*."""
    place = chance.choice(places.split())
    money = CURRENCY[place]
    debts = [_debt(chance, near, n, money) for n in range(chance.choice((1, 1, 1, 2, 3)))]
    given: dict[str, Any] = {
        "number": number,
        "title": f"case {number}",
        "place": place,
        "claimant": {"name": "We Ltd", "kind": PartyKind.COMPANY},
        "respondent": {
            "name": f"{chance.choice(_NAMES)} {number}",
            "kind": chance.choice(list(PartyKind)),
        },
        "reason": chance.choice(list(Reason)),
        "debts": debts,
        "exhibits": [_paper(chance, near, n) for n in range(chance.randrange(4))],
        "contacts": [_contact(chance, near, n, money) for n in range(chance.randrange(5))],
        "demands": [_demand(chance, near, n) for n in range(chance.randrange(3))],
        "offers": [_offer(chance, near, n, money) for n in range(chance.choice((0, 0, 1, 2)))],
        "payments": [
            {
                "id": f"p{n}",
                "amount": f"{chance.randrange(1, 900)} {money}",
                "dated": _day(chance, near),
            }
            for n in range(chance.choice((0, 0, 1, 2)))
        ],
        "deadlines": [
            {
                "id": f"l{n}",
                "on": _day(chance, near),
                "what": f"own {n}",
                "done": chance.random() < 0.3,
            }
            for n in range(chance.choice((0, 0, 0, 1, 2)))
        ],
        "acts": [
            {"id": f"a{n}", "act": chance.choice(list(Act)), "on": _day(chance, near, 900)}
            for n in range(chance.choice((0, 0, 0, 0, 1, 2)))
        ],
        "agreement": {"payment_days": chance.choice((None, 14, 30))},
        "mediation": {"on": _day(chance, near) if chance.random() < 0.1 else ""},
    }
    return Case.model_validate(given)


def _day(chance: Random, near: date, span: int = 120) -> str:
    day = near + timedelta(days=chance.randrange(-span, span))
    return chance.choice((day.isoformat(),) * 6 + (day.isoformat()[:7], ""))


def _debt(chance: Random, near: date, n: int, money: str) -> dict[str, Any]:
    span = chance.choice((60, 400, 1200, 2500))
    issued = near + timedelta(days=chance.randrange(-span, 40))
    due = issued + timedelta(days=chance.choice((7, 14, 30)))
    return {
        "ref": f"INV-{n}",
        "amount": f"{chance.randrange(100, 90000)}.50 {money}",
        "issued": issued.isoformat(),
        "performed": issued.isoformat(),
        "due": due.isoformat() if chance.random() < 0.8 else "",
    }


def _payment(chance: Random, near: date, n: int, money: str) -> dict[str, Any]:
    amount = f"{chance.randrange(1, 900)} {money}"
    return {"id": f"p{n}", "amount": amount, "dated": _day(chance, near)}


def _own_day(chance: Random, near: date, n: int) -> dict[str, Any]:
    done = chance.random() < 0.3
    return {"id": f"l{n}", "on": _day(chance, near), "what": f"own {n}", "done": done}


def _paper(chance: Random, near: date, n: int) -> dict[str, Any]:
    return {
        "mark": f"C-{n + 1}",
        "kind": chance.choice(list(ExhibitKind)),
        "provenance": chance.choice(list(Provenance)),
        "accepted": chance.random() < 0.8,
        "dated": _day(chance, near),
        "shows": frozenset(chance.sample(list(Element), chance.randrange(3))),
    }


def _contact(chance: Random, near: date, n: int, money: str) -> dict[str, Any]:
    promise = None
    if chance.random() < 0.4:
        promise = {
            "amount": chance.choice((None, f"{chance.randrange(1, 900)} {money}")),
            "by": _day(chance, near),
            "kept": chance.choice((None, None, None, True, False)),
        }
    return {
        "id": f"k{n}",
        "on": _day(chance, near),
        "channel": chance.choice(list(Channel)),
        "direction": chance.choice(list(Direction)),
        "outcome": chance.choice(list(Outcome)),
        "promise": promise,
    }


def _demand(chance: Random, near: date, n: int) -> dict[str, Any]:
    return {
        "id": f"d{n}",
        "on": _day(chance, near),
        "channel": chance.choice((Channel.REGISTERED_LETTER, Channel.EMAIL)),
        "days": chance.choice((None, 7, 14, 30)),
        "formal": chance.choice((None, True, False)),
    }


def _offer(chance: Random, near: date, n: int, money: str) -> dict[str, Any]:
    first = near + timedelta(days=chance.randrange(-90, 60))
    rows = [
        {"on": (first + timedelta(days=30 * k)).isoformat(), "amount": f"{100 + k} {money}"}
        for k in range(chance.choice((0, 0, 3, 6)))
    ]
    return {
        "id": f"o{n}",
        "by": chance.choice(list(OfferBy)),
        "on": _day(chance, near),
        "amount": f"{chance.randrange(1, 900)} {money}",
        "expires": _day(chance, near),
        "pay_by": "" if rows else first.isoformat(),
        "instalments": rows,
        "answer": chance.choice(list(Answer)),
        "sent": chance.random() < 0.8,
    }
