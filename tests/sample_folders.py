"""The folders of the sample cases, for the tests of what lies in them and what comes out."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from casefile.library import data_folder

FOLDERS = sorted(file.parent for file in data_folder("sample_cases").glob("*/case.toml"))


def toml(path: Path) -> dict[str, Any]:
    """Return what a TOML file holds; sums are decimal."""
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
