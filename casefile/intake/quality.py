"""How good an item is as evidence: what the file itself shows, and what only a person can say.

What the file shows becomes suggestions. The rest becomes questions: never answered here, because
an answer nobody gave would be taken for a fact.
"""

from __future__ import annotations

from collections.abc import Sequence

from casefile.intake.reading import FullReading
from casefile.model.exhibit import Exhibit, ExhibitKind, Original, Provenance
from casefile.model.record import Record
from casefile.model.suggestion import Suggestion

_BORN_DIGITAL = ("email_message", "outlook_message", "electronic_invoice", "calendar")
_LACKS = (
    "media_left_out",
    "pages_unread",
    "attachments_left_out",
    "too_many_parts",
    "picture_damaged",
    "rows_left_out",
    "links_left_out",
)
"""Flags that say that something of it is not here."""
_SIGNED_KINDS = (
    ExhibitKind.CONTRACT,
    ExhibitKind.ACCEPTANCE,
    ExhibitKind.ACKNOWLEDGEMENT,
    ExhibitKind.DELIVERY_NOTE,
    ExhibitKind.PROMISSORY_NOTE,
    ExhibitKind.SETTLEMENT,
    ExhibitKind.ORDER,
)
_SCREENS = (ExhibitKind.SCREENSHOT, ExhibitKind.CHAT, ExhibitKind.TEXT_MESSAGE)


class Question(Record):
    """Something a person is asked about an exhibit; *field* takes the answer, if one does."""

    field: str
    key: str
    """Key of ``questions.<key>``."""


def quality(full: FullReading, kind: ExhibitKind) -> tuple[Suggestion, ...]:
    """Return what the file shows of its own worth: original or copy, whole or not."""
    told = []
    held, reason = _held(full, kind)
    if held is not None:
        told.append(Suggestion(field="original", value=held.value, reason=reason))
    missing = next((flag for flag in _LACKS if flag in full.flags), "")
    if missing:
        told.append(
            Suggestion(field="complete", value="false", reason="something_missing", because=missing)
        )
    return tuple(told)


def _held(full: FullReading, kind: ExhibitKind) -> tuple[Original | None, str]:
    if full.trouble:
        return None, ""
    if full.messages:
        return Original.EXPORT, "an_export"
    if kind is ExhibitKind.SCREENSHOT:
        return Original.SCREENSHOT, "a_picture_of_a_screen"
    if full.reader in _BORN_DIGITAL or "signature_intact" in full.flags:
        return Original.ORIGINAL, "born_digital"
    if "scan" in full.flags:
        return Original.SCAN, "a_scan"
    return None, ""


def questions(
    exhibit: Exhibit,
    languages: Sequence[str] = (),
    *,
    transcribed: bool = False,
    unrecorded: bool = False,
    untold: bool = False,
    tells_terms: bool = False,
    bill: bool = False,
    of_no_debt: bool = False,
) -> tuple[Question, ...]:
    """Return what is still to be asked of a person; *languages* are those the court reads;
    *transcribed*: a transcript of it is an exhibit of its own; *unrecorded*: it shows money come in
    that no payment records; *untold*: he asks in it for terms that no offer tells of;
    *tells_terms*: it names a sum of the talks to who may not hear of them; *bill*: a cheque or note
    is an exhibit of its own; *of_no_debt*: it records what was supplied, and not for which debt.

    A question is gone when its field is answered; unknown is not "no". Who made it comes first: a
    paper whose maker is not known counts for nothing.
    """
    asked: list[Question] = []

    def ask(field: str, key: str) -> None:
        asked.append(Question(field=field, key=key))

    kind = exhibit.kind
    if exhibit.provenance is Provenance.UNKNOWN and not exhibit.copy_of:
        ask("provenance", "who_made")
    if of_no_debt:
        ask("debts", "of_which_debt")
    if unrecorded:
        ask("paid_elsewhere", "paid_elsewhere")
    if untold and exhibit.is_offer is None:
        ask("is_offer", "is_offer")
    if tells_terms and exhibit.tells_offer is None:
        ask("tells_offer", "tells_offer")
    if kind is ExhibitKind.RECORDING:
        if exhibit.party_to_call is None:
            ask("party_to_call", "party_to_call")
        if exhibit.lawful is None and exhibit.party_to_call is not False:
            ask("lawful", "lawful_in_the_place")
        if exhibit.original is Original.UNKNOWN:
            ask("original", "recording_device_kept")
        if not transcribed:
            ask("", "transcript_attached")
    if kind is ExhibitKind.RETURNED_PAYMENT and not bill:
        ask("", "cheque_itself")
    if kind in _SCREENS and exhibit.complete is None:
        ask("complete", "whole_thread_with_date_and_number")
    if exhibit.original is Original.UNKNOWN and exhibit.held and kind is not ExhibitKind.RECORDING:
        ask("original", "original_or_copy")
    unread = exhibit.reading.has_text is False or bool(exhibit.reading.trouble)
    if exhibit.legible is None and exhibit.held and unread and kind is not ExhibitKind.RECORDING:
        ask("legible", "legible")
    if kind in _SIGNED_KINDS and not exhibit.signatures:
        ask("signatures", "who_signed")
    for signature in exhibit.signatures:
        if signature.side in (Provenance.RESPONDENT, Provenance.BOTH, Provenance.UNKNOWN):
            if signature.authorised is None:
                ask(f"signatures.{signature.id}.authorised", "signer_authorised")
            if not signature.seen_by:
                ask(f"signatures.{signature.id}.seen_by", "signing_seen_by")
    foreign = bool(exhibit.language and languages and exhibit.language not in languages)
    if foreign and not exhibit.translation:
        ask("translation", "translation_needed")
    return tuple(asked)
