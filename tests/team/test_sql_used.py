"""The SQL of the team store stays within what the page on growing lists, and that list is true."""

from __future__ import annotations

import ast
import re
from importlib import resources
from pathlib import Path

ROOM = Path(str(resources.files("casefile.store.team")))
PAGE = Path(__file__).parents[2] / "docs" / "growing.md"
STATEMENT = re.compile(
    r"(select|insert|update|delete|create|alter|drop|grant|revoke)\s+(?!.*[.:]$)\S"
)
NEVER = {"listen", "notify", "trigger", "extension", "procedure", "lock", "skip", "pg_advisory"}


def scripts() -> list[str]:
    return [path.read_text("utf-8") for path in sorted((ROOM / "steps").glob("*.sql"))]


def statements() -> list[str]:
    """Return what the modules send to the server, as far as it stands in one string."""
    found = []
    for path in ROOM.glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        told = {id(x.value) for x in ast.walk(tree) if isinstance(x, ast.Expr)}  # docstrings
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and id(node) not in told else ""
            if isinstance(text, str) and STATEMENT.match(text):
                found.append(text)
    return found


def names() -> set[str]:
    """Return what the tables call their tables, columns, indexes and policies."""
    tables, policies, *_ = (re.sub(r"--.*", "", text) for text in scripts())
    found = set(re.findall(r"(?:table|index) if not exists (\w+)", tables))
    found |= set(re.findall(r"^    (?!primary)(\w+) ", tables, re.M))
    found |= set(re.findall(r"create policy (\w+)", policies))
    return found | {"casefile_person"}


def used() -> set[str]:
    words = set()
    for text in (*scripts(), *statements()):
        bare = re.sub(r"--.*|'[^']*'|%s|\{\w*\}", " ", text)
        words |= set(re.findall(r"[a-z_][a-z_0-9]*", bare))
    return words - names() - {"m", "p"}


def test_every_word_of_sql_is_listed_on_the_page_and_every_listed_one_is_used() -> None:
    text = PAGE.read_text("utf-8")
    (listed,) = re.findall(r"compares this list\):\n\n```text\n(.*?)```", text, re.S)
    assert used() == set(re.findall(r"[a-z_][a-z_0-9]*", listed))


def test_what_not_every_server_has_is_not_used() -> None:
    assert len(statements()) > 30
    assert not used() & NEVER
