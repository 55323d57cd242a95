"""The rendered page: what a reader sees, where LibreOffice is there to draw it."""

from __future__ import annotations

import ctypes
import io
import os
import re
import shutil
import subprocess
import time
import zipfile
from dataclasses import replace
from functools import cache

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from packet_case import HEBREW_LINE, pixels
from packet_made import packet_of

from casefile.documents.check import faults
from casefile.documents.layout import labelled, laid_out, page_numbers, with_pages
from casefile.documents.word import written
from casefile.model.blocks import Para

SOFFICE = shutil.which("soffice")
BUSY = 150.0
"""Seconds that a layout may take where other programs keep the machine busy."""
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def rendered(body: bytes, folder) -> pdfium.PdfDocument:
    file = folder / "packet.docx"
    file.write_bytes(body)
    subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(file),
        ],
        check=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, "HOME": str(folder)},
    )
    return pdfium.PdfDocument(folder / "packet.pdf")


@cache
def bundle() -> bytes:
    """The English evidence bundle as PDF, laid out once for all who look at it."""
    return laid_out(written(packet_of("evidence_bundle", "en"), pixels), BUSY)


def seen(page: pdfium.PdfPage) -> list[str]:
    """Return the lines of the page as the eye meets them: each from left to right."""
    text = page.get_textpage()
    lines: dict[int, list[tuple[float, str]]] = {}
    for n in range(text.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, n, x, y)
        lines.setdefault(round(y.value / 3), []).append((x.value, text.get_text_range(n, 1)))
    ordered = [sorted(line) for _, line in sorted(lines.items(), reverse=True)]
    return [re.sub(r"\s+", " ", "".join(char for _, char in line)) for line in ordered]


def test_numbers_phones_accounts_and_sums_keep_their_order_in_a_hebrew_line(tmp_path):
    packet = replace(packet_of("demand_letter", "he"), blocks=(Para(HEBREW_LINE),))
    lines = seen(rendered(written(packet, pixels), tmp_path)[0])
    first, second = [line for line in lines if line.strip()][:2]

    assert "INV-2026/07" in first
    assert "5,040.00" in first
    assert "dana@cohen.example" in first
    assert "+972 52-123 4567" in second
    assert "IL62 0108 0000 0009 9999 999" in second
    # Read from the right: the word, then the invoice, then the sum, then its currency.
    assert first.index("dana@") < first.index("₪") < first.index("5,040.00") < first.index("INV")
    assert first.rstrip().endswith("תינובשחה")


def test_the_bundle_opens_with_page_x_of_y_links_and_an_outline():
    document = pdfium.PdfDocument(bundle())
    pages = len(document)
    last = document[pages - 1].get_textpage().get_text_bounded()
    contents = document[1].get_textpage().get_text_bounded()

    assert f"Page {pages} of {pages}" in last
    assert re.search(r"C-1 – Signed order\W+\d+", contents)
    assert "C-1" in [entry.get_title() for entry in document.get_toc()]


def test_counted_pages_stand_in_the_contents_and_are_those_of_the_pdf(tmp_path):
    packet = packet_of("evidence_bundle", "en")
    first = page_numbers(bundle())
    again = laid_out(written(packet, pixels, pages=first), BUSY)

    assert first["ex1"] > 2
    assert page_numbers(again) == first
    with pdfium.PdfDocument(again) as document:
        contents = document[1].get_textpage().get_text_bounded()
        cover = document[first["ex2"] - 1].get_textpage().get_text_bounded()
    assert re.search(rf"C-2 – Invoice INV-2026/07\W+{first['ex2']}\b", contents)
    assert cover.count("C-2") >= 2


def test_without_libreoffice_there_is_no_layout_and_no_number(monkeypatch):
    monkeypatch.setattr("casefile.documents.layout.program", lambda: "")

    assert laid_out(b"anything") == b""
    assert page_numbers(b"") == {}


