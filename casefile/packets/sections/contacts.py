"""The log of calls, messages and meetings that the audience may see, oldest first."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Table
from casefile.model.clean import clean, one_line
from casefile.model.contact import Contact, Outcome
from casefile.packets.matter import Matter
from casefile.rules.item_names import about_told
from casefile.rules.paper_of_talk import papers_of_talks
from casefile.rules.talks_told import letter_told


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return one row a contact."""
    seen = [c for c in matter.case.contacts if matter.sees(c.disclosure)]
    title = matter.t("contacts.title")
    done: list[Block] = [Heading(1, title, "contacts")]
    if seen and matter.contacts_kept:
        done.append(Para(matter.t("contacts.selection", n=matter.contacts_kept), "Note"))
    if not seen:
        return (*done, Para(matter.t("contacts.none")))
    papers = dict(zip(matter.case.contacts, papers_of_talks(matter.case), strict=True))
    rows = tuple(_row(matter, one, papers[one]) for one in sorted(seen, key=lambda c: c.on))
    columns = (
        Column(matter.t("columns.day"), 1.9),
        Column(matter.t("contacts.channel"), 1.7),
        Column(matter.t("contacts.who"), 2),
        Column(matter.t("contacts.said"), 5),
        Column(matter.t("columns.exhibit"), 1.5),
    )
    return (*done, Table(columns, rows, title=title))


def _came_of_it(matter: Matter, contact: Contact) -> str:
    """Return what stands for what was said where nobody wrote it down."""
    if contact.form and contact.outcome is Outcome.UNKNOWN:
        letter = letter_told(contact)
        return matter.t("contacts.letter") if letter is None else matter.words.say(letter)
    return matter.words.name_of(contact.outcome) if contact.tells_outcome else "–"


def _row(matter: Matter, contact: Contact, paper: str) -> Row:
    day = matter.words.loose_day(contact.on)
    if contact.hour is not None:
        day = f"{day} {contact.hour:%H:%M}"
    way = f"{matter.words.name_of(contact.channel)}, {matter.words.name_of(contact.direction)}"
    said = clean(contact.said.strip()) or _came_of_it(matter, contact)
    about = about_told(contact)
    if about is not None:
        said += "\n" + matter.t("contacts.about", about=about)
    if contact.promise is not None:
        amount = contact.promise.amount
        said += "\n" + matter.t(
            "contacts.promise",
            amount=matter.money(amount) if amount else "–",
            day=matter.words.until(contact.promise.by),
        )
    if contact.noted_on.known and contact.noted_on != contact.on:
        noted = matter.words.loose_day(contact.noted_on)
        said += "\n" + matter.t("contacts.noted", day=noted)
    told = (*contact.marks, paper, contact.recording, contact.confirmed_by)
    marks = tuple(dict.fromkeys(filter(None, told)))
    return Row((day, way, one_line(contact.who) or "–", said, matter.cite(marks, empty="–")))
