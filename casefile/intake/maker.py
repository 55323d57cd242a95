"""Who made a paper or a message, as far as its sender, its kind and its names tell."""

from __future__ import annotations

from casefile.intake.billed import billed
from casefile.intake.clues import hint, shipped_clues
from casefile.intake.heads import Head, head_of
from casefile.intake.reading import FullReading
from casefile.intake.who import Sides
from casefile.model.clean import one_line
from casefile.model.exhibit import ExhibitKind, Provenance, Suggestion

_SIGNATURE, _SIGNED = 8, 100
"""Lines at the foot of a mail that may sign it, and the letters of one such line."""
_MADE_BY_KIND = {
    ExhibitKind.BANK_RECORD: (Provenance.THIRD_PARTY, "made_by_bank"),
    ExhibitKind.REGISTER_EXTRACT: (Provenance.OFFICIAL, "made_by_office"),
    ExhibitKind.COURT_DOCUMENT: (Provenance.OFFICIAL, "made_by_office"),
    ExhibitKind.PROOF_OF_SENDING: (Provenance.THIRD_PARTY, "made_by_carrier"),
    ExhibitKind.EXPERT_REPORT: (Provenance.THIRD_PARTY, "made_by_expert"),
}


def maker(full: FullReading, kind: ExhibitKind, sides: Sides) -> Suggestion | None:
    """Return who seems to have made it; None where nothing tells."""
    if full.sender:
        writer = _writer(full.sender, sides)
        if writer:
            return hint("provenance", writer[0].value, writer[1], full.sender)
        signed = _signed_by_him(full, sides)
        made = Provenance.RESPONDENT.value
        return hint("provenance", made, "signed_by_him", signed) if signed else None
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
        return _by_letter(head, ours, his, sides)
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
        return hint("provenance", Provenance.RESPONDENT.value, "order_by_buyer")
    if kind is ExhibitKind.ACKNOWLEDGEMENT and his:
        return hint("provenance", Provenance.RESPONDENT.value, "names_him")
    return None


def _by_letter(head: Head, ours: bool, his: bool, sides: Sides) -> Suggestion | None:
    """Return the side that writes a letter to the other; None where it is not told to whom."""
    to_us, to_him = head.is_to(sides.claimant), head.is_to(sides.respondent)
    if his and to_us and not to_him:
        return hint("provenance", Provenance.RESPONDENT.value, "letter_to_us", head.to)
    if ours and to_him and not to_us:
        return hint("provenance", Provenance.CLAIMANT.value, "letter_to_him", head.to)
    return None


def _writer(sender: str, sides: Sides) -> tuple[Provenance, str] | None:
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

    It stands among the last lines, below a greeting, is no sentence, and bears his name; a mail
    that is written to him, or signed for us, is not his.
    """
    if any(sides.respondent.is_in(one) for one in full.recipients):
        return ""
    lines = [line for line in map(one_line, full.own_text.splitlines()) if line]
    below = lines[2:][-_SIGNATURE:]
    if any(sides.claimant.is_named_in(line) for line in below):
        return ""
    short = (line for line in below if len(line) <= _SIGNED and not line.endswith((".", "?", "!")))
    return next((line for line in short if sides.respondent.is_named_in(line)), "")


def _billed_to_us(full: FullReading, sides: Sides) -> bool:
    """True for an invoice of somebody else that names this side as its buyer."""
    said = {one.field: one.value for one in billed(full)}
    seller, buyer = said.get("claimant", ""), said.get("respondent", "")
    ours, his = sides.claimant, sides.respondent
    if ours.is_in(seller):
        return False
    return his.is_in(seller) or (ours.is_in(buyer) and not his.is_in(buyer))
