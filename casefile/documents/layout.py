"""A packet laid out by LibreOffice, where it is installed: its PDF, and the page of each anchor.

The numbers are LibreOffice's: they are written into the Word file only together with that PDF.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

TURNS = 4
"""The first counts, the second holds the numbers; more only when the contents grow."""
SECONDS = 60.0
"""A packet that takes longer is handed over with fields to update instead."""
_DYING = 10.0
"""Seconds that killed processes may take to be gone on a busy machine."""
_EXPORT = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"InitialView":{"type":"long","value":"1"},'
    '"Magnification":{"type":"long","value":"4"},"Zoom":{"type":"long","value":"100"}}'
)
"""Made to be archived (PDF/A-2b), opens at full size with its outline, as guidance on electronic
bundles asks."""
_TRAILER = re.compile(rb"trailer\s*<<(.*)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.DOTALL)
_LABELS = b"/PageLabels<</Nums[0<</S/D>>]>>"


def program() -> str:
    """Return the path of LibreOffice; empty when it is not there."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def laid_out(docx: bytes, seconds: float = SECONDS) -> bytes:
    """Return the packet as PDF; empty when LibreOffice is missing, fails or takes too long."""
    if not program():
        return b""
    with _room() as folder:
        return _laid_out_in(folder, docx, seconds)


def _room() -> tempfile.TemporaryDirectory[str]:
    """Return a folder with a profile of its own: two runs at once that share one stop each other.

    The turns of one packet share it, so that only the first has to set it up.
    """
    windows = sys.platform == "win32"
    return tempfile.TemporaryDirectory(prefix="casefile-layout-", ignore_cleanup_errors=windows)


def _laid_out_in(name: str, docx: bytes, seconds: float) -> bytes:
    folder = Path(name)
    packet, pdf = folder / "packet.docx", folder / "packet.pdf"
    packet.write_bytes(docx)
    pdf.unlink(missing_ok=True)
    command = [program(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", _EXPORT, "--outdir", name, str(packet)]
    try:
        _run(command, seconds)
    except (subprocess.TimeoutExpired, OSError):
        return b""
    return labelled(pdf.read_bytes()) if pdf.is_file() else b""


def _run(command: Sequence[str], seconds: float) -> None:
    """Run a program to its end. Broken off, nothing that it started lives on to write its folder.

    LibreOffice is a starter and its child: to end the starter alone would leave the child at work.
    """
    out = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
    ) as running:
        try:
            running.communicate(timeout=seconds)
        except BaseException:  # also when the user breaks off: a session of its own hears no key
            if sys.platform == "win32":
                running.kill()
            else:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(running.pid, signal.SIGKILL)
            # Its output ends when the last that holds it has ended.
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.communicate(timeout=_DYING)
            raise


def labelled(pdf: bytes) -> bytes:
    """Return the PDF with its pages labelled 1, 2, 3 as they are printed.

    A new catalogue is added at the end, as PDF allows; a file of another make comes back as it is.
    """
    trailer = _TRAILER.search(pdf, max(pdf.rfind(b"trailer"), 0))
    root = re.search(rb"/Root\s+(\d+)\s+0\s+R", trailer[1]) if trailer else None
    if trailer is None or root is None:
        return pdf
    number = int(root[1])
    held = re.findall(rb"[\r\n]%d 0 obj\s*<<(.*?)>>\s*endobj" % number, pdf, re.DOTALL)
    if not held or b"/PageLabels" in held[-1]:
        return pdf
    head = b"%d 0 obj\n<<%s%s>>\nendobj\n" % (number, held[-1], _LABELS)
    at = len(pdf) + 1
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    end = b"trailer\n<<%s/Prev %s>>\n" % (trailer[1], trailer[2])
    return b"%s\n%s%s%sstartxref\n%d\n%%%%EOF\n" % (pdf, head, table, end, at + len(head))


class Laid(NamedTuple):
    """A packet with its page numbers, and the PDF that they were counted in."""

    docx: bytes
    pdf: bytes
    pages: int


def with_pages(
    numbered: Callable[[Mapping[str, int]], bytes], plain: bytes, seconds: float = SECONDS
) -> Laid | None:
    """Return the packet with its pages counted; None when it cannot be laid out in that time.

    *plain* is the packet without numbers, *numbered* writes it with them. It is laid out again
    until the numbers in it are those of its own pages: contents may grow by a line.
    """
    if not program():
        return None
    end = time.monotonic() + seconds
    docx, known = plain, dict[str, int]()
    with _room() as folder:
        for _ in range(TURNS):
            pdf = _laid_out_in(folder, docx, max(1.0, end - time.monotonic()))
            if not pdf:
                return None
            counted = page_numbers(pdf)
            if counted == known:
                with _opened(pdf) as document:
                    return Laid(docx, pdf, len(document))
            docx, known = numbered(counted), counted
    return None


def page_numbers(pdf: bytes) -> dict[str, int]:
    """Return the page of each anchor, counted from one, in a PDF that `laid_out` made."""
    if not pdf:
        return {}
    with _opened(pdf) as document:
        return {
            name: page for name, page in (_place(document, n) for n in _count(document)) if page
        }


def _opened(pdf: bytes) -> Any:
    # pdfium is loaded when a layout is read, not before: other commands start at once.
    return import_module("pypdfium2").PdfDocument(pdf)


def _count(document: Any) -> range:
    raw = import_module("pypdfium2.raw")
    return range(raw.FPDF_CountNamedDests(document.raw))


def _place(document: Any, number: int) -> tuple[str, int]:
    raw = import_module("pypdfium2.raw")
    size = ctypes.c_long(0)
    raw.FPDF_GetNamedDest(document.raw, number, None, size)
    if size.value <= 0:
        return "", 0
    held = ctypes.create_string_buffer(size.value)
    place = raw.FPDF_GetNamedDest(document.raw, number, held, size)
    name = held.raw[: size.value].decode("utf-16-le", "replace").rstrip("\0")
    return name, int(raw.FPDFDest_GetDestPageIndex(document.raw, place)) + 1
