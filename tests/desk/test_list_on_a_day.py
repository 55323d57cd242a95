"""What the list tells of a case on a day: its state, how late it is, and what is still argued."""

import json
from datetime import timedelta

from casefile.model.dates import loose
from casefile.model.deadline import Deadline
from casefile.model.money import Money
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.status import State


def _line(desk, id_):
    return next(line for line in desk.cases() if line.id == id_)


def test_an_agreement_whose_day_went_by_is_told_so_by_the_list_of_that_day(desk, id_):
    by = desk.on + timedelta(days=30)
    euro = Money(amount=100, currency="EUR")
    offer = Offer(
        by=OfferBy.RESPONDENT,
        on=loose(desk.on),
        answered_on=loose(desk.on),
        amount=euro,
        answer=Answer.ACCEPTED,
        instalments=(Instalment(on=loose(by), amount=euro),),
    )
    desk.offered(id_, offer)
    line = _line(desk, id_)
    assert line.state_on(by) == State.SETTLED.value
    later = by + timedelta(days=1)
    assert (line.state_on(later), line.overdue(later)) == (State.AGREEMENT_MISSED.value, 1)
    assert line.state_on(later) == desk.review(id_, later).state.value


def test_what_is_not_due_yet_is_told_as_due_in_so_many_days(desk, shell, id_):
    debt, due = desk.case(id_).debts[0], desk.on + timedelta(days=20)
    desk.change(id_, lambda now: now.but(debts=(debt.but(due=loose(due)),)), note="set")
    assert "due in 20 days" in shell("cases")[1]


def test_of_what_is_closed_no_sign_of_proof_is_told(desk, shell, id_):
    def signs():
        row = next(one for one in shell("cases")[1].splitlines() if one.startswith("1 "))
        return set("●◐◑◔○?") & set(row)

    assert signs()
    desk.set(id_, ["stage=closed"])
    assert not signs()


def test_a_sample_beside_own_cases_is_marked_the_last_and_counted_nowhere(desk, shell, id_):
    alone = desk.due_today(), desk.over_all()
    desk.demo(lambda done, of, title: done < 1)
    own, sample = desk.cases()
    assert (own.id, own.sample, sample.sample) == (id_, False, True)
    assert (desk.due_today(), desk.over_all()) == alone
    assert f"sample: {sample.respondent}" in shell("cases")[1]
    assert desk.same_debtor(desk.case(sample.id)) == ()


def test_samples_by_themselves_are_cases_like_others(desk):
    desk.demo(lambda done, of, title: done < 1)
    assert [line.sample for line in desk.cases()] == [False]
    assert desk.over_all().cases == 1 and desk.due_today()


def _with_days_to_keep(desk, id_):
    """Enter two days of one's own, in 5 days and in 40, and return the first."""
    days = [desk.on + timedelta(days=ahead) for ahead in (5, 40)]
    own = [Deadline(id=f"d{day}", on=day, what="see to it") for day in days]
    desk.change(id_, lambda now: now.but(deadlines=own), note="set")
    return days[0]


def test_a_line_in_which_a_day_has_turned_tells_how_the_case_stands_since(desk, id_):
    later = desk.on_day(_with_days_to_keep(desk, id_) + timedelta(days=10))
    before, (line,) = _line(desk, id_), later.cases_today()
    seen = later.review(id_)
    assert line.statuses == {x.element.value: x.status.value for x in seen.elements}
    assert (line.state, line.step) == (seen.state.value, seen.next_steps[0].step.key)
    assert line.next_on == later.on + timedelta(days=25) != before.next_on
    assert (line.number, line.respondent, line.amounts_on) == (1, before.respondent, later.on)


def test_a_case_is_opened_once_for_the_day_that_turned_in_it(desk, id_, monkeypatch):
    later = desk.on_day(_with_days_to_keep(desk, id_) + timedelta(days=10))
    first = later.cases_today()

    def never(*_):
        raise AssertionError("the case was opened again")

    monkeypatch.setattr(type(desk), "standing_of", never)
    assert later.cases_today() == first
    assert "Bet" not in (desk.home / "today.json").read_text(), "no name outlives its case there"


def test_what_was_kept_of_a_later_day_tells_nothing_of_an_earlier_one(desk, id_):
    first = _with_days_to_keep(desk, id_)
    assert desk.on_day(first + timedelta(days=10)).cases_today()[0].next_on > first
    assert desk.cases_today()[0].next_on == first


def test_the_command_lists_the_cases_as_they_stand_on_the_day(desk, shell, id_):
    first = _with_days_to_keep(desk.on_day(desk.on - timedelta(days=15)), id_)
    (told,) = json.loads(shell("cases", "--json")[1])
    assert told["next_on"] == (first + timedelta(days=35)).isoformat()
    assert told["amounts_on"] == desk.on.isoformat()


def test_a_sample_beside_own_cases_stands_as_of_the_day_too(desk, id_):
    desk.demo(lambda done, of, title: done < 1)
    later = desk.on_day(desk.on + timedelta(days=400))
    own, sample = later.cases_today()
    assert (own.amounts_on, sample.amounts_on, sample.sample) == (later.on, later.on, True)
    assert {one.case for one in later.due_today()} <= {id_}
