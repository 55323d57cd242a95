"""F1 in a field of a form: what belongs there, its example and how it may be typed, first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from form_steps import row
from screen_steps import pressed
from textual.widgets import Static

from casefile.desk import Desk
from casefile.library import languages
from casefile.model.language import Language
from casefile.screens.app import CasefileApp
from casefile.screens.fields import Field
from casefile.screens.help import Help, field_told

Made, Opened = Callable[[str], Desk], Callable[[Desk], CasefileApp]
SHIPPED = languages()
KINDS = (
    *("text", "money", "currency", "day", "past_day", "coming_day", "moment", "number"),
    *("rate", "file", "files", "paper", "register", "marks", "choice"),
)


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_f1_in_a_field_of_the_own_record_says_what_belongs_there_before_the_keys(
    code: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(code)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "m")
        row(app, "acting").go()
        await pressed(pilot, "f1")
        assert isinstance(app.screen, Help)
        terms = ("screens.owner.acting", "guidance.about.screens.owner.acting")
        told = [desk.words.term(x) for x in (*terms, "guidance.kinds.text")]
        assert [x.plain for x in app.screen.first] == told
        assert app.screen.query(Static).first().content == app.screen.first[0]
        await pressed(pilot, "escape")
        assert row(app, "acting").has_focus_within, "one goes on where one was"


async def test_f1_on_a_list_explains_no_field(desk_in: Made, opened: Opened) -> None:
    desk = desk_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "f1")
        assert isinstance(app.screen, Help) and app.screen.first == ()


@pytest.mark.parametrize("words", SHIPPED.values(), ids=lambda one: one.code)
def test_every_kind_of_field_says_how_it_is_typed(words: Language) -> None:
    for kind in KINDS:
        told = field_told(Field("x", "screens.log.promise_by", kind), words)
        assert [one.plain for one in told][1:] == [words.term(f"guidance.kinds.{kind}")]


@pytest.mark.parametrize("words", SHIPPED.values(), ids=lambda one: one.code)
def test_the_example_of_a_field_is_told_though_something_stands_in_it(words: Language) -> None:
    field = Field("x", "screens.log.promise_by", "coming_day", hint="screens.log.promise_by_hint")
    assert words.term("screens.log.promise_by_hint") in [x.plain for x in field_told(field, words)]


@pytest.mark.parametrize("words", SHIPPED.values(), ids=lambda one: one.code)
@pytest.mark.parametrize(
    "term",
    [
        *("screens.close.how", "screens.mediation.proposed", "screens.instalments.count"),
        *("panes.people.relation", "panes.people.first_hand", "screens.witness.signed"),
    ],
)
def test_a_field_with_an_effect_says_what_it_does_before_how_it_is_typed(
    term: str, words: Language
) -> None:
    told = [x.plain for x in field_told(Field("x", term), words)]
    assert told[1:] == [words.term(f"guidance.about.{term}"), words.term("guidance.kinds.text")]
