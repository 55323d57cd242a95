"""More claimed than the order names: told with both sums, and such an order proves no sum."""

import pytest
from proof_cases import LAW, SOURCE, case, euro, of, paper, signed_by, weighed

from casefile.library import languages
from casefile.model.claim import Agreement, Credit, Debt
from casefile.model.dates import loose
from casefile.model.exhibit import Authenticity, Original
from casefile.model.jurisdiction import SalesTax
from casefile.model.money import Money
from casefile.model.position import Defence, Position
from casefile.model.reading import Reading
from casefile.model.redaction import Redaction
from casefile.model.suggestion import Suggestion
from casefile.rules.contradictions import contradictions
from casefile.rules.review import review

CLAIMED = (
    Debt(ref="INV-1", amount=euro(14800), issued=loose("2026-01-30"), due=loose("2026-03-01")),
)
TAXED = LAW.but(sales_taxes=(SalesTax(rate="18", since=loose("2020-01-01").exact, source=SOURCE),))


def order(mark="C-1", owed=12900, kind="order", **more):
    """An order that he signed in ink, its original held: the best proof of what it names."""
    given = {
        "original": Original.ORIGINAL,
        "signatures": signed_by(authorised=True),
        "reading": Reading(owed=euro(owed)),
    }
    return paper(mark, kind, "both", "agreement", "amount", **(given | more))


def claim(*exhibits, **more):
    return case(*exhibits, **({"debts": CLAIMED, "agreement": Agreement()} | more))


def keys(the_case, law=LAW) -> list[str]:
    found = contradictions(of(the_case, law))
    return [line.why.key.removeprefix("contradictions.") for line in found]


def of_the_sum(the_case):
    return weighed(the_case)["amount"].line


@pytest.mark.parametrize("kind", ["order", "quote", "contract"])
def test_a_claim_above_what_was_ordered_is_told_with_both_sums(kind):
    the_case = claim(order(kind=kind))
    (clash,) = contradictions(of(the_case))
    assert clash.why.key == "contradictions.ordered"
    assert (clash.why.values["claimed"], clash.why.values["owed"]) == (euro(14800), euro(12900))
    for words in languages().values():
        told = words.say(clash.why)
        assert words.money(euro(14800)) in told
        assert words.money(euro(12900)) in told
        assert "INV-1" in told


def test_an_order_for_less_proves_no_sum_and_one_for_the_whole_does():
    less, whole = of_the_sum(claim(order())), of_the_sum(claim(order(owed=14800)))
    assert (less.grade, less.marks) == (None, ())
    assert (whole.grade, whole.marks) == ("A", ("C-1",))
    bill = paper("C-2", "invoice", "claimant", "amount")
    assert of_the_sum(claim(order(), bill)).marks == ("C-2",)
    assert weighed(claim(order()))["agreement"].line.grade == "A", "what was agreed, it does prove"


def test_the_line_of_such_an_order_says_that_it_shows_no_sum():
    told = review(claim(order()), LAW, of(claim()).on)
    (line,) = told.exhibits
    assert (line.grade, line.shows) == ("A", ("agreement",))
    assert line.why.key == "grading.names_less"
    (whole,) = review(claim(order(owed=14800)), LAW, told.on).exhibits
    assert whole.shows == ("agreement", "amount")


def test_it_leaves_open_what_was_agreed_where_he_says_the_sum_is_wrong():
    plea = Position(id="p", defence=Defence.WRONG_AMOUNT)
    bill = paper("C-2", "invoice", "claimant", "amount", received=True)
    less, whole = (claim(order(owed=o), bill, positions=(plea,)) for o in (12900, 14800))
    assert (of_the_sum(less).attack, of_the_sum(whole).attack) == ("C", "D")


def test_it_is_told_where_other_clashes_of_the_sum_are():
    told = review(claim(order()), LAW, of(claim()).on)
    lacks = {
        line.gate: {lack.key for lack in line.why.values.get("lacks", ())}
        for line in (*told.gates.mediate, *told.gates.court)
    }
    assert "lacks.sum.ordered" in lacks["M2"] & lacks["C1"]
    assert "steps.correct_ordered" in {step.step.key for step in told.next_steps}


