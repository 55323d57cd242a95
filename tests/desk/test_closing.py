"""How a matter ends by command: for how much, by when, and what is told of it afterwards."""

from datetime import date

import pytest
import written_words

from casefile.desk import Desk
from casefile.library import languages
from casefile.model.case import Ended, Ending
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.money import Money
from casefile.model.offer import Answer, Instalment, Offer, OfferBy

ON = date(2026, 11, 20)


@pytest.fixture
def desk(tmp_path):
    return Desk.at(tmp_path / "home", language="en", on=ON)


def test_a_debt_is_written_off_with_its_reason_and_the_file_teaches(desk, shell, id_):
    before = desk.case(id_).stage
    assert shell("close", "1", "written_off")[0] == 2
    code, out, _ = shell("close", "1", "written_off", "--why", "He moved abroad")
    assert code == 0
    assert "terms were not in writing" in out
    assert desk.case(id_).endings[0].why == "He moved abroad"
    assert shell("close", "1", "--again")[0] == 0
    assert desk.case(id_).stage is before


def test_a_sum_above_the_claim_is_taken_and_told(desk, shell, id_):
    assert "is more than all that is open" not in shell("close", "1", "settled", "--sum", "600")[2]
    assert shell("undo", "1")[0] == 0
    code, _, told = shell("close", "1", "settled", "--sum", "30000")
    assert code == 0
    assert "The sum, €30,000.00, is more than all that is open by the account: €1,0" in told
    assert "casefile undo 1" in told
    assert shell("undo", "1")[0] == 0
    assert "is more than" not in shell("close", "1", "judgment", "--sum", "30000")[2]


def test_a_payment_above_all_that_is_open_is_taken_and_told(desk, shell, id_):
    assert "is more than" not in shell("pay", "1", "400", "--dated", "19.11.2026")[2]
    code, _, told = shell("pay", "1", "30000", "--dated", "19.11.2026")
    assert (code, "€30,000.00, is more than all that is open by the account" in told) == (0, True)
    assert "casefile undo 1" in told
    assert len(desk.case(id_).payments) == 2


def test_what_was_settled_for_is_told_everywhere_and_the_old_balance_nowhere(desk, shell, id_):
    """€1,000, settled for 600 in three instalments, one on New Year as agreed; one came in."""
    given = ("--sum", "600", "--by", "1.12.2026", "--instalments", "3", "--dated", "19.11.2026")
    code, _, err = shell("close", "1", "settled", *given)
    assert code == 0 and "Settled on 19/11/2026 for €600.00" in err
    desk.pay(id_, Money(amount="200", currency="EUR"), loose(ON))
    told = "Paid of it so far: €200.00; still to come: €400.00."
    for command in ("interest", "review", "lessons", "plan"):
        assert told in shell(command, "1")[1], command
    (line,) = desk.cases()
    assert (line.amounts, line.ended, line.ended_for) == (("400.00 EUR",), "settled", "600.00 EUR")
    listed = shell("cases")[1]
    assert "€400.00" in listed and "closed: settled, €600.00" in listed
    assert [str(row.on) for row in desk.case(id_).endings[0].instalments] == [
        "2026-12-01",
        "2027-01-01",
        "2027-02-01",
    ]
    assert "€200.00" in shell("deadlines", "1")[1]
    page = desk.write(id_, "lessons_page").path
    assert told in written_words.text_of(page).replace("\u00a0", " ")


def test_what_a_person_learnt_at_the_end_stands_among_the_lessons_as_typed(desk, shell, id_):
    ending = Ending(
        how=Ended.WRITTEN_OFF, why="gone", hard="We waited too long.", change="A third ahead."
    )
    desk.close(id_, ending)
    told = shell("lessons", "1")[1]
    assert "What was hard on our side: We waited too long." in told
    assert "What is to change: A third ahead." in told


