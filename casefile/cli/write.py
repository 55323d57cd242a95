"""casefile write: a Word packet; prints its path, and what was left out and why."""

from __future__ import annotations

from argparse import ArgumentParser, HelpFormatter
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from casefile.cli import DONE, Request
from casefile.desk.asked import HandedOver
from casefile.desk.conversation import STATEMENT
from casefile.desk.named_file import named_file, to_write
from casefile.library import forms
from casefile.model.blocks import LeftOut
from casefile.model.clean import clean
from casefile.model.errors import BadInput
from casefile.model.form import GROUPS, NEXT_DEAL, Form
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, which form, where to; the forms by group below."""
    parser.formatter_class = partial(_WithForms, words, getattr(parser, "own", None))
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("form", metavar="FORM")
    parser.add_argument("--to", metavar="FILE", help=words.term("commands.write.to"))
    parser.add_argument(
        "--about", default="", metavar="ID|NAME", help=words.term("commands.write.about")
    )
    parser.add_argument(
        "--enclose",
        action="append",
        default=[],
        metavar="NAME=FILE",
        help=words.term("commands.write.enclose"),
    )
    parser.add_argument("--draft", action="store_true", help=words.term("commands.write.draft"))
    parser.add_argument("--yes", action="store_true", help=words.term("commands.write.yes"))
    parser.add_argument(
        "--hebrew-dates", action="store_true", help=words.term("commands.write.hebrew_dates")
    )
    parser.add_argument(
        "--pdf", "--pages", dest="pages", action="store_true", help=words.term("commands.write.pdf")
    )


class _WithForms(HelpFormatter):
    """Adds the forms by group to the help; they are read only when it is asked for."""

    def __init__(self, words: Language, own: Path | None, prog: str, **options: Any) -> None:
        super().__init__(prog, **options)
        self._words, self._own = words, own

    def format_help(self) -> str:
        """Return the help and the forms below it."""
        return f"{super().format_help()}\n{_by_group(forms(self._own), self._words)}\n"


def _by_group(known: Mapping[str, Form], words: Language) -> str:
    """Return the forms under their groups, each with its name in the language of the user."""
    lines: list[str] = []
    groups = dict.fromkeys((*GROUPS, *(form.group for form in known.values())))
    for group in groups:
        of = [form for form in known.values() if form.group == group and not form.over_all]
        if of:
            head = words.term(f"choices.FormGroup.{group or 'own'}")
            lines += ["", f"{head}:"]
        for form in of:
            told = form.words.get(words.code) or next(iter(form.words.values()), {})
            lines.append(f"  {form.name:<26}{told.get('name', '')}")
    return "\n".join(lines).strip()


def run(request: Request) -> int:
    """Write and check it; --plain prints the packet's text instead of writing it."""
    asked, words = request.options, request.words
    for given in asked.enclose:
        name, _, file = given.partition("=")
        request.desk.enclose(asked.case, name, Path(file))
    asked.about = asked.about or _only_witness(request)
    form = request.desk.form(asked.form)
    cautions: list[str] = []
    if form.letter or form.name == STATEMENT:
        said = request.desk.before_letter(asked.case, asked.form, about=asked.about)
        cautions = [clean(words.say(caution.what)) for caution in said]
    if getattr(asked, "plain", False):
        return _as_text(request, cautions)
    clashes = request.desk.beware(asked.case, asked.form, about=asked.about)
    cautions += [f"! {clean(words.say(clash))}" for clash in clashes]
    written = request.desk.write(
        asked.case,
        asked.form,
        to=Path(asked.to) if asked.to else None,
        pages=asked.pages,
        **_how(request),
    )
    _tell(request, cautions)
    request.line(str(written.path))
    shut = request.desk.shut_gates(asked.case, asked.form)
    if shut:
        names = ", ".join(line.gate for line in shut)
        request.tell("commands.write.shut", gates=names, why=shut[0].why)
    for blank in written.blanks if form.group != NEXT_DEAL else ():  # made to be filled in
        request.tell("commands.write.blank", blank=blank)
    if form.letter and not asked.draft:
        request.tell("commands.write.once_out", case=asked.case, form=asked.form)
    if written.pdf is not None:
        request.line(str(written.pdf))
    elif asked.pages:
        request.tell("commands.write.no_pdf")
    for file in written.files:
        request.tell("commands.write.beside", name=file.relative_to(written.path.parent).as_posix())
    for left in written.left_out:
        _tell_left_out(request, left)
    return DONE


def _how(request: Request) -> HandedOver:
    asked = request.options
    return HandedOver(
        language=getattr(asked, "language", ""),
        draft=asked.draft,
        about=asked.about,
        hebrew_days=asked.hebrew_dates,
        whole=asked.yes,
    )


def _only_witness(request: Request) -> str:
    """Return the witness that a statement can only be of. Raises: BadInput, of several."""
    asked = request.options
    witnesses = request.desk.witnesses_for(asked.case, asked.form)
    if len(witnesses) > 1:
        known = ", ".join(one.name for one in witnesses)
        raise BadInput("which_witness", where="--about", known=known)
    return next((one.id or one.name for one in witnesses), "")


def _tell(request: Request, cautions: Iterable[str]) -> None:
    """Print what is to be known before it goes out; of one that was refused, the refusal alone."""
    for caution in cautions:
        request.talk.write(f"{caution}\n")


def _as_text(request: Request, cautions: Iterable[str]) -> int:
    """Print how the packet reads, or write it to a file; what is left out and to complete.

    What may not be handed over in Word may not as text either. Raises: PacketRefused.
    """
    asked, words = request.options, request.words
    packet, flight = request.desk.handed_as_text(asked.case, asked.form, **_how(request))
    _tell(request, cautions)
    if asked.to:
        path = named_file(Path(asked.to), f"{packet.form}.txt")
        with to_write(path):
            path.write_text(flight.text, encoding="utf-8")
        request.line(str(path))
    else:
        request.data.write(flight.text)
    for blank in flight.blanks:
        request.tell("commands.write.blank", blank=blank)
    for left in packet.left_out:
        _tell_left_out(request, left)
    _tell(request, (clean(words.say(lack)) for lack in (*flight.lacks, *flight.beware)))
    return DONE


def _tell_left_out(request: Request, left: LeftOut) -> None:
    words = request.words
    request.tell(
        "commands.write.left_out",
        what=words.value(left.what),
        why=words.say(left.why),
        label=words.name_of(left.label),
    )
