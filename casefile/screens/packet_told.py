"""What is said of a packet before it is written: what lacks, what is left out, how it reads."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from casefile.desk.records import LaidDown, Preflight
from casefile.model.blocks import LeftOut, Packet
from casefile.model.language import Language
from casefile.model.plan import Caution
from casefile.screens.plain import from_the_left, line, lines, plain, said

LINES = 200
"""Lines of a packet shown in the preview; the whole is in the file."""
MOST_LEFT_OUT = 12
"""Of what is left out, so many are named on the screen; the command names all."""

FOUND_IN_WRITING = frozenset(
    {"packet_fails_check", "packet_not_well_formed", "redaction_not_placed", "others_not_told"}
)
"""Refusals that no look ahead tells: until then the packet seemed ready to be written."""


def packet_told(
    words: Language,
    packet: Packet,
    flight: Preflight,
    *,
    cautions: Iterable[Caution] = (),
    lies: LaidDown | None = None,
    rtl: bool = False,
    asks: bool = False,
) -> Content:
    """Return the lines beside the list of packets; *lies* is the one that was written already.

    *rtl*: the packet runs from the right, whatever the language of the screen is. *asks*: Enter
    asks for the files of official forms first.
    """
    waits = bool(flight.lacks) and not packet.status
    rows: list[Content] = [said("! " + words.say(one.what)) for one in cautions]
    beware = [said("! " + words.say(one)) for one in flight.beware]
    if flight.refused:
        rows += [beware.pop(0)]
    if lies is not None:
        rows += _lies(words, lies, kept=flight.refused or waits)
    if not flight.refused and (waits or lies is None):
        rows.append(said(words.term(f"panes.packets.{_how(packet, waits, asks)}"), "bold"))
    rows += beware
    for lack in flight.lacks:
        rows.append(said(words.term("panes.packets.lacks", what=lack)))
    if flight.blanks:
        told = "; ".join(blank.rstrip(".") for blank in flight.blanks)
        rows.append(said(words.term("panes.packets.blanks", what=told)))
        rows.append(said(words.term("guidance.where_told"), "dim"))
    rows += _left_out(words, packet.left_out)
    rows.append(said(words.term("panes.packets.reads"), "bold underline"))
    rows += _preview(flight.text, rtl=rtl)
    return lines(*rows)


def _how(packet: Packet, waits: bool, asks: bool) -> str:
    """Return the name of what Enter does: it writes, or *waits* for what a final one lacks."""
    if waits:
        return "write_files" if asks else "write_not_yet"
    return "write_draft" if packet.status else "write_how"


def _lies(words: Language, lies: LaidDown, *, kept: bool) -> list[Content]:
    """Return where the packet lies that was written; one that is *kept* is not written anew."""
    stale = "lies_before" if kept else "lies_older"
    told = "✓ " + words.term("panes.packets.lies")
    return [
        said(told if lies.fresh else "! " + words.term(f"panes.packets.{stale}")),
        plain(from_the_left(str(lies.path))),
        said("  " + words.term("panes.packets.open_how"), "bold"),
    ]


def _left_out(words: Language, left_out: tuple[LeftOut, ...]) -> list[Content]:
    if not left_out:
        return [said(words.term("panes.packets.nothing_left_out"))]
    rows = [said(words.term("panes.packets.left_out", n=len(left_out)), "bold")]
    rows += [
        line(said("- "), said(words.value(one.what)), said("  "), said(words.say(one.why), "dim"))
        for one in left_out[:MOST_LEFT_OUT]
    ]
    if len(left_out) > MOST_LEFT_OUT:
        rows.append(said(words.term("guidance.and_more", n=len(left_out) - MOST_LEFT_OUT)))
    return [*rows, said(words.term("guidance.who_sees"), "dim")]


def _preview(text: str, *, rtl: bool) -> list[Content]:
    """Return the first lines, each in the direction of the packet, as its paragraphs are set."""
    rows: list[Content] = []
    for told in text.splitlines()[:LINES]:
        heading = told.startswith("#")
        rows.append(plain(told.lstrip("# ") if heading else told, "bold" * heading, rtl=rtl))
    return rows
