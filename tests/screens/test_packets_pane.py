"""The packets of a case: how one reads, and a server away or a pane left, which is no crash."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from screen_steps import dump, pressed, settled
from textual.content import Content
from textual.pilot import Pilot
from textual.style import Style
from textual.widgets import Static

from casefile.desk import Desk
from casefile.desk.records import LaidDown, Preflight
from casefile.library import forms, languages
from casefile.model.blocks import Packet
from casefile.model.errors import PacketRefused, Unreachable
from casefile.model.form import RECEIVERS, by_receiver
from casefile.model.say import Say
from casefile.screens.app import CasefileApp
from casefile.screens.ask import Choose
from casefile.screens.case import CaseScreen
from casefile.screens.packet_told import packet_told
from casefile.screens.panes.packets import Pane

Made = Callable[[str], Desk]
Opened = Callable[[Desk], CasefileApp]


@asynccontextmanager
async def at_the_packets(desk: Desk, app: CasefileApp) -> AsyncIterator[Pilot[object]]:
    """The packets pane of a new case."""
    desk.new(respondent="X", place="ew")
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "9")
        yield pilot


def packets_of(app: CasefileApp) -> Pane:
    """The packets pane on the screen."""
    assert isinstance(app.screen, CaseScreen)
    pane = app.screen.pane
    assert isinstance(pane, Pane)
    return pane


def away(*_: object, **__: object) -> None:
    """What is asked of a server that does not answer."""
    raise Unreachable("team_unreachable", where="example.test", fault="timed out")


async def test_with_the_server_away_to_write_a_packet_is_refused_in_words(
    desk_in: Made, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_in("en")
    app = opened(desk)
    async with at_the_packets(desk, app) as pilot:
        monkeypatch.setattr(Desk, "enclosures_wanted", away)
        await pressed(pilot, "enter")
        assert len(app._notifications) == 1
        assert not list(desk.home.rglob("*.docx"))


async def test_with_the_server_away_how_a_packet_reads_is_refused_in_words(
    desk_in: Made, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_in("en")
    app = opened(desk)
    async with at_the_packets(desk, app) as pilot:
        monkeypatch.setattr(Desk, "preflight", away)
        await pressed(pilot, "down")
        assert "example.test" in dump(app)


async def test_of_a_packet_refused_while_it_is_written_the_box_says_why_and_not_that_it_is_ready(
    desk_in: Made, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PacketRefused("packet_fails_check", where="x", faults=[Say("faults.not_utf8")])

    app = opened(desk_in("en"))
    async with at_the_packets(desk_in("en"), app) as pilot:
        await pressed(pilot, "enter")
        box = packets_of(app).query_one("#preflight-text", Static)
        assert "✓" in str(box.content)
        monkeypatch.setattr(Desk, "write", refused)
        await pressed(pilot, "enter")
        assert "✓" not in str(box.content)
        assert "the packet failed its own check" in str(box.content)


@pytest.mark.parametrize("chosen", ["cover", "as it is", "neither"])
async def test_before_lines_of_others_go_out_a_person_is_asked_and_may_cover_them(
    desk_in: Made, opened: Opened, tmp_path: Path, chosen: str
) -> None:
    statement = tmp_path / "bank.csv"
    statement.write_text(
        "Date;Description;Payee;Amount\n03.03.2026;Part;X LTD;200.00\n"
        "31.03.2026;Wages;STAFF;-41,300.00\n",
        encoding="utf-8",
    )
    desk = desk_in("en")
    app = opened(desk)
    async with at_the_packets(desk, app) as pilot:
        desk.add("1", [statement])
        one = ("kind=bank_record", "accepted=yes", "disclosure=open")
        desk.set("1", [f"exhibits.C-1.{field}" for field in one])
        await pressed(pilot, "f5")
        packets_of(app).land("evidence_bundle")
        await pressed(pilot, "enter")
        assert "lines of others" in dump(app)
        assert not list(desk.home.rglob("*.docx"))
        keys = {"cover": ("enter",), "as it is": ("down", "enter"), "neither": ("escape",)}
        await pressed(pilot, *keys[chosen])
        assert bool(list(desk.home.rglob("*.docx"))) is (chosen != "neither")
        (exhibit,) = desk.case("1").exhibits
        assert exhibit.covers_others is (chosen == "cover")


async def test_how_a_packet_reads_is_not_told_to_a_pane_half_taken_away(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("en")
    app = opened(desk)
    async with at_the_packets(desk, app):
        pane = packets_of(app)
        await pane.query_one("#preflight").remove()
        pane.tell(pane.form, Content("too late"))
        assert pane.is_attached
        assert app.is_running


def test_forms_stand_by_receiver_the_same_in_every_language_and_ones_own_follow() -> None:
    """A user's own form stands behind the others that the same person receives."""
    shipped = forms()
    own = shipped["demand_letter"].but(name="a_letter", group="", own=True)
    listed = by_receiver((own, *reversed(shipped.values())))
    names = [form.name for form in listed]
    assert [form.audience for form in listed] == sorted(
        (form.audience for form in listed), key=RECEIVERS.index
    )
    assert names[:2] == ["reminder_friendly", "reminder_firm"]
    assert names[names.index("mediation_exchange") - 1] == "a_letter"
    assert [name for name in names if name != "a_letter"] == list(shipped)


