"""Debts stand in every paper in the order of their days, each with the day its invoice bears."""

from __future__ import annotations

import pytest
from packet_case import FORMS, LANGUAGES, ON, TEXTS, case_of, language, law_of
from packet_review import review_of

from casefile.documents.plain import plain_text
from casefile.model.case import Case
from casefile.model.dates import UNDATED, loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.model.party import Owner
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.rules.account import account
from casefile.rules.debt_order import by_day
from casefile.rules.disclosure import open_view
from casefile.rules.papers_of import issued_on


def of_two(code: str) -> Case:
    """Return the case with a later debt before the earlier one."""
    case = case_of(code)
    (first,) = case.debts
    late = first.but(ref="LATE-9", id="", what="lamps", issued=loose("2026-07-01"))
    early = first.but(ref="EARLY-7", id="", issued=loose("2026-03-01"))
    return case.but(debts=(late, early))


def told(form: str, code: str, case: Case) -> str:
    seen, _ = open_view(case, FORMS[form].audience)
    review = review_of(case).but(account=account(seen, law_of(code), ON))
    matter = Matter(seen, review, FORMS[form], language(code), law_of(code), Owner(), TEXTS, {}, ON)
    return plain_text(compose(matter))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("form", ["demand_letter", "scott_schedule", "mediation_exchange"])
def test_the_debts_of_a_paper_stand_in_the_order_of_its_statement(form, code):
    paper = told(form, code, of_two(code))
    assert paper.index("EARLY-7") < paper.index("LATE-9")


def test_an_invoice_without_a_day_of_its_own_bears_that_of_its_paper_on_file():
    case = of_two("en")
    late, early = case.debts
    paper = Exhibit(
        mark="C-9",
        kind=ExhibitKind.INVOICE,
        accepted=True,
        title="Invoice LATE-9",
        dated=loose("2026-08-17"),
        disclosure=Disclosure.OPEN,
    )
    bare = late.but(issued=UNDATED)
    given = case.but(debts=(bare, early), exhibits=(*case.exhibits, paper))
    assert str(issued_on(given, bare)) == "2026-08-17"
    assert issued_on(given, late) == late.issued
    assert "17/08/2026" in told("demand_letter", "en", given)
    again = paper.but(mark="C-10", dated=loose("2026-08-18"))
    assert not issued_on(given.but(exhibits=(paper, again)), bare).known


def test_a_debt_without_any_day_comes_last():
    late, early = of_two("en").debts
    unknown = late.but(ref="0", issued=UNDATED, due=UNDATED, performed=UNDATED)
    assert [one.ref for one in by_day((unknown, late, early))] == ["EARLY-7", "LATE-9", "0"]
