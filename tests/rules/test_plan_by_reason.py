"""What the plan does for each reason of not paying, entered or found in what he says."""

from datetime import date

import pytest
from planned import LAW, ON, due, out, step_of
from proof_cases import case, contract, paper

from casefile.library import CODES, languages
from casefile.model.contact import Contact, Direction, Outcome
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.model.plan import StepStatus
from casefile.model.position import Defence, Position, Reason
from casefile.model.say import Say
from casefile.rules.open_questions import QUESTIONS, questions
from casefile.rules.plan import plan
from casefile.rules.reasons import route


def test_after_a_billing_error_the_corrected_invoice_comes_first_and_the_ladder_waits():
    said = out("2026-03-06", direction=Direction.IN, outcome=Outcome.DISPUTED)
    the_case = case(reason=Reason.BILLING_ERROR, contacts=(said,))
    found = plan(the_case, LAW, ON)
    assert found.next.id == "corrected_invoice"
    assert step_of(found, "firm").status is StepStatus.PAUSED

    fresh = Exhibit(mark="C-9", kind=ExhibitKind.INVOICE, dated=loose("2026-03-10"), accepted=True)
    found = plan(the_case.but(exhibits=(fresh,)), LAW, ON)
    assert step_of(found, "corrected_invoice").done == date(2026, 3, 10)
    assert step_of(found, "friendly").status is StepStatus.DUE


def test_who_denies_is_shown_documents_his_signature_and_witnesses_not_friendly_words():
    found = plan(case(contract(), reason=Reason.DENIAL), LAW, ON)
    assert [s.id for s in found.steps[:3]] == ["documents", "reminder_of_signature", "witnesses"]
    assert found.steps[1].form == "reminder_of_signature"
    assert step_of(found, "friendly").status is StepStatus.PASSED_OVER


def test_nobody_is_reminded_of_a_signature_that_is_not_recorded():
    found = plan(case(contract(signatures=()), reason=Reason.DENIAL), LAW, ON)
    assert [s.id for s in found.steps[:2]] == ["documents", "witnesses"]


def test_the_documents_of_a_denied_agreement_are_there_when_he_signed_one():
    signed = contract(dated=loose("2026-01-05"))
    found = plan(case(signed, reason=Reason.DENIAL), LAW, ON)
    assert step_of(found, "documents").status is StepStatus.DONE
    assert step_of(found, "reminder_of_signature").status is StepStatus.DUE
    assert step_of(found, "formal_demand").status is StepStatus.DUE


def test_who_has_set_a_loss_off_has_said_why_and_is_not_asked_once_more():
    loss = says("set_off", said="We lost 5,000 at the fair.")
    found = plan(case(positions=(loss,)), LAW, ON)
    assert (found.reason, found.pleas) == (Reason.UNKNOWN, (Defence.SET_OFF,))
    assert found.reason_said == ("We lost 5,000 at the fair.",)
    assert found.route.key == "plan.route_pleas"
    assert [say.key for say in found.questions][:1] == ["plan.ask.unknown.q2"]
    assert found.next.id == "answer_pleas" and "ask_why" not in [s.id for s in found.steps]
    faulty = plan(case(positions=(loss, says("quality_complaint"))), LAW, ON)
    assert (faulty.reason, faulty.pleas) == (Reason.QUALITY, ())


def test_the_words_of_a_reason_that_his_pleas_give_are_those_of_that_reason():
    faulty = case(positions=(says("quality_complaint"),))
    assert route(faulty).key == "plan.route.quality"
    assert [say.key for say in questions(faulty)] == [f"plan.ask.quality.q{n}" for n in range(1, 5)]


def test_cash_flow_means_instalments_and_the_ladder_goes_on():
    found = plan(case(reason=Reason.CASH_FLOW), LAW, ON)
    assert found.next.form == "instalment_agreement"
    assert step_of(found, "friendly").status is StepStatus.DUE


def says(defence, **more):
    return Position(defence=Defence(defence), **({"on": loose("2026-03-20")} | more))


