"""History, undo, the bin, checks, copies out and in, by command."""

import json
import re

import pytest

from casefile.__main__ import main


@pytest.fixture
def shell(tmp_path, capsys):
    def run(*given, home="library", language="en"):
        spoken = ["--language", language] if language else []
        code = main([*given, "--home", str(tmp_path / home), *spoken, "--on", "2026-11-20"])
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def id_(shell):
    _, out, _ = shell(
        "new",
        "--place",
        "pl",
        "--respondent",
        "Żółw s.c.",
        "--amount",
        "100 zł",
        "--due",
        "12.1.2026",
    )
    return out.splitlines()[-1]


def record(shell, ref="1", **where):
    return json.loads(shell("show", ref, "--json", **where)[1])


def test_undo_takes_back_the_newest_change_and_the_log_says_so(shell, id_):
    shell("set", "1", "title=first")
    shell("set", "1", "title=second")
    assert shell("undo", "1")[0] == 0
    assert record(shell)["title"] == "first"
    code, out, _ = shell("history", "1")
    assert code == 0 and "taken back" in out and "Head of the log" in out
    assert [e["action"] for e in json.loads(shell("history", "1", "--json")[1])] == [
        "create", "edit", "edit", "undo",
    ]  # fmt: skip


def test_one_change_undone_leaves_later_ones_or_names_the_clash(shell, id_):
    shell("set", "1", "title=first")  # revision 2
    shell("set", "1", "particulars=flour")  # revision 3
    assert shell("undo", "1", "--revision", "2")[0] == 0
    assert record(shell)["particulars"] == "flour" and record(shell)["title"] == "Żółw s.c."
    shell("set", "1", "particulars=sugar")  # revision 5
    code, _, err = shell("undo", "1", "--revision", "3")
    assert code == 2 and "particulars" in err
    assert record(shell)["particulars"] == "sugar"


def test_undoing_more_than_there_is_is_refused(shell, id_):
    assert shell("undo", "1", "9")[0] == 2
    assert shell("undo", "1", "x")[0] == 2


def test_a_case_goes_to_the_bin_and_back_and_is_erased_only_for_good(shell, id_):
    assert shell("bin", "1")[0] == 0
    assert shell("cases", "--json")[1].strip() == "[]"
    assert id_ in shell("bin")[1]
    assert shell("bin", id_, "--back")[0] == 0
    assert record(shell)["id"] == id_
    assert shell("erase", "1")[0] == 2
    assert shell("erase", "1", "--keep-until", "2030-01-01")[0] == 0
    assert shell("erase", "1", "--yes")[0] == 2
    assert shell("erase", "1", "--release")[0] == 0
    assert shell("erase", "1", "--yes")[0] == 0
    assert shell("show", id_)[0] == 2


def test_the_bin_tells_a_hold_and_a_later_day_where_the_case_must_be_kept(shell, id_):
    shell("erase", "1", "--keep-until", "2030-01-01")
    shell("bin", "1")
    assert "until 02/01/2030" in shell("bin")[1]
    shell("bin", "1", "--back")
    shell("erase", "1", "--hold", "--why", "audit")
    shell("bin", "1")
    assert "legal hold" in shell("bin")[1] and "audit" in shell("bin")[1]


def test_a_case_is_kept_until_its_limitation_ends_and_a_hold_stays_beside_the_term(shell, id_):
    """100 zł from a sale due on 12 January 2026: to the end of 2028 (two years, then the year)."""
    shell("set", "1", "ground=sale")
    assert shell("erase", "1", "--keep-until", "limitation")[0] == 0
    assert "31/12/2028" in shell("erase", "1", "--hold", "--why", "audit")[2]  # the term stays
    code, _, err = shell("erase", "1", "--yes")
    assert code == 2 and "2028-12-31" in err and "audit" in err
    assert shell("erase", "1", "--release", "--hold")[0] == 2
    assert shell("erase", "1", "--release")[0] == 0
    assert shell("erase", "1", "--yes")[0] == 0


