"""What comes next: the near day, what answers him, what a hand can write; then the rest."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from proof_cases import LAW, ON, case, contract, delivery, euro, paper, signed_by

from casefile.library import jurisdictions, languages
from casefile.model.claim import Debt, Ground
from casefile.model.contact import Contact
from casefile.model.dates import UNDATED, loose
from casefile.model.deadline import Deadline, Demand
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element
from casefile.model.money import Money
from casefile.model.offer import Mediation, Offer, OfferBy
from casefile.model.party import Party, PartyKind
from casefile.model.position import Defence, Position
from casefile.model.review import DeadlineLine, Suitability
from casefile.model.say import Say
from casefile.rules.day_steps import days_to_keep
from casefile.rules.elements import standings
from casefile.rules.gates import gates
from casefile.rules.matter import matter
from casefile.rules.next_steps import next_steps
from casefile.rules.offers_on_file import untold_offers
from casefile.rules.on_file import demand_on_file
from casefile.rules.review import review

SALE, DUE = Ground.SALE, loose("2026-03-01")
BANK = paper("C-3", "bank_record", "third_party", "unpaid")
SET_OFF = Position(defence=Defence.SET_OFF, on=loose("2026-06-01"))


def steps(the_case) -> list[str]:
    return [line.step.key for line in review(the_case, LAW, ON).next_steps]


def on_the_day(days: int) -> Deadline:
    return Deadline(on=loose((ON + timedelta(days=days)).isoformat()), what="answer")


def test_a_day_within_a_fortnight_comes_first_and_a_later_one_after_what_answers_him():
    near = case(contract(), delivery(), BANK, positions=(SET_OFF,), deadlines=(on_the_day(14),))
    assert steps(near)[:2] == ["steps.keep_the_day", "steps.answer"]
    far = case(contract(), delivery(), BANK, positions=(SET_OFF,), deadlines=(on_the_day(15),))
    told = steps(far)
    assert told[0] == "steps.answer"
    assert "steps.keep_the_day" in told
    beyond = case(contract(), delivery(), BANK, deadlines=(on_the_day(31),))
    assert "steps.keep_the_day" not in steps(beyond)


def test_a_lacking_rate_is_asked_for_with_its_source():
    """The gate of the sum says which of its wants to mend first."""

    def said(missing: tuple[Say, ...]) -> str:
        the_case = case(debts=(Debt(ref="INV-1", amount=euro(1000), due=loose("2026-03-01")),))
        seen = review(the_case, LAW, date(2026, 11, 20))
        account = seen.account[0].but(complete=False, missing=missing)
        of = matter(the_case, LAW, ON, (account,))
        found = gates(of, standings(of), (), Suitability(), None)
        told = next_steps(of, {}, (), (), found, (), ())
        step = next(line.step for line in told if line.step.key == "steps.gate.M2")
        return step.values["what"].key

    assert said((Say("account.missing_rate", kind="x"),)) == "steps.enter_rate"
    assert said((Say("account.missing_due", debt="INV-1"),)) == "steps.sum_on_one_page"


def test_a_demand_that_went_out_is_not_asked_for_again():
    """Sent on 1 September without a receipt: get the proof. With one, and the 14 days of the
    demand running until 4 December: wait."""
    sent = Demand(on=loose("2026-09-01"), formal=True, days=14)
    receipt = paper("C-4", "proof_of_sending", "third_party")
    base = (contract(), delivery(), BANK, receipt)
    asked = [key for key in steps(case(*base, demands=(sent,))) if key.startswith("steps.gate.C4")]
    assert asked == ["steps.gate.C4_proof"]
    fresh = sent.but(on=loose("2026-11-20"), proof_of_receipt="C-4")
    asked = [key for key in steps(case(*base, demands=(fresh,))) if key.startswith("steps.gate.C4")]
    assert asked == ["steps.gate.C4_wait"]
    assert "steps.gate.C4" in steps(case(*base))


def test_of_a_demand_nobody_looked_at_it_is_asked_what_it_holds():
    receipt = paper("C-4", "proof_of_sending", "third_party")
    unseen = Demand(on=loose("2026-09-01"), days=14, proof_of_receipt="C-4")
    base = (contract(), delivery(), BANK, receipt)
    found = steps(case(*base, demands=(unseen,)))
    assert [key for key in found if key.startswith("steps.gate.C4")] == ["steps.gate.C4_contents"]


def test_each_plea_without_an_answer_is_a_step_once_and_one_only_feared_is_named_as_such():
    told = steps(case(contract(), delivery(), BANK, positions=(SET_OFF,)))
    assert told.count("steps.answer") == 1
    assert "steps.gate.C2" not in told
    assert "steps.prepare_answer" in steps(case(contract()))
    assert "steps.answer" not in steps(case(contract()))


def test_a_step_that_names_a_plea_does_not_name_it_again_in_its_reason():
    in_words = SET_OFF.but(answer="We mended it in May.")
    on_a_paper = SET_OFF.but(answered_by=("C-9",))
    a_part = SET_OFF.but(part="the extras", part_sum=euro(200))
    pleas = (SET_OFF, in_words, on_a_paper, a_part)
    raised = (case(contract(), delivery(), BANK, positions=(plea,)) for plea in pleas)
    for one in (case(contract()), *raised):
        found = review(one, LAW, ON).next_steps
        answers = [x for x in found if x.step.key in {"steps.answer", "steps.prepare_answer"}]
        assert answers
        for words in languages().values():
            for step in answers:
                name = words.name_of(step.step.values["defence"])
                assert words.told(step.step, step.why).count(name) == 1


def test_the_own_reason_of_a_day_begins_a_sentence_behind_the_step():
    keep = on_the_day(3).but(why="the court asked for it")
    found = review(case(contract(), deadlines=(keep,)), LAW, ON).next_steps
    (step,) = (x for x in found if x.step.key == "steps.keep_the_day")
    told = languages()["en"].told(step.step, step.why)
    assert told.endswith(": answer. The court asked for it.")
    apart = languages()["en"].isolating().told(step.step, step.why)
    assert "\u2068The court" in apart


def test_papers_still_internal_are_named_once_behind_who_made_what():
    """Labelled papers are not named; the condition of kept matter asks for nothing else."""
    inside = {"disclosure": Disclosure.INTERNAL}
    mail = paper("C-5", "email", "unknown", "performance", **inside)
    note = paper("C-6", "note", "claimant", **inside)
    made = review(case(contract(), delivery(), BANK, mail, note), LAW, ON).next_steps
    told = [line.step.key for line in made]
    at = told.index("steps.say_who_may_see")
    assert told[at - 1] == "steps.say_who_made"
    assert made[at].step.values["marks"] == "C-5, C-6"
    assert "steps.gate.M8" not in told
    assert "steps.say_who_may_see" not in steps(case(contract(), delivery(), BANK))
    kept = note.but(labelled=True)
    assert "steps.say_who_may_see" not in steps(case(contract(), delivery(), BANK, kept))
    waiting = note.but(accepted=False)
    assert "steps.say_who_may_see" not in steps(case(contract(), delivery(), BANK, waiting))


def test_of_many_papers_of_unknown_make_four_are_named_and_that_there_are_more():
    def named(*numbers: int) -> str:
        papers = (paper(f"U-{n}", "email", "unknown", "performance") for n in numbers)
        made = review(case(*papers), LAW, ON).next_steps
        (step,) = (line.step for line in made if line.step.key == "steps.say_who_made")
        return str(step.values["marks"])

    assert named(1, 2, 3, 4) == "U-1, U-2, U-3, U-4"
    assert named(1, 2, 3, 4, 5) == "U-1, U-2, U-3, U-4 …"


def test_a_demand_among_the_papers_is_offered_to_be_recorded_and_counts_for_nothing():
    """C-5 of 1 September and the posting of the 2nd; one of his, one not accepted, one recorded
    and one of an informal demand tell apart what is asked."""
    letter = paper("C-5", "demand", "claimant", dated=loose("2026-09-01"))
    posted = paper("C-6", "proof_of_sending", "third_party", dated=loose("2026-09-02"))
    earlier = posted.but(mark="C-7", dated=loose("2026-08-31"))

    def told(*papers, **more):
        base = case(contract(), delivery(), BANK, *papers, **more)
        step = next(s.step for s in review(base, LAW, ON).next_steps if "C4" in s.step.key)
        return step.key.removeprefix("steps.gate."), step.values.get("proof")

    assert told(letter) == ("C4_on_file", "")
    assert told(letter, posted, earlier) == ("C4_on_file_proof", "C-6")
    assert told(letter, earlier) == ("C4_on_file", "")
    assert told(letter.but(provenance="respondent")) == ("C4", None)
    assert told(letter.but(accepted=False)) == ("C4", None)
    assert told(letter, demands=(Demand(on=loose("2026-09-01"), formal=False),))[0] == "C4_on_file"
    assert told(letter, demands=(Demand(on=loose("2026-09-01"), formal=True),))[0] != "C4_on_file"
    sent = Demand(on=loose("2026-09-01"), formal=False, mark="C-5")
    assert told(letter, demands=(sent,)) == ("C4", None)
    gates = {g.gate: g for g in review(case(letter), LAW, ON).gates.court}
    assert [s.key for s in gates["C4"].why.values["lacks"]] == ["lacks.demand_on_file"]


def test_the_last_demand_is_offered_with_the_first_proof_that_is_not_older():
    def found(*papers):
        waits = demand_on_file(case(*papers))
        return None if waits is None else (waits.mark, waits.proof)

    def demand(mark, day="", **more):
        return paper(mark, "demand", "claimant", dated=loose(day) if day else UNDATED, **more)

    def proof(mark, day="", **more):
        dated = loose(day) if day else UNDATED
        return paper(mark, "proof_of_sending", "third_party", dated=dated, **more)

    two = (demand("C-1", "2026-08-01"), demand("C-2", "2026-09-01"))
    assert found(*two) == ("C-2", "")
    assert found(*two, proof("C-3", "2026-09-01")) == ("C-2", "C-3")
    assert found(*two, proof("C-3", "2026-08-01")) == ("C-2", "")
    assert found(*two, proof("C-3")) == ("C-2", "C-3")
    assert found(demand("C-1"), proof("C-3", "2026-08-01")) == ("C-1", "C-3")
    assert found(*two, proof("C-4", "2026-09-09"), proof("C-3", "2026-09-02")) == ("C-2", "C-3")
    assert found(demand("C-1", "2026-08-01", copy_of="C-9")) is None


def test_a_paper_of_settlement_is_asked_to_be_written_down_as_the_offer_it_is():
    """Of kind or by label; once an offer or the agreement of the mediation names it, no more."""
    wp = Disclosure.WITHOUT_PREJUDICE
    letter = paper("R-1", "settlement", "respondent", disclosure=wp)
    mail = paper("R-2", "email", "respondent", disclosure=wp)
    told = case(contract(), letter, mail, paper("C-9", "email", "respondent"))
    assert untold_offers(told) == ("R-1", "R-2")
    assert "steps.record_offer" in steps(told)
    favour = {s.key: s.values for s in review(told, LAW, ON).suitability.for_}
    assert "suitability.for.already_talking" not in favour, "none is written down yet"
    assert favour["suitability.for.talks_on_file"] == {"marks": "R-1, R-2"}
    offer = Offer(by=OfferBy.RESPONDENT, on=loose("2026-06-01"), marks=("R-1",))
    known = told.but(offers=(offer,), mediation=Mediation(agreement="R-2"))
    assert untold_offers(known) == ()
    assert "steps.record_offer" not in steps(known)
    gone = Contact(channel="letter", on=loose("2026-06-01"), direction="out", marks=("R-1", "R-2"))
    assert untold_offers(told.but(contacts=(gone.but(form="offer"),))) == (), "our own, as recorded"
    assert untold_offers(told.but(contacts=(gone,))) == ("R-1", "R-2")
    for hidden in ({"accepted": False}, {"copy_of": "C-9"}):
        waits = told.but(exhibits=tuple(x.but(**hidden) for x in told.exhibits))
        assert untold_offers(waits) == ()
    assert untold_offers(case(letter.but(disclosure=Disclosure.OPEN))) == ("R-1",)


def test_an_offer_marked_open_is_kept_apart_unless_both_signed_it_or_it_was_made_openly():
    def leaking(letter, **more):
        gates = {g.gate: g for g in review(case(letter, **more), LAW, ON).gates.mediate}
        return [s.key for s in gates["M8"].why.values.get("lacks", ())]

    letter = paper("R-1", "settlement", "respondent")
    assert "lacks.offers_marked_open" in leaking(letter)
    assert leaking(letter.but(provenance="both")) == []
    assert leaking(letter.but(signatures=signed_by())) == []
    openly = Offer(by=OfferBy.RESPONDENT, marks=("R-1",), disclosure=Disclosure.OPEN)
    assert leaking(letter, offers=(openly,)) == []
    assert "lacks.offers_marked_open" in leaking(
        letter, offers=(openly.but(disclosure="without_prejudice"),)
    )


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_of_a_person_it_is_asked_whether_he_acts_in_business_and_not_again_what_he_is(code):
    """That she is a private person was entered: the task asked for it again and could not end."""
    poland, words = jurisdictions()["pl"], languages()[code]
    debt = Debt(ref="FV-17", amount=Money(amount=Decimal(15000), currency="PLN"), due=DUE)
    anna = Party(name="Anna", kind=PartyKind.INDIVIDUAL)
    ours = Party(name="Dachy", kind=PartyKind.COMPANY)

    def asked(**more):
        sold = case(**{"claimant": ours, "respondent": anna, **more}, place="pl", ground=SALE)
        steps = review(sold.but(debts=(debt,)), poland, ON).next_steps
        return [one.step for one in steps if "what_parties" in one.step.key]

    (alone,) = asked()
    assert alone.key == "steps.say_what_parties_are_private"
    assert "Anna" in words.say(alone)
    (beside,) = asked(claimant=Party(name="Dachy"))
    assert beside.key == "steps.say_what_parties_are"
    assert words.name_of(PartyKind.INDIVIDUAL) in words.say(beside), "the other side is known"
    for told in (True, False):
        assert not asked(respondent=anna.but(in_business=told))


def test_who_the_parties_are_is_asked_first_where_the_law_of_interest_hangs_on_it():
    """A sale between a company and a firm of unknown kind was counted by the civil code unsaid."""
    poland = jurisdictions()["pl"]
    debt = Debt(ref="FV-17", amount=Money(amount=Decimal(15000), currency="PLN"), due=DUE)
    claimant = Party(name="Dziewiarnia", kind=PartyKind.SOLE_TRADER)
    for name, ending in (("Hotel Źródełko sp. z o.o.", "_firms"), ("Hotel Źródełko", "")):
        unsaid = case(claimant=claimant, respondent=Party(name=name), place="pl", ground=SALE)
        first = review(unsaid.but(debts=(debt,)), poland, ON).next_steps[0].step
        assert first.key == f"steps.say_what_parties_are{ending}"
        (named,) = first.values["names"]
        assert "firms" not in first.values  # who is named with what it is, is not named twice
        if ending:
            assert named.values == {"name": name, "kind": PartyKind.COMPANY}
        else:
            assert named == name
        assert first.values["taken"]["en"] == "Delay (civil code)"
        assert first.values["perhaps"]["en"] == "Commercial transaction"
    for kind, chosen in ((PartyKind.COMPANY, ""), (PartyKind.UNKNOWN, "late_civil")):
        said = unsaid.but(debts=(debt,), respondent=Party(name="H", kind=kind))
        told = review(said.but(interest_regime=chosen), poland, ON).next_steps
        assert not [one for one in told if "what_parties" in one.step.key]


def test_of_what_a_mediator_must_know_only_what_is_not_known_is_asked_for():
    def asked(*papers) -> tuple[Element, ...]:
        told = review(case(*papers), LAW, ON).next_steps
        found = (line.step for line in told if line.step.key == "steps.gate.M3")
        return next((step.values["elements"] for step in found), ())

    assert asked(contract(), delivery()) == ()
    assert asked(contract()) == (Element.PERFORMANCE,)


def test_by_the_end_of_our_own_offer_no_right_is_lost_and_by_that_of_his_one_may_be():
    on, until = date(2026, 11, 20), loose("2026-11-30")
    for by, tail in ((OfferBy.CLAIMANT, "watched"), (OfferBy.RESPONDENT, "kept")):
        offer = Offer(id="o", by=by, on=loose("2026-11-16"), amount=euro(500), expires=until)
        told = review(case(contract(), offers=(offer,)), LAW, on)
        (step,) = (s for s in told.next_steps if s.step.values.get("on") == date(2026, 11, 30))
        assert step.effect.key == f"steps.effect.day_{tail}"


def test_only_of_a_last_day_it_is_said_that_a_right_may_be_lost_by_it():
    """The end of the days to pay, and the first day to file, take nothing from who keeps them."""
    last = ("limitation", "alarm:30", "lapses", "own", "offer")
    others = ("reply", "ripe", "wait", "due", "promise", "instalment", "mediation", "our_offer")
    found = days_to_keep(
        matter(case(), LAW, date(2026, 11, 20), ()),
        tuple(
            DeadlineLine(on=date(2026, 11, 21), what=Say("x"), why=Say("y"), ref=f"{ref}:1")
            for ref in (*last, *others)
        ),
        0,
        14,
    )
    effects = [step.effect.key.removeprefix("steps.effect.day_") for step in found]
    assert effects == ["kept"] * 5 + ["watched"] * 8
