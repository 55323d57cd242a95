"""Calls, messages and letters, the newest first: what was said, what was promised, was it kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from casefile.model.contact import SPOKEN, Contact, Direction, Quoted, Recorded
from casefile.model.disclosure import Disclosure
from casefile.model.promise import Kept, PromiseLine
from casefile.rules.confirming import not_to_confirm
from casefile.rules.item_names import about_told
from casefile.rules.promises import promised_of, promises
from casefile.screens.ask import Choose
from casefile.screens.chrome import WHOLE, Table
from casefile.screens.letter import write_letter
from casefile.screens.log_call import LogCall
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import CasePane, empty_told
from casefile.screens.plain import apart, arrow, cell, line, lines, plain, said, value, word_cell
from casefile.screens.proof_form import ask_proof

KEY = "5"
SIGN = {True: "✓", False: "✗", None: "?"}
"""Of what was promised, or must be there: it is, it is not, it is not known."""
KEPT = {Kept.KEPT: "✓", Kept.LATE: "✓", Kept.PART: "✗", Kept.BROKEN: "✗", Kept.OPEN: "="}
"""Of a promise; the rest is not known."""
IN_FULL = 95
"""Cells from which on the list tells the hour, and a promise with its day; else they are below."""


class Pane(CasePane):
    """Calls and messages."""

    place = "calls"
    _became: Mapping[str, PromiseLine] = {}
    """What became of each promise, by the id of the talk it was given in."""

    def compose(self) -> ComposeResult:
        """Lay out the list and what was said."""
        yield Static(id="calls-head", classes="field-head")
        yield Table(id="calls")
        with VerticalScroll(id="call", classes="box", can_focus=False):
            yield Static(id="call-text")

    @staticmethod
    def count(open_case: OpenCase) -> str:
        """Return how many there are."""
        return str(len(open_case.case.contacts) or "")

    def show(self) -> None:
        """Draw the list."""
        words = self.words
        contacts = list(enumerate(self.case.contacts))
        newest = sorted(
            contacts,
            key=lambda x: (x[1].on.first or date.min, str(x[1].hour or "")),
            reverse=True,
        )
        head = self.query_one("#calls-head", Static)
        self.query_one("#calls").display = bool(contacts)
        box = self.query_one("#call", VerticalScroll)
        box.can_focus = not contacts  # without a list this takes the keys of the section
        if not contacts:
            head.update(empty_told(words, "calls"))
            box.border_title = said(words.term("panes.calls.letters"))
            self.query_one("#call-text", Static).update(lines(*self._demands()))
            return
        given = promises(self.case, self.open.on)
        self._became = {x.contact: x for x in given if not x.instalment}
        promised = sum(one.promise is not None for _, one in contacts)
        broken = sum(x.breached for x in self._became.values())
        told = words.term("panes.calls.head", n=len(contacts), m=promised, broken=broken)
        head.update(lines(said(told), *(self._demands() if self.case.demands else ())))
        columns = [
            (word_cell(words.term("panes.calls.when")), WHOLE),
            (word_cell(words.term("panes.calls.way")), 11),
            (word_cell(words.term("panes.calls.who")), -3),
            (word_cell(words.term("panes.calls.outcome")), -4),
            (word_cell(words.term("panes.calls.promise")), WHOLE),
        ]
        rows = [(one.id or f"n{n}", self._row(one)) for n, one in newest]
        self.query_one("#calls", Table).refill(columns, rows, words.rtl, self.room)
        self._tell_one()

    def _demands(self) -> list[Content]:
        """Return the demands sent, the newest first, and where they stand: they are no calls."""
        words = self.words
        sent = sorted(self.case.demands, key=lambda one: one.on.first or date.min, reverse=True)
        if not sent:
            return [said(words.term("panes.calls.no_demand"))]
        each = [f"{words.loose_day(one.on)} ({words.name_of(one.channel)})" for one in sent]
        return [said(words.term("panes.calls.demands", sent=each))]

    def _row(self, one: Contact) -> list[object]:
        words = self.words
        in_full = self.room >= IN_FULL
        way = arrow(words.rtl, back=one.direction is Direction.IN)
        return [
            word_cell(self._when(one) if in_full else words.loose_day(one.on)),
            word_cell(f"{way} {apart(words.name_of(one.channel))}"),
            cell(one.who),
            word_cell(words.name_of(one.outcome) if one.tells_outcome else "–"),
            word_cell(self._promise(one) if in_full else self._promise_in_short(one)),
        ]

    def _when(self, one: Contact) -> str:
        hour = f" {one.hour:%H:%M}" if one.hour else ""
        return self.words.loose_day(one.on) + hour

    def _promise(self, one: Contact) -> str:
        words = self.words
        if one.promise is None:
            return ""
        sum_ = words.money(one.promise.amount) if one.promise.amount else ""
        day = words.loose_day(one.promise.by) if one.promise.by.known else ""
        became, kept = self._became.get(one.id), words.name_of(self._kept(one))
        if became is not None and became.ended.known:
            kept = words.say(became.told)
        return f"{kept} {apart(sum_, day, by=' ')}"

    def _kept(self, one: Contact) -> Kept:
        """Return what became of the promise: by a person's word, else by the payments."""
        line_ = self._became.get(one.id)
        return Kept.UNKNOWN if line_ is None else line_.kept

    def _promise_in_short(self, one: Contact) -> str:
        """Return whether a promise was kept, as a sign, and its sum; else its day."""
        promise, words = one.promise, self.words
        if promise is None:
            return ""
        told = words.money(promise.amount) if promise.amount else words.loose_day(promise.by)
        return f"{KEPT.get(self._kept(one), '?')} {apart(told)}"

    def on_data_table_row_selected(self, event: Table.RowSelected) -> None:
        """Enter corrects what is under the cursor."""
        event.stop()
        self.action_edit()

    def on_data_table_row_highlighted(self, event: Table.RowHighlighted) -> None:
        """Show what was said, and what can be done with it."""
        event.stop()
        self._tell_one()
        self.holder.tell_keys()

    def _under_cursor(self) -> Contact | None:
        key = self.query_one("#calls", Table).key_at_cursor
        found = (c for n, c in enumerate(self.case.contacts) if key in (c.id, f"n{n}") and key)
        return next(found, None)

    @property
    def idle(self) -> frozenset[str]:
        """Without a row, what is done to one; to what no letter confirms, to confirm it."""
        one = self._under_cursor()
        if one is None:
            return frozenset({"calls.confirm", "calls.edit", "calls.label", "calls.remove"})
        return frozenset() if not_to_confirm(one) is None else frozenset({"calls.confirm"})

    def _tell_one(self) -> None:
        one = self._under_cursor()
        if one is None:
            return
        self.query_one("#call").border_title = line(
            said(f"{apart(self._when(one))} · {self.words.name_of(one.channel)} · "),
            value(one.who, limit=40),
        )
        self.query_one("#call-text", Static).update(self._told(one))

    def _head(self, one: Contact) -> list[Content]:
        """Return who spoke to whom, at what number, and in whose words it is noted."""
        words = self.words
        parts = [value(one.by or "-"), said(f" {arrow(words.rtl)} "), value(one.who or "-")]
        if one.direction is Direction.IN:
            parts = [value(one.who or "-"), said(f" {arrow(words.rtl)} "), value(one.by or "-")]
        if one.number:
            parts += [said(" · "), value(one.number)]
        about = about_told(one)
        if about is not None:
            parts += [said(" · "), said(words.value(about))]
        if one.quoted is not Quoted.UNKNOWN:
            parts += [said(" · "), said(words.name_of(one.quoted))]
        return [line(*parts)]

    def _content(self, one: Contact) -> list[Content]:
        """Return what was said; of a letter of ours the letter it was, for it says nothing else."""
        if one.said:
            return [plain(one.said)]
        form = self.desk.forms.get(one.form)
        if form is not None:
            return [value(form.called(self.words.code))]
        if one.channel in SPOKEN or one.direction is Direction.IN:
            return [said(self.words.term("panes.calls.nothing_said"))]
        return []

    def _recorded(self, one: Contact) -> list[Content]:
        """Return the facts a court asks of a recording, when there is one."""
        words = self.words
        if not one.recording and one.recorded == Recorded():
            return []
        _, facts = self.desk.recording(self.open.ref, one)
        told = ", ".join(f"{SIGN[fact.there]} {words.say(fact.what)}" for fact in facts)
        return [said(words.term("panes.calls.recorded", facts=told))]

    def action_confirm(self) -> None:
        """Confirm the call under the cursor in writing."""
        one = self._under_cursor()
        if one is None:
            return
        why_not = not_to_confirm(one)
        if why_not is None:
            write_letter(self, "recap_of_call", about=one.id)
        else:
            self.app.notify(self.words.say(why_not), markup=False)

    def action_edit(self) -> None:
        """Correct the contact under the cursor; what it was stays in the history."""
        one = self._under_cursor()

        def corrected(contact: Contact | None) -> None:
            if one is not None and contact is not None:
                self._keep(one, contact)

        if one is not None:
            self.app.push_screen(LogCall(self.open, one), corrected)

    def action_label(self) -> None:
        """Choose who may see the contact under the cursor."""
        one = self._under_cursor()

        def chosen(label: str | None) -> None:
            if one is not None and label:
                self._keep(one, one.but(disclosure=Disclosure(label)))

        if one is not None:
            options = [(label.value, said(self.words.name_of(label))) for label in Disclosure]
            title = said(self.words.term("screens.log.seen"))
            window = Choose(title, options, self.words, one.disclosure.value)
            self.app.push_screen(window, chosen)

    def _keep(self, was: Contact, contact: Contact) -> None:
        self.holder.change(
            lambda rev: self.desk.keep_contact(self.open.ref, was, contact, expect=rev),
            self.words.term("screens.log.corrected"),
        )

    def action_remove(self) -> None:
        """Take out the contact under the cursor, written by mistake; undo brings it back."""
        one = self._under_cursor()
        if one is not None:
            self.holder.change(
                lambda rev: self.desk.drop_contact(self.open.ref, one, expect=rev),
                self.words.term("screens.log.removed"),
            )

    def action_proof(self) -> None:
        """File the proof of a letter that went out."""
        ask_proof(self)

    def _told(self, one: Contact) -> Content:
        words = self.words
        rows = [*self._head(one), *self._content(one)]
        promise = self._promise(one)
        if promise:
            debt = promised_of(self.case, one)
            of_it = [said(" · "), value(debt, "bold")] if debt else []
            told = words.term("panes.calls.promise") + ": " + promise
            rows.append(line(said(told, "bold"), *of_it))
        confirmed = one.confirmed_by or one.recording
        if confirmed:
            rows.append(
                line(said(words.term("panes.calls.confirmed") + " "), value(confirmed, "bold"))
            )
        elif not_to_confirm(one) is None:
            rows.append(said(words.term("panes.calls.not_confirmed"), "dim"))
        if one.abuse:
            rows.append(line(said("! " + words.term("screens.log.abuse") + ": "), value(one.abuse)))
        rows += self._recorded(one)
        for name in ("tracking", "proof_of_sending", "proof_of_receipt"):
            told = getattr(one, name)
            if told:
                rows.append(line(said(words.term(f"panes.calls.{name}") + " "), value(told)))
        label = words.name_of(one.disclosure)
        rows.append(
            line(
                said(words.term("panes.calls.noted") + " ", "dim"),
                said(words.loose_day(one.noted_on), "dim"),
                said("  "),
                value(one.by, "dim"),
                said(" · " + words.term("panes.calls.seen", label=label), "dim"),
            )
        )
        return lines(*rows)
