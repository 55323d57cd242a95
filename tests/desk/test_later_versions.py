"""Cases that a later version wrote: read, never changed; what only it knows is carried along."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from casefile.desk import Desk
from casefile.model.errors import Damaged, TooNew
from casefile.model.money import read_money
from casefile.store.commits import body_hash
from casefile.store.page import body_of, page_of, page_text
from casefile.store.seal import seal_of, sealed, unsealed

pytestmark = pytest.mark.folders

GOLDEN = Path(__file__).parents[1] / "store" / "golden"


@pytest.fixture
def desk(tmp_path):
    return Desk.at(tmp_path, language="en", on=date(2026, 3, 1))


@pytest.fixture
def id_(desk):
    return desk.new(respondent="Zolw s.c.", amount=read_money("100 PLN"), place="pl").case.id


def rewritten(desk, id_, schema, change):
    """case.json as another version would have written it, hashes and all."""
    folder = desk.store.folder(id_)
    page = page_of((folder / "case.json").read_bytes(), id_)
    tables = json.loads(json.dumps(page.tables))
    change(tables)
    body = body_of(tables)
    told = {"schema": schema, "body_sha256": body_hash(body)}
    fields = {k: v for k, v in unsealed(page.entry).items() if k != "hash"} | told
    entry = sealed(fields)
    header = page.header._replace(**told, audit=seal_of(entry))
    (folder / "case.json").write_bytes(page_text(header, entry, body))
    lines = (folder / "audit.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "audit.jsonl").write_bytes(b"".join(lines[:-1]) + entry + b"\n")


def with_news(tables):
    tables["seals"] = {"1": {"by": "notary"}}
    tables["case"]["1"]["mood"] = "calm"


def with_news_inside(tables):
    with_news(tables)
    tables["debts"]["1"]["colour"] = "red"
    tables["case"]["1"]["respondent"]["taste"] = {"sweet": True}


def test_a_case_of_a_later_version_opens_to_be_read_and_a_change_is_refused(desk, id_):
    before = desk.set(id_, ["particulars=flour"]).case
    rewritten(desk, id_, 9, with_news_inside)
    whole = (desk.store.folder(id_) / "case.json").read_bytes()

    assert desk.opened(id_).case == before
    assert desk.review(id_).elements
    assert [line.id for line in desk.cases()] == [id_]
    assert [hit.case for hit in desk.search("flour")] == [id_]
    for change in (
        lambda: desk.set(id_, ["title=mine"]),
        lambda: desk.undo(id_),
        lambda: desk.restore(id_, 1),
        lambda: desk.delete(id_),
    ):
        with pytest.raises(TooNew):
            change()
    assert (desk.store.folder(id_) / "case.json").read_bytes() == whole


def test_a_case_of_a_later_version_that_cannot_be_read_says_why(desk, id_):
    def changed(tables):
        tables["case"]["1"]["stage"] = "on_the_moon"

    rewritten(desk, id_, 9, changed)
    with pytest.raises(TooNew) as refused:
        desk.opened(id_)
    assert "stage" in desk.words.refusal(refused.value)[0]


def test_tables_that_only_another_version_knows_survive_a_change_and_an_undo(desk, id_):
    rewritten(desk, id_, 1, with_news)
    desk.set(id_, ["title=mine"])
    desk.set(id_, ["particulars=flour"])
    desk.undo(id_)

    document = desk.store.get(id_)[0]
    assert (document["seals"], document["mood"]) == ([{"by": "notary"}], "calm")
    assert (document["title"], document["particulars"]) == ("mine", "")
    assert desk.cases()[0].respondent == "Zolw s.c."


def test_an_unknown_field_inside_a_record_of_this_version_is_damage(desk, id_):
    rewritten(desk, id_, 1, with_news_inside)
    with pytest.raises(Damaged):
        desk.opened(id_)


@pytest.mark.parametrize("folder", sorted(GOLDEN.iterdir()), ids=lambda path: path.name)
def test_the_golden_case_of_every_shape_opens_at_the_desk_and_can_be_changed(desk, folder):
    shutil.copytree(folder, desk.store.folder("golden"), ignore=lambda *_: ["expected.json"])
    desk.set("golden", ["title=today"])
    assert desk.opened("golden").case.title == "today"
    assert desk.store.get("golden")[0]["a_table_of_a_later_version"]
