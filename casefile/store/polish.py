"""Polish word forms: the stem of a word, with the sounds that change at its end made one."""

from __future__ import annotations

import re

import snowballstemmer

from casefile.store.folding import LONGEST, folded

_stemmer = snowballstemmer.stemmer("polish")

_SOFT = (
    ("owie", ""),
    ("ncie", "nt"),
    ("scie", "st"),
    ("ocie", "ot"),
    ("acie", "at"),
    ("dzie", "d"),
    ("rze", "r"),
    ("rzy", "r"),
    ("dze", "g"),
    ("dzy", "g"),
    ("ce", "k"),
    ("icy", "ik"),
    ("acy", "ak"),
    ("nci", "nt"),
    ("sci", "st"),
    ("aci", "at"),
)
"""How a soft ending sounds hard: ``dłużnicy`` dłużnik, ``fakturze`` faktur-, ``liście`` list."""

_VERB = re.compile(
    r"(?:owa|ywa|iwa)?(?:[ao]n(?:[yaei]|ych|ym|ego)|lismy|lysmy|laby|lby|liby|[aeiy](?:c|l|la|lo|li|ly|lem|lam|m|my|sz|cie)|"
    r"ano|ono|eto|ujemy|uje|uja|ujac|aj|ajac|a|e|i|y)$"
)
_VERBAL = re.compile(
    r"(?:[ao]n(?:[yaei]|ych|ym|ego)|[aeiy](?:c|l|la|lo|li|ly|lem|lam)|[ao]no|uje|ujemy|uja|[ai]m|"
    r"amy|imy)$"
)
_FLEETING = re.compile("i?e(?=[^aeiouy]$)")
"""The e that other forms lose: ``weksel`` weksla, ``okien`` okno, ``wydatek`` wydatku."""
_NASAL = re.compile("ą(?=[^aeiouyąęó]{1,2}$)")
"""The vowel that other forms open: ``błąd`` błędu, ``miesiąc`` miesięcy."""
_INNER_VOWELS = re.compile("[aeiouy]")
_VOWEL = re.compile("[aeiouy]")


_IRREGULAR = {
    form: base
    for base, forms in {
        "dzien": "dnia dniu dniem dni dniom dniach",
        "tydzien": "tygodnia tygodniu tygodnie tygodni tygodniach",
        "pieniadze": "pieniedzy pieniadz pieniedzmi pieniadzach",
        "czlowiek": "ludzie ludzi ludziom ludzmi",
        "brat": "bracia braci braciom",
        "rok": "lata lat latom latach latami",
        "rek": "rece rak",
        "dzieck": "dzieci dzieciom dziecmi dzieciach",
        "sedzi": "sedzia sedziego sedziemu sedzim sedziowie sedziow sedziom sedziami sedziach",
    }.items()
    for form in forms.split()
}


def stems(word: str, plain: str) -> set[str]:
    """Return the stems of a word; *plain* is the word folded."""
    lower = word.casefold() if len(word) <= LONGEST else plain
    found = {folded(_stemmer.stemWord(lower))}
    if plain != lower:
        found.add(_stemmer.stemWord(plain))
    found |= {_hardened(plain)} if len(plain) >= 5 else set()
    if not _VOWEL.match(plain[-1]):
        found.add(plain)
        if len(plain) >= 5:
            found.add(_FLEETING.sub("", plain))
        if _NASAL.search(lower):
            found.add(folded(_NASAL.sub("ę", lower)))
        if len(plain) >= 6 and plain.endswith("iec"):
            found.add(plain[:-3] + "c")
    if len(plain) >= 6 and (_VERBAL.search(plain) or lower.endswith(("czą", "szą", "żą", "nią"))):
        found.add("\ue010" + root(plain))
    if plain in _IRREGULAR:
        found.add(_IRREGULAR[plain])
    return {x for x in found if len(x) >= 3}


def root(plain: str) -> str:
    """Return what is left of a verb without its ending."""
    left = _VERB.sub("", plain)
    return left if len(left) >= 4 else plain


def bones(plain: str) -> str:
    """Return the consonants of a verb's root: its vowels change, ``odmówić`` and ``odmawiać``."""
    left = _VERB.sub("", plain).replace("ia", "").rstrip("aeiouy")
    left = left[:1] + _INNER_VOWELS.sub("", left[1:])
    return "\ue011" + left if len(left) >= 4 else ""


def _hardened(plain: str) -> str:
    for soft, hard in _SOFT:
        if plain.endswith(soft):
            return plain[: -len(soft)] + hard
    return plain
