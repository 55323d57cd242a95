"""A proof of posting or of arrival belongs to the letter whose number and addressee it shows."""

from datetime import date

import pytest

from casefile.desk import Desk
from casefile.desk.posting import Sent
from casefile.desk.sending import Gone
from casefile.intake.child import read_file
from casefile.model.contact import Channel, Outcome
from casefile.model.dates import loose
from casefile.model.errors import BadInput

ON = date(2026, 11, 20)
SLIP = """POST OFFICE LTD
Certificate of Posting
Date: 20/11/2026  16:02
Royal Mail Signed For 1st Class
Item reference: KX204417755GB
To: YO31 7UJ"""
CAME = "Royal Mail\nItem reference: {number}\nDelivered 21/11/2026, signed by: J. BET"


@pytest.fixture
def desk(tmp_path):
    return Desk.at(tmp_path / "home", language="en", on=ON)


@pytest.fixture
def paper(tmp_path):
    def written(text, name="paper.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return written


@pytest.fixture
def letter(desk, id_):
    """The id of a demand that went by a registered letter of a number."""
    sent = Sent("demand_letter", Channel.REGISTERED_LETTER, tracking="KX 2044 17764 GB")
    return desk.sent(id_, sent).case.demands[0].id


@pytest.mark.parametrize(
    "words",
    [
        SLIP,
        "Poczta Polska\nPotwierdzenie nadania przesyłki poleconej\nData nadania: 06.10.2026",
        "דואר ישראל\nאישור משלוח בדואר רשום\nתאריך משלוח: 15.6.2026",
    ],
)
def test_a_slip_of_posting_is_no_proof_of_arrival(desk, id_, paper, words):
    letter = desk.sent(id_, Sent("demand_letter", Channel.LETTER)).case.demands[0].id
    with pytest.raises(BadInput) as refused:
        desk.proof_filed(id_, letter, receipt=paper(words))
    assert refused.value.key == "posting_is_no_arrival"
    assert desk.case(id_).exhibits == (), "what is refused is not taken in"
    gone = Gone(Sent("demand_letter", Channel.LETTER), receipt=paper(words))
    with pytest.raises(BadInput, match="posting_is_no_arrival"):
        desk.gone(id_, gone)
    (demand,) = desk.proof_filed(id_, letter, sending=paper(words)).case.demands
    assert demand.proof_of_sending == "C-1"


@pytest.mark.parametrize(
    "words",
    [
        "דואר ישראל\nדבר דואר רשום\nהוחזר לשולח ביום 17.12.2026. סיבה: לא נדרש",
        "Poczta Polska\nZwrot do nadawcy 17.12.2026: nie podjęto w terminie",
        "Royal Mail\nReturned to sender, 17/12/2026: not called for",
    ],
)
def test_a_demand_whose_proof_tells_that_it_came_back_reached_nobody(tmp_path, paper, words):
    """Its days would run from its receipt; the slip of the post stays where it was filed before."""
    desk = Desk.at(tmp_path / "home", language="en", on=date(2026, 12, 20))
    case = desk.new(respondent="Bet", claimant="Alef", place="il", due=loose("2026-08-01")).case
    sent = Sent("demand_letter", Channel.REGISTERED_LETTER, on=loose("2026-11-24"))
    letter = desk.sent(case.id, sent).case.demands[0].id
    desk.proof_filed(case.id, letter, sending=paper("Track 1", "slip.txt"))
    assert any(one.day for one in desk.proofs_wanted(case.id))
    (demand,) = desk.proof_filed(case.id, letter, sending=paper(words)).case.demands
    (entry,) = desk.case(case.id).contacts
    assert (demand.proof_of_sending, demand.received_on.known) == ("C-1", False)
    assert (entry.on, entry.outcome, entry.marks) == (
        loose("2026-12-17"),
        Outcome.NOT_REACHED,
        ("C-2",),
    )
    assert desk.proofs_wanted(case.id) == ()
    review = desk.review(case.id)
    assert all(line.what.key != "deadlines.reply_unknown" for line in review.deadlines)
    assert any(step.id == "find" for step in desk.plan(case.id).steps)
    assert len(desk.proof_filed(case.id, letter, sending="C-2").case.contacts) == 1, "told once"


def test_a_reminder_that_came_back_is_marked_so_in_its_own_entry(desk, id_, paper, shell):
    back = paper("Royal Mail\nReturned to sender, 20/11/2026: not called for")
    code, _, told = shell(
        "sent", "1", "reminder_firm", "--dated", "2026-11-10", "--proof", str(back)
    )
    (entry,) = desk.case(id_).contacts
    assert (code, entry.outcome) == (0, Outcome.NOT_REACHED)
    assert "came back" in told


@pytest.mark.parametrize(
    "words",
    [
        "דואר ישראל\nדבר דואר רשום\nהוחזר לשולח ביום 17.12.2026. סיבה: לא נדרש",
        "Poczta Polska\nZwrot do nadawcy 17.12.2026: nie podjęto w terminie",
        "Royal Mail\nReturned to sender, 17/12/2026: not called for",
    ],
)
def test_a_letter_that_came_back_is_no_proof_that_it_arrived(desk, id_, paper, words):
    letter = desk.sent(id_, Sent("demand_letter", Channel.LETTER)).case.demands[0].id
    with pytest.raises(BadInput, match="came_back"):
        desk.proof_filed(id_, letter, receipt=paper(words))
    (demand,) = desk.proof_filed(id_, letter, sending=paper(words)).case.demands
    assert (demand.proof_of_sending, demand.proof_of_receipt) == ("C-1", "")
    with pytest.raises(BadInput, match="came_back"):
        desk.proof_filed(id_, letter, receipt="C-1")


def test_a_proof_that_tells_what_followed_and_not_the_posting_leaves_the_day_to_be_said(
    desk, id_, paper, shell
):
    """A letter that came back, or came, did not go today, nor on the day of that."""
    back = paper("Royal Mail\nReturned to sender, 18/11/2026: not called for")
    for words in ("demand_letter", "reminder_firm"):
        code, _, told = shell("sent", "1", words, "--proof", str(back))
        assert code != 0
        assert "not on which day it was sent" in told
    with pytest.raises(BadInput, match="day_of_sending_hidden"):
        desk.gone(id_, Gone(Sent("demand_letter", Channel.LETTER), sending=back))
    now = desk.case(id_)
    assert not (now.demands or now.contacts or now.exhibits)
    desk.accept(id_, [desk.filed(id_, back)], settings=["dated=2026-11-18"])
    assert desk.posted_read(id_, "C-1") is None, "the day of the paper is that of its return"
    shell("sent", "1", "demand_letter", "--proof", "C-1", "--dated", "2026-11-02")
    (demand,) = desk.case(id_).demands
    assert demand.on == loose("2026-11-02")


def test_the_day_of_posting_is_read_in_a_proof_that_came_back(desk, id_, paper, shell):
    back = paper("Posted 2 November 2026\nReturned to sender, 18 November 2026: not called for")
    shell("sent", "1", "demand_letter", "--proof", str(back))
    (demand,), (entry,) = desk.case(id_).demands, desk.case(id_).contacts
    assert (demand.on, entry.on) == (loose("2026-11-02"), loose("2026-11-18"))


@pytest.mark.parametrize(
    "words",
    [
        "Doręczono 9.10.2026\n[ ] zwrot do nadawcy [ ] nie podjęto w terminie",
        "Potwierdzenie nadania\nZwrotne potwierdzenie odbioru: przesyłkę wydano 9.10.2026",
        "אישור מסירה\nנמסר לנמען 18.6.2026",
        CAME.format(number="KX204417764GB"),
        "IMG of a signed card",
    ],
)
def test_what_tells_that_it_arrived_or_nothing_of_posting_is_taken(desk, id_, letter, paper, words):
    (demand,) = desk.proof_filed(id_, letter, receipt=paper(words)).case.demands
    assert demand.proof_of_receipt == "C-1"


def test_a_proof_of_another_consignment_is_refused(desk, id_, letter, paper):
    came = paper(CAME.format(number="KX204417755GB"), "came.txt")
    for proof in ({"sending": paper(SLIP)}, {"receipt": came}):
        with pytest.raises(BadInput, match="proof_of_another"):
            desk.proof_filed(id_, letter, **proof)
    assert not desk.case(id_).demands[0].proof_of_receipt


def test_a_receipt_is_held_against_the_number_of_the_slip_beside_it(desk, id_, paper):
    slip, came = paper(SLIP, "slip.txt"), paper(CAME.format(number="KX204417764GB"))
    with pytest.raises(BadInput, match="proof_of_another"):
        desk.gone(id_, Gone(Sent("demand_letter", Channel.LETTER), sending=slip, receipt=came))
    right = paper(CAME.format(number="KX204417755GB"), "right.txt")
    case = desk.gone(
        id_, Gone(Sent("demand_letter", Channel.LETTER), sending=slip, receipt=right)
    ).case
    assert (case.demands[0].proof_of_sending, case.demands[0].proof_of_receipt) == ("C-1", "C-2")


def test_a_proof_of_arrival_that_is_an_exhibit_already_stays_with_the_letter(desk, id_, paper):
    mark = desk.filed(id_, paper(CAME.format(number="KX204417755GB")))
    sent = Sent("demand_letter", Channel.LETTER, receipt=mark)
    (demand,) = desk.gone(id_, Gone(sent, sending=paper(SLIP, "slip.txt"))).case.demands
    assert (demand.proof_of_sending, demand.proof_of_receipt) == ("C-2", mark)


def test_a_slip_to_another_address_is_told_and_taken(desk, id_, shell, paper):
    desk.set(id_, ["respondent.address=4 Mill Lane, Harrogate HG1 2AB"])
    slip = str(paper(SLIP))
    code, _, told = shell("sent", "1", "demand_letter", "--dated", "2026-11-20", "--proof", slip)
    assert code == 0
    assert "addressed to YO317UJ, and the address of the debtor is at HG12AB" in told
    desk.set(id_, ["respondent.address=4 Mill Lane, York YO31 7UJ"])
    assert desk.proof_doubts(id_, "", {"sending": "C-1"}) == {}


def test_the_command_says_what_a_slip_shows_and_takes_nothing_in(desk, id_, shell, letter, paper):
    code, _, told = shell("sent", "1", letter, "--receipt", str(paper(SLIP)))
    assert code != 0
    assert "slip of posting" in told
    assert desk.case(id_).exhibits == ()


def test_a_proof_is_opened_once_for_all_that_is_asked_of_it_and_again_when_it_changed(
    desk, id_, paper, monkeypatch
):
    opened = []

    def read(file, name):
        opened.append(name)
        return read_file(file, name)

    monkeypatch.setattr("casefile.desk.posting.read_file", read)
    slip = paper(SLIP)
    assert desk.number_read(id_, slip).value == "KX204417755GB"
    assert desk.posted_read(id_, slip).value == ON
    assert desk.returned_on(id_, slip, loose(ON)) is None
    desk.refuse_wrong_proof(id_, sending=slip)
    assert opened == ["paper.txt"]
    paper(f"{SLIP}\nReturned to sender")
    assert desk.returned_on(id_, slip, loose(ON)) == loose(ON)
    assert opened == ["paper.txt"] * 2


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Doręczono adresatowi: 18.11.2026", "18/11/2026"),
        (
            "Nadano 10.11.2026\nPróba doręczenia: 12.11.2026, awizo\nOdebrano 18.11.2026",
            "18/11/2026",
        ),
        ("אישור מסירה\nנמסר לנמען ביום 18.11.2026\nהודפס 19.11.2026", "18/11/2026"),
        ("Royal Mail\nDelivered 18/11/2026, signed by: J. BET", "18/11/2026"),
        ("Tracking printed 18/11/2026", None),
        ("Expected delivery date 18/11/2026", None),
        ("Data nadania: 10.11.2026\nPrzesyłkę otrzymałem dnia 18.11.2026. (podpis)", "18/11/2026"),
        ("Nie doręczono 18.11.2026", None),
        ("Przesyłki nie otrzymano do dnia 18.11.2026", None),
        ("לא נמסר 18.11.2026", None),
        ("Delivered 2/11/2026", None),
        ("Delivered 25/11/2026", None),
    ],
)
def test_the_day_a_letter_came_is_read_where_its_receipt_calls_it_so(desk, id_, paper, words, day):
    """Of a letter of 9 November, on the 20th: one before or to come is none."""
    found = desk.arrival_read(id_, paper(words), date(2026, 11, 9))
    assert (None if found is None else desk.words.day(found.value)) == day


