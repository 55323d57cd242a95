"""A packet from a case: the outline of a form, its words filled, its sections drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from casefile.leaves import leaves
from casefile.model.blocks import (
    Attached,
    Block,
    Heading,
    LeftOut,
    Numbered,
    Packet,
    Para,
    Span,
)
from casefile.model.errors import BadData
from casefile.model.exhibit import Exhibit
from casefile.model.form import NEXT_DEAL, Part
from casefile.model.say import Say
from casefile.packets.facts import conditions, facts
from casefile.packets.fill import filled, form_words, stands
from casefile.packets.matter import Matter
from casefile.packets.typeset import typeset

SECTIONS = "casefile.packets.sections"


def compose(told: Matter, left_out: tuple[LeftOut, ...] = ()) -> Packet:
    """Return the packet of what is *told*: its form in the language of its words.

    *left_out* is what the caller has already kept back. The head of the log is
    printed in each packet but those that the other side reads.
    Raises: BadData, naming form and key.
    """
    matter = replace(told, words=told.words.citing(told.cited_as))
    form, words, law = matter.form, matter.words, matter.law
    known = facts(matter)
    return Packet(
        form=form.name,
        title=_title(matter),
        subject=_subject(matter),
        author=known["sender"] or known["claimant"],
        language=words.code,
        when=matter.on,
        blocks=typeset(_counted(_blocks(matter, known)), words.code),
        page_words=(matter.t("page_before"), matter.t("page_between")),
        status=matter.t("draft") if matter.draft else "",
        marking=matter.marking,
        letter=form.letter,
        attached=_attached(matter),
        cited=tuple(c.exhibit.mark for c in matter.cited) if form.exhibits else (),
        left_out=(*left_out, *_kept_back(matter)),
        head=matter.log_head,
        margin_mm=form.margins.get(law.code, 0),
        paper=law.paper if law.paper in ("A4", "Letter") else "A4",
    )


def _blocks(matter: Matter, known: Mapping[str, str]) -> list[Block]:
    """Return what stands in the packet: the parts of the outline, and the head of the log."""
    answers = conditions(matter, known)
    parts = [part for part in matter.form.outline if stands(part, answers, matter.form)]
    blocks = [block for part in parts for block in _part(part, matter, known)]
    return blocks + _head_line(matter, blocks)


def _part(part: Part, matter: Matter, known: Mapping[str, str]) -> Sequence[Block]:
    form = matter.form
    if part.section:
        return _section(part.section, matter)
    if part.heading:
        return [Heading(1, form_words(form, part.heading, matter.words.code))]
    paragraphs = filled(form, part.text, matter.words, known)
    if part.style.startswith("Numbered"):
        level = int(part.style.removeprefix("Numbered").strip() or "1")
        return [Numbered(text, level) for text in paragraphs]
    return [Para(text, part.style or "Body Text") for text in paragraphs]


def _section(name: str, matter: Matter) -> Sequence[Block]:
    """Return what a section tells; one of one's own house goes to no other reader."""
    found, where = leaves(SECTIONS).get(name), f"{matter.form.name}/outline.toml"
    if found is None:
        raise BadData("no_such_section", where=where, field=name)
    if getattr(found, "OWN_HOUSE", False) and not matter.own_house:
        audience = matter.form.audience
        raise BadData("section_not_for_audience", where=where, field=name, audience=audience)
    blocks: Sequence[Block] = found.blocks(matter)
    return blocks


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
    head = matter.log_head
    told = any(isinstance(b, Heading) and b.anchor in ("manifest", "record") for b in blocks)
    if not head or told:
        return []
    return [Para((f"{matter.t('record.head')} ", Span(head, "fixed")), "Record Line")]


def _subject(matter: Matter) -> str:
    """Return what the packet is called; a letter on what a court ordered may have its own name."""
    form, code = matter.form, matter.words.code
    own = matter.told.judged and "subject_judged" in form.words.get(code, {})
    return form_words(form, "subject_judged" if own else "subject", code)


def _title(matter: Matter) -> str:
    """Return the names of both sides; in a letter, and of a deal to come, not as in a lawsuit."""
    if matter.form.over_all:
        return form_words(matter.form, "subject", matter.words.code)
    if matter.form.letter or matter.form.group == NEXT_DEAL:
        return f"{matter.claimant} – {matter.respondent}"
    return matter.t("versus", claimant=matter.claimant, respondent=matter.respondent)


def _attached(matter: Matter) -> tuple[Attached, ...]:
    """Return the originals that lie beside it: of its exhibits, or the copies that it encloses."""
    files = {cited.exhibit.mark: cited.file for cited in matter.cited}
    if not matter.form.exhibits:
        files = matter.enclosed_files
    return tuple(
        Attached(
            files[cited.exhibit.mark], cited.exhibit.custody.sha256, cited.exhibit.mark, cited.label
        )
        for cited in matter.cited
        if cited.exhibit.mark in files and not matter.redacted(cited.exhibit)
    )


def _kept_back(matter: Matter) -> tuple[LeftOut, ...]:
    """Return what this packet itself leaves out, for the owner alone."""
    covered = tuple(
        _left(matter, x, Say("packets.left_out.redacted", n=len(x.redactions)))
        for x in (cited.exhibit for cited in matter.cited)
        if matter.redacted(x) and (matter.form.exhibits or x.mark in matter.enclosures)
    )
    if not matter.form.exhibits:
        return covered
    seen = [x for x in matter.case.exhibits if matter.sees(x.disclosure)]
    return (
        *covered,
        *(
            _left(matter, x, Say("packets.left_out.not_held"))
            for x in seen
            if not (x.held and x.custody.sha256)
        ),
        *(
            _left(matter, x, Say("packets.left_out.a_copy", mark=x.copy_of))
            for x in seen
            if x.copy_of
        ),
    )


def _left(matter: Matter, exhibit: Exhibit, why: Say) -> LeftOut:
    what = Say("withheld.exhibit", mark=exhibit.mark, title=matter.title_of(exhibit))
    return LeftOut(what=what, why=why, label=exhibit.disclosure)
