"""The head of a witness statement in England and Wales: its marks at the top right, the claim.

CPR PD 32: para 17.2 names what stands in the top right corner (party, initials and surname, number
of the statement, exhibits, date), para 17.1 the title of the proceedings.
"""

from __future__ import annotations

from casefile.model.blocks import Block, Inline, Para, Section, Span, Text, parts_of
from casefile.packets.facts import facts
from casefile.packets.fill import form_words
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the first page down to the title; what the case does not know is left to complete."""
    known = facts(matter)
    subject = form_words(matter.form, "subject", matter.words.code)
    witness = known["witness"]
    marks: tuple[tuple[str, Text], ...] = (
        ("side", matter.role("claimant")),
        ("witness", _initials(witness) or _blank(matter, "blanks.witness")),
        ("number", "1"),
        ("exhibits", _blank(matter, "statement.which_exhibits")),
        ("made", _blank(matter, "statement.made")),
    )
    title = f"{subject} – {witness}" if witness else subject
    return (
        Section(header=subject),
        *(_mark(matter.t(f"statement.{name}"), shown) for name, shown in marks),
        Para(_blank(matter, "statement.court"), "Court Heading"),
        Para(
            (f"{matter.t('statement.claim')}: ", *_blank(matter, "statement.claim")),
            "Statement Claim",
        ),
        Para(_party(known["claimant"], matter.role("claimant")), "Court Heading"),
        Para("–", "Court Heading"),
        Para(_party(known["respondent"], matter.role("respondent")), "Court Heading"),
        Para(title, "Title"),
    )


def _mark(name: str, shown: Text) -> Para:
    return Para((f"{name}: ", *parts_of(shown)), "Statement Mark")


def _party(name: str, role: str) -> str:
    return f"{name} ({role})" if name else role


def _blank(matter: Matter, key: str) -> tuple[Inline, ...]:
    return (Span(f"[{matter.t(key)}]", "to_complete"),)


def _initials(name: str) -> str:
    """Return ``P A Nair`` for Priya Anne Nair; a single name stays as it is."""
    *given, surname = name.split() or [""]
    return " ".join([*(word[0].upper() for word in given), surname])
