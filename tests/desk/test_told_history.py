"""The history in words: a change that went to and fro is told once, as undone or done again."""

from datetime import date

import pytest

from casefile.desk import Desk
from casefile.desk.changed_fields import told_changes, told_clash
from casefile.desk.deeds import deed
from casefile.library import CODES, languages
from casefile.model.case import Case
from casefile.model.dates import read_day
from casefile.model.errors import BadInput
from casefile.model.party import Owner
from casefile.model.record import Record, part_of
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


def test_the_number_of_a_paper_that_is_set_is_told_and_that_of_the_case_is_not(tmp_path):
    desk = Desk(tmp_path / "library", language="en")
    ref = desk.new(respondent="Rosa", place="ew").case.id
    (tmp_path / "paper.txt").write_text("Feast")
    desk.add(ref, [tmp_path / "paper.txt"])
    desk.set(ref, ["exhibits.C-1.number=45A"])
    opened, *_, numbered = desk.history(ref)

    assert desk.words.say(deed(numbered, (numbered,), desk.words)) == "set: evidence C-1: number"
    (told,) = told_changes(numbered, (numbered,), desk.words)
    assert (told.was, told.now) == ("", "45A")
    assert "number" not in {one.field for one in told_changes(opened, (opened,), desk.words)}


def test_a_debt_is_told_by_its_number_and_a_payment_that_got_its_day_not_as_a_new_one(tmp_path):
    desk = Desk(tmp_path / "library", language="en")
    debt = "debts.new.ref=1042", "debts.new.amount=500 GBP", "payments.new.amount=20 GBP"
    ref = desk.new(respondent="Rosa", place="ew").case.id
    desk.set(ref, debt)
    desk.set(ref, ["debts.1.issued=2026-03-01"])
    desk.set(ref, ["debts.1.ref=1043"])
    on = read_day("2026-04-01", desk.on)
    desk.change(ref, lambda case: case.but(payments=(case.payments[0].but(dated=on),)), note="pay")
    entries = desk.history(ref)
    told = [bare(desk.words.say(deed(one, entries, desk.words))) for one in entries[2:]]
    assert told[0] == "set: debt 1043: issued"
    assert told[-1] == "set: payment £20.00: date"
    (issued,) = told_changes(entries[2], entries, desk.words)
    assert bare(issued.field) == "debt 1043: issued"


def test_a_field_that_two_changed_is_told_in_words(tmp_path):
    desk = Desk(tmp_path / "library", language="en")

    phone = told_clash(Clash("respondent.phone", "020 1", "020 2"), desk.words)
    stage = told_clash(Clash("stage", "formal_demand", None), desk.words)

    assert phone.field == "respondent: phone"
    assert [bare(phone.was), bare(phone.now)] == ["020 2", "020 1"]
    assert (stage.was, stage.now) == ("", "formal demand")


def test_a_call_that_was_put_in_is_told_by_its_day_and_person_not_by_a_bare_yes(tmp_path):
    desk = Desk(tmp_path / "library", language="en", on=date(2026, 11, 23))
    ref = desk.new(respondent="Rosa", place="ew").case.id
    desk.set(
        ref, ["contacts.new.on=2026-10-15", "contacts.new.channel=phone", "contacts.new.who=Laura"]
    )
    made = desk.history(ref)[-1]
    (told,) = told_changes(made, (made,), desk.words)
    assert bare(told.now) == "15/10/2026 Laura"


def fields_of(kind, seen):
    """Yield the fields of a record and of the records in it."""
    if kind not in seen:
        seen.add(kind)
        for name, field in kind.model_fields.items():
            yield name
            inner = part_of(field.annotation, Record)
            yield from fields_of(inner, seen) if inner else ()


def test_every_field_has_a_word_in_every_language():
    seen = set()
    fields = {*fields_of(Case, seen), *fields_of(Owner, seen)}
    assert len(fields) > 200
    for code in CODES:
        words = languages()[code]
        assert [name for name in fields if not words.has(f"history.fields.{name}")] == []


def test_a_call_taken_out_of_its_section_is_told_as_one_that_a_command_takes_out(tmp_path):
    desk = Desk(tmp_path / "library", language="en", on=date(2026, 11, 22))
    ref = desk.new(respondent="Rosa", place="ew").case.id
    call = desk.set(
        ref, ["contacts.new.on=2026-11-20", "contacts.new.channel=phone"]
    ).case.contacts[0]
    desk.drop_contact(ref, call)
    desk.undo(ref)
    desk.set(ref, [f"contacts.{call.id}.-="])
    entries = desk.history(ref)
    dropped, _, taken = entries[-3:]
    assert dropped.note == taken.note
    told = [desk.words.say(deed(one, entries, desk.words)) for one in (dropped, taken)]
    assert (told[0], desk.case(ref).contacts) == (told[1], ())
    with pytest.raises(BadInput, match="no_such_row"):
        desk.drop_contact(ref, call)
