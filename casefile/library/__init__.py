"""Data folders become records: wording -> Language, forms -> Form, packs -> Jurisdiction.

A bad file is named with its key. The user's own data in ``<library>/own/`` has the same shapes and
wins over what is shipped.
"""

from __future__ import annotations

from casefile.library.files import data_folder, toml
from casefile.library.packs import Jurisdictions, jurisdictions
from casefile.library.papers import forms
from casefile.library.wording import CODES, Languages, Words, languages

__all__ = [
    "CODES",
    "Jurisdictions",
    "Languages",
    "Words",
    "data_folder",
    "forms",
    "jurisdictions",
    "languages",
    "toml",
]
