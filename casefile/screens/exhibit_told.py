"""What is known of one exhibit, in lines: guesses, grade, caps, where it is from, its text."""

from __future__ import annotations

import re
from datetime import date

from textual.content import Content

from casefile.desk.detailing import detail_told
from casefile.desk.hearing import heard_told
from casefile.desk.of_which_debt import debts_told
from casefile.intake.evidence import message_told
from casefile.intake.reading import FullReading, ParagraphKind
from casefile.model.dates import UNDATED
from casefile.model.errors import CasefileError
from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.model.language import Language
from casefile.model.suggestion import NO_FIELD, WARNING, Suggestion
from casefile.rules.counts_as import counts_as
from casefile.rules.laid_open import laid_open
from casefile.rules.matching import Match
from casefile.screens import refusals
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import (
    apart,
    arrow,
    file_name,
    line,
    lines,
    plain,
    quote,
    said,
    value,
)
from casefile.screens.quality_told import field_named, suggested

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}\S*))?")
SHOWN = 3000
"""Letters of a text shown in the preview; the rest is in the file."""


def exhibit_told(open_case: OpenCase, exhibit: Exhibit) -> Content:
    """Return what is known of an exhibit, what is guessed and why, and its text."""
    words, review = open_case.words, open_case.review
    rows: list[Content] = []
    waiting = () if exhibit.accepted else exhibit.suggestions
    for guess in waiting:
        if guess.field in (WARNING, "copy_of"):
            rows.append(line(said("! "), guess_told(guess, words)).stylize("bold"))
    account = open_case.desk.paper_warning(open_case.case, exhibit)
    if account is not None:
        rows.append(said("! " + words.say(account), "bold"))
    for one in laid_open(open_case.case):
        if one.paper.mark == exhibit.mark:
            rows.append(said("! " + words.say(one.hint), "bold"))
    whole = open_case.desk.statement_told(open_case.case, exhibit)
    if whole is not None:
        rows.append(said("! " + words.say(whole), "bold"))
    details = open_case.desk.details(open_case.case, exhibit)
    if not exhibit.accepted:
        rows.append(said(words.term("panes.evidence.accept_how"), "bold"))
    elif exhibit.heard or any(one.fills for one in details):
        rows.append(said(words.term("panes.evidence.pleas_how"), "bold"))
    elif not exhibit.looked_at:
        rows.append(said(words.term("panes.evidence.look_how"), "bold"))
    elif details:
        rows.append(said(words.term("panes.evidence.details_how"), "bold"))
    heard = (heard_told(open_case.case, one, exhibit) for one in exhibit.heard)
    rows += [line(said("? "), said(words.say(one))) for one in heard]
    rows += [said("? " + words.say(detail_told(one, exhibit))) for one in details]
    for guess in waiting:
        if guess.field not in NO_FIELD and guess.field != "copy_of":
            rows.append(line(said("? "), guess_told(guess, words)))
    rows += _asked(open_case, exhibit)
    if exhibit.reading.trouble:
        rows.append(said("! " + words.term("panes.evidence.unread"), "bold"))
    counts = counts_as(open_case.case, exhibit)
    if counts is not None:
        rows.append(said("· " + words.say(counts)))
    graded = None
    if review is not None:
        graded = next((x for x in review.exhibits if x.mark == exhibit.mark), None)
    if graded is not None:
        grade = graded.grade.value if graded.grade else "?"
        rows.append(said(f"{grade}  {words.say(graded.why)}"))
        if graded.grade is None and exhibit.accepted:
            rows.append(said(f"   {words.term('guidance.who_made_it')}", "dim"))
        rows += [said(f"↓ {words.say(cap)}") for cap in graded.caps]
    came_from = exhibit.custody.came_from
    seen_by = "label" if exhibit.accepted else "label_then"
    rows.append(
        line(
            said(words.term(f"panes.evidence.{seen_by}") + " "),
            said(words.name_of(open_case.desk.label_to_come(open_case.case, exhibit))),
            said("   "),
            said(words.term("panes.evidence.from") + " "),
            file_name(came_from, limit=40) or value(exhibit.held_where or "-", limit=40),
        )
    )
    if exhibit.reading.sender:
        rows.append(
            line(
                value(exhibit.reading.sender, limit=30),
                said(f" {arrow(words.rtl)} "),
                value(", ".join(exhibit.reading.recipients), limit=40),
            )
        )
    rows += [said("· " + words.term(f"flags.{flag}"), "dim") for flag in exhibit.reading.flags]
    if exhibit.says:
        rows.append(quote(exhibit.says, words, "italic"))
    rows.append(said(""))
    rows.append(_text(open_case, exhibit))
    return lines(*rows)


def guess_told(guess: Suggestion, words: Language) -> Content:
    """Return a guess with its reason: ``goes to show: unpaid - more time is asked for “...”``.

    What the other side says is told by :func:`casefile.desk.hearing.heard_told`.
    """
    reason = said(words.term(f"suggestions.{guess.reason}") + " ")
    because = quote(guess.because, words, "italic", 60)
    if guess.field == WARNING:
        return line(value(guess.value), said(" " if guess.value else ""), reason, because)
    return line(
        said(field_named(guess.field, words) + ": "),
        value(suggested(guess.field, guess.value, words), "bold"),
        said(" - "),
        reason,
        because,
    )


def is_statement(exhibit: Exhibit) -> bool:
    """True when it may hold lines of money: a statement or a ledger, as far as is known."""
    guessed = {one.value for one in exhibit.suggestions if one.field == "kind"}
    return bool({ExhibitKind.BANK_RECORD, ExhibitKind.LEDGER} & {exhibit.kind, *guessed})


