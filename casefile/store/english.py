"""English words that no stemmer brings together: irregular forms, and the two ways of spelling."""

from __future__ import annotations

import re

IRREGULAR = {
    form: base
    for base, forms in {
        "become": "became",
        "begin": "began begun",
        "break": "broke broken",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "catch": "caught",
        "child": "children",
        "choose": "chose chosen",
        "come": "came",
        "draw": "drew drawn",
        "drive": "drove driven",
        "fall": "fell fallen",
        "feel": "felt",
        "find": "found",
        "foot": "feet",
        "forget": "forgot forgotten",
        "get": "got gotten",
        "give": "gave given",
        "go": "went gone goes",
        "grow": "grew grown",
        "half": "halves",
        "hear": "heard",
        "hide": "hid hidden",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lead": "led",
        "leave": "left",
        "lend": "lent",
        "life": "lives",
        "lose": "lost",
        "make": "made",
        "man": "men",
        "mean": "meant",
        "meet": "met",
        "owe": "owing",
        "pay": "paid",
        "rise": "rose risen",
        "run": "ran",
        "say": "said",
        "see": "saw seen",
        "seek": "sought",
        "sell": "sold",
        "send": "sent",
        "speak": "spoke spoken",
        "spend": "spent",
        "stand": "stood",
        "steal": "stole stolen",
        "swear": "swore sworn",
        "take": "took taken",
        "teach": "taught",
        "tear": "tore torn",
        "tell": "told",
        "think": "thought",
        "understand": "understood",
        "wear": "wore worn",
        "wife": "wives",
        "win": "won",
        "withdraw": "withdrew withdrawn",
        "woman": "women",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}
"""A form and its word; ``lives`` and ``saw`` may be other words too, which costs little."""

_ISE = re.compile("(?<=[a-z]{3})iz(?=(?:e|ed|es|er|ers|ing|ation|ations)$)|(?<=l)yz(?=e)")
_SPELLED = {
    american: british
    for british, forms in {
        "centre": "center",
        "catalogue": "catalog",
        "programme": "program",
        "fulfil": "fulfill",
        "enrol": "enroll",
        "instalment": "installment",
        "licence": "license",
        "defence": "defense",
        "offence": "offense",
        "acknowledgement": "acknowledgment",
        "judgement": "judgment",
        "grey": "gray",
        "labour": "labor",
        "favour": "favor",
        "honour": "honor",
        "colour": "color",
        "harbour": "harbor",
        "neighbour": "neighbor",
        "behaviour": "behavior",
    }.items()
    for american in forms.split()
}
_ENDINGS = ("", "s", "ed", "ing", "d")


def british(plain: str) -> str:
    """Return a folded word in its British spelling: ``organized`` organised, ``labor`` labour."""
    for ending in _ENDINGS:
        if ending and not plain.endswith(ending):
            continue
        whole = _SPELLED.get(plain[: len(plain) - len(ending)])
        if whole is not None:
            return whole + ending
    return _ISE.sub("is", plain)
