"""Why a line of the assessment says what it says: items, what holds them back, rules, sources."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from casefile.model.case import Case
from casefile.model.language import Language
from casefile.model.review import ElementLine, GradedExhibit, Review, TraceLine
from casefile.rules.attacks import ATTACKED
from casefile.rules.cited import cited
from casefile.screens.own_view import view_told
from casefile.screens.plain import line, lines, said, value

_MOST = 15
"""Items told one by one; the rest are counted."""


def trace_told(case: Case, review: Review, one: ElementLine, words: Language) -> Content:
    """Return the whole way to the word of *one*: for it, against it, open questions, rules."""
    rows = [
        line(said(words.name_of(one.element) + ": ", "bold"), said(words.name_of(one.status))),
        said(words.say(one.why)),
    ]
    if one.override is not None:
        rows.append(view_told(one.override, words))
    rows += _items("for", one.marks, case, review, words)
    rows += _items("against", one.attacks, case, review, words)
    rows += _questions(review, one, words)
    rows += _rules(review, one, words)
    return lines(*rows)


def _head(words: Language, name: str) -> list[Content]:
    return [said(""), said(words.term(f"trace.{name}"), "bold underline")]


def _items(
    name: str, marks: tuple[str, ...], case: Case, review: Review, words: Language
) -> list[Content]:
    if not marks:
        return []
    graded = {line_.mark: line_ for line_ in review.exhibits}
    rows = _head(words, name)
    for mark in marks[:_MOST]:
        rows += _item(mark, graded.get(mark), case, review, words)
    if len(marks) > _MOST:
        rows.append(said(words.term("trace.more", n=len(marks) - _MOST)))
    return rows


def _item(
    mark: str, graded: GradedExhibit | None, case: Case, review: Review, words: Language
) -> list[Content]:
    exhibit = case.exhibit(mark)
    if exhibit is None or graded is None:
        return [_person(mark, case, words)]
    letter = graded.grade.value if graded.grade else "-"
    start = f" ({graded.start.value})" if graded.start and graded.start is not graded.grade else ""
    rows = [
        line(
            value(mark, "bold"),
            said(f"  {letter}{start}  ", "bold"),
            said(words.name_of(exhibit.kind) + "  "),
            value(exhibit.title, limit=40),
        )
    ]
    rows.append(said("   " + words.say(graded.why)))
    rows += [said("   - " + words.say(cap)) for cap in graded.caps]
    if graded.override is not None:
        rows.append(line(said("   "), view_told(graded.override, words)))
    return rows + _sources((t for t in review.trace if mark in t.from_ and _of_item(t)), words)


def _person(ref: str, case: Case, words: Language) -> Content:
    """Return who or what a reference that is no exhibit means: a witness, a talk, a payment."""
    witness = next((w for w in case.witnesses if ref in (w.id, w.name)), None)
    if witness is not None:
        return line(value(witness.name, "bold"), said("  " + words.name_of(witness.relation)))
    talk = next((c for c in case.contacts if c.id == ref), None)
    if talk is not None:
        told = f"{words.loose_day(talk.on)}  {words.name_of(talk.channel)}"
        return line(said(told, "bold"), said("  " + words.name_of(talk.outcome)))
    payment = next((p for p in case.payments if p.id == ref), None)
    if payment is not None:
        return said(f"{words.loose_day(payment.dated)}  {words.money(payment.amount)}", "bold")
    return value(ref, "bold")


def _of_item(step: TraceLine) -> bool:
    return step.rule.startswith(("grade.", "cap.", "route."))


def _questions(review: Review, one: ElementLine, words: Language) -> list[Content]:
    """Return what he says against it and how that stands, then what is missing."""
    aimed = [d for d in review.defences if one.element in ATTACKED[d.defence]]
    missing = [gap for gap in review.gaps if gap.element is one.element]
    rows = _head(words, "questions") if aimed or missing else []
    for plea in aimed:
        rows.append(said(f"- {words.say(plea.why)}"))
    rows += [said(f"- {words.say(gap.why)} {words.say(gap.then)}") for gap in missing]
    return rows


def _rules(review: Review, one: ElementLine, words: Language) -> list[Content]:
    """Return the steps of the rules that led here, each with where it stands."""
    refs = {*one.marks, *one.attacks}
    aimed = {f"defence.{d.value}" for d, elements in ATTACKED.items() if one.element in elements}
    codes = {f"gap.{gap.code}" for gap in review.gaps if gap.element is one.element}
    steps = [
        step
        for step in review.trace
        if step.rule.startswith(f"element.{one.element.value}")
        or step.rule in aimed | codes
        or (step.rule.startswith("route.") and refs & set(step.from_))
    ]
    return [*_head(words, "rules"), *_sources(steps, words)]


def _sources(steps: Iterable[TraceLine], words: Language) -> list[Content]:
    """Return one line a step: the rule by its code, what it gave, where it stands."""
    rows = []
    for step in steps:
        told = ""
        if step.source is not None:
            told = words.value(cited(step.source))
            if words.value(step.source.told) == told:
                told = words.term("trace.source", source=told, on=step.source.checked_on)
        rows.append(line(value(f"   {step.rule} = {step.gives}", "dim"), said("  " + told, "dim")))
    return rows
