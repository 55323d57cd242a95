"""A line of the list that an older version made is told as a case is told today."""

import orjson

from casefile.desk import older_lines
from casefile.model.dates import loose
from casefile.model.deadline import Demand


def older(desk, monkeypatch, id_):
    """Save the case as a version would that knew no stage but the one a person set."""
    told = type(desk)._ruled

    def before(self, case):
        line = told(self, case)
        del line["line"]
        return line | {"stage": case.stage.value}

    with monkeypatch.context() as then:
        then.setattr(type(desk), "_ruled", before)
        desk.change(id_, lambda now: now.but(demands=(Demand(on=loose("2026-11-10")),)), note="old")


def stages(listed):
    return [line.stage for line in listed]


def test_an_older_line_is_made_anew_when_the_list_is_read_and_kept(desk, id_, monkeypatch):
    older(desk, monkeypatch, id_)
    assert stages(desk.cases()) == ["formal_demand"]
    assert "Bet" not in (desk.home / "lines.json").read_text(), "no name outlives its case there"

    def never(*_):
        raise AssertionError("the case was read again")

    monkeypatch.setattr(type(desk), "_ruled_of", never)
    assert stages(desk.cases()) == ["formal_demand"]


def test_a_line_of_today_needs_no_case_to_be_read(desk, id_, monkeypatch):
    monkeypatch.setattr(older_lines, "read_lines", lambda home: 1 / 0)
    assert stages(desk.cases()) == ["friendly"]
    assert not (desk.home / "lines.json").exists()


def test_what_was_made_anew_may_be_lost_or_spoiled(desk, id_, monkeypatch):
    older(desk, monkeypatch, id_)
    desk.cases()
    for spoiled in (b"{ spoiled", orjson.dumps({"line": 1, "cases": {id_: 7}}), b"[]"):
        (desk.home / "lines.json").write_bytes(spoiled)
        assert stages(desk.cases()) == ["formal_demand"]


def test_the_next_change_of_the_case_leaves_nothing_older(desk, id_, monkeypatch):
    older(desk, monkeypatch, id_)
    desk.cases()
    desk.set(id_, ["stage=court"])
    assert stages(desk.cases()) == ["court"]
