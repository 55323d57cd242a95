"""The defences: raised or likely, who must prove them, what answers them."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Table, Text, parts_of
from casefile.model.clean import clean, one_line
from casefile.model.contact import UNSPOKEN
from casefile.model.exhibit import Exhibit, Provenance
from casefile.model.position import Position, Reason
from casefile.packets.matter import Matter
from casefile.packets.pleas import said, said_when
from casefile.rules.plea_reach import plea_name

OWN_HOUSE = True
"""Stands in a packet for the lawyer or the owner alone."""
_DISPUTES = (Reason.QUALITY, Reason.DENIAL, Reason.BILLING_ERROR, Reason.MISUNDERSTANDING)


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return one row a defence, the respondent's own words beneath, then what else he wrote."""
    lines = matter.review.defences
    title = matter.t("defences.title")
    done: list[Block] = [Heading(1, title, "defences")]
    done += _why_unpaid(matter)
    if not matter.case.positions:
        done += _unwritten(matter)
    wrote = _wrote(matter)
    if not lines:
        nothing = () if len(done) > 1 else (Para(matter.t("defences.none")),)
        return (*done, *nothing, *wrote)
    rows = tuple(
        Row(
            (
                matter.words.name_of(line.defence),
                matter.t(f"defences.{line.status}"),
                matter.role(line.burden) if line.burden in ("claimant", "respondent") else "–",
                matter.cite(line.marks, empty="–"),
                matter.words.say(line.why),
            )
        )
        for line in lines
    )
    columns = (
        Column(matter.t("defences.defence"), 2.2),
        Column(matter.t("defences.status"), 1.8),
        Column(matter.t("defences.burden"), 1.7),
        Column(matter.t("columns.exhibit"), 1.6),
        Column(matter.t("elements.why"), 5),
    )
    done.append(Table(columns, rows, title=title))
    for position in said(matter):
        if position.said.strip():
            words = matter.t("defences.said", defence=plea_name(matter.case, position))
            cited = matter.with_marks(words + said_when(matter, position), position.marks)
            done += [Para(cited, "caption"), Para(clean(position.said.strip()), "Quote")]
        if position.translated.strip():
            done.append(Para(f"{matter.t('exhibits.translation')}:", "caption"))
            done.append(Para(clean(position.translated.strip()), "Quote"))
        done += _answered(matter, position)
    return (*done, *wrote)


def _why_unpaid(matter: Matter) -> list[Block]:
    """Return why he does not pay, as a person entered it, in his words."""
    case, done = matter.case, list[Block]()
    if case.reason is not Reason.UNKNOWN:
        done.append(Para(matter.t("defences.why", reason=case.reason)))
        if case.reason_said.strip():
            done.append(Para(clean(case.reason_said.strip()), "Quote"))
    return done


def _wrote(matter: Matter) -> list[Block]:
    """Return what he wrote beside his pleas, and what it bears on."""
    case, done = matter.case, list[Block]()
    pleaded = {mark for position in case.positions for mark in position.marks}
    for exhibit in case.exhibits:
        words = _words_of(exhibit)
        if words and exhibit.mark not in pleaded:  # the words of a plea stand below
            cited = parts_of(matter.cite((exhibit.mark,)))
            day = matter.words.loose_day(exhibit.dated)
            bears = ", ".join(matter.words.names_of(exhibit.shows))
            key = "defences.wrote_of" if bears else "defences.wrote"
            told = matter.t(key, day=day, elements=bears) if bears else matter.t(key, day=day)
            done.append(Para((*cited, ", ", told), "caption"))
            done.append(Para(clean(words), "Quote"))
    return [Para(matter.t("defences.besides")), *done] if done else []


def _words_of(exhibit: Exhibit) -> str:
    """Return the words by which a paper of his own shows something; empty: none are kept."""
    if not exhibit.accepted or exhibit.maker is not Provenance.RESPONDENT or exhibit.copy_of:
        return ""
    shown = [x.because for x in exhibit.suggestions if x.field == "shows" and x.because]
    return exhibit.says.strip() or " … ".join(dict.fromkeys(shown))


def _answered(matter: Matter, position: Position) -> list[Block]:
    """Return our answer to a plea, and the papers that bear it; nothing where there is none."""
    if not position.answer.strip():
        return []
    named = matter.t("defences.answer", defence=plea_name(matter.case, position))
    answer = matter.with_marks(clean(position.answer.strip()), position.answered_by)
    return [Para(named, "caption"), Para(answer)]


def _unwritten(matter: Matter) -> list[Block]:
    """Return what the case holds against the claim while no plea is written down of it."""
    case = matter.case
    found: list[Text] = []
    if case.reason in _DISPUTES:
        found.append(matter.t("defences.reason", reason=case.reason))
    for exhibit in case.exhibits:
        if exhibit.accepted and exhibit.against:
            against = ", ".join(matter.words.names_of(exhibit.against))
            told = matter.t("defences.against", elements=against)
            found.append((*parts_of(matter.cite((exhibit.mark,))), f": {told}"))
    for contact in case.contacts:
        if contact.said.strip() and contact.outcome not in UNSPOKEN:
            found.append(f"{matter.names[contact.id]}: {one_line(contact.said)}")
    if not found:
        return []
    bullets = [Para(text, "Bullet") for text in found]
    return [Para(matter.t("defences.unwritten")), *bullets]
