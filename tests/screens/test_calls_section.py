"""The section of the talks: what of them and of the letters sent is told, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from form_steps import case_of, row
from screen_steps import dump, pressed

from casefile.desk import Desk
from casefile.desk.posting import Sent
from casefile.model.contact import Channel, Contact, Outcome
from casefile.model.dates import loose
from casefile.screens.app import CasefileApp
from casefile.screens.ask import Choose
from casefile.screens.chrome import Table

OPENED = Callable[[Desk], CasefileApp]


async def test_without_calls_the_demand_is_told_and_its_key_works(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "5")
        assert "No formal demand was recorded" in dump(app)
        await pressed(pilot, "s")
        (note,) = app._notifications
        assert str(note.message).startswith("No letter is recorded as sent yet.")
        owed.sent("1", Sent("demand_letter", Channel.EMAIL, loose(date(2026, 11, 20))))
        await pressed(pilot, "r")
        shown = dump(app)
        assert "Demands sent: " in shown and "2026-11-20" not in shown
        assert "formal demand" in shown.splitlines()[0]
        owed.set("1", ["demands.1.formal=no"])
        await pressed(pilot, "r")
        assert "formal demand" not in dump(app).splitlines()[0], "a letter that was none"
        await pressed(pilot, "s")
        assert isinstance(app.screen, Choose)


async def test_a_letter_with_its_slip_of_posting_takes_the_paper_it_came_back_with(
    owed: Desk, opened: OPENED, tmp_path: Path
) -> None:
    slip, envelope = tmp_path / "slip.txt", tmp_path / "envelope.txt"
    slip.write_text("Track 1", encoding="utf-8")
    envelope.write_text("1 Any Street", encoding="utf-8")
    sent = Sent("demand_letter", Channel.REGISTERED_LETTER, loose(date(2026, 11, 20)))
    letter = owed.sent("1", sent).case.demands[0].id
    owed.proof_filed("1", letter, sending=slip)
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "5", "s", "enter")
        assert "If it came back" in dump(app)
        row(app, "returned").put(str(envelope))
        await pressed(pilot, "ctrl+s")
        assert "it reached nobody" in "".join(str(x.message) for x in app._notifications)
    assert case_of(owed).contacts[-1].outcome is Outcome.NOT_REACHED


async def test_a_letter_that_was_sent_is_told_by_its_name_and_lacks_no_talk(
    owed: Desk, opened: OPENED
) -> None:
    owed.sent("1", Sent("offer", Channel.EMAIL, loose(date(2026, 11, 20))))
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "5")
        shown = dump(app)
        assert owed.called("offer") in shown
        assert "No note of what was said" not in shown
        assert "unknown" not in shown


async def test_a_call_that_nobody_answered_asks_for_no_confirmation(
    owed: Desk, opened: OPENED
) -> None:
    calls = (("2026-11-19", Outcome.ASKED_TIME, True), ("2026-11-20", Outcome.NO_ANSWER, False))
    for day, outcome, asked in calls:  # the newest is told first
        talk = Contact(on=loose(day), channel=Channel.PHONE, outcome=outcome)
        owed.log("1", talk)
        app = opened(owed)
        async with app.run_test(size=(80, 24)) as pilot:
            await pressed(pilot, "enter", "5")
            assert ("Not confirmed in writing" in dump(app)) is asked


async def test_a_talk_about_a_day_stands_at_that_day_among_the_others(
    owed: Desk, opened: OPENED
) -> None:
    for on in ("~2026-10-02", "2026-11-15", "", "2026-09-25"):
        owed.log("1", Contact(id="", on=loose(on), channel=Channel.PHONE))
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "5")
        days = {one.id: str(one.on) for one in case_of(owed).contacts}
        rows = app.screen.query_one("#calls", Table).ordered_rows
        newest = [days[str(row.key.value)] for row in rows]
        assert newest == ["2026-11-15", "~2026-10-02", "2026-09-25", ""]


async def test_the_arrow_of_a_message_stands_before_its_way_also_where_that_is_no_hebrew_word(
    samples_in: Callable[[str], Desk], opened: OPENED
) -> None:
    """From right to left: the arrow, then WhatsApp, as with every other way."""
    app = opened(samples_in("he"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "slash", "1", "enter", "enter", "5")
        assert "WhatsApp ←" in dump(app)
