"""What a person says of a paper that waits: his word stands, the rest is guessed anew from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from casefile.desk.unclaimed import is_invoice, number_of
from casefile.intake.asked import WORDS_OF_OURS, asked_in
from casefile.intake.dating import EITHER_WAY
from casefile.intake.guess import proposed_label, said_in, suggestions
from casefile.intake.maker import writer
from casefile.intake.reading import FullReading
from casefile.intake.short import READ_BY_KIND, short_reading
from casefile.intake.who import sides_of
from casefile.model.case import Case
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, Exhibit, ExhibitKind
from casefile.model.language import Language
from casefile.model.reference import may_be_one
from casefile.model.suggestion import LABEL, NO_FIELD, PERSON_SAID, PLEA, Suggestion


@dataclass(frozen=True, slots=True)
class Guessing:
    """What a paper of a case is guessed anew by."""

    read: Callable[[Exhibit], FullReading]
    words: Language
    """The words of a title."""
    home: str = ""
    """The money of the place."""
    either_way: bool = False
    """In the place both orders of days in figures are usual."""


_LEADS = ("kind", "provenance")
"""What it is and who made it: the other guesses follow from these."""
_SEVERAL = ("shows", "against")
"""Fields of several values: a suggestion names one of them."""
_OF_OTHERS = ("copy_of",)
_LIKE_OTHERS = frozenset({"same_id_other_words", "nearly_the_same", "page_of_invoice"})
"""Reasons of what is known from the other papers of the case, whatever this one is."""


def corrected(
    before: Case,
    after: Case,
    settings: Iterable[str],
    by: Guessing,
) -> Case:
    """Return *after* with the guesses at each paper that *settings* (its paths) speak of.

    A field that a person set on a paper that waits is no guess any more. Where he said what it is
    or who made it, the rest is guessed again from that, and so is what the other side says in a
    paper that was accepted without it.
    """
    said = _said(after, settings)
    rows = []
    for exhibit in after.exhibits:
        row, fields = exhibit, said.get(exhibit.mark, [])
        stood = before.exhibit(exhibit.mark)
        if fields and stood is not None:
            if not exhibit.accepted:
                row = _waiting(exhibit, fields, after, by)
            elif exhibit.provenance is not stood.provenance and not exhibit.pleas:
                row = _heard(exhibit, after, by.read(exhibit))
            if exhibit.accepted and LABEL in fields:
                row = row.but(labelled=True)
            if exhibit.kind is not stood.kind:
                row = read_by_kind(row, by.read(exhibit), after, by.home)
            else:
                row = read_for_asking(row, after, by.read)
        rows.append(row)
    return recognised(before, after.but(exhibits=tuple(rows)), by)


def recognised(before: Case, after: Case, by: Guessing) -> Case:
    """Return *after* with what waits in its papers guessed anew where the case tells more now.

    Papers are taken in at once, and the address of who wrote them is learned from the first; who
    in a chat is of our side, from the names of the sides. So is that a mail accepted before went
    to the other side: whom it may be shown to is proposed again, unless a person said it. A plea
    that waits reaches the invoices it names, also those that were entered after it was read, and
    an invoice that was of no debt of the case shows its own once that is entered.
    """
    if (before.claimant, before.respondent) != (after.claimant, after.respondent):
        sides = sides_of(after)
        rows = (
            _anew(x, after, by) if _waits_unknown(x) and writer(x.reading.sender, sides) else x
            for x in after.exhibits
        )
        asked = [read_for_asking(x, after, by.read) for x in rows]
        after = after.but(exhibits=tuple(_shown_anew(x, after, by) for x in asked))
    if [x.ref for x in before.debts] == [x.ref for x in after.debts]:
        return after
    fresh = [x.ref for x in after.debts if before.debt(x.ref) is None]
    claimed = (_claimed_now(x, fresh, after, by) for x in after.exhibits)
    return after.but(exhibits=tuple(_reaching_anew(x, after, by) for x in claimed))


def _claimed_now(exhibit: Exhibit, refs: Sequence[str], case: Case, by: Guessing) -> Exhibit:
    """Return an invoice of which nothing was guessed to be shown with what it shows of its debt.

    It bears the number of one of *refs*, the debts just entered. One that was accepted was accepted
    as its invoice: then it shows it.
    """
    guessed = exhibit.shows or any(x.field == "shows" for x in exhibit.suggestions)
    if guessed or not refs or not is_invoice(exhibit):
        return exhibit
    full = by.read(exhibit)
    number = number_of(full)
    if not number or not any(may_be_one(number, ref) for ref in refs):
        return exhibit
    told = (("kind", ExhibitKind.INVOICE), ("provenance", exhibit.maker))
    own = [Suggestion(field=field, value=said.value, reason=PERSON_SAID) for field, said in told]
    found = suggestions(full, exhibit.custody.original_name, case, said=own)
    shows = [x for x in found if x.field == "shows"]
    shown = {Element(x.value) for x in shows} if exhibit.accepted else exhibit.shows
    return exhibit.but(suggestions=(*exhibit.suggestions, *shows), shows=frozenset(shown))


def _reaching_anew(exhibit: Exhibit, case: Case, by: Guessing) -> Exhibit:
    """Return *exhibit* with the pleas that wait in it reaching the debts of *case* they name."""
    if not any(x.field == PLEA for x in exhibit.suggestions):
        return exhibit
    kind = next((x.value for x in exhibit.suggestions if x.field == "kind"), exhibit.kind)
    made = Suggestion(field="provenance", value=exhibit.maker.value, reason=PERSON_SAID)
    said = said_in(by.read(exhibit), ExhibitKind(kind), made, sides_of(case), case.debts)
    debts = {(x.value, x.because): x.debts for x in said if x.field == PLEA}
    return exhibit.but(
        suggestions=tuple(
            x.but(debts=debts.get((x.value, x.because), x.debts)) if x.field == PLEA else x
            for x in exhibit.suggestions
        )
    )


def _shown_anew(exhibit: Exhibit, case: Case, by: Guessing) -> Exhibit:
    """Return a letter that was kept to the house by a guess, labelled as is proposed of it now."""
    guessed = exhibit.accepted and not exhibit.labelled
    if not guessed or exhibit.disclosure is not Disclosure.INTERNAL or not exhibit.reading.sender:
        return exhibit
    return exhibit.but(disclosure=proposed_label(exhibit, by.read(exhibit), case))


def _waits_unknown(exhibit: Exhibit) -> bool:
    guessed = any(x.field == "provenance" for x in exhibit.suggestions)
    return bool(exhibit.reading.sender) and not (exhibit.accepted or guessed)


def settled_as_guessed(exhibit: Exhibit) -> Exhibit:
    """Return *exhibit* accepted as it is guessed; of its label only what a person said of it.

    What else its label may be is proposed when it is accepted, from the case as it is then.
    """
    if exhibit.accepted:
        return exhibit
    facts: dict[str, Any] = {}
    for guess in exhibit.suggestions:
        if guess.field in NO_FIELD or (guess.field == LABEL and guess.reason != PERSON_SAID):
            continue
        if guess.field in _SEVERAL:
            facts.setdefault(guess.field, set()).add(guess.value)
        else:
            facts.setdefault(guess.field, guess.value)
    facts |= {"accepted": True, "labelled": label_settled(exhibit)}
    return exhibit.but(**facts)


def label_settled(exhibit: Exhibit) -> bool:
    """True when its label is no guess: it was accepted, or a person said who may see it."""
    return exhibit.accepted or any(
        x.field == LABEL and x.reason == PERSON_SAID for x in exhibit.suggestions
    )


def read_by_kind(exhibit: Exhibit, full: FullReading, case: Case, home: str = "") -> Exhibit:
    """Return *exhibit* with what a paper of its kind is read for, where it is such a one."""
    if exhibit.kind not in READ_BY_KIND:
        return exhibit
    short = short_reading(full, exhibit.kind, case, home)
    told = exhibit.reading.but(
        owed=short.owed,
        serials=short.serials,
        taken_off=short.taken_off,
        money_in=short.money_in,
        money_back=short.money_back,
        asked=short.asked,
        given=short.given,
    )
    return exhibit.but(reading=told)


def read_for_asking(
    exhibit: Exhibit, case: Case, read: Callable[[Exhibit], FullReading], *, again: bool = False
) -> Exhibit:
    """Return *exhibit* with the days on which we ask to pay in it, and by which, where it is not
    known of it, or *again*.

    Nothing else of it is read again. It cannot be told of a chat before its people are known.
    """
    waits = not exhibit.accepted or (exhibit.reading.asked is not None and not again)
    if waits or exhibit.kind not in WORDS_OF_OURS:
        return exhibit
    asked = asked_in(read(exhibit), exhibit.kind, case)
    return exhibit.but(reading=exhibit.reading.but(asked=asked.on, given=asked.given))


def _said(case: Case, settings: Iterable[str]) -> dict[str, list[str]]:
    """Return the fields of exhibits that are set, by mark; fields of parts of them left out."""
    found: dict[str, list[str]] = {}
    for setting in settings:
        steps = setting.partition("=")[0].split(".")
        if len(steps) != 3 or steps[0] != "exhibits":
            continue
        mark, field = steps[1:]
        if case.exhibit(mark) is None and mark.isdigit() and 0 < int(mark) <= len(case.exhibits):
            mark = case.exhibits[int(mark) - 1].mark
        found.setdefault(mark, []).append(field)
    return found


def _waiting(
    exhibit: Exhibit,
    fields: list[str],
    case: Case,
    by: Guessing,
) -> Exhibit:
    own = [x for x in exhibit.suggestions if x.reason == PERSON_SAID and x.field not in fields]
    data = exhibit.model_dump(mode="json")
    own += [
        Suggestion(field=field, value=told, reason=PERSON_SAID)
        for field in fields
        for told in _values(data[field])
    ]
    if not set(fields) & set(_LEADS):
        gone = {PERSON_SAID, EITHER_WAY if "dated" in fields else ""}
        left = (x for x in exhibit.suggestions if x.reason not in gone and x.field not in fields)
        return exhibit.but(suggestions=(*own, *left))
    others = (x for x in exhibit.suggestions if x.reason != PERSON_SAID)
    anew = _anew(exhibit.but(suggestions=(*own, *others)), case, by)
    told = (x for x in anew.suggestions if x in own or x.field not in fields)  # said to be unknown
    return exhibit.but(suggestions=tuple(told))


def _anew(exhibit: Exhibit, case: Case, by: Guessing) -> Exhibit:
    """Return *exhibit* guessed again from what a person said of it and from the case as it is."""
    own = [x for x in exhibit.suggestions if x.reason == PERSON_SAID]
    name = exhibit.custody.original_name
    read = by.read(exhibit)
    anew = suggestions(read, name, case, said=own, words=by.words, either_way=by.either_way)
    kept = [x for x in exhibit.suggestions if x.field in _OF_OTHERS or x.reason in _LIKE_OTHERS]
    return exhibit.but(suggestions=(*anew, *kept))


def _values(told: Any) -> list[str]:
    """Return a field as suggestions hold it: one for each of a list, none for what is unknown."""
    if told is None or told == "":
        return []
    if isinstance(told, list):
        return [one for each in told for one in _values(each)]
    return [str(told).lower() if isinstance(told, bool) else str(told)]


def _heard(exhibit: Exhibit, case: Case, full: FullReading) -> Exhibit:
    """Return an accepted paper with what its maker says in it for the records of the case."""
    made = Suggestion(field="provenance", value=exhibit.provenance.value, reason=PERSON_SAID)
    says = said_in(full, ExhibitKind(exhibit.kind), made, sides_of(case), case.debts)
    kept = [x for x in exhibit.suggestions if x.field not in NO_FIELD]
    return exhibit.but(suggestions=(*kept, *says))