def test_the_accepted_offer_on_file_is_not_asked_for_twice(desk, shell, id_):
    offer = Offer(by=OfferBy.CLAIMANT, amount=Money(amount="700", currency="EUR"), sent=True)
    desk.offered(id_, offer.but(answer=Answer.ACCEPTED))
    assert "for €700.00 (of" in shell("close", "1", "settled")[2]
    assert str(desk.case(id_).endings[0].sum) == "700.00 EUR"


@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_a_sum_that_is_not_known_is_asked_for_and_never_told_as_nothing(shell, desk, id_, language):
    words = desk.languages[language]
    err = shell("close", "1", "settled", language=language)[2]
    assert "casefile close 1 settled --sum" in err
    listed = shell("cases", language=language)[1]
    assert words.term("screens.cases.no_sum") in listed
    assert words.term("words.unknown") in listed and "1,00" not in listed


def test_what_came_in_with_the_end_is_recorded_once(desk, shell, id_):
    assert shell("close", "1", "paid", "--sum", "1000")[0] == 0
    (payment,) = desk.case(id_).payments
    assert (str(payment.amount), str(payment.dated)) == ("1000.00 EUR", "2026-11-20")
    shell("close", "1", "--again")
    shell("close", "1", "paid", "--sum", "1000")
    assert len(desk.case(id_).payments) == 1


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("written_off", "--why", "x", "--sum", "5"), "all that is open"),
        (("settled", "--by", "+30"), "days to pay are told of a sum"),
        (("paid", "--sum", "5", "--by", "+30"), "days to pay are told of a sum"),
        (("settled", "--sum", "5", "--instalments", "3"), "instalments need the day"),
        (("settled", "--sum", "5", "--dated", "21.11.2026"), "has not come yet"),
        (("settled", "--sum", "0"), "more than zero"),
    ],
)
def test_what_an_end_does_not_take_is_refused(shell, desk, id_, given, told):
    code, _, err = shell("close", "1", *given)
    assert code == 2 and told in err
    assert desk.case(id_).endings == ()


def euros(sum_):
    return Money(amount=sum_, currency="EUR")


def agreed(desk, id_, *, label=Disclosure.OPEN):
    """600 in three instalments of 200, on 2 November, 2 December and 4 January."""
    days = ("2026-11-02", "2026-12-02", "2027-01-04")
    offer = Offer(
        by=OfferBy.RESPONDENT,
        on=loose("2026-10-20"),
        amount=euros("600"),
        instalments=tuple(Instalment(on=loose(day), amount=euros("200")) for day in days),
        answer=Answer.ACCEPTED,
        disclosure=label,
    )
    desk.offered(id_, offer)


def plain(path):
    return written_words.text_of(path).replace("\u00a0", " ")


@pytest.mark.parametrize("form", ["demand_letter", "reminder_friendly", "final_notice"])
def test_nothing_is_demanded_while_no_instalment_of_a_settlement_is_overdue(desk, shell, id_, form):
    agreed(desk, id_, label=Disclosure.WITHOUT_PREJUDICE)
    desk.pay(id_, euros("200"), loose("2026-11-02"))
    told = "the next payment, €200.00, is due on 02/12/2026"
    for closed in (False, True):
        if closed:
            assert shell("close", "1", "settled", "--dated", "20.10.2026")[0] == 0
        for command in ("write", "message"):
            code, _, err = shell(command, "1", form)
            assert code != 0 and told in err, (command, closed)
        flight = desk.preflight(id_, desk.packet(id_, form))
        assert flight.refused and told in desk.words.say(flight.beware[0])
    account = desk.preflight(id_, desk.packet(id_, "account"))
    assert not account.refused and flight.beware[0] not in account.beware


