"""Drafts: what is being typed into a window, kept beside the cases until it is saved."""

from __future__ import annotations

import hashlib
import re

from casefile.desk.preferences import Preferences
from casefile.store.notebook import read_draft, remove_draft, write_draft


class Drafts(Preferences):
    """What was typed and not yet saved; it outlives the program."""

    def draft(self, name: str) -> dict[str, str]:
        """Return what was typed under the name; empty when nothing was. Raises: Damaged."""
        kept = read_draft(self.home, _file_of(name)) or {}
        return {path: str(text) for path, text in kept.items()}

    def keep_draft(self, name: str, values: dict[str, str]) -> None:
        """Keep what is being typed; nothing typed is no draft. Raises: NoRoom, BadInput."""
        if values:
            write_draft(self.home, _file_of(name), dict(values))
        else:
            self.drop_draft(name)

    def drop_draft(self, name: str) -> None:
        """Forget what was typed, once it is saved."""
        remove_draft(self.home, _file_of(name))


def _file_of(name: str) -> str:
    """Return the file name: readable, and different for any two names in any script."""
    shown = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-_")[:60] or "draft"
    return f"{shown}-{hashlib.sha256(name.encode()).hexdigest()[:12]}"
