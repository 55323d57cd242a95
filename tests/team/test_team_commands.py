"""A firm's library by command: founded, joined, moved to, worked in, left; two clerks at once."""

from __future__ import annotations

import json

import pytest
from team_server import as_login, fresh_firm, server

from casefile.__main__ import main
from casefile.desk import Desk
from casefile.model.case import Case
from casefile.model.errors import Conflict, Unreachable
from casefile.store.team.founding import Role

NEW = ("new", "--place", "pl", "--respondent", "Żółw s.c.", "--amount", "100 zł")


@pytest.fixture
def shell(tmp_path, capsys):
    def run(*given, home="library"):
        code = main(
            [*given, "--home", str(tmp_path / home), "--language", "en", "--on", "2026-11-20"]
        )
        out, err = capsys.readouterr()
        return code, out, err

    return run


def paper(tmp_path):
    path = tmp_path / "Invoice 12.txt"
    path.write_text("Invoice 12 of 3.1.2026, 100 zł, due 12.1.2026", "utf-8")
    return str(path)


def test_a_library_is_founded_moved_worked_in_and_brought_back(shell, tmp_path):
    (seat,) = fresh_firm(Role.OWNER)
    shell(*NEW, "--due", "12.1.2026")
    shell("add", "1", paper(tmp_path))
    code, out, err = shell("move", "--to", str(seat))
    assert code == 0 and "moved and compared" in out and "works there from now on" in err

    assert shell("accept", "1", "C-1")[0] == 0  # read and accepted from the server
    assert "Żółw" in shell("search", "Żółw")[1]
    code, out, _ = shell("check", "--read")
    assert code == 0 and "1 Żółw s.c. (" in out and out.count(": holds") == 4
    code, out, _ = shell("write", "1", "exhibit_list", "--to", str(tmp_path / "list.docx"))
    assert code == 0 and (tmp_path / "list.docx").exists()
    assert shell("log", "1", "--channel", "phone", "--who", "Jan", "--said", "will pay")[0] == 0
    assert "phone: Jan" in shell("history", "1")[1]
    assert shell("undo", "1")[0] == 0
    assert shell(*NEW)[0] == 0
    Desk.at(tmp_path / "library", language="en").delete("2")
    code, out, _ = shell("check", "--read")
    assert code == 0 and "2 Żółw s.c." in out and out.count(": holds") == 5
    assert shell("export", "1", "--to", str(tmp_path / "copy.zip"))[0] == 0

    code, out, err = shell("move", "--to", "folder")
    assert code == 0, err
    assert shell("check", "--read")[0] == 0
    told = json.loads(shell("show", "1", "--json")[1])
    assert told["exhibits"][0]["accepted"] is True


def test_what_was_typed_to_two_desks_at_once_stands_together_or_is_a_named_conflict(tmp_path):
    one, two = fresh_firm(Role.CLERK, Role.CLERK)
    dana, rut = (Desk.at(tmp_path / name, language="en") for name in ("dana", "rut"))
    dana.join(str(one))
    rut.join(str(two))
    read = dana.new(respondent="Żółw s.c.", place="pl")

    rut.set(read.case.id, ["title=Rut"], expect=rut.opened("1").revision)
    dana.set(read.case.id, ["particulars=Paint"], expect=read.revision)
    case: Case = dana.case("1")
    assert (case.title, case.particulars) == ("Rut", "Paint")

    with pytest.raises(Conflict) as told:
        dana.set(read.case.id, ["title=Dana"], expect=read.revision)
    assert "title" in told.value.values["changed"]
    assert dana.case("1").title == "Rut"


def test_what_waits_for_a_case_that_is_gone_is_forgotten_by_command_and_named(shell, tmp_path):
    seats = fresh_firm(Role.OWNER, Role.OWNER)
    dana, rut = (Desk.at(tmp_path / name, language="en") for name in ("dana", "rut"))
    for desk, seat in zip((dana, rut), seats, strict=True):
        desk.join(str(seat))
    read = dana.new(respondent="Bocian", place="pl")
    away = Unreachable("team_unreachable", where="server", fault="-")
    dana.kept_change(read, lambda rev: dana.set(read.case.id, ["title=x"], expect=rev), away=away)
    rut.delete(read.case.id)
    code, out, err = shell("team", "send", home="dana")
    assert code == 1 and "1 Bocian" in out and "casefile team forget" in err
    code, out, err = shell("team", "forget", home="dana")
    assert code == 0 and "1 Bocian: set title" in out and "1 change of a case" in err
    assert shell("team", "leave", home="dana")[0] == 0


