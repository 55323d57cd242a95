"""The evidence: what is held, what waits to be looked at, what the program guesses and why."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.errors import CasefileError
from casefile.model.exhibit import Element, Exhibit
from casefile.model.review import ElementLine, GradedExhibit
from casefile.screens.actions import ACTIONS, BY_ID, Action
from casefile.screens.chrome import WHOLE, Table
from casefile.screens.columns import titled
from casefile.screens.exhibit_asked import numbered
from casefile.screens.exhibit_told import exhibit_told, guessed_kind, title_told
from casefile.screens.guesses_asked import GuessesAsked
from casefile.screens.opencase import OpenCase
from casefile.screens.outside import lies_at, opened_outside
from casefile.screens.pane import ELEMENT, empty_told
from casefile.screens.payments_asked import PaymentsAsked
from casefile.screens.pictures_asked import PicturesAsked
from casefile.screens.plain import apart, cell, file_name, line, said, value, word_cell
from casefile.screens.quality_told import answered
from casefile.screens.short_titles import short_titles
from casefile.screens.traits_asked import TraitsAsked
from casefile.screens.worth_asked import WorthAsked

KEY = "3"
ACCEPT = BY_ID["evidence.accept"]
_OF_PAPER = frozenset(one.id for one in ACTIONS if one.where == "evidence") - {"evidence.all"}


class Pane(TraitsAsked, GuessesAsked, WorthAsked, PaymentsAsked, PicturesAsked):
    """Evidence and inbox."""

    place = "evidence"
    only: Element | None = None
    """The element whose papers alone are listed; None: all."""

    def compose(self) -> ComposeResult:
        """Lay out the list and the preview."""
        yield Static(id="evidence-head", classes="field-head")
        yield Table(id="evidence")
        with VerticalScroll(id="preview", classes="box", can_focus=True):
            yield Static(id="preview-text")

    @staticmethod
    def count(open_case: OpenCase) -> str:
        """Return how many there are, and how many wait."""
        held = open_case.case.exhibits
        waiting = sum(not (one.accepted and one.looked_at) for one in held)
        return f"{len(held)} ({waiting}?)" if waiting else str(len(held) or "")

    def show(self) -> None:
        """Draw the list: what waits first, then by mark."""
        words = self.words
        exhibits = self._listed()
        head = self.query_one("#evidence-head", Static)
        table = self.query_one("#evidence", Table)
        table.display = bool(exhibits)
        self.query_one("#preview").display = bool(exhibits)
        if not exhibits:
            head.update(empty_told(words, "evidence"))
            return
        if self.only is not None:
            head.update(said(self._only_told(self.only), "bold"))
        else:
            drop = said(words.term("panes.evidence.drop"), "dim")
            head.update(line(said(self._looked_told(exhibits)), said("  "), drop))
        graded = {one.mark: one for one in self.review.exhibits} if self.review else {}
        grade = words.term("panes.evidence.grade")
        columns = [
            (word_cell(words.term("panes.evidence.mark")), WHOLE),
            (word_cell(words.term("panes.evidence.title")), -3),
            (word_cell(words.term("panes.evidence.kind")), 13),
            (word_cell(words.term("panes.evidence.dated")), WHOLE),
            (word_cell(grade), titled(grade, 5)),
            (word_cell(words.term("panes.evidence.shows")), -2),
        ]
        rows = [(x.mark, self._row(x, graded.get(x.mark))) for x in exhibits]
        table.refill(columns, rows, words.rtl, self.room, narrow={1: self._short(exhibits)})
        self._preview()

    def _looked_told(self, exhibits: list[Exhibit]) -> str:
        """Return how many of them wait, were accepted and were looked at."""
        words = self.words
        waiting = sum(not x.accepted for x in exhibits)
        looked = sum(x.looked_at for x in exhibits)
        if looked == len(exhibits):
            return words.term("panes.evidence.all_accepted")
        if waiting == len(exhibits) - looked:
            return words.term("panes.evidence.waiting", n=waiting)
        accepted = len(exhibits) - waiting
        return words.term("panes.evidence.looked", accepted=accepted, looked=looked)

    def enter(self, at: str = "") -> None:
        """Be gone to: on a paper, or with the papers on one element alone."""
        kind, _, name = at.partition(":")
        self.only = Element(name) if kind == ELEMENT else None
        told = self._element(self.only) if self.only is not None else None
        held = [ref for ref in told.marks if self.case.exhibit(ref)] if told is not None else []
        super().enter(next(iter(held), "") if self.only is not None else at)

    def _element(self, element: Element) -> ElementLine | None:
        lines_ = self.review.elements if self.review is not None else ()
        return next((one for one in lines_ if one.element is element), None)

    def _listed(self) -> list[Exhibit]:
        """Return what is listed: what waits first, then by number; all, when none is on it."""
        order = sorted(self.case.exhibits, key=lambda x: (x.accepted, numbered(x.mark)))
        return [x for x in order if self._on_it(x)] or order

    def _on_it(self, exhibit: Exhibit) -> bool:
        """True for a paper on the element that is asked about, for it or against it."""
        if self.only is None:
            return True
        told = self._element(self.only)
        named = (*told.marks, *told.attacks) if told is not None else ()
        return exhibit.mark in named or self.only in _shown_by(exhibit)

    def _only_told(self, element: Element) -> str:
        on, of = sum(map(self._on_it, self.case.exhibits)), len(self.case.exhibits)
        key = "panes.evidence.only" if on else "panes.evidence.only_none"
        return self.words.term(key, element=element, n=on, of=of)

    def _short(self, exhibits: list[Exhibit]) -> Callable[[int], list[Text]]:
        """Return what shows the titles in a column of so many cells; below stand all of each."""
        papers = [(title_told(one), self._kind(one)) for one in exhibits]
        return lambda width: [
            cell(told, _look(one))
            for one, told in zip(exhibits, short_titles(papers, width), strict=True)
        ]

    def _kind(self, exhibit: Exhibit) -> str:
        """Return what it is; of one that waits what it seems to be."""
        guess = next((x.value for x in exhibit.suggestions if x.field == "kind"), "")
        seems = "" if exhibit.accepted else guessed_kind(guess, self.words)
        return seems or self.words.name_of(exhibit.kind)

    def _row(self, exhibit: Exhibit, graded: GradedExhibit | None) -> list[object]:
        words = self.words
        look = _look(exhibit)
        dated = words.loose_day(exhibit.dated)
        if not exhibit.dated.known:
            guessed = _guessed_day(exhibit)
            dated = apart(words.loose_day(loose(guessed)) if guessed else "") + "?"
        shows = words.names_of(exhibit.shows)
        if not exhibit.accepted and not shows:
            told = dict.fromkeys(x.value for x in exhibit.suggestions if x.field == "shows")
            shows = [words.name_of(Element(code)) + "?" for code in told if code in list(Element)]
        grade = graded.grade.value if graded and graded.grade else "?"
        return [
            cell(exhibit.mark, look),
            cell(title_told(exhibit), look),
            word_cell(self._kind(exhibit) + ("" if exhibit.accepted else "?"), look),
            word_cell(dated, look),
            word_cell(grade, "bold"),
            word_cell(", ".join(shows), look),
        ]

    def on_data_table_row_highlighted(self, event: Table.RowHighlighted) -> None:
        """Show what is under the cursor, and what Enter does with it."""
        event.stop()
        self._preview()
        self.holder.tell_keys()

    def on_data_table_row_selected(self, event: Table.RowSelected) -> None:
        """Enter accepts what waits; what is accepted it pages through, below the list."""
        event.stop()
        self.action_accept()

    # -- preview ------------------------------------------------------------------------------

    def _preview(self) -> None:
        box = self.query_one("#preview", VerticalScroll)
        exhibit = self.exhibit
        if exhibit is None:
            return
        custody = exhibit.custody
        name = file_name(custody.original_name, limit=50) or value(exhibit.title, limit=50)
        box.border_title = line(value(exhibit.mark), said(" · "), name)
        self.query_one("#preview-text", Static).update(exhibit_told(self.open, exhibit))
        box.scroll_home(animate=False)

    # -- actions ------------------------------------------------------------------------------

    def action_accept(self) -> None:
        """Make the suggestions of this one facts; on an accepted one, read on in it.

        What is said in one that was accepted among others, pleas, promises and details, is a
        guess still.
        """
        exhibit = self.exhibit
        if exhibit is None:
            return
        if exhibit.accepted and not self._says(exhibit):
            self.action_text()
            return
        answers = () if exhibit.accepted else answered(exhibit)
        if self.accepted((exhibit.mark,), *answers):
            told = self.case.exhibit(exhibit.mark)
            self.land(self.waiting(exhibit.mark))
            if told is not None and told.disclosure is Disclosure.INTERNAL:
                self.told("panes.evidence.accepted_internal", mark=exhibit.mark)
            else:
                label = self.words.name_of(told.disclosure) if told else ""
                self.told("panes.evidence.accepted", mark=exhibit.mark, label=label)

    def _says(self, exhibit: Exhibit) -> bool:
        """True while something that it says, for a record of the case, would be taken by Enter."""
        return bool(exhibit.heard or any(x.fills for x in self.desk.details(self.case, exhibit)))

    def action_text(self) -> None:
        """Turn the next page of what stands below the list; who does has looked at the paper."""
        exhibit = self.exhibit
        if exhibit is not None and not exhibit.looked_at:
            self.look(exhibit)
            self.call_after_refresh(self._turn_page)  # the list is drawn anew by then
        else:
            self._turn_page()

    def _turn_page(self) -> None:
        """Turn to the next page; behind the last comes the first."""
        box = self.query_one("#preview", VerticalScroll)
        if not box.max_scroll_y:
            self.told("panes.evidence.all_shown")
        elif box.scroll_y >= box.max_scroll_y:
            box.scroll_home(animate=False)
        else:
            box.scroll_page_down(animate=False)

    def keys_told(self, actions: tuple[Action, ...]) -> tuple[Action, ...]:
        """Return the actions for the line of keys: on what is accepted Enter reads on."""
        told = super().keys_told(actions)
        exhibit = self.exhibit if self.laid_out else None  # gone in another language
        if exhibit is None or not exhibit.accepted or self._says(exhibit):
            return told
        reads = BY_ID["evidence.text"]._replace(rank=ACCEPT.rank, shown=ACCEPT.shown)
        return tuple(reads if one is ACCEPT else one for one in told if one.id != reads.id)

    @property
    def idle(self) -> frozenset[str]:
        """Without a paper, what is done to one; where none waits, to accept all."""
        waits = any(not one.accepted for one in self.case.exhibits)
        of_all = frozenset() if waits else frozenset({"evidence.all"})
        return of_all if self.exhibit is not None else of_all | _OF_PAPER

    def action_accept_all(self) -> None:
        """Accept every one that waits."""
        waiting = [x for x in self.case.exhibits if not x.accepted]
        spoken = [x for x in waiting if answered(x)]
        silent = tuple(x.mark for x in waiting if x not in spoken)
        kept = all(self.accepted((x.mark,), *answered(x), looked=False) for x in spoken)
        if waiting and kept and (not silent or self.accepted(silent, looked=False)):
            looked = sum(x.looked_at for x in self.case.exhibits)
            self.told("panes.evidence.accepted_all", n=len(waiting), looked=looked)
            now = [x for one in waiting if (x := self.case.exhibit(one.mark)) is not None]
            inside = [x.mark for x in now if x.disclosure is Disclosure.INTERNAL]
            if inside:
                self.told("panes.evidence.stay_internal", marks=", ".join(inside))

    def action_open_outside(self) -> None:
        """Open the file in the program the computer has for it, or say where it lies."""
        exhibit = self.exhibit
        if exhibit is None:
            return
        try:
            path = self.desk.evidence_path(self.open.ref, exhibit.mark)
        except CasefileError as trouble:
            self.holder.refused(trouble)
            return
        self.look(exhibit)
        if not opened_outside(path):
            self.app.notify(lies_at(path, self.words), markup=False, timeout=12)


def _look(exhibit: Exhibit) -> str:
    """Return how its row looks: what nobody looked at yet stands out."""
    return "" if exhibit.looked_at else "bold"


def _guessed_day(exhibit: Exhibit) -> str:
    """Return the day that is guessed of a paper that waits and has none; empty for none."""
    if exhibit.accepted or exhibit.dated.known:
        return ""
    return next((one.value for one in exhibit.suggestions if one.field == "dated"), "")


def _shown_by(exhibit: Exhibit) -> set[Element]:
    """Return what a paper goes to show, as said or as guessed."""
    guessed = (one.value for one in exhibit.suggestions if one.field == "shows")
    told = set() if exhibit.accepted else {Element(x) for x in guessed if x in list(Element)}
    return told | set(exhibit.shows)
