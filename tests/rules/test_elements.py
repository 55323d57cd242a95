"""Support against attack: one status for every pair, and what moves the letter of a side."""

import pytest
from proof_cases import case, contract, delivery, euro, paper, signed_by, status, weighed

from casefile.model.case import Concession
from casefile.model.contact import Channel, Contact, Outcome
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element
from casefile.model.position import Defence, Position
from casefile.model.review import Grade, Status
from casefile.model.witness import Relation, Witness
from casefile.rules.attacks import ATTACKED
from casefile.rules.concessions import TAKES_FOR_GRANTED
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
    lifted = weighed(case(mail, bank))["agreement"]
    assert lifted.raised
    named = lifted.line.why.values["best"].values
    marks = {named[name].values["mark"] for name in ("best", "other")}
    assert marks == {mail.mark, bank.mark}


@pytest.mark.parametrize("kept", ["log", "note", "call_log"])
def test_our_own_note_of_a_talk_makes_nothing_decisive_and_lifts_what_is_fair(kept):
    talk = Contact(
        id="t1",
        on=loose("2026-04-01"),
        noted_on=loose("2026-04-01"),
        channel=Channel.PHONE,
        outcome=Outcome.ADMITTED,
    )
    given = {"contacts": (talk,)} if kept == "log" else {}
    note = () if kept == "log" else (paper("C-2", kept, "claimant", "agreement"),)
    mail = paper("C-1", "email", "respondent", "agreement")
    strong = weighed(case(mail, *note, **given))["agreement"]
    assert (strong.line.grade, strong.raised) == (Grade.B, False)
    denied = mail.but(authenticity="denied")
    fair = weighed(case(denied, *note, **given))["agreement"]
    off_point = kept == "call_log"  # a log is kept to show what was done, not what was agreed
    assert (fair.line.grade, fair.raised) == ((Grade.C, False) if off_point else (Grade.B, True))


def test_the_paper_named_as_raising_another_is_the_one_that_raises_it():
    """An extract from a register, which is not made to show an agreement, raises nothing."""
    mail = paper("C-1", "email", "respondent", "agreement")
    extract = paper("C-2", "register_extract", "third_party", "agreement")
    ours = paper("C-9", "screenshot", "claimant", "agreement")
    assert not weighed(case(mail, extract))["agreement"].raised
    lifted = weighed(case(mail, extract, ours))["agreement"]
    named = lifted.line.why.values["best"].values
    assert [named[name].values["mark"] for name in ("best", "other")] == ["C-1", "C-9"]


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


@pytest.mark.parametrize("whose", ["interested_witness", "claimant"])
def test_the_statement_of_an_interested_witness_on_paper_is_no_second_word_beside_him(whose):
    says = paper("C-1", "witness_statement", whose, "performance")
    him = Witness(
        name="Z",
        relation="employee",
        first_hand=True,
        shows=frozenset({"performance"}),
        statement="C-1",
    )
    for alone in (case(says), case(witnesses=(him,)), case(says, witnesses=(him,))):
        line = weighed(alone)[Element.PERFORMANCE].line
        assert (line.grade, line.status) == ("D", "thin")
    beside = case(says, paper("C-2", "email", "respondent", "performance"), witnesses=(him,))
    assert weighed(beside)[Element.PERFORMANCE].line.grade == "A"


def test_a_line_tells_what_a_paper_carries_for_it_where_that_is_not_its_own_letter():
    says = paper("C-1", "witness_statement", "interested_witness", "performance")
    (told,) = weighed(case(says))[Element.PERFORMANCE].line.carried
    assert (told.mark, told.grade) == ("C-1", Grade.D)
    beside = case(says, paper("C-2", "email", "respondent", "performance"))
    assert weighed(beside)[Element.PERFORMANCE].line.carried == ()
    aside = case(contract(shows=frozenset({Element.PERFORMANCE})))
    (told,) = weighed(aside)[Element.PERFORMANCE].line.carried
    assert told.grade is Grade.D, "a contract is not made to show that the work was done"


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
