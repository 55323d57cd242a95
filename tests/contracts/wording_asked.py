"""Which wording the program can ask for: its constant texts, and the keys it composes of parts."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from pathlib import Path

SEVERAL = 48
"""Ways to compose one text that are told apart; beyond these its parts are left open."""


@dataclass(frozen=True)
class Hole:
    """A part of a composed text that is known only when the program runs.

    *cut* is what the program takes off the front of the word that fills it.
    """

    cut: str = ""


_UNTOLD = ast.Constant(None)
"""What a name stands for that is set by a loop or a caller."""

Part = str | Hole
Composed = tuple[Part, ...]


def joined(parts: Iterable[Part]) -> Composed:
    """Return the parts with texts that stand side by side made one.

    >>> joined(["panes.", "people", Hole()])
    ('panes.people', Hole(cut=''))
    """
    made: list[Part] = []
    for part in parts:
        if isinstance(part, str) and made and isinstance(made[-1], str):
            made[-1] += part
        elif part != "" and not (made and made[-1] == part):
            made.append(part)
    return tuple(made)


class Folding:
    """What the text expressions of one file come to, as far as it can be told without running it.

    A name stands for everything that its function, or its file, ever sets it to.
    """

    def __init__(self, tree: ast.Module) -> None:
        self._scopes: dict[ast.AST, dict[str, list[ast.expr]]] = {}
        self._added: dict[ast.AST, dict[str, list[ast.expr]]] = {}
        self._scope_of: dict[ast.AST, ast.AST] = {}
        self._file = tree
        self._walk(tree, tree)

    def _walk(self, node: ast.AST, scope: ast.AST) -> None:
        self._scope_of[node] = scope
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            scope = node
        set_ = self._scopes.setdefault(scope, {})
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self._note(set_, target, node.value)
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
            self._note(set_, node.target, node.value)
        elif isinstance(node, ast.AugAssign):
            self._note(self._added.setdefault(scope, {}), node.target, node.value)
        elif isinstance(node, ast.For | ast.comprehension):
            for name in ast.walk(node.target):
                self._note(set_, name, _UNTOLD)
        elif isinstance(node, ast.arg):
            set_.setdefault(node.arg, []).append(_UNTOLD)
        for child in ast.iter_child_nodes(node):
            self._walk(child, scope)

    def _note(self, into: dict[str, list[ast.expr]], target: ast.AST, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            into.setdefault(target.id, []).append(value)
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            for one, its in zip(target.elts, value.elts, strict=False):
                self._note(into, one, its)

    def texts(self, node: ast.expr, depth: int = 4) -> list[Composed]:
        """Return every text the expression may come to; a hole where it cannot be told."""
        found = list(dict.fromkeys(self._texts(node, depth)))
        return found if found and len(found) <= SEVERAL else [(Hole(),)]

    def _texts(self, node: ast.expr, depth: int) -> Iterator[Composed]:
        match node:
            case ast.Constant(value=str(text)):
                yield joined([text])
            case ast.JoinedStr(values=values):
                yield from self._side_by_side(values, depth)
            case ast.FormattedValue(value=value):
                yield from self.texts(value, depth)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                yield from self._side_by_side([left, right], depth)
            case ast.IfExp(body=body, orelse=other):
                yield from (*self.texts(body, depth), *self.texts(other, depth))
            case ast.BoolOp(values=values):
                for value in values:
                    yield from self.texts(value, depth)
            case ast.NamedExpr(value=value):
                yield from self.texts(value, depth)
            case ast.Call(
                func=ast.Attribute(attr="removeprefix"), args=[ast.Constant(value=str(cut))]
            ):
                yield (Hole(cut),)
            case ast.Name(id=name) if depth:
                yield from self._of_name(node, name, depth - 1)
            case _:
                yield (Hole(),)

    def _side_by_side(self, nodes: Iterable[ast.expr], depth: int) -> Iterator[Composed]:
        for ways in product(*(self.texts(node, depth) for node in nodes)):
            yield joined(part for way in ways for part in way)

    def _of_name(self, node: ast.AST, name: str, depth: int) -> Iterator[Composed]:
        scope = self._scope_of[node]
        if name not in self._scopes.get(scope, {}):
            scope = self._file
        known = self._scopes.get(scope, {}).get(name)
        if not known:
            yield (Hole(),)
            return
        starts = [text for value in known for text in self.texts(value, depth)]
        yield from starts
        for value in self._added.get(scope, {}).get(name, ()):
            for start, more in product(starts, self.texts(value, depth)):
                yield joined((*start, *more))


@dataclass
class Asked:
    """What a body of code and data can ask for by key."""

    texts: set[str] = field(default_factory=set)
    """Constant texts, names of fields and kinds, names of files: what may fill a hole."""
    composed: set[Composed] = field(default_factory=set)
    _answered: dict[tuple[str, int], bool] = field(default_factory=dict)

    def read_code(self, file: Path) -> None:
        """Take in one Python file. Its docstrings ask for nothing."""
        tree = ast.parse(file.read_text("utf-8"))
        folding = Folding(tree)
        self.texts.add(file.stem)
        told = {id(x.value) for x in ast.walk(tree) if isinstance(x, ast.Expr)}
        told |= {id(v) for x in ast.walk(tree) if isinstance(x, ast.JoinedStr) for v in x.values}
        for node in ast.walk(tree):
            match node:
                case ast.Constant(value=str(text)) if id(node) not in told:
                    self.texts |= {text, *text.split(), *re.findall("[A-Z]{2,}", text)}
                case ast.Constant(value=int(number)):
                    self.texts.add(str(number))
                case ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                    self.texts.add(name)
                case ast.keyword(arg=str(name)):
                    self.texts.add(name)
            if isinstance(node, ast.JoinedStr | ast.BinOp | ast.Name):
                self.composed |= {x for x in folding.texts(node) if _says_something(x)}

    def read_data(self, file: Path) -> None:
        """Take in the keys and the texts of one TOML file, and the name of its folder."""
        self.texts |= {file.parent.name, *_flat(tomllib.loads(file.read_text("utf-8")))}

    @cached_property
    def _shapes(self) -> list[tuple[Composed, re.Pattern[str]]]:
        return [
            (one, re.compile("".join("(.*)" if isinstance(x, Hole) else re.escape(x) for x in one)))
            for one in self.composed
        ]

    def can_be(self, key: str, depth: int = 3) -> bool:
        """True when the key is a text of the code, or composed by it of texts that it has.

        *depth* says how often what fills a hole may be composed itself.
        """
        if key in self.texts:
            return True
        if (key, depth) not in self._answered:
            self._answered[key, depth] = depth > 0 and any(
                self._fills(one, key, depth - 1)
                for one, shape in self._shapes
                if shape.fullmatch(key)
            )
        return self._answered[key, depth]

    def _fills(self, parts: Composed, key: str, depth: int) -> bool:
        """True when the parts can be the key, every hole filled with a text that there can be."""
        if not parts:
            return not key
        first, rest = parts[0], parts[1:]
        if isinstance(first, str):
            return key.startswith(first) and self._fills(rest, key.removeprefix(first), depth)
        return any(
            self._fills(rest, key[n:], depth) and self.can_be(first.cut + key[:n], depth)
            for n in range(0 if rest else len(key), len(key) + 1)
        )


def _says_something(composed: Composed) -> bool:
    """True for a text with a word of its own: of holes alone any key could be made."""
    return any(re.search("[a-z]", part if isinstance(part, str) else part.cut) for part in composed)


def _flat(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _flat(value)
    elif isinstance(data, list):
        for value in data:
            yield from _flat(value)
    elif isinstance(data, str):
        yield data
