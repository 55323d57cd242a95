"""The law as the commands show it: workings, doors, days, what the packs lack, the user's own."""

from datetime import date

import pytest

from casefile.library import jurisdictions

PLACES = {"il": "ILS", "pl": "PLN", "ew": "GBP", "bc": "CAD", "xx": "EUR"}


def new(shell, place, amount="1000", due="2026-01-12"):
    shell(
        "new", "--place", place, "--claimant", "Anna", "--respondent", "Bar",
        "--amount", f"{amount} {PLACES[place]}", "--due", due, "--ref", "F-1",
    )  # fmt: skip
    assert shell.code == 0, shell.err
    return shell.out.splitlines()[-1]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_a_case_of_each_place_is_reviewed_and_its_doors_days_and_interest_are_shown(
    shell, place, language
):
    case = new(shell, place)
    for command in ("review", "interest", "deadlines"):
        shell(command, case, language=language)
        assert shell.code == 0, shell.err
        assert shell.out.strip()
        lacking = [word for word in shell.out.split() if word.startswith("[") and "." in word]
        assert not lacking
    door = jurisdictions()[place].forums[-1]
    assert door.names[language] in shell("review", case, language=language).out


def test_every_place_that_is_shipped_is_tried_here():
    assert set(PLACES) == set(jurisdictions())


def test_a_door_says_yes_or_no_what_lacks_what_comes_first_and_the_fee(shell):
    case = new(shell, "pl")
    told = shell("review", case).out
    doors = told[told.index("Doors:") :]
    epu = doors[doors.index("Electronic payment order") :].splitlines()
    assert epu[0].endswith(": no")
    assert "Lacking: " in epu[1]
    assert "Fee now: PLN30.00 (art. 13 ust. 1 u.k.s.c.)" in doors
    assert "Payment-order procedure: yes" in doors
    shell("set", case, "respondent.kind=company", "respondent.numbers.new.kind=NIP",
          "respondent.numbers.1.value=5260250274")  # fmt: skip
    told = shell("review", case).out
    assert "Electronic payment order (EPU): yes" in told
    assert told.count("First: A demand for payment") == 1 and "First: as above" in told


def test_interest_of_which_nothing_could_be_counted_is_not_known_and_not_nought(shell):
    case = new(shell, "il")
    assert "- Interest: not known" in shell("review", case).out
    assert "Each further day: not known" in shell("interest", case).out


def test_the_workings_name_the_kind_of_rate_and_the_day_of_what_is_not_certain(shell):
    """12 January to 4 March is 51 days: 1000 x 9.50 % x 51 / 365 = 13.27."""
    case = new(shell, "pl")
    told = shell("interest", case).out
    assert "statutory interest for delay" in told
    assert "13.27" in told and "obwieszczenie" in told
    shell("set", case, "debts.F-1.admitted=400", "debts.F-1.vat=186.99")
    told = shell("interest", case).out
    assert "Admitted: PLN400.00" in told and "Disputed: PLN600.00" in told
    assert "Tax within the debts: PLN186.99" in told


def test_an_amount_that_would_need_a_missing_rate_is_refused_and_said_to_be(shell):
    case = new(shell, "il")
    told = shell("interest", case).out
    assert "The account is not complete" in told and "ga.mof.gov.il" in told
    (account,) = shell("interest", case, "--json").json
    assert (account["complete"], account["interest"]) == (False, "0.00")


@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_a_missing_rate_is_named_in_words_and_the_command_that_enters_it_has_its_code(
    shell, language
):
    case = new(shell, "il")
    told = shell("interest", case, language=language).out
    lines = [line for line in told.splitlines() if "shekel" in line and "=" in line]
    assert len(lines) == 1 and "rates.new.kind=shekel rates.new.since=2026-01-13" in lines[0]
    assert ": shekel)" not in told


# --- the user's own values


OWN = """
[[rates]]
kind = "shekel"
since = 2026-01-01
until = 2026-12-31
value = 5.00
source = { title = "Accountant General, 4 January 2026", checked_on = 2026-01-04 }
"""


