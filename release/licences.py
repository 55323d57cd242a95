"""The licences of everything that is locked, as the packages themselves declare them.

Run as ``python -m release.licences`` in an environment that has the locked packages.
"""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, metadata

from release.locks import ROOT, Pin, pins

PAGE = ROOT / "docs" / "licences.md"
READ_BY_HAND = {
    "colorama": "BSD-3-Clause",
    "pyrage": "MIT",
    "docutils": "public domain, BSD-2-Clause, PSF; an Emacs mode under GPL-3.0 is in its source "
    "archive only",
    "pi-heif": "BSD-3-Clause; its wheels carry libheif and libde265 under LGPL-3.0",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "pyte": "LGPL-3.0",
}
"""Read in the package where its own record says too little, or where it is for another system."""
GROUPS = {
    "runtime": "What every installation has",
    "extras": "What an extra brings",
    "dev": "What only tests and documents use",
}
_LONG = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0",
    "Python Software Foundation License": "PSF-2.0",
}


def declared(name: str) -> str:
    """Return what an installed package declares; empty when it is not installed or says nothing."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return ""
    if "License-Expression" in told:
        return str(told["License-Expression"])
    classes = [line for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    names = [
        line.split(" :: ")[-1] for line in classes if line.count(" :: ") > 1 or "Public" in line
    ]
    if names:
        return ", ".join(_LONG.get(each, each) for each in names)
    first = str((told.get_all("License") or [""])[0]).strip().splitlines()
    return _LONG.get(first[0], first[0]) if first else ""


def licence_of(name: str) -> str:
    """Return the licence of a package: read by hand, else what it declares."""
    return READ_BY_HAND.get(name) or declared(name)


def grouped() -> dict[str, list[Pin]]:
    """Return the locked packages, each in the first group that has it."""
    seen: set[str] = set()
    groups = {}
    for lock in GROUPS:
        groups[lock] = [pin for name, pin in sorted(pins(lock).items()) if name not in seen]
        seen |= {pin.name for pin in groups[lock]}
    return groups


def page() -> str:
    """Return the page. Raises: LookupError, naming a package whose licence is not known."""
    lines = ["<!-- made by release/licences.py -->", "", "# Licences of what it uses", ""]
    lines += [
        "casefile is under the MIT licence. The fonts in packets are under the SIL Open Font",
        "License, with their texts beside them in `casefile/documents/fonts`. Nothing under GPL or",
        "AGPL is installed. Packages under the LGPL come only with an extra, or for the tests,",
        "unmodified and as packages of their own that you can replace.",
        "",
        "The versions are those of the locks in `requirements/`.",
        "",
    ]
    for lock, group in grouped().items():
        lines += [f"## {GROUPS[lock]}", "", "| package | version | licence |", "|---|---|---|"]
        for pin in group:
            licence = licence_of(pin.name)
            if not licence:
                raise LookupError(
                    f"{pin.name}: licence not known; read it, and say it in READ_BY_HAND"
                )
            lines.append(f"| {pin.name} | {pin.version} | {licence} |")
        lines.append("")
    return "\n".join(lines)


def main() -> int:
    """Write the page."""
    PAGE.write_text(page().rstrip() + "\n", encoding="utf-8")
    print(PAGE.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
