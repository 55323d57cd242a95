"""Before it is written: how a packet reads, what only a person can fill in, what it lacks."""

from __future__ import annotations

import pytest
from packet_case import FORMS, LANGUAGES
from packet_made import packet_of

from casefile.documents.plain import plain_text
from casefile.model.dates import loose
from casefile.model.errors import PacketRefused
from casefile.model.money import Money
from casefile.packets.preflight import blanks, to_complete


def _clashes(said):
    return [one for one in said if one.key.startswith("contradictions.")]


def test_a_bare_case_names_its_blanks_and_what_the_place_asks_for(desk, case):
    packet = desk.packet(case, "demand_letter")
    flight = desk.preflight(case, packet)

    assert "bank account for the payment" in flight.blanks
    assert flight.lacks
    assert "Blue Door Lettings" in flight.text
    assert "£1,200.50" in flight.text


def test_a_reminder_lacks_nothing_that_a_place_asks_for(desk, case):
    assert desk.preflight(case, desk.packet(case, "reminder_friendly")).lacks == ()


def test_a_claim_beside_its_invoice_is_told_before_any_packet_goes_out(desk, case, tmp_path):
    """1,200.50 is claimed and the file asks for 700, as read when it was taken in."""
    debt = desk.case(case).debts[0]
    bill = tmp_path / "invoice.txt"
    bill.write_text(f"INVOICE {debt.ref}\nTotal due: 700.00 {debt.amount.currency}\n")
    assert not _clashes(desk.preflight(case, desk.packet(case, "reminder_friendly")).beware)
    desk.add(case, [bill])
    desk.accept(case, ["C-1"])
    (told,) = _clashes(desk.preflight(case, desk.packet(case, "reminder_friendly")).beware)
    assert told.values["owed"] == Money(amount="700", currency=debt.amount.currency)
    assert told.values["claimed"] == debt.amount


def test_the_mediators_note_says_before_it_is_written_that_it_tells_the_minimum(desk, case):
    desk.set(case, ["private.floor=900 GBP", "private.lawyer_wanted=afraid"])
    told = desk.beware(case, "mediator_note")
    assert told[0].values["floor"] == Money.model_validate("900 GBP")
    packet = desk.packet(case, "mediator_note")
    assert "£900.00" in plain_text(packet)
    assert [left.what.key for left in packet.left_out] == ["withheld.rest"]


def test_who_may_agree_is_named_to_both_sides_and_the_limits_to_neither(desk, case):
    desk.set(
        case, ["private.authorities.new.who=Priya Nair", "private.authorities.1.least=901 GBP"]
    )
    shown = plain_text(desk.packet(case, "mediation_exchange"))
    assert "settle for the claimant: Priya Nair" in shown and "901" not in shown
    for who in ("Priya Nair, from £901.00", "Priya Nair – for no less than the half"):
        desk.set(case, [f"private.authorities.1.who={who}"])
        shown = plain_text(desk.packet(case, "mediation_exchange"))
        assert "settle for the claimant: Priya Nair" in shown
        assert "901" not in shown and "the half" not in shown
        desk.write(case, "mediation_exchange", pages=False)
    desk.set(case, ["private.authorities.1.who=Priya Nair from £901.00"])
    assert "Priya" not in plain_text(desk.packet(case, "mediation_exchange"))


@pytest.mark.parametrize("form", ["mediation_exchange", "mediator_note"])
def test_a_packet_for_the_mediation_that_can_name_nobody_of_ours_says_so_once_and_where(
    desk, case, form
):
    def nobody():
        flight = desk.preflight(case, desk.packet(case, form))
        assert not any("attends" in blank for blank in flight.blanks)
        return [said for said in flight.beware if said.key == "preflight.nobody_attends"]

    (told,) = nobody()
    assert "section 8" in desk.words.say(told)
    desk.set(case, ["private.authorities.new.who=Priya Nair"])
    assert not nobody()
    desk.set(case, ["private.authorities.1.who=Priya Nair from £901.00"])
    assert nobody(), "beside his name stands his limit, so he is named to nobody"
    desk.set(case, ["mediation.attending.new.name=Ewa Lis", "mediation.attending.1.by=respondent"])
    assert nobody(), "only the other side is named"
    desk.set(case, ["mediation.attending.1.by=claimant"])
    assert not nobody()


