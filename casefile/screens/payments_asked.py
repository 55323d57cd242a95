"""The payments in a statement of account, each confirmed by itself."""

from __future__ import annotations

from casefile.rules.matching import Match
from casefile.screens.ask import Choose
from casefile.screens.exhibit_asked import ExhibitAsked
from casefile.screens.exhibit_told import is_statement, match_told
from casefile.screens.plain import line, said, value


class PaymentsAsked(ExhibitAsked):
    """A pane whose statement of a bank is asked for payments."""

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
