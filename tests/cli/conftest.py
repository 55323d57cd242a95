"""A shell that runs commands on a library of its own."""

import json

import pytest

from casefile.__main__ import main


class Shell:
    """Runs commands on one library and keeps what they said."""

    def __init__(self, home, capsys):
        self.home, self.capsys = home, capsys

    def __call__(self, *given, language="en", on="2026-11-20"):
        self.code = main([*given, "--home", str(self.home), "--language", language, "--on", on])
        self.out, self.err = self.capsys.readouterr()
        return self

    @property
    def last(self):
        return self.out.splitlines()[-1]

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def shell(tmp_path, capsys):
    return Shell(tmp_path / "library", capsys)


@pytest.fixture
def case_id(shell):
    shell(
        "new", "--place", "pl", "--claimant", "Piekarnia Anna", "--respondent", "Żółw s.c.",
        "--amount", "12 300,00 zl", "--due", "2026-01-12", "--ref", "FV/1/2026",
    )  # fmt: skip
    assert shell.code == 0
    return shell.last
