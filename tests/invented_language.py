"""A language that nobody speaks, written from right to left in Thaana letters, made from English.

It takes the place of Hebrew through the user's own wording and forms. Whatever then still stands in
Latin or Hebrew letters, and is no name, no code and no text of the case or of the law, was written
into the program and not into the wording.
"""

import json
import re
import shutil
from functools import cache
from pathlib import Path

from babel.dates import get_month_names

from casefile.library import data_folder, forms, languages

LONGER = 1.3
"""Words are longer than in English by this much, as they are in many languages."""
_KEPT = re.compile(r"\{\w+\}|https?://\S+|casefile(?: [a-z]+)*|--[a-z-]+|\S*_\S*")


def invented(text):
    """Return *text* in the invented language: gaps, commands and options stay."""
    told, at = "", 0
    for kept in [*_KEPT.finditer(text), None]:
        piece = text[at : kept.start() if kept else None]
        told += re.sub(r"[^\W\d_]+", _word, piece)
        if kept:
            told, at = told + kept.group(), kept.end()
    return told


def _word(match):
    letters = "".join(chr(0x780 + ord(c.lower()) % 38) for c in match.group())
    return letters + letters[-1] * (round(len(letters) * LONGER) - len(letters))


def _as_toml(terms):
    rows = []
    for key, words in terms.items():
        if isinstance(words, dict):
            parts = ", ".join(
                f"{k} = {json.dumps(invented(v), ensure_ascii=False)}" for k, v in words.items()
            )
            rows.append(f"{json.dumps(key)} = {{ {parts} }}")
        else:
            rows.append(f"{json.dumps(key)} = {json.dumps(invented(words), ensure_ascii=False)}")
    return "\n".join(rows) + "\n"


def speak_it(home: Path) -> None:
    """Let the library at *home* speak the invented language where it would speak Hebrew."""
    english = dict(languages()["en"].terms)
    english["formats.day"] = "d.M.y"
    own = home / "own"
    (own / "wording").mkdir(parents=True, exist_ok=True)
    told = _as_toml({k: v for k, v in english.items() if k != "formats.day"})
    (own / "wording" / "he.toml").write_text(told + '"formats.day" = "d.M.y"\n', encoding="utf-8")
    for name, form in forms().items():
        shutil.copytree(data_folder("forms") / name, own / "forms" / name)
        (own / "forms" / name / "he.toml").write_text(_as_toml(form.words["en"]), encoding="utf-8")


def spoken_elsewhere(told):
    """Return the words of *told* that are written in Latin or Hebrew letters, two or more."""
    return set(re.findall(r"[A-Za-z\u00c0-\u017f]{2,}|[\u05d0-\u05ea]{2,}", told))


def words_of_the_cases(home: Path):
    """Return the words that stand in the cases and in their papers."""
    cases = (case.read_text(encoding="utf-8") for case in home.glob("cases/*/**/*.json"))
    return spoken_elsewhere(" ".join(cases))


_IN_HEBREW = re.compile(r'\b(?:he|href|id|kind|code|(title)) = "((?:\\"|[^"])*)"(?(1)(?!, said))')
"""A title with ``said`` beside it is read by its Hebrew: its own words are then for others."""


@cache
def law_as_read():
    """Return the words of the law as its Hebrew reader has them: its Hebrew, its sources, codes.

    English sentences of the packs are not among them: what is shown of those is a fault.
    """
    packs = (p.read_text(encoding="utf-8") for p in data_folder("jurisdictions").rglob("*.toml"))
    read = (told for pack in packs for _, told in _IN_HEBREW.findall(pack))
    return spoken_elsewhere(" ".join(read))


@cache
def months():
    """Return the names of months that CLDR gives where Hebrew is spoken."""
    return spoken_elsewhere(
        " ".join(f"ב{name} {name}" for name in get_month_names(locale="he").values())
    )
