"""The worth and a person's own views: in the lawyer's packet, side by side, and nowhere else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from packet_case import FORMS, LANGUAGES, ON, TEXTS, case_of, language, law_of
from packet_review import review_of

from casefile.documents.plain import plain_text
from casefile.model.dates import loose
from casefile.model.disclosure import Audience
from casefile.model.exhibit import Element, Override
from casefile.model.money import Money
from casefile.model.party import Owner
from casefile.model.review import (
    ElementLine,
    Grade,
    GradedExhibit,
    Review,
    Status,
    Swing,
    Value,
)
from casefile.model.say import Say
from casefile.packets.compose import compose
from casefile.packets.matter import Matter

OWN = (Audience.LAWYER, Audience.OWNER)
WHY = "seen in the store room by the driver"


def of(currency: str, amount: str) -> Money:
    return Money(amount=Decimal(amount), currency=currency)


def seen(code: str) -> Review:
    """The review with an opinion, and a view of the first element and the first exhibit."""
    review = review_of(case_of(code))
    currency = review.account[0].currency
    worth = Value(
        low=of(currency, "1111.10"),
        likely=of(currency, "2222.20"),
        high=of(currency, "3333.30"),
        break_even=Decimal("0.21"),
        floor=of(currency, "2222.20"),
        ceiling=of(currency, "7777.70"),
        range_of_agreement=True,
        tornado=(
            Swing(input="collectable", low=of(currency, "900.90"), high=of(currency, "3800.80")),
            Swing(input="chance", low=of(currency, "1500.50"), high=of(currency, "2700.70")),
        ),
    )
    view = Override(status="solid", why=WHY, by="Adv. Levi", on=loose("2026-11-19"))
    letter = Override(grade="A", why="the original was shown", by="Adv. Levi")
    line = ElementLine(
        element=Element.PERFORMANCE,
        status=Status.THIN,
        grade=Grade.D,
        override=view,
        why=Say("element_why.missing"),
    )
    why = Say("grading.no_row")
    graded = GradedExhibit(mark="C-1", grade=Grade.B, start=Grade.A, why=why, override=letter)
    return review.but(value=worth, elements=(line,), exhibits=(graded,))


def text_of(form: str, code: str) -> str:
    packet = compose(
        Matter(
            case_of(code),
            seen(code),
            FORMS[form],
            language(code),
            law_of(code),
            Owner(name="Us"),
            texts=TEXTS,
            pages={},
            on=ON,
        )
    )
    return plain_text(packet)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lawyer_reads_the_worth_as_the_users_opinion_with_what_moves_it_first(code):
    text, words = text_of("lawyer_instruction", code), language(code)
    assert words.term("packets.worth.opinion") in text.replace("\u00a0", " ")
    worth = seen(code).value
    assert worth is not None
    for sum_ in (worth.low, worth.likely, worth.high, worth.floor, worth.ceiling):
        assert sum_ is not None
        assert words.money(sum_) in text
    first, second = (words.term(f"packets.worth.inputs.{s.input}") for s in worth.tornado)
    flat = text.replace("\u00a0", " ")
    table = flat[flat.index(words.term("packets.worth.room")) :]
    assert table.index(first) < table.index(second)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("form", sorted(n for n, f in FORMS.items() if f.audience not in OWN))
def test_no_other_packet_tells_the_worth_or_the_ceiling_or_a_view_of_ones_own(form, code):
    text, words = text_of(form, code), language(code)
    worth = seen(code).value
    assert worth is not None
    assert worth.ceiling is not None
    assert words.money(worth.ceiling) not in text
    assert words.money(worth.high) not in text
    assert WHY not in text


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_own_view_is_printed_beside_the_computed_word_with_who_when_and_why(code):
    text, words = text_of("lawyer_instruction", code), language(code)
    line = seen(code).elements[0]
    table = text[text.index(words.term("packets.own_view.title")) :]
    for told in (words.name_of(line.status), words.name_of(Status.SOLID), WHY, "Adv. Levi"):
        assert told in table
    assert words.loose_day(loose("2026-11-19")) in table


def test_without_an_opinion_there_is_no_page_of_worth():
    packet = compose(
        Matter(
            case_of("en"),
            review_of(case_of("en")),
            FORMS["lawyer_instruction"],
            language("en"),
            law_of("en"),
            Owner(name="Us"),
            texts=TEXTS,
            pages={},
            on=ON,
        )
    )
    assert language("en").term("packets.worth.title") not in plain_text(packet)
