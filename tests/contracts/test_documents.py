"""The documents are true: built without a warning, made from the program, their commands run."""

import argparse
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from casefile.__main__ import main, parser
from casefile.desk import Desk
from casefile.library import CODES, forms, languages
from casefile.model.exhibit import ExhibitKind
from casefile.model.form import Form
from casefile.model.review import State, Status
from casefile.screens.actions import ACTIONS, key_shown
from casefile.screens.opening import STEPS
from release.pages import PAGES, PLACES
from release.pictures import LARGEST, SAMPLES, VIEWS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PICTURES = sorted((DOCS / "pictures").glob("*.svg"))
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
WRITTEN = sorted([*DOCS.glob("*.md"), *ROOT.glob("*.md")])
"""Every page that a person reads."""
NAMED_TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The documents as pages, and what was said while they were built."""
    target = tmp_path_factory.mktemp("html")
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html"]
    done = subprocess.run(
        [*command, "-d", str(target / "doctrees"), str(DOCS), str(target / "pages")],
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    return target / "pages", done


def test_every_link_and_anchor_leads_somewhere_and_every_page_is_in_the_contents(built):
    _, done = built
    assert done.returncode == 0, done.stderr


def test_the_pages_load_nothing_from_elsewhere(built):
    pages, _ = built
    outside = re.compile(r"""<(?:script|img|iframe|link)\b[^>]*(?:src|href)=["'](?:https?:)?//""")
    styles = re.compile(r"""(?:url\(|@import\s)["']?(?:https?:)?//""")
    assert len(list(pages.rglob("*.html"))) > 15
    for file in [*pages.rglob("*.html"), *pages.rglob("*.css")]:
        text = file.read_text(encoding="utf-8")
        assert not outside.search(text), file
        assert not styles.search(text), file


def test_a_page_in_another_language_says_so_and_hebrew_runs_from_right_to_left(built):
    pages, _ = built
    for code in ("he", "pl"):
        text = (pages / f"guide.{code}.html").read_text(encoding="utf-8")
        assert re.search(rf'<html[^>]* lang="{code}"', text)
        assert ("right_to_left.css" in text) == (code == "he")


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_made_from_the_program_is_up_to_date(name):
    told = (DOCS / name).read_text(encoding="utf-8")
    assert told == PAGES[name]().rstrip() + "\n", "run: python -m release.pages"


@pytest.mark.parametrize("name", sorted(PAGES))
def test_no_page_made_from_the_program_lacks_its_words(name):
    assert not re.findall(r"\[[a-z_]+(?:\.\w+)+\](?!\()", PAGES[name]())


def test_every_key_and_every_form_has_its_row():
    assert {action.where for action in ACTIONS} <= set(PLACES)
    keys = (DOCS / "keys.md").read_text(encoding="utf-8")
    assert [action.id for action in ACTIONS if f"| `{action.id}` |" not in keys] == []
    rows = (DOCS / "forms.md").read_text(encoding="utf-8")
    assert [name for name in forms() if f"\n| `{name}` |" not in rows] == []


def test_who_writes_a_form_is_told_all_that_may_stand_above_its_lines():
    by_its_files, shown = {"name", "words", "own", "shipped"}, {"audience", "outline"}
    page = (DOCS / "forms.md").read_text(encoding="utf-8")
    asked = set(Form.model_fields) - by_its_files - shown
    assert [name for name in sorted(asked) if f"\n| `{name}` |" not in page] == []


def test_a_key_of_the_whole_case_names_the_sections_that_use_it_otherwise():
    add, undo = (
        next(row for row in PAGES["keys.md"]().splitlines() if f"`{action}`" in row)
        for action in ("case.add", "case.undo")
    )
    assert "not in 2, 4, 5, 6, 8" in add
    assert "not in" not in undo


def test_the_case_on_the_page_of_case_toml_opens(tmp_path):
    page = (DOCS / "case_toml.md").read_text(encoding="utf-8")
    told = page.split("```toml\n")[1].split("```")[0]
    file = tmp_path / "case.toml"
    file.write_text(told, encoding="utf-8")
    case = Desk(tmp_path / "library", language="en").new_from(file).case
    assert (case.respondent.name, case.debts[0].ref) == ("Żółw s.c.", "FV/12/2026")


