"""What the other side says on several days stands in every paper under its own day."""

from __future__ import annotations

import pytest
from packet_case import FORMS, LANGUAGES, ON, TEXTS, case_of, language, law_of
from packet_review import review_of

from casefile.documents.plain import plain_text
from casefile.model.case import Case
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.party import Owner
from casefile.model.position import Defence, Position
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.packets.message import message
from casefile.rules.disclosure import open_view

OPEN = Disclosure.OPEN
FIRST = Position(
    defence=Defence.QUALITY_COMPLAINT,
    said="Your team arrived late",
    on=loose("2026-07-08"),
    marks=("C-1",),
    answer="The doors opened at seven as ordered",
    disclosure=OPEN,
)
LATER = FIRST.but(
    said="Honestly the food was cold",
    speaker="Derek Wong",
    on=loose("2026-08-19"),
    marks=("C-2",),
    answer="",
)


def matter_of(form: str, code: str, case: Case) -> Matter:
    seen, _ = open_view(case, FORMS[form].audience)
    review = review_of(case)
    return Matter(seen, review, FORMS[form], language(code), law_of(code), Owner(), TEXTS, {}, ON)


def told(form: str, code: str, *pleas: Position) -> str:
    case = case_of(code).but(positions=pleas)
    bare = plain_text(compose(matter_of(form, code, case)))
    return " ".join(bare.replace("\u2068", "").replace("\u2069", "").split())


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "form",
    ["demand_letter", "mediation_exchange", "scott_schedule", "lawyer_instruction"],
)
def test_words_of_two_days_stand_each_at_its_own_day_with_who_said_them(form, code):
    paper = told(form, code, LATER, FIRST)
    matter = matter_of(form, code, case_of(code))
    days = [matter.loose(one.on) for one in (FIRST, LATER)]
    first, later = paper.index(FIRST.said), paper.index(LATER.said)
    assert first < later, "in the order of their days"
    near = 120
    assert days[0] in paper[max(0, first - near) : first + near]
    assert days[1] in paper[later - near : later + near]
    assert LATER.speaker in paper[later - near : later + near]
    assert f"{FIRST.said} … {LATER.said}" not in paper


def test_one_answer_to_what_was_said_twice_is_told_once_and_after_both():
    paper = told("demand_letter", "en", FIRST, LATER)
    assert paper.count(FIRST.answer) == 1
    assert paper.index(LATER.said) < paper.index(FIRST.answer)


def test_what_is_said_of_one_invoice_and_then_of_all_stands_by_its_days_with_one_answer():
    case = case_of("en")
    more = case.debts[0].but(ref="INV-9", id="")
    of_one = FIRST.but(debts=(case.debts[0].ref,))
    last = of_one.but(said="It opened late", on=loose("2026-09-30"), answer="")
    both = case.but(debts=(*case.debts, more), positions=(of_one, last, LATER))
    for form in ("demand_letter", "scott_schedule"):
        paper = plain_text(compose(matter_of(form, "en", both)))
        days = [paper.index(one.said) for one in (of_one, LATER, last)]
        assert days == sorted(days)
    assert plain_text(compose(matter_of("demand_letter", "en", both))).count(FIRST.answer) == 1


def test_words_of_a_paper_for_the_house_alone_stay_out_where_a_later_one_is_open():
    paper = told("demand_letter", "en", FIRST.but(disclosure=Disclosure.INTERNAL), LATER)
    assert LATER.said in paper and FIRST.said not in paper and FIRST.answer not in paper


def test_a_short_message_names_what_was_said_again_once_with_its_first_day():
    case = case_of("en").but(positions=(FIRST, LATER))
    matter = matter_of("reminder_firm", "en", case)
    short = message(matter, short=True)
    assert short.count("quality complaint") == 1 and "(08/07/2026)" in short


def test_he_himself_is_not_named_as_another_who_spoke_for_him():
    his = case_of("en").respondent.name
    assert f"({his})" not in told("demand_letter", "en", LATER.but(speaker=his.split()[0]))