def test_the_day_of_receipt_is_kept_with_its_demand_and_cannot_be_before_it(desk, id_):
    sent = Sent("demand_letter", Channel.REGISTERED_LETTER, on=loose("2026-11-09"))
    letter = desk.sent(id_, sent).case.demands[0].id
    (demand,) = desk.proof_filed(id_, letter, received=loose("2026-11-12")).case.demands
    assert demand.received_on == loose("2026-11-12")
    with pytest.raises(BadInput, match="received_before_sent"):
        desk.proof_filed(id_, letter, received=loose("2026-11-08"))
    with pytest.raises(BadInput, match="received_before_sent"):
        desk.sent(id_, sent._replace(received=loose("2026-11-08")))
    note = desk.sent(id_, Sent("reminder_firm", Channel.LETTER)).case.contacts[0].id
    with pytest.raises(BadInput, match="received_of_demand_alone"):
        desk.proof_filed(id_, note, received=loose("2026-11-12"))


def test_a_demand_or_talk_without_an_id_is_meant_by_its_place_for_list_and_day_alike(desk, id_):
    """Of two demands that were typed in, the second is named, found, and the one that changes."""

    def typed(case):
        demands = ({"on": "2026-11-02", "days": 14}, {"on": "2026-11-09", "days": 14})
        call = {"on": "2026-11-10", "channel": "email", "direction": "out"}
        return case.but(demands=demands, contacts=(call,))

    desk.change(id_, typed, note="fields set")
    named = [one.id for one in desk.proofs_wanted(id_)]
    assert named == ["demands.1", "demands.2", "contacts.1"]
    assert desk.demand_named(id_, "demands.2").on == loose("2026-11-09")
    assert desk.demand_named(id_, "contacts.1") is None
    desk.proof_filed(id_, "demands.2", received=loose("2026-11-12"))
    assert [d.received_on.known for d in desk.case(id_).demands] == [False, True]
    with pytest.raises(BadInput, match="no_such_letter"):
        desk.proof_filed(id_, "demands.3", received=loose("2026-11-12"))