def test_the_lawyer_reads_names_and_no_keys_or_ids_of_the_program(desk, case, tmp_path):
    opened = desk.set(
        case,
        [
            "contacts.new.id=01callcallcallcall",
            "contacts.1.on=2026-11-10",
            "contacts.1.channel=phone",
            "contacts.1.outcome=promised",
        ],
    )
    assert opened.case.contacts[0].id
    (tmp_path / "note.txt").write_text("Order for beds")
    desk.add(case, [tmp_path / "note.txt"])
    text = plain_text(desk.packet(case, "lawyer_instruction"))
    assert "Rests on: phone (10/11/2026)" in text
    assert opened.case.contacts[0].id not in text
    assert "Look at the files that wait: 1." in text and "Space" not in text


def test_a_log_tells_when_a_call_was_written_down_and_is_told_to_be_empty_beforehand(desk, case):
    call = ["contacts.new.on=2026-10-16", "contacts.1.channel=phone"]
    desk.set(case, [*call, "contacts.1.noted_on=2026-11-20"])
    (told,) = desk.beware(case, "call_log")
    assert (told.key, told.values["n"]) == ("preflight.empty_log", 1)
    desk.set(case, ["contacts.1.disclosure=open"])
    assert desk.beware(case, "call_log") == ()
    assert "Written down on 20/11/2026" in plain_text(desk.packet(case, "call_log"))
    desk.set(case, ["contacts.1.noted_on=2026-10-16"])
    assert "Written down" not in plain_text(desk.packet(case, "call_log"))


def test_a_log_of_a_case_without_a_call_asks_for_calls_and_not_for_labels(desk, case):
    assert [told.key for told in desk.beware(case, "call_log")] == ["preflight.no_log"]
    for form in ("case_print", "lawyer_instruction"):
        assert not [told for told in desk.beware(case, form) if told.key.endswith("_log")]


def test_what_the_other_side_wrote_is_told_though_no_plea_is_written_down(desk, case, tmp_path):
    (tmp_path / "complaint.txt").write_text("The beds came late.")
    desk.add(case, [tmp_path / "complaint.txt"])
    desk.accept(case, ["C-1"], label="open")
    mark = "exhibits.C-1"
    desk.set(
        case,
        [
            *("debts.1.due=2026-09-18", "reason=quality"),
            f"{mark}.against=performance",
            *(f"{mark}.kind=letter", f"{mark}.provenance=respondent", f"{mark}.dated=2026-09-29"),
        ],
    )
    assert "preflight.no_plea" in [said.key for said in desk.beware(case, "mediation_exchange")]
    assert "stands in: C-1" in plain_text(desk.packet(case, "mediation_exchange"))
    assert "You have written to us" in plain_text(desk.packet(case, "request_for_explanation"))
    text = plain_text(desk.packet(case, "lawyer_instruction"))
    assert "not paying: " in text and "No defence is raised" not in text


def test_a_plea_that_stayed_internal_while_its_paper_was_set_open_is_told_before_it_is_left_out(
    desk, case, tmp_path
):
    (tmp_path / "complaint.txt").write_text("The beds came late.")
    desk.add(case, [tmp_path / "complaint.txt"])
    desk.accept(case, ["C-1"], label="open")
    taken = ["positions.new.defence=quality_complaint", "positions.1.marks=C-1"]
    desk.set(case, [*taken, "positions.1.said=The beds came late."])
    for form in ("demand_letter", "mediation_exchange", "scott_schedule"):
        told = [x for x in desk.beware(case, form) if x.key == "preflight.plea_inside"]
        assert [(x.values["mark"], x.values["n"]) for x in told] == [(("C-1",), 1)]
    assert "positions.1.disclosure=open" in desk.words.say(told[0])

    def inside(form):
        return "preflight.plea_inside" in [x.key for x in desk.beware(case, form)]

    assert not inside("account") and not inside("lawyer_instruction")
    desk.set(case, ["exhibits.C-1.disclosure=internal"])
    assert not inside("demand_letter"), "its reader may not see the paper either"
    desk.set(case, ["exhibits.C-1.disclosure=open", "positions.1.disclosure=open"])
    assert not inside("demand_letter")


def test_others_read_the_rule_and_its_source_and_the_owner_what_is_doubted(desk, case):
    """No due day, so no interest could be counted: the letter claims it as the law gives it."""
    desk.set(case, ["debts.1.due="])
    shown = plain_text(desk.packet(case, "demand_letter"))
    assert "at the rate that the law or the agreement gives" in shown
    for doubt in ("check", "to be verified", "still to be entered", "calculator"):
        assert doubt not in shown
    assert "account.missing_due" in [said.key for said in desk.beware(case, "demand_letter")]
    assert "due day is not known" in plain_text(desk.packet(case, "lawyer_instruction"))


