"""A cell that is too long is cut before a day or a sum, never within it."""

import pytest

from casefile.screens.columns import no_number_cut
from casefile.screens.plain import word_cell


@pytest.mark.parametrize(
    "told, width, shown",
    [
        ("the demand of 24.11.2026 ran out", 19, "the demand of…"),
        ("the demand of 24.11.2026 ran out", 26, "the demand of 24.11.2026 ran out"),
        ("the demand of somebody else", 19, "the demand of somebody else"),
        ("24.11.2026", 5, "24.11.2026"),
        ("המועד לתשלום שבדרישה מיום 24.11.2026", 31, "המועד לתשלום שבדרישה מיום…"),
        ("pay CA$1,300.00 now", 9, "pay…"),
        ("short", 19, "short"),
    ],
)
def test_a_day_or_a_sum_stands_whole_or_not_at_all(told, width, shown):
    assert no_number_cut(word_cell(told), width).plain == shown
