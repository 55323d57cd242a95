"""A partnership as a party: in business, looked up and written to as the firm it is."""

from __future__ import annotations

from datetime import date

import pytest

from casefile.library import jurisdictions
from casefile.model.case import Case
from casefile.model.party import Party, PartyKind
from casefile.rules.diligence import registers
from casefile.rules.due import acts_in_business
from casefile.rules.pre_action import days_of_the_demand
from casefile.rules.regime_doubt import reads_as_company

LAWS = jurisdictions()
ON = date(2026, 11, 22)


def owed_by(kind: PartyKind, place: str) -> Case:
    return Case(id="01J", place=place, respondent=Party(name="Nowak i Wilk s.c.", kind=kind))


def test_a_partnership_acts_in_business_without_being_asked():
    assert acts_in_business(Party(kind=PartyKind.PARTNERSHIP)) is True


@pytest.mark.parametrize(
    ("place", "there"),
    [
        ("pl", {"krs", "ceidg", "vat_list"}),
        ("ew", {"companies_house"}),
        ("il", {"companies"}),
        ("bc", {"orgbook"}),
    ],
)
def test_the_registers_of_firms_and_of_partners_are_told_for_it(place, there):
    case = owed_by(PartyKind.PARTNERSHIP, place)
    assert there <= {line.registry.id for line in registers(case, LAWS[place], ON)}


def test_a_demand_to_it_in_england_gives_the_days_of_a_firm_and_not_of_a_person():
    days = {kind: days_of_the_demand(owed_by(kind, "ew"), LAWS["ew"]) for kind in PartyKind}
    assert days[PartyKind.PARTNERSHIP] == days[PartyKind.COMPANY] == 14
    assert days[PartyKind.INDIVIDUAL] == 30


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Nowak i Wilk s.c.", True),
        ("Kancelaria Nowak spółka cywilna", True),
        ("Hale & Partners", True),
        ("Pell Joinery LLP", True),
        ("כהן ולוי, שותפות", True),
        ("Partners in Crime Nowak", False),
        ("Jan Nowak", False),
    ],
)
def test_a_name_tells_a_firm_of_several_by_its_end(name, read):
    assert reads_as_company(Party(name=name)) is read
