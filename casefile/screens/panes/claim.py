"""What is owed and why: fields to fill in, the account with interest, the days to watch."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from casefile.desk.records import Opened
from casefile.model.case import Case, Stage
from casefile.model.claim import Form, Ground
from casefile.model.language import Language
from casefile.model.position import Reason
from casefile.model.review import Account
from casefile.screens.ask_fields import AskFields
from casefile.screens.columns import column
from casefile.screens.fields import Field, FieldRow, choices_of
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import CasePane, trouble_told
from casefile.screens.places import places
from casefile.screens.plain import line, lines, said, value
from casefile.screens.reading import typed_day, typed_money

KEY = "2"
_OF_DEBT = (
    ("amount", "amount", "money"),
    ("what", "what", "text"),
    ("issued", "issued", "day"),
    ("performed", "performed", "day"),
    ("invoice_received", "received", "day"),
    ("due", "due", "day"),
)


class Pane(CasePane):
    """Claim and terms, account, deadlines."""

    place = "claim"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.laid: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out fields, account and days."""
        with VerticalScroll(id="claim", can_focus=True):
            yield Static(id="claim-head", classes="field-head")
            yield Vertical(id="claim-fields")
            yield Static(id="account", classes="box")
            yield Static(id="deadlines", classes="box")

    @staticmethod
    def count(open_case: OpenCase) -> str:
        """Return how many debts there are."""
        return str(len(open_case.case.debts) or "")

    def show(self) -> None:
        """Draw them; fields a person is typing in are left alone."""
        words = self.words
        self.query_one("#claim-head", Static).update(said(words.term("panes.claim.how"), "dim"))
        self._show_fields()
        account = self.query_one("#account", Static)
        account.border_title = said(words.term("panes.claim.account"))
        account.update(self._account())
        deadlines = self.query_one("#deadlines", Static)
        deadlines.border_title = said(words.term("panes.claim.deadlines"))
        deadlines.update(self._deadlines())

    def _show_fields(self) -> None:
        fields = _fields(self.case, self.words, places(self.desk, self.words))
        stored = _stored(self.case)
        paths = tuple(field.path for field in fields)
        if paths != self.laid:
            self.laid = paths
            box = self.query_one("#claim-fields", Vertical)
            box.remove_children()
            box.mount_all(
                FieldRow(
                    field,
                    stored[field.path],
                    self.words,
                    self.open.on,
                    currency=self.open.currency,
                    quiet=True,
                )
                for field in fields
            )
            return
        for row in self.query(FieldRow):
            row.put(stored.get(row.field.path, ""))

    def land(self, at: str = "") -> None:
        """Stand beside the fields, where letters are keys; Enter or e goes in."""
        self.query_one("#claim", VerticalScroll).focus()

    def on_field_row_entered(self, event: FieldRow.Entered) -> None:
        """Enter goes to the next field."""
        event.stop()
        self.screen.focus_next()

    def on_field_row_left(self, event: FieldRow.Left) -> None:
        """A field that was changed is kept at once."""
        event.stop()
        row = event.row
        text = row.text.strip()
        if row.field.kind == "money" and text and row.read.money is not None:
            text = str(row.read.money)

        def asked(revision: str) -> Opened:
            return self.desk.set(self.open.ref, [f"{row.field.path}={text}"], expect=revision)

        typed = row.text
        before = row.kept
        row.kept = typed
        if not self.holder.change(asked):
            row.kept = before
            row.tell_fault(self.words.term("screens.saved.field"))

    def action_edit(self) -> None:
        """Go to the first field."""
        rows = list(self.query(FieldRow))
        if rows:
            rows[0].go()

    def action_add_debt(self) -> None:
        """Add another debt."""
        asked = (
            Field("ref", "screens.new.ref", hint="screens.new.ref_hint"),
            Field("amount", "screens.new.amount", "money", hint="screens.new.amount_hint"),
            Field("issued", "panes.claim.debt_issued", "day"),
            Field("due", "screens.new.due", "day", hint="screens.new.due_hint"),
            Field("what", "panes.claim.debt_what"),
        )

        def named(values: dict[str, str] | None) -> None:
            if values:
                settings = [f"debts.new.{path}={text}" for path, text in values.items() if text]
                self.holder.change(lambda rev: self.desk.set(self.open.ref, settings, expect=rev))

        form = AskFields(
            "debt",
            asked,
            self.words,
            self.open.on,
            needed=("ref", "amount"),
            currency=self.open.currency,
            about=self.open.ref,
        )
        self.app.push_screen(form, named)

    # -- account and days ---------------------------------------------------------------------

    def _account(self) -> Content:
        words, review = self.words, self.review
        if review is None:
            return trouble_told(words, self.open.trouble) if self.open.trouble else said("")
        if not review.account:
            return said(words.term("panes.claim.no_account"))
        rows: list[Content] = []
        for account in review.account:
            rows += _sums(account, words)
            for gap in account.missing:
                rows.append(said("! " + words.say(gap), "bold"))
            for row in account.accruals[-4:]:
                rows.append(
                    line(
                        said(f"  {words.day(row.first)}-{words.day(row.last)}  "),
                        said(f"{words.number(row.rate)}%  "),
                        value(words.money(row.interest)),
                        said("  "),
                        value(row.source.title, "dim", 34),
                    )
                )
            rows += [said(words.say(note), "dim") for note in account.notes]
        return lines(*rows)

    def _deadlines(self) -> Content:
        words, review = self.words, self.review
        if review is None:
            return said("")
        rows = [
            line(
                said(words.day(due.on) + "  ", "bold"),
                said(words.say(due.what)),
                said("  "),
                said(words.say(due.why), "dim"),
            )
            for due in review.deadlines
        ]
        for limit in review.limitation:
            last = words.day(limit.last_day) if limit.last_day else words.term("words.unknown")
            rows.append(
                line(
                    said(words.term("panes.claim.limitation") + " "),
                    value(limit.debt),
                    said(": "),
                    said(last, "bold"),
                    said("  "),
                    said(words.say(limit.why), "dim"),
                )
            )
        return lines(*rows) if rows else said(words.term("panes.claim.no_deadlines"))


