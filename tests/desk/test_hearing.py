"""What he promises and admits in a paper: entries of the log once a person has taken them."""

import pytest

from casefile.desk.hearing import heard_to_come, heard_told
from casefile.model.contact import Channel, Contact, Direction, Outcome, Promise, Quoted
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadInput
from casefile.model.money import read_money
from casefile.rules.matter import matter
from casefile.rules.testimony import contact_points

REPLY = """From: Joan Pryce <bob@acme.example>
To: ann@firm.example
Date: Tue, 12 May 2026 10:00:00 +0000
Subject: Re: INV-7
Content-Type: text/plain; charset=utf-8

We do not dispute £300. We will pay £100 by June 1, 2026 and the rest in July.
"""


@pytest.fixture
def case(desk, tmp_path):
    case = desk.new(respondent="Acme Ltd", amount=read_money("£500"), place="ew", ref="INV-7").case
    (tmp_path / "a.eml").write_text(REPLY, encoding="utf-8")
    desk.add(case.id, [tmp_path / "a.eml"])
    return case


def told(desk, case):
    return [
        (one.outcome.value, str(one.promise.by) if one.promise else "")
        for one in desk.case(case.id).contacts
    ]


def test_a_promise_is_proposed_with_who_made_it_its_day_its_paper_and_its_words(desk, case):
    paper = desk.case(case.id).exhibit("C-1")
    told = [heard_told(case, one, paper) for one in paper.heard]
    assert [one.key for one in told] == [
        "heard.admitted_dated",
        "heard.promised_dated",
        "heard.unnamed_dated",
    ]
    promise = told[1].values
    assert (promise["who"], str(promise["by"].day), str(promise["on"])) == (
        "Joan Pryce",
        "2026-06-01",
        "2026-05-12",
    )
    assert "Joan Pryce promises £100.00 by" in desk.words.say(told[1])
    assert "promises to pay by the end of July 2026" in desk.words.say(told[2])


def test_accepted_alone_it_stands_in_the_log_in_his_words_for_who_may_see_the_paper(desk, case):
    assert told(desk, case) == []
    desk.accept(case.id, ["C-1"])
    assert told(desk, case) == [
        ("admitted", ""),
        ("promised", "2026-06-01"),
        ("promised", "2026-07"),
    ]
    entry = desk.case(case.id).contacts[1]
    assert (entry.who, str(entry.on), entry.marks) == ("Joan Pryce", "2026-05-12", ("C-1",))
    assert (entry.channel, entry.direction) == (Channel.EMAIL, Direction.IN)
    assert (entry.quoted, entry.disclosure) == (Quoted.THEIRS, Disclosure.OPEN)
    assert desk.case(case.id).exhibit("C-1").heard == ()


def test_accepted_unseen_it_waits_and_what_is_refused_is_gone(desk, case):
    desk.accept(case.id, ["C-1"], looked=False)
    assert told(desk, case) == []
    desk.accept(case.id, ["C-1"], pleas=["admitted"])
    assert told(desk, case) == [("admitted", "")]
    assert desk.case(case.id).exhibit("C-1").heard == ()


def test_of_two_promises_one_alone_is_taken_by_its_day(desk, case):
    desk.accept(case.id, ["C-1"], pleas=["promised=None 2026-07"])
    assert told(desk, case) == [("promised", "2026-07")]


def test_what_was_never_read_cannot_be_taken(desk, case):
    with pytest.raises(BadInput, match="plea_not_read"):
        desk.accept(case.id, ["C-1"], pleas=["set_off"])


def test_a_promise_that_a_person_logged_himself_gets_its_paper_and_is_not_logged_twice(desk, case):
    promise = Promise(amount=read_money("£100"), by=loose("2026-06-01"))
    desk.log(
        case.id,
        Contact(
            on=loose("2026-05-12"),
            channel=Channel.EMAIL,
            direction=Direction.IN,
            outcome=Outcome.PROMISED,
            promise=promise,
        ),
    )
    desk.accept(case.id, ["C-1"], pleas=["promised"])
    assert told(desk, case) == [("promised", "2026-06-01"), ("promised", "2026-07")]
    assert desk.case(case.id).contacts[0].marks == ("C-1",)


def test_until_it_is_said_who_wrote_it_nothing_of_it_can_be_taken(desk, tmp_path):
    case = desk.new(respondent="Other Ltd", amount=read_money("£500"), place="ew").case
    (tmp_path / "b.eml").write_text(REPLY.replace("bob@acme", "x@else"), encoding="utf-8")
    desk.add(case.id, [tmp_path / "b.eml"])
    paper = desk.case(case.id).exhibit("C-1")
    assert paper.heard == ()
    waits = [desk.words.say(one) for one in heard_to_come(case, paper)]
    assert any("Joan Pryce promises £100.00" in line for line in waits)
    desk.set(case.id, ["exhibits.C-1.provenance=respondent"])
    desk.accept(case.id, ["C-1"])
    assert ("promised", "2026-06-01") in told(desk, case)


def test_an_entry_of_the_log_is_no_second_proof_of_what_its_paper_shows(desk, case):
    desk.accept(case.id, ["C-1"])
    now = desk.case(case.id)
    points = contact_points(matter(now, desk.law_of(now), desk.on, ()))
    assert points == {}
    bare = now.but(contacts=tuple(one.but(marks=()) for one in now.contacts))
    assert contact_points(matter(bare, desk.law_of(bare), desk.on, ())) != {}
