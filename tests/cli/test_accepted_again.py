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


def test_by_command_the_details_not_named_stay_told_and_none_refuses_them(case_id, shell, tmp_path):
    case = "1"
    ours = "Piekarnia Anna\nFaktura FV/1/2026\nNabywca: Żółw s.c.\n"
    account = "Rachunek: 61 1090 1014 0000 0712 1981 2874\n"
    (tmp_path / "ours.txt").write_text(ours + account, encoding="utf-8")
    shell("set", case, "claimant.bank_account=27114020040000300201355387")
    shell("add", case, str(tmp_path / "ours.txt"))
    differ = "? our bank account differs from 27114020040000300201355387"
    assert differ in shell("accept", case, "C-1").out
    assert differ in shell("accept", case, "C-1").out
    assert differ not in shell("accept", case, "C-1", "--details", "none").out
    assert shell.code == 0
    assert differ not in shell("accept", case, "C-1").out
