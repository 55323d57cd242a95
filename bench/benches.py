"""Which benches there are: how each is run, how long it may take, which lines of it are told."""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """Lines of a bench that come into the table: groups of *found* fill *what* and *figure*."""

    of: str
    found: str
    what: str
    figure: str
    target: str = ""


class Bench(NamedTuple):
    """One bench: the script and what it is given, in full and quick; seconds it may take."""

    script: str
    full: tuple[str, ...]
    quick: tuple[str, ...]
    seconds: tuple[int, int]
    told: tuple[Told, ...]
    needs: str = ""
    """A folder beside the source without which it is skipped; its path is the first argument."""
    peers: tuple[str, ...] = ()


IMPORTED = ("docxtpl", "tantivy", "wordfreq")
"""Peers that are imported beside the program."""
STARTED = ("posting", "harlequin")
"""Peers that are programs of their own."""
HELD_BACK = {"posting": ("tree-sitter==0.25.2",)}
"""What a peer does not start with in its newest version: posting 2.11.1 paints nothing then."""

_N = r"([\d.,]+)"
_START = rf"\s+{_N}\s+{_N}\s+{_N}\s+{_N}\s+([\d.]+|-)"
"""Seconds of the wall, of the processor, times the bare app, MiB, milliseconds of a key."""
_SIZE = r"^ *(\d+ exhibits, +\d+ rows):(?: floor.*\n| {6}.*\n)+? {6}"
"""The size that the lines below it, set in by six, are about."""
_BAR = r"^(.+): ([\d.]+)(| ms| MB), at most ([\d.]+)(?:| ms| MB): (?:reached|NOT REACHED)$"


def _of_a_start(name: str, what: str, *targets: str) -> tuple[Told, ...]:
    start, memory, key = targets or ("", "", "")
    line = rf"^{name}{_START}"
    return (
        Told("start", line, f"{what}: processor time to the first paint", "{2} × bare app", start),
        Told("memory", line, f"{what}: resident after the start", "{3} MiB", memory),
        Told("key", line, f"{what}: from a key to its answer, middle", "{4} ms", key),
    )


