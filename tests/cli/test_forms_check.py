"""casefile forms check: an office learns what its paper or wording lacks before it is used."""

import io

import pytest
from docx import Document

from casefile.__main__ import main
from casefile.desk import Desk
from casefile.desk.form_check import form_check
from casefile.library import data_folder, forms


@pytest.fixture
def check(tmp_path, capsys):
    def run(file):
        code = main(
            ["forms", "check", str(file), "--home", str(tmp_path / "home"), "--language", "en"]
        )
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_a_word_file_is_told_style_by_style(check, tmp_path):
    paper = Document()
    paper.sections[0].header.paragraphs[0].text = "Adler & Partners"
    body = io.BytesIO()
    paper.save(body)
    file = tmp_path / "paper.docx"
    file.write_bytes(body.getvalue())

    code, out, _ = check(file)

    assert code == 0
    found, added, letterhead = out.splitlines()
    assert "heading 1" in found.lower() and "Exhibit Number" in added
    assert "letterhead will stand" in letterhead


def test_wording_is_told_by_line_and_key(check, tmp_path):
    form = tmp_path / "letter"
    form.mkdir()
    (form / "pl.toml").write_text('subject = "Pismo"\nline = "x"\nclose = "y"\n', encoding="utf-8")
    file = form / "en.toml"
    file.write_text('subject = "Letter"\n\nline = "You owe {blance}, **now."\n')

    code, out, _ = check(file)

    assert code == 1
    assert "line 3, line: blance is no fact of a case" in out
    assert "line 3, line: ** is opened" in out
    assert "close" in out


@pytest.mark.parametrize("name", ["paper.docx", "words.txt", "absent.docx"])
def test_what_cannot_be_taken_is_refused(check, tmp_path, name):
    if name != "absent.docx":
        (tmp_path / name).write_text("not Word")

    assert check(tmp_path / name)[0] == 2


def test_every_shipped_form_passes_its_own_check(tmp_path):
    desk = Desk(tmp_path / "home", language="en")
    for name in sorted(forms()):
        for file in sorted((data_folder("forms") / name).glob("??.toml")):
            assert form_check(desk, file).faults == (), file


def test_a_word_of_another_kind_of_paper_is_pointed_out(check, tmp_path):
    form = tmp_path / "letter"
    form.mkdir()
    (form / "outline.toml").write_text('audience = "respondent"\nletter = true\n', encoding="utf-8")
    file = form / "pl.toml"
    file.write_text('subject = "Pismo"\nline = "Wzywamy pozwanego."\n', encoding="utf-8")

    code, out, _ = check(file)

    assert code == 0
    assert "line 2, line: pozwanego: the glossary says wierzyciel, dłużnik" in out