def bare_packet(form: str, code: str) -> Packet:
    """Return a packet of nothing but its language."""
    told = dict.fromkeys(("title", "subject", "author"), "")
    return Packet(form=form, language=code, when=date(2026, 11, 23), blocks=(), **told)


@pytest.mark.parametrize(("code", "level"), [("he", 1), ("en", 0)])
def test_how_a_packet_reads_runs_as_the_packet_does_not_by_its_first_letter(
    code: str, level: int
) -> None:
    """An address of e-mail, or a Hebrew name in an English letter, turns no line of it."""
    packet = bare_packet("demand_letter", code)
    text = "# Alef Ltd\nyael@example.test · 04-8000000\nיעל כהן, 1.5.2026"
    told = packet_told(languages()["pl"], packet, Preflight(text, (), ()), rtl=code == "he")
    start = told.plain.index("Alef")
    stamped = [s for s in told.spans if s.start >= start and isinstance(s.style, Style)]
    levels = [s.style.meta["bidi"] for s in stamped if "bidi" in s.style.meta]
    assert levels == [level] * 3


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_of_a_letter_that_is_refused_the_reason_is_told_and_not_how_to_write_it(code: str) -> None:
    words = languages()[code]
    packet = bare_packet("receipt", code)
    why = Say("preflight.no_plea")
    free = Preflight("", (), (), (why,))
    waits = free._replace(refused=True)
    older = LaidDown(Path("receipt.docx"), False, date(2026, 11, 1))
    assert packet_told(words, packet, free).plain.startswith(words.term("panes.packets.write_how"))
    for lies in (None, older):
        told = packet_told(words, packet, waits, lies=lies).plain
        assert told.startswith("! " + words.say(why))
        assert told.count(words.say(why)) == 1
        assert "Enter" not in told


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_of_a_demand_that_cannot_be_final_yet_what_enter_does_is_told_and_the_way_to_a_draft(
    code: str,
) -> None:
    words = languages()[code]
    packet = bare_packet("demand_letter", code)
    lacking = Preflight("", (), (Say("demand.part.bank_account"),))
    older = LaidDown(Path("demand_letter.docx"), False, date(2026, 11, 1))
    term = {
        name: words.term(f"panes.packets.{name}")
        for name in ("write_how", "write_draft", "write_files", "write_not_yet", "lies_older")
    }
    for lies in (None, older):
        told = packet_told(words, packet, lacking, lies=lies).plain
        assert term["write_not_yet"] in told
        assert term["write_how"] not in told and term["lies_older"] not in told
        told = packet_told(words, packet, lacking, lies=lies, asks=True).plain
        assert term["write_files"] in told and term["write_not_yet"] not in told
    form = Say("demand.part.enclosure", what=Say("demand.enclosure.reply_form"))
    told = packet_told(words.isolating(), packet, Preflight("", (), (form,))).plain
    assert "FSI" not in told  # a mark of direction that was cleaned to be seen
    draft = replace(packet, status="Draft")
    assert term["write_draft"] in packet_told(words, draft, lacking).plain


async def test_the_side_bar_counts_the_packets_that_were_written_and_not_the_forms_there_are(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("en")
    app = opened(desk)

    def beside_packets() -> list[str]:
        rail = str(app.screen.query_one("#rail", Static).content)
        (row,) = (row.split() for row in rail.splitlines() if "Packets" in row)
        return row[2:]

    desk.new(respondent="X", place="ew")
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter", "9")
        assert beside_packets() == []

        packets_of(app).land("case_print")
        await pressed(pilot, "enter")
        await settled(pilot)
        assert set(desk.laid_down("1")) == {"case_print"}
        assert beside_packets() == ["1"]


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_the_window_of_languages_has_a_title_and_no_unfinished_sentence(
    code: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(code)
    app = opened(desk)
    async with at_the_packets(desk, app) as pilot:
        await pressed(pilot, "t")
        assert isinstance(app.screen, Choose)
        title = app.screen.told.plain
    assert title
    assert not title.endswith(":")
