"""Reads what exhibits hold: questions still to ask, money matched to debts, optical reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

from casefile.desk.billing import Billing
from casefile.desk.debt_refs import debt_named
from casefile.desk.marks import exhibit_of
from casefile.desk.records import Opened
from casefile.documents.pictures import drawable, page_count, picture
from casefile.intake.clues import hint
from casefile.intake.guess import said_in
from casefile.intake.optical import (
    kept_pages,
    languages_here,
    read_pictures,
    seen_in_pictures,
)
from casefile.intake.other_lines import others_shown, without_others
from casefile.intake.quality import Question, questions
from casefile.intake.reading import FullReading
from casefile.intake.short import short_reading
from casefile.intake.who import sides_of
from casefile.model.case import Case
from casefile.model.claim import Payment
from casefile.model.dates import UNDATED
from casefile.model.disclosure import Audience
from casefile.model.errors import BadInput
from casefile.model.exhibit import BILLS, Element, Exhibit, ExhibitKind, Provenance, Signature
from casefile.model.ledger import LedgerRow
from casefile.model.say import Say
from casefile.model.suggestion import PLEA, SAID, Suggestion
from casefile.rules.came_in import unrecorded
from casefile.rules.his_terms import untold_terms
from casefile.rules.matching import Match, matched
from casefile.rules.papers_of import is_of_no_debt
from casefile.rules.whole_statement import goes_out, whole_statement


class Readings(Billing):
    """The part of the desk that draws out what several readings say together."""

    def questions(self, ref: str, mark: str) -> tuple[Question, ...]:
        """Return what is still to be asked of a person about an exhibit. Raises: NotFound."""
        case = self.case(ref)
        return self.questions_of(case, exhibit_of(case, mark))

    def questions_of(self, case: Case, exhibit: Exhibit) -> tuple[Question, ...]:
        """Return the same for an exhibit of a case in hand: for who asks about many.

        Before it is accepted, what it seems to be decides what is asked, and nothing is asked that
        a guess answers: that waits to be accepted.
        """
        waits = frozenset[str]() if exhibit.accepted else {x.field for x in exhibit.suggestions}
        guess = next((x.value for x in exhibit.suggestions if x.field == "kind"), "")
        if guess and not exhibit.accepted and exhibit.kind is ExhibitKind.UNKNOWN:
            exhibit = exhibit.but(kind=ExhibitKind(guess))
        transcribed = any(x.kind is ExhibitKind.TRANSCRIPT for x in case.exhibits)
        shows_more = any(one.mark == exhibit.mark for one in unrecorded(case))
        languages = self.law_of(case).languages
        asked = questions(
            exhibit,
            languages,
            transcribed=transcribed,
            unrecorded=shows_more,
            untold=exhibit.mark in untold_terms(case),
            tells_terms=self.terms_told(case, exhibit, Audience.COURT) is not None,
            of_no_debt=is_of_no_debt(case, exhibit),
            bill=any(x.kind in BILLS for x in case.exhibits),
        )
        return tuple(one for one in asked if one.field not in waits)

    def statement_told(self, case: Case, exhibit: Exhibit) -> Say | None:
        """Return what others will see in a paper of a bank beside what is of the matter."""
        if not goes_out(exhibit):
            return None
        full = self.full_reading(case.id, exhibit)
        return whole_statement(exhibit, others_shown(full, exhibit, case))

    def other_lines(self, case: Case) -> dict[str, dict[str, str]]:
        """Return by mark what is left of each line where the lines of others are to be covered."""
        return {
            x.mark: without_others(self.full_reading(case.id, x), x, case)
            for x in case.exhibits
            if x.covers_others
        }

    def matches(self, ref: str, mark: str) -> tuple[Match, ...]:
        """Return the lines of a statement that seem to pay debts; none is a fact yet.

        A bank's paper without a table has a line for each sum that came in by its words. Lines of
        which a person said that they paid none of the debts are left out. Raises: NotFound.
        """
        case = self.case(ref)
        exhibit = exhibit_of(case, mark)
        rows = self.full_reading(case.id, exhibit).rows or _rows(exhibit, case.respondent.name)
        if not self.either_way(case.place):
            rows = tuple(row.but(swapped=UNDATED) for row in rows)
        found = matched(rows, case.debts, case.payments, sides_of(case).respondent.is_in)
        return tuple(one for one in found if one.row.line not in exhibit.elsewhere_lines)

    def match(self, ref: str, mark: str, line: int) -> Match:
        """Return one line of the statement *mark* that seems to pay. Raises: NotFound, BadInput."""
        found = next((m for m in self.matches(ref, mark) if m.row.line == line), None)
        if found is None:
            raise BadInput("no_such_match", where=mark, line=str(line))
        return found

    def confirm(
        self, ref: str, mark: str, line: int, debt: str = "", *, sure: bool = False
    ) -> Opened:
        """Record the payment of one matched line of the statement *mark*, for *debt*.

        Empty *debt*: the one debt of the match; where there are several or none, as the place
        allocates. A payment of the same sum that was entered without a day is this one: it gets its
        day and its paper, and no second one is made. Raises: NotFound; BadInput for a line without
        a match or an unknown debt, for money that was taken back, and for a line that names another
        invoice or is older than the debts, unless *debt* is named or a person is *sure*.
        """
        match = self.match(ref, mark, line)
        if match.back is not None:
            raise BadInput("payment_taken_back", where=mark, line=str(line), why=match.told)
        if match.doubtful and not (debt or sure):
            raise BadInput("payment_doubtful", where=mark, line=str(line), why=match.told)
        case = self.case(ref)
        chosen = debt or (match.debts[0] if len(match.debts) == 1 else "")
        if chosen:
            debt_named(case, chosen)
        told = Payment(
            amount=match.amount,
            dated=match.dated,
            debt=chosen,
            marks=(mark,),
            note=match.because,
        )

        def confirmed(now: Case) -> Case:
            return now.but(payments=_with_payment(now.payments, told, self.fresh_id))

        return self.change(case.id, confirmed, note="pay")

    def paid_elsewhere(self, ref: str, mark: str, line: int, *, bounced: bool = False) -> Opened:
        """Keep that a line of the statement *mark* paid none of the debts; it is offered no more.

        *bounced*: he tried to pay with it, and it was taken back: the paper shows that the debt is
        unpaid. Raises: NotFound; BadInput for a line without a match, and for one that was said to
        be taken back and was not.
        """
        match = self.match(ref, mark, line)
        if bounced and match.back is None:
            raise BadInput("payment_stayed", where=mark, line=str(line))

        def kept(one: Exhibit) -> Exhibit:
            shows = one.shows | {Element.UNPAID} if bounced else one.shows
            return one.but(elsewhere_lines=(*one.elsewhere_lines, line), shows=shows)

        def said(now: Case) -> Case:
            rows = tuple(kept(one) if one.mark == mark else one for one in now.exhibits)
            return now.but(exhibits=rows)

        return self.change(self.id_of(ref), said, note="pay")

    def signatures_found(self, ref: str, mark: str) -> tuple[Signature, ...]:
        """Return the digital signatures of an exhibit that are not yet in its dossier."""
        case = self.case(ref)
        exhibit = exhibit_of(case, mark)
        known = {(s.signer, str(s.signed), s.finding) for s in exhibit.signatures}
        found = self.full_reading(case.id, exhibit).signatures
        return tuple(s for s in found if (s.signer, str(s.signed), s.finding) not in known)

    def accept_signatures(self, ref: str, mark: str, *, expect: str = "") -> Opened:
        """Put the digital signatures found into the dossier of the exhibit. Raises: NotFound."""
        found = tuple(s.but(id=self.fresh_id()) for s in self.signatures_found(ref, mark))

        def kept(now: Case) -> Case:
            return now.but(
                exhibits=tuple(
                    x.but(signatures=(*x.signatures, *found)) if x.mark == mark else x
                    for x in now.exhibits
                )
            )

        return self.change(ref, kept, note=f"accept signatures of {mark}", expect=expect)

    def optical_offer(self, exhibit: Exhibit) -> tuple[str, ...]:
        """Return the languages in which its pictures could be read; none: nothing to offer."""
        pictures = exhibit.reading.has_text is False and drawable(exhibit.custody.media_type)
        return languages_here() if pictures else ()

    def read_optically(
        self,
        ref: str,
        mark: str,
        languages: Sequence[str],
        told: Callable[[int, int], bool] | None = None,
    ) -> FullReading:
        """Read the pictures of an exhibit with Tesseract; the words are kept under a flag.

        They lie beside the evidence as text, so no cache that is deleted takes them along. What
        they suggest is suggested as if they had been read when it was taken in; of a paper that
        was accepted, what it says for the records of the case alone.

        *told* hears (pages done, pages in all) and says False to stop.
        Raises: NotFound; BadInput, without Tesseract or a language; CannotRead.
        """
        case = self.case(ref)
        exhibit = exhibit_of(case, mark)
        path, media_type = self.evidence_path(ref, mark), exhibit.custody.media_type
        count = page_count(path, media_type)
        if not count:
            raise BadInput("no_pictures_to_read", where=mark)
        seen = read_pictures([picture(path, media_type, n) for n in range(count)], languages, told)
        before = self.full_reading(case.id, exhibit)
        pages = kept_pages(seen)
        full = seen_in_pictures(before, pages, seen.flags)
        blobs = self._blobs(case.id)
        kept = blobs.put(BytesIO(pages))
        blobs.put_reading(exhibit.custody.sha256, full.to_json())
        found = self._suggested_anew(case, exhibit, full)
        guess = next((ExhibitKind(x.value) for x in found if x.field == "kind"), exhibit.kind)
        kind = exhibit.kind if exhibit.accepted else guess
        short = short_reading(full, kind, case, self.home_money(case)).but(optical=kept.sha256)

        def noted(now: Case) -> Case:
            return now.but(
                exhibits=tuple(
                    x.but(reading=short, language=x.language or full.language, suggestions=found)
                    if x.mark == mark
                    else x
                    for x in now.exhibits
                )
            )

        self.change(case.id, noted, note=f"read {mark} optically")
        return full

    def _suggested_anew(
        self, case: Case, exhibit: Exhibit, full: FullReading
    ) -> tuple[Suggestion, ...]:
        """Return the suggestions of an exhibit whose words were read after it was taken in."""
        mark = exhibit.mark
        if not exhibit.accepted:
            others = tuple(x for x in case.exhibits if x.mark != mark)
            with self._batch(case.but(exhibits=others)) as batch:
                return batch.guesses(mark, full, exhibit.custody)
        known = exhibit.provenance is not Provenance.UNKNOWN
        made = hint("provenance", exhibit.provenance.value, "kind_not_seen") if known else None
        taken = {one.defence.value for one in case.positions if mark in one.marks}
        taken |= {one.outcome.value for one in case.contacts if mark in one.marks}
        said = said_in(full, exhibit.kind, made, sides_of(case), case.debts)
        fresh = (x for x in said if not (x.field in (PLEA, SAID) and x.value in taken))
        return tuple(dict.fromkeys((*exhibit.suggestions, *fresh)))


def _rows(exhibit: Exhibit, payer: str) -> tuple[LedgerRow, ...]:
    """Return what the words of a bank's paper say came in from *payer*, as lines of a statement."""
    return tuple(
        LedgerRow(
            line=n,
            dated=one.on,
            amount=one.amount.amount,
            currency=one.amount.currency,
            who=payer,
            text=one.because,
        )
        for n, one in enumerate(exhibit.reading.money_in, 1)
    )


def _with_payment(
    payments: Sequence[Payment], told: Payment, fresh_id: Callable[[], str]
) -> tuple[Payment, ...]:
    """Return *payments* with the one that a paper tells of: one entered without a day, or new.

    The debt that a person entered stands where the paper names none.
    """
    for n, one in enumerate(payments):
        same = one.amount == told.amount and (told.debt == one.debt or "" in (told.debt, one.debt))
        if same and not one.dated.known and not one.marks:
            debt, note = told.debt or one.debt, one.note or told.note
            known = told.but(id=one.id, debt=debt, note=note)
            return (*payments[:n], known, *payments[n + 1 :])
    return (*payments, told.but(id=fresh_id()))
