"""The payments in a statement of account, each confirmed by itself."""

from __future__ import annotations

from casefile.rules.matching import Match
from casefile.screens.ask import Choose
from casefile.screens.debts_told import debts_named
from casefile.screens.exhibit_asked import ExhibitAsked
from casefile.screens.exhibit_told import is_statement, match_told
from casefile.screens.plain import line, quote, said, value

_DEBT, _NONE, _BOUNCED = "debt:", "none", "bounced"
"""What an answer begins with that names a debt, empty behind it: as the law allocates; none; none,
for it was taken back."""


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
        """Ask which debt it paid, the likely answer under the cursor; it may have paid none."""
        words = self.words
        if match.back is not None:
            self._ask_of_bounced(mark, match)
            return
        debts = debts_named(self.case, words)
        options = [(_DEBT + ref, said(name)) for ref, name in debts.items()]
        options.append((_DEBT, said(words.term("screens.pay.any_debt"))))
        options.append((_NONE, said(words.term("panes.evidence.no_debt"))))
        likely = _DEBT + (match.debts[0] if len(match.debts) == 1 else "")
        if match.reason == "one_of_several":
            likely = _DEBT + match.debts[0]
        which = words.term("panes.evidence.which_debt", amount=match.amount)
        title = line(said(which + " "), quote(match.because, words, "italic", 40))

        def chosen(answer: str | None) -> None:
            if answer == _NONE:
                self._paid_none(mark, match)
            elif answer is not None:
                self._confirmed(mark, match, answer.removeprefix(_DEBT))

        under = _NONE if match.doubtful else likely
        self.app.push_screen(Choose(title, options, words, under), chosen)

    def _ask_of_bounced(self, mark: str, match: Match) -> None:
        """Ask whether money that was taken back was his attempt to pay; it is no payment."""
        words = self.words
        options = [
            (key, said(words.term(f"panes.evidence.{key}"))) for key in (_BOUNCED, "no_debt")
        ]
        title = line(said(words.money(match.amount) + " ", "bold"), said(words.say(match.told)))

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self._paid_none(mark, match, bounced=answer == _BOUNCED)

        self.app.push_screen(Choose(title, options, words), chosen)

    def _paid_none(self, mark: str, match: Match, *, bounced: bool = False) -> None:
        line_ = match.row.line
        if self.holder.change(
            lambda _: self.desk.paid_elsewhere(self.open.ref, mark, line_, bounced=bounced)
        ):
            key = "bounced_kept" if bounced else "paid_elsewhere"
            self.told(f"panes.evidence.{key}", amount=match.amount)
            self._next(mark)

    def _confirmed(self, mark: str, match: Match, debt: str) -> None:
        line_, before = match.row.line, len(self.case.payments)
        kept = self.holder.change(
            lambda _: self.desk.confirm(self.open.ref, mark, line_, debt, sure=True)
        )
        if kept:
            new = len(self.case.payments) > before
            key = "payment_kept" if new else "payment_tied"
            self.told(f"panes.evidence.{key}", amount=match.amount)
            self._next(mark)

    def _next(self, mark: str) -> None:
        """Ask after the next line, where there is one."""
        if self.desk.matches(self.open.ref, mark):
            self.action_payments()
