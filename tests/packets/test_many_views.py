"""Two thousand random cases, each cut for one reader: a word in every field, and none leaks."""

from __future__ import annotations

import pytest
from canaries import Garden

from casefile.library import languages
from casefile.model.disclosure import Audience
from casefile.rules.disclosure import open_view

WORDS = languages()
OTHERS = [a for a in Audience if a not in (Audience.LAWYER, Audience.OWNER)]
CASES = 2000
BATCHES = 8


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_word_of_a_random_case_stands_in_the_view_of_who_may_not_read_it(batch):
    share = CASES // BATCHES
    for seed in range(batch * share, (batch + 1) * share):
        garden = Garden(seed, WORDS["en"], "ew")
        case, _ = garden.case()
        audience = OTHERS[seed % len(OTHERS)]
        shown = "".join(
            open_view(case, audience, alone=alone)[0].model_dump_json() for alone in (False, True)
        )
        words = [p for p in garden.hidden_from(audience) if p.word.startswith("WORD")]
        assert [(p.path, p.word) for p in words if p.word in shown] == [], (seed, audience)


def test_what_is_told_of_the_left_out_names_what_the_owner_knows_and_no_more():
    """The list of what was left out is for the owner; its marks and names are his own."""
    garden = Garden(1, WORDS["en"], "ew")
    case, _ = garden.case()
    left = open_view(case, Audience.COURT)[1]

    assert left
    assert all(one.label.value for one in left)