def test_what_he_says_against_the_claim_makes_the_plan_where_nobody_entered_a_reason():
    """The goods were faulty: papers of performance first, then a look at it, then the rest."""
    faulty = says("quality_complaint", said="Two boxes were broken.")
    found = plan(case(positions=(faulty,)), LAW, ON)
    assert (found.reason, found.reason_said) == (Reason.QUALITY, ("Two boxes were broken.",))
    assert due(found) == ["evidence_of_performance", "inspect", "pay_undisputed"]
    assert found.next.id == "evidence_of_performance"

    photo = paper("C-1", "photo", "third_party", "performance", dated=loose("2026-02-01"))
    wrote = out("2026-03-25").but(form="request_for_explanation")
    against = faulty.but(answered_by=("C-1",))
    found = plan(case(photo, positions=(against,), contacts=(wrote,)), LAW, ON)
    assert step_of(found, "evidence_of_performance").done == date(2026, 3, 20)
    assert step_of(found, "inspect").done == date(2026, 3, 25)
    unseen = photo.but(held=False)
    assert plan(case(unseen, positions=(against,)), LAW, ON).next.id == "evidence_of_performance"


def test_a_call_about_money_does_not_ask_what_is_defective():
    """What exactly is wrong was asked only by the letter that asks it."""
    photo = paper("C-1", "photo", "third_party", "performance", dated=loose("2026-02-01"))
    faulty = says("quality_complaint", answered_by=("C-1",))
    call = out("2026-03-25", "phone", outcome=Outcome.PROMISED)
    found = plan(case(photo, positions=(faulty,), contacts=(call,)), LAW, ON)
    assert step_of(found, "inspect").status is StepStatus.DUE


def test_what_was_misunderstood_is_explained_by_the_account_or_the_word_set_against_it():
    wrong, call = says("wrong_amount"), out("2026-03-25", "phone", outcome=Outcome.PROMISED)
    found = plan(case(positions=(wrong,), contacts=(call,)), LAW, ON)
    assert step_of(found, "explain").status is StepStatus.DUE
    sent = out("2026-03-26").but(form="account")
    found = plan(case(positions=(wrong,), contacts=(call, sent)), LAW, ON)
    assert step_of(found, "explain").done == date(2026, 3, 26)
    mail = paper("C-2", "email", "claimant", dated=loose("2026-03-24"))
    found = plan(case(mail, positions=(wrong.but(answered_by=("C-2",)),)), LAW, ON)
    assert step_of(found, "explain").done == date(2026, 3, 24)


def test_what_is_to_be_done_now_bears_no_day_to_come_nor_a_day_that_is_gone():
    """Saturday 11 April 2026: the reminder was due on 4 March, what the reason asks is due now."""
    found = plan(case(reason=Reason.CASH_FLOW), LAW, date(2026, 4, 11))
    assert step_of(found, "offer_instalments").told_on == date(2026, 4, 11)
    told = step_of(found, "friendly").told_on
    assert (told.key, told.values["on"]) == ("plan.since", date(2026, 3, 4))


def test_the_reason_that_a_person_entered_comes_first_and_an_open_plea_adds_its_steps():
    denies = says("denies_agreement")
    found = plan(case(reason=Reason.CASH_FLOW, positions=(denies,)), LAW, ON)
    assert found.reason is Reason.CASH_FLOW
    own = [step.id for step in found.steps if step.stage is None]
    assert own[0] == "offer_instalments" and "documents" in own
    settled = denies.but(risk_accepted="small")
    found = plan(case(reason=Reason.CASH_FLOW, positions=(settled,)), LAW, ON)
    assert "documents" not in [step.id for step in found.steps]


def test_an_order_named_as_the_answer_to_a_complaint_leaves_its_steps_in_the_plan():
    """As in the review: an order tells what was to be done, not how it was done."""
    against = says("quality_complaint").but(answered_by=("C-1",))
    for shows, there in (("agreement", True), ("performance", False)):
        named = paper("C-1", "order", "respondent", shows)
        found = plan(case(named, reason=Reason.CASH_FLOW, positions=(against,)), LAW, ON)
        assert ("inspect" in [step.id for step in found.steps]) is there


def test_a_plea_that_no_reason_covers_is_to_be_answered():
    set_off = says("set_off")
    step = step_of(plan(case(positions=(set_off,)), LAW, ON), "answer_pleas")
    assert step.what.values["defences"] == (Defence.SET_OFF,)
    answered = case(
        paper("C-1", "ledger", "claimant"), positions=(set_off.but(answered_by=("C-1",)),)
    )
    assert "answer_pleas" not in [s.id for s in plan(answered, LAW, ON).steps]


def test_a_demand_after_the_denial_leaves_the_reminder_of_the_signature_behind():
    denies = says("denies_signature")
    sent = Demand(on=loose("2026-03-25"), formal=True)
    earlier = sent.but(on=loose("2026-03-10"))
    for demand, status in ((sent, StepStatus.PASSED_OVER), (earlier, StepStatus.DUE)):
        found = plan(case(contract(), positions=(denies,), demands=(demand,)), LAW, ON)
        assert step_of(found, "reminder_of_signature").status is status


