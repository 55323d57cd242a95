"""Small faults put into the code where a fault would cost money or a secret: do the tests see them?

    python bench/mutants.py [--only interest ...] [--share 1.0] [--begin 0.0] [--show]

One at a time a comparison is turned, a sum becomes a difference, a condition its contrary, a number
one more, a line is left out (see `mutant_code.py`). The tests are run once to learn which of them
come into which function; a mutant then meets those, the quickest first, until one fails, in a
process forked from one that has loaded everything. What passes them all survives and is printed
with its line. Those that change nothing anybody can see stand in `same.toml`, each with its reason,
and are not counted. Nothing is written to the source. ``--share 0.2`` takes every fifth mutant;
``--begin 0.5`` begins half a turn earlier, which is another sample.
"""

from __future__ import annotations

import argparse
import ast
import os
import signal
import sys
import time
import tomllib
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any, NamedTuple

import hypothesis
import pytest
from mutant_code import Mutant, mutants

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 60
"""Seconds after which a run counts as ended by the fault (a loop without end)."""


class Part(NamedTuple):
    """Modules, and the tests that may come into them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


PARTS = {
    "interest": Part(("rules.interest", "rules.compound"), ("tests/rules",)),
    "limitation": Part(("rules.limitation",), ("tests/rules",)),
    "grading": Part(("rules.grading",), ("tests/rules",)),
    "disclosure": Part(
        ("rules.disclosure", "rules.case_cut", "rules.cut_view", "rules.exhibit_cut"),
        ("tests/rules", "tests/packets/test_no_leak.py"),
    ),
    "store": Part(
        ("store.wholefile", "store.commits", "store.trail", "store.seal"),
        ("tests/store", "tests/contracts/test_any_store.py"),
    ),
}
NOT_RUN = ("test_crashes.py", "test_search", "test_stamping.py", "[team")
"""Tests that have nothing to say here and take long; those of a server would not outlive a fork."""


SAME = {
    (one["file"], one["line"], one["what"]): str(one["why"])
    for one in tomllib.loads(Path(__file__).with_name("same.toml").read_text("utf-8"))["same"]
}
"""Why a fault at a line changes nothing that anybody can see."""


class Known(NamedTuple):
    """What the tests do when nothing is changed: seconds, and the functions they come into."""

    seconds: float
    functions: frozenset[tuple[str, int]]


class Driver:
    """A plugin of pytest: in the place of its loop over the tests, the mutants."""

    def __init__(self, part: Part, options: argparse.Namespace) -> None:
        self.part, self.options = part, options
        self.tried = 0
        self.same = 0
        self.alive: list[str] = []

    @cached_property
    def modules(self) -> list[ModuleType]:
        return [import_module(f"casefile.{name}") for name in self.part.modules]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [x for x in items if not any(n in x.nodeid for n in NOT_RUN)]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        known = self._learnt(session)
        fit = [item for item in session.items if item.nodeid in known]
        turn = self.options.begin
        for module in self.modules:
            path = Path(str(module.__file__))
            source = path.read_text("utf-8")
            lines = source.splitlines()
            for mutant in mutants(source):
                turn += self.options.share
                if turn < 1:
                    continue
                turn -= 1
                line = lines[mutant.line - 1].strip()
                if (path.name, line, mutant.what) in SAME:
                    self.same += 1
                    continue
                self.tried += 1
                due = _due(known, fit, str(path), mutant)
                alive = self._survives(session, module, mutant, due)
                at = f"{path.name}:{mutant.line}: {mutant.what}: {line}"
                if alive:
                    self.alive.append(at)
                if alive or self.options.show:
                    fate = f" SURVIVES {len(due)} tests" if alive else ""
                    print(f"{at}{fate}", file=sys.__stdout__, flush=True)
        session.testsfailed = 0
        return True

    def _learnt(self, session: pytest.Session) -> dict[str, Known]:
        """Run every test once as it is; note which functions of the modules it comes into.

        One that fails as it is (a measure of time, under the tracing) has no say, and is named.
        """
        files = {str(module.__file__) for module in self.modules}
        seen: set[tuple[str, int]] = set()

        def called(frame: FrameType, event: str, _: Any) -> None:
            if frame.f_code.co_filename in files:
                seen.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

        found: dict[str, Known] = {}
        for number, item in enumerate(session.items):
            seen.clear()
            following = session.items[number + 1] if number + 1 < len(session.items) else None
            began = time.perf_counter()
            sys.settrace(called)
            try:
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            finally:
                sys.settrace(None)
            if session.testsfailed:
                session.testsfailed = 0
                print(f"no say: {item.nodeid}", file=sys.__stdout__, flush=True)
                continue
            found[item.nodeid] = Known(time.perf_counter() - began, frozenset(seen))
        return found

    def _survives(
        self, session: pytest.Session, module: ModuleType, mutant: Mutant, due: list[pytest.Item]
    ) -> bool:
        """Return whether every test passes with *mutant* in the place of the module."""
        child = os.fork()
        if child == 0:
            signal.alarm(SECONDS)
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            try:
                put_in(module, mutant.tree)
                for number, item in enumerate(due):
                    following = due[number + 1] if number + 1 < len(due) else None
                    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                    if session.testsfailed:
                        os._exit(1)
                os._exit(0)
            except BaseException:
                os._exit(2)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _due(
    known: dict[str, Known], items: list[pytest.Item], path: str, mutant: Mutant
) -> list[pytest.Item]:
    """Return the tests that come into the function of the mutant, the quickest first."""
    first, last = mutant.function

    def comes(item: pytest.Item) -> bool:
        into = (line for file, line in known[item.nodeid].functions if file == path)
        return any(first <= line <= last for line in into) if last else any(into)

    return sorted(filter(comes, items), key=lambda item: known[item.nodeid].seconds)


def put_in(module: ModuleType, tree: ast.Module) -> None:
    """Give the functions of *module* the code of *tree*, whoever has imported them already.

    Raises: whatever the module raises when it is loaded with the fault.
    """
    fresh = ModuleType(module.__name__)
    fresh.__file__ = module.__file__
    exec(compile(tree, str(module.__file__), "exec"), fresh.__dict__)
    for name, new in vars(fresh).items():
        old = vars(module).get(name)
        if isinstance(old, type) and old.__module__ == module.__name__:
            for inner, method in vars(new).items():
                _recoded(vars(old).get(inner), method)
        elif not name.startswith("__") and not _recoded(old, new) and _own(module, old):
            setattr(module, name, new)


def _own(module: ModuleType, old: object) -> bool:
    return getattr(old, "__module__", module.__name__) == module.__name__


def _recoded(old: Any, new: Any) -> bool:
    """Let the function *old*, or the one that it wraps, run the code of *new*."""
    for wrapping in ("fget", "__func__", "__wrapped__", "func"):
        if hasattr(old, wrapping) and hasattr(new, wrapping):
            if hasattr(old, "cache_clear"):
                old.cache_clear()
            return _recoded(getattr(old, wrapping), getattr(new, wrapping))
    if not isinstance(old, FunctionType) or not isinstance(new, FunctionType):
        return False
    code: CodeType = new.__code__
    old.__code__, old.__defaults__, old.__kwdefaults__ = code, new.__defaults__, new.__kwdefaults__
    return True


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--only", nargs="*", choices=PARTS, default=list(PARTS))
    asked.add_argument("--share", type=float, default=1.0)
    asked.add_argument("--begin", type=float, default=0.0, help="0 to 1: another sample")
    asked.add_argument("--show", action="store_true", help="print those that were found, too")
    options = asked.parse_args()
    os.chdir(ROOT)
    hypothesis.settings.register_profile("mutants", deadline=None, derandomize=True)
    hypothesis.settings.load_profile("mutants")
    for name in options.only:
        began, driver = time.monotonic(), Driver(PARTS[name], options)
        given = ["-q", "-n0", "-p", "no:cacheprovider", "--no-header", "--no-summary", "-s"]
        given += ["-p", "no:timeout"]  # its alarm would take the place of ours
        code = pytest.main([*given, *PARTS[name].tests], plugins=[driver])
        if code:
            return int(code)
        found, took = driver.tried - len(driver.alive), time.monotonic() - began
        share = 100 * found / max(1, driver.tried)
        told = f"{name}: {found} of {driver.tried} found ({share:.1f} %), {took:.0f} s"
        print(f"{told}, {driver.same} that change nothing left out", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
