"""The last safe day: the period that each place counts, from when, and for which papers."""

from datetime import date

import pytest
from time_counted import LAWS, ON, case, line, line_of, of

from casefile.library import languages
from casefile.model.case import Case, Ended, Ending, Stage
from casefile.model.claim import Act, Agreement, Debt, Ground, LimitationAct
from casefile.model.dates import loose
from casefile.model.party import Party, PartyKind
from casefile.rules.deadlines import deadlines
from casefile.rules.limitation import limitation
from casefile.rules.mediation import mediation_view
from casefile.rules.review import review

WORDS = languages()


@pytest.mark.parametrize(
    ("ground", "claimant", "last_day"),
    [
        (Ground.SALE, PartyKind.COMPANY, date(2028, 12, 31)),
        (Ground.SERVICES, PartyKind.COMPANY, date(2028, 12, 31)),
        (Ground.OTHER, PartyKind.COMPANY, date(2029, 12, 31)),
        (Ground.RENT, PartyKind.INDIVIDUAL, date(2029, 12, 31)),
    ],
)
def test_polish_periods_run_to_the_end_of_the_year(ground, claimant, last_day):
    assert line("pl", "2026-03-11", ground=ground, claimant=claimant).last_day == last_day


def test_a_private_polish_claim_has_six_years():
    found = limitation(
        case("pl", "2026-03-11", ground=Ground.LOAN).but(claimant=Party(in_business=False)),
        LAWS["pl"],
        ON,
    )
    assert found[0].last_day == date(2032, 12, 31)


def test_when_the_ground_is_not_known_the_shortest_period_is_taken_and_said():
    found = line("pl", "2026-03-11", ground=Ground.UNKNOWN)
    assert (found.last_day, found.why.key) == (date(2028, 12, 31), "limitation.why.shortest")


def test_the_english_last_day_is_the_sixth_anniversary_of_the_due_day():
    """Matthew v Sedman [2021] UKSC 19: due 2 June 2011, last day 2 June 2017."""
    assert line("ew", "2011-06-02").last_day == date(2017, 6, 2)
    assert line("ew", "2020-02-29").last_day == date(2026, 2, 28)


def test_days_left_are_counted_from_the_day_of_reading():
    assert line("ew", "2020-11-21").days_left == 1
    assert line("ew", "2020-11-19").days_left == -1


def test_an_unknown_due_day_gives_no_last_day():
    for due in ("", "2024", "~2024-03-11"):
        found = line("pl", due)
        assert (found.last_day, found.days_left) == (None, None)
        assert found.why.key == "limitation.why.no_due"


@pytest.mark.parametrize(
    ("place", "last_day", "years"),
    [("pl", date(2031, 12, 31), 6), ("ew", date(2031, 6, 1), 6), ("il", date(2050, 5, 31), 25)],
)
def test_a_judgment_has_a_period_of_its_own_and_says_so(place, last_day, years):
    acts = ((Act.CLAIM_FILED, "2025-01-10"), (Act.JUDGMENT, "2025-06-01"))
    found = line(place, "2023-03-11", *acts)
    assert found.last_day == last_day
    assert (found.why.values["n"], found.why.values["start"]) == (years, date(2025, 6, 1))


def test_every_sentence_has_words_in_three_languages():
    for place in LAWS:
        for act in Act:
            found = line(place, "2024-03-11", (act, "2025-01-15"), (act, "2025-02"))
            for said in (found.why, *found.acts):
                for words in WORDS.values():
                    assert not words.say(said).startswith("["), said


def chosen(place, rule):
    (debt,) = of(place).debts
    return of(place, debts=(debt.but(limitation_rule=rule),))


def test_a_deed_has_twelve_years_in_england_and_a_plain_contract_six():
    plain, deed = of("ew"), chosen("ew", "deed")
    assert line_of(plain, "ew").last_day == date(2032, 3, 31)
    assert line_of(deed, "ew").last_day == date(2038, 3, 31)


def test_an_endorser_of_an_israeli_bill_has_two_years_and_its_maker_seven():
    assert line_of(chosen("il", "bill_endorser"), "il").last_day == date(2028, 3, 31)
    assert line_of(chosen("il", "bill_acceptor"), "il").last_day == date(2033, 3, 31)


def test_a_rule_that_is_only_for_who_says_so_is_never_taken_by_itself():
    """When nothing is known of a claim, a year for carriage does not become its last day."""
    unknown = of("pl", ground=Ground.UNKNOWN)
    assert line_of(unknown, "pl").last_day == date(2028, 12, 31)


def test_a_rule_that_the_place_does_not_have_is_said_and_not_counted():
    line = line_of(chosen("pl", "deed"), "pl")
    assert line.last_day == line_of(of("pl"), "pl").last_day
    assert line.acts[0].key == "limitation.no_such_rule"