def test_the_value_on_the_page_of_law_packs_is_one_that_a_pack_can_hold():
    page = (DOCS / "law_packs.md").read_text(encoding="utf-8")
    row = tomllib.loads(page.split("```toml\n")[1].split("```")[0])["rates"][0]
    pack = ROOT / "casefile" / "jurisdictions" / "xx" / "interest.toml"
    shipped = tomllib.loads(pack.read_text(encoding="utf-8"))["rates"][0]
    assert set(row) <= set(shipped) | {"until"}
    assert set(row["source"]) == set(shipped["source"])


def test_every_file_of_a_pack_has_its_row():
    page = (DOCS / "law_packs.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| `(\w+\.toml)` \|", page, re.MULTILINE))
    packs = ROOT / "casefile" / "jurisdictions"
    assert rows == {file.name for file in packs.glob("[a-z]*/*.toml")}


def commands_of(page):
    """The commands in the blocks of a page, in order, without remarks; its exports too."""
    text = (DOCS / page).read_text(encoding="utf-8")
    lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
    wanted = ("casefile ", "export ")
    split = [shlex.split(line, comments=True) for line in lines if line.startswith(wanted)]
    return [command for command in split if len(command) > 1]


@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    "page", ["../README.md", "quick_start.md", "tour.md", "guide.he.md", "guide.pl.md"]
)
def test_every_command_of_the_page_works_one_after_the_other(page, tmp_path, monkeypatch, capsys):
    commands = commands_of(page)
    assert len(commands) >= 5
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("casefile.cli.demo.DEMO_FORMS", ())  # their packets have tests
    monkeypatch.setenv("CASEFILE_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("HOME", str(tmp_path))
    shutil.copytree(ROOT / "sample_cases" / "lodz_invoices" / "inbox", tmp_path / "papers")
    for command in ([str(Path(word).expanduser()) for word in words] for words in commands):
        if command[0] == "export":
            monkeypatch.setenv(*command[1].split("="))
        else:
            assert main(command[1:]) == 0, (command, capsys.readouterr().err)


def test_what_the_tour_says_of_the_samples_is_what_the_program_says(tmp_path, capsys):
    tour = " ".join((DOCS / "tour.md").read_text(encoding="utf-8").split())
    home = str(tmp_path / "tour")
    Desk(Path(home), language="en").demo()
    capsys.readouterr()
    assert main(["cases", "--home", home, "--on", "2026-11-20"]) == 0
    listed = capsys.readouterr().out
    for state in re.findall(r"Each line ends with the state of the case: (.*?)\.", tour)[0].split(
        ";"
    ):
        assert state.strip(" *") in listed
    assert main(["review", "2", "--home", home, "--on", "2026-11-20"]) == 0
    review = capsys.readouterr().out
    assert "a claim of the other side's own is set against the debt" in review.lower()
    assert len(re.findall(r"^- [a-z ]+: solid", review, re.MULTILINE)) == 8
    for code, number in (("he", "1"), ("pl", "3")):
        guide = " ".join((DOCS / f"guide.{code}.md").read_text(encoding="utf-8").split())
        for asked in (["cases"], ["review", number]):
            assert main([*asked, "--home", home, "--on", "2026-11-20", "--language", code]) == 0
        shown = capsys.readouterr().out
        said = re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", guide)
        assert said and [words for words in said if words not in shown] == []


def test_the_page_of_judging_says_every_word_of_an_element_and_every_state():
    page = " ".join((DOCS / "judging_evidence.md").read_text(encoding="utf-8").split())
    words = languages()["en"]
    assert [one for one in Status if f"| {words.name_of(one)} |" not in page] == []
    assert [one for one in State if f"*{words.name_of(one)}*" not in page] == []


def test_every_test_that_the_page_of_security_names_is_there():
    page = (DOCS / "security.md").read_text(encoding="utf-8")
    named = NAMED_TEST.findall(page)
    assert len(named) > 25
    for file, test in named:
        assert (ROOT / file).is_file(), file
        if test:
            assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), (file, test)


