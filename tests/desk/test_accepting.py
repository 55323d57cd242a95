"""Guesses become facts: by which words of a person, with which label, looked at or not."""

import pytest
from papers_filed import mail, told

from casefile.__main__ import main
from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadInput, NotFound
from casefile.model.exhibit import Element


def test_accepting_makes_guesses_facts_and_proposes_a_label(desk, case, tmp_path):
    desk.set(case.id, ["respondent.email=bob@acme.example"])
    (tmp_path / "a.eml").write_bytes(bytes(mail()))
    desk.add(case.id, [tmp_path / "a.eml"])
    exhibit = desk.accept(case.id).case.exhibits[0]
    assert exhibit.accepted
    assert exhibit.disclosure is Disclosure.OPEN
    assert exhibit.shows


def test_a_suggested_label_is_set_by_accepting_alone_and_not_where_a_person_refuses_it(
    desk, case, tmp_path
):
    """Acme and Firm wrote to each other; a title that turns into an offer shuts it all the same."""
    desk.set(case.id, ["claimant.name=Firm Ltd", "respondent.email=bob@acme.example"])
    for name, at in (("a.eml", 1), ("b.eml", 2), ("c.eml", 3)):
        (tmp_path / name).write_bytes(bytes(mail(f"Invoice {at}")))
    desk.add(case.id, [tmp_path / name for name in ("a.eml", "b.eml", "c.eml")])
    waiting = desk.case(case.id).exhibits
    assert all(("disclosure", "open", "between_the_sides") in told(one) for one in waiting)
    assert {one.disclosure for one in waiting} == {Disclosure.INTERNAL}
    desk.accept(case.id, ["C-1"])
    desk.accept(case.id, ["C-2"], settings=["disclosure=internal"])
    desk.accept(case.id, ["C-3"], settings=["title=Without prejudice offer"])
    assert [one.disclosure.value for one in desk.case(case.id).exhibits] == [
        *("open", "internal", "without_prejudice")
    ]


def test_our_mail_accepted_before_it_is_known_that_it_went_to_him_is_open_once_it_is(
    desk, case, tmp_path
):
    """Of the same mails one that offers stays shut, and one that a person keeps to the house."""
    bodies = {
        1: "Please pay.",
        2: "Without prejudice: pay 300 in full and final settlement.",
        3: "",
    }
    for at, body in bodies.items():
        sent = mail(f"Letter {at}", body or "Please pay.")
        sent.replace_header("From", "Books <us@firm.example>")
        sent.replace_header("To", "Halina <h.rutka@kettle.example>")
        (tmp_path / f"{at}.eml").write_bytes(bytes(sent))
    desk.add(case.id, [tmp_path / f"{at}.eml" for at in (1, 2, 3)])
    desk.accept(case.id, ["C-1", "C-2"])
    desk.accept(case.id, ["C-3"], label="internal")
    was = [one.disclosure.value for one in desk.case(case.id).exhibits]
    assert was == ["internal", "without_prejudice", "internal"]
    desk.set(case.id, ["respondent.email=h.rutka@kettle.example"])
    now = [one.disclosure.value for one in desk.case(case.id).exhibits]
    assert now == ["open", "without_prejudice", "internal"]


def test_a_mail_that_offers_is_without_prejudice_when_accepted(desk, case, tmp_path):
    desk.set(case.id, ["respondent.email=bob@acme.example"])
    body = "Without prejudice: we offer to pay 300 in full and final settlement."
    (tmp_path / "a.eml").write_bytes(bytes(mail("Our offer", body)))
    desk.add(case.id, [tmp_path / "a.eml"])
    assert desk.accept(case.id).case.exhibits[0].disclosure is Disclosure.WITHOUT_PREJUDICE


def test_a_persons_settings_win_over_the_guesses(desk, case, tmp_path):
    (tmp_path / "a.eml").write_bytes(bytes(mail()))
    desk.add(case.id, [tmp_path / "a.eml"])
    accepted = desk.accept(
        case.id, ["C-1"], settings=["kind=letter", "shows=due"], label="mediation"
    ).case.exhibits[0]
    assert (accepted.kind.value, accepted.shows) == ("letter", {Element.DUE})
    assert accepted.disclosure is Disclosure.MEDIATION


