"""Who made a paper or a message, as far as its sender, its kind and its names tell."""

from __future__ import annotations

import re

from casefile.intake.billed import billed
from casefile.intake.clues import hint, shipped_clues
from casefile.intake.drawers import drawers
from casefile.intake.heads import Head, head_of
from casefile.intake.reading import FullReading
from casefile.intake.who import Side, Sides
from casefile.model.clean import one_line
from casefile.model.exhibit import BILLS, ExhibitKind, Provenance
from casefile.model.suggestion import Suggestion

_SIGNATURE, _BLOCK, _SIGNED = 8, 16, 100
"""Lines at the foot that may sign it, those below the ``--`` of a mail, the letters of one."""
_PARTS = re.compile(r"[|·•\t]")
_FORM = re.compile(
    r"(?:sp\.?\s?z\s?o\.\s?o|sp\.?\s?[jkp]|s\.\s?[acjk]|ltd|inc|co|corp|llp|plc)\.$", re.IGNORECASE
)
"""The form of a firm that ends with a full stop, as a sentence does."""
_FEW = 4
"""Words before such a form that are no sentence; more of them are told apart by a comma."""
_SIGNS_DOMAIN = re.compile(r"(?:^|;)\s*d\s*=\s*([\w.-]{3,253})")
_MADE_BY_KIND = {
    ExhibitKind.BANK_RECORD: (Provenance.THIRD_PARTY, "made_by_bank"),
    ExhibitKind.RETURNED_PAYMENT: (Provenance.THIRD_PARTY, "made_by_bank"),
    ExhibitKind.REGISTER_EXTRACT: (Provenance.OFFICIAL, "made_by_office"),
    ExhibitKind.COURT_DOCUMENT: (Provenance.OFFICIAL, "made_by_office"),
    ExhibitKind.PROOF_OF_SENDING: (Provenance.THIRD_PARTY, "made_by_carrier"),
    ExhibitKind.EXPERT_REPORT: (Provenance.THIRD_PARTY, "made_by_expert"),
}


def maker(full: FullReading, kind: ExhibitKind, sides: Sides) -> Suggestion | None:
    """Return who seems to have made it; None where nothing tells."""
    if full.sender:
        known = writer(full.sender, sides)
        if known:
            return hint("provenance", known[0].value, known[1], full.sender)
        made = Provenance.RESPONDENT.value
        if signed := _signed_by_him(full, sides):
            return hint("provenance", made, "signed_by_him", signed)
        domain = _signing_domain(full, sides)
        return hint("provenance", made, "domain_signs", domain) if domain else None
    if full.messages:
        if any(sides.respondent.is_in(person) for person in full.recipients):
            return hint("provenance", Provenance.RESPONDENT.value, "he_writes_in_it")
        return None
    if "ksef_receipt" in full.flags:
        return hint("provenance", Provenance.OFFICIAL.value, "official_receipt")
    if kind in _MADE_BY_KIND:
        made, reason = _MADE_BY_KIND[kind]
        return hint("provenance", made.value, reason)
    ours, his = sides.claimant.is_in(full.own_text), sides.respondent.is_in(full.own_text)
    head = head_of(full.own_text)
    if kind is ExhibitKind.LETTER:
        return _by_letter(head, ours, his, sides) or _by_its_foot(full.own_text, sides)
    between = shipped_clues().signals["between"].search("\n".join(head.lines)) is not None
    if (kind is ExhibitKind.CONTRACT or (kind is ExhibitKind.ORDER and between)) and ours and his:
        return hint("provenance", Provenance.BOTH.value, "names_both_sides")
    if kind is ExhibitKind.DEMAND and head.is_to(sides.claimant):
        return _by_letter(head, ours, his, sides)
    if kind in (ExhibitKind.INVOICE, ExhibitKind.DEMAND) and ours:
        if not _billed_to_us(full, sides):
            return hint("provenance", Provenance.CLAIMANT.value, "our_own_paper")
        return hint("provenance", Provenance.RESPONDENT.value, "names_him") if his else None
    if kind is ExhibitKind.ORDER and his:
        return _of_order(full.own_text, head, sides) if ours else _by_buyer()
    if kind in BILLS:
        drawer = next(iter(drawers(full.own_text)), "")
        drawn = sides.respondent.is_named_in(drawer) and not sides.claimant.is_named_in(drawer)
        return hint("provenance", Provenance.RESPONDENT.value, "names_him") if drawn else None
    if kind is ExhibitKind.ACKNOWLEDGEMENT and his:
        return hint("provenance", Provenance.RESPONDENT.value, "names_him")
    return None


def _by_buyer() -> Suggestion:
    return hint("provenance", Provenance.RESPONDENT.value, "order_by_buyer")


