"""Keeps the record: new cases, fields, calls, money received."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from casefile.desk.debt_refs import all_counted, debt_named
from casefile.desk.number_kinds import kinds_of
from casefile.desk.paths import changed, refuse_days_to_come
from casefile.desk.proposing import Proposing
from casefile.desk.records import Opened
from casefile.desk.refusing import (
    of_numbers,
    other_money,
    refuse_no_choice,
    refuse_other_interest,
    refuse_other_money,
)
from casefile.intake.asked import day_to_pay
from casefile.library import toml
from casefile.model.case import Case
from casefile.model.claim import Debt, Payment
from casefile.model.contact import Contact, Direction
from casefile.model.dates import UNDATED, LooseDate, loose, not_to_come
from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadInput, CasefileError
from casefile.model.exhibit import Exhibit
from casefile.model.fault import naming
from casefile.model.money import Money
from casefile.model.party import Owner, Party, PartyKind
from casefile.model.record import refusal_of
from casefile.rules.authority import same_name
from casefile.rules.day_made import with_days_made
from casefile.rules.offers_on_file import answered_now
from casefile.rules.paper_of_talk import with_its_paper
from casefile.store.custody import Access


class Keeping(Proposing):
    """The part of the desk that writes things down."""

    def set(self, ref: str, settings: Iterable[str], *, expect: str = "") -> Opened:
        """Set fields by their paths; an answer to an offer keeps its day.

        Raises: BadInput, Conflict.
        """
        given = tuple(settings)
        names = ", ".join(setting.partition("=")[0] for setting in given)

        def with_settings(case: Case) -> Case:
            after = with_days_made(case, self.with_corrections(case, given))
            if after.place and after.place != case.place:
                self.law_of(after)  # refused where there is no law of that place
            refuse_other_money(after, case)
            if after.interest_regime != case.interest_regime:
                refuse_other_interest(after, self.law_of(after))
            if after.language and after.language != case.language:
                self.language(after.language)
            return answered_now(case, after, self.on, _days_given(given, case, after))

        return self.change(ref, with_settings, note=f"set {names}", expect=expect)

    def set_owner(self, settings: Iterable[str]) -> Owner:
        """Set fields of the owner's own record. Raises: BadInput."""
        before = self.owner()
        place = before.place or self.settled_place()
        with of_numbers(self.number_kinds(place)):
            owner = changed(
                before,
                tuple(settings),
                on=self.on,
                currency="",
                fresh_id=self.fresh_id,
                said=self.typed_words(place),
            )
        kinds = self.number_kinds(owner.place or self.settled_place())
        owner = kinds_of(owner, (one.kind for one in before.numbers), kinds)
        if owner.acting_for != before.acting_for:
            refuse_no_choice(owner.acting_for)
        if owner.language:
            self.language(owner.language)  # refused where none is known by that code
        if owner.place and owner.place not in self.laws:
            raise BadInput("no_such_place", where=owner.place, known=self.known_places)
        self.keep_owner(owner)
        return owner

    def claimant(self) -> Party:
        """Return the owner as a claimant."""
        owner = self.owner()
        return Party(
            id=self.fresh_id(),
            name=owner.name,
            kind=owner.kind,
            proprietor=owner.proprietor,
            numbers=owner.numbers,
            address=owner.address,
            email=owner.email,
            phone=owner.phone,
            bank_account=owner.bank_account,
        )

    def new(
        self,
        *,
        respondent: str,
        amount: Money | None = None,
        due: LooseDate = UNDATED,
        claimant: str = "",
        place: str = "",
        ref: str = "",
        kind: PartyKind = PartyKind.UNKNOWN,
    ) -> Opened:
        """Open a case: who owes and what he is, how much, since when. Raises: BadInput."""
        if not respondent.strip():
            raise BadInput("respondent_needed", where="--respondent")
        chosen = place or self.place_for(amount.currency if amount else "")
        another = bool(claimant) and not same_name(claimant, self.owner().name)
        case = Case(
            title=respondent,
            place=chosen,
            language=self.words.code,
            opened=loose(self.on),
            claimant=Party(id=self.fresh_id(), name=claimant) if another else self.claimant(),
            respondent=Party(id=self.fresh_id(), name=respondent, kind=kind),
            debts=(self._debt(ref, amount, due),) if amount else (),
        )
        self.law_of(case)
        return self.create(case, note="new")

    def _debt(self, ref: str, amount: Money, due: LooseDate) -> Debt:
        try:
            counted = "" if ref else "1"
            return Debt(
                id=self.fresh_id(), ref=ref or counted, counted=counted, amount=amount, due=due
            )
        except ValidationError as trouble:
            raise refusal_of(trouble, "new") from trouble

    def new_from(self, path: Path, *, until: date | None = None, sample: bool = False) -> Opened:
        """Open a case from a case.toml; files named in it are taken in from beside it.

        What it tells of has happened by the day of reading, or by *until* where that is later: a
        sample is written for its own day. One that a broken run left without files is gone on with.
        Raises: BadInput, naming file and field; nothing is left behind then.
        """
        given = toml(path)
        files = _files_of(given, path)
        try:
            case = all_counted(Case.model_validate(given))
        except ValidationError as trouble:
            raise refusal_of(trouble, str(path), Case, given) from trouble
        refuse_other_money(case, Case())
        refuse_days_to_come(case, max(self.on, until or self.on), str(path))
        self.law_of(case)
        bare = case.but(exhibits=tuple(x for x in case.exhibits if x.mark not in files))
        bare = bare.but(opened=case.opened or loose(self.on), sample=sample)
        opened = self._broken_off(bare) if files else None
        opened = opened or self.create(bare, note="new")
        try:
            if files:
                self._with_files(opened.case.id, case, files)
        except CasefileError:
            case_now, revision = self.opened(opened.case.id)
            self.store.delete(case_now.id, revision, actor=self.actor)
            raise
        return self.opened(opened.case.id)

    def _broken_off(self, bare: Case) -> Opened | None:
        """Return the case that stands as *bare* and had nothing but its first entry, if any."""
        own = {"id": "", "number": 0, "opened": UNDATED}
        for line in self.cases():
            if line.title != bare.title or line.damaged or len(self.store.entries(line.id)) > 1:
                continue
            opened = self.opened(line.id)
            if opened.case.but(**own) == bare.but(**own):
                return opened
        return None

    def _with_files(self, id_: str, described: Case, files: dict[str, Path]) -> None:
        """Take in the files of a case.toml and lay its facts over what was read."""
        by_file: dict[str, list[Exhibit]] = {}
        case = self.case(id_)
        with self._batch(case, side="tmp") as batch:
            for mark, file in files.items():
                before = len(batch.fresh)
                filed = batch.take_in([file])
                if filed[0].trouble is not None:
                    raise filed[0].trouble
                if filed[0].duplicate_of:
                    raise BadInput("same_file_twice", where=str(file), mark=mark)
                by_file[mark] = batch.fresh[before:]
        placed: list[Exhibit] = []
        marks = {x.mark for x in described.exhibits}
        named: dict[str, str] = {}
        for mark, (main, *parts) in by_file.items():
            facts = described.exhibit(mark)
            assert facts is not None
            placed.append(_laid_over(main, facts))
            named[main.mark] = mark
            for part in parts:
                named[part.mark] = next(m for n in count(1) if (m := f"C-{n}") not in marks)
                marks.add(named[part.mark])
                parent = named[part.custody.parent]
                placed.append(
                    part.but(mark=named[part.mark], custody=part.custody.but(parent=parent))
                )
        order = {x.mark: n for n, x in enumerate(described.exhibits)}
        everything = sorted((*case.exhibits, *placed), key=lambda x: order.get(x.mark, len(order)))
        self.change(id_, lambda now: now.but(exhibits=tuple(everything)), note=f"add {len(placed)}")
        self._accessed_all(id_, Access.TAKEN_IN, placed)

    def log(self, ref: str, contact: Contact, *, expect: str = "") -> Opened:
        """Write down a call, message or letter, with the day it was noted.

        A message whose paper is in the file has its mark; one of ours the day it asks to pay by.
        Raises: BadInput, for a promise where nobody spoke who could have made it, one for an
        unknown debt, or a day to come.
        """
        self._refuse_untrue(contact)
        promised = contact.promise.debt if contact.promise is not None else ""
        for named in filter(None, (promised, contact.debt)):
            debt_named(self.case(ref), named)
        noted = contact.but(id=self.fresh_id(), noted_on=loose(self.on))
        if contact.direction is Direction.OUT and not contact.pay_by.known:
            noted = noted.but(pay_by=day_to_pay(contact.said, contact.on))
        return self.change(
            ref,
            lambda case: case.but(contacts=(*case.contacts, with_its_paper(case, noted))),
            note=f"log {contact.channel.value}",
            expect=expect,
        )

    def _refuse_untrue(self, contact: Contact) -> None:
        """Refuse a contact that cannot have been. Raises: BadInput."""
        with naming("on", "log"):
            not_to_come(contact.on, self.on)
        if contact.promised_by_nobody:
            raise BadInput("promise_unspoken", where="log", outcome=contact.outcome)
        if contact.promised_elsewhere:
            raise BadInput("promise_elsewhere", where="log", about=contact.about)

    def pay(
        self, ref: str, amount: Money, dated: LooseDate, *, debt: str = "", expect: str = ""
    ) -> Opened:
        """Record money received.

        Raises: BadInput, for an unknown debt, one in other money, a negative sum, or a day to come.
        """
        with naming("dated", "payment"):
            not_to_come(dated, self.on)
        case = self.case(ref)
        paid = debt_named(case, debt) if debt else None
        if paid is not None and paid.amount.currency != amount.currency:
            raise other_money(amount, paid)
        try:
            payment = Payment(id=self.fresh_id(), amount=amount, dated=dated, debt=debt)
        except ValidationError as trouble:
            raise refusal_of(trouble, "payment") from trouble
        return self.change(
            ref, lambda now: now.but(payments=(*now.payments, payment)), note="pay", expect=expect
        )


