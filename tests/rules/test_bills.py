"""A cheque or note of the respondent in hand: which door it opens, and for which sum."""

from datetime import date

from one_sale import case

from casefile.library import jurisdictions
from casefile.model.exhibit import Exhibit, ExhibitKind, Original, Provenance
from casefile.model.money import Money
from casefile.model.reading import Reading
from casefile.rules.account import account
from casefile.rules.forum import forums

LAW = jurisdictions()["il"]
ON = date(2026, 11, 20)


def paper(kind=ExhibitKind.CHEQUE, of=Provenance.RESPONDENT, original=Original.ORIGINAL, **more):
    return Exhibit(mark="C-1", kind=kind, accepted=True, provenance=of, original=original, **more)


def the_execution_office(*papers, amount="100.00 ILS"):
    given = case(amount, exhibits=papers)
    found = forums(given, LAW, account(given, LAW, ON), ON)
    return next(door for door in found if door.forum == "il.execution_bill")


def lacks(door):
    return [said.key.rpartition(".")[2] for said in door.lacks]


def test_a_cheque_of_the_respondent_opens_the_execution_office_and_ours_does_not():
    assert the_execution_office(paper()).open
    assert lacks(the_execution_office(paper(of=Provenance.CLAIMANT))) == ["bill"]


def test_a_copy_of_a_cheque_or_the_notice_of_its_return_executes_no_bill():
    """Whether the cheque itself is held is asked; until it is said, the door stays shut."""
    for original in (Original.UNKNOWN, Original.COPY, Original.SCAN):
        assert lacks(the_execution_office(paper(original=original))) == ["bill_itself"]
    notice = paper(ExhibitKind.RETURNED_PAYMENT, Provenance.THIRD_PARTY)
    assert lacks(the_execution_office(notice)) == ["bill_notice"]


def test_a_cheque_for_a_part_of_the_claim_is_told_with_its_sum():
    of = Reading(owed=Money(amount="60", currency="ILS"))
    part = the_execution_office(paper(reading=of))
    assert part.open
    assert part.notes[0].key == "forum.bill_part"
    assert str(part.notes[0].values["amount"]) == "60.00 ILS"
    whole = the_execution_office(paper(reading=of), amount="60.00 ILS")
    assert "forum.bill_part" not in [one.key for one in whole.notes]
    assert the_execution_office(paper()).notes[0].key == "forum.bill_sum_unknown"
