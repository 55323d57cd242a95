"""What holds a paper back: one fact, one cap, one sentence. How far back is data of the place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from casefile.model.case import Case
from casefile.model.contact import Outcome
from casefile.model.disclosure import PROTECTED
from casefile.model.exhibit import (
    FROM_HIM,
    Authenticity,
    Exhibit,
    ExhibitKind,
    Original,
    Provenance,
    Signature,
    SignatureLevel,
)
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.position import Defence

_SIGNED_BY_BOTH = frozenset(
    {
        ExhibitKind.CONTRACT,
        ExhibitKind.ORDER,
        ExhibitKind.SETTLEMENT,
        ExhibitKind.ACCEPTANCE,
        ExhibitKind.DELIVERY_NOTE,
        ExhibitKind.ACKNOWLEDGEMENT,
        ExhibitKind.PROMISSORY_NOTE,
        ExhibitKind.CHEQUE,
        ExhibitKind.TIMESHEET,
        ExhibitKind.INVOICE,
    }
)
_RECEIVED_GOODS = frozenset({ExhibitKind.DELIVERY_NOTE, ExhibitKind.ACCEPTANCE})
# Members of an enum are looked up by a call each time; every paper meets every cap.
_BOTH, _CLAIMANT, _THIRD = Provenance.BOTH, Provenance.CLAIMANT, Provenance.THIRD_PARTY
_UNTESTED, _DENIED = Authenticity.UNTESTED, Authenticity.DENIED
_RECORDING, _STATEMENT = ExhibitKind.RECORDING, ExhibitKind.WITNESS_STATEMENT
_RECORDED = frozenset({ExhibitKind.RECORDING, ExhibitKind.TRANSCRIPT})
_DISPUTES = frozenset({Outcome.DISPUTED, Outcome.REFUSED})
_TESTED = frozenset({Authenticity.ADMITTED, Authenticity.CONFIRMED})
_VOUCHED = frozenset({SignatureLevel.ADVANCED, SignatureLevel.QUALIFIED})
_WORDS_OF_HIS = frozenset(
    {
        ExhibitKind.EMAIL,
        ExhibitKind.LETTER,
        ExhibitKind.CHAT,
        ExhibitKind.TEXT_MESSAGE,
        ExhibitKind.ACKNOWLEDGEMENT,
        ExhibitKind.CHEQUE,
        ExhibitKind.PROMISSORY_NOTE,
    }
)
_DEMANDS = frozenset({ExhibitKind.DEMAND, ExhibitKind.PROOF_OF_SENDING, ExhibitKind.LEDGER})


@dataclass(frozen=True, slots=True)
class Ground:
    """What a cap looks at beside the exhibit: the case, its tongues, the day the dispute began."""

    case: Case
    languages: tuple[str, ...]
    dispute_began: date | None
    signature_denied: bool


def ground_of(case: Case, law: Jurisdiction) -> Ground:
    """Return what the caps of *case* need, computed once.

    Papers in another language are held back only where the pack says that a translation is asked.
    """
    translation = any(rule.id == "untranslated" for rule in law.evidence)
    languages = law.languages if translation else ()
    days = [p.on.first for p in case.positions if p.on.first is not None]
    days += [
        c.on.first
        for c in case.contacts
        if c.of_the_debt and c.outcome in _DISPUTES and c.on.first is not None
    ]
    denied = any(p.defence is Defence.DENIES_SIGNATURE for p in case.positions)
    return Ground(case, languages, min(days, default=None), denied)


def his_signatures(exhibit: Exhibit) -> tuple[Signature, ...]:
    """Return the signatures of the respondent's side on *exhibit*."""
    if not exhibit.signatures:
        return ()
    return tuple(s for s in exhibit.signatures if s.side in FROM_HIM)


def signed_by_respondent(exhibit: Exhibit) -> bool | None:
    """Return whether the respondent signed it; None when nothing is said of signatures."""
    if his_signatures(exhibit):
        return True
    if exhibit.provenance is _BOTH and exhibit.kind in _SIGNED_BY_BOTH:
        return True
    return False if exhibit.signatures else None


def second_route(exhibit: Exhibit) -> bool:
    """Return whether something beside the paper itself ties it to its author."""
    if exhibit.authenticity in _TESTED:
        return True
    return any(s.seen_by or s.level in _VOUCHED for s in his_signatures(exhibit))


def _denied(exhibit: Exhibit, ground: Ground) -> bool:
    return exhibit.authenticity is _DENIED and not any(
        s.seen_by or s.level in _VOUCHED for s in his_signatures(exhibit)
    )


def _signature_denied(exhibit: Exhibit, ground: Ground) -> bool:
    if not signed_by_respondent(exhibit) or second_route(exhibit):
        return False
    signatures = his_signatures(exhibit)
    if any(s.denied is not None for s in signatures):
        return any(s.denied for s in signatures)
    return ground.signature_denied


