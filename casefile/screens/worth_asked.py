"""What a person is asked about an exhibit: guesses refused one by one, its worth, its payments."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import work

from casefile.desk.detailing import detail_told, written
from casefile.desk.pleading import plea_told
from casefile.desk.records import Opened
from casefile.model.errors import CasefileError
from casefile.model.exhibit import (
    NO_FIELD,
    PLEA,
    Exhibit,
    Provenance,
    SignatureLevel,
    Suggestion,
)
from casefile.rules.matching import Match
from casefile.screens.ask import Choose, ChooseSome, Prompt
from casefile.screens.ask_fields import AskFields
from casefile.screens.chrome import Table
from casefile.screens.exhibit_told import guess_told, is_statement, match_told
from casefile.screens.fields import Field, choices_of, yes_no
from casefile.screens.pane import CasePane
from casefile.screens.picture import PictureWindow
from casefile.screens.plain import bare, line, said, value
from casefile.screens.quality_told import (
    CHOICES,
    YES_OR_NO,
    as_typed,
    begun_at,
    choices_told,
    quality_rows,
)
from casefile.screens.wait import Progress

_QUALITY = "panes.evidence.quality"


class WorthAsked(CasePane):
    """A pane whose exhibit under the cursor is asked about."""

    @property
    def exhibit(self) -> Exhibit | None:
        """What is under the cursor."""
        return self.case.exhibit(self.query_one("#evidence", Table).key_at_cursor)

    def accepted(
        self,
        marks: tuple[str, ...],
        *settings: str,
        label: str = "",
        looked: bool = True,
        pleas: Sequence[str] | None = None,
        details: Sequence[str] | None = None,
    ) -> bool:
        """Make the guesses of the exhibits facts, with *settings* before them; True when kept."""

        def asked(revision: str) -> Opened:
            return self.desk.accept(
                self.open.ref,
                marks,
                settings=settings,
                label=label,
                looked=looked,
                pleas=pleas,
                details=details,
                expect=revision,
            )

        before, owner = self.case, self.desk.owner()
        kept = self.holder.change(asked)
        fields = [one.values["which"] for one in written(before, self.case)] if kept else []
        if fields:
            told = self.words.term("details_found.kept", fields=fields)
            also = self.words.term("details_found.owner_too") if self.desk.owner() != owner else ""
            self.app.notify(f"{told} {also}".rstrip(), markup=False, timeout=8)
        return kept

    def corrected(self, mark: str, setting: str, what: str = "", chosen: str = "") -> bool:
        """Set a field of an exhibit; one that waits goes on waiting. True when kept.

        *what* and *chosen*: what was chosen in a list, which is gone then, is said in passing.
        """
        change = f"exhibits.{mark}.{setting}"
        words = self.words
        done = words.term("panes.evidence.set", mark=mark, what=what, chosen=chosen)
        return self.holder.change(
            lambda revision: self.desk.set(self.open.ref, [change], expect=revision),
            done if chosen else "",
        )

    def waiting(self, mark: str) -> str:
        """Return the mark of the next exhibit that waits, by number; none: *mark*.

        Behind the last of them comes the first.
        """
        waiting = [x.mark for x in self.case.exhibits if not x.accepted]
        behind = [x for x in waiting if numbered(x) > numbered(mark)]
        return min(behind or waiting or [mark], key=numbered)

    def look(self, exhibit: Exhibit) -> None:
        """Write down that its words or pages were opened; who may only read leaves no trace here.

        Whoever opens the file itself stands in the record of access, whatever his role.
        """
        if not exhibit.looked_at:
            self.holder.note(lambda rev: self.desk.look(self.open.ref, exhibit.mark, expect=rev))

    def told(self, key: str, **values: object) -> None:
        """Say what was done."""
        self.app.notify(self.words.term(key, **values), markup=False, timeout=5)

    # -- guesses ------------------------------------------------------------------------------

    def action_refuse(self) -> None:
        """Take only some of the guesses: what is not marked is refused."""
        exhibit = self.exhibit
        if exhibit is None:
            return
        guesses = list(exhibit.pleas)
        if not exhibit.accepted:
            guesses[:0] = [x for x in exhibit.suggestions if x.field not in NO_FIELD]
        details = self.desk.details(self.case, exhibit)
        if not guesses and not details:
            return
        rows = [
            (
                str(n),
                said(self.words.say(plea_told(one, exhibit)))
                if one.field == PLEA
                else guess_told(one, self.words),
            )
            for n, one in enumerate(guesses)
        ]
        ticked = [code for code, _ in rows] + [one.key for one in details if one.fills]
        rows[:0] = [(one.key, said(self.words.say(detail_told(one, exhibit)))) for one in details]
        title = line(value(exhibit.mark), said(" · " + self.words.term("panes.evidence.refuse")))

        def taken(codes: tuple[str, ...] | None) -> None:
            if codes is None:
                return
            kept = [one for n, one in enumerate(guesses) if str(n) in codes]
            pleas = [one.value for one in kept if one.field == PLEA]
            named = [one.key for one in details if one.key in codes]
            settings = settings_of(exhibit, kept)
            if self.accepted((exhibit.mark,), *settings, pleas=pleas, details=named):
                refused = len(guesses) + len(details) - len(kept) - len(named)
                self.land(self.waiting(exhibit.mark))
                self.told("panes.evidence.accepted_some", mark=exhibit.mark, n=refused)

        self.app.push_screen(ChooseSome(title, rows, self.words, ticked), taken)

    # -- its worth ----------------------------------------------------------------------------

    def action_worth(self) -> None:
        """Show what is known of its worth and what is still asked; Enter answers one."""
        exhibit = self.exhibit
        if exhibit is None:
            return
        asked = self.desk.questions(self.open.ref, exhibit.mark)
        rows = quality_rows(exhibit, asked, self.words)
        title = line(value(exhibit.mark), said(" · " + self.words.term("panes.evidence.worth")))

        def chosen(field: str | None) -> None:
            if field:
                self._answer(exhibit, field)

        self.app.push_screen(Choose(title, rows, self.words), chosen)

    def _answer(self, exhibit: Exhibit, field: str) -> None:
        words = self.words
        last = field.rpartition(".")[2]
        if field == "shows":
            self.call_later(self.run_action, "shows")
        elif field == "signatures":
            self._sign(exhibit)
        elif field == "transcript_attached":
            self.told("questions.transcript_attached")
        else:
            title = line(value(exhibit.mark), said(" · " + words.term(f"{_QUALITY}.{last}")))
            if last in CHOICES:
                options = choices_told(last, words)
            elif last in YES_OR_NO or last == "authorised":
                unknown, *answers = yes_no(words)
                options = [(code, said(name)) for code, name in (*answers, unknown)]
            elif last == "translation":
                others = [x for x in self.case.exhibits if x.mark != exhibit.mark]
                options = [
                    (x.mark, line(value(x.mark), said("  "), value(x.title, limit=50)))
                    for x in others
                ]
            else:
                self._typed(exhibit, field)
                return
            now = begun_at(exhibit, field)
            told = {code: bare(name.plain) for code, name in options}
            what = words.term(f"{_QUALITY}.{last}")
            self.app.push_screen(
                Choose(title, options, words, now),
                lambda code: self._set(exhibit, field, code, what, told.get(code or "", "")),
            )

    def _typed(self, exhibit: Exhibit, field: str) -> None:
        name = f"{_QUALITY}.{field.rpartition('.')[2]}"
        title = line(value(exhibit.mark), said(" · " + self.words.term(name)))
        window = Prompt(title, Field("answer", name), "", self.words, self.open.on)
        self.app.push_screen(window, lambda text: self._set(exhibit, field, text))

    def _set(
        self, exhibit: Exhibit, field: str, text: str | None, what: str = "", chosen: str = ""
    ) -> None:
        """Keep an answer, and go on to what is asked next."""
        if text is None:
            self.action_worth()
            return
        if self.corrected(exhibit.mark, f"{field}={text}", what, chosen):
            self.action_worth()

    def _sign(self, exhibit: Exhibit) -> None:
        words = self.words
        asked = (
            Field("signer", "panes.evidence.sign.signer"),
            Field("capacity", "panes.evidence.sign.capacity"),
            Field("side", "panes.evidence.sign.side", "choice", choices_of(Provenance, words)),
            Field(
                "level", "panes.evidence.sign.level", "choice", choices_of(SignatureLevel, words)
            ),
            Field("signed", "panes.evidence.sign.signed", "day"),
            Field("place", "panes.evidence.sign.place"),
            Field("original_at", "panes.evidence.sign.original_at"),
            Field("seen_by", "panes.evidence.sign.seen_by"),
            Field("authorised", "panes.evidence.sign.authorised", "choice", yes_no(words)),
        )

        def told(values: dict[str, str] | None) -> None:
            if values is None:
                return
            at = f"exhibits.{exhibit.mark}.signatures.new"
            changes = [f"{at}.{path}={text}" for path, text in values.items() if text]
            self.holder.change(lambda rev: self.desk.set(self.open.ref, changes, expect=rev))

        window = AskFields(
            "sign", asked, words, self.open.on, needed=("signer",), about=exhibit.mark
        )
        self.app.push_screen(window, told)

    # -- payments in a statement --------------------------------------------------------------

    def action_payments(self) -> None:
        """Show the lines of a statement that seem to pay debts; each is confirmed by itself."""
        exhibit = self.exhibit
        if exhibit is None:
            return
        if not is_statement(exhibit):
            self.told("panes.evidence.no_statement")
            return
        matches = self.desk.matches(self.open.ref, exhibit.mark)
        if not matches:
            self.told("panes.evidence.no_payments", mark=exhibit.mark)
            return
        rows = [(str(one.row.line), match_told(one, self.words)) for one in matches]
        title = line(value(exhibit.mark), said(" · " + self.words.term("panes.evidence.payments")))

        def chosen(number: str | None) -> None:
            if number:
                match = next(one for one in matches if str(one.row.line) == number)
                self._confirm(exhibit.mark, match)

        self.app.push_screen(Choose(title, rows, self.words), chosen)

    def _confirm(self, mark: str, match: Match) -> None:
        if len(match.debts) > 1 and match.reason == "one_of_several":
            title = said(self.words.term("panes.evidence.which_debt"))
            options = [(ref, value(ref)) for ref in match.debts]

            def chosen(ref: str | None) -> None:
                if ref:
                    self._confirmed(mark, match, ref)

            self.app.push_screen(Choose(title, options, self.words), chosen)
            return
        self._confirmed(mark, match, "")

    def _confirmed(self, mark: str, match: Match, debt: str) -> None:
        line_, before = match.row.line, len(self.case.payments)
        kept = self.holder.change(lambda _: self.desk.confirm(self.open.ref, mark, line_, debt))
        if kept:
            new = len(self.case.payments) > before
            key = "payment_kept" if new else "payment_tied"
            self.told(f"panes.evidence.{key}", amount=match.amount)
        if kept and self.desk.matches(self.open.ref, mark):
            self.action_payments()

    # -- pictures -----------------------------------------------------------------------------

    def action_read(self) -> None:
        """Read the letters in the pictures of a scan, when a person asks for it."""
        exhibit = self.exhibit
        if exhibit is None:
            return
        if exhibit.reading.has_text is not False:
            self.told("panes.evidence.has_text", mark=exhibit.mark)
            return
        languages = self.desk.optical_offer(exhibit)
        if not languages:
            self.told("refusals.no_tesseract.then")
            return
        title = line(value(exhibit.mark), said(" · " + self.words.term("panes.evidence.read_in")))
        rows = [
            (code, said(self.desk.languages[code].term("language.name")))
            for code in languages
            if code in self.desk.languages
        ]
        wanted = [code for code, _ in rows if code in self.desk.law_of(self.case).languages]

        def chosen(codes: tuple[str, ...] | None) -> None:
            if codes:
                progress = Progress(self.words, self.words.term("panes.evidence.reading"))
                self.app.push_screen(progress)
                self._reading(exhibit.mark, codes, progress)

        window = ChooseSome(title, rows, self.words, wanted or [code for code, _ in rows])
        self.app.push_screen(window, chosen)

    @work(thread=True, exclusive=True, group="optical", exit_on_error=True)
    def _reading(self, mark: str, languages: tuple[str, ...], progress: Progress) -> None:
        try:
            read = self.desk.read_optically(
                self.open.ref, mark, languages, lambda done, of: progress.told(done, of, mark)
            )
        except CasefileError as trouble:
            self.app.call_from_thread(self._not_read, trouble, progress)
            return
        self.app.call_from_thread(self._read, mark, len(read.text.split()), progress)

    def _not_read(self, trouble: CasefileError, progress: Progress) -> None:
        progress.close()
        self.holder.refused(trouble)

    def _read(self, mark: str, count: int, progress: Progress) -> None:
        progress.close()
        self.holder.change(lambda _: self.desk.opened(self.open.ref))
        self.told("panes.evidence.was_read", mark=mark, n=count)

    def action_view(self) -> None:
        """Show the pictures of it in the terminal, as well as the terminal can."""
        exhibit = self.exhibit
        if exhibit is None:
            return
        try:
            path: Path = self.desk.evidence_path(self.open.ref, exhibit.mark)
        except CasefileError as trouble:
            self.holder.refused(trouble)
            return
        self.app.push_screen(PictureWindow(path, exhibit, self.words))
        self.look(exhibit)


def settings_of(exhibit: Exhibit, kept: Sequence[Suggestion]) -> list[str]:
    """Return what to set so that of the guesses only *kept* become facts.

    A field whose guesses are all refused keeps what it holds now; of a paper that is accepted
    already no guess but a plea is left, and a plea sets no field.
    """
    told: list[str] = []
    if exhibit.accepted:
        return told
    for field in dict.fromkeys(x.field for x in exhibit.suggestions if x.field not in NO_FIELD):
        left = [one.value for one in kept if one.field == field]
        if field == "shows":
            told.append(f"shows={', '.join(left)}")
        elif not left:
            told.append(f"{field}={as_typed(exhibit, field)}")
        else:
            told.append(f"{field}={left[0]}")
    return told


def numbered(mark: str) -> tuple[str, int]:
    """Return what a mark is sorted by: C-2 before C-13."""
    series, _, number = mark.rpartition("-")
    return (series, int(number)) if number.isdecimal() else (mark, 0)
