"""The commands: data on stdout, talk on stderr, each answer in the language asked for."""

from email.message import EmailMessage

import pytest

from casefile.model.case import Case


@pytest.fixture
def mail(tmp_path):
    message = EmailMessage()
    message["From"] = "Anna <anna@example.com>"
    message["To"] = "biuro@example.org"
    message["Date"] = "Mon, 02 Feb 2026 10:00:00 +0100"
    message["Subject"] = "Faktura FV/1/2026"
    message.set_content("Proszę o zapłatę faktury FV/1/2026.\n")
    path = tmp_path / "mail.eml"
    path.write_bytes(bytes(message))
    return path


def test_new_prints_the_id_as_the_last_line_and_show_gives_the_whole_record_back(shell, case_id):
    told = shell("show", case_id, "--json").json
    case = Case.model_validate(told)
    assert case.id == case_id
    assert str(case.debts[0].amount) == "12300.00 PLN"
    assert str(case.debts[0].due) == "2026-01-12"
    assert case.respondent.name == "Żółw s.c."


def test_a_case_is_named_by_its_number_or_the_start_of_its_id(shell, case_id):
    assert shell("show", "1", "--json").json["id"] == case_id
    assert shell("show", case_id[:10], "--json").json["id"] == case_id


def test_the_list_has_the_case_with_its_days_overdue(shell, case_id):
    (line,) = shell("cases", "--json").json
    assert (line["id"], line["overdue"]) == (case_id, 312)
    shell("close", "1", "settled")
    (closed,) = shell("cases", "--json").json
    assert (closed["overdue"], closed["state"]) == (None, "closed")
    assert "Żółw s.c." in shell("cases").out
    assert "respondent" not in shell("cases", "--plain").out.lower()


def test_the_list_tells_how_long_an_instalment_of_a_closed_matter_is_overdue(shell, case_id):
    """Settled for 600 in three instalments; of the first (2 November) 150 is open on the 20th."""
    agreed = ("--sum", "600", "--instalments", "3", "--by", "2.11.2026", "--dated", "20.10.2026")
    shell("close", case_id, "settled", *agreed)
    shell("pay", case_id, "50", "--dated", "2.11.2026")
    (line,) = shell("cases", "--json").json
    assert (line["stage"], line["due"], line["overdue"]) == ("closed", "2026-11-02", 18)
    assert "18 days" in shell("cases").out.replace("\u00a0", " ")
    shell("pay", case_id, "150", "--dated", "3.11.2026")
    (line,) = shell("cases", "--json").json
    assert (line["due"], line["overdue"]) == ("2026-12-02", -12)


def test_plain_tells_each_value_on_a_line_of_its_own_under_its_name_and_no_sign(shell, case_id):
    shell("set", case_id, "deadlines.new.on=2026-12-01", "deadlines.new.what=ask the carrier")
    told = shell("deadlines", case_id, "--plain").out
    assert "Date: 01/12/2026\nCase: 1 Żółw s.c.\nWhat: ask the carrier\n" in told
    assert "01/12/2026  1 Żółw s.c.  ask the carrier" in shell("deadlines", case_id).out
    linear, drawn = shell("cases", "--plain").out, shell("cases").out
    assert set(drawn) & set("●◐◑◔○") and not set(linear) & set("●◐◑◔○")
    proof = next(line for line in linear.splitlines() if line.startswith("Proof: "))
    assert " of 8; " in proof and ", performance" in proof  # what lacks stands by its name


def test_the_list_by_name_follows_the_alphabet_of_its_reader(shell):
    for name in ("Żak", "Lzy", "łąka", "Zorza"):
        shell("new", "--place", "pl", "--respondent", name, "--amount", "100 PLN")
    for language, names in (("pl", "Lzy łąka Zorza Żak"), ("en", "łąka Lzy Żak Zorza")):
        listed = shell("cases", "--by-name", "--json", language=language).json
        assert [line["respondent"] for line in listed] == names.split()


def test_evidence_is_taken_in_accepted_and_counted(shell, case_id, mail):
    assert "C-1" in shell("add", "1", str(mail)).out
    assert shell.code == 0
    assert "C-1" in shell("add", "1", str(mail)).out  # the same bytes: told, not taken in twice
    shell("accept", "1", "C-1", "--shows", "amount", "--label", "open")
    (exhibit,) = shell("show", "1", "--json").json["exhibits"]
    assert exhibit["accepted"] and exhibit["disclosure"] == "open"
    assert exhibit["shows"] == ["amount"]
    assert exhibit["dated"] == "2026-02-02"


