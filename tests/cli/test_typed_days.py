"""A day typed at a command is read by the place of its case, in every option that takes one."""

import re
import shlex
from argparse import _SubParsersAction
from pathlib import Path

import pytest

import casefile.cli
from casefile.__main__ import parser
from casefile.library import languages
from casefile.model.party import Owner

ON = "2027-01-20"
ASKED = {
    ("accept", "--dated"): "accept 1 C-1 --dated {day}",
    ("accept", "--set"): "accept 1 C-1 --set dated={day}",
    ("close", "--dated"): "close 1 paid --dated {day}",
    ("close", "--by"): "close 1 settled --sum 500 --by {day}",
    ("erase", "--keep-until"): "erase 1 --why tax --keep-until {day}",
    ("log", "--at"): "log 1 --said late --at '{day} 12:30'",
    ("log", "--promise"): "log 1 --promise '100 by {day}'",
    ("lookup", "--dated"): "lookup 1 orgbook --found active --dated {day}",
    ("new", "--due"): "new --respondent Bet --amount '10 CAD' --due {day}",
    ("offer", "--dated"): "offer 1 500 --theirs --dated {day}",
    ("offer", "--expires"): "offer 1 500 --expires {day}",
    ("offer", "--first"): "offer 1 500 --instalments 2 --first {day}",
    ("offer", "--pay-by"): "offer 1 500 --pay-by {day}",
    ("pay", "--dated"): "pay 1 20 --dated {day}",
    ("plan", "--first"): "plan 1 --instalments 2 --first {day}",
    ("sent", "--dated"): "sent 1 demand_letter --dated {day}",
    ("sent", "--received"): "sent 1 demand_letter --dated 2026-05-01 --received {day}",
    ("set", "fields"): "set 1 agreement.made={day}",
    ("spend", "--dated"): "spend 1 stamps --sum 5 --dated {day}",
}
"""How each day is asked for."""
DAYLESS = {("me", "fields")}
"""Fields among which there is no day."""


def days_of_commands():
    """Return every option, or value without one, that takes a day or a field."""
    commands = next(
        x for x in parser(languages()["en"])._actions if isinstance(x, _SubParsersAction)
    )
    return [
        (name, action.option_strings[0] if action.option_strings else action.dest)
        for name, command in commands.choices.items()
        for action in command._actions
        if any(word in str(action.metavar) for word in ("DATE", "FIELD=VALUE"))
        and "--on" not in action.option_strings
        and (name, action.dest) not in DAYLESS
    ]


def given(asked, day):
    return [part.format(day=day) for part in shlex.split(asked)]


@pytest.fixture
def opened(shell, tmp_path):
    shell(
        "new", "--place", "bc", "--claimant", "Leah", "--respondent", "Bar Ltd.",
        "--amount", "1000 CAD", "--due", "2026-01-12", "--ref", "7",
    )  # fmt: skip
    paper = tmp_path / "note.txt"
    paper.write_text("We ordered lunch.", "utf-8")
    assert shell("add", "1", str(paper)).code == 0
    return shell


@pytest.mark.parametrize(("command", "option"), days_of_commands())
def test_figures_that_name_two_days_are_refused_where_both_orders_are_usual(
    opened, command, option
):
    asked = ASKED[command, option]
    before = opened("show", "1", "--json").out
    opened(*given(asked, "10/05/2026"), on=ON)
    assert opened.code == 2
    assert "10/05/2026 may be day first or month first here" in opened.err
    assert "2026-05-10" in opened.err and "10 May 2026" in opened.err
    assert opened.err.startswith((f"{option}: ", "exhibits.C-1.dated: ", "agreement.made: "))
    assert opened("show", "1", "--json").out == before


@pytest.mark.parametrize("typed", ["2026/10/05", "5 October 2026", "12/13/2026", "13/12/2026"])
@pytest.mark.parametrize(("command", "option"), days_of_commands())
def test_a_day_that_is_one_day_alone_is_read(opened, command, option, typed):
    opened(*given(ASKED[command, option], typed), on=ON)
    assert opened.code == 0, opened.err


@pytest.mark.parametrize(("command", "option"), days_of_commands())
def test_where_the_day_stands_first_figures_are_read_so(opened, command, option):
    opened("set", "1", "place=ew")
    opened("me", "place=ew")
    asked = ASKED[command, option].replace("orgbook", "companies_house").replace("CAD", "GBP")
    opened(*given(asked, "10/05/2026"), on=ON)
    assert opened.code == 0, opened.err


@pytest.mark.parametrize("code", ["he", "pl"])
def test_the_refusal_says_in_the_language_of_the_reader_how_to_write_it(opened, code):
    opened("pay", "1", "20", "--dated", "10/05/2026", language=code, on=ON)
    words = languages()[code]
    assert opened.code == 2
    assert words.term("faults.day_two_ways", value="10/05/2026") in opened.err
    assert "--dated" in opened.err and "2026-05-10" in opened.err


def test_the_day_of_reading_is_typed_as_in_the_place_of_the_case_and_else_of_the_owner(opened):
    opened("new", "--place", "ew", "--respondent", "Gull", "--amount", "5 GBP")
    opened("me", "place=ew")
    assert opened("review", "2", on="10/05/2027").code == 0
    assert opened("today", on="10/05/2027").code == 0
    assert opened("review", "1", on="10/05/2027").code == 2
    assert opened.err.startswith("--on: 10/05/2027 may be")
    opened("me", "place=bc")
    assert opened("review", "2", on="10/05/2027").code == 0
    assert opened("today", on="10/05/2027").code == 2
    assert opened("today", on="2027/10/05").code == 0
    opened("review", "99", on="10/05/2027")
    assert opened.code == 2


def test_a_search_over_all_cases_reads_its_days_as_the_owner_types_them(opened):
    opened("search", "before:10/05/2026", "lunch")
    assert opened.code == 2 and opened.err.startswith("before: 10/05/2026 may be")
    assert opened("search", "before:2026/10/05", "lunch").code == 0
    opened("me", "place=ew")
    assert opened("search", "before:10/05/2026", "lunch").code == 0


def test_a_letter_is_read_as_sent_on_the_day_of_its_proof_where_both_orders_are_usual(
    opened, tmp_path
):
    proof = tmp_path / "proof.txt"
    proof.write_text("Proof of posting\nDate of posting: 2026-11-10\n", "utf-8")
    opened("write", "1", "reminder_friendly", on="2026-11-09")
    assert opened("sent", "1", "reminder_friendly", "--proof", str(proof), on=ON).code == 0
    (sent,) = opened("show", "1", "--json").json["contacts"]
    assert sent["on"] == "2026-11-10"


def test_what_was_spent_without_a_day_was_spent_today(opened):
    opened("spend", "1", "stamps", "--sum", "5")
    (spent,) = opened("show", "1", "--json").json["efforts"]
    assert spent["on"] == "2026-11-20"


def test_no_command_reads_a_day_but_by_the_place_of_its_case():
    """All commands go through `Request.day`: a new one that reads by itself is found here."""
    readers = re.compile(r"\bread_(typed_|past_|coming_)?day\b")
    files = Path(casefile.cli.__file__).parent.glob("[a-z]*.py")
    assert not [file.name for file in files if readers.search(file.read_text("utf-8"))]


def test_the_record_of_the_owner_has_no_day_among_its_fields():
    assert not [name for name, field in Owner.model_fields.items() if "Date" in str(field)]
