"""What a message tells to do once it is out works as it is told."""


def test_the_command_told_after_a_message_is_taken_though_a_letter_lies_there_of_before(
    shell, case_id
):
    shell("write", "1", "reminder_firm", on="2026-02-16")
    shell("message", "1", "reminder_firm", on="2026-03-20")
    told = next(line for line in shell.err.splitlines() if "casefile sent" in line)
    command = told.partition("casefile ")[2].split()
    shell(*command, on="2026-03-20")
    assert (shell.code, "2026-03-20" in str(shell("show", "1", "--json").json["contacts"])) == (
        0,
        True,
    )


def test_a_letter_written_before_and_not_sent_still_asks_for_its_day(shell, case_id):
    shell("write", "1", "reminder_firm", on="2026-02-16")
    shell("sent", "1", "reminder_firm", on="2026-03-20")
    assert shell.code == 2 and "16/02/2026" in shell.err


def test_one_that_went_out_before_does_not_hold_back_what_goes_today(shell, case_id):
    shell("write", "1", "reminder_firm", on="2026-02-16")
    shell("sent", "1", "reminder_firm", "--dated", "2026-02-16", on="2026-02-17")
    shell("sent", "1", "reminder_firm", on="2026-03-20")
    assert shell.code == 0


def test_a_letter_that_only_lies_among_the_papers_is_said_to_be_recorded_first(shell, case_id):
    shell("sent", case_id, "C-5")
    assert shell.code == 2
    assert "casefile sent CASE FORM --letter" in shell.err