BENCHES = (
    Bench(
        "terminal.py",
        ("--rounds", "5"),
        ("--rounds", "1", "--cases", "500", "--events", "200", "--keys", "5"),
        (900, 150),
        (
            *_of_a_start("bare Textual, same packages", "bare Textual app"),
            *_of_a_start("casefile, 12 cases", "casefile", "≤ 1.4", "≤ 60", "≤ 20"),
            *_of_a_start("posting", "posting"),
            *_of_a_start("harlequin", "harlequin"),
            Told("list", rf"^(.+): page down {_N} ms", "{0}: a page down", "{1} ms", "≤ 50"),
        ),
        peers=STARTED,
    ),
    Bench(
        "long_list.py",
        (),
        ("--cases", "500", "--keys", "5"),
        (600, 120),
        (
            Told("list", rf"^(list as .+?)\s+{_N} ms\s+\(\s*{_N} ms", "{0}", "{2} ms of work"),
            Told("list", rf"^(today's .+?)\s+{_N} ms\s+\(\s*{_N} ms", "{0}", "{2} ms of work"),
        ),
    ),
    Bench(
        "intake.py",
        ("1000",),
        ("100",),
        (600, 120),
        (
            Told("intake", rf"^(our reader, .+?)\s+{_N} s .* {_N} x", "{0}", "{2} × bare parse"),
            Told("intake", rf"^(filed: .+?)\s+{_N} s .* {_N} x", "{0}", "{2} × bare parse"),
            Told("intake", rf"^(computing for a mail .+): {_N} x", "{0}", "{1} ×", "≤ 1.3"),
        ),
    ),
    Bench(
        "store.py",
        ("--gigabytes", "0.5", "--documents", "10", "1000", "100000"),
        ("--cases", "500", "--gigabytes", "0.05", "--documents", "10", "1000", "--crashes", "60"),
        (1500, 150),
        (
            Told("store", _BAR, "{0}", "{1}{2}", "≤ {3}"),
            Told(
                "store growth",
                rf"^(\d+) documents: .*\({_N}x ours\), SQLite WAL .*\({_N}x ours\)",
                "a change among {0} documents: stock TinyDB, SQLite WAL",
                "{1} ×, {2} × ours",
            ),
            Told("crash runs", r"^(\d+ kills, .+?): \{(.+)\}", "{0}", "{1}"),
        ),
    ),
    Bench(
        "interrupted.py",
        (),
        ("--every", "60"),
        (1800, 150),
        (Told("crash runs", r"^(\d+) steps, (.+?), (\d+) faults", "{1}", "{2} faults", "0"),),
    ),
    Bench(
        "search.py",
        (),
        ("--texts", "1500"),
        (600, 150),
        (
            Told(
                "search",
                rf"^(casefile|FTS5 \w+|tantivy \w+)\s+recall .*?: he\s+{_N} .*?pl\s+{_N} .*?"
                rf"en\s+{_N} .*?false\s+{_N} %.*?first page\s+{_N} ms",
                "{0}: found in he, pl, en; false; first page",
                "{1}, {2}, {3} %; {4} %; {5} ms",
            ),
            Told("search", rf"^(casefile while typing.+): {_N} ms", "{0}", "{1} ms"),
        ),
        peers=("tantivy", "wordfreq"),
    ),
    Bench(
        "packets.py",
        (),
        ("--quick",),
        (900, 240),
        (
            Told(
                "packets", rf"{_SIZE}written {_N} s = {_N} x", "{0}: written", "{2} × floor", "≤ 8"
            ),
            Told(
                "packets",
                rf"{_SIZE}checked {_N} s = {_N} x",
                "{0}: checked",
                "{2} × writing",
                "≤ 4",
            ),
            Told("packets", rf"{_SIZE}docxtpl {_N} s", "{0}: docxtpl, the same words", "{1} s"),
            Told(
                "packets",
                rf"{_SIZE}(python-docx as in its manual) {_N} s",
                "{0}: {1}, the same words",
                "{2} s",
            ),
            Told("packets", rf"^\s+= {_N} x \(target 3\)", "500 pages", "{0} × drawing", "≤ 3"),
        ),
        peers=("docxtpl",),
    ),
    Bench(
        "leaks.py",
        ("300",),
        ("30",),
        (600, 120),
        (Told("packets", r"^(\d+) packets, (\d+) with a fault", "{0} random", "{1} leaks", "0"),),
    ),
    Bench(
        "review_speed.py",
        (),
        ("--times", "5"),
        (120, 60),
        (
            Told("review", rf"^(\d.+?): {_N} ms of", "{0}", "{1} ms", "≤ 50"),
            Told("review", rf"^.*; the large case is {_N} times", "beside one paper", "{0} ×"),
            Told("review", rf"^reading .*; the review is {_N}", "beside reading it", "{0} ×"),
            Told("review", rf"^(what would lift it): .*; {_N} times", "{0}", "{1} × a review"),
        ),
    ),
    Bench(
        "decided.py",
        (),
        (),
        (60, 60),
        (
            Told("decided cases", r"^AUC ([\d.]+) \((.+?)\)", "won above lost", "{0} ({1})"),
            Told("decided cases", r"^AUC .*; counting ([\d.]+)", "counting papers", "{0}"),
            Told("decided cases", r"^fatal gap named in (\S+);", "the fatal gap is named", "{0}"),
        ),
        needs="../shared/decided_cases",
    ),
    Bench(
        "team.py",
        (),
        ("--puts", "20", "--cases", "0", "--clerks", "5", "--seconds", "5", "--deaths", "0"),
        (1800, 200),
        (
            Told("on a server", rf"^  (\S.+?)\s+{_N} ms  x\s+{_N}", "{0}", "{2} × SQLite"),
            Told(
                "on a server", r"^  (\d+ acknowledged writes), (\d+) lost", "{0}", "{1} lost", "0"
            ),
        ),
    ),
    Bench(
        "worked.py",
        (),
        (),
        (120, 120),
        (Told("worked examples", r"^(\d+) of (\d+) (.+)", "{2}", "{0} of {1}", "all"),),
    ),
    Bench(
        "fuzz.py",
        ("--minutes", "15"),
        ("--minutes", "0.4"),
        (1200, 150),
        (
            Told(
                "files spoilt", r"^(\d+ files from \d+), .*, (\d+) kinds", "{0}", "{1} faults", "0"
            ),
        ),
    ),
    Bench(
        "monkey.py",
        ("--runs", "3", "--keys", "1000"),
        ("--runs", "1", "--keys", "100"),
        (1200, 150),
        (Told("random keys", r"^(seed \d+): (\d+ keys) in .*, (all well)", "{0}, {1}", "{2}"),),
    ),
    Bench(
        "mutants.py",
        ("--share", "0.12"),
        ("--only", "grading", "--share", "0.02"),
        (3600, 300),
        (Told("small faults", r"^(\w+): (\d+ of \d+) found \((.+?)\)", "{0}: found", "{1} ({2})"),),
    ),
    Bench(
        "soak.py",
        ("--minutes", "10"),
        ("--minutes", "0.4"),
        (900, 120),
        (Told("soak", r"^(.+?): (.+?)(?:, at most (.+))?$", "{0}", "{1}", "≤ {2}"),),
    ),
)
"""In the order of the table. `cluster.py` needs servers of the system and runs apart."""
