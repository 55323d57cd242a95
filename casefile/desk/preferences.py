"""Preferences: how the owner of the library wants the program to look and read keys."""

from __future__ import annotations

from pydantic import ValidationError

from casefile.desk.office import Office
from casefile.model.record import refusal_of
from casefile.model.settings import Settings
from casefile.store.notebook import read_settings, write_settings


class Preferences(Office):
    """The settings of the library."""

    def settings(self) -> Settings:
        """Return the settings; those of the program, where none were chosen. Raises: Damaged."""
        kept = read_settings(self.home) or {}
        try:
            return Settings.model_validate(kept)
        except ValidationError as trouble:
            raise refusal_of(trouble, "settings.json") from trouble

    def keep_settings(self, settings: Settings) -> None:
        """Keep the settings; the file is the old one or the new one. Raises: NoRoom."""
        write_settings(self.home, settings.model_dump(mode="json"))

    def keep_language(self, code: str) -> None:
        """Speak a language, and keep it: for the next start, and for the commands of the library.

        It is spoken also where it cannot be kept. Raises: BadInput, NoRoom.
        """
        self.speak(code)
        owner = self.owner()
        if owner.language != code:
            self.keep_owner(owner.but(language=code))
