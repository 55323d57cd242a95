"""Which words of a paper are the other side's own, and on which day each was said."""

from __future__ import annotations

from collections.abc import Iterator

from casefile.intake.clues import level
from casefile.intake.heads import told_by_head
from casefile.intake.reading import FullReading
from casefile.intake.shown import MAILS
from casefile.intake.subject import bare_subject
from casefile.intake.who import Sides
from casefile.model.clean import one_line
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.exhibit import ExhibitKind, Provenance
from casefile.model.suggestion import Suggestion

_PAPERS = frozenset(
    {
        ExhibitKind.UNKNOWN,
        ExhibitKind.LETTER,
        ExhibitKind.NOTE,
        ExhibitKind.TEXT_MESSAGE,
        ExhibitKind.ACKNOWLEDGEMENT,
        ExhibitKind.PHOTO,
        ExhibitKind.SCREENSHOT,
    }
)
"""Papers without a sender that may hold what he says: a letter has no word that names its kind,
and a picture has words of its own once they were read in it."""
_NOT_HIS = frozenset(
    {
        Provenance.CLAIMANT.value,
        Provenance.THIRD_PARTY.value,
        Provenance.OFFICIAL.value,
    }
)


def his_words(
    full: FullReading, kind: ExhibitKind, made: Suggestion | None, sides: Sides
) -> Iterator[tuple[str, LooseDate, str]]:
    """Yield what the other side says, its day where the paper has several, and who of it says so.

    Who is empty where the paper names nobody.
    """
    if full.messages:
        his = his_names(full, sides)
        for message in full.messages:
            if message.who in his and not (message.system or message.deleted):
                yield message.said, message.on, one_line(message.who)
    elif made is not None and made.value in _NOT_HIS:
        return
    elif full.reader in MAILS:
        who = sender_name(full.sender)
        yield full.own_text, UNDATED, who  # before the subject: what is written there says more
        own = " ".join(full.subject.casefold().split())
        if own and not full.replies_to and bare_subject(full.subject) == own:
            yield full.subject, UNDATED, who  # that of an answer is the words of who asked
    elif kind in _PAPERS and not full.rows and full.invoice is None:
        head, body = told_by_head(full.own_text)
        yield body, UNDATED, ""
        yield head, UNDATED, ""


def sender_name(sender: str) -> str:
    """Return the name that stands before the address of a *sender*; empty: there is none."""
    name = one_line(level(sender.partition("<")[0])).strip("\"' ")
    return "" if "@" in name else name


def his_names(full: FullReading, sides: Sides) -> set[str]:
    """Return the names under which he writes in a chat.

    Beside the claimant alone it is the other one, whatever the telephone calls him. Of two people
    it is the one who may be he, also where a part of his name alone is known.
    """
    names = {one.who for one in full.messages if one.who and not one.system}
    ours = {name for name in names if sides.claimant.is_in(name)}
    his = {name for name in names - ours if sides.respondent.is_in(name)}
    if his or (ours and len(names - ours) == 1):
        return his or names - ours
    may_be = _may_be_his(names, sides) if len(names) == 2 and not ours else set()
    return may_be if len(may_be) == 1 else set()


def _may_be_his(names: set[str], sides: Sides) -> set[str]:
    """Return those of *names* that may be his and cannot be ours, else all but one that is ours."""
    his = {name for name in names if sides.respondent.may_be_in(name)}
    ours = {name for name in names if sides.claimant.may_be_in(name)}
    if his & ours:
        return set()
    return his or (names - ours if ours else set())
