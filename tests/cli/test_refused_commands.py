"""What a command cannot take is refused in plain words, and nothing of it is written."""

import errno
from pathlib import Path

import pytest

from casefile.__main__ import main
from casefile.desk import Desk
from casefile.model.errors import Conflict


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["show", "99"], "no such case"),
        (["new", "--respondent", "X", "--amount", "-5 zł", "--place", "pl"], "more than zero"),
        (
            ["new", "--respondent", "X", "--amount", "5 zł", "--due", "2026-02-30"],
            "--due: not a date",
        ),
        (["new", "--respondent", "X", "--place", "narnia"], "no law pack"),
        (["new", "--from", "nowhere.toml"], "no such file"),
        (["new"], "who owes"),
        (["write", "1", "xyzzy"], "no such form\nAll forms: casefile forms."),
        (["write", "1", "demand"], "Perhaps: demand_letter (Formal demand for payment)"),
        (["sent", "1", "demand"], "Perhaps: demand_letter (Formal demand for payment)"),
        (["message", "1", "statement_of_account"], "Perhaps: account ("),
        (["message", "1", "lawyer_instruction"], "Instruction to the lawyer: "),
        (["add", "1"], "nothing was given"),
        (["add", "1", "/no/such/file.pdf"], "file.pdf"),
        (["set", "1", "respondent.nmae=x"], "nmae"),
        (["accept", "1", "C-77"], "no exhibit"),
        (["accept", "1", "--grade", "A"], "reason"),
        (["pay", "1", "5 zł", "--dated", "2026-01-01", "--for", "FV/9"], "no debt"),
        (["pay", "1", "1.2.2026", "--dated", "2026-01-01"], "not a number"),
        (["pay", "1", "5 zł", "--dated", "9999-12-31"], "--dated: not a date"),
        (["pay", "1", "5 zł", "--dated", "2027-01-01"], "--dated: this day has not come yet"),
        (["set", "1", "payments.new.amount=5", "payments.new.dated=+1"], "not come yet"),
        (["log", "1", "--said", "x", "--at", "1.1.2027 9:00"], "--at: this day has not come"),
        (["sent", "1", "demand_letter", "--dated", "+1"], "--dated: this day has not come yet"),
        (["offer", "1", "-5 zł"], "amount"),
        (["pay", "1", "\u22125 zł", "--dated", "2026-01-01"], "more than zero"),
        (["offer", "1", "5 zł", "--instalments", "0"], "instalment"),
        (["plan", "1", "--instalments", "0"], "instalment"),
        (["plan", "1", "--offered", "100 USD"], "--offered: USD and PLN"),
        (["search", "żółw", "--most", "0"], "--most: 0 is below 1"),
        (["bin", "7", "--back"], "no such case in the bin"),
        (["sent", "1", "demand_letter", "--days", "-5"], "days"),
        (["set", "1", "place=narnia"], "no law pack"),
        (["set", "1", "language=tlh"], "tlh"),
        (["set", "1", "interest_regime=x"], "interest_regime cannot be x\nChoose one of: "),
        (["set", "1", "exhibits.new.signatures.new.name=A"], "place (signed where)"),
        (["set", "1", "debts=x"], "debts.new.ref=... debts.new.amount=..."),
        (["me", "numbers=5"], "numbers.new.kind=... numbers.new.value=..."),
        (["log", "1"], "what was said"),
        (["nonsense"], "nonsense"),
        (["review"], "CASE"),
    ],
)
def test_bad_input_is_refused_in_three_lines_with_exit_2(shell, case_id, given, said):
    before = shell("show", "1", "--json").out
    shell(*given)
    assert shell.code == 2
    assert said in shell.err
    assert 1 <= len(shell.err.splitlines()) <= 3
    assert "Traceback" not in shell.err
    assert shell("show", "1", "--json").out == before


def test_a_row_that_is_taken_out_is_told_as_that_and_a_field_beside_it_as_a_field(shell, case_id):
    shell("set", case_id, "payments.new.amount=5 PLN")
    told = shell("set", case_id, "payments.1.-=", "title=bread").err.splitlines()
    assert told == ["1 row taken out of the case; casefile undo brings it back.", "1 field set."]


def test_a_number_is_not_given_twice_and_one_that_two_cases_have_chooses_neither(
    shell, case_id, tmp_path
):
    shell("bin", "1")
    shell("new", "--respondent", "Other Ltd", "--place", "pl")
    assert [one["number"] for one in shell("cases", "--json").json] == [2]
    elsewhere = type(shell)(tmp_path / "elsewhere", shell.capsys)
    for name in ("First Ltd", "Second Ltd"):
        elsewhere("new", "--respondent", name, "--place", "pl")
    elsewhere("export", "2", "--to", str(tmp_path / "copy"))
    shell("import", str(tmp_path / "copy"))
    assert "No 2 is taken here: the case that came in is No 3" in shell.err
    assert sorted(one["number"] for one in shell("cases", "--json").json) == [2, 3]
    Desk(shell.home, language="en").change(
        "3", lambda case: case.but(number=2), note="as imported before"
    )
    shell("pay", "2", "5 zł", "--dated", "2026-01-01")
    assert shell.code == 2
    assert "Other Ltd" in shell.err and "Second Ltd" in shell.err


