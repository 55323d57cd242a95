"""Photos and pictures: when they were taken, what is cut short, what is absurd."""

import struct
import zlib
from datetime import time

from papers import jpeg, refusal
from PIL import Image

from casefile.intake.readers import picture


def test_a_photo_tells_when_it_was_taken_and_that_it_says_where_but_not_where():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x8769] = {0x9003: "2026:03:02 14:05:00"}
    exif[0x8825] = {1: "N", 2: (52.0, 13.0, 57.5)}
    full = picture.read(jpeg(exif), "photo.jpg")

    assert (str(full.dated), full.hour) == ("2026-03-02", time(14, 5))
    assert set(full.flags) == {"gps", "turned"}
    assert full.has_text is False
    assert "52" not in str(full.fields)


def test_a_photo_with_an_impossible_date_is_undated():
    exif = Image.Exif()
    exif[0x8769] = {0x9003: "0000:00:00 00:00:00"}

    assert not picture.read(jpeg(exif), "p.jpg").dated.known


def test_a_picture_cut_short_is_flagged_and_garbage_is_refused():
    assert "picture_damaged" in picture.read(jpeg(size=(400, 300))[:900], "cut.jpg").flags
    assert refusal(picture, b"\xff\xd8\xff\xe0garbage") == "file_damaged"


def test_a_picture_of_absurd_size_is_refused():
    data = b"\x89PNG\r\n\x1a\n"
    for kind, body in (
        (b"IHDR", struct.pack(">II5B", 100_000, 100_000, 8, 2, 0, 0, 0)),
        (b"IDAT", b""),
    ):
        data += (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    assert refusal(picture, data) == "picture_too_big"
