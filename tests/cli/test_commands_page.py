"""The page of commands is held against the parser: none is missing, none is made up."""

import argparse
import re
from pathlib import Path

from casefile.__main__ import parser
from casefile.desk.office import PLACE_OF_CURRENCY
from casefile.library import CODES, languages

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
COMMON = {"--help", "--home", "--on", "--language", "--plain"}


def commands():
    top = parser(languages()["en"])
    choices = next(a for a in top._actions if isinstance(a, argparse._SubParsersAction)).choices
    return {
        name: {o for a in its_own._actions for o in a.option_strings if o.startswith("--")} - COMMON
        for name, its_own in choices.items()
    }


def described():
    found = {}
    for section in PAGE.split("### `casefile ")[1:]:
        name = re.match(r"[a-z]+", section).group()
        listed = [line for line in section.splitlines() if line.startswith("- `--")]
        found[name] = {o for line in listed for o in re.findall(r"--[a-z-]+", line.split("`")[1])}
    return found


def test_every_command_and_each_of_its_options_stands_on_the_page():
    assert described() == commands()


def test_what_stands_in_for_a_place_that_nobody_named_is_told_with_the_option():
    told = [languages()[code].term("commands.new.place") for code in CODES]
    assert f"- `--place PLACE`: {told[0]}" in PAGE
    for currency, place in PLACE_OF_CURRENCY.items():
        assert all(f"{currency} {place}" in one for one in told)