@pytest.mark.parametrize("closed", [False, True])
def test_a_demand_after_a_settlement_asks_for_what_is_overdue_alone(desk, shell, id_, closed):
    """50 of the first 200 came in: 150 is overdue on 20 November, and not the 550 to come."""
    agreed(desk, id_)
    desk.pay(id_, euros("50"), loose("2026-11-02"))
    if closed:
        shell("close", "1", "settled", "--dated", "20.10.2026")
    said = shell("message", "1", "final_notice")[1].replace("\u00a0", " ")
    assert "Please pay €150.00 by" in said and "02/11/2026" in said
    assert "settled for €600.00" in said
    assert "neither" not in said and "€550.00" not in said
    letter = plain(desk.write(id_, "demand_letter", draft=True).path)
    assert "We write about the sum of €150.00" in letter
    assert "Rest of instalment 1 of the settlement (€200.00)" in letter


def test_an_accepted_offer_takes_the_place_of_the_claim_while_the_case_is_open(desk, shell, id_):
    """600 agreed, 50 of it paid: letters, overview and account tell of the 550, until it lapses."""
    agreed(desk, id_)
    desk.pay(id_, euros("50"), loose("2026-11-02"))
    told = "Paid of it so far: €50.00; still to come: €550.00."
    for command in ("interest", "review", "plan"):
        assert told in shell(command, "1")[1], command
    assert [str(a.balance) for a in desk.review(id_).account] == ["550.00 EUR"]
    (line,) = desk.cases()
    assert (line.amounts, line.ended) == (("550.00 EUR",), "")
    (part,) = (said for said in desk.beware(id_, "demand_letter") if "settled" in said.key)
    assert "€150.00" in desk.words.say(part)
    desk.set(id_, ["offers.1.answer=lapsed"])
    (whole,) = desk.review(id_).account
    assert whole.closing is None and whole.balance.amount > 950
    assert not any("settled" in said.key for said in desk.beware(id_, "demand_letter"))


@pytest.mark.parametrize("closed", [False, True])
def test_a_demand_after_a_settlement_not_open_asks_for_its_label(desk, shell, id_, closed):
    agreed(desk, id_, label=Disclosure.WITHOUT_PREJUDICE)
    if closed:
        shell("close", "1", "settled", "--dated", "20.10.2026")
    code, _, err = shell("write", "1", "demand_letter")
    assert code != 0 and "with the label open" in err


def lapsed(desk, id_):
    older = {"by": OfferBy.CLAIMANT, "amount": euros("900"), "on": loose("2026-09-01")}
    desk.offered(id_, Offer(**older, expires=loose("2026-10-01")))


def test_an_agreement_holds_what_was_settled_and_no_offer_that_lapsed(desk, shell, id_):
    """1,000, settled for 600 in three; 200 paid: 600 owed and paid, 400 of it still to come."""
    lapsed(desk, id_)
    given = ("--sum", "600", "--by", "2.11.2026", "--instalments", "3", "--dated", "20.10.2026")
    assert shell("close", "1", "settled", *given)[0] == 0
    desk.pay(id_, euros("200"), loose("2026-11-02"))
    for form in ("instalment_agreement", "settlement_agreement"):
        told = plain(desk.write(id_, form).path)
        assert "pays €600.00" in told and "€900.00" not in told
        assert "€200.00 was paid by" in told and "Still to be paid: €400.00" in told
        assert "before any payment under this settlement was €1,0" in told
        assert "acknowledges the debt of €400.00" not in told
        assert "02/12/2026" in told and "Paid of it" in told


def test_an_agreement_is_drawn_up_of_a_live_offer_and_of_none_that_lapsed(desk, id_):
    lapsed(desk, id_)
    assert "€900.00" not in plain(desk.write(id_, "instalment_agreement").path)
    theirs = Offer(by=OfferBy.RESPONDENT, amount=euros("700"), on=loose("2026-11-01"))
    desk.offered(id_, theirs.but(answer=Answer.REFUSED))
    assert "€700.00" not in plain(desk.write(id_, "instalment_agreement").path)
    desk.offered(id_, theirs)
    assert "pays €700.00" in plain(desk.write(id_, "instalment_agreement").path)


