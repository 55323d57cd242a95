"""Letters that went out: what they move, their proofs, and the exhibits they become."""

from contextlib import suppress
from datetime import date

import pytest

from casefile.desk import Desk
from casefile.desk.posting import Sent
from casefile.desk.sending import Gone
from casefile.model.contact import Channel
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadInput, CasefileError
from casefile.model.exhibit import Provenance
from casefile.model.money import Money
from casefile.rules.disclosure import OWN_HOUSE

ON = date(2026, 11, 20)


@pytest.fixture
def desk(tmp_path):
    return Desk.at(tmp_path / "home", language="en", on=ON)


def test_a_demand_that_went_out_is_kept_with_the_days_of_the_place_and_its_proof(
    desk, id_, tmp_path
):
    slip = tmp_path / "slip.txt"
    slip.write_text("Post office: RR1 taken in", encoding="utf-8")
    mark = desk.filed(id_, slip)
    case = desk.sent(id_, Sent("demand_letter", Channel.REGISTERED_LETTER, sending=mark)).case
    (demand,) = case.demands
    assert (demand.days, demand.formal, demand.proof_of_sending) == (14, True, mark)
    assert desk.filed(id_, slip) == mark, "the same bytes are there already"
    (wanted,) = desk.proofs_wanted(id_)
    assert (wanted.sending, wanted.receipt) == (False, True)
    desk.proven(id_, wanted.id, receipt=mark)
    assert desk.proofs_wanted(id_) == ()


def test_what_went_out_moves_what_it_is_about(desk, id_):
    rows = desk.instalments(id_, 3, date(2026, 12, 1), owed=Money(amount="900", currency="EUR"))
    desk.draft_offer(id_, rows)
    case = desk.sent(id_, Sent("offer", Channel.EMAIL)).case
    assert case.offers[0].sent is True
    assert case.offers[0].on == loose(ON), "a draft without a day was made the day it went"
    assert case.contacts[-1].disclosure is Disclosure.WITHOUT_PREJUDICE
    case = desk.sent(id_, Sent("invitation_to_mediate", Channel.EMAIL)).case
    assert case.mediation.asked_on == loose(ON)
    assert [c.form for c in case.contacts] == ["offer", "invitation_to_mediate"]


def test_a_mark_or_a_letter_that_is_not_there_is_refused(desk, id_):
    with pytest.raises(CasefileError):
        desk.sent(id_, Sent("reminder_firm", Channel.EMAIL, sending="C-9"))
    with pytest.raises(BadInput):
        desk.proven(id_, "contacts.7")


def test_the_day_of_an_offer_stands_when_its_letter_is_sent_later(desk, shell, id_):
    shell("offer", "1", "700", "--dated", "2026-10-01", "--expires", "2026-12-10")
    desk.set(id_, ["offers.1.expires=2026-10-10"])
    code, _, told = shell("sent", "1", "offer", "--channel", "email")
    case = desk.case(id_)
    assert (code, case.offers[0].on) == (0, loose("2026-10-01"))
    assert case.contacts[-1].on == loose(ON), "the day of sending is a fact of its own"
    assert "Day of the offer, unchanged: 01/10/2026." in told
    assert "last day to accept, 10/10/2026, has passed" in told


def exhibit_of(desk, ref, mark):
    return next(x for x in desk.case(ref).exhibits if x.mark == mark)


def test_a_letter_that_went_out_is_an_exhibit_as_it_was_written(desk, shell, id_, tmp_path):
    path = desk.write(id_, "demand_letter", draft=True).path
    slip = tmp_path / "slip.txt"
    slip.write_text("Certificate of posting RR123456785GB", encoding="utf-8")
    code, _, told = shell("sent", "1", "demand_letter", "--proof", str(slip))
    assert code == 0
    assert f"exhibit C-1 now: {path.name}" in told
    (demand,) = desk.case(id_).demands
    assert (demand.mark, demand.proof_of_sending) == ("C-1", "C-2")
    letter, proof = (exhibit_of(desk, id_, mark) for mark in ("C-1", "C-2"))
    assert (letter.kind, letter.accepted, letter.disclosure) == ("demand", True, "open")
    assert (letter.provenance, letter.title) == ("claimant", "Formal demand for payment")
    assert (proof.kind, proof.accepted, proof.disclosure) == ("proof_of_sending", True, "open")


def test_an_offer_that_went_out_is_an_exhibit_of_the_talks_alone(desk, id_):
    rows = desk.instalments(id_, 3, date(2026, 12, 1), owed=Money(amount="900", currency="EUR"))
    desk.draft_offer(id_, rows)
    desk.write(id_, "offer")
    path = desk.letter_written(id_, "offer")
    case = desk.gone(id_, Gone(Sent("offer", Channel.EMAIL), path)).case
    assert case.contacts[-1].marks == ("C-1",)
    assert exhibit_of(desk, id_, "C-1").disclosure is Disclosure.WITHOUT_PREJUDICE


@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_letters_that_are_kept_back_keep_no_later_packet_back_for_the_lines_both_have(
    desk, id_, language
):
    def written():
        for form in desk.forms.values():
            if not form.over_all and form.audience not in OWN_HOUSE:
                with suppress(CasefileError):
                    desk.write(id_, form.name)
                    yield form.name

    desk.set(id_, [f"language={language}", "respondent.email=office.of.the.debtor@debtor.example"])
    rows = desk.instalments(id_, 3, date(2026, 12, 1), owed=Money(amount="900", currency="EUR"))
    desk.draft_offer(id_, rows)
    before = set(written())
    desk.gone(id_, Gone(Sent("offer", Channel.EMAIL), desk.letter_written(id_, "offer")))
    desk.write(id_, "reminder_firm")
    sent = Sent("reminder_firm", Channel.EMAIL)
    desk.gone(id_, Gone(sent, desk.letter_written(id_, "reminder_firm")))
    desk.set(id_, ["exhibits.C-2.disclosure=internal"])
    assert len(before) > 12
    assert before - set(written()) == set()


