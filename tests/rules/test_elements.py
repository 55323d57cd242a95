"""Support against attack: one status for every pair, the weakest debt, the short routes."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from proof_cases import ON, case, contract, delivery, euro, of, paper, signed_by, status, weighed

from casefile.model.account import Account
from casefile.model.case import Concession
from casefile.model.claim import Debt, Payment
from casefile.model.contact import Channel, Contact, Outcome
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element
from casefile.model.party import Party
from casefile.model.position import Defence, Position
from casefile.model.review import Grade, LimitationLine, Status
from casefile.model.say import Say
from casefile.model.witness import Relation, Witness
from casefile.rules.attacks import ATTACKED, attack_points
from casefile.rules.concessions import TAKES_FOR_GRANTED
from casefile.rules.disputed import in_dispute
from casefile.rules.routes import routes
from casefile.rules.support import status as status_of

LETTERS = (None, Grade.L, Grade.D, Grade.C, Grade.B, Grade.A)
EXPECTED = """
support  none     L        D        C          B          A
none     nothing  nothing  nothing  nothing    nothing    nothing
L        nothing  nothing  nothing  nothing    nothing    nothing
D        thin     thin     thin     thin       thin       thin
C        leans    leans    leans    contested  contested  contested
B        solid    solid    solid    leans      contested  contested
A        solid    solid    solid    solid      leans      contested
"""


def told_of(the_case, element, **more) -> list[str]:
    """What speaks for an element and against it, by the keys of the sentences."""
    points = weighed(the_case, **more)[element].points
    against = attack_points(of(the_case, **more), Element(element))
    return [point.what.key for point in (*points, *against)]


def test_the_day_to_pay_stands_on_the_invoice_he_had_and_not_on_our_word_alone():
    invoice = paper("C-1", "invoice", "claimant", "amount", received=True)
    debt = case().debts[0]
    assert "points.invoice_term" in told_of(case(invoice, debts=(debt.but(marks=("C-1",)),)), "due")
    assert "points.invoice_term" not in told_of(case(invoice), "due")


def test_an_account_with_nothing_open_speaks_against_the_claim_itself():
    zero = euro(0)
    even = Account(
        currency="EUR", principal=zero, interest=zero, costs=zero, paid=euro(1000), balance=zero,
        daily=zero,
    )  # fmt: skip
    assert "points.account_is_even" in told_of(case(), "unpaid", accounts=(even,))
    open_still = even.but(balance=euro(1))
    assert "points.account_is_even" not in told_of(case(), "unpaid", accounts=(open_still,))


@pytest.mark.parametrize("complete", [True, False])
def test_every_pair_of_support_and_attack_has_exactly_one_status(complete):
    rows = [line.split() for line in EXPECTED.strip().splitlines()]
    attacks = rows[0][1:]
    nothing = Status.MISSING if complete else Status.UNKNOWN
    seen = 0
    for support, *words in rows[1:]:
        for attack, word in zip(attacks, words, strict=True):
            one = None if support == "none" else Grade(support)
            other = None if attack == "none" else Grade(attack)
            expected = nothing if word == "nothing" else Status(word)
            assert status_of(one, other, held_complete=complete) is expected, (support, attack)
            seen += 1
    assert seen == len(LETTERS) ** 2


def test_what_was_never_said_is_unknown_until_the_user_says_nothing_else_exists():
    assert status(case(), "agreement") == "unknown"
    assert status(case(held_complete=True), "agreement") == "missing"


def test_a_signed_contract_and_a_signed_delivery_note_make_a_solid_sale():
    standing = weighed(case(contract(), delivery()))
    for element in ("agreement", "performance", "amount"):
        assert standing[element].line.status is Status.SOLID, element
    assert standing["agreement"].line.marks == ("C-1",)


def test_a_paper_nobody_accepted_supports_nothing():
    waiting = contract().but(accepted=False)
    assert status(case(waiting, held_complete=True), "agreement") == "missing"


def test_a_second_item_of_the_same_hand_raises_nothing_and_one_of_another_hand_one_letter():
    mail = paper("C-1", "email", "respondent", "agreement")
    again = paper("C-2", "letter", "respondent", "agreement")
    bank = paper("C-3", "bank_record", "third_party", "agreement")
    assert weighed(case(mail))["agreement"].line.grade is Grade.B
    assert weighed(case(mail, again))["agreement"].line.grade is Grade.B
    assert weighed(case(mail, bank))["agreement"].line.grade is Grade.A
    assert weighed(case(mail, bank))["agreement"].raised


def test_ten_weak_pictures_of_a_screen_stay_weak():
    pictures = [paper(f"C-{n}", "screenshot", "respondent", "performance") for n in range(1, 11)]
    assert status(case(*pictures), "performance") == "thin"


def test_the_bare_word_of_the_respondent_does_not_shake_a_contract_but_his_paper_does():
    denies = Position(defence=Defence.DENIES_AGREEMENT, on=loose("2026-06-01"))
    assert status(case(contract(), positions=(denies,)), "agreement") == "solid"
    shown = denies.but(marks=("R-1",))
    his_letter = paper("R-1", "letter", "respondent", authenticity="confirmed")
    assert status(case(contract(), his_letter, positions=(shown,)), "agreement") == "solid"
    a_banks = paper("R-1", "bank_record", "third_party", authenticity="admitted")
    assert status(case(contract(), a_banks, positions=(shown,)), "agreement") == "contested"


def test_an_adverse_paper_of_our_own_attacks_too():
    """What we wrote against ourselves weighs as his own words would weigh for us."""
    adverse = paper("C-9", "email", "claimant").but(against=frozenset({Element.PERFORMANCE}))
    standing = weighed(case(delivery(), adverse))["performance"].line
    assert standing.attack is Grade.B
    assert standing.attacks == ("C-9",)
    assert standing.status is Status.LEANS


def test_a_denied_signature_without_a_second_route_is_one_word_against_another():
    denied = Position(defence=Defence.DENIES_SIGNATURE)
    unseen = contract(signatures=signed_by(authorised=True))
    assert status(case(unseen, positions=(denied,)), "agreement") == "contested"
    seen = contract(signatures=signed_by(authorised=True, seen_by=("Dana",)))
    assert status(case(seen, positions=(denied,)), "agreement") == "solid"


def test_a_complaint_after_the_demand_is_a_bare_word_and_one_before_it_a_question():
    demand = {"on": "2026-04-01"}
    late = Position(defence=Defence.QUALITY_COMPLAINT, on=loose("2026-04-10"))
    early = late.but(on=loose("2026-03-10"))
    known = {"demands": (demand,)}
    for position, attack in ((late, Grade.D), (early, Grade.C)):
        line = weighed(case(delivery(), positions=(position,), **known))["performance"].line
        assert line.attack is attack


def test_an_interested_witness_is_weak_alone_and_fair_beside_something_else():
    owner = Witness(
        name="Owner",
        relation=Relation.OWNER,
        first_hand=True,
        available=True,
        shows=frozenset({Element.PERFORMANCE}),
    )
    assert weighed(case(witnesses=(owner,)))["performance"].line.grade is Grade.D
    photo = paper("C-1", "photo", "claimant", "performance", accepted=True)
    assert weighed(case(photo, witnesses=(owner,)))["performance"].line.grade is Grade.C
    neutral = owner.but(name="Neighbour", relation=Relation.NEUTRAL)
    assert weighed(case(witnesses=(neutral,)))["performance"].line.grade is Grade.B


def test_what_a_witness_only_heard_of_is_a_lead():
    heard = Witness(name="Z", relation=Relation.NEUTRAL, first_hand=False, shows=frozenset(Element))
    line = weighed(case(witnesses=(heard,), held_complete=True))["performance"].line
    assert (line.status, line.why.key) == (Status.MISSING, "element_why.missing_lead")


def test_a_note_of_a_call_made_the_same_day_is_fair_and_later_weak():
    call = Contact(
        id="c1",
        on=loose("2026-04-01"),
        noted_on=loose("2026-04-01"),
        channel=Channel.PHONE,
        outcome=Outcome.ADMITTED,
        disclosure=Disclosure.OPEN,
    )
    assert weighed(case(contacts=(call,)))["agreement"].line.grade is Grade.C
    assert weighed(case(contacts=(call,)))["agreement"].line.marks == ("c1",)
    later = call.but(noted_on=loose("2026-04-09"))
    assert weighed(case(contacts=(later,)))["agreement"].line.grade is Grade.D
    in_talks = call.but(disclosure=Disclosure.WITHOUT_PREJUDICE)
    assert status(case(contacts=(in_talks,)), "agreement") == "unknown"


def test_only_a_concession_makes_an_element_admitted():
    conceded = Concession(element=Element.AGREEMENT, on=loose("2026-05-01"))
    assert status(case(concessions=(conceded,)), "agreement") == "admitted"
    in_full = case().debts[0].but(admitted=euro(1000))
    assert status(case(debts=(in_full,)), "amount") == "admitted"
    assert status(case(debts=(in_full.but(admitted=euro(999)),)), "amount") == "unknown"


def test_a_debt_said_not_to_be_disputed_is_admitted_in_the_sum_too_unless_a_smaller_one_is_named():
    debt = case().debts[0].but(disputed=False)
    assert status(case(debts=(debt,)), "amount") == "admitted"
    part = debt.but(admitted=euro(999))
    assert status(case(debts=(part,)), "amount") == "unknown"
    assert in_dispute(
        case(debts=(part,), positions=(Position(defence=Defence.WRONG_AMOUNT),)),
        Element.AMOUNT,
        Defence.WRONG_AMOUNT,
        debt=part,
        on=loose("2026-01-01"),
    )


@pytest.mark.parametrize(
    ("route", "exhibit"),
    [
        ("acknowledgement", paper("C-1", "acknowledgement", "respondent", signatures=signed_by())),
        ("bill", paper("C-1", "cheque", "respondent", signatures=signed_by())),
        ("settlement", paper("C-1", "settlement", "both", signatures=signed_by())),
        ("account_stated", paper("C-1", "invoice", "claimant", signatures=signed_by())),
    ],
)
def test_a_short_route_stands_for_agreement_performance_and_amount(route, exhibit):
    assert [r.name for r in routes(of(case(exhibit)))] == [route]
    for element in ("agreement", "performance", "amount"):
        assert status(case(exhibit), element) == "solid", element


def test_an_invoice_kept_in_silence_for_long_is_fair_proof_of_the_account():
    kept = paper("C-1", "invoice", "claimant", received=True, dated="2026-01-30")
    assert status(case(kept), "performance") == "leans"
    protested = Position(defence=Defence.DENIES_PERFORMANCE, on=loose("2026-02-05"))
    assert status(case(kept, positions=(protested,)), "performance") == "unknown"


def test_a_part_payment_supports_the_deal_and_not_the_balance():
    paid = Payment(id="p1", amount=euro(200), dated=loose("2026-04-01"), debt="INV-1")
    standing = weighed(case(payments=(paid,)))
    assert standing["agreement"].line.status is Status.LEANS
    assert standing["amount"].line.status is Status.UNKNOWN
    no_debt_named = paid.but(debt="")
    assert status(case(payments=(no_debt_named,)), "agreement") == "thin"


def test_the_debt_with_the_weakest_proof_gives_the_element():
    two = (
        *case().debts,
        Debt(ref="INV-2", amount=euro(500), due=loose("2026-04-01"), issued=loose("2026-03-01")),
    )
    one = delivery(debts=("INV-1",))
    assert status(case(one, debts=two), "performance") == "unknown"
    both = paper("C-3", "delivery_note", "claimant", "performance", debts=("INV-2",))
    standing = weighed(case(one, both, debts=two))["performance"]
    assert (standing.line.status, standing.debt) == (Status.THIN, "INV-2")
    assert standing.line.marks == ("C-2", "C-3")


def test_a_debt_not_due_yet_and_one_without_a_day():
    later = case().debts[0].but(due=loose("2027-03-01"))
    invoice = paper("C-1", "invoice", "claimant", "due", received=True)
    assert status(case(invoice, debts=(later,)), "due") == "contested"
    open_ended = Debt(ref="X", amount=euro(5))
    assert status(case(debts=(open_ended,)), "due") == "unknown"


def test_limitation_unknown_passed_and_safe():
    told = LimitationLine(debt="INV-1", last_day=None, days_left=None, why=Say("points.none"))
    assert status(case(), "in_time", limitation=(told,)) == "unknown"
    passed = told.but(last_day=ON.replace(year=2025), days_left=-365)
    assert status(case(), "in_time", limitation=(passed,)) == "missing"
    assert status(case(), "in_time") == "solid"


def test_parties_are_known_by_name_register_or_a_signed_paper():
    assert status(case(respondent=Party()), "parties") == "unknown"
    assert status(case(), "parties") == "leans"
    assert status(case(contract()), "parties") == "solid"
    wrong = Position(defence=Defence.WRONG_DEBTOR)
    assert status(case(positions=(wrong,)), "parties") == "leans"
    unchecked = case().respondent.but(register_checked_on="", numbers=())
    assert status(case(respondent=unchecked, positions=(wrong,)), "parties") == "thin"


def test_a_loan_that_nothing_calls_a_loan_is_open_to_doubt():
    transfer = paper("C-1", "bank_record", "third_party", "agreement", "performance")
    line = weighed(case(transfer, ground="loan"))["agreement"].line
    assert (line.status, line.attack) == (Status.LEANS, Grade.C)
    named = transfer.but(says="tytuł: pożyczka dla Jana")
    assert status(case(named, ground="loan"), "agreement") == "solid"


def test_his_own_plea_takes_the_deal_for_granted_unless_he_pleads_both_ways():
    paid = Position(id="p1", defence=Defence.ALREADY_PAID)
    standing = weighed(case(positions=(paid,)))
    for element in ("agreement", "performance", "amount"):
        assert standing[element].line.status is Status.LEANS, element
    both = (paid, Position(id="p2", defence=Defence.DENIES_AGREEMENT))
    assert status(case(positions=both), "agreement") == "unknown"


def test_no_plea_takes_for_granted_what_it_attacks():
    for defence, elements in TAKES_FOR_GRANTED.items():
        assert not set(elements) & set(ATTACKED[defence]), defence


def test_a_paper_not_made_for_the_point_does_not_raise_another():
    photo = paper("C-1", "photo", "claimant", "performance")
    order = paper("C-2", "order", "respondent", "performance")
    assert weighed(case(photo))["performance"].line.grade is Grade.C
    assert weighed(case(photo, order))["performance"].line.grade is Grade.C


SHOWN = st.builds(
    lambda n, kind, hand, shows: paper(f"C-{n}", kind, hand, *shows),
    st.integers(1, 10_000),
    st.sampled_from(["contract", "email", "chat", "invoice", "delivery_note", "photo", "other"]),
    st.sampled_from(["respondent", "both", "claimant", "third_party", "official"]),
    st.sets(st.sampled_from(["agreement", "performance", "amount", "due"])),
)
PAPERS = st.lists(SHOWN, max_size=6, unique_by=lambda x: x.mark)
RANK = {None: -1} | {g: i for i, g in enumerate(LETTERS[1:])}
GOOD = {w: i for i, w in enumerate(("unknown", "missing", "thin", "contested", "leans", "solid"))}


@example(
    [paper("C-2", "invoice", "both", "agreement", "due", "performance")],
    paper("C-1", "contract", "claimant", "due"),
)
@given(PAPERS, SHOWN)
def test_one_more_supporting_paper_never_lowers_an_element(papers, one):
    if one.mark in {p.mark for p in papers}:
        return
    before, after = weighed(case(*papers)), weighed(case(*papers, one))
    for element in before:
        was, now = before[element].line, after[element].line
        assert GOOD[now.status.value] >= GOOD[was.status.value], element


@given(PAPERS, SHOWN)
def test_one_more_attack_never_raises_an_element(papers, one):
    if one.mark in {p.mark for p in papers}:
        return
    adverse = one.but(against=one.shows, shows=frozenset())
    # a received or signed paper may open a short route; an adverse one is neither here
    if adverse.kind.value == "invoice" or adverse.provenance.value == "both":
        return
    before, after = weighed(case(*papers)), weighed(case(*papers, adverse))
    for element in before:
        was, now = before[element].line, after[element].line
        assert GOOD[now.status.value] <= GOOD[was.status.value], element


@given(PAPERS, st.randoms(use_true_random=False))
def test_the_order_of_the_papers_never_matters(papers, chance):
    mixed = list(papers)
    chance.shuffle(mixed)
    one, other = weighed(case(*papers)), weighed(case(*mixed))
    for element in one:
        assert one[element].line == other[element].line


def test_unknown_facts_never_count_as_no():
    bare = paper("C-1", "email", "respondent", "agreement")
    for field in ("legible", "complete", "lawful", "party_to_call", "received"):
        assert bare.but(**{field: None}) == bare
    assert status(case(bare), "agreement") == "solid"


def test_what_is_only_described_or_cannot_be_read_lifts_nothing_and_is_lifted_by_nothing():
    """The paper at the carrier's is a task: it agrees with nobody until it is in hand."""
    mail = paper("C-1", "email", "respondent", "agreement")
    bank = paper("C-2", "bank_record", "third_party", "agreement")
    there = bank.but(held=False, held_where="at the bank")
    dark = bank.but(legible=False)
    shot = paper("C-3", "screenshot", "respondent", "agreement")
    assert weighed(case(mail, bank))["agreement"].line.grade is Grade.A
    for lacking in (there, dark):
        standing = weighed(case(mail, lacking))["agreement"]
        assert (standing.line.grade, standing.raised) == (Grade.B, False), lacking
        assert weighed(case(shot, lacking))["agreement"].line.grade is Grade.D, lacking


def test_an_acknowledgement_that_is_not_in_hand_opens_no_letter_more():
    at_his = paper("C-1", "acknowledgement", "respondent", held=False, held_where="with him")
    mail = paper("C-2", "email", "third_party", "performance")
    alone = weighed(case(mail))["performance"].line.grade
    assert weighed(case(mail, at_his))["performance"].line.grade is alone


def test_a_paper_that_is_not_in_hand_takes_nothing_from_our_own_note_of_a_payment():
    paid = Payment(id="p1", amount=euro(100), dated=loose("2026-02-20"), debt="INV-1")
    there = paper("C-1", "bank_record", "third_party", held=False, held_where="at the bank")
    noted = weighed(case(payments=(paid,)))["agreement"].line.grade
    cited = weighed(case(there, payments=(paid.but(marks=("C-1",)),)))["agreement"].line.grade
    assert noted is cited is Grade.C
