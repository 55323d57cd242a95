"""The table of elements: what must be proved, how it stands, on what, and what would lift it."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Span, Table, Text
from casefile.model.clean import clean
from casefile.model.exhibit import Override
from casefile.model.review import ElementLine, Grade, Status
from casefile.model.status import AT_REST
from casefile.packets.matter import Matter

OWN_HOUSE = True
"""Stands in a packet for the lawyer or the owner alone."""
_STATUSES = frozenset(Status)


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return one row an element. For the lawyer and the owner alone."""
    rows = tuple(_row(matter, line) for line in matter.review.elements)
    columns = (
        Column(matter.t("elements.element"), 2.3),
        Column(matter.t("elements.status"), 1.6),
        Column(matter.t("elements.grade"), 1, "center"),
        Column(matter.t("elements.on"), 2.3),
        Column(matter.t("elements.against"), 1.6),
        Column(matter.t("elements.why"), 4.3),
    )
    title = matter.t("elements.title")
    return (
        Heading(1, title, "elements"),
        Para(matter.t("elements.state", state=matter.review.state)),
        Para(matter.t("elements.note"), "Note"),
        *((Para(matter.words.term("guidance.at_rest"), "Note"),) if _rests(matter) else ()),
        Table(columns, rows, title=title),
        *_views(matter),
    )


def _rests(matter: Matter) -> bool:
    """True where nothing is argued any more, and so nothing is to be lifted."""
    return matter.review.state in AT_REST


def _views(matter: Matter) -> tuple[Block, ...]:
    """Return a person's own views beside the computed ones, of elements and of exhibits."""
    rows = [
        _view(matter, matter.words.name_of(line.element), line.status, line.override)
        for line in matter.review.elements
        if line.override is not None
    ]
    rows += [
        _view(matter, matter.cite((item.mark,)), item.grade, item.override)
        for item in matter.review.exhibits
        if item.override is not None
    ]
    if not rows:
        return ()
    title = matter.t("own_view.title")
    columns = (
        Column(matter.t("own_view.of"), 2.4),
        Column(matter.t("own_view.computed"), 1.8),
        Column(matter.t("own_view.own"), 1.8),
        Column(matter.t("own_view.why"), 4.2),
        Column(matter.t("own_view.by_whom"), 2.4),
    )
    return (
        Heading(2, title, "views"),
        Para(matter.t("own_view.note"), "Note"),
        Table(columns, tuple(rows), title=title),
    )


def _view(matter: Matter, of: Text, computed: Status | Grade | None, view: Override) -> Row:
    """Return one row: what it is of, the computed word or letter, the own one, why, who, when."""

    def word(one: str | None) -> str:
        if not one:
            return "–"
        return matter.words.name_of(Status(one)) if one in _STATUSES else str(one)

    by = ", ".join(filter(None, (clean(view.by), matter.loose(view.on))))
    own = word(view.status or view.grade)
    return Row((of, word(computed), own, clean(view.why), by or "–"))


def _row(matter: Matter, line: ElementLine) -> Row:
    reason = matter.words.say(line.why)
    why: Text = reason
    if line.lift is not None and not _rests(matter):
        lift = matter.words.say(line.lift)
        why = (reason, "\n", Span(matter.t("elements.lift"), "strong"), f" {lift}")
    grade = line.grade.value if line.grade else "–"
    return Row(
        (
            (Span(matter.words.name_of(line.element), "strong"),),
            matter.words.name_of(line.status),
            grade,
            matter.cite(line.marks, empty="–"),
            matter.cite(line.attacks, empty="–"),
            why,
        )
    )
