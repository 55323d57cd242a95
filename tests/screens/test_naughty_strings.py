"""Strings that broke other programs: kept byte for byte, and none of them acts on the screen."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from screen_steps import dump, pressed

from casefile.desk import Desk
from casefile.model.contact import Channel, Contact, Outcome
from casefile.model.dates import loose
from casefile.model.errors import BadInput
from casefile.screens.app import CasefileApp

ON_A_SCREEN = 130


@pytest.fixture
def strings(corpora: Path) -> list[str]:
    file = corpora / "strings-naughty" / "blns" / "blns.json"
    told: list[str] = json.loads(file.read_text("utf-8"))
    assert len(told) == 515
    return told


def spoken(text: str) -> Contact:
    return Contact(
        on=loose("2026-11-20"),
        channel=Channel.PHONE,
        who=text[:200],
        said=text,
        outcome=Outcome.OTHER,
    )


def test_every_string_is_stored_byte_for_byte_in_the_case_and_as_evidence(
    desk_in: Callable[[str], Desk], strings: list[str]
) -> None:
    desk = desk_in("en")
    case = desk.new(respondent="Acme", place="ew").case
    contacts = tuple(spoken(text) for text in strings)
    desk.change(case.id, lambda now: now.but(contacts=contacts), note="log")
    blobs = desk.store.blobs(case.id)
    held = [blobs.put(io.BytesIO(text.encode())).sha256 for text in strings]

    again = Desk.at(desk.home, language="en")
    kept = [contact.said for contact in again.case(case.id).contacts]
    assert [text.encode() for text in kept] == [text.encode() for text in strings]
    for text, sha256 in zip(strings, held, strict=True):
        with again.store.blobs(case.id).open(sha256) as file:
            assert file.read() == text.encode()


def test_every_string_can_be_searched_for(
    desk_in: Callable[[str], Desk], strings: list[str]
) -> None:
    desk = desk_in("en")
    case = desk.new(respondent="Acme", place="ew").case
    contacts = tuple(spoken(text) for text in strings)
    desk.change(case.id, lambda now: now.but(contacts=contacts), note="log")
    desk.refresh_search()
    found = 0
    for text in strings:
        try:
            found += bool(desk.search(text, limit=1, fresh=False))
        except BadInput as refusal:  # "before:" and the like, with what is no day
            assert refusal.key == "search_day_unread"
    assert found > 200


@pytest.mark.parametrize("begin", range(0, 515, ON_A_SCREEN))
async def test_none_of_them_acts_on_the_screen(
    desk_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
    strings: list[str],
    begin: int,
) -> None:
    desk = desk_in("en")
    case = desk.new(respondent="Acme", place="ew").case
    some = strings[begin : begin + ON_A_SCREEN]
    contacts = tuple(spoken(text) for text in some)
    desk.change(case.id, lambda now: now.but(contacts=contacts, title=some[0]), note="log")
    app = opened(desk)
    async with app.run_test(size=(120, 3 * ON_A_SCREEN)) as pilot:
        await pilot.pause()
        await pressed(pilot, "enter", "5")
        seen = dump(app)
        await pressed(pilot, "end")
        seen += dump(app)
    acting = {
        letter
        for letter in seen
        if (unicodedata.category(letter) == "Cc" and letter != "\n")
        or letter in "\u202a\u202b\u202d\u202e"
    }
    assert not acting
    plain = [text for text in some if text.isascii() and text.isalnum() and 3 < len(text) < 20]
    assert all(text in seen for text in plain), [text for text in plain if text not in seen]
