"""Zip archives: each member a file of its own; nothing is ever unpacked to a path it names."""

from __future__ import annotations

from casefile.intake import archive
from casefile.intake.reading import Attachment, FullReading
from casefile.intake.sniff import ZIP, media_type_of


def claims(media_type: str) -> bool:
    """True for a zip that is no document."""
    return media_type == ZIP


def read(data: bytes, name: str) -> FullReading:
    """Return the members as attachments, links and climbing names told by a flag.

    Raises: CannotRead, for a zip that is damaged, encrypted or a bomb.
    """
    container = archive.opened(data)
    members, flags = [], set()
    for member in container.infolist():
        if member.is_dir():
            continue
        if archive.is_link(member):
            flags.add("links_left_out")
            continue
        if archive.climbs(member.filename):
            flags.add("unsafe_names")
        inner = archive.part(container, member.filename)
        members.append(
            Attachment(
                name=member.filename,
                media_type=media_type_of(member.filename, inner),
                size=len(inner),
                data=inner,
            )
        )
    return FullReading(
        fields=(("members", str(len(members))),),
        attachments=tuple(members),
        flags=tuple(sorted(flags)),
    )
