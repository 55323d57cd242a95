"""Redactions at work: what the drawing child covers, and a refusal where a passage is not found."""

from __future__ import annotations

from casefile.documents.pictures import Shelf, cover
from casefile.model.blocks import Evidence, Packet
from casefile.model.case import Case
from casefile.model.disclosure import Audience
from casefile.model.errors import PacketRefused
from casefile.packets.redact import Lines, Texts, is_redacted, not_found
from casefile.store.port import EvidenceStore


def covers(case: Case, audience: Audience) -> dict[str, str]:
    """Return what is burnt black in the pictures of each file, by its hash."""
    return {
        x.custody.sha256: cover(x.redactions)
        for x in case.exhibits
        if x.custody.sha256 and is_redacted(x, audience)
    }


def refuse_unplaced(
    case: Case,
    packet: Packet,
    audience: Audience,
    texts: Texts,
    others: Lines,
    blobs: EvidenceStore,
    shelf: Shelf,
) -> None:
    """Refuse a packet in which a passage to remove would stand after all.

    *texts* are the exhibits as text, not yet redacted. A passage of a picture without a text layer
    needs an area. *others* are the lines to cover where those of others are named; none of an
    exhibit that is no table. Raises: PacketRefused.
    """
    for exhibit in case.exhibits:
        if exhibit.mark not in packet.cited or not is_redacted(exhibit, audience):
            continue
        if exhibit.covers_others and not others.get(exhibit.mark):
            raise PacketRefused("others_not_told", where=exhibit.mark)
        digest = exhibit.custody.sha256
        text = texts.get(exhibit.mark)
        lost = not_found(exhibit, text) if isinstance(text, Evidence) else ()
        if text is None:
            path, kind = blobs.path(digest), exhibit.custody.media_type
            lost = tuple(
                r
                for r in exhibit.redactions
                if r.box is None and not shelf.found(path, kind, cover([r]))
            )
        if lost:
            words = "; ".join(r.words or r.area or r.id for r in lost)
            raise PacketRefused("redaction_not_placed", where=exhibit.mark, words=words)
