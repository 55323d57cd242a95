"""A mail taken apart with care: heads of 16 KB, 50 levels, 500 parts at most, bytes as they came.

The standard library reads the heads; bodies are split here, because its parser recurses once a
level, decodes heads at quadratic cost, and writes an attached mail anew instead of keeping it.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import Compat32
from typing import Any
from urllib.parse import unquote_to_bytes

from casefile.intake.lettering import guessed_letters, letters

MOST_HEAD = 16_384
MOST_HEADS = 2_000
MOST_DEPTH = 50
MOST_PARTS = 500
_LOST_BOUNDARY = re.compile(rb"(?mi)^--([^\s-][^\r\n]{0,69}?)[ \t]*\r?\n(?=content-[a-z-]+:)")
_HEAD_LINE = re.compile(rb"^(?:From |[!-9;-~]{1,200}[ \t]*:|[ \t])")
_WRITTEN_IN = re.compile(
    r"(?m)^begin [0-7]{3,4} (?P<name>[^\r\n]{1,200})\r?\n(?:[ -`]{1,90}\r?\n){1,200000}end[ \t\r]*$"
)
_ENCODED = re.compile(r"=\?[^?\s]+\?[bBqQ]\?[^?]*\?=")


class _Raw(Compat32):
    """Heads as they came, cut at 16 KB: what is longer is an attack or a tracking list."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = sourcelines[0].split(":", 1)
        value = (value.lstrip(" \t") + "".join(sourcelines[1:])).rstrip("\r\n")
        return name, value[:MOST_HEAD]

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return value


_HEADS = BytesHeaderParser(policy=_Raw())


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf of a mail: its heads, its bytes decoded, and where it stands."""

    heads: Message
    body: bytes
    media_type: str
    within: str
    """Media type of the multipart it stands in."""
    order: int

    @property
    def name(self) -> str:
        """The file's name as the mail gives it; outside text, never a path."""
        return parameter(self.heads, "content-disposition", "filename") or parameter(
            self.heads, "content-type", "name"
        )

    @property
    def attached(self) -> bool:
        """True when the mail calls it an attachment."""
        said = str(self.heads.get("content-disposition", "")).strip().lower()
        return said.startswith("attachment")

    @property
    def text(self) -> str:
        """Its bytes as text, by its charset; lines that were cut to be sent are joined again."""
        text = letters(self.body, parameter(self.heads, "content-type", "charset"))
        if parameter(self.heads, "content-type", "format").lower() != "flowed":
            return text
        joined = parameter(self.heads, "content-type", "delsp").lower() == "yes"
        return unflowed(text, joined=joined)


def unflowed(text: str, *, joined: bool) -> str:
    """Return *text* of the form "flowed" with its soft line ends gone; *joined*: their space too.

    Source: RFC 3676. Lines of one depth of quotation alone are joined; a signature stays apart.
    """
    told: list[str] = []
    open_at = -1
    for line in text.replace("\r\n", "\n").split("\n"):
        quoted = len(line) - len(line.lstrip(">"))
        bare = line[quoted:].removeprefix(" ")
        soft = bare.endswith(" ") and bare != "-- "
        if open_at == quoted and bare != "-- ":
            told[-1] += bare
        else:
            told.append(f"{'>' * quoted} {bare}" if quoted else bare)
        if soft and joined:
            told[-1] = told[-1][:-1]
        open_at = quoted if soft else -1
    return "\n".join(told)


def written_in(text: str) -> tuple[str, tuple[tuple[str, bytes], ...]]:
    """Return *text* without the files written into it the old way, and those files by name.

    Each stands between ``begin 644 name`` and ``end`` (uuencode); what is not whole stays as text.
    """
    files: list[tuple[str, bytes]] = []

    def taken(found: re.Match[str]) -> str:
        data = _from_uu(found.group().encode("latin-1", "replace"))
        if len(files) >= MOST_PARTS or not data:
            return found.group()
        files.append((found["name"].strip(), data))
        return f"[{found['name'].strip()}]"

    return _WRITTEN_IN.sub(taken, text), tuple(files)


def heads_and_body(data: bytes) -> tuple[Message, bytes]:
    """Return the heads of a mail or of one of its parts, and the bytes after them."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    place, count = 0, 0
    end, body = len(data), len(data)
    while place < len(data):
        stop = data.find(b"\n", place)
        stop = len(data) if stop < 0 else stop + 1
        line = data[place : min(stop, place + 300)]
        if line in (b"\n", b"\r\n"):
            end, body = place, stop
            break
        if not _HEAD_LINE.match(line):
            end = body = place
            break
        count += 1
        if count > MOST_HEADS * 20:
            end = body = place
            break
        place = stop
    return _HEADS.parsebytes(_shortened(data[:end])), data[body:]


def _shortened(block: bytes) -> bytes:
    """Return the heads with each cut at 16 KB and at most 2,000 of them."""
    if len(block) <= MOST_HEAD:
        return block
    heads = re.split(rb"(?m)^(?=[^ \t\r\n])", block)
    return b"".join(
        head if len(head) <= MOST_HEAD else head[:MOST_HEAD].rstrip(b"\r\n") + b"\r\n"
        for head in heads[: MOST_HEADS + 1]
    )


def parts(data: bytes) -> tuple[Message, tuple[Part, ...], bool]:
    """Return the heads, the leaves in order, and True when there were too many or too deep."""
    if b"\n" not in data[:MOST_HEAD]:  # lines of an old Macintosh
        data = data.replace(b"\r", b"\n")
    top, _ = heads_and_body(data)
    leaves: list[Part] = []
    too_many = False
    waiting: list[tuple[bytes, int, str]] = [(data, 0, "")]
    default = "text/plain"
    while waiting:
        raw, depth, within = waiting.pop()
        heads, body = heads_and_body(raw)
        kind = media_type(heads, "message/rfc822" if within == "multipart/digest" else default)
        pieces = _split(heads, body) if kind.startswith("multipart/") else None
        if pieces is not None and depth < MOST_DEPTH:
            waiting.extend((piece, depth + 1, kind) for piece in reversed(pieces))
            continue
        if len(leaves) >= MOST_PARTS:
            return top, tuple(leaves), True
        too_many = too_many or (pieces is not None)
        if kind.startswith("multipart/"):
            kind = "text/plain" if pieces is None else "application/octet-stream"
        leaves.append(Part(heads, _decoded(heads, body), kind, within, len(leaves)))
    return top, tuple(leaves), too_many


def media_type(heads: Message, default: str = "text/plain") -> str:
    """Return the part's media type, in lower case."""
    said = str(heads.get("content-type", "")).split(";")[0].strip().lower()
    return said if re.fullmatch(r"[\w.+-]+/[\w.+-]+", said) else default


