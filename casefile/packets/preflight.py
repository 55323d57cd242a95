"""What a packet still wants before it goes out: its blanks, and what speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from casefile.model.blocks import Block, Numbered, Packet, Para, Span, Table, Text
from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.contact import Contact, Direction
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.exhibit import Exhibit
from casefile.model.form import Form
from casefile.model.offer import OfferBy, Private
from casefile.model.position import NO_DEFENCE
from casefile.model.review import Review
from casefile.model.say import Say
from casefile.model.stage import Stage
from casefile.packets.facts import SUMS
from casefile.packets.heard import has_answered
from casefile.packets.testified import stated_by, tells_own_words
from casefile.rules.behind_name import asked_for
from casefile.rules.disclosure import OWN_HOUSE, may_see, open_view
from casefile.rules.laid_open import laid_open
from casefile.rules.regime_doubt import RegimeDoubt
from casefile.rules.sum_clashes import of_the_sum
from casefile.rules.turns import REMINDERS, turns

_WITH_THE_SUM = frozenset({"account", "claim", "interest", "letter_debts", "scott", "worth"})
_OF_PLEAS = frozenset({"positions", "letter_pleas", "scott"})
Told = Callable[[Exhibit], Say | None]
_LOOKED_UP = ("order", "order_compound", "rate_checked", "agreed_not_taken")
_DOUBTS = frozenset(f"account.note.{x}" for x in _LOOKED_UP)
"""Notes of an account that ask to be looked up before others read its sum."""


def to_complete(packet: Packet) -> tuple[str, ...]:
    """Return what is still to be filled in, each once, in the order of the pages.

    What several exhibits lack is told once, with their marks: ``Translation (C-2, C-5)``.
    """
    told: dict[str, list[str]] = {}
    for blank in blanks(packet):
        on = told.setdefault(blank.about or blank.text.strip("[] \n"), [])
        if blank.exhibit and blank.exhibit not in on:
            on.append(blank.exhibit)
    return tuple(f"{what} ({', '.join(on)})" if on else what for what, on in told.items())


def blanks(packet: Packet) -> Iterator[Span]:
    """Yield every blank of a packet, in the order of its pages."""
    for block in packet.blocks:
        for text in _texts(block):
            for part in () if isinstance(text, str) else text:
                if isinstance(part, Span) and part.style == "to_complete":
                    yield part


def beware(form: Form, review: Review, doubt: RegimeDoubt | None) -> tuple[Say, ...]:
    """Return what a reader of a packet of *form* may hold against its sum.

    *review* is that of the whole case; its contradictions of the sum count, and what its account
    lacks or doubts, which others are not told. *doubt* is over the law of the interest. A packet
    that states no sum has none of them.
    """
    if not states_sum(form):
        return ()
    told = [] if doubt is None else [doubt.told("preflight.interest_law")]
    told += (clash.why for clash in of_the_sum(review.contradictions))
    if form.audience not in OWN_HOUSE:
        for account in review.account:
            told += account.missing
            told += (note for note in account.notes if note.key in _DOUBTS)
    return tuple(dict.fromkeys(told))


def said_before(form: Form, case: Case, statement: Told, about: str = "") -> tuple[Say, ...]:
    """Return what a person should know of a packet of *form* before it goes, but for its sum.

    *statement* tells what others will see in a paper of a bank; *about* is the id or name of the
    witness it is of.
    """
    return (
        *range_told(form, case.private),
        *offers_shown(form, case),
        *statements_shown(form, case, statement),
        *unsaid(form, case),
        *kept_inside(form, case),
        *empty_log(form, case.contacts),
        *nobody_attends(form, case),
        *words_wanted(form, case, about),
        *heard_before(form, case),
        *never_asked(form, case),
        *nobody_behind(form, case),
    )


def nobody_behind(form: Form, case: Case) -> tuple[Say, ...]:
    """Return for each side that others read a trade name alone of it: the person is not named."""
    if form.audience is Audience.OWNER:
        return ()
    return tuple(Say("preflight.nobody_behind", step=step) for step in asked_for(case))


def range_told(form: Form, private: Private) -> tuple[Say, ...]:
    """Return what the mediator will read in a packet of *form* that is meant for him alone."""
    told = any(part.section == "settlement" for part in form.outline)
    if form.audience is not Audience.MEDIATOR or not told:
        return ()
    if private.floor is not None:
        return (Say("preflight.minimum_told", floor=private.floor),)
    words = (*private.barriers, *private.ideas, *private.weaknesses)
    known = any((private.opening, private.target, *words))
    return (Say("preflight.range_told"),) if known else ()


def empty_log(form: Form, contacts: Sequence[Contact]) -> tuple[Say, ...]:
    """Return that a log in a packet of *form* lists nothing: none is there that its reader may see.

    Of a case without any, the own house is not told what it knows.
    """
    logged = any(part.section == "contacts" for part in form.outline)
    if not logged or any(may_see(form.audience, one.disclosure) for one in contacts):
        return ()
    if contacts:
        return (Say("preflight.empty_log", n=len(contacts)),)
    return () if form.audience in OWN_HOUSE else (Say("preflight.no_log"),)


def nobody_attends(form: Form, case: Case) -> tuple[Say, ...]:
    """Return that a packet of *form* for a mediation can name nobody who comes for our side."""
    if not any(part.section == "attending" for part in form.outline):
        return ()
    told = open_view(case, form.audience)[0].mediation
    ours = any(one.by is OfferBy.CLAIMANT for one in told.attending)
    return () if ours or told.our_decision_maker else (Say("preflight.nobody_attends"),)


def never_asked(form: Form, case: Case) -> tuple[Say, ...]:
    """Return that a letter which speaks of letters before it is the first by what is on file."""
    if REMINDERS.get(form.name) is not Stage.FIRM or case.demands or case.endings:
        return ()
    logged = any(one.direction is Direction.OUT for one in case.contacts)
    return () if logged or turns(case, None, unread=True) else (Say("preflight.never_asked"),)


def heard_before(form: Form, case: Case) -> tuple[Say, ...]:
    """Return that the other side has answered already, of a letter that is a first word."""
    first = any("!heard" in part.when.split() for part in form.outline)
    return (Say("preflight.heard"),) if first and has_answered(case) else ()


def words_wanted(form: Form, case: Case, about: str = "") -> tuple[Say, ...]:
    """Return what to know of the own words of the witness that a statement of *form* is of.

    It is the one of *about*, else the first that its reader may see. Words that are entered as his
    own want nothing. Those of his statement, where its reader may see it, are to be gone through
    with him; what the record says of him is told, since it is not printed in his name.
    """
    witness = stated_by(case, form, about) if tells_own_words(form) else None
    if witness is None or witness.own_words.strip():
        return ()
    n, name = case.witnesses.index(witness) + 1, one_line(witness.name)
    paper = case.exhibit(witness.statement) if witness.statement else None
    if paper is not None and may_see(form.audience, paper.disclosure):
        return (Say("preflight.words_of_statement", n=n, name=name, mark=paper.mark),)
    knows = one_line(witness.knows)
    key = "preflight.words_not_his" if knows else "preflight.words_wanted"
    return (Say(key, n=n, name=name, **({"knows": knows} if knows else {})),)


def offers_shown(form: Form, case: Case) -> tuple[Say, ...]:
    """Return each paper that tells the reader of *form* an offer of the talks he may not see."""
    return tuple(
        Say("preflight.offer_shown", told=one.told, mark=one.paper.mark)
        for one in laid_open(case)
        if form.audience in one.readers
    )


def statements_shown(form: Form, case: Case, statement: Told) -> tuple[Say, ...]:
    """Return each bank's paper that a packet of *form* hands over with lines of others in it."""
    if not form.exhibits or form.audience in OWN_HOUSE:
        return ()
    seen = (x for x in case.exhibits if may_see(form.audience, x.disclosure))
    return tuple(told for told in map(statement, seen) if told is not None)


