"""Zip containers opened with care: how many parts, how large, under what names, before any byte."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib

from casefile.model.errors import CannotRead

MOST_PARTS = 2_000
MOST_BYTES = 200_000_000
MOST_RATIO = 100
RATIO_MATTERS = 10_000_000
"""Below this size a high ratio does no harm: blank pages pack well."""


def is_zip(data: bytes) -> bool:
    """True when *data* begins as a zip container does."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def opened(data: bytes) -> zipfile.ZipFile:
    """Return the container, measured: nothing in it has been unpacked yet.

    Raises: CannotRead, for a bomb, an encrypted member, or a container that is damaged.
    """
    try:
        container = zipfile.ZipFile(io.BytesIO(data))
        members = container.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, EOFError) as bad:
        raise CannotRead("file_damaged", about="zip") from bad
    if len(members) > MOST_PARTS:
        raise CannotRead("archive_bomb", about=str(len(members)))
    total = sum(member.file_size for member in members)
    if total > MOST_BYTES:
        raise CannotRead("archive_bomb", about=f"{total // 1_000_000} MB")
    for member in members:
        packed = max(member.compress_size, 1)
        if member.file_size > RATIO_MATTERS and member.file_size > MOST_RATIO * packed:
            raise CannotRead("archive_bomb", about=f"{member.file_size // packed}:1")
        if member.flag_bits & 0x1:
            raise CannotRead("file_encrypted", about=member.filename)
    if _overlap(members):
        raise CannotRead("file_damaged", about="zip")
    return container


def _overlap(members: list[zipfile.ZipInfo]) -> bool:
    """True when two members share the same packed bytes: the trick of the flat bomb."""
    end = 0
    for member in sorted(members, key=lambda m: m.header_offset):
        if member.header_offset < end:
            return True
        end = member.header_offset + 30 + member.compress_size
    return False


def part(container: zipfile.ZipFile, name: str) -> bytes:
    """Return one member's bytes, never more than its head promised.

    Raises: CannotRead, when it is missing, damaged, or larger than it said.
    """
    try:
        promised = container.getinfo(name).file_size
        with container.open(name) as stream:
            data = stream.read(promised + 1)
    except KeyError as missing:
        raise CannotRead("file_damaged", about=name) from missing
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ) as bad:
        raise CannotRead("file_damaged", about=name) from bad
    if len(data) > promised:
        raise CannotRead("archive_bomb", about=name)
    return data


def is_link(member: zipfile.ZipInfo) -> bool:
    """True for a symbolic link or any other thing that is neither file nor folder."""
    mode = member.external_attr >> 16
    return bool(mode) and stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR)


def climbs(name: str) -> bool:
    """True for a name that would leave the folder it is unpacked into."""
    steps = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in steps or (len(name) > 1 and name[1] == ":")