def _days_given(settings: Iterable[str], before: Case, after: Case) -> frozenset[str]:
    """Return the ids of the offers of *after* for whose answer *settings* give a day."""
    paths = (setting.partition("=")[0].split(".") for setting in settings)
    rows = {path[1] for path in paths if path[0] == "offers" and path[2:] == ["answered_on"]}
    found = {offer.id for n, offer in enumerate(after.offers, 1) if {offer.id, str(n)} & rows}
    if "new" in rows:
        found |= {offer.id for offer in after.offers} - {offer.id for offer in before.offers}
    return frozenset(found)


def _files_of(given: dict[str, Any], path: Path) -> dict[str, Path]:
    """Take the ``file`` keys out of the exhibits of *given*; return mark to file."""
    files: dict[str, Path] = {}
    rows = given.get("exhibits", [])
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and "file" in row:
            name = str(row.pop("file"))
            file = path.parent / name
            if not file.exists():
                raise BadInput("no_such_file", where=str(path), field=name)
            files[str(row.get("mark", ""))] = file
    return files


def _laid_over(read: Exhibit, facts: Exhibit) -> Exhibit:
    """Return the facts a person gave, with the custody and reading of the file."""
    given = {name: getattr(facts, name) for name in facts.model_fields_set}
    kept = read.but(**{**given, "mark": facts.mark})
    if kept.accepted and "disclosure" not in facts.model_fields_set:
        return kept.but(disclosure=Disclosure.INTERNAL)
    return kept
