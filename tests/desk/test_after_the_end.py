"""What is true and may be written after a matter has ended: paid, by judgment, taken up again."""

import re
from datetime import date

import pytest
import written_words

from casefile.desk import Desk
from casefile.model.case import Ended, Ending
from casefile.model.contact import Channel, Contact, Promise
from casefile.model.dates import loose
from casefile.model.errors import PacketRefused
from casefile.model.money import Money
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.stage import Stage

ON = date(2026, 11, 20)
DEMANDS = ("reminder_friendly", "reminder_firm", "final_notice", "demand_letter")


@pytest.fixture
def desk(tmp_path):
    return Desk.at(tmp_path / "home", language="en", on=ON)


def euros(sum_):
    return Money(amount=sum_, currency="EUR")


def plain(path):
    return written_words.text_of(path).replace("\u00a0", " ")


def judged(desk, id_, *, by="2026-11-10"):
    """1,000 and costs: 1,200 by a judgment of 20 October, to be paid by 10 November."""
    rows = (Instalment(on=loose(by), amount=euros("1200")),) if by else ()
    ending = Ending(how=Ended.JUDGMENT, on=loose("2026-10-20"), sum=euros("1200"), instalments=rows)
    desk.close(id_, ending)


def refused(desk, id_, form):
    """Return why *form* is refused; it is refused as a letter and as a text alike."""
    with pytest.raises(PacketRefused) as written:
        desk.write(id_, form, draft=True)
    with pytest.raises(PacketRefused) as said:
        desk.message(id_, form)
    assert written.value.values["why"] == said.value.values["why"]
    assert written.value.values["why"] in desk.beware(id_, form)
    return desk.words.say(written.value.values["why"])


# -- a confirmation of full payment ---------------------------------------------------------------


def test_no_payment_in_full_is_confirmed_while_anything_owed_is_open(desk, id_):
    assert "is still unpaid" in refused(desk, id_, "discharge")
    desk.pay(id_, euros("1000"), loose("2026-11-16"))
    assert "is still unpaid" in refused(desk, id_, "discharge")  # the interest of two weeks


def test_no_payment_in_full_is_confirmed_where_it_is_not_known(desk, id_):
    desk.set(id_, ["debts.1.due="])
    desk.pay(id_, euros("1000"), loose("2026-11-16"))
    assert "not known whether all is paid" in refused(desk, id_, "discharge")
    desk.close(id_, Ending(how=Ended.PAID, sum=euros("1000"), on=loose("2026-11-16")))
    assert "€1,000.00" in plain(desk.write(id_, "discharge").path)


def agreed(desk, id_):
    rows = tuple(
        Instalment(on=loose(day), amount=euros("300")) for day in ("2026-11-02", "2026-12-02")
    )
    desk.offered(
        id_,
        Offer(
            by=OfferBy.RESPONDENT,
            on=loose("2026-10-20"),
            amount=euros("600"),
            instalments=rows,
            answer=Answer.ACCEPTED,
        ),
    )


@pytest.mark.parametrize("closed", [False, True])
def test_what_was_agreed_is_confirmed_once_all_of_it_came_in(desk, id_, closed):
    agreed(desk, id_)
    if closed:
        desk.close(id_, Ending(how=Ended.SETTLED, on=loose("2026-10-20")))
    desk.pay(id_, euros("300"), loose("2026-11-02"))
    assert "€300.00 is still unpaid" in refused(desk, id_, "discharge").replace("\u00a0", " ")
    desk.pay(id_, euros("300"), loose("2026-11-16"))
    assert "has been paid" in plain(desk.write(id_, "discharge").path)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Of this, €400.00 was received before the settlement of 20 October 2026."),
        ("he", "לפני ההסכמה מיום"),
        ("pl", "przed zawarciem ugody z dnia"),
    ],
)
def test_a_confirmation_tells_apart_what_came_before_the_settlement(desk, id_, language, told):
    agreed(desk, id_)
    desk.pay(id_, euros("300"), loose("2026-11-02"))
    desk.pay(id_, euros("300"), loose("2026-11-16"))
    assert told not in plain(desk.write(id_, "discharge", language=language).path)
    desk.pay(id_, euros("400"), loose("2026-10-01"))
    letter = plain(desk.write(id_, "discharge", language=language).path)
    assert told in letter and "400" in letter and "1000" in re.sub(r"\D", "", letter)