def test_a_text_that_was_sent_as_a_message_is_an_exhibit_of_the_day_it_went(desk, shell, id_):
    path = desk.keep_text(id_, "reminder_friendly", "Please look at our bill.")
    code, _, told = shell("sent", "1", "reminder_friendly", "--channel", "whatsapp")
    assert code == 0
    assert path.name in told
    text = exhibit_of(desk, id_, "C-1")
    assert (text.kind, text.dated, text.provenance) == ("text_message", loose(ON), "claimant")


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.WHATSAPP, Channel.LETTER])
def test_a_text_of_ours_is_known_to_be_ours_whatever_its_words_are_read_as(desk, id_, channel):
    words = "To: Bet Ltd\n\nDear Bet Ltd,\nplease look at our bill.\n\nYours,\nAlef Ltd"
    path = desk.keep_text(id_, "reminder_friendly", words)
    case = desk.gone(id_, Gone(Sent("reminder_friendly", channel), letter=path)).case
    (paper,) = case.exhibits
    assert (paper.provenance, paper.accepted) == (Provenance.CLAIMANT, True)
    asked = [one.key for one in desk.questions_of(case, paper)]
    assert "who_made_it" not in asked


def test_a_letter_goes_out_once_and_only_one_that_was_written_by_its_day(desk, shell, id_):
    desk.write(id_, "reminder_firm")
    _, _, told = shell("sent", "1", "reminder_firm", "--dated", "2026-11-19")
    assert "not among the papers" in told, "it was written a day later"
    shell("sent", "1", "reminder_firm", "--dated", "2026-11-20")
    assert desk.case(id_).contacts[-1].marks == ("C-1",)
    _, _, told = shell("sent", "1", "reminder_firm", "--dated", "2026-11-20")
    assert "not among the papers" in told, "another one, and it was not written here"


def test_the_letter_that_went_is_the_one_of_its_day_though_a_newer_one_was_written(desk, id_):
    first = desk.write(id_, "reminder_firm").path
    later = desk.on_day(date(2026, 12, 4))
    newer = later.write(id_, "reminder_firm").path
    assert later.letter_written(id_, "reminder_firm") == newer
    assert later.letter_written(id_, "reminder_firm", ON) == first
    assert later.letter_written(id_, "reminder_firm", date(2026, 11, 19)) is None


def test_a_day_that_is_refused_takes_no_file_in(desk, id_):
    path = desk.write(id_, "reminder_firm").path
    to_come = Sent("reminder_firm", Channel.EMAIL, loose("2026-11-21"))
    with pytest.raises(BadInput):
        desk.gone(id_, Gone(to_come, path))
    assert desk.case(id_).exhibits == ()


def test_a_letter_among_the_papers_that_is_recorded_as_sent_is_ours_unless_it_was_said_whose_it_is(
    desk, id_, tmp_path
):
    """Nothing in it tells who wrote it; whoever says that it went out says that it is ours."""
    for name in ("note.txt", "theirs.txt"):
        (tmp_path / name).write_text(f"{name}: the sum is still open.", encoding="utf-8")
        desk.accept(id_, [desk.filed(id_, tmp_path / name)], settings=["kind=letter"])
    desk.set(id_, ["exhibits.C-2.provenance=respondent"])
    assert "provenance" in {one.field for one in desk.questions(id_, "C-1")}
    for mark in ("C-1", "C-2"):
        told = Gone(Sent("reminder_firm", Channel.LETTER, on=loose("2026-11-18")), letter=mark)
        desk.gone(id_, told, expect=desk.opened(id_).revision)
    made = {x.mark: x.provenance for x in desk.case(id_).exhibits}
    assert made == {"C-1": Provenance.CLAIMANT, "C-2": Provenance.RESPONDENT}
    assert "provenance" not in {one.field for one in desk.questions(id_, "C-1")}


@pytest.mark.parametrize(("place", "code"), [("ew", "en"), ("il", "he"), ("pl", "pl")])
def test_an_invitation_that_went_out_is_kept_with_the_day_it_names_to_answer_by(
    place, code, tmp_path
):
    desk = Desk.at(tmp_path / "home", language=code, on=ON)
    id_ = desk.new(respondent="Whitlock Ltd", place=place, claimant="Lis Crafts").case.id
    letter = desk.write(id_, "invitation_to_mediate", draft=True).path
    case = desk.gone(id_, Gone(Sent("invitation_to_mediate", Channel.EMAIL), letter)).case
    named = case.mediation.answer_by
    assert named.exact is not None
    assert named.exact > ON
    assert [x.on for x in desk.review(id_).deadlines if x.ref == "answer"] == [named.exact]


def test_the_command_tells_the_day_to_answer_by_or_that_none_was_found(desk, shell, id_, tmp_path):
    own = tmp_path / "invitation.txt"
    own.write_text("Shall we mediate? Please answer soon.", encoding="utf-8")
    sent = ("sent", "1", "invitation_to_mediate", "--channel", "email", "--letter")
    _, _, told = shell(*sent, str(own))
    assert "mediation.answer_by" in told
    assert not desk.case(id_).mediation.answer_by.known
    own.write_text("Shall we mediate? Please answer by 4 December 2026.", encoding="utf-8")
    _, _, told = shell(*sent, str(own))
    assert "04/12/2026" in told
    mediation = desk.case(id_).mediation
    assert (mediation.asked_on, mediation.answer_by) == (loose(ON), loose("2026-12-04"))
