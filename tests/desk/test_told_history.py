"""The history in words: a change that went to and fro is told once, as undone or done again."""

from casefile.desk import Desk
from casefile.desk.deeds import deed


def test_an_undo_of_an_undo_is_the_change_done_again(tmp_path):
    desk = Desk(tmp_path / "library", language="en")
    ref = desk.new(respondent="Rosa", place="ew").case.id
    desk.set(ref, ["title=Feast"])
    for _ in range(4):
        desk.undo_change(ref, desk.history(ref)[-1].rev)
    entries = desk.history(ref)
    told = [desk.words.say(deed(one, entries, desk.words)) for one in entries]
    changed = told[1]
    assert told[2:] == [f"undone: {changed}", f"done again: {changed}"] * 2
