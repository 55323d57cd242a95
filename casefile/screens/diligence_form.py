"""How the debtor stands: solvency, assets, earlier dealings; what the record says of collecting."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from casefile.model.diligence import Solvency
from casefile.model.errors import CasefileError
from casefile.screens import refusals
from casefile.screens.case_form import CaseForm
from casefile.screens.fields import Field, choices_of, yes_no
from casefile.screens.plain import line, lines, said, value
from casefile.screens.reading import typed_money


class DiligenceForm(CaseForm[list[str]]):
    """The form of what was found out. Hands over settings for the record."""

    name_ = "diligence"

    def fields(self) -> tuple[Field, ...]:
        """Return the fields."""
        words = self.words
        return (
            Field("solvency", "screens.diligence.solvency", "choice", choices_of(Solvency, words)),
            Field("dealings", "screens.diligence.dealings", hint="screens.diligence.words_hint"),
            Field("what", "screens.diligence.asset", hint="screens.diligence.asset_hint"),
            Field("where", "screens.diligence.where"),
            Field("worth", "screens.diligence.worth", "money"),
            Field("burdened", "screens.diligence.burdened", "choice", yes_no(words)),
        )

    def first_values(self) -> dict[str, str]:
        """Stand on what is known; the asset is one more."""
        known = self.open.case.diligence
        return {"solvency": known.solvency.value, "dealings": known.dealings}

    def above(self) -> Iterable[Widget]:
        """Yield what the record says of collecting, the assets, and his other cases here."""
        words, desk, case = self.words, self.open.desk, self.open.case
        try:
            told = desk.collectability(self.open.ref)
            others = desk.same_debtor(case)
        except CasefileError as trouble:
            yield Static(said(refusals.refusal_told(trouble, words)[0]), classes="field-head")
            return
        rows: list[Content] = [said(words.term("screens.diligence.collect"), "bold")]
        if told.proposed is not None:
            low, likely, high = (
                words.number(100 * share)
                for share in (told.proposed.low, told.proposed.likely, told.proposed.high)
            )
            rows.append(
                said(words.term("screens.diligence.range", low=low, likely=likely, high=high))
            )
        rows += [said("- " + words.say(one)) for one in told.because]
        if told.lacks:
            lacks = ", ".join(words.say(one) for one in told.lacks)
            rows.append(said(words.term("screens.diligence.lacks", what=lacks)))
        for asset in case.diligence.assets:
            rows.append(
                line(
                    said("= "),
                    value(asset.what, "bold"),
                    said("  "),
                    value(asset.where),
                    said("  "),
                    value(typed_money(asset.worth, words)),
                )
            )
        if others:
            rows.append(said(words.term("screens.diligence.others", n=len(others)), "bold"))
            for other in others:
                name = words.name_of(other.reason)
                rows.append(
                    line(
                        said(f"- {other.number} "),
                        value(other.title, limit=40),
                        said(f"  {words.name_of(other.stage)}  {name}"),
                    )
                )
        yield Static(lines(*rows), classes="field-head")

    def result(self) -> list[str]:
        """Return the settings of what was changed."""
        first = self.first_values()
        settings = [
            f"diligence.{name}={self.text(name)}"
            for name in ("solvency", "dealings")
            if self.text(name) != first[name]
        ]
        if self.text("what"):
            row = "diligence.assets.new"
            settings += [
                f"{row}.{name}={self.text(name)}"
                for name in ("what", "where", "burdened")
                if self.text(name)
            ]
            worth = self.row("worth").read.money
            if worth is not None:
                settings.append(f"{row}.worth={worth}")
        return settings