@pytest.mark.parametrize(
    "the_case",
    [
        claim(order(owed=14800)),
        claim(order(owed=20000)),  # a part of it was invoiced
        claim(order(reading=Reading())),  # not read: unknown, not less
        claim(order(accepted=False)),
        claim(order(reading=Reading(owed=Money(amount="12900", currency="PLN")))),
        claim(order(), credits=(Credit(debt="INV-1", amount=euro(1900)),)),
        claim(order(), debts=(CLAIMED[0].but(admitted=euro(14800)),)),
        claim(order(), order("C-2", 1900)),  # a change order
        claim(order(), order("C-2", 15000, kind="contract")),
        claim(order(kind="letter")),
    ],
)
def test_what_is_no_more_than_was_ordered_is_no_clash(the_case):
    assert keys(the_case) == []


def test_a_net_order_beside_an_invoice_with_the_tax_of_the_place_is_no_clash():
    """12,542.37 and 18 percent of it are 14,800.00, by hand."""
    net = claim(order(owed="12542.37"))
    assert keys(net, TAXED) == []
    assert keys(net) == ["ordered"]
    assert keys(claim(order()), TAXED) == ["ordered"], "12,900 with the tax would be 15,222"


@pytest.mark.parametrize("says", ["The extra tables for 1,900 EUR are fine.", "EUR 14,800.00, yes"])
def test_his_own_words_that_name_the_difference_or_the_whole_agree_to_it(says):
    consent = paper("C-2", "email", "respondent", "amount", says=says)
    assert keys(claim(order(), consent)) == []
    for no_consent in (
        consent.but(provenance="claimant"),
        consent.but(accepted=False),
        consent.but(authenticity=Authenticity.DENIED),
        consent.but(shows=frozenset()),
        consent.but(says="The extra tables are fine."),
    ):
        assert keys(claim(order(), no_consent)) == ["ordered"], no_consent


def test_the_words_of_a_talk_for_which_it_was_accepted_agree_to_the_extra_with_its_tax():
    said = "Can we add a dessert bar? … Sure, 1,610.17 EUR + VAT … Deal"
    shown = Suggestion(field="shows", value="agreement", reason="orders", because=said)
    talk = paper("C-2", "chat", "respondent", "agreement", suggestions=(shown,))
    assert keys(claim(order(), talk), TAXED) == []
    for no_consent in (
        talk.but(suggestions=(shown.but(field="warning"),)),
        talk.but(suggestions=(shown.but(value="performance"),)),
        talk.but(redactions=(Redaction(words="dessert bar"),)),
    ):
        assert keys(claim(order(), no_consent), TAXED) == ["ordered"]


def test_one_order_in_two_files_is_not_added_to_itself():
    copy = order("C-2", dated=loose("2026-01-05"))
    assert keys(claim(order(dated=loose("2026-01-05")), copy)) == ["ordered"]
    assert keys(claim(order(), order("C-2", kind="contract"))) == ["ordered"]


def test_part_invoices_of_one_order_are_held_against_it_together():
    parts = tuple(CLAIMED[0].but(ref=f"INV-{n}", amount=euro(7400)) for n in (1, 2))
    assert keys(claim(order(), debts=parts)) == ["ordered"]
    assert keys(claim(order(), debts=parts[:1])) == []
    assert keys(claim(order(owed=7400), debts=parts)) == [], "what comes again is ordered once"


def test_an_order_is_held_against_the_debts_it_bears_on_alone():
    two = (CLAIMED[0].but(amount=euro(5000)), CLAIMED[0].but(ref="INV-2", amount=euro(9000)))
    first = order(owed=5000, debts=("INV-1",))
    assert keys(claim(first, debts=two)) == []
    assert keys(claim(first, order("C-2", 8000, debts=("INV-2",)), debts=two)) == ["ordered"]
    amounts = weighed(claim(first, order("C-2", 8000, debts=("INV-2",)), debts=two))["amount"]
    assert amounts.debt == "INV-2"


def test_a_price_entered_that_the_order_names_is_told_once():
    priced = claim(order(), agreement=Agreement(price=euro(12900)))
    assert keys(priced) == ["ordered"]
    assert keys(claim(agreement=Agreement(price=euro(12900)))) == ["amount"]


def test_a_plea_against_the_sum_does_not_make_the_words_of_it_a_consent():
    plea = Position(id="p", defence=Defence.WRONG_AMOUNT, said="14,800 EUR was never agreed")
    assert "ordered" in keys(claim(order(), positions=(plea,)))
