"""What runs in a terminal that is photographed: the program; it tells when it has painted."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from casefile.desk import Desk
from casefile.screens import app


class Told(app.CasefileApp):
    """The program; writes down which kind of terminal it took this one for."""

    CSS_PATH = str(Path(app.__file__).with_name("looks.tcss"))

    def __init__(self, desk: Desk, ready: Path) -> None:
        super().__init__(desk)
        self.ready_file = ready

    def on_ready(self) -> None:
        told = f"{self.told_profile} (TERM={os.environ.get('TERM', '')})"
        self.ready_file.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    Told(Desk(Path(sys.argv[1]), language="he"), Path(sys.argv[2])).run()
