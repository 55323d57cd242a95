"""Every sentence stands in English, Hebrew and Polish, with the same places to fill."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from casefile.library import CODES, data_folder, forms, languages
from casefile.model.hebrew_day import hebrew_day
from casefile.model.language import Language

ROOT = Path(__file__).parents[2] / "casefile"
PLACE = re.compile(r"\{(\w+)\}")
CATEGORIES = {"en": {"one", "other"}, "he": {"one", "two", "other"}}
CATEGORIES["pl"] = {"one", "few", "many", "other"}
SPOKEN = languages()


def places(words) -> set[str]:
    texts = words.values() if isinstance(words, dict) else [words]
    return {name for text in texts for name in PLACE.findall(text)}


def test_the_three_languages_have_the_same_keys():
    keys = {code: set(SPOKEN[code].terms) for code in CODES}
    for code in CODES:
        assert keys["en"] - keys[code] == set(), f"missing in {code}"
        assert keys[code] - keys["en"] == set(), f"only in {code}"


@pytest.mark.parametrize("code", ["he", "pl"])
def test_each_sentence_has_the_same_places_to_fill(code):
    for key, words in SPOKEN["en"].terms.items():
        theirs = SPOKEN[code].terms[key]
        assert places(theirs) | {"n"} == places(words) | {"n"}, f"{code}: {key}"


@pytest.mark.parametrize("code", CODES)
def test_plurals_have_every_category_of_their_language(code):
    plural = {k: w for k, w in SPOKEN[code].terms.items() if isinstance(w, dict)}
    assert plural
    for key, words in plural.items():
        assert CATEGORIES[code] <= set(words), f"{code}: {key}"
        for n in (0, 1, 2, 5, 12, 22):
            values = dict.fromkeys(places(words), "x") | {"n": n}
            assert not SPOKEN[code].term(key, **values).startswith("["), f"{code}: {key} {n}"


def _calls():
    """Every call in the package with a constant string first: (file, name called, text)."""
    for file in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                    yield file.relative_to(ROOT), name, first.value


REFUSALS = set(
    "CasefileError BadInput BadData CannotRead PacketRefused StoreError NotFound "
    "Exists Conflict Busy Damaged TooNew NoRoom".split()
)


def test_every_refusal_has_its_sentence():
    found = [(file, key) for file, name, key in _calls() if name in REFUSALS]
    assert len(found) > 10
    for file, key in found:
        assert SPOKEN["en"].has(f"refusals.{key}.what"), f"{file}: refusals.{key}.what"


def test_every_fault_of_a_value_has_its_sentence():
    found = [(file, key) for file, name, key in _calls() if name == "Fault"]
    assert len(found) > 10
    for file, key in found:
        assert SPOKEN["en"].has(f"faults.{key}"), f"{file}: faults.{key}"


def test_what_is_wrong_with_a_value_is_told_by_a_key_never_by_an_english_sentence():
    assert [(str(file), text) for file, name, text in _calls() if name == "ValueError"] == []


def test_every_sentence_that_the_rules_say_has_words():
    found = [(file, key) for file, name, key in _calls() if name == "Say"]
    assert len(found) > 10
    for file, key in found:
        assert SPOKEN["en"].has(key), f"{file}: {key}"


def test_every_term_asked_for_by_name_has_words():
    found = [(file, key) for file, name, key in _calls() if name in ("term", "tell") and "." in key]
    assert len(found) > 10
    for file, key in found:
        assert SPOKEN["en"].has(key), f"{file}: {key}"


def test_every_choice_of_every_record_has_a_name():
    from enum import Enum
    from importlib import import_module

    for file in sorted((ROOT / "model").glob("*.py")):
        module = import_module(f"casefile.model.{file.stem}")
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, Enum) and kind is not Enum:
                if kind.__module__ != module.__name__:
                    continue
                for choice in kind:
                    for code in CODES:
                        assert not SPOKEN[code].name_of(choice).startswith("["), choice


def test_forms_have_the_same_keys_in_every_language_they_speak():
    folders = [file.parent for file in data_folder("forms").glob("*/outline.toml")]
    assert folders
    from casefile.library import forms

    for form in forms().values():
        assert set(form.words) >= set(CODES), form.name
        for code, words in form.words.items():
            assert set(words) == set(form.words["en"]), f"{form.name}: {code}"
            for key, text in words.items():
                assert places(text) == places(form.words["en"][key]), f"{form.name}/{code}: {key}"


def test_the_wording_test_itself_can_fail():
    broken = Language("en", {"a": "{x}"})
    assert places(broken.terms["a"]) == {"x"}
    assert places({"one": "{n}", "other": "{n} {m}"}) == {"n", "m"}


NAMES = set(
    """casefile WhatsApp Word Python mail Album Format Plan System Terminal DIR FOLDER N URL
    LLLL PLN ILS GBP EUR UTC PDF CSV TOML JSON EDS KRS NIP REGON""".split()
)
"""Words that are written in Hebrew or in Polish as they are in English."""


@pytest.mark.parametrize("code", ["he", "pl"])
def test_no_sentence_was_left_in_english(code):
    """A value equal to the English holds gaps, figures, codes and names, and no word besides."""
    left = {}
    for key, english in SPOKEN["en"].terms.items():
        if SPOKEN[code].terms[key] != english:
            continue
        texts = english.values() if isinstance(english, dict) else [english]
        bare = " ".join(re.sub(r"\{\w+\}|casefile [a-z ]+", " ", text) for text in texts)
        words = set(re.findall(r"[^\W\d_]{3,}", bare)) - NAMES
        if words - {"zł"}:
            left[key] = words
    assert left == {}


def test_a_command_shown_in_polish_names_what_is_to_be_filled_in_as_its_help_does():
    """Help says ``casefile sent SPRAWA --dated DATA``; no other sentence says DATE."""
    start = "frame.value."
    known = {k.removeprefix(start): w for k, w in SPOKEN["pl"].terms.items() if k.startswith(start)}
    english = "|".join(name for name, word in known.items() if len(name) > 2 and name != word)
    left = re.compile(rf"(?<!\w)(?:{english})(?!\w)")
    told = {k: " ".join(_texts(w)) for k, w in SPOKEN["pl"].terms.items()}
    assert left.search("casefile sent SPRAWA --dated DATE")
    assert [k for k, text in told.items() if not k.startswith(start) and left.search(text)] == []


AS_A_MAN = re.compile(
    r"(?<![\u05d0-\u05ea])(?:אתה|הנך|תוכל|תרצה|הקלד|הזן|לחץ על|בחר את|נסה|שים לב|עיין|המתן)"
    r"(?![\u05d0-\u05ea])"
)
"""Hebrew that speaks to a man alone: a reader is told what is to be done (יש ל…, נא ל…)."""


def test_the_hebrew_speaks_to_no_man_alone():
    texts = [t for words in SPOKEN["he"].terms.values() for t in _texts(words)]
    texts += [t for form in forms().values() for t in form.words["he"].values()]
    assert AS_A_MAN.search("לחץ על F7")
    assert [text for text in texts if AS_A_MAN.search(text)] == []


def test_the_hebrew_writes_its_short_forms_with_one_kind_of_mark():
    """As in the names of laws: ``דוא"ל``, ``תשי"ח``, with the marks of a keyboard."""
    told = [*ROOT.glob("wording/*/he.toml"), *(ROOT.parent / "forms").glob("*/he.toml")]
    told += ROOT.glob("jurisdictions/**/*.toml")
    assert told and not [file for file in told if re.search("[״׳]", file.read_text("utf-8"))]
    days = (hebrew_day(date(2024, 3, day)) for day in range(1, 32))
    assert not re.search("[״׳]", " ".join(days))


def test_the_hebrew_quotes_with_the_marks_of_a_keyboard():
    """Low and curled marks are those of Polish and English; a Hebrew reader meets one kind."""
    told = [*ROOT.glob("wording/*/he.toml"), *(ROOT.parent / "forms").glob("*/he.toml")]
    assert told and not [file for file in told if re.search("[„“”]", file.read_text("utf-8"))]


def _texts(words):
    return [words] if isinstance(words, str) else list(words.values())


CHOSEN = {
    "en": {0: "other", 1: "one", 2: "other", 5: "other", 12: "other", 22: "other"},
    "he": {0: "other", 1: "one", 2: "two", 5: "other", 12: "other", 22: "other"},
    "pl": {0: "many", 1: "one", 2: "few", 5: "many", 12: "many", 22: "few"},
}
"""The category of each number, as grammar books have it: 2 and 22 dni differ from 5 and 12 dni."""


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("n", [0, 1, 2, 5, 12, 22])
def test_each_number_takes_the_words_of_its_own_category(code, n):
    for key, words in SPOKEN["en"].terms.items():
        if not isinstance(words, dict):
            continue
        theirs = SPOKEN[code].terms[key]
        values = dict.fromkeys(places(theirs), "x") | {"n": n}
        expected = PLACE.sub(
            lambda m, values=values: str(values[m.group(1)]), theirs[CHOSEN[code][n]]
        )
        assert SPOKEN[code].term(key, **values) == expected, key


def test_no_example_in_english_is_a_day_in_figures_that_may_be_either():
    """Where both orders are usual 12.1 is a day of January or of December."""
    either = re.compile(r"(?<![\d.])(?:1[0-2]|[1-9])[./](?:1[0-2]|[1-9])(?![\d.])(?=\D|$)")
    full = re.compile(r"\b(?:1[0-2]|[1-9])[./](?:1[0-2]|[1-9])[./]\d{4}\b")
    hints = {k: " ".join(_texts(w)) for k, w in SPOKEN["en"].terms.items()}
    hints = {
        k: text for k, text in hints.items() if k.endswith(("_hint", "a_day")) and "amount" not in k
    }
    assert [k for k, text in hints.items() if either.search(text) or full.search(text)] == []