def commands_known():
    """Every command, with what it takes."""
    actions = parser(languages()["en"])._actions
    return next(one for one in actions if isinstance(one, argparse._SubParsersAction)).choices


CODE = re.compile(r"```\w*\n(.*?)```|^ {4}([^\n]*)$|`([^`]+)`", re.MULTILINE | re.DOTALL)
SPOKEN = re.compile(r"^casefile ([a-z]+)([^#\n]*)", re.MULTILINE)


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_every_command_that_a_page_speaks_of_is_there_with_its_options(page):
    known = commands_known()
    code = ["".join(one) for one in CODE.findall(page.read_text(encoding="utf-8"))]
    for command, rest in (one for text in code for one in SPOKEN.findall(text)):
        assert command in known, command
        taken = {option for one in known[command]._actions for option in one.option_strings}
        asked = set(re.findall(r"(?<!\S)--[a-z][a-z-]*", rest))
        assert asked <= taken | {"--version"}, (command, asked - taken)


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_every_script_that_a_page_says_to_run_is_there(page):
    told = re.findall(r"python (?:-m )?((?:bench|release)[./\w]+\w)", page.read_text("utf-8"))
    files = [name if name.endswith(".py") else name.replace(".", "/") + ".py" for name in told]
    assert [name for name in files if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_every_key_that_a_page_speaks_of_is_one_of_the_program(page):
    keys = {key_shown(key) for action in ACTIONS for key in action.keys.split(",")}
    spoken = re.findall(r"`(\^[a-z]|[a-zA-Z0-9?]|F\d+|⏎)`", page.read_text(encoding="utf-8"))
    assert set(spoken) <= keys


def test_what_the_page_of_features_points_at_is_there():
    known = commands_known()
    rows = re.findall(
        r"^\|[^|]+\| (yes|partly|no) \|(.*)\|$", (DOCS / "features.md").read_text(), re.M
    )
    named = [code for _, where in rows for code in re.findall(r"`([^`]+)`", where)]
    asked = [code.split()[1:] for code in named if code.startswith("casefile ")]
    assert len(rows) == 116 and len(asked) > 60
    for command, *options in asked:
        taken = {o for action in known[command]._actions for o in action.option_strings}
        assert {o for o in options if o.startswith("--")} <= taken, command
    of_forms = {code for code in named if re.fullmatch(r"[a-z]+(?:_[a-z]+)+", code)}
    assert of_forms - set(forms()) == {"order_or_authority"}
    told = " ".join(where for _, where in rows)
    assert f"{len(set(ExhibitKind) - {ExhibitKind.UNKNOWN})} kinds" in told
    assert "a new case in five steps" in told and len(STEPS) == 5


def test_every_file_that_the_page_on_adding_names_is_there():
    page = (DOCS / "adding.md").read_text(encoding="utf-8")
    named = re.findall(r"`?((?:casefile|tests|forms|sample_cases)/[\w/.]*)", page)
    assert len(named) > 15
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_walls_on_the_page_of_architecture_are_those_that_are_checked():
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    told = page.split("<!-- walls -->")[1].split("<!-- /walls -->")[0]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    walls = [contract["name"] for contract in project["tool"]["importlinter"]["contracts"]]
    assert re.findall(r"^- \*\*(.*)\*\*$", told, re.MULTILINE) == walls


def test_there_is_a_picture_of_each_view_in_each_language():
    assert set(SAMPLES) == set(CODES)
    wanted = {f"{view.name}.{code}.svg" for view in VIEWS for code in CODES}
    assert {file.name for file in PICTURES} == wanted


@pytest.mark.parametrize("file", PICTURES, ids=lambda file: file.stem)
def test_a_picture_is_small_and_asks_nothing_of_anybody(file):
    text = file.read_text(encoding="utf-8")
    assert len(text.encode()) <= LARGEST
    assert "url(http" not in text and "@import" not in text and "href=" not in text
    drawn = "".join(ElementTree.fromstring(text).itertext())
    assert "casefile" in drawn
