"""What a matter teaches, as it is read: how it ended, what the file shows, the next checklist."""

from __future__ import annotations

from textual.content import Content

from casefile.rules.ended import ended
from casefile.rules.lessons import costliest_paper, own_lessons
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import line, lines, said, value


def lessons_told(open_case: OpenCase) -> Content:
    """Return the lessons of the case. Raises: CasefileError, when it cannot be reviewed."""
    words, case = open_case.words, open_case.case
    lessons = open_case.desk.lessons(open_case.ref)
    rows: list[Content] = []
    for ending in case.endings:
        rows += [
            said(words.term("lessons.ended"), "bold"),
            line(
                said(f"{words.name_of(ending.how)}  {words.loose_day(ending.on)}  "),
                value(ending.why),
            ),
        ]
        if ending.content is not None:
            answer = words.term("words.yes" if ending.content else "words.no")
            rows.append(said(words.term("lessons.content", answer=answer)))
        for key, told in own_lessons(ending):
            rows.append(line(said(words.term(key) + ": "), value(told)))
    accounts = open_case.review.account if open_case.review is not None else ()
    rows += [said(words.say(end)) for one in accounts if (end := ended(one)) is not None]
    missed = costliest_paper(open_case.review) if open_case.review is not None else None
    if missed is not None:
        rows.append(said(words.term("lessons.costliest", why=missed), "bold"))
    if not lessons:
        return lines(*rows, said(words.term("lessons.none")))
    rows.append(said(words.term("lessons.learnt"), "bold"))
    rows += [said("- " + words.say(one.what)) for one in lessons]
    rows.append(said(words.term("lessons.checklist"), "bold"))
    rows += [said("[ ] " + words.say(one.next_time)) for one in lessons]
    return lines(*rows)
