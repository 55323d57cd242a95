"""A witness in fields: what he knows of his own, how, what it shows, whether he will come."""

from __future__ import annotations

from casefile.model.exhibit import Element
from casefile.model.witness import Relation, Witness
from casefile.screens.ask import Choose
from casefile.screens.ask_fields import AskFields
from casefile.screens.fields import Field, choices_of, yes_no
from casefile.screens.pane import CasePane
from casefile.screens.plain import said, value
from casefile.screens.witness_window import EDIT, STATEMENT, WitnessWindow

PACKETS, FORM = "9", "witness_statement"
_TYPED = {True: "true", False: "false", None: ""}


def ask_witness(pane: CasePane, witness: Witness | None = None) -> None:
    """Ask for a new witness, or change one."""
    open_case, words = pane.open, pane.words
    elements = tuple((one.value, words.name_of(one)) for one in Element)
    asked = (
        Field("name", "panes.people.full_name"),
        Field("relation", "panes.people.relation", "choice", choices_of(Relation, words)),
        Field("knows", "panes.people.knows", hint="panes.people.knows_hint"),
        Field("own_words", "panes.people.own_words", hint="panes.people.own_words_hint"),
        Field("learned_how", "panes.people.learned_how", hint="panes.people.learned_hint"),
        Field("first_hand", "panes.people.first_hand", "choice", yes_no(words)),
        Field("available", "panes.people.available", "choice", yes_no(words)),
        Field("shows", "panes.people.shows", "choice", elements),
        Field("contact", "panes.people.contact"),
        Field("statement", "screens.witness.statement"),
        Field("signed", "screens.witness.signed", "choice", yes_no(words)),
    )
    first = _stored(witness) if witness is not None else {}

    def named(values: dict[str, str] | None) -> None:
        if values is None:
            return
        row = f"witnesses.{witness.id or witness.name}" if witness is not None else "witnesses.new"
        settings = [
            f"{row}.{path}={text}" for path, text in values.items() if text != first.get(path, "")
        ]
        if settings:
            pane.holder.change(lambda rev: pane.desk.set(open_case.ref, settings, expect=rev))

    form = AskFields(
        "witness",
        asked,
        words,
        open_case.on,
        first=first,
        needed=("name",),
        about=f"{open_case.ref}:{witness.id if witness is not None else ''}",
    )
    pane.app.push_screen(form, named)


def _stored(witness: Witness) -> dict[str, str]:
    return {
        "name": witness.name,
        "relation": witness.relation.value,
        "knows": witness.knows,
        "own_words": witness.own_words,
        "learned_how": witness.learned_how,
        "first_hand": _TYPED[witness.first_hand],
        "available": _TYPED[witness.available],
        "shows": ",".join(sorted(witness.shows)),
        "contact": witness.contact,
        "statement": witness.statement,
        "signed": _TYPED[witness.signed],
    }


def show_witness(pane: CasePane) -> None:
    """Show one witness: the only one, or the one that is chosen; without one, ask for one."""
    known = {one.id or one.name: one for one in pane.case.witnesses}
    if not known:
        ask_witness(pane)
        return

    def chosen(id_: str | None) -> None:
        if id_ is not None:
            _show(pane, known[id_])

    if len(known) == 1:
        chosen(next(iter(known)))
        return
    options = [(id_, value(one.name)) for id_, one in known.items()]
    title = said(pane.words.term("panes.people.witnesses"))
    pane.app.push_screen(Choose(title, options, pane.words), chosen)


def _show(pane: CasePane, witness: Witness) -> None:
    interview = pane.desk.interview(pane.open.ref, witness.id or witness.name)

    def then(what: str | None) -> None:
        if what == EDIT:
            ask_witness(pane, witness)
        elif what == STATEMENT:
            pane.holder.show_section(PACKETS, f"{FORM}:{witness.id or witness.name}")

    pane.app.push_screen(WitnessWindow(pane.open, witness, interview), then)
