"""The one table of what can be done: bindings, footer, help and palette are made from it.

The words of an action stand in the wording: ``actions.<id>.name`` for the footer, ``.help`` for
the help screen. An action is bound in its place and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.binding import Binding, BindingType

from casefile.screens.symbols import drawn

UNREACHABLE = frozenset(
    {"ctrl+enter", "ctrl+m", "ctrl+i", "ctrl+h", "ctrl+j", "f10", "f11", "ctrl+c", "ctrl+s+shift"}
)
"""Keys that a terminal cannot send, or keeps for itself."""


class Action(NamedTuple):
    """One thing that can be done. *rank* orders the footer, the highest first; 0: not shown."""

    id: str
    keys: str
    run: str
    rank: int = 0
    shown: str = ""
    """How the key is written, when it is not its own name."""
    on_row: bool = False
    """Done at once to the row under the cursor: from another section one is only led to it."""

    @property
    def where(self) -> str:
        """The place it is bound in: app, cases, case, list, form, or a pane."""
        return self.id.partition(".")[0]


ACTIONS = (
    Action("app.help", "question_mark,f1", "show_help", 90, "?"),
    Action("app.palette", "ctrl+p,colon", "command_palette", 5, "^p"),
    Action("app.language", "f9", "next_language", 6, "F9"),
    Action("app.theme", "f8", "next_theme", 0, "F8"),
    Action("app.messages", "f6", "messages", 0, "F6"),
    Action("app.settings", "comma", "settings", 0, ","),
    Action("app.doctor", "f7", "doctor", 0, "F7"),
    Action("app.bin", "B", "bin", 0),
    Action("app.jump", "J", "jump", 0),
    Action("app.search", "ctrl+f,S", "search", 45, "^f"),
    Action("app.quit", "ctrl+q", "quit", 46, "^q"),
    Action("list.down", "j", "cursor_down"),
    Action("list.up", "k", "cursor_up"),
    Action("list.first", "g,home", "scroll_top"),
    Action("list.last", "G,end", "scroll_bottom"),
    Action("list.page_down", "ctrl+d", "page_down", 0, "^d"),
    Action("list.page_up", "ctrl+u", "page_up", 0, "^u"),
    Action("cases.open", "enter", "open_case", 80, "⏎"),
    Action("cases.new", "n", "new_case", 70),
    Action("cases.log", "l", "log_call", 60),
    Action("cases.pay", "p", "pay", 40),
    Action("cases.samples", "t", "samples", 30),
    Action("cases.today", "d", "today", 75),
    Action("cases.figures", "f", "figures", 35),
    Action("cases.table", "i", "many", 25),
    Action("cases.find", "slash", "find", 50, "/"),
    Action("cases.sort", "s", "sort", 24),
    Action("cases.owner", "m", "owner", 20),
    Action("cases.mine", "M", "mine", 0),
    Action("cases.waits", "W", "waits", 0),
    Action("cases.reload", "r,f5", "reload", 0),
    Action("cases.delete", "X,delete", "delete_case", 0),
    Action("case.back", "escape", "back", 85, "esc"),
    Action("case.section", "1,2,3,4,5,6,7,8,9,0", "section", 3, "0-9"),
    Action("case.add", "a", "add", 79),
    Action("case.log", "l", "log_call", 49),
    Action("case.pay", "p", "pay", 30),
    Action("case.write", "w", "write", 48),
    Action("case.next", "right_square_bracket", "next_section", 0, "]"),
    Action("case.previous", "left_square_bracket", "previous_section", 0, "["),
    Action("case.undo", "u,ctrl+z", "undo", 20),
    Action("case.redo", "U,ctrl+y", "redo", 0),
    Action("case.more", "N", "more", 18),
    Action("case.comment", "C", "comment", 0),
    Action("case.assign", "E", "assign", 0),
    Action("case.waits", "W", "waits", 0),
    Action("case.history", "H", "history", 19),
    Action("case.find", "slash", "app.search", 0, "/"),
    Action("case.reload", "r,f5", "reload", 0),
    Action("overview.plan", "d", "plan", 71),
    Action("overview.why", "enter", "why", 70, "⏎"),
    Action("claim.debt", "a", "add_debt", 60),
    Action("claim.edit", "e,enter", "edit", 61),
    Action("claim.reckoned", "s", "next_box", 62),
    Action("claim.rate", "i", "add_rate", 59),
    Action("claim.act", "t", "add_act", 58),
    Action("evidence.accept", "enter", "accept", 80, "⏎", on_row=True),
    Action("evidence.text", "space", "text", 0, on_row=True),
    Action("evidence.all", "A", "accept_all", 70),
    Action("evidence.kind", "t", "kind", 69),
    Action("evidence.dated", "D", "dated", 68),
    Action("evidence.shows", "s", "shows", 67),
    Action("evidence.worth", "n", "worth", 75),
    Action("evidence.refuse", "x", "refuse", 65),
    Action("evidence.payments", "m", "payments", 0),
    Action("evidence.read", "O", "read", 0, on_row=True),
    Action("evidence.view", "v", "view", 39, on_row=True),
    Action("evidence.label", "L", "label", 0),
    Action("evidence.title", "e", "title", 0),
    Action("evidence.remove", "X,delete", "screen.remove_exhibit", 0, on_row=True),
    Action("evidence.open", "o", "open_outside", 40, on_row=True),
    Action("people.witness", "a", "add_witness", 70),
    Action("people.look", "v", "witness", 69),
    Action("people.number", "n", "number", 68),
    Action("people.registers", "o", "registers", 67),
    Action("people.diligence", "f", "diligence", 66),
    Action("people.take", "t", "take", 65),
    Action("people.edit", "e,enter", "edit", 71),
    Action("calls.confirm", "c", "confirm", 78, on_row=True),
    Action("calls.proof", "s", "proof", 77),
    Action("calls.edit", "e,enter", "edit", 76),
    Action("calls.label", "L", "label", 0),
    Action("calls.remove", "X,delete", "remove", 0, on_row=True),
    Action("calls.log", "a", "screen.log_call", 0),
    Action("timeline.gap", "g", "next_gap", 70),
    Action("timeline.nearer", "plus,equals_sign", "zoom(1)", 60, "+"),
    Action("timeline.farther", "minus", "zoom(-1)", 59, "-"),
    Action("timeline.fill", "a", "fill", 69),
    Action("assessment.evidence", "enter", "evidence", 70, "⏎", on_row=True),
    Action("assessment.what_if", "v", "what_if", 69),
    Action("assessment.trace", "t", "trace", 64),
    Action("assessment.gates", "b", "gates", 68),
    Action("assessment.worth", "c", "worth", 66),
    Action("assessment.own_view", "e", "own_view", 65),
    Action("assessment.opinion", "o", "opinion", 64),
    Action("assessment.plea", "s", "plea", 82),
    Action("plan.do", "enter", "do_step", 80, "⏎", on_row=True),
    Action("plan.tick", "t", "tick", 79),
    Action("plan.reason", "e", "reason", 78),
    Action("plan.proof", "s", "proof", 77),
    Action("plan.close", "x", "close_case", 76),
    Action("plan.lessons", "L", "lessons", 75),
    Action("offers.letter", "enter", "offer_letter", 71, "⏎", on_row=True),
    Action("offers.add", "a", "add_offer", 70),
    Action("offers.instalments", "i", "instalments", 69),
    Action("offers.edit", "e", "edit_offer", 65),
    Action("offers.answer", "v", "answer", 68),
    Action("offers.floor", "f", "floor", 67),
    Action("offers.mediation", "m", "mediation", 66),
    Action("offers.sent", "s", "offer_sent", 0),
    Action("offers.invite", "n", "invite", 0),
    Action("packets.write", "enter", "write_packet", 80, "⏎", on_row=True),
    Action("packets.mediation", "m", "for_mediation", 58),
    Action("packets.open", "o", "open_written", 70, on_row=True),
    Action("packets.language", "t", "packet_language", 60),
    Action("packets.draft", "d", "draft", 59),
    Action("search.open", "enter", "open", 80, "⏎"),
    Action("search.down", "down", "down", 79, "↓"),
    Action("search.up", "up", "up", 0, "↑"),
    Action("search.back", "escape", "back", 78, "esc"),
    Action("form.save", "ctrl+s", "save", 80, "^s"),
    Action("form.cancel", "escape", "cancel", 79, "esc"),
    Action("form.page_up", "pageup", "page_up", 0, "PgUp"),
    Action("form.page_down", "pagedown", "page_down", 0, "PgDn"),
    Action("form.next", "enter", "next_field", 70, "⏎"),
    Action("ask.take", "ctrl+s", "save", 80, "⏎"),
    Action("ask.leave", "escape", "cancel", 79, "esc"),
    Action("steps.next", "ctrl+n", "next_step", 80, "^n"),
    Action("steps.back", "ctrl+b", "step_back", 79, "^b"),
    Action("steps.invoice", "f2", "invoice", 76, "F2"),
    Action("debt.invoice", "f2", "invoice", 76, "F2"),
    Action("steps.open", "ctrl+s", "save", 78, "^s"),
    Action("steps.leave", "escape", "cancel", 77, "esc"),
    Action("text.copy", "c,enter", "copy", 80),
    Action("text.word", "w", "word", 79),
    Action("text.open", "o", "open_word", 78),
    Action("text.short", "h", "short", 77),
    Action("text.language", "t", "text_language", 76),
    Action("text.close", "escape", "cancel", 75, "esc"),
    Action("witness.edit", "e", "edit", 80),
    Action("witness.statement", "w", "statement", 79),
    Action("witness.close", "escape", "cancel", 78, "esc"),
    Action("figures.word", "w", "word", 80),
    Action("figures.close", "escape", "cancel", 79, "esc"),
    Action("add.browse", "ctrl+b", "browse", 75, "^b"),
    Action("picture.next", "right,space,pagedown", "next_page", 0),
    Action("picture.before", "left,pageup", "page_before", 0),
    Action("history.take_back", "u,enter", "take_back", 80),
    Action("bin.bring_back", "enter,r", "bring_back", 80, "⏎"),
    Action("settings.change", "enter,space", "change", 80, "⏎"),
    Action("doctor.detect", "0", "pick(0)", 70),
    Action("doctor.first", "1", "pick(1)", 69),
    Action("doctor.second", "2", "pick(2)", 68),
    Action("doctor.third", "3", "pick(3)", 67),
    Action("doctor.fourth", "4", "pick(4)", 66),
    Action("sheet.close", "escape", "cancel", 60, "esc"),
)
BY_ID = {action.id: action for action in ACTIONS}


def keys_of(action: Action, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of an action: those of the user before the table's."""
    return tuple((keymap.get(action.id) or action.keys).split(","))


