"""An exhibit accepted again: what it was held to show and is not any more is said."""

from __future__ import annotations


def test_what_an_exhibit_no_longer_shows_is_told_with_the_words_that_keep_it(
    case_id, shell, tmp_path
):
    case = "1"
    (tmp_path / "note.txt").write_text("We met on Friday.", encoding="utf-8")
    shell("add", case, str(tmp_path / "note.txt"))
    shell("accept", case, "C-1", "--shows", "agreement", "--shows", "amount")
    told = shell("accept", case, "C-1", "--shows", "due").out
    assert "no longer held to show: agreement, amount" in told
    assert f"casefile accept {case} C-1 --shows agreement --shows amount --shows due" in told
    assert "no longer" not in shell("accept", case, "C-1", "--shows", "due").out
