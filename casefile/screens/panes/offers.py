"""Offers made and received, and what of the way to a mediator is still open."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from casefile.model.offer import OfferBy
from casefile.screens.ask_fields import AskFields
from casefile.screens.chrome import Table
from casefile.screens.fields import Field, choices_of
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import CasePane, empty_told, trouble_told
from casefile.screens.plain import cell, line, lines, said, word_cell

KEY = "8"


class Pane(CasePane):
    """Offers and plan."""

    place = "offers"

    def compose(self) -> ComposeResult:
        """Lay out the offers and the gates to mediation."""
        yield Static(id="offers-head", classes="field-head")
        yield Table(id="offers")
        with VerticalScroll(id="plan", classes="box", can_focus=True):
            yield Static(id="plan-text")

    @staticmethod
    def count(open_case: OpenCase) -> str:
        """Return how many offers there are."""
        return str(len(open_case.case.offers) or "")

    def show(self) -> None:
        """Draw them."""
        words = self.words
        offers = self.case.offers
        head = self.query_one("#offers-head", Static)
        self.query_one("#offers").display = bool(offers)
        if offers:
            head.update(said(words.term("panes.offers.head"), "dim"))
        else:
            head.update(empty_told(words, "offers"))
        columns = [
            (word_cell(words.term("panes.offers.by")), 12),
            (word_cell(words.term("panes.offers.on")), 11),
            (word_cell(words.term("panes.offers.amount")), 15),
            (word_cell(words.term("panes.offers.answer")), 11),
            (word_cell(words.term("panes.offers.terms")), -1),
        ]
        rows: list[tuple[str, list[object]]] = [
            (
                one.id or f"n{n}",
                [
                    word_cell(words.name_of(one.by)),
                    word_cell(words.loose_day(one.on)),
                    word_cell(words.money(one.amount) if one.amount else "-"),
                    word_cell(words.name_of(one.answer)),
                    cell(one.terms),
                ],
            )
            for n, one in enumerate(offers)
        ]
        self.query_one("#offers", Table).refill(columns, rows, words.rtl, self.room)
        plan = self.query_one("#plan", VerticalScroll)
        plan.border_title = said(words.term("panes.offers.way"))
        self.query_one("#plan-text", Static).update(self._plan())

    def _plan(self) -> Content:
        words, review = self.words, self.review
        if review is None:
            return trouble_told(words, self.open.trouble) if self.open.trouble else said("")
        rows = []
        for gate in review.gates.mediate:
            sign = "✓" if gate.open else "✗"
            told = words.term("panes.assessment.open" if gate.open else "panes.assessment.shut")
            rows.append(
                line(
                    said(f"{sign} {told}: ", "" if gate.open else "bold"),
                    said(words.say(gate.why)),
                )
            )
        for name, reasons in (
            ("for", review.suitability.for_),
            ("against", review.suitability.against),
            ("stoppers", review.suitability.stoppers),
        ):
            if reasons:
                rows.append(said(words.term(f"panes.offers.{name}"), "bold"))
                rows += [said("- " + words.say(one)) for one in reasons]
        return lines(*rows)

    def action_add_offer(self) -> None:
        """Write down an offer, ours or theirs."""
        words = self.words
        on = self.open.on
        asked = (
            Field("by", "panes.offers.by", "choice", choices_of(OfferBy, words)),
            Field("amount", "panes.offers.amount", "money", hint="screens.pay.amount_hint"),
            Field("on", "panes.offers.on", "day", hint="screens.pay.dated_hint"),
            Field("terms", "panes.offers.terms", hint="panes.offers.terms_hint"),
        )
        first = {"by": OfferBy.CLAIMANT.value, "on": f"{on.day}.{on.month}.{on.year}"}

        def named(values: dict[str, str] | None) -> None:
            if values:
                settings = [f"offers.new.{p}={text}" for p, text in values.items() if text]
                self.holder.change(lambda rev: self.desk.set(self.open.ref, settings, expect=rev))

        form = AskFields(
            "offer",
            asked,
            words,
            on,
            first=first,
            needed=("by",),
            currency=self.open.currency,
            about=self.open.ref,
        )
        self.app.push_screen(form, named)
