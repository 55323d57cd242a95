"""What became of an offer: accepted, refused or lapsed, and the words of the answer."""

from __future__ import annotations

from casefile.model.dates import UNDATED, loose
from casefile.model.offer import Answer, Offer, OfferBy
from casefile.rules.offers_on_file import day_of_answer, has_lapsed
from casefile.screens.case_form import CaseForm
from casefile.screens.fields import Field, choices_of
from casefile.screens.opencase import OpenCase
from casefile.screens.reading import typed_day


class AnswerForm(CaseForm[Offer]):
    """The form of an answer. Accepted instalments are watched as promises from then on."""

    name_ = "answer"

    def __init__(self, open_case: OpenCase, offer: Offer) -> None:
        super().__init__(open_case, about=offer.id)
        self.offer = offer

    def fields(self) -> tuple[Field, ...]:
        """Return the fields; what was accepted does not lapse, it is kept or not."""
        ours = self.offer.by is OfferBy.RESPONDENT
        answers = choices_of(Answer, self.words)
        if self.offer.answer in (Answer.ACCEPTED, Answer.NOT_KEPT):
            answers = tuple(one for one in answers if one[0] != Answer.LAPSED)
        return (
            Field("answer", "panes.offers.answer", "choice", answers),
            Field("answered", "screens.answer.day", "past_day", hint="screens.answer.day_hint"),
            Field("fell", "screens.answer.fell", "past_day", hint="screens.answer.fell_hint"),
            Field("reply", "screens.answer.in_ours" if ours else "screens.answer.reply"),
        )

    def first_values(self) -> dict[str, str]:
        """Stand on what is known: an offer that ended unanswered has lapsed, as the list says."""
        lapsed = has_lapsed(self.offer, self.open.on)
        answer = Answer.LAPSED if lapsed else self.offer.answer
        answered = day_of_answer(self.open.case, self.offer, self.open.on)
        return {
            "answer": answer.value,
            "answered": typed_day(answered, self.words),
            "fell": typed_day(self.offer.fell_on, self.words),
            "reply": self.offer.reply,
        }

    def result(self) -> Offer:
        """Return the offer with its answer; one that was answered had been sent."""
        answer = Answer(self.text("answer") or Answer.OPEN.value)
        sent = self.offer.sent or answer not in (Answer.OPEN, Answer.LAPSED)
        day = UNDATED if answer is Answer.OPEN else self.row("answered").read.day
        told = self.row("fell").read.day
        fell = told if told.known else loose(self.open.on)
        if answer is not Answer.NOT_KEPT:
            fell = UNDATED
        return self.offer.but(
            answer=answer, reply=self.text("reply"), sent=sent, answered_on=day, fell_on=fell
        )
