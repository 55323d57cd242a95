"""Every part of the screen in a language that nobody speaks: all of it is in the wording."""

import re

import pytest
from invented_language import law_as_read, months, speak_it, spoken_elsewhere, words_of_the_cases
from screen_steps import ON, dump, pressed, settled

from casefile.desk import Desk
from casefile.library import data_folder

KEYS = set("esc tab enter home end pgup pgdn del ins shift ctrl space backspace".split())
NAMES = {"casefile", "GBP", "PLN", "ILS", "UTC", "polski"}
CUT = re.compile(r"([A-Za-z]+)…|…([\u05d0-\u05ea]+)|/\S*")
"""Words cut by the edge of a column, and paths."""
WALKS = {
    "the list of cases": [],
    "the keys": ["question_mark"],
    "the palette": ["ctrl+p"],
    "settings": ["comma"],
    "what is due today": ["d"],
    "figures": ["f"],
    "a new case": ["n"],
    "the search": ["ctrl+f"],
    "the bin": ["B"],
    **{f"part {key} of a case": ["enter", key] for key in "1234567890"},
    "the history of a case": ["enter", "H"],
    "a call": ["enter", "l"],
    "a payment": ["enter", "p"],
}


@pytest.mark.folders
@pytest.mark.parametrize("walk", WALKS)
async def test_the_screen_speaks_the_invented_language_alone(walk, samples_in, opened):
    home = samples_in("en").home
    speak_it(home)
    app = opened(Desk(home, language="he", on=ON))
    async with app.run_test(size=(80, 24)) as pilot:
        for key in WALKS[walk]:
            await pressed(pilot, key)
        await settled(pilot)
        seen = dump(app)
    own = words_of_the_cases(home) | law_as_read() | months() | KEYS | NAMES
    forms = {part for form in data_folder("forms").iterdir() for part in form.name.split("_")}
    words = spoken_elsewhere(CUT.sub(" ", seen))
    told = {word for word in words - forms if not {word, word[::-1], word.lower()} & own}
    told = {word for word in told if set(word) - set("SMCWNIU")}
    cut = {word for word in told if len(word) > 3 and any(o.startswith(word) for o in own)}
    assert told - cut == set(), seen
    assert all(len(row) <= 80 for row in seen.splitlines())
    assert any("\u0780" <= letter <= "\u07a5" for letter in seen)


@pytest.mark.parametrize(("part", "place"), [("3", "evidence"), ("7", "assessment")])
async def test_a_longer_word_of_ones_own_for_the_grade_heads_its_column_whole(
    part, place, samples_in, opened
):
    home = samples_in("en").home
    own = home / "own" / "wording"
    own.mkdir(parents=True)
    (own / "en.toml").write_text(f'"panes.{place}.grade" = "Strength"\n', encoding="utf-8")
    app = opened(Desk(home, language="en", on=ON))
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("enter", part):
            await pressed(pilot, key)
        await settled(pilot)
        assert " Strength " in dump(app)
