"""No text from outside reaches a widget but through the gate; none of it is read as markup."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from rich.text import Text
from screen_steps import dump, pressed, typed
from textual.app import App
from textual.content import Content
from textual.widgets import Static

import casefile.screens
from casefile.desk import Desk
from casefile.model.contact import Channel, Contact, Outcome
from casefile.model.dates import loose
from casefile.model.errors import BadInput
from casefile.screens.app import CasefileApp
from casefile.screens.chrome import Table
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field
from casefile.screens.pane import trouble_told
from casefile.screens.plain import cell, plain, said, value

ROOM = Path(casefile.screens.__file__).parent
GATES = {
    node.name
    for file in ROOM.rglob("*.py")
    for node in ast.parse(file.read_text(encoding="utf-8")).body
    if isinstance(node, ast.FunctionDef)
    and node.returns is not None
    and ast.unparse(node.returns) in ("Content", "Text")
}
"""Functions that return what is safe to show: held to it by their types."""
HOSTILE = "[bold red]x[/] [@click=app.quit]y[/] \x1b[31mred\x1b]0;t\x07 \u202egnp.exe"


SINKS = {
    *("Static", "Label", "Option", "Button", "update", "add_option"),
    *("add_column", "update_cell"),
}
"""Calls that hand their arguments to a widget to be shown; a Table gates its rows itself."""
TITLES = {"border_title", "border_subtitle", "tooltip", "title", "sub_title"}
"""Attributes of a widget that are shown."""
SAFE = ("Content", "Text")
FRAMEWORK = {"NULL", "_options"}
"""Select's own: no choice, and the choices it was given, whose prompts are Options of ours."""
OF_THE_SAME = {"list", "tuple", "zip", "reversed", "islice", "enumerate"}
"""Calls that hand on what they are given."""


def _is_safe(annotation: ast.expr | None) -> bool:
    told = "" if annotation is None else ast.unparse(annotation)
    return any(re.search(rf"\b{name}\b", told) for name in SAFE)


ATTRIBUTES = {
    node.target.attr if isinstance(node.target, ast.Attribute) else ast.unparse(node.target)
    for file in ROOM.rglob("*.py")
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    if isinstance(node, ast.AnnAssign) and _is_safe(node.annotation)
} | {"body", "content"}
"""Fields of the room that are declared to hold what is safe to show."""


def _shown(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield what is handed to a widget to be shown."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            if any(isinstance(t, ast.Attribute) and t.attr in TITLES for t in node.targets):
                yield node.value
            continue
        if not isinstance(node, ast.Call) or "ProgressBar" in ast.unparse(node.func):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
        if name in SINKS:
            yield from (a.value if isinstance(a, ast.Starred) else a for a in node.args)


class Function:
    """What is safe to show within one function: what it is given, and what it makes of that."""

    def __init__(self, node: ast.AST, tree: ast.AST) -> None:
        self.safe = GATES | {
            one.name
            for one in ast.walk(tree)
            if isinstance(one, ast.FunctionDef) and _is_safe(one.returns)
        }
        self.names: set[str] = set()
        self.given: dict[str, list[ast.expr]] = {}
        for one in ast.walk(node):
            if isinstance(one, ast.arg) and _is_safe(one.annotation):
                self.names.add(one.arg)
            elif isinstance(one, ast.AnnAssign) and _is_safe(one.annotation):
                self.names.add(ast.unparse(one.target))
            elif isinstance(one, ast.Assign):
                self._take(one.targets, one.value)
            elif isinstance(one, ast.For | ast.comprehension):
                self._take([one.target], one.iter)

    def _take(self, targets: list[ast.expr], value: ast.expr) -> None:
        for name in (n for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)):
            self.given.setdefault(name.id, []).append(value)

    def gated(self, told: ast.expr, *asked: str) -> bool:
        """True when *told*, or what it consists of, came through a gate.

        *asked*: names that are being looked into already; what makes a new one of itself is safe
        when the rest of what it is made of is.
        """
        match told:
            case ast.IfExp():
                return self.gated(told.body, *asked) and self.gated(told.orelse, *asked)
            case ast.Call():
                return self._made(told, *asked)
            case ast.Attribute():
                return told.attr in ATTRIBUTES | FRAMEWORK
            case ast.Subscript():
                return self.gated(told.value, *asked)
            case ast.ListComp() | ast.GeneratorExp():
                return self.gated(told.elt, *asked)
            case ast.Tuple() | ast.List():  # the rows of a loop: a name, and what it shows
                return any(self.gated(one, *asked) for one in told.elts)
            case ast.Name():
                given = self.given.get(told.id, [])
                known = told.id in self.names or told.id in asked
                return known or (
                    bool(given) and all(self.gated(one, *asked, told.id) for one in given)
                )
            case _:
                return False

    def _made(self, call: ast.Call, *asked: str) -> bool:
        name = ast.unparse(call.func).rpartition(".")[2]
        if name in self.safe:
            return True
        if name in ("items", "join") and isinstance(call.func, ast.Attribute):
            return name == "join" or self.gated(call.func.value, *asked)
        return name in OF_THE_SAME and any(self.gated(one, *asked) for one in call.args)


