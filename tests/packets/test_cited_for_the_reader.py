"""A paper is cited so that its reader finds it: by a label of this packet's list, else by name."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from packet_case import FORMS, LANGUAGES, ON, TEXTS, case_of, language, law_of
from packet_review import review_of

from casefile.documents.plain import plain_text
from casefile.model.blocks import Block, Link, PageRef, Para, Table, parts_of
from casefile.model.case import Case
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, ExhibitKind
from casefile.model.money import Money
from casefile.model.party import Owner
from casefile.model.position import Defence, Position
from casefile.model.reading import MoneyIn, Reading
from casefile.model.review import Event
from casefile.model.say import Say
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.packets.sections import chronology
from casefile.rules.disclosure import OWN_HOUSE, open_view

OUTSIDE = sorted(name for name, form in FORMS.items() if form.audience not in OWN_HOUSE)
LABEL = {
    "en": re.compile(r"(?<![\w-])C-\d+"),
    "he": re.compile(r"נספח[ \u00a0]\d+"),
    "pl": re.compile(r"zał\.[ \u00a0]nr[ \u00a0]\d+"),
}


def of_a_dispute(code: str) -> Case:
    """Return a case whose papers are named by a plea, a call and an unrecorded credit."""
    case = case_of(code)
    came = MoneyIn(
        on=loose("2026-05-20"),
        amount=Money(amount=Decimal("777.00"), currency=case.debts[0].amount.currency),
    )
    credit = Reading(money_in=(came,))
    papers = tuple(
        x.but(kind=ExhibitKind.BANK_RECORD, reading=credit) if x.mark == "C-3" else x
        for x in case.exhibits
    )
    plea = Position(
        defence=Defence.QUALITY_COMPLAINT,
        said="It was late.",
        marks=("C-3",),
        answer="It was not.",
        answered_by=("C-1",),
        disclosure=Disclosure.OPEN,
    )
    call = Contact(
        on=loose("2026-05-19"),
        channel=Channel.PHONE,
        said="I will pay.",
        marks=("C-1",),
        disclosure=Disclosure.OPEN,
    )
    return case.but(exhibits=papers, positions=(plea,), contacts=(call,))


def blocks_of(form: str, code: str, case: Case) -> tuple[str, tuple[Block, ...]]:
    review = review_of(case)
    seen, _ = open_view(case, FORMS[form].audience)
    matter = Matter(
        *(seen, review, FORMS[form], language(code), law_of(code), Owner(), TEXTS, {}, ON),
        payments_doubtful=True,
    )
    packet = compose(matter)
    return plain_text(packet), packet.blocks


def listed(blocks: tuple[Block, ...], code: str) -> set[str]:
    """Return the labels that the lists of a packet tell; a letter numbers its enclosures."""
    words = language(code)
    lists = {words.term(f"packets.{key}") for key in ("exhibits.list", "record.files")}
    tables = [block for block in blocks if isinstance(block, Table) and block.title in lists]
    cells = [parts_of(row.cells[0]) for table in tables for row in table.rows]
    told = ["".join(getattr(part, "text", str(part)) for part in cell) for cell in cells]
    lines = [str(parts_of(b.text)[0]) for b in blocks if isinstance(b, Para)]
    numbers = [line.partition(". ")[0] for line in lines if re.match(r"\d+\. ", line)]
    told += [words.term("packets.enclosures.label", n=number) for number in numbers]
    return set(LABEL[code].findall("\n".join(told).replace(" ", "\u00a0")))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("form", OUTSIDE)
def test_each_label_in_a_packet_stands_in_the_list_of_that_packet(form, code):
    text, blocks = blocks_of(form, code, of_a_dispute(code))

    assert set(LABEL[code].findall(text.replace(" ", "\u00a0"))) <= listed(blocks, code)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_letter_names_a_paper_that_it_does_not_enclose_by_its_title_and_day(code):
    text, _ = blocks_of("demand_letter", code, of_a_dispute(code))
    told = " ".join(text.split())
    (paper,) = (x for x in of_a_dispute(code).exhibits if x.mark == "C-3")

    assert f"{paper.title}, {language(code).loose_day(paper.dated)}" in told


def test_the_mail_that_agreed_the_work_goes_with_a_demand_where_no_contract_is():
    case = case_of("en")
    agreed = ExhibitKind.EMAIL
    mail = tuple(
        x.but(kind=agreed, title="Yes, please do it", shows=frozenset({Element.AGREEMENT}))
        if x.mark == "C-1"
        else x
        for x in case.exhibits
    )
    told, _ = blocks_of("demand_letter", "en", case.but(exhibits=mail))
    beside, _ = blocks_of("demand_letter", "en", case)

    assert "Copy: Yes, please do it" in told
    assert "Copy: Invoice sent" not in told
    assert "Copy: Signed order" in beside


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lawyer_reads_our_answer_to_a_plea_and_the_paper_that_bears_it(code):
    text, _ = blocks_of("lawyer_instruction", code, of_a_dispute(code))
    answer = next(line for line in text.splitlines() if line.startswith("It was not."))

    assert len(LABEL[code].findall(answer)) == 1


@pytest.mark.parametrize("code", ["he", "pl"])
@pytest.mark.parametrize("form", ["mediator_note", "lawyer_instruction"])
def test_a_paper_of_the_talks_is_called_alike_beside_the_packet_of_the_exchange(form, code):
    case = case_of(code)
    label = Disclosure.WITHOUT_PREJUDICE
    talks = case.but(
        exhibits=tuple(x.but(disclosure=label) if x.mark == "C-3" else x for x in case.exhibits),
    )

    assert listed(blocks_of("mediation_exchange", code, talks)[1], code) <= listed(
        blocks_of(form, code, talks)[1], code
    )


def test_the_pages_of_an_event_stand_in_the_order_of_its_exhibits():
    case = case_of("he")
    marks = tuple(x.mark for x in reversed(case.exhibits) if x.held and x.custody.sha256)
    event = Event(
        day=ON,
        dated=loose(ON.isoformat()),
        event=Say("events.agreement_bare"),
        marks=marks,
        disclosure=Disclosure.OPEN,
    )
    seen, _ = open_view(case, FORMS["evidence_bundle"].audience)
    matter = Matter(
        *(seen, review_of(case).but(chronology=(event,)), FORMS["evidence_bundle"]),
        *(language("he"), law_of("he"), Owner(), TEXTS, {}, ON),
    )
    (row,) = (r for b in chronology.blocks(matter) if isinstance(b, Table) for r in b.rows)
    cited = [part.target for part in parts_of(row.cells[3]) if isinstance(part, Link)]
    pages = [part.target for part in parts_of(row.cells[4]) if isinstance(part, PageRef)]

    assert len(cited) > 1
    assert pages == cited
