"""Known weaknesses of the locked packages, by pip-audit: reported, and never silently empty.

Run as ``python -m release.audit``, with ``pip-audit`` at hand. What it finds is printed and does
not fail; that nothing could be looked up does, since silence would pass for a clean answer.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, NamedTuple

from release.locks import FILES, FOLDER

AUDITED, NOTHING_AUDITED = 0, 1


class Audit(NamedTuple):
    """What one lock's audit came to."""

    looked_up: tuple[str, ...]
    skipped: tuple[str, ...]
    weak: tuple[str, ...]
    """A line for each known weakness."""


def audit_of(answer: dict[str, Any]) -> Audit:
    """Return what pip-audit's JSON says: a package that it skipped was not looked up."""
    parts = answer.get("dependencies", [])
    asked = [part for part in parts if "skip_reason" not in part]
    weak = [
        f"{part['name']} {part['version']}: {found['id']}"
        f" (mended in {', '.join(found.get('fix_versions', [])) or 'no version yet'})"
        for part in asked
        for found in part.get("vulns", [])
    ]
    skipped = tuple(part["name"] for part in parts if "skip_reason" in part)
    return Audit(tuple(part["name"] for part in asked), skipped, tuple(weak))


def _answer(lock: str) -> dict[str, Any]:
    command = ["pip-audit", "--requirement", str(FOLDER / f"{lock}.txt"), "--no-deps"]
    command += ["--disable-pip", "--progress-spinner", "off", "--format", "json"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        return dict(json.loads(done.stdout))
    except (OSError, ValueError, subprocess.TimeoutExpired) as trouble:
        print(f"{lock}: pip-audit gave no answer ({type(trouble).__name__})")
        return {}


def main() -> int:
    """Report each lock; 1 when not one package could be looked up."""
    audits = {lock: audit_of(_answer(lock)) for lock in FILES}
    for lock, audit in audits.items():
        told = f"{len(audit.looked_up)} looked up, {len(audit.skipped)} not"
        print(f"{lock}: {told}, {len(audit.weak)} known weaknesses")
        for line in audit.weak:
            print(f"  {line}")
    if not any(audit.looked_up for audit in audits.values()):
        print("NOTHING WAS AUDITED: no list of weaknesses could be asked. This is no clean answer.")
        return NOTHING_AUDITED
    return AUDITED


if __name__ == "__main__":
    sys.exit(main())
