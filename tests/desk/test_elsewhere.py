"""The same paper in another debtor's case is a warning at the door, and stays out of the record."""

import pytest
from team_server import fresh_firm

from casefile.desk import Desk
from casefile.model.money import read_money
from casefile.store.team.founding import Role


def two_cases(desk, folder):
    """A case of Żółw that holds a letter, and one of Sowa that does not yet; the letter's path."""
    letter = folder / "letter.txt"
    letter.write_text("Potwierdzam odbiór towaru.", encoding="utf-8")
    sum_ = read_money("500 zł")
    first = desk.new(respondent="Żółw s.c.", amount=sum_, place="pl", ref="1").case
    second = desk.new(respondent="Sowa sp. z o.o.", amount=sum_, place="pl", ref="1").case
    desk.add(first.id, [letter])
    return first, second, letter


@pytest.fixture
def firm(tmp_path):
    """A clerk of a firm, and a clerk of another firm on the same server."""
    (seat,), (stranger,) = fresh_firm(Role.CLERK), fresh_firm(Role.CLERK)
    desks = [Desk.at(tmp_path / f"at{n}", language="pl") for n in range(2)]
    for desk, at in zip(desks, (seat, stranger), strict=True):
        desk.join(str(at))
    return desks


def test_a_paper_that_lies_in_another_case_names_it_and_is_taken_in_all_the_same(desk, tmp_path):
    first, second, letter = two_cases(desk, tmp_path)
    (filed,) = desk.add(second.id, [letter])
    (place,) = filed.elsewhere
    assert (place.number, place.respondent, place.mark) == (first.number, "Żółw s.c.", "C-1")
    (exhibit,) = desk.case(second.id).exhibits
    assert "Żółw" not in exhibit.model_dump_json()

    (again,) = desk.add(second.id, [letter])
    assert (again.duplicate_of, again.elsewhere) == ("C-1", ())


def test_what_was_taken_out_or_lies_in_the_bin_warns_no_more(desk, tmp_path):
    first, second, letter = two_cases(desk, tmp_path)
    desk.remove(first.id, "C-1")
    assert desk.add(second.id, [letter])[0].elsewhere == ()

    third = desk.new(respondent="Bocian", place="pl").case
    assert [x.respondent for x in desk.add(third.id, [letter])[0].elsewhere] == ["Sowa sp. z o.o."]
    opened = desk.opened(second.id)
    desk.store.delete(second.id, opened.revision, actor="Dana")
    fourth = desk.new(respondent="Kruk", place="pl").case
    assert [x.respondent for x in desk.add(fourth.id, [letter])[0].elsewhere] == ["Bocian"]


def test_in_a_firm_only_cases_of_the_firm_are_named(firm, tmp_path):
    ours, strangers = firm
    _, second, letter = two_cases(ours, tmp_path)
    (filed,) = ours.add(second.id, [letter])
    assert [x.respondent for x in filed.elsewhere] == ["Żółw s.c."]

    theirs = strangers.new(respondent="Zięba", place="pl").case
    assert strangers.add(theirs.id, [letter])[0].elsewhere == ()
