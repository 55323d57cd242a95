"""An offer, ours or theirs: sum, terms, who, open or without prejudice, last day, effect."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.model.loose_told import Until
from casefile.model.offer import Offer, OfferBy
from casefile.rules.day_made import day_made
from casefile.rules.his_terms import offer_on_file
from casefile.rules.offers_on_file import renewed
from casefile.screens import refusals
from casefile.screens.case_form import CaseForm
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field, choices_of, papers_of
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import lines, said
from casefile.screens.reading import typed_day, typed_money
from casefile.screens.waiting_told import waiting_told

_NONE = Offer(by=OfferBy.CLAIMANT)
LABELS = (Disclosure.WITHOUT_PREJUDICE, Disclosure.OPEN)
SENT, DRAFT = "sent", "draft"


class OfferForm(CaseForm[Offer]):
    """The form of an offer; what it does to limitation and costs stands under it.

    Over *kept* it corrects that one: what it does not ask for stays as it was. With *lapsed* that
    one is made anew, for a new last day.
    """

    name_ = "offer"

    def __init__(
        self, open_case: OpenCase, kept: Offer | None = None, *, lapsed: Offer | None = None
    ) -> None:
        super().__init__(open_case, about=(lapsed or kept or _NONE).id)
        self.lapsed = lapsed
        self.kept = kept if lapsed is None else renewed(lapsed, open_case.on)

    def heading(self) -> Content:
        """Return what it does: write one down, correct one, or make a lapsed one anew."""
        if self.lapsed is not None:
            return said(self.words.term("screens.offer.renew"))
        key = "title" if self.kept is None else "correct"
        return said(self.words.term(f"screens.offer.{key}"))

    def fields(self) -> tuple[Field, ...]:
        """Return the fields."""
        words = self.words
        papers = papers_of(self.open.case)
        labels = tuple((one.value, words.name_of(one)) for one in LABELS)
        stands = tuple((one, words.term(f"screens.offer.{one}")) for one in (SENT, DRAFT))
        return (
            Field("by", "panes.offers.by", "choice", choices_of(OfferBy, words)),
            Field("amount", "panes.offers.amount", "money", hint="screens.pay.amount_hint"),
            Field("on", "panes.offers.on", "past_day", hint="screens.pay.dated_hint"),
            Field("terms", "panes.offers.terms", hint="panes.offers.terms_hint"),
            Field("who", "screens.offer.who"),
            Field(
                "expires", "screens.offer.expires", "coming_day", hint="screens.log.promise_by_hint"
            ),
            Field(
                "pay_by", "screens.offer.pay_by", "coming_day", hint="screens.log.promise_by_hint"
            ),
            Field("costs", "screens.offer.costs", hint="screens.offer.costs_hint"),
            Field("marks", "screens.offer.paper", "marks", papers, hint="screens.plea.marks_hint"),
            Field("disclosure", "screens.offer.disclosure", "choice", labels),
            Field("stands", "screens.offer.stands", "choice", stands),
        )

    def first_values(self) -> dict[str, str]:
        """Propose an offer of ours of today, not sent yet; of one to correct, what is kept.

        Where its day is not, that of its paper is proposed.
        """
        if self.kept is not None:
            on = day_made(self.open.case, self.kept)
            return _values(self.kept.but(on=on), self.words)
        return {"by": OfferBy.CLAIMANT.value, **self._proposed(OfferBy.CLAIMANT), "stands": DRAFT}

    def _proposed(self, by: OfferBy) -> dict[str, str]:
        """Return what is proposed of an offer of *by*: ours is made today, by who speaks for us;
        of one of theirs that lies on file, unrecorded, what its paper tells."""
        ours = by is OfferBy.CLAIMANT
        told = None if ours else offer_on_file(self.open.case)
        if told is None:
            speaker = self.open.desk.speaker if ours else ""
            told = Offer(by=by, on=loose(self.on_day), who=speaker)
        values = _values(told, self.words)
        return {path: values[path] for path in ("on", "who", "marks", "disclosure")}

    def land(self) -> None:
        """Start with the sum: whose offer it is, is proposed; of a lapsed one with its last day."""
        if self.laid_out:
            self.reach(self.row("amount" if self.lapsed is None else "expires"))

    def below(self) -> Iterable[Widget]:
        """Yield what is corrected elsewhere, and the effects."""
        rows = len(self.kept.instalments) if self.kept is not None else 0
        old = self.lapsed
        if old is not None:
            key = "renew_why" if old.expires.known else "renew_why_undated"
            told = self.words.term(f"screens.offer.{key}", on=old.on, expires=Until(old.expires))
            yield Static(said(told), classes="field-head")
        if rows:
            told = self.words.term("screens.offer.rows_stay", n=rows)
            yield Static(said(told), classes="field-head")
        yield Static(id="effects", classes="field-head")

    def on_mount(self) -> None:
        """Tell the effects of what stands there; instalments have days of their own."""
        self.row("pay_by").display = not (self.kept is not None and self.kept.instalments)
        self._tell()

    def on_field_row_left(self, event: FieldRow.Left) -> None:
        """What was changed may have another effect; an offer of theirs is made by none of us."""
        event.stop()
        self._tell()

    def on_field_row_typed(self, event: FieldRow.Typed) -> None:
        """Tell the effects anew."""
        event.stop()
        self._tell()

    def _propose(self) -> None:
        """Propose what goes with the side that makes it; what was typed, now or before, stays."""
        if self.kept is not None:
            return
        told = self._proposed(OfferBy(self.text("by") or OfferBy.CLAIMANT.value))
        for path, one in told.items():
            self.proposed[path] = one
            if path not in self.draft:
                self.row(path).put(one)

    def _tell(self) -> None:
        if not all(row.standing for row in self.query(FieldRow)):
            return
        words = self.words
        self._propose()
        offer = self._offer()
        self.row("stands").display = offer.by is OfferBy.CLAIMANT  # theirs reached us
        rows: list[Content] = [said(words.term("screens.offer.effects"), "bold")]
        try:
            cautions = self.open.desk.offer_cautions(self.open.ref, offer, who=offer.who)
            rows += [said(f"! {words.say(one.what)}", "bold") for one in cautions]
            effects = self.open.desk.offer_effects(self.open.ref, offer)
            rows += [said("- " + words.say(one)) for one in effects]
            rows += waiting_told(self.open.desk.waiting(self.open.ref, offer.amount), words)
        except CasefileError as trouble:
            rows.append(said(refusals.refusal_told(trouble, words)[0]))
        self.query_one("#effects", Static).update(lines(*rows))

    def _offer(self) -> Offer:
        by = OfferBy(self.text("by") or OfferBy.CLAIMANT.value)
        kept = self.kept or Offer(by=by)
        return kept.but(
            by=by,
            on=self.row("on").read.day,
            amount=self.row("amount").read.money,
            terms=self.text("terms"),
            who=self.text("who"),
            expires=self.row("expires").read.day,
            pay_by=self.row("pay_by").read.day,
            costs=self.text("costs"),
            marks=self._marks(),
            disclosure=Disclosure(self.text("disclosure") or Disclosure.WITHOUT_PREJUDICE.value),
            sent=by is OfferBy.RESPONDENT or self.text("stands") == SENT,
        )

    def _marks(self) -> tuple[str, ...]:
        """Return the marks that were typed, as the case writes them."""
        typed = {part.strip().casefold() for part in self.text("marks").split(",")}
        return tuple(x.mark for x in self.open.case.exhibits if x.mark.casefold() in typed)

    def result(self) -> Offer | None:
        """Return the offer, once it says how much or on what terms."""
        if not self.text("amount") and not self.text("terms"):
            self.fault("amount", "screens.offer.empty")
            return None
        offer, kept = self._offer(), self.kept
        if kept is not None and kept.instalments and offer.amount != kept.amount:
            self.fault("amount", "screens.offer.rows_stay", n=len(kept.instalments))
            return None
        return offer


def _values(kept: Offer, words: Language) -> dict[str, str]:
    """Return an offer as it is typed into its fields."""
    return {
        "by": kept.by.value,
        "amount": typed_money(kept.amount, words),
        "on": typed_day(kept.on, words),
        "terms": kept.terms,
        "who": kept.who,
        "expires": typed_day(kept.expires, words),
        "pay_by": typed_day(kept.pay_by, words),
        "costs": kept.costs,
        "marks": ", ".join(kept.marks),
        "disclosure": kept.disclosure.value,
        "stands": SENT if kept.sent else DRAFT,
    }
