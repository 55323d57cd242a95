"""Dealing with a debtor at the desk and by command: proofs, registers, costs, pages over all."""

from datetime import date

import pytest
import written_words
from docx import Document

from casefile.desk import Desk
from casefile.library import CODES
from casefile.model.dates import loose
from casefile.model.errors import BadInput
from casefile.model.money import Money

ON = date(2026, 11, 20)


@pytest.fixture
def desk(tmp_path):
    return Desk.at(tmp_path / "home", language="en", on=ON)


def text_of(path):
    return written_words.text_of(path).replace("\u00a0", " ")


def test_a_look_into_a_register_of_firms_is_a_check_of_the_address(desk, id_):
    case = desk.looked_up(id_, "firms", "Active; Main Street 1.", on=loose("2026-11-18")).case
    assert case.respondent.register_checked_on == loose("2026-11-18")
    with pytest.raises(BadInput):
        desk.looked_up(id_, "insolvency", "  ")


def test_a_range_counts_in_the_worth_only_once_it_is_taken(desk, id_):
    with pytest.raises(BadInput):
        desk.take_collectability(id_)
    desk.set(id_, ["diligence.solvency=strained"])
    assert desk.case(id_).private.collectable is None
    case = desk.take_collectability(id_).case
    assert str(case.private.collectable.likely) == "0.5"


def test_what_was_found_out_stays_in_the_house(desk, id_, tmp_path):
    desk.looked_up(id_, "firms", "He owns a villa in Examplia Bay")
    desk.spend(id_, "private detective from Alphaville", minutes=90)
    for form in ("reminder_firm", "mediation_exchange", "evidence_bundle"):
        text = text_of(desk.write(id_, form, to=tmp_path / f"{form}.docx").path)
        assert "villa" not in text
        assert "detective" not in text


def test_a_wrong_digit_is_told_when_it_is_entered(shell, id_):
    numbered = ["respondent.numbers.new.kind=NIP", "respondent.numbers.1.value=5261040829"]
    code, _, told = shell("set", "1", *numbered)
    assert code == 0
    assert "digits do not fit" in told
    code, out, _ = shell("plan", "1")
    assert "digits do not fit" in out


def test_a_promise_by_telephone_has_its_confirmation_at_once(shell, id_):
    given = ["--promise", "400 by 2026-12-01", "--at", "2026-11-19 10:30", "--quoted", "theirs"]
    code, out, told = shell("log", "1", *given)
    assert code == 0
    assert "€400.00 by 1 December 2026" in out
    assert "recap_of_call" in told


def test_a_case_whose_place_is_not_known_any_more_is_left_out_of_the_figures(desk, id_):
    told = desk.figures()
    second = desk.new(
        respondent="Bert Roe", amount=Money(amount="500", currency="EUR"), place="xx"
    ).case.id
    desk.set(second, ["place="])
    assert desk.figures() == told


def test_own_time_and_money_stand_in_the_figures_and_on_the_page(desk, shell, id_, tmp_path):
    assert "Nothing is written down" in shell("spend", "1")[1]
    code, out, _ = shell("spend", "1", "registered letter", "--minutes", "30", "--sum", "8.50")
    assert (code, out) == (0, "So far: €8.50, 0:30 h.\n")
    page = tmp_path / "figures.docx"
    code, out, _ = shell("today", "--figures", "--to", str(page))
    assert code == 0
    told = text_of(page)
    assert "EUR" in told
    assert "\n8.50\n0:30 h" in told
    assert shell("spend", "1", "nothing")[0] == 2


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("form", ["figures_page", "warning_signs_page"])
def test_pages_over_all_cases_are_written_in_every_language(desk, id_, tmp_path, form, code):
    path = desk.write_over_all(form, to=tmp_path / "p.docx", language=code).path
    text = text_of(path)
    assert "{" not in text
    assert "[" not in text


def test_a_page_of_one_case_is_not_written_over_all(desk, id_):
    with pytest.raises(BadInput):
        desk.write_over_all("lessons_page")


