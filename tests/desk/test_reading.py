"""What is read of papers later: pictures, questions, whole folders, signatures, offers in mails."""

import io
import shutil

import pytest
from PIL import Image, ImageDraw

from casefile.intake.optical import languages_here
from casefile.intake.reading import FullReading, Paragraph
from casefile.model.errors import BadInput


def scan(tmp_path):
    kept = io.BytesIO()
    Image.new("L", (400, 200), 255).save(kept, "PNG")
    path = tmp_path / "IMG_1.png"
    path.write_bytes(kept.getvalue())
    return path


def test_optical_reading_is_offered_for_pictures_and_never_done_unasked(desk, polish, tmp_path):
    (tmp_path / "a.txt").write_text("Delivered on Monday to the yard.", encoding="utf-8")
    desk.add(polish.id, [scan(tmp_path), tmp_path / "a.txt"])
    picture, text = desk.case(polish.id).exhibits

    assert desk.optical_offer(text) == ()
    assert desk.optical_offer(picture) == languages_here()
    assert "read_optically" not in picture.reading.flags
    with pytest.raises(BadInput):
        desk.read_optically(polish.id, "C-2", ["en"])


@pytest.mark.skipif("en" not in languages_here(), reason="tesseract with eng is not installed")
def test_what_was_read_optically_is_kept_under_its_flag(desk, polish, tmp_path):
    desk.add(polish.id, [scan(tmp_path)])
    full = desk.read_optically(polish.id, "C-1", ["en"])

    assert "read_optically" in full.flags
    exhibit = desk.case(polish.id).exhibit("C-1")
    assert "read_optically" in exhibit.reading.flags
    assert desk.full_reading(polish.id, exhibit) == full


@pytest.mark.folders
@pytest.mark.skipif("en" not in languages_here(), reason="tesseract with eng is not installed")
def test_words_read_from_a_picture_outlive_the_cache_of_readings(desk, polish, tmp_path):
    page = Image.new("L", (900, 200), 255)
    ImageDraw.Draw(page).text((40, 60), "Delivered twelve chairs", font_size=60, fill=0)
    page.save(tmp_path / "note.png")
    desk.add(polish.id, [tmp_path / "note.png"])
    desk.read_optically(polish.id, "C-1", ["en"])
    shutil.rmtree(desk.home / "cases" / polish.id / "readings")

    full = desk.full_reading(polish.id, desk.case(polish.id).exhibits[0])
    assert "twelve chairs" in full.text
    assert "read_optically" in full.flags
    assert [line.say.key for line in desk.check(polish.id)] == []


def test_words_read_later_suggest_what_they_would_have_suggested_at_first(
    desk, polish, tmp_path, monkeypatch
):
    words = "Acme SA\nul. Testowa 3, 92-000 Łódź\nMaszyna jest wadliwa, nie zapłacimy."
    seen = FullReading(paragraphs=(Paragraph(text=words),), has_text=True)
    monkeypatch.setattr("casefile.desk.reading.read_pictures", lambda *_: seen)
    (tmp_path / "a.txt").write_text(words, encoding="utf-8")
    desk.add(polish.id, [scan(tmp_path), tmp_path / "a.txt"])
    assert not desk.case(polish.id).exhibit("C-1").pleas
    desk.read_optically(polish.id, "C-1", ["pl"])

    picture, text = desk.case(polish.id).exhibits
    said = {(x.field, x.value, x.because) for x in text.suggestions if x.field == "plea"}
    assert said <= {(x.field, x.value, x.because) for x in picture.suggestions}
    assert [x.value for x in picture.suggestions if x.reason == "nearly_the_same"] == ["C-2"]
    desk.set(polish.id, ["exhibits.C-1.provenance=respondent"])
    assert [x.value for x in desk.case(polish.id).exhibit("C-1").pleas] == ["quality_complaint"]

    desk.accept(polish.id, ["C-1"])
    desk.read_optically(polish.id, "C-1", ["pl"])
    again = desk.case(polish.id).exhibit("C-1")
    assert again.pleas == (), "what a person took is not asked of him again"


def test_the_questions_of_an_exhibit_end_when_they_are_answered(desk, polish, tmp_path):
    desk.add(polish.id, [scan(tmp_path)])
    desk.accept(polish.id, ["C-1"], settings=["kind=recording"])
    assert "party_to_call" in {q.field for q in desk.questions(polish.id, "C-1")}
    desk.set(polish.id, ["exhibits.C-1.party_to_call=true"])
    assert "party_to_call" not in {q.field for q in desk.questions(polish.id, "C-1")}


@pytest.mark.folders
def test_a_folder_of_mails_is_one_change_and_its_progress_tells_the_truth(desk, polish, tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    for n in range(60):
        (folder / f"{n:03}.eml").write_text(
            f"From: b@x.example\nSubject: Mail {n}\n\nNumber {n}.\n"
        )
    log = desk.home / "cases" / polish.id / "audit.jsonl"
    before = log.read_text().count("\n")
    heard = []

    def told(done, every, name):
        heard.append((done, every, name))
        return True

    filed = desk.add(polish.id, [folder], told=told)

    assert len(filed) == 60
    assert log.read_text().count("\n") == before + 1
    assert [done for done, _, _ in heard] == [*range(60), 60]
    assert {every for _, every, _ in heard} == {60}
    assert heard[7] == (7, 60, "007.eml")


def test_digital_signatures_enter_the_dossier_only_when_accepted(desk, polish, corpora):
    pytest.importorskip("pyhanko", reason="the extra signatures is not installed")
    desk.add(polish.id, [corpora / "pdf-pyhanko" / "minimal-two-fields-signed-twice.pdf"])
    assert desk.case(polish.id).exhibits[0].signatures == ()
    assert len(desk.signatures_found(polish.id, "C-1")) == 2
    desk.accept_signatures(polish.id, "C-1")
    kept = desk.case(polish.id).exhibits[0].signatures
    assert [s.signer for s in kept] == ["Lord Testerino", "Lord Testerino"]
    assert all(s.id for s in kept)
    assert desk.signatures_found(polish.id, "C-1") == ()


ASKS = {
    "pl": "Do czasu wyjaśnienia wstrzymujemy płatność. Oczekujemy rabatu 30%.",
    "en": "We want a discount of 30% and are withholding payment until then.",
    "he": "לא נשלם במלואה, מבקשים הנחה של 8,000 ₪.",
}


@pytest.mark.parametrize("language", ASKS)
def test_a_mail_that_asks_for_less_is_asked_about_until_it_is_said_to_be_no_offer(
    desk, polish, tmp_path, language
):
    mail = (
        f"From: Acme SA <a@acme.example>\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n\n{ASKS[language]}"
    )
    (tmp_path / "m.eml").write_text(mail, encoding="utf-8")
    desk.add(polish.id, [tmp_path / "m.eml"])
    desk.accept(polish.id, ["C-1"])
    desk.set(polish.id, ["exhibits.C-1.provenance=respondent"])

    def asked():
        steps = {x.step.key for x in desk.review(polish.id).next_steps}
        return "is_offer" in {q.field for q in desk.questions(polish.id, "C-1")}, (
            "steps.record_terms" in steps
        )

    assert asked() == (True, True)
    desk.set(polish.id, ["exhibits.C-1.is_offer=true"])
    assert asked() == (False, True), "it is one, and not recorded yet"
    desk.set(polish.id, ["exhibits.C-1.is_offer=false"])
    assert asked() == (False, False)
