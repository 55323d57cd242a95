"""What is done to the case under the cursor of the list: opened, logged in, paid, deleted."""

from __future__ import annotations

from casefile.desk.records import Opened
from casefile.model import contact as contacts
from casefile.model.errors import CasefileError, Unreachable
from casefile.screens import after_log, case, log_call, opencase, pane, payment, refusals
from casefile.screens.chrome import Table
from casefile.screens.colleagues import AmongColleagues


class UnderCursor(AmongColleagues):
    """A screen with a list of cases."""

    def redraw(self) -> None:
        """Show the list as it is now."""
        raise NotImplementedError

    def _under_cursor(self) -> opencase.OpenCase | None:
        ref = self.query_one("#cases", Table).key_at_cursor
        if not ref:
            return None
        return self._case_opened(ref)

    def _case_opened(self, ref: str) -> opencase.OpenCase | None:
        try:
            opened = opencase.OpenCase(self.desk, ref, self.words)
        except CasefileError as trouble:
            self.refused(trouble)
            return None
        opened.words = self.case_words(opened.case)
        return opened

    def action_open_case(self) -> None:
        """Open the case under the cursor."""
        opened = self._under_cursor()
        if opened is not None:
            self.app.push_screen(case.CaseScreen(opened))

    def open_case(self, ref: str, section: str = "1") -> None:
        """Open a case."""
        opened = self._case_opened(ref)
        if opened is not None:
            self.app.push_screen(case.CaseScreen(opened, section))

    def action_log_call(self) -> None:
        """Log a call in the case under the cursor."""
        opened = self._under_cursor()
        if opened is None:
            return

        def logged(contact: contacts.Contact | None) -> None:
            if contact is not None:
                kept = self._asked(
                    opened,
                    lambda rev: self.desk.log(opened.ref, contact, expect=rev),
                    self.words.term("screens.log.done"),
                )
                if kept is not None:
                    after_log.after_log(self, opened, kept.case.contacts[-1])

        self.app.push_screen(log_call.LogCall(opened), logged)

    def action_pay(self) -> None:
        """Write down money received in the case under the cursor."""
        opened = self._under_cursor()
        if opened is None:
            return

        def received(money: payment.Received | None) -> None:
            if money is not None:
                self._asked(
                    opened,
                    lambda rev: self.desk.pay(
                        opened.ref, money.amount, money.dated, debt=money.debt, expect=rev
                    ),
                    self.words.term("screens.pay.done"),
                )

        self.app.push_screen(payment.PaymentForm(opened), received)

    def _asked(self, opened: opencase.OpenCase, asked: pane.Asked, done: str) -> Opened | None:
        read = Opened(opened.case, opened.revision)
        try:
            made = self.desk.kept_change(read, asked, away=self.away)
        except CasefileError as trouble:
            self.refused(trouble)
            return None
        if made.waits is not None:
            self.wait(made.waits)
        else:
            self.redraw()
            self.tell(done)
        return made.opened

    def action_delete_case(self) -> None:
        """Put the case under the cursor into the bin, from which it can be taken back."""
        opened = self._under_cursor()
        if opened is None:
            return
        name = f"{opened.case.number} {opened.case.respondent.name}"
        try:
            self.desk.delete(opened.ref)
        except Unreachable as trouble:  # not kept back: who deletes must see what he deletes
            what, _ = refusals.refusal_told(trouble, self.words)
            told = self.words.term("colleagues.not_deleted", name=name)
            self.app.notify(told, title=what, severity="warning", markup=False, timeout=12)
            return
        except CasefileError as trouble:
            self.refused(trouble)
            return
        self.redraw()
        self.tell(self.words.term("bin.put", name=name))
