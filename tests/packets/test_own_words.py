"""A statement speaks as its witness: in words of his own, or with room for them, and no others."""

import pytest
from packet_case import FORMS, LANGUAGES, case_of

from casefile.documents.plain import plain_text
from casefile.library import languages
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element
from casefile.model.witness import Relation, Witness
from casefile.packets.preflight import words_wanted

STATEMENT = "witness_statement"
RECORD = "checked the temperature"
WRITTEN = """Haifa, 18 October 2026

I, Rami Haddad, led the waiters at the event.
I checked the boxes: 71 degrees.

Rami Haddad, tel. 000
"""


def witnessed(desk, case, **more):
    """Rami is on record in the third person, as people write about others."""
    witness = Witness(name="Rami Haddad", knows=RECORD, disclosure=Disclosure.OPEN, **more)
    desk.change(case, lambda now: now.but(witnesses=(witness,)), note="witness")


def filed(desk, case, tmp_path, *, open_=True):
    """His own statement lies among the papers."""
    paper = tmp_path / "statement.txt"
    paper.write_text(WRITTEN, "utf-8")
    desk.add(case, [paper])
    desk.accept(case, ["C-1"])
    settings = ["exhibits.C-1.kind=witness_statement"]
    desk.set(case, [*settings, f"exhibits.C-1.disclosure={'open' if open_ else 'internal'}"])
    witnessed(desk, case, statement="C-1")


def reads(desk, case, **more):
    return plain_text(desk.packet(case, STATEMENT, **more))


def warned(desk, case):
    said = desk.preflight(case, desk.packet(case, STATEMENT)).beware
    return [one for one in said if one.key.startswith("preflight.words_")]


def test_what_the_record_says_about_a_witness_stands_in_no_oath_of_his(desk, case):
    witnessed(desk, case, shows={Element.PERFORMANCE, Element.DUE})
    packet = desk.packet(case, STATEMENT)
    assert RECORD not in plain_text(packet)
    blanks = desk.preflight(case, packet).blanks
    for element in ("performance", "due date"):
        assert any(f"on the {element}" in blank for blank in blanks), blanks
    (told,) = warned(desk, case)
    assert told.key == "preflight.words_not_his" and told.values["knows"] == RECORD


def test_words_that_were_entered_as_his_own_are_his_statement_line_by_line(desk, case):
    witnessed(desk, case, own_words="I checked the boxes.\n\nThey were at 71 degrees.")
    text = reads(desk, case)
    assert "I checked the boxes." in text and "They were at 71 degrees." in text
    assert "own words" not in text and RECORD not in text
    assert warned(desk, case) == []


def test_his_statement_on_file_is_quoted_without_its_head_and_the_name_below(desk, case, tmp_path):
    filed(desk, case, tmp_path)
    text = reads(desk, case)
    assert "I, Rami Haddad, led the waiters at the event. I checked the boxes: 71 degrees." in text
    assert "18 October" not in text and "tel. 000" not in text and RECORD not in text
    (told,) = warned(desk, case)
    assert told.key == "preflight.words_of_statement" and told.values["mark"] == "C-1"
    desk.set(case, ["witnesses.1.own_words=I only carried plates."])
    assert "71 degrees" not in reads(desk, case)


def test_a_statement_that_its_reader_may_not_see_is_quoted_nowhere(desk, case, tmp_path):
    filed(desk, case, tmp_path, open_=False)
    assert "71 degrees" not in reads(desk, case)
    (told,) = warned(desk, case)
    assert told.key == "preflight.words_not_his"


def test_what_is_covered_in_his_statement_is_covered_in_the_words_taken_from_it(
    desk, case, tmp_path
):
    filed(desk, case, tmp_path)
    desk.set(case, ["exhibits.C-1.redactions.new.words=the event"])
    text = reads(desk, case)
    assert "I checked the boxes" in text and "the event" not in text


@pytest.mark.parametrize("code", LANGUAGES)
def test_of_several_witnesses_the_one_it_is_of_is_told(code):
    silent, known = (Witness(name=n, disclosure=Disclosure.OPEN) for n in ("Ron", "Rami"))
    case = case_of(code).but(witnesses=(silent, known.but(knows="checked it")))
    form, words = FORMS[STATEMENT], languages()[code]
    for about, n, name in (("", 1, "Ron"), ("Ron", 1, "Ron"), ("Rami", 2, "Rami")):
        (told,) = words_wanted(form, case, about)
        said = words.say(told)
        assert f"witnesses.{n}.own_words" in said and f'"{name}"' in said
        line, key = (words.term(f"panes.people.{x}") for x in ("own_words", "name"))
        assert line in said and key in said
    assert words_wanted(FORMS["demand_letter"], case) == ()


def test_a_command_names_the_witness_of_about(desk, case):
    desk.set(case, ["witnesses.new.name=Ron", "witnesses.1.disclosure=open"])
    desk.set(case, ["witnesses.new.name=Rami", "witnesses.2.disclosure=open"])
    (told,) = [x for x in desk.beware(case, STATEMENT, about="Rami") if "words_" in x.key]
    assert told.values["name"] == "Rami"


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (STATEMENT, "I am employed by the claimant, Kowalska Design."),
        ("lawyer_instruction", "employee (Kowalska Design)"),
    ],
)
def test_a_witness_is_told_with_the_side_whose_employee_he_is(desk, case, form, told):
    witnessed(desk, case, relation=Relation.EMPLOYEE)
    assert told in plain_text(desk.packet(case, form))


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (STATEMENT, "I am employed by the claimant, Przędza Bałuty sp. z o.o.\n"),
        ("lawyer_instruction", "employee (Przędza Bałuty sp. z o.o.)"),
    ],
)
def test_the_name_of_a_firm_that_ends_in_a_full_stop_keeps_it(desk, case, form, said):
    desk.set(case, ["claimant.name=Przędza Bałuty sp. z o.o."])
    witnessed(desk, case, relation=Relation.EMPLOYEE)
    told = plain_text(desk.packet(case, form)).replace("\u00a0", " ")
    assert said in told


@pytest.mark.parametrize("form", ["evidence_bundle", "lawyer_instruction"])
def test_whether_a_witness_would_come_is_told_to_the_lawyer_and_not_as_unknown_to_a_court(
    desk, case, form
):
    witnessed(desk, case, available=True, first_hand=True)
    told = plain_text(desk.packet(case, form))
    assert "Rami Haddad" in told
    assert ("Available: yes" in told) is (form == "lawyer_instruction")
    assert "Available: not known" not in told
