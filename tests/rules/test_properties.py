"""What holds of every case: support never lowers, attack never raises, order is nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st
from proof_cases import LAW, ON, case, of, paper, signed_by

from casefile.model.claim import Payment
from casefile.model.contact import Channel, Contact, Outcome
from casefile.model.dates import loose
from casefile.model.exhibit import Element
from casefile.model.position import Defence, Position
from casefile.model.review import Grade
from casefile.model.witness import Relation, Witness
from casefile.rules.attacks import ATTACKED
from casefile.rules.elements import standings
from casefile.rules.grading import items
from casefile.rules.lawyer import lawyer_first
from casefile.rules.review import review

GOOD = {w: i for i, w in enumerate(("unknown", "missing", "thin", "contested", "leans", "solid"))}
RANK = {None: -1} | {grade: i for i, grade in enumerate(reversed(list(Grade)))}
SHOWN = st.sets(st.sampled_from(["parties", "agreement", "performance", "amount", "due", "unpaid"]))
MAYBE = st.sampled_from([True, False, None])
PAPER = st.builds(
    lambda n, kind, hand, shows, signed, authorised, **facts: paper(
        f"C-{n}",
        kind,
        hand,
        *shows,
        signatures=signed_by(authorised=authorised) if signed else (),
        **facts,
    ),
    st.integers(1, 10_000),
    st.sampled_from(
        ["contract", "email", "chat", "invoice", "delivery_note", "photo", "recording"]
    ),
    st.sampled_from(["respondent", "both", "claimant", "third_party", "official"]),
    SHOWN,
    st.booleans(),
    authorised=MAYBE,
    legible=MAYBE,
    complete=MAYBE,
    lawful=MAYBE,
    party_to_call=MAYBE,
    received=MAYBE,
)
PAPERS = st.lists(PAPER, max_size=5, unique_by=lambda x: x.mark)
WITNESS = st.builds(
    lambda n, relation, first_hand, available, shows: Witness(
        id=f"w{n}",
        name=f"Witness {n}",
        relation=relation,
        first_hand=first_hand,
        available=available,
        shows=frozenset(Element(e) for e in shows),
    ),
    st.integers(1, 10_000),
    st.sampled_from(list(Relation)),
    MAYBE,
    MAYBE,
    SHOWN,
)
WITNESSES = st.lists(WITNESS, max_size=4, unique_by=lambda w: w.id)
CONTACT = st.builds(
    lambda n, outcome, same_day: Contact(
        id=f"t{n}",
        on=loose("2026-04-01"),
        noted_on=loose("2026-04-01" if same_day else "2026-04-09"),
        channel=Channel.PHONE,
        outcome=outcome,
    ),
    st.integers(1, 10_000),
    st.sampled_from([Outcome.ADMITTED, Outcome.PROMISED, Outcome.ASKED_TIME, Outcome.NO_ANSWER]),
    st.booleans(),
)
CONTACTS = st.lists(CONTACT, max_size=4, unique_by=lambda c: c.id)
POSITION = st.builds(
    lambda defence, day: Position(id=f"p-{defence}", defence=defence, on=loose(day)),
    st.sampled_from(list(Defence)),
    st.sampled_from(["", "2026-02-01", "2026-06-01"]),
)
POSITIONS = st.lists(POSITION, max_size=4, unique_by=lambda p: p.defence)


def words(the_case) -> dict[Element, int]:
    return {e: GOOD[s.line.status.value] for e, s in standings(of(the_case)).items()}


@given(PAPERS, WITNESSES, CONTACTS, POSITIONS, WITNESS)
def test_one_more_witness_for_us_never_lowers_an_element(papers, people, talks, pleas, one):
    before = case(*papers, witnesses=people, contacts=talks, positions=pleas)
    if one.id in {w.id for w in people}:
        return
    after = before.but(witnesses=(*people, one))
    was, now = words(before), words(after)
    assert all(now[e] >= was[e] for e in Element)


@given(PAPERS, WITNESSES, CONTACTS, POSITIONS, CONTACT)
def test_one_more_word_of_his_in_the_log_never_lowers_an_element(papers, people, talks, pleas, one):
    before = case(*papers, witnesses=people, contacts=talks, positions=pleas)
    if one.id in {c.id for c in talks}:
        return
    was, now = words(before), words(before.but(contacts=(*talks, one)))
    assert all(now[e] >= was[e] for e in Element)


@given(PAPERS, WITNESSES, POSITIONS)
def test_a_part_payment_never_lowers_agreement_or_performance(papers, people, pleas):
    before = case(*papers, witnesses=people, positions=pleas)
    paid = Payment(id="p1", amount="100 EUR", dated=loose("2026-04-01"), debt="INV-1")
    was, now = words(before), words(before.but(payments=(paid,)))
    for element in (Element.AGREEMENT, Element.PERFORMANCE):
        assert now[element] >= was[element]


@given(PAPERS, WITNESSES, CONTACTS, POSITIONS, POSITION)
def test_one_more_plea_never_raises_what_it_is_aimed_at(papers, people, talks, pleas, one):
    """It may raise what it takes for granted: who says that he paid does not deny the deal."""
    if one.defence in {p.defence for p in pleas}:
        return
    before = case(*papers, witnesses=people, contacts=talks, positions=pleas)
    was, now = words(before), words(before.but(positions=(*pleas, one)))
    assert all(now[e] <= was[e] for e in ATTACKED[one.defence])


@given(PAPERS, WITNESSES, POSITIONS, WITNESS)
def test_a_witness_against_us_never_raises_an_element(papers, people, pleas, one):
    if one.id in {w.id for w in people}:
        return
    before = case(*papers, witnesses=people, positions=pleas)
    against = one.but(against=one.shows, shows=frozenset())
    was, now = words(before), words(before.but(witnesses=(*people, against)))
    assert all(now[e] <= was[e] for e in Element)


@settings(max_examples=40)
@given(PAPERS, WITNESSES, CONTACTS, POSITIONS, st.randoms(use_true_random=False))
def test_the_order_of_anything_never_matters(papers, people, talks, pleas, chance):
    one = case(*papers, witnesses=people, contacts=talks, positions=pleas)

    def mixed(those):
        those = list(those)
        chance.shuffle(those)
        return tuple(those)

    other = one.but(
        exhibits=mixed(papers),
        witnesses=mixed(people),
        contacts=mixed(talks),
        positions=mixed(pleas),
    )
    first, second = review(one, LAW, ON), review(other, LAW, ON)
    assert [(e.element, e.status, e.grade, e.attack) for e in first.elements] == [
        (e.element, e.status, e.grade, e.attack) for e in second.elements
    ]
    assert {(g.code, g.element, g.fatal) for g in first.gaps} == {
        (g.code, g.element, g.fatal) for g in second.gaps
    }
    assert first.gates.court[0].open == second.gates.court[0].open
    assert (first.state, first.defences) == (second.state, second.defences)


@given(PAPER, st.sampled_from(["legible", "complete", "lawful", "party_to_call", "received"]))
def test_what_is_not_known_of_a_paper_never_counts_as_no(one, field):
    letters = [
        RANK[items(case(one.but(**{field: fact})), LAW)[one.mark].grade] for fact in (None, False)
    ]
    assert letters[0] >= letters[1]


def test_what_is_not_known_is_better_than_no_where_no_would_hurt():
    mail = paper("C-1", "email", "respondent", "agreement")
    for field in ("legible", "complete"):
        letters = [items(case(mail.but(**{field: x})), LAW)["C-1"].grade for x in (None, False)]
        assert RANK[letters[0]] > RANK[letters[1]], field
    seen = Witness(name="Z", relation="neutral", available=True, shows=frozenset({"performance"}))
    by_ear = words(case(witnesses=(seen.but(first_hand=False),)))[Element.PERFORMANCE]
    assert words(case(witnesses=(seen,)))[Element.PERFORMANCE] > by_ear
    nobody = case(respondent={"name": "Bet"})
    assert (nobody.respondent.abroad, nobody.respondent.insolvent) == (None, None)
    assert lawyer_first(of(nobody)) == ()


@given(PAPERS, WITNESSES, POSITIONS)
def test_nothing_is_missing_while_more_may_exist(papers, people, pleas):
    """Only who says that nothing else exists makes a silence a hole."""
    found = standings(of(case(*papers, witnesses=people, positions=pleas)))
    assert not {e for e, s in found.items() if s.line.status.value == "missing"}
