"""What papers say of the people of a case and of agreed terms, and what of it may be taken.

A detail fills a place where nothing stands; one that differs from what stands is told with both,
and only who names it sets it. Our own address, numbers and account are taken from a paper of ours
alone. An account on a paper from outside is never ours: where it differs, that is a warning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from casefile.desk.standing import ACCOUNT, all_held, bare, held, same_detail, standing, with_detail
from casefile.desk.unclaimed import CaseInvoices, is_invoice, unclaimed
from casefile.intake.accounts import same_account
from casefile.intake.billed import other_seller
from casefile.intake.contacts import NAMED
from casefile.intake.details import SENT_BY_US
from casefile.intake.represented import REPRESENTS
from casefile.intake.who import Side, sides_of, trader_of
from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.errors import BadInput
from casefile.model.exhibit import FROM_HIM, Exhibit, Provenance
from casefile.model.party import Owner, Party, Person
from casefile.model.payment_term import term_read
from casefile.model.say import Say
from casefile.model.suggestion import (
    AGREED_TERM,
    CLAIMANT_DETAILS,
    COURT_FILE,
    DETAILS,
    OF_AGREEMENT,
    PERSON,
    Suggestion,
)
from casefile.rules.behind_name import creditor, record_for

_HIS_OWN = "writes_from"
"""Reason of an address or telephone that is his only if he wrote the paper."""


class Detail(NamedTuple):
    """One detail that a paper offers for a side of the case."""

    guess: Suggestion
    stands: str
    """What stands in its place now; empty: nothing."""
    fills: bool
    """Accepting the paper alone writes it down; False: only who names it does."""

    @property
    def key(self) -> str:
        """What names it among the others of its paper: ``claimant.address=...``."""
        return f"{self.guess.field}={self.guess.value}"


def details(case: Case, exhibit: Exhibit, owner: Owner) -> tuple[Detail, ...]:
    """Return what the paper offers for the people of the case and does not stand there yet."""
    ours, his = trader_of(creditor(case, owner)), trader_of(case.respondent)
    offered = [
        _without_name(x, ours if x.field in CLAIMANT_DETAILS else his)
        for x in exhibit.suggestions
        if x.field in DETAILS and _may(case, exhibit, x)
    ]
    places = Counter(place_of(x) for x in offered)
    told = []
    for guess in offered:
        stands = standing(case, owner, guess)
        if any(same_detail(guess, one) for one in stands):
            continue
        if stands and guess.field.endswith((".email", ".phone")):
            continue  # a second one corrects nothing
        safe = guess.reason not in (SENT_BY_US, NAMED)
        if guess.field == ACCOUNT:
            safe = not _in_a_message(case, exhibit)
        if guess.field in OF_AGREEMENT:  # terms of our own are agreed only if he took them
            safe = exhibit.maker in FROM_HIM
        told.append(
            Detail(
                guess,
                stands[0] if stands else "",
                not stands and safe and places[place_of(guess)] == 1,
            )
        )
    return tuple(told)


def _without_name(guess: Suggestion, party: Side) -> Suggestion:
    """Return an address without the name of *party* before it: who trades there, and his firm."""
    parts = guess.value.split(",") if guess.field.endswith(".address") else []
    named = takewhile(
        lambda part: party.is_called_in(part) and not any(map(str.isdigit, part)), parts[:-1]
    )
    left = ",".join(parts[len(tuple(named)) :]).strip()
    return guess.but(value=left) if left and left != guess.value else guess


def detail_told(detail: Detail, exhibit: Exhibit) -> Say:
    """Return a detail in words: whose, what, by which paper, and what stands in its place."""
    named = ", ".join(one for one in (detail.guess.value, detail.guess.role) if one)
    values = {"value": _in_words(detail.guess.field, named), "mark": exhibit.mark}
    acts = detail.guess.reason == REPRESENTS
    which = Say("details_found.represents" if acts else f"details_found.{detail.guess.field}")
    said = one_line(detail.guess.because, 120)
    if detail.stands:
        stands = _in_words(detail.guess.field, detail.stands)
        return Say("details_found.differs", which=which, said=said, stands=stands, **values)
    if bare(said) == bare(named):
        return Say("details_found.bare", which=which, **values)
    if detail.guess.reason == NAMED or (detail.guess.field in OF_AGREEMENT and not detail.fills):
        return Say("details_found.named", which=which, said=said, **values)
    return Say("details_found.fills", which=which, said=said, **values)


def _in_words(field: str, value: str) -> str | Say:
    """Return a detail as it is told: outside text as it stands, a time to pay in words."""
    if field != AGREED_TERM:
        return one_line(value)
    days, from_month_end = term_read(value)
    return Say("details_found.from_month_end" if from_month_end else "details_found.days", n=days)


def paper_warning(exhibit: Exhibit, owner: Owner, said: CaseInvoices) -> Say | None:
    """Return that an invoice is of another seller, or a paper from outside gives another account.

    Else that an invoice of ours is not claimed (`casefile.desk.unclaimed`);
    None for none of them. The account of another seller is his own: it warns of nothing. *said*:
    what the invoices of its case say.
    """
    case = said.case
    if not is_invoice(exhibit):
        return _account_warning(case, exhibit, owner)
    seller = _other_seller(exhibit, owner, said)
    if not seller:
        return _account_warning(case, exhibit, owner) or unclaimed(exhibit, said)
    if sides_of(case).respondent.is_firm(seller):
        return None  # what he bills us, with his account
    told = {"seller": one_line(seller), "claimant": one_line(creditor(case, owner).name)}
    return Say("details_found.other_seller", mark=exhibit.mark, **told)


def invoices_unclaimed(owner: Owner, said: CaseInvoices) -> tuple[str, ...]:
    """Return the marks of the invoices of ours that their case does not claim (`unclaimed`)."""
    ours = (x for x in said.case.exhibits if is_invoice(x) and not _other_seller(x, owner, said))
    return tuple(x.mark for x in ours if unclaimed(x, said) is not None)


def _other_seller(exhibit: Exhibit, owner: Owner, said: CaseInvoices) -> str:
    return other_seller(said.read(exhibit), trader_of(creditor(said.case, owner)))


def _account_warning(case: Case, exhibit: Exhibit, owner: Owner) -> Say | None:
    """Return that a paper from outside names another account than ours; None where it does not.

    One that names ours too, or that of the other side as it is known, warns of nothing.
    """
    named = [x for x in exhibit.suggestions if x.field == ACCOUNT]
    ours = case.claimant.bank_account or record_for(case.claimant, owner).bank_account
    if not named or not ours or _made_by_us(case, exhibit):
        return None
    known = [one for one in (ours, case.respondent.bank_account) if one]
    if any(same_account(x.value, one) for x in named for one in known):
        return None
    values = {"value": one_line(named[0].value), "stands": one_line(ours)}
    return Say("details_found.other_account", mark=exhibit.mark, **values)


def chosen(offered: Sequence[Detail], asked: Sequence[str] | None, mark: str) -> tuple[Detail, ...]:
    """Return the details *asked* for, by field or key; None: those that fill an empty place.

    Raises: BadInput, for what the paper does not offer, and for a field that it offers twice.
    """
    if asked is None:
        return tuple(one for one in offered if one.fills)
    taken: list[Detail] = []
    for name in asked:
        meant = [one for one in offered if name in (one.key, one.guess.field)]
        if not meant:
            known = ", ".join(dict.fromkeys(one.guess.field for one in offered))
            raise BadInput("no_such_detail", where=mark, value=name, known=known or "-")
        if len({place_of(one.guess) for one in meant}) < len(meant):
            raise BadInput("several_details", where=mark, value=" | ".join(x.key for x in meant))
        taken += meant
    return tuple(dict.fromkeys(taken))


def with_details(case: Case, taken: Iterable[Detail], fresh_id: Callable[[], str]) -> Case:
    """Return *case* with the details taken in the place of what stands; a person is one more."""
    for detail in taken:
        guess = detail.guess
        whose, _, what = guess.field.partition(".")
        party = getattr(case, whose)
        if guess.field == COURT_FILE:
            case = case.but(court_file=guess.value)
        elif guess.field == PERSON:
            case = case.but(**{whose: _with_person(party, guess, fresh_id)})
        else:
            case = case.but(**{whose: with_detail(party, what, guess.value)})
    return case


def _with_person(party: Party, guess: Suggestion, fresh_id: Callable[[], str]) -> Party:
    """Return *party* with one more person, or with the role of one whose role is not known."""
    if any(bare(one.name) == bare(guess.value) for one in party.people):
        people = tuple(
            one.but(role=one.role or guess.role) if bare(one.name) == bare(guess.value) else one
            for one in party.people
        )
        return party.but(people=people)
    person = Person(id=fresh_id(), name=guess.value, role=guess.role)
    return party.but(people=(*party.people, person))


def written(before: Case, after: Case) -> tuple[Say, ...]:
    """Return the details that stand in *after* and did not in *before*."""
    told = []
    for field in DETAILS:
        whose, _, what = field.partition(".")
        was, now = (all_held(getattr(case, whose), what) for case in (before, after))
        told += [
            Say(
                "details_found.written",
                which=Say(f"details_found.{field}"),
                value=_in_words(field, one),
            )
            for one in now
            if one not in was
        ]
    return tuple(told)


def owner_with(owner: Owner, case: Case, taken: Iterable[Detail]) -> Owner:
    """Return *owner* with the details of the claimant taken, where his own place is empty.

    Only of who acts for himself, and in a case of his own name.
    """
    same = _folded(owner.name) == _folded(case.claimant.name or owner.name)
    if not owner.for_himself or not owner.name or not same:
        return owner
    for detail in taken:
        whose, _, what = detail.guess.field.partition(".")
        if whose == "claimant" and not held(owner, what, detail.guess.value):
            owner = with_detail(owner, what, detail.guess.value)
    return owner


def _may(case: Case, exhibit: Exhibit, guess: Suggestion) -> bool:
    if guess.field in CLAIMANT_DETAILS:
        if guess.reason == SENT_BY_US:  # the mail itself: told, and taken only by name
            return exhibit.maker is Provenance.CLAIMANT and exhibit.mark.startswith("C-")
        return _made_by_us(case, exhibit)
    his_own = guess.reason == _HIS_OWN or (guess.field == PERSON and guess.reason != REPRESENTS)
    return not his_own or exhibit.maker in FROM_HIM


def _made_by_us(case: Case, exhibit: Exhibit) -> bool:
    """True for a paper of this side that did not come here from another."""
    return (
        exhibit.maker is Provenance.CLAIMANT
        and not exhibit.reading.sender  # a mail names any sender it likes
        and exhibit.mark.startswith("C-")
        and all(x is not None and _is_ours(x) for x in _came_in(case, exhibit))
    )


def _is_ours(container: Exhibit) -> bool:
    """True for a message of ours, and for what is no message: an archive."""
    return not _is_message(container) or container.maker is Provenance.CLAIMANT


def _in_a_message(case: Case, exhibit: Exhibit) -> bool:
    return any(x is None or _is_message(x) for x in _came_in(case, exhibit))


def _is_message(exhibit: Exhibit) -> bool:
    return bool(exhibit.reading.sender or exhibit.reading.messages)


def _came_in(case: Case, exhibit: Exhibit) -> list[Exhibit | None]:
    """Return what the exhibit came in, the nearest first; None for what is not there any more."""
    held: list[Exhibit | None] = []
    parent = exhibit.custody.parent
    while parent and all(x is None or x.mark != parent for x in held):
        found = case.exhibit(parent)
        held.append(found)
        parent = found.custody.parent if found is not None else ""
    return held


def place_of(guess: Suggestion) -> tuple[str, str]:
    """Return the place a detail would take: a number goes by its kind, a person by the name."""
    if guess.field == PERSON:
        return guess.field, bare(guess.value)
    kind = guess.value.rpartition(" ")[0] if guess.field.endswith(".number") else ""
    return guess.field, kind.casefold()


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
