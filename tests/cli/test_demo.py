"""The main job: the sample cases in, a review and four packets of each out."""

from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from zipfile import ZipFile

import pytest

from casefile.__main__ import main
from casefile.desk import Desk
from casefile.desk.samples import DEMO_FORMS


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """One run of the demo, without a terminal."""
    home = tmp_path_factory.mktemp("demo") / "library"
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["demo", "--to", str(home), "--language", "en"])
    return home, code, out.getvalue(), err.getvalue()


def test_the_demo_reviews_each_sample_and_prints_where_its_packets_are(told):
    home, code, out, err = told
    assert code == 0, err
    assert err.splitlines()[-1] == f"To open them again: casefile --home {home}"
    packets = [line.split(": ", 1)[1] for line in out.splitlines() if line.endswith(".docx")]
    assert len(packets) == 3 * len(DEMO_FORMS)
    for path in packets:
        assert "word/document.xml" in ZipFile(path).namelist()
    assert out.count("agreement:") == 3
    assert Desk.at(home).owner().language == "en"  # and that line opens them in it


@pytest.mark.folders
def test_running_it_again_leaves_the_cases_that_are_there(told, capsys):
    home = told[0]
    before = sorted(x.name for x in (home / "cases").iterdir() if x.is_dir())
    assert {sample.id for sample in Desk.at(home).demo()} <= set(before)
    assert sorted(x.name for x in (home / "cases").iterdir() if x.is_dir()) == before


def test_a_file_in_the_way_is_refused(tmp_path, capsys):
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    assert main(["demo", "--to", str(tmp_path / "taken")]) == 2
    assert "not a folder" in capsys.readouterr().err


def test_in_a_terminal_the_packets_are_written_once_and_then_the_screen_opens(
    tmp_path, monkeypatch, capsys
):
    opened = []
    monkeypatch.setattr("casefile.cli.demo.DEMO_FORMS", ("demand_letter",))
    monkeypatch.setattr(
        "casefile.__main__._terminal_if_any", lambda: lambda desk: opened.append(desk) or 0
    )
    asked = ["demo", "--to", str(tmp_path / "library"), "--language", "en"]
    assert main(asked) == 0
    assert capsys.readouterr().out.count(".docx") == 3
    assert main(asked) == 0
    assert ".docx" not in capsys.readouterr().out
    assert len(opened) == 2
