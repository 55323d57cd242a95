"""The inbox: guesses with their reasons, accepted with one key, one of them refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from inbox_steps import Library, Opened, a_case, a_mail, evidence_of, paper
from screen_steps import SIZES, dump, pasted, pressed, settled

from casefile.model.exhibit import Element, Exhibit, ExhibitKind, Original
from casefile.model.suggestion import NO_FIELD, PERSON_SAID, Suggestion
from casefile.screens.columns import SIGN
from casefile.screens.exhibit_told import guess_told
from casefile.screens.guesses_asked import settings_of
from casefile.screens.plain import bare


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "100x30"])
async def test_a_mail_that_asks_for_time_tells_what_it_can_prove_and_one_key_accepts_it(
    size: tuple[int, int], desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    mail = a_mail(tmp_path)
    desk = desk_in("en")
    ref = a_case(desk)
    app = opened(desk)
    async with evidence_of(app, size) as pilot:
        await pasted(pilot, str(mail))
        shown = dump(app)
        assert " not paid?, " in shown and "admits the debt" in shown
        assert not desk.case(ref).exhibits[0].accepted
        await pilot.press("enter")
        await pilot.pause()
        (exhibit,) = desk.case(ref).exhibits
        assert exhibit.accepted
        assert {Element.UNPAID, Element.AMOUNT} <= exhibit.shows
        assert exhibit.original is Original.ORIGINAL


async def test_enter_on_an_accepted_paper_reads_on_and_stays_in_the_list(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    note = paper(tmp_path, "note.txt", "\n\n".join(f"Line {n}" for n in range(60)))
    desk = desk_in("en")
    ref = a_case(desk)
    desk.add(ref, [note])
    app = opened(desk)
    async with evidence_of(app, (80, 24)) as pilot:
        await settled(pilot)
        assert " Accept" in dump(app).splitlines()[-1]
        await pressed(pilot, "enter")
        assert " Text" in dump(app).splitlines()[-1]
        assert " Accept" not in dump(app).splitlines()[-1]
        box = app.screen.query_one("#preview")
        await pressed(pilot, "enter")
        assert box.scroll_y > 0
        assert app.focused is app.screen.query_one("#evidence")
        while box.scroll_y < box.max_scroll_y:
            await pressed(pilot, "enter")
        await pressed(pilot, "enter")
        assert box.scroll_y == 0


async def test_what_is_quoted_stands_apart_from_the_senders_own_words(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    mail = a_mail(tmp_path)
    desk = desk_in("en")
    a_case(desk)
    app = opened(desk)
    async with evidence_of(app, (120, 90)) as pilot:
        await pasted(pilot, str(mail))
        rows = dump(app).splitlines()
        own = next(n for n, row in enumerate(rows) if "Please give me time" in row)
        apart = next(n for n, row in enumerate(rows) if "Quoted from older mail" in row)
        quoted = next(n for n, row in enumerate(rows) if "When will you pay" in row)
        assert own < apart < quoted


async def test_one_guess_is_refused_and_the_others_become_facts(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    mail = a_mail(tmp_path)
    desk = desk_in("en")
    ref = a_case(desk)
    app = opened(desk)
    async with evidence_of(app) as pilot:
        await pasted(pilot, str(mail))
        (before,) = desk.case(ref).exhibits
        guessed = [one.field for one in before.suggestions if one.field not in NO_FIELD]
        at = len(desk.details(desk.case(ref), before)) + guessed.index("kind")
        await pilot.press("x", *["down"] * at, "space", "ctrl+s")
        await pilot.pause()
        (exhibit,) = desk.case(ref).exhibits
        assert exhibit.accepted
        assert exhibit.kind is ExhibitKind.UNKNOWN
        assert Element.UNPAID in exhibit.shows


def test_a_field_whose_guesses_are_all_refused_keeps_what_it_holds() -> None:
    guesses = (
        Suggestion(field="kind", value="email", reason="kind_by_form"),
        Suggestion(field="shows", value="unpaid", reason="asks_for_time"),
        Suggestion(field="shows", value="amount", reason="says_amount"),
        Suggestion(field="title", value="Offer", reason="first_line"),
    )
    exhibit = Exhibit(mark="C-1", title="Mail", kind=ExhibitKind.LETTER, suggestions=guesses)
    assert settings_of(exhibit, [guesses[2]]) == ["kind=letter", "shows=amount", "title=Mail"]
    assert settings_of(exhibit, guesses) == ["kind=email", "shows=unpaid, amount", "title=Offer"]


@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_every_field_that_a_guess_may_set_is_told_by_its_word(
    language: str, desk_in: Library
) -> None:
    words = desk_in(language).words
    for field in Exhibit.model_fields:
        told = guess_told(Suggestion(field=field, value="2026", reason=PERSON_SAID), words).plain
        assert "[" not in told, field


def test_what_a_person_said_of_a_waiting_paper_is_told_in_words(desk_in: Library) -> None:
    words = desk_in("en").words
    told = {"translation": "C-2", "legible": "false", "authenticity": "disputed"}
    said = [Suggestion(field=field, value=one, reason=PERSON_SAID) for field, one in told.items()]
    first = [bare(guess_told(one, words).plain).split(" - ")[0] for one in said]
    assert first == ["translation: C-2", "legible: no", "authentic: disputed"]


async def test_a_guessed_day_is_asked_about_at_its_end_in_hebrew_too(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    slip = paper(tmp_path, "slip.txt", "Post Office Ltd\nCertificate of Posting\nDate: 02/11/2026")
    desk = desk_in("he")
    desk.add(a_case(desk), [slip])
    app = opened(desk)
    async with evidence_of(app, (80, 24)) as pilot:
        await settled(pilot)
        assert " ?2.11.2026 " in dump(app), "from the right: the day, then the question"


async def test_the_letters_of_the_assessment_stand_in_their_order_beside_hebrew_too(
    desk_in: Library, opened: Opened
) -> None:
    desk = desk_in("he")
    elements = desk.review(a_case(desk)).elements
    letters = "".join(SIGN[one.status][0] for one in elements)
    assert letters[0] == "?" and letters[-1] == "S", "those without a direction come first"
    app = opened(desk)
    async with evidence_of(app) as pilot:
        await settled(pilot)
        rail = next(row for row in dump(app).splitlines() if "הערכה"[::-1] in row)
        assert f" {letters} " in rail
