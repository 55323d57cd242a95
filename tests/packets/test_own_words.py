"""A statement speaks as its witness: who writes it is told so before it goes."""

from packet_case import FORMS, case_of

from casefile.library import languages
from casefile.model.witness import Witness
from casefile.packets.preflight import own_words


def test_a_statement_warns_that_what_the_record_says_of_a_witness_is_printed_in_his_name():
    known = Witness(name="Rami", knows="checked the temperature")
    case = case_of("en").but(witnesses=(known,))
    (told,) = own_words(FORMS["witness_statement"], case)
    assert told.key == "preflight.own_words"
    kept = case.but(witnesses=(known.but(statement="C-3"),))
    (told,) = own_words(FORMS["witness_statement"], kept)
    assert told.values["marks"] == "C-3"
    assert own_words(FORMS["demand_letter"], case) == ()
    assert own_words(FORMS["witness_statement"], case.but(witnesses=(Witness(name="Rami"),))) == ()


def test_the_warning_names_whose_words_are_to_be_set_by_his_own_number():
    silent, known = Witness(name="Ron Levy"), Witness(name="Rami", knows="checked it")
    case = case_of("en").but(witnesses=(silent, known))
    (told,) = own_words(FORMS["witness_statement"], case)
    for words in languages().values():
        said = words.say(told)
        assert "witnesses.2.knows" in said and "(Rami)" in said
