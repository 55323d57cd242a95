"""The cache of the search: private, made anew when it is gone or damaged, and never in the way."""

import os
import random
import sqlite3
import stat
import threading

import pytest
from search_shelf import Shelf, shelf, text
from searches import ON, found, opened

from casefile.model.errors import Busy
from casefile.store.questions import question
from casefile.store.search import Search


def test_the_file_is_for_its_owner_alone(tmp_path):
    search = shelf(tmp_path, ["timber"])
    modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.glob("search.sqlite*")}
    assert search.file.path.exists()
    assert os.name == "nt" or modes == {0o600}


def test_a_deleted_cache_comes_back_even_while_it_is_open(tmp_path):
    search = shelf(tmp_path, ["timber"])
    for file in tmp_path.glob("search.sqlite*"):
        file.unlink()
    assert found(search, "timber") == ["0"]


@pytest.mark.parametrize("damage", ["text", "zeros", "empty", "middle", "other", "folderless"])
def test_a_damaged_cache_is_made_anew_and_nobody_is_troubled(tmp_path, damage):
    home = tmp_path / "home"
    first = shelf(home, [f"timber number {n}" for n in range(300)])
    store, path = first.store, first.file.path
    first.close()
    if damage == "text":
        path.write_text("this is no database", encoding="utf-8")
    elif damage == "zeros":
        path.write_bytes(bytes(path.stat().st_size))
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "middle":
        body = bytearray(path.read_bytes())
        body[8192:] = random.Random(1).randbytes(len(body) - 8192)
        path.write_bytes(body)
    elif damage == "other":
        path.unlink()
        other = sqlite3.connect(path)
        other.execute("CREATE TABLE known (name, value)")
        other.close()
    else:
        path.unlink()
        home.rmdir()
    search = opened(home, store)
    search.refresh()
    assert len(search.hits(question("timber", on=ON), limit=500)) == 300


def test_damage_met_while_asking_is_mended_there_and_then(tmp_path):
    search = shelf(tmp_path, ["timber"])
    with search.file.writing() as base:
        base.execute("DROP TABLE parts")
    assert [hit.item for hit in search.hits(question("timber", on=ON))] == ["0"]


def test_a_link_in_its_place_is_not_followed(tmp_path):
    (tmp_path / "secret").write_text("keep", encoding="utf-8")
    (tmp_path / "search.sqlite").symlink_to(tmp_path / "secret")
    assert found(shelf(tmp_path, ["timber"]), "timber") == ["0"]
    assert (tmp_path / "secret").read_text("utf-8") == "keep"


def test_a_writer_that_does_not_let_go_is_a_refusal(tmp_path, monkeypatch):
    search = shelf(tmp_path, ["timber"])
    search.file.base().execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(search.file.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    search.store.put("two", text("bricks", case="two"))
    with pytest.raises(Busy) as refused:
        search.refresh()
    other.close()
    assert refused.value.key == "search_busy"
    assert search.refresh() == 1


def test_two_searches_of_one_library_do_not_undo_each_other(tmp_path):
    first = shelf(tmp_path, ["timber"])
    second = opened(tmp_path, first.store)
    first.store.put("two", text("bricks", "b", "two"))
    assert found(second, "bricks") == ["b"]
    assert found(first, "bricks") == ["b"]


def test_a_question_is_answered_while_the_cases_are_being_read(tmp_path):
    store = Shelf()
    store.put("one", text("the oak table", "1", "one"))
    store.put("two", text("the elm table", "1", "two"))
    reading, go_on = threading.Event(), threading.Event()

    def slow(id):
        if id == "two":
            reading.set()
            assert go_on.wait(10)
        return store.texts(id)

    search = Search(tmp_path / "search.sqlite", store, slow)
    reader = threading.Thread(target=search.refresh)
    reader.start()
    assert reading.wait(10)
    found = search.hits(question("table", on=ON))
    go_on.set()
    reader.join()
    assert [hit.case for hit in found] == ["one"]
    assert {hit.case for hit in search.hits(question("table", on=ON))} == {"one", "two"}


def test_the_words_of_a_hit_whose_item_has_gone_since_are_empty(tmp_path):
    store = Shelf()
    store.put("one", text("the oak table"))
    search = Search(tmp_path / "search.sqlite", store, store.texts)
    search.refresh()
    (seen,) = search.hits(question("oak", on=ON))
    assert seen.words == "the oak table"
    (gone,) = search.hits(question("oak", on=ON))
    store.remove("one")
    search.refresh()
    assert (gone.words, gone.spans) == ("", ())
