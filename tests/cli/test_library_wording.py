"""A new language is told all it still needs, with its own plurals, and speaks what it has."""

import tomllib

import pytest

from casefile.__main__ import main
from casefile.library import forms, languages


def library(home, *asked):
    return main(["library", *asked, "--home", str(home)])


def test_a_new_language_is_given_every_sentence_and_its_own_plurals(tmp_path, capsys):
    assert library(tmp_path, "--wording", "uk") == 1
    asked = tomllib.loads(capsys.readouterr().out)
    english = languages()["en"].terms
    assert set(asked) == set(english)
    assert asked["words.yes"] == english["words.yes"]
    assert set(asked["commands.cases.days"]) == {"one", "few", "many", "other"}


def test_a_finished_language_lacks_nothing_and_an_unknown_one_is_refused(tmp_path, capsys):
    assert library(tmp_path, "--wording", "pl") == 0
    assert capsys.readouterr().out == ""
    assert library(tmp_path, "--wording", "xx") == 2


@pytest.fixture
def begun(tmp_path, capsys):
    """A library whose owner has begun Ukrainian: two sentences, the words of one form."""
    assert library(tmp_path, "--wording", "uk", "--to", str(tmp_path / "own")) == 1
    wording = tmp_path / "own" / "wording" / "uk.toml"
    wording.write_text('"words.yes" = "так"\n"commands.cases.days" = { other = "{n} дня" }\n')
    form = tmp_path / "own" / "forms" / "reminder_firm" / "uk.toml"
    form.write_text('subject = "Підтвердження"\n', encoding="utf-8")
    capsys.readouterr()
    return tmp_path


def test_a_language_of_ones_own_is_spoken_and_what_it_lacks_is_told_in_english(begun, capsys):
    words = languages(begun / "own")["uk"]
    assert words.term("words.yes") == "так"
    assert words.term("words.no") == "no"
    assert words.term("commands.cases.days", n=2) == "2 дня"
    assert main(["cases", "--home", str(begun), "--language", "uk"]) == 0
    assert library(begun, "--json") == 1
    assert '"words.no"' in capsys.readouterr().out


def test_sentences_that_were_laid_out_and_not_yet_translated_are_counted(tmp_path, capsys):
    library(tmp_path, "--wording", "uk", "--to", str(tmp_path / "own"))
    wording = tmp_path / "own" / "wording" / "uk.toml"
    laid = tomllib.loads(wording.read_text(encoding="utf-8"))
    assert languages(tmp_path / "own").as_in_english("uk").count("words.no_name") == 1
    wording.write_text('"words.no_name" = "без імені"\n"words.unknown" = "not known"\n', "utf-8")
    assert languages(tmp_path / "own").as_in_english("uk") == ["words.unknown"]
    capsys.readouterr()
    library(tmp_path)
    told = capsys.readouterr().out
    assert f"Language uk: {len(laid) - 2} sentences missing" in told
    assert told.endswith("  1 sentence still as in English\n")


def test_what_is_still_lacking_is_asked_for_again(begun, capsys):
    assert library(begun, "--wording", "uk") == 1
    asked = tomllib.loads(capsys.readouterr().out)
    assert "words.yes" not in asked and "words.no" in asked
    assert "commands.cases.days" in asked, "its plurals are not complete"


def test_a_form_without_all_its_texts_is_refused_and_with_them_is_written(begun, capsys):
    given = ["--respondent", "Bet Ltd", "--amount", "£500", "--due", "2026-01-12", "--place", "ew"]
    assert main(["new", *given, "--home", str(begun)]) == 0
    wanted = ["write", "1", "--home", str(begun), "--language", "uk", "--to", str(begun / "f.docx")]
    assert main([*wanted, "reminder_firm"]) == 2
    assert "reminder_firm/uk.toml" in capsys.readouterr().err
    assert main([*wanted, "reminder_friendly"]) == 0
    assert set(forms(begun / "own")["reminder_firm"].words) == {"en", "he", "pl", "uk"}


def test_a_file_that_is_there_is_not_written_over(begun, capsys):
    assert library(begun, "--wording", "uk", "--to", str(begun / "own")) == 2
    assert "uk.toml" in capsys.readouterr().err
    assert "так" in (begun / "own" / "wording" / "uk.toml").read_text()


def test_a_file_of_no_language_is_left_alone(tmp_path):
    folder = tmp_path / "own" / "wording"
    folder.mkdir(parents=True)
    (folder / "xx.toml").write_text('"words.yes" = "x"\n')
    assert "xx" not in languages(tmp_path / "own")
