"""What the other side says against the claim, what answers it, and what it does not dispute."""

from __future__ import annotations

from textual.content import Content

from casefile.model.case import Case
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, Exhibit
from casefile.model.language import Language
from casefile.model.position import Defence, Position
from casefile.model.suggestion import Suggestion
from casefile.rules.answered import answered
from casefile.rules.plea_reach import plea_name
from casefile.screens.ask import Choose
from casefile.screens.ask_fields import AskFields
from casefile.screens.debts_told import debts_with_papers
from casefile.screens.fields import Field, choices_of, papers_of, yes_no
from casefile.screens.pane import CasePane
from casefile.screens.plain import line, quote, said, value
from casefile.screens.reading import typed_day, typed_money

_NEW, _UNDISPUTED, _FOUND = "new", "undisputed", "found:"
_GONE = "-"
"""What is chosen of a plea that was written down by mistake."""


def ask_plea(pane: CasePane) -> None:
    """Let one of what the other side says be chosen to be changed, or a new one written down.

    What a paper was found to say and nobody took yet stands among them, and leads to that paper.
    """
    words, case = pane.words, pane.case
    known = {one.id or str(n): one for n, one in enumerate(case.positions, 1)}
    options = [
        (
            id_,
            line(said(words.say(plea_name(case, one))), said("  "), value(one.said, limit=40)),
        )
        for id_, one in known.items()
    ]
    untaken = ((x, one) for x in case.exhibits for one in x.pleas if not _stands(case, x, one))
    found = {f"{_FOUND}{n}": both for n, both in enumerate(untaken)}
    options += [
        (id_, line(said(f"{words.name_of(Defence(plea.value))}?  "), _where(paper, plea, words)))
        for id_, (paper, plea) in found.items()
    ]
    options += [(name, said(words.term(f"screens.plea.{name}"))) for name in (_NEW, _UNDISPUTED)]

    def chosen(name: str | None) -> None:
        if name == _UNDISPUTED:
            _ask_concession(pane)
        elif name in found:
            pane.holder.show_section("3", found[name][0].mark)
        elif name is not None:
            _ask_position(pane, known.get(name), name)

    title = said(words.term("screens.plea.which"))
    waiting = [id_ for id_, one in known.items() if not answered(case, one)] + [*found]
    at = next(iter([*waiting, *known]), _NEW)  # a new one last: it would be written down twice
    pane.app.push_screen(Choose(title, options, words, chosen=at), chosen)


def _stands(case: Case, paper: Exhibit, plea: Suggestion) -> bool:
    """Return whether what *paper* was found to say is written down of it already."""
    return any(x.defence.value == plea.value and paper.mark in x.marks for x in case.positions)


def _where(paper: Exhibit, plea: Suggestion, words: Language) -> Content:
    """Return in which paper something is said, and in what words."""
    return line(value(paper.mark), said("  "), quote(plea.because, words, limit=40))


def _fields(case: Case, words: Language, *, stands: bool) -> tuple[Field, ...]:
    """Return what is asked of a plea; one that *stands* may be taken out."""
    papers, pleas = papers_of(case), choices_of(Defence, words)
    if stands:
        pleas += ((_GONE, words.term("screens.plea.take_out")),)
    return (
        Field("said", "screens.plea.said", hint="screens.plea.said_hint"),
        Field("defence", "screens.plea.defence", "choice", pleas),
        *_of_a_part(case, words),
        Field("translated", "screens.plea.translated", hint="screens.plea.translated_hint"),
        Field("on", "screens.plea.on", "past_day"),
        Field("speaker", "screens.plea.speaker", hint="screens.plea.speaker_hint"),
        Field("marks", "screens.plea.marks", "marks", papers, "screens.plea.marks_hint"),
        Field("answer", "screens.plea.answer"),
        Field(
            "answered_by",
            "screens.plea.answered_by",
            "marks",
            papers,
            "screens.plea.answered_hint",
            no_mark="screens.plea.not_answered_by",
        ),
        Field("risk_accepted", "screens.plea.risk_accepted", hint="screens.plea.risk_hint"),
        Field("disclosure", "screens.plea.disclosure", "choice", choices_of(Disclosure, words)),
    )


