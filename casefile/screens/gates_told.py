"""The gates to a mediator and to court, the pleas, what clashes, why a lawyer first."""

from __future__ import annotations

from textual.content import Content

from casefile.model.language import Language
from casefile.model.review import GateLine, Review
from casefile.model.status import AT_REST
from casefile.screens.plain import line, lines, said, value


def gates_told(review: Review, words: Language) -> Content:
    """Return the gates, the defences, the contradictions and the triggers under each other.

    Of a matter in which nothing is argued any more, that alone.
    """
    if review.state in AT_REST:
        return said(words.term("guidance.at_rest"))

    def head(name: str) -> Content:
        return said(words.term(f"panes.assessment.{name}"), "bold underline")

    rows = [head("to_mediate"), *_gates(review.gates.mediate, words)]
    rows += [said(""), head("to_court"), *_gates(review.gates.court, words)]
    if review.defences:
        rows += [said(""), head("defences")]
        rows += [said("- " + words.say(one.why)) for one in review.defences]
    if review.contradictions:
        rows += [said(""), head("contradictions")]
        rows += [
            line(value(", ".join(c.marks), "bold"), said("  "), said(words.say(c.why)))
            for c in review.contradictions
        ]
    if review.lawyer_first:
        rows += [said(""), head("lawyer_first")]
        rows += [said("- " + words.say(one.why)) for one in review.lawyer_first]
    return lines(*rows)


def _gates(gates: tuple[GateLine, ...], words: Language) -> list[Content]:
    return [
        line(
            said(f"{'✓' if gate.open else '✗'} {gate.gate:<4}", "" if gate.open else "bold"),
            said(words.term(f"panes.assessment.{'open' if gate.open else 'shut'}") + ": "),
            said(words.say(gate.why)),
        )
        for gate in gates
    ]
