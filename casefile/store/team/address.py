"""Where a firm's library is: its server, its name, its store of bytes; never a password."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from casefile.model.errors import BadInput

SCHEMES = ("postgresql", "postgres")


class Address(NamedTuple):
    """The place of a firm's library."""

    server: str
    """As libpq takes it, several hosts of a cluster among them; without a password."""
    firm: str
    evidence: str = ""
    """``s3://bucket/prefix?endpoint=...``; empty: in PostgreSQL."""

    def __str__(self) -> str:
        asked = {"firm": self.firm} | ({"evidence": self.evidence} if self.evidence else {})
        joint = "&" if "?" in self.server else "?"
        return f"{self.server}{joint}{urlencode(asked)}"


def is_address(text: str) -> bool:
    """True for what names a server, and not a folder."""
    return text.partition("://")[0] in SCHEMES


def address(text: str) -> Address:
    """Return the address in ``postgresql://login@host/database?firm=NAME[&evidence=s3://...]``.

    Raises: BadInput, when there is no firm in it, or a password: that is given by PGPASSWORD, a
    password file or the service of the machine, and is never kept by the program.
    """
    parts = urlsplit(text)
    if parts.scheme not in SCHEMES:
        raise BadInput("team_no_address", where=parts.scheme or "-")
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    told, _, _ = parts.netloc.rpartition("@")
    if ":" in told or "password" in asked:
        raise BadInput("team_password_in_address", where=parts.hostname or "-")
    firm, evidence = asked.pop("firm", ""), asked.pop("evidence", "")
    if not firm:
        raise BadInput("team_no_firm", where=parts.hostname or "-")
    if evidence and any(secret in evidence.lower() for secret in ("secret", "access_key")):
        raise BadInput("team_password_in_address", where="evidence")
    if len(parts.netloc.rpartition("@")[2].split(",")) > 1:
        asked.setdefault("target_session_attrs", "read-write")
    server = urlunsplit(
        ("postgresql", parts.netloc, parts.path, urlencode(asked, quote_via=quote), "")
    )
    return Address(server, firm, evidence)
