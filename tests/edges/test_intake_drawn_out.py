"""Answers, papers nearly alike, how good an item is, and reading text in pictures."""

import io
import os
import shutil
import subprocess

import pytest
from PIL import Image, ImageDraw, ImageFont, features

from casefile.documents.pictures import picture as drawn
from casefile.intake import optical
from casefile.intake.alike import Likenesses, share_of_words
from casefile.intake.child import read_file
from casefile.intake.guess import suggestions
from casefile.intake.quality import quality, questions
from casefile.intake.readers import email_message, picture
from casefile.intake.reading import FullReading, Message
from casefile.intake.subject import bare_subject
from casefile.library import languages
from casefile.model.errors import BadInput
from casefile.model.exhibit import Exhibit, ExhibitKind, Original, Provenance, Signature
from casefile.model.reading import Reading

WORDS = languages()["en"]


def pairs(texts):
    """Return each text that is nearly one that came before it, with that one."""
    known = Likenesses()
    met = (known.nearest(mark, text) for mark, text in texts.items())
    return [near for near in met if near is not None]


def test_the_subject_of_an_answer_is_that_of_the_mail_it_answers():
    assert bare_subject("Re: Odp: RE[2]: Faktura  12") == "faktura 12"
    assert bare_subject("השב: תשלום") == bare_subject("תשלום")


def test_a_real_answer_finds_its_mail():
    one = b"From: a@x.example\nMessage-ID: <1@x>\nSubject: Pay\n\nPlease.\n"
    two = b"From: b@y.example\nMessage-ID: <2@y>\nIn-Reply-To: <1@x>\nSubject: Re: Pay\n\nSoon.\n"
    asked, answered = (email_message.read(data, "m.eml") for data in (one, two))
    assert answered.replies_to == (asked.message_id,)
    assert not asked.replies_to


TEXT = " ".join(f"clause {n} says that party {n % 7} owes {n * 13} zlotys" for n in range(60))


def test_a_paper_sent_twice_is_found_whatever_its_case_and_line_ends():
    again = TEXT.upper().replace(" ", "\n", 40) + "."
    found = pairs({"C-1": TEXT, "C-2": "Quite another letter. " * 20, "C-3": again})
    assert [(pair.marks, pair.share) for pair in found] == [(("C-1", "C-3"), 1.0)]


def test_a_later_draft_is_alike_but_not_the_same():
    draft = TEXT.replace("party 3 owes", "party 3 does not owe")
    (pair,) = pairs({"C-1": TEXT, "C-2": draft})
    assert 0.7 <= pair.share < 1


def test_texts_that_come_one_by_one_are_told_from_those_before_them():
    known = Likenesses()
    assert known.nearest("C-1", TEXT) is None
    assert known.nearest("C-2", "Please pay.") is None
    assert known.nearest("C-3", "Quite another letter about the delivery of chairs. " * 4) is None
    near = known.nearest("C-4", TEXT.replace("party 3 owes", "party 3 does not owe"))
    assert near.marks == ("C-1", "C-4") and 0.7 <= near.share < 1


def test_short_words_are_the_same_or_are_not():
    assert share_of_words("Please pay!", "please  PAY") == 1
    assert share_of_words("Please pay 500", "Please pay 400") == 0


def test_short_and_different_texts_are_not_alike():
    assert pairs({"C-1": "Please pay.", "C-2": "Please pay."}) == []
    other = " ".join(f"goods number {n} came on day {n}" for n in range(80))
    assert pairs({"C-1": TEXT, "C-2": other, "C-3": ""}) == []


def test_a_thousand_texts_are_compared_without_comparing_each_with_each():
    texts = {f"C-{n}": " ".join(f"w{n * 31 + k}" for k in range(40)) for n in range(1000)}
    texts["C-again"] = texts["C-500"]
    assert [pair.marks for pair in pairs(texts)] == [("C-500", "C-again")]


@pytest.mark.parametrize(
    ("full", "kind", "held"),
    [
        (FullReading(reader="email_message"), ExhibitKind.EMAIL, "original"),
        (FullReading(messages=(Message(said="hi"),)), ExhibitKind.CHAT, "export"),
        (FullReading(reader="picture"), ExhibitKind.SCREENSHOT, "screenshot"),
        (FullReading(reader="pdf", flags=("scan",)), ExhibitKind.CONTRACT, "scan"),
        (FullReading(reader="pdf"), ExhibitKind.CONTRACT, None),
        (FullReading(trouble="file_damaged"), ExhibitKind.UNKNOWN, None),
    ],
)
def test_the_file_itself_shows_whether_it_is_an_original(full, kind, held):
    told = {s.field: s for s in quality(full, kind)}
    assert (told["original"].value if "original" in told else None) == held
    assert all(WORDS.has(f"suggestions.{s.reason}") for s in told.values())


def test_what_is_missing_is_suggested_and_what_is_whole_is_not_claimed():
    lacking = FullReading(messages=(Message(said="hi"),), flags=("media_left_out",))
    told = {s.field: s.value for s in suggestions(lacking, "chat.txt")}
    assert told["complete"] == "false"
    assert Exhibit(mark="C-1").but(complete=told["complete"]).complete is False
    whole = FullReading(messages=(Message(said="hi"),))
    assert "complete" not in {s.field for s in suggestions(whole, "chat.txt")}


