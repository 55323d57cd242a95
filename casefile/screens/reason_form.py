"""Why he does not pay: the reason chosen, his own words kept, and what to ask him openly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.widget import Widget
from textual.widgets import Static, TextArea

from casefile.model.position import Reason
from casefile.rules.open_questions import questions
from casefile.rules.reasons import route
from casefile.screens.bidi.inputs import BidiTextArea
from casefile.screens.case_form import CaseForm
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field
from casefile.screens.plain import lines, said
from casefile.screens.reason_told import reasons_asked


class Told(NamedTuple):
    """The reason, and how he told it."""

    reason: Reason
    said: str


class ReasonForm(CaseForm[Told]):
    """The form of the reason."""

    name_ = "reason"

    def fields(self) -> tuple[Field, ...]:
        """Return the choice."""
        choices = reasons_asked(self.open.case, self.words)
        return (Field("reason", "screens.reason.reason", "choice", choices),)

    def first_values(self) -> dict[str, str]:
        """Stand on the reason as it is known."""
        return {"reason": self.open.case.reason.value}

    def below(self) -> Iterable[Widget]:
        """Yield his words, and the questions that bring them out."""
        yield Static(said(self.words.term("screens.reason.said")), classes="field-head")
        yield BidiTextArea(
            self.open.case.reason_said, id="said", compact=True, tab_behavior="focus"
        )
        yield Static(id="questions", classes="field-head")

    def on_mount(self) -> None:
        """Show what to ask."""
        self._ask()

    def on_field_row_left(self, event: FieldRow.Left) -> None:
        """Another reason, other questions."""
        event.stop()
        self._ask()

    def _ask(self) -> None:
        words = self.words
        chosen = Reason(self.text("reason") or Reason.UNKNOWN.value)
        case = self.open.case.but(reason=chosen)
        self.query_one("#questions", Static).update(
            lines(
                said(words.say(route(case)), "bold"),
                said(words.term("panes.plan.ask")),
                *(said("- " + words.say(one)) for one in questions(case)),
            )
        )

    def result(self) -> Told:
        """Return the reason and his words."""
        return Told(
            Reason(self.text("reason") or Reason.UNKNOWN.value),
            self.query_one("#said", TextArea).text.strip(),
        )
