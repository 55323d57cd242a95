"""The named styles of the house paper: the contract between packets and an office's own .docx."""

from __future__ import annotations

from functools import cache

from casefile.documents.house_atoms import (
    ALERT,
    BOLD,
    CENTER,
    DECLARATION,
    END,
    GREY,
    HEAD_FACE,
    INK,
    ITALIC,
    TEXT_FACE,
    TOGETHER,
    WITH_NEXT,
    W,
    color,
    edge,
    face,
    size,
    space,
    style,
)
from casefile.documents.house_tables import character_styles, evidence_styles, table_styles


@cache
def styles(language: str, tag: str, measure: int) -> str:
    """Return styles.xml: *language* as en, he, pl; *tag* as en-GB; *measure* in twips."""
    base = 12.0 if language == "he" else 11.0
    line = 340 if language == "he" else 300
    head = face(HEAD_FACE)
    drawn = "".join(
        (
            style("Normal", default=True, builtin=True, priority=0),
            style("Body Text", paragraph=space(0, 8, line), builtin=True, priority=1),
            *_headings(base, head),
            *_body(base, line),
            *_letters(base, line, head),
            *_covers(head),
            *_exhibit_sheets(head),
            *_contents(head, measure),
            *evidence_styles(head),
            *character_styles(),
            *table_styles(),
        )
    )
    return (
        f"{DECLARATION}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{face(TEXT_FACE)}"
        f'{size(base)}<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="he-IL"/></w:rPr>'
        f"</w:rPrDefault><w:pPrDefault><w:pPr>{space(0, 0, 264)}</w:pPr></w:pPrDefault>"
        f"</w:docDefaults>{drawn}</w:styles>"
    )


def _body(base: float, line: int) -> tuple[str, ...]:
    """Return the styles of running text: numbered and marked paragraphs, quotations, notes."""
    return (
        *(
            style(
                f"Legal {n}",
                "Body Text",
                f'<w:numPr><w:ilvl w:val="{n - 1}"/><w:numId w:val="1"/></w:numPr>',
                priority=2,
            )
            for n in range(1, 5)
        ),
        style(
            "Bullet",
            "Body Text",
            f'<w:numPr><w:numId w:val="2"/></w:numPr>{space(0, 4, line)}',
            priority=2,
        ),
        style(
            "Evidence Line",
            "Body Text",
            f'{space(0, 10)}<w:ind w:left="567"/>',
            size(base - 1),
            priority=3,
        ),
        style(
            "Quote",
            paragraph=f'{space(0, 8, 276)}<w:ind w:left="567" w:right="567"/>',
            builtin=True,
            priority=29,
        ),
        style("Note", paragraph=space(2, 4, 252), run=color(GREY) + size(9)),
        style("Record Line", paragraph=space(3, 0, 240), run=color(GREY) + size(7)),
    )


def _headings(base: float, head: str) -> tuple[str, ...]:
    """Return the headings of three levels; *base* is the size of running text in points."""
    levels = ((16, 24, 10), (13, 18, 6), (base, 12, 4))
    return tuple(
        style(
            f"heading {n}",
            paragraph=f'{TOGETHER}{space(before, after)}<w:outlineLvl w:val="{n - 1}"/>',
            run=head + BOLD + color(INK) + size(points),
            builtin=True,
            then="Body Text",
            priority=9,
        )
        for n, (points, before, after) in enumerate(levels, 1)
    )


def _letters(base: float, line: int, head: str) -> tuple[str, ...]:
    """Return the styles of a letter and of what is signed, from its sender to its signature."""
    ink = color(INK)
    return (
        style("Sender Name", paragraph=space(0, 2), run=head + BOLD + ink + size(15)),
        style("Sender", paragraph=space(0, 0, 252), run=head + color(GREY) + size(9)),
        style("Letter Date", paragraph=space(6, 4) + END),
        style("Addressee", paragraph=space(0, 0, 276)),
        style("Delivery", paragraph=space(8, 0), run=ITALIC + color(GREY) + size(base - 1)),
        style(
            "Subject",
            paragraph=WITH_NEXT + space(12, 6),
            run=head + BOLD + ink + size(14),
        ),
        style("Closing", paragraph="<w:keepLines/>" + space(6, 4)),
        style(
            "Signature Line",
            paragraph="<w:keepLines/><w:tabs>"
            '<w:tab w:val="left" w:leader="underscore" w:pos="4536"/></w:tabs>' + space(24, 0),
        ),
        style(
            "Statement of Truth",
            "Body Text",
            TOGETHER + edge("top", 6, 8) + space(18, 8, line),
        ),
    )


