"""No text from outside reaches a widget but through the gate; none of it is read as markup."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from screen_steps import dump, settled, typed

import casefile.screens
from casefile.desk import Desk
from casefile.model.contact import Channel, Contact, Outcome
from casefile.model.dates import loose
from casefile.screens.app import CasefileApp
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


def _shown(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.expr]]:
    """Yield what is handed to a widget to be shown."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = name or (node.func.id if isinstance(node.func, ast.Name) else "")
        if name in ("Static", "Label", "Option", "update") and node.args:
            yield node, node.args[0]


def _gated(told: ast.expr, methods: set[str]) -> bool:
    if isinstance(told, ast.IfExp):
        return _gated(told.body, methods) and _gated(told.orelse, methods)
    if isinstance(told, ast.Call):
        if isinstance(told.func, ast.Name):
            return told.func.id in GATES
        return isinstance(told.func, ast.Attribute) and told.func.attr in methods | {"join"}
    return isinstance(told, ast.Name | ast.Attribute)


def _annotated_content(tree: ast.AST) -> tuple[set[str], set[str]]:
    """Return (methods that return Content, names that are Content)."""
    methods, names = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            if node.returns is not None and "Content" in ast.unparse(node.returns):
                methods.add(node.name)
            for given in node.args.args:
                if given.annotation is not None and "Content" in ast.unparse(given.annotation):
                    names.add(given.arg)
    return methods, names


@pytest.mark.parametrize("file", sorted(ROOM.rglob("*.py")), ids=lambda file: file.stem)
def test_widgets_are_handed_gated_text_only(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    methods, names = _annotated_content(tree)
    for call, told in _shown(tree):
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Call):
            target = ast.unparse(call.func.value)
            if "ProgressBar" in target:
                continue
        if isinstance(told, ast.Name):
            assigned = [
                node.value
                for node in ast.walk(tree)
                if isinstance(node, ast.Assign)
                and any(isinstance(t, ast.Name) and t.id == told.id for t in node.targets)
            ]
            known = told.id in names or any(_gated(one, methods) for one in assigned)
            loops = [
                node
                for node in ast.walk(tree)
                if isinstance(node, ast.For | ast.comprehension)
                and told.id in ast.unparse(node.target)
            ]
            assert known or loops, f"{file.name}:{call.lineno} {ast.unparse(told)}"
        else:
            assert _gated(told, methods), f"{file.name}:{call.lineno} {ast.unparse(told)}"


@pytest.mark.parametrize("file", sorted(ROOM.rglob("*.py")), ids=lambda file: file.stem)
def test_notices_are_never_read_as_markup(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "notify":
                given = {word.arg: ast.unparse(word.value) for word in node.keywords}
                assert given.get("markup") == "False", f"{file.name}:{node.lineno}"
            assert node.func.attr != "from_markup", f"{file.name}:{node.lineno}"


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
            await pilot.press(key)
            await settled(pilot)
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
