"""Files evidence: takes it in, reads it, guesses, and accepts what a person confirms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from casefile.desk.batch import Batch, Told, files_in
from casefile.desk.correcting import (
    Guessing,
    corrected,
    label_settled,
    read_by_kind,
    read_for_asking,
    recognised,
    settled_as_guessed,
)
from casefile.desk.detailing import (
    Detail,
    chosen,
    details,
    owner_with,
    paper_warning,
    with_details,
)
from casefile.desk.hearing import refuse_unread, taken_of, with_heard, without_told
from casefile.desk.holding import Holding
from casefile.desk.marks import exhibit_of
from casefile.desk.number_kinds import kinds_settled
from casefile.desk.paths import case_with
from casefile.desk.records import Elsewhere, Filed, Opened
from casefile.desk.refusing import of_numbers
from casefile.intake.child import ReadingChild
from casefile.intake.guess import proposed_label
from casefile.model.case import Case
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadInput, CasefileError, Damaged
from casefile.model.exhibit import Exhibit, ExhibitKind, Override
from casefile.model.payment_term import terms_typed
from casefile.model.say import Say
from casefile.store.custody import Access, accesses

_MOST_ELSEWHERE, _MOST_READ = 3, 20
"""Other cases that one paper is told to lie in, and that are read for all papers of one batch."""


class Filing(Holding):
    """The part of the desk that keeps evidence."""

    def add(
        self,
        ref: str,
        paths: Iterable[Path],
        *,
        side: str = "C",
        told: Told | None = None,
        from_whom: str = "",
    ) -> tuple[Filed, ...]:
        """Take in files, folders and archives; one commit for all. A refusal stops only its file.

        *side* is ``C`` for one's own evidence, ``R`` for what the respondent put forward.
        Raises: NotFound, Conflict. Cancelling keeps what was taken in so far.
        """
        case = self.case(ref)
        with self._batch(case, side=side, from_whom=from_whom, told=told) as batch:
            filed = batch.take_in(files_in(paths))
        if batch.fresh:
            self.change(
                case.id,
                lambda now: now.but(exhibits=(*now.exhibits, *batch.fresh)),
                note=f"add {len(batch.fresh)}",
            )
            self._accessed_all(case.id, Access.TAKEN_IN, batch.fresh)
        self._noted_late(case)
        elsewhere = self._elsewhere(case, batch.fresh)
        return tuple(
            one._replace(elsewhere=elsewhere.get(one.exhibit.custody.sha256, ()))
            if one.exhibit is not None
            else one
            for one in filed
        )

    def _elsewhere(self, case: Case, fresh: Iterable[Exhibit]) -> dict[str, tuple[Elsewhere, ...]]:
        """Return by hash where the same bytes lie in other cases of the library.

        Not told of a picture within a mail (a letterhead is in every mail) and of printed terms.
        A case that cannot be read is passed by: this is a warning, no search.
        """
        wanted = {x.custody.sha256 for x in fresh if not _in_every_case(x)}
        held = self.store.holding(wanted, case.id) if wanted else {}
        cases: dict[str, Case] = {}
        told: dict[str, list[Elsewhere]] = {}
        for sha256, ids in held.items():
            for id_ in ids[:_MOST_ELSEWHERE]:
                if id_ not in cases and len(cases) < _MOST_READ:
                    with suppress(CasefileError):
                        cases[id_] = self.case(id_)
                other = cases.get(id_)
                rows = other.exhibits if other is not None else ()
                mark = next((x.mark for x in rows if x.custody.sha256 == sha256), "")
                if other is not None and mark:
                    place = Elsewhere(other.number, other.respondent.name or other.title, mark)
                    told.setdefault(sha256, []).append(place)
        return {sha256: tuple(places) for sha256, places in told.items()}

    def _noted_late(self, case: Case) -> None:
        """Write down the taking in of exhibits that an interrupted run did not come to note.

        Each line has the time of its entry; when it was taken in, the exhibit itself says.
        """
        with suppress(Damaged):  # a record that does not hold is told by `check`
            lines = accesses(self.store, case.id)
            noted = {x.sha256 for x in lines if x.access is Access.TAKEN_IN}
            late = [x for x in case.exhibits if x.custody.sha256 not in noted]
            self._accessed_all(case.id, Access.TAKEN_IN, late)

    @contextmanager
    def _batch(
        self, case: Case, *, side: str = "C", from_whom: str = "", told: Told | None = None
    ) -> Iterator[Batch]:
        """Yield a batch of evidence for *case*, with a child that reads for all of it."""
        with ReadingChild() as child:
            yield Batch(
                case,
                self._blobs(case.id),
                child,
                lambda exhibit: self.full_reading(case.id, exhibit, child=child),
                now=self.now,
                actor=self.actor,
                side=side,
                from_whom=from_whom,
                told=told,
                words=self.words_of(case),
                home=self.home_money(case),
                either_way=self.either_way(case.place),
            )

    def accept(
        self,
        ref: str,
        marks: Sequence[str] = (),
        *,
        settings: Iterable[str] = (),
        label: str = "",
        grade: str = "",
        why: str = "",
        looked: bool | None = None,
        pleas: Sequence[str] | None = None,
        details: Sequence[str] | None = None,
        rest_refused: bool = False,
        expect: str = "",
    ) -> Opened:
        """Make the suggestions of the exhibits facts; *settings* (``kind=contract``) win over them.

        No marks: all that wait. *label* sets the disclosure, else the proposed one is taken.
        *grade* overrides the computed grade and needs *why*.

        *looked*: a person has looked at each of them; None: at one that is accepted by itself, at
        none of several. What the other side says in a paper becomes a position of the case, or an
        entry of its log, only when it was looked at; *pleas* are the defences taken then, with the
        promises and admissions (`casefile.desk.hearing`), the others are refused; None: all. So do
        the details that it names of the people of the case; *details* are those taken
        (``claimant.address``), even over what stands; None: those that fill an empty place. The
        others stay offered, unless *rest_refused*. What is taken of the claimant fills the empty
        places of the owner's own record too, where he is that claimant. Raises: NotFound, BadInput.
        """
        if grade and not why:
            raise BadInput("override_needs_why", where="--grade")
        given = tuple(settings)
        case = self.case(ref)
        wanted = tuple(marks) or tuple(x.mark for x in case.exhibits if not x.accepted)
        seen = len(marks) == 1 if looked is None else looked
        for mark in wanted:
            exhibit_of(case, mark)
        own = Override(grade=grade, why=why, by=self.actor, on=loose(self.on)) if grade else None
        written: list[Detail] = []

        def accepted(now: Case) -> Case:
            held: list[Exhibit] = []
            written.clear()
            people = now
            looked_at: list[Exhibit] = []
            for before in now.exhibits:
                exhibit = before
                if before.mark in wanted:
                    exhibit = self._accepted(now, before, given, label)
                    if own:
                        exhibit = exhibit.but(override=own)
                    if seen:
                        fresh = pleas is not None or not before.accepted
                        looked_at.append(exhibit)
                        known = exhibit.heard if fresh else before.heard  # what was shown of it
                        heard = taken_of(known, pleas)
                        people = with_heard(people, exhibit, heard, self.fresh_id, self.on)
                        offered = self.details(people, exhibit)
                        named = chosen(offered, details, exhibit.mark)
                        people = with_details(people, named, self.fresh_id)
                        written.extend(named)
                        gone = offered if rest_refused else named
                        exhibit = without_told(exhibit, (*known, *(one.guess for one in gone)))
                    elif not before.accepted:
                        exhibit = exhibit.but(looked=before.looked or False)
                held.append(exhibit)
            refuse_unread(pleas or (), looked_at)
            done = people.but(exhibits=tuple(held))
            return recognised(now, done, self._guessing(done))

        note = f"accept {', '.join(wanted)}"
        opened = self.change(case.id, accepted, note=note, expect=expect)
        owner = owner_with(self.owner(), opened.case, written)
        if owner != self.owner():
            self.keep_owner(owner)
        return opened

    def details(self, case: Case, exhibit: Exhibit) -> tuple[Detail, ...]:
        """Return what the exhibit offers for the people of the case and nobody took or refused."""
        return details(case, exhibit, self.owner())

    def paper_warning(self, case: Case, exhibit: Exhibit) -> Say | None:
        """Return what there is to beware of in who bills, what account, what claim; else None."""
        return paper_warning(exhibit, self.owner(), self.invoices_of(case))

    def look(self, ref: str, mark: str, *, expect: str = "") -> Opened:
        """Write down that a person has opened the words or pages of an exhibit. Raises: NotFound.

        Nothing is accepted by it, and nothing is written where it was known already.
        """
        case = self.case(ref)
        exhibit = exhibit_of(case, mark)
        if exhibit.looked_at:
            return self.opened(ref)

        def seen(now: Case) -> Case:
            rows = (x.but(looked=True) if x.mark == mark else x for x in now.exhibits)
            return now.but(exhibits=tuple(rows))

        return self.change(case.id, seen, note=f"look {mark}", expect=expect)

    def _accepted(
        self, case: Case, exhibit: Exhibit, settings: Sequence[str], label: str
    ) -> Exhibit:
        before = exhibit
        if settings:
            paths = [f"exhibits.{exhibit.mark}.{setting}" for setting in settings]
            exhibit = exhibit_of(self.with_corrections(case, paths), exhibit.mark)
        settled = settled_as_guessed(exhibit)
        read = partial(self.full_reading, case.id)
        if settled.kind is not before.kind:
            settled = read_by_kind(settled, read(settled), case, self.home_money(case))
        else:
            settled = read_for_asking(settled, case, read, again=before.accepted)
        if label:
            return settled.but(disclosure=Disclosure(label), labelled=True)
        return settled.but(disclosure=self.label_to_come(case, exhibit))

    def label_to_come(self, case: Case, exhibit: Exhibit) -> Disclosure:
        """Return who may see *exhibit* once it is accepted as it is guessed now."""
        settled = settled_as_guessed(exhibit)
        if settled.disclosure is not Disclosure.INTERNAL or label_settled(exhibit):
            return settled.disclosure
        return proposed_label(settled, self.full_reading(case.id, exhibit), case)

    def with_corrections(self, case: Case, settings: Sequence[str]) -> Case:
        """Return *case* with ``FIELD=VALUE`` settings, and what follows from them of its papers."""
        after = self.with_settings(case, settings)
        return corrected(case, after, settings, self._guessing(after))

    def _guessing(self, case: Case) -> Guessing:
        """Return what papers of *case* are guessed anew by."""
        return Guessing(
            read=partial(self.full_reading, case.id),
            words=self.words_of(case),
            home=self.home_money(case),
            either_way=self.either_way(case.place),
        )

    def with_settings(self, case: Case, settings: Iterable[str]) -> Case:
        """Return *case* with ``FIELD=VALUE`` settings; see `casefile.desk.paths`."""
        with of_numbers(self.number_kinds(case.place)):
            after = case_with(
                case,
                terms_typed(settings),
                on=self.on,
                currency=self.money_of(case),
                fresh_id=self.fresh_id,
                said=self.typed_words(case.place),
                two_ways=self.either_way(case.place),
            )
        return kinds_settled(after, case, self.number_kinds(after.place))


def _in_every_case(exhibit: Exhibit) -> bool:
    """True for what lies in many cases by its nature, and warns of nothing."""
    if exhibit.custody.parent and exhibit.custody.media_type.startswith("image/"):
        return True
    return any(x.field == "kind" and x.value == ExhibitKind.TERMS for x in exhibit.suggestions)
