"""Which rule gave what, from what, and where the rule stands: for whoever wants to disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casefile.model.exhibit import Element
from casefile.model.review import (
    Contradiction,
    DefenceLine,
    GapLine,
    Gates,
    LawyerLine,
    State,
    TraceLine,
)
from casefile.model.say import Say
from casefile.model.source import Source
from casefile.rules.elements import Standing
from casefile.rules.matter import Matter
from casefile.rules.routes import routes
from casefile.rules.testimony import start_of

_CITED = ("mark", "marks", "debt", "debts", "name", "names")
"""Values of a sentence that name something of the case."""


def _cited(said: Say) -> tuple[str, ...]:
    """Return what of the case a sentence speaks of: marks, debts, people, elements, defences."""
    found: list[str] = []
    for name, value in said.values.items():
        several = value if isinstance(value, tuple) else (value,)
        for one in several:
            if isinstance(one, Say):
                found += _cited(one)
            elif name in _CITED or name in ("element", "defence"):
                found.append(str(one))
    return tuple(dict.fromkeys(found))


class _Trace:
    """The lines of the trace; a step without a row of its own cites the row of its method."""

    def __init__(self, of: Matter) -> None:
        self.rows = {rule.id: rule.source for rule in of.law.evidence}
        self.lines: list[TraceLine] = []

    def add(
        self, rule: str, refs: tuple[str, ...], gives: str, source: Source | None, method: str = ""
    ) -> None:
        where = source or self.rows.get(f"method.{method}")
        line = TraceLine.of_sound(rule=rule, from_=refs or ("case",), gives=gives, source=where)
        self.lines.append(line)

    def burden(self, defence: str) -> Source | None:
        """Return where the place says who proves a defence; None when its pack does not."""
        return self.rows.get(f"burden.{defence}")


def _people(
    of: Matter, lines: Mapping[Element, Standing]
) -> Iterator[tuple[str, str, str, Source]]:
    """Return rule, who, letter, source of each witness relied on and of what holds him back."""
    for witness in of.case.witnesses:
        row = start_of(witness, of)
        if row is not None and (witness.shows or witness.against):
            who = witness.statement or witness.id or witness.name
            yield f"grade.{row.id}", who, row.grade, row.source
    told = set()
    for standing in lines.values():
        for point in standing.points:
            for cap in point.caps:
                if (cap.id, point.ref) not in told:
                    told.add((cap.id, point.ref))
                    yield f"cap.{cap.id}", point.ref, cap.at_most, cap.source
        alone, points = of.caps.get("lone_interested_witness"), standing.points
        if alone is None or not points or any(not p.lone for p in points):
            continue
        if (alone.id, points[0].ref) not in told:
            told.add((alone.id, points[0].ref))
            yield f"cap.{alone.id}", points[0].ref, alone.at_most, alone.source


def trace(
    of: Matter,
    lines: Mapping[Element, Standing],
    said: tuple[DefenceLine, ...],
    against_each_other: tuple[Contradiction, ...],
    open_gaps: tuple[GapLine, ...],
    gates: Gates,
    lawyer: tuple[LawyerLine, ...],
    state: State,
) -> tuple[TraceLine, ...]:
    """Return every step of the review: start rows, caps, routes, elements, pleas, gaps, gates.

    Each line says the rule, what of the case it looked at, what it gave and where the rule stands.
    """
    told = _Trace(of)
    for mark, item in of.items.items():
        if item.row is not None:
            told.add(f"grade.{item.row.id}", (mark,), item.row.grade, item.row.source)
        for cap in item.caps:
            told.add(f"cap.{cap.id}", (mark,), cap.at_most, cap.source)
    for rule, who, gives, source in _people(of, lines):
        told.add(rule, (who,), gives, source)
    for route in routes(of):
        cited = (route.point.ref,) if route.point.ref else ()
        told.add(f"route.{route.name}", cited, route.point.grade.value, None, "route")
    for element, standing in lines.items():
        line = standing.line
        rule = f"element.{element.value}" + (".second_provenance" if standing.raised else "")
        refs = (*line.marks, *line.attacks) or _cited(line.why)
        told.add(rule, refs, line.status.value, None, "element")
    for plea in said:
        refs = plea.marks or tuple(p.id for p in of.case.positions if p.defence is plea.defence)
        refs = tuple(ref for ref in refs if ref) or _cited(plea.why)
        where = told.burden(plea.defence.value)
        told.add(f"defence.{plea.defence.value}", refs, plea.status, where, "defence")
    for clash in against_each_other:
        refs = clash.marks or _cited(clash.why)
        told.add(clash.why.key, refs, clash.about, None, "contradiction")
    for gap in open_gaps:
        refs = lines[gap.element].line.marks or (gap.element.value,)
        told.add(f"gap.{gap.code}", refs, "fatal" if gap.fatal else "open", None, "gap")
    for gate in (*gates.mediate, *gates.court):
        gives = "open" if gate.open else "shut"
        told.add(f"gate.{gate.gate}", _cited(gate.why), gives, None, "gate")
    for trigger in lawyer:
        rule = f"lawyer.{trigger.trigger}"
        told.add(rule, _cited(trigger.why), "lawyer_first", None, "lawyer")
    told.add("state", tuple(x.trigger for x in lawyer), state.value, None, "state")
    return tuple(told.lines)
