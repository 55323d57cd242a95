"""Worked examples of every law pack, sums done in public or by hand: how many come out.

python bench/worked.py
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


class Counted:
    """A plugin of pytest that counts what passed and what did not."""

    def __init__(self) -> None:
        self.passed = self.failed = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed += 1
        elif report.when == "call" and report.passed:
            self.passed += 1


def main() -> int:
    counted = Counted()
    file = ROOT / "tests" / "rules" / "test_worked_examples.py"
    pytest.main(["-q", "-n0", "--no-header", str(file)], plugins=[counted])
    total = counted.passed + counted.failed
    print(f"\n{counted.passed} of {total} come out to the last penny, grosz and agora")
    return bool(counted.failed)


if __name__ == "__main__":
    sys.exit(main())