def test_a_call_a_promise_and_a_payment_are_written_down(shell, case_id):
    shell("log", "1", "--who", "Jan", "--said", "zapłacę", "--promise", "1200 by 2026-12-01",
          "--at", "2026-11-19 10:05", "--in")  # fmt: skip
    assert shell.code == 0
    shell("pay", "1", "300,00 zł", "--dated", "2026-11-18", "--for", "FV/1/2026")
    case = Case.model_validate(shell("show", "1", "--json").json)
    (contact,) = case.contacts
    assert (contact.who, str(contact.hour), contact.direction.value) == ("Jan", "10:05:00", "in")
    assert str(contact.promise.amount) == "1200.00 PLN"
    assert str(contact.noted_on) == "2026-11-20"
    assert str(case.payments[0].amount) == "300.00 PLN"


@pytest.mark.parametrize(("code", "said"), [("he", "600 עד 1.12.2026"), ("pl", "600 by 1.12.2026"),
                                            ("pl", "600 do 1.12.2026")])  # fmt: skip
def test_a_promise_is_typed_in_the_words_of_the_language_or_with_by(shell, case_id, code, said):
    shell("log", "1", "--said", "zapłacę", "--promise", said, language=code)
    assert shell.code == 0
    case = Case.model_validate(shell("show", "1", "--json").json)
    assert str(case.contacts[-1].promise.by) == "2026-12-01"


@pytest.mark.parametrize(
    "said",
    ["3000 w piątek", "3 000 zł do piątku", "3000 on Friday", "3000 by Friday", "3000 ביום שישי"],
)
def test_a_promise_for_a_day_of_the_week_is_for_the_next_one_after_the_call(shell, case_id, said):
    shell("log", "1", "--at", "2026-11-19", "--promise", said, language="pl")
    assert shell.code == 0, shell.err
    (contact,) = Case.model_validate(shell("show", "1", "--json").json).contacts
    promised = (str(contact.promise.amount), str(contact.promise.by))
    assert promised == ("3000.00 PLN", "2026-11-20")


@pytest.mark.parametrize("said", ["3000", "3000 1.12", "w piątek 3000"])
def test_a_promise_without_a_day_that_follows_its_sum_is_refused(shell, case_id, said):
    shell("log", "1", "--promise", said)
    assert shell.code == 2 and "600 by 1.12.2026" in shell.err


def test_the_review_has_the_fields_of_the_contract(shell, case_id):
    told = shell("review", "1", "--json").json
    assert (
        list(told)
        == (
            "case on place account limitation chronology silences exhibits elements defences "
            "contradictions gaps gates suitability ready state forum value lawyer_first deadlines "
            "next_steps trace law_as_of disclaimer"
        ).split()
    )
    assert set(told["suitability"]) == {"for", "against", "stoppers"}
    assert [line["element"] for line in told["elements"]] == (
        "parties agreement performance amount due unpaid in_time right_forum".split()
    )
    (account,) = told["account"]
    assert account["currency"] == "PLN" and account["principal"] == "12300.00"
    assert told["value"] is None
    assert "%" not in shell("review", "1").out


@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_every_answer_is_in_the_language_asked_for(shell, case_id, language):
    for command in (["review", "1"], ["interest", "1"], ["cases"], ["forms"], ["deadlines"]):
        shell(*command, language=language)
        assert shell.code == 0, shell.err
        assert "[" not in shell.out.replace("[could", "").replace("[עלול", "").replace(
            "[może", ""
        ), shell.out


def test_the_account_is_shown_row_by_row_with_rate_and_source(shell, case_id):
    (account,) = shell("interest", "1", "--json").json
    assert account["accruals"]
    for row in account["accruals"]:
        assert row["rate"] and row["source"]["title"]


def test_what_may_be_left_out_may_stand_behind_an_option(shell, case_id):
    shell("pay", "1", "--dated", "2026-11-18", "300,00 zł")
    assert shell.code == 0, shell.err
    (paid,) = shell("show", "1", "--json").json["payments"]
    assert paid["dated"] == "2026-11-18"
    shell("pay", "1", "--dated", "2026-11-18", "5 zł", "6 zł")
    assert shell.code == 2 and "6 zł" in shell.err


def test_a_day_without_a_year_is_past_for_what_was_and_to_come_for_what_is_promised(shell, case_id):
    shell("pay", "1", "10 zł", "--dated", "1.1")
    shell("set", "1", "payments.new.amount=10 zł", "payments.new.dated=2.1")
    shell("log", "1", "--at", "3.1 9:05", "--promise", "600 zł by 1.3")
    told = shell("show", "1", "--json").json
    assert [one["dated"] for one in told["payments"]] == ["2026-01-01", "2026-01-02"]
    assert told["contacts"][0]["on"] == "2026-01-03"
    assert told["contacts"][0]["promise"]["by"] == "2026-03-01"  # the next one after the call


