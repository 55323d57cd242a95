"""A person's own view of a line: told beside the computed one, and asked for."""

from __future__ import annotations

from textual.content import Content

from casefile.model.exhibit import Override
from casefile.model.language import Language
from casefile.model.review import ElementLine, Status
from casefile.screens.ask_fields import AskFields
from casefile.screens.fields import Field, choices_of
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import line, said, value


def view_told(view: Override, words: Language) -> Content:
    """Return an own view in a line: the word or letter, why, who, when."""
    word = words.name_of(Status(view.status)) if view.status else view.grade
    by = words.term("own_view.by", by=view.by or "-", on=words.loose_day(view.on))
    return line(
        said(words.term("own_view.label") + ": ", "bold"),
        said(word, "bold"),
        said("  "),
        value(view.why),
        said(f"  ({by})", "dim"),
    )


def view_form(case: OpenCase, one: ElementLine) -> AskFields:
    """Return the form that asks how a person sees *one*, and why; no word takes the view off."""
    words = case.words
    none = ("", words.term("own_view.none"))
    asked = (
        Field("status", "own_view.status", "choice", (none, *choices_of(Status, words))),
        Field("why", "own_view.why", hint="own_view.why_hint"),
    )
    now = one.override
    first = {"status": now.status, "why": now.why} if now is not None else {}
    about = f"{case.ref}/{one.element.value}"
    return AskFields("view", asked, words, case.on, first=first, about=about)
