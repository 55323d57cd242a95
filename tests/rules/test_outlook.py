"""What is due stays as it is until the day that the outlook names: nothing is ever missed."""

from datetime import date, timedelta
from random import Random

import pytest
from random_cases import random_case

from casefile.library import jurisdictions
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
