"""How papers end and are headed: signatures whole, the log at the foot, marks of a statement."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from packet_case import FORMS, ON, TEXTS, case_of, language, law_of
from packet_made import packet_of
from packet_review import review_of

from casefile.documents.endings import RULE, kept_with_next, signed_off
from casefile.documents.plain import plain_text
from casefile.documents.word import written
from casefile.model.account import Closing
from casefile.model.blocks import Heading, Numbered, Packet, Para, Table
from casefile.model.case import Ended
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import ExhibitKind, Provenance
from casefile.model.keeping import RecordKeeping
from casefile.model.offer import Answer, Offer, OfferBy
from casefile.model.party import Owner, Party
from casefile.model.position import Defence, Position, Reason
from casefile.model.witness import Relation, Witness
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.packets.theirs import their_letters
from casefile.packets.typeset import polish, whole_numbers

HEAD = "7e" * 32


def part(body: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        found = [n for n in file.namelist() if name in n and n.endswith(".xml")]
        return "".join(file.read(n).decode() for n in found)


def made(form: str, code: str = "en", **changes) -> Packet:
    case = case_of(code).but(**changes)
    return compose(Matter(
        case, review_of(case), FORMS[form], language(code), law_of(code), Owner(),
        TEXTS if FORMS[form].exhibits else {}, {}, ON,
    ))  # fmt: skip


def paper(form: str, code: str = "en", **changes) -> str:
    return plain_text(made(form, code, **changes))


def test_the_close_the_line_to_sign_on_and_the_names_are_one_paragraph():
    letter = (Para("Text."), Para("Yours,", "Closing"), Para("\t", "Signature Line"))
    names = (Para("A. Nowak", "Sender"), Para("for B Ltd", "Sender"))

    text, close = signed_off([*letter, *names])

    assert text == Para("Text.")
    assert close == Para(f"Yours,\n\n\n{RULE}\nA. Nowak\nfor B Ltd", "Closing")


def test_the_head_of_the_log_stands_at_the_foot_and_never_alone_on_a_page():
    case = case_of("en")
    packet = compose(Matter(
        case, review_of(case), FORMS["mediator_note"], language("en"), law_of("en"), Owner(),
        {}, {}, ON, keeping=RecordKeeping(head=HEAD),
    ))  # fmt: skip
    body = written(packet, lambda wanted: b"")

    assert HEAD in part(body, "footer")
    assert HEAD not in part(body, "word/document")


@pytest.mark.parametrize("form", ["reminder_friendly", "reminder_firm", "final_notice"])
def test_a_letter_without_enclosures_refers_to_none(form):
    assert "enclosure" not in paper(form)


def test_a_demand_refers_to_its_enclosures_by_their_numbers():
    assert re.search(r"\(enclosure\s\d", paper("demand_letter"))


@pytest.mark.parametrize(
    ("relation", "kind", "said"),
    [
        ("employee", "company", "I am employed by the claimant, Aire."),
        ("owner", "company", "I own the claimant, Aire, alone or together with others."),
        ("family", "individual", "I am a relative of the claimant, Aire."),
        ("family", "company", "I am a relative of a person who owns or runs the claimant, Aire."),
        ("neutral", "company", "I am not an owner, an employee or a relative of either party."),
    ],
)
def test_a_witness_says_himself_how_he_stands(relation, kind, said):
    nair = Witness(id="w1", name="Priya Nair", relation=relation, disclosure=Disclosure.OPEN)
    told = paper("witness_statement", witnesses=(nair,), claimant=Party(name="Aire", kind=kind))
    assert f"2. {said}" in told.splitlines()


def test_who_sues_in_his_own_name_says_that_he_is_the_claimant():
    nell = Witness(id="w1", name="Nell Moor", relation="owner", disclosure=Disclosure.OPEN)
    trading = Party(name="Moor Joinery", kind="sole_trader", proprietor="Nell Moor")
    told = paper("witness_statement", witnesses=(nell,), claimant=trading)
    assert "2. I am the claimant." in told.splitlines()


def test_a_witness_says_himself_how_he_knows_it_and_since_when():
    nair = Witness(
        id="w1", name="Priya Nair", learned_how="I did the work myself.",
        learned_on=loose("2026-03-11"), disclosure=Disclosure.OPEN,
    )  # fmt: skip
    told = paper("witness_statement", witnesses=(nair,))
    said = "How I know these facts: I did the work myself. I have known of it since 11 March 2026."
    assert said in re.sub(r"[\u00a0]", " ", told)


def test_a_statement_in_england_carries_its_marks_at_the_top_right():
    nair = Witness(
        id="w1", name="Priya Anne Nair", relation=Relation.EMPLOYEE, disclosure=Disclosure.OPEN
    )
    lines = paper("witness_statement", witnesses=(nair,)).splitlines()

    marks = ("On behalf of: Claimant", "Witness: P A Nair", "Statement no.: 1")
    at = lines.index(marks[0])
    assert tuple(lines[at : at + 3]) == marks
    assert lines[at + 3].startswith("Exhibits: [")
    assert lines[at + 4] == "Date made: [Date made]"
    name = case_of("en").claimant.name
    assert f"2. I am employed by the claimant, {name}." in lines


def test_no_line_is_cut_within_the_number_of_a_telephone_or_an_account():
    assert whole_numbers("call 0113 496 0123.") == "call 0113\u00a0496\u00a00123."
    assert whole_numbers("+972 52-123 4567") == "+972\u00a052-123 4567"
    assert polish("tel. 42 000 00 14.") == "tel.\u00a042\u00a0000\u00a000\u00a014."
    for account in (
        "24 9999 0000 0000 0000 0001 2345",
        "IL62 0108 0000 0009 9999 999",
        "GB29 NWBK 6016 1331 9268 19",
    ):
        assert whole_numbers(f"to {account}.") == f"to {account.replace(' ', chr(0xA0))}."
    assert whole_numbers("in 2026 2027 2028") == "in 2026 2027 2028"


def test_nobody_signs_a_page_with_none_of_what_he_signs():
    for form in ("settlement_agreement", "instalment_agreement", "order_form", "terms_sheet"):
        blocks = packet_of(form, "he").blocks
        signing = max(n for n, block in enumerate(blocks) if isinstance(block, Table))

        assert signing - 1 in kept_with_next(blocks), form


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_a_statement_of_truth_stands_with_the_last_words_that_it_verifies(code):
    blocks = packet_of("witness_statement", code).blocks
    truth = next(n for n, x in enumerate(blocks) if getattr(x, "style", "") == "Statement of Truth")

    assert isinstance(blocks[truth - 1], Numbered)
    assert truth - 1 in kept_with_next(blocks)


def test_a_line_that_leads_into_a_list_stands_on_the_page_of_its_first_line():
    point = Para("It rained.", "Bullet")
    blocks = (Numbered("The case holds this"), point, point, Para("So it is."), point)
    assert kept_with_next(blocks) == {0, 3}
    colon = (Para("You said:"), Para("Tomorrow.", "Quote"), Para("See:"), Heading(1, "Sums"))
    assert kept_with_next(colon) == {0}


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_the_line_before_the_defences_is_never_alone_at_the_foot_of_a_page(code):
    blocks = made("lawyer_instruction", code, positions=(), reason=Reason.QUALITY).blocks
    led = [n for n, x in enumerate(blocks[1:]) if getattr(x, "style", "") == "Bullet"]
    leading = [n for n in led if getattr(blocks[n], "style", "Legal") in ("Body Text", "Legal")]
    assert leading and set(leading) <= kept_with_next(blocks)


@pytest.mark.parametrize("code", ["en", "he", "pl"])
@pytest.mark.parametrize("form", ["settlement_agreement", "order_form", "acceptance_protocol"])
def test_both_sides_sign_side_by_side(form, code):
    tables = [b for b in packet_of(form, code).blocks if hasattr(b, "columns")]

    assert len(tables[-1].columns) == 3
    assert len(tables[-1].rows) == 3
    assert all(column.title for column in tables[-1].columns)


@pytest.mark.parametrize(("dated", "answered"), [("2026-04-10", False), ("2026-05-01", True)])
def test_of_a_debt_due_in_a_month_a_letter_answers_it_only_once_the_month_is_over(dated, answered):
    case = case_of("en")
    letter = case.exhibits[0].but(
        kind=ExhibitKind.LETTER, provenance=Provenance.RESPONDENT, dated=dated
    )
    case = case.but(debts=tuple(debt.but(due="2026-04") for debt in case.debts), exhibits=(letter,))
    matter = Matter(
        case, review_of(case), FORMS["evidence_bundle"], language("en"), law_of("en"), Owner(),
        {}, {}, ON,
    )  # fmt: skip
    assert bool(their_letters(matter)) is answered


@pytest.mark.parametrize("form", ["evidence_bundle", "account", "lawyer_instruction"])
def test_terms_of_a_settlement_that_its_reader_may_not_see_are_told_as_between_the_parties(form):
    case = case_of("en")
    whole = review_of(case)
    (account,) = whole.account
    closing = Closing(
        on=ON, how=Ended.SETTLED, sum=None, claimed=account.balance, paid=account.paid
    )
    ended = whole.but(account=(account.but(closing=closing),))
    packet = compose(Matter(
        case, ended, FORMS[form], language("en"), law_of("en"), Owner(), {}, {}, ON,
    ))  # fmt: skip
    told = " ".join(plain_text(packet).split())

    assert ("the sum among them, are between the parties" in told) is (form != "lawyer_instruction")
    assert ("for how much is not said" in told) is (form == "lawyer_instruction")


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_a_mediator_reads_of_a_settled_matter_what_was_said_as_past(code):
    case = case_of(code)
    plea = Position(
        defence=Defence.QUALITY_COMPLAINT, said="It broke.", disclosure=Disclosure.MEDIATION
    )
    offer = Offer(by=OfferBy.RESPONDENT, amount=case.debts[0].amount, on=loose("2026-10-01"))
    case = case.but(positions=(plea,), offers=(offer,))
    settled = case.but(offers=(offer.but(answer=Answer.ACCEPTED),))
    note = language(code).term("packets.positions.settled")

    def told(one):
        matter = Matter(
            *(one, review_of(one), FORMS["mediation_exchange"], language(code), law_of(code)),
            *(Owner(), TEXTS, {}, ON),
        )
        return plain_text(compose(matter))

    assert note in told(settled)
    assert note not in told(case)
