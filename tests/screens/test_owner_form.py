"""The owner's own record by keyboard: register numbers of the place, each kind once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.cells import cell_len
from screen_steps import dump, pressed, settled
from textual.widgets import Static

from casefile.desk import Desk
from casefile.model.errors import BadInput
from casefile.screens.app import CasefileApp
from casefile.screens.field_row import FieldRow, Line
from casefile.screens.owner_form import OwnerForm
from casefile.screens.plain import bare

SHIPPED = ("bc", "ew", "il", "pl", "xx")


@pytest.mark.parametrize("language", ["en", "he", "pl"])
async def test_a_register_number_is_kept_for_letters_and_another_of_its_kind_replaces_it(
    language: str, desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in(language)
    desk.set_owner(["name=Noa", "place=il", "numbers.new.kind=ת״ז", "numbers.new.value=034518827"])
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        for number in ("515151515", "034518827"):
            await pressed(pilot, "m")
            form = app.screen
            assert isinstance(form, OwnerForm)
            rows = {one.field.path: one for one in form.query(FieldRow)}
            assert [code for code, _ in rows["numbers.kind"].field.choices][:3] == [
                *("ח.פ.", 'ת"ז', "עוסק מורשה")
            ]
            rows["numbers.value"].query_one(Line).value = number
            rows["numbers.value"].go()
            await settled(pilot)
            assert "034518827" in dump(app)
            await pressed(pilot, "ctrl+s")
        kept = [(one.kind, one.value) for one in desk.owner().numbers]
        assert kept == [('ת"ז', "034518827"), ("ח.פ.", "034518827")]
        assert desk.owner().name == "Noa"


@pytest.mark.parametrize("place", SHIPPED)
def test_each_place_names_the_kinds_of_numbers_its_people_have(
    place: str, desk_in: Callable[[str], Desk]
) -> None:
    desk = desk_in("en")
    assert desk.number_kinds(place) == desk.laws[place].number_kinds != ()
    assert set(desk.number_kinds(place)) <= set(desk.number_kinds(""))


@pytest.mark.parametrize(("language", "place"), [("pl", "pl"), ("he", "il"), ("en", "bc")])
def test_where_no_place_is_settled_the_numbers_known_where_the_language_is_spoken_come_first(
    language: str, place: str, desk_in: Callable[[str], Desk]
) -> None:
    desk = desk_in(language)
    own, every = desk.laws[place].number_kinds, desk.number_kinds("")
    assert every[: len(own)] == own
    assert set(every) == {kind for law in desk.laws.values() for kind in law.number_kinds}
    desk.set_owner(["place=ew"])
    assert desk.number_kinds(desk.settled_place()) == desk.laws["ew"].number_kinds


@pytest.mark.parametrize(
    "typed", ["numbers=034518827", "numbers.new.value=034518827", "numbers.new.kind=VAT"]
)
def test_a_number_without_its_kind_is_refused_with_the_kinds_of_the_place(
    typed: str, desk_in: Callable[[str], Desk]
) -> None:
    desk = desk_in("en")
    desk.set_owner(["place=bc"])
    ref = desk.new(respondent="Rosa", place="pl").case.id
    with pytest.raises(BadInput) as of_owner:
        desk.set_owner([typed])
    with pytest.raises(BadInput) as of_case:
        desk.set(ref, [f"respondent.{typed}"])
    for trouble, at, kind in (
        (of_owner, "numbers", "GST/HST"),
        (of_case, "respondent.numbers", "NIP"),
    ):
        what, then = desk.words.refusal(trouble.value)
        assert f"{at}.new.kind=... {at}.new.value=..." in then.replace("\u2068", "")
        assert kind in then and what


@pytest.mark.parametrize("language", ["en", "he", "pl"])
async def test_the_labels_of_the_record_are_whole_and_of_all_kinds_of_numbers_none_is_proposed(
    language: str, desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    """Where no place is settled the kinds are those of all: the first is nobody's own."""
    desk = desk_in(language)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "m")
        assert isinstance(app.screen, OwnerForm)
        rows = {one.field.path: one for one in app.screen.query(FieldRow)}
        for row in rows.values():
            label = row.query_one(".field-label", Static)
            assert cell_len(bare(str(label.content))) <= label.content_size.width, row.field.path
        assert not rows["numbers.kind"].text
        rows["numbers.value"].query_one(Line).value = "515151515"
        await pressed(pilot, "ctrl+s")
        assert isinstance(app.screen, OwnerForm) and rows["numbers.kind"].has_focus_within
        assert not desk.owner().numbers
        await pressed(pilot, "escape")
        desk.set_owner(["place=il"])
        await pressed(pilot, "m")
        assert app.screen.query(FieldRow)[3].text == "ח.פ."


def test_a_kind_of_number_is_written_as_the_place_writes_it_and_a_code_is_refused(
    desk_in: Callable[[str], Desk],
) -> None:
    desk = desk_in("he")
    desk.set_owner(["place=il"])
    ref = desk.new(respondent="Rosa", place="il").case.id
    with pytest.raises(BadInput, match="number_kind_code") as of_owner:
        desk.set_owner(["numbers.new.kind=company_number", "numbers.new.value=514872106"])
    assert "ח.פ." in desk.words.refusal(of_owner.value)[1]
    at = "respondent.numbers.new"
    with pytest.raises(BadInput, match="number_kind_code"):
        desk.set(ref, [f"{at}.kind=company_number", f"{at}.value=515340889"])
    assert not desk.owner().numbers and not desk.case(ref).respondent.numbers
    desk.set(ref, [f'{at}.kind=ח"פ', f"{at}.value=515340889"])
    assert [one.kind for one in desk.case(ref).respondent.numbers] == ["ח.פ."]
    for kind in ("Handelsregister", "de.vat"):  # another may be written, as letters are to have it
        desk.set(ref, [f"{at}.kind={kind}", f"{at}.value=1"])
    english = desk.new(respondent="Rosa", place="ew").case.id
    desk.set(english, [f"{at}.kind=company_number", f"{at}.value=01234567"])
    assert [one.kind for one in desk.case(english).respondent.numbers] == ["company number"]