def test_a_rate_in_the_users_own_pack_is_counted_and_shown_as_the_users(shell):
    """13 January to 20 November 2026 is 312 days: 1000 x 5 % x 312 / 365 = 42.74."""
    case = new(shell, "il")
    folder = shell.home / "own" / "jurisdictions" / "il"
    folder.mkdir(parents=True)
    (folder / "interest.toml").write_text(OWN, encoding="utf-8")
    (account,) = shell("interest", case, "--json").json
    assert (account["interest"], account["complete"]) == ("42.74", True)
    assert [row["source"]["own"] for row in account["accruals"]] == [True]
    assert "Accountant General, 4 January 2026; entered by the user" in shell("interest", case).out
    assert "42.74" in shell("review", case).out
    (place,) = [p for p in shell("library", "--json").json["places"] if p["place"] == "il"]
    assert place["own"]
    assert [row["what"] for row in place["yours"]] == ["rates shekel"]
    assert "Yours:" in shell("library", "il").out


def test_a_rate_kept_in_the_case_is_counted_and_shown_as_the_users(shell):
    case = new(shell, "il")
    shell("set", case, "rates.new.kind=shekel", "rates.new.since=2026-01-01",
          "rates.new.value=5", "rates.new.source=Accountant General")  # fmt: skip
    assert shell.code == 0, shell.err
    (account,) = shell("interest", case, "--json").json
    assert (account["interest"], account["complete"]) == ("42.74", True)
    assert "entered by the user" in shell("interest", case).out


def test_a_rate_without_its_source_is_not_taken(shell):
    case = new(shell, "il")
    shell("set", case, "rates.new.kind=shekel", "rates.new.since=2026-01-01", "rates.new.value=5")
    assert shell.code == 2
    assert shell("interest", case, "--json").json[0]["complete"] is False


# --- what the packs do not know


def test_what_is_old_not_certain_or_missing_is_listed_by_name(shell):
    shell("library", "il")
    assert shell.code == 0
    assert "Looked at more than a year ago:" in shell.out
    assert "Rates: shekel (01/04/2003 – " in shell.out
    assert "shekel interest: since 01/01/2026" in shell.out
    places = {p["place"]: p for p in shell("library", "--json").json["places"]}
    assert set(places) == set(PLACES)
    for place in places.values():
        for row in (*place["old"], *place["not_high"]):
            assert row["what"] and row["source"] and date.fromisoformat(row["checked_on"])
    assert all(row["confidence"] != "high" for row in places["pl"]["not_high"])


# --- the calendar file


@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_every_table_of_a_place_is_told_by_a_word(shell, language):
    for place in PLACES:
        told = shell("library", place, language=language).out
        assert told.strip() and "[gaps_of" not in told, place


def test_the_calendar_file_is_opened_by_a_real_calendar_and_names_stay(shell, tmp_path):
    icalendar = pytest.importorskip("icalendar")
    case = new(shell, "pl")
    path = tmp_path / "days.ics"

    def events():
        assert shell("deadlines", "--ics", str(path), language="he").code == 0
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        return {
            str(e["UID"]): (e.decoded("DTSTART"), str(e["SUMMARY"]))
            for e in calendar.walk("VEVENT")
        }

    before = events()
    listed = shell("deadlines", "--json").json
    assert sorted(day.isoformat() for day, _ in before.values()) == [d["on"] for d in listed]
    assert len(before) == len(listed) >= 4
    shell("set", case, "debts.F-1.due=2025-01-12")
    after = events()
    assert set(after) == set(before)
    assert set(after.values()) != set(before.values())


def test_days_without_a_name_of_their_own_do_not_become_one_event(shell, tmp_path):
    icalendar = pytest.importorskip("icalendar")
    case = new(shell, "ew")
    for _ in range(2):
        shell("set", case, "deadlines.new.on=2026-12-01", "deadlines.new.what=ask the carrier")
    path = tmp_path / "days.ics"
    shell("deadlines", case, "--ics", str(path))
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    names = [str(e["UID"]) for e in calendar.walk("VEVENT")]
    assert len(names) == len(set(names))