def test_a_packet_never_says_that_nothing_was_paid_beside_a_paper_that_shows_a_credit(
    desk, case, tmp_path
):
    """Read of the transfer: 200 pounds on 20 April. A reader who may see the paper is told of it,
    another finds a blank to settle and no sum; once it is recorded, nothing is left to settle."""
    slip = tmp_path / "slip.txt"
    slip.write_text(
        "TRANSFER CONFIRMATION\nDate: 20 April 2026\nPayer: Blue Door Lettings\nAmount: £200.00\n"
    )
    unsettled, silent = "payments received: to be settled", "No payment has been received"
    assert silent in plain_text(desk.packet(case, "evidence_bundle"))
    desk.add(case, [slip])
    desk.accept(case, ["C-1"], label="open")
    shown = plain_text(desk.packet(case, "evidence_bundle"))
    assert silent not in shown
    assert "C-1 shows a credit of £200.00 on 20/04/2026" in shown
    assert unsettled in shown
    assert unsettled in desk.message(case, "reminder_firm")
    desk.set(case, ["exhibits.C-1.disclosure=internal"])
    hidden = plain_text(desk.packet(case, "evidence_bundle"))
    assert unsettled in hidden
    assert silent not in hidden
    assert "200.00 on" not in hidden
    (told,) = _clashes(desk.beware(case, "evidence_bundle"))
    assert told.key == "contradictions.came_in"
    assert desk.beware(case, "exhibit_list") == desk.beware(case, "order_form") == ()
    desk.pay(case, Money.model_validate("200 GBP"), loose("2026-04-20"))
    settled = plain_text(desk.packet(case, "evidence_bundle"))
    assert unsettled not in settled
    assert not _clashes(desk.beware(case, "evidence_bundle"))


def test_days_at_length_carry_the_hebrew_date_in_hebrew_packets_that_ask_for_it(desk, case):
    form, both = "reminder_friendly", "20\u00a0בנובמבר 2026 (י' בכסלו תשפ\"ז)"

    def text(language, **asked):
        return plain_text(desk.packet(case, form, language=language, **asked))

    assert "20\u00a0בנובמבר 2026" in text("he") and 'תשפ"ז' not in text("he")
    assert both in text("he", hebrew_days=True)
    assert 'תשפ"ז' not in text("pl", hebrew_days=True)
    desk.keep_settings(desk.settings().but(hebrew_days=True))
    assert both in text("he")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", sorted(FORMS))
def test_every_blank_of_the_tree_stands_in_the_plain_text(name, code):
    packet = packet_of(name, code)
    text = " ".join(plain_text(packet).split())

    assert [one for one in blanks(packet) if " ".join(one.text.split()) not in text] == []
    assert to_complete(packet) or not list(blanks(packet))


def test_a_writing_that_is_stopped_hands_nothing_over(desk, case):
    heard: list[tuple[int, int]] = []

    def told(done: int, of: int, name: str) -> bool:
        heard.append((done, of))
        return False

    with pytest.raises(PacketRefused) as refused:
        desk.write(case, "reminder_friendly", told=told)
    assert refused.value.key == "writing_stopped"
    assert heard == [(0, 1)]
    assert not list((desk.home / "cases" / case).glob("packets/*/*.docx"))


def test_how_far_it_is_never_passes_the_whole(desk, case, tmp_path):
    file = tmp_path / "note.txt"
    file.write_text("The beds were delivered on 3 March.\n")
    desk.add(case, [file])
    desk.accept(case, ["C-1"], label="open")
    heard: list[tuple[int, int]] = []
    desk.write(
        case, "evidence_bundle", told=lambda done, of, name: heard.append((done, of)) is None
    )

    assert heard
    assert all(done <= of for done, of in heard)
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)


def test_a_letter_that_speaks_of_letters_before_it_is_told_to_be_the_first(desk, case):
    firm = ("reminder_firm", "final_notice")
    for form in firm:
        assert "preflight.never_asked" in [told.key for told in desk.beware(case, form)]
    assert "preflight.never_asked" not in [x.key for x in desk.beware(case, "reminder_friendly")]
    desk.set(case, ["contacts.new.on=2026-10-16", "contacts.1.channel=phone"])
    desk.set(case, ["contacts.1.direction=out"])
    for form in firm:
        assert "preflight.never_asked" not in [told.key for told in desk.beware(case, form)]
