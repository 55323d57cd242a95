"""What only the lawyer reads of a dispute, and what the owner is warned of before others read."""

from __future__ import annotations

import pytest
from packet_case import FORMS, LANGUAGES, ON, TEXTS, case_of, language, law_of
from packet_review import review_of

from casefile.documents.plain import plain_text
from casefile.model.case import Case
from casefile.model.dates import loose
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.exhibit import Element, ExhibitKind, Provenance
from casefile.model.money import Money
from casefile.model.offer import Attendee, Mediation, MediationOutcome, Offer, OfferBy
from casefile.model.party import Owner
from casefile.model.position import Reason
from casefile.model.reading import MoneyIn, Reading
from casefile.model.redaction import Redaction
from casefile.model.review import GapLine
from casefile.model.say import Say
from casefile.model.suggestion import Suggestion
from casefile.model.witness import Witness
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.packets.preflight import statements_shown
from casefile.rules.disclosure import open_view
from casefile.rules.whole_statement import whole_statement

WORDS, ADMITTED = "Our own client has not settled yet.", "I know we owe you for the panelling"


def told(form: str, code: str, case: Case) -> str:
    seen, _ = open_view(case, FORMS[form].audience)
    known = (review_of(case), FORMS[form], language(code), law_of(code), Owner(), TEXTS, {}, ON)
    return " ".join(plain_text(compose(Matter(seen, *known))).split())


def of_an_admission(code: str) -> Case:
    case = case_of(code)
    guess = Suggestion(field="shows", value="unpaid", reason="admits", because=ADMITTED)
    mail = case.exhibits[2].but(provenance=Provenance.RESPONDENT, suggestions=(guess,))
    papers = tuple(mail if x.mark == mail.mark else x for x in case.exhibits)
    return case.but(exhibits=papers, reason=Reason.CASH_FLOW, reason_said=WORDS)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lawyer_reads_why_it_is_not_paid_and_what_the_other_side_wrote(code):
    shown = told("lawyer_instruction", code, of_an_admission(code))
    assert language(code).name_of(Reason.CASH_FLOW) in shown
    assert WORDS in shown and ADMITTED in shown
    for form in ("mediation_exchange", "evidence_bundle"):
        assert WORDS not in told(form, code, of_an_admission(code))


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_he_wrote_that_is_no_plea_stands_behind_the_pleas_with_what_it_bears_on(code):
    case = of_an_admission(code)
    unpaid = frozenset({Element.UNPAID})
    papers = tuple(x.but(shows=unpaid) if x.suggestions else x for x in case.exhibits)
    shown = told("lawyer_instruction", code, case.but(exhibits=papers))
    words = language(code)
    besides = words.term("packets.defences.besides")
    assert shown.index(WORDS) < shown.index(besides) < shown.index(ADMITTED)
    assert words.name_of(Element.UNPAID) in shown[shown.index(besides) : shown.index(ADMITTED)]


def of_a_deposit(code, **more):
    """The case with a bank's paper: 4,428.00 came in from him, and paid something else."""
    case = case_of(code)
    amount = Money(amount="4428", currency=case.debts[0].amount.currency)
    day = case.debts[0].issued.first
    came = MoneyIn(amount=amount, on=loose(day))
    bank = case.exhibits[2].but(
        kind=ExhibitKind.BANK_RECORD,
        reading=Reading(money_in=(came,)),
        paid_elsewhere="the deposit, taken off the invoice",
        **more,
    )
    return case.but(exhibits=(*case.exhibits[:2], bank)), amount


@pytest.mark.parametrize("code", LANGUAGES)
def test_money_that_paid_something_else_stands_in_every_account_and_what_it_paid_at_home(code):
    """Kept quiet it would look like a payment that is hidden; the debtor will name it."""
    case, amount = of_a_deposit(code)
    of = language(code)
    not_counted = of.term("packets.payments.elsewhere", paper="", amount="", day="")[-25:]
    assert "the deposit, taken off the invoice." in told("lawyer_instruction", code, case)
    for form in ("evidence_bundle", "mediation_exchange", "mediator_note", "lawyer_instruction"):
        shown = told(form, code, case)
        assert shown.count(not_counted) == 1, form
        assert of.money(amount).split()[0] in shown
        assert form == "lawyer_instruction" or "the deposit" not in shown
        unsettled = of.term("packets.payments.unsettled")
        assert unsettled not in shown, "what was answered is no doubt"


def test_who_may_not_see_the_paper_or_its_words_is_told_nothing_of_the_money_it_shows():
    hidden, _ = of_a_deposit("en", disclosure=Disclosure.INTERNAL)
    covered, _ = of_a_deposit("en", redactions=(Redaction(words="4,428.00"),))
    for case in (hidden, covered):
        assert "4,428.00" not in told("evidence_bundle", "en", case)
    assert "4,428.00" in told("lawyer_instruction", "en", hidden)


