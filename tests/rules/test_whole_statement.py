"""A bank's paper that others will read is told of as soon as its label lets them."""

import pytest

from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.model.redaction import Redaction
from casefile.rules.whole_statement import whole_statement

BANK = Exhibit(mark="C-9", kind=ExhibitKind.BANK_RECORD, accepted=True)


@pytest.mark.parametrize("label", list(Disclosure))
def test_it_is_told_of_each_label_but_those_of_the_house(label):
    told = whole_statement(BANK.but(disclosure=label))
    assert (told is None) == (label in (Disclosure.INTERNAL, Disclosure.PRIVILEGED))
    assert told is None or told.values["mark"] == "C-9"


def test_what_is_covered_waits_is_not_held_or_is_no_bank_paper_tells_nothing():
    shown = BANK.but(disclosure=Disclosure.OPEN)
    for other in (
        shown.but(accepted=False),
        shown.but(held=False),
        shown.but(kind=ExhibitKind.INVOICE),
    ):
        assert whole_statement(other) is None


def test_one_passage_covered_does_not_end_the_warning_while_lines_of_others_show():
    covered = BANK.but(disclosure=Disclosure.OPEN, redactions=(Redaction(words="OTHERS LTD"),))
    assert whole_statement(covered, others=2) is not None
    assert whole_statement(covered, others=0) is None
    assert whole_statement(covered) is not None, "of a scan nobody can tell: a person has to look"
