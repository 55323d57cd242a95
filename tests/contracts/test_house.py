"""The walls that no linter of imports can see."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "casefile"
FILES = sorted(ROOT.rglob("*.py"))
LOADED = """
import sys
from casefile.__main__ import main
main({given!r})
print(sorted(m for m in sys.modules if m.split(".")[0] in ("textual", "rich", "docx", "pypdfium2")))
"""


@pytest.mark.parametrize("given", [["cases"], ["doctor"], ["forms"], ["library"]])
def test_commands_load_neither_the_terminal_nor_word(given, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(given=[*given, "--home", str(tmp_path)])],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


BEHIND_THE_LIST = """
import sys
import casefile.screens.app
from casefile.later import LATER, loaded
there = {name: sys.modules.get(name) for name in LATER}
print(sorted(name for name, module in there.items() if module is not None and loaded(module)))
import importlib
print(all(hasattr(importlib.import_module(name), "annotations") for name in LATER))
"""


def test_the_list_of_cases_is_there_before_what_lies_behind_it_is_loaded():
    done = subprocess.run(
        [sys.executable, "-c", BEHIND_THE_LIST],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.splitlines() == ["[]", "True"]


def test_imports_stand_at_the_top_of_every_file():
    """An import that must hide is a wall in the wrong place."""
    hidden = []
    for file in FILES:
        tree = ast.parse(file.read_text("utf-8"))
        inner = {
            id(n)
            for f in ast.walk(tree)
            if isinstance(f, (ast.FunctionDef, ast.AsyncFunctionDef))
            for n in ast.walk(f)
            if isinstance(n, (ast.Import, ast.ImportFrom))
        }
        if inner:
            hidden.append(str(file.relative_to(ROOT)))
    # Readers of outside files run in a child process, which loads one library at a time.
    assert [f for f in hidden if not f.startswith("intake/readers/")] == []


def test_every_file_says_its_job_in_its_first_line():
    for file in FILES:
        told = ast.get_docstring(ast.parse(file.read_text("utf-8")))
        assert told, file
        assert told.splitlines()[0].rstrip().endswith((".", ";", "?")), file


def test_no_file_grows_into_a_house_of_its_own():
    long = {str(f.relative_to(ROOT)): len(f.read_text("utf-8").splitlines()) for f in FILES}
    assert {name: n for name, n in long.items() if n > 450} == {}


LATE = {
    "__main__.py",  # the face
    "leaves.py",  # the leaves of a folder
    "documents/word.py",  # python-docx, when a packet is written
    "documents/layout.py",  # pdfium, when a layout is read
    "store/keeper.py",  # time-stamps, an optional extra
    "store/team/keeper.py",  # time-stamps, an optional extra
    "store/stems.py",  # the stems of all languages, when words are searched
    "store/factory.py",  # a server, an optional extra
    "store/checking.py",  # time-stamps, an optional extra
}


def test_only_named_files_load_a_module_late():
    found = {
        str(file.relative_to(ROOT))
        for file in FILES
        if "import_module(" in file.read_text("utf-8") or "__import__(" in file.read_text("utf-8")
    }
    assert {name for name in found if not name.startswith("intake/")} == LATE


def test_a_console_that_knows_no_hebrew_is_spoken_to_in_utf_8(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "casefile", "cases", "--language", "he", "--home", str(tmp_path)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        timeout=60,
        check=True,
    )
    assert "\u05d0\u05d9\u05df" in done.stderr.decode("utf-8")


A_DAY_OF_READING = """
from argparse import Namespace
from casefile.__main__ import _day
from casefile.desk.preferences import Preferences
from casefile.later import LATER, loaded
import sys
print(_day(Namespace(on="2026-11-20"), Preferences.at({home!r})))
there = {{name: sys.modules.get(name) for name in LATER}}
desk = {{name: one for name, one in there.items() if name.startswith("casefile.desk")}}
print(sorted(name for name, one in desk.items() if one is not None and loaded(one)))
"""


def test_a_day_of_reading_that_begins_with_its_year_loads_no_desk(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", A_DAY_OF_READING.format(home=str(tmp_path))],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == ["2026-11-20", "[]"]
