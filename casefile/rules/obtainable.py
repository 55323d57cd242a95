"""What could still be got for a case, and what the case would be with it; the easy things first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from casefile.model.case import Case
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import (
    Authenticity,
    Element,
    Exhibit,
    ExhibitKind,
    Original,
    Provenance,
    Signature,
    SignatureLevel,
)
from casefile.model.party import PartyKind
from casefile.model.say import Say
from casefile.model.witness import Relation, Witness
from casefile.rules.caps import his_signatures, signed_by_respondent
from casefile.rules.due import agreed_due_day
from casefile.rules.matter import Matter

ASKED, FETCHED, FOUND, MADE = 1, 2, 3, 4
"""Efforts: a question to ask, a paper to fetch, a person to find, something the other must do."""

DEALS = frozenset(
    {ExhibitKind.CONTRACT, ExhibitKind.ORDER, ExhibitKind.QUOTE, ExhibitKind.SETTLEMENT}
)
"""Papers by which a deal is made."""
RECEIVED = frozenset({ExhibitKind.ACCEPTANCE, ExhibitKind.DELIVERY_NOTE})
"""Papers by which he says that he has it."""
_MESSAGES = frozenset({ExhibitKind.EMAIL, ExhibitKind.CHAT, ExhibitKind.TEXT_MESSAGE})
"""What has a thread, headers and a number to look at."""

_OF_AN_INVOICE = frozenset({Element.AGREEMENT, Element.PERFORMANCE, Element.AMOUNT, Element.DUE})
"""What an invoice that arrived can help with: an account kept in silence, and the day to pay."""


@dataclass(frozen=True, slots=True)
class Obtainable:
    """One thing that could be got: in words, how hard, and the case with it."""

    name: str
    what: Say
    effort: int
    added: Callable[[Case], Case]
    bears_on: frozenset[Element] = frozenset()
    mark: str = ""
    """The paper it mends; empty: a new thing."""


def lift_of(cap: str, exhibit: Exhibit) -> Say:
    """Return what would take a cap off a paper: who made a bank's file is asked of the bank."""
    if cap == "author_untested" and exhibit.kind not in _MESSAGES:
        kind = "issuer" if exhibit.provenance is Provenance.THIRD_PARTY else "writer"
        return Say(f"lifts.caps.{kind}_untested", mark=exhibit.mark)
    return Say(f"lifts.caps.{cap}", mark=exhibit.mark)


def _changed(mark: str, **changes: object) -> Callable[[Case], Case]:
    def added(case: Case) -> Case:
        return case.but(
            exhibits=tuple(x.but(**changes) if x.mark == mark else x for x in case.exhibits)
        )

    return added


def _authorised(exhibit: Exhibit) -> Callable[[Case], Case]:
    signatures = tuple(s.but(authorised=True) for s in exhibit.signatures)
    if not signatures:
        signatures = (Signature(side=Provenance.RESPONDENT, authorised=True),)
    return _changed(exhibit.mark, signatures=signatures)


def _is_copy_of_signed(exhibit: Exhibit) -> bool:
    """Return whether it is a copy of a paper that the respondent signed by hand."""
    return (
        exhibit.kind in DEALS
        and exhibit.original in (Original.COPY, Original.SCAN)
        and any(s.level is SignatureLevel.WET for s in his_signatures(exhibit))
    )


def _of_papers(matter: Matter) -> list[Obtainable]:
    """Return what would mend the papers that are there: the fact of each cap, turned."""
    found = []
    for mark, item in matter.items.items():
        exhibit = item.exhibit
        if not exhibit.accepted or not exhibit.shows:
            continue
        mends: dict[str, tuple[int, Callable[[Case], Case]]] = {
            "author_untested": (ASKED, _changed(mark, authenticity=Authenticity.CONFIRMED)),
            "authority_not_known": (ASKED, _authorised(exhibit)),
            "recording_not_checked": (ASKED, _changed(mark, lawful=True, party_to_call=True)),
            "recording_not_original": (FETCHED, _changed(mark, original=Original.ORIGINAL)),
            "not_complete": (FETCHED, _changed(mark, complete=True)),
            "not_legible": (FETCHED, _changed(mark, legible=True)),
            "not_held_but_found": (FETCHED, _changed(mark, held=True)),
            "untranslated": (FETCHED, _changed(mark, language="")),
            "not_held": (FOUND, _changed(mark, held=True)),
        }
        for cap in item.caps:
            if cap.id in mends:
                effort, added = mends[cap.id]
                what = lift_of(cap.id, exhibit)
                name = f"{cap.id}:{mark}"
                found.append(Obtainable(name, what, effort, added, exhibit.shows, mark))
        if _is_copy_of_signed(exhibit):
            what = Say("obtain.original", mark=mark)
            added = _changed(mark, original=Original.ORIGINAL)
            found.append(Obtainable(f"original:{mark}", what, FETCHED, added, exhibit.shows, mark))
        if exhibit.kind is ExhibitKind.INVOICE and exhibit.received is None:
            what = Say("obtain.proof_of_receipt", mark=mark)
            added = _changed(mark, received=True)
            bears = exhibit.shows | _OF_AN_INVOICE
            found.append(Obtainable(f"proof_of_receipt:{mark}", what, FETCHED, added, bears, mark))
    return found


