"""A packet that bears a past day tells what had happened by then, and encloses no later paper."""

from __future__ import annotations

from datetime import date

import pytest
from written_words import text_of

from casefile.desk import Desk

DAY = date(2026, 5, 20)
LATER = (
    *("payments.new.amount=271.00 EUR", "payments.1.dated=2026-06-10"),
    *("contacts.new.channel=phone", "contacts.1.on=2026-06-11", "contacts.1.who=Later-Caller"),
    *("contacts.1.disclosure=open", "contacts.1.said=Later-Words"),
    *("positions.new.defence=quality_complaint", "positions.1.on=2026-06-12"),
    *("positions.1.said=Later-Plea", "positions.1.disclosure=open"),
    *("notes.new.text=Later-Note", "notes.1.on=2026-06-13"),
)
TOLD = ("271.00", "Later-Caller", "Later-Words", "Later-Plea", "Later-Note", "Later-Paper")


@pytest.mark.parametrize("form", ["evidence_bundle", "call_log", "lawyer_instruction", "account"])
def test_a_packet_of_a_past_day_tells_nothing_that_came_later(desk, id_, tmp_path, form):
    desk.set(id_, LATER)
    file = tmp_path / "later.txt"
    file.write_text("Later-Paper of 14 June 2026, nobody had it before.", encoding="utf-8")
    desk.add(id_, [file])
    as_letter = ("kind=letter", "accepted=yes", "disclosure=open", "dated=2026-06-14")
    desk.set(id_, [f"exhibits.C-1.{one}" for one in as_letter])
    past = Desk(desk.home, language="en", on=DAY, now=desk.now)
    done = past.write(id_, form, draft=True)
    assert [word for word in TOLD if word in text_of(done.path)] == []
    assert "packets.left_out.later" in {left.why.key for left in done.left_out}
    now = desk.write(id_, form, draft=True)
    assert any(word in text_of(now.path) for word in TOLD)


CHAT = """\
04/05/2026, 10:02 - Dana: is Friday fine?
04/05/2026, 10:09 - Cafe Blue: Friday is fine, thanks
21/06/2026, 09:12 - Cafe Blue: Later-Message, we pay in July
"""


@pytest.mark.parametrize("form", ["evidence_bundle", "case_print"])
def test_a_chat_that_went_on_after_the_day_is_a_paper_of_its_last_message(
    desk, id_, tmp_path, form
):
    """It bears 4 May, and could not lie in a packet of 20 May: it was exported after 21 June."""
    file = tmp_path / "WhatsApp Chat with Cafe Blue.txt"
    file.write_text(CHAT, encoding="utf-8")
    desk.add(id_, [file])
    desk.set(id_, ["exhibits.C-1.accepted=yes", "exhibits.C-1.disclosure=open"])
    past = Desk(desk.home, language="en", on=DAY, now=desk.now)
    done = past.write(id_, form, draft=True)
    (left,) = [one.why for one in done.left_out if one.why.key == "packets.left_out.later"]
    assert left.values["on"].exact == date(2026, 6, 21)
    text = text_of(done.path)
    assert [word for word in ("Later-Message", "WhatsApp") if word in text] == []
    assert "Later-Message" in text_of(desk.write(id_, "evidence_bundle", draft=True).path)
