"""What to do next and why; how each element stands; what happened last."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from casefile.model.account import Account
from casefile.model.language import Language
from casefile.model.review import NextStep, Ready
from casefile.model.status import AT_REST
from casefile.rules.ended import ended
from casefile.rules.fallen import terms_beside
from casefile.rules.own_days import DAY_MISSED
from casefile.rules.paid_beside import paid_beside
from casefile.screens.columns import SIGN, column
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import CasePane, trouble_told
from casefile.screens.plain import apart, line, lines, said, value

KEY = "1"
TOLD = ("assigned", "waiting_for")
"""What is said of a case among colleagues."""


class Pane(CasePane):
    """The case at a glance."""

    place = "overview"

    def compose(self) -> ComposeResult:
        """Lay out the next step, the elements, the last events."""
        with VerticalScroll(id="overview"):
            yield Static(id="next-step", classes="box")
            with Horizontal(id="overview-columns"):
                yield Static(id="elements", classes="box")
                yield Static(id="last-events", classes="box")

    @staticmethod
    def count(open_case: OpenCase) -> str:
        """Return nothing: the next step has no number."""
        return ""

    def show(self) -> None:
        """Draw them."""
        words = self.words
        for id_, term in (
            ("next-step", "panes.overview.next"),
            ("elements", "panes.overview.proof"),
            ("last-events", "panes.overview.events"),
        ):
            self.query_one(f"#{id_}", Static).border_title = said(words.term(term))
        self.query_one("#next-step", Static).update(self._next())
        self.query_one("#elements", Static).update(self._elements())
        self.query_one("#last-events", Static).update(self._events())

    def _next(self) -> Content:
        words, review = self.words, self.review
        if review is None:
            return trouble_told(words, self.open.trouble) if self.open.trouble else said("")
        state = said(words.name_of(review.state), "bold")
        rows = [line(said(words.term("panes.overview.state") + " "), state)]
        if review.state not in AT_REST:
            rows.append(self._ready(review.ready))
        for account in review.account:
            end = ended(account)
            rows += [said(words.say(end), "bold")] if end is not None else []
            rows += [sum_told(account, words)] if end is None and _more(account) else []
            rows += [said(words.say(beside), "dim") for beside in paid_beside(account)]
        terms = terms_beside(self.case, self.open.on)
        rows += [said(f"! {words.say(terms)}")] if terms is not None else []
        next_ = self.open.next_step
        missed = tuple(one for one in review.next_steps if one.step.key == DAY_MISSED)
        rows += [said("! " + words.say(one.step), "bold") for one in missed]
        steps = tuple(one for one in review.next_steps if one not in missed)
        if next_ is not None:
            told = words.term("panes.overview.plan_next", step=next_.what)
            rows.append(said(told, "bold"))
            rows += [self._why(one) for one in steps if one.step == next_.what]
            steps = tuple(one for one in steps if one.step != next_.what)  # told once
        if steps:
            rows.append(said(words.term("panes.overview.for_file")))
        for n, step in enumerate(steps[:2], 1):
            rows += [said(f"{n}. {words.say(step.step)}", "bold"), self._why(step)]
        if next_ is None and not steps and not missed:
            rows.append(said(words.term("panes.overview.nothing")))
        argued = review.state not in AT_REST
        for gap in [gap for gap in review.gaps if gap.fatal and argued][:1]:
            rows.append(said("! " + words.say(gap.why)))
        for due in [line_ for line_ in review.deadlines if line_.on >= review.on][:2]:
            rows.append(said(f"▽ {words.day(due.on)}  {words.say(due.what)}"))
        return lines(*rows)

    def _why(self, step: NextStep) -> Content:
        words = self.words
        return said(f"   {words.term('panes.overview.why')} {words.say(step.why)}")

    def _ready(self, ready: Ready) -> Content:
        """Return whether it is ready for a mediator, and for a court."""
        words = self.words
        yes, no = words.term("panes.overview.ready"), words.term("panes.overview.not_yet")
        return line(
            said(words.term("panes.overview.mediate") + " "),
            said(yes if ready.mediate else no, "bold"),
            said(" · " + words.term("panes.overview.court") + " "),
            said(yes if ready.court else no, "bold"),
        )

    def _elements(self) -> Content:
        words, review = self.words, self.review
        if review is None:
            return said("")
        if review.state in AT_REST:
            return said(words.term("panes.overview.at_rest"))
        rows = []
        for element in review.elements:
            sign, look = SIGN[element.status]
            grade = element.grade.value if element.grade else "-"
            rows.append(
                line(
                    said(f"{sign} ", look),
                    said(column(words.name_of(element.element), 17) + " "),
                    said(f"{grade} ", "bold"),
                    said(words.name_of(element.status), look),
                )
            )
        return lines(*rows)

    def _colleagues(self) -> list[Content]:
        """Return who has the case in hand, what it waits for, the last comments."""
        words, case = self.words, self.case
        told = [(words.term(f"colleagues.{name}"), getattr(case, name)) for name in TOLD]
        rows = [line(said(name + " "), value(text, "bold", 60)) for name, text in told if text]
        return rows + [
            line(
                said(f"{words.loose_day(note.on)}  "),
                *((value(note.by, limit=18), said(": ")) if note.by else ()),
                value(note.text, limit=80),
            )
            for note in case.notes[:-4:-1]
        ]

    def _events(self) -> Content:
        """Return what colleagues say, then what happened last."""
        words, review = self.words, self.review
        first = self._colleagues()
        if review is None or not review.chronology:
            return lines(*first, said(words.term("panes.overview.no_events")))
        known = [event for event in review.chronology if event.day is not None]
        past = [event for event in known if event.day is None or event.day <= review.on]
        rows = []
        for event in reversed(past[-8:]):
            day = words.day(event.day) if event.day else ""
            rows.append(
                line(
                    said(f"{day}  "),
                    said(words.say(event.event)),
                    said("  " + " ".join(event.marks[:3]), "dim"),
                )
            )
        return lines(*first, *rows)

    def action_plan(self) -> None:
        """Go to the plan: what to do with this debtor."""
        self.holder.show_section("0")

    def action_why(self) -> None:
        """Go to the assessment: why it stands as it stands."""
        self.holder.show_section("7")


def _more(account: Account) -> bool:
    """True when the balance is another sum than what is unpaid of the debts."""
    return account.balance != account.principal


def sum_told(account: Account, words: Language) -> Content:
    """Return what the balance is made of: unpaid, interest and since when, costs."""
    since = min((one.first for one in account.accruals), default=None)
    parts = [words.term("panes.overview.unpaid", sum=account.principal)]
    if account.interest.amount:
        key = "interest_since" if since is not None else "interest"
        parts.append(words.term(f"panes.overview.{key}", sum=account.interest, since=since))
    if account.costs.amount:
        parts.append(words.term("panes.overview.costs", sum=account.costs))
    return said(apart(words.money(account.balance), apart(*parts, by=" + "), by=" = "))
