"""A file that a person names is written there, in the folder he names, or refused by its name."""

import pytest

WRITES = {
    "account": (("write", "1", "account", "--to"), ".docx"),
    "its text": (("write", "1", "account", "--plain", "--to"), ".txt"),
    "calendar": (("deadlines", "--ics"), ".ics"),
    "figures": (("today", "--to"), ".docx"),
    "lessons": (("lessons", "--to"), ".docx"),
}


@pytest.mark.parametrize(("given", "ending"), WRITES.values(), ids=WRITES)
def test_a_file_asked_for_in_a_folder_takes_its_usual_name_there(
    shell, case_id, tmp_path, given, ending
):
    folder = tmp_path / "for the lawyer"
    folder.mkdir()
    shell(*given, str(folder))
    assert shell.code == 0, shell.err
    assert [file.suffix for file in folder.iterdir()] == [ending]


@pytest.mark.parametrize(("given", "ending"), WRITES.values(), ids=WRITES)
def test_a_file_is_written_into_a_folder_that_is_made_for_it(
    shell, case_id, tmp_path, given, ending
):
    file = tmp_path / "new" / f"page{ending}"
    shell(*given, str(file))
    assert shell.code == 0, shell.err
    assert file.stat().st_size


@pytest.mark.parametrize(("given", "ending"), WRITES.values(), ids=WRITES)
def test_a_file_that_cannot_be_written_is_refused_by_its_name(
    shell, case_id, tmp_path, given, ending
):
    (tmp_path / "file").write_bytes(b"mine")
    named = str(tmp_path / "file" / f"page{ending}")
    shell(*given, named)
    assert shell.code == 2
    assert named in shell.err and "Traceback" not in shell.err
    assert (tmp_path / "file").read_bytes() == b"mine"
