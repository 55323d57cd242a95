"""The Hebrew and Polish pages give what the English quick start and tour give, as at home there.

That each command of the guides works is held by ``test_documents``, which runs them.
"""

import re
import shlex
from pathlib import Path

import pytest

from release.pictures import VIEWS

ROOT = Path(__file__).parents[2]
CODES = ("he", "pl")


def commands(page):
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def doings(pages):
    """What the commands do: the command, its form and its options, whatever they are given."""
    split = [shlex.split(line) for page in pages for line in commands(page)]
    return {
        (word, tuple(x for x in rest if x.startswith("--") or re.fullmatch(r"[a-z]+_\w+", x)))
        for casefile, word, *rest in split
        if casefile == "casefile"
    }


@pytest.mark.parametrize("code", CODES)
def test_the_guide_does_what_the_english_quick_start_and_tour_do(code):
    english = doings(["docs/quick_start.md", "docs/tour.md"]) - {("demo", ())}
    assert english - doings([f"docs/guide.{code}.md"]) == set()


@pytest.mark.parametrize("code", CODES)
def test_the_readme_gives_the_commands_of_the_main_one_and_of_the_guide_and_leads_there(code):
    known = commands("README.md") + commands(f"docs/guide.{code}.md")
    told = [line.replace(f" --language {code}", "") for line in commands(f"README.{code}.md")]
    assert [line for line in told if line not in known] == []
    text = (ROOT / f"README.{code}.md").read_text(encoding="utf-8")
    assert f"](docs/guide.{code}.md)" in text


@pytest.mark.parametrize("code", CODES)
def test_the_guide_shows_every_picture_in_its_own_language(code):
    text = (ROOT / f"docs/guide.{code}.md").read_text(encoding="utf-8")
    shown = re.findall(r"\]\(pictures/(.*?)\)", text)
    assert shown == [
        f"{name}.{code}.svg" for name in ("cases", "evidence", "assessment", "packets")
    ]
    assert len(shown) == len(VIEWS)
