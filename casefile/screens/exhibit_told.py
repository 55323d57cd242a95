"""What is known of one exhibit, in lines: guesses, grade, caps, where it is from, its text."""

from __future__ import annotations

from textual.content import Content

from casefile.model.errors import CasefileError
from casefile.model.exhibit import Element, Exhibit, ExhibitKind
from casefile.model.language import Language
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import arrow, line, lines, plain, said, value

SHOWN = 3000
"""Letters of a text shown in the preview; the rest is in the file."""


def exhibit_told(open_case: OpenCase, exhibit: Exhibit) -> Content:
    """Return what is known of an exhibit, what is guessed and why, and its text."""
    words, review = open_case.words, open_case.review
    rows: list[Content] = []
    if not exhibit.accepted:
        rows.append(said(words.term("panes.evidence.accept_how"), "bold"))
    for guess in exhibit.suggestions if not exhibit.accepted else ():
        rows.append(
            line(
                said("? "),
                said(words.term(f"panes.evidence.field.{guess.field}") + ": "),
                value(_suggested(guess.field, guess.value, words), "bold"),
                said(" - " + words.term(f"suggestions.{guess.reason}") + " "),
                value(f"“{guess.because}”" if guess.because else "", "italic", 60),
            )
        )
    if exhibit.reading.trouble:
        rows.append(said("! " + words.term("panes.evidence.unread"), "bold"))
    graded = None
    if review is not None:
        graded = next((x for x in review.exhibits if x.mark == exhibit.mark), None)
    if graded is not None:
        grade = graded.grade.value if graded.grade else "?"
        rows.append(said(f"{grade}  {words.say(graded.why)}"))
        rows += [said(f"↓ {words.say(cap)}") for cap in graded.caps]
    rows.append(
        line(
            said(words.term("panes.evidence.label") + " "),
            said(words.name_of(exhibit.disclosure)),
            said("   "),
            said(words.term("panes.evidence.from") + " "),
            value(exhibit.custody.came_from or exhibit.held_where or "-", limit=40),
        )
    )
    if exhibit.reading.sender:
        rows.append(
            line(
                value(exhibit.reading.sender, limit=30),
                said(f" {arrow(words.rtl)} "),
                value(", ".join(exhibit.reading.recipients), limit=40),
            )
        )
    rows += [said("· " + words.term(f"flags.{flag}"), "dim") for flag in exhibit.reading.flags]
    if exhibit.says:
        rows.append(plain(f"“{exhibit.says}”", "italic"))
    rows.append(said(""))
    rows.append(_text(open_case, exhibit))
    return lines(*rows)


def _suggested(field: str, told: str, words: Language) -> str:
    if field == "kind":
        return guessed_kind(told, words) or told
    if field == "shows" and told in list(Element):
        return words.name_of(Element(told))
    return told


def _text(open_case: OpenCase, exhibit: Exhibit) -> Content:
    words, desk = open_case.words, open_case.desk
    if not exhibit.custody.sha256:
        return said(words.term("panes.evidence.not_held"))
    try:
        text = desk.evidence_of(open_case.ref, exhibit, words)
        read = desk.full_reading(open_case.ref, exhibit).text.strip() if text is None else ""
    except CasefileError as trouble:
        return value(words.refusal(trouble)[0])
    if text is None and not read:
        return said(words.term("panes.evidence.picture"))
    body = read
    if text is not None:
        body = "\n".join(f"{label}: {told}" for label, told in text.fields)
        body += "\n\n" + "\n".join(told for _, told in text.paragraphs)
    if len(body) > SHOWN:
        rest = said("\n" + words.term("panes.evidence.goes_on"), "dim")
        return lines(plain(body[:SHOWN]), rest)
    return plain(body)


def guessed_kind(told: str, words: Language) -> str:
    """Return the name of a kind that was guessed; empty when there is no such kind."""
    return words.name_of(ExhibitKind(told)) if told in list(ExhibitKind) else ""
