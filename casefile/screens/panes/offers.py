"""Offers made and received with what each does, where the talks stand, the way to a mediator."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from casefile.model.errors import CasefileError
from casefile.model.form import INVITATION, OFFER
from casefile.model.offer import Answer, Mediation, Offer, OfferBy
from casefile.model.say import Say
from casefile.model.status import AT_REST
from casefile.rules.mediated import agreed_there, came_of_mediation
from casefile.rules.offers_on_file import has_lapsed, outcome
from casefile.screens.actions import BY_ID, Action
from casefile.screens.answer_form import AnswerForm
from casefile.screens.chrome import WHOLE, Table
from casefile.screens.floor_form import FloorForm
from casefile.screens.instalment_form import InstalmentForm, Planned
from casefile.screens.letter import ask_sent, write_letter
from casefile.screens.mediation_form import MediationForm
from casefile.screens.offer_form import OfferForm
from casefile.screens.offer_told import offer_told, talks_told
from casefile.screens.opencase import OpenCase
from casefile.screens.own_figures import ask_private
from casefile.screens.pane import CasePane, empty_told, trouble_told
from casefile.screens.plain import cell, line, lines, said, word_cell

KEY = "8"
LETTER = BY_ID["offers.letter"]
_RECORD = frozenset({"steps.record_offer", "steps.record_terms"})
_SHORT = {
    "offer_outcome.draft": "screens.offer.draft",
    "offer_outcome.overtaken": "screens.offer.overtaken",
    "offer_outcome.lapsed": "choices.Answer.lapsed",
}
"""What became of an offer as the narrow column of the list tells it."""
_OF_OFFER = frozenset({LETTER.id, "offers.answer", "offers.edit", "offers.sent"})


class Pane(CasePane):
    """Offers and mediation."""

    place = "offers"

    def compose(self) -> ComposeResult:
        """Lay out the offers, and what is told of the talks."""
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
        elif self._rests:
            head.update(said(words.term("panes.offers.none"), "dim"))
        else:
            head.update(empty_told(words, "offers"))
        columns = [
            (word_cell(words.term("panes.offers.by")), 12),
            (word_cell(words.term("panes.offers.on")), WHOLE),
            (word_cell(words.term("panes.offers.amount")), WHOLE),
            (word_cell(words.term("panes.offers.answer")), WHOLE),
            (word_cell(words.term("panes.offers.terms")), -1),
        ]
        rows = [(_key(n, one), self._row(one)) for n, one in enumerate(offers)]
        self.query_one("#offers", Table).refill(columns, rows, words.rtl, self.room)
        self._tell()

    def _row(self, one: Offer) -> list[object]:
        words = self.words
        told = outcome(self.case, one, self.open.on)
        short = _SHORT.get(told.key) if isinstance(told, Say) else None
        stands = words.term(short) if short else words.value(told)
        return [
            word_cell(words.name_of(one.by)),
            word_cell(words.loose_day(one.on)),
            word_cell(words.money(one.amount) if one.amount else "-"),
            word_cell(stands, "bold" if short == "screens.offer.draft" else ""),
            cell(one.terms),
        ]

    @property
    def _rests(self) -> bool:
        """True once nothing is argued any more: no offer is invited, no mediator asked."""
        return self.review is not None and self.review.state in AT_REST

    @property
    def offer(self) -> Offer | None:
        """The offer under the cursor."""
        key = self.query_one("#offers", Table).key_at_cursor
        return next((o for n, o in enumerate(self.case.offers) if key == _key(n, o)), None)

    def on_data_table_row_highlighted(self, event: Table.RowHighlighted) -> None:
        """Tell of the offer under the cursor, and what Enter does with it."""
        event.stop()
        self._tell()
        self.holder.tell_keys()

    def on_data_table_row_selected(self, event: Table.RowSelected) -> None:
        """Enter writes the offer."""
        event.stop()
        self.action_offer_letter()

    def _tell(self) -> None:
        words, review, offer = self.words, self.review, self.offer
        plan = self.query_one("#plan", VerticalScroll)
        key = "panes.offers.talks" if offer is not None else "panes.offers.way"
        told_of = offer is not None or not self._rests
        plan.border_title = said(words.term(key)) if told_of else said("")
        if review is None:
            told = trouble_told(words, self.open.trouble) if self.open.trouble else said("")
        else:
            rows = offer_told(self.open, offer) if offer is not None else []
            above = [*rows, *self._waiting(), *talks_told(self.open)]
            told = lines(*above, *self._way(headed=bool(above)))
        self.query_one("#plan-text", Static).update(told)

    def _waiting(self) -> list[Content]:
        """Return the papers that tell an offer which does not stand among these yet."""
        steps = () if self.review is None else self.review.next_steps
        to_record = (one.step for one in steps if one.step.key in _RECORD)
        return [said(f"! {self.words.say(step)}", "bold") for step in to_record]

    def _way(self, *, headed: bool) -> list[Content]:
        """Return how the way to a mediator stands; not *headed*, the box bears its title alone."""
        words, review = self.words, self.review
        if review is None or self._rests:
            return []
        rows = [said(words.term("panes.offers.way"), "bold underline")] if headed else []
        came = came_of_mediation(self.case, self.open.on)
        if came is not None:
            rows.append(said(words.term("panes.offers.came", came=came), "bold"))
        if agreed_there(self.case, self.open.on):  # the way is walked
            return rows
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
        return rows

    @property
    def idle(self) -> frozenset[str]:
        """Without an offer, what is done to one; to theirs, to send it."""
        offer = self.offer
        if offer is None:
            return _OF_OFFER
        theirs = offer.by is not OfferBy.CLAIMANT
        return frozenset({"offers.sent"}) if theirs else frozenset()

    def keys_told(self, actions: tuple[Action, ...]) -> tuple[Action, ...]:
        """Return the actions for the line of keys: to what they offered Enter writes the answer."""
        told = super().keys_told(actions)
        offer = self.offer if self.laid_out else None
        if offer is None or offer.by is not OfferBy.RESPONDENT:
            return told
        answer = BY_ID["offers.answer"]._replace(rank=LETTER.rank, shown=LETTER.shown)
        return tuple(answer if one is LETTER else one for one in told if one.id != answer.id)

    # -- actions ------------------------------------------------------------------------------

    def action_add_offer(self) -> None:
        """Write down an offer, ours or theirs."""
        self.app.push_screen(OfferForm(self.open), self._keep)

    def _keep(self, offer: Offer | None) -> None:
        if offer is not None and self.holder.change(
            lambda rev: self.desk.keep_offer(self.open.ref, offer, expect=rev)
        ):
            self.land(offer.id or self.case.offers[-1].id)

    def action_edit_offer(self) -> None:
        """Correct the offer under the cursor; what it was stays in the history."""
        offer = self.offer
        if offer is not None:
            self.app.push_screen(OfferForm(self.open, offer), self._keep)

    def action_instalments(self) -> None:
        """Compute instalments and keep them as a draft offer."""

        def planned(kept: Planned | None) -> None:
            if kept is not None and self.holder.change(
                lambda rev: self.desk.draft_offer(
                    self.open.ref, kept.plan, terms=kept.terms, expires=kept.expires, expect=rev
                ),
                self.words.term("panes.offers.drafted"),
            ):
                self.land(self.case.offers[-1].id)

        self.app.push_screen(InstalmentForm(self.open), planned)

    def action_answer(self) -> None:
        """Write down what became of the offer under the cursor."""
        offer = self.offer
        if offer is not None:
            self.app.push_screen(AnswerForm(self.open, offer), self._keep)

    def action_offer_letter(self) -> None:
        """Write the offer under the cursor, when it is ours; one that lapsed is made anew."""
        offer = self.offer
        if offer is None:
            return
        if offer.by is OfferBy.RESPONDENT:
            self.action_answer()
            return
        if offer.answer is Answer.LAPSED or has_lapsed(offer, self.open.on):
            self.app.push_screen(OfferForm(self.open, lapsed=offer), self._keep)
            return
        try:
            cautions = self.desk.offer_cautions(self.open.ref, offer, who=offer.who)
        except CasefileError as trouble:
            self.holder.refused(trouble)
            return
        write_letter(self, OFFER, about=offer.id, cautions=cautions)

    def action_offer_sent(self) -> None:
        """Write down that the offer under the cursor was sent."""
        offer = self.offer
        if offer is not None and offer.by is OfferBy.CLAIMANT:
            ask_sent(self, OFFER, about=offer.id)

    def action_floor(self) -> None:
        """Keep one's own floor, authority, ideas and barriers."""
        ask_private(self, FloorForm(self.open))

    def action_mediation(self) -> None:
        """Keep how the way to a mediator stands."""

        def kept(mediation: Mediation | None) -> None:
            if mediation is not None:
                self.holder.change(
                    lambda rev: self.desk.keep_mediation(self.open.ref, mediation, expect=rev)
                )

        self.app.push_screen(MediationForm(self.open), kept)

    def action_invite(self) -> None:
        """Write the invitation to mediate."""
        write_letter(self, INVITATION)


def _key(n: int, offer: Offer) -> str:
    return offer.id or f"n{n}"
