"""PDF: its text page by page, scans told from text, signatures and active content told."""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from casefile.intake.einvoice import invoice_fields, invoice_flags, invoice_of
from casefile.intake.einvoice.page import on_the_page
from casefile.intake.from_the_right import lines_read
from casefile.intake.invoice import Invoice
from casefile.intake.markup import xml
from casefile.intake.reading import Attachment, FullReading, Paragraph
from casefile.intake.side_by_side import columns_of
from casefile.intake.sniff import INVOICE, PDF, media_type_of
from casefile.model.dates import UNDATED
from casefile.model.errors import CannotRead
from casefile.model.exhibit import Signature

_MOST_PAGES = 2_000
_MOST_FILES = 100
_LETTERS_OF_A_PAGE = 8
"""Fewer letters than this on a page, on the average, is a scan with a stamp or a page number."""
_HEBREW = re.compile("[\u05d0-\u05ea]")
_HEBREW_MATTERS = 10
_FAULTS = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What a malformed PDF makes the parser raise."""


def claims(media_type: str) -> bool:
    """True for PDF."""
    return media_type == PDF


def read(data: bytes, name: str) -> FullReading:
    """Return the text of each page. The dates inside a PDF are the file's, not the event's.

    Raises: CannotRead, for a PDF that needs a password or has no pages to be found.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        document = PdfReader(io.BytesIO(data), strict=False)
        if document.is_encrypted and not document.decrypt(""):
            raise CannotRead("file_encrypted", about=name)
        pages = len(document.pages)
    except _FAULTS as bad:
        raise CannotRead("file_damaged", about=name) from bad
    texts = [_page_text(document, number) for number in range(min(pages, _MOST_PAGES))]
    said = [text for text in texts if text is not None]
    if len(_HEBREW.findall("".join(said))) > _HEBREW_MATTERS:
        said = _in_reading_order(data) or said
    letters = sum(len(text.strip()) for text in said)
    flags = {
        "digital_signature": _signed(document),
        "active_content": _acts(document),
        "pages_unread": len(said) < pages,
        "scan": pages > 0 and letters < _LETTERS_OF_A_PAGE * max(1, len(texts)),
    }
    attachments = _files(document)
    invoice = _invoice(attachments, said)
    flags["invoice_unreadable"] = invoice is None and any(
        inner.media_type == INVOICE for inner in attachments
    )
    told = [flag for flag, raised in flags.items() if raised]
    fields = [*(invoice_fields(invoice) if invoice else ()), *_details(document)]
    signatures: tuple[Signature, ...] = ()
    if flags["digital_signature"]:
        # The validator takes a second to load: only a signed file pays for it.
        seen = import_module("casefile.intake.signed").signed(data)
        signatures = seen.signatures
        told += seen.flags
        fields = [*seen.fields, *fields]
    return FullReading(
        paragraphs=tuple(Paragraph(text=text) for text in said if text.strip()),
        fields=tuple(fields),
        dated=invoice.issued if invoice else UNDATED,
        attachments=attachments,
        columns=_columns(data),
        pages=pages,
        has_text=not flags["scan"] if pages else False,
        flags=(*told, *(invoice_flags(invoice) if invoice else ())),
        invoice=invoice,
        signatures=signatures,
    )


def _invoice(attachments: tuple[Attachment, ...], pages: list[str]) -> Invoice | None:
    """Return the electronic invoice inside, compared with what the pages say."""
    found: list[Invoice] = []
    for inner in attachments:
        if inner.media_type == INVOICE:
            try:
                invoice = invoice_of(xml(inner.data, inner.name))
            except CannotRead:
                continue
            if invoice is not None:
                found.append(invoice)
    if not found:
        return None
    invoice = max(found, key=lambda one: one.format != "zugferd1")
    if len(found) > 1:
        invoice = invoice.but(faults=(*invoice.faults, "two_invoices"))
    return invoice.but(printed=on_the_page(invoice, "\n".join(pages)))


def _page_text(document: PdfReader, number: int) -> str | None:
    """Return one page's text; None when that page cannot be read (the others may be)."""
    try:
        return document.pages[number].extract_text()
    except _FAULTS:
        return None


def _in_reading_order(data: bytes) -> list[str]:
    """Return the pages' text with Hebrew and figures in the order they are read; may be empty."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            numbers = range(min(len(document), _MOST_PAGES))
            return [lines_read(document[number].get_textpage()) for number in numbers]
    except (pypdfium2.PdfiumError, *_FAULTS):
        return []


def _columns(data: bytes) -> tuple[tuple[str, ...], ...]:
    """Return the lines of the first page that stand in columns; none where it cannot be read."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            return columns_of(document[0].get_textpage())
    except (pypdfium2.PdfiumError, *_FAULTS):
        return ()


def _details(document: PdfReader) -> tuple[tuple[str, str], ...]:
    try:
        told: dict[str, Any] = dict(document.metadata or {})
        pairs = [(key, str(told[name])) for name, key in _TOLD if told.get(name)]
    except _FAULTS:
        return ()
    return tuple((key, value[:500]) for key, value in pairs if value.strip())


_TOLD = (
    ("/Title", "title"),
    ("/Author", "author"),
    ("/Producer", "made_with"),
    ("/CreationDate", "file_created"),
    ("/ModDate", "file_changed"),
)


def _plain(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _form_fields(document: PdfReader) -> Iterator[DictionaryObject]:
    """Yield the fields of the form, breadth first, each once; a circle ends."""
    form = _plain(_plain(document.trailer["/Root"]).get("/AcroForm"))
    waiting = list(_plain(form.get("/Fields")) or ()) if isinstance(form, DictionaryObject) else []
    seen: set[int] = set()
    while waiting and len(seen) < 5_000:
        given = waiting.pop(0)
        number = given.idnum if isinstance(given, IndirectObject) else id(given)
        if number in seen:
            continue
        seen.add(number)
        field = _plain(given)
        if isinstance(field, DictionaryObject):
            yield field
            children = _plain(field.get("/Kids"))
            if isinstance(children, ArrayObject):
                waiting.extend(children)


def _signed(document: PdfReader) -> bool:
    """True when a signature field is filled. Whether it holds is for a validator to say."""
    try:
        return any(
            _plain(field.get("/FT")) == "/Sig" and _plain(field.get("/V")) is not None
            for field in _form_fields(document)
        )
    except _FAULTS:
        return False


def _acts(document: PdfReader) -> bool:
    try:
        root = _plain(document.trailer["/Root"])
        names = _plain(root.get("/Names")) or {}
        action = _plain(root.get("/OpenAction"))
        runs = isinstance(action, DictionaryObject) and action.get("/S") in (
            "/JavaScript",
            "/Launch",
            "/URI",
            "/SubmitForm",
        )
        return runs or "/JavaScript" in names or "/AA" in root
    except _FAULTS:
        return False


def _files(document: PdfReader) -> tuple[Attachment, ...]:
    """Return the files embedded in the PDF, an electronic invoice among them."""
    kept: list[Attachment] = []
    try:
        for inner in document.attachment_list:
            if len(kept) == _MOST_FILES:
                break
            content = inner.content
            kind = media_type_of(inner.name, content)
            kept.append(
                Attachment(name=inner.name, media_type=kind, size=len(content), data=content)
            )
    except _FAULTS:
        return tuple(kept)
    return tuple(kept)
