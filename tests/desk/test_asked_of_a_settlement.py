"""What a letter may ask of who owes by a settlement: he is party to it, and a court is not."""

from datetime import date

import pytest
import written_words

from casefile.desk import Desk
from casefile.desk.posting import Sent
from casefile.desk.sending import Gone
from casefile.model.blocks import Table, plain
from casefile.model.case import Ended, Ending
from casefile.model.contact import Channel
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.errors import PacketRefused
from casefile.model.money import Money
from casefile.model.offer import Answer, Instalment, Offer, OfferBy

ON = date(2026, 11, 20)
TALKS = (Disclosure.WITHOUT_PREJUDICE, Disclosure.MEDIATION)


@pytest.fixture
def desk(tmp_path):
    return Desk.at(tmp_path / "home", language="en", on=ON)


def euros(sum_):
    return Money(amount=sum_, currency="EUR")


def agreed(desk, id_, label):
    """600 in three instalments of 200, on 2 November, 2 December and 4 January."""
    days = ("2026-11-02", "2026-12-02", "2027-01-04")
    offer = Offer(
        by=OfferBy.RESPONDENT,
        on=loose("2026-10-20"),
        amount=euros("600"),
        terms="They pay it from the sale of the van",
        instalments=tuple(Instalment(on=loose(day), amount=euros("200")) for day in days),
        answer=Answer.ACCEPTED,
        disclosure=label,
    )
    desk.offered(id_, offer)


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("label", TALKS)
@pytest.mark.parametrize("form", ["reminder_friendly", "reminder_firm", "final_notice"])
def test_a_reminder_asks_who_owes_for_the_instalment_he_agreed(
    desk, shell, id_, label, form, closed
):
    agreed(desk, id_, label)
    if closed:
        assert shell("close", "1", "settled", "--dated", "20.10.2026")[0] == 0
    desk.pay(id_, euros("50"), loose("2026-11-02"))
    told = written_words.text_of(desk.write(id_, form).path).replace("\u00a0", " ")
    assert "Rest of instalment 1 of the settlement (€200.00)" in told and "€150.00" in told
    assert "the van" not in told and "€1,0" not in told


ONE_SUM = {
    "en": "Rest of the sum agreed in the settlement (€600.00)",
    "he": "יתרת הסכום שהוסכם בפשרה",
    "pl": "Reszta kwoty uzgodnionej w ugodzie (600,00",
}


@pytest.mark.parametrize("language", sorted(ONE_SUM))
def test_a_reminder_of_one_sum_agreed_asks_for_that_and_for_no_instalment(desk, id_, language):
    offer = Offer(by=OfferBy.RESPONDENT, on=loose("2026-10-20"), amount=euros("600"))
    desk.offered(id_, offer.but(pay_by=loose("2026-11-02"), answer=Answer.ACCEPTED))
    desk.pay(id_, euros("50"), loose("2026-11-02"))
    path = desk.write(id_, "reminder_firm", language=language).path
    told = written_words.text_of(path).replace("\u00a0", " ")
    assert ONE_SUM[language] in told
    assert not any(word in told for word in ("nstalment", "raty", "תשלום 1"))
    warned = desk.form("reminder_firm").words[language]["warned_settled"]
    assert warned not in told


MARKED = {
    "en": "BETWEEN THE PARTIES ONLY",
    "he": "בין הצדדים בלבד",
    "pl": "TYLKO MIĘDZY STRONAMI",
}
PAID_FOR = {
    "en": "Settlement of 20 October 2026",
    "he": "הפשרה מיום 20 באוקטובר 2026",
    "pl": "Ugoda z dnia 20 października 2026",
}


@pytest.mark.parametrize("language", ["en", "he", "pl"])
@pytest.mark.parametrize("label", [*TALKS, Disclosure.OPEN])
@pytest.mark.parametrize("form", ["reminder_friendly", "reminder_firm", "final_notice"])
def test_a_reminder_of_a_settlement_of_the_talks_is_marked_as_between_the_parties(
    desk, id_, label, form, language
):
    agreed(desk, id_, label)
    letter = desk.packet(id_, form, language=language)
    marked = label in TALKS
    assert letter.marking.startswith(MARKED[language]) is marked
    for short in (False, True):
        said = desk.message(id_, form, language=language, short=short)
        assert said.startswith(MARKED[language]) is marked