@pytest.mark.parametrize(
    ("posted", "early"), [("02/11/2026", True), ("09/11/2026", False), ("10/11/2026", False)]
)
def test_a_proof_from_before_the_day_of_the_letter_is_told_as_not_of_it(
    desk, id_, paper, posted, early
):
    """Of a letter of 9 November; told of a file and of a paper that is on file alike."""
    written = paper("9 November 2026\n\nDear Sirs\n\nPlease pay.", "demand.txt")
    slip = paper(SLIP.replace("20/11/2026", posted), "slip.txt")
    marks = (desk.filed(id_, written), desk.filed(id_, slip))
    desk.accept(id_, [marks[0]], settings=["kind=demand"])
    for letter, proof in ((written, slip), marks):
        told = desk.proof_doubts(id_, letter, {"sending": proof})
        assert bool(told) is early
        assert all("09/11/2026" in desk.words.say(doubt) for doubt in told.values())
    assert desk.proof_doubts(id_, "", {"sending": slip}) == {}


def test_the_command_tells_a_slip_from_before_the_letter(desk, id_, paper, shell):
    written = paper("9 November 2026\n\nDear Sirs\n\nPlease pay.", "demand.txt")
    slip = paper(SLIP.replace("20/11/2026", "02/11/2026"), "slip.txt")
    told = shell("sent", "1", "demand_letter", "--letter", str(written), "--proof", str(slip))
    assert told[0] == 0
    assert "a proof from before the letter is not of it" in "".join(told[1:])


