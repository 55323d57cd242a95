"""What an exhibit's file is called beside a packet: never by the name that it came with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casefile.model.clean import safe_name
from casefile.model.exhibit import Exhibit
from casefile.model.language import Language

_SUFFIX = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "message/rfc822": "eml",
    "text/plain": "txt",
    "application/zip": "zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/msword": "doc",
    "application/vnd.ms-outlook": "msg",
    "application/pkcs7-signature": "p7s",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/html": "html",
    "text/csv": "csv",
    "image/webp": "webp",
    "image/tiff": "tif",
    "image/gif": "gif",
    "image/heic": "heic",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "audio/opus": "opus",
    "audio/x-wav": "wav",
    "audio/wav": "wav",
    "video/mp4": "mp4",
    "application/mbox": "mbox",
    "application/pkcs7-mime": "p7m",
    "application/rtf": "rtf",
    "application/x-invoice+xml": "xml",
    "application/x-tar": "tar",
    "application/x-whatsapp+zip": "zip",
    "audio/amr": "amr",
    "audio/flac": "flac",
    "audio/x-ms-wma": "wma",
    "image/bmp": "bmp",
    "text/calendar": "ics",
    "text/x-whatsapp": "txt",
}
"""Ending of a file by what it is: its own name may tell too much to be kept."""


def file_name(exhibit: Exhibit) -> str:
    """Return the name of an exhibit's file beside a packet: its mark, and what it is."""
    mark = re.sub(r"[^A-Za-z0-9-]", "", exhibit.mark) or "X"
    return f"{mark}.{_suffix(exhibit)}"


def enclosure_name(exhibit: Exhibit, number: int, kind: str) -> str:
    """Return the name of a copy beside a letter: its number in the list of enclosures, its kind."""
    return f"{number:02d}-{safe_name(kind).replace(' ', '_')}.{_suffix(exhibit)}"


def names_beside(exhibits: Iterable[Exhibit], words: Language) -> Iterator[str]:
    """Yield what the files of *exhibits* are called beside a packet, by mark and by kind.

    A file that came in under such a name, as a contract called ``contract.pdf``, tells nothing more
    by it.
    """
    for exhibit in exhibits:
        yield file_name(exhibit)
        yield enclosure_name(exhibit, 0, words.name_of(exhibit.kind))


def _suffix(exhibit: Exhibit) -> str:
    custody = exhibit.custody
    suffix = _SUFFIX.get(custody.media_type, "")
    if not suffix:
        tail = custody.original_name.rpartition(".")[2].lower()
        suffix = tail if re.fullmatch(r"[a-z0-9]{1,5}", tail) else "bin"
    return suffix