def _author_untested(exhibit: Exhibit, ground: Ground) -> bool:
    if exhibit.authenticity is not _UNTESTED:
        return False
    if exhibit.provenance is _THIRD:
        return True
    if exhibit.kind not in _WORDS_OF_HIS or exhibit.provenance not in FROM_HIM:
        return False
    return not his_signatures(exhibit)


def _authority_not_known(exhibit: Exhibit, ground: Ground) -> bool:
    if exhibit.kind not in _RECEIVED_GOODS or not signed_by_respondent(exhibit):
        return False
    return not any(s.authorised for s in his_signatures(exhibit))


def _without_authority(exhibit: Exhibit, ground: Ground) -> bool:
    signatures = his_signatures(exhibit)
    return bool(signatures) and all(s.authorised is False for s in signatures)


def may_be_unlawful(exhibit: Exhibit) -> bool:
    """Return whether it is a recording, or its words, that may not lawfully be used."""
    if exhibit.kind not in _RECORDED:
        return False
    return exhibit.lawful is False or exhibit.party_to_call is False


def _recording_not_checked(exhibit: Exhibit, ground: Ground) -> bool:
    if exhibit.kind is not _RECORDING or may_be_unlawful(exhibit):
        return False
    return exhibit.lawful is None or exhibit.party_to_call is None


def _recording_not_original(exhibit: Exhibit, ground: Ground) -> bool:
    return exhibit.kind is _RECORDING and exhibit.original in (
        Original.COPY,
        Original.SCAN,
        Original.SCREENSHOT,
    )


def _recording_facts_open(exhibit: Exhibit, ground: Ground) -> bool:
    """Return whether not all is said that shows a recording whole and reliable.

    The original file, the whole of it, its day, whose voices, a part in the talk, a transcript.
    """
    if exhibit.kind is not _RECORDING or may_be_unlawful(exhibit):
        return False
    said = (
        exhibit.original in (Original.ORIGINAL, Original.EXPORT),
        exhibit.complete is True,
        exhibit.dated.known,
        bool(exhibit.author) or exhibit.authenticity in _TESTED,
        exhibit.party_to_call is True,
        any(x.kind is ExhibitKind.TRANSCRIPT for x in ground.case.exhibits),
    )
    return not all(said)


def _untranslated(exhibit: Exhibit, ground: Ground) -> bool:
    if not exhibit.language or not ground.languages or exhibit.language in ground.languages:
        return False
    return ground.case.exhibit(exhibit.translation) is None if exhibit.translation else True


def _after_dispute(exhibit: Exhibit, ground: Ground) -> bool:
    if exhibit.provenance is not _CLAIMANT or exhibit.kind in _DEMANDS:
        return False
    day, began = exhibit.dated.first, ground.dispute_began
    return day is not None and began is not None and day > began


def _statement_unsigned(exhibit: Exhibit, ground: Ground) -> bool:
    if exhibit.kind is not _STATEMENT:
        return False
    return any(w.statement == exhibit.mark and w.signed is False for w in ground.case.witnesses)


FACTS: dict[str, Callable[[Exhibit, Ground], bool]] = {
    "protected": lambda x, g: x.disclosure in PROTECTED,
    "unlawful_recording": lambda x, g: may_be_unlawful(x),
    "not_held": lambda x, g: not x.held and not x.held_where,
    "not_held_but_found": lambda x, g: not x.held and bool(x.held_where),
    "untranslated": _untranslated,
    "not_legible": lambda x, g: x.legible is False,
    "not_complete": lambda x, g: x.complete is False,
    "witness_statement_unsigned": _statement_unsigned,
    "authenticity_denied": _denied,
    "signature_denied": _signature_denied,
    "signer_without_authority": _without_authority,
    "recording_not_checked": _recording_not_checked,
    "recording_not_original": _recording_not_original,
    "recording_facts_open": _recording_facts_open,
    "made_after_dispute": _after_dispute,
    "authority_not_known": _authority_not_known,
    "author_untested": _author_untested,
}
"""The fact of each cap that looks at the paper alone; witnesses have theirs in `testimony`."""

ONLY_OF: dict[str, frozenset[ExhibitKind]] = {
    "unlawful_recording": _RECORDED,
    "recording_not_checked": frozenset({_RECORDING}),
    "recording_not_original": frozenset({_RECORDING}),
    "recording_facts_open": frozenset({_RECORDING}),
    "witness_statement_unsigned": frozenset({_STATEMENT}),
    "authority_not_known": _RECEIVED_GOODS,
}
"""The kinds of paper that a fact can be true of, where these are few; of others it is not asked."""
