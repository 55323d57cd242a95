"""What another party of a case is, by the words people use for it in three languages."""

from __future__ import annotations

import re

from casefile.model.party import Party

_LAWYER = (
    *("lawyer", "solicitor", "barrister", "attorney", "counsel", "advocate"),
    *("adwokat", "adwokatka", "radca prawny", "radczyni prawna", "prawnik", "prawniczka"),
    *("pełnomocnik", "pełnomocniczka"),
    *("עורך דין", "עורך הדין", "עורכת דין", "עורכת הדין", "עורכי דין", 'עו"ד'),
)
_GUARANTOR = (
    *("guarantor", "surety", "poręczyciel", "poręczycielka", "gwarant", "żyrant", "awalista"),
    *("ערב", "ערבה", "הערב", "הערבה"),
)
_MARKS = str.maketrans({"_": " ", "-": " ", "־": " ", "״": '"', "”": '"', "“": '"', "„": '"'})


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


_LAWYERS, _GUARANTORS = _any_of(_LAWYER), _any_of(_GUARANTOR)


def _role(party: Party) -> str:
    return " ".join(party.role.casefold().translate(_MARKS).split())


def is_lawyer(party: Party) -> bool:
    """Return whether the role of *party* names a lawyer or who else speaks for a side."""
    return _LAWYERS.search(_role(party)) is not None


def is_guarantor(party: Party) -> bool:
    """Return whether the role of *party* names one who answers for the debt of another."""
    return _GUARANTORS.search(_role(party)) is not None
