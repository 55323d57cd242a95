"""How strong the case is, element by element: what proves it, what attacks it, what lifts it."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from casefile.model.review import ElementLine, Review, Status
from casefile.model.status import AT_REST
from casefile.screens.ask import Reader
from casefile.screens.chrome import Table
from casefile.screens.columns import SIGN, titled
from casefile.screens.gates_told import gates_told
from casefile.screens.matrix import GROUPS, ORDER, best_of
from casefile.screens.opencase import OpenCase
from casefile.screens.opinion_form import OpinionForm
from casefile.screens.own_figures import ask_private
from casefile.screens.own_view import view_form, view_told
from casefile.screens.pane import ELEMENT, CasePane, trouble_told
from casefile.screens.plain import apart, arrow, from_the_left, line, lines, said, word_cell
from casefile.screens.plea_form import ask_plea
from casefile.screens.trace_told import trace_told
from casefile.screens.what_if import WhatIfWindow
from casefile.screens.worth_told import worth_told

KEY = "7"
ELEMENT_CELLS, STATUS_CELLS = 16, 14
"""Cells of what must be proved, and of how it stands where the kinds are named in full."""

_OF_ELEMENT = frozenset({"assessment.evidence", "assessment.trace", "assessment.own_view"})
_ARGUED = frozenset({"assessment.what_if", "assessment.gates"})


class Pane(CasePane):
    """The assessment."""

    place = "assessment"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.stood = False

    def compose(self) -> ComposeResult:
        """Lay out the state, the matrix, the explanation."""
        yield Static(id="state", classes="field-head")
        yield Table(id="matrix")
        yield Static(id="matrix-legend")
        with VerticalScroll(id="because", classes="box", can_focus=True):
            yield Static(id="because-text")

    @staticmethod
    def count(open_case: OpenCase) -> str:
        """Return how each element stands, as a sign each; none once nothing is argued any more."""
        if open_case.review is None:
            return "!"
        if open_case.review.state in AT_REST:
            return ""
        return from_the_left("".join(SIGN[one.status][0] for one in open_case.review.elements))

    def show(self) -> None:
        """Draw the matrix; the first time, the cursor stands on the weakest element."""
        words, review = self.words, self.review
        state = self.query_one("#state", Static)
        for id_ in ("#matrix", "#because", "#matrix-legend"):
            self.query_one(id_).display = review is not None
        if review is None:
            state.update(trouble_told(words, self.open.trouble) if self.open.trouble else said(""))
            return
        state.update(self._state(review))
        grade = words.term("panes.assessment.grade")
        columns = [
            (word_cell(""), 1),
            (word_cell(words.term("panes.assessment.element")), ELEMENT_CELLS),
            (word_cell(words.term("panes.assessment.status")), -1),
            (word_cell(grade), titled(grade, 5)),
            *self._kinds(titled(grade, 5)),
        ]
        table = self.query_one("#matrix", Table)
        table.refill(
            columns,
            [(one.element.value, self._row(review, one)) for one in review.elements],
            words.rtl,
            self.room,
        )
        if not self.stood and review.elements:
            self.stood = True
            weakest = min(
                range(len(review.elements)),
                key=lambda n: ORDER.index(review.elements[n].status),
            )
            table.move_cursor(row=weakest)
        self._explain()

    def _kinds(self, grade: int) -> list[tuple[Text, int]]:
        """Return the columns of the kinds of evidence: in full where they fit, else told below.

        *grade*: the cells of the column of the grade.
        """
        words = self.words
        full = [words.term(f"panes.assessment.kinds.{name}") for name in GROUPS]
        short = [words.term(f"panes.assessment.groups.{name}") for name in GROUPS]
        others = (1, ELEMENT_CELLS, STATUS_CELLS, grade)
        needed = sum(others) + sum(map(cell_len, full)) + 2 * (len(others) + len(full))
        rows = [said(words.term("panes.assessment.legend"), "dim")]
        in_full = needed <= self.room
        if not in_full:
            pairs = (f"{a} {b}".replace(" ", "\u00a0") for a, b in zip(short, full, strict=True))
            told = apart(*pairs)
            rows.insert(0, said(told, "dim"))
        self.query_one("#matrix-legend", Static).update(lines(*rows))
        return [(word_cell(name), titled(name, 3)) for name in (full if in_full else short)]

    def _state(self, review: Review) -> Content:
        words = self.words
        state = line(
            said(words.term("panes.overview.state") + " "),
            said(words.name_of(review.state), "bold"),
        )
        if review.state in AT_REST:
            return lines(state, said(words.term("guidance.at_rest"), "dim"))
        yes, no = words.term("panes.overview.ready"), words.term("panes.overview.not_yet")
        shut_m = sum(not gate.open for gate in review.gates.mediate)
        shut_c = sum(not gate.open for gate in review.gates.court)

        def open_(n: int) -> Content:
            return said(f" ({words.term('guidance.conditions', n=n)})" if n else "")

        return lines(
            state,
            line(
                said(words.term("panes.overview.mediate") + " "),
                said(yes if review.ready.mediate else no, "bold"),
                open_(shut_m),
                said("   " + words.term("panes.overview.court") + " "),
                said(yes if review.ready.court else no, "bold"),
                open_(shut_c),
            ),
            *([said(words.term("guidance.how_conditions"), "dim")] if shut_m or shut_c else []),
        )

    def _row(self, review: Review, one: ElementLine) -> list[object]:
        words, case = self.words, self.case
        kind_of = {exhibit.mark: exhibit.kind for exhibit in case.exhibits}
        witnessed = {element for witness in case.witnesses for element in witness.shows}
        sign, _ = SIGN[one.status]
        grade = one.grade.value if one.grade else "-"
        if one.attack:
            grade += f"/{one.attack.value}"
        status = words.name_of(one.status)
        if one.override is not None and one.override.status:
            status += f" / {words.name_of(Status(one.override.status))}*"
        cells: list[object] = [
            word_cell(sign, "bold"),
            word_cell(words.name_of(one.element)),
            word_cell(status),
            word_cell(grade, "bold"),
        ]
        for name in GROUPS:
            letter = best_of(kind_of, review, one, name)
            if name == "spoken" and letter == "·" and one.element in witnessed:
                letter = "w"
            cells.append(word_cell(letter))
        return cells

    def on_data_table_row_highlighted(self, event: Table.RowHighlighted) -> None:
        """Explain the element under the cursor."""
        event.stop()
        self._explain()

    def on_data_table_row_selected(self, event: Table.RowSelected) -> None:
        """Enter shows the evidence for the element."""
        event.stop()
        self.action_evidence()

    @property
    def element(self) -> ElementLine | None:
        """The element under the cursor."""
        key = self.query_one("#matrix", Table).key_at_cursor
        if self.review is None:
            return None
        return next((one for one in self.review.elements if one.element.value == key), None)

    def _explain(self) -> None:
        one, review, words = self.element, self.review, self.words
        if one is None or review is None:
            return
        box = self.query_one("#because", VerticalScroll)
        box.border_title = line(
            said(words.name_of(one.element)), said(": "), said(words.name_of(one.status))
        )
        rows: list[Content] = [self._labelled("because", words.say(one.why))]
        if review.state not in AT_REST:
            rows += self._lacking(review, one)
        for name, refs in (("proof", one.marks), ("against", one.attacks)):
            marks = [ref for ref in refs if self.case.exhibit(ref) is not None]
            if marks:
                rows.append(self._labelled(name, ", ".join(marks)))
        if one.override is not None:
            rows.append(view_told(one.override, words))
        self.query_one("#because-text", Static).update(lines(*rows))
        box.scroll_home(animate=False)

    def _lacking(self, review: Review, one: ElementLine) -> list[Content]:
        """Return what would lift an element, what is missing for it, and what that would do."""
        words, rows = self.words, list[Content]()
        if one.lift is not None:
            rows.append(self._labelled("to_fix", words.say(one.lift)))
        for gap in [gap for gap in review.gaps if gap.element is one.element][:3]:
            rows.append(self._labelled("missing", words.say(gap.why), bold=gap.fatal))
            rows.append(said(f"   {arrow(words.rtl)} {words.say(gap.then)}"))
        effects = [step.effect for step in review.next_steps if step.step == one.lift][:1]
        if effects:
            rows.append(self._labelled("effect", words.say(effects[0])))
        elif one.lift is not None:
            rows.append(self._labelled("effect", words.term("guidance.effect_what_if")))
        return rows

    def _labelled(self, name: str, told: str, *, bold: bool = False) -> Content:
        label = said(self.words.term(f"panes.assessment.{name}") + "  ", "bold")
        return line(label, said(told, "bold" if bold else ""))

    @property
    def idle(self) -> frozenset[str]:
        """Nothing is asked of a matter that cannot be assessed, nor of one that has ended."""
        if self.review is None:
            return _OF_ELEMENT | _ARGUED | {"assessment.worth"}
        return _ARGUED if self.review.state in AT_REST else frozenset()

    def action_evidence(self) -> None:
        """Go to the evidence for this element, and against it."""
        one = self.element
        if one is not None:
            self.holder.show_section("3", f"{ELEMENT}:{one.element.value}")

    def action_gates(self) -> None:
        """Show the gates, the defences, the contradictions and the triggers."""
        if self.review is not None:
            self._read("gates_title", gates_told(self.review, self.words))

    def action_trace(self) -> None:
        """Show the whole way to the word of the row: items, caps, questions, rules, sources."""
        one = self.element
        if self.review is not None and one is not None:
            self._read("trace_title", trace_told(self.case, self.review, one, self.words))

    def action_worth(self) -> None:
        """Show what the claim is worth on the user's own figures."""
        if self.review is not None:
            self._read("worth_title", worth_told(self.review, self._doors(), self.words))

    def action_opinion(self) -> None:
        """Enter one's own opinion of chances, collectability, costs and months."""
        ask_private(self, OpinionForm(self.open))

    def _doors(self) -> dict[str, str]:
        law = self.desk.law_of(self.case)
        return {door.id: self.words.value(door.names) for door in law.forums}

    def action_what_if(self) -> None:
        """Ask what the case would be with something it lacks; nothing is kept."""
        one = self.element
        if self.review is not None and one is not None:
            self.app.push_screen(WhatIfWindow(self.open, self.review, one.element))

    def action_plea(self) -> None:
        """Write down what the other side says, what answers it, what it does not dispute."""
        ask_plea(self)

    def action_own_view(self) -> None:
        """Set one's own view of the element beside the computed one."""
        one = self.element
        if one is None:
            return

        def seen(values: dict[str, str] | None) -> None:
            if values is not None:
                self.holder.change(
                    lambda rev: self.desk.view(
                        self.open.ref,
                        one.element,
                        status=values.get("status", ""),
                        why=values.get("why", ""),
                        expect=rev,
                    )
                )

        self.app.push_screen(view_form(self.open, one), seen)

    def _read(self, title: str, told: Content) -> None:
        head = said(self.words.term(f"panes.assessment.{title}"))
        self.app.push_screen(Reader(head, told, self.words))
