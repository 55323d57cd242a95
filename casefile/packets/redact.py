"""Passages taken out of the text of an exhibit: the words are gone, a bar of one width stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from casefile.model.blocks import Evidence
from casefile.model.case import Case
from casefile.model.disclosure import Audience
from casefile.model.exhibit import Exhibit
from casefile.model.redaction import Redaction, covered
from casefile.rules.disclosure import OWN_HOUSE

Texts = Mapping[str, Evidence | None]


Lines = Mapping[str, Mapping[str, str]]
"""By mark: each line of a table that is covered for the sake of others, and what is left of it."""


def redacted_texts(
    case: Case, texts: Texts, audience: Audience, others: Lines
) -> dict[str, Evidence | None]:
    """Return *texts* (exhibits as text, by mark) as *audience* may read them.

    *others* counts for the exhibits in which the lines of others are to be covered.
    """
    if audience in OWN_HOUSE:
        return dict(texts)
    marked = {x.mark: x.redactions for x in case.exhibits if x.redactions}
    return {
        mark: _covered(text, marked[mark], others.get(mark, {}))
        if text is not None and mark in marked
        else text
        for mark, text in texts.items()
    }


def _covered(
    text: Evidence, redactions: Iterable[Redaction], others: Mapping[str, str]
) -> Evidence:
    """Return *text* covered; of a table without its fields, which tell totals of all its lines."""
    words = [r.words for r in redactions if r.words.strip()]
    return replace(
        text,
        fields=()
        if text.sign
        else tuple((name, covered(value, words)) for name, value in text.fields),
        paragraphs=tuple(
            (style, covered(others.get(told, told), words)) for style, told in text.paragraphs
        ),
    )


def not_found(exhibit: Exhibit, text: Evidence) -> tuple[Redaction, ...]:
    """Return the redactions that change nothing in *text*: their words do not stand there."""
    whole = [value for _, value in text.fields] + [told for _, told in text.paragraphs]
    return tuple(
        r
        for r in exhibit.redactions
        if not r.lines_of_others
        and (not r.words.strip() or all(covered(one, [r.words]) == one for one in whole))
    )


def is_redacted(exhibit: Exhibit, audience: Audience) -> bool:
    """True when *audience* sees the exhibit with passages removed."""
    return bool(exhibit.redactions) and audience not in OWN_HOUSE
