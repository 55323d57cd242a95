"""Days that a command takes by itself: the day of sending, the day that a balance runs to."""


def test_a_letter_written_earlier_is_not_taken_as_sent_today(shell, case_id):
    assert shell("write", "1", "reminder_friendly", on="2026-11-16").code == 0
    assert shell("sent", "1", "reminder_friendly", on="2026-11-20").code == 2
    assert "--dated: the packet was written on 16/11/2026" in shell.err
    assert shell("show", "1", "--json").json["contacts"] == []
    assert shell("sent", "1", "reminder_friendly", "--dated", "+0").code == 0
    (sent,) = shell("show", "1", "--json").json["contacts"]
    assert sent["on"] == "2026-11-20"
    assert "Day of sending" not in shell("sent", "1").err


def test_a_letter_of_today_is_taken_as_sent_today_and_the_day_is_told(shell, case_id):
    shell("write", "1", "reminder_friendly")
    assert shell("sent", "1", "reminder_friendly").code == 0
    assert "Day of sending: today, 20/11/2026. If that is wrong: casefile undo 1 3," in shell.err


def test_the_undo_that_is_named_takes_the_letter_back_with_the_note_that_it_went(shell, case_id):
    """It was taken in, accepted and noted: one step back would leave an exhibit of no sending."""
    before = shell("show", "1", "--json").json
    shell("write", "1", "reminder_friendly")
    shell("sent", "1", "reminder_friendly")
    named = shell.err.split("If that is wrong: casefile ")[1].split(",")[0]
    assert shell(*named.split()).code == 0
    assert shell("show", "1", "--json").json == before
    assert shell("sent", "1", "reminder_friendly", "--dated", "+0").code == 0


def test_the_day_of_sending_is_read_in_its_proof_and_told(shell, case_id, tmp_path):
    """As a form asks it; it goes before the refusal, and before today."""
    proof = tmp_path / "proof.txt"
    proof.write_text("Potwierdzenie nadania\nData nadania: 17.11.2026\nNr nadawczy: 1\n", "utf-8")
    shell("write", "1", "reminder_friendly", on="2026-11-16")
    assert shell("sent", "1", "reminder_friendly", "--proof", str(proof)).code == 0
    assert "Day of sending, read in " in shell.err and "17/11/2026" in shell.err
    (sent,) = shell("show", "1", "--json").json["contacts"]
    assert sent["on"] == "2026-11-17"


def test_the_list_tells_of_which_day_its_balances_are_and_claims_no_interest(shell, case_id):
    (line,) = shell("cases", "--json", on="2026-11-25").json
    assert line["amounts_on"] == "2026-11-20"
    told = shell("cases", on="2026-11-25").err
    assert "Balances: as of 20/11/2026; interest only where its" in told
    assert "with interest to" not in told, "no rate may be known of it"
    shell("new", "--place", "pl", "--respondent", "Sowa", "--amount", "5 zł", on="2026-11-22")
    assert (
        "for each case on its own day, 20/11/2026 to 22/11/2026;"
        in shell("cases", on="2026-11-25").err
    )


def test_a_demand_that_was_sent_moves_the_case_on_in_the_list_and_in_the_record(shell, case_id):
    shell("set", case_id, "demands.new.on=2026-11-01", "demands.new.days=14")
    assert "formal demand" in shell("cases").out
    assert "formal demand" in shell("show", case_id).err
    (line,) = shell("cases", "--stage", "formal_demand", "--json").json
    assert line["id"] == case_id


def test_where_nothing_was_sent_no_proof_is_said_to_be_there(shell, case_id):
    shell("write", "1", "reminder_friendly")
    assert shell("sent", "1").code == 0
    assert "No letter is recorded as sent yet" in shell.err
    proved = "contacts.new.channel=email", "contacts.new.on=2026-11-01"
    shell("set", "1", *proved, "contacts.new.tracking=1", "contacts.new.proof_of_receipt=C-1")
    assert shell("sent", "1").code == 0
    assert "Every letter and message that is recorded as sent has its proofs." in shell.err


def test_a_talk_of_a_past_day_is_not_advised_against_and_its_promise_is_asked_after(shell, case_id):
    """Two calls of one Sunday in August: nothing is to be done about hour or day any more."""
    promise = ("--said", "next week", "--promise", "600 by 2026-08-14")
    for _ in range(2):
        assert shell("log", "1", "--at", "2026-08-02 23:40", *promise).code == 0
        assert "often enough" not in shell.err and "20:00" not in shell.err
        assert "14/08/2026, has passed" in shell.err and shell.out == ""
    for _ in range(2):
        assert shell("log", "1", "--said", "he will see").code == 0
    assert "often enough" in shell.err


def test_a_day_that_names_two_is_refused_where_both_ways_are_usual_and_read_elsewhere(shell):
    opened = ("new", "--respondent", "Bar", "--amount", "1000 CAD", "--place", "bc", "--due")
    shell(*opened, "10/05/2026")
    assert shell.code == 2 and "2026-05-10" in shell.err
    assert shell(*opened, "2026/10/05").code == 0
    assert shell("show", "1", "--json").json["debts"][0]["due"] == "2026-10-05"
    shell("set", "1", "agreement.made=10/05/2026")
    assert shell.code == 2 and "10 May 2026" in shell.err
    shell("set", "1", "place=ew")
    assert shell("set", "1", "agreement.made=10/05/2026").code == 0
    assert shell("show", "1", "--json").json["agreement"]["made"] == "2026-05-10"