@pytest.mark.parametrize("taken", ["", "cases"])
def test_a_file_where_the_library_should_lie_is_told_and_left_alone(shell, taken):
    place = shell.home / taken
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(b"mine")
    for given in (("cases",), ("new", "--respondent", "X", "--place", "pl"), ("show", "1")):
        shell(*given)
        assert shell.code == 2
        assert place.name in shell.err and "--home" in shell.err
    assert place.read_bytes() == b"mine"


def test_a_payment_whose_debt_is_in_other_money_pays_no_debt_and_is_asked_about(shell, case_id):
    shell("set", "1", "debts.new.ref=F2", "debts.F2.amount=500 PLN", "debts.F2.due=2026-03-01")
    shell("pay", "1", "100 PLN", "--dated", "2026-05-01", "--for", "F2")
    shell("set", "1", "debts.F2.amount=500 EUR")
    assert shell.code == 0, shell.err
    told = shell("interest", "1").out
    assert "Payment on" not in told and "counted nowhere" in told
    assert "counted nowhere" in shell("review", "1").out


BAD_TOML = {
    "unknown key": ('tytul = "x"', "tytul"),
    "unreadable": ("title = ", "TOML"),
    "impossible date": ('[[debts]]\nref="1"\namount="5 PLN"\ndue="2026-02-30"', "debts.1.due"),
    "negative sum": ('[[debts]]\nref="1"\namount="-5 PLN"', "debts.1.amount"),
    "a float": ('[[debts]]\nref="1"\namount={amount=1.5e400, currency="PLN"}', "debts.1.amount"),
    "missing file": ('[[exhibits]]\nmark="C-1"\nfile="inbox/x.eml"', "inbox/x.eml"),
    "not a choice": ('ground = "gift"', "ground"),
    "twice": ('[[debts]]\nref="1"\namount="5 PLN"\n[[debts]]\nref="1"\namount="5 PLN"', "1"),
    "bytes": ("title = \x00", "TOML"),
}


@pytest.mark.parametrize("name", BAD_TOML)
def test_a_bad_case_toml_is_refused_by_file_and_field_and_leaves_no_case(shell, tmp_path, name):
    text, said = BAD_TOML[name]
    path = tmp_path / "case.toml"
    path.write_text('place = "pl"\n' + text, encoding="utf-8")
    shell("new", "--from", str(path))
    assert shell.code == 2
    assert "case.toml" in shell.err and said in shell.err
    assert shell("cases", "--json").json == []


@pytest.mark.folders
def test_a_full_disk_is_refused_and_the_case_stands_as_it_was(shell, case_id, monkeypatch):
    def full(number, body):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("casefile.store.disk.written", full)
        shell("set", "1", "title=new")
        assert shell.code == 2 and len(shell.err.splitlines()) <= 3
        assert "Traceback" not in shell.err
    assert shell("show", "1", "--json").json["title"] == "Żółw s.c."
    assert not list((shell.home / "cases" / case_id).glob("*.tmp"))


def test_a_second_writer_is_told_what_changed_and_nothing_of_his_is_written(shell, case_id):
    first, second = (Desk(shell.home, language="en") for _ in range(2))
    read = second.opened("1")
    first.set("1", ["title=first"])
    with pytest.raises(Conflict) as refused:
        second.set("1", ["title=second"], expect=read.revision)
    what, then = second.words.refusal(refused.value)
    assert "title" in what + then
    assert shell("show", "1", "--json").json["title"] == "first"


def test_a_promise_of_less_than_nothing_is_refused_in_plain_words(shell, case_id):
    shell("log", "1", "--promise", "-600 by +7")
    assert shell.code == 2
    assert "pydantic" not in shell.err and "more than zero" in shell.err


@pytest.mark.parametrize("how", [(), ("--plain",)])
def test_a_packet_that_is_refused_is_told_of_by_its_refusal_alone(shell, case_id, how):
    """That a rate was looked up long ago matters once a packet with the interest is written."""
    doubt = "the last rate was looked up"
    assert doubt in shell("write", "1", "account", *how).err
    refused = shell("write", "1", "demand_letter", *how)
    assert refused.code == 2 and doubt not in refused.err
    assert refused.err.startswith("Formal demand for payment: ") and "!" not in refused.err


def test_a_message_that_is_refused_is_told_of_by_its_refusal_alone(shell, case_id):
    shell("me", "acting_for=others")
    assert "You write for another" in shell("message", "1", "reminder_firm").err
    refused = shell("message", "1", "discharge")
    assert refused.code == 2 and "You write for another" not in refused.err


@pytest.fixture
def told(tmp_path, capsys, monkeypatch):
    """What a command says of the library in *tmp_path*, in no language but the environment's."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def of(*given):
        code = main(["--home", str(tmp_path), *given])
        return code, capsys.readouterr().err

    return of


def test_a_library_that_may_not_be_read_is_refused_in_plain_words(told, tmp_path, monkeypatch):
    def shut(path):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", shut)
    code, said = told("me")
    assert code == 2
    assert said.startswith(f"{tmp_path / 'owner.json'}: This computer does not let you read")


def test_a_damaged_record_of_the_owner_is_refused_in_words_and_not_by_its_key(told, tmp_path):
    (tmp_path / "owner.json").write_text("{")
    code, said = told("me")
    assert code == 2
    assert said.startswith("owner.json: The file is damaged")
