"""The user's own keys: ``keys.toml`` in the library, a line an action: ``"case.log" = "c"``."""

from __future__ import annotations

from pathlib import Path

from casefile.library import toml
from casefile.model.errors import BadInput
from casefile.screens.actions import BY_ID, UNREACHABLE, actions_of

PLACES = (
    ("cases", "app"),
    ("search", "app"),
    *(
        (pane, "case", "app")
        for pane in (
            "overview",
            "claim",
            "evidence",
            "people",
            "calls",
            "timeline",
            "assessment",
            "plan",
            "offers",
            "packets",
        )
    ),
)

PRESETS: dict[str, dict[str, str]] = {
    "": {},
    "vim": {
        "case.log": "L",
        "cases.log": "L",
        "evidence.label": "V",
        "calls.label": "V",
        "plan.lessons": "V",
        "case.next": "l,right_square_bracket",
        "case.previous": "h,left_square_bracket",
        "list.first": "g,home",
        "list.last": "G,end",
        "list.page_down": "ctrl+d,ctrl+f,pagedown",
        "list.page_up": "ctrl+u,ctrl+b,pageup",
    },
}
"""Ready key maps; the user's own keys go before them."""

WINDOWS = {
    "ask",
    "bin",
    "debt",
    "doctor",
    "figures",
    "form",
    "history",
    "list",
    "settings",
    "sheet",
    "steps",
    "text",
    "witness",
}
"""Places with keys of their own that stand over a screen or within it."""


def own_keys(home: Path, preset: str = "") -> dict[str, str]:
    """Return the keys a user chose, by the id of the action, over those of the *preset*.

    Raises: BadInput, for an unknown action, a key no terminal sends, or two actions on one key.
    """
    path = home / "keys.toml"
    ready = PRESETS.get(preset, {})
    if not path.exists():
        return dict(ready)
    chosen = {str(id_): str(keys) for id_, keys in _flat(toml(path)).items()}
    for id_, keys in chosen.items():
        if id_ not in BY_ID or id_ == "case.section":
            raise BadInput("no_such_action", where=str(path), field=id_)
        for key in keys.split(","):
            if key in UNREACHABLE or key.startswith("alt+"):
                raise BadInput("key_never_arrives", where=str(path), field=id_, value=key)
    chosen = {**ready, **chosen}
    clash = clashing(chosen)
    if clash:
        raise BadInput("keys_clash", where=str(path), first=clash[0], second=clash[1])
    return chosen


def clashing(chosen: dict[str, str]) -> tuple[str, str] | None:
    """Return two actions that a key would mean, or None.

    Within one place no key may mean two things. Where places lie over each other the nearer one
    goes first, as the table has it; a chosen key may neither hide another action nor be hidden.
    """
    for place in {where for places in PLACES for where in places} | WINDOWS:
        keys: dict[str, str] = {}
        for action in actions_of(place):
            for key in chosen.get(action.id, action.keys).split(","):
                if key in keys:
                    return keys[key], action.id
                keys[key] = action.id
    for places in PLACES:
        taken: dict[str, str] = {}
        for action in (one for place in places for one in actions_of(place)):
            for key in chosen.get(action.id, action.keys).split(","):
                if key in taken and {taken[key], action.id} & chosen.keys():
                    return taken[key], action.id
                taken.setdefault(key, action.id)
    return None


def _flat(table: dict[str, object], before: str = "") -> dict[str, object]:
    flat: dict[str, object] = {}
    for key, told in table.items():
        if isinstance(told, dict):
            flat |= _flat(told, f"{before}{key}.")
        else:
            flat[before + key] = told
    return flat