@pytest.mark.parametrize("language", ["en", "he", "pl"])
@pytest.mark.parametrize("closed", [False, True])
def test_what_is_owed_by_a_settlement_is_paid_for_it_and_for_no_invoice(
    desk, shell, id_, language, closed
):
    agreed(desk, id_, Disclosure.WITHOUT_PREJUDICE)
    if closed:
        assert shell("close", "1", "settled", "--dated", "20.10.2026")[0] == 0
    for form in ("reminder_firm", "account"):
        assert reference(desk.packet(id_, form, language=language)).startswith(PAID_FOR[language])


def test_what_a_court_ordered_is_paid_for_its_judgment(desk, id_):
    rows = (Instalment(on=loose("2026-11-10"), amount=euros("1200")),)
    ending = Ending(how=Ended.JUDGMENT, on=loose("2026-10-20"), sum=euros("1200"))
    desk.close(id_, ending.but(instalments=rows))
    letter = desk.packet(id_, "reminder_firm")
    assert reference(letter) == "Judgment of 20 October 2026" and not letter.marking


def reference(packet):
    """Return what the payment details say the payment is for."""
    rows = [row for block in packet.blocks if isinstance(block, Table) for row in block.rows]
    names = {"Reference", "אסמכתה לציון", "Tytuł przelewu"}
    return next(plain(row.cells[1]) for row in rows if plain(row.cells[0]) in names).replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize("label", TALKS)
@pytest.mark.parametrize("form", ["demand_letter", "invitation_to_mediate"])
def test_what_is_written_for_a_court_names_no_settlement_of_the_talks(desk, id_, label, form):
    agreed(desk, id_, label)
    with pytest.raises(PacketRefused) as refused:
        desk.write(id_, form, draft=True)
    assert refused.value.values["why"].key == "preflight.settled.not_open"


def test_no_letter_names_a_settlement_that_is_kept_in_the_house(desk, id_):
    agreed(desk, id_, Disclosure.INTERNAL)
    with pytest.raises(PacketRefused):
        desk.write(id_, "reminder_firm")


def test_a_reminder_that_named_the_talks_is_an_exhibit_of_the_talks(desk, id_):
    agreed(desk, id_, Disclosure.WITHOUT_PREJUDICE)
    path = desk.write(id_, "reminder_firm").path
    sent = Sent("reminder_firm", Channel.LETTER, loose(ON))
    desk.gone(id_, Gone(sent, letter=path))
    (letter,) = desk.case(id_).exhibits
    assert letter.disclosure is Disclosure.WITHOUT_PREJUDICE


@pytest.mark.parametrize("language", ["en", "he", "pl"])
@pytest.mark.parametrize("form", ["reminder_friendly", "reminder_firm", "final_notice"])
@pytest.mark.parametrize("label", TALKS)
def test_a_letter_that_named_the_talks_keeps_the_next_one_to_who_got_it_from_nothing(
    desk, id_, label, form, language
):
    agreed(desk, id_, label)
    for sent_form in ("reminder_friendly", "reminder_firm", form):
        path = desk.write(id_, sent_form, language=language).path
        desk.gone(id_, Gone(Sent(sent_form, Channel.LETTER, loose(ON)), letter=path))
    later = desk.on_day(date(2026, 11, 28))
    told = written_words.text_of(later.write(id_, form, language=language).path)
    assert "200" in told and "the van" not in told
    assert form == "reminder_friendly" or "600" in told


