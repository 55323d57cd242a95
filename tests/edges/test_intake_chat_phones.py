"""Exports of chats as the phones of many lands and years write them."""

from datetime import time

import pytest

from casefile.intake.chat_lines import chat, looks_like_chat


@pytest.mark.parametrize(
    ("head", "hour"),
    [
        ("[3/6/18 1:55:00 p. m.] a: m", time(13, 55)),
        ("3/6/18, 1:55 p.m. - a: m", time(13, 55)),
        ("3/6/2018 1:55 p.\u00a0m. - a: m", time(13, 55)),
        ("3/6/18, 1:55\u202fPM - a: m", time(13, 55)),
        ("13.6.2018 klo 21.25.15 - a: m", time(21, 25, 15)),
        ('[13.6.2018, 8:46:00 אחה"צ] a: m', time(20, 46)),
        ("[13.6.2018, 12:46:00 לפנה״צ] a: m", time(0, 46)),
    ],
)
def test_clocks_of_many_lands(head, hour):
    (message,) = chat(head).messages

    assert (message.who, message.said, message.hour) == ("a", "m", hour)


NNBSP, LRM, RLM = "\u202f", "\u200e", "\u200f"
EXPORTS = {
    "American, narrow space": (
        f"12/31/25, 9:06{NNBSP}PM - Bob: Hi\n1/2/26, 10:00{NNBSP}AM - Ann: pay me\n",
        [("2025-12-31", "21:06", "Bob", "Hi"), ("2026-01-02", "10:00", "Ann", "pay me")],
    ),
    "American, brackets": (
        f"[1/2/26, 9:05:10{NNBSP}PM] Bob: Hi\n[1/13/26, 9:05:10{NNBSP}AM] Ann: x\n",
        [("2026-01-02", "21:05", "Bob", "Hi"), ("2026-01-13", "09:05", "Ann", "x")],
    ),
    "Hebrew iPhone, marks inside the brackets": (
        f"[{RLM}2.1.2026, 9:05:10] בוב: שלום\n[{RLM}13.1.2026, 9:06:10] {RLM}אן: אשלם\n",
        [("2026-01-02", "09:05", "בוב", "שלום"), ("2026-01-13", "09:06", "אן", "אשלם")],
    ),
    "Hebrew Android, morning and evening": (
        "2.1.2026, 9:05 לפנה״צ - בוב: שלום\n13.1.2026, 9:05 אחה״צ - אן: אשלם\n",
        [("2026-01-02", "09:05", "בוב", "שלום"), ("2026-01-13", "21:05", "אן", "אשלם")],
    ),
    "Polish Android": (
        "02.01.2026, 09:05 - Bob: Cześć\n13.01.2026, 09:08 - Ann: zapłacę\n",
        [("2026-01-02", "09:05", "Bob", "Cześć"), ("2026-01-13", "09:08", "Ann", "zapłacę")],
    ),
    "Arabic figures": (
        "٢\u200f/١\u200f/٢٠٢٦, ٩:٠٥ ص - بوب: مرحبا\n١٣\u200f/١\u200f/٢٠٢٦, ٩:٠٥ م - آن: نعم\n",
        [("2026-01-02", "09:05", "بوب", "مرحبا"), ("2026-01-13", "21:05", "آن", "نعم")],
    ),
    "German, two figures of the year": (
        "12.01.26, 14:03 - Nachrichten sind Ende-zu-Ende-verschlüsselt.\n"
        "12.01.26, 14:03 - Bob: Hallo\n13.01.26, 14:05 - Ann: Ok\n",
        [
            ("2026-01-12", "14:03", "", "Nachrichten sind Ende-zu-Ende-verschlüsselt."),
            ("2026-01-12", "14:03", "Bob", "Hallo"),
            ("2026-01-13", "14:05", "Ann", "Ok"),
        ],
    ),
    "Spanish, letters with points": (
        f"5/1/26, 9:06 a.\u00a0m. - Bob: hola\n25/1/26, 9:06{NNBSP}p. m. - Ann: sí\n",
        [("2026-01-05", "09:06", "Bob", "hola"), ("2026-01-25", "21:06", "Ann", "sí")],
    ),
    "French, with its word for the hour": (
        "05/01/2026 à 09:06 - Bob: a\n25/01/2026 à 19:06 - Ann: b\n",
        [("2026-01-05", "09:06", "Bob", "a"), ("2026-01-25", "19:06", "Ann", "b")],
    ),
    "the year first, a day of one figure": (
        "2026/1/5, 09:06 - Bob: a\n2026/1/25, 19:06 - Ann: b\n",
        [("2026-01-05", "09:06", "Bob", "a"), ("2026-01-25", "19:06", "Ann", "b")],
    ),
    "American, lines of the program between": (
        f"1/5/26, 9:06{NNBSP}AM - Bob added Dan\n1/25/26, 9:06{NNBSP}PM - +972 50-123-4567: hi\n"
        f'1/25/26, 9:07{NNBSP}PM - Bob changed the subject from "A: b" to "C: d"\n',
        [
            ("2026-01-05", "09:06", "", "Bob added Dan"),
            ("2026-01-25", "21:06", "+972 50-123-4567", "hi"),
            ("2026-01-25", "21:07", "", 'Bob changed the subject from "A: b" to "C: d"'),
        ],
    ),
    "without a comma, two who speak by turns": (
        "02-01-2026 09:05 - Bob: a\n13-01-2026 09:05 - Ann: b\n"
        "13-01-2026 09:06 - Bob: c\n13-01-2026 09:07 - Ann: d\n",
        [
            ("2026-01-02", "09:05", "Bob", "a"),
            ("2026-01-13", "09:05", "Ann", "b"),
            ("2026-01-13", "09:06", "Bob", "c"),
            ("2026-01-13", "09:07", "Ann", "d"),
        ],
    ),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_exports_of_many_phones_tell_who_said_what_and_when(name):
    text, expected = EXPORTS[name]
    assert looks_like_chat(text)
    found = [(str(m.on), m.hour.isoformat("minutes"), m.who, m.said) for m in chat(text).messages]
    assert found == expected
