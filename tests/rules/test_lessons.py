"""What the file lacked becomes the checklist of the next deal, the costliest first."""

from datetime import date

import pytest
from proof_cases import case, contract, delivery, euro, paper

from casefile.library import CODES, jurisdictions, languages
from casefile.model.case import Case, Ended, Ending
from casefile.model.claim import Agreement, Form, Payment
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.model.offer import Offer, OfferBy
from casefile.model.position import Defence, Position, Reason
from casefile.rules.lessons import costliest_paper, lessons, weakest
from casefile.rules.promises import promises
from casefile.rules.review import review
from casefile.rules.warning_signs import warning_signs

LAW = jurisdictions()["xx"]
ON = date(2026, 11, 20)


def codes(the_case):
    return [x.code for x in lessons(the_case, review(the_case, LAW, ON), ON)]


def test_an_agreement_by_word_of_mouth_teaches_written_terms():
    oral = case(agreement=Agreement(form=Form.ORAL, payment_days=30))
    assert "written_terms" in codes(oral)
    held = case(contract(), delivery())
    assert not {"written_terms", "acceptance"} & set(codes(held))


def test_a_mail_of_the_debtor_that_takes_the_work_over_is_an_acceptance_too():
    mail = paper("C-9", "email", "respondent", "performance")
    assert "acceptance" not in codes(case(mail))
    assert "acceptance" in codes(case(mail.but(shows=frozenset())))


def test_what_was_taken_over_by_mail_is_no_sign_that_nothing_was_signed():
    mail = paper("C-5", "email", "respondent", "performance")
    found = [s.code for s in warning_signs((Case(exhibits=(mail,)),), ON)]
    assert "no_acceptance" not in found
    bare = mail.but(shows=frozenset())
    found = [s.code for s in warning_signs((Case(exhibits=(bare,)),), ON)]
    assert "no_acceptance" in found


def test_who_took_a_part_ahead_is_not_told_to_take_a_deposit():
    poor = case(reason=Reason.CASH_FLOW)
    assert "deposit" in codes(poor)
    ahead = Payment(amount=euro(100), dated=loose("2026-02-01"))
    assert "deposit" not in codes(poor.but(payments=(ahead,)))
    assert "deposit" in codes(poor.but(payments=(ahead.but(dated=loose("2026-05-01")),)))
    dearer = poor.agreement.but(price=euro(1300))
    assert "deposit" not in codes(poor.but(agreement=dearer))


def test_a_term_for_complaints_is_not_taught_where_the_contract_answers_them():
    complaint = Position(defence=Defence.QUALITY_COMPLAINT)
    held = contract()
    assert "complaints_in_days" in codes(case(held, positions=(complaint,)))
    answered = complaint.but(answered_by=(held.mark,))
    assert "complaints_in_days" not in codes(case(held, positions=(answered,)))


def test_an_offer_is_no_reminder():
    offer = Contact(on=loose("2026-05-01"), channel=Channel.EMAIL, form="offer")
    assert "late_start" not in codes(case(contacts=(offer,)))
    mail = paper("C-9", "email", "claimant", dated=loose("2026-05-01"))
    made = Offer(by=OfferBy.CLAIMANT, on=loose("2026-05-01"), amount=euro(900), marks=("C-9",))
    assert "late_start" not in codes(case(mail, offers=(made,)))
    assert "late_start" in codes(case(mail))


def test_a_first_reminder_fifteen_days_late_came_late_and_fourteen_did_not():
    def reminded(on):
        return case(contacts=(Contact(on=loose(on), channel=Channel.EMAIL),))

    assert "late_start" in codes(reminded("2026-03-16"))
    assert "late_start" not in codes(reminded("2026-03-15"))


def test_a_disputed_authority_weighs_more_than_a_missing_clause():
    found = codes(case(positions=(Position(defence=Defence.NO_AUTHORITY),)))
    assert found.index("who_may_order") < found.index("default_clause")


def test_a_mail_of_ours_is_a_first_word_and_a_denied_signature_no_lack_of_power():
    late = (Contact(on=loose("2026-04-16"), channel=Channel.EMAIL),)
    mail = paper("C-9", "email", "claimant", dated=loose("2026-03-05"))
    assert "late_start" in codes(case(contacts=late))
    assert "late_start" not in codes(case(mail, contacts=late))
    denied = codes(case(positions=(Position(defence=Defence.DENIES_SIGNATURE),)))
    assert "signature" in denied and "who_may_order" not in denied


def test_promises_that_were_broken_and_never_written_down_teach_to_write_them_down():
    broken = {"by": "2026-05-01", "kept": False}
    call = Contact.model_validate({"on": "2026-04-01", "channel": "phone", "promise": broken})
    assert "promises_in_writing" in codes(case(contacts=(call,)))
    confirmed = call.but(confirmed_by="C-1")
    assert "promises_in_writing" not in codes(case(contacts=(confirmed,)))
    for channel in (Channel.EMAIL, Channel.WHATSAPP):
        written = call.but(channel=channel)
        assert "promises_in_writing" not in codes(case(contacts=(written,)))


