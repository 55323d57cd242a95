"""How the mediation stands: asked for, held, what came of it. Of what was said there, nothing."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Row, Table, Text
from casefile.model.clean import one_line
from casefile.model.dates import UNDATED
from casefile.model.offer import MediationOutcome
from casefile.packets.attending_told import attending
from casefile.packets.matter import Matter

OWN_HOUSE = True


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return what is written down of it, and who comes; nothing where none is on record."""
    rows = tuple(
        Row((matter.t(f"mediation.{name}"), shown)) for name, shown in _told(matter) if shown
    )
    title, came = matter.t("mediation.title"), attending(matter)
    if rows:
        columns = (Column("", 3), Column("", 7))
        came = (Table(columns, rows, style="Field Table", title=title), *came)
    return (Heading(1, title, "mediation"), *came) if came else ()


def _told(matter: Matter) -> tuple[tuple[str, Text], ...]:
    """Return what is known, each with the name of its line; an empty text is: not known."""
    talks = matter.case.mediation
    outcome = talks.outcome
    known = outcome is not MediationOutcome.UNKNOWN
    ended = talks.ended_on if talks.ended_on != talks.on else UNDATED
    return (
        ("asked_on", matter.loose(talks.asked_on) if talks.asked_on.known else ""),
        ("willing", "" if talks.willing is None else matter.answer(talks.willing)),
        ("not_tried", one_line(talks.not_tried_because)),
        ("mediator", one_line(talks.mediator)),
        ("on", matter.loose(talks.on) if talks.on.known else ""),
        ("outcome", matter.words.name_of(outcome) if known else ""),
        ("ended_on", matter.loose(ended) if ended.known else ""),
        ("agreement", matter.cite((talks.agreement,)) if talks.agreement else ""),
        ("performed", "" if talks.performed is None else matter.answer(talks.performed)),
    )
