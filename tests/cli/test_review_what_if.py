"""casefile review --what-if: what could be got, what it would change, and nothing kept."""

import json

import pytest

from casefile.__main__ import main
from casefile.desk import Desk
from casefile.model.case import Case

CASE = {
    "place": "xx",
    "ground": "sale",
    "claimant": {"name": "Mill Ltd", "kind": "company", "address": "1 Mill Road"},
    "respondent": {"name": "Bakery Ltd", "kind": "company", "address": "2 High Street"},
    "debts": [{"ref": "7", "amount": "4500 EUR", "issued": "2026-02-01", "due": "2026-03-03"}],
    "exhibits": [
        {
            "mark": "C-1",
            "kind": "delivery_note",
            "provenance": "both",
            "accepted": True,
            "held": False,
            "held_where": "the driver",
            "shows": ["performance"],
        }
    ],
    "private": {
        "chance": {"low": "0.5", "likely": "0.6", "high": "0.8"},
        "collectable": {"low": "0.5", "likely": "0.8", "high": "1"},
    },
}


@pytest.fixture
def review(tmp_path, capsys):
    home = tmp_path / "library"
    desk = Desk.at(home, language="en")
    desk.create(Case.model_validate(CASE), note="new")

    def asked(*given, language="en"):
        options = ("--home", str(home), "--language", language, "--on", "2026-11-20")
        code = main(["review", "1", *given, *options])
        return code, *capsys.readouterr()

    asked.revision = lambda: desk.opened("1").revision
    return asked


@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_what_could_be_got_is_listed_by_the_name_that_is_asked_for(review, language):
    code, out, _ = review("--what-if", language=language)
    assert code == 0
    assert "- not_held_but_found:C-1: " in out
    assert "- signed_order: " in out


def test_with_it_the_element_stands_otherwise_and_nothing_is_kept(review):
    before = review.revision()
    code, out, _ = review("--what-if", "not_held_but_found:C-1")
    assert code == 0
    assert "performance: weak -> solid" in out
    whole = json.loads(review("--what-if", "not_held_but_found:C-1", "--json")[1])
    as_it_is = json.loads(review("--json")[1])
    status = {"then": {}, "now": {}}
    for name, told in (("then", whole), ("now", as_it_is)):
        status[name] = {line["element"]: line["status"] for line in told["elements"]}
    assert (status["now"]["performance"], status["then"]["performance"]) == ("thin", "solid")
    assert review.revision() == before


def test_a_thing_that_cannot_be_got_is_refused_with_those_that_can(review):
    code, out, err = review("--what-if", "a_miracle")
    assert (code, out) == (2, "")
    assert "a_miracle" in err
    assert "signed_order" in err


def test_the_worth_is_told_as_the_users_own_opinion(review):
    _, out, _ = review()
    assert "(the user's own opinion)" in out
    assert "What moves the likely value most" in out
