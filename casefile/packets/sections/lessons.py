"""What the matter teaches, and the checklist for the next customer; for the owner alone."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Table
from casefile.model.clean import clean
from casefile.packets.matter import Matter
from casefile.rules.ended import ended
from casefile.rules.lessons import costliest_paper, lessons, own_lessons

OWN_HOUSE = True


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return how it ended, what the file shows, and what to do otherwise next time."""
    say, term = matter.words.say, matter.words.term
    case = matter.case
    done: list[Block] = []
    for number, ending in enumerate(case.endings, 1):
        told = f"{matter.words.name_of(ending.how)}, {matter.words.loose_day(ending.on)}"
        done += [Heading(1, term("lessons.ended"), f"ended{number}"), Para(told)]
        if ending.why.strip():
            done.append(Para(clean(ending.why.strip())))
        if ending.content is not None:
            done.append(Para(term("lessons.content", answer=ending.content)))
        for key, text in own_lessons(ending):
            done += [Para(term(key), "caption"), Para(clean(text))]
    ends = (said for one in matter.review.account if (said := ended(one)) is not None)
    done += [Para(say(said)) for said in ends]
    found = lessons(case, matter.review, matter.on)
    done.append(Heading(1, term("lessons.learnt"), "lessons"))
    costliest = costliest_paper(matter.review)
    if costliest is not None:
        done.append(Para(term("lessons.costliest", why=costliest)))
    if not found:
        return (*done, Para(term("lessons.none")))
    done += [Para(say(lesson.what), "Bullet") for lesson in found]
    rows = tuple(Row(("\u2610", say(lesson.next_time))) for lesson in found)
    title = term("lessons.checklist")
    done.append(Heading(1, title, "checklist"))
    done.append(Table((Column("", 0.5), Column("", 9.5)), rows, style="Field Table", title=title))
    return tuple(done)
