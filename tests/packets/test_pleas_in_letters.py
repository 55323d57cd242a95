"""What is on file of a dispute stands in the letters and schedules, and copies lie beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from packet_case import FORMS, LANGUAGES, ON, TEXTS, case_of, language, law_of
from packet_review import review_of

from casefile.documents.plain import plain_text
from casefile.library import jurisdictions
from casefile.model.blocks import Packet, Table, parts_of
from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.dates import UNDATED, loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, ExhibitKind
from casefile.model.money import Money
from casefile.model.offer import Attendee, Mediation, OfferBy
from casefile.model.party import Owner
from casefile.model.position import Defence, Position
from casefile.model.redaction import Redaction
from casefile.model.witness import Witness
from casefile.packets.compose import compose
from casefile.packets.facts import conditions, facts
from casefile.packets.matter import Matter
from casefile.packets.message import message
from casefile.packets.pleas import our_answer
from casefile.rules.account import account
from casefile.rules.disclosure import open_view
from casefile.rules.papers_of import papers_of

COLUMNS = 10
"""Columns of a Scott schedule."""
COMPLAINT = Position(
    defence=Defence.QUALITY_COMPLAINT,
    said="Two of the six doors still stick",
    on=loose("2026-07-08"),
    debts=("INV-2026/07",),
    rest_admitted=True,
    answer="Our fitter eased both doors on 4 June",
    disclosure=Disclosure.OPEN,
)


def matter_of(form: str, code: str, case: Case) -> Matter:
    seen, _ = open_view(case, FORMS[form].audience)
    counted = account(seen, law_of(code), ON)
    review = review_of(case).but(account=counted)
    return Matter(seen, review, FORMS[form], language(code), law_of(code), Owner(), TEXTS, {}, ON)


def packet(form: str, code: str, case: Case) -> Packet:
    return compose(matter_of(form, code, case))


def told(form: str, code: str, case: Case) -> str:
    bare = plain_text(packet(form, code, case)).replace("\u2068", "").replace("\u2069", "")
    return " ".join(bare.split())


def of_two_debts(code: str, *pleas: Position) -> Case:
    """Return the case with a second invoice, and with these pleas alone."""
    case = case_of(code)
    amount = Money(amount="700.00", currency=case.debts[0].amount.currency)
    second = Debt(ref="INV-2026/09", what="lamps", amount=amount, due=loose("2026-05-11"))
    return case.but(debts=(*case.debts, second), positions=pleas)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_demand_tells_the_complaint_that_is_on_file_with_our_answer_and_what_is_admitted(code):
    words = language(code)
    answered = told("demand_letter", code, of_two_debts(code, COMPLAINT))
    assert COMPLAINT.said in answered and COMPLAINT.answer in answered
    assert words.term("packets.letter_pleas.rest") in answered
    bare = told("demand_letter", code, of_two_debts(code))
    assert words.term("packets.letter_pleas.rest") not in bare


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_our_answer_rests_on_goes_with_the_demand_or_is_named_in_it(code):
    case = of_two_debts(code, COMPLAINT.but(answered_by=("C-9", "C-8", "C-7")))
    chat = case.exhibits[1].but(mark="C-9", kind=ExhibitKind.CHAT, title="The chat on the doors")
    bank = chat.but(mark="C-8", kind=ExhibitKind.BANK_RECORD, title="Paid to the fitter")
    hidden = chat.but(mark="C-7", title="Note to ourselves", disclosure=Disclosure.INTERNAL)
    case = case.but(exhibits=(*case.exhibits, chat, bank, hidden))
    made = matter_of("demand_letter", code, case)
    assert "C-9" in made.enclosures and "C-8" not in made.enclosures
    letter = told("demand_letter", code, case).replace("\u00a0", " ")
    assert language(code).term("packets.letter_pleas.shown_by") in letter
    assert made.enclosures["C-9"].replace("\u00a0", " ").split()[-1] in letter
    assert "Paid to the fitter" in letter and "Note to ourselves" not in letter
    without = matter_of("demand_letter", code, case.but(positions=()))
    assert "C-9" not in without.enclosures


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_paper_that_alone_answers_what_was_raised_is_named_under_it_and_enclosed(code):
    case = of_two_debts(code, COMPLAINT.but(answer="", rest_admitted=None, answered_by=("C-9",)))
    chat = case.exhibits[1].but(mark="C-9", kind=ExhibitKind.CHAT, title="The chat on the doors")
    held = case.but(exhibits=(*case.exhibits, chat))
    number = matter_of("demand_letter", code, held).enclosures["C-9"]
    refers = f"{language(code).term('packets.letter_pleas.refer')} {number}."
    assert refers.replace("\u00a0", " ") in told("demand_letter", code, held).replace("\u00a0", " ")
    hidden = case.but(exhibits=(*case.exhibits, chat.but(disclosure=Disclosure.INTERNAL)))
    assert language(code).term("packets.letter_pleas.refer") not in told(
        "demand_letter", code, hidden
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_bundle_for_a_court_tells_open_witnesses_and_our_answer_to_what_was_raised(code):
    known = Witness(name="Marco Bianchi", knows="He served", disclosure=Disclosure.OPEN)
    inside = Witness(name="Somebody Else", knows="He saw", disclosure=Disclosure.INTERNAL)
    case = of_two_debts(code, COMPLAINT).but(witnesses=(known, inside))
    bundle = told("evidence_bundle", code, case)
    assert COMPLAINT.said in bundle and COMPLAINT.answer in bundle
    assert "Marco Bianchi" in bundle and "Somebody Else" not in bundle


def test_what_the_other_side_said_to_us_alone_is_in_no_demand():
    inside = COMPLAINT.but(disclosure=Disclosure.INTERNAL)
    cannot = COMPLAINT.but(defence=Defence.INABILITY_TO_PAY)
    for plea in (inside, cannot):
        assert COMPLAINT.said not in told("demand_letter", "en", of_two_debts("en", plea))


def schedule(case: Case) -> list[list[str]]:
    blocks = packet("scott_schedule", "en", case).blocks
    (found,) = (b for b in blocks if isinstance(b, Table) and len(b.columns) == COLUMNS)
    rows = [[parts_of(cell) for cell in row.cells] for row in found.rows]
    return [["".join(getattr(x, "text", str(x)) for x in cell) for cell in row] for row in rows]


def test_a_schedule_tells_what_was_said_of_an_item_and_what_was_left_alone():
    first, second = schedule(of_two_debts("en", COMPLAINT))
    assert COMPLAINT.said in first[5] and first[6] == ""
    assert second[5] == "" and "700.00" in second[6]
    for row in schedule(of_two_debts("en")):
        assert row[5:8] == ["", "", ""], "the columns are for the other side to fill in"


def test_a_schedule_tells_our_answer_and_its_papers_in_the_row_of_what_was_said():
    answered = COMPLAINT.but(answered_by=("C-2",))
    first, second = schedule(of_two_debts("en", answered))
    assert COMPLAINT.answer.rstrip(".") in first[2] and "C-2" in first[2]
    assert COMPLAINT.answer.rstrip(".") not in second[2]


def test_a_paper_for_a_court_names_whose_answer_it_is_and_a_letter_says_our():
    case = of_two_debts("en", COMPLAINT)
    assert "The claimant's answer: Our fitter" in schedule(case)[0][2]
    assert "Our answer: Our fitter" in told("demand_letter", "en", case)
    (forum,) = (x for x in jurisdictions()["bc"].forums if x.id == "bc.crt")
    before_it = language("en").in_place(forum.terms["en"])
    seen = replace(matter_of("scott_schedule", "en", case), words=before_it)
    assert our_answer(seen, COMPLAINT).startswith("The applicant's answer: Our fitter")


def test_a_delivery_note_that_names_no_debt_proves_the_one_that_was_performed_on_its_day():
    case = of_two_debts("en")
    day = loose("2026-06-08")
    first, second = case.debts
    note = case.exhibits[1].but(
        mark="C-9", title="Delivery note", kind=ExhibitKind.DELIVERY_NOTE, dated=day, debts=()
    )
    papers = (*case.exhibits, note)
    apart = case.but(debts=(first.but(performed=UNDATED), second.but(performed=day)))
    alike = case.but(debts=(first.but(performed=day), second.but(performed=day)))
    assert papers_of(apart.but(exhibits=papers), apart.debts[1])[-1] == "C-9"
    assert "C-9" not in papers_of(apart.but(exhibits=papers), apart.debts[0])
    for debt in alike.debts:
        assert "C-9" not in papers_of(alike.but(exhibits=papers), debt)


def test_an_invoice_proves_its_own_item_by_the_number_it_bears():
    case = of_two_debts("en")
    paper = case.exhibits[1].but(mark="C-9", title="Invoice INV-2026/09")
    case = case.but(exhibits=(*case.exhibits, paper))
    assert [row[8] for row in schedule(case)] == ["C-2", "C-9"]
    claim = told("evidence_bundle", "en", case)
    assert "Evidence: Invoice INV-2026/09 (C-9)" in claim
    letter = told("demand_letter", "en", case).replace("\u00a0", " ")
    line = next(one for one in letter.splitlines() if "INV-2026/09 " in one and "(" in one)
    assert "(enclosure " in line, "the letter names the copy that lies in its envelope"


def test_the_claim_says_that_the_work_was_done_by_the_papers_that_show_it():
    case = of_two_debts("en")
    note = case.exhibits[0].but(
        mark="C-9",
        title="Delivery note",
        kind=ExhibitKind.DELIVERY_NOTE,
        shows=frozenset({Element.PERFORMANCE}),
    )
    shown = told("evidence_bundle", "en", case.but(exhibits=(*case.exhibits, note)))
    assert "What was agreed was performed." in shown
    assert "Evidence: Delivery note (C-9)" in shown
    assert "What was agreed was performed." not in told("evidence_bundle", "en", case)


def test_a_schedule_names_under_its_rows_the_papers_of_performance_that_are_of_no_one_row():
    case = of_two_debts("en")
    note = case.exhibits[0].but(
        mark="C-9",
        title="Delivery note",
        kind=ExhibitKind.DELIVERY_NOTE,
        shows=frozenset({Element.PERFORMANCE}),
    )
    shown = told("scott_schedule", "en", case.but(exhibits=(*case.exhibits, note)))
    assert "What was agreed was performed. [C-9]" in shown
    of_one = note.but(debts=(case.debts[0].ref,))
    shown = told("scott_schedule", "en", case.but(exhibits=(*case.exhibits, of_one)))
    assert "What was agreed was performed." not in shown


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_copies_that_a_demand_lists_lie_beside_it_by_their_numbers(code):
    case = case_of(code)
    made = packet("demand_letter", code, case)
    names = [one.name for one in made.attached]
    assert [name[:14] for name in names] == ["enclosures/02-", "enclosures/03-"]
    assert not any("home-path" in name or "C-" in name for name in names)
    covered = case.exhibits[1].but(redactions=(Redaction(words="secret"),))
    made = packet("demand_letter", code, case.but(exhibits=(case.exhibits[0], covered)))
    assert [name[:14] for name in (one.name for one in made.attached)] == ["enclosures/02-"]
    assert [one.why.key for one in made.left_out] == ["packets.left_out.redacted"]


def test_a_copy_that_is_enclosed_is_not_offered_on_request():
    matter = matter_of("demand_letter", "en", case_of("en"))
    assert conditions(matter, facts(matter))["agreement_enclosed"]
    bare = matter_of("demand_letter", "en", case_of("en").but(exhibits=()))
    assert not conditions(bare, facts(bare))["agreement_enclosed"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_paper_for_the_other_side_says_nothing_of_who_attends_while_nobody_is_named(code):
    words = FORMS["mediation_exchange"].words[code]
    shown = told("mediation_exchange", code, case_of(code))
    assert words["people_heading"] not in shown
    anna = Attendee(name="Anna", by=OfferBy.CLAIMANT, authority=True)
    shown = told(
        "mediation_exchange", code, case_of(code).but(mediation=Mediation(attending=(anna,)))
    )
    assert words["people_heading"] in shown and "Anna" in shown


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_text_of_a_demand_lists_its_enclosures_and_not_the_address_on_the_envelope(code):
    made = matter_of("demand_letter", code, case_of(code))
    lines = message(made).replace("\u2068", "").replace("\u2069", "").splitlines()
    at = lines.index(language(code).term("packets.enclosures.title"))
    listed = [one for one in lines[at + 1 :] if one.strip()]
    assert [one[:3] for one in listed[:3]] == ["1. ", "2. ", "3. "]
    assert not any(made.case.respondent.name == one for one in lines)


SHORT_OF_MONEY = Position(
    defence=Defence.INABILITY_TO_PAY,
    said="Our customer has not paid us",
    on=loose("2026-06-20"),
    disclosure=Disclosure.OPEN,
)


def test_who_complained_is_asked_what_is_wrong_and_to_look_at_it_together():
    form = "request_for_explanation"
    letter = told(form, "en", of_two_debts("en", COMPLAINT))
    for words in (COMPLAINT.said, "What exactly is wrong", "We offer to look at it together"):
        assert words in letter
    assert "You have said that you owe the rest" in letter
    assert "Which part of the sum do you accept" not in letter
    assert "do you accept the rest" not in letter
    assert "Different reasons" not in letter
    nothing = told(form, "en", of_two_debts("en"))
    assert "Which part of the sum do you accept" in nothing
    assert "look at it together" not in nothing


def test_reasons_that_change_are_set_side_by_side_by_their_days():
    letter = told("request_for_explanation", "en", of_two_debts("en", COMPLAINT, SHORT_OF_MONEY))
    assert letter.index(SHORT_OF_MONEY.said) < letter.index(COMPLAINT.said)
    assert "Different reasons were given on different days" in letter


def test_a_reason_that_the_reader_may_not_see_is_not_in_the_letter():
    hidden = SHORT_OF_MONEY.but(disclosure=Disclosure.INTERNAL)
    letter = told("request_for_explanation", "en", of_two_debts("en", COMPLAINT, hidden))
    assert hidden.said not in letter and "Different reasons" not in letter


@pytest.mark.parametrize(
    ("code", "verbs"), [("en", ("denies", "cannot", "says")), ("pl", ("zaprzecza", "kwestionuje"))]
)
def test_a_letter_names_what_he_raised_as_a_thing_for_it_speaks_to_him(code, verbs):
    bare = COMPLAINT.but(said="")
    for defence in Defence:
        case = case_of(code).but(positions=(bare.but(defence=defence),))
        told = plain_text(packet("request_for_explanation", code, case)).split()
        assert not set(verbs) & set(told), defence
