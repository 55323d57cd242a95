"""Lines of the list that an older version of the program made, read anew from their cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from casefile.model.errors import CasefileError
from casefile.store.notebook import read_lines, write_lines
from casefile.store.port import Document, Listed, Revision

LINE = 2
"""The number of how a line is made of its case. One more, when that changes: each line of before is
made anew then, and kept, as it is read."""


def of_today(
    listed: Iterable[Listed],
    home: Path,
    read: Callable[[str], tuple[Document, Revision]],
    told: Callable[[Document], dict[str, Any]],
) -> list[Listed]:
    """Return *listed*, each line of an older version with what *told* makes of its case now.

    All else is left as it was at the last change of the case. Only cases of older
    lines are read, once: what was made is kept beside the library, in a file that may be deleted.
    A case that cannot be read keeps its line.
    """
    lines = list(listed)
    older = [one for one in lines if one.revision and one.summary.get("line", 0) < LINE]
    if not older:
        return lines
    known, made = _known(read_lines(home)), dict[str, list[Any]]()
    for one in older:
        row = known.get(one.id)
        if row is not None and row[0] == one.revision:
            made[one.id] = row
            continue
        with suppress(CasefileError):
            document, revision = read(one.id)
            made[one.id] = [revision, told(document)]
    if made != known:
        write_lines(home, {"line": LINE, "cases": made})
    return [
        one._replace(summary={**one.summary, **made[one.id][1]}) if one.id in made else one
        for one in lines
    ]


def _known(found: dict[str, Any]) -> dict[str, list[Any]]:
    """Return revision and line of each case, as they were kept; none of another version."""
    cases = found.get("cases")
    if found.get("line") != LINE or not isinstance(cases, dict):
        return {}
    rows = ((id_, row) for id_, row in cases.items() if isinstance(row, list) and len(row) == 2)
    return {id_: row for id_, row in rows if isinstance(row[1], dict)}
