"""The Unicode Bidirectional Algorithm (UAX #9), the part that one line of a terminal needs.

One line in, its visual order out, with indexes, so that styles, carets and clicks can be carried
along. Explicit embeddings and overrides (X1-X8) are left out: text from outside never carries them
(`casefile.model.clean`), and they count as ignorable here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import bidirectional, category

RTL = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_PAIRS = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e\u2308"
    "\u2309\u230a\u230b\u2329\u232a\u2768\u2769\u276a\u276b\u276c\u276d\u276e\u276f\u2770"
    "\u2771\u2772\u2773\u2774\u2775\u27c5\u27c6\u27e6\u27e7\u27e8\u27e9\u27ea\u27eb\u27ec"
    "\u27ed\u27ee\u27ef\u2983\u2984\u2985\u2986\u2987\u2988\u2989\u298a\u298b\u298c\u298d"
    "\u2990\u298f\u298e\u2991\u2992\u2993\u2994\u2995\u2996\u2997\u2998\u29d8\u29d9\u29da"
    "\u29db\u29fc\u29fd\u2e22\u2e23\u2e24\u2e25\u2e26\u2e27\u2e28\u2e29\u2e55\u2e56\u2e57"
    "\u2e58\u2e59\u2e5a\u2e5b\u2e5c\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010"
    "\u3011\u3014\u3015\u3016\u3017\u3018\u3019\u301a\u301b\ufe59\ufe5a\ufe5b\ufe5c\ufe5d"
    "\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63"
)
"""Paired brackets of Unicode, each opening one before its closing one."""
_OPEN = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_CLOSE = {close: open_ for open_, close in _OPEN.items()}
MIRROR = {
    **_OPEN,
    **_CLOSE,
    "<": ">",
    ">": "<",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "≤": "≥",
    "≥": "≤",
}
_EXPLICIT = frozenset(["LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"])
_NEUTRAL = frozenset(["B", "S", "WS", "ON"])
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}
"""Brackets that are the same character, written in two ways."""
_GAP = re.compile("  +")


def has_rtl(text: str) -> bool:
    """True when the text holds a right-to-left letter."""
    return RTL.search(text) is not None


def base_level(text: str, default: int = 0) -> int:
    """Return the level of the first strong character: 0 left to right, 1 right to left."""
    for char in text:
        kind = bidirectional(char)
        if kind == "L":
            return 0
        if kind in ("R", "AL"):
            return 1
    return default


@lru_cache(4096)
def levels(text: str, base: int) -> tuple[int, ...]:
    """Return the embedding level of every character (rules W1-W7, N0-N2, I1-I2, L1)."""
    original = [bidirectional(char) or "L" for char in text]
    keep = [i for i, kind in enumerate(original) if kind not in _EXPLICIT]
    kinds = [original[i] for i in keep]
    embed = "R" if base & 1 else "L"
    _weak(kinds, embed)
    _brackets(text, keep, kinds, embed, original)
    _neutral(kinds, embed)
    result = [base] * len(text)
    for index, kind in zip(keep, kinds, strict=True):
        if base & 1:
            result[index] = base + (kind != "R")
        else:
            result[index] = base + {"L": 0, "R": 1}.get(kind, 2)
    previous = base
    for i, kind in enumerate(original):
        if kind in _EXPLICIT:
            result[i] = previous
        previous = result[i]
    _whitespace(result, original, base)
    return tuple(result)


@lru_cache(4096)
def column_levels(text: str, base: int) -> tuple[int, ...]:
    """Return the levels of a line of the screen: two spaces or more separate its columns.

    They stand at the base level, as the tabs do that they take the place of.
    """
    of = levels(text, base)
    gaps = list(_GAP.finditer(text))
    if not gaps:
        return of
    result = list(of)
    for gap in gaps:
        result[gap.start() : gap.end()] = [base] * (gap.end() - gap.start())
    return tuple(result)


def _weak(kinds: list[str], embed: str) -> None:
    """W1 to W7."""
    previous, strong = embed, embed
    for i, kind in enumerate(kinds):
        if kind == "NSM":
            kind = kinds[i] = previous
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = kinds[i] = "AN"
        previous = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for i in range(1, len(kinds) - 1):
        around = kinds[i - 1]
        if around != kinds[i + 1]:
            continue
        if (kinds[i] == "ES" and around == "EN") or (kinds[i] == "CS" and around in ("EN", "AN")):
            kinds[i] = around
    i = 0
    while i < len(kinds):
        if kinds[i] != "ET":
            i += 1
            continue
        end = i
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        touches = (i and kinds[i - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")
        kinds[i:end] = ["EN" if touches else "ON"] * (end - i)
        i = end
    strong = embed
    for i, kind in enumerate(kinds):
        if kind in ("ES", "CS", "ET"):
            kinds[i] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"


def _brackets(
    text: str, keep: list[int], kinds: list[str], embed: str, original: list[str]
) -> None:
    """N0: paired brackets."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, index in enumerate(keep):
        char = text[index]
        if kinds[at] != "ON":
            continue
        if char in _OPEN:
            if len(stack) >= 63:
                break
            close = _OPEN[char]
            stack.append((_SAME.get(close, close), at))
        elif char in _CLOSE:
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == _SAME.get(char, char):
                    pairs.append((stack[depth][1], at))
                    del stack[depth:]
                    break
    other = "L" if embed == "R" else "R"
    for start, end in sorted(pairs):
        inside = {_STRONG.get(kinds[k]) for k in range(start + 1, end)}
        if embed in inside:
            kind = embed
        elif other in inside:
            before = next(
                (_STRONG[kinds[k]] for k in range(start - 1, -1, -1) if kinds[k] in _STRONG), embed
            )
            kind = other if before == other else embed
        else:
            continue
        for side in (start, end):
            kinds[side] = kind
            after = side + 1
            while after < len(kinds) and original[keep[after]] == "NSM":
                kinds[after] = kind
                after += 1


