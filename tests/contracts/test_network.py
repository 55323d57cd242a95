"""What can reach a network is named here, and nothing else can."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2] / "casefile"
NETWORK = {
    *("socket", "socketserver", "ssl", "http", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc"),
    *("webbrowser", "asyncio.streams", "urllib.request", "requests", "httpx", "aiohttp", "urllib3"),
    *("psycopg", "obstore", "textual_serve", "telnetlib", "nntplib"),
}
ALLOWED = {
    "store/stamping.py": {"http", "urllib.request"},
    "screens/served.py": {"socket", "aiohttp", "textual_serve"},
}
"""A time-stamp, asked for by name; a page for the browser of this computer."""
SERVER = "store/team/"
"""A firm's library on a server it named."""


def imported(file):
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def reaching(file):
    names = imported(file)
    return {bare for bare in NETWORK if any(f"{name}.".startswith(f"{bare}.") for name in names)}


def test_only_named_files_can_reach_a_network():
    found = {}
    for file in ROOT.rglob("*.py"):
        name = file.relative_to(ROOT).as_posix()
        if not name.startswith(SERVER) and (reached := reaching(file)):
            found[name] = reached
    assert found == ALLOWED


def test_the_look_for_networks_sees_them():
    assert reaching(ROOT / "store" / "stamping.py")
    assert any(reaching(file) for file in (ROOT / SERVER).glob("*.py"))