def match_told(match: Match, words: Language) -> Content:
    """Return a line of a statement and the debt that it seems to pay, with the reason."""
    return line(
        said(words.value(match.day) + "  "),
        said(words.money(match.amount) + "  ", "bold"),
        value(", ".join(match.debts), "bold", 30),
        said("  " + words.say(match.told) + " "),
        quote(match.because, words, "italic", 50),
    )


def _asked(open_case: OpenCase, exhibit: Exhibit) -> list[Content]:
    """Return what can be done with it that nobody has asked for yet."""
    words, desk = open_case.words, open_case.desk
    asked = desk.questions_of(open_case.case, exhibit)
    rows = [said("? " + words.term(f"questions.{one.key}")) for one in asked]
    seems = debts_told(exhibit, desk.invoices_of(open_case.case))
    if seems is not None:
        rows.insert(0, said("? " + words.say(seems)))
    if rows:
        rows.append(said(words.term("panes.evidence.worth_how"), "dim"))
    if desk.optical_offer(exhibit):
        rows.append(said(words.term("panes.evidence.read_how"), "bold"))
    if is_statement(exhibit) and exhibit.custody.sha256:
        matches = desk.matches(open_case.ref, exhibit.mark)
        back = sum(one.back is not None for one in matches)
        for key, found in (("payments_how", len(matches) - back), ("back_how", back)):
            if found:
                rows.append(said(words.term(f"panes.evidence.{key}", n=found), "bold"))
    return rows


def _text(open_case: OpenCase, exhibit: Exhibit) -> Content:
    words, desk = open_case.words, open_case.desk
    if not exhibit.custody.sha256:
        return said(words.term("panes.evidence.not_held"))
    try:
        text = desk.evidence_of(open_case.ref, exhibit, words)
        read = desk.full_reading(open_case.ref, exhibit)
    except CasefileError as trouble:
        return said(refusals.refusal_told(trouble, words)[0])
    if text is None and not read.text.strip():
        return said(words.term("panes.evidence.picture"))
    rows = []
    if text is not None:
        rows += [line(said(f"{label}: "), _field(told, words)) for label, told in text.fields]
        rows.append(said(""))
    faults = read.invoice.faults if read.invoice is not None else ()
    broken = [said("· " + words.term(f"invoice_faults.{fault}"), "dim") for fault in faults]
    own = _messages(read, words) if read.messages else _paragraphs(read, words)
    return lines(*broken, *rows, *own, *_heads(read, words))


def _field(told: str, words: Language) -> Content:
    """Return a field that a reader found; a day of it as days are told on the same screen."""
    day = _DAY.fullmatch(told.strip())
    if day is None:
        return value(told)
    try:
        first = date.fromisoformat(day[1])
    except ValueError:  # the 31st of February is a file's own word
        return value(told)
    return said(apart(words.day(first), day[2] or "", by=" "))


def _heads(read: FullReading, words: Language) -> list[Content]:
    """Return the whole head of a mail, under what it says."""
    if not read.heads:
        return []
    rows = [
        line(value(name, "dim"), said(": ", "dim"), value(told, "dim")) for name, told in read.heads
    ]
    return [said(""), said(words.term("panes.evidence.heads"), "bold"), *rows]


def _messages(read: FullReading, words: Language) -> list[Content]:
    """Return the messages of a chat, each day before those of that day, as a packet tells it."""
    rows: list[Content] = []
    left, day = SHOWN, UNDATED
    for message in read.messages:
        if left <= 0:
            rows.append(said(words.term("panes.evidence.goes_on"), "dim"))
            break
        if message.on != day:
            day = message.on
            rows.append(said(words.loose_day(day), "bold underline"))
        hour = f"{message.hour:%H:%M}  " if message.hour else ""
        who = [value(message.who, "bold"), said(": ")] if message.who else []
        told = message_told(message, words)[:left]
        left -= len(told)
        first, *more = told.splitlines() or [""]
        look = "dim" if message.system else ""
        rows.append(line(said(hour), *who, value(first, look)))
        rows += [plain(each, look) for each in more]
    return rows


def _paragraphs(read: FullReading, words: Language) -> list[Content]:
    """Return the words of it; what is quoted, struck out or noted stands apart from its own."""
    rows: list[Content] = []
    left, before = SHOWN, ParagraphKind.OWN
    for paragraph in read.paragraphs:
        if left <= 0:
            rows.append(said(words.term("panes.evidence.goes_on"), "dim"))
            break
        shown = paragraph.text[:left]
        left -= len(shown)
        own = paragraph.kind in (ParagraphKind.OWN, ParagraphKind.SYSTEM)
        if not own and paragraph.kind is not before:
            rows.append(said(words.term(f"panes.evidence.apart.{paragraph.kind.value}"), "bold"))
        before = paragraph.kind
        if paragraph.who:
            rows.append(value(paragraph.who, "bold"))
        for each in shown.splitlines() or [""]:
            rows.append(plain(each) if own else line(said("│ ", "dim"), plain(each, "dim")))
    return rows


def title_told(exhibit: Exhibit) -> str:
    """Return what it is called: its title, of a paper that waits the one it will have."""
    guess = next((one.value for one in exhibit.suggestions if one.field == "title"), "")
    waits = guess and not exhibit.accepted
    return guess if waits else exhibit.title or exhibit.custody.original_name


def guessed_kind(told: str, words: Language) -> str:
    """Return the name of a kind that was guessed; empty when there is no such kind."""
    return words.name_of(ExhibitKind(told)) if told in list(ExhibitKind) else ""
