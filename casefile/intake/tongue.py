"""Which language a text is in: Hebrew by its letters, Polish and English by letters and words."""

from __future__ import annotations

import re

_HEBREW = re.compile("[\u05d0-\u05ea]")
_LATIN = re.compile("[A-Za-zÀ-ž]")
_POLISH = re.compile("[ąćęłńśźżĄĆĘŁŃŚŹŻ]")
_PL = """
i w z na do nie się jest że za od oraz dla przez po proszę faktura faktury zapłaty zamówienie umowa
umowy dzień dobry pozdrawiam nr zł dnia jak ale czy tak to co mam wiadomość kwota termin będzie ma
są jutro dziękuję
"""
_EN = """
the and of to in is for that with on you your we are be this have please invoice payment order from
will not it as by our was at regards dear any can i
"""
_WORDS = {"pl": frozenset(_PL.split()), "en": frozenset(_EN.split())}


def language_of(text: str) -> str:
    """Return ``he``, ``pl``, ``en``, or empty when the text does not show it."""
    head = text[:20_000]
    hebrew, latin = len(_HEBREW.findall(head)), len(_LATIN.findall(head))
    if hebrew >= 2 and hebrew * 2 >= latin:
        return "he"
    words = re.findall(r"[^\W\d_]+", head.casefold())
    said = {code: sum(word in known for word in words) for code, known in _WORDS.items()}
    polish = said["pl"] + 2 * len(_POLISH.findall(head)) / 10
    if _POLISH.search(head) and polish >= said["en"]:
        return "pl"
    best = max(said, key=lambda code: said[code])
    if said[best] >= 2 and said[best] > min(said.values()):
        return best
    return ""
