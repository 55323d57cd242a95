"""Mailboxes in one file (mbox): each mail comes out as a file of its own, bytes as they stand."""

from __future__ import annotations

import re

from casefile.intake.mime import decoded_head, heads_and_body
from casefile.intake.reading import Attachment, FullReading
from casefile.intake.sniff import MAIL, MAILBOX
from casefile.model.clean import safe_name
from casefile.model.errors import CannotRead

_MOST_MAILS = 10_000
_START = re.compile(rb"(?m)^From [^\r\n]{3,300}\r?\n(?=[!-9;-~]{1,76}:)")
_ESCAPED = re.compile(rb"(?m)^>(>*From )")


def claims(media_type: str) -> bool:
    """True for a file of several mails."""
    return media_type == MAILBOX


def read(data: bytes, name: str) -> FullReading:
    """Return the mails as attachments, in the order of the file.

    Raises: CannotRead, for a file without one whole mail.
    """
    starts = [found for found in _START.finditer(data) if _after_blank(data, found.start())]
    if not starts:
        raise CannotRead("file_damaged", about=name)
    ends = [found.start() for found in starts[1:]] + [len(data)]
    mails = tuple(
        _mail(data[found.end() : end], number)
        for number, (found, end) in enumerate(zip(starts, ends, strict=True), 1)
        if number <= _MOST_MAILS
    )
    return FullReading(
        fields=(("mails", str(len(starts))),),
        attachments=mails,
        flags=("too_many_parts",) if len(starts) > len(mails) else (),
    )


def _after_blank(data: bytes, place: int) -> bool:
    """True at the start of the file and after an empty line, where alone a mail may begin."""
    return place == 0 or data[max(0, place - 4) : place].endswith((b"\n\n", b"\n\r\n"))


def _mail(raw: bytes, number: int) -> Attachment:
    """Return one mail. The blank line before the next and the quoting of From are the box's own."""
    body = _ESCAPED.sub(rb"\1", raw)
    for end in (b"\r\n\r\n", b"\n\n"):
        if body.endswith(end):
            body = body[: -len(end) // 2]
            break
    heads, _ = heads_and_body(body)
    subject = safe_name(decoded_head(str(heads.get("subject", "")))[:60], "mail")
    return Attachment(name=f"{number:04} {subject}.eml", media_type=MAIL, size=len(body), data=body)
