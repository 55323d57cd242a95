"""The palette finds by everyday words, from any section, what may be done, and why not the rest."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from screen_steps import ON, last_said, pressed, settled, typed

from casefile.desk import Desk
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.screens.app import CasefileApp
from casefile.screens.ask import Choose
from casefile.screens.ask_fields import AskFields
from casefile.screens.case import CaseScreen
from casefile.screens.chrome import Table
from casefile.screens.palette import Entries
from casefile.screens.plain import bare

PAID = Money(amount=Decimal(500), currency="PLN")
Made = Callable[[str], Desk]
Opened = Callable[[Desk], CasefileApp]


def _owed(desk: Desk, name: str = "Sowa") -> str:
    return desk.new(respondent=name, amount=PAID, place="pl").case.id


async def _entries(app: CasefileApp) -> list[str]:
    provider = Entries(app.screen)
    return [str(hit.text) async for hit in provider.discover()]


async def test_the_palette_offers_what_makes_sense_on_the_case_as_it_stands(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("en")
    ref = _owed(desk)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        offered = await _entries(app)
        assert not any(one.startswith("take back the last change") for one in offered)
        assert any(one.startswith("take in files as evidence") for one in offered)
        desk.pay(ref, PAID, loose(ON))
        await pressed(pilot, "f5")
        offered = await _entries(app)
        assert any(one.startswith("take back the last change") for one in offered)


async def test_the_palette_answers_why_and_goes_there(desk_in: Made, opened: Opened) -> None:
    """Three keys and a word: ^p, why, Enter."""
    desk = desk_in("en")
    _owed(desk)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "ctrl+p")
        await typed(pilot, "why is")
        await pilot.pause(0.5)
        await pressed(pilot, "enter")
        assert isinstance(app.screen, CaseScreen) and app.screen.section == "7"


@pytest.mark.parametrize(
    ("language", "sought", "form"),
    [
        ("en", "packet for the mediator", "mediation_exchange"),
        ("en", "mediator's packet", "mediation_exchange"),
        ("he", "חבילה למגשר", "mediation_exchange"),
        ("pl", "pakiet dla mediatora", "mediation_exchange"),
        ("pl", "monit", "reminder_friendly"),
    ],
)
async def test_the_palette_goes_to_a_packet_by_the_word_people_use(
    language: str, sought: str, form: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(language)
    desk.new(respondent="X", place="ew")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        hits = [hit async for hit in Entries(app.screen).search(sought)]
        best = max(hits, key=lambda hit: hit.score)
        best.command()
        await settled(pilot)
        assert app.screen.query_one("#packets", Table).key_at_cursor == form


@pytest.mark.parametrize(("language", "sought"), [("en", "plea"), ("he", "טענה"), ("pl", "zarzut")])
async def test_the_palette_goes_to_what_the_other_side_says_by_its_everyday_word(
    language: str, sought: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(language)
    desk.new(respondent="X", place="ew")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "7")
        hits = [hit async for hit in Entries(app.screen).search(sought)]
        max(hits, key=lambda hit: hit.score).command()
        await settled(pilot)
        assert isinstance(app.screen, Choose)
        assert bare(app.screen.told.plain) == desk.words.term("screens.plea.which")


@pytest.mark.parametrize(
    ("language", "sought", "found"),
    [
        ("en", "offer", "offers.add"),
        ("en", "add witness", "people.witness"),
        ("en", "hearing", "case.more"),
        ("en", "packet", "case.write"),
        ("he", "הצעת פשרה", "offers.add"),
        ("he", "עד", "people.witness"),
        ("he", "דיון", "case.more"),
        ("he", "חבילה", "case.write"),
        ("pl", "oferta", "offers.add"),
        ("pl", "swiadek", "people.witness"),
        ("pl", "rozprawa", "case.more"),
        ("pl", "pakiet", "case.write"),
    ],
)
async def test_the_palette_finds_from_any_section_what_is_done_in_another(
    language: str, sought: str, found: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(language)
    _owed(desk)
    app = opened(desk)
    name = desk.words.term(f"actions.{found}.help")
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "5")
        hits = [str(hit.text) async for hit in Entries(app.screen).search(sought)]
        (told,) = (one for one in hits if one.startswith(f"{name}  ["))
        people = desk.words.term("panes.people.name")
        assert told.endswith(people) is (found == "people.witness")


@pytest.mark.parametrize(
    ("language", "sought"),
    [
        ("en", ("offer", "proposal", "deal")),
        ("he", ("הצעה", "פשרה", "הסדר")),
        ("pl", ("oferta", "propozycja", "ugoda")),
    ],
)
async def test_whatever_a_person_calls_an_offer_its_section_and_its_form_are_found(
    language: str, sought: tuple[str, ...], desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(language)
    _owed(desk)
    app, words = opened(desk), desk.words
    wanted = (words.term("panes.offers.name"), words.term("actions.offers.add.help"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "5")
        entries = Entries(app.screen)
        for one in sought:
            hits = [str(hit.text) async for hit in entries.search(one)]
            assert all(any(hit.startswith(name) for hit in hits) for name in wanted), one


@pytest.mark.parametrize(
    ("language", "sought"),
    [
        ("en", ("invoice", "bill", "letter", "undo", "backup", "photo")),
        ("he", ("חשבונית", "מכתב", "ביטול", "גיבוי", "צילום")),
        ("pl", ("faktura", "rachunek", "pismo", "cofnij", "kopia", "zdjecie")),
    ],
)
async def test_a_letter_more_is_looked_for_among_entries_that_were_made_once(
    language: str,
    sought: tuple[str, ...],
    samples_in: Made,
    opened: Opened,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What people type finds something, and no key gathers and folds all entries anew."""
    made: list[int] = []
    gathered = Entries._entries
    monkeypatch.setattr(Entries, "_entries", lambda self: made.append(1) or gathered(self))
    app = opened(samples_in(language))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        entries = Entries(app.screen)
        for one in sought:
            assert [hit async for hit in entries.search(one)], one
        assert len(made) == 1


async def test_what_is_done_in_another_section_is_done_there_and_esc_comes_back(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("en")
    _owed(desk)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "5")
        hits = [hit async for hit in Entries(app.screen).search("add witness")]
        max(hits, key=lambda hit: hit.score).command()
        await settled(pilot)
        assert isinstance(app.screen, AskFields)
        assert app.screen.drafted.startswith("witness:")
        await pressed(pilot, "escape")
        assert isinstance(app.screen, CaseScreen) and app.screen.section == "4"
        await pressed(pilot, "escape")
        assert app.screen.section == "5"


async def test_what_is_done_at_once_to_a_row_nobody_has_seen_is_only_led_to(
    desk_in: Made, opened: Opened, tmp_path: Path
) -> None:
    desk = desk_in("en")
    ref = _owed(desk)
    paper = tmp_path / "Invoice 7.txt"
    paper.write_text("Invoice 7, 500 PLN", "utf-8")
    desk.add(ref, [paper])
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        sought = desk.words.term("actions.evidence.accept.help")
        (hit,) = [hit async for hit in Entries(app.screen).search(sought)]
        hit.command()
        await settled(pilot)
        assert isinstance(app.screen, CaseScreen) and app.screen.section == "3"
        assert not desk.case(ref).exhibits[0].accepted
        assert last_said(app) == f"⏎, on the line under the cursor: {sought}"
