"""A large library is on the screen at once, as it was last seen, and read again behind."""

from casefile.screens import cases
from casefile.screens.app import CasefileApp


async def test_a_large_library_is_shown_as_last_seen_and_then_as_it_is(desk, monkeypatch):
    monkeypatch.setattr(cases, "LARGE", 2)
    for name in ("Sowa", "Bocian"):
        desk.new(respondent=name, place="pl")
    desk.cases()
    looks = []
    glance, read = desk.glance, desk.cases
    monkeypatch.setattr(desk, "glance", lambda *a: looks.append("glance") or glance(*a))
    monkeypatch.setattr(desk, "cases", lambda *a: looks.append("read") or read(*a))
    async with CasefileApp(desk).run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.3)
        assert looks[0] == "glance" and "read" in looks
        assert pilot.app.screen.query_one("#cases").row_count == 2
