"""What became of an offer: accepted, refused or lapsed, and the words of the answer."""

from __future__ import annotations

from casefile.model.offer import Answer, Offer
from casefile.rules.offers_on_file import has_lapsed
from casefile.screens.case_form import CaseForm
from casefile.screens.fields import Field, choices_of
from casefile.screens.opencase import OpenCase


class AnswerForm(CaseForm[Offer]):
    """The form of an answer. Accepted instalments are watched as promises from then on."""

    name_ = "answer"

    def __init__(self, open_case: OpenCase, offer: Offer) -> None:
        super().__init__(open_case, about=offer.id)
        self.offer = offer

    def fields(self) -> tuple[Field, ...]:
        """Return the fields."""
        return (
            Field("answer", "panes.offers.answer", "choice", choices_of(Answer, self.words)),
            Field("reply", "screens.answer.reply"),
        )

    def first_values(self) -> dict[str, str]:
        """Stand on what is known: an offer that ended unanswered has lapsed, as the list says."""
        lapsed = has_lapsed(self.offer, self.open.on)
        answer = Answer.LAPSED if lapsed else self.offer.answer
        return {"answer": answer.value, "reply": self.offer.reply}

    def result(self) -> Offer:
        """Return the offer with its answer; one that was answered had been sent."""
        answer = Answer(self.text("answer") or Answer.OPEN.value)
        sent = self.offer.sent or answer in (Answer.ACCEPTED, Answer.REFUSED)
        return self.offer.but(answer=answer, reply=self.text("reply"), sent=sent)
