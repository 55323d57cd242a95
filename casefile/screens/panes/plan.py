"""The plan: why he does not pay, the steps with what came back, what is next and why."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from casefile.model.case import Ending, Stage
from casefile.model.errors import BadInput, CasefileError
from casefile.model.plan import Plan, PlanStep, StepStatus
from casefile.rules.agreed_now import CLOSE_PAID
from casefile.rules.endings import judgment_of
from casefile.rules.taken_up import falls_away
from casefile.screens.ask import Choose, Reader
from casefile.screens.chrome import WHOLE, Table
from casefile.screens.close_case import CloseCase
from casefile.screens.do_step import do_step
from casefile.screens.lessons_told import lessons_told
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import CasePane, trouble_told
from casefile.screens.plain import lines, said, word_cell
from casefile.screens.plan_told import came_told, head_told, promises_told
from casefile.screens.proof_form import ask_proof
from casefile.screens.reason_form import ReasonForm, Told

KEY = "0"
SIGN = {
    StepStatus.DONE: "✓",
    StepStatus.DUE: "▸",
    StepStatus.LATER: "·",
    StepStatus.PAUSED: "‖",
    StepStatus.PASSED_OVER: "-",
}


class Pane(CasePane):
    """The plan with this debtor."""

    place = "plan"
    planned: Plan | None = None

    def compose(self) -> ComposeResult:
        """Lay out the reason, the steps, and what is told of the one under the cursor."""
        yield Static(id="plan-head", classes="field-head")
        yield Table(id="steps")
        with VerticalScroll(id="step", classes="box", can_focus=True):
            yield Static(id="step-text")

    @staticmethod
    def count(open_case: OpenCase) -> str:
        """Return nothing: the plan is made when it is looked at."""
        return ""

    def show(self) -> None:
        """Draw the plan of the day."""
        words = self.words
        head = self.query_one("#plan-head", Static)
        try:
            self.planned = self.desk.plan_of(self.case)
        except CasefileError as trouble:
            self.planned = None
            head.update(trouble_told(words, trouble))
            self.query_one("#steps").display = False
            return
        accounts = self.review.account if self.review is not None else ()
        head.update(head_told(self.planned, self.case, accounts, words, self.open.on))
        table = self.query_one("#steps", Table)
        steps = self.planned.steps
        table.display = bool(steps)
        columns = [
            (word_cell(""), 1),
            (word_cell(words.term("panes.plan.step")), -3),
            (word_cell(words.term("panes.plan.when")), WHOLE),
            (word_cell(words.term("panes.plan.status")), 12),
            (word_cell(words.term("panes.plan.back")), -2),
        ]
        table.refill(
            columns,
            [(step.id, self._row(step)) for step in steps],
            words.rtl,
            self.room,
        )
        self._tell_one()

    def land(self, at: str = "") -> None:
        """Stand on the next step, unless another is named."""
        next_ = self.planned.next if self.planned is not None else None
        super().land(at or (next_.id if next_ is not None else ""))

    def _row(self, step: PlanStep) -> list[object]:
        words = self.words
        look = "bold" if step.status is StepStatus.DUE else ""
        return [
            word_cell(SIGN[step.status], "bold"),
            word_cell(words.say(step.what), look),
            word_cell("-" if step.told_on is None else words.value(step.told_on)),
            word_cell(words.name_of(step.status), look),
            word_cell(came_told(step.came_back, words) if step.came_back is not None else ""),
        ]

    @property
    def at_cursor(self) -> PlanStep | None:
        """The step under the cursor."""
        key = self.query_one("#steps", Table).key_at_cursor
        steps = self.planned.steps if self.planned is not None else ()
        return next((step for step in steps if step.id == key), None)

    def on_data_table_row_highlighted(self, event: Table.RowHighlighted) -> None:
        """Tell of the step under the cursor."""
        event.stop()
        self._tell_one()

    def on_data_table_row_selected(self, event: Table.RowSelected) -> None:
        """Enter does the step."""
        event.stop()
        self.action_do_step()

    def _tell_one(self) -> None:
        plan, words = self.planned, self.words
        if plan is None:
            return
        step = self.at_cursor
        box = self.query_one("#step", VerticalScroll)
        box.border_title = said("")
        rows: list[Content] = []
        if step is not None:
            box.border_title = said(words.say(step.what))
            rows.append(said(words.say(step.why)))
            tone = words.term("panes.plan.tone", tone=step.tone)
            form = f"screens.text.forms.{step.form}"
            if words.has(form):
                tone += " · " + words.term("panes.plan.writes", form=words.term(form))
            rows.append(said(tone, "dim"))
            if step.came_back is not None:
                rows.append(said(words.term("panes.plan.came", what=step.came_back)))
        rows += self._questions(plan)
        rows += promises_told(plan.promises, words)
        rows += self._patterns(plan)
        self.query_one("#step-text", Static).update(lines(*rows))

    def _questions(self, plan: Plan) -> list[Content]:
        if not plan.questions:
            return []
        words = self.words
        return [
            said(words.term("panes.plan.ask"), "bold"),
            *(said("- " + words.say(one)) for one in plan.questions),
        ]

    def _patterns(self, plan: Plan) -> list[Content]:
        words = self.words
        if not plan.patterns:
            return []
        cases = plan.patterns[0].cases
        rows = [said(words.term("panes.plan.patterns", n=cases), "bold")]
        for one in plan.patterns:
            rows.append(said(f"- {words.say(one.what)} {words.say(one.then)}"))
        return rows

    # -- actions ------------------------------------------------------------------------------

    def action_do_step(self) -> None:
        """Do the step: write its text, log its call, go to its place, mark a day done."""
        step = self.at_cursor
        if step is not None and step.id == CLOSE_PAID:
            self.action_close_case()
        elif step is not None and step.kept_day:
            self.action_tick()
        elif step is not None:
            do_step(self, step)

    def action_proof(self) -> None:
        """File the proof of a letter that went out."""
        ask_proof(self)

    @property
    def idle(self) -> frozenset[str]:
        """Without a step there is none to do, and of some the record alone tells."""
        step = self.at_cursor
        if step is None:
            return frozenset({"plan.do", "plan.tick"})
        return frozenset() if step.ticks else frozenset({"plan.tick"})

    def action_tick(self) -> None:
        """Say that a step is done though nothing shows it, or not needed; or open it again."""
        step, words, ref = self.at_cursor, self.words, self.open.ref
        if step is None:
            return
        if not step.ticks:
            self.holder.refused(BadInput("step_not_ticked", where=ref, step=step.what))
            return

        def said_so(chosen: str | None) -> None:
            if chosen is not None:
                status = StepStatus(chosen)
                self.holder.change(lambda rev: self.desk.tick(ref, step.id, status, expect=rev))
                self.land(step.id)

        options = [(one.value, said(words.term(f"panes.plan.tick.{one}"))) for one in step.ticks]
        title = said(words.term("panes.plan.tick.title", step=step.what))
        self.app.push_screen(Choose(title, options, words), said_so)

    def action_reason(self) -> None:
        """Write down why he does not pay, with his own words."""

        def told(reason: Told | None) -> None:
            if reason is not None:
                settings = [f"reason={reason.reason.value}", f"reason_said={reason.said}"]
                self.holder.change(lambda rev: self.desk.set(self.open.ref, settings, expect=rev))
                self.land()

        self.app.push_screen(ReasonForm(self.open), told)

    def action_close_case(self) -> None:
        """Close the matter; a closed one is taken up again."""
        ref = self.open.ref
        if self.case.stage is Stage.CLOSED:
            self._ask_to_take_up()
            return

        def ended(ending: Ending | None) -> None:
            if ending is not None and self.holder.change(
                lambda rev: self.desk.close(ref, ending, expect=rev),
                self.words.term("panes.plan.closed"),
            ):
                self.action_lessons()

        self.app.push_screen(CloseCase(self.open), ended)

    def _ask_to_take_up(self) -> None:
        """Take the matter up again; where a court has decided, or something goes, ask first."""
        words, ref = self.words, self.open.ref
        judged, gone = judgment_of(self.case, self.desk.on), falls_away(self.case, self.desk.on)

        def answered(answer: str | None) -> None:
            if answer == "yes":
                self.holder.change(
                    lambda rev: self.desk.reopen(ref, expect=rev),
                    words.term("panes.plan.reopened"),
                )

        if judged is not None:
            title, key = words.term("panes.plan.again.title", on=judged.on), "panes.plan.again"
        elif gone is not None:
            title, key = words.term("taken_up.title", on=gone.values["on"]), "taken_up"
        else:
            answered("yes")
            return
        options = [(name, said(words.term(f"{key}.{name}"))) for name in ("no", "yes")]
        self.app.push_screen(Choose(said(title), options, words), answered)

    def action_lessons(self) -> None:
        """Show what the matter teaches."""
        words = self.words
        try:
            told = lessons_told(self.open)
        except CasefileError as trouble:
            self.holder.refused(trouble)
            return
        self.app.push_screen(Reader(said(words.term("lessons.title")), told, words))
