"""The end of a matter: how it ended and why, and in short questions what is to be learnt."""

from __future__ import annotations

from casefile.model.case import Ended, Ending
from casefile.model.dates import loose
from casefile.screens.case_form import CaseForm
from casefile.screens.fields import Field, choices_of, yes_no
from casefile.screens.reading import typed_day


class CloseCase(CaseForm[Ending]):
    """The form of an ending."""

    name_ = "close"

    def fields(self) -> tuple[Field, ...]:
        """Return the fields: the ending, then the questions."""
        return (
            Field("how", "screens.close.how", "choice", choices_of(Ended, self.words)),
            Field("on", "screens.close.on", "past_day", hint="screens.pay.dated_hint"),
            Field("why", "screens.close.why", hint="screens.close.why_hint"),
            Field("content", "screens.close.content", "choice", yes_no(self.words)),
            Field("hard", "screens.close.hard", hint="screens.close.hard_hint"),
            Field("change", "screens.close.change", hint="screens.close.change_hint"),
        )

    def first_values(self) -> dict[str, str]:
        """Propose today; how it ended is for the user to say."""
        return {"on": typed_day(loose(self.on_day), self.words), "content": ""}

    def result(self) -> Ending | None:
        """Return the ending; what is written off needs its reason."""
        if not self.text("how"):
            self.fault("how", "screens.needed")
            return None
        ending = Ending(
            how=Ended(self.text("how")),
            on=self.row("on").read.day,
            why=self.text("why"),
            content={"true": True, "false": False}.get(self.text("content")),
            hard=self.text("hard"),
            change=self.text("change"),
        )
        if ending.lacks_reason:
            self.fault("why", "screens.close.why_needed")
            return None
        return ending