def test_a_deal_without_a_day_to_pay_teaches_to_set_one():
    undated = case().debts[0].but(due="", issued="")
    bare = case(agreement=Agreement(), debts=(undated,))
    assert "day_to_pay" in codes(bare)
    assert "day_to_pay" not in codes(case())


def test_a_customer_who_was_not_content_is_asked_sooner_next_time():
    ended = Ending(how=Ended.WRITTEN_OFF, content=False)
    assert "ask_if_content" in codes(case(endings=(ended,)))
    assert "ask_if_content" not in codes(case())


@pytest.mark.parametrize(
    ("day", "code"),
    [("2026-02-28", "complaint_early"), ("2026-03-01", "ask_if_content"), ("", "ask_if_content")],
)
def test_who_complained_before_the_day_to_pay_was_not_silent_until_it(day, code):
    ended = Ending(how=Ended.WRITTEN_OFF, content=False)
    said = Position(defence=Defence.QUALITY_COMPLAINT, on=loose(day))
    debt = case().debts[0].but(due=loose("2026-03-01"))
    told = codes(case(endings=(ended,), positions=(said,), debts=(debt,)))
    assert {"complaint_early", "ask_if_content"}.intersection(told) == {code}


def sign(code, *cases):
    return next((s for s in warning_signs(cases, ON) if s.code == code), None)


def test_what_a_court_ordered_and_is_not_paid_is_no_broken_promise_and_a_returned_cheque_is():
    row = {"on": "2026-09-28", "amount": "600.00 EUR"}
    ending = Ending(how=Ended.JUDGMENT, on=loose("2026-09-14"), sum=euro(600), instalments=(row,))
    judged = case(endings=(ending,))
    assert any(x.breached for x in promises(judged, ON)), "its day to pay has passed"
    assert sign("broken_promises", judged) is None
    call = Contact.model_validate(
        {"on": "2026-04-01", "channel": "phone", "promise": {"by": "2026-05-01"}}
    )
    broken = case(contacts=(call,)).but(number=2)
    returned = case(paper("C-1", "returned_payment", "third_party")).but(number=3)
    assert sign("broken_promises", judged, broken, returned).numbers == (2, 3)


def test_a_late_complaint_asks_for_no_protocol_where_the_delivery_is_confirmed_already():
    complaint = Position(defence=Defence.QUALITY_COMPLAINT, on=loose("2026-11-01"))
    late = case(positions=(complaint,))
    mail = paper("C-9", "email", "respondent", "performance")
    confirmed = case(mail, positions=(complaint,))
    assert sign("complaint_at_payment", late, confirmed).ask.key.endswith(".ask")
    ask = sign("complaint_at_payment", confirmed).ask
    assert ask.key == "signs.complaint_at_payment.ask_rest"
    assert all(languages()[code].has(ask.key) for code in CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_lesson_has_words(code):
    everything = case(
        agreement=Agreement(form=Form.ORAL),
        positions=tuple(
            Position(defence=d)
            for d in (Defence.NO_AUTHORITY, Defence.QUALITY_COMPLAINT, Defence.WRONG_AMOUNT)
        ),
        reason=Reason.CASH_FLOW,
        endings=(Ending(how=Ended.PAID, content=False),),
        contacts=(Contact(on=loose("2026-05-16"), channel=Channel.EMAIL),),
    )
    found = lessons(everything, review(everything, LAW, ON), ON)
    assert len(found) >= 8
    for lesson in found:
        for say in (lesson.what, lesson.next_time):
            assert "[" not in languages()[code].say(say)


def test_each_fault_of_the_deal_and_of_the_chase_teaches_its_own_lesson():
    plea = case(positions=(Position(defence=Defence.QUALITY_COMPLAINT, on=loose("2026-02-01")),))
    assert "complaints_in_days" in codes(plea) and "complaints_in_days" not in codes(case())
    plea = case(positions=(Position(defence=Defence.WRONG_AMOUNT, on=loose("2026-02-01")),))
    assert "invoice_checked" in codes(plea)
    assert "deposit" in codes(case(reason=Reason.CASH_FLOW)) and "deposit" not in codes(case())


def test_the_first_gap_that_could_cost_the_case_and_the_elements_not_proved_are_told():
    seen = review(case(), LAW, ON)
    one, other = seen.gaps[:2]
    assert (
        costliest_paper(seen.but(gaps=(one.but(fatal=False), other.but(fatal=True)))) == other.why
    )
    assert costliest_paper(seen.but(gaps=(one.but(fatal=False),))) is None

    lines = zip(seen.elements, ("thin", "solid", "missing", "unknown"), strict=False)
    told = seen.but(elements=tuple(x.but(status=type(x.status)(value)) for x, value in lines))
    assert weakest(told) == (told.elements[0].element, told.elements[2].element)
