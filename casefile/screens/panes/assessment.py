"""How strong the case is, element by element: what proves it, what attacks it, what lifts it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from casefile.model.exhibit import Element, ExhibitKind
from casefile.model.review import ElementLine, Grade, Review, Status
from casefile.screens.ask import Reader
from casefile.screens.chrome import Table
from casefile.screens.columns import SIGN
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import CasePane, trouble_told
from casefile.screens.plain import arrow, line, lines, said, value, word_cell

KEY = "7"
GROUPS = (
    (
        "paper",
        (
            ExhibitKind.CONTRACT,
            ExhibitKind.ORDER,
            ExhibitKind.QUOTE,
            ExhibitKind.TERMS,
            ExhibitKind.ACKNOWLEDGEMENT,
            ExhibitKind.SETTLEMENT,
            ExhibitKind.PROMISSORY_NOTE,
            ExhibitKind.CHEQUE,
        ),
    ),
    ("invoice", (ExhibitKind.INVOICE, ExhibitKind.LEDGER, ExhibitKind.BANK_RECORD)),
    (
        "delivery",
        (
            ExhibitKind.DELIVERY_NOTE,
            ExhibitKind.ACCEPTANCE,
            ExhibitKind.TIMESHEET,
            ExhibitKind.PHOTO,
        ),
    ),
    (
        "message",
        (
            ExhibitKind.EMAIL,
            ExhibitKind.LETTER,
            ExhibitKind.CHAT,
            ExhibitKind.TEXT_MESSAGE,
            ExhibitKind.SCREENSHOT,
        ),
    ),
    (
        "spoken",
        (
            ExhibitKind.RECORDING,
            ExhibitKind.TRANSCRIPT,
            ExhibitKind.WITNESS_STATEMENT,
            ExhibitKind.CALL_LOG,
            ExhibitKind.EXPERT_REPORT,
        ),
    ),
    ("other", ()),
)
"""The columns of the matrix: kinds of evidence that are read together."""
ORDER = (
    Status.MISSING,
    Status.THIN,
    Status.CONTESTED,
    Status.UNKNOWN,
    Status.LEANS,
    Status.SOLID,
    Status.ADMITTED,
)
"""The weakest first: where the cursor starts."""


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
        """Return how many elements are not yet solid, as a letter each."""
        if open_case.review is None:
            return "!"
        return "".join(SIGN[one.status][0] for one in open_case.review.elements)

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
        legend = self.query_one("#matrix-legend", Static)
        legend.update(said(words.term("panes.assessment.legend"), "dim"))
        columns = [
            (word_cell(""), 1),
            (word_cell(words.term("panes.assessment.element")), 16),
            (word_cell(words.term("panes.assessment.status")), -1),
            (word_cell(words.term("panes.assessment.grade")), 5),
            *((word_cell(words.term(f"panes.assessment.groups.{name}")), 3) for name, _ in GROUPS),
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

    def _state(self, review: Review) -> Content:
        words = self.words
        yes, no = words.term("panes.overview.ready"), words.term("panes.overview.not_yet")
        shut_m = [gate.gate for gate in review.gates.mediate if not gate.open]
        shut_c = [gate.gate for gate in review.gates.court if not gate.open]
        return lines(
            line(
                said(words.term("panes.overview.state") + " "),
                said(words.name_of(review.state), "bold"),
            ),
            line(
                said(words.term("panes.overview.mediate") + " "),
                said(yes if review.ready.mediate else no, "bold"),
                said(f" ({' '.join(shut_m)})" if shut_m else ""),
                said("   " + words.term("panes.overview.court") + " "),
                said(yes if review.ready.court else no, "bold"),
                said(f" ({' '.join(shut_c)})" if shut_c else ""),
            ),
        )

    def _row(self, review: Review, one: ElementLine) -> list[object]:
        words = self.words
        sign, _ = SIGN[one.status]
        grade = one.grade.value if one.grade else "-"
        if one.attack:
            grade += f"/{one.attack.value}"
        cells: list[object] = [
            word_cell(sign, "bold"),
            word_cell(words.name_of(one.element)),
            word_cell(words.name_of(one.status)),
            word_cell(grade, "bold"),
        ]
        for name, kinds in GROUPS:
            cells.append(word_cell(self._best(review, one, name, kinds)))
        return cells

    def _best(
        self, review: Review, one: ElementLine, name: str, kinds: tuple[ExhibitKind, ...]
    ) -> str:
        """Return the best grade of this group for the element; ``!`` when one speaks against."""
        named = {kind for _, group in GROUPS for kind in group}
        grades: list[Grade] = []
        against = False
        for graded in review.exhibits:
            exhibit = self.case.exhibit(graded.mark)
            if exhibit is None:
                continue
            here = exhibit.kind in kinds if kinds else exhibit.kind not in named
            if not here:
                continue
            against = against or exhibit.mark in one.attacks
            if graded.grade and (exhibit.mark in one.marks or one.element in graded.shows):
                grades.append(graded.grade)
        best = min(grades, key=lambda g: "ABCDL".index(g.value)).value if grades else "·"
        if name == "spoken" and best == "·" and self._witnessed(one.element):
            best = "w"
        return best + ("!" if against else "")

    def _witnessed(self, element: Element) -> bool:
        return any(element in witness.shows for witness in self.case.witnesses)

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
        if one.lift is not None:
            rows.append(self._labelled("to_fix", words.say(one.lift)))
        for gap in [gap for gap in review.gaps if gap.element is one.element][:3]:
            rows.append(self._labelled("missing", words.say(gap.why), bold=gap.fatal))
            rows.append(said(f"   {arrow(words.rtl)} {words.say(gap.then)}"))
        for step in [step for step in review.next_steps if step.step == one.lift][:1]:
            rows.append(self._labelled("effect", words.say(step.effect)))
        if one.marks:
            rows.append(self._labelled("proof", ", ".join(one.marks)))
        if one.attacks:
            rows.append(self._labelled("against", ", ".join(one.attacks)))
        if one.override is not None:
            rows.append(self._labelled("own_view", one.override.status or one.override.grade))
            rows.append(value(one.override.why))
        self.query_one("#because-text", Static).update(lines(*rows))
        box.scroll_home(animate=False)

    def _labelled(self, name: str, told: str, *, bold: bool = False) -> Content:
        label = said(self.words.term(f"panes.assessment.{name}") + "  ", "bold")
        return line(label, said(told, "bold" if bold else ""))

    def action_evidence(self) -> None:
        """Go to the evidence for this element."""
        one = self.element
        self.holder.show_section("3", one.marks[0] if one and one.marks else "")

    def action_gates(self) -> None:
        """Show the gates, the defences, the contradictions and the doors, one under the other."""
        review, words = self.review, self.words
        if review is None:
            return

        def gate(name: str, told: str, is_open: bool) -> Content:
            sign = words.term("panes.assessment.open" if is_open else "panes.assessment.shut")
            return line(
                said(f"{'✓' if is_open else '✗'} {name:<4}", "" if is_open else "bold"),
                said(f"{sign}: {told}"),
            )

        def head(name: str) -> Content:
            return said(words.term(f"panes.assessment.{name}"), "bold underline")

        rows = [head("to_mediate")]
        rows += [gate(g.gate, words.say(g.why), g.open) for g in review.gates.mediate]
        rows += [said(""), head("to_court")]
        rows += [gate(g.gate, words.say(g.why), g.open) for g in review.gates.court]
        if review.defences:
            rows += [said(""), head("defences")]
            rows += [
                line(
                    said(f"- {words.name_of(d.defence)}: ", "bold"),
                    said(words.term(f"panes.assessment.defence.{d.status}") + "  "),
                    said(words.say(d.why)),
                )
                for d in review.defences
            ]
        if review.contradictions:
            rows += [said(""), head("contradictions")]
            rows += [
                line(value(", ".join(c.marks), "bold"), said("  "), said(words.say(c.why)))
                for c in review.contradictions
            ]
        if review.lawyer_first:
            rows += [said(""), head("lawyer_first")]
            rows += [said("- " + words.say(one.why)) for one in review.lawyer_first]
        title = said(words.term("panes.assessment.gates_title"))
        self.app.push_screen(Reader(title, lines(*rows), words))
