"""An invoice of something else, and the proof of posting of a demand: what shows the day."""

from __future__ import annotations

from proof_cases import LAW, ON, case, euro, paper, weighed

from casefile.model.claim import Agreement, Debt
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.disclosure import Audience
from casefile.model.reading import Reading
from casefile.rules.disclosure import open_review, open_view
from casefile.rules.other_bills import other_bills
from casefile.rules.review import review

DEBT = Debt(ref="FV 11/06/2026", amount=euro(13284), due=loose("2026-07-07"))


def bill(mark, title, owed=None, **more):
    read = Reading(owed=euro(owed)) if owed else Reading()
    return paper(mark, "invoice", "claimant", "amount", "due", title=title, reading=read, **more)


OWN = bill("C-7", "Faktura VAT nr FV 11/06/2026", 13284)
ADVANCE = bill("C-12", "Faktura zaliczkowa nr FZ 3/04/2026", 4428)


def claim(*exhibits, **more):
    return case(*exhibits, **({"debts": (DEBT,), "agreement": Agreement()} | more))


def test_the_invoice_of_an_advance_proves_neither_the_sum_nor_the_day_of_this_debt():
    both = claim(ADVANCE, OWN)
    assert other_bills(both) == {"C-12"}
    for element in ("amount", "due"):
        assert weighed(both)[element].line.marks == ("C-7",)
    assert other_bills(claim(ADVANCE)) == {"C-12"}
    told = {line.mark: line for line in review(both, LAW, ON).exhibits}
    assert (told["C-12"].shows, told["C-12"].why.key) == ((), "grading.other_bill")
    assert told["C-7"].shows == ("amount", "due")


def test_a_number_alone_tells_nothing_where_the_debt_may_go_by_another_name():
    contract = DEBT.but(ref="Contract 5")
    halves = (bill("C-1", "Invoice INV-44", 6642), bill("C-2", "Invoice INV-45", 6642))
    for kept in (
        claim(bill("C-1", "Invoice INV-44", 13284), debts=(contract,)),
        claim(*halves, debts=(contract,)),
        claim(bill("C-1", "Invoice INV-44"), debts=(contract,)),
        claim(bill("C-1", "Our invoice"), OWN),
        claim(bill("C-1", "Faktura 11-06-2026"), OWN),
        claim(ADVANCE.but(debts=("FV 11/06/2026",)), OWN),
        claim(ADVANCE, OWN, debts=(DEBT.but(marks=("C-12",)),)),
        claim(ADVANCE, OWN, debts=(DEBT.but(ref="1", counted="1"),)),
        claim(ADVANCE.but(kind="letter"), OWN),
    ):
        assert other_bills(kept) == frozenset()


def test_a_demand_with_the_slip_of_its_posting_closes_the_gap_that_asks_for_it():
    sent = Demand(on=loose("2026-09-14"), mark="C-14", proof_of_sending="C-13", formal=True)
    slip = paper("C-13", "proof_of_sending", "third_party")
    letter = paper("C-14", "demand", "claimant", "due")

    def stands(*exhibits):
        told = review(claim(OWN, letter, *exhibits, demands=(sent,)), LAW, ON)
        line = next(one for one in told.elements if one.element == "due")
        return line, {gap.code for gap in told.gaps}

    line, gaps = stands()
    assert (line.status, line.why.values["best"].values["mark"]) == ("thin", "C-7")
    assert "contract_condition" in gaps
    line, gaps = stands(slip)
    assert (line.status, line.grade) == ("leans", "C")
    assert "contract_condition" not in gaps
    own_note, _ = stands(slip.but(provenance="claimant"))
    assert own_note.status == "thin", "that we say it was sent is our word still"


def test_papers_for_others_cite_for_the_sum_what_is_graded_so():
    order = paper("C-1", "order", "both", "agreement", "amount", reading=Reading(owed=euro(9000)))
    seen, _ = open_view(claim(order, OWN, ADVANCE), Audience.COURT)
    shown = open_review(review(seen, LAW, ON), Audience.COURT)
    lines = {line.mark: line.shows for line in shown.exhibits}
    assert lines == {"C-1": ("agreement",), "C-7": ("amount", "due"), "C-12": ()}