def states_sum(form: Form) -> bool:
    """Return whether a packet of *form* says what is owed: by one of its sections, or its words."""
    if any(part.section in _WITH_THE_SUM for part in form.outline):
        return True
    said = "\n".join(text for words in form.words.values() for text in words.values())
    return any(f"{{{name}}}" in said for name in SUMS)


def unsaid(form: Form, case: Case) -> tuple[Say, ...]:
    """Return that a packet for others tells no plea, where the case knows of a dispute."""
    tells = any(part.section == "positions" for part in form.outline)
    if not tells or form.audience in OWN_HOUSE:
        return ()
    disputed = case.positions or any(x.accepted and x.against for x in case.exhibits)
    shown = any(may_see(form.audience, one.disclosure) for one in case.positions)
    return (Say("preflight.no_plea"),) if disputed and not shown else ()


def kept_inside(form: Form, case: Case) -> tuple[Say, ...]:
    """Return each plea that a packet of *form* leaves out though its reader may see its papers.

    Its label is a word of its own, since our answer goes with it: it is internal while nobody said
    otherwise, and does not follow when its papers are set open later.
    """
    tells = any(part.section in _OF_PLEAS for part in form.outline)
    if not tells or form.audience in OWN_HOUSE:
        return ()
    seen = {x.mark for x in case.exhibits if x.accepted and may_see(form.audience, x.disclosure)}
    return tuple(
        Say("preflight.plea_inside", defence=one.defence, mark=one.marks, case=case.number, n=n)
        for n, one in enumerate(case.positions, 1)
        if one.disclosure is Disclosure.INTERNAL and one.defence not in NO_DEFENCE
        if one.marks and seen.issuperset(one.marks)
    )


def _texts(block: Block) -> Iterator[Text]:
    if isinstance(block, Para | Numbered):
        yield block.text
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row.cells
