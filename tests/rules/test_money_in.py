"""Money that a bank's paper shows and nobody recorded: told, asked for, never kept silent."""

from proof_cases import ON, case, contract, euro, of, paper

from casefile.library import jurisdictions
from casefile.model.claim import Agreement, Debt, Payment
from casefile.model.dates import UNDATED, loose
from casefile.model.exhibit import ExhibitKind
from casefile.model.reading import MoneyIn, Reading
from casefile.model.suggestion import Suggestion
from casefile.rules.came_in import payment_doubtful, unrecorded
from casefile.rules.claimed import claims_beside_invoices
from casefile.rules.contradictions import contradictions
from casefile.rules.review import review

LAW = jurisdictions()["xx"]


def bank(amount=200, on="2026-04-20", mark="C-4", **more):
    """A bank's paper with one credit from him."""
    came = MoneyIn(amount=euro(amount), on=loose(on) if on else UNDATED)
    return paper(mark, "bank_record", "third_party", reading=Reading(money_in=(came,)), **more)


def paid(amount=200, on="2026-04-20"):
    return Payment(amount=euro(amount), dated=loose(on) if on else UNDATED)


def left(*exhibits, payments=()) -> list[tuple[str, str]]:
    the_case = case(*exhibits, payments=payments)
    return [(one.mark, str(one.amount)) for one in unrecorded(the_case)]


def test_a_credit_is_recorded_by_a_payment_of_its_sum_within_a_week():
    """20 April to 27 April is seven days, to 28 April eight; an unknown day stands against none."""
    assert left(bank()) == [("C-4", "200.00 EUR")]
    assert left(bank(), payments=(paid(on="2026-04-27"),)) == []
    assert left(bank(), payments=(paid(on="2026-04-28"),)) == [("C-4", "200.00 EUR")]
    assert left(bank(), payments=(paid(on=""),)) == left(bank(on=""), payments=(paid(),)) == []
    assert left(bank(), payments=(paid(201),)) == [("C-4", "200.00 EUR")]


def test_one_payment_answers_one_line_of_each_paper():
    twice = bank().reading.but(money_in=bank().reading.money_in * 2)
    statement, slip = bank(), bank(mark="C-5")
    assert left(statement, slip) == [("C-4", "200.00 EUR")]
    assert left(statement, slip, payments=(paid(),)) == []
    assert left(statement.but(reading=twice)) == [("C-4", "200.00 EUR")] * 2
    assert left(statement.but(reading=twice), payments=(paid(),)) == [("C-4", "200.00 EUR")]


def test_what_is_no_money_for_this_debt_is_not_asked_about():
    """The agreement is of 5 January 2026: what came in before paid for something else."""
    assert left(bank(on="2026-01-04")) == []
    assert left(bank(on="2026-01-05")) == [("C-4", "200.00 EUR")]
    assert left(bank(paid_elsewhere="invoice 7 of last year")) == []
    assert left(bank(copy_of="C-3")) == []
    assert left(bank().but(kind=ExhibitKind.LETTER)) == []


def test_a_paper_guessed_to_be_of_a_bank_counts_before_it_is_accepted():
    waits = bank(accepted=False).but(kind=ExhibitKind.UNKNOWN)
    guess = Suggestion(field="kind", value="bank_record", reason="kind_by_words")
    assert left(waits) == []
    assert left(waits.but(suggestions=(guess,))) == [("C-4", "200.00 EUR")]
    assert left(waits.but(suggestions=(guess.but(value="letter"),))) == []
    title = guess.but(field="title", value="Statement")
    assert left(waits.but(suggestions=(title, guess))) == [("C-4", "200.00 EUR")]
    said_so = waits.but(kind=ExhibitKind.BANK_RECORD)
    assert left(said_so) == [("C-4", "200.00 EUR")]
    assert left(waits.but(kind=ExhibitKind.LETTER, suggestions=(guess,))) == []
    assert left(waits.but(accepted=True, suggestions=(guess,))) == []


def test_of_a_case_without_days_every_credit_is_asked_about():
    bare = Debt(ref="INV-1", amount=euro(1000))
    undated = case(bank(on="1999-01-01"), agreement=Agreement(), debts=(bare,))
    assert [one.mark for one in unrecorded(undated)] == ["C-4"]