@pytest.mark.parametrize("code", CODES)
def test_the_statement_of_a_witness_is_written_in_his_words_once_he_is_named(
    desk, id_, tmp_path, code
):
    words = "I saw forty boxes carried in through the side door"
    told_of_him = "He carried the boxes in"
    desk.set(id_, ["witnesses.new.name=Ron Levy", f"witnesses.1.own_words={words}"])
    desk.set(id_, [f"witnesses.1.knows={told_of_him}"])
    nobody = desk.write(id_, "witness_statement", language=code, to=tmp_path / "a.docx").path
    assert "Ron Levy" not in text_of(nobody)
    named = desk.write(
        id_, "witness_statement", language=code, about="Ron Levy", to=tmp_path / "b.docx"
    ).path
    assert words in text_of(named)
    assert told_of_him not in text_of(named)


@pytest.mark.parametrize(
    ("place", "truth", "form"),
    [
        ("bc", "an offence under the Civil Resolution Tribunal Act", "No prescribed form"),
        ("ew", "proceedings for contempt of court", "Numbered paragraphs, own words"),
        ("il", "Having been warned that I must tell the truth", "a lawyer or a judge warns"),
        ("pl", "told from my own knowledge", "is a private document, not testimony"),
    ],
)
def test_a_statement_is_in_the_form_of_its_place_which_is_told_before_it_is_written(
    shell, id_, desk, tmp_path, place, truth, form
):
    desk.set(id_, [f"place={place}", "witnesses.new.name=Ron Levy"])
    page = str(tmp_path / "a.docx")
    _, _, told = shell("write", "1", "witness_statement", "--language", "en", "--to", page)
    assert form in told
    assert truth in text_of(page)


def test_a_demand_under_the_english_protocol_waits_for_the_official_forms_and_holds_them(
    shell, id_, desk, tmp_path
):
    person = ["place=ew", "respondent.kind=sole_trader", "respondent.address=1 Road"]
    mine = ["claimant.address=2 Road", "claimant.bank_account=1", "particulars=200 chairs"]
    desk.set(id_, [*person, *mine])
    page = tmp_path / "out" / "d.docx"
    demand = ("write", "1", "demand_letter", "--to", str(page))
    code, _, told = shell(*demand)
    assert (code, page.exists(), "reply form" in told) == (2, False, True)
    assert "NAME being information_sheet, reply_form, financial_statement" in told
    given = []
    for name in ("information_sheet", "reply_form", "financial_statement"):
        file = tmp_path / f"{name}-2026.pdf"
        file.write_bytes(b"%PDF-1.4 " + name.encode())
        given += ["--enclose", f"{name}={file}"]
    assert shell(*demand, "--enclose", f"reply_from={file}")[0] == 2
    code, _, told = shell(*demand, *given)
    assert (code, "enclosures/reply_form.pdf" in told) == (0, True)
    assert (page.parent / "enclosures" / "reply_form.pdf").read_bytes().endswith(b"reply_form")
    assert "add the current form" not in text_of(page)
    assert shell(*demand)[0] == 0, "the forms are kept for every later demand"


def test_of_one_witness_the_statement_is_his_and_of_several_one_is_asked_for(
    shell, id_, desk, tmp_path
):
    desk.set(id_, ["witnesses.new.name=Ron Levy"])
    page = str(tmp_path / "a.docx")
    assert shell("write", "1", "witness_statement", "--to", page)[0] == 0
    assert "Ron Levy" in text_of(page)
    desk.set(id_, ["witnesses.new.name=Eva Lis"])
    code, _, told = shell("write", "1", "witness_statement", "--to", page)
    assert (code, "Ron Levy, Eva Lis" in told) == (2, True)
    assert shell("write", "1", "witness_statement", "--about", "Eve", "--to", page)[0] == 2
    assert shell("write", "1", "witness_statement", "--about", "Eva Lis", "--to", page)[0] == 0
    assert "Eva Lis" in text_of(page)


def test_commands_of_the_conversation_speak_in_every_language(shell, id_, desk):
    desk.set(id_, ["witnesses.new.name=Ron Levy"])
    for language in CODES:
        for given in (["sent", "1"], ["lookup", "1"], ["mediation", "1"], ["interview", "1"]):
            code, out, told = shell(*given, language=language)
            assert code == 0, given
            assert "[" not in out + told


