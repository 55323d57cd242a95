"""A letter as the text of an e-mail, or as a short message for a telephone. Nothing is sent."""

from __future__ import annotations

from datetime import date

from casefile.model.blocks import Block, Numbered, Para, Section, Table, plain
from casefile.model.case import Case
from casefile.model.clean import clean
from casefile.model.errors import BadInput
from casefile.model.form import Form
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.language import Language
from casefile.model.party import Owner
from casefile.model.review import Review
from casefile.packets.compose import compose
from casefile.packets.facts import facts
from casefile.packets.matter import Matter
from casefile.packets.told import UNTOLD, Told

_OF_PAPER = frozenset(
    ("Sender Name", "Letter Date", "Addressee", "Delivery", "Signature Line", "Record Line")
)
"""What a letter on paper has and an e-mail does not."""


def message(
    case: Case,
    review: Review,
    form: Form,
    words: Language,
    law: Jurisdiction,
    owner: Owner,
    on: date,
    *,
    told: Told = UNTOLD,
    short: bool = False,
    payments_doubtful: bool = False,
) -> str:
    """Return the letter of *form* as plain text; its subject stands on the first line.

    With *short*, two or three sentences in the tone of the step. What is not known stands in
    square brackets. *case* and *review* are the view of the other side, *payments_doubtful* is
    asked of the whole case. Raises: BadInput, for a form that is no letter.
    """
    if not form.letter:
        raise BadInput("form_not_a_letter", where=form.name)
    if short:
        return _short(case, review, form, words, law, owner, on, told)
    packet = compose(
        case,
        review,
        form,
        words,
        law,
        owner,
        {},
        {},
        on,
        told=told,
        payments_doubtful=payments_doubtful,
    )
    lines = [packet.marking, ""] if packet.marking else []
    number = 0
    for n, block in enumerate(packet.blocks):
        if isinstance(block, Section):
            break
        if isinstance(block, Numbered):
            number += 1
        before = any(isinstance(b, Para) and b.style == "Closing" for b in packet.blocks[:n])
        lines += _lines(block, number, signed=before)
    return clean("\n".join(lines).strip() + "\n")


def _short(
    case: Case,
    review: Review,
    form: Form,
    words: Language,
    law: Jurisdiction,
    owner: Owner,
    on: date,
    told: Told,
) -> str:
    matter = Matter(case, review, form, words, law, owner, {}, {}, on, told=told)
    known = facts(matter)
    blank = {
        name: f"[{words.term(f'packets.blanks.{name}')}]" for name, is_ in known.items() if not is_
    }
    values = {name: text or blank[name] for name, text in known.items()}
    ways = (known["claimant_phone"], known["claimant_email"])
    values["contact"] = next((way for way in ways if way), "")
    key = f"message.short.{form.name}"
    written = words.term(key if words.has(key) else "message.short.other", **values)
    return clean(f"{matter.marking}. {written}" if matter.marking else written)


def _lines(block: Block, number: int, *, signed: bool) -> list[str]:
    if isinstance(block, Para):
        if block.style in _OF_PAPER or (block.style == "Sender" and not signed):
            return []
        text = plain(block.text)
        return [text] if block.style == "Sender" else [text, ""]
    if isinstance(block, Numbered):
        return [f"{number}. {plain(block.text)}", ""]
    if isinstance(block, Table):
        join = ": " if block.style == "Field Table" else " | "
        rows = [[plain(cell).strip() for cell in row.cells] for row in block.rows]
        return [*(join.join(cell for cell in row if cell) for row in rows), ""]
    return []
