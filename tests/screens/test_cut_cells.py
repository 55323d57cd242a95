"""A cell that is too long is cut before a day or a sum, never within it."""

from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from casefile.desk.records import CaseLine, DueToday
from casefile.desk.today import Found
from casefile.library import CODES, languages
from casefile.model.say import Say
from casefile.screens.bidi.terminal import BidiApp
from casefile.screens.cases_told import late_told, widths_of
from casefile.screens.chrome import Table
from casefile.screens.columns import no_number_cut
from casefile.screens.plain import word_cell
from casefile.screens.today_list import TodayList


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
        ("invoice FV/31/2026 of the bakery", 17, "invoice FV/31/2026 of the bakery"),
    ],
)
def test_a_day_or_a_sum_stands_whole_or_not_at_all(told, width, shown):
    assert no_number_cut(word_cell(told), width).plain == shown


@pytest.mark.parametrize("code", CODES)
def test_how_late_or_when_due_is_never_cut_in_the_list(code):
    words, on = languages()[code], date(2026, 11, 23)
    dues = [on - timedelta(days=n) for n in (222, -79, 1, -1, 0)]
    line = CaseLine("x", 1, "", "", "B", (), None, "friendly", "", {}, None, "", 0, "")
    listed = tuple(line._replace(due=due) for due in dues)
    room = widths_of(listed, words, on).over
    assert all(cell_len(late_told(one.overdue(on), words)) <= room for one in listed)


@pytest.mark.parametrize("code", CODES)
async def test_what_kind_of_thing_is_due_today_is_never_cut(code):
    words = languages()[code]
    kinds = "deadline step instalment promise call broken missed lapsed mediation proof".split()
    on, what = date(2026, 11, 23), Say("events.other_side")
    due = tuple(DueToday("x", 1, "Rosa's Kitchen Ltd", on, what, kind) for kind in kinds)

    class Listed(BidiApp):
        def compose(self):
            yield TodayList()

    app = Listed()
    async with app.run_test(size=(80, 24)):
        app.query_one(TodayList).tell(Found(due, 1, 1), words, 78)
        width = app.query_one(Table).ordered_columns[2].width
        told = [words.term(f"screens.today.kinds.{kind}") for kind in kinds]
        assert [one for one in told if cell_len(one) > width] == []