def test_a_payment_for_a_debt_is_in_its_currency_where_none_is_named(shell, case_id):
    added = ("debts.new.ref=F2", "debts.F2.amount=500 EUR", "debts.F2.due=2026-03-01")
    shell("set", "1", *added)
    shell("pay", "1", "100", "--dated", "2026-05-01", "--for", "F2")
    (paid,) = shell("show", "1", "--json").json["payments"]
    assert "EUR" in str(paid["amount"])
    shell("pay", "1", "100 PLN", "--dated", "2026-05-01", "--for", "F2")
    assert shell.code == 2 and "PLN and EUR" in shell.err
    shell("set", "1", "payments.new.amount=100 PLN", "payments.new.debt=F2")
    assert shell.code == 2 and "PLN and EUR" in shell.err


def test_the_schema_of_a_case_and_of_a_review_are_printed(shell):
    assert "exhibits" in shell("schema", "case").json["properties"]
    assert "elements" in shell("schema", "review").json["properties"]


def test_the_schema_entitles_fields_and_tells_codes_in_the_readers_language(shell):
    told = shell("schema", language="pl").json
    assert told["properties"]["respondent"]["title"] == "dłużnik"
    assert told["$defs"]["Debt"]["properties"]["due"]["title"] == "termin płatności"
    assert told["$defs"]["Provenance"]["x-words"]["both"] == "obie strony"
    assert told["$defs"]["Provenance"]["enum"][1] == "both"
    review = shell("schema", "review", language="he")
    assert '"[' not in review.out and "הסכם" in review.out


def test_the_doctor_says_where_the_data_lives(shell):
    assert shell("doctor", "--json").json["library"] == str(shell.home)


def test_the_owner_is_kept_and_becomes_the_claimant(shell):
    shell("me", "name=Studio Dana", "place=il", "language=he", "kind=sole_trader")
    assert shell("me", "--json").json["name"] == "Studio Dana"
    shell("new", "--respondent", 'אקמה בע"מ', "--amount", "₪4,500")
    assert shell.code == 0
    case = shell("show", "1", "--json").json
    assert (case["claimant"]["name"], case["place"]) == ("Studio Dana", "il")


def test_a_code_is_shown_as_it_is_typed_with_its_word_beside_it(shell, case_id):
    shell("set", "1", "respondent.kind=sole_trader")
    told = shell("show", "1", language="pl").out.splitlines()

    assert "respondent.kind = sole_trader (jednoosobowa działalność gospodarcza)" in told
    assert "place = pl (Polska)" in told
    assert "debts.FV/1/2026.due = 12.01.2026" in told
    assert "acting_for    self (własnym)" in shell("me", language="pl").out
    line = shell("history", "1", language="he").out.splitlines()[1]
    assert "לא נמסר שם" in line and ".2026" in line


def test_whom_the_owner_acts_for_is_one_of_two_choices_and_what_another_version_kept_stays(
    shell,
):
    refused = shell("me", "acting_for=me")
    assert refused.code == 2 and "self (myself)" in refused.err

    shell("me", "name=Ewa")
    (shell.home / "owner.json").write_text('{"acting_for": "my employer"}', encoding="utf-8")
    shell("me", "name=Dana")
    assert shell("me", "--json").json["acting_for"] == "my employer"
    assert shell("me", "acting_for=others").code == 0
    assert "others (others, whose claims these are)" in shell("me").out


def test_outside_text_does_nothing_to_the_terminal(shell, case_id):
    shell("set", "1", "respondent.name=\x1b]52;c;Y3VybA==\x07[red]X")
    for command in (["show", "1"], ["cases"], ["review", "1"]):
        assert "\x1b" not in shell(*command).out
    stored = shell("show", "1", "--json").json["respondent"]["name"]
    assert stored == "\x1b]52;c;Y3VybA==\x07[red]X"


@pytest.mark.parametrize("language", ["en", "he", "pl"])
@pytest.mark.parametrize(
    "word",
    [
        "sole trader",
        "Sole proprietor",
        "SOLE_TRADER",
        "עצמאי (עוסק)",
        "jednoosobowa działalność gospodarcza",
    ],
)
def test_a_choice_is_taken_by_its_code_or_by_what_it_is_called_anywhere(shell, language, word):
    shell("me", "place=bc", language=language)
    assert shell("me", f"kind={word}", language=language).code == 0, shell.err
    assert shell("me", "--json").json["kind"] == "sole_trader"
