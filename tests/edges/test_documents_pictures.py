"""Pictures of evidence: upright, without a word of where or by what they were taken."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from casefile.documents.figures import pixels
from casefile.documents.pictures import Shelf, page_count, picture
from casefile.model.errors import PacketRefused


def opened(body: bytes) -> Image.Image:
    return Image.open(io.BytesIO(body))


@pytest.fixture
def photo(tmp_path):
    """Wide, its left half red, said by EXIF to be turned by a quarter; with maker and place."""
    image = Image.new("RGB", (400, 200), "white")
    ImageDraw.Draw(image).rectangle((0, 0, 199, 199), fill="red")
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter clockwise to see it upright
    exif[0x010F] = "SECRETCAM"
    exif.get_ifd(0x8825)[1] = "N"
    file = tmp_path / "photo.jpg"
    image.save(file, "JPEG", exif=exif)
    return file


@pytest.fixture
def contract(tmp_path):
    pages = [Image.new("RGB", (620, 877), "white") for _ in range(3)]
    file = tmp_path / "contract.pdf"
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], author="SECRET AUTHOR")
    return file


def test_a_photo_is_turned_upright_and_loses_maker_and_place(photo):
    body = picture(photo, "image/jpeg", 0)
    shown = opened(body).convert("RGB")

    assert shown.size == (200, 400)
    red, _, blue = shown.getpixel((100, 20))
    assert red > 200 > 100 > blue  # what was left is now on top
    assert not opened(body).getexif()
    assert b"SECRETCAM" not in body


def test_each_page_of_a_pdf_is_one_picture(contract):
    assert page_count(contract, "application/pdf") == 3
    assert pixels(picture(contract, "application/pdf", 2))[0] in ("png", "jpeg")


def test_a_page_of_text_stays_sharp_and_a_scan_becomes_a_jpeg(tmp_path):
    text, scan = tmp_path / "text.png", tmp_path / "scan.png"
    Image.new("RGB", (800, 1000), "white").save(text)
    Image.effect_noise((800, 1000), 90).save(scan)

    assert pixels(picture(text, "image/png", 0))[0] == "png"
    assert pixels(picture(scan, "image/png", 0))[0] == "jpeg"


def test_every_page_of_a_scan_in_one_tiff_is_a_picture_of_its_own(tmp_path):
    pages = [Image.new("L", (80, 60), shade) for shade in (0, 128, 255)]
    file = tmp_path / "scan.tif"
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:])

    assert page_count(file, "image/tiff") == 3
    shades = [
        opened(picture(file, "image/tiff", n)).convert("L").getpixel((5, 5)) for n in range(3)
    ]
    assert shades == [0, 128, 255]


def test_what_is_see_through_stands_on_white(tmp_path):
    file = tmp_path / "stamp.png"
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(file)

    assert opened(picture(file, "image/png", 0)).convert("L").getpixel((5, 5)) == 255


@pytest.mark.parametrize("media", ["application/pdf", "image/jpeg"])
def test_a_broken_file_has_no_pages_and_is_refused_when_asked_for_one(tmp_path, media):
    file = tmp_path / "broken"
    file.write_bytes(b"%PDF-1.7 then nothing of the kind")

    assert page_count(file, media) == 0
    with pytest.raises(PacketRefused):
        picture(file, media, 0)


@pytest.mark.parametrize("media", ["text/plain", "message/rfc822", "image/svg+xml", ""])
def test_what_cannot_be_drawn_has_no_pages(photo, media):
    assert page_count(photo, media) == 0


def test_a_picture_that_would_fill_the_memory_is_refused_not_opened(tmp_path):
    """A PNG of 60,000 by 60,000 pixels in a few kilobytes."""
    file = tmp_path / "bomb.png"
    head = io.BytesIO()
    Image.new("1", (1, 1)).save(head, "PNG")
    body = bytearray(head.getvalue())
    body[16:24] = (60000).to_bytes(4, "big") * 2
    file.write_bytes(bytes(body))

    with pytest.raises(PacketRefused):
        picture(file, "image/png", 0)


def test_a_picture_of_another_kind_is_refused_by_the_writer():
    with pytest.raises(PacketRefused):
        pixels(b"GIF89a")


def test_one_child_draws_all_pages_and_each_only_once(contract):
    with Shelf() as shelf:
        first = [shelf.picture(contract, "application/pdf", n, "sha") for n in range(3)]
        contract.unlink()
        shelf.close()

        assert [shelf.picture(contract, "application/pdf", n, "sha") for n in range(3)] == first


def test_after_a_file_that_kills_the_child_the_next_page_is_drawn(contract, tmp_path):
    with Shelf() as shelf:
        assert shelf.page_count(contract, "application/pdf") == 3
        shelf._child.kill()
        shelf._child.wait()

        assert pixels(shelf.picture(contract, "application/pdf", 0))


def test_old_pages_are_let_go_when_too_many_are_kept(contract):
    with Shelf(most=1) as shelf:
        for page in range(3):
            shelf.picture(contract, "application/pdf", page)

        assert len(shelf._pages) == 1