def _neutral(kinds: list[str], embed: str) -> None:
    """N1 and N2."""
    i = 0
    while i < len(kinds):
        if kinds[i] not in _NEUTRAL:
            i += 1
            continue
        end = i
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        before = embed if i == 0 else ("L" if kinds[i - 1] == "L" else "R")
        after = embed if end == len(kinds) else ("L" if kinds[end] == "L" else "R")
        kinds[i:end] = [before if before == after else embed] * (end - i)
        i = end


def _whitespace(result: list[int], original: list[str], base: int) -> None:
    """L1: separators and the blanks before them, or at the end, stand at the base level."""
    reset = True
    for i in range(len(result) - 1, -1, -1):
        kind = original[i]
        if kind in ("B", "S"):
            result[i], reset = base, True
        elif kind == "WS" or kind in _EXPLICIT:
            if reset:
                result[i] = base
        else:
            reset = False


def reorder(of: list[int]) -> list[int]:
    """Return the visual order of runs with these levels, as logical indexes (L2)."""
    order = list(range(len(of)))
    if not of:
        return order
    highest = max(of)
    lowest_odd = min((level for level in of if level & 1), default=highest + 1)
    for level in range(highest, lowest_odd - 1, -1):
        i = 0
        while i < len(order):
            if of[order[i]] < level:
                i += 1
                continue
            end = i
            while end < len(order) and of[order[end]] >= level:
                end += 1
            order[i:end] = order[i:end][::-1]
            i = end
    return order


def cluster_starts(text: str) -> list[int]:
    """Return where each character that a reader sees begins; marks stay with their base."""
    starts: list[int] = []
    joined = False
    for i, char in enumerate(text):
        attached = bool(starts) and (
            joined or category(char) in ("Mn", "Me", "Cf") or "\U0001f3fb" <= char <= "\U0001f3ff"
        )
        joined = char == "\u200d"
        if not attached:
            starts.append(i)
    return starts


@lru_cache(4096)
def visual_clusters(text: str, base: int) -> tuple[tuple[int, int, int], ...]:
    """Return (start, end, level) of each cluster, left to right as it must appear."""
    starts = cluster_starts(text)
    ends = [*starts[1:], len(text)]
    of = column_levels(text, base)
    cluster_levels = [of[start] for start in starts]
    return tuple((starts[i], ends[i], cluster_levels[i]) for i in reorder(cluster_levels))


def mirrored(cluster: str) -> str:
    """Return a letter with what goes with it as it is seen from right to left: brackets turned."""
    return MIRROR.get(cluster[0], cluster[0]) + cluster[1:]


def display(text: str, base: int | None = None) -> str:
    """Return the text in visual order."""
    level = base_level(text) if base is None else base
    return "".join(
        mirrored(text[start:end]) if at & 1 else text[start:end]
        for start, end, at in visual_clusters(text, level)
    )
