"""A letter of ours came back: the paper that a person gives for it, whatever can be read there."""

from datetime import date

import pytest

from casefile.desk import Desk
from casefile.desk.posting import Sent
from casefile.model.contact import Channel, Outcome
from casefile.model.dates import loose
from casefile.model.errors import BadInput

ON = date(2026, 11, 20)


@pytest.fixture
def desk(tmp_path):
    return Desk.at(tmp_path / "home", language="en", on=ON)


@pytest.fixture
def paper(tmp_path):
    def written(text, name="paper.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return written


@pytest.mark.parametrize("slip", ["", "Track 1"])
def test_an_envelope_that_came_back_is_told_by_a_person_whatever_can_be_read_on_it(
    desk, id_, paper, slip
):
    """A photo of it says nothing; the slip of the post stays, and no arrival is asked for more."""
    letter = desk.sent(id_, Sent("demand_letter", Channel.REGISTERED_LETTER)).case.demands[0].id
    if slip:
        desk.proof_filed(id_, letter, sending=paper(slip, "slip.txt"))
    envelope = paper("Bet Ltd, 1 Any Street", "envelope.txt")
    (demand,) = desk.proof_filed(id_, letter, returned=envelope).case.demands
    (entry,) = desk.case(id_).contacts
    mark = "C-2" if slip else "C-1"
    assert (entry.outcome, entry.marks) == (Outcome.NOT_REACHED, (mark,))
    assert demand.proof_of_sending == entry.proof_of_sending == "C-1"
    assert desk.proofs_wanted(id_) == ()
    assert desk.plan(id_).time_up.key == "plan.demand_came_back"


def test_a_letter_of_the_log_that_came_back_is_marked_so_by_its_envelope(desk, id_, paper):
    letter = desk.sent(id_, Sent("reminder_firm", Channel.LETTER)).case.contacts[0].id
    (entry,) = desk.proof_filed(id_, letter, returned=paper("Bet Ltd", "back.txt")).case.contacts
    assert (entry.outcome, entry.marks) == (Outcome.NOT_REACHED, ("C-1",))


def test_the_paper_that_came_back_is_of_this_letter_and_of_no_other(desk, id_, paper):
    sent = Sent("demand_letter", Channel.REGISTERED_LETTER, tracking="KX 2044 17764 GB")
    letter = desk.sent(id_, sent).case.demands[0].id
    other = paper("Royal Mail\nItem reference: KX111111111GB\nNot called for")
    with pytest.raises(BadInput, match="proof_of_another"):
        desk.proof_filed(id_, letter, returned=other)


@pytest.mark.parametrize("named", ["demand_letter", "reminder_firm"])
def test_by_command_a_letter_came_back_with_a_paper_at_once_or_later(
    desk, id_, paper, shell, named
):
    back = str(paper("Bet Ltd", "back.txt"))
    code, _, told = shell("sent", "1", named, "--dated", "2026-11-10", "--returned", back)
    assert code == 0 and "came back" in told
    (entry,) = desk.case(id_).contacts
    assert entry.outcome is Outcome.NOT_REACHED
    other = desk.sent(id_, Sent(named, Channel.LETTER)).case
    row = other.demands[-1] if named == "demand_letter" else other.contacts[-1]
    code, _, told = shell("sent", "1", row.id, "--returned", "C-1")
    assert code == 0 and "came back" in told
    assert sum(x.outcome is Outcome.NOT_REACHED for x in desk.case(id_).contacts) == 2


@pytest.mark.parametrize(
    "told",
    [
        "Royal Mail\nPosted: 3 Nov 2026\nReason: unclaimed\nReturned on 18.11.2026",
        "Royal Mail\nReturned to sender 18.11.2026\nPosted: 3 Nov 2026",
        "Poczta Polska\nZwrot do nadawcy\nPrzyczyna: nie podjęto\nData zwrotu: 18.11.2026",
        "Poczta Polska\nPrzesyłka niepodjęta w terminie\nZwrócono dnia 18.11.2026",
        "דואר ישראל\nדבר דואר רשום שהוחזר לשולח\nסיבת ההחזרה: לא נדרש\nהוחזר ביום 18.11.2026",
        "דואר ישראל\nלא נדרש\nתאריך החזרה: 18.11.2026",
    ],
)
@pytest.mark.parametrize("by", ["returned", "sending"])
def test_it_came_back_on_the_day_that_the_post_wrote_not_on_that_of_writing_it_down(
    desk, id_, paper, told, by
):
    sent = Sent("demand_letter", Channel.REGISTERED_LETTER, on=loose("2026-11-03"))
    letter = desk.sent(id_, sent).case.demands[0].id
    desk.proof_filed(id_, letter, **{by: paper(told)})
    (entry,) = desk.case(id_).contacts
    assert (entry.outcome, entry.on) == (Outcome.NOT_REACHED, loose("2026-11-18"))
    assert desk.plan(id_).time_up.values["back"] == loose("2026-11-18")


@pytest.mark.parametrize("day", ["2026-11-01", "2026-12-24"])
def test_a_day_before_the_letter_or_to_come_is_not_the_day_it_came_back(desk, id_, paper, day):
    sent = Sent("demand_letter", Channel.REGISTERED_LETTER, on=loose("2026-11-03"))
    letter = desk.sent(id_, sent).case.demands[0].id
    desk.proof_filed(id_, letter, returned=paper(f"Returned to sender on {day}"))
    (entry,) = desk.case(id_).contacts
    assert entry.on == loose(ON)


def test_an_envelope_that_tells_no_day_came_back_on_the_day_accepted_for_it(desk, id_, paper):
    sent = Sent("demand_letter", Channel.REGISTERED_LETTER, on=loose("2026-11-03"))
    letter = desk.sent(id_, sent).case.demands[0].id
    desk.add(id_, [paper("Bet Ltd, 1 Any Street")])
    desk.accept(id_, ["C-1"], settings=["dated=2026-11-18"])
    desk.proof_filed(id_, letter, returned="C-1")
    (entry,) = desk.case(id_).contacts
    assert entry.on == loose("2026-11-18")
