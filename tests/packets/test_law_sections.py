"""The law in a packet: debts with tax and dispute, acts with their exhibits, doors with fees."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from packet_case import FORMS, language
from packet_of_place import LANGUAGES, LAWS, ON, case, debt, packet, table
from random_cases import random_case

from casefile.documents.plain import plain_text
from casefile.model.blocks import Link, Table
from casefile.model.case import Ended, Ending, Stage
from casefile.model.claim import Act, Credit, LimitationAct, OwnRate, Payment
from casefile.model.dates import loose
from casefile.model.exhibit import Custody, Exhibit, ExhibitKind, Provenance
from casefile.model.party import Party
from casefile.rules.review import review


def cells(found: Table) -> list[list[str]]:
    return [[str(cell) for cell in row.cells] for row in found.rows]


VAT = {"vat": "187.00 PLN", "admitted": "400.00 PLN"}


def test_tax_and_what_is_admitted_and_disputed_stand_beside_each_debt_with_totals():
    given = case("pl", debt("F-1", "1000.00 PLN", **VAT), debt("F-2", "500.00 PLN", disputed=True))
    found = table(packet(given, "account"), "The debts one by one")
    assert [column.title for column in found.columns][1:] == [
        "Debit (PLN)",
        "Tax within it (PLN)",
        "Admitted (PLN)",
        "Disputed (PLN)",
    ]
    assert cells(found) == [
        ["F-1", "1,000.00", "187.00", "400.00", "600.00"],
        ["F-2", "500.00", "", "", "500.00"],
        ["Total", "1,500.00", "", "", "1,100.00"],
    ]


def test_what_is_not_known_of_any_debt_has_no_table():
    text = plain_text(packet(case("pl", debt("F-1", "1000.00 PLN")), "account"))
    assert "The debts one by one" not in text


def test_each_money_has_its_own_statement_and_a_credit_its_own_line():
    debts = (debt("F-1", "1000.00 PLN"), debt("E-1", "700.00 EUR"))
    credit = Credit(debt="E-1", amount="50.00 EUR", dated=loose("2026-05-01"), why="short delivery")
    text = plain_text(packet(case("pl", *debts, credits=(credit,)), "account"))
    assert "Debit (PLN)" in text and "Debit (€)" in text
    assert "short delivery" in text and "650.00" in text


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_act_on_limitation_is_dated_and_leads_to_its_exhibit(code):
    paper = Exhibit(
        mark="C-1",
        kind=ExhibitKind.ACKNOWLEDGEMENT,
        title="He owes it",
        provenance=Provenance.RESPONDENT,
        accepted=True,
        custody=Custody(sha256="a" * 64),
    )
    act = LimitationAct(
        act=Act.WRITTEN_ACKNOWLEDGEMENT, on=loose("2026-07-01"), debt="1", marks=("C-1",)
    )
    owed = debt("1", "1000.00 GBP", marks=("C-1",))
    given = case("ew", owed, exhibits=(paper,), acts=(act,))
    words = language(code)
    made = packet(given, "lawyer_instruction", code)
    (row,) = table(made, words.term("packets.dates.acts")).rows
    assert words.day(date(2026, 7, 1)) in str(row.cells[1])
    (link,) = (part for part in row.cells[2] if isinstance(part, Link))
    assert link.text == "C-1" or code != "en"
    (barred,) = table(made, words.term("packets.dates.limitation")).rows
    for named in (row.cells[0], barred.cells[0]):
        assert str(named).endswith(f"({link.text})"), "a paper, not a bare number"


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_account_and_a_claim_name_an_invoice_that_has_a_bare_number_as_an_invoice(code):
    """Debts with tax stand in both tables of the account: line by line, and one by one."""
    paper = Exhibit(mark="C-1", title="For 200 chairs", custody=Custody(sha256="ab" * 32, size=3))
    given = case("ew", debt("1187", "900.00 GBP", vat="150.00 GBP", marks=("C-1",)))
    given = given.but(exhibits=(paper,))
    words = language(code)
    called = words.term("debts.invoice", n="1187")
    made = packet(given, "lawyer_instruction", code)
    title = words.term("packets.account.title")
    lines = [b for b in made.blocks if isinstance(b, Table) and b.title == title][-1]
    sums = table(made, words.term("packets.account.invoices"))
    for row in (lines.rows[0], sums.rows[0]):
        named = next(str(cell) for cell in row.cells if "1187" in str(cell))
        assert named == called
    told = words.term("packets.claim.debt_invoice", ref="1187", amount="|").partition("|")[0]
    assert told in plain_text(made).replace("\u00a0", " ")


def test_what_is_asked_of_the_user_is_not_told_to_the_other_side():
    given = case("ew", debt("F-1", "1000 GBP"))
    given = given.but(respondent=Party(name="Theirs"))
    asked = language("en").term("account.note.respondent_kind")
    assert asked in plain_text(packet(given, "lawyer_instruction"))
    assert asked not in plain_text(packet(given, "mediation_exchange"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_older_letters_may_name_is_explained_at_home_and_not_offered_to_the_other_side(code):
    """The lower sum, with every payment set against the debt alone, would be taken for admitted."""
    owed = debt("F-1", "1000.00 PLN", due=loose("2026-01-31"))
    paid = Payment(amount="400.00 PLN", dated=loose("2026-06-01"))
    given = case("pl", owed, payments=(paid,))
    beside = language(code).term("account.paid_beside", sum="|", parts="").partition("|")[0]
    left = language(code).term("account.paid_beside_left", told="", left="|").partition("|")[0]
    for form, home in (("lawyer_instruction", True), ("account", False), ("demand_letter", False)):
        told = plain_text(packet(given, form, code)).replace("\u00a0", " ")
        assert beside.strip() in told, form
        assert (left.strip() in told) is home, form


def test_a_demand_encloses_no_invoice_that_it_does_not_claim():
    def bill(mark: str, number: str) -> Exhibit:
        custody = Custody(sha256=mark[-1] * 64, size=3)
        kind, title = ExhibitKind.INVOICE, f"Faktura VAT nr {number}"
        given = {"kind": kind, "title": title, "accepted": True, "disclosure": "open"}
        return Exhibit(mark=mark, custody=custody, **given)

    owed = debt("FV/074/08/2026", "1000.00 PLN", marks=("C-1",))
    papers = (bill("C-1", "FV/074/08/2026"), bill("C-2", "FV/061/07/2026"))
    told = plain_text(packet(case("pl", owed, exhibits=papers), "demand_letter", "pl"))
    assert "FV/074/08/2026" in told
    assert "FV/061/07/2026" not in told


def test_the_alarms_before_the_last_safe_day_stay_in_the_diary():
    given = case("ew", debt("F-1", "1000 GBP"))
    assert any(line.ref.startswith("alarm:") for line in review(given, LAWS["ew"], ON).deadlines)
    words = language("en")
    rows = table(packet(given, "lawyer_instruction"), words.term("packets.dates.deadlines")).rows
    assert [row.cells[0] for row in rows] == ["31/03/2032"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_doors_say_yes_or_no_the_fees_with_their_source_and_the_time(code):
    words = language(code)
    made = packet(case("pl", debt("1", "12400.00 PLN")), "lawyer_instruction", code)
    rows = {
        row.cells[0].replace("\u00a0", " "): row.cells
        for row in table(made, words.term("doors.head")).rows
    }
    law = LAWS["pl"]
    names = {forum.id: words.value(forum.names) for forum in law.forums}
    assert set(rows) == set(names.values())
    rejonowy = rows[names["pl.rejonowy"]]
    assert rejonowy[1][0].text == words.term("doors.open")
    assert "750" in rejonowy[3] and "3" in rejonowy[3] and "[1]" in rejonowy[3]
    assert words.term("doors.time_unknown") in rejonowy[4]
    assert rows[names["pl.okregowy"]][1][0].text == words.term("doors.shut")
    text = plain_text(made)
    assert words.term("doors.fee_sources") in text and "u.k.s.c." in text


def test_what_is_to_be_checked_is_said_in_the_language_of_the_packet():
    given = case("ew", debt("1", "1000.00 GBP"))
    told = {"en": "TO BE CHECKED", "he": "טרם אומת", "pl": "DO SPRAWDZENIA"}
    for code in LANGUAGES:
        text = plain_text(packet(given, "lawyer_instruction", code))
        assert [other for other in LANGUAGES if told[other] in text] == [code]


def test_the_doors_are_for_the_lawyer_and_the_owner_alone():
    shown = {
        name for name, form in FORMS.items() if any(p.section == "doors" for p in form.outline)
    }
    assert shown == {"lawyer_instruction", "case_print"}
    assert {FORMS[name].audience.value for name in shown} == {"lawyer", "owner"}


def _sum(cell: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.-]", "", cell.replace("\u2212", "-")))


@pytest.mark.parametrize("seed", range(12))
def test_the_rows_of_a_letter_give_the_sum_it_asks_for(seed):
    given = random_case(Random(seed), date(2026, 6, 1), places="pl il ew bc")
    payment = Payment(id="q", amount=given.debts[0].amount, dated=loose("2026-09-01"), debt="D0")
    credit = Credit(debt=given.debts[-1].ref, amount=given.debts[-1].amount)
    given = given.but(payments=(*given.payments, payment), credits=(credit,))
    for found in packet(given, "demand_letter").blocks:
        if isinstance(found, Table) and found.title == "Statement of account" and found.total:
            *rows, total = (_sum(str(row.cells[-1])) for row in found.rows)
            assert sum(rows) == total


def test_a_sum_below_zero_has_the_same_minus_sign_in_every_row_of_a_letter():
    over = Payment(amount="1000.00 GBP", dated=loose("2026-05-15"), debt="A-1")
    made = packet(case("ew", debt("A-1", "900.00 GBP"), payments=(over,)), "demand_letter")
    found = next(block for block in made.blocks if isinstance(block, Table) and block.total)
    *_, paid, total = found.rows
    assert "\u2212" in str(paid.cells[-1]) and "\u2212" in str(total.cells[-1])


def test_a_scott_schedule_names_the_court_to_fill_in_and_what_was_paid_on_each_item():
    paid = Payment(amount="400.00 GBP", dated=loose("2026-05-15"), debt="A-1")
    given = case("ew", debt("A-1", "900.00 GBP"), debt("A-2", "700.00 GBP"), payments=(paid,))
    made = packet(given, "scott_schedule")
    *_, found = (block for block in made.blocks if isinstance(block, Table))
    first, second = cells(found)
    assert "£400.00" in first[2] and "Payment" not in second[2]
    assert "Claim no." in plain_text(made)


# --- what is owed, and what a court may add


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_print_of_an_ended_matter_names_no_doors_and_nothing_to_lift(code):
    words = language(code)
    given = case("pl", debt("1", "12400.00 PLN"))
    ending = Ending(how=Ended.WRITTEN_OFF, on=loose(ON), why="x")
    ended = given.but(stage=Stage.CLOSED, endings=(ending,))
    left_out = [words.term(key) for key in ("doors.head", "doors.fee_sources")]
    left_out.append(words.term("packets.elements.lift"))
    before, after = (
        plain_text(packet(one, "case_print", code)).replace("\u00a0", " ") for one in (given, ended)
    )
    assert all(told in before and told not in after for told in left_out)
    at_rest = words.term("guidance.at_rest")
    assert at_rest in after and at_rest not in before


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_rate_of_ones_own_is_told_by_the_day_it_was_entered_never_by_its_first_day(code):
    """5.5 % holds from 31 August and was read in its table on 20 November."""
    rate = OwnRate(kind="shekel", since=loose("2026-08-31"), value=Decimal("5.5"), source="table")
    sold = debt("1042", "1000.00 ILS", due=loose("2026-09-30"))

    def source_of(own):
        text = plain_text(packet(case("il", sold, rates=(own,)), "demand_letter", code))
        return next(line for line in text.splitlines() if "[1] table" in line)

    words = language(code)
    told = words.term("packets.interest.own", day=date(2026, 11, 20))
    assert source_of(rate.but(entered_on=loose("2026-11-20"))).endswith(told)
    assert source_of(rate).endswith(words.term("packets.interest.own_undated"))
