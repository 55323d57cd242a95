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
from casefile.model.say import Say
from casefile.model.witness import Relation, Witness
from casefile.rules.matter import Matter

ASKED, FETCHED, FOUND, MADE = 1, 2, 3, 4
"""Efforts: a question to ask, a paper to fetch, a person to find, something the other must do."""


@dataclass(frozen=True, slots=True)
class Obtainable:
    """One thing that could be got: in words, how hard, and the case with it."""

    name: str
    what: Say
    effort: int
    added: Callable[[Case], Case]


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
                what = Say(f"lifts.caps.{cap.id}", mark=mark)
                found.append(Obtainable(f"{cap.id} {mark}", what, effort, added))
        if exhibit.kind is ExhibitKind.INVOICE and exhibit.received is None:
            what = Say("obtain.proof_of_receipt", mark=mark)
            added = _changed(mark, received=True)
            found.append(Obtainable(f"proof_of_receipt {mark}", what, FETCHED, added))
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


def _witness(case: Case) -> Case:
    seen = frozenset({Element.AGREEMENT, Element.PERFORMANCE})
    witness = Witness(
        id="+witness",
        name="+",
        relation=Relation.NEUTRAL,
        first_hand=True,
        available=True,
        shows=seen,
    )
    return case.but(witnesses=(*case.witnesses, witness))


_E, _K, _P = Element, ExhibitKind, Provenance
_NEW = (
    (
        "register_extract",
        ASKED,
        _paper(_K.REGISTER_EXTRACT, _P.OFFICIAL, (_E.PARTIES,)),
    ),
    ("bank_statement", ASKED, _paper(_K.BANK_RECORD, _P.THIRD_PARTY, (_E.UNPAID,))),
    ("neutral_witness", FOUND, _witness),
    (
        "signed_order",
        FOUND,
        _paper(_K.CONTRACT, _P.BOTH, (_E.AGREEMENT, _E.AMOUNT, _E.DUE), signed=True),
    ),
    (
        "signed_acceptance",
        MADE,
        _paper(_K.ACCEPTANCE, _P.BOTH, (_E.PERFORMANCE,), signed=True),
    ),
    (
        "acknowledgement",
        MADE,
        _paper(
            _K.ACKNOWLEDGEMENT,
            _P.RESPONDENT,
            (_E.AGREEMENT, _E.PERFORMANCE, _E.AMOUNT, _E.UNPAID),
            signed=True,
        ),
    ),
)


def obtainable(matter: Matter) -> tuple[Obtainable, ...]:
    """Return what could be got for the case, in the order of effort."""
    new = [Obtainable(name, Say(f"obtain.{name}"), effort, added) for name, effort, added in _NEW]
    return tuple(sorted(_of_papers(matter) + new, key=lambda o: (o.effort, o.name)))
