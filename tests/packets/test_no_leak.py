"""A unique token in every field of random cases: none stands where its reader may not see it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packet_case import FORMS, ON, case_of, language, law_of
from packet_review import review_of

from casefile.documents.check import faults
from casefile.documents.word import written
from casefile.model.blocks import Evidence
from casefile.model.case import Case
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.model.deadline import Note
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.exhibit import ExhibitKind
from casefile.model.money import Money
from casefile.model.offer import Mediation, Offer, OfferBy, Private
from casefile.model.party import Owner
from casefile.model.position import Defence, Position
from casefile.model.review import Event, Review
from casefile.model.say import Say
from casefile.model.witness import Witness
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.packets.withheld import open_by_labels
from casefile.rules.disclosure import OWN_HOUSE, may_see

LABELS = st.sampled_from(list(Disclosure))
EMAIL = ExhibitKind.EMAIL


class Tokens:
    """Words that stand nowhere else, each with the label of what it was put into."""

    def __init__(self) -> None:
        self.made: list[tuple[str, Disclosure, bool]] = []

    def __call__(self, label: Disclosure, *, sent: bool = True) -> str:
        token = f"TOKEN{len(self.made):04d}X"
        self.made.append((token, label, sent))
        return token

    def hidden_from(self, audience: Audience) -> list[str]:
        return [t for t, label, sent in self.made if not may_see(audience, label, sent=sent)]

    def shown_to(self, audience: Audience) -> list[str]:
        return [t for t, label, sent in self.made if may_see(audience, label, sent=sent)]


def seeded(labels: list[Disclosure], sent: bool) -> tuple[Case, Review, dict, Tokens]:
    token = Tokens()
    case = case_of("en")
    first, second, third, fourth, fifth, sixth = labels
    model = case.exhibits[2]
    exhibits = tuple(
        model.but(
            mark=f"C-{n}",
            kind=EMAIL,
            title=token(label),
            disclosure=label,
            custody=model.custody.but(sha256=f"{n:064x}"),
        )
        for n, label in enumerate(labels, 1)
    )
    texts = {
        x.mark: Evidence((("From", token(x.disclosure)),), (("Email Body", token(x.disclosure)),))
        for x in exhibits
    }
    seeded_case = case.but(
        exhibits=exhibits,
        payments=(),
        positions=(
            Position(
                defence=Defence.SET_OFF,
                said=token(first),
                answer=token(first),
                disclosure=first,
                marks=("C-2",),
            ),
        ),
        offers=(
            Offer(
                by=OfferBy.CLAIMANT, terms=token(second, sent=sent), disclosure=second, sent=sent
            ),
        ),
        contacts=(
            Contact(
                on=loose("2026-01-01"),
                channel=Channel.PHONE,
                who=token(third),
                said=token(third),
                disclosure=third,
            ),
        ),
        witnesses=(Witness(name=token(fourth), knows=token(fourth), disclosure=fourth),),
        notes=(Note(text=token(fifth), disclosure=fifth),),
    )
    events = tuple(
        Event(
            day=date(2026, 1, n),
            event=Say("test.told", told=token(label)),
            marks=(f"C-{n}",),
            disclosure=label,
        )
        for n, label in enumerate((sixth, *labels[:5]), 1)
    )
    return seeded_case, review_of(case).but(chronology=events), texts, token


def tree(name: str, case: Case, review: Review, texts: dict):
    return compose(
        Matter(case, review, FORMS[name], language("en"), law_of("en"), Owner(), texts, {}, ON)
    )


@given(labels=st.lists(LABELS, min_size=6, max_size=6), sent=st.booleans())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_no_token_stands_in_a_tree_whose_audience_may_not_see_it(labels, sent):
    case, review, texts, token = seeded(labels, sent)
    for name, form in FORMS.items():
        packet = tree(name, case, review, texts)
        text = repr((packet.blocks, packet.attached, packet.title, packet.author))

        assert [t for t in token.hidden_from(form.audience) if t in text] == [], name


@given(labels=st.lists(LABELS, min_size=6, max_size=6), sent=st.booleans())
@settings(max_examples=20)
def test_every_token_stands_in_ones_own_print(labels, sent):
    case, review, texts, token = seeded(labels, sent)
    text = repr(tree("case_print", case, review, texts).blocks)

    assert [t for t in token.shown_to(Audience.OWNER) if t not in text] == []


@pytest.mark.parametrize("name", ["evidence_bundle", "mediation_exchange", "mediator_note"])
@given(labels=st.lists(LABELS, min_size=6, max_size=6), sent=st.booleans())
@settings(max_examples=20)
def test_no_token_stands_in_the_finished_bytes(name, labels, sent):
    case, review, texts, token = seeded(labels, sent)
    body = written(tree(name, case, review, texts), lambda wanted: b"")

    assert faults(body, token.hidden_from(FORMS[name].audience)) == ()


@pytest.mark.parametrize("audience", [one for one in Audience if one not in OWN_HOUSE])
@given(labels=st.lists(LABELS, min_size=6, max_size=6), sent=st.booleans())
@settings(max_examples=20)
def test_no_token_stands_in_the_record_that_is_open_by_its_labels(audience, labels, sent):
    case, _, _, token = seeded(labels, sent)
    private = Private(weaknesses=("TOKEN_OWN",), floor=Money(amount="777.77", currency="EUR"))
    talks = Mediation(mediator="TOKEN_TALKS", proposed=("TOKEN_TALKS",))
    cut = repr(open_by_labels(case.but(private=private, mediation=talks), audience))

    assert [t for t in token.hidden_from(audience) if t in cut] == []
    assert "TOKEN_OWN" not in cut and "777.77" not in cut
    outside = audience not in (Audience.EXCHANGE, Audience.MEDIATOR)
    assert ("TOKEN_TALKS" not in cut) is outside
