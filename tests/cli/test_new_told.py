"""What is told of a case that was just opened."""

import pytest


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_new_says_what_the_debtor_is_by_his_name_and_how_to_say_that_he_is(shell, code):
    told = shell(
        *("new", "--place", "pl", "--respondent", "Bławatek sp. z o.o."), language=code
    ).err
    command = "casefile set 1 respondent.kind=company"
    assert command in told
    assert shell("show", "1", "--json").json["respondent"]["kind"] == "unknown"
    shell(*command.split()[1:])
    assert shell("show", "1", "--json").json["respondent"]["kind"] == "company"


def test_new_says_nothing_of_what_a_person_is(shell):
    told = shell("new", "--place", "pl", "--respondent", "Jan Nowak").err
    assert "respondent.kind" not in told