def _of_a_part(case: Case, words: Language) -> tuple[Field, ...]:
    """Return what may be left empty: which part of the claim alone it is about."""
    named = debts_with_papers(case, words)
    several = {one.debts for one in case.positions if len(one.debts) > 1}
    together = tuple(
        (", ".join(refs), "; ".join(named.get(ref) or words.value(ref) for ref in refs))
        for refs in sorted(several)
    )
    every = ("", words.term("screens.plea.all_debts"))
    asked = (
        Field("part", "screens.plea.part", hint="screens.plea.part_hint"),
        Field("part_sum", "screens.plea.part_sum", "money"),
        Field("debts", "screens.plea.part_debts", "choice", (every, *named.items(), *together)),
        Field("rest_admitted", "screens.plea.rest_admitted", "choice", yes_no(words)),
    )
    return tuple(one for one in asked if one.path != "debts" or len(named) > 1)


def _stored(position: Position, words: Language) -> dict[str, str]:
    return {
        "defence": position.defence.value,
        "said": position.said,
        "part": position.part,
        "part_sum": typed_money(position.part_sum, words),
        "debts": ", ".join(position.debts),
        "rest_admitted": ""
        if position.rest_admitted is None
        else str(position.rest_admitted).lower(),
        "translated": position.translated,
        "on": typed_day(position.on, words),
        "speaker": position.speaker,
        "marks": ", ".join(position.marks),
        "answer": position.answer,
        "answered_by": ", ".join(position.answered_by),
        "risk_accepted": position.risk_accepted,
        "disclosure": position.disclosure.value,
    }


def _ask_position(pane: CasePane, position: Position | None, id_: str) -> None:
    words = pane.words
    first = (
        {"disclosure": Disclosure.INTERNAL.value} if position is None else _stored(position, words)
    )
    row = f"positions.{_NEW if position is None else id_}"

    def told(values: dict[str, str] | None) -> None:
        if values is None:
            return
        if values["defence"] == _GONE:
            _keep(pane, row, {_GONE: ""}, {_GONE: row}, words.term("screens.plea.gone"))
        else:
            done = words.term("screens.plea.kept", defence=Defence(values["defence"]))
            _keep(pane, row, values, {} if position is None else first, done)

    form = AskFields(
        "plea",
        _fields(pane.case, words, stands=position is not None),
        words,
        pane.open.on,
        first=first,
        needed=("defence",),
        currency=pane.open.currency,
        about=f"{pane.open.ref}:{row}",
    )
    pane.app.push_screen(form, told)


def _ask_concession(pane: CasePane) -> None:
    words = pane.words
    elements = tuple((one.value, words.name_of(one)) for one in Element)
    asked = (
        Field("element", "screens.concession.element", "choice", elements),
        Field("said", "screens.concession.said"),
        Field("on", "screens.concession.on", "past_day"),
        Field(
            "marks",
            "screens.concession.marks",
            "marks",
            papers_of(pane.case),
            "screens.plea.marks_hint",
        ),
    )

    def told(values: dict[str, str] | None) -> None:
        if values is not None:
            done = words.term("screens.concession.kept", element=Element(values["element"]))
            _keep(pane, "concessions.new", values, {}, done)

    form = AskFields(
        "concession", asked, words, pane.open.on, needed=("element",), about=pane.open.ref
    )
    pane.app.push_screen(form, told)


def _keep(
    pane: CasePane, row: str, values: dict[str, str], first: dict[str, str], done: str
) -> None:
    settings = [
        f"{row}.{path}={text}" for path, text in values.items() if text != first.get(path, "")
    ]
    if settings:
        pane.holder.change(lambda rev: pane.desk.set(pane.open.ref, settings, expect=rev), done)
