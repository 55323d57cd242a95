"""The papers of a case as those outside the house may have them, and the marks that remain."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.exhibit import ELSEWHERE, Authenticity, Exhibit, Signature
from casefile.model.reading import MoneyIn
from casefile.model.redaction import covered
from casefile.rules.caps import may_be_unlawful
from casefile.rules.cut_view import View, each_cut
from casefile.rules.his_words import words_shown


def _signature(signature: Signature) -> Signature:
    """What the paper itself shows; where it lies, who saw it, who denies it is ours to know."""
    return signature.but(
        original_at="", seen_by=(), authorised=None, denied=None, finding="", id=""
    )


def _sums_alone(lines: tuple[MoneyIn, ...]) -> tuple[MoneyIn, ...]:
    """What a bank's paper tells of his money, without the words of its lines."""
    return tuple(line.but(because="") for line in lines)


def _exhibit(exhibit: Exhibit, view: View) -> Exhibit | None:
    if not exhibit.accepted:
        view.drop(exhibit.mark, "left_out.not_accepted")
        return None
    if may_be_unlawful(exhibit):
        view.drop(exhibit.mark, "left_out.unlawful")
        return None
    if not view.sees(exhibit.mark, exhibit.disclosure):
        return None
    custody = exhibit.custody
    reading = exhibit.reading
    words = [r.words for r in exhibit.redactions]
    return exhibit.but(
        title=covered(exhibit.title, words),
        says=covered(exhibit.says, words),
        redactions=tuple(r.but(words="", id="") for r in exhibit.redactions),
        held_where="",
        against=frozenset(),
        looked=None,
        labelled=False,
        custody=custody.but(original_name="", came_from="", taken_in_by="", taken_in_at=None),
        reading=reading.but(
            trouble="",
            flags=(),
            owed=None if exhibit.redactions else reading.owed,
            serials=(),
            taken_off=() if exhibit.redactions else reading.taken_off,
            money_in=() if exhibit.redactions else _sums_alone(reading.money_in),
            money_back=() if exhibit.redactions else _sums_alone(reading.money_back),
            subject=covered(reading.subject, words),
        ),
        suggestions=words_shown(exhibit),
        signatures=tuple(_signature(s) for s in exhibit.signatures),
        authenticity=Authenticity.UNTESTED,
        legible=None,
        complete=None,
        lawful=None,
        party_to_call=None,
        received=None,
        is_offer=None,
        tells_offer=None,
        override=None,
        note="",
        paid_elsewhere=ELSEWHERE if exhibit.paid_elsewhere else "",
    )


def exhibits_cut(case: Case, view: View) -> tuple[Exhibit, ...]:
    """Return the papers that *view* may have, cut; the marks of them are noted in *view*."""
    kept = each_cut(case.exhibits, lambda x: _exhibit(x, view))
    view.marks = frozenset(x.mark for x in kept)
    return tuple(
        x.but(
            translation=view.one(x.translation),
            copy_of=view.one(x.copy_of),
            custody=x.custody.but(parent=view.one(x.custody.parent)),
        )
        for x in kept
    )