def test_what_exactly_is_wrong_is_asked_after_a_demand_too_until_the_complaint_is_answered():
    faulty = says("quality_complaint")
    sent = Demand(on=loose("2026-03-25"), formal=True)
    found = plan(case(positions=(faulty,), demands=(sent,)), LAW, ON)
    assert step_of(found, "inspect").status is StepStatus.DUE
    accepted = faulty.but(risk_accepted="small")
    found = plan(case(reason=Reason.QUALITY, positions=(accepted,), demands=(sent,)), LAW, ON)
    assert step_of(found, "inspect").status is StepStatus.PASSED_OVER


def test_his_own_words_are_kept_as_he_said_them():
    found = plan(case(reason=Reason.CASH_FLOW, reason_said="Two buyers  owe us."), LAW, ON)
    assert found.reason_said == ("Two buyers  owe us.",)


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("code", CODES)
def test_every_reason_has_a_route_open_questions_and_steps_in_words(reason, code):
    words = languages()[code]
    found = plan(case(reason=reason), LAW, ON)
    told = [found.route, *found.questions]
    told += [say for step in found.steps for say in (step.what, step.why)]
    assert len(found.questions) == QUESTIONS
    for say in told:
        assert not words.say(say).startswith("["), say.key
    for question in found.questions:
        assert words.say(question).endswith("?")


PERSON = case().respondent.but(kind="individual")


def test_a_private_person_who_cannot_be_reached_is_to_be_found_before_he_is_asked_why():
    dead = out("2026-03-06", "phone", outcome=Outcome.NOT_REACHED)
    unanswered = [out(f"2026-03-{day}", "phone", outcome=Outcome.NO_ANSWER) for day in ("06", "09")]
    for contacts in ((dead,), tuple(unanswered)):
        found = plan(case(respondent=PERSON, contacts=contacts), LAW, ON)
        assert found.next.id == "find"
        assert found.next.why.key == "plan.why.find_person"
        assert not {"ask_why", "address"} & {step.id for step in found.steps}
    firm = plan(case(contacts=(dead,)), LAW, ON)
    assert (firm.next.id, firm.next.why.key) == ("find", "plan.why.find")
    spoke = out("2026-03-10", direction=Direction.IN, outcome=Outcome.ASKED_TIME)
    again = plan(case(respondent=PERSON, contacts=(dead, spoke)), LAW, ON)
    assert "find" not in [step.id for step in again.steps]


def test_a_step_of_the_reason_is_due_since_the_day_that_gives_the_reason():
    """Due on 1 March, read on 1 and on 9 April: since 2 March nobody has asked why."""
    for on in (ON, date(2026, 4, 9)):
        asked = step_of(plan(case(), LAW, on), "ask_why")
        assert (asked.due, asked.overdue) == (date(2026, 3, 2), True)
    faulty = case(positions=(says("quality_complaint"),))
    assert step_of(plan(faulty, LAW, ON), "inspect").due == date(2026, 3, 20)
    entered = plan(case(reason=Reason.BAD_FAITH), LAW, ON)
    assert step_of(entered, "assets").due == ON


def test_a_step_is_not_due_while_a_promise_is_waited_for_nor_since_before_its_day():
    promise = {"by": "2026-03-25", "amount": {"amount": "400", "currency": "EUR"}}
    call = Contact.model_validate(
        {"on": "2026-03-10", "channel": "phone", "outcome": "promised", "promise": promise}
    )
    assert step_of(plan(case(contacts=(call,)), LAW, ON), "ask_why").due == date(2026, 3, 26)


def test_the_day_after_a_pause_is_the_same_while_it_lasts_and_once_the_promise_is_broken():
    """Promised by Friday the 27th: nobody is asked before Monday the 30th, nor since Saturday."""
    promise = {"by": "2026-03-27", "amount": {"amount": "400", "currency": "EUR"}}
    call = Contact.model_validate(
        {"on": "2026-03-10", "channel": "phone", "outcome": "promised", "promise": promise}
    )
    one = case(contacts=(call,))
    days = [date(2026, 3, 27), date(2026, 3, 28), date(2026, 3, 30), date(2026, 3, 31)]
    steps = [step_of(plan(one, LAW, on), "ask_why") for on in days]
    assert {step.due for step in steps} == {date(2026, 3, 30)}
    assert [step.status.value for step in steps] == ["paused", "later", "due", "due"]
    assert [step.overdue for step in steps] == [False, False, False, True]