def test_a_confirmation_tells_apart_what_came_before_the_judgment(desk, id_):
    judged(desk, id_)
    desk.pay(id_, euros("200"), loose("2026-10-01"))
    desk.pay(id_, euros("1200"), loose("2026-11-12"))
    letter = plain(desk.write(id_, "discharge").path)
    assert "Received in all: €1,400.00. Of this, €200.00 was received before that judgment." in (
        " ".join(letter.split())
    )


def test_no_part_is_told_apart_where_the_day_of_a_payment_is_not_known(desk, id_):
    agreed(desk, id_)
    for day in ("2026-11-02", "2026-11-16"):
        desk.pay(id_, euros("300"), loose(day))
    desk.pay(id_, euros("400"), loose("2026-10-01"))
    desk.set(id_, ["payments.3.dated="])
    assert "before the settlement" not in plain(desk.write(id_, "discharge").path)


def test_a_debt_that_was_written_off_is_never_confirmed_as_paid(desk, id_):
    desk.close(id_, Ending(how=Ended.WRITTEN_OFF, why="He moved abroad"))
    assert "it was not paid" in refused(desk, id_, "discharge")


def test_a_close_as_paid_without_its_sum_confirms_nothing(desk, id_):
    desk.close(id_, Ending(how=Ended.PAID))
    assert "is not entered" in refused(desk, id_, "discharge")


# -- who has paid is asked for nothing ------------------------------------------------------------


@pytest.mark.parametrize("sum_", [None, "1000"])
@pytest.mark.parametrize("form", [*DEMANDS, "invitation_to_mediate", "request_for_explanation"])
def test_nothing_is_demanded_in_a_matter_closed_as_paid(desk, id_, form, sum_):
    desk.close(id_, Ending(how=Ended.PAID, sum=euros(sum_) if sum_ else None))
    assert "closed as paid" in refused(desk, id_, form)


def test_nothing_is_demanded_of_a_debt_written_off_or_with_nothing_open(desk, id_):
    desk.pay(id_, euros("1100"), loose("2026-11-02"))
    assert "nothing is open" in refused(desk, id_, "reminder_firm")
    desk.close(id_, Ending(how=Ended.WRITTEN_OFF, why="Too small"))
    assert "written off" in refused(desk, id_, "reminder_firm")


def test_a_talk_before_a_settlement_is_not_asked_for_after_it(desk, id_):
    promise = Promise(amount=euros("1000"), by=loose("2026-11-30"))
    talk = Contact(on=loose("2026-10-12"), channel=Channel.PHONE, promise=promise)
    desk.log(id_, talk)
    assert "€1,000.00" in desk.message(id_, "recap_of_call")
    agreed(desk, id_)
    assert "came before what was agreed" in refused(desk, id_, "recap_of_call")
    later = talk.but(on=loose("2026-11-16"), promise=promise.but(amount=euros("300")))
    desk.log(id_, later)
    assert "€300.00" in desk.message(id_, "recap_of_call")


# -- a judgment -----------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["", "2026-11-10"])
def test_a_judgment_that_was_paid_stays_told_and_leaves_nothing_open(desk, shell, id_, by):
    judged(desk, id_, by=by)
    desk.pay(id_, euros("1200"), loose("2026-11-12"))
    desk.close(id_, Ending(how=Ended.PAID, on=loose("2026-11-16")))
    (account,) = desk.review(id_).account
    assert (str(account.balance), str(account.closing.left)) == ("0.00 EUR", "0.00 EUR")
    assert (account.closing.how, account.closing.then) == (Ended.JUDGMENT, Ended.PAID)
    for command in ("interest", "review", "plan", "close"):
        told = shell(command, "1", *(["paid"] if command == "close" else []))
        assert "Judgment of 20/10/2026: €1,200.00 awarded" in "".join(told[1:]), command
        assert "alance: not known" not in told[1], command
    (line,) = desk.cases()
    assert (line.amounts, line.ended, line.ended_for) == (("0.00 EUR",), "paid", "1200.00 EUR")
    (time,) = desk.review(id_).limitation
    assert (time.last_day, time.why.key) == (None, "limitation.why.paid")
    assert desk.outlook_of(desk.case(id_)).outlook.due == ()
    letter = plain(desk.write(id_, "discharge").path)
    assert "by its judgment of 20 October 2026" in letter and "agreed" not in letter
    for form in DEMANDS:
        assert "closed as paid" in refused(desk, id_, form)


def test_the_rest_of_a_judgment_may_be_paid_with_its_end_or_be_given_up(desk, id_):
    judged(desk, id_)
    desk.pay(id_, euros("1000"), loose("2026-11-12"))
    desk.close(id_, Ending(how=Ended.PAID, on=loose("2026-11-16"), sum=euros("150")))
    (account,) = desk.review(id_).account
    assert (str(account.balance), str(account.closing.rest)) == ("0.00 EUR", "50.00 EUR")
    assert "€50.00 of it was not claimed any further" in desk.words.say(desk.ended(id_)[0]).replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize("form", DEMANDS)