def _of_order(text: str, head: Head, sides: Sides) -> Suggestion | None:
    """Return who made an order that names both sides; None where our name heads it.

    One that both sign is of both. The other side's own is headed by its name, or is to us.
    """
    lines = [line for line in map(one_line, text.splitlines()) if line]
    foot = lines[len(lines) // 2 :][-_SIGNATURE:]
    both = (sides.claimant, sides.respondent)
    if all(any(side.is_named_in(line) for line in foot) for side in both):
        return hint("provenance", Provenance.BOTH.value, "names_both_sides", " / ".join(foot[-2:]))
    first = next((line for line in lines if any(side.is_named_in(line) for side in both)), "")
    his = sides.respondent.is_named_in(first)
    return _by_buyer() if his or head.is_to(sides.claimant) else None


def _by_letter(head: Head, ours: bool, his: bool, sides: Sides) -> Suggestion | None:
    """Return the side that writes a letter to the other; None where it is not told to whom."""
    to_us, to_him = head.is_to(sides.claimant), head.is_to(sides.respondent)
    if his and to_us and not to_him:
        return hint("provenance", Provenance.RESPONDENT.value, "letter_to_us", head.to)
    if ours and to_him and not to_us:
        return hint("provenance", Provenance.CLAIMANT.value, "letter_to_him", head.to)
    return None


def _by_its_foot(text: str, sides: Sides) -> Suggestion | None:
    """Return the side whose name signs a letter, or stands at its foot; None for both or none."""
    by_him = _signature(text, sides.respondent, sides.claimant)
    if by_him:
        return hint("provenance", Provenance.RESPONDENT.value, "letter_signed_by_him", by_him)
    by_us = _signature(text, sides.claimant, sides.respondent)
    if by_us:
        return hint("provenance", Provenance.CLAIMANT.value, "letter_signed_by_us", by_us)
    return None


def writer(sender: str, sides: Sides) -> tuple[Provenance, str] | None:
    """Return which side *sender* is of, and by what; what is recorded goes before a domain."""
    if sides.respondent.is_named_in(sender):
        return Provenance.RESPONDENT, "from_respondent"
    if sides.claimant.is_named_in(sender):
        return Provenance.CLAIMANT, "from_claimant"
    if sides.respondent.has_domain_in(sender):
        return Provenance.RESPONDENT, "domain_of_respondent"
    if sides.claimant.has_domain_in(sender):
        return Provenance.CLAIMANT, "domain_of_claimant"
    return None


def _signed_by_him(full: FullReading, sides: Sides) -> str:
    """Return the line by which a mail from an unknown address is signed for the other side.

    A mail that is written to him, or signed for us, is not his.
    """
    if any(sides.respondent.is_in(one) for one in full.recipients):
        return ""
    return _signature(full.own_text, sides.respondent, sides.claimant)


def _signature(text: str, side: Side, other: Side) -> str:
    """Return the line that signs *text* for *side*; empty where *other* stands beside it.

    It stands among the last lines, below a greeting, is no sentence, and bears the name; of a
    notice in sentences that stands below it nothing is counted.
    """
    lines = [line for line in map(one_line, text.splitlines()) if line]
    begun = next((n for n in range(len(lines) - 1, -1, -1) if lines[n] == "--"), None)
    if begun is not None:
        below = lines[begun + 1 :][:_BLOCK]
    else:
        body = lines[1 if lines and _is_sentence(lines[0]) else 2 :]
        while body and _is_sentence(body[-1]):
            body.pop()
        below = body[-_SIGNATURE:]
    if any(other.is_named_in(line) for line in below):
        return ""
    parts = (part.strip() for line in below for part in _PARTS.split(line))
    short = (part for part in parts if not _is_sentence(part))
    return next((part for part in short if side.is_named_in(part)), "")


def _is_sentence(line: str) -> bool:
    """True for a line that is too long for a signature, or ends as a sentence does."""
    if len(line) > _SIGNED:
        return _PARTS.search(line) is None
    if form := _FORM.search(line):
        before = line[: form.start()]
        return len(before.split()) > _FEW and "," not in before
    return line.endswith((".", "?", "!"))


def _signing_domain(full: FullReading, sides: Sides) -> str:
    """Return his domain where the head of a mail says that it signs it (DKIM); empty: none.

    Whether the signature holds is not looked at: this is a hint, as the address of a sender is.
    """
    if any(sides.respondent.is_in(one) for one in full.recipients):
        return ""
    signs = (value for name, value in full.heads if name.casefold() == "dkim-signature")
    domains = (found[1] for value in signs if (found := _SIGNS_DOMAIN.search(value)))
    return next((one for one in domains if sides.respondent.is_at(one)), "")


def _billed_to_us(full: FullReading, sides: Sides) -> bool:
    """True for an invoice of somebody else that names this side as its buyer."""
    said = {one.field: one.value for one in billed(full)}
    seller, buyer = said.get("claimant", ""), said.get("respondent", "")
    ours, his = sides.claimant, sides.respondent
    if ours.is_in(seller):
        return False
    return his.is_in(seller) or (ours.is_in(buyer) and not his.is_in(buyer))
