"""Each entry of the fact sheets stands in the pack of its place, or is left out for a reason."""

import re
import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from casefile.library import jurisdictions

SHEETS = Path(__file__).parents[3] / "shared" / "law"
if not SHEETS.is_dir():
    pytest.skip("the fact sheets are not beside this checkout", allow_module_level=True)

LAWS = jurisdictions()
PLACES = ("il", "pl", "ew", "bc")
STANDS = tomllib.loads(Path(__file__).with_name("fact_sheets.toml").read_text("utf-8"))
SHEET = {
    place: tomllib.loads((SHEETS / f"law_{place}.toml").read_text("utf-8"), parse_float=Decimal)
    for place in PLACES
}
ROOT = Path(__file__).parents[2]
KEPT_BY = {
    *(
        name
        for folder in ("casefile/rules", "tests/rules")
        for file in (ROOT / folder).glob("*.py")
        for name in re.findall(r"^def (\w+)\(", file.read_text("utf-8"), re.MULTILINE)
    ),
    *(f"forms/{folder.name}" for folder in (ROOT / "forms").iterdir()),
}
"""Every rule, every test of a rule, and every form."""
ROWS_OF_THEIR_OWN = {
    "interest_rate",
    "interest_gap",
    "interest_source",
    "fx",
    "holiday",
    "calendar",
    "worked_example",
    "known_wrong",
}
"""Compared value by value, or walked by other tests."""
WORDS_AND_FORMS = {
    "glossary",
    "phrase",
    "case_prefix",
    "convention",
    "letter_convention",
    "evidence_weight_hint",
}
"""Of the wording and the forms, not of the law."""
ENDED = {
    "linked": "rates before the regime of the pack begins, on 1 April 2003",
    "eu_directive_minimum": "the least a member state may set, not a rate that a court gives",
}
"""Kinds of rate of which some rows are not used, and why."""


def tables(place):
    """Every table of rows of a sheet, nested ones named through."""
    for name, rows in SHEET[place].items():
        if isinstance(rows, list):
            yield name, rows
        elif name == "interest":
            yield from ((f"interest_{inner}", x) for inner, x in rows.items() if _is_rows(x))


def _is_rows(given):
    return isinstance(given, list) and bool(given) and isinstance(given[0], dict)


def named(row):
    if "court" in row and "fact" in row:
        return f"{row['court']}.{row['fact']}"
    return row.get("id") or row["kind"]


ENTRIES = [
    pytest.param(place, table, row, id=f"{place}-{table}-{named(row)}-{n}")
    for place in PLACES
    for table, rows in tables(place)
    if table not in ROWS_OF_THEIR_OWN | WORDS_AND_FORMS
    for n, row in enumerate(rows)
]


def in_pack(law, where, name):
    """The rows of the pack at an address."""
    rows = {
        "forums": law.forums,
        "pre_action": law.pre_action,
        "evidence": law.evidence,
        "mediation": law.mediation,
        "regimes": law.interest.regimes,
        "terms": law.interest.terms,
        "limitation": law.limitation.rules,
    }
    if where in rows:
        return [row for row in rows[where] if row.id == name]
    if where == "fees":
        return [band for band in law.fees if band.table == name]
    if where == "acts":
        return [act for act in law.limitation.acts if act.act == name]
    if where == "fixed_sums":
        return [x for x in law.interest.fixed_sums if x.amount.amount == int(name)]
    if where == "kinds":
        return [rate for rate in law.interest.rates if rate.kind == name]
    if where == "recesses":
        return list(law.recesses)
    if where == "allocation":
        return [law.interest.allocation_source] if law.interest.allocation[0] == name else []
    if where == "early":
        return [early] if (early := law.interest.early) and early.rate_kind == name else []
    if where == "agreed":
        agreed = law.limitation.agreed
        return [agreed] if agreed and agreed.least_months == int(name) else []
    raise AssertionError(f"no such place in a pack: {where}")


@pytest.mark.parametrize(("place", "table", "row"), ENTRIES)
def test_each_entry_stands_in_the_pack_or_is_left_out_for_a_reason(place, table, row):
    stands = STANDS[place][table][named(row)]
    where, _, name = stands.partition(":")
    if where == "not used":
        assert len(name.strip()) > 5, stands
        return
    if where == "program":
        assert name.rpartition(":")[2].strip() in KEPT_BY, stands
        return
    found = in_pack(LAWS[place], where, name.strip())
    assert found, stands
    if table == "limitation" and "years" in row:
        assert row["years"] in {rule.years for rule in found}
    if table == "court_fee" and "fixed" in row:
        top = row.get("amount_to")
        assert any((x.fixed, x.up_to) == (row["fixed"], top) for x in found), row
    if "ceiling" in row or row.get("fact", "").endswith("ceiling"):
        the_year = row.get("to") is None or row["to"] >= date(2025, 12, 31)
        limits = {x.max_amount.amount for x in found if x.max_amount}
        assert not the_year or row.get("ceiling", row.get("value")) in limits
    if row.get("fact") in ("defence_days", "fixed_sum_objection_days"):
        assert {x.reply_days for x in found} >= {row["value"]}


