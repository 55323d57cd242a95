"""A form: the outline of one packet, and its wording in each language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from casefile.model.disclosure import Audience
from casefile.model.record import Record

_PLACEHOLDER = re.compile(r"\{\w+\}")
_NEAREST, _ALIKE, _WORD = 3, 0.7, 5
"""So many forms at most may be meant, each so like what was typed, of 1; letters of a word."""
INVITATION, OFFER, RECAP = "invitation_to_mediate", "offer", "recap_of_call"
"""Names of forms that do more when they go out than be written down: mediation was asked for, an
offer was made, a call is confirmed."""
NEXT_DEAL = "next_deal"
"""Papers before the next deal: blank, with nothing of a dispute in them."""
GROUPS = ("reminder", "answer", "demand", "talks", "proof", "house", NEXT_DEAL)
"""Groups of forms, in the order that a matter takes."""
RECEIVERS = (
    Audience.RESPONDENT,
    Audience.EXCHANGE,
    Audience.MEDIATOR,
    Audience.LAWYER,
    Audience.COURT,
    Audience.OWNER,
)
"""Who receives packets, in the order that a matter comes to them."""
_IN_TURN = (
    *("reminder_friendly", "reminder_firm", "final_notice", RECAP),
    *("request_for_explanation", "corrected_invoice_note", "reminder_of_signature"),
    *("demand_letter", "account", INVITATION, "discharge"),
    *("terms_sheet", "order_form", "acceptance_protocol"),
    *("mediation_exchange", OFFER, "instalment_agreement", "settlement_agreement"),
    *("lawyer_instruction", "authority_to_lawyer", "interview_sheet"),
    *("evidence_bundle", "exhibit_list", "witness_statement", "call_log"),
    *("case_print", "write_off_note", "lessons_page"),
)
"""Forms of the same receiver, in the order that a case comes to need them; the rest follow."""


class Part(Record):
    """One line of an outline: a paragraph of the form's wording, a heading, or a section."""

    text: str = ""
    """Key in the form's language files; a paragraph."""
    heading: str = ""
    """Key in the form's language files; a heading of level 1."""
    section: str = ""
    """Name of a leaf in packets/sections."""
    style: str = ""
    """Name of a style of the paper, as ``Subject``, ``Title``, ``Note``, ``Numbered``, ``Signature
    Line``, ``Statement of Truth``; empty: plain text."""
    when: str = ""
    """Fact that must be there for the part to stand, e.g. ``has_costs``; empty: always."""


class Form(Record):
    """One packet as data: who receives it, what stands in it, in what words."""

    name: str
    audience: Audience
    place: str = ""
    """Only for this place; empty: for all."""
    letter: bool = False
    """A letter on letterhead; else a packet with a cover."""
    registered: bool = False
    """A letter that has to go by registered post; any other goes as who sends it likes."""
    before_demand: bool = False
    """Announces the formal demand, and so is refused once that was sent."""
    receipt: bool = False
    """Confirms that all is paid, and so waives what is left: refused while anything is unpaid or
    not known."""
    writes_off: bool = False
    """Writes the debt off: refused once it was paid, or nothing is open by the account."""
    alone: bool = False
    """Goes to who owes and to nobody else: it tells him what was settled in the talks with him, and
    is marked so then."""
    exhibits: bool = False
    """Carries exhibits with cover sheets."""
    marking: str = ""
    """Key of the marking on every page: ``without_prejudice``, ``offer``, ``draft_agreement``,
    ``confidential``, ``privileged``, ``mediator``; empty: none."""
    margins: dict[str, int] = {}
    """Millimetres by place, where its courts ask for margins of their own."""
    outline: tuple[Part, ...]
    words: dict[str, dict[str, str]]
    """Language code to (key to text)."""
    over_all: bool = False
    """Tells of the whole library, not of one case; for the owner alone."""
    group: str = ""
    """What it is for, and so where lists of forms put it; empty: with those of the user's own."""
    own: bool = False
    shipped: dict[str, dict[str, str]] = {}
    """Of `words`, those that came with the program: they know of no case; of an own form, none."""

    @property
    def to_be_signed(self) -> bool:
        """True for the draft of an agreement, which both sides are to sign."""
        return self.marking == "draft_agreement"

    def shipped_words(self, code: str) -> dict[str, str]:
        """Return the words in the language *code* as they were shipped; own ones left empty."""
        return dict.fromkeys(self.words.get(code, {}), "") | self.shipped.get(code, {})

    def called(self, code: str) -> str:
        """Return what people call it in the language *code*, without the places to fill."""
        words = self.words.get(code) or next(iter(self.words.values()), {})
        named = words.get("name") or words.get("title") or words.get("subject") or self.name
        return _PLACEHOLDER.sub("", named).rstrip(" :–-") or self.name


def nearest(typed: str, forms: Iterable[Form]) -> tuple[Form, ...]:
    """Return the forms that *typed* may mean, the likeliest first: by id, title, or its words."""
    asked = typed.strip().casefold()

    def likeness(form: Form) -> float:
        names = {form.name, *(form.called(code) for code in form.words)}
        names |= {word for name in names for word in name.split() if len(word) >= _WORD}
        return max(
            1.0 if asked in name else SequenceMatcher(None, asked, name).ratio()
            for name in map(str.casefold, names)
        )

    alike = sorted(
        ((likeness(form), form.name, form) for form in forms), key=lambda x: (-x[0], x[1])
    )
    return tuple(form for like, _, form in alike[:_NEAREST] if asked and like >= _ALIKE)


def by_receiver(forms: Iterable[Form]) -> tuple[Form, ...]:
    """Return forms by who receives them, then as a case comes to need them.

    The order is the same in every language; those that the program does not know follow the others
    of their receiver, by group and name.
    """
    turn = {name: n for n, name in enumerate(_IN_TURN)}

    def place(form: Form) -> tuple[int, int, int, str]:
        group = GROUPS.index(form.group) if form.group in GROUPS else len(GROUPS)
        return RECEIVERS.index(form.audience), turn.get(form.name, len(turn)), group, form.name

    return tuple(sorted(forms, key=place))
