"""A letter as the text of an e-mail, or as a short message for a telephone. Nothing is sent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from casefile.model.blocks import Block, Numbered, Para, Section, Table, plain
from casefile.model.clean import clean
from casefile.model.form import OFFER
from casefile.model.position import Position
from casefile.packets.compose import compose
from casefile.packets.facts import conditions, facts
from casefile.packets.matter import Matter
from casefile.packets.pleas import our_answer, pleas

_OF_PAPER = frozenset(("Sender Name", "Letter Date", "Delivery", "Signature Line", "Record Line"))
"""What a letter on paper has and an e-mail does not."""
_IN_A_ROW = "Addressee"
"""Lines without space between: the addressee above the subject, which an e-mail does not have, and
the enclosures below."""

_KNOWN = {"reminder_firm": "has_pleas", "reminder_friendly": "heard"}
"""Letters that are put otherwise to who has answered already, and the condition of it."""
_REMINDERS = frozenset(("reminder_friendly", "reminder_firm", "final_notice"))
_CALL = "recap_of_call"
_GAPS = re.compile(" {2,}")
"""What an empty value leaves between two words."""


def message(matter: Matter, *, short: bool = False) -> str:
    """Return the letter of the matter as plain text; its subject stands on the first line.

    With *short*, two or three sentences in the tone of the step. What is not known stands in
    square brackets. The matter holds the view of the other side, and a form that is a letter.
    """
    if short:
        return _short(matter)
    packet = compose(matter)
    lines = [packet.marking, ""] if packet.marking else []
    number = 0
    for n, block in enumerate(packet.blocks):
        if isinstance(block, Section):
            break
        if isinstance(block, Numbered):
            number += 1
        before = {b.style for b in packet.blocks[:n] if isinstance(b, Para)}
        lines += _lines(block, number, before)
    return clean("\n".join(lines).strip() + "\n")


def _short(matter: Matter) -> str:
    form, words = matter.form, matter.words
    known = facts(matter)
    blank = {
        name: f"[{words.term(f'packets.blanks.{name}')}]" for name, is_ in known.items() if not is_
    }
    values = {name: text or blank[name] for name, text in known.items()}
    ways = (known["claimant_phone"], known["claimant_email"])
    values["contact"] = next((way for way in ways if way), "")
    values["heard"] = _heard(matter, known)
    key = f"message.short.{form.name}"
    if matter.told.judged and not form.receipt:
        key = "message.short.judged"
    elif matter.told.overdue and form.name in _REMINDERS:
        key = "message.short.reminder_settled"
    elif conditions(matter, known).get(_KNOWN.get(form.name, "")):
        key += "_known"
    elif form.name == OFFER and known["offer_pay_by"]:
        key += "_by"
    elif form.name == _CALL and matter.told.tells and not known["promise_sum"]:
        key += "_day" if known["promise_day"] else "_open"
    written = words.term(key if words.has(key) else "message.short.other", **values)
    written = _GAPS.sub(" ", written).strip()
    return clean(f"{matter.marking}. {written}" if matter.marking else written)


def _heard(matter: Matter, known: Mapping[str, str]) -> str:
    """Return in short what the other side raised and promised; nothing once a deal is in arrears.

    It is said that we answered where each plea that is named has its answer.
    """
    if matter.told.overdue:
        return ""
    said, told = pleas(matter), []
    if said:
        key = "answered" if all(our_answer(matter, plea) for plea in said) else "raised"
        first = {plea.defence: plea for plea in reversed(said)}  # what is said again is named once
        names = ", ".join(
            _named(matter, first[name]) for name in dict.fromkeys(p.defence for p in said)
        )
        told.append(matter.words.term(f"message.heard.{key}", pleas=names))
    for name in ("promises_broken", "promises_to_come"):
        if known[name]:
            told.append(matter.words.term(f"message.heard.{name}", promises=known[name]))
    return " ".join(told)


def _named(matter: Matter, plea: Position) -> str:
    name = matter.words.name_of(plea.defence)
    return f"{name} ({matter.words.loose_day(plea.on)})" if plea.on.known else name


def _lines(block: Block, number: int, before: Set[str]) -> list[str]:
    """Return *block* as lines; *before*: the styles of what stands above it."""
    if isinstance(block, Para):
        comes_after = {"Sender": "Closing", _IN_A_ROW: "Subject"}.get(block.style)
        if block.style in _OF_PAPER or (comes_after and comes_after not in before):
            return []
        text = plain(block.text)
        return [text] if comes_after else [text, ""]
    if isinstance(block, Numbered):
        return [f"{number}. {plain(block.text)}", ""]
    if isinstance(block, Table):
        join = ": " if block.style == "Field Table" else " | "
        rows = [[plain(cell).strip() for cell in row.cells] for row in block.rows]
        heads = [column.title for column in block.columns]
        rows = [heads, *rows] if any(heads) else rows
        return [*(join.join(cell for cell in row if cell) for row in rows), ""]
    return []
