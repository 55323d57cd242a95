"""What stands in a packet, and what may never stand there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from packet_case import (
    FORMS,
    LANGUAGES,
    OFFER_WORDS,
    ON,
    SECRETS,
    TEXTS,
    case_of,
    language,
    law_of,
)
from packet_made import packet_of
from packet_review import review_of

from casefile.documents.plain import plain_text
from casefile.model.blocks import Link, PageRef, Para, Table, Text
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.exhibit import ExhibitKind
from casefile.model.form import Form
from casefile.model.party import ActingFor, Owner, Party, PartyKind, RegisterNumber
from casefile.packets.compose import compose
from casefile.packets.facts import days_to_pay
from casefile.packets.matter import Matter
from casefile.packets.sections import offers as proposals
from casefile.rules.disclosure import open_view

GOLDEN = Path(__file__).parent / "golden"
_OPEN = (Audience.RESPONDENT, Audience.COURT)
OPEN_FORMS = sorted(name for name, form in FORMS.items() if form.audience in _OPEN)
EVERY = [(name, code) for name in sorted(FORMS) for code in LANGUAGES]


@pytest.mark.parametrize(("form", "code"), EVERY)
def test_every_form_is_written_in_every_language_without_a_key_left_untranslated(form, code):
    text = plain_text(packet_of(form, code))

    assert "[packets." not in text
    assert "[choices." not in text
    assert "{" not in text


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("form", ["demand_letter", "evidence_bundle"])
def test_the_tree_is_the_one_that_was_read_and_approved(form, code):
    text = plain_text(packet_of(form, code))
    file = GOLDEN / f"{form}.{code}.txt"
    if not file.exists():
        file.write_text(text, encoding="utf-8")
        pytest.fail(f"{file.name} was not there; it is written now: read it and keep it")

    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize("cut", [True, False], ids=["case stripped first", "case whole"])
def test_what_is_private_stands_in_no_packet_but_the_lawyers_and_ones_own(form, code, cut):
    text = repr(packet_of(form, code, cut=cut).blocks) + repr(packet_of(form, code).attached)
    audience = FORMS[form].audience
    told = {
        Audience.LAWYER: SECRETS,
        Audience.OWNER: SECRETS,
        Audience.MEDIATOR: ("SECRET-WEAKNESS-7731", "3,150.00"),
    }.get(audience, ())

    assert not [secret for secret in SECRETS if secret in text and secret not in told]


@pytest.mark.parametrize("form", OPEN_FORMS)
def test_a_sent_offer_is_not_shown_to_a_court_or_in_a_demand(form):
    assert OFFER_WORDS not in repr(packet_of(form, "en", cut=False).blocks)


def test_a_sent_offer_is_shown_in_the_mediation_packet_and_a_draft_is_not():
    text = repr(packet_of("mediation_exchange", "en", cut=False).blocks)

    assert OFFER_WORDS in text
    assert "SECRET-DRAFT-OFFER-9080" not in text


def test_the_lawyer_reads_elements_gaps_and_settlement_authority():
    text = plain_text(packet_of("lawyer_instruction", "en"))

    assert "Elements of the claim" in text
    assert "COULD COST THE CASE" in text
    assert "£3,150.00" in text


def links(text: Text) -> list[str]:
    if isinstance(text, str):
        return []
    return [part.target for part in text if isinstance(part, (Link, PageRef))]


@pytest.mark.parametrize("form", ["evidence_bundle", "mediation_exchange"])
def test_every_exhibit_is_reached_from_the_chronology_and_leads_back_to_it(form):
    blocks = packet_of(form, "en").blocks
    rows = [row for b in blocks if isinstance(b, Table) for row in b.rows if row.anchor]
    paras = [b for b in blocks if isinstance(b, Para)]
    exhibits = {b.anchor for b in paras if b.style == "Exhibit Number"}
    from_rows = {target for row in rows for cell in row.cells for target in links(cell)}
    back = {t for b in paras if b.style == "Exhibit Note" for t in links(b.text)}

    assert exhibits <= from_rows
    assert {row.anchor for row in rows if any(links(cell) for cell in row.cells)} <= back


def test_no_page_number_is_invented():
    blocks = packet_of("evidence_bundle", "en").blocks
    cells = [c for b in blocks if isinstance(b, Table) for r in b.rows for c in r.cells]
    refs = [p for c in cells if not isinstance(c, str) for p in c if isinstance(p, PageRef)]

    assert refs
    assert {ref.cached for ref in refs} == {"–"}


def test_a_packet_for_more_eyes_does_not_renumber_one_for_fewer():
    def labels(form: str) -> dict[str, str]:
        return {a.mark: a.label for a in packet_of(form, "he").attached}

    court, exchange = labels("evidence_bundle"), labels("mediation_exchange")

    assert exchange.items() >= court.items()
    assert exchange["C-4"] == "נספח\u00a04"


def test_how_sure_a_value_of_the_law_is_the_lawyer_is_told_and_a_court_is_not():
    assert "last checked on 20/11/2026" in plain_text(packet_of("lawyer_instruction", "en"))
    assert "last checked" not in plain_text(packet_of("evidence_bundle", "en"))


def matter(form: str, code: str, **changes: object) -> Matter:
    case = case_of(code)
    case = case.but(respondent=case.respondent.but(**changes)) if changes else case
    words, law, on = language(code), law_of(code), review_of(case).on
    return Matter(case, review_of(case), FORMS[form], words, law, Owner(), {}, {}, on)


def test_a_business_gives_an_individual_in_england_thirty_days_and_a_company_fourteen():
    assert days_to_pay(matter("demand_letter", "en", kind=PartyKind.INDIVIDUAL)) == 30
    assert days_to_pay(matter("demand_letter", "en", kind=PartyKind.COMPANY)) == 14


def test_who_writes_for_others_is_not_named_as_the_claimant_whom_the_case_does_not_name():
    case = case_of("en").but(claimant=Party())
    agent = Owner(name="Lex Agency", numbers=(RegisterNumber(kind="VAT", value="GB1"),))
    bundle, law, on = FORMS["evidence_bundle"], law_of("en"), review_of(case).on

    def told(form: Form, owner: Owner) -> tuple[str, str]:
        matter = Matter(case, review_of(case), form, language("en"), law, owner, {}, {}, on)
        packet = compose(matter)
        return packet.title, plain_text(packet)

    title, _ = told(bundle, agent)
    assert title.startswith("Lex Agency")
    for_others = agent.but(acting_for=ActingFor.OTHERS)
    title, text = told(bundle, for_others)
    assert title.startswith("Claimant")
    named = [line for line in text.splitlines() if "Lex Agency" in line]
    assert named == ["Prepared by: Lex Agency"]
    assert "GB1" in told(FORMS["demand_letter"], agent)[1]
    assert "GB1" not in told(FORMS["demand_letter"], for_others)[1]


def test_the_outline_of_a_packet_for_the_court_has_no_assessment():
    sections = {part.section for name in OPEN_FORMS for part in FORMS[name].outline}

    assert not sections & {"elements", "gaps", "defences", "settlement", "next_steps", "key_dates"}


def test_a_settlement_paper_that_may_be_shown_is_cited_where_no_proposal_is_recorded():
    """The words are the same whether or not more is kept back: they tell nothing of it."""
    base = matter("mediation_exchange", "en")
    draft = base.case.offers[1:]

    def told(offers=(), **of_c4):
        papers = (x.but(**of_c4) if x.mark == "C-4" else x for x in base.case.exhibits)
        cut, _ = open_view(base.case.but(offers=offers, exhibits=tuple(papers)), Audience.EXCHANGE)
        return repr(proposals.blocks(replace(base, case=cut))[1:])

    nothing = told(disclosure=Disclosure.OPEN)
    assert "No offer to settle is recorded here." in nothing
    assert told(draft, disclosure=Disclosure.OPEN) == nothing  # a draft is kept back
    hidden = {"kind": ExhibitKind.SETTLEMENT, "disclosure": Disclosure.PRIVILEGED}
    assert told(**hidden) == nothing
    for shown in (
        told(kind=ExhibitKind.SETTLEMENT, disclosure=Disclosure.OPEN),
        told(kind=ExhibitKind.EMAIL, disclosure=Disclosure.WITHOUT_PREJUDICE),
    ):
        assert "No proposal" not in shown and "C-4" in shown


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_plea_to_a_part_is_printed_with_the_part_its_sum_and_that_the_rest_is_admitted(code):
    case, told = case_of(code), "two beds of room 2"
    part_sum = case.debts[0].amount
    plea = case.positions[0].but(part=told, part_sum=part_sum, rest_admitted=True)
    words, form = language(code), FORMS["mediation_exchange"]
    whole, part = (
        plain_text(
            compose(
                Matter(
                    open_view(case.but(positions=(one,)), form.audience)[0],
                    review_of(case),
                    form,
                    words,
                    law_of(code),
                    Owner(name="A"),
                    texts=TEXTS,
                    pages={},
                    on=ON,
                )
            )
        )
        for one in (case.positions[0], plea)
    )
    shown = f"{told} ({words.money(part_sum)})"
    for line in (shown, words.term("plea_part.rest_admitted")):
        assert line in part.replace("\u2068", "").replace("\u2069", "")
        assert line not in whole