@pytest.mark.parametrize("when", ["as it is accepted", "before", "after"])
def test_a_paper_that_a_person_keeps_internal_is_labelled(desk, case, tmp_path, when):
    """No packet shows it, and nothing asks again who may see it."""
    (tmp_path / "a.txt").write_text("Our own note of the rents.\n")
    desk.add(case.id, [tmp_path / "a.txt"])
    assert not desk.case(case.id).exhibits[0].labelled
    said = ["exhibits.C-1.disclosure=internal"]
    if when == "before":
        desk.set(case.id, said)
    desk.accept(case.id, ["C-1"], label="internal" if when == "as it is accepted" else "")
    if when == "after":
        assert not desk.case(case.id).exhibits[0].labelled
        desk.set(case.id, said)
    now = desk.case(case.id).exhibits[0]
    assert (now.disclosure, now.labelled) == (Disclosure.INTERNAL, True)


def test_a_paper_that_is_corrected_goes_on_waiting_and_the_rest_is_guessed_anew(
    desk, case, tmp_path
):
    """The words "proof of posting" in our own letter never make the post office its maker."""
    desk.set(case.id, ["claimant.name=Firm Ltd", "respondent.name=Acme Ltd"])
    (tmp_path / "a.txt").write_text("Certificate of posting\nAcme Ltd must pay INV-7 in 7 days.")
    desk.add(case.id, [tmp_path / "a.txt"])
    assert ("provenance", "third_party", "made_by_carrier") in told(desk.case(case.id).exhibits[0])
    desk.set(case.id, ["exhibits.C-1.kind=demand", "exhibits.C-1.disclosure=internal"])
    (waiting,) = desk.case(case.id).exhibits
    assert (waiting.accepted, waiting.kind.value) == (False, "demand")
    assert ("kind", "demand", "person_said") in told(waiting)
    assert "third_party" not in [one.value for one in waiting.suggestions]
    assert desk.label_to_come(desk.case(case.id), waiting) is Disclosure.INTERNAL
    accepted = desk.accept(case.id, ["C-1"]).case.exhibits[0]
    assert (accepted.kind.value, accepted.disclosure) == ("demand", Disclosure.INTERNAL)
    assert accepted.provenance.value != "third_party"


def test_a_grade_of_ones_own_needs_a_reason(desk, case):
    with pytest.raises(BadInput):
        desk.accept(case.id, grade="A")
    with pytest.raises(NotFound):
        desk.accept(case.id, ["C-9"])


def three_papers(desk, case, tmp_path):
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(f"Note {n} about the flour", encoding="utf-8")
    desk.add(case.id, sorted(tmp_path.glob("?.txt")))


def looks(desk, case):
    return [(x.accepted, x.looked_at) for x in desk.case(case.id).exhibits]


def test_what_is_accepted_with_others_was_not_looked_at_and_what_is_accepted_by_itself_was(
    desk, case, tmp_path
):
    three_papers(desk, case, tmp_path)
    desk.accept(case.id, ["C-2"])
    desk.accept(case.id)
    assert looks(desk, case) == [(True, False), (True, True), (True, False)]
    court = {line.gate: line for line in desk.review(case.id).gates.court}
    (lack,) = court["C9"].why.values["lacks"]
    assert (lack.values["accepted"], lack.values["looked"]) == (3, 1)
    assert desk.cases()[0].waiting == 2

    desk.look(case.id, "C-1")
    desk.accept(case.id, ["C-2", "C-3"], label="open")
    assert looks(desk, case) == [(True, True), (True, True), (True, False)]
    desk.accept(case.id, ["C-2", "C-3"], looked=True)
    assert all(seen for _, seen in looks(desk, case))
    assert {line.gate: line.open for line in desk.review(case.id).gates.court}["C9"]


