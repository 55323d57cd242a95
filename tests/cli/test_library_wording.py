"""A new language is told, as TOML, all it still needs, with its own plural categories."""

import tomllib

from casefile.__main__ import main
from casefile.library import languages


def test_a_new_language_is_given_every_sentence_and_its_own_plurals(tmp_path, capsys):
    assert main(["library", "--wording", "uk", "--home", str(tmp_path)]) == 1
    asked = tomllib.loads(capsys.readouterr().out)
    english = languages()["en"].terms
    assert set(asked) == set(english)
    assert asked["words.yes"] == english["words.yes"]
    assert set(asked["commands.cases.days"]) == {"one", "few", "many", "other"}


def test_a_finished_language_lacks_nothing_and_an_unknown_one_is_refused(tmp_path, capsys):
    assert main(["library", "--wording", "pl", "--home", str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""
    assert main(["library", "--wording", "xx", "--home", str(tmp_path)]) == 2