def _split(heads: Message, body: bytes) -> list[bytes] | None:
    """Return the pieces between the boundary lines; None when there is no boundary to be found."""
    boundary = parameter(heads, "content-type", "boundary").rstrip()
    pieces = _pieces(body, boundary.encode("utf-8", "replace")) if boundary else None
    if pieces is None and (lost := _LOST_BOUNDARY.search(body)):
        pieces = _pieces(body, lost[1])  # its head names none, or another one
    return pieces


def _pieces(body: bytes, boundary: bytes) -> list[bytes] | None:
    mark = re.escape(boundary)
    line = re.compile(rb"(?m)^--" + mark + rb"(?P<end>--)?[ \t]*\r?$\n?")
    pieces: list[bytes] = []
    start = -1
    for found in line.finditer(body):
        if start >= 0:
            pieces.append(_without_last_end(body[start : found.start()]))
        if found["end"]:
            return pieces
        start = found.end()
        if len(pieces) > MOST_PARTS:
            return pieces
    if start >= 0:
        pieces.append(body[start:])
    return pieces or None


def _without_last_end(piece: bytes) -> bytes:
    """Return *piece* without the line end that belongs to the boundary after it."""
    if piece.endswith(b"\r\n"):
        return piece[:-2]
    return piece[:-1] if piece.endswith((b"\n", b"\r")) else piece


def _decoded(heads: Message, body: bytes) -> bytes:
    coding = str(heads.get("content-transfer-encoding", "")).split(";")[0].strip().lower()
    if coding == "base64":
        return _from_base64(body)
    if coding == "quoted-printable":
        return quopri.decodestring(body)
    if coding in ("x-uuencode", "uuencode", "uue", "x-uue"):
        return _from_uu(body)
    return body


def _from_base64(body: bytes) -> bytes:
    """Return the bytes, forgiving strays and a missing end; text that is not base64 stays."""
    kept = re.sub(rb"[^A-Za-z0-9+/]", b"", body.split(b"\n--", 1)[0])
    kept = kept[: len(kept) - 1] if len(kept) % 4 == 1 else kept
    try:
        return base64.b64decode(kept + b"=" * (-len(kept) % 4))
    except binascii.Error:
        return body


def _from_uu(body: bytes) -> bytes:
    gathered, begun = [], False
    for line in body.splitlines():
        if line.startswith(b"begin "):
            begun = True
        elif begun and line.strip() in (b"end", b"`"):
            break
        elif begun:
            try:
                gathered.append(binascii.a2b_uu(line))
            except binascii.Error:
                continue
    return b"".join(gathered) if gathered else body


def parameter(heads: Message, head: str, name: str) -> str:
    """Return one parameter of a head as text, in any of the ways mail programs write it."""
    try:
        said = heads.get_param(name, "", header=head)
    except (ValueError, IndexError, TypeError, LookupError, RecursionError):
        return ""
    if isinstance(said, tuple):
        charset, _, value = said
        return letters(str(value).encode("latin-1", "replace"), charset or "utf-8").strip()
    text = decoded_head(str(said or ""))
    extended = re.match(r"(?s)^([\w.:-]{2,40})'[\w-]*'(.*%[0-9A-Fa-f]{2}.*)$", text)
    if extended:
        return letters(unquote_to_bytes(extended[2]), extended[1]).strip()
    return text.strip()


def decoded_head(raw: str) -> str:
    """Return a head as it reads: encoded words decoded, raw bytes in the set that fits."""
    raw = raw[:MOST_HEAD]
    if any("\udc80" <= letter <= "\udcff" for letter in raw):
        raw = guessed_letters(raw.encode("utf-8", "surrogateescape"))
    unfolded = re.sub(r"\r?\n(?=[ \t])", "", raw).replace("\r", " ").replace("\n", " ")
    if not _ENCODED.search(unfolded):
        return unfolded.strip()
    try:
        pieces = decode_header(unfolded)
    except (HeaderParseError, ValueError, LookupError):
        return unfolded.strip()
    return "".join(_letters_of(pieces)).strip()


def _letters_of(pieces: list[tuple[Any, Any]]) -> Iterator[str]:
    for piece, charset in pieces:
        if isinstance(piece, str):
            yield piece
        elif charset:
            yield letters(piece, charset)
        else:
            # decode_header hands plain stretches back in raw-unicode-escape.
            yield piece.decode("raw-unicode-escape", "replace")