def _covers(head: str) -> tuple[str, ...]:
    """Return the styles of a packet's first page."""
    ink, grey = color(INK), color(GREY)
    return (
        style(
            "Cover Top",
            paragraph=space(120, 20) + CENTER,
            run=head + grey + '<w:spacing w:val="30"/>' + size(12),
        ),
        style(
            "Title",
            paragraph=WITH_NEXT + space(0, 8, 252) + CENTER,
            run=head + BOLD + ink + size(24),
            builtin=True,
            then="Subtitle",
        ),
        style(
            "Subtitle",
            paragraph=space(0, 40) + CENTER,
            run=head + ink + size(13),
            builtin=True,
            then="Body Text",
        ),
        style("Statement Claim", paragraph=space(2, 16) + CENTER, run=size(10)),
        style("Statement Mark", paragraph=space(0, 0, 252) + END, run=size(10)),
        style(
            "Court Heading",
            paragraph=space(12, 4) + CENTER,
            run=head + BOLD + size(12),
        ),
        style(
            "Marking",
            paragraph=WITH_NEXT
            + '<w:pBdr><w:top w:val="single" w:sz="6" w:space="5" w:color="8B1A1A"/>'
            '<w:bottom w:val="single" w:sz="6" w:space="5" w:color="8B1A1A"/></w:pBdr>'
            + space(0, 12)
            + CENTER,
            run=head + BOLD + color(ALERT) + '<w:spacing w:val="20"/>' + size(10),
        ),
    )


def _exhibit_sheets(head: str) -> tuple[str, ...]:
    """Return the styles of the sheet before each exhibit."""
    ink, grey = color(INK), color(GREY)
    return (
        style(
            "Exhibit Number",
            paragraph=WITH_NEXT + space(150, 8) + CENTER + '<w:outlineLvl w:val="0"/>',
            run=head + BOLD + ink + size(36),
            then="Exhibit Title",
        ),
        style(
            "Exhibit Title",
            paragraph=WITH_NEXT + space(0, 22) + CENTER,
            run=head + size(16),
            then="Exhibit Note",
        ),
        style("Exhibit Note", paragraph=space(0, 5) + CENTER, run=grey + size(10)),
    )


def _contents(head: str, measure: int) -> tuple[str, ...]:
    """Return the styles of the table of contents, of what runs on every page, and of captions."""

    def tab(leader: str = "") -> str:
        dots = f' w:leader="{leader}"' if leader else ""
        return f'<w:tabs><w:tab w:val="right"{dots} w:pos="{measure}"/></w:tabs>'

    running = head + color(GREY) + size(8.5)
    return (
        style(
            "TOC Heading",
            paragraph=WITH_NEXT + space(0, 12),
            run=head + BOLD + color(INK) + size(16),
            builtin=True,
            then="Body Text",
            priority=39,
        ),
        style("toc 1", paragraph=tab("dot") + space(5, 2), builtin=True, priority=39),
        style(
            "toc 2",
            paragraph=tab("dot") + space(0, 2) + '<w:ind w:left="360"/>',
            run=size(10),
            builtin=True,
            priority=39,
        ),
        style(
            "header",
            paragraph=edge("bottom", 4, 4) + tab(),
            run=running,
            builtin=True,
            priority=99,
        ),
        style(
            "footer", paragraph=edge("top", 4, 4) + tab(), run=running, builtin=True, priority=99
        ),
        style(
            "caption",
            paragraph=WITH_NEXT + space(10, 5),
            run=head + BOLD + color(INK) + size(10),
            builtin=True,
            priority=35,
        ),
    )
