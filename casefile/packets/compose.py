"""A packet from a case: the outline of a form, its words filled, its sections drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from casefile.leaves import leaves
from casefile.model.blocks import (
    Attached,
    Block,
    Evidence,
    Heading,
    LeftOut,
    Numbered,
    Packet,
    Para,
    Span,
)
from casefile.model.case import Case
from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadData
from casefile.model.form import NEXT_DEAL, Form, Part
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.keeping import UNKEPT, RecordKeeping
from casefile.model.language import Language
from casefile.model.party import Owner
from casefile.model.plan import OverAll
from casefile.model.review import Review
from casefile.model.say import Say
from casefile.packets.facts import conditions, facts
from casefile.packets.fill import filled, form_words, stands
from casefile.packets.matter import Matter
from casefile.packets.told import UNTOLD, Told
from casefile.packets.typeset import typeset

SECTIONS = "casefile.packets.sections"


def compose(
    case: Case,
    review: Review,
    form: Form,
    words: Language,
    law: Jurisdiction,
    owner: Owner,
    texts: Mapping[str, Evidence | None],
    pages: Mapping[str, int],
    on: date,
    draft: bool = False,
    left_out: tuple[LeftOut, ...] = (),
    keeping: RecordKeeping | None = None,
    told: Told | None = None,
    over_all: OverAll | None = None,
    payments_doubtful: bool = False,
) -> Packet:
    """Return the packet of *form* in the language of *words*.

    *texts* are exhibits as text by their mark, *pages* the number of page pictures by hash.
    *left_out* is what the caller has already kept back, *keeping* how the record was kept: the head
    of its log is printed in every packet. *told* is what a letter of the conversation tells of
    itself: its call, its offer; *over_all* what the library tells. *payments_doubtful* is asked of
    the whole case, not of the reader's view of it. Raises: BadData, naming form and key.
    """
    kept = keeping or UNKEPT
    matter = Matter(
        case,
        review,
        form,
        words,
        law,
        owner,
        texts,
        pages,
        on,
        draft,
        kept,
        told or UNTOLD,
        over_all,
        payments_doubtful,
    )
    matter = replace(matter, words=words.citing(matter.labels))
    known = facts(matter)
    answers = conditions(matter, known)
    blocks: list[Block] = []
    for part in form.outline:
        if stands(part, answers, form):
            blocks += _part(part, matter, known)
    blocks += _head_line(matter, blocks)
    title = _title(matter)
    return Packet(
        form=form.name,
        title=title,
        subject=form_words(form, "subject", words.code),
        author=known["sender"] or known["claimant"],
        language=words.code,
        when=on,
        blocks=typeset(_counted(blocks), words.code),
        page_words=(matter.t("page_before"), matter.t("page_between")),
        status=matter.t("draft") if draft else "",
        marking=matter.marking,
        letter=form.letter,
        attached=_attached(matter),
        cited=tuple(c.exhibit.mark for c in matter.cited) if form.exhibits else (),
        left_out=(*left_out, *_kept_back(matter)),
        head=kept.head,
        margin_mm=form.margins.get(law.code, 0),
        paper=law.paper if law.paper in ("A4", "Letter") else "A4",
    )


def _part(part: Part, matter: Matter, known: Mapping[str, str]) -> list[Block]:
    form, code = matter.form, matter.words.code
    if part.section:
        found = leaves(SECTIONS).get(part.section)
        if found is None:
            raise BadData("no_such_section", where=f"{form.name}/outline.toml", field=part.section)
        if getattr(found, "OWN_HOUSE", False) and not matter.sees(Disclosure.INTERNAL):
            raise BadData(
                "section_not_for_audience",
                where=f"{form.name}/outline.toml",
                field=part.section,
                audience=form.audience,
            )
        return list(found.blocks(matter))
    if part.heading:
        return [Heading(1, form_words(form, part.heading, code))]
    paragraphs = filled(form, part.text, matter.words, known)
    if part.style.startswith("Numbered"):
        level = int(part.style.removeprefix("Numbered").strip() or "1")
        return [Numbered(text, level) for text in paragraphs]
    return [Para(text, part.style or "Body Text") for text in paragraphs]


def _counted(blocks: list[Block]) -> tuple[Block, ...]:
    """Return the blocks, numbers beginning anew under each heading of the first level."""
    done: list[Block] = []
    fresh = False
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            fresh = True
        elif isinstance(block, Numbered) and fresh:
            block = replace(block, restart=True)
            fresh = False
        done.append(block)
    return tuple(done)


def _head_line(matter: Matter, blocks: list[Block]) -> list[Block]:
    """Return the head of the log as the last line, where no page of the packet tells it."""
    head = matter.keeping.head
    told = any(isinstance(b, Heading) and b.anchor in ("manifest", "record") for b in blocks)
    if not head or told:
        return []
    return [Para((f"{matter.t('record.head')} ", Span(head, "fixed")), "Record Line")]


def _title(matter: Matter) -> str:
    """Return the names of both sides; a deal to come has no sides against each other."""
    if matter.form.over_all:
        return form_words(matter.form, "subject", matter.words.code)
    claimant = matter.case.claimant.name or matter.owner.name or matter.role("claimant")
    respondent = matter.case.respondent.name or matter.role("respondent")
    if matter.form.group == NEXT_DEAL:
        return f"{claimant} – {respondent}"
    return matter.t("versus", claimant=claimant, respondent=respondent)


def _attached(matter: Matter) -> tuple[Attached, ...]:
    if not matter.form.exhibits:
        return ()
    return tuple(
        Attached(cited.file, cited.exhibit.custody.sha256, cited.exhibit.mark, cited.label)
        for cited in matter.cited
        if not matter.redacted(cited.exhibit)
    )


def _kept_back(matter: Matter) -> tuple[LeftOut, ...]:
    """Return what this packet itself leaves out, for the owner alone."""
    if not matter.form.exhibits:
        return ()
    originals = tuple(
        LeftOut(
            what=Say("withheld.exhibit", mark=x.mark, title=matter.title_of(x)),
            why=Say("packets.left_out.redacted", n=len(x.redactions)),
            label=x.disclosure,
        )
        for x in (cited.exhibit for cited in matter.cited)
        if matter.redacted(x)
    )
    return (
        originals
        + tuple(
            LeftOut(
                what=Say("withheld.exhibit", mark=exhibit.mark, title=matter.title_of(exhibit)),
                why=Say("packets.left_out.not_held"),
                label=exhibit.disclosure,
            )
            for exhibit in matter.case.exhibits
            if matter.sees(exhibit.disclosure) and not (exhibit.held and exhibit.custody.sha256)
        )
        + tuple(
            LeftOut(
                what=Say("withheld.exhibit", mark=exhibit.mark, title=matter.title_of(exhibit)),
                why=Say("packets.left_out.a_copy", mark=exhibit.copy_of),
                label=exhibit.disclosure,
            )
            for exhibit in matter.case.exhibits
            if matter.sees(exhibit.disclosure) and exhibit.copy_of
        )
    )