def _sums(account: Account, words: Language) -> list[Content]:
    told = (
        ("principal", account.principal, ""),
        ("interest", account.interest, ""),
        ("costs", account.costs, ""),
        ("paid", account.paid, "dim"),
        ("balance", account.balance, "bold"),
        ("daily", account.daily, "dim"),
    )
    return [
        line(
            said(column(words.term(f"panes.claim.{name}"), 30) + "  ", look),
            value(words.money(money), look),
        )
        for name, money, look in told
    ]


def _fields(case: Case, words: Language, known: tuple[tuple[str, str], ...]) -> tuple[Field, ...]:
    first: list[Field] = [
        Field("title", "panes.claim.title"),
        Field("stage", "panes.claim.stage", "choice", choices_of(Stage, words)),
        Field("place", "panes.claim.place", "choice", known),
        Field("ground", "panes.claim.ground", "choice", choices_of(Ground, words)),
        Field("reason", "panes.claim.reason", "choice", choices_of(Reason, words)),
        Field("agreement.made", "panes.claim.made", "day", hint="screens.new.due_hint"),
        Field("agreement.form", "panes.claim.form", "choice", choices_of(Form, words)),
        Field("agreement.what", "panes.claim.what"),
        Field("agreement.price", "panes.claim.price", "money"),
        Field("agreement.payment_days", "panes.claim.payment_days", "number"),
        Field("agreement.contract_rate", "panes.claim.contract_rate", "number"),
        Field("particulars", "panes.claim.particulars"),
    ]
    debts = [
        Field(f"debts.{debt.ref}.{name}", f"panes.claim.debt_{term}", kind, about=debt.ref)
        for debt in case.debts
        for name, term, kind in _OF_DEBT
    ]
    return (*debts, *first)


def _stored(case: Case) -> dict[str, str]:
    agreed = case.agreement
    stored = {
        "title": case.title,
        "stage": case.stage.value,
        "place": case.place,
        "ground": case.ground.value,
        "reason": case.reason.value,
        "agreement.made": typed_day(agreed.made),
        "agreement.form": agreed.form.value,
        "agreement.what": agreed.what,
        "agreement.price": typed_money(agreed.price),
        "agreement.payment_days": "" if agreed.payment_days is None else str(agreed.payment_days),
        "agreement.contract_rate": ""
        if agreed.contract_rate is None
        else str(agreed.contract_rate),
        "particulars": case.particulars,
    }
    for debt in case.debts:
        stored |= {
            f"debts.{debt.ref}.amount": typed_money(debt.amount),
            f"debts.{debt.ref}.what": debt.what,
            f"debts.{debt.ref}.issued": typed_day(debt.issued),
            f"debts.{debt.ref}.performed": typed_day(debt.performed),
            f"debts.{debt.ref}.invoice_received": typed_day(debt.invoice_received),
            f"debts.{debt.ref}.due": typed_day(debt.due),
        }
    return stored
