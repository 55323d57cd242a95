"""Keys at random in the sample cases: the program stays up and loses no case (longer in bench)."""

from __future__ import annotations

import shutil
import sys
from itertools import islice
from pathlib import Path

import pytest
from monkey import keys, let_loose

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


@pytest.mark.parametrize("seed", [1, 2])
def test_keys_at_random_neither_end_the_program_nor_lose_a_case(
    seed: int, sampled: Path, tmp_path: Path
) -> None:
    home = tmp_path / "library"
    shutil.copytree(sampled, home)
    assert let_loose(home, seed, 250, seconds=15) > 20


def test_the_same_keys_come_of_the_same_seed() -> None:
    assert list(islice(keys(5), 50)) == list(islice(keys(5), 50))
    assert list(islice(keys(5), 50)) != list(islice(keys(6), 50))
