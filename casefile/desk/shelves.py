"""What the desk stands on: the library's store, languages, laws and forms, and its owner."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Self

import platformdirs
from pydantic import ValidationError

from casefile.desk import clock
from casefile.desk.typed_words import TypedWords
from casefile.library import Jurisdictions, Languages, forms, jurisdictions, languages
from casefile.model import case as matter
from casefile.model import form as outlines
from casefile.model import jurisdiction
from casefile.model.errors import BadInput, CasefileError
from casefile.model.keeping import NO_NAME
from casefile.model.language import Language
from casefile.model.party import Owner, PartyKind
from casefile.model.record import refusal_of
from casefile.model.say import Say, coded
from casefile.store.factory import Kept, open_library
from casefile.store.keeper import Keeper
from casefile.store.libraries import Library, TeamLibrary
from casefile.store.notebook import read_owner, write_owner


def default_home() -> Path:
    """Return the library of cases: ``CASEFILE_HOME``, else the user's data folder."""
    named = os.environ.get("CASEFILE_HOME")
    return Path(named) if named else Path(platformdirs.user_data_path("casefile"))


class Shelves:
    """What one library has besides its cases, each read when it is first asked for."""

    def __init__(
        self,
        home: Path,
        *,
        language: str = "",
        on: date | None = None,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        self.home = home
        self.now = now
        self._on = on
        self._language = language
        self._spoken: dict[str, Language] = {}

    @classmethod
    def at(
        cls, home: Path | str | None = None, *, language: str = "", on: date | None = None
    ) -> Self:
        """Return the office of the library at *home* (default: the user's own)."""
        return cls(Path(home) if home else default_home(), language=language, on=on)

    @cached_property
    def _library(self) -> Kept:
        return open_library(self.home, now=self.now)

    @property
    def store(self) -> Library:
        """The library: folders here, or a firm's on a server. Raises: BadInput, Damaged."""
        return self._library.library

    @property
    def shared(self) -> TeamLibrary | None:
        """The firm's library, when this one is on a server; None: folders of its own."""
        return self._library.shared

    def _forget(self) -> None:
        """Open the library anew at the next request: it lies elsewhere by now."""
        self.__dict__.pop("_library", None)

    @property
    def keeper(self) -> Keeper:
        """What keeps the library besides its cases."""
        return self._library.keeper

    @property
    def own(self) -> Path:
        """The user's own packs, forms and wording."""
        return self.home / "own"

    @property
    def on(self) -> date:
        """The day of reading: as asked for, else today."""
        return self._on or clock.today()

    # -- languages, laws, forms ---------------------------------------------------------------

    def typed_words(self, place: str) -> TypedWords:
        """Return the words that a value may be typed in; yes and no are known beside.

        A choice is called as who types reads it, as *place* calls it, and as every language does.
        """
        told = {"words.yes": True, "words.no": False}
        there = (
            words.in_place(self.laws.spoken_terms(place, code))
            for code, words in self.languages.items()
        )
        return TypedWords(
            {self.words.term(key).casefold(): meant for key, meant in told.items()},
            (self.words, *there, *self.languages.values()),
        )

    @cached_property
    def languages(self) -> Languages:
        """Every language by its code."""
        return languages(self.own)

    @property
    def words(self) -> Language:
        """The language the user reads: asked for, the owner's, the environment's, English."""
        if not self._language:  # settled once: a screen asks for words at every line
            own = ""
            with suppress(CasefileError, PermissionError):  # whoever asks for the record is told
                own = self.owner().language
            self._language = own or _language_of_environment()
        code = self._language if self._language in self.languages else "en"
        if code not in self._spoken:  # days and kinds of persons as in the owner's place
            # A record or pack that cannot be read is told elsewhere.
            with suppress(CasefileError, PermissionError):
                place = self.owner().place
                terms = self.laws.spoken_terms(place, code) if place else {}
                self._spoken[code] = self.languages[code].in_place(terms)
        return self._spoken.get(code) or self.languages[code]

    def language(self, code: str) -> Language:
        """Return the language of that code. Raises: BadInput, when none is known by it."""
        if code not in self.languages:
            known = tuple(
                coded(one, self.languages[one].term("language.name"))
                for one in sorted(self.languages)
            )
            raise BadInput("no_such_language", where=code, known=known)
        return self.languages[code]

    def words_of(self, case: matter.Case) -> Language:
        """Return the language of the case; that of the user where it has none that is known."""
        known = case.language in self.languages
        code = case.language if known else self.words.code
        return self.languages[code].in_place(self.laws.spoken_terms(case.place, code))

    def speak(self, language: str) -> None:
        """Change the language of this desk. Raises: BadInput."""
        self._language = self.language(language).code

    @cached_property
    def laws(self) -> Jurisdictions:
        """Every place by its code, the user's own values over the shipped ones."""
        return jurisdictions(self.own)

    @cached_property
    def forms(self) -> dict[str, outlines.Form]:
        """Every form by its name."""
        return forms(self.own)

    def law_of(self, case: matter.Case) -> jurisdiction.Jurisdiction:
        """Return the law of the case's place. Raises: BadInput, when none is chosen or known."""
        if case.place not in self.laws:
            key = "no_such_place" if case.place else "no_place_chosen"
            raise BadInput(key, where=case.place or "place", known=self.known_places)
        return self.laws[case.place]

    def number_kinds(self, place: str) -> tuple[str, ...]:
        """Return the kinds of register numbers of a place; of all, where none is known by it.

        Of all, those of the places where the language of who types is spoken come first.
        """
        spoken = self.words.code
        nearest = sorted(self.laws.values(), key=lambda law: spoken not in law.languages)
        laws = (self.laws[place],) if place in self.laws else nearest
        return tuple(dict.fromkeys(kind for law in laws for kind in law.number_kinds))

    def home_money(self, case: matter.Case) -> str:
        """Return the currency of the case's place; "" where none is chosen or known."""
        law = self.laws.get(case.place)
        return law.currency if law is not None else ""

    def money_of(self, case: matter.Case) -> str:
        """Return the currency that a sum without one is in: of its first debt, else of its place.

        A bare dollar sign is the dollar of it.
        """
        return next(iter(case.currencies), "") or self.home_money(case)

    def either_way(self, place: str) -> bool:
        """True where days in figures are written in both orders, so that 02/07 says no day."""
        return bool(self.laws.day_terms(place, "en"))

    @property
    def known_places(self) -> tuple[Say, ...]:
        """What may be typed for a place, each code with its name."""
        return tuple(coded(code, self.laws[code].names) for code in sorted(self.laws))

    # -- the owner ----------------------------------------------------------------------------

    def owner(self) -> Owner:
        """Return the owner's own record; empty when nothing was entered yet. Raises: BadInput."""
        return _owner_in(self.home)

    def take_owner(self, copy: Path) -> bool | None:
        """Take the owner's own record out of the *copy* of a library, where none was entered here.

        Return whether it was taken; None: the copy holds none, or what stands here. Raises:
        BadInput.
        """
        held, here = _owner_in(copy), self.owner()
        if held in (Owner(), here):
            return None
        if here.but(language="", place="") != Owner():
            return False
        self.keep_owner(held)
        return True

    def keep_owner(self, owner: Owner) -> None:
        """Keep the owner's own record; another language of his is spoken from now on."""
        if owner.language != self.owner().language:
            self._language = owner.language
        write_owner(self.home, owner.model_dump(mode="json"))
        self._spoken.clear()

    @property
    def actor(self) -> str:
        """Who is acting, for the log of changes."""
        return self.speaker or NO_NAME

    @property
    def speaker(self) -> str:
        """The person at the keyboard, as a letter may name him; empty: nobody said."""
        owner = self.owner()
        person = owner.proprietor if owner.kind is PartyKind.SOLE_TRADER else ""
        return owner.acting or person or owner.name


def _language_of_environment() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name][:2].lower()
    return ""


def _owner_in(home: Path) -> Owner:
    """Return the owner's own record in the folder *home*; empty where none is. Raises: BadInput."""
    kept = read_owner(home)
    try:
        return Owner.model_validate(kept) if kept else Owner()
    except ValidationError as trouble:
        raise refusal_of(trouble, "owner.json") from trouble