def asked(exhibit, *spoken):
    found = questions(exhibit, spoken)
    assert all(WORDS.has(f"questions.{q.key}") for q in found)
    return {q.field for q in found}


def test_a_recording_is_asked_whether_it_is_lawful_until_somebody_answers():
    recording = Exhibit(mark="C-1", kind=ExhibitKind.RECORDING)
    assert {"party_to_call", "lawful"} <= asked(recording)
    assert "party_to_call" not in asked(recording.but(party_to_call=True))
    assert "lawful" not in asked(recording.but(party_to_call=True, lawful=True))
    assert "party_to_call" not in asked(Exhibit(mark="C-2", kind=ExhibitKind.EMAIL))
    assert "transcript_attached" in {q.key for q in questions(recording)}
    assert "transcript_attached" not in {q.key for q in questions(recording, transcribed=True)}


def test_a_screenshot_a_signature_and_a_foreign_paper_have_their_own_questions():
    assert "complete" in asked(Exhibit(mark="C-1", kind=ExhibitKind.SCREENSHOT))
    signed = Signature(id="s1", signer="Jan")
    held = {"original": Original.ORIGINAL, "provenance": Provenance.BOTH}
    contract = Exhibit(mark="C-1", kind=ExhibitKind.CONTRACT, **held)
    assert asked(contract) == {"signatures"}
    assert asked(contract.but(signatures=(signed,))) == {
        "signatures.s1.authorised",
        "signatures.s1.seen_by",
    }
    foreign = contract.but(language="he", signatures=(signed.but(authorised=True, seen_by=("A",)),))
    assert asked(foreign, "pl") == {"translation"}
    assert asked(foreign, "pl", "he") == set()
    scan = Exhibit(mark="C-1", original=Original.SCAN, reading=Reading(has_text=False))
    assert [q.field for q in questions(scan)] == ["provenance", "legible"]


def test_without_tesseract_reading_pictures_is_refused_in_words(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert optical.languages_here() == ()
    with pytest.raises(BadInput) as refused:
        optical.read_pictures([b"x"], ["pl"])
    assert refused.value.key == "no_tesseract"


needs_tesseract = pytest.mark.skipif(
    not {"he", "pl", "en"} <= set(optical.languages_here()),
    reason="tesseract with heb, pol and eng is not installed",
)


def page(text):
    face = next(
        (
            ImageFont.truetype(path, 44)
            for path in (
                "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
                "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
            )
            if os.path.exists(path)  # noqa: PTH110
        ),
        None,
    )
    if face is None:
        pytest.skip("no font with Hebrew and Polish letters is installed")
    drawn = Image.new("L", (1500, 300), 255)
    ImageDraw.Draw(drawn).text((60, 100), text, fill=0, font=face)
    kept = io.BytesIO()
    drawn.save(kept, "PNG")
    return kept.getvalue()


@needs_tesseract
@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Invoice 2026 for 1500 pounds is unpaid"),
        ("pl", "Zapłacę całość w środę"),
        ("he", "הסכום לתשלום הוא אלף שקלים"),
    ],
)
def test_print_is_read_in_its_language_and_said_to_be_read_by_a_program(code, text):
    turned = code == "he" and not features.check("raqm")  # without it letters stand as they come
    drawn = text[::-1] if turned else text
    full = optical.read_pictures([page(drawn)], [code])

    assert " ".join(full.text.split()) == text
    assert full.flags == ("read_optically",)
    assert (full.pages, full.has_text) == (1, True)


@needs_tesseract
def test_pages_are_told_one_by_one_and_can_be_stopped():
    heard = []

    def told(done, every):
        heard.append((done, every))
        return done < 1

    full = optical.read_pictures([page("first page"), page("second page")], ["en"], told)
    assert heard == [(0, 2), (1, 2)]
    assert "pages_unread" in full.flags
    with pytest.raises(BadInput):
        optical.read_pictures([page("x")], ["xx"])


@pytest.mark.skipif(not shutil.which("heif-enc"), reason="heif-enc, which makes one, is missing")
def test_a_picture_of_a_phone_is_read_and_drawn_where_the_extra_is_installed(tmp_path):
    pytest.importorskip("pi_heif", reason="the extra heic is not installed")
    made, path = tmp_path / "a.png", tmp_path / "IMG_0001.HEIC"
    Image.new("RGB", (64, 48), "red").save(made)
    subprocess.run(["heif-enc", "-o", path, made], check=True, capture_output=True)
    full = read_file(path)

    assert (full.reader, full.media_type) == ("picture", "image/heic")
    assert dict(full.fields)["picture_size"] == "64 x 48"
    with Image.open(io.BytesIO(drawn(path, full.media_type, 0))) as shown:
        assert shown.size == (64, 48)
        red, green, blue = shown.convert("RGB").getpixel((30, 20))
        assert red > 200 > 60 > max(green, blue)


def test_a_scan_of_several_pages_in_one_tiff_tells_how_many():
    kept = io.BytesIO()
    pages = [Image.new("L", (40, 30), shade) for shade in (0, 120, 255)]
    pages[0].save(kept, "TIFF", save_all=True, append_images=pages[1:])
    assert picture.read(kept.getvalue(), "scan.tif").pages == 3
