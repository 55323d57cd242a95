"""Two papers, a paper and what was entered from it, or two entries that cannot both be right."""

import pytest
from proof_cases import case, contract, delivery, euro, of, paper, raised, signed_by

from casefile.library import languages
from casefile.model.claim import Agreement, Credit, Debt, Payment
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.model.party import Party, Person, RegisterNumber
from casefile.model.reading import Reading
from casefile.rules.claimed import claims_beside_invoices
from casefile.rules.contradictions import contradictions

OURS = Party(name="Alef Ltd", email="us@alef.example", people=(Person(name="Ann Alef"),))
HIS = Party(
    name="Bet Ltd",
    email="him@bet.example",
    numbers=(RegisterNumber(kind="NIP", value="999-000-01-02"),),
)
TWO = (
    Debt(ref="INV-1", amount=euro(1000), issued=loose("2026-01-30"), due=loose("2026-03-01")),
    Debt(ref="INV-2", amount=euro(500), issued=loose("2026-02-27"), due=loose("2026-04-01")),
)


def invoice(**more):
    return paper("C-1", "invoice", "claimant", "amount", **({"debts": ("INV-1",)} | more))


def keys(the_case) -> list[str]:
    return [line.why.key.removeprefix("contradictions.") for line in contradictions(of(the_case))]


def test_two_papers_on_one_debt_with_one_sum_each_must_name_the_same():
    bill = invoice(says="Total due: EUR 1,000.00")
    owed = paper("R-1", "acknowledgement", "respondent", "amount", says="I owe you 900.00 EUR.")
    assert keys(case(bill, owed)) == ["sums"]
    assert keys(case(bill, owed.but(says="I owe you EUR 1000"))) == []
    assert keys(case(bill, owed.but(says="Of the 1,000 EUR I have paid 100 EUR."))) == []
    assert keys(case(bill, owed.but(debts=("INV-2",)), debts=TWO, agreement=Agreement())) == []


def test_a_mail_entered_as_his_that_our_own_address_sent_is_shown():
    mail = paper("C-1", "email", "respondent", "agreement")
    parties = {"claimant": OURS, "respondent": HIS}
    by_us = mail.but(reading=Reading(sender="Alef <us@alef.example>"))
    by_him = mail.but(reading=Reading(sender="HIM@bet.example"))
    unknown = mail.but(reading=Reading(sender="someone@else.example"))
    assert keys(case(by_us, **parties)) == ["sender"]
    assert keys(case(by_him, **parties)) == []
    assert keys(case(unknown, **parties)) == []
    assert keys(case(by_him.but(provenance="claimant"), **parties)) == ["sender"]


def test_a_signer_of_one_side_cannot_be_a_person_of_the_other():
    signed = contract(signatures=(signed_by()[0].but(signer="Ann Alef"),))
    assert keys(case(signed, claimant=OURS, respondent=HIS)) == ["signer"]
    assert keys(case(contract(), claimant=OURS, respondent=HIS)) == []


@pytest.mark.parametrize(
    ("says", "found"),
    [
        ("Nabywca: NIP 999-000-01-02", []),
        ("Nabywca: NIP PL9990000102", []),
        ("Nabywca: NIP 999-000-01-03", ["number"]),
        ("Nabywca: REGON 123456789", []),
    ],
)
def test_a_number_on_a_paper_is_held_against_the_number_entered(says, found):
    assert keys(case(invoice(says=says), respondent=HIS)) == found


def test_an_invoice_entered_for_another_than_it_names_is_shown():
    wrong = invoice(title="Invoice INV-2")
    assert keys(case(wrong, debts=TWO, agreement=Agreement())) == ["other_debt"]
    assert (
        keys(
            case(wrong.but(title="Invoice INV-1, corrects INV-2"), debts=TWO, agreement=Agreement())
        )
        == []
    )


@pytest.mark.parametrize(
    ("exhibit", "facts", "found"),
    [
        (invoice(dated="2026-01-31"), {}, ["invoice_day"]),
        (invoice(dated="2026-01-30"), {}, []),
        (invoice(dated="2026-01"), {}, []),
        (
            paper("C-1", "delivery_note", "both", "performance", dated="2026-01-20"),
            {"performed": loose("2026-01-21")},
            ["performed_day"],
        ),
    ],
)
def test_the_day_on_a_paper_is_held_against_the_day_entered(exhibit, facts, found):
    debt = TWO[0].but(marks=("C-1",), **facts)
    assert keys(case(exhibit, debts=(debt,))) == found


