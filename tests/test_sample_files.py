"""The files of the sample cases: each is what its suffix says, small, in its own language."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from email import message_from_bytes
from pathlib import Path

import pytest
from sample_folders import FOLDERS, toml

from casefile.intake.child import read_file


def _is_what_it_says(file: Path) -> bool:
    body = file.read_bytes()
    match file.suffix:
        case ".pdf":
            return body.startswith(b"%PDF-") and b"%%EOF" in body[-64:]
        case ".jpg":
            return body.startswith(b"\xff\xd8\xff") and body.endswith(b"\xff\xd9")
        case ".png":
            return body.startswith(b"\x89PNG\r\n\x1a\n")
        case ".docx":
            return "word/document.xml" in zipfile.ZipFile(io.BytesIO(body)).namelist()
        case ".zip":
            return zipfile.ZipFile(io.BytesIO(body)).testzip() is None
        case ".mp3":
            return body.startswith(b"ID3") or (body[0] == 0xFF and body[1] & 0xE0 == 0xE0)
        case ".eml":
            head = message_from_bytes(body)
            return all(head[name] for name in ("From", "To", "Date", "Message-ID", "Subject"))
        case ".txt":
            return "\x00" not in body.decode("utf-8")
    return False


@pytest.mark.parametrize(
    "file",
    [file for folder in FOLDERS for file in sorted((folder / "inbox").iterdir())],
    ids=lambda file: f"{file.parent.parent.name}-{file.name}",
)
def test_no_file_is_something_else_under_a_suffix(file):
    """A .pdf is a PDF and a .jpg is a picture: the readers are tried on the real thing."""
    assert _is_what_it_says(file), file.name


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_sample_is_small_and_tells_its_story_in_its_own_language(folder):
    """The whole inbox stays under 600 KB; the README ends with the story in English."""
    size = sum(file.stat().st_size for file in (folder / "inbox").iterdir())
    assert size < 600 * 1024, f"{folder.name}: {size // 1024} KB"
    case, story = toml(folder / "case.toml"), (folder / "README.md").read_text(encoding="utf-8")
    if case["language"] == "he":
        assert sum("\u05d0" <= c <= "\u05ea" for c in story) > 500
    assert case["language"] == "en" or "## In English, in short" in story
    assert isinstance(toml(folder / "expected.toml")["on"], date)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_a_sample_quotes_stands_word_for_word_in_the_paper_it_cites(folder):
    """Of a scan and a sound there are no words to hold a quotation against."""
    case = toml(folder / "case.toml")
    papers = {
        one["mark"]: read_file(folder / one["file"], Path(one["file"]).name).text
        for one in case["exhibits"]
        if "file" in one
    }
    quoted = [((one["mark"],), one.get("says", "")) for one in case["exhibits"]]
    quoted += [(one.get("marks", ()), one["said"]) for one in case["positions"]]
    for marks, words in quoted:
        texts = [text for mark in marks if (text := _bare(papers.get(mark, "")))]
        assert not texts or any(_bare(words) in text for text in texts), (marks, words)


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()
