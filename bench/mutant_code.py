"""The small faults that `bench/mutants.py` puts into a module, each as a tree of its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, NamedTuple

TURNED: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,),
    ast.Mod: (ast.Mult,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


def changed(node: ast.AST) -> Iterator[tuple[str, Any]]:
    """Yield (what is done, a function that does it to a copy of the node and returns it)."""

    def operator(new: type) -> Any:
        def done(n: Any) -> Any:
            n.op = new()
            return n

        return done

    def compared(at: int, new: type) -> Any:
        def done(n: Any) -> Any:
            n.ops[at] = new()
            return n

        return done

    match node:
        case ast.Compare(ops=ops):
            for at, op in enumerate(ops):
                for new in TURNED.get(type(op), ()):
                    yield f"{type(op).__name__} -> {new.__name__}", compared(at, new)
        case ast.BinOp(op=op) | ast.AugAssign(op=op) | ast.BoolOp(op=op):
            for new in TURNED.get(type(op), ()):
                yield f"{type(op).__name__} -> {new.__name__}", operator(new)
            if isinstance(node, ast.BoolOp):
                for at in range(len(node.values)):
                    yield f"operand {at + 1} left out", lambda n, at=at: _without(n, at)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield f"{type(node.op).__name__} left out", lambda n: n.operand
        case ast.Constant(value=bool()):
            yield "turned", lambda n: ast.Constant(not n.value)
        case ast.Constant(value=int()):
            yield "one more", lambda n: ast.Constant(n.value + 1)
        case ast.If() | ast.While() | ast.IfExp():
            yield "contrary", _contrary
        case ast.comprehension(ifs=[_, *_]):
            yield "condition left out", _unconditional
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            yield "returns None", lambda n: ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.Raise():
            yield "left out", lambda n: ast.Pass()
        case ast.Break() | ast.Continue():
            yield "left out", lambda n: ast.Pass()
        case ast.Call(func=ast.Name(id=name)) if name in NAMES:
            yield f"{name} -> {NAMES[name]}", _renamed


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _without(node: Any, at: int) -> Any:
    del node.values[at]
    return node if len(node.values) > 1 else node.values[0]


def _contrary(node: Any) -> Any:
    node.test = ast.UnaryOp(ast.Not(), node.test)
    return node


def _unconditional(node: Any) -> Any:
    node.ifs = []
    return node


def _renamed(node: Any) -> Any:
    node.func.id = NAMES[node.func.id]
    return node


class _At(ast.NodeTransformer):
    """Changes the one node that is *number*-th in order, and none of an annotation."""

    def __init__(self, number: int = -1, how: Any = None) -> None:
        self.number, self.how = number, how
        self.nodes: list[ast.AST] = []

    def visit(self, node: ast.AST) -> Any:
        self.nodes.append(node)
        here = len(self.nodes) - 1 == self.number
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns"):
                continue
            if isinstance(value, list):
                value[:] = [self.visit(v) if isinstance(v, ast.AST) else v for v in value]
            elif isinstance(value, ast.AST):
                setattr(node, name, self.visit(value))
        return self.how(node) if here else node


class Mutant(NamedTuple):
    """One fault: where, in which outermost function (0: in none), what was done, and the tree."""

    line: int
    function: tuple[int, int]
    """First and last line of the function or method; (0, 0): the module itself."""
    what: str
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Yield each mutant of *source*."""
    first = _At()
    whole = ast.parse(source)
    first.visit(whole)
    spans = [
        (min([n.lineno, *(d.lineno for d in n.decorator_list)]), n.end_lineno or 0)
        for n in ast.walk(whole)
        if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    for number, node in enumerate(first.nodes):
        for what, how in changed(node):
            tree = _At(number, how).visit(ast.parse(source))
            placed = getattr(node, "target", node)  # a comprehension has no line of its own
            line = placed.lineno
            inside = (span for span in spans if span[0] <= line <= span[1])
            yield Mutant(line, min(inside, default=(0, 0)), what, ast.fix_missing_locations(tree))
