"""What is on file of a complaint is told and not asked: its day, ours, and what came before."""

from proof_cases import case, of, paper

from casefile.model.claim import Agreement
from casefile.model.contact import Channel, Contact, Direction
from casefile.model.dates import UNDATED, loose
from casefile.model.position import Defence, Position
from casefile.model.reading import ChatDay, Reading
from casefile.model.suggestion import Suggestion
from casefile.rules.defences import defences
from casefile.rules.elements import standings
from casefile.rules.gaps import gaps

COMPLAINT = Position(
    defence=Defence.QUALITY_COMPLAINT, said="The gate is crooked", on=loose("2026-12-14")
)
ASKED = Contact(on=loose("2026-08-12"), channel=Channel.EMAIL, direction=Direction.OUT)
PRAISE = paper("C-10", "email", "respondent", "performance", dated=loose("2026-08-02"))


def told(*exhibits, **more):
    more = {"positions": (COMPLAINT,), "contacts": (ASKED,)} | more
    the_case = of(case(*exhibits, **more))
    lines = standings(the_case)
    (line,) = (x for x in defences(the_case, lines) if x.defence is Defence.QUALITY_COMPLAINT)
    gap = next(x for x in gaps(the_case, lines, (line,)) if x.code == "quality_proof")
    return line.why, gap


def test_a_complaint_after_our_reminder_is_told_with_both_days_and_what_was_on_file_before_it():
    why, gap = told(PRAISE)
    assert why.key == "defence_why.unanswered_known"
    known = why.values["known"]
    assert known.values["marks"] == ("C-10",)
    order = known.values["told"]
    assert order.key == "defences.on_file.after"
    assert (order.values["came"], str(order.values["asked"])) == (COMPLAINT.on, "2026-08-12")
    assert gap.why.values["known"] == known and gap.then.key == "gaps.quality_proof.then_known"


def chat(*days, praised=""):
    """A chat that both sides wrote, of several days; the day on which he praised the work."""
    found = Suggestion(field="shows", value="performance", reason="confirms_receipt", on=praised)
    reading = Reading(chat_days=tuple(ChatDay(on=loose(day), messages=1) for day in days))
    suggestions = (found,) if praised else ()
    more = {"dated": loose(days[0]), "reading": reading, "suggestions": suggestions}
    return paper("C-1", "chat", "both", "performance", **more)


def on_file(*exhibits):
    why, _ = told(*exhibits)
    return why.values["known"].values.get("marks", ())


def test_his_praise_in_a_chat_of_both_sides_is_on_file_from_the_day_it_was_said():
    days = ("2026-06-01", "2026-12-20")
    assert on_file(chat(*days, praised=loose("2026-06-12"))) == ("C-1",)
    assert not on_file(chat(*days, praised=loose("2026-12-20"))), (
        "he praised it after he complained"
    )


def test_a_chat_of_no_known_day_of_praise_is_on_file_only_where_it_ended_before_the_complaint():
    assert on_file(chat("2026-06-01", "2026-06-12")) == ("C-1",)
    assert not on_file(chat("2026-06-01", "2026-12-20"))


def test_a_complaint_before_we_asked_is_told_as_such_and_a_paper_after_it_is_no_earlier_word():
    early = COMPLAINT.but(on=loose("2026-08-01"))
    why, _ = told(PRAISE, positions=(early,))
    assert why.values["known"].key == "defences.on_file.before"


def test_a_word_of_before_the_day_to_pay_is_not_the_first_that_asked_for_it():
    """Invoiced on 1 August with 14 days: the mail of the 12th could not ask for what was late."""
    debt = case().debts[0].but(issued=loose("2026-08-01"), due=UNDATED)
    later = ASKED.but(on=loose("2026-09-01"))
    agreed = Agreement(payment_days=14)
    why, _ = told(PRAISE, debts=(debt,), agreement=agreed, contacts=(ASKED, later))
    assert str(why.values["known"].values["told"].values["asked"]) == "2026-09-01"


def test_the_question_stays_where_one_of_the_days_is_not_on_file():
    for more in ({"contacts": ()}, {"positions": (COMPLAINT.but(on=loose("")),)}):
        why, gap = told(PRAISE, **more)
        assert why.key == "defence_why.unanswered"
        assert gap.then.key == "gaps.quality_proof.then"