def test_an_unknown_limitation_is_not_guessed(shell, id_):
    shell("set", "1", "debts.1.due=")
    code, _, err = shell("erase", "1", "--keep-until", "limitation")
    assert code == 2 and "--keep-until" in err


@pytest.mark.folders
def test_a_case_changed_by_hand_is_noticed_and_repaired_explicitly(shell, id_, tmp_path):
    assert shell("check", "1", "--read")[0] == 0
    path = tmp_path / "library" / "cases" / id_ / "case.json"
    path.write_bytes(path.read_bytes().replace("Żółw".encode(), b"Sowa"))
    assert shell("check", id_)[0] == 1
    code, _, err = shell("show", id_)
    assert code == 2 and "repair" in err
    assert shell("repair", id_)[0] == 0
    assert record(shell, id_)["respondent"]["name"] == "Żółw s.c."
    assert shell("check", id_, "--read")[0] == 0


@pytest.mark.folders
@pytest.mark.parametrize("mode", [(), ("--plain",)])
def test_the_list_names_a_damaged_case_by_its_id_and_says_that_it_is_damaged(
    shell, id_, tmp_path, mode
):
    path = tmp_path / "library" / "cases" / id_ / "case.json"
    path.write_text("{", encoding="utf-8")
    told = shell("cases", *mode)[1]
    assert id_ in told and "damaged: see casefile check" in told
    assert "choices." not in told and "????" not in told


@pytest.mark.folders
def test_a_damaged_case_keeps_its_number_in_the_list_and_is_found_by_it(shell, id_, tmp_path):
    library = tmp_path / "library"
    shell("cases")
    (library / "cases" / id_ / "case.json").write_text("{", encoding="utf-8")
    assert re.search(rf"^1 +{id_}", shell("cases")[1], re.MULTILINE)
    assert id_ in shell("show", "1")[2] and "repair" in shell("show", "1")[2]
    assert shell("repair", "1")[0] == 0
    assert record(shell)["number"] == 1


@pytest.mark.folders
def test_the_number_of_a_case_changed_by_hand_is_read_from_it_and_an_unreadable_one_has_none(
    shell, id_, tmp_path
):
    path, cache = tmp_path / "library" / "cases" / id_ / "case.json", tmp_path / "library"
    path.write_bytes(path.read_bytes().replace("Żółw".encode(), b"Sowa"))
    (cache / "index.json").unlink(missing_ok=True)
    assert json.loads(shell("cases", "--json")[1])[0]["number"] == 1
    path.write_text("{", encoding="utf-8")
    (cache / "index.json").unlink(missing_ok=True)
    assert json.loads(shell("cases", "--json")[1])[0]["number"] is None
    assert re.search(rf"^ +{id_}", shell("cases")[1], re.MULTILINE)


def test_a_case_is_put_back_as_it_was_at_a_revision(shell, id_):
    shell("set", "1", "title=first")
    shell("set", "1", "title=second")
    assert shell("restore", "1", "2")[0] == 0
    assert record(shell)["title"] == "first"


@pytest.mark.parametrize("name", ["copy", "copy.zip"])
def test_a_case_goes_out_complete_and_comes_back_with_its_log(shell, id_, tmp_path, name):
    (tmp_path / "note.txt").write_text("Delivered on Monday.", encoding="utf-8")
    shell("add", "1", str(tmp_path / "note.txt"))
    assert shell("export", "1", "--to", str(tmp_path / name))[0] == 0
    code, out, err = shell("import", str(tmp_path / name), home="other")
    assert (code, out.strip()) == (0, id_), err
    assert record(shell, id_, home="other") == record(shell)
    assert shell("check", id_, "--read", home="other")[0] == 0
    actions = [e["action"] for e in json.loads(shell("history", id_, "--json", home="other")[1])]
    assert actions == ["create", "edit", "import"]


def test_the_whole_library_goes_out_and_comes_back(shell, id_, tmp_path):
    shell("new", "--place", "pl", "--respondent", "Sowa", "--amount", "50 zł")
    assert shell("export", "--all", "--to", str(tmp_path / "all"))[0] == 0
    assert shell("export", "--all", "--to", str(tmp_path / "all"))[0] == 0
    code, out, _ = shell("import", str(tmp_path / "all"), home="other")
    assert code == 0 and len(out.split()) == 2


