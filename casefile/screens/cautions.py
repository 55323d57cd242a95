"""What to know before or after turning to him, as it stands in a window: a sign, the words."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from casefile.model.language import Language
from casefile.model.plan import Caution
from casefile.screens.plain import line, lines, said, value


def cautions_told(cautions: Iterable[Caution], words: Language) -> Content:
    """Return the cautions under each other; ``!`` better not now, ``·`` good to know."""
    return lines(*(_told(one, words) for one in cautions))


def _told(one: Caution, words: Language) -> Content:
    sign = said("! " if one.stop else "· ", "bold")
    told = said(words.say(one.what), "bold" if one.stop else "")
    if one.source is None:
        return line(sign, told)
    return line(sign, told, said(" "), value(f"({words.value(one.source.told)})", "dim"))
