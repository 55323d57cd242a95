"""The cheapest next evidence: what the rules themselves say they would say with it."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from proof_cases import case, contract, delivery, paper
from test_properties import PAPER

from casefile.library import CODES, jurisdictions, languages
from casefile.model.dates import loose
from casefile.model.exhibit import Element
from casefile.model.position import Defence, Position
from casefile.model.review import Status
from casefile.rules.elements import standings, statuses
from casefile.rules.matter import matter
from casefile.rules.obtainable import obtainable
from casefile.rules.reach import reach
from casefile.rules.review import review
from casefile.rules.support import telling
from casefile.rules.testimony import contact_points
from casefile.rules.what_if import what_changes, what_if, what_would_lift
from casefile.rules.worth_trying import worth_trying

ON = date(2026, 11, 20)
LAW = jurisdictions()["xx"]


def lifts(the_case):
    return what_would_lift(the_case, LAW, review(the_case, LAW, ON))


def invoice(**more):
    given = {"received": True, "authenticity": "admitted"}
    return paper("C-3", "invoice", "claimant", "due", **(given | more))


def test_a_case_that_stands_needs_nothing_more():
    assert lifts(case(contract(), delivery(), invoice())) == ()


def test_fetching_the_delivery_note_comes_before_asking_for_a_new_one():
    away = delivery(held=False, held_where="with the driver")
    found = lifts(case(contract(), away, invoice()))
    assert [s.key for s in found[0].things] == ["lifts.caps.not_held_but_found"]
    assert (Element.PERFORMANCE, Status.SOLID) in found[0].becomes
    assert found[0].enough


def test_one_acknowledgement_lifts_three_elements_at_once():
    found = lifts(case(invoice(), held_complete=True))
    assert found[-1].enough
    assert [s.key for s in found[-1].things] == ["obtain.acknowledgement"]
    lifted = {element for element, _ in found[-1].becomes}
    assert lifted >= {Element.AGREEMENT, Element.PERFORMANCE, Element.AMOUNT}


def test_no_set_is_larger_than_two_and_each_does_what_it_says():
    bare = case(held_complete=True)
    seen = review(bare, LAW, ON)
    for lift in what_would_lift(bare, LAW, seen):
        assert 1 <= len(lift.things) <= 2
        assert lift.becomes


def test_every_obtainable_thing_has_words_in_every_language():
    everything = case(
        *(
            paper("C-1", "recording", "claimant", "agreement"),
            paper("C-2", "invoice", "claimant", "amount"),
            paper("C-3", "chat", "both", "agreement", complete=False, legible=False),
            paper("C-4", "email", "respondent", "agreement", language="de", held=False),
            paper("C-5", "bank_record", "third_party", dated="2026-04-30"),
        )
    )
    things = obtainable(matter(everything, LAW, ON))
    assert len(things) > 8
    for code in CODES:
        for thing in things:
            assert not languages()[code].say(thing.what).startswith("["), (code, thing.name)


def test_a_what_if_that_is_not_saved_tells_what_would_change():
    before = case(contract())
    after = before.but(exhibits=(*before.exhibits, delivery()))
    changed = what_changes(review(before, LAW, ON), review(after, LAW, ON))
    assert changed == ((Element.PERFORMANCE, Status.UNKNOWN, Status.SOLID),)


def test_a_what_if_tells_which_gates_would_open_and_which_would_shut():
    bare = case()
    seen = review(bare, LAW, ON)
    known = what_if(bare.but(exhibits=(contract(), delivery(), invoice())), LAW, seen)
    assert (Element.AGREEMENT, Status.UNKNOWN, Status.SOLID) in known.becomes
    assert {"M3", "C1"} <= set(known.opens)
    assert known.shuts == ()
    back = what_if(bare, LAW, known.review)
    assert set(back.shuts) == set(known.opens)
    assert what_if(bare, LAW, seen).becomes == ()


def test_what_is_taken_over_from_the_case_before_is_judged_as_if_it_were_new():
    """Asking again from a matter that is known gives what asking afresh gives."""
    before = case(
        contract(),
        delivery(held=False),
        invoice(),
        paper("R-1", "letter", "respondent").but(against=frozenset({Element.PERFORMANCE})),
        witnesses=({"name": "Z", "relation": "owner", "shows": ["agreement"]},),
        contacts=({"id": "t1", "on": "2026-04-01", "channel": "phone", "outcome": "disputed"},),
    )
    known = matter(before, LAW, ON)
    standings(known)
    changes = (
        before.but(exhibits=(*before.exhibits[:1], delivery(), *before.exhibits[2:])),
        before.but(exhibits=(*before.exhibits, paper("C-9", "transcript", "claimant", "due"))),
        before.but(exhibits=before.exhibits[1:]),
        before.but(witnesses=()),
        before.but(positions=({"defence": "denies_signature", "marks": ["C-1"]},)),
        before.but(contacts=()),
    )
    for after in changes:
        fresh, taken = matter(after, LAW, ON), matter(after, LAW, ON, known=known)
        assert dict(taken.items) == dict(fresh.items)
        assert taken.adverse == fresh.adverse
        for element, standing in standings(fresh).items():
            assert standings(taken)[element] == standing, element


def test_the_words_alone_are_those_of_the_full_weighing():
    """Many talks and many papers: what `telling` leaves of the talks gives the same words."""
    talks = tuple(
        {
            "id": f"t{n}",
            "on": f"2026-03-{n + 1:02}",
            "noted_on": f"2026-03-{n + 1:02}" if n % 2 else "",
            "channel": "phone",
            "outcome": ("admitted", "promised", "asked_time")[n % 3],
        }
        for n in range(12)
    )
    for asked in (case(contacts=talks), case(invoice(), contacts=talks), case(contract())):
        of = matter(asked, LAW, ON)
        full = {e: s.line.status for e, s in standings(of).items()}
        assert statuses(of, telling(contact_points(of))) == full


@given(
    st.lists(PAPER, max_size=5, unique_by=lambda p: p.mark),
    st.lists(PAPER, max_size=3, unique_by=lambda p: p.mark),
    st.lists(st.sampled_from(list(Defence)), max_size=3, unique=True),
    st.booleans(),
    st.booleans(),
)
@settings(max_examples=150)
def test_asking_only_where_a_change_can_reach_gives_what_asking_everything_gives(
    papers, changed, pleas, cited, seen
):
    """The shortcut of the search against the whole review, on papers and pleas of every sort."""
    marks = tuple(p.mark for p in papers[:1]) if cited else ()
    positions = tuple(
        Position(defence=d, id=f"d{n}", on=loose("2026-05-01"), marks=marks, answered_by=marks)
        for n, d in enumerate(pleas)
    )
    before = case(*papers, positions=positions)
    old = [p.mark for p in papers]
    put = [p.but(mark=old[n]) if n < len(old) and n != 1 else p for n, p in enumerate(changed)]
    after = {p.mark: p for p in papers} | {p.mark: p for p in put}
    then = case(*after.values(), positions=positions)
    if seen:
        then = then.but(witnesses=({"name": "Z", "relation": "neutral", "shows": ["performance"]},))
    asked = review(before, LAW, ON)
    of = matter(before, LAW, ON, asked.account, asked.limitation, asked.forum)
    words = {line.element: line.status for line in asked.elements}
    heard = telling(contact_points(of))
    changed_of = matter(then, LAW, ON, asked.account, asked.limitation, asked.forum, known=of)
    short = {**words, **statuses(changed_of, heard, reach(changed_of, of))}
    assert short == {line.element: line.status for line in review(then, LAW, ON).elements}


def test_a_large_case_is_searched_where_it_is_weak_and_not_where_papers_are_many():
    """Thirty incomplete mails do not crowd out the one paper that would help."""
    mails = tuple(
        paper(f"C-{n}", "email", "respondent", "parties", complete=False) for n in range(20, 50)
    )
    found = lifts(case(contract(), invoice(), *mails, held_complete=True))
    assert found
    assert all("performance" in dict(lift.becomes) for lift in found)
    assert [s.key for s in found[0].things] == ["obtain.courier_record"]


def advised(the_case):
    """What is advised, by the keys of the sentences, with the marks they name."""
    return {
        (thing.key, thing.values.get("mark")) for lift in lifts(the_case) for thing in lift.things
    }


def test_a_bank_s_file_is_confirmed_by_the_bank_and_not_by_the_headers_of_a_mail():
    bank = paper("C-4", "bank_record", "third_party", "performance", "agreement")
    things = obtainable(matter(case(bank), LAW, ON))
    mail = paper("C-5", "email", "respondent", "agreement")
    letter = paper("C-6", "letter", "respondent", "agreement")
    told = {o.what.key for x in (mail, letter) for o in obtainable(matter(case(x), LAW, ON))}
    assert "lifts.caps.issuer_untested" in {o.what.key for o in things}
    assert "lifts.caps.author_untested" not in {o.what.key for o in things}
    assert {"lifts.caps.author_untested", "lifts.caps.writer_untested"} <= told


def test_a_signed_order_that_is_in_is_not_to_be_got_once_more_but_its_original_is():
    denied = Position(defence=Defence.DENIES_AGREEMENT, marks=("R-1",))
    his = paper("R-1", "email", "claimant", against=["agreement"], authenticity="admitted")
    scan = contract(original="scan")
    names = {o.name for o in obtainable(matter(case(scan), LAW, ON))}
    assert "original:C-1" in names
    assert "signed_order" not in names
    assert "signed_order" in {o.name for o in obtainable(matter(case(invoice()), LAW, ON))}
    away = contract(held=False, held_where="the office")
    assert "signed_order" in {o.name for o in obtainable(matter(case(away), LAW, ON))}
    doubted = case(scan, delivery(), invoice(), his, positions=(denied,))
    assert not any(key == "obtain.signed_order" for key, _ in advised(doubted))


def test_a_signed_order_of_another_invoice_is_none_of_this_one():
    one = case().debts[0]
    other = one.but(ref="INV-2")
    of_one = matter(case(contract(debts=("INV-1",)), debts=(one, other)), LAW, ON)
    assert "signed_order" in {o.name for o in worth_trying(of_one, {Element.AGREEMENT: "INV-2"})}
    assert not {o.name for o in worth_trying(of_one, {Element.AGREEMENT: "INV-1"})} & {
        "signed_order"
    }


def test_a_statement_beyond_the_last_day_to_pay_is_not_to_be_got_but_to_be_said_what_it_shows():
    def offered(*papers):
        return {o.name for o in obtainable(matter(case(*papers), LAW, ON))}

    def bank(*shows, dated):
        return paper("C-9", "bank_record", "third_party", *shows, dated=dated)

    silent = bank(dated="2026-04-30")
    assert "shows_unpaid:C-9" in offered(silent)
    assert "bank_statement" not in offered(silent)
    for other in (bank(dated="2026-02-20"), bank("parties", dated="2026-04-30")):
        assert "bank_statement" in offered(other)
        assert "shows_unpaid:C-9" not in offered(other)
    said = bank("unpaid", dated="2026-04-30")
    assert not offered(said) & {"bank_statement", "shows_unpaid:C-9"}
