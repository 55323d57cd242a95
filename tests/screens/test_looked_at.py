"""Accepting is not looking: what was opened and what was only accepted; what is said in a paper."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from inbox_steps import Library, Opened
from screen_steps import dump, pressed, said_by, settled

from casefile.desk import Desk
from casefile.model.disclosure import Disclosure
from casefile.model.money import Money
from casefile.model.position import Defence
from casefile.screens.chrome import Table

COMPLAINT = """From: Dana Whitlock <dana@whitlock.example>
To: office@example.test
Subject: Re: INV-7
Date: Tue, 12 May 2026 09:12:00 +0000
Content-Type: text/plain; charset=utf-8

The site is slow. We never agreed to that price.
"""


def a_case(desk: Desk, folder: Path) -> str:
    """Open a case with a complaint and two notes; return its id."""
    owed = Money(amount=Decimal(4500), currency="GBP")
    ref = desk.new(respondent="Whitlock Ltd", amount=owed, place="ew", ref="INV-7").case.id
    (folder / "a.eml").write_text(COMPLAINT, encoding="utf-8")
    for n in range(2):
        (folder / f"b{n}.txt").write_text(f"Note {n} on the flour", encoding="utf-8")
    desk.add(ref, sorted(folder.glob("*.*")))
    return ref


async def test_all_accepted_at_once_are_told_as_not_looked_at_until_each_was_opened(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    desk = desk_in("en")
    ref = a_case(desk, tmp_path / "in")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter", "3", "down", "A")
        assert "Accepted: 3, looked at: 0. Enter or Space looks." in dump(app)
        await pressed(pilot, "space")
        assert "looked at: 1." in dump(app)
        await pressed(pilot, "down", "enter")
        assert "looked at: 2." in dump(app)
        assert [x.looked_at for x in desk.case(ref).exhibits] == [False, True, True]

        await pressed(pilot, "up", "up")  # the complaint: it was accepted, its words were not
        assert not desk.case(ref).positions
        assert "Enter takes what is said in it" in dump(app)
        await pressed(pilot, "enter")
        assert "All looked at." in dump(app)
        assert len(desk.case(ref).positions) == 2


async def test_a_plea_is_shown_with_day_and_words_and_refused_alone(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    desk = desk_in("en")
    ref = a_case(desk, tmp_path / "in")
    app = opened(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter", "3")
        shown = " ".join(dump(app).split())
        assert "the other side says: quality complaint (C-1, 12/05/2026: “The site is slow.”)" in (
            shown.replace("\u2068", "").replace("\u2069", "")
        )
        await pressed(pilot, "x", "end", "space", "ctrl+s")
        (kept,) = desk.case(ref).positions
        assert kept.defence in (Defence.QUALITY_COMPLAINT, Defence.WRONG_AMOUNT)
        assert desk.case(ref).exhibits[0].accepted
        assert not desk.case(ref).exhibits[0].pleas


INVOICE = """Ann Baker Ltd
INVOICE INV-7
Bill to: Whitlock Ltd
12 Sample Street, Leeds LS2 0AA
Company no. 00445790
Amount due: GBP 4,500.00
sort code 12-34-56, account 98765432
"""


async def test_what_our_invoice_says_of_the_people_is_shown_with_its_line_and_stands_once_taken(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    desk = desk_in("en")
    desk.set_owner(["name=Ann Baker Ltd"])
    owed = Money(amount=Decimal(4500), currency="GBP")
    ref = desk.new(respondent="Whitlock Ltd", amount=owed, place="ew", ref="INV-7").case.id
    (tmp_path / "INV-7.txt").write_text(INVOICE, encoding="utf-8")
    desk.add(ref, [tmp_path / "INV-7.txt"])
    desk.set(ref, ["claimant.bank_account=20-00-00 11111111"])
    app = opened(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter", "3")
        shown = " ".join(dump(app).split())
        assert "respondent's address: 12 Sample Street, Leeds LS2 0AA (C-1)" in shown
        assert "our bank account differs from 20-00-00 11111111: 12-34-56 98765432" in shown
        await pressed(pilot, "x")  # what differs is not ticked, what fills an empty place is
        await pressed(pilot, "ctrl+s", "4")
        shown = " ".join(dump(app).split())
        assert "12 Sample Street, Leeds LS2 0AA" in shown
        assert "company number 00445790" in shown
        assert "20-00-00 11111111" in shown
        assert not desk.details(desk.case(ref), desk.case(ref).exhibits[0])


async def test_what_differs_in_an_accepted_paper_stays_in_the_list_of_x_and_enter_reads_on(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    desk = desk_in("en")
    desk.set_owner(["name=Ann Baker Ltd"])
    owed = Money(amount=Decimal(4500), currency="GBP")
    ref = desk.new(respondent="Whitlock Ltd", amount=owed, place="ew", ref="INV-7").case.id
    (tmp_path / "INV-7.txt").write_text(INVOICE, encoding="utf-8")
    desk.add(ref, [tmp_path / "INV-7.txt"])
    desk.set(ref, ["claimant.bank_account=20-00-00 11111111"])
    app = opened(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter", "3", "enter")
        shown = " ".join(dump(app).split())
        assert "respondent's address" not in shown
        assert "our bank account differs from 20-00-00 11111111: 12-34-56 98765432" in shown
        assert "Left open: x opens a list" in shown
        revision = desk.opened(ref).revision
        await pressed(pilot, "enter")
        assert desk.opened(ref).revision == revision
        await pressed(pilot, "x", "ctrl+s")
        assert "our bank account differs" not in dump(app)
        assert desk.case(ref).claimant.bank_account == "20-00-00 11111111"


async def test_a_label_is_found_by_its_word_told_and_the_next_that_waits_is_under_the_cursor(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    desk = desk_in("en")
    ref = a_case(desk, tmp_path / "in")
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter", "3", "down", "L", *"privileged", "enter")
        assert desk.case(ref).exhibits[1].disclosure is Disclosure.PRIVILEGED
        assert "C-2 · may be seen by: privileged" in said_by(app)
        assert "3 (3?)" in dump(app)
        await pressed(pilot, "enter")  # C-2 is accepted: C-3 waits next, C-1 after it
        assert app.screen.query_one("#evidence", Table).key_at_cursor == "C-3"
        await pressed(pilot, "enter")
        assert app.screen.query_one("#evidence", Table).key_at_cursor == "C-1"


ODD_INVOICE = """<?xml version="1.0"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
 <b:CustomizationID>urn:cen.eu:en16931:2017</b:CustomizationID>
 <b:IssueDate>2026-01-12</b:IssueDate>
</Invoice>
"""


async def test_an_electronic_invoice_that_breaks_rules_tells_which_ones(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    paper = tmp_path / "invoice.xml"
    paper.write_text(ODD_INVOICE, encoding="utf-8")
    desk = desk_in("pl")
    owed = Money(amount=Decimal(4500), currency="PLN")
    ref = desk.new(respondent="Acme SA", amount=owed, place="pl", ref="INV-7").case.id
    desk.add(ref, [paper])
    app = opened(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter", "3", "space")
        told = dump(app)
    broken = desk.full_reading(ref, desk.case(ref).exhibits[0]).invoice
    assert broken is not None
    assert {"no_number", "no_seller", "no_buyer"} <= set(broken.faults)
    for fault in broken.faults:
        assert desk.words.term(f"invoice_faults.{fault}") in told
