"""From what a reader saw to suggestions: kind, day, title, who made it, what it can show.

A suggestion is never a fact until a person accepts it; each carries its reason and the words of
the evidence that led to it. Nothing here touches a file but the word lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.intake.agreed import agreed_in_talk
from casefile.intake.agreed_rate import agreed_rate
from casefile.intake.agreed_term import agreed_term
from casefile.intake.answered import answer_in, label_of_answer
from casefile.intake.came_back import came_back
from casefile.intake.clues import Clues, around, hint, level, shipped_clues
from casefile.intake.dating import dated
from casefile.intake.decided import decided_between, numbered, of_court
from casefile.intake.delivered import delivered
from casefile.intake.details import details
from casefile.intake.heads import (
    HEAD,
    LETTERS,
    Head,
    Named,
    head_of,
    named_in,
)
from casefile.intake.maker import maker
from casefile.intake.offered import offers
from casefile.intake.pleas import less_asked, pleas
from casefile.intake.posted import parcel_number
from casefile.intake.promised import said_of_paying
from casefile.intake.quality import quality
from casefile.intake.reading import FullReading
from casefile.intake.shown import MAILS, shown
from casefile.intake.testimony import testimony
from casefile.intake.titles import title_of
from casefile.intake.warned import warnings
from casefile.intake.who import Sides, sides_of
from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, Exhibit, ExhibitKind, Provenance
from casefile.model.language import Language
from casefile.model.suggestion import LABEL, Suggestion

_OPEN = (
    ExhibitKind.CONTRACT,
    ExhibitKind.ORDER,
    ExhibitKind.INVOICE,
    ExhibitKind.DELIVERY_NOTE,
    ExhibitKind.ACCEPTANCE,
    ExhibitKind.CHEQUE,
    ExhibitKind.RETURNED_PAYMENT,
)
_CORRESPONDENCE = (
    ExhibitKind.EMAIL,
    ExhibitKind.LETTER,
    ExhibitKind.CHAT,
    ExhibitKind.TEXT_MESSAGE,
    ExhibitKind.ACKNOWLEDGEMENT,
    ExhibitKind.DEMAND,
)


def suggestions(
    full: FullReading,
    name: str,
    case: Case | None = None,
    clues: Clues | None = None,
    said: Sequence[Suggestion] = (),
    words: Language | None = None,
    *,
    either_way: bool = False,
) -> tuple[Suggestion, ...]:
    """Return what the exhibit seems to be: kind, dated, title, provenance and what it shows.

    *name* is the file's name as received. Each suggestion sets one field of an Exhibit as it is;
    one ``shows`` for each element. *said* is what a person said of it: it comes first, nothing is
    guessed of these fields, and the rest follows from them. A bank's table gets a title in *words*.
    *either_way*: it is from where both orders of days in figures are usual.
    """
    known = clues or shipped_clues()
    sides = sides_of(case) if case is not None else Sides()
    own = {one.field: one for one in said}
    guessed = own.get("kind") or _kind(full, name, sides, known)
    kind = ExhibitKind(guessed.value)
    made = own.get("provenance") or maker(full, kind, sides)
    day = None
    if "dated" not in own:
        day = dated(full, name, known, kind=kind, either_way=either_way)
    told = [guessed, day, title_of(full, kind, sides, known, words), made]
    shows = shown(full, kind, made, sides, known, case)
    if all(one.value != Element.PERFORMANCE.value for one in shows):
        shows += delivered(full, kind, made, sides, known)
    shows += agreed_in_talk(full, sides, known, case, shows)
    told += shows
    told += came_back(full, kind, sides, case)
    told += quality(full, kind)
    told += warnings(full, kind, sides)
    told += of_court(full, kind, sides)
    told += numbered(full, kind, sides)
    told += less_asked(full, kind, made, sides)
    answer = answer_in(full, kind, case)
    told.append(answer)
    debts = case.debts if case is not None else ()
    told += said_in(full, kind, made, sides, debts)
    told.append(_label(full, kind, made, sides, case, answer))
    return (*said, *(one for one in told if one is not None and one.field not in own))


def said_in(
    full: FullReading,
    kind: ExhibitKind,
    made: Suggestion | None,
    sides: Sides,
    debts: Sequence[Debt] = (),
) -> tuple[Suggestion, ...]:
    """Return what it says for the records of the case: pleas, promises, details of the people.

    *debts* are those of the case, that a plea may name by their numbers.
    """
    said = said_of_paying(full, kind, made, sides, debts)
    told = (*details(full, kind, sides), *agreed_rate(full, kind), *agreed_term(full, kind))
    return (*pleas(full, kind, made, sides, debts), *said, *told)


def proposed_label(exhibit: Exhibit, full: FullReading, case: Case | None = None) -> Disclosure:
    """Return the label that accepting *exhibit* proposes; a person may change it with one key.

    Privileged when a lawyer writes or is written to; that of the offer which it answers, or whose
    sum it names; without prejudice when it offers; open for the papers of the deal, for ordinary
    correspondence with the respondent, for the proof that an open demand was posted and for what a
    court decided between the two; else internal. A bank's paper stays internal: its other lines
    and balances are nobody else's.
    """
    clues = shipped_clues().signals
    people = level(" ; ".join((full.sender, *full.recipients, exhibit.author)))
    head = level(f"{exhibit.title} {full.subject} {full.own_text[:HEAD]}")
    if clues["from_a_lawyer"].search(people) or clues["legal_advice"].search(head):
        return Disclosure.PRIVILEGED
    answered = label_of_answer(answer_in(full, exhibit.kind, case), full, case)
    if answered is not None:
        return answered
    if exhibit.kind in _OPEN:
        return Disclosure.OPEN
    if exhibit.kind is ExhibitKind.PROOF_OF_SENDING:
        return _label_of_posting(case)
    of_court = exhibit.kind is ExhibitKind.COURT_DOCUMENT
    if of_court and case is not None and decided_between(full, sides_of(case)):
        return Disclosure.OPEN
    words = head
    if exhibit.kind is not ExhibitKind.DEMAND:  # a demand is made to be shown; its head decides
        words = level(f"{exhibit.title} {full.subject} {full.own_text} {exhibit.says}")
    if offers(words):
        return Disclosure.WITHOUT_PREJUDICE
    if exhibit.kind in _CORRESPONDENCE:
        with_him = exhibit.provenance in (Provenance.RESPONDENT, Provenance.BOTH)
        if case is not None and not with_him:
            he_is = sides_of(case).respondent
            with_him = he_is.is_in(people) or (not people.strip(" ;") and he_is.is_in(words))
        if with_him:
            return Disclosure.OPEN
    return Disclosure.INTERNAL


def _label_of_posting(case: Case | None) -> Disclosure:
    """Return open for the proof that a letter went out when a demand of the case may be seen.

    A demand that waits to be accepted counts: it is made to be shown. Where the letters are offers
    or not on file, the proof stays internal.
    """
    for one in case.exhibits if case is not None else ():
        guess = next((x.value for x in one.suggestions if x.field == "kind"), "")
        waits = not one.accepted and guess == ExhibitKind.DEMAND.value
        if waits or (one.kind is ExhibitKind.DEMAND and one.disclosure is Disclosure.OPEN):
            return Disclosure.OPEN
    return Disclosure.INTERNAL


def _label(
    full: FullReading,
    kind: ExhibitKind,
    made: Suggestion | None,
    sides: Sides,
    case: Case | None,
    answer: Suggestion | None,
) -> Suggestion | None:
    """Return that it bears the label of the offer it answers, or that a mail from one side to the
    other may be open, with both; None for any other."""
    answered = label_of_answer(answer, full, case)
    if answer is not None and answered is not None:
        return hint(LABEL, answered.value, "answers_offer", answer.because)
    if made is None or not full.sender:
        return None
    his = made.value == Provenance.RESPONDENT.value
    other = sides.claimant if his else sides.respondent
    them = next((one for one in full.recipients if other.is_in(one)), "")
    exhibit = Exhibit(mark="", kind=kind, title=full.subject, provenance=Provenance(made.value))
    if not them or proposed_label(exhibit, full, case) is not Disclosure.OPEN:
        return None
    because = f"{full.sender}, {them}"
    return hint(LABEL, Disclosure.OPEN.value, "between_the_sides", because)


def _kind(full: FullReading, name: str, sides: Sides, clues: Clues) -> Suggestion:
    if full.invoice is not None:
        return hint("kind", ExhibitKind.INVOICE.value, "electronic_invoice", full.invoice.number)
    if "ksef_receipt" in full.flags:
        return hint("kind", ExhibitKind.PROOF_OF_SENDING.value, "official_receipt")
    if "table_of_invoices" in full.flags:
        return hint("kind", ExhibitKind.LEDGER.value, "table_of_invoices")
    if full.rows:
        balances = any(row.balance is not None for row in full.rows)
        kind = ExhibitKind.BANK_RECORD if balances else ExhibitKind.LEDGER
        return _kind_by_words(Head(()), level(name), sides, clues) or hint(
            "kind", kind.value, "table_of_money"
        )
    if full.reader in MAILS:
        admitted = clues.says("admits_debt", level(full.own_text))
        if admitted and sides.respondent.is_in(full.sender):
            return hint("kind", ExhibitKind.ACKNOWLEDGEMENT.value, "admits_debt", admitted.group())
        demand = clues.kinds[ExhibitKind.DEMAND].search(level(full.subject))
        if demand and not full.replies_to and sides.claimant.is_in(full.sender):
            return hint("kind", ExhibitKind.DEMAND.value, "kind_by_words", demand.group())
        asked = _asked_to_pay(full, sides, clues)
        if asked:
            return hint("kind", ExhibitKind.DEMAND.value, "asks_to_pay", asked)
        return hint("kind", ExhibitKind.EMAIL.value, "kind_by_form", full.subject)
    if full.messages:
        return hint("kind", ExhibitKind.CHAT.value, "kind_by_form")
    stem = level(re.sub(r"[_\-.]+", " ", name.rpartition(".")[0] or name))
    if full.reader == "picture" and clues.names["screenshot"].search(stem):
        return hint("kind", ExhibitKind.SCREENSHOT.value, "kind_by_name", name)
    if full.media_type.startswith("audio/"):
        return hint("kind", ExhibitKind.RECORDING.value, "kind_by_form")
    head = head_of(full.own_text)
    found = _kind_by_words(head, stem, sides, clues)
    if found is not None:
        return found
    witness = None if head.is_letter else testimony(full.own_text, clues)
    if witness is not None:
        because = witness.line
        return hint("kind", ExhibitKind.WITNESS_STATEMENT.value, "tells_what_he_saw", because)
    if full.reader == "picture" and not head.is_letter:
        return hint("kind", ExhibitKind.PHOTO.value, "kind_by_form")
    if head.is_letter:
        return hint("kind", ExhibitKind.LETTER.value, "letter_by_head", head.lines[head.body])
    return hint("kind", ExhibitKind.UNKNOWN.value, "kind_not_seen")


def _asked_to_pay(full: FullReading, sides: Sides, clues: Clues) -> str:
    """Return the words of a mail of ours to him that ask to pay what is overdue; empty: none do.

    One that sends an invoice before its day asks to pay too, but for nothing overdue; one that
    offers something is no demand.
    """
    to_him = any(sides.respondent.is_in(one) for one in full.recipients)
    if not (to_him and sides.claimant.is_in(full.sender)):
        return ""
    text = level(full.own_text)
    asked = clues.signals["asks_to_pay"].said(text)
    late = clues.signals["overdue"].search(f"{level(full.subject)}\n{text}")
    if asked is None or late is None or offers(text):
        return ""
    return around(text, asked.start(), asked.end())


def _kind_by_words(head: Head, stem: str, sides: Sides, clues: Clues) -> Suggestion | None:
    """Return the kind that its head names, then that of the file's name, then one spoken of.

    The name of a file tells nothing of a letter but what kind of letter it is.
    """
    said = named_in(head, sides, clues)
    if said is None or not said.heading:
        named = [
            (-len(found.group()), kind, found.group())
            for kind, pattern in clues.kinds.items()
            if (found := pattern.search(stem)) and (kind in LETTERS or not head.is_letter)
        ]
        if named:
            _, kind, because = min(named, key=lambda find: find[0])
            return hint("kind", kind.value, "kind_by_name", because)
    if said is None:
        return None
    kind = ExhibitKind.PROOF_OF_SENDING if _of_the_post(head, said, clues) else said.kind
    return hint("kind", kind.value, "kind_by_words", said.words)


def _of_the_post(head: Head, said: Named, clues: Clues) -> bool:
    """Return whether what is called a note of delivery is a receipt that the post gave of a letter.

    It names the post and the number of a consignment: it delivered no goods.
    """
    words = "\n".join(head.lines)
    post = clues.signals["names_the_post"].search(words) is not None
    return post and said.kind is ExhibitKind.DELIVERY_NOTE and bool(parcel_number(words))
