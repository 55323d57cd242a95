"""The quick start and the tour in Hebrew and Polish give the commands of the English pages."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENGLISH = ("README.md", "docs/quick_start.md", "docs/tour.md")


def commands(page):
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize("page", ["README.he.md", "README.pl.md"])
def test_a_translated_page_gives_every_command_of_the_tour_and_none_of_its_own(page):
    """The commands of the English pages are run by tests of their own."""
    known = [line for english in ENGLISH for line in commands(english)]
    given = commands(page)
    assert [line for line in given if line not in known] == []
    assert [line for line in commands("docs/tour.md") if line not in given] == []
