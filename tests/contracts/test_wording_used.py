"""No sentence is kept in three languages that the program never asks for."""

from pathlib import Path

import pytest
from wording_asked import Asked

from casefile.library import languages

ROOT = Path(__file__).parents[2]
DATA = ("casefile/jurisdictions/**/*.toml", "casefile/intake/**/*.toml", "forms/*/outline.toml")

AT_RUN = {
    "frame.value.": "what an option wants is called by its own name in capitals, if by no other",
    "plea_part.told": "any of three parts of what is disputed, one after another as they are told",
}
"""Beginnings of keys whose ends no constant text of the code holds, and what makes them."""


@pytest.fixture(scope="module")
def asked() -> Asked:
    found = Asked()
    for file in (*ROOT.glob("casefile/**/*.py"), *ROOT.glob("release/*.py")):
        found.read_code(file)
    for file in (file for places in DATA for file in ROOT.glob(places)):
        found.read_data(file)
    return found


def unasked(asked: Asked) -> list[str]:
    return [key for key in languages()["en"].terms if not asked.can_be(key)]


def test_the_program_can_ask_for_every_sentence(asked):
    at_run = tuple(AT_RUN)
    assert [key for key in unasked(asked) if not key.startswith(at_run)] == []


def test_every_beginning_that_is_let_through_has_a_sentence_that_needs_it(asked):
    left = unasked(asked)
    assert [start for start in AT_RUN if not any(key.startswith(start) for key in left)] == []


@pytest.mark.parametrize(
    "key",
    [
        "panes.people.a_word_of_nobody",
        "refusals.a_word_of_nobody.what",
        "history.fields.a_word_of_nobody",
        "choices.Status.a_word_of_nobody",
        "packets.a_word_of_nobody",
        "a_word_of_nobody",
    ],
)
def test_a_sentence_that_nothing_asks_for_is_found(asked, key):
    assert not asked.can_be(key)


def _asked_by(code: str, tmp_path: Path) -> Asked:
    file = tmp_path / "some_code.py"
    file.write_text(code, "utf-8")
    found = Asked()
    found.read_code(file)
    return found


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("term('letters.sent')", "letters.sent"),
        ("for way in ('post', 'mail'): term(f'letters.{way}')", "letters.post"),
        ("term('letters.' + ('post' if here else 'mail'))", "letters.mail"),
        ("HEAD = 'letters.'\nterm(f'{HEAD}sent')", "letters.sent"),
        (
            "def f():\n    key = 'letters.sent'\n    key += '_late'\n    term(key)",
            "letters.sent_late",
        ),
        ("ways = 'post mail'.split()\nterm(f'letters.{way}')", "letters.mail"),
        ("say('log_torn')\nterm(f'checks.{one.removeprefix(\"log_\")}')", "checks.torn"),
        ("def t(key): term(f'letters.{key}')\nt(f'by.{way}')\nWAY = 'post'", "letters.by.post"),
        ("class Way(E):\n    BY = 'post'\nterm(f'names.{type(x).__name__}.{x}')", "names.Way.post"),
    ],
)
def test_a_key_is_found_however_its_parts_are_put_together(code, key, tmp_path):
    found = _asked_by(code, tmp_path)

    assert found.can_be(key)
    assert not found.can_be(f"{key}_by_nobody")


def test_what_a_docstring_tells_asks_for_nothing(tmp_path):
    found = _asked_by('"""letters.sent"""\n', tmp_path)

    assert not found.can_be("letters.sent")
