"""Two people at one library: the second hears what the first changed, and loses nothing."""

from __future__ import annotations

from datetime import date

import pytest

from casefile.desk import Desk
from casefile.library import CODES
from casefile.model.errors import Conflict
from casefile.model.money import read_money

pytestmark = pytest.mark.folders

ON = date(2026, 3, 1)


def desk(home, who):
    opened = Desk.at(home, language="en", on=ON)
    opened.set_owner([f"acting={who}"])
    return opened


@pytest.fixture
def case(tmp_path):
    first = desk(tmp_path, "Dana")
    id_ = first.new(respondent="Zolw s.c.", amount=read_money("100 PLN"), place="pl").case.id
    return first.set(id_, ["debts.1.ref=F1"]).case


def test_the_second_desk_is_told_which_fields_the_first_one_changed(tmp_path, case):
    mine = desk(tmp_path, "Ewa")
    read = mine.opened(case.id)
    theirs = desk(tmp_path, "Adam")
    theirs.set(case.id, ["title=Flour", "respondent.email=zolw@example.com"])
    theirs.set(case.id, ["debts.1.due=2026-01-12"])

    desk(tmp_path, "Ewa")
    with pytest.raises(Conflict) as refused:
        mine.set(case.id, ["particulars=flour, unpaid"], expect=read.revision)
    told = refused.value.values
    assert told["by"] == "Adam"
    assert told["changed"] == "debts.F1.due, respondent.email, title"
    for code in CODES:
        what, then = mine.languages[code].refusal(refused.value)[:2]
        assert "Adam" in what and "respondent.email" in what and str(told["at"]) in what
        assert "{" not in what + then

    again = mine.opened(case.id)  # the reload that is offered
    kept = mine.set(case.id, ["particulars=flour, unpaid"], expect=again.revision).case
    assert (kept.title, kept.particulars) == ("Flour", "flour, unpaid")


def test_what_was_changed_and_put_back_is_not_named(tmp_path, case):
    mine, theirs = desk(tmp_path, "Ewa"), desk(tmp_path, "Adam")
    read = mine.opened(case.id)
    theirs.set(case.id, ["title=Flour", "particulars=x"])
    theirs.set(case.id, [f"title={case.title}"])
    with pytest.raises(Conflict) as refused:
        mine.set(case.id, ["title=mine"], expect=read.revision)
    assert refused.value.values["changed"] == "particulars"


def test_a_case_named_by_its_whole_id_is_changed_without_listing_the_others(
    tmp_path, case, monkeypatch
):
    mine = desk(tmp_path, "Ewa")
    monkeypatch.setattr(type(mine.store), "list", None)
    assert mine.set(case.id, ["title=Flour"]).case.title == "Flour"


def test_the_list_is_shown_at_a_glance_as_last_seen_and_then_as_it_is(tmp_path, case):
    mine, theirs = desk(tmp_path, "Ewa"), desk(tmp_path, "Adam")
    assert [line.title for line in mine.cases()] == [case.title]
    theirs.set(case.id, ["title=Flour"])
    assert [line.title for line in mine.glance()] == [case.title]
    assert [line.title for line in mine.cases()] == ["Flour"]
    assert [line.title for line in mine.glance()] == ["Flour"]