def test_a_packet_before_an_open_way_says_so_in_one_line(shell, id_, tmp_path):
    _, out, told = shell("write", "1", "mediator_note", "--to", str(tmp_path / "m.docx"))
    shut = [line for line in told.splitlines() if line.startswith("Not met yet")]
    assert len(shut) == 1
    assert out.strip().endswith("m.docx")
    _, _, told = shell("write", "1", "account", "--to", str(tmp_path / "a.docx"))
    assert "Not met yet" not in told


@pytest.mark.parametrize("form", ["terms_sheet", "order_form", "acceptance_protocol"])
def test_papers_before_the_next_deal_know_no_dispute(desk, id_, tmp_path, form):
    path = desk.write(id_, form, to=tmp_path / "t.docx").path
    text = text_of(path) + "".join(
        p.text for s in Document(str(path)).sections for p in s.footer.paragraphs
    )
    assert "Supplier" in text
    for word in ("Claimant", " v ", "1,000", "Respondent"):
        assert word not in text


def test_a_sheet_of_terms_cites_where_the_law_of_late_payment_stands(desk, id_, tmp_path):
    text = text_of(desk.write(id_, "terms_sheet", to=tmp_path / "t.docx").path)
    assert "Source: " in text


def test_a_day_of_rest_is_moved_in_our_offer_alone_and_told_beside_its_row(
    desk, shell, id_, tmp_path
):
    """5 December 2026 is a Saturday."""
    given = ["--instalments", "2", "--first", "2026-11-05"]
    rested = "moved: 05/12/2026 is a day of rest"
    told = shell("offer", "1", "300", *given, "--on", "2026-11-01")[2]
    assert f"2. 07/12/2026: €150.00, {rested}" in told
    told = shell("offer", "1", "300", *given, "--theirs", "--on", "2026-11-01")[2]
    assert "2. 05/12/2026: €150.00" in told and "moved" not in told
    ours, theirs = desk.case(id_).offers
    assert (str(ours.instalments[1].on), str(theirs.instalments[1].on)) == (
        "2026-12-07",
        "2026-12-05",
    )
    told = shell("plan", "1", *given, "--on", "2026-11-01")[1]
    assert f"(left: €0.00), {rested}" in told
    text = text_of(desk.write(id_, "offer", to=tmp_path / "o.docx").path)
    assert f"07/12/2026 ({rested})" in text


def test_what_was_agreed_at_the_end_stays_on_its_days(desk, shell, id_):
    given = ["--sum", "300", "--by", "2026-12-05", "--instalments", "2"]
    assert shell("close", "1", "settled", *given)[0] == 0
    days = [str(row.on) for row in desk.case(id_).endings[-1].instalments]
    assert days == ["2026-12-05", "2027-01-05"], "a Saturday that was agreed is agreed"


def test_an_offer_by_command_is_a_draft_and_says_what_speaks_against_it(desk, shell, id_):
    desk.set(id_, ["private.floor=800"])
    given = ["--instalments", "2", "--first", "2026-12-01", "--expires", "2026-11-30"]
    code, out, told = shell("offer", "1", "700", *given)
    assert code == 0
    assert "below your own floor" in told
    (offer,) = desk.case(id_).offers
    assert (offer.id, offer.sent, len(offer.instalments)) == (out.strip(), False, 2)
    assert shell("offer", "1", "500", "--theirs", "--dated", "2026-09-14")[0] == 0
    theirs = desk.case(id_).offers[1]
    assert (theirs.sent, str(theirs.on)) == (True, "2026-09-14")
    assert shell("offer", "1", "500", "--theirs", "--file", "C-99")[0] == 2
    assert "waits for an answer" in shell("offer", "1")[1]
    late = shell("offer", "1", "850", *given[:-1], "2026-12-09")[2]
    assert "The first instalment, 01/12/2026, is due before the last day to accept" in late