@pytest.mark.parametrize("by", ["", "2026-11-10"])
def test_an_unpaid_judgment_is_demanded_as_one(desk, id_, form, by):
    judged(desk, id_, by=by)
    desk.pay(id_, euros("200"), loose("2026-11-02"))
    said = desk.message(id_, form).replace("\u00a0", " ")
    assert "judgment of 20 October 2026" in said and "€1,000.00" in said
    for word in ("settle", "Instalment", "dispute", "proceedings", "before a court", "Reply"):
        assert word not in said, word
    assert ("enforce" in said) is (form in ("final_notice", "demand_letter"))
    assert "judgment of 20 October 2026" in desk.message(id_, form, short=True) or form


@pytest.mark.parametrize("code", ["he", "pl"])
def test_an_unpaid_judgment_threatens_no_court_in_any_language(desk, id_, code):
    judged(desk, id_)
    said = desk.message(id_, "demand_letter", language=code)
    for word in ("הליכים משפטיים", "תביעה", "PRZEDSĄDOWE", "do sądu", "kwestionowana", "ugod"):
        assert word not in said
    assert ("egzekucji" if code == "pl" else "הוצאה לפועל") in said


def test_a_judgment_that_is_not_due_yet_or_of_no_known_sum_is_not_demanded(desk, id_):
    judged(desk, id_, by="2026-12-10")
    told = refused(desk, id_, "reminder_friendly").replace("\u00a0", " ")
    assert "A court ordered payment" in told and "€1,200.00 is due on 10/12/2026" in told
    desk.close(id_, Ending(how=Ended.JUDGMENT, on=loose("2026-10-20")))
    assert "How much a court ordered" in refused(desk, id_, "reminder_friendly")


@pytest.mark.parametrize("form", ["invitation_to_mediate", "request_for_explanation"])
def test_what_a_court_decided_is_neither_argued_nor_mediated(desk, id_, form):
    judged(desk, id_)
    assert "A court decided on 20/10/2026" in refused(desk, id_, form)


def test_a_judgment_taken_up_again_is_a_judgment_still(desk, shell, id_):
    judged(desk, id_)
    code, _, told = shell("close", "1", "--again")
    assert code == 0 and "Judgment of 20/10/2026" in told
    case = desk.case(id_)
    assert case.stage is Stage.COURT
    review = desk.review(id_)
    assert [str(a.balance) for a in review.account] == ["1200.00 EUR"]
    assert review.state.value == "judged"
    planned = desk.plan_of(case)
    assert planned.steps == () and planned.questions == ()
    assert planned.after.key == "plan.after.judgment"
    assert "judgment of 20 October 2026" in desk.message(id_, "demand_letter")
    desk.close(id_, Ending(how=Ended.PAID, sum=euros("1200")))
    assert [str(a.balance) for a in desk.review(id_).account] == ["0.00 EUR"]


def test_a_judgment_has_its_day_in_the_timeline_and_its_paragraph_in_the_claim(desk, id_):
    judged(desk, id_)
    told = [desk.words.say(event.event) for event in desk.review(id_).chronology]
    assert "Judgment of a court: €1,200.00 awarded." in [x.replace("\u00a0", " ") for x in told]
    page = plain(desk.write(id_, "case_print").path)
    assert "On 20/10/2026 a court ordered payment of €1,200.00 by its judgment." in " ".join(
        page.split()
    )
    desk.close(id_, Ending(how=Ended.PAID, sum=euros("1200")))
    keys = [event.event.key for event in desk.review(id_).chronology]
    assert {"events.ended_judgment_for", "events.ended_paid"} <= set(keys)


def test_a_review_argues_nothing_once_the_matter_has_ended(desk, shell, id_):
    argued = ("What must be proved", "Doors", "before mediation", "before court")
    before = shell("review", "1")[1]
    judged(desk, id_)
    after = shell("review", "1")[1]
    assert [word for word in argued if word not in before] == []
    assert [word for word in argued if word in after] == []
    assert "The next step is to have it enforced" in after
    desk.pay(id_, euros("1200"), loose("2026-11-12"))
    desk.close(id_, Ending(how=Ended.PAID))
    assert "What to do next" not in shell("review", "1")[1]