def test_numbers_of_cases_opened_by_two_clerks_never_meet(tmp_path):
    seats = fresh_firm(Role.CLERK, Role.CLERK)
    desks = [Desk.at(tmp_path / str(n), language="en") for n in range(2)]
    for desk, seat in zip(desks, seats, strict=True):
        desk.join(str(seat))
    numbers = [d.new(respondent="A", place="pl").case.number for d in desks for _ in range(2)]
    assert sorted(numbers) == [1, 2, 3, 4]
    assert [x.number for x in desks[0].cases()] == [1, 2, 3, 4]


def test_who_has_a_case_and_what_it_waits_for_is_said_and_listed_by_command(shell):
    (seat,) = fresh_firm(Role.CLERK)
    shell("team", "join", str(seat))
    shell(*NEW)
    shell("new", "--place", "pl", "--respondent", "Bocian", "--amount", "5 zł")
    assert shell("assign", "1", "Dana")[0] == 0 and shell("wait", "1", "the bank")[0] == 0
    assert (shell("assign", "1")[1], shell("wait", "1")[1]) == ("Dana\n", "the bank\n")
    told = shell("cases", "--waiting")[1]
    assert "Dana" in told and "the bank" in told and "Bocian" not in told
    shell("wait", "1", "")
    assert shell("cases", "--waiting")[1] == ""
    code, out, err = shell("team", "waiting")
    assert (code, out) == (0, "") and "0 changes wait" in err


def test_a_lawyer_reads_and_is_told_that_he_may_not_change(shell, tmp_path):
    owner, lawyer = fresh_firm(Role.OWNER, Role.LAWYER)
    shell("team", "join", str(owner))
    shell(*NEW)
    shell("team", "join", str(lawyer), home="chambers")

    assert "Żółw" in shell("cases", home="chambers")[1]
    code, _, err = shell("set", "1", "title=x", home="chambers")
    assert code == 2 and "Your role in the firm does not allow this" in err


def test_the_owner_of_the_server_founds_a_firm_and_seats_its_people(shell):
    at = f"{as_login(server(), 'postgres')}&firm=bar"
    assert shell("team", "found", at)[0] == 0
    assert (
        shell("team", "seat", at, "--login", "bar_dana", "--role", "clerk", "--name", "Dana")[0]
        == 0
    )
    assert "Dana" in shell("team", "who", at)[1]
    mine = f"{as_login(server(), 'bar_dana')}&firm=bar"
    assert shell("team", "join", mine)[1] == "Dana\n"
    assert shell("team", "unseat", at, "--login", "bar_dana")[0] == 0
    assert shell("cases")[1] == ""


@pytest.mark.parametrize(
    "given",
    [
        ("team", "join", "postgresql://dana:pa55@db/x?firm=a"),
        ("move", "--to", "nowhere"),
        ("team", "seat", "postgresql://db/x?firm=a"),
        ("team", "who"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(shell, given):
    code, out, err = shell(*given)
    assert code == 2 and out == "" and len(err.splitlines()) == 2 and "pa55" not in err


def test_a_copy_that_was_handed_over_comes_together_by_command(shell, tmp_path):
    shell(*NEW)
    shell("export", "1", "--to", str(tmp_path / "out.zip"))
    shell("import", str(tmp_path / "out.zip"), home="other")
    shell("set", "1", "title=Other", "particulars=Paint", home="other")
    shell("set", "1", "title=Mine")
    shell("export", "1", "--to", str(tmp_path / "back.zip"), home="other")
    code, out, _ = shell("merge", str(tmp_path / "back.zip"))

    assert code == 1 and "title: here Mine; in the copy Other" in out
    told = json.loads(shell("show", "1", "--json")[1])
    assert (told["title"], told["particulars"]) == ("Mine", "Paint")
