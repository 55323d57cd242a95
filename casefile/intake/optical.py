"""Optical reading of pictures with Tesseract, where it is installed: offered, never silent.

The text is what a program saw, with its mistakes: it is kept apart from what a file says itself,
under a flag, and never becomes a fact unread.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from casefile.intake.fence import own_limits
from casefile.intake.reading import FullReading, Paragraph
from casefile.intake.tongue import language_of
from casefile.model.errors import BadInput, CannotRead

NAMES = {"he": "heb", "pl": "pol", "en": "eng"}
"""What Tesseract calls the languages."""
_SECONDS = 60
_MEMORY = 1_500_000_000
_MOST_PAGES = 200
_MOST_TEXT = 2_000_000


def tesseract() -> str:
    """Return the program's path; empty when it is not installed."""
    return shutil.which("tesseract") or ""


def languages_here() -> tuple[str, ...]:
    """Return which of our languages the installed Tesseract can read."""
    program = tesseract()
    return _languages_of(program) if program else ()


@cache
def _languages_of(program: str) -> tuple[str, ...]:
    try:
        told = subprocess.run(
            [program, "--list-langs"], capture_output=True, timeout=_SECONDS, check=False
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.TimeoutExpired):
        return ()
    known = set(told.split())
    return tuple(code for code, name in NAMES.items() if name in known)


def read_pictures(
    pictures: Sequence[bytes],
    languages: Sequence[str],
    told: Callable[[int, int], bool] | None = None,
) -> FullReading:
    """Return the text seen in *pictures* (PNG, one a page), a paragraph a page.

    *languages* are codes of ours; those that Tesseract lacks are refused by name. *told* hears of
    each page and says False to stop; what was read by then is returned and flagged.
    Raises: BadInput, without Tesseract or a language; CannotRead, when a page takes too long.
    """
    program = tesseract()
    if not program:
        raise BadInput("no_tesseract", where="tesseract")
    here = languages_here()
    lacking = [code for code in languages if code not in here]
    if lacking or not languages:
        raise BadInput(
            "no_tesseract_language", where=", ".join(lacking) or "-", known=", ".join(here) or "-"
        )
    spoken = "+".join(NAMES[code] for code in languages)
    pages: list[str] = []
    flags = ["read_optically"]
    for number, picture in enumerate(pictures[:_MOST_PAGES]):
        if told is not None and not told(number, len(pictures)):
            flags.append("pages_unread")
            break
        pages.append(_page(program, picture, spoken))
    if len(pictures) > _MOST_PAGES and "pages_unread" not in flags:
        flags.append("pages_unread")
    return FullReading(reader="optical", pages=len(pictures), **_told_of(pages), flags=tuple(flags))


def kept_pages(seen: FullReading) -> bytes:
    """Return the words of the pages as they are kept: plain text, a form feed between pages."""
    return "\f".join(paragraph.text for paragraph in seen.paragraphs).encode("utf-8", "replace")


def seen_in_pictures(full: FullReading, kept: bytes, flags: Sequence[str]) -> FullReading:
    """Return *full* with the words that `kept_pages` kept; *flags* are those of that reading."""
    pages = kept.decode("utf-8", "replace").split("\f")
    told = _told_of(pages)
    told["language"] = told["language"] or full.language
    return full.but(
        **told,
        flags=tuple(dict.fromkeys((*full.flags, *flags))),
    )


def _told_of(pages: Sequence[str]) -> dict[str, Any]:
    text = "\n".join(pages)
    return {
        "paragraphs": tuple(Paragraph(text=page) for page in pages if page.strip()),
        "has_text": bool(text.strip()),
        "language": language_of(text),
    }


def _page(program: str, picture: bytes, spoken: str) -> str:
    """Return the text of one page, read by a process of its own with limits of its own."""
    with tempfile.TemporaryDirectory(prefix="casefile-") as folder:
        page = Path(folder) / "page.png"
        page.write_bytes(picture)
        try:
            done = subprocess.run(
                [program, str(page), "stdout", "-l", spoken, "--psm", "3"],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
                cwd=folder,
                env=_environment(),
                preexec_fn=own_limits(_MEMORY, _SECONDS),
            )
        except subprocess.TimeoutExpired as slow:
            raise CannotRead("reader_too_slow", where="tesseract") from slow
        except (OSError, subprocess.SubprocessError) as trouble:
            raise CannotRead("reader_died", where="tesseract") from trouble
    if done.returncode != 0:
        raise CannotRead("reader_failed", where="tesseract", about=f"tesseract {done.returncode}")
    return done.stdout[:_MOST_TEXT].decode("utf-8", "replace").replace("\f", "").strip("\n")


def _environment() -> dict[str, str]:
    """Return what Tesseract needs: where its languages lie, and one thread so that it is fair."""
    kept = {}
    with contextlib.suppress(KeyError):
        kept["TESSDATA_PREFIX"] = os.environ["TESSDATA_PREFIX"]
    return {"PATH": os.environ.get("PATH", ""), "OMP_THREAD_LIMIT": "1", **kept}