def test_an_offer_of_one_sum_is_given_a_day_to_pay_by_command(desk, shell, id_):
    assert "does not say by when it is to be paid" in shell("offer", "1", "700")[2]
    told = shell("offer", "1", "650", "--theirs", "--pay-by", "2026-12-20")[2]
    assert "by when they would pay" not in told
    assert str(desk.case(id_).offers[1].pay_by) == "2026-12-20"
    shell("offer", "1", "600", "--instalments", "2", "--first", "2026-12-01")
    listed = shell("offer", "1")[1].splitlines()
    assert "20/12/2026" in listed[1]
    assert "2 instalments" in listed[2]
    desk.set(id_, ["offers.1.pay_by=2026-12-22"])
    assert "22/12/2026" in shell("offer", "1")[1].splitlines()[0]


def test_a_draft_accepted_by_command_reached_the_other_side_and_is_wanted_on_paper(
    desk, shell, id_
):
    shell("offer", "1", "700")
    said = ("set", "1", "offers.1.answer=accepted", "offers.1.answered_on=2026-10-28")
    assert shell(*said)[0] == 0
    (offer,) = desk.case(id_).offers
    assert (offer.sent, offer.on.known) == (True, False)
    listed = shell("offer", "1")[1]
    assert "date not known" in listed
    assert "accepted on 28/10/2026" in listed
    for command in ("offer", "plan"):
        assert "What was agreed is on no paper in the file" in shell(command, "1")[1]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            ("offer", "1", "300", "--instalments", "2", "--pay-by", "+9"),
            "--pay-by: instalments have days of their own",
        ),
        (("offer", "1", "300", "--down", "100"), "--down: this is told of instalments alone"),
        (("offer", "1", "300", "--first", "+9"), "--first: this is told of instalments alone"),
        (("set", "1", "agreement.made=+1"), "this day has not come yet"),
        (("set", "1", "mediation.asked_on=21.11.2026"), "this day has not come yet"),
    ],
)
def test_what_says_nothing_or_has_not_happened_yet_is_refused(shell, desk, id_, given, told):
    code, _, err = shell(*given)
    assert code == 2 and told in err
    assert desk.case(id_).offers == ()


def test_days_of_what_was_are_the_last_ones_where_they_have_no_year(desk, id_):
    desk.set(
        id_, ["agreement.made=24.12", "concessions.new.element=due", "concessions.due.on=1.12"]
    )
    case = desk.case(id_)
    assert case.agreement.made == loose("2025-12-24")
    assert case.concessions[0].on == loose("2025-12-01")


def test_an_offer_whose_terms_end_in_a_full_stop_is_written_in_its_own_letter(
    shell, desk, id_, tmp_path
):
    terms = "If an instalment is late by seven days the whole falls due. The debt is admitted."
    assert shell("offer", "1", "300", "--terms", terms, "--on", "2026-11-01")[0] == 0

    assert terms in text_of(desk.write(id_, "offer", to=tmp_path / "o.docx").path)


def test_a_statement_of_nobody_yet_tells_its_blanks_and_an_interview_that_nobody_is_entered(
    shell, id_
):
    code, _, told = shell("write", "1", "witness_statement")
    assert (code, told.count("to complete: ")) == (0, 3)
    code, _, told = shell("interview", "1")
    assert code == 2
    assert "no witness is entered in this case yet" in told
    assert "witnesses.new.name" in told


def test_a_letter_with_an_offer_tells_before_it_goes_that_its_signer_may_not_make_it(desk, id_):
    """The form of the offer said so, and the letter was written over her name without a word."""
    desk.keep_owner(desk.owner().but(acting="Zofia Lis"))
    desk.set(id_, ["offers.new.by=claimant", "offers.1.amount=62000 PLN"])

    def warned():
        return [x.values for x in desk.beware(id_, "offer") if x.key == "authority.ask"]

    assert warned() == [], "nobody said who may agree"
    desk.set(id_, ["private.authorities.new.who=Jan Wilk"])
    assert warned() == [{"who": "Zofia Lis", "able": ("Jan Wilk",)}]
    desk.set(id_, ["private.authorities.new.who=Zofia Lis"])
    assert warned() == []
