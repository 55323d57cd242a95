"""The own words of the witness that a statement is of: as entered, else as he wrote them down."""

from __future__ import annotations

import re

from casefile.model.blocks import Evidence
from casefile.model.case import Case
from casefile.model.clean import clean, one_line
from casefile.model.form import Form
from casefile.model.witness import Witness
from casefile.packets.matter import Matter
from casefile.rules.disclosure import may_see
from casefile.rules.interview import witness_of

SECTION = "witness_words"
_ENDS = re.compile(r"[.!?…:][\"'”’»)\]]*$")
"""How a paragraph of a statement ends: what does not is the head, or the name below."""


def tells_own_words(form: Form) -> bool:
    """True when a form prints the own words of a witness."""
    return any(part.section == SECTION for part in form.outline)


def stated_by(case: Case, form: Form, about: str) -> Witness | None:
    """Return the witness a statement is of: the one of *about*, else the first its reader sees."""
    if about:
        return witness_of(case, about)
    return next((w for w in case.witnesses if may_see(form.audience, w.disclosure)), None)


def witness_of_it(matter: Matter) -> Witness | None:
    """Return the witness that the statement of *matter* is of; a label keeps none from his own."""
    named = (one for one in matter.told.tells if isinstance(one, Witness))
    return next(named, None) or stated_by(matter.case, matter.form, "")


def own_words(matter: Matter) -> tuple[str, ...]:
    """Return the paragraphs of what the witness says himself; of a statement its reader may see.

    Empty: he has said nothing yet that is on record as his own words, or it cannot be read.
    """
    witness = witness_of_it(matter)
    if witness is None:
        return ()
    entered = [one_line(one) for one in clean(witness.own_words).splitlines()]
    if any(entered):
        return tuple(one for one in entered if one)
    text = matter.texts.get(witness.statement) if witness.statement in matter.by_mark else None
    return _stated(text, witness.name) if text is not None and not text.sign else ()


def _stated(text: Evidence, name: str) -> tuple[str, ...]:
    """Return the paragraphs of a statement between its head and the name below it.

    It begins in the line in which the witness says his name. A line that ends in the middle of a
    sentence goes on in the next.
    """
    rows = [row for _, told in text.paragraphs if (row := one_line(told))]
    called = one_line(name).casefold()
    first = next((n for n, row in enumerate(rows) if called in row.casefold()), 0)
    rows = rows[first:]
    while rows and not _ENDS.search(rows[-1]):
        rows.pop()
    done: list[str] = []
    for row in rows:
        if done and not _ENDS.search(done[-1]):
            done[-1] = f"{done[-1]} {row}"
        else:
            done.append(row)
    return tuple(done)
