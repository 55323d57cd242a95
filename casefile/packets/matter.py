"""What every section of a packet draws from: one case, its review, one form, one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from casefile.model.account import Account
from casefile.model.blocks import Evidence, Inline, Link, Text, parts_of
from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.clean import one_line
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.model.form import Form
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.keeping import UNKEPT, RecordKeeping
from casefile.model.language import Language
from casefile.model.offer import Offer
from casefile.model.over_all import OverAll
from casefile.model.party import Owner
from casefile.model.review import Review
from casefile.packets.annexes import by_mark, cited_by_mark, numbered
from casefile.packets.asked import between_them
from casefile.packets.enclosed import enclosed, ordered_in, relied_on
from casefile.packets.file_names import enclosure_name, file_name
from casefile.packets.once import apart, kinds_once
from casefile.packets.redact import is_redacted
from casefile.packets.speaking import Speaking
from casefile.packets.told import UNTOLD, Told
from casefile.packets.typeset import NBSP
from casefile.rules.demanded import demanded
from casefile.rules.disclosure import OWN_HOUSE, TOLD_OF_LOG, may_see
from casefile.rules.item_names import item_names

_LISTS = frozenset(("exhibit_list", "record_keeping"))
"""The sections that tell of each exhibit of a packet what its label names."""


@dataclass(frozen=True, slots=True)
class Cited:
    """An exhibit as this packet cites it: its label, the place it stands, the file beside."""

    exhibit: Exhibit
    label: str
    anchor: str
    file: str


@dataclass(frozen=True)
class Matter(Speaking):
    """One packet to be: nothing in it that its audience may not see."""

    case: Case
    review: Review
    form: Form
    words: Language
    law: Jurisdiction
    owner: Owner
    texts: Mapping[str, Evidence | None]
    pages: Mapping[str, int]
    on: date
    draft: bool = False
    keeping: RecordKeeping = UNKEPT
    told: Told = UNTOLD
    over_all: OverAll | None = None
    """What the whole library tells; None in a packet of one case."""
    contacts_kept: int = 0
    """How many calls and messages of the log this audience may not see."""
    payments_doubtful: bool = False
    """Papers of the whole case forbid to say that nothing, or nothing more, was paid."""

    @property
    def own_house(self) -> bool:
        """True for the owner and his lawyer."""
        return self.audience in OWN_HOUSE

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts as this audience is told them.

        Of the other side nothing is demanded that is owed only once a court awards it, nor is it
        acknowledged in what both sides sign.
        """
        whole = self.review.account
        if self.audience is not Audience.RESPONDENT and not self.form.to_be_signed:
            return whole
        return tuple(map(demanded, whole))

    @property
    def awards(self) -> bool:
        """True where interest stands apart from the sum that is demanded."""
        return self.accounts != self.review.account

    @property
    def log_head(self) -> str:
        """The head of the log, with which the log can be held to the packet; empty: untold."""
        return self.keeping.head if self.audience in TOLD_OF_LOG else ""

    def sees(self, label: Disclosure, *, sent: bool = True) -> bool:
        """True when the audience may see matter of that label."""
        return may_see(self.audience, label, sent=sent)

    @property
    def open_offer(self) -> bool:
        """True when the letter makes an offer that a court may read."""
        offers = [one for one in self.told.tells if isinstance(one, Offer)]
        return any(one.disclosure is Disclosure.OPEN for one in offers)

    @property
    def marking(self) -> str:
        """The words on every page that say who may read it; an open offer bears none."""
        if between_them(self.case, self.form, self.on, overdue=bool(self.told.overdue)):
            return self.t("markings.between_them")
        if not self.form.marking or (self.form.marking == "offer" and self.open_offer):
            return ""
        return self.t(f"markings.{self.form.marking}")

    @cached_property
    def debts_with_papers(self) -> dict[str, str]:
        """What each debt is called, with the label of its invoice here, else of its first paper."""
        return {debt.ref: self._debt_with_paper(debt) for debt in self.case.debts}

    def _debt_with_paper(self, debt: Debt) -> str:
        papers = [self.by_mark[mark] for mark in debt.marks if mark in self.by_mark]
        papers.sort(key=lambda cited: cited.exhibit.kind is not ExhibitKind.INVOICE)
        name = self.debts_named[debt.ref]
        return f"{name} ({papers[0].label})" if papers else name

    # ---- exhibits

    @property
    def by_marks(self) -> bool:
        """True when exhibits are cited by their marks; else they are numbered annexes."""
        return cited_by_mark(self.law.label, self.words.code)

    @cached_property
    def labels(self) -> dict[str, str]:
        """The label of each exhibit by its mark, the same in every packet of the case."""
        if self.by_marks:
            return {x.mark: x.mark for x in self.case.exhibits}
        numbers = numbered(self.case.exhibits)
        return {mark: self._numbered(number) for mark, number in numbers.items()}

    def _numbered(self, number: str) -> str:
        if self.law.label.pattern and self.words.code in self.law.languages[:1]:
            label = self.law.label.pattern.replace("{n}", number)
        else:
            label = self.t("label", n=number)
        return label.replace(" ", NBSP)

    @cached_property
    def shown(self) -> tuple[Exhibit, ...]:
        """The exhibits of this packet, in the order of their labels."""
        order = {mark: at for at, mark in enumerate(self.labels)}
        shown = [
            x
            for x in self.case.exhibits
            if x.held and x.custody.sha256 and self.sees(x.disclosure) and x.mark in order
            if not x.copy_of
        ]
        shown.sort(key=by_mark if self.by_marks else (lambda x: (order[x.mark],)))
        return tuple(shown)

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """The exhibits of this packet as it cites them, in the order of their labels."""
        return tuple(
            Cited(x, self._label(x), f"ex{n}", f"exhibits/{n:03d}-{file_name(x)}")
            for n, x in enumerate(self.shown, 1)
        )

    @cached_property
    def enclosures(self) -> dict[str, str]:
        """What a letter that lists its enclosures calls each copy among them, by its mark."""
        if not any(part.section == "enclosures" for part in self.form.outline):
            return {}
        return {exhibit.mark: self.enclosure(number) for number, exhibit in self.copies}

    @cached_property
    def copies(self) -> tuple[tuple[int, Exhibit], ...]:
        """The copies that a letter may enclose, each with its number in the list of enclosures."""
        told = self.told
        argues = any(part.section == "letter_pleas" for part in self.form.outline)
        if told.judged:
            borne_by = ordered_in(self.case, self.on)
        else:
            borne_by = relied_on(self.case) if argues and not told.overdue else ()
        return enclosed(self.shown, self.case, self.law, borne_by)

    @cached_property
    def enclosed_files(self) -> dict[str, str]:
        """Where the copy of each enclosure lies beside a letter, by its mark."""
        named = ((x, enclosure_name(x, n, self.words.name_of(x.kind))) for n, x in self.copies)
        return {x.mark: f"enclosures/{name}" for x, name in named if x.mark in self.enclosures}

    def enclosure(self, number: int) -> str:
        """Return what a letter calls the enclosure of that number."""
        return self.t("enclosures.label", n=number).replace(" ", NBSP)

    def _label(self, exhibit: Exhibit) -> str:
        """Return what the packet calls an exhibit so that its reader finds it.

        That is its label where a list of this packet tells it, or in one's own house, which has
        the papers; what no bundle holds, not that of the exchange either, keeps its mark in a
        paper without exhibits. Who reads neither is told which enclosure it is, else its title
        and day.
        """
        if not (self.listed or self.own_house):
            return self.enclosures.get(exhibit.mark) or self.title_and_day(exhibit)
        if not self.form.exhibits and not may_see(Audience.EXCHANGE, exhibit.disclosure):
            return exhibit.mark
        return self.labels[exhibit.mark]

    @cached_property
    def by_mark(self) -> dict[str, Cited]:
        """The exhibits of this packet by mark."""
        return {cited.exhibit.mark: cited for cited in self.cited}

    @cached_property
    def names(self) -> dict[str, str]:
        """What calls, witnesses and payments are called where they prove something."""
        return {ref: self.words.say(name) for ref, name in item_names(self.case).items()}

    @cached_property
    def cited_as(self) -> dict[str, str]:
        """What sentences call the exhibits of this packet by their marks; the rest keep theirs."""
        return {mark: cited.label for mark, cited in self.by_mark.items()}

    def cite(self, marks: tuple[str, ...], empty: str = "") -> Text:
        """Return the labels of *marks* in their order, linked where the exhibit stands here.

        Numbered annexes in a row name their kind once: ``zał. nr 3, 4``.
        """
        seen = [(mark, self.by_mark.get(mark)) for mark in self.in_order(marks)]
        if not self.own_house:
            seen = [(mark, cited) for mark, cited in seen if cited is not None]
        shown: list[Inline] = []
        names = self.names
        labels = [cited.label if cited else names.get(mark, mark) for mark, cited in seen]
        told = self.once(labels)
        for before, (_, cited), text in zip(apart(labels, told), seen, told, strict=True):
            if before:
                shown.append(before)
            shown.append(Link(cited.anchor, text) if cited is not None and self.listed else text)
        return tuple(shown) or empty

    def once(self, labels: Sequence[str]) -> list[str]:
        """Return *labels*, the kind of numbered ones in a row named once."""
        kinds = (("label", "labels"), ("enclosures.label", "enclosures.labels"))
        names = [[self._kind(key) for key in pair] for pair in kinds]
        return kinds_once(labels, dict(names))

    def _kind(self, key: str) -> str:
        return self.t(key, n="").strip().replace(" ", NBSP)

    def with_marks(self, text: str, marks: tuple[str, ...]) -> Text:
        """Return *text*, and in brackets the labels of the papers that bear it, where any are."""
        shown = self.cite(marks)
        return (f"{text} [", *parts_of(shown), "]") if shown else text

    def in_order(self, marks: tuple[str, ...]) -> tuple[str, ...]:
        """Return *marks* as this packet orders its exhibits, each once; what it lacks comes last.

        The copy of a mail is cited as the mail.
        """
        first = {x.mark: x.copy_of for x in self.case.exhibits if x.copy_of}
        place = {mark: n for n, mark in enumerate(self.by_mark)}
        named = dict.fromkeys(first.get(mark, mark) for mark in marks)
        return tuple(sorted(named, key=lambda mark: place.get(mark, len(place))))

    def redacted(self, exhibit: Exhibit) -> bool:
        """True when this audience sees the exhibit with passages removed."""
        return is_redacted(exhibit, self.audience)

    @property
    def listed(self) -> bool:
        """True when links to exhibits lead somewhere: to the exhibit, or to its line in a list."""
        return self.form.exhibits or any(part.section in _LISTS for part in self.form.outline)

    def title_of(self, exhibit: Exhibit) -> str:
        """Return the exhibit's title, or what it is and its day when it has none."""
        if exhibit.title.strip():
            return one_line(exhibit.title)
        kind = self.words.name_of(exhibit.kind)
        if exhibit.dated.known:
            return self.t("kind_and_day", kind=kind, day=self.words.loose_day(exhibit.dated))
        return kind

    def title_and_day(self, exhibit: Exhibit) -> str:
        """Return the exhibit's title and day, by which a reader without its label knows it."""
        title, day = self.title_of(exhibit), self.words.loose_day(exhibit.dated)
        if not exhibit.dated.known or day in title:
            return title
        return self.t("kind_and_day", kind=title, day=day)
