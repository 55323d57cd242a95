"""The calendar file: what any calendar needs to open it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from casefile.rules.ics import Day, calendar_file

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def events(text):
    """The fields of each event, unfolded and unescaped as a calendar does."""
    found, lines = [], text.replace("\r\n ", "").split("\r\n")
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and line != "END:VCALENDAR":
            for sign in (",", ";", "\\"):
                value = value.replace(f"\\{sign}", sign)
            found[-1][name] = value
    return found


def test_a_day_is_a_whole_day_event():
    text = calendar_file([Day("case-1-a", date(2026, 12, 31), "Last safe day", "two years")], NOW)
    (event,) = events(text)
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert event["DTSTART;VALUE=DATE"] == "20261231"
    assert event["DTEND;VALUE=DATE"] == "20270101"
    assert event["DTSTAMP"] == "20261120T090000Z"


def test_signs_are_escaped_and_line_breaks_cannot_forge_a_field():
    nasty = "pay 1,200; now\\\r\nBEGIN:VALARM"
    text = calendar_file([Day("u", date(2026, 12, 1), nasty, "")], NOW)
    assert text.count("\r\nBEGIN:VALARM") == 1  # the alarm that every day has, and no other
    (event,) = events(text)
    assert event["SUMMARY"].startswith("pay 1,200; now\\")


def test_long_hebrew_lines_are_folded_between_letters_at_75_octets():
    what = "היום האחרון הבטוח להגשת תביעה " * 6
    text = calendar_file([Day("u", date(2026, 12, 1), what, "")], NOW)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert events(text)[0]["SUMMARY"] == what.strip()


def test_an_empty_calendar_is_a_calendar():
    assert events(calendar_file([], NOW)) == []


def test_a_real_calendar_reads_one_alarm_a_day_on_the_morning_before():
    icalendar = pytest.importorskip("icalendar")
    days = [Day(f"u{n}", date(2026, 12, n), "Last safe day, soon; now", "why") for n in (1, 2)]
    read = icalendar.Calendar.from_ical(calendar_file(days, NOW))
    assert (read["VERSION"], bool(read["PRODID"]), not read.errors) == ("2.0", True, True)
    for event in read.walk("VEVENT"):
        (alarm,) = event.walk("VALARM")
        assert alarm["ACTION"] == "DISPLAY"
        assert alarm.decoded("TRIGGER") == timedelta(hours=-15)
        assert str(alarm["DESCRIPTION"]) == str(event["SUMMARY"]) == "Last safe day, soon; now"
