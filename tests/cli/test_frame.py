"""The frame of the command line speaks the reader's language: argparse's sentences are ours."""

import argparse
import ast
import inspect
import re
import shutil
import subprocess
import sys

import pytest

from casefile.__main__ import main
from casefile.cli._parser import FRAME
from casefile.library import CODES, data_folder, languages

FOR_THE_DEVELOPER = re.compile(
    r"conflicting|\.__call__|mode %r|can't open|cannot merge|'required' is|invalid option string|"
    r"dest= is|conflict_resolution|must be optional|cannot have multiple subparser|subcommands|"
    r"is not callable|%\(prog\)s: error"
)
"""Sentences that only a wrongly made parser brings about; the last is never written: we refuse."""


def sentences_of_argparse():
    calls = (n for n in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(n, ast.Call))
    for call in calls:
        if getattr(call.func, "id", "") == "_" and isinstance(call.args[0], ast.Constant):
            yield call.args[0].value


def test_every_sentence_of_argparse_that_typing_can_bring_about_has_a_key():
    asked = set(sentences_of_argparse())
    assert "expected one argument" in asked
    missing = {s for s in asked if not FOR_THE_DEVELOPER.search(s)} - set(FRAME)
    assert missing == set()


@pytest.mark.parametrize("code", CODES)
def test_each_sentence_keeps_the_gaps_that_argparse_fills(code):
    words = languages()[code]
    for english, key in FRAME.items():
        gaps = re.findall(r"%(?:\((\w+)\))?[sr]", english)
        for name in re.findall(r"\{(\w+)\}", words.terms[f"frame.{key}"]):
            assert (name if name != "what" else "") in gaps, (code, key)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["review"], "casefile review: trzeba jeszcze podać: SPRAWA"),
        (["sent", "1", "--days", "x"], "--days: potrzebna jest liczba całkowita, a nie 'x'"),
        (["sent", "1", "reminder_friendly", "--days", "7"], "--days: tylko przedsądowe wezwanie"),
        (["new", "--bogus"], "nieznane w tym miejscu: --bogus"),
    ],
)
def test_a_fault_of_the_options_is_told_in_polish(given, said, tmp_path, capsys):
    assert main([*given, "--language", "pl", "--home", str(tmp_path)]) == 2
    assert said in capsys.readouterr().err


def test_codes_that_are_typed_stand_in_the_help_with_their_words(tmp_path, capsys):
    for command, told in (("accept", "order (zamówienie)"), ("cases", "closed (zamknięta)")):
        with pytest.raises(SystemExit):
            main([command, "--help", "--language", "pl", "--home", str(tmp_path)])
        assert told in " ".join(capsys.readouterr().out.split())
    assert main(["cases", "--stage", "q", "--language", "pl", "--home", str(tmp_path)]) == 2
    assert "closed (zamknięta)" in capsys.readouterr().err


def test_the_help_of_write_lists_the_forms_of_the_house_too(tmp_path, capsys):
    ours = tmp_path / "own" / "forms" / "polite_letter"
    shutil.copytree(data_folder("forms") / "reminder_firm", ours)
    with pytest.raises(SystemExit):
        main(["write", "--help", "--language", "pl", "--home", str(tmp_path)])
    told = capsys.readouterr().out
    assert re.search(r"^  polite_letter +\w", told, re.M)
    assert re.search(r"^  reminder_firm +\w", told, re.M)


def test_the_help_is_under_hebrew_headings_and_argparse_is_left_as_it_was(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["review", "--help", "--language", "he", "--home", str(tmp_path)])
    told = capsys.readouterr().out
    assert told.startswith("שימוש: casefile review [-h] [--home תיקייה]")
    assert "אפשרויות:" in told and "options" not in told
    assert vars(argparse)["_"]("options") == "options"


def test_a_reader_that_has_gone_is_no_fault(tmp_path):
    command = f"{sys.executable} -m casefile forms --home {tmp_path} | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (["accept", "1", "--bogus"], "casefile accept --help"),
        (["close", "1", "bogus"], "casefile close --help"),
        (["bogus"], "casefile --help"),
        (["--bogus"], "casefile --help"),
    ],
)
def test_what_cannot_be_taken_names_the_help_of_its_own_command(typed, named, tmp_path, capsys):
    assert main([*typed, "--language", "pl", "--home", str(tmp_path)]) == 2
    assert capsys.readouterr().err.rstrip().endswith(f"Zobacz: {named}")