def _going_round(source: str) -> list[str]:
    """Return what is shown and came through no gate."""
    tree = ast.parse(source)
    functions = [
        node
        for within in (tree, *(n for n in ast.walk(tree) if isinstance(n, ast.ClassDef)))
        for node in within.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return [
        f"{told.lineno}: {ast.unparse(told)}"
        for node in functions
        for told in _shown(node)
        if not Function(node, tree).gated(told)
    ]


@pytest.mark.parametrize("file", sorted(ROOM.rglob("*.py")), ids=lambda file: file.stem)
def test_widgets_are_handed_gated_text_only(file: Path) -> None:
    assert _going_round(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Static(case.title)",
        "told = exhibit.title; Static(told)",
        "widget.border_title = case.respondent.name",
        "table.add_column(contact.said)",
        "for row in rows: widget.update(row)",
        "Static(f'{case.title}')",
    ],
)
def test_the_rule_on_gates_finds_what_goes_round_them(line: str) -> None:
    assert _going_round(f"def shown(case: Case, rows: list[str]) -> None:\n    {line}\n")


@pytest.mark.parametrize("file", sorted(ROOM.rglob("*.py")), ids=lambda file: file.stem)
def test_notices_are_never_read_as_markup(file: Path) -> None:
    """Only the one place that hands the framework finished content says markup: it reads none."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            at = f"{file.name}:{node.lineno}"
            assert node.func.attr != "from_markup", at
            given = {word.arg: ast.unparse(word.value) for word in node.keywords}
            finished = file.stem == "messages" and _is_finished(node.args, tree)
            assert node.func.attr != "notify" or given.get("markup") == str(finished), at


def _is_finished(told: list[ast.expr], tree: ast.Module) -> bool:
    return bool(told) and Function(tree, tree).gated(told[0])


@pytest.mark.parametrize("gate", [plain, value, cell])
def test_a_gate_takes_out_control_bytes_and_leaves_brackets_alone(
    gate: Callable[[str], object],
) -> None:
    shown = getattr(gate(HOSTILE), "plain", "")
    assert "[bold red]x[/]" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "⟦RLO⟧" in shown


def test_the_words_of_the_program_are_not_markup_either() -> None:
    assert said("press [b]").plain == "press [b]"


async def test_a_refusal_shows_what_a_file_or_a_person_wrote_clean_and_as_it_is(
    desk_in: Callable[[str], Desk],
) -> None:
    words = desk_in("en").words.isolating()
    trouble = BadInput("no_such_file", where=HOSTILE, field=HOSTILE)
    row = FieldRow(Field("what", "screens.needed"), "", words, date(2026, 11, 20))
    app: App[None] = App()
    async with app.run_test(size=(200, 6)) as pilot:
        await app.mount(row)
        await pilot.pause()
        row.tell_fault(words.refusal(trouble)[0])
        await pilot.pause()
        under = row.query_one(".field-echo", Static).content
    for told in (under, trouble_told(words, trouble)):
        assert isinstance(told, Content)
        assert told.plain.count("[bold red]x[/] [@click=app.quit]y[/]") == 2
        assert told.plain.count("\u2068[bold red]") == 2  # set apart from the sentence around it
        assert not {"\x1b", "\x07", "\u202e"} & set(told.plain)
        assert not any(
            "red" in str(span.style) or "@click" in str(span.style) for span in told.spans
        )


async def test_a_table_shows_a_bare_string_as_it_is() -> None:
    app: App[None] = App()
    async with app.run_test(size=(60, 6)) as pilot:
        table = Table()
        await app.mount(table)
        table.add_column(Text("told"), width=40)
        table.add_row("[bold red]x[/] \x1b[31m")
        await pilot.pause()
        assert "[bold red]x[/] " in dump(app)


async def test_hostile_text_does_nothing_on_any_screen(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp], tmp_path: Path
) -> None:
    desk = desk_in("en")
    case = desk.new(respondent=HOSTILE, place="ew").case
    file = tmp_path / "[red]a.txt"
    file.write_text(HOSTILE, encoding="utf-8")
    desk.add(case.id, [file])
    contact = Contact(
        on=loose("2026-11-20"),
        channel=Channel.PHONE,
        who=HOSTILE,
        said=HOSTILE,
        outcome=Outcome.OTHER,
    )
    desk.log(case.id, contact)
    desk.set(case.id, [f"witnesses.new.name={HOSTILE}", f"title={HOSTILE}"])
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        seen = dump(app)
        await pilot.press("enter")
        for key in "123456789":
            await pressed(pilot, key)
            seen += dump(app)
        await pilot.press("l")
        await pilot.pause()
        seen += dump(app)
        await pilot.press("escape", "ctrl+p")
        await pilot.pause()
        await typed(pilot, "bold")
        await pilot.pause()
        seen += dump(app)
    assert "[bold red]x" in seen
    assert not {"\x1b", "\x07", "\u202e"} & set(seen)
