"""The two gates: nothing from outside acts on a screen, in Word, or on the disk."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.model.clean import clean, one_line, safe_name

anything = st.text(st.characters(), max_size=200)
"""Every code point, lone surrogates included."""


@given(anything)
def test_no_control_byte_but_tab_and_newline_comes_through(text):
    for character in clean(text):
        assert character in "\t\n" or unicodedata.category(character) not in ("Cc", "Cs")


@given(anything)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


def test_direction_overrides_are_shown_not_obeyed():
    assert clean("inv\u202egpj.exe") == "inv⟦RLO⟧gpj.exe"


def test_hebrew_points_marks_and_joiners_stay():
    told = "שָׁלוֹם\u200f \u200e12\u200d"
    assert clean(told) == told


def test_a_long_text_is_never_cut():
    assert len(clean("x" * 1_000_000)) == 1_000_000


def test_an_escape_becomes_its_picture():
    assert clean("\x1b]52;c;Y3VybA==\x07") == "␛]52;c;Y3VybA==␇"


def test_a_pile_of_marks_is_thinned():
    assert len(clean("a" + "\u0301" * 500)) == 7


def test_one_line_says_when_it_was_cut():
    assert one_line("a\nb\tc") == "a b c"
    assert one_line("abcdef", 4) == "abc…"


@given(anything)
def test_a_safe_name_stays_inside_its_folder(name):
    safe = safe_name(name)
    assert safe and "/" not in safe and "\\" not in safe and "\0" not in safe
    assert safe not in (".", "..") and not safe.startswith((".", "-", "~"))
    assert len(safe.encode()) <= 121
    assert all(c.isprintable() for c in safe)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../../.bashrc", "bashrc"),
        ("/etc/passwd", "passwd"),
        ("C:\\Windows\\con.txt", "_con.txt"),
        ("inv\u202egpj.exe", "invgpj.exe"),
        ("חוזה חתום 2025-11.pdf", "חוזה חתום 2025-11.pdf"),
        ("", "file"),
        ("..", "file"),
        ("x" * 5000 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_that_would_do_harm_are_tamed(name, safe):
    assert safe_name(name) == safe


def test_every_naughty_string_is_cleaned_for_show(corpora):
    strings = json.loads((corpora / "strings-naughty" / "blns" / "blns.json").read_text("utf-8"))
    assert len(strings) == 515
    for text in strings:
        assert not any(unicodedata.category(c) == "Cc" for c in clean(text) if c not in "\t\n")
