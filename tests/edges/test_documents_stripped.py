"""A letterhead's picture keeps its pixels and loses what it tells of its maker."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from PIL import Image, PngImagePlugin

from casefile.documents.stripped import aligned, without_metadata

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_keeps_its_pixels_and_loses_its_words(kind):
    image = Image.new("RGB", (9, 7), (10, 20, 30))
    note = PngImagePlugin.PngInfo()
    note.add_text("Author", "J. Secret")
    out = io.BytesIO()
    image.save(out, kind, pnginfo=note, comment=b"J. Secret")

    bare = without_metadata(out.getvalue() + b"J. Secret")

    assert b"J. Secret" in out.getvalue()
    assert b"J. Secret" not in bare
    assert Image.open(io.BytesIO(bare)).convert("RGB").tobytes() == Image.open(out).tobytes()


def test_what_is_no_picture_or_is_broken_stays_as_it_is():
    for body in (b"<xml/>", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n1234"):
        assert without_metadata(body) == body


def test_right_and_left_become_end_and_start():
    tree = etree.fromstring(f'<a xmlns:w="{W}"><w:jc w:val="right"/><w:jc w:val="center"/></a>')

    aligned(tree)

    assert [e.get(f"{{{W}}}val") for e in tree] == ["end", "center"]