def test_what_proves_the_deal_is_put_together_at_the_earliest_when_it_is_denied():
    """Ordered on 1 February and denied on 20 March."""
    denied = case(
        paper("C-1", "order", "respondent", "agreement", dated=loose("2026-02-01")),
        positions=(says("denies_agreement"),),
    )
    assert step_of(plan(denied, LAW, ON), "documents").done == date(2026, 3, 20)


def test_a_rung_that_waits_for_another_step_has_no_day_that_is_past():
    """Due on 1 March; on 9 April the documents are still lacking."""
    denied = case(positions=(says("denies_agreement"),))
    demand = step_of(plan(denied, LAW, date(2026, 4, 9)), "formal_demand")
    assert (demand.status, demand.due) == (StepStatus.PAUSED, None)


def test_who_signed_nothing_is_asked_of_no_signature():
    denied = case(positions=(says("denies_agreement"),))
    found = plan(denied, LAW, ON)
    assert "plan.ask.denial.q3_unsigned" in [question.key for question in found.questions]
    assert found.route.key == "plan.route.denial_unsigned"
    signed = plan(denied.but(exhibits=(contract(),)), LAW, ON)
    assert "plan.ask.denial.q3" in [question.key for question in signed.questions]
    assert signed.route.key == "plan.route.denial"


def test_what_came_of_the_letter_that_asks_what_is_wrong_is_told_and_not_asked_again():
    faulty = says("quality_complaint", said="Two boxes were broken.")
    letter = out("2026-03-22").but(form="request_for_explanation")
    answer = out("2026-03-27", direction=Direction.IN, outcome=Outcome.PROMISED)

    asked = plan(case(positions=(faulty,), contacts=(letter,)), LAW, date(2026, 3, 24))
    assert step_of(asked, "inspect").came_back == Say("plan.back.nothing_yet")
    assert [one.key[-2:] for one in asked.questions] == ["q1", "q2", "q3", "q4"]

    found = plan(case(positions=(faulty,), contacts=(letter, answer)), LAW, ON)
    came = step_of(found, "inspect").came_back
    assert came == Say("plan.back.outcome", outcome=Outcome.PROMISED, on=loose("2026-03-27"))
    assert [one.key[-2:] for one in found.questions] == ["q3", "q4"]


def test_a_complaint_of_the_day_of_the_letter_is_what_it_answers():
    faulty = says("quality_complaint", on=loose("2026-03-22"))
    letter = out("2026-03-22").but(form="request_for_explanation")
    found = plan(case(positions=(faulty,), contacts=(letter,)), LAW, date(2026, 4, 20))
    assert step_of(found, "inspect").came_back == Say("plan.back.unknown")
    assert len(found.questions) == QUESTIONS


def test_a_step_that_no_letter_did_tells_nothing_of_what_came_back():
    found = plan(case(positions=(says("quality_complaint"),)), LAW, ON)
    assert step_of(found, "inspect").came_back is None


@pytest.mark.parametrize(
    ("reason", "of_a_firm"), [(Reason.SILENCE, "silence.q2"), (Reason.BAD_FAITH, "bad_faith.q3")]
)
def test_a_private_person_is_not_asked_who_of_his_people_does_what(reason, of_a_firm):
    firm = {say.key for say in questions(case(reason=reason))}
    person = {say.key for say in questions(case(reason=reason, respondent=PERSON))}
    assert firm - person == {f"plan.ask.{of_a_firm}"}
    assert person - firm == {f"plan.ask.{of_a_firm}_person"}


@pytest.mark.parametrize(
    ("code", "sent"), [("en", "went out"), ("he", "כבר היו"), ("pl", "Były już")]
)
def test_the_firm_reminder_does_not_tell_of_words_that_may_not_have_gone_out(code, sent):
    found = step_of(plan(case(), LAW, ON), "firm")
    assert sent not in languages()[code].say(found.why)


def test_what_he_said_apart_in_one_message_is_told_saying_by_saying_with_its_day():
    letter = "Your team arrived late. … Half of the plates were cold."
    found = plan(case(positions=(says("quality_complaint", said=letter),)), LAW, ON)
    assert found.reason_said == ("Your team arrived late.", "Half of the plates were cold.")
    assert found.reason_on == loose("2026-03-20")
    entered = case(reason=Reason.QUALITY, reason_said="Late … and cold.")
    assert plan(entered, LAW, ON).reason_said == ("Late … and cold.",)
