"""What stops, suspends or restarts the time of a debt, where, and from which day on."""

from datetime import date

import pytest
from time_counted import LAWS, ON, case, keys, line, line_of, of

from casefile.model.claim import Act, LimitationAct, Payment
from casefile.model.dates import loose
from casefile.rules.limitation import limitation


def test_a_polish_acknowledgement_starts_the_time_anew():
    found = line("pl", "2024-03-11", (Act.WRITTEN_ACKNOWLEDGEMENT, "2026-09-30"))
    assert (found.last_day, keys(found)) == (date(2028, 12, 31), ["restarts"])
    assert (found.why.values["n"], found.why.values["start"]) == (2, date(2026, 9, 30))
    assert found.why.key == "limitation.why.end_of_year"


def test_a_polish_mediation_only_suspends_since_30_june_2022():
    """known_wrong mediation_interrupts: 1 March to 1 June 2026 adds 92 days to 11 March 2026."""
    acts = ((Act.MEDIATION_STARTED, "2026-03-01"), (Act.MEDIATION_ENDED, "2026-06-01"))
    found = line("pl", "2024-03-11", *acts)
    assert (found.last_day, keys(found)) == (date(2026, 12, 31), ["suspends", "resumes"])
    found = line("pl", "2024-10-20", *acts)  # 20 October 2026 + 92 days: January 2027
    assert found.last_day == date(2027, 12, 31)


def test_a_polish_mediation_before_that_day_started_the_time_anew():
    found = line("pl", "2021-03-11", (Act.MEDIATION_STARTED, "2022-06-29"))
    assert (found.last_day, keys(found)) == (date(2024, 12, 31), ["restarts"])


@pytest.mark.parametrize("place", ["pl", "ew", "il", "xx"])
def test_a_demand_letter_changes_nothing_anywhere(place):
    found = line(place, "2024-03-11", (Act.DEMAND_SENT, "2026-03-01"))
    assert found.last_day == line(place, "2024-03-11").last_day
    assert keys(found) == ["nothing"]


def test_a_recorded_call_restarts_nothing_in_israel():
    """CA 811/23 Ben Haim v. Tishrei (2025): a recording is not an admission in writing."""
    found = line("il", "2020-05-10", (Act.RECORDED_ACKNOWLEDGEMENT, "2026-05-19"))
    assert (found.last_day, keys(found)) == (date(2027, 5, 10), ["nothing"])


def test_a_written_admission_revives_an_israeli_claim_but_no_english_one():
    act = (Act.WRITTEN_ACKNOWLEDGEMENT, "2026-05-19")
    assert line("il", "2015-05-10", act).last_day == date(2033, 5, 18)
    english = line("ew", "2015-05-10", act)
    assert (english.last_day, keys(english)) == (date(2021, 5, 10), ["too_late"])


def test_an_oral_acknowledgement_does_nothing_in_england():
    found = line("ew", "2022-05-10", (Act.ORAL_ACKNOWLEDGEMENT, "2026-05-19"))
    assert (found.last_day, keys(found)) == (date(2028, 5, 10), ["nothing"])


def test_a_part_payment_on_the_only_debt_is_an_act():
    paid = (Payment(amount="5.00 GBP", dated=loose("2025-01-15")),)
    found = line("ew", "2022-05-10", payments=paid)
    assert (found.last_day, keys(found)) == (date(2031, 1, 15), ["restarts"])


@pytest.mark.parametrize("place", ["pl", "ew", "il", "bc", "xx"])
def test_a_sum_paid_down_before_the_debt_was_due_does_not_begin_its_time(place):
    paid = (Payment(amount=f"5.00 {LAWS[place].currency}", dated=loose("2022-02-01")),)
    found = line(place, "2026-01-10", payments=paid)
    assert found.last_day == line(place, "2026-01-10").last_day
    assert keys(found) in (["too_early"], ["nothing"])


def test_talks_before_the_debt_was_due_add_no_day_to_its_time():
    """Of talks to 1 December six days count, of talks to 2 January 38: into the next January."""
    began, ended = Act.MEDIATION_STARTED, Act.MEDIATION_ENDED
    before = ((began, "2024-09-01"), (ended, "2024-11-20"))
    assert line("pl", "2024-11-25", *before).last_day == date(2026, 12, 31)
    over = ((began, "2024-01-01"), (ended, "2024-12-01"))
    assert line("pl", "2024-11-25", *over).last_day == date(2026, 12, 31)
    assert line("pl", "2024-11-25", *over[:1], (ended, "2025-01-02")).last_day == date(2027, 12, 31)


def test_a_part_payment_that_names_no_debt_of_two_is_no_act():
    given = case(
        "ew", "2022-05-10", payments=(Payment(amount="5.00 GBP", dated=loose("2025-01-15")),)
    )
    two = given.but(debts=(*given.debts, given.debts[0].but(ref="2")))
    assert {found.acts for found in limitation(two, LAWS["ew"], ON)} == {()}


def test_an_act_without_its_day_is_not_counted_and_said():
    found = line("pl", "2024-03-11", (Act.WRITTEN_ACKNOWLEDGEMENT, "2026-09"))
    assert (found.last_day, keys(found)) == (date(2026, 12, 31), ["undated"])


