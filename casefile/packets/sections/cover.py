"""The cover: what this is, between whom, for how much, on what day, for whose eyes."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Para, Row, Section, Table
from casefile.model.clean import one_line
from casefile.packets.end_told import end_told
from casefile.packets.facts import summed
from casefile.packets.fill import form_words
from casefile.packets.matter import Matter
from casefile.rules.debt_order import by_day


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the cover page."""
    case, form = matter.case, matter.form
    subject = form_words(form, "subject", matter.words.code)
    claimant, respondent = matter.claimant, matter.respondent
    balance = summed(matter, "balance")
    lines = [
        (matter.role("claimant"), claimant),
        (matter.role("respondent"), respondent),
    ]
    if balance:
        lines.append((matter.t("cover.amount", day=matter.review.on), balance))
    if case.court_file:
        lines.append((matter.t("cover.court_file"), one_line(case.court_file)))
    lines += _end(matter)
    if case.debts:
        lines.append(
            (matter.t("cover.about"), ", ".join(matter.debt_name(d) for d in by_day(case.debts)))
        )
    if form.exhibits:
        lines.append((matter.t("cover.exhibits"), str(len(matter.cited))))
    lines += [
        (matter.t("cover.place"), matter.law.names.get(matter.words.code, matter.law.code)),
        (matter.t("cover.for"), _readers(matter)),
        (matter.t("cover.day"), matter.long_day(matter.on)),
    ]
    if matter.owner.name:
        lines.append((matter.t("cover.by"), one_line(matter.owner.name)))
    marked = (Para(matter.marking, "Marking"),) if matter.marking else ()
    return (
        Section(header=subject),
        *marked,
        Para(subject, "Cover Top"),
        Para(matter.t("versus_cover", claimant=claimant, respondent=respondent), "Title"),
        Para(form_words(form, "subtitle", matter.words.code), "Subtitle"),
        Table(
            (Column("", 3.2), Column("", 6.8)),
            tuple(Row(line) for line in lines),
            style="Field Table",
            title=subject,
        ),
    )


def _end(matter: Matter) -> list[tuple[str, str]]:
    """Return how the matter ended; a draft of what ends it says since when its terms are agreed."""
    if matter.form.to_be_signed:
        since = matter.told.facts.get("settled_on", "")
        return [(matter.t("cover.agreed_on"), since)] if since else []
    ends = (end_told(matter, account) for account in matter.review.account)
    return [(matter.t("cover.ended"), said) for said in ends if said]


def _readers(matter: Matter) -> str:
    """Return for whom it is: a draft agreement is for both sides, with a mediator or without."""
    if matter.form.to_be_signed:
        return matter.t("cover.both")
    return matter.words.name_of(matter.form.audience)
