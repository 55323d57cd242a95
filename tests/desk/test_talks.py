"""From an offer to an ending at the desk: instalments, agreements, figures, and what is due."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from calls_logged import ON, promised
from written_words import text_of

from casefile.__main__ import main
from casefile.model.blocks import Para
from casefile.model.case import Ended, Ending, Stage
from casefile.model.clean import one_line
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadInput, PacketRefused
from casefile.model.money import Money
from casefile.model.offer import Offer, OfferBy
from casefile.model.status import State
from casefile.packets.postal import postal
from casefile.rules.settled import settled


def test_a_form_that_is_no_letter_has_no_text(desk, id_):
    with pytest.raises(BadInput):
        desk.message(id_, "case_print")


def test_instalments_are_kept_as_a_draft_and_stand_in_the_offer_alone(desk, id_, tmp_path):
    owed = Money(amount="900", currency="EUR")
    rows = desk.instalments(id_, 3, date(2026, 12, 1), owed=owed)
    desk.draft_offer(id_, rows, terms="a guarantor signs too", expires=loose("2026-11-27"))
    assert desk.case(id_).offers[0].sent is False
    offer = text_of(desk.write(id_, "offer", to=tmp_path / "o.docx").path)
    assert offer.count("€300.00") == 3
    assert "a guarantor signs too" in offer
    demand = desk.write(id_, "demand_letter", draft=True, to=tmp_path / "d.docx").path
    assert "guarantor" not in text_of(demand)
    assert desk.message(id_, "offer").startswith("WITHOUT PREJUDICE")


BY_WHEN = {
    "en": "no later than 20 December 2026",
    "he": "עד 20 בדצמבר 2026",
    "pl": "najpóźniej do 20 grudnia 2026",
}
BLANK = {"en": "[day to pay]", "he": "[מועד התשלום]", "pl": "[dzień zapłaty]"}


@pytest.mark.parametrize("language", sorted(BY_WHEN))
def test_an_offer_of_one_sum_says_by_when_it_is_to_be_paid_or_leaves_a_gap(
    desk, id_, language, tmp_path
):
    """Terms in words may say the day in their own way, and instalments have days of their own."""
    sum_ = Money(amount="700", currency="EUR")

    def letter(**more):
        kept = desk.offered(id_, Offer(by=OfferBy.CLAIMANT, amount=sum_, sent=False, **more))
        about = kept.case.offers[-1].id
        path = tmp_path / f"{len(kept.case.offers)}.docx"
        return text_of(
            desk.write(id_, "offer", about=about, language=language, draft=True, to=path).path
        )

    day = loose("2026-12-20")
    said = one_line(letter(pay_by=day))
    assert BY_WHEN[language] in said
    assert BLANK[language] not in said
    assert BLANK[language] in letter()
    assert BLANK[language] not in letter(terms="half now, half in a month")
    assert BY_WHEN[language] in one_line(letter(pay_by=day, terms="each side bears its costs"))


NO_PAYMENT = {"en": "without any payment", "he": "ללא כל תשלום", "pl": "bez żadnej zapłaty"}


@pytest.mark.parametrize("language", sorted(NO_PAYMENT))
def test_an_offer_to_drop_it_names_no_payment_and_leaves_no_gap_for_its_day(desk, id_, language):
    sum_ = Money(amount="0", currency="EUR")
    about = desk.offered(id_, Offer(by=OfferBy.CLAIMANT, amount=sum_, sent=False)).case.offers[-1]
    written = desk.write(id_, "offer", about=about.id, language=language, draft=True)
    letter = one_line(text_of(written.path))
    assert NO_PAYMENT[language] in letter
    assert BLANK[language] not in letter
    assert "0.00" not in letter and "0,00" not in letter


def test_a_short_text_of_an_offer_says_by_when_it_is_to_be_paid(desk, id_):
    sum_ = Money(amount="700", currency="EUR")
    offer = Offer(by=OfferBy.CLAIMANT, amount=sum_, pay_by=loose("2026-12-20"), sent=False)
    desk.offered(id_, offer)
    assert "to be paid by 20 December 2026" in one_line(desk.message(id_, "offer", short=True))


def test_an_agreement_upon_an_offer_of_one_sum_bears_its_day_to_pay(desk, id_, tmp_path):
    sum_ = Money(amount="700", currency="EUR")
    day = loose("2026-12-20")
    desk.offered(id_, Offer(by=OfferBy.RESPONDENT, amount=sum_, pay_by=day, terms="in one sum"))
    desk.set(id_, ["offers.1.answer=accepted"])
    text = one_line(text_of(desk.write(id_, "settlement_agreement", to=tmp_path / "a.docx").path))
    assert "pays €700.00 by 20 December 2026" in text
    closed = desk.close(id_, Ending(how=Ended.SETTLED)).case
    assert [x.on.exact for x in settled(closed, desk.on).rows] == [date(2026, 12, 20)]


@pytest.mark.parametrize("open_", [False, True])
def test_an_offer_is_not_left_out_of_its_own_letter_and_is_marked_as_what_it_is(desk, id_, open_):
    label = Disclosure.OPEN if open_ else Disclosure.WITHOUT_PREJUDICE
    for sum_ in ("700", "800"):
        offer = Offer(
            by=OfferBy.CLAIMANT,
            amount=Money(amount=sum_, currency="EUR"),
            sent=False,
            disclosure=label,
        )
        desk.offered(id_, offer)
    letter = desk.packet(id_, "offer")
    drafts = [x for x in letter.left_out if x.why.key == "left_out.not_sent"]
    assert len(drafts) == 1
    assert "800.00" in desk.message(id_, "offer", short=True)
    assert letter.marking == ("" if open_ else "WITHOUT PREJUDICE")


INTEREST = {
    "en": ("€7.69", "is interest at 5% a year"),
    "he": ("7.69", "הם ריבית של 5% לשנה"),
    "pl": ("7,69", "odsetek, liczonych po 5% rocznie"),
}


@pytest.mark.parametrize("language", sorted(INTEREST))
def test_instalments_that_hold_interest_say_how_much_of_them_it_is(desk, id_, language, tmp_path):
    def written(form):
        path = desk.write(id_, form, language=language, to=tmp_path / f"{form}.docx").path
        return text_of(path)

    owed = Money(amount="900", currency="EUR")
    rows = desk.instalments(id_, 3, date(2026, 12, 21), owed=owed, rate=Decimal(5))
    desk.draft_offer(id_, rows, expires=loose("2026-11-27"))
    (offer,) = desk.case(id_).offers
    assert (offer.interest, offer.interest_rate) == (rows.interest, Decimal(5))
    sum_, told = INTEREST[language]
    for form in ("offer", "instalment_agreement"):
        assert sum_ in written(form) and told in written(form), form
    desk.set(id_, ["offers.1.answer=accepted", "offers.1.sent=true"])
    for form in ("settlement_agreement", "instalment_agreement"):
        assert sum_ in written(form) and told in written(form), form


def test_of_instalments_without_interest_or_set_otherwise_no_interest_is_told(desk, id_):
    owed = Money(amount="900", currency="EUR")
    desk.draft_offer(id_, desk.instalments(id_, 3, date(2026, 12, 21), owed=owed))
    assert desk.case(id_).offers[0].interest is None
    assert "is interest at" not in desk.message(id_, "offer")
    rows = desk.instalments(id_, 3, date(2026, 12, 21), owed=owed, rate=Decimal(5))
    desk.draft_offer(id_, rows)
    second = desk.case(id_).offers[1].id
    assert "is interest at" in desk.message(id_, "offer", about=second)
    desk.set(id_, ["offers.2.instalments.1.amount=200 EUR"])
    assert "is interest at" not in desk.message(id_, "offer", about=second)


def test_what_was_accepted_stands_in_both_agreements_and_nothing_else(desk, id_, tmp_path):
    def written(form):
        return text_of(desk.write(id_, form, to=tmp_path / f"{form}.docx").path)

    owed = Money(amount="300", currency="EUR")
    desk.draft_offer(id_, desk.instalments(id_, 3, date(2026, 12, 1), owed=owed))
    assert "€100.00" not in written("settlement_agreement")
    assert written("instalment_agreement").count("€100.00") == 3
    desk.set(id_, ["offers.1.answer=accepted", "offers.1.sent=true"])
    for form in ("settlement_agreement", "instalment_agreement"):
        text = written(form)
        assert (text.count("€100.00"), "pays €300.00" in text) == (3, True)
        assert "[Day" not in text
        assert "both sides" in text and "both sides in mediation" not in text


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("0113 496 0124", ""),
        ("+48 42 000 00 14, ul. Testowa 3, 92-000 Łódź", "ul. Testowa 3, 92-000 Łódź"),
        ("eva@lis.example; 1 Road, Leeds", "1 Road, Leeds"),
        ("ul. Długa 5 tel. 500 600 700", "ul. Długa 5"),
        ("e-mail: jan@lis.example, Łódź", "Łódź"),
        ("\u200e052-1234567", ""),
        ("6423806, Tel Aviv", "6423806, Tel Aviv"),
    ],
)
def test_a_telephone_number_is_no_address_of_a_witness(contact, address):
    assert postal(contact) == address


@pytest.mark.parametrize("form", ["reminder_friendly", "reminder_firm", "final_notice", "offer"])
def test_a_letter_that_may_go_by_any_way_tells_none(desk, id_, form):
    desk.set(id_, ["respondent.email=a@bet.example", "offers.new.by=claimant"])
    assert [b for b in desk.packet(id_, form).blocks if getattr(b, "style", "") == "Delivery"] == []


def test_a_demand_tells_the_registered_post_that_it_has_to_go_by(desk, id_):
    desk.set(id_, ["respondent.email=a@bet.example"])
    blocks = desk.packet(id_, "demand_letter").blocks
    told = [b.text for b in blocks if isinstance(b, Para) and b.style == "Delivery"]
    assert told == ["By registered post"]


@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_an_offer_names_who_acknowledges_the_debt_and_how_much(desk, id_, language):
    owed = Money(amount="900", currency="EUR")
    desk.draft_offer(id_, desk.instalments(id_, 3, date(2026, 12, 1), owed=owed))
    words = text_of(desk.write(id_, "offer", language=language).path).split("\n")
    told = [line for line in words if "Bet Ltd" in line and "Alef Ltd" in line and "900" in line]
    assert len(told) == 1 and "[" not in told[0]


def test_a_demand_that_lacks_a_required_part_is_refused_and_a_draft_is_not(desk, id_):
    with pytest.raises(PacketRefused) as refused:
        desk.write(id_, "demand_letter")
    told, _ = desk.words.refusal(refused.value)
    assert "what the debt is for (section 2" in told
    assert desk.write(id_, "demand_letter", draft=True).path.exists()
    desk.set(id_, ["particulars=200 chairs", "claimant.bank_account=1"])
    assert desk.write(id_, "demand_letter").path.exists()


def test_a_matter_closed_and_opened_again_keeps_its_ending_and_its_past(desk, id_):
    promised(desk, id_)
    before = desk.case(id_).stage
    closed = desk.close(id_, Ending(how=Ended.WRITTEN_OFF, why="He left the country.")).case
    assert (closed.stage, closed.endings[0].on) == (Stage.CLOSED, loose(ON))
    assert desk.plan(id_).steps == ()
    again = desk.reopen(id_).case
    assert again.stage is before is not Stage.FIRM
    assert [e.why for e in again.endings] == ["He left the country."]
    assert len(again.contacts) == 1
    with pytest.raises(BadInput):
        desk.reopen(id_)


def test_a_settlement_is_watched_after_its_case_was_closed(desk, id_):
    """Agreed in words alone it asks for its days; with days, a missed one is told, and no more."""
    offer = Offer(by=OfferBy.CLAIMANT, amount=Money(amount="300", currency="EUR"))
    desk.offered(id_, offer)
    desk.set(id_, ["offers.1.answer=accepted"])
    desk.close(id_, Ending(how=Ended.SETTLED))
    asked = [line.step.key for line in desk.review(id_).next_steps]
    assert (asked, desk.review(id_).state) == (["steps.enter_instalments"], State.CLOSED)
    owed = Money(amount="300", currency="EUR")
    days = desk.closing_days(id_, owed, date(2026, 12, 1), 1)
    desk.reopen(id_)
    desk.close(id_, Ending(how=Ended.SETTLED, sum=owed, instalments=days))
    asked = [line.step.key for line in desk.review(id_).next_steps]
    assert "steps.enter_instalments" not in asked, "the end was written with its days"
    desk.reopen(id_)
    desk.close(id_, Ending(how=Ended.SETTLED))
    desk.draft_offer(id_, desk.instalments(id_, 3, date(2026, 12, 1), owed=owed))
    desk.set(id_, ["offers.2.answer=accepted", "offers.2.sent=true"])
    told = {
        day: [due.what.key for due in desk.on_day(date(2026, 12, day)).due_today()]
        for day in (1, 2)
    }
    assert told == {1: ["today.instalment"], 2: ["plan.step.instalment_missed"]}


def test_the_desk_writes_no_debt_off_without_a_reason(desk, id_):
    with pytest.raises(BadInput) as refused:
        desk.close(id_, Ending(how=Ended.WRITTEN_OFF, why=" "))
    assert refused.value.key == "reason_needed"
    assert desk.case(id_).stage is not Stage.CLOSED


def test_patterns_are_told_over_all_cases_of_the_same_debtor(desk, id_):
    promised(desk, id_, by="2026-11-10")
    other = desk.new(
        respondent="BET  ltd",
        amount=Money(amount="50", currency="EUR"),
        due=loose("2026-11-02"),
        place="xx",
    ).case
    found = desk.plan(other.id)
    assert [(p.code, p.cases) for p in found.patterns] == [("promises", 2)]


def test_the_command_tells_the_plan_and_splits_what_is_owed(desk, id_, capsys):
    home = ["--home", str(desk.home), "--on", "2026-11-20", "--language", "en"]
    assert main(["plan", "1", "--instalments", "4", "--first", "2026-12-01", *home]) == 0
    told = capsys.readouterr().out
    assert "4. 01/03/2027" in told
    assert main(["message", "1", "reminder_friendly", "--short", *home]) == 0
    assert "friendly reminder" in capsys.readouterr().out
    assert main(["plan", "1", "--instalments", "0", *home]) == 2


def test_the_list_of_the_day_and_the_figures_are_told_by_command(desk, id_, capsys):
    promised(desk, id_, by="2026-11-23")
    home = ["--home", str(desk.home), "--on", "2026-11-24", "--language", "en"]
    assert main(["today", *home]) == 0
    assert "The promise of 23/11/2026 was broken" in capsys.readouterr().out
    assert main(["today", "--figures", *home]) == 0
    assert "€1,004.82" in capsys.readouterr().out


def test_an_offer_of_theirs_bears_the_day_of_the_paper_it_stands_in(desk, shell, id_, tmp_path):
    """His letter of 14 September; a chat of several days tells no one day."""
    file = tmp_path / "offer.txt"
    file.write_text("We can pay 500 euro. That is our last word.", encoding="utf-8")
    chat = "04/05/2026, 10:02 - Dana: hello\n05/05/2026, 10:09 - Sunny Cafe: 400 euro, no more\n"
    lines = tmp_path / "WhatsApp Chat with Sunny Cafe.txt"
    lines.write_text(chat, encoding="utf-8")
    desk.add(id_, [file, lines])
    desk.set(id_, ["exhibits.C-1.dated=2026-09-14", "exhibits.C-1.provenance=respondent"])
    for mark in ("C-1", "C-2"):
        assert shell("offer", "1", "500", "--theirs", "--file", mark)[0] == 0
    shell("offer", "1", "500", "--file", "C-1")
    letter, talk, ours = desk.case(id_).offers
    assert (str(letter.on), talk.on.exact, ours.on.known) == ("2026-09-14", desk.on, False)