def test_nothing_is_said_of_what_no_sheet_holds():
    for place in PLACES:
        held = {table: {named(row) for row in rows} for table, rows in tables(place) if rows
                and table not in ROWS_OF_THEIR_OWN | WORDS_AND_FORMS}  # fmt: skip
        assert {t: set(rows) for t, rows in STANDS[place].items()} == held, place


@pytest.mark.parametrize("place", PLACES)
def test_each_rate_stands_in_the_pack_on_each_of_its_days(place):
    ours = LAWS[place].interest.rates
    left_out = set()
    for row in SHEET[place]["interest"]["rate"]:
        value = row.get("annual_percent", row.get("value"))
        kind = {"statutory_pre2016": "late_civil"}.get(row["kind"], row["kind"])
        found = [
            rate
            for rate in ours
            if rate.kind == kind
            and rate.value == value
            and rate.since <= row["from"]
            and (rate.until is None or "to" not in row or rate.until >= row["to"])
        ]
        if not found:
            left_out.add(row["kind"])
            assert row["kind"] in ENDED, row
    assert left_out == {kind for kind in left_out if kind in ENDED}


def test_each_exchange_rate_stands_in_the_pack():
    ours = {(x.currency, x.on): x.value for x in LAWS["pl"].interest.exchange}
    for row in SHEET["pl"]["fx"]:
        day = row.get("date") or row.get("on") or row["rate_date"]
        value = row.get("value") or row.get("rate") or row["mid"]
        assert ours[(row.get("currency", "EUR"), day)] == value, row


@pytest.mark.parametrize("place", PLACES)
def test_each_gap_is_said_by_the_pack(place):
    for row in SHEET[place]["interest"].get("gap", ()):
        assert any(
            gap.kind == row["kind"] and gap.since <= row["from"]
            for gap in LAWS[place].interest.gaps
        ), row


@pytest.mark.parametrize("place", PLACES)
def test_each_worked_example_and_each_common_error_stands_in_the_pack(place):
    law = LAWS[place]
    for row in SHEET[place].get("worked_example", ()):
        mine = [example for example in law.worked_examples if example.id.startswith(row["id"])]
        assert mine, row["id"]
        assert {example.origin for example in mine} == {row["origin"]}, row["id"]
    wrong = {row["id"] for row in SHEET[place].get("known_wrong", ())}
    assert wrong == {error.id for error in law.known_wrong}


def test_israel_has_five_sums_done_by_hand_and_marked_so():
    by_hand = [x for x in LAWS["il"].worked_examples if x.origin == "computed" and x.note]
    assert len(by_hand) == len(LAWS["il"].worked_examples) >= 5


# --- days of rest


def easter(year):
    """The Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    low = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * low) // 451
    month, day = divmod(h + low - 7 * m + 114, 31)
    return date(year, month, day + 1)


def ruled(rule, year):
    """The day of a rule of a sheet, before any day in lieu."""
    if match := re.match(r"(\d\d)-(\d\d)", rule):
        return date(year, int(match[1]), int(match[2]))
    if match := re.match(r"easter([+-]\d+)", rule):
        return easter(year) + timedelta(days=int(match[1]))
    months = ["January", "February", "March", "April", "May", "June", "July", "August"]
    months += ["September", "October", "November", "December"]
    if match := re.match(r"Monday before 25 May", rule):
        return max(date(year, 5, d) for d in range(18, 25) if date(year, 5, d).weekday() == 0)
    match = re.match(r"(first|second|third|last) Monday of (\w+)", rule)
    assert match, rule
    month = months.index(match[2]) + 1
    mondays = [date(year, month, d) for d in range(1, 29 if month == 2 else 31)]
    mondays = [day for day in mondays if day.weekday() == 0]
    if match[1] == "last" and month in (5, 8) and date(year, month, 31).weekday() == 0:
        return date(year, month, 31)
    return mondays[{"first": 0, "second": 1, "third": 2, "last": -1}[match[1]]]


@pytest.mark.parametrize("place", ["pl", "ew", "bc"])
@pytest.mark.parametrize("year", range(2024, 2029))
def test_each_day_of_rest_of_the_sheet_is_one_of_the_pack(place, year):
    rests = LAWS[place].rest_days
    for row in SHEET[place]["holiday"]:
        day = ruled(row["rule"], year)
        if "from" in row and day < row["from"]:
            assert day not in rests, row
            continue
        in_lieu = {day + timedelta(days=n) for n in (1, 2, 3)} & rests
        assert day in rests or (day.weekday() >= 5 and in_lieu), (row["name"], day)


def test_polish_christmas_eve_begins_in_2025():
    rests = LAWS["pl"].rest_days
    assert [date(y, 12, 24) in rests for y in (2024, 2025, 2026, 2027, 2028)] == [
        False,
        True,
        True,
        True,
        True,
    ]


def test_the_israeli_days_of_the_sheet_are_days_of_rest_or_of_recess_in_the_pack():
    law = LAWS["il"]
    for row in SHEET["il"]["calendar"]:
        first, last = row["from"], row.get("to", row["from"])
        if row["kind"] == "recess":
            assert any(r.since <= first and last <= r.until for r in law.recesses), row
        elif row["kind"] == "holiday":
            days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
            assert all(d in law.rest_days or d.weekday() in law.weekend for d in days), row
        else:
            assert row["kind"] == "emergency_freeze"
            assert any("freeze" in said["en"] for said in law.gaps), "not counted, and said so"
