"""A passage removed is gone: from the text, from the pixels, from every other place; and said."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from pydantic import ValidationError

from casefile.desk import Desk
from casefile.documents.pictures import Shelf, cover
from casefile.model.clean import compared
from casefile.model.errors import BadInput, PacketRefused
from casefile.model.money import Money
from casefile.model.redaction import REDACTION, Redaction, covered

ON = date(2026, 11, 20)
MAIL = (
    "From: jane@blue.example\nTo: adam@kowalska.example\nSubject: The beds\n"
    "Date: Tue, 3 Mar 2026 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n"
    "The beds came.\nMy daughter's clinic number is\n 774-22-9031, please call there.\n"
)


def pdf_of(text: str) -> bytes:
    """Return a PDF with one line of text, written by hand."""
    stream = f"BT /F 24 Tf 60 700 Td ({text}) Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R"
        b"/Resources<</Font<</F 3 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    out, places = b"%PDF-1.4\n", []
    for n, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + table
    return out + b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF" % start


@pytest.fixture
def desk(tmp_path):
    return Desk.at(tmp_path / "library", language="en").on_day(ON)


def case_with(desk: Desk, file: Path, *settings: str) -> str:
    opened = desk.new(
        respondent="Blue Door Lettings",
        amount=Money.model_validate("1200.50 GBP"),
        claimant="Kowalska Design",
        place="ew",
    )
    desk.add(opened.case.id, [file])
    desk.accept(opened.case.id, ["C-1"], label="open")
    if settings:
        desk.set(opened.case.id, [f"exhibits.C-1.redactions.new.{one}" for one in settings])
    return str(opened.case.id)


def mail(tmp_path: Path) -> Path:
    file = tmp_path / "mail.eml"
    file.write_text(MAIL, encoding="utf-8")
    return file


def text_of(packet) -> str:
    return repr((packet.blocks, packet.title, packet.left_out))


def test_words_are_covered_however_they_are_spaced_by_a_bar_of_one_width():
    assert covered("call 12  34\n56 now", ["12 34 56"]) == f"call {REDACTION} now"
    assert covered("Ann, ANN", ["ann"]) == f"{REDACTION}, {REDACTION}"
    assert covered("all stays", ["", "  "]) == "all stays"


def test_an_area_is_four_numbers_in_per_cent():
    assert Redaction(area="10 20, 50 5").box == (10, 20, 50, 5)
    assert Redaction(words="x").box is None
    with pytest.raises(ValidationError):
        Redaction(area="somewhere above")


def test_words_of_a_mail_are_gone_from_a_packet_for_others_and_it_says_so(desk, tmp_path):
    case = case_with(
        desk, mail(tmp_path), "words=clinic number is 774-22-9031", "why=health of a third person"
    )
    packet = desk.packet(case, "evidence_bundle")
    written = desk.write(case, "evidence_bundle")

    assert "774-22-9031" not in text_of(packet)
    assert REDACTION in text_of(packet)
    assert "1 passage removed" in text_of(packet)
    assert "health of a third person" in text_of(packet)
    assert packet.attached == ()
    assert written.files == ()
    assert [left.why.key for left in written.left_out] == ["packets.left_out.redacted"]
    assert desk.check_packet(written.path) == ()


def test_the_lawyer_sees_what_was_removed(desk, tmp_path):
    case = case_with(desk, mail(tmp_path), "words=clinic number is 774-22-9031")
    packet = desk.packet(case, "case_print")

    assert "774-22-9031" in text_of(packet)
    assert len(packet.attached) == 1


def test_a_passage_that_is_not_found_stops_the_packet(desk, tmp_path):
    case = case_with(desk, mail(tmp_path), "words=clinic number is 774-22-9032")

    with pytest.raises(PacketRefused) as refused:
        desk.write(case, "evidence_bundle")
    assert refused.value.key == "redaction_not_placed"


def test_removed_words_that_stand_elsewhere_in_the_packet_stop_it(desk, tmp_path):
    case = case_with(desk, mail(tmp_path), "words=774-22-9031")
    desk.set(case, ["particulars=She told us to call 774-22-9031."])

    with pytest.raises(PacketRefused) as refused:
        desk.write(case, "evidence_bundle")
    assert refused.value.key == "packet_fails_check"


def test_words_of_a_pdf_are_burnt_black_and_the_rest_is_left(tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf_of("Account 12345678 of Jane"))
    hidden = cover([Redaction(words="12345678")])
    with Shelf() as shelf:
        before = Image.open(io.BytesIO(shelf.picture(file, "application/pdf", 0))).convert("L")
        after = Image.open(
            io.BytesIO(shelf.picture(file, "application/pdf", 0, "", hidden))
        ).convert("L")
        places = shelf.found(file, "application/pdf", hidden)
        nowhere = shelf.found(file, "application/pdf", cover([Redaction(words="99999999")]))
    number, words_before, words_after = (325, 262, 540, 297), (0, 0, 315, 400), (550, 0, 1240, 400)

    assert (places, nowhere) == (1, 0)
    assert len(set(before.crop(number).tobytes())) > 2
    assert set(after.crop(number).tobytes()) == {0}
    for part in (words_before, words_after):
        assert after.crop(part).tobytes() == before.crop(part).tobytes()


def test_an_area_of_a_picture_is_burnt_and_without_one_words_are_refused(desk, tmp_path):
    image = Image.new("RGB", (400, 200), "white")
    ImageDraw.Draw(image).rectangle((200, 100, 260, 140), fill="red")
    file = tmp_path / "scan.png"
    image.save(file)
    case = case_with(desk, file, "words=red square")
    with pytest.raises(PacketRefused) as refused:
        desk.write(case, "evidence_bundle")
    assert refused.value.key == "redaction_not_placed"

    desk.set(case, ["exhibits.C-1.redactions.1.area=45 45 30 40"])
    desk.write(case, "evidence_bundle")
    with Shelf() as shelf:
        hidden = cover([Redaction(area="45 45 30 40")])
        drawn = Image.open(io.BytesIO(shelf.picture(file, "image/png", 0, "", hidden)))
    colours = {colour for _, colour in drawn.convert("RGB").getcolors()}
    assert colours == {(255, 255, 255), (0, 0, 0)}


def test_a_bad_area_is_refused_by_name(desk, tmp_path):
    case = case_with(desk, mail(tmp_path))

    with pytest.raises(BadInput):
        desk.set(case, ["exhibits.C-1.redactions.new.area=left corner"])


def test_what_the_child_is_told_is_one_line():
    told = cover([Redaction(words="two\nlines\tof it"), Redaction(page=2, area="1 2 3 4")])

    assert "\n" not in told
    assert "\t" not in told
    assert json.loads(told) == [["two lines of it"], [[1, 1.0, 2.0, 3.0, 4.0]]]
    assert cover([]) == ""
    assert compared("two\nlines") == "twolines"
