"""The gates to mediation (M1..M9) and to court (C1..C12): open or shut, and why."""

from __future__ import annotations

from collections.abc import Mapping

from casefile.model.exhibit import Element
from casefile.model.form import INVITATION
from casefile.model.review import (
    Contradiction,
    DefenceLine,
    GateLine,
    Gates,
    Suitability,
    Value,
)
from casefile.model.say import Say
from casefile.rules.elements import Standing
from casefile.rules.gate_facts import Facts
from casefile.rules.gates_court import COURT
from casefile.rules.gates_mediate import MEDIATE
from casefile.rules.matter import Matter


def _line(gate: str, lacks: list[Say]) -> GateLine:
    if not lacks:
        return GateLine(gate=gate, open=True, why=Say(f"gates.{gate}.open"))
    return GateLine(gate=gate, open=False, why=Say(f"gates.{gate}.shut", lacks=tuple(lacks)))


def gates(
    matter: Matter,
    lines: Mapping[Element, Standing],
    defences: tuple[DefenceLine, ...],
    suitability: Suitability,
    value: Value | None,
    clashes: tuple[Contradiction, ...] = (),
) -> Gates:
    """Return the nine gates to mediation and the twelve to court, each with its reason."""
    facts = Facts(matter, lines, defences, suitability, value, clashes)
    return Gates(
        mediate=tuple(_line(gate, lacks(facts)) for gate, lacks in MEDIATE.items()),
        court=tuple(_line(gate, lacks(facts)) for gate, lacks in COURT.items()),
    )


_TO_MEDIATE = frozenset({INVITATION, "mediation_exchange", "mediator_note"})
_TO_COURT = frozenset({"evidence_bundle", "exhibit_list", "scott_schedule", "witness_statement"})


def shut_for(form: str, found: Gates) -> tuple[GateLine, ...]:
    """Return the gates still shut on the way that a packet of *form* belongs to."""
    if form in _TO_MEDIATE:
        lines = found.mediate
    elif form in _TO_COURT:
        lines = found.court
    else:
        return ()
    return tuple(line for line in lines if not line.open)
