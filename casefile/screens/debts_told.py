"""What a debt is called on the screen: its invoice, day or work, with the mark of its paper."""

from __future__ import annotations

from collections import Counter

from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.contact import About, Contact
from casefile.model.exhibit import ExhibitKind
from casefile.model.language import Language
from casefile.rules.debt_names import debt_names
from casefile.screens.plain import apart, bare


def debts_named(case: Case, words: Language) -> dict[str, str]:
    """Return what each debt is called, on one line, by its reference; the screen's own words."""
    names = debt_names(case)
    return {ref: apart(one_line(bare(words.value(name)))) for ref, name in names.items()}


def debts_with_papers(case: Case, words: Language) -> dict[str, str]:
    """Return what each debt is called, with the mark of its invoice, else of its first paper.

    Two that would be called the same, such as two of one day, are told apart by their count.
    """
    named = debts_named(case, words)
    papers = {exhibit.mark: exhibit for exhibit in case.exhibits}
    for debt in case.debts:
        known = [papers[mark] for mark in debt.marks if mark in papers]
        known.sort(key=lambda paper: paper.kind is not ExhibitKind.INVOICE)
        if known:
            named[debt.ref] = apart(f"{named[debt.ref]} ({apart(known[0].mark)})")
    often = Counter(named.values())
    for ref, name in named.items():
        if often[name] > 1:
            named[ref] = apart(f"{name} ({bare(words.term('debts.number', n=ref))})")
    return named


def debt_choices(case: Case, words: Language) -> tuple[tuple[str, str], ...]:
    """Return the debts to choose from: (reference, what it is called with its paper)."""
    return tuple(debts_with_papers(case, words).items())


def about_choices(case: Case, words: Language) -> tuple[tuple[str, str], ...]:
    """Return what a talk may have been about, to choose from; of several debts each by itself."""
    debts = debt_choices(case, words)
    found = []
    for about in (About.UNKNOWN, About.PAYMENT, About.COMPLAINT, About.OTHER):
        found.append((about.value, words.name_of(about)))
        if about is About.PAYMENT and len(debts) > 1:
            for ref, name in debts:
                told = words.term("contact_about.debt", debt=name)
                found.append((f"{about.value} {ref}", told))
    return tuple(found)


def about_of(chosen: str) -> tuple[About, str]:
    """Return what a talk was about, and the reference of the debt, as one of the choices has it."""
    about, _, debt = chosen.partition(" ")
    return About(about or About.UNKNOWN), debt


def about_typed(contact: Contact) -> str:
    """Return the choice that a contact holds."""
    return f"{contact.about.value} {contact.debt}".strip()