@pytest.mark.parametrize("form", ["reminder_firm", "final_notice"])
def test_a_letter_of_a_day_before_the_money_came_in_asks_for_no_instalment_now(desk, id_, form):
    agreed(desk, id_, Disclosure.WITHOUT_PREJUDICE)
    later = desk.on_day(date(2027, 1, 8))
    for day in ("2026-12-01", "2027-01-04", "2027-01-05"):
        later.pay(id_, euros("200"), loose(day))
    later.close(id_, Ending(how=Ended.PAID, on=loose("2027-01-08")))
    with pytest.raises(PacketRefused) as refused:
        desk.write(id_, form, language="pl")
    assert refused.value.values["why"].key == "preflight.since.paid"


@pytest.mark.parametrize("form", ["evidence_bundle", "scott_schedule", "exhibit_list"])
def test_what_a_court_reads_holds_no_word_of_a_letter_that_named_the_talks(desk, id_, form):
    agreed(desk, id_, Disclosure.WITHOUT_PREJUDICE)
    path = desk.write(id_, "reminder_firm").path
    desk.gone(id_, Gone(Sent("reminder_firm", Channel.LETTER, loose(ON)), letter=path))
    told = written_words.text_of(desk.write(id_, form, draft=True).path)
    assert "600" not in told and "settlement of" not in told


@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_the_last_notice_on_a_settlement_is_headed_by_the_settlement_and_no_demand(
    desk, id_, language
):
    agreed(desk, id_, Disclosure.WITHOUT_PREJUDICE)
    told = written_words.text_of(desk.write(id_, "final_notice", language=language).path)
    heads = {
        "en": "Final notice: payment under the settlement of 20",
        "he": "הודעה אחרונה – תשלום לפי הפשרה מיום",
        "pl": "Ostateczne przypomnienie: płatność z ugody z dnia",
    }
    assert heads[language] in told.replace("\u00a0", " ")
    assert "לפני מכתב התראה" not in told


@pytest.mark.parametrize("form", ["request_for_explanation", "invitation_to_mediate"])
def test_what_is_settled_and_kept_is_argued_no_more_until_an_instalment_is_missed(desk, id_, form):
    agreed(desk, id_, Disclosure.OPEN)
    desk.pay(id_, euros("200"), loose("2026-11-02"))
    with pytest.raises(PacketRefused) as refused:
        desk.write(id_, form)
    assert refused.value.values["why"].key == "preflight.settled.argued"
    later = desk.on_day(date(2026, 12, 10))
    told = written_words.text_of(later.write(id_, form, draft=True).path).replace("\u00a0", " ")
    assert "Instalment 2 of the settlement, €200.00" in told


@pytest.mark.parametrize("form", ["mediation_exchange", "mediator_note"])
def test_nothing_is_put_together_for_a_mediator_once_it_is_settled_and_kept_or_decided(
    desk, id_, form
):
    agreed(desk, id_, Disclosure.OPEN)
    desk.pay(id_, euros("200"), loose("2026-11-02"))

    def why(then):
        with pytest.raises(PacketRefused) as refused:
            then.write(id_, form, draft=True)
        return refused.value.values["why"].key

    assert why(desk) == "preflight.settled.argued"
    later = desk.on_day(date(2026, 12, 10))
    assert later.write(id_, form, draft=True).path.exists(), "an instalment is missed"

    judged = Ending(how=Ended.JUDGMENT, on=loose("2026-12-09"), sum=euros("400"))
    later.change(id_, lambda case: case.but(endings=(judged,)), note="judged")
    assert why(later) == "preflight.ended.judged"


@pytest.mark.parametrize("language", ["en", "he", "pl"])
@pytest.mark.parametrize("form", ["reminder_firm", "final_notice", "demand_letter"])
def test_a_letter_on_a_settlement_says_what_was_settled_and_asks_no_interest_or_reason(
    desk, id_, form, language
):
    agreed(desk, id_, Disclosure.OPEN)
    path = desk.write(id_, form, language=language, draft=True).path
    told = written_words.text_of(path).replace("\u00a0", " ")
    assert "600" in told and "200" in told
    assert "further interest" not in told and "dalszymi odsetkami" not in told
    if form == "reminder_firm" and language == "en":
        assert "have written before" not in told and "propose instalments" not in told
