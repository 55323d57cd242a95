"""What the other side says in a paper for the records of the case: told, taken, refused.

What it says against the claim becomes a position (`casefile.desk.pleading`); what it promises or
admits becomes an entry of the log, in its own words, with its day, who said it, and the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date

from casefile.desk.pleading import plea_told, with_pleas
from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.contact import Channel, Contact, Direction, Outcome, Quoted
from casefile.model.dates import LooseDate, loose
from casefile.model.errors import BadInput
from casefile.model.exhibit import Exhibit, ExhibitKind, Provenance
from casefile.model.loose_told import Until
from casefile.model.say import Say
from casefile.model.suggestion import PLEA, SAID, Suggestion
from casefile.rules.papers_told import OTHER_SIDE

_WAYS = {
    ExhibitKind.CHAT: Channel.WHATSAPP,
    ExhibitKind.TEXT_MESSAGE: Channel.SMS,
    ExhibitKind.LETTER: Channel.LETTER,
}
_SHORT = 160


def heard_told(case: Case, guess: Suggestion, exhibit: Exhibit) -> Say:
    """Return what the other side says in *exhibit*: the plea, the promise or the admission."""
    if guess.field == PLEA:
        return plea_told(case, guess, exhibit)
    told: dict[str, object] = {
        "who": one_line(guess.speaker or case.respondent.name) or OTHER_SIDE,
        "mark": exhibit.mark,
        "said": one_line(guess.because, _SHORT),
    }
    kind = guess.value
    if guess.promise is not None:
        told["by"] = Until(guess.promise.by)
        kind = "unnamed" if guess.promise.amount is None else kind
        if guess.promise.amount is not None:
            told["sum"] = guess.promise.amount
    day = _day(guess, exhibit)
    if day.known:
        return Say(f"heard.{kind}_dated", **told, on=day)
    return Say(f"heard.{kind}_bare", **told)


def heard_to_come(case: Case, exhibit: Exhibit) -> tuple[Say, ...]:
    """Return what waits in *exhibit* until a person says who made it."""
    if exhibit.maker is not Provenance.UNKNOWN:
        return ()
    found = (one for one in exhibit.suggestions if one.field in (PLEA, SAID))
    return tuple(Say("pleas_found.unmade", told=heard_told(case, one, exhibit)) for one in found)


def key_of(guess: Suggestion) -> str:
    """Return what names *guess* among all that is heard in its paper."""
    if guess.promise is None:
        return guess.value
    return f"{guess.value}={guess.promise.amount} {guess.promise.by}"


def taken_of(heard: Iterable[Suggestion], asked: Collection[str] | None) -> list[Suggestion]:
    """Return what of *heard* is *asked* for, by what it is or by its key; None: all of it."""
    return [x for x in heard if asked is None or x.value in asked or key_of(x) in asked]


def refuse_unread(asked: Sequence[str], exhibits: Sequence[Exhibit]) -> None:
    """Refuse what is asked to be taken from *exhibits* and was read in none of them.

    Raises: BadInput, telling what was read.
    """
    heard = [one for exhibit in exhibits for one in exhibit.heard]
    read = dict.fromkeys(one.value for one in heard)
    keys = {key_of(one) for one in heard}
    for name in asked:
        if name != "none" and name not in read and name not in keys:
            marks = ",".join(exhibit.mark for exhibit in exhibits)
            known = ", ".join(read) or "-"
            raise BadInput("plea_not_read", where=marks, value=name, known=known, mark=marks)


def with_heard(
    case: Case,
    exhibit: Exhibit,
    taken: Sequence[Suggestion],
    fresh_id: Callable[[], str],
    on: date,
) -> Case:
    """Return *case* with what is *taken* of *exhibit* in its records, written down on *on*."""
    case = with_pleas(case, exhibit, (x for x in taken if x.field == PLEA), fresh_id)
    for guess in taken:
        if guess.field == SAID:
            fresh = _entry(case, exhibit, guess).but(id=fresh_id(), noted_on=loose(on))
            case = _with_entry(case, fresh)
    return case


def talks_taken(before: Case, case: Case) -> Iterator[Say]:
    """Yield the entries of the log that *case* has from a paper and *before* had not."""
    known = {one.id for one in before.contacts}
    for one in case.contacts:
        if one.id not in known and one.marks:
            who = one.who or OTHER_SIDE
            yield Say("heard.taken", outcome=one.outcome, who=who, mark=one.marks)


def without_told(exhibit: Exhibit, told: Sequence[Suggestion]) -> Exhibit:
    """Return *exhibit* as looked at: what of it was taken or refused is *told*, and waits no more.

    What nobody answered stays, as does what cannot be told as long as nobody says who made it.
    """
    left = tuple(one for one in exhibit.suggestions if one not in told)
    return exhibit.but(looked=True, suggestions=left)


def _day(guess: Suggestion, exhibit: Exhibit) -> LooseDate:
    if guess.on.known or exhibit.dated.known:
        return guess.on if guess.on.known else exhibit.dated
    return loose(next((x.value for x in exhibit.suggestions if x.field == "dated"), None))


def _entry(case: Case, exhibit: Exhibit, guess: Suggestion) -> Contact:
    way = Channel.EMAIL if exhibit.reading.sender else Channel.OTHER
    return Contact(
        on=_day(guess, exhibit),
        channel=_WAYS.get(exhibit.kind, way),
        direction=Direction.IN,
        who=guess.speaker or case.respondent.name,
        said=guess.because,
        quoted=Quoted.THEIRS,
        outcome=Outcome(guess.value),
        promise=guess.promise,
        marks=(exhibit.mark,),
        disclosure=exhibit.disclosure,
    )


def _with_entry(case: Case, fresh: Contact) -> Case:
    """Return *case* with *fresh* in its log; what a person wrote down of it gets the paper."""
    rows = list(case.contacts)
    at = next((n for n, one in enumerate(rows) if _tells(one, fresh)), None)
    if at is None:
        rows.append(fresh)
    else:
        marks = dict.fromkeys((*rows[at].marks, *fresh.marks))
        rows[at] = rows[at].but(marks=tuple(marks))
    return case.but(contacts=tuple(rows))


def _tells(held: Contact, fresh: Contact) -> bool:
    """Return whether *held* is the entry that *fresh* would be: of its day, with its promise."""
    if held.direction is not Direction.IN or held.on != fresh.on:
        return False
    if fresh.promise is None:
        return held.outcome is fresh.outcome
    same = held.promise
    return same is not None and (same.amount, same.by) == (fresh.promise.amount, fresh.promise.by)