def test_a_debt_that_was_only_counted_is_not_named_by_its_count():
    bill = invoice(debts=("1",), dated="2026-01-31", says="Total due: EUR 1,000.00")
    note = paper("C-2", "delivery_note", "both", "performance", dated="2026-01-20", debts=("1",))
    owed = paper("R-1", "acknowledgement", "respondent", "amount", says="I owe you 900.00 EUR.")
    counted = TWO[0].but(
        ref="1",
        counted="1",
        what="flour",
        performed=loose("2026-01-21"),
        marks=("C-1", "C-2"),
    )
    told = contradictions(of(case(bill, note, owed.but(debts=("1",)), debts=(counted,))))
    assert [(line.why.key.partition(".")[2], line.why.values.get("debt")) for line in told] == [
        ("sums", "flour"),
        ("invoice_day_unnamed", None),
        ("performed_day", "flour"),
    ]


def test_a_contract_a_demand_a_payment_and_a_signature_have_days_too():
    agreed = Agreement(made=loose("2026-01-05"), terms_marks=("C-1",))
    assert keys(case(contract(dated="2026-01-06"), agreement=agreed)) == ["agreement_day"]
    letter = paper("C-2", "demand", "claimant", dated="2026-04-02")
    assert keys(case(letter, demands=({"on": "2026-04-01", "mark": "C-2"},))) == ["demand_day"]
    assert keys(case(letter, demands=({"on": "2026-04-03", "mark": "C-2"},))) == []
    paid = Payment(id="p", amount=euro(5), dated=loose("2026-03-02"), marks=("C-3",))
    line = paper("C-3", "bank_record", "third_party", "unpaid", dated="2026-03-01")
    assert keys(case(line, payments=(paid,))) == ["payment_day"]
    assert keys(case(line.but(dated="2026-03-31"), payments=(paid,))) == []
    early = contract(dated="2026-01-05", signatures=signed_by(signed=loose("2026-01-04")))
    assert keys(case(early)) == ["signed_before"]


def test_every_sentence_is_there_in_every_language():
    told = ("sums", "sender", "signer", "number", "other_debt", "invoice_day", "performed_day")
    told += ("invoice_day_unnamed", "agreement_day", "demand_day", "payment_day", "signed_before")
    for code, words in languages().items():
        for key in told:
            assert words.has(f"contradictions.{key}"), (code, key)


def test_a_claim_that_is_not_what_its_invoice_asks_for_is_told_with_both_sums():
    """1,000 is claimed and the file asks for 900: by hand, nothing else makes up the 100."""
    bill = invoice(reading=Reading(owed=euro(900)))
    (clash,) = claims_beside_invoices(case(bill))
    assert (clash.why.values["claimed"], clash.why.values["owed"]) == (euro(1000), euro(900))
    assert keys(case(bill)) == ["claimed"]
    for code in ("en", "he", "pl"):
        words = languages()[code]
        told = words.say(clash.why)
        assert words.money(euro(1000)) in told and words.money(euro(900)) in told
    for same in (
        bill.but(reading=Reading(owed=euro(1000))),
        bill.but(reading=Reading()),  # not read: unknown, not wrong
        bill.but(reading=Reading(owed=Money(amount="900", currency="PLN"))),
        bill.but(accepted=False),
        bill.but(kind="letter"),
    ):
        assert keys(case(same)) == [], same


def test_what_makes_up_the_difference_of_claim_and_invoice_is_counted():
    bill = invoice(reading=Reading(owed=euro(900)))
    credit = Credit(debt="INV-1", amount=euro(100))
    assert keys(case(bill, credits=(credit,))) == []
    paid = Payment(amount=euro(100), debt="INV-1", dated=loose("2026-02-20"))
    assert keys(case(bill, payments=(paid,))) == []
    second = bill.but(mark="C-2", reading=Reading(owed=euro(100)))
    assert keys(case(bill, second)) == []


def test_an_invoice_of_another_deal_is_not_held_against_the_claim():
    """An earlier invoice that was paid shows how they dealt; it does not bill this debt."""
    this = invoice(title="Invoice INV-1", debts=(), reading=Reading(owed=euro(1000)))
    earlier = this.but(mark="C-2", title="Invoice INV-0", reading=Reading(owed=euro(70)))
    assert keys(case(this, earlier)) == []
    assert keys(case(this.but(reading=Reading(owed=euro(70))), earlier)) == ["claimed"]


def about(the_case):
    return {c.about for c in contradictions(of(the_case))}


def test_sums_days_and_stories_that_cannot_both_be_right():
    assert about(case()) == set()
    assert about(case(agreement=Agreement(price=euro(900)))) == {"amount"}
    early = case().debts[0].but(due=loose("2026-01-20"))
    assert about(case(debts=(early,))) == {"due"}
    before = case().debts[0].but(performed=loose("2025-12-01"))
    assert about(case(debts=(before,))) == {"agreement"}
    two_faced = (raised("denies_agreement"), raised("quality_complaint"))
    assert about(case(positions=two_faced)) == {"positions"}
    adverse = paper("C-9", "email", "respondent").but(against=frozenset({"performance"}))
    assert about(case(delivery(), adverse.but(against=["performance"]))) == {"performance"}