def test_no_notice_announces_a_demand_that_went_out_already(desk, shell, id_):
    desk.set(id_, ["demands.new.on=2026-11-02", "demands.new.days=7"])
    for command in ("write", "message"):
        code, _, err = shell(command, "1", "final_notice")
        assert code != 0 and "that of 02/11/2026 went out already" in err, command
    flight = desk.preflight(id_, desk.packet(id_, "final_notice"))
    assert flight.beware[0].key == "preflight.demanded"
    assert shell("write", "1", "reminder_firm")[0] == 0
    desk.set(id_, ["demands.1.formal=no"])
    assert shell("message", "1", "final_notice")[0] == 0


def test_what_a_later_settlement_owes_was_demanded_by_no_earlier_demand(desk, shell, id_):
    desk.set(id_, ["demands.new.on=2026-10-02", "demands.new.days=7"])
    agreed(desk, id_)
    assert shell("message", "1", "final_notice")[0] == 0


@pytest.mark.parametrize(
    ("code", "agreed", "over"), [("he", "הושגה פשרה", "הסתיים"), ("pl", "ugod", "zakończ")]
)
def test_an_open_case_with_an_accepted_offer_is_told_as_agreed_and_not_as_ended(
    desk, id_, code, agreed, over
):
    sum_ = Money(amount="800", currency="EUR")
    days = (Instalment(on=loose("2026-12-01"), amount=sum_),)
    offer = Offer(by=OfferBy.CLAIMANT, on=loose("2026-11-02"), amount=sum_, instalments=days)
    desk.offered(id_, offer.but(answer=Answer.ACCEPTED))
    plan = desk.plan(id_)
    words = languages()[code]
    told = [words.say(one) for one in (*desk.ended(id_), plan.route)]
    assert len(told) == 2
    for one in told:
        assert agreed in one.lower() and over not in one.lower()


def test_an_accepted_offer_whose_day_of_acceptance_is_unsaid_is_told_to_count_from_its_own(
    desk, id_, shell
):
    offer = Offer(
        by=OfferBy.CLAIMANT,
        on=loose("2026-11-05"),
        amount=Money(amount="900", currency="EUR"),
        answer=Answer.ACCEPTED,
    )
    desk.change(id_, lambda case: case.but(offers=(offer,)), note="offer")
    assert desk.answer_day_lacks(id_).values["on"] == loose("2026-11-05")
    _, out, err = shell("close", "1", "settled")
    assert "counts from the day of the offer, 05/11/2026" in out + err
    assert "offers.1.answered_on=DATE" in out + err
    desk.set(id_, ["offers.1.answered_on=2026-11-12"])
    assert desk.answer_day_lacks(id_) is None


def test_a_settlement_told_by_the_closing_alone_is_said_to_fall_away_when_it_is_taken_up(
    desk, shell, id_
):
    shell("close", "1", "settled", "--sum", "600")
    code, _, told = shell("close", "1", "--again")
    assert code == 0
    assert "The settlement of 20/11/2026 for €600.00 was told by the closing alone" in told
    assert "casefile undo CASE" in told
    assert "The settlement of" not in shell("interest", "1")[1]


def test_a_settlement_by_an_accepted_offer_stands_when_the_matter_is_taken_up(desk, shell, id_):
    offer = Offer(by=OfferBy.CLAIMANT, amount=Money(amount="700", currency="EUR"), sent=True)
    desk.offered(id_, offer.but(answer=Answer.ACCEPTED))
    shell("close", "1", "settled")
    assert "falls away" not in shell("close", "1", "--again")[2]


@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_what_came_in_above_the_settlement_is_told_as_too_much(desk, shell, id_, language):
    shell("close", "1", "settled", "--sum", "600")
    desk.pay(id_, Money(amount="700", currency="EUR"), loose(ON))
    told = shell("plan", "1", language=language)[1]
    assert "100.00" in told or "100,00" in told
    assert "-100" not in told
    if language == "en":
        assert "Too much came in: €100.00" in told and "still to come: €0.00" in told
