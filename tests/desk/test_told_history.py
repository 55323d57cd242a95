"""The history in words: a change that went to and fro is told once, as undone or done again."""

from casefile.desk import Desk
from casefile.desk.deeds import deed, told_clash
from casefile.screens.plain import bare
from casefile.store.merging import Clash


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


def test_a_field_that_two_changed_is_told_in_words(tmp_path):
    desk = Desk(tmp_path / "library", language="en")

    phone = told_clash(Clash("respondent.phone", "020 1", "020 2"), desk.words)
    stage = told_clash(Clash("stage", "formal_demand", None), desk.words)

    assert phone.field == "respondent: phone"
    assert [bare(phone.was), bare(phone.now)] == ["020 2", "020 1"]
    assert (stage.was, stage.now) == ("", "formal demand")
