"""What is true and may be written once a matter has ended: by judgment, or taken up again."""

import pytest
from matters_ended import DEMANDS, agreed, euros, judged, letter, plain, refused

from casefile.model.case import Ended, Ending
from casefile.model.contact import Channel, Contact, Promise
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.position import Defence, Position
from casefile.model.stage import Stage


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
    assert "by the judgment or order of 20 October 2026" in letter and "agreed" not in letter
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
    said = letter(desk, id_, form)
    assert "20 October 2026" in said and "judgment" in said and "€1,000.00" in said
    for word in ("settle", "Instalment", "dispute", "proceedings", "before a court", "Reply"):
        assert word not in said, word
    assert ("enforce" in said) is (form in ("final_notice", "demand_letter"))
    if form != "demand_letter":
        assert "judgment of 20 October 2026" in desk.message(id_, form, short=True)


@pytest.mark.parametrize("code", ["he", "pl"])
def test_an_unpaid_judgment_threatens_no_court_in_any_language(desk, id_, code):
    judged(desk, id_)
    said = letter(desk, id_, "demand_letter", code)
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
    assert "judgment of 20 October 2026" in letter(desk, id_, "demand_letter")
    desk.close(id_, Ending(how=Ended.PAID, sum=euros("1200")))
    assert [str(a.balance) for a in desk.review(id_).account] == ["0.00 EUR"]


def test_a_judgment_has_its_day_in_the_timeline_and_its_paragraph_in_the_claim(desk, id_):
    judged(desk, id_)
    told = [desk.words.say(event.event) for event in desk.review(id_).chronology]
    assert "Judgment of a court: €1,200.00 awarded." in [x.replace("\u00a0", " ") for x in told]
    page = plain(desk.write(id_, "case_print").path)
    assert "A judgment or order of 20/10/2026 requires payment of €1,200.00." in " ".join(
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


# -- a sum that nobody said --


@pytest.mark.parametrize("form", DEMANDS)
@pytest.mark.parametrize("how", [Ended.SETTLED, Ended.JUDGMENT])
def test_nothing_is_demanded_of_a_settlement_or_a_judgment_whose_sum_is_not_said(
    desk, id_, how, form
):
    """What was claimed before is not what is owed now, and a blank is no sum."""
    desk.close(id_, Ending(how=how, on=loose("2026-11-10")))
    assert "would name no sum" in refused(desk, id_, form)


def test_a_demand_on_a_judgment_encloses_the_judgment_and_no_old_answer_to_what_was_raised(
    desk, id_, tmp_path
):
    names = ("judgment.txt", "summons.txt", "photos.txt")
    for name in names:
        (tmp_path / name).write_text(f"The words of {name}", encoding="utf-8")
    desk.add(id_, [tmp_path / name for name in names])
    marks = [x.mark for x in desk.case(id_).exhibits][-3:]
    days = ("2026-10-20", "2026-09-01", "2026-08-01")
    kinds = ("court_document", "court_document", "photo")
    for mark, day, kind in zip(marks, days, kinds, strict=True):
        desk.accept(id_, [mark], settings=[f"kind={kind}", f"dated={day}"], label="open")
    plea = Position(
        defence=Defence.QUALITY_COMPLAINT,
        said="It leaks",
        answer="It does not",
        answered_by=(marks[2],),
        disclosure=Disclosure.OPEN,
    )
    desk.change(id_, lambda now: now.but(positions=(plea,)), note="raised")
    enclosed = letter(desk, id_, "demand_letter").rpartition("Enclosures")[2]
    assert "photos" in enclosed and "judgment" not in enclosed
    judged(desk, id_)
    enclosed = letter(desk, id_, "demand_letter").rpartition("Enclosures")[2]
    assert "judgment" in enclosed
    assert "photos" not in enclosed and "summons" not in enclosed


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("en", "Payment under the judgment of 20 October 2026"),
        ("he", "תשלום לפי פסק הדין מיום 20 באוקטובר 2026"),
        ("pl", "Płatność z wyroku z dnia 20 października 2026"),
    ],
)
def test_a_firm_reminder_of_a_judgment_says_so_in_its_subject(desk, id_, language, subject):
    judged(desk, id_)
    assert subject in letter(desk, id_, "reminder_firm", language)


def test_what_a_court_ordered_is_told_by_its_days_and_not_as_a_promise(desk, id_, shell):
    judged(desk, id_)
    told = shell("plan", "1")[1]
    assert "To be paid by days" in told and "Promises" not in told
