"""The exhibits themselves: a cover sheet each, then its text or the pictures of its pages."""

from __future__ import annotations

from dataclasses import replace

from casefile.model.blocks import (
    Block,
    Column,
    FileLink,
    Heading,
    Inline,
    Link,
    PageRef,
    Para,
    Picture,
    Row,
    Section,
    Span,
    Table,
    Text,
    parts_of,
)
from casefile.model.clean import clean, one_line
from casefile.model.exhibit import ExhibitKind
from casefile.model.review import Event
from casefile.packets.laid_out import laid_out, lies_across
from casefile.packets.matter import Cited, Matter
from casefile.packets.volumes import volumes_of

_HALF = 32
"""A SHA-256 is shown in two groups of so many signs."""


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return every exhibit of the packet, each in sections under its own header."""
    rows = _citing(matter)
    done: list[Block] = []
    volumes = volumes_of(matter)
    for number, volume in enumerate(volumes, 1):
        if len(volumes) > 1:
            done += _volume(matter, volume, number, len(volumes))
        for cited in volume:
            done += _cover(matter, cited, rows.get(cited.exhibit.mark, []))
            done += _content(matter, cited)
    return tuple(done)


def _volume(matter: Matter, volume: tuple[Cited, ...], number: int, of: int) -> list[Block]:
    """Return the sheet that opens a volume: which one it is, and what stands in it."""
    title = matter.t("exhibits.volume", n=number, of=of)
    rows = tuple(
        Row(
            (
                (Link(cited.anchor, cited.label),),
                matter.title_of(cited.exhibit),
                (PageRef(cited.anchor),),
            )
        )
        for cited in volume
    )
    columns = (
        Column(matter.t("columns.exhibit"), 1.8),
        Column(matter.t("columns.title"), 7),
        Column(matter.t("columns.page"), 1, "end"),
    )
    return [
        Section(header=title),
        Heading(1, title, f"volume{number}"),
        Table(columns, rows, title=title),
    ]


def _citing(matter: Matter) -> dict[str, list[int]]:
    """Return the rows of the chronology that cite each mark, numbered as they stand there."""
    seen: list[Event] = [e for e in matter.review.chronology if matter.sees(e.disclosure)]
    rows: dict[str, list[int]] = {}
    for number, event in enumerate(seen, 1):
        for mark in dict.fromkeys(event.marks):
            rows.setdefault(mark, []).append(number)
    return rows


def _header(matter: Matter, cited: Cited) -> str:
    return f"{cited.label} – {matter.title_of(cited.exhibit)}"


def _cover(matter: Matter, cited: Cited, rows: list[int]) -> list[Block]:
    exhibit = cited.exhibit
    digest = exhibit.custody.sha256
    facts = [matter.words.name_of(exhibit.kind)]
    if exhibit.dated.known:
        facts.append(matter.words.loose_day(exhibit.dated))
    done: list[Block] = [
        Section(header=_header(matter, cited)),
        Para(cited.label, "Exhibit Number", anchor=cited.anchor),
        Para(matter.title_of(exhibit), "Exhibit Title"),
        Para(" · ".join(facts), "Exhibit Note"),
        Para((matter.t("exhibits.page") + " ", PageRef(cited.anchor)), "Exhibit Note"),
        _original(matter, cited),
        Para(("SHA-256\n", Span(f"{digest[:_HALF]}\n{digest[_HALF:]}", "fixed")), "Exhibit Note"),
    ]
    done += _companions(matter, cited)
    if rows:
        links: list[Inline] = [matter.t("exhibits.in_chronology") + " "]
        for at, number in enumerate(rows):
            links += ([", "] if at else []) + [Link(f"ev{number}", str(number))]
        done.append(Para(tuple(links), "Exhibit Note"))
    return done


def _original(matter: Matter, cited: Cited) -> Para:
    """Return where the original lies; of a redacted exhibit, that it is not handed over."""
    if not matter.redacted(cited.exhibit):
        link = FileLink(cited.file, cited.file.rpartition("/")[2])
        return Para((matter.t("exhibits.original") + ": ", link), "Exhibit Note")
    removed = cited.exhibit.redactions
    reasons = dict.fromkeys(one_line(r.why) for r in removed if r.why.strip())
    if cited.exhibit.covers_others:
        reasons[matter.t("exhibits.others_covered")] = None
    told = matter.t("exhibits.redacted", n=len(removed))
    named = f" ({'; '.join(reasons)})" if reasons else ""
    return Para((Span(told + named, "strong"),), "Exhibit Note")


def _companions(matter: Matter, cited: Cited) -> list[Block]:
    """Return where its translation and, of a recording, its transcript stand; or that one lacks."""
    exhibit = cited.exhibit
    lines: list[Block] = []
    if exhibit.kind is ExhibitKind.RECORDING:
        marks = [c.recorded.transcript for c in matter.case.contacts if c.recording == exhibit.mark]
        transcript = matter.cite(tuple(mark for mark in marks if mark))
        lines.append(_named(matter, cited, "exhibits.transcript", transcript))
    foreign = exhibit.language and exhibit.language != matter.words.code
    if exhibit.translation or foreign:
        marks = [exhibit.translation] if exhibit.translation else []
        lines.append(_named(matter, cited, "exhibits.translation", matter.cite(tuple(marks))))
    if foreign and exhibit.says.strip():
        lines.append(_beside(matter, cited, clean(exhibit.says.strip())))
    return lines


def _to_add(matter: Matter, cited: Cited, key: str) -> Span:
    """Return the blank for what an exhibit lacks; *key* names it."""
    told = f"[{matter.t('exhibits.to_add')}]"
    return Span(told, "to_complete", about=matter.t(key), exhibit=cited.exhibit.mark)


def _beside(matter: Matter, cited: Cited, quoted: str) -> Table:
    """Return a quotation in its own language, and beside it the place for its translation."""
    blank = _to_add(matter, cited, "exhibits.translation")
    heads = (matter.t("exhibits.quoted"), matter.t("exhibits.translated"))
    columns = tuple(Column(head, 5) for head in heads)
    return Table(columns, (Row(((Span(quoted, "quoted"),), (blank,))),), title=heads[0])


def _named(matter: Matter, cited: Cited, key: str, text: Text) -> Para:
    """Return a line of the cover; a blank to complete where there is nothing yet."""
    shown = parts_of(text)
    if not any(shown):
        shown = (_to_add(matter, cited, key),)
    return Para((f"{matter.t(key)}: ", *shown), "Exhibit Note")


def _content(matter: Matter, cited: Cited) -> list[Block]:
    exhibit = cited.exhibit
    header = Section(header=_header(matter, cited))
    text = matter.texts.get(exhibit.mark)
    if text is not None:
        opened = replace(header, landscape=lies_across(text))
        return [opened, *_signed(matter, cited), *laid_out(text, matter.title_of(exhibit))]
    count = matter.pages.get(exhibit.custody.sha256, 0)
    if count:
        pictures = [
            Picture(
                exhibit.custody.sha256,
                exhibit.custody.media_type,
                page,
                alt=matter.t(
                    "exhibits.alt",
                    label=_header(matter, cited),
                    page=page + 1,
                    pages=count,
                ),
            )
            for page in range(count)
        ]
        return [header, *pictures]
    # Nothing of it can be drawn: the cover says where the original lies, the words it is cited for.
    done: list[Block] = [Para(matter.t("exhibits.beside_only"), "Exhibit Note")]
    if exhibit.says.strip():
        done.append(Para(clean(exhibit.says.strip()), "Quote", direction="auto"))
    return done


def _signed(matter: Matter, cited: Cited) -> list[Block]:
    signed = [s for s in cited.exhibit.signatures if s.signer]
    if not signed:
        return []
    rows = tuple(
        Row(
            (
                s.signer,
                matter.words.loose_day(s.signed),
                matter.words.name_of(s.level),
            )
        )
        for s in signed
    )
    columns = (
        Column(matter.t("exhibits.signer"), 4),
        Column(matter.t("columns.day"), 3),
        Column(matter.t("exhibits.level"), 3),
    )
    return [Table(columns, rows, title=matter.t("exhibits.signatures"))]
