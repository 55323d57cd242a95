"""A copy of the whole library, and what comes back out of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casefile.__main__ import main
from casefile.desk import Desk

ON = date(2026, 11, 20)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of a library with one case and the owner's own record."""
    desk = Desk.at(tmp_path / "first", language="en", on=ON)
    desk.new(respondent="Whitlock Ltd", place="ew", claimant="Hollis")
    desk.set_owner(["name=Hollis Catering"])
    list(desk.export_all(tmp_path / "copy"))
    return tmp_path / "copy"


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_the_own_record_comes_back_with_the_cases(copied, tmp_path, capsys, code):
    home = tmp_path / "second"
    assert main(["import", str(copied), "--home", str(home), "--language", code]) == 0
    assert "casefile me" in capsys.readouterr().err
    assert Desk.at(home, on=ON).owner().name == "Hollis Catering"


def test_an_own_record_that_stands_here_is_not_overwritten(copied, tmp_path, capsys):
    home = tmp_path / "second"
    Desk.at(home, language="en", on=ON).set_owner(["name=Another House"])
    assert main(["import", str(copied), "--home", str(home), "--language", "en"]) == 0
    assert "Your own record here stays as it is" in capsys.readouterr().err
    assert Desk.at(home, on=ON).owner().name == "Another House"


def test_a_whole_library_as_one_zip_is_refused_and_not_written_as_folders(tmp_path, capsys):
    home, to = tmp_path / "first", tmp_path / "copy"
    Desk.at(home, language="en", on=ON).new(respondent="Whitlock Ltd", place="ew")
    asked = ["export", "--all", "--zip", "--to", str(to), "--home", str(home), "--language", "en"]
    assert main(asked) == 2
    assert "A zip holds one case" in capsys.readouterr().err
    assert not to.exists()


def test_a_case_that_is_here_already_is_told_with_the_command_that_brings_changes(
    copied, tmp_path, capsys
):
    (bag,) = (place for place in copied.iterdir() if place.is_dir())
    asked = ["import", str(bag), "--home", str(tmp_path / "first"), "--language", "en"]
    assert main(asked) == 2
    assert "casefile merge" in capsys.readouterr().err
