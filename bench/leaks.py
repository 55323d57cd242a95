"""The long run of the search for leaks: every form and language on many random cases.

Run as ``python bench/leaks.py [CASES]``; 600 random cases are about a minute a processor.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "packets")]


def main() -> int:
    """Count what leaked, what was lost, and what the last gate did not know."""
    from test_finished_bytes import NAMES, leaks_and_losses

    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    began, bad = time.perf_counter(), 0
    for seed in range(cases):
        name, code = NAMES[seed % len(NAMES)], ("en", "he", "pl")[(seed // len(NAMES)) % 3]
        found = leaks_and_losses(10_000 + seed, name, code)
        if any(found):
            bad += 1
            print(f"seed {10_000 + seed} {name} {code}: {found}")
    print(f"{cases} packets, {bad} with a fault, {time.perf_counter() - began:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