def test_a_judgment_that_is_missed_is_told_as_one_and_what_a_court_ordered_is_no_promise(
    desk, shell, id_
):
    judged(desk, id_)
    (due,) = desk.outlook_of(desk.case(id_)).outlook.due
    assert due.what.key == "today.judgment_missed"
    assert desk.plan(id_).patterns == () or "late" not in shell("plan", "1")[1]
    desk.pay(id_, euros("1200"), loose("2026-11-19"))
    assert [one.code for one in desk.plan(id_).patterns if one.code == "pays_late"] == []


def test_the_figures_count_a_judgment_that_is_not_paid_as_open(desk, id_):
    judged(desk, id_)
    desk.pay(id_, euros("200"), loose("2026-11-02"))
    (whole, *_) = desk.figures()
    assert str(whole.open) == "1000.00 EUR"
    desk.close(id_, Ending(how=Ended.WRITTEN_OFF, why="He moved abroad"))
    (whole, *_) = desk.figures()
    assert str(whole.open) == "0.00 EUR"


@pytest.mark.parametrize("closed", [False, True])
def test_an_agreement_that_was_paid_and_closed_as_paid_leaves_nothing_open(
    desk, shell, id_, closed
):
    agreed(desk, id_)
    if closed:
        desk.close(id_, Ending(how=Ended.SETTLED, on=loose("2026-10-20")))
    desk.pay(id_, euros("600"), loose("2026-11-12"))
    desk.close(id_, Ending(how=Ended.PAID, on=loose("2026-11-16")))
    (account,) = desk.review(id_).account
    assert (str(account.balance), account.closing.then) == ("0.00 EUR", Ended.PAID)
    told = "Settled on 20/10/2026 for €600.00"
    assert told in shell("interest", "1")[1]
    (line,) = desk.cases()
    assert (line.amounts, line.ended, line.ended_for) == (("0.00 EUR",), "paid", "600.00 EUR")
    assert "has been paid" in plain(desk.write(id_, "discharge").path)
    assert "closed as paid" in refused(desk, id_, "final_notice")
    bundle = plain(desk.write(id_, "evidence_bundle").path)
    assert "€600.00 (of" not in bundle and "is not known" not in bundle


@pytest.mark.parametrize(
    ("language", "owed", "agreed"),
    [
        ("en", "all that was owed for", "what was agreed about"),
        ("he", "כל החוב בעניין", "מה שסוכם בעניין"),
        ("pl", "zapłatę w całości z tytułu", "kwota uzgodniona z tytułu"),
    ],
)
def test_that_all_is_paid_is_confirmed_of_what_was_owed_where_nothing_was_agreed(
    desk, id_, language, owed, agreed
):
    desk.set(id_, ["debts.1.ref="])
    desk.pay(id_, euros("1100"), loose("2026-11-16"))
    told = desk.message(id_, "discharge", language=language).replace("\u00a0", " ")
    assert owed in told and agreed not in told
    rows = (Instalment(on=loose("2026-11-10"), amount=euros("900")),)
    ending = Ending(how=Ended.SETTLED, on=loose("2026-11-05"), sum=euros("900"), instalments=rows)
    desk.close(id_, ending)
    told = desk.message(id_, "discharge", language=language).replace("\u00a0", " ")
    assert agreed in told and owed not in told


# -- a sum that nobody said --


@pytest.mark.parametrize("form", DEMANDS)
@pytest.mark.parametrize("how", [Ended.SETTLED, Ended.JUDGMENT])
def test_nothing_is_demanded_of_a_settlement_or_a_judgment_whose_sum_is_not_said(
    desk, id_, how, form
):
    """What was claimed before is not what is owed now, and a blank is no sum."""
    desk.close(id_, Ending(how=how, on=loose("2026-11-10")))
    assert "would name no sum" in refused(desk, id_, form)


# -- the list of the day --------------------------------------------------------------------------


@pytest.mark.parametrize("how", [Ended.SETTLED, Ended.JUDGMENT])
def test_a_closed_matter_that_is_paid_up_is_in_the_list_of_the_day_until_it_is_confirmed(
    desk, id_, how
):
    rows = (Instalment(on=loose("2026-11-10"), amount=euros("1200")),)
    ending = Ending(how=how, on=loose("2026-10-20"), sum=euros("1200"), instalments=rows)
    desk.close(id_, ending)
    desk.pay(id_, euros("1200"), loose("2026-11-10"))
    assert [due.what.key for due in desk.due_today()] == ["plan.step.all_paid"]
    desk.log(id_, Contact(on=loose("2026-11-20"), channel=Channel.LETTER, form="discharge"))
    assert desk.due_today() == ()