def test_a_packet_is_checked_by_its_own_manifest(shell, id_, tmp_path):
    path = tmp_path / "notice.docx"
    code, out, err = shell("write", "1", "final_notice", "--to", str(path))
    assert code == 0, err
    assert out.strip() == str(path)
    assert shell("check", str(path))[0] == 0
    assert shell("check", str(tmp_path / "gone.docx"))[0] == 2


@pytest.mark.folders
def test_without_a_case_the_whole_library_is_checked_part_by_part(shell, id_, tmp_path):
    shell("new", "--place", "pl", "--respondent", "Nowak")
    assert "record of erased cases, empty: holds" in shell("check")[1]
    shell("erase", "2", "--yes")
    code, out, _ = shell("check")
    assert code == 0 and f"1 Żółw s.c. ({id_}): holds" in out and "Nowak" not in out

    head = json.loads(shell("check", "--json")[1])["parts"][1]["head"]
    assert f"record of erased cases, 1 line, head {head}: holds" in out
    assert shell("check", "--head", head)[0] == 0
    assert shell("check", "--head", "0" * 63 + "1")[0] == 1
    stones = tmp_path / "library" / "tombstones.jsonl"
    stones.write_bytes(stones.read_bytes() * 2)
    assert shell("check")[0] == 1
    found = json.loads(shell("check", "--json")[1])
    assert not found["holds"]
    assert [x["part"] for x in found["parts"] if not x["holds"]] == ["erased"]
    assert found["parts"][1]["findings"][0]["what"] == "erased_chain_broken"
    assert json.loads(shell("check", "1", "--json")[1]) == {
        "case": "1", "holds": True, "findings": [],
    }  # fmt: skip


@pytest.mark.folders
@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("he", "! השרשרת של רישום התיקים שנמחקו נקטעת בשורה 2"),
        ("pl", "! Łańcuch rejestru spraw usuniętych trwale urywa się w wierszu 2"),
    ],
)
def test_a_library_that_does_not_hold_is_told_in_its_language(shell, id_, tmp_path, code, told):
    shell("erase", "1", "--yes")
    stones = tmp_path / "library" / "tombstones.jsonl"
    stones.write_bytes(stones.read_bytes() * 2)
    shell("me", "name=Nowak", f"language={code}")
    assert told in shell("check", language="")[1]


def test_a_new_case_is_opened_in_the_place_of_all_cases_when_none_is_said(shell, tmp_path):
    shell("new", "--place", "bc", "--respondent", "Alder Ltd")
    opened = shell("new", "--respondent", "Birch Ltd", "--amount", "100")
    assert opened[0] == 0 and "British Columbia" in opened[1] + opened[2]
    assert record(shell, "2")["debts"][0]["amount"]["currency"] == "CAD"
    table = tmp_path / "unpaid.csv"
    table.write_text("debtor,invoice,amount,due\nCedar Ltd,7,250,2026-05-01\n", encoding="utf-8")
    assert shell("new", "--unpaid", str(table))[0] == 0
    assert record(shell, "3")["place"] == "bc"
    assert shell("new", "--respondent", "Dąb", "--amount", "100 zł")[0] == 0
    assert record(shell, "4")["place"] == "pl"
    refused = shell("new", "--respondent", "Elm Ltd")  # two places now: which one is asked
    assert refused[0] == 2 and "no place is chosen" in refused[2]


def test_a_copy_of_a_case_says_what_of_the_own_record_its_letters_will_lack(shell, id_, tmp_path):
    shell("me", "email=me@lis.example", "bank_account=PL61109010140000071219812874")
    told = shell("export", id_, "--to", str(tmp_path / "copy"))[2]
    assert "Our e-mail" in told and "Our bank account" in told and "Our phone" not in told
    shell("set", id_, "claimant.email=me@lis.example")
    assert "Our e-mail" not in shell("export", id_, "--to", str(tmp_path / "second"))[2]
