"""The parts of the program as a CycloneDX document: every locked package that it runs with.

Run as ``python -m release.sbom [FILE]``. The same lock gives the same bytes: it holds no moment.
"""

from __future__ import annotations

import json
import sys
import uuid
from pathlib import Path
from typing import Any

from release.licences import licence_of
from release.locks import FOLDER, PROJECT, Pin, pins

_SPEC = "1.6"


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def _component(pin: Pin) -> dict[str, Any]:
    told: dict[str, Any] = {
        "type": "library",
        "bom-ref": _purl(pin.name, pin.version),
        "name": pin.name,
        "version": pin.version,
        "purl": _purl(pin.name, pin.version),
        "properties": [{"name": "casefile:lock:sha256", "value": one} for one in pin.hashes],
    }
    licence = licence_of(pin.name)
    if licence:
        told["licenses"] = [{"license": {"name": licence}}]
    return told


def bill() -> dict[str, Any]:
    """Return the document."""
    locked = pins("runtime")
    root = _purl("casefile", PROJECT["version"])
    refs = {name: _purl(name, pin.version) for name, pin in locked.items()} | {"casefile": root}
    needs: dict[str, list[str]] = {ref: [] for ref in refs.values()}
    for name, pin in locked.items():
        for asking in pin.wanted_by:
            needs[refs[asking]].append(refs[name])
    serial = uuid.uuid5(uuid.NAMESPACE_URL, root + (FOLDER / "runtime.txt").read_text("utf-8"))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": _SPEC,
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": "casefile",
                "version": PROJECT["version"],
                "purl": root,
                "licenses": [{"license": {"id": PROJECT["license"]}}],
            }
        },
        "components": [_component(pin) for _, pin in sorted(locked.items())],
        "dependencies": [
            {"ref": ref, "dependsOn": sorted(wanted)} for ref, wanted in sorted(needs.items())
        ],
    }


def main(given: list[str]) -> int:
    """Write it to the file, or to stdout."""
    told = json.dumps(bill(), indent=1, ensure_ascii=False) + "\n"
    if given:
        Path(given[0]).write_text(told, encoding="utf-8")
    else:
        sys.stdout.write(told)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