def _paper(
    kind: ExhibitKind, made_by: Provenance, shows: tuple[Element, ...], *, signed: bool = False
) -> Callable[[Case], Case]:
    def added(case: Case) -> Case:
        signature = Signature(side=Provenance.RESPONDENT, level=SignatureLevel.WET, authorised=True)
        exhibit = Exhibit(
            mark=f"+{kind.value}",
            kind=kind,
            provenance=made_by,
            accepted=True,
            shows=frozenset(shows),
            disclosure=Disclosure.OPEN,
            original=Original.ORIGINAL,
            signatures=(signature,) if signed else (),
        )
        return case.but(exhibits=(*case.exhibits, exhibit))

    return added


_SEEN = frozenset({Element.AGREEMENT, Element.PERFORMANCE})
"""What somebody who was there can tell of."""


def _witness(case: Case) -> Case:
    witness = Witness(
        id="+witness",
        name="+",
        relation=Relation.NEUTRAL,
        first_hand=True,
        available=True,
        shows=_SEEN,
    )
    return case.but(witnesses=(*case.witnesses, witness))


_E, _K, _P = Element, ExhibitKind, Provenance
_ORDER = (_E.AGREEMENT, _E.AMOUNT, _E.DUE)
_DEBT = (_E.AGREEMENT, _E.PERFORMANCE, _E.AMOUNT, _E.UNPAID)
_Added = Callable[[Case], Case]
_NEW: tuple[tuple[str, int, tuple[Element, ...], _Added], ...] = (
    *(
        (name, effort, shows, _paper(kind, made_by, shows, signed=signed))
        for name, effort, kind, made_by, shows, signed in (
            ("register_extract", ASKED, _K.REGISTER_EXTRACT, _P.OFFICIAL, (_E.PARTIES,), False),
            ("bank_statement", ASKED, _K.BANK_RECORD, _P.THIRD_PARTY, (_E.UNPAID,), False),
            (
                "courier_record",
                FETCHED,
                _K.DELIVERY_NOTE,
                _P.THIRD_PARTY,
                (_E.PERFORMANCE,),
                False,
            ),
            ("signed_order", FOUND, _K.CONTRACT, _P.BOTH, _ORDER, True),
            ("his_message", MADE, _K.EMAIL, _P.RESPONDENT, (_E.AGREEMENT, _E.AMOUNT), False),
            ("signed_acceptance", MADE, _K.ACCEPTANCE, _P.BOTH, (_E.PERFORMANCE,), True),
            ("acknowledgement", MADE, _K.ACKNOWLEDGEMENT, _P.RESPONDENT, _DEBT, True),
        )
    ),
    ("neutral_witness", FOUND, tuple(_SEEN), _witness),
)


_LIKE: dict[str, Callable[[Exhibit], bool]] = {
    "register_extract": lambda x: x.kind is _K.REGISTER_EXTRACT,
    "bank_statement": lambda x: (
        x.kind is _K.BANK_RECORD and x.provenance is _P.THIRD_PARTY and _E.UNPAID in x.shows
    ),
    "courier_record": lambda x: x.kind is _K.DELIVERY_NOTE and x.provenance is _P.THIRD_PARTY,
    "signed_order": lambda x: x.kind in DEALS and signed_by_respondent(x) is True,
    "signed_acceptance": lambda x: x.kind in RECEIVED and signed_by_respondent(x) is True,
    "acknowledgement": lambda x: x.kind is _K.ACKNOWLEDGEMENT and signed_by_respondent(x) is True,
}
"""What a new thing is, by its name: a paper in hand that is one already."""


def is_in(matter: Matter, name: str, ref: str) -> bool:
    """Return whether a new thing is in hand already for the debt *ref*; empty: for one of all."""
    like = _LIKE.get(name)
    return like is not None and any(
        item.counts
        and item.exhibit.in_hand
        and like(item.exhibit)
        and (not ref or ref in matter.debts_of.get(mark, {ref}))
        for mark, item in matter.items.items()
    )


def _untold_statements(matter: Matter) -> list[Obtainable]:
    """Return, for each statement of a bank that is in hand, that it be said what it shows.

    It reaches beyond the last day to pay, and nobody has said yet what it goes to show.
    """
    due = [agreed_due_day(matter.case, debt) for debt in matter.case.debts]
    known = [day for day in due if day is not None]
    if not known or len(known) < len(due):
        return []
    bears = frozenset({_E.UNPAID})
    return [
        Obtainable(
            f"shows_unpaid:{mark}",
            Say("obtain.shows_unpaid", mark=mark),
            ASKED,
            _changed(mark, shows=bears),
            bears,
            mark,
        )
        for mark, item in matter.items.items()
        if item.exhibit.kind is _K.BANK_RECORD
        and item.exhibit.provenance is _P.THIRD_PARTY
        and item.counts
        and item.exhibit.in_hand
        and not item.exhibit.shows
        and item.exhibit.dated.exact is not None
        and item.exhibit.dated.exact > max(known)
    ]


def easy_first(thing: Obtainable) -> tuple[int, bool, str]:
    """Order by effort; what mends a paper known of comes before something new."""
    return thing.effort, not thing.mark, thing.name


def obtainable(matter: Matter) -> tuple[Obtainable, ...]:
    """Return what could be got for the case, in the order of effort; not what is in for all."""
    refs = [debt.ref for debt in matter.case.debts] or [""]
    untold = _untold_statements(matter)
    person = matter.case.respondent.kind is PartyKind.INDIVIDUAL  # in no register of firms
    new = [
        Obtainable(name, Say(f"obtain.{name}"), effort, added, frozenset(shows))
        for name, effort, shows, added in _NEW
        if not all(is_in(matter, name, ref) for ref in refs)
        and not (name == "bank_statement" and untold)
        and not (name == "register_extract" and person)
    ]
    return tuple(sorted(_of_papers(matter) + untold + new, key=easy_first))