def test_papers_forbid_to_say_that_nothing_was_paid():
    against = paper("R-1", "letter", "respondent", against=("unpaid",))
    assert payment_doubtful(case(bank()))
    assert payment_doubtful(case(against))
    assert not payment_doubtful(case(bank(), payments=(paid(),)))
    assert not payment_doubtful(case(against.but(accepted=False)))
    assert not payment_doubtful(case(against.but(copy_of="R-2")))
    assert not payment_doubtful(case(contract()))


def test_the_conditions_of_the_sum_are_not_met_while_money_is_not_recorded():
    def told(the_case):
        seen = review(the_case, LAW, ON)
        gates = {g.gate: g for g in (*seen.gates.mediate, *seen.gates.court)}
        lacks = {
            name: {say.key for say in gates[name].why.values.get("lacks", ())}
            for name in ("M2", "C1")
        }
        return lacks, [step.step.key for step in seen.next_steps]

    lacks, steps = told(case(contract(), bank()))
    assert "lacks.sum.came_in" in lacks["M2"]
    assert "lacks.sum.came_in" in lacks["C1"]
    assert "steps.record_payment" in steps
    lacks, steps = told(case(contract(), bank(on="")))
    assert "lacks.sum.came_in_undated" in lacks["M2"]
    lacks, steps = told(case(contract(), bank(), payments=(paid(),)))
    assert not any(key.startswith("lacks.sum") for key in lacks["M2"] | lacks["C1"])
    assert "steps.record_payment" not in steps


def test_a_claim_of_what_is_left_asks_for_the_invoice_and_the_payment_apart():
    """1,200 billed, 200 came in, 1,000 claimed; with 300 the claim is only not what is billed."""

    def keys(*exhibits):
        return [
            c.why.key.removeprefix("contradictions.") for c in contradictions(of(case(*exhibits)))
        ]

    bill = paper("C-2", "invoice", "claimant", "amount", reading=Reading(owed=euro(1200)))
    assert keys(bill, bank()) == ["claimed_net", "came_in"]
    assert keys(bill, bank(300)) == ["claimed", "came_in"]
    seen = review(case(bill, bank()), LAW, ON)
    steps = [step.step.key for step in seen.next_steps]
    assert "steps.correct_claim_net" in steps
    assert "steps.record_payment" not in steps


def test_the_invoice_of_a_longer_number_is_no_invoice_of_the_shorter_one():
    """INV-1 and INV-12, each as it was billed: neither is held to the bill of the other."""
    debts = (Debt(ref="INV-1", amount=euro(1000)), Debt(ref="INV-12", amount=euro(700)))
    bill = paper("C-2", "invoice", "claimant", title="Invoice inv-12")
    for owed, found in ((700, 0), (800, 1)):
        exhibit = bill.but(reading=Reading(owed=euro(owed)))
        assert len(claims_beside_invoices(case(exhibit, debts=debts))) == found


def test_what_the_invoice_took_off_is_counted_where_its_balance_alone_is_claimed():
    """An advance paid before the invoice, which claims the rest: recorded, it is off twice."""
    reading = Reading(owed=euro(1000), taken_off=(euro(200),))
    invoice = paper("C-3", "invoice", "claimant", reading=reading, dated=loose("2026-05-01"))
    claims = (Debt(ref="INV-1", amount=euro(1000)),)

    def told(*exhibits, debts=claims, **more):
        return [one.mark for one in unrecorded(case(*exhibits, debts=debts, **more))]

    assert told(bank(), invoice) == []
    assert told(bank(on="2026-06-20"), invoice) == ["C-4"], "paid after the invoice took it off"
    assert told(bank(), invoice, debts=(Debt(ref="INV-1", amount=euro(1200)),)) == ["C-4"]
    assert told(bank(), invoice.but(accepted=False)) == ["C-4"]
    twice = bank().reading.but(money_in=bank().reading.money_in * 2)
    assert told(bank().but(reading=twice), invoice) == ["C-4"], "it took it off once"
