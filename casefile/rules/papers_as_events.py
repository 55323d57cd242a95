"""The papers that no other event tells, as events of their own days."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Exhibit
from casefile.model.review import Event
from casefile.rules.event_of import event_of
from casefile.rules.his_words import tells
from casefile.rules.papers_told import told_of


def of_exhibits(case: Case, told: list[Event]) -> list[Event]:
    """Return an event for each dated exhibit that no event of its own day tells already.

    A talk that was written down tells its paper; a plea tells it too, as far as its words go.
    """
    citing: dict[tuple[str, date | None], list[Event]] = {}
    for event in told:
        for mark in event.marks:
            citing.setdefault((mark, event.day), []).append(event)
    found = []
    for exhibit in case.exhibits:
        if exhibit.copy_of:  # the mail that it repeats is told already
            continue
        label = exhibit.disclosure if exhibit.accepted else Disclosure.INTERNAL
        for day, said, words in told_of(case, exhibit):
            by = citing.get((exhibit.mark, day.first), [])
            if day.known and (not by or _more_was_said(case, exhibit, words, by)):
                found.append(event_of(day, said, "exhibit", (exhibit.mark,), label=label))
    return found


def _more_was_said(case: Case, exhibit: Exhibit, words: str, by: list[Event]) -> bool:
    """Return whether a paper was accepted for words that the events which cite it do not tell."""
    pleas = (p.said for p in case.positions if exhibit.mark in p.marks)
    return (
        bool(words)
        and all(event.kind != "contact" for event in by)
        and not any(tells(said, words) for said in pleas)
    )
