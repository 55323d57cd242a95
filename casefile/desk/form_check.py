"""An office's own paper or wording examined before a packet is written with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from casefile.desk.office import Office
from casefile.desk.terms import wrong_words
from casefile.documents.paper import adopted
from casefile.library import toml
from casefile.model.case import Case
from casefile.model.errors import BadInput
from casefile.model.glossary import papers_of
from casefile.model.say import Say
from casefile.packets.examine import examined
from casefile.packets.facts import conditions, facts
from casefile.packets.matter import Matter


class FormCheck(NamedTuple):
    """What was found in the file; *faults* keep it from being used."""

    told: tuple[Say, ...]
    faults: tuple[Say, ...]


def form_check(office: Office, path: Path) -> FormCheck:
    """Return what is in a Word file taken as paper, or in a form's wording.

    Raises: BadInput, for a file that cannot be taken at all; BadData, for TOML that cannot be read.
    """
    if not path.is_file():
        raise BadInput("no_such_file", field=str(path))
    if path.suffix.lower() in (".docx", ".docm", ".dotx", ".dotm"):
        return _paper(path, office.words.code)
    if path.suffix.lower() == ".toml":
        return _wording(office, path)
    raise BadInput("not_paper_or_wording", where=str(path))


def _paper(path: Path, language: str) -> FormCheck:
    paper = adopted(path.read_bytes(), language)
    told = [
        Say("forms.check.found", n=len(paper.found), names=", ".join(paper.found) or "–"),
        Say("forms.check.missing", n=len(paper.missing), names=", ".join(paper.missing) or "–"),
        Say(
            "forms.check.letterhead" if paper.sheet.letterhead else "forms.check.no_letterhead",
        ),
    ]
    told += [Say(f"forms.check.left.{what}") for what in paper.left]
    return FormCheck(tuple(told), ())


def _wording(office: Office, path: Path) -> FormCheck:
    """Hold a language file of a form to the facts, and to the same form in the other languages."""
    words = {key: text for key, text in toml(path).items() if isinstance(text, str)}
    lines = path.read_text(encoding="utf-8").splitlines()
    known = form_names(office).facts
    faults = [
        Say("forms.check.at", line=_line_of(lines, found.key), name=found.key, what=found.say)
        for found in examined(words, known)
    ]
    beside = [p for p in sorted(path.parent.glob("??.toml")) if p != path]
    wanted = dict.fromkeys(key for other in beside for key in toml(other))
    faults += [Say("forms.check.lacks", name=key) for key in wanted if key not in words]
    told = [Say("forms.check.texts", n=len(words))]
    for wrong in wrong_words(words, path.stem, _papers(path.with_name("outline.toml"))):
        what = Say("forms.check.other_word", word=wrong.word, right=wrong.right)
        at = _line_of(lines, wrong.key)
        told.append(Say("forms.check.at", line=at, name=wrong.key, what=what))
    return FormCheck(tuple(told), tuple(faults))


def _papers(outline: Path) -> frozenset[str]:
    """Return which kinds of paper the outline beside a wording file makes of it."""
    form = toml(outline) if outline.is_file() else {}
    return papers_of(letter=bool(form.get("letter")), audience=str(form.get("audience", "")))


class FormNames(NamedTuple):
    """What a form may name: facts in braces, and what a part may wait for with ``when``."""

    facts: frozenset[str]
    conditions: frozenset[str]


def form_names(office: Office) -> FormNames:
    """Return the names that a form may use: those of any case, so of an empty one too."""
    place = next(iter(sorted(office.laws)))
    case = Case(place=place)
    form, law = next(iter(office.forms.values())), office.laws[place]
    reviewed, words = office.review_of(case), office.words
    matter = Matter(case, reviewed, form, words, law, office.owner(), {}, {}, office.on)
    known = facts(matter)
    return FormNames(frozenset(known), frozenset(conditions(matter, known)))


def _line_of(lines: list[str], key: str) -> int:
    return next((n for n, x in enumerate(lines, 1) if re.match(rf"\s*{re.escape(key)}\s*=", x)), 0)
