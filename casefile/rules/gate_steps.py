"""Steps that open a gate: what each lacks, and how that is mended."""

from __future__ import annotations

from casefile.model.party import PartyKind
from casefile.model.review import GateLine, Gates, NextStep
from casefile.model.say import Say
from casefile.rules.matter import Matter
from casefile.rules.mediated import agreed_there
from casefile.rules.on_file import demand_on_file, on_file_key

_BY_HAND = ("M1", "M2", "M4", "M6", "C5", "C10", "C11", "C12")
"""Gates that open by writing something down: no evidence is needed."""
_SAID_BY_DEFENCES = ("C2",)
"""Gates that lack nothing but answers, each of which is a step of its own."""
_SAID_BY_FILES = {"lacks.files_looked_at", "lacks.files_not_labelled"}
"""What of the gate of kept matter is asked for as soon as papers are taken in."""
_RATE_LACKING = "account.missing_rate"
_OF_A_SENT_DEMAND = {
    "lacks.demand_proof": "steps.gate.C4_proof",
    "lacks.demand_received": "steps.gate.C4_received",
    "lacks.demand_contents": "steps.gate.C4_contents",
    "lacks.demand_period": "steps.gate.C4_wait",
}
"""What a demand that was sent may lack, and what to do about it, the first first."""
_SAID_BY_CLAIMS = {
    f"lacks.sum.{name}"
    for name in (
        *("claimed", "claimed_net", "ordered"),
        *("came_in", "came_in_undated", "came_back", "came_back_undated"),
        *("came_back_line", "came_back_line_undated"),
    )
}
"""What of the gate of the sum has a step of its own."""


def gate_steps(matter: Matter, gates: Gates, *, by_hand: bool) -> list[NextStep]:
    """Return a step for each gate that is shut, of those *by_hand* or of those by evidence.

    What lacks nothing but what steps of their own ask for has none.
    """
    found: list[NextStep] = []
    walked = agreed_there(matter.case, matter.on)  # nobody prepares a mediation that is over
    for gate in (*(() if walked else gates.mediate), *gates.court):
        if gate.open or gate.gate in _SAID_BY_DEFENCES or _is_told(gate):
            continue
        if (gate.gate in _BY_HAND) == by_hand:
            found.append(_to_open(matter, gate))
    return found


def demand_steps(matter: Matter, gates: Gates) -> list[NextStep]:
    """Return the step that costs one key where a demand was written: to say that it went out."""
    if demand_on_file(matter.case) is None:
        return []
    return [_to_open(matter, gate) for gate in gates.court if gate.gate == "C4" and not gate.open]


def _to_open(matter: Matter, gate: GateLine) -> NextStep:
    effect = Say("steps.effect.gate", gate=gate.gate)
    why = Say("steps.why.reach") if gate.gate == "M1" else gate.why  # its step names what lacks
    return NextStep(step=_opening(matter, gate), why=why, effect=effect)


def _opening(matter: Matter, line: GateLine) -> Say:
    """Return what opens a gate; of the facts, the sum and the demand, what lacks in particular."""
    gate = line.gate
    if gate == "C4":
        waits = demand_on_file(matter.case)
        if waits is not None:
            return Say(on_file_key("steps.gate.C4_on_file", waits), **waits._asdict())
        lacks = {lack.key for lack in line.why.values.get("lacks", ())}
        if lacks <= set(_OF_A_SENT_DEMAND):
            return next(Say(said) for lack, said in _OF_A_SENT_DEMAND.items() if lack in lacks)
    if gate == "C5" and matter.case.respondent.kind is PartyKind.INDIVIDUAL:
        return Say("steps.gate.C5_person")
    if gate == "M1":
        return Say("steps.gate.M1", lacks=line.why.values["lacks"])
    if gate == "M3":
        lacking = tuple(lack.values["element"] for lack in line.why.values["lacks"])
        return Say("steps.gate.M3", elements=lacking)
    if gate != "M2":
        return Say(f"steps.gate.{gate}")
    rates = any(m.key.startswith(_RATE_LACKING) for a in matter.accounts for m in a.missing)
    what = Say("steps.enter_rate" if rates else "steps.sum_on_one_page")
    return Say("steps.gate.M2", what=what)


def _is_told(gate: GateLine) -> bool:
    """True for a gate that lacks nothing but what steps of their own ask for."""
    told = {"M8": _SAID_BY_FILES, "M2": _SAID_BY_CLAIMS, "C1": _SAID_BY_CLAIMS}
    lacks = {lack.key for lack in gate.why.values.get("lacks", ())}
    return bool(lacks) and lacks <= told.get(gate.gate, set())
