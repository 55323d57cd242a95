"""A statement speaks as its witness: who writes it is told so before it goes."""

from packet_case import FORMS, case_of

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
