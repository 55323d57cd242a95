"""Each field is read whole in a form of 80 columns: its label, and what it says of itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from casefile.library import languages

ROOM = Path(__file__).parents[2] / "casefile" / "screens"
SOURCE = "\n".join(file.read_text(encoding="utf-8") for file in sorted(ROOM.rglob("*.py")))
LABELS = sorted(set(re.findall(r'Field\(\s*f?"[^"]+",\s*"([\w.]+)"', SOURCE)))
HINTS = sorted(set(re.findall(r'hint="([\w.]+)"', SOURCE)))
LABEL, HINT = 22, 42
"""Cells of a form of 80 columns: beside the sign that points, beside the bar it is scrolled by."""


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_labels_and_hints_of_fields_are_not_cut_in_a_form_of_eighty_columns(code: str) -> None:
    words = languages()[code]
    assert len(LABELS) > 100 and len(HINTS) > 40, "nothing was looked at"
    cut = [key for key in LABELS if cell_len(words.term(key)) > LABEL]
    cut += [key for key in HINTS if cell_len(words.term(key)) > HINT]
    assert cut == []
