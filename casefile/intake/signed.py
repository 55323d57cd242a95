"""Digitally signed PDFs: who signed, when, at what level, and whether the file was changed since.

Needs pyHanko (the extra ``signatures``). Nothing is fetched: whether the issuer may be trusted is
left to a qualified validator; what is said here is whether the signed bytes still stand.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Coroutine
from datetime import datetime
from typing import Any, NamedTuple

try:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import (
        async_validate_pdf_signature,
        async_validate_pdf_timestamp,
    )
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko.version import __version__
    from pyhanko_certvalidator import ValidationContext

    HERE = True
except ImportError:
    HERE = False

from casefile.model.clean import one_line
from casefile.model.dates import UNDATED, loose
from casefile.model.exhibit import Provenance, Signature, SignatureLevel

_MOST = 50
_QC_STATEMENTS = "1.3.6.1.5.5.7.1.3"
_QUALIFIED = b"\x04\x00\x8e\x46\x01\x01"
_IN_DEVICE = b"\x04\x00\x8e\x46\x01\x04"
"""EU statements inside a certificate: qualified, and its key kept in a qualified device."""
_ALLOWED = ("NONE", "LTA_UPDATES", "FORM_FILLING", "ANNOTATIONS")
_WEAK = frozenset(("md2", "md4", "md5"))


class Signed(NamedTuple):
    """What was found: the signatures, and what to know about the file as a whole."""

    signatures: tuple[Signature, ...]
    fields: tuple[tuple[str, str], ...]
    flags: tuple[str, ...]


class _Found(NamedTuple):
    """One signature as the validator left it."""

    verdict: str
    """intact, changed, unclear or broken."""
    stamp: bool
    signer: str
    issuer: str
    moment: datetime | None
    qualified: bool
    words: str


def signed(data: bytes) -> Signed:
    """Return what the signatures of a PDF say. One that cannot be checked is never intact."""
    if not HERE:
        return Signed((), (), ("signature_not_checked",))
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        document = PdfFileReader(io.BytesIO(data), strict=False)
        if document.encrypted:
            document.decrypt(b"")
        embedded = list(document.embedded_signatures)[:_MOST]
    except Exception:  # the validator raises what it likes on malformed bytes
        return Signed((), (), ("signature_unclear",))
    found = [_checked(one) for one in embedded]
    return Signed(
        tuple(_as_signature(one) for one in found if not one.stamp),
        tuple(_fields(found)),
        tuple(_flags(found)),
    )


def _checked(one: Any) -> _Found:
    stamp = False
    try:
        stamp = str(one.sig_object_type) != "/Sig"
        check = async_validate_pdf_timestamp if stamp else async_validate_pdf_signature
        status = _without_waiting(check(one, _no_trust()))
        verdict, words = _verdict(one, status)
        return _Found(
            verdict,
            stamp,
            _name(one.signer_cert.subject),
            _name(one.signer_cert.issuer),
            _moment(status),
            _says_qualified(one.signer_cert),
            words,
        )
    except (
        Exception
    ) as fault:  # a signature that cannot be checked says nothing, whatever it raised
        said = one_line(f"{type(fault).__name__}: {fault}", 300)
        return _Found("broken", stamp, "", "", None, False, said)


def _no_trust() -> Any:
    """Return a context that trusts nobody and fetches nothing."""
    return ValidationContext(trust_roots=[], allow_fetching=False)


def _without_waiting(work: Coroutine[Any, Any, Any]) -> Any:
    """Return the result of *work*, which never waits: there is no network to wait for.

    An event loop would open a socket pair, and the reading child may open none.
    """
    try:
        work.send(None)
    except StopIteration as done:
        return done.value
    work.close()
    raise RuntimeError("the validator wanted to wait")


def _verdict(one: Any, status: Any) -> tuple[str, str]:
    """Return the verdict and what the validator said in its own terms."""
    coverage, level = status.coverage, status.modification_level
    words = ", ".join(
        part
        for part in (
            f"pyHanko {__version__}",
            coverage.name if coverage else "",
            level.name if level else "",
            str(getattr(status, "trust_problem_indic", None) or "").rpartition(".")[2],
        )
        if part
    )
    if not (status.intact and status.valid):
        return "changed", words
    if coverage not in (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION):
        return "unclear", words
    if level is None or level.name not in _ALLOWED:
        return "changed", words
    if getattr(status, "docmdp_ok", True) is False:
        return "changed", words
    if coverage is SignatureCoverageLevel.ENTIRE_FILE and level is not ModificationLevel.NONE:
        return "unclear", words
    if _weak(one, words):
        return "broken", words
    return "intact", words


def _weak(one: Any, words: str) -> bool:
    """True where the digest is broken, or not one that the kind of key may be used with."""
    digest = str(one.signer_info["digest_algorithm"]["algorithm"].native)
    return digest in _WEAK or "CRYPTO_CONSTRAINTS_FAILURE" in words


def _name(name: Any) -> str:
    parts = name.native
    told = parts.get("common_name") or parts.get("organization_name") or name.human_friendly
    return one_line(str(told), 200)


def _moment(status: Any) -> datetime | None:
    stamped = getattr(status, "timestamp_validity", None)
    if stamped is not None and stamped.intact and stamped.valid:
        return stamped.timestamp  # type: ignore[no-any-return]
    if hasattr(status, "signer_reported_dt"):
        return status.signer_reported_dt  # type: ignore[no-any-return]
    return getattr(status, "timestamp", None)


def _says_qualified(certificate: Any) -> bool:
    """True when the certificate calls itself qualified, with a device; nobody vouches for it."""
    for extension in certificate["tbs_certificate"]["extensions"]:
        if extension["extn_id"].dotted == _QC_STATEMENTS:
            raw = extension["extn_value"].contents
            return _QUALIFIED in raw and _IN_DEVICE in raw
    return False


def _as_signature(one: _Found) -> Signature:
    level = SignatureLevel.UNKNOWN
    if one.verdict == "intact":  # one that vouches for itself names nobody
        level = SignatureLevel.SIMPLE if one.signer == one.issuer else SignatureLevel.ADVANCED
    return Signature(
        signer=one.signer,
        side=Provenance.UNKNOWN,
        signed=loose(one.moment) if one.moment else UNDATED,
        level=level,
        finding=f"{one.verdict}; {one.words}",
    )


def _fields(found: list[_Found]) -> list[tuple[str, str]]:
    fields = []
    for one in found:
        if one.stamp or not one.signer:
            continue
        fields.append(("signed_by", one.signer))
        if one.moment:
            fields.append(("signed_at", one.moment.isoformat(" ", "minutes")))
        fields.append(("certificate_issuer", one.issuer))
    return fields


def _flags(found: list[_Found]) -> list[str]:
    """Return intact only when every one of them is: a file is as sound as its worst signature."""
    verdicts = {one.verdict for one in found}
    flags = []
    if "changed" in verdicts:
        flags.append("signature_changed")
    if verdicts & {"unclear", "broken"} or not found:
        flags.append("signature_unclear")
    if verdicts == {"intact"}:
        flags.append("signature_intact")
    if any(one.qualified for one in found):
        flags.append("signature_says_qualified")
    return [*flags, "signature_issuer_not_checked"]