@pytest.mark.parametrize("code", ["en", "he"])
def test_the_page_numbers_in_the_contents_are_those_printed_on_the_pages(code):
    packet = packet_of("evidence_bundle", code)
    laid = with_pages(
        lambda known: written(packet, pixels, pages=known), written(packet, pixels), BUSY
    )

    assert laid is not None
    with pdfium.PdfDocument(laid.pdf) as document:
        first_exhibit = page_numbers(laid.pdf)["ex1"]
        printed = [seen_text(page) for page in document]
        outline = [entry.get_title() for entry in document.get_toc()]
    assert laid.pages == len(printed)
    for number, text in enumerate(printed, 1):
        if code == "en":
            assert f"Page {number} of {len(printed)}" in re.sub(r"\s+", " ", text)
        assert {str(number), str(len(printed))} <= set(re.findall(r"\d+", text))
    assert packet.attached[0].label.replace("\u00a0", " ") in printed[first_exhibit - 1].replace(
        "\u00a0", " "
    )
    assert len(outline) >= len(packet.attached)
    assert faults(laid.docx) == ()
    with zipfile.ZipFile(io.BytesIO(laid.docx)) as file:
        assert b"updateFields" not in file.read("word/settings.xml")


def seen_text(page: pdfium.PdfPage) -> str:
    return page.get_textpage().get_text_range()


def test_a_packet_that_takes_too_long_is_not_laid_out(tmp_path):
    packet = packet_of("evidence_bundle", "en")

    assert with_pages(lambda known: b"", written(packet, pixels), 0.0) is None


def test_a_layout_that_is_broken_off_leaves_no_folder_and_nothing_that_writes(
    tmp_path, monkeypatch
):
    program, rooms = tmp_path / "office", tmp_path / "rooms"
    rooms.mkdir()
    # As LibreOffice does it: a starter waits for its child, and the child writes.
    program.write_text(
        "#!/bin/sh\nfor packet; do :; done\n"
        f'(while :; do n=$((n+1)); echo > "$packet.$n"; done) & echo $! > {tmp_path}/child; wait'
    )
    program.chmod(0o755)
    monkeypatch.setattr("casefile.documents.layout.program", lambda: str(program))
    monkeypatch.setattr("tempfile.tempdir", str(rooms))
    child = tmp_path / "child"
    seconds = 0.2
    while not child.exists():
        assert laid_out(b"anything", seconds := seconds * 2) == b""

    assert list(rooms.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        for _ in range(100):
            os.kill(int(child.read_text()), 0)
            time.sleep(0.02)


def linked(page: pdfium.PdfPage) -> list[int]:
    """Return the page (from 0) that each link within the document leads to; -1: nowhere."""
    at, link, found = ctypes.c_int(0), raw.FPDF_LINK(), []
    while raw.FPDFLink_Enumerate(page.raw, at, link):
        action = raw.FPDFLink_GetAction(link)
        if action and raw.FPDFAction_GetType(action) != raw.PDFACTION_GOTO:
            continue
        place = raw.FPDFLink_GetDest(page.pdf.raw, link)
        found.append(raw.FPDFDest_GetDestPageIndex(page.pdf.raw, place) if place else -1)
    return found


def test_links_of_the_pdf_lead_from_contents_and_rows_to_exhibits_and_back():
    pdf = bundle()
    places = page_numbers(pdf)

    with pdfium.PdfDocument(pdf) as document:
        from_contents = linked(document[1])
        from_cover = linked(document[places["ex1"] - 1])
        row = places["ev1"] - 1
        from_row = linked(document[row])
    assert -1 not in from_contents + from_cover + from_row
    assert places["ex1"] - 1 in from_contents
    assert places["ex1"] - 1 in from_row
    assert row in from_cover


def test_the_pdf_is_made_to_be_archived_its_labels_as_printed_its_outline_kept():
    pdf = bundle()

    with pdfium.PdfDocument(pdf) as document:
        labels = [document.get_page_label(n) for n in range(len(document))]
        outline = [entry.get_title() for entry in document.get_toc()]
    assert labels == [str(n) for n in range(1, len(labels) + 1)]
    assert {"Chronology", "C-1"} <= set(outline)
    assert labelled(pdf) == pdf
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"/GTS_PDFA1" in pdf


def test_a_pdf_of_another_make_is_not_touched():
    assert labelled(b"%PDF-1.7 nothing that is known") == b"%PDF-1.7 nothing that is known"
