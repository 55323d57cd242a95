"""A whole library checked: what was done to it behind the program's back is named."""

import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from casefile.desk import Desk
from casefile.desk.checking import Part
from casefile.store.seal import seal_of, sealed, unsealed

pytestmark = pytest.mark.folders

ON = date(2026, 11, 20)
ERASED = 3


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A library with one case, one in the bin, three erased; all were searched."""
    home = tmp_path_factory.mktemp("made") / "library"
    desk = Desk(home, language="en", on=ON)
    for n in range(ERASED + 2):
        desk.new(respondent=f"Debtor {n}", place="pl")
    desk.search("Debtor")
    for ref in ("1", "2", "3"):
        desk.erase(ref)
    desk.delete("4")
    desk.search("Debtor")
    desk._searching.close()
    return home


@pytest.fixture
def home(made, tmp_path):
    return Path(shutil.copytree(made, tmp_path / "library"))


def found(home, **how):
    """What does not hold, by the part it is of; and what is only remarked."""
    serious, remarks = {}, {}
    for part in Desk(home, language="en", on=ON).check_library(**how):
        for finding in part.findings:
            told = serious if finding.serious else remarks
            told.setdefault(part.part, []).append(finding.say.key.removeprefix("checks."))
    return serious, remarks


def head(home):
    parts = Desk(home, language="en", on=ON).check_library()
    return next(part.head for part in parts if part.part is Part.ERASED)


def test_every_part_of_a_library_that_holds_is_told_and_nothing_is_changed(home):
    before = tree(home)
    parts = list(Desk(home, language="en", on=ON).check_library(read=True))
    assert [part.part for part in parts] == [
        Part.CASE, Part.BIN, Part.ERASED, Part.LIST, Part.SEARCH,
    ]  # fmt: skip
    assert all(part.holds and not part.findings for part in parts)
    assert [part.name for part in parts[:2]] == ["5 Debtor 4", "4 Debtor 3"]
    assert parts[2].n == ERASED
    assert tree(home) == before


def tree(home):
    """Every file with its bytes; of the caches, the list follows the files it was copied with."""
    left_out = ("index.json", "search.sqlite")
    return {
        path: path.read_bytes()
        for path in home.rglob("*")
        if path.is_file() and not path.name.startswith(left_out)
    }


def test_a_library_without_anything_holds(tmp_path):
    assert found(tmp_path / "nothing") == ({}, {})


def lines_of(stones):
    return stones.read_bytes().splitlines(keepends=True)


def edited(stones):
    stones.write_bytes(stones.read_bytes().replace(b'"actor":"', b'"actor":"X', 1))


def edited_and_sealed(stones):
    first, *rest = lines_of(stones)
    told = unsealed(first.rstrip(b"\n")) | {"why": "lost"}
    del told["hash"]
    stones.write_bytes(sealed(told) + b"\n" + b"".join(rest))


def one_removed(stones):
    first, _, last = lines_of(stones)
    stones.write_bytes(first + last)


def first_removed(stones):
    stones.write_bytes(b"".join(lines_of(stones)[1:]))


def moved(stones):
    first, second, third = lines_of(stones)
    stones.write_bytes(first + third + second)


def twice(stones):
    stones.write_bytes(stones.read_bytes() + lines_of(stones)[-1])


def one_put_in(stones):
    told = {"seq": ERASED + 1, "at": "2026-11-20T10:00:00.000+00:00", "id": "x", "actor": "Eve"}
    told |= {"why": "erase", "log_head": "0" * 64, "evidence": [], "prev": "0" * 64}
    stones.write_bytes(stones.read_bytes() + sealed(told) + b"\n")


def nonsense_put_in(stones):
    prev = seal_of(lines_of(stones)[-1].rstrip(b"\n"))
    told = {"seq": ERASED + 1, "at": "", "actor": "Eve", "id": 7, "prev": prev}
    stones.write_bytes(stones.read_bytes() + sealed(told) + b"\n")


@pytest.mark.parametrize(
    ("tampered", "told"),
    [
        (edited, "erased_line_damaged"),
        (edited_and_sealed, "erased_chain_broken"),
        (one_removed, "erased_chain_broken"),
        (first_removed, "erased_chain_broken"),
        (moved, "erased_chain_broken"),
        (twice, "erased_chain_broken"),
        (one_put_in, "erased_chain_broken"),
        (nonsense_put_in, "erased_line_damaged"),
    ],
)
def test_the_record_of_erased_cases_shows_what_was_done_to_it(home, tampered, told):
    tampered(home / "tombstones.jsonl")
    assert found(home)[0][Part.ERASED] == [told]


def cut(stones):
    stones.write_bytes(b"".join(lines_of(stones)[:-1]))


def written_again(stones):
    before, again = "0" * 64, []
    for line in lines_of(stones):
        told = unsealed(line.rstrip(b"\n")) | {"actor": "Somebody", "prev": before}
        del told["hash"]
        again.append(sealed(told))
        before = seal_of(again[-1])
    stones.write_bytes(b"".join(line + b"\n" for line in again))


@pytest.mark.parametrize(
    ("tampered", "by_the_list"),
    [(cut, ["case_gone"]), (Path.unlink, ["case_gone"] * ERASED), (written_again, None)],
)
def test_an_end_cut_off_is_known_by_the_list_and_all_of_it_by_a_head_that_was_noted(
    home, tampered, by_the_list
):
    noted = head(home)
    assert found(home, anchor=noted) == ({}, {})
    tampered(home / "tombstones.jsonl")
    assert found(home)[0].get(Part.LIST) == by_the_list
    assert found(home, anchor=noted)[0][Part.HEAD] == ["head_nowhere"]


def test_a_head_of_the_log_of_any_one_case_is_known(home):
    desk = Desk(home, language="en", on=ON)
    assert found(home, anchor=desk.history("5")[-1].hash) == ({}, {})


def test_a_line_that_a_crash_broke_off_is_a_remark(home):
    stones = home / "tombstones.jsonl"
    stones.write_bytes(stones.read_bytes() + b'{"seq":4,')
    assert found(home) == ({}, {Part.ERASED: ["erased_torn"]})


def test_a_case_that_was_erased_and_is_back_is_remarked(home, tmp_path):
    desk = Desk(home, language="en", on=ON)
    bag = desk.export("5", tmp_path / "five.zip", packed=True)
    desk.erase("5")
    desk.import_(bag)
    assert found(home) == ({}, {Part.ERASED: ["erased_is_back"]})


def test_an_erasing_that_was_broken_off_is_named_and_ended_by_the_next_delete(home):
    (left,) = (home / "bin").iterdir()
    left.rename(left.with_name(f".erased-{left.name}"))
    assert found(home)[0][Part.ERASED] == ["erasing_unfinished"]
    Desk(home, language="en", on=ON).delete("5")
    assert not list((home / "bin").glob(".erased-*"))


def test_a_case_folder_taken_away_by_hand_is_missed(home):
    (case,) = (home / "cases").iterdir()
    shutil.rmtree(case)
    assert found(home)[0][Part.LIST] == ["case_gone"]


def test_a_case_without_its_case_file_is_checked_though_no_list_shows_it(home):
    (case,) = (home / "cases").iterdir()
    (case / "case.json").unlink()
    assert found(home)[0][Part.CASE] == ["case_missing"]


def test_a_list_that_says_something_else_than_the_case_is_named(home):
    Desk(home, language="en", on=ON).cases()
    index = home / "index.json"
    index.write_bytes(index.read_bytes().replace(b"Debtor 4", b"Nobody 4"))
    assert found(home)[0] == {Part.LIST: ["list_untrue"]}
    index.write_bytes(b"no JSON")
    assert found(home)[0] == {}, "it is made again, and nobody is told an untruth"


def asked(home, *statements):
    base = sqlite3.connect(home / "search.sqlite")
    for statement in statements:
        base.execute(statement)
    base.commit()
    base.close()


@pytest.mark.parametrize(
    ("statement", "told", "only_read"),
    [
        ("UPDATE parts SET text = 'Nobody 4' WHERE text = 'Debtor 4'", "search_untrue", True),
        ("DELETE FROM items", "search_untrue", True),
        ("UPDATE cases SET revision = '1-x'", "search_lacks", False),
        ("DELETE FROM cases", "search_lacks", False),
        ("INSERT INTO cases VALUES ('x', '1-x', 9, 'Gone')", "search_holds_gone", False),
        ("DELETE FROM words_docsize", "search_damaged", False),
        ("DELETE FROM words_data WHERE id > 100", "search_damaged", False),
    ],
)
def test_a_search_that_says_something_else_than_the_cases_is_named(
    home, statement, told, only_read
):
    asked(home, statement)
    assert found(home)[0] == ({} if only_read else {Part.SEARCH: [told]})
    assert found(home, read=True)[0] == {Part.SEARCH: [told]}


def test_a_search_that_is_no_database_is_named_and_one_of_another_version_remarked(home):
    asked(home, "UPDATE known SET value = '0' WHERE name = 'shape'")
    assert found(home) == ({}, {Part.SEARCH: ["search_of_another_shape"]})
    (home / "search.sqlite").write_bytes(b"nothing of the kind" * 500)
    assert found(home)[0] == {Part.SEARCH: ["search_damaged"]}


def test_what_the_search_has_yet_to_take_in_is_no_fault(home):
    desk = Desk(home, language="en", on=ON)
    desk.set("5", ["title=bricks"])
    desk.new(respondent="Rosa", place="ew")
    assert found(home, read=True) == ({}, {})


def test_a_search_forgets_a_case_erased_while_the_list_was_away(home):
    desk = Desk(home, language="en", on=ON)
    desk.erase("5")
    (home / "index.json").unlink()
    assert [hit.case for hit in desk.search("Debtor")] == []