def test_a_paper_that_was_opened_before_it_is_accepted_with_all_stays_looked_at(
    desk, case, tmp_path
):
    three_papers(desk, case, tmp_path)
    desk.look(case.id, "C-3")
    assert looks(desk, case)[2] == (False, True)
    before = desk.opened(case.id).revision
    desk.look(case.id, "C-3")
    assert desk.opened(case.id).revision == before
    desk.accept(case.id)
    assert looks(desk, case)[2] == (True, True)
    with pytest.raises(NotFound):
        desk.look(case.id, "C-9")


def test_of_a_record_that_does_not_say_acceptance_counts_as_a_look(desk, case, tmp_path):
    three_papers(desk, case, tmp_path)
    desk.accept(case.id)
    desk.change(
        case.id,
        lambda now: now.but(exhibits=tuple(x.but(looked=None) for x in now.exhibits)),
        note="as an earlier version wrote it",
    )
    assert looks(desk, case) == [(True, True)] * 3


CHAT = (
    "02.07.2026, 10:00 - Olek: Panie Janku, faktura była płatna 30.06\n"
    "02.07.2026, 10:05 - Jan Krzemień: wiem\n"
    "25.08.2026, 10:05 - Olek: Co z przelewem?\n"
)


def test_when_we_asked_in_an_accepted_chat_is_read_once_the_sides_have_their_names(
    desk, case, tmp_path
):
    (tmp_path / "Czat WhatsApp z Jan.txt").write_text(CHAT, encoding="utf-8")
    desk.add(case.id, [tmp_path / "Czat WhatsApp z Jan.txt"])
    desk.accept(case.id, ["C-1"])
    assert desk.case(case.id).exhibits[0].reading.asked is None
    desk.set(case.id, ["respondent.name=Jan Krzemień"])
    asked = desk.case(case.id).exhibits[0].reading.asked
    assert [str(day) for day in asked] == ["2026-07-02", "2026-08-25"]


def test_accepting_a_paper_again_reads_when_it_asks_to_pay_and_touches_nothing_that_was_set(
    desk, case, tmp_path
):
    (tmp_path / "a.eml").write_bytes(bytes(mail("Invoice INV-7", "Please pay invoice INV-7.")))
    desk.add(case.id, [tmp_path / "a.eml"])
    desk.accept(case.id, ["C-1"], settings=["title=Ours", "kind=email"], label="mediation")

    for asked in (None, ()):

        def read_otherwise(now, asked=asked):
            paper = now.exhibits[0]
            return now.but(exhibits=(paper.but(reading=paper.reading.but(asked=asked)),))

        kept = desk.change(case.id, read_otherwise, note="as an earlier version kept it").case
        (before,) = kept.exhibits
        after = desk.accept(case.id, ["C-1"], label="mediation").case.exhibits[0]
        assert [str(day) for day in after.reading.asked] == ["2026-02-02"]
        assert after.but(reading=before.reading, suggestions=before.suggestions) == before.but(
            looked=after.looked
        )


def test_the_command_says_what_the_plan_counts_a_mail_of_ours_as(desk, case, tmp_path, capsys):
    words = {"Please pay invoice INV-7 by 9 March 2026.": ["02/02/2026", "09/03/2026"]}
    words["The food was on time."] = ["as no reminder"]
    for n, body in enumerate(words, 1):
        (tmp_path / f"{n}.eml").write_bytes(bytes(mail("Invoice INV-7", body)))
        desk.add(case.id, [tmp_path / f"{n}.eml"])
        told = ["provenance=claimant", "kind=email"]
        desk.accept(case.id, [f"C-{n}"], settings=told)
        capsys.readouterr()
        home = ["--home", str(desk.home), "--language", "en"]
        assert main(["accept", str(case.number), f"C-{n}", *home]) == 0
        said = capsys.readouterr().out
        assert all(one in said for one in words[body])


def test_a_paper_whose_acceptance_was_taken_back_is_accepted_again(desk, case, tmp_path):
    (tmp_path / "a.eml").write_bytes(bytes(mail()))
    desk.add(case.id, [tmp_path / "a.eml"])
    desk.set(case.id, ["exhibits.C-1.accepted=true"])
    desk.set(case.id, ["exhibits.C-1.accepted=false"])
    assert desk.accept(case.id, ["C-1"]).case.exhibits[0].accepted