def test_a_whole_bank_statement_is_told_before_others_read_it():
    case = case_of("en")
    bank = case.exhibits[2].but(mark="C-9", kind=ExhibitKind.BANK_RECORD)
    given = case.but(exhibits=(bank,))
    (warning,) = statements_shown(FORMS["evidence_bundle"], given, whole_statement)
    assert warning.values["mark"] == "C-9"
    assert statements_shown(FORMS["lawyer_instruction"], given, whole_statement) == ()
    assert statements_shown(FORMS["demand_letter"], given, whole_statement) == ()
    inside = case.but(exhibits=(bank.but(disclosure=Disclosure.INTERNAL),))
    assert statements_shown(FORMS["evidence_bundle"], inside, whole_statement) == ()


def test_an_offer_without_a_day_is_left_out_by_that_name():
    draft = Offer(by=OfferBy.CLAIMANT, on=loose(""), sent=False)
    _, left_out = open_view(case_of("pl").but(offers=(draft,)), Audience.COURT)
    told = [language("pl").value(one.what) for one in left_out]
    assert "propozycja bez daty" in told


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lawyer_reads_that_a_record_is_of_no_debt_yet_and_no_key_of_the_program(code):
    words, case = language(code), case_of(code)
    gap = GapLine(
        code="of_which_debt",
        element=Element.PERFORMANCE,
        fatal=False,
        why=Say("gaps.of_which_debt.why", marks="C-1"),
        then=Say("gaps.of_which_debt.then"),
    )
    seen, _ = open_view(case, FORMS["lawyer_instruction"].audience)
    known = (FORMS["lawyer_instruction"], words, law_of(code), Owner(), TEXTS, {}, ON)
    packet = compose(Matter(seen, review_of(case).but(gaps=(gap,)), *known))
    read = " ".join(plain_text(packet).split())
    assert words.term("packets.bare.gaps.of_which_debt.then") in read
    assert words.term("gaps.of_which_debt.then") not in read


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lawyer_reads_what_a_witness_says_in_his_own_words_and_a_court_reads_the_note(code):
    said = "I heard Mr Doyle promise a cheque."
    shah = Witness(name="Priya Shah", knows="sat beside me", own_words=said)
    case = case_of(code).but(witnesses=(shah.but(disclosure=Disclosure.OPEN),))
    shown = told("lawyer_instruction", code, case)
    assert "sat beside me" in shown and said in shown
    assert said not in told("evidence_bundle", code, case)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lawyer_reads_that_there_was_a_mediation_its_day_who_came_and_what_came_of_it(code):
    case = case_of(code)
    paper = next(x for x in case.exhibits if x.accepted)
    case = case.but(
        mediation=Mediation(
            on=loose("2026-02-16"),
            outcome=MediationOutcome.SETTLED,
            mediator="Helen Cartwright",
            agreement=paper.mark,
            attending=(Attendee(name="Marcus Vale", by=OfferBy.RESPONDENT, role="director"),),
        )
    )
    words = language(code)
    shown = told("lawyer_instruction", code, case)
    line, came = words.term("packets.mediation.outcome"), words.name_of(MediationOutcome.SETTLED)
    for one in ("Helen Cartwright", "Marcus Vale", line, came):
        assert one in shown
    for form in ("evidence_bundle", "demand_letter"):
        assert "Marcus Vale" not in told(form, code, case)


def test_the_lawyer_is_told_of_no_mediation_where_none_is_on_record():
    case = case_of("en").but(mediation=Mediation())
    held = case.but(mediation=Mediation(on=loose("2026-02-16")))
    line = language("en").term("packets.mediation.on")
    assert line in told("lawyer_instruction", "en", held)
    assert line not in told("lawyer_instruction", "en", case)


@pytest.mark.parametrize("code", LANGUAGES)
def test_terms_agreed_before_a_mediator_are_the_offer_of_neither_side_alone(code):
    case, words = case_of(code), language(code)
    paper = next(x for x in case.exhibits if x.accepted)
    offer = Offer(
        by=OfferBy.CLAIMANT, amount=Money(amount="8000", currency="EUR"), marks=(paper.mark,)
    )
    both = words.term("packets.offers.together")
    alone = case.but(offers=(offer,), mediation=Mediation())
    there = alone.but(mediation=Mediation(agreement=paper.mark))
    assert both in told("lawyer_instruction", code, there)
    assert both not in told("lawyer_instruction", code, alone)
