"""What the list tells of a case on a day: its state, how late it is, and what is still argued."""

from datetime import timedelta

from casefile.model.dates import loose
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
