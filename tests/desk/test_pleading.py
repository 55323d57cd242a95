"""What the other side says in a paper: a position of the case once a person has taken it."""

import pytest

from casefile.desk.pleading import plea_told, with_pleas
from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadInput
from casefile.model.exhibit import Exhibit
from casefile.model.money import read_money
from casefile.model.position import Defence, Position
from casefile.model.suggestion import Suggestion
from casefile.rules.answered import answered
from casefile.rules.plea_reach import last_words

COMPLAINT = """From: Bob <bob@acme.example>
To: ann@firm.example
Date: Tue, 12 May 2026 10:00:00 +0000
Subject: Re: INV-7
Content-Type: text/plain; charset=utf-8

I am not paying. The site is slow. We never agreed to that price.
"""


@pytest.fixture
def case(desk, tmp_path):
    case = desk.new(respondent="Acme Ltd", amount=read_money("£500"), place="ew", ref="INV-7").case
    (tmp_path / "a.eml").write_text(COMPLAINT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Hosting report", encoding="utf-8")
    desk.add(case.id, [tmp_path / "a.eml", tmp_path / "b.txt"])
    return case


def taken(positions, exhibit, pleas):
    case = Case(positions=tuple(positions))
    return with_pleas(case, exhibit, pleas, lambda: "new").positions


def told(desk, case):
    return {p.defence.value: p for p in desk.case(case.id).positions}


def test_a_plea_is_taken_with_its_paper_its_day_and_its_words_when_the_paper_is_accepted_alone(
    desk, case
):
    assert told(desk, case) == {}
    desk.accept(case.id, ["C-1"])
    pleas = told(desk, case)
    assert set(pleas) == {"quality_complaint", "wrong_amount"}
    plea = pleas["quality_complaint"]
    assert (plea.said, str(plea.on), plea.marks) == ("The site is slow.", "2026-05-12", ("C-1",))
    assert plea.disclosure is Disclosure.OPEN
    assert desk.case(case.id).exhibit("C-1").pleas == ()

    review = desk.review(case.id)
    assert any(e.kind == "position" and "C-1" in e.marks for e in review.chronology)
    assert Defence.QUALITY_COMPLAINT in {x.defence for x in review.defences}


def test_accepted_with_all_the_pleas_wait_and_what_is_refused_is_gone(desk, case):
    desk.accept(case.id)
    assert told(desk, case) == {}
    assert len(desk.case(case.id).exhibit("C-1").pleas) == 2
    desk.accept(case.id, ["C-1"], pleas=["wrong_amount"])
    assert set(told(desk, case)) == {"wrong_amount"}
    assert desk.case(case.id).exhibit("C-1").pleas == ()


def test_a_plea_that_was_not_read_in_the_paper_is_refused_with_what_was(desk, case):
    with pytest.raises(BadInput) as refused:
        desk.accept(case.id, ["C-1"], pleas=["set_off"])
    assert refused.value.key == "plea_not_read"
    assert set(refused.value.values["known"].split(", ")) == {"quality_complaint", "wrong_amount"}
    assert not desk.case(case.id).exhibit("C-1").accepted


def test_whose_words_they_are_decides_and_a_person_may_say_it_later(desk, tmp_path):
    case = desk.new(respondent="Zenit s.c.", amount=read_money("500 zł"), place="pl", ref="1").case
    (tmp_path / "a.eml").write_text(COMPLAINT, encoding="utf-8")
    desk.add(case.id, [tmp_path / "a.eml"])
    desk.accept(case.id, ["C-1"])
    assert told(desk, case) == {}
    desk.set(case.id, ["exhibits.C-1.provenance=respondent"])
    assert len(desk.case(case.id).exhibit("C-1").pleas) == 2
    desk.accept(case.id, ["C-1"])
    assert set(told(desk, case)) == {"quality_complaint", "wrong_amount"}


def plea(words, value="quality_complaint", **more):
    return Suggestion(field="plea", value=value, reason="says_it", because=words, **more)


def test_what_is_said_again_on_another_day_keeps_its_own_day_speaker_and_paper():
    chat = Exhibit(mark="C-8", dated=loose("2026-10-09"), disclosure=Disclosure.OPEN)
    mail = Exhibit(mark="C-11", dated=loose("2026-11-30"))
    first = plea("The food was cold.", on=loose("2026-10-19"), speaker="Derek Wong")
    pleas = taken((), chat, [first])
    again = plea("We dispute part of it: the dinner opened late.", speaker="Priya Nair")
    pleas = taken(pleas, mail, [again])
    told = [(p.said, str(p.on), p.speaker, p.marks, p.disclosure.value) for p in pleas]
    assert told == [
        (first.because, "2026-10-19", "Derek Wong", ("C-8",), "open"),
        (again.because, "2026-11-30", "Priya Nair", ("C-11",), "internal"),
    ]
    (whole,) = last_words(pleas).values()
    assert (str(whole.on), whole.marks) == ("2026-10-19", ("C-8", "C-11"))


def test_the_same_words_of_the_same_day_are_one_plea_with_both_papers():
    mail = Exhibit(mark="C-1", dated=loose("2026-05-12"))
    (one,) = taken(taken((), mail, [plea("Too slow")]), mail.but(mark="C-2"), [plea("Too slow")])
    assert (one.said, one.marks) == ("Too slow", ("C-1", "C-2"))
    assert len(taken((one,), mail.but(dated=loose("2026-06-01")), [plea("Too slow")])) == 2


def test_a_plea_whose_words_nobody_wrote_down_yet_takes_them_from_its_paper():
    bare = Position(id="p", defence=Defence.QUALITY_COMPLAINT, answered_by=("C-9",))
    mail = Exhibit(mark="C-1", dated=loose("2026-05-12"))
    (one,) = taken((bare,), mail, [plea("Too slow", speaker="Ann Lee")])
    assert (one.id, one.said, str(one.on), one.speaker, one.answered_by) == (
        *("p", "Too slow", "2026-05-12", "Ann Lee"),
        ("C-9",),
    )
    seen = bare.but(disclosure=Disclosure.OPEN)
    assert taken((seen,), mail, [plea("Too slow")])[0].said == "", "of a paper for the house alone"


def test_the_answer_to_a_plea_answers_what_is_said_again_but_not_of_another_invoice():
    slip = Exhibit(
        mark="C-9",
        accepted=True,
        kind="delivery_note",
        provenance="respondent",
        shows=("performance",),
    )
    first = Position(
        defence=Defence.QUALITY_COMPLAINT, said="Cold", debts=("1",), answered_by=("C-9",)
    )
    vague, other = (
        first.but(said="It was cold, I say", debts=(), answered_by=()),
        first.but(said="Late", debts=("2",), answered_by=()),
    )
    two = (Debt(ref="1", amount="500 GBP"), Debt(ref="2", amount="300 GBP"))
    case = Case(debts=two, positions=(first, vague, other), exhibits=(slip,))
    assert [answered(case, one) for one in case.positions] == [True, True, False]
    assert last_words((first, vague))[first.defence].answered_by == ("C-9",)
    assert last_words(case.positions)[first.defence].answered_by == ()


def test_a_plea_to_a_part_is_taken_as_far_as_it_reaches_and_one_to_the_whole_reaches_it_all():
    def denial(words, part=""):
        return plea(words, "denies_agreement", part=part)

    paper = Exhibit(mark="C-1")
    extras = denial("Nobody agreed the extras.", "extras")
    (position,) = taken((), paper, [extras])
    assert (position.part, position.said) == ("extras", "Nobody agreed the extras.")
    entered = position.but(part_sum=read_money("£300"))
    (again,) = taken([entered], Exhibit(mark="C-2"), [extras])
    assert again.part_sum == entered.part_sum
    both = taken([entered], Exhibit(mark="C-3"), [denial("No contract.")])
    assert [one.in_part for one in both] == [True, False]
    assert not last_words(both)[Defence.DENIES_AGREEMENT].in_part
    more = taken([entered], Exhibit(mark="C-4"), [denial("The extras were no order.", "extras")])
    assert last_words(more)[Defence.DENIES_AGREEMENT].part_sum == entered.part_sum


def test_a_part_of_the_claim_is_named_by_an_invoice_of_the_case(desk):
    case = desk.new(respondent="Acme Ltd", amount=read_money("£500"), place="ew", ref="INV-7").case
    row = "positions.new"
    asked = [f"{row}.defence=denies_agreement", f"{row}.part_sum=300", f"{row}.debts=inv-7"]
    desk.set(case.id, asked)
    (plea,) = desk.case(case.id).positions
    assert (plea.debts, plea.part_sum) == (("INV-7",), read_money("£300"))
    with pytest.raises(BadInput) as refused:
        desk.set(case.id, ["positions.1.debts=INV-8"])
    assert refused.value.key == "no_such_debt"


DOORS = """From: Karen Pell <karen@acme.example>
To: ann@firm.example
Date: Wed, 8 Jul 2026 10:00:00 +0000
Subject: Re: Overdue: INV-1041, INV-1057, INV-1068
Content-Type: text/plain; charset=utf-8

{body}
"""


@pytest.fixture
def three(desk):
    case = desk.new(
        respondent="Acme Ltd", amount=read_money("£500"), place="ew", ref="INV-1041"
    ).case
    desk.set(case.id, ["debts.new.ref=INV-1057", "debts.2.amount=£600"])
    desk.set(case.id, ["debts.new.ref=INV-1068", "debts.3.amount=£700"])
    return case


@pytest.mark.parametrize(
    ("body", "reached"),
    [
        ("We are not paying INV-1068 until the doors are right: two still stick.", ("INV-1068",)),
        ("The kitchen doors still stick.\n\nWe are not paying invoice 1068.", ("INV-1068",)),
        ("INV-1057 and 1068 are for faulty doors.", ("INV-1057", "INV-1068")),
        ("I am not paying. The doors are faulty.", ()),
        ("Thanks for INV-1068. All your invoices are for faulty doors.", ()),
        ("INV-1041, INV-1057 and INV-1068 are for faulty doors.", ()),
        ("Our order INV-10689 of £1068 had faulty doors.", ()),
    ],
)
def test_a_plea_reaches_the_invoices_that_its_message_names_and_else_the_whole(
    desk, three, tmp_path, body, reached
):
    (tmp_path / "a.eml").write_text(DOORS.format(body=body), encoding="utf-8")
    (paper,) = desk.add(three.id, [tmp_path / "a.eml"])
    case = desk.case(three.id)
    (plea,) = (x for x in paper.exhibit.pleas if x.value == "quality_complaint")
    sentence = desk.words.say(plea_told(case, plea, paper.exhibit))
    assert all(f"{ref}" in sentence.partition("“")[0] for ref in reached)
    assert ("only of a part" in sentence) == bool(reached)
    desk.accept(three.id, ["C-1"])
    assert told(desk, three)["quality_complaint"].debts == reached


def test_a_plea_to_one_invoice_and_then_to_another_reaches_both_and_then_all(desk, three):
    case = desk.case(three.id)
    for mark, debts, reached in (
        ("C-1", ["INV-1068"], ("INV-1068",)),
        ("C-2", ["INV-1068"], ("INV-1068",)),
        ("C-3", ["INV-1057", "INV-9"], ("INV-1057", "INV-1068")),
        ("C-4", [], ()),
    ):
        said = plea(f"Faulty, as {mark} says", debts=debts)
        case = with_pleas(case, Exhibit(mark=mark), [said], lambda: "new")
        (position,) = last_words(case.positions).values()
        assert sorted(position.debts) == sorted(reached)


def test_an_invoice_that_is_entered_after_the_complaint_about_it_was_read_is_found_in_it(
    desk, tmp_path
):
    words = (
        "Two doors still stick. We are not paying INV-1068 until they are right: they are faulty."
    )
    case = desk.new(
        respondent="Acme Ltd", amount=read_money("£500"), place="ew", ref="INV-1041"
    ).case
    (tmp_path / "a.eml").write_text(DOORS.format(body=words), encoding="utf-8")
    desk.add(case.id, [tmp_path / "a.eml"])
    desk.set(case.id, ["debts.new.ref=INV-1068", "debts.2.amount=£700"])
    desk.accept(case.id, ["C-1"])
    assert told(desk, case)["quality_complaint"].debts == ("INV-1068",)