def test_an_act_after_the_day_of_reading_does_not_count_yet():
    found = line("pl", "2024-03-11", (Act.WRITTEN_ACKNOWLEDGEMENT, "2026-12-01"))
    assert (found.last_day, found.acts) == (date(2026, 12, 31), ())


def test_while_a_claim_is_pending_there_is_no_last_day():
    found = line("pl", "2024-03-11", (Act.CLAIM_FILED, "2026-09-01"))
    assert (found.last_day, found.why.key) == (None, "limitation.why.stopped")


def test_a_polish_claim_that_ended_lets_the_time_run_anew_and_an_english_one_does_not():
    acts = ((Act.CLAIM_FILED, "2025-01-10"), (Act.CLAIM_ENDED, "2026-02-10"))
    assert line("pl", "2023-03-11", *acts).last_day == date(2028, 12, 31)
    assert line("ew", "2023-03-11", *acts).last_day == date(2029, 3, 11)


def test_an_israeli_claim_that_was_struck_out_adds_its_days():
    """10 January to 10 February 2026: 31 days."""
    acts = ((Act.CLAIM_FILED, "2026-01-10"), (Act.CLAIM_ENDED, "2026-02-10"))
    found = line("il", "2020-05-10", *acts)
    assert (found.last_day, found.why.key) == (date(2027, 6, 10), "limitation.why.day_before")


def test_after_an_israeli_claim_was_struck_out_a_whole_year_is_left():
    """Nine days were left when it was filed; a year from 10 February 2026 ends the day before."""
    acts = ((Act.CLAIM_FILED, "2025-05-01"), (Act.CLAIM_ENDED, "2026-02-10"))
    found = line("il", "2018-05-10", *acts)
    assert (found.last_day, found.why.key) == (date(2027, 2, 9), "limitation.why.least")


def test_while_a_mediation_runs_the_days_so_far_are_added():
    """1 October 2026 and 111 days from 1 August to 20 November: in 2027, so to its end."""
    found = line("xx", "2024-10-01", (Act.MEDIATION_STARTED, "2026-08-01"))
    assert (found.last_day, found.why.key) == (date(2027, 12, 31), "limitation.why.suspended")


def test_a_mediation_that_begins_today_has_added_nothing_yet():
    """31 December 2026 and one day would be in 2027, so to its end."""
    begun = line("xx", "2024-12-31", (Act.MEDIATION_STARTED, "2026-11-20"))
    assert begun.last_day == line("xx", "2024-12-31").last_day == date(2026, 12, 31)


def test_every_place_says_what_each_act_does():
    for code, law in LAWS.items():
        assert {act.value for act in Act} == {effect.act for effect in law.limitation.acts}, code


# --- each act stands with the exhibit that proves it


def test_each_act_stands_with_what_proves_it():
    acts = (
        LimitationAct(act=Act.DEMAND_SENT, on=loose("2026-05-01"), marks=("C-2",)),
        LimitationAct(act=Act.PART_PAYMENT, on=loose("2026-06-01"), marks=("C-7", "C-8")),
        LimitationAct(act=Act.WRITTEN_ACKNOWLEDGEMENT, on=loose("2026-07-01")),
    )
    line = line_of(of("il", acts=acts), "il")
    assert [said.values["act"] for said in line.acts] == [act.act for act in acts]
    assert line.proofs == (("C-2",), ("C-7", "C-8"), ())


def test_talks_that_begin_twice_before_they_end_suspend_from_the_first_day():
    """25 November 2026 and 50 days is in January 2027; with 10 days it were still in 2026."""
    began, ended = Act.MEDIATION_STARTED, Act.MEDIATION_ENDED
    acts = ((began, "2026-03-01"), (began, "2026-04-10"), (ended, "2026-04-20"))
    assert line("pl", "2024-11-25", *acts).last_day == date(2027, 12, 31)
    assert line("pl", "2024-11-25", *acts[1:]).last_day == date(2026, 12, 31)


def test_an_act_before_the_law_gave_it_an_effect_has_none():
    law = LAWS["pl"]
    restarts = next(x for x in law.limitation.acts if x.effect == "restarts")
    since = restarts.but(since=date(2025, 6, 1), until=None)
    law = law.but(limitation=law.limitation.but(acts=(since,)))
    for on, told in (("2025-05-31", "unknown"), ("2025-06-01", "restarts")):
        (found,) = limitation(case("pl", "2025-01-10", (Act(since.act), on)), law, ON)
        assert keys(found) == [told]


def test_an_act_while_talks_hold_the_time_is_not_too_late():
    """Two years end on 31 December 2024; the debt is owned up to in talks that began before."""
    began = (Act.MEDIATION_STARTED, "2024-12-01")
    owned = (Act.WRITTEN_ACKNOWLEDGEMENT, "2025-02-01")
    assert keys(line("pl", "2022-03-11", owned)) == ["too_late"]
    assert keys(line("pl", "2022-03-11", began, owned)) == ["suspends", "restarts"]


def test_a_payment_that_stands_among_the_acts_already_is_one_act():
    paid = (Payment(amount="5.00 GBP", dated=loose("2025-01-15")),)
    said = (Act.PART_PAYMENT, "2025-01-15")
    assert keys(line("ew", "2022-05-10", said, payments=paid)) == ["restarts"]
    other = (Act.PART_PAYMENT, "2025-01-14")
    assert keys(line("ew", "2022-05-10", other, payments=paid)) == ["restarts", "restarts"]
