"""The history of a case is told in the reader's language, whatever was written in the log."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from casefile import desk as desk_room
from casefile.desk import Desk
from casefile.desk.changed_fields import told_changes
from casefile.desk.deeds import deed
from casefile.library import languages
from casefile.model.contact import Channel, Contact, Outcome
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.model.offer import Answer, Offer, OfferBy
from casefile.store.history import Entry

ON = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
WORDS = languages()
CALL = Contact(on=loose(ON), channel=Channel.PHONE, who="Anna Sowa", outcome=Outcome.PROMISED)
FIVE_HUNDRED = Money(amount=Decimal(500), currency="PLN")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "library", language="pl", on=ON, now=lambda: NOW)


def _newest(desk: Desk, ref: str, code: str) -> str:
    entries = desk.history(ref)
    return WORDS[code].say(deed(entries[-1], entries, WORDS[code])).replace("\xa0", " ")


def test_a_payment_a_call_and_a_field_are_told_with_what_was_written(desk: Desk) -> None:
    ref = desk.new(respondent="Sowa", amount=FIVE_HUNDRED, place="pl").case.id
    assert _newest(desk, ref, "pl") == "założenie sprawy"
    desk.pay(ref, FIVE_HUNDRED, loose(ON))
    assert _newest(desk, ref, "pl") == "wpłata 500,00 zł"
    assert _newest(desk, ref, "en") == "payment of PLN500.00"
    desk.log(ref, CALL)
    assert _newest(desk, ref, "en") == "phone: Anna Sowa"
    desk.set(ref, ["respondent.phone=600 100 200", "reason=forgot"])
    assert _newest(desk, ref, "pl") == "zmiana: przyczyna braku zapłaty, dłużnik: telefon"
    entries = desk.history(ref)
    told = {
        one.field: (one.was, one.now) for one in told_changes(entries[-1], entries, WORDS["en"])
    }
    assert told["respondent: phone"] == ("", "600 100 200")


def test_what_an_undo_took_back_is_named(desk: Desk) -> None:
    ref = desk.new(respondent="Sowa", amount=FIVE_HUNDRED, place="pl").case.id
    desk.pay(ref, FIVE_HUNDRED, loose(ON))
    found = desk.undone_next(ref)
    assert found is not None and found.rev == 2
    desk.undo(ref)
    assert _newest(desk, ref, "pl") == "cofnięto: wpłata 500,00 zł"
    assert desk.undone_next(ref) is None
    again = desk.redone_next(ref)
    assert again is not None
    desk.undo_change(ref, again.rev)
    assert len(desk.case(ref).payments) == 1
    assert desk.redone_next(ref) is None
    desk.undo(ref)
    assert _newest(desk, ref, "pl") == "cofnięto: wpłata 500,00 zł"


def test_an_answer_to_an_offer_is_told_as_one_and_another_change_by_its_field(desk: Desk) -> None:
    ref = desk.new(respondent="Sowa", amount=FIVE_HUNDRED, place="pl").case.id
    offer = Offer(by=OfferBy.RESPONDENT, amount=FIVE_HUNDRED)
    kept = desk.keep_offer(ref, offer).case.offers[0]
    assert _newest(desk, ref, "pl") == "propozycja 500,00 zł"
    kept = desk.keep_offer(ref, kept.but(answer=Answer.ACCEPTED)).case.offers[0]
    assert _newest(desk, ref, "en") == "offer answered: accepted"
    desk.keep_offer(ref, kept.but(terms="w dwóch ratach"))
    assert _newest(desk, ref, "pl") == "zmiana: propozycja: warunki"


def test_an_exhibit_taken_out_can_be_seen_and_brought_back(desk: Desk, tmp_path: Path) -> None:
    ref = desk.new(respondent="Sowa", place="pl").case.id
    note = tmp_path / "note.txt"
    note.write_text("paid", encoding="utf-8")
    mark = desk.add(ref, [note])[0].exhibit
    assert mark is not None
    desk.remove(ref, mark.mark)
    assert desk.case(ref).exhibits == ()
    (gone,) = desk.removed(ref)
    assert gone.mark == mark.mark
    assert _newest(desk, ref, "en") == f"evidence removed: {mark.mark}"
    desk.put_back(gone)
    assert desk.removed(ref) == ()
    assert desk.case(ref).exhibits[0].custody.sha256 == mark.custody.sha256


def test_what_is_put_back_out_of_the_bin_is_a_deed_that_undo_takes_back(
    desk: Desk, tmp_path: Path
) -> None:
    """It was the undoing of an old change: the next undo reached past it to an older entry."""
    ref = desk.new(respondent="Sowa", place="pl").case.id
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(name, encoding="utf-8")
        desk.add(ref, [tmp_path / f"{name}.txt"])
    before = desk.case(ref)
    out = before.exhibits[1].mark
    desk.remove(ref, out)
    desk.log(ref, CALL)
    (gone,) = desk.removed(ref)
    desk.put_back(gone)
    assert desk.case(ref).exhibits == before.exhibits
    assert _newest(desk, ref, "pl") == f"przywrócenie dowodu: {out}"
    desk.undo(ref)
    assert out not in [x.mark for x in desk.case(ref).exhibits] and desk.case(ref).contacts
    assert [x.mark for x in desk.removed(ref)] == [out]
    desk.redo(ref)
    desk.remove(ref, out)
    assert [x.mark for x in desk.removed(ref)] == [out], "taken out twice, it lies there once"


@pytest.mark.parametrize("code", ["en", "he", "pl"])
@pytest.mark.parametrize(
    "note",
    "new|add 3|accept C-1, C-2|accept signatures of C-1|read C-4 optically|log phone|pay|offer"
    "|close paid|reopen|set a.b|remove C-1||something of old|view agreement".split("|"),
)
def test_notes_of_earlier_versions_without_their_records_are_still_told(
    note: str, code: str
) -> None:
    entry = Entry(2, "", "local", "edit", note, "", ())
    told = WORDS[code].say(deed(entry, [entry], WORDS[code]))
    assert told and "[" not in told and "{" not in told


def test_no_code_that_the_desk_writes_today_is_shown_as_it_stands() -> None:
    rooms = Path(desk_room.__file__).parent.glob("*.py")
    codes = {
        code for room in rooms for code in re.findall(r'note="([a-z ]+)"', room.read_text("utf-8"))
    }
    assert {"spend", "number annexes", "collectable"} <= codes
    told = {
        code: deed(Entry(2, "", "local", "edit", code, "", ()), (), WORDS["pl"]).key
        for code in codes
    }
    assert "history.deeds.other" not in told.values(), told