def actions_of(*places: str) -> tuple[Action, ...]:
    """Return the actions of the places, the nearest place first; a key works once."""
    taken: set[str] = set()
    found: list[Action] = []
    for place in places:
        here = [action for action in ACTIONS if action.where == place]
        free = [action for action in here if not taken & set(action.keys.split(","))]
        found += free
        taken |= {key for action in here for key in action.keys.split(",")}
    return tuple(found)


def bindings_of(place: str) -> list[BindingType]:
    """Return the bindings of one place."""
    bound: list[BindingType] = []
    for action in ACTIONS:
        if action.where != place:
            continue
        if action.id == "case.section":
            bound += [
                Binding(key, f"section('{key}')", action.id, id=f"{action.id}.{key}", show=False)
                for key in action.keys.split(",")
            ]
        else:
            bound.append(Binding(action.keys, action.run, action.id, id=action.id, show=False))
    return bound


_SHOWN = {
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "enter": "⏎",
    "escape": "esc",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "space": "␣",
    "comma": ",",
    "plus": "+",
    "minus": "-",
}


def key_shown(key: str) -> str:
    """Return a key as it is written on the screen: ``^s``, ``F9``, ``⏎``, ``a``."""
    return drawn(_written(key))


def _written(key: str) -> str:
    *modifiers, last = key.split("+")
    if not modifiers and len(last) > 1 and last[0] == "f" and last[1:].isdigit():
        return last.upper()
    before = "".join("^" if m == "ctrl" else f"{m}+" for m in modifiers)
    return before + _SHOWN.get(last, last)


def keys_shown(action: Action, keymap: dict[str, str]) -> str:
    """Return the keys of an action as they are written, those of the user before the table's."""
    if not keymap.get(action.id) and action.shown:
        return drawn(action.shown)
    return key_shown(keys_of(action, keymap)[0])
