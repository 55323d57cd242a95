"""The text of a packet is handed over as its Word file is: what refuses one refuses the other."""

import pytest

TALKS = (
    *("offers.new.by=claimant", "offers.1.on=2026-05-20", "offers.1.amount=7200 PLN"),
    "offers.1.disclosure=without_prejudice",
)
MAIL = """From: b@bet.example
To: a@alef.example
Date: 01 Jun 2026 10:00:00 +0000
Subject: FV/1/2026
Content-Type: text/plain; charset=utf-8

We agree to 7,200 in four parts.
"""
STATEMENT = (
    "Date,Description,Credit\n2026-04-10,Gama sp. z o.o. FV 55,5000.00\n"
    "2026-04-20,Żółw s.c. FV/1/2026,300.00\n"
)
OPEN = ("accepted=yes", "disclosure=open")


@pytest.fixture
def agreed(shell, case_id, tmp_path):
    """A case with an open mail of his that names what was offered in the talks."""
    file = tmp_path / "agreed.eml"
    file.write_text(MAIL, encoding="utf-8")
    shell("add", "1", str(file))
    shell("set", "1", *(f"exhibits.C-1.{one}" for one in (*OPEN, "provenance=respondent")))
    shell("set", "1", *TALKS)
    assert shell.code == 0, shell.err


@pytest.fixture
def statement(shell, case_id, tmp_path):
    """A case with a statement of our bank that shows a customer who has no part in it."""
    file = tmp_path / "statement.csv"
    file.write_text(STATEMENT, encoding="utf-8")
    shell("add", "1", str(file))
    fields = (*OPEN, "kind=bank_record", "provenance=third_party")
    shell("set", "1", *(f"exhibits.C-1.{one}" for one in fields))
    assert shell.code == 0, shell.err


@pytest.mark.parametrize("form", ["evidence_bundle", "scott_schedule", "exhibit_list"])
def test_text_is_printed_and_written_only_where_word_is(shell, agreed, tmp_path, form):
    word = shell("write", "1", form).code
    file = tmp_path / "text.txt"
    assert shell("write", "1", form, "--plain").code == word
    assert shell("write", "1", form, "--plain", "--to", str(file)).code == word
    assert file.exists() == (word == 0)


def test_text_of_a_bundle_that_tells_them_is_refused_with_the_ways_out(shell, agreed):
    told = shell("write", "1", "evidence_bundle", "--plain")
    assert shell.code == 2 and not told.out
    assert "exhibits.C-1.disclosure=without_prejudice" in told.err


def test_ones_own_lawyer_reads_the_text_whole(shell, agreed):
    shell("write", "1", "lawyer_instruction", "--plain")
    assert shell.code == 0, shell.err


def test_text_with_lines_of_others_waits_for_a_persons_word(shell, statement):
    told = shell("write", "1", "evidence_bundle", "--plain")
    assert shell.code == 2 and not told.out
    told = shell("write", "1", "evidence_bundle", "--plain", "--yes")
    assert shell.code == 0, told.err
    assert "Gama" in told.out


def refusal(told):
    """Return what refused it and what to do: the last two lines of the talk."""
    return "\n".join(told.err.splitlines()[-2:])


@pytest.fixture
def agreed_to_pay_later(shell, case_id):
    """A case settled by instalments of which none is overdue."""
    given = ("--sum", "7000", "--by", "2099-01-10", "--instalments", "2")
    shell("close", "1", "settled", *given)
    assert shell.code == 0, shell.err


@pytest.mark.parametrize("form", ["reminder_firm", "final_notice", "demand_letter"])
def test_a_letter_that_waits_is_refused_as_text_for_the_reason_its_word_file_is(
    shell, agreed_to_pay_later, tmp_path, form
):
    file = tmp_path / "text.txt"
    written = shell("write", "1", form)
    why = refusal(written)
    assert shell.code == 2 and "no letter may demand payment now" in why.lower()
    assert written.err.lower().count("no letter may demand payment now") == 1
    for more in ((), ("--to", str(file)), ("--draft",)):
        told = shell("write", "1", form, "--plain", *more)
        assert (shell.code, told.out, refusal(told)) == (2, "", why)
    told = shell("message", "1", form)
    assert (shell.code, told.out, refusal(told)) == (2, "", why)
    assert not file.exists()


def test_a_demand_that_lacks_what_the_place_asks_is_printed_as_a_draft_alone(shell, case_id):
    shell("set", "1", "claimant.address=")
    why = refusal(shell("write", "1", "demand_letter"))
    assert shell.code == 2 and "lacks what the place asks for" in why
    for face in (("write", "--plain"), ("message",)):
        told = shell(face[0], "1", "demand_letter", *face[1:])
        assert (shell.code, told.out, refusal(told)) == (2, "", why)
    told = shell("write", "1", "demand_letter", "--plain", "--draft")
    assert shell.code == 0 and told.out


def test_text_in_which_a_passage_to_remove_is_not_found_is_refused(shell, agreed):
    shell("set", "1", "exhibits.C-1.redactions.new.words=nobody wrote this")
    assert shell.code == 0, shell.err
    shell("set", "1", "offers.1.amount=4711 PLN")
    why = refusal(shell("write", "1", "evidence_bundle"))
    told = shell("write", "1", "evidence_bundle", "--plain")
    assert (shell.code, told.out, refusal(told)) == (2, "", why)