@pytest.mark.parametrize(
    ("place", "months", "last_day", "told"),
    [
        ("il", 12, date(2027, 3, 31), None),  # from 1 April 2026, a day kept in hand
        ("il", 3, date(2033, 3, 31), "limitation.agreed.short"),
        ("pl", 12, date(2028, 12, 31), "limitation.agreed.void"),
        ("ew", 12, date(2032, 3, 31), "limitation.agreed.unknown"),
    ],
)
def test_an_agreed_time_to_sue_counts_only_where_the_place_lets_it(place, months, last_day, told):
    given = of(place, agreement=Agreement(limitation_months=months))
    line = line_of(given, place)
    assert line.last_day == last_day
    assert [act.key for act in line.acts] == ([told] if told else [])


def with_first(place, **rule):
    """The law of a place with one more rule, read before its own."""
    law = LAWS[place]
    first = law.limitation.rules[0].but(id="first", grounds=(), years=1, months=0, **rule)
    return law.but(limitation=law.limitation.but(rules=(first, *law.limitation.rules)))


@pytest.mark.parametrize(
    ("rule", "last_day"),
    [
        ({}, date(2027, 3, 11)),
        ({"until": date(2026, 3, 11)}, date(2027, 3, 11)),
        ({"until": date(2026, 3, 10)}, date(2032, 3, 11)),
        ({"chosen_only": True}, date(2032, 3, 11)),
    ],
)
def test_a_rule_that_ended_before_the_due_day_or_waits_to_be_chosen_is_passed_over(rule, last_day):
    (found,) = limitation(case("ew", "2026-03-11"), with_first("ew", **rule), ON)
    assert (found.last_day, found.why.key == "limitation.why.shortest") == (last_day, False)


@pytest.mark.parametrize(
    ("sum_", "effect", "law_named"),
    [("4950.00 CAD", "suspends", "Tribunal Act"), ("36000.00 CAD", "stops", "Limitation Act")],
)
def test_a_rule_of_a_door_that_is_shut_to_the_claim_is_not_applied_to_it(sum_, effect, law_named):
    owed = Debt(ref="1", amount=sum_, due=loose("2026-04-09"))
    filed = LimitationAct(act=Act.CLAIM_FILED, on=loose("2026-10-01"))
    given = Case(place="bc", debts=(owed,), acts=(filed,))
    (told,) = limitation(given, LAWS["bc"], ON)[0].acts
    assert told.key == f"limitation.act.{effect}"
    assert law_named in str(told.values["source"])


@pytest.mark.parametrize(
    ("how", "last"), [(Ended.JUDGMENT, date(2036, 11, 2)), (Ended.SETTLED, None)]
)
def test_a_matter_that_has_ended_has_no_last_day_to_sue_but_a_judgment_has_its_own(how, last):
    owed = Debt(ref="1", amount="4950.00 CAD", due=loose("2026-04-09"))
    end = Ending(how=how, on=loose("2026-11-02"), sum="4950.00 CAD")
    given = Case(place="bc", debts=(owed,), stage=Stage.CLOSED, endings=(end,))
    days = deadlines(given, LAWS["bc"], limitation(given, LAWS["bc"], ON), ON)
    found = [(day.what.key, day.on) for day in days if day.ref.startswith("limitation:")]
    assert found == ([] if last is None else [("deadlines.limitation_judgment", last)])


def test_what_is_said_in_the_tribunal_is_told_only_where_the_tribunal_is_a_door():
    told = {}
    for sum_ in ("4950.00 CAD", "9800.00 CAD"):
        owed = Debt(ref="1", amount=sum_, due=loose("2026-04-09"))
        given = Case(place="bc", debts=(owed,))
        view = mediation_view(given, LAWS["bc"], review(given, LAWS["bc"], ON), ON)
        told[sum_] = [caution.code for caution in view.keep]
    assert told == {
        "4950.00 CAD": ["offers", "confidential", "judgment"],
        "9800.00 CAD": ["offers", "confidential_conference", "judgment_contract"],
    }


@pytest.mark.parametrize(
    ("performed", "issued", "last_day", "asked"),
    [
        ("2025-12-20", "2025-12-22", date(2027, 12, 31), False),
        ("2025-12", "2025-12-22", date(2027, 12, 31), False),
        ("2026-01-05", "2025-12-22", date(2028, 12, 31), False),
        ("", "2025-12-22", date(2027, 12, 31), True),
        ("", "", date(2028, 12, 31), True),
    ],
)
def test_the_time_of_a_contract_for_a_work_runs_from_its_handing_over_not_from_the_due_day(
    performed, issued, last_day, asked
):
    """Art. 646 k.c.: handed over in December, to be paid in January."""
    given = case("pl", "2026-01-15", ground=Ground.WORK)
    debt = given.debts[0].but(performed=loose(performed), issued=loose(issued))
    found = line_of(given.but(debts=(debt,)), "pl")
    assert found.last_day == last_day
    assert ("limitation.no_performed" in [said.key for said in found.acts]) is asked
    for words in WORDS.values():
        assert all("[" not in words.say(said) for said in found.acts)


def test_the_time_of_a_sale_or_a_service_still_runs_from_the_due_day():
    given = case("pl", "2026-01-15", ground=Ground.SERVICES)
    debt = given.debts[0].but(performed=loose("2025-12-20"), issued=loose("2025-12-22"))
    assert line_of(given.but(debts=(debt,)), "pl").last_day == date(2028, 12, 31)
