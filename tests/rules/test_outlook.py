"""What is due stays as it is until the day that the outlook names: nothing is ever missed."""

from datetime import date, timedelta
from random import Random

import pytest
from random_cases import random_case

from casefile.library import jurisdictions
from casefile.model.dates import loose
from casefile.model.exhibit import Exhibit
from casefile.rules.calendar import day_of
from casefile.rules.outlook import outlook, wants_review
from casefile.rules.review import review

NEAR = date(2026, 11, 20)
LAWS = jurisdictions()


def read(case, on):
    law = LAWS[case.place]
    reviewed = review(case, law, on) if wants_review(case) else None
    seen = outlook(case, law, on, reviewed)
    return seen, [(due.kind, due.what, day_of(due, on, law)) for due in seen.due]


@pytest.mark.parametrize("seed", range(24))
def test_what_is_due_is_the_same_until_the_day_the_outlook_names(seed):
    chance = Random(seed)
    case = random_case(chance, NEAR, places="pl il ew bc xx")
    law, skipped = LAWS[case.place], 0
    day = NEAR - timedelta(days=60)
    kept, _ = read(case, day)
    for _ in range(150):
        day += timedelta(days=1)
        fresh, due = read(case, day)
        if kept.holds(day):
            assert [(x.kind, x.what, day_of(x, day, law)) for x in kept.due] == due, day
            skipped += 1
        else:
            kept = fresh
    assert skipped or wants_review(case) or kept.until == kept.since + timedelta(days=1)


def test_the_days_are_those_of_the_review():
    for seed in range(30):
        case = random_case(Random(seed), NEAR)
        law = LAWS[case.place]
        reviewed = review(case, law, NEAR)
        if not wants_review(case):
            assert outlook(case, law, NEAR) == outlook(case, law, NEAR, reviewed)


def test_how_a_case_stands_is_the_same_until_the_day_the_outlook_names():
    """Its state, its proof and its next step turn on no other day than the list watches."""
    for seed in range(60):
        case = random_case(Random(seed), NEAR)
        law = LAWS[case.place]
        before, (seen, _) = review(case, law, NEAR), read(case, NEAR)
        for ahead in (1, 2, 5, 13, 34, 89):
            if seen.holds(day := NEAR + timedelta(days=ahead)):
                after = review(case, law, day)
                assert standing(after) == standing(before), (seed, day)


def standing(seen):
    step = seen.next_steps[0].step.key if seen.next_steps else ""
    return seen.state, [line.status for line in seen.elements], step


def test_the_age_of_a_look_into_the_register_and_of_an_invoice_kept_in_silence_turn_a_case():
    quiet = next(
        case
        for case in (random_case(Random(seed), NEAR) for seed in range(200))
        if not wants_review(case) and read(case, NEAR)[0].until > NEAR + timedelta(days=40)
    )
    checked = quiet.respondent.but(register_checked_on=loose("2026-11-05"))
    assert read(quiet.but(respondent=checked), NEAR)[0].until == date(2026, 12, 5)
    paper = Exhibit(mark="C-9", kind="invoice", received=True, dated=loose("2026-11-01"))
    assert read(quiet.but(exhibits=[paper]), NEAR)[0].until == date(2026, 12, 1)
