"""The calendar file: what any calendar needs to open it."""

from datetime import UTC, date, datetime

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
    assert "\r\nBEGIN:VALARM" not in text
    (event,) = events(text)
    assert event["SUMMARY"].startswith("pay 1,200; now\\")


def test_long_hebrew_lines_are_folded_between_letters_at_75_octets():
    what = "היום האחרון הבטוח להגשת תביעה " * 6
    text = calendar_file([Day("u", date(2026, 12, 1), what, "")], NOW)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert events(text)[0]["SUMMARY"] == what.strip()


def test_an_empty_calendar_is_a_calendar():
    assert events(calendar_file([], NOW)) == []