def test_the_command_tells_it_of_a_slip_that_is_filed_later_too(desk, id_, paper, shell):
    written = paper("9 November 2026\n\nDear Sirs\n\nPlease pay.", "demand.txt")
    shell("sent", "1", "demand_letter", "--letter", str(written), "--dated", "2026-11-09")
    slip = paper(SLIP.replace("20/11/2026", "02/11/2026"), "slip.txt")
    (demand,) = desk.case(id_).demands
    told = shell("sent", "1", demand.id, "--proof", str(slip))
    assert "a proof from before the letter is not of it" in "".join(told[1:])


@pytest.mark.parametrize(
    ("posted", "early"), [("02/11/2026", True), ("09/11/2026", False), ("10/11/2026", False)]
)
def test_a_slip_from_before_the_day_of_sending_is_told_of_a_letter_that_is_not_on_file(
    desk, id_, paper, shell, posted, early
):
    """The record alone says when it went: the slip is of another letter, or the day is wrong."""
    slip = paper(SLIP.replace("20/11/2026", posted), "slip.txt")
    told = desk.proof_doubts(id_, "", {"sending": slip}, loose("2026-11-09"))
    assert bool(told) is early
    assert desk.proof_doubts(id_, "", {"sending": slip}, loose("2026-11")) == {}
    shell("sent", "1", "demand_letter", "--dated", "2026-11-09")
    (demand,) = desk.case(id_).demands
    assert desk.letter_filed(id_, demand.id) == ("", loose("2026-11-09"))
    filed = shell("sent", "1", demand.id, "--proof", str(slip))
    assert ("was sent on 09/11/2026 by the record" in "".join(filed[1:])) is early
