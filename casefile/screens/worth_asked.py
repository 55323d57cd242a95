"""What an exhibit is worth: what is known of it, what is still asked, and who signed it."""

from __future__ import annotations

from casefile.desk.of_which_debt import debts_proposed
from casefile.model.exhibit import Exhibit, Provenance, SignatureLevel
from casefile.rules.debt_names import debt_name
from casefile.screens.ask import Choose, ChooseSome, Prompt
from casefile.screens.ask_fields import AskFields
from casefile.screens.exhibit_asked import ExhibitAsked
from casefile.screens.fields import Field, choices_of, yes_no
from casefile.screens.plain import bare, line, said, value
from casefile.screens.quality_told import CHOICES, YES_OR_NO, begun_at, choices_told, quality_rows

_QUALITY = "panes.evidence.quality"


class WorthAsked(ExhibitAsked):
    """A pane that asks what an exhibit is worth."""

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
        elif field == "debts":
            self._of_debts(exhibit)
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

    def _of_debts(self, exhibit: Exhibit) -> None:
        """Ask for which debts it is; ticked is what its words seem to say."""
        words = self.words
        said_here = self.desk.invoices_of(self.case)
        ticked = exhibit.debts or debts_proposed(exhibit, said_here)
        title = line(value(exhibit.mark), said(" · " + words.term(f"{_QUALITY}.debts")))
        options = [
            (
                one.ref,
                line(
                    value(words.value(debt_name(one)), "bold", limit=30),
                    said(f"  {words.money(one.amount)}  "),
                    value(one.what, limit=30),
                ),
            )
            for one in self.case.debts
        ]

        def chosen(refs: tuple[str, ...] | None) -> None:
            self._set(exhibit, "debts", None if refs is None else ", ".join(refs))

        self.app.push_screen(ChooseSome(title, options, words, ticked), chosen)

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
