"""Packs are data: each value dated and sourced, told in every language, never hearsay."""

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from casefile.library import CODES, data_folder, jurisdictions, languages, toml
from casefile.model.jurisdiction import Confidence, Source
from casefile.model.money import Money
from casefile.model.record import Record

LAWS = jurisdictions()
PLACES = sorted(LAWS)


def parts(value):
    """Every record inside *value*, itself included."""
    if isinstance(value, Record):
        yield value
        for name in type(value).model_fields:
            yield from parts(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from parts(one)


def test_each_place_that_is_shipped_is_read():
    assert {"pl", "ew", "il", "xx"} <= set(LAWS)
    folders = {f.name for f in data_folder("jurisdictions").iterdir() if f.name[0] != "_"}
    assert set(LAWS) == folders


@pytest.mark.parametrize("place", PLACES)
def test_every_value_has_a_source_and_the_day_it_was_last_looked_at(place):
    law = LAWS[place]
    sources = [part for part in parts(law) if isinstance(part, Source)]
    assert len(sources) > 20
    for source in sources:
        assert source.title.strip()
        assert date(2020, 1, 1) <= source.checked_on <= law.as_of.replace(day=30), source
        assert not source.own
        assert "to be checked" not in source.title, "said in the language of the reader"


@pytest.mark.parametrize("place", PLACES)
def test_what_is_to_be_checked_never_passes_for_certain(place):
    for part in parts(LAWS[place]):
        if isinstance(part, Source) and part.to_check:
            assert (part.confidence, part.href) == (Confidence.LOW, "")


FORBIDDEN = (
    "index file",
    "index id",
    "compiler",
    "pypi",
    "own knowledge",
    "public file",
    "calculator",
)


@pytest.mark.parametrize("place", PLACES)
def test_no_source_is_hearsay(place):
    for part in parts(LAWS[place]):
        if isinstance(part, Source):
            told = f"{part.title} {part.href}".lower()
            assert not [word for word in FORBIDDEN if word in told], part


@pytest.mark.parametrize("place", PLACES)
def test_rates_are_decimals_with_a_first_day_and_do_not_overlap(place):
    by_kind = {}
    for rate in LAWS[place].interest.rates:
        assert isinstance(rate.value, Decimal)
        assert 0 <= rate.value < 100
        assert rate.until is None or rate.since <= rate.until, rate
        by_kind.setdefault(rate.kind, []).append(rate)
    for kind, rates in by_kind.items():
        rates.sort(key=lambda rate: rate.since)
        for one, then in pairwise(rates):
            assert one.until is not None and one.until < then.since, (kind, one.since)


@pytest.mark.parametrize("place", PLACES)
def test_a_gap_is_not_where_a_rate_is(place):
    interest = LAWS[place].interest
    for gap in interest.gaps:
        for rate in interest.rates:
            if rate.kind == gap.kind:
                apart = (rate.until is not None and rate.until < gap.since) or (
                    gap.until is not None and gap.until < rate.since
                )
                # A rate without an end may meet a gap that is still to come.
                assert apart or rate.until is None, (gap, rate)


@pytest.mark.parametrize("place", PLACES)
def test_each_hole_between_two_rates_in_use_is_listed_as_a_gap(place):
    interest = LAWS[place].interest
    used = {regime.rate_kind for regime in interest.regimes}
    for kind in used:
        rates = sorted((r for r in interest.rates if r.kind == kind), key=lambda r: r.since)
        assert rates, kind
        for one, then in pairwise(rates):
            hole = (then.since - one.until).days - 1
            known = [
                g
                for g in interest.gaps
                if g.kind == kind and g.since <= then.since and (g.until or date.max) >= one.until
            ]
            assert hole == 0 or known, (kind, one.until, then.since)


@pytest.mark.parametrize("place", PLACES)
def test_names_and_kinds_of_rate_speak_every_language(place):
    law = LAWS[place]
    assert set(law.names) >= set(CODES)
    assert set(law.disclaimer) >= set(CODES)
    for code in CODES:
        assert law.terms[code]["place.name"]
        assert law.terms[code]["place.law"]
    for regime in law.interest.regimes:
        assert set(regime.names) >= set(CODES)
        assert not regime.notes or set(regime.notes) >= set(CODES)
        assert set(law.interest.kinds[regime.rate_kind]) >= set(CODES)
    for rule in (*law.evidence, *law.pre_action):
        assert set(rule.says) >= set(CODES), rule.id


@pytest.mark.parametrize("place", PLACES)
def test_ids_are_given_once(place):
    law = LAWS[place]
    for rows in (
        law.interest.regimes,
        law.limitation.rules,
        law.evidence,
        law.pre_action,
        law.start_grades,
        law.caps,
        law.worked_examples,
    ):
        ids = [row.id for row in rows]
        assert len(ids) == len(set(ids)), ids
    begun = [(door.id, door.since) for door in law.forums]
    assert len(begun) == len(set(begun)), "rows of one door begin on different days"


def test_data_says_since_and_never_from():
    for file in data_folder("jurisdictions").rglob("*.toml"):
        assert "\nfrom =" not in file.read_text(encoding="utf-8"), file


def test_floats_are_read_as_decimals():
    raw = toml(data_folder("jurisdictions") / "pl" / "interest.toml")
    assert all(isinstance(row["value"], Decimal) for row in raw["rates"])


# --- conventions: how the place writes, and that the program writes so


@pytest.mark.parametrize("place", ["il", "pl"])
def test_numbers_and_days_are_written_as_the_place_writes_them(place):
    words = languages()[LAWS[place].languages[0]]
    said = {row.id: row.value for row in LAWS[place].conventions}
    assert words.number(Decimal("12345.67")).replace("\u00a0", " ") in said["number"]
    day = {"il": date(2026, 11, 21), "pl": date(2026, 3, 15)}[place]
    assert words.day(day) in said["day"]
    assert words.day(day, long=True) in said["day_long"]
    if "money" in said:
        money = words.money(Money(amount=Decimal("12345.67"), currency=LAWS[place].currency))
        assert money.replace("\u00a0", " ") in said["money"]


@pytest.mark.parametrize("place", PLACES)
def test_a_convention_speaks_three_languages_and_exhibits_are_labelled_by_it(place):
    law = LAWS[place]
    for row in law.conventions:
        assert set(row.says) >= set(CODES), row.id
        if row.id == "exhibit":
            assert law.label.pattern.replace("{n}", "1") in row.value


@pytest.mark.parametrize("place", PLACES)
def test_each_door_says_what_to_know_of_it_in_three_languages_and_its_tables_exist(place):
    law = LAWS[place]
    tables = {band.table for band in law.fees}
    steps = {step.id for step in law.pre_action}
    for door in law.forums:
        assert not door.notes or set(door.notes) >= set(CODES), door.id
        assert set(door.first) <= steps, door.id
        for fee in (door.fee, door.fee_later):
            assert not fee or fee.removeprefix("table:") in tables, door.id


@pytest.mark.parametrize("place", PLACES)
def test_every_sourced_value_that_is_dated_has_its_first_day(place):
    law = LAWS[place]
    for row in (*law.interest.rates, *law.recesses):
        assert row.since
    for row in (*law.interest.terms, *law.forums):
        assert row.since, row.id


def test_every_known_error_is_held_by_a_test():
    """Whoever adds one to a pack writes the test that it is not made, and names it there."""
    tests = "".join(
        file.read_text(encoding="utf-8") for file in Path(__file__).parents[1].rglob("test_*.py")
    )
    for law in LAWS.values():
        for wrong in law.known_wrong:
            assert wrong.id in tests, wrong.id


def test_a_source_that_is_a_sentence_is_told_in_every_language():
    """Names of acts stand as they are; what is common to all places is judgement, in words."""
    names = ("Gordon, Prakken, Walton",)
    rows = toml(data_folder("jurisdictions") / "_common" / "evidence.toml")
    sources = [row["source"] for table in rows.values() for row in table if "source" in row]
    assert len(sources) > 60
    for source in sources:
        if not source["title"].startswith(names):
            assert set(source["said"]) == set(CODES) - {"en"}, source["title"]


def test_what_is_common_to_all_places_cites_in_each_the_law_of_that_place_alone():
    others = {
        "pl": ("KPC", "KC", "k.p.c.", "k.c.", "(EU)"),
        "il": ("Ordinance", "Prescription", "Israel", "פקודת", "izraelsk"),
        "ew": ("Limitation Act 1980", "EWCA"),
        "bc": ("SBC",),
    }
    common = toml(data_folder("jurisdictions") / "_common" / "evidence.toml")
    ids = {row["id"] for table in common.values() for row in table}
    for place in PLACES:
        law = jurisdictions()[place]
        rows = (*law.start_grades, *law.caps, *law.evidence)
        told = [
            languages()[code].value(row.source.told)
            for row in rows
            for code in CODES
            if row.id in ids and row.source is not None
        ]
        for other, names in others.items():
            found = [text for text in told for name in names if name in text]
            assert other == place or found == [], place
    admission = next(g for g in jurisdictions()["bc"].start_grades if g.id == "acknowledgement")
    assert (
        admission.source.title == "A party's own admission (Limitation Act, SBC 2012, c 13, s. 24)"
    )


def test_an_advanced_signature_is_not_said_to_stand_for_one_by_hand_as_a_qualified_one_does():
    told = {
        (place, level): grade.source.title
        for place in ("pl", "il")
        for level in ("advanced", "qualified")
        for grade in jurisdictions()[place].start_grades
        if grade.id == f"{level}_signature"
    }
    assert told["pl", "advanced"].endswith("(Regulation (EU) 910/2014, art. 25(1))")
    assert told["pl", "qualified"].endswith("(Regulation (EU) 910/2014, art. 25(2))")
    assert "stands for one by hand" not in told["il", "advanced"]


def test_a_source_is_told_in_the_language_of_the_reader():
    (grade,) = (g for g in jurisdictions()["ew"].start_grades if g.id == "respondents_paper")
    told = {code: languages()[code].value(grade.source.told) for code in CODES}
    assert told["en"] == "Own judgement: a paper that came from the debtor"
    assert told["pl"] == "Ocena programu: dokument pochodzący od dłużnika"
    assert told["he"].startswith("הערכת התוכנה:")


_MONEY_IN_WORDS = {
    "en": r"(?:CA\$|[£€₪$]|\b(?:GBP|CAD|EUR|NIS|ILS|PLN) ?)\d[\d,.]*\d|\d[\d,.]* ?pounds",
    "he": r'\u200f?\d[\d,.]*\d[^\w,;]*(?:ליש"ט|דולר קנדי|אירו|ש"ח|CA\$|[£€₪])',
    "pl": r"\d[\d \xa0,]*[ \xa0](?:GBP|CAD|EUR|ILS|PLN|zł|€|funt|szekl|dolar)",
}


@pytest.mark.parametrize("code", sorted(_MONEY_IN_WORDS))
def test_a_sum_in_what_a_pack_says_reads_as_sums_do_in_the_rest_of_the_program(code):
    words = languages()[code]
    law = [line for place in PLACES for line in _said_in(LAWS[place], code)]
    found = [m for line in law for m in re.findall(_MONEY_IN_WORDS[code], line)]
    for sum_ in found:
        amount = Decimal(re.sub(r"[^\d.]", "", sum_.replace(",", "." if code == "pl" else "")))
        money = [words.money(Money(amount=amount, currency=one)) for one in _CURRENCIES]
        assert sum_ in money, sum_
    assert len(found) > 5, "nothing was looked at"


_CURRENCIES = ("GBP", "CAD", "EUR", "ILS", "PLN")


def _said_in(told, code):
    """Every text of a pack in one language."""
    if isinstance(told, dict):
        yield from ([told[code]] if isinstance(told.get(code), str) else [])
    elif isinstance(told, Record):
        for name in type(told).model_fields:
            yield from _said_in(getattr(told, name), code)
    elif isinstance(told, tuple):
        for one in told:
            yield from _said_in(one, code)
