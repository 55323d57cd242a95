"""Keys of one's own and the ready maps of keys: what may be chosen, what is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefile.model.errors import BadInput
from casefile.screens.actions import BY_ID, UNREACHABLE
from casefile.screens.keymap import PRESETS, clashing, own_keys


def test_a_user_may_choose_another_key(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").write_text('"case.log" = "K"\n', encoding="utf-8")
    assert own_keys(tmp_path) == {"case.log": "K"}
    (tmp_path / "keys.toml").write_text('"list.down" = "n"\n"list.up" = "e"\n', encoding="utf-8")
    assert own_keys(tmp_path) == {"list.down": "n", "list.up": "e"}


@pytest.mark.parametrize("name", PRESETS)
def test_a_ready_key_map_hides_nothing_and_asks_for_keys_that_arrive(name: str) -> None:
    ready = PRESETS[name]
    assert clashing(ready) is None
    assert set(ready) <= set(BY_ID)
    assert not {key for keys in ready.values() for key in keys.split(",")} & UNREACHABLE


def test_the_users_own_keys_go_before_the_ready_ones(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").write_text('"case.log" = "K"\n', encoding="utf-8")
    assert own_keys(tmp_path, "vim") == {**PRESETS["vim"], "case.log": "K"}


def test_a_chosen_key_may_not_hide_another_action_of_the_same_screen(tmp_path: Path) -> None:
    """On the screen of evidence D sets the date: nothing else of a case may stand on it."""
    (tmp_path / "keys.toml").write_text('"case.pay" = "D"\n', encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        own_keys(tmp_path)
    assert refusal.value.key == "keys_clash"
    assert {refusal.value.values["first"], refusal.value.values["second"]} == {
        "evidence.dated",
        "case.pay",
    }


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('"case.sing" = "c"', "no_such_action"),
        ('"case.log" = "ctrl+m"', "key_never_arrives"),
        ('"case.log" = "w"', "keys_clash"),
    ],
)
def test_a_key_that_cannot_be_is_refused_by_name(tmp_path: Path, line: str, key: str) -> None:
    (tmp_path / "keys.toml").write_text(line, encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        own_keys(tmp_path)
    assert refusal.value.key == key
