"""What the search finds and what it leaves: word lists written before the analyser was."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from search_shelf import shelf

from casefile.store.questions import question

LISTS = Path(__file__).parent / "search_words"
LANGUAGES = ("en", "he", "pl")
HELD_OUT = ("held_out", "held_out_3", "held_out_4")
ON = date(2026, 11, 20)


def pairs(folder, language, kind):
    """Every (what is asked, text) of a list."""
    rows = tomllib.loads((folder / f"{language}.toml").read_text("utf-8"))[kind]
    return [(row[0], text) for row in rows for text in row[1:]]


def measured(home, folder, language):
    """Return what was missed, missed with the similar too, and found although it must not be."""
    find, never = pairs(folder, language, "find"), pairs(folder, language, "never")
    texts = list(dict.fromkeys(text for _, text in (*find, *never)))
    search = shelf(home, texts)
    found = {}
    for asked in {asked for asked, _ in (*find, *never)}:
        hits = search.hits(question(asked, on=ON), limit=2000)
        found[asked] = (
            {texts[int(hit.item)] for hit in hits if not hit.similar},
            {texts[int(hit.item)] for hit in hits},
        )
    missed = [(asked, text) for asked, text in find if text not in found[asked][0]]
    lost = [(asked, text) for asked, text in find if text not in found[asked][1]]
    wrong = [(asked, text) for asked, text in never if text in found[asked][0]]
    return find, never, missed, lost, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_nine_of_ten_forms_are_found_and_with_the_similar_nineteen_of_twenty(tmp_path, language):
    find, _, missed, lost, _ = measured(tmp_path, LISTS, language)
    assert len(missed) <= 0.10 * len(find), missed
    assert len(lost) <= 0.05 * len(find), lost


def test_of_three_hundred_look_alikes_not_one_in_fifty_is_found(tmp_path):
    probes, wrong = 0, []
    for language in LANGUAGES:
        _, never, _, _, found = measured(tmp_path / language, LISTS, language)
        probes += len(never)
        wrong += found
    assert probes >= 300
    assert len(wrong) <= 0.02 * probes, wrong


@pytest.mark.parametrize(
    ("folder", "language"),
    [
        *((folder, language) for folder in HELD_OUT for language in LANGUAGES),
        ("held_out_2", "he"),
    ],
)
def test_words_that_nothing_was_tuned_to_are_found_as_well(tmp_path, folder, language):
    find, _, missed, lost, _ = measured(tmp_path, LISTS / folder, language)
    assert len(missed) <= 0.10 * len(find), missed
    assert len(lost) <= 0.05 * len(find), lost


def test_of_the_look_alikes_of_all_lists_together_not_one_in_fifty_is_found(tmp_path):
    probes, wrong = 0, []
    for path in sorted(LISTS.rglob("*.toml")):
        home = tmp_path / f"{path.parent.name}-{path.stem}"
        _, never, _, _, found = measured(home, path.parent, path.stem)
        probes += len(never)
        wrong += found
    assert probes >= 550
    assert len(wrong) <= 0.02 * probes, wrong
