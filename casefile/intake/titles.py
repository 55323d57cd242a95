"""What a paper is called: its heading, the subject of a letter, its number, else a line of it."""

from __future__ import annotations

import re

from casefile.intake.clues import Clues, hint
from casefile.intake.heads import Head, head_of, is_sentence, named_in, names_nothing
from casefile.intake.invoice import Invoice
from casefile.intake.posted import return_line
from casefile.intake.reading import FullReading
from casefile.intake.statement import statement_title
from casefile.intake.testimony import testimony
from casefile.intake.who import Sides
from casefile.model.clean import one_line
from casefile.model.exhibit import ExhibitKind
from casefile.model.language import Language
from casefile.model.suggestion import Suggestion

_NO_TITLE = re.compile(r"(?i)untitled|anonymous|microsoft|\.\w{2,4}$|^document\d*$|^scan")
_BREAKS_OFF = re.compile(r"(?:(?<!\w)(?:nr|no|number|numer|מס['׳]|מספר)[.:]?|\(00\))\s*$", re.I)
_NUMBER = re.compile(r"(?:[A-Z]{0,3}\d[\d/.() -]{3,40})(?<![ .(-])(?!\w)")
"""A number at the beginning of a line, and the end of a line that breaks off before it."""
_TITLE = 120
"""Letters of a line that may be a title."""


def title_of(
    full: FullReading, kind: ExhibitKind, sides: Sides, clues: Clues, words: Language | None
) -> Suggestion | None:
    """Return the heading of the paper or the subject of a letter, else its own title, else a line.

    A heading is the title whatever a person says the paper is: "Quotation and order no. 218" is
    both; what stands below it as its subject is only what it is about. Letterheads are passed by:
    lines that name a side, addresses, and lines full of figures. A table of money has no such line
    but the heads of its columns: that of a bank is titled in *words* by its days, any other is told
    by its kind and day; an electronic invoice is by its number, what a witness wrote down without a
    heading by his name, what the post brought back by what it wrote on it.
    """
    if full.invoice is not None and full.pages is None:
        return _by_number(full.invoice, words)
    if full.rows and words is not None and kind is ExhibitKind.BANK_RECORD:
        return statement_title(full, words)
    if full.subject or full.messages or full.rows:
        return None
    back = return_line(full.own_text) if kind is ExhibitKind.PROOF_OF_SENDING else ""
    if back:
        return hint("title", one_line(back, _TITLE), "line_that_names_it")
    head = head_of(full.own_text)
    about = one_line(head.subject, _TITLE)
    said = named_in(head, sides, clues)
    by_words = said.line if said is not None and (said.heading or said.kind is kind) else ""
    headed = said is not None and said.heading and by_words in head.lines[: head.body]
    naming = _with_its_number(by_words, head) if headed or not about else about
    if 4 <= len(naming) <= _TITLE:
        return hint("title", naming, "line_that_names_it")
    whole = (one_line(line) for line in full.own_text[:2000].splitlines())
    lines = [line for line in whole if 4 <= len(line) <= _TITLE]
    named = one_line(dict(full.fields).get("title", ""), _TITLE)
    if lines and named and not _NO_TITLE.search(named):
        return hint("title", named, "title_of_the_file")
    by_witness = kind is ExhibitKind.WITNESS_STATEMENT
    witness = testimony(full.own_text, clues) if by_witness else None
    if witness is not None:
        told = witness.name
        if words is not None:
            told = words.term("witness_titles.statement", name=witness.name)
        return hint("title", told, "tells_what_he_saw", witness.line)
    for line in lines:
        names_side = sides.claimant.is_in(line) or sides.respondent.is_in(line)
        of_the_head = names_nothing(line, clues) or (names_side and not is_sentence(line))
        if _is_worded(line) and not of_the_head:
            return hint("title", line, "first_line")
    return None


def _with_its_number(line: str, head: Head) -> str:
    """Return *line*, where it breaks off before its number with that of the line below."""
    below = head.lines[head.lines.index(line) + 1 :][:1] if _BREAKS_OFF.search(line) else ()
    number = _NUMBER.match(below[0]) if below else None
    return f"{line} {number.group()}" if number is not None else line


def _by_number(invoice: Invoice, words: Language | None) -> Suggestion | None:
    number = one_line(invoice.number, _TITLE)
    if not number:
        return None
    sort = "credit" if invoice.credits else "correcting" if invoice.corrects else "invoice"
    told = words.term(f"invoice_titles.{sort}", number=number) if words is not None else number
    return hint("title", told, "electronic_invoice", number)


def _is_worded(line: str) -> bool:
    """True for a line of words, not of numbers and addresses."""
    letters = sum(map(str.isalpha, line))
    return letters >= 4 and letters > 0.6 * len(line.replace(" ", ""))
