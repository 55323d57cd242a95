"""Builds the inboxes of the sample cases again: the same files from the same words.

Needs Python 3.11 with reportlab, python-bidi, fonttools, pillow, python-docx and pyhanko;
 the Debian packages
fonts-liberation2, poppler-utils, espeak-ng and lame. SAMPLE_FONTS names the folder of the fonts.

    python bench/sample_files/make.py             writes what is missing
    python bench/sample_files/make.py --all       writes everything anew
    python bench/sample_files/make.py --compare   says which files would come out different
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "sample_cases"
CASES = {"haifa_catering": "haifa", "lodz_invoices": "lodz", "leeds_website": "leeds"}


def main(asked: list[str]) -> int:
    sys.path.insert(0, str(HERE))
    different = 0
    for folder, module in CASES.items():
        inbox = SAMPLES / folder / "inbox"
        inbox.mkdir(parents=True, exist_ok=True)
        made: dict[str, bytes] = importlib.import_module(module).inbox()
        for name, data in made.items():
            target = inbox / name
            same = target.exists() and target.read_bytes() == data
            if "--compare" in asked:
                different += not same
                print(f"{'same     ' if same else 'DIFFERENT'} {folder}/{name} {len(data)}")
            elif not target.exists() or ("--all" in asked and not same):
                target.write_bytes(data)
                print(f"written   {folder}/{name} {len(data)}")
        print(f"{folder}: {sum(map(len, made.values())) // 1024} KB")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
