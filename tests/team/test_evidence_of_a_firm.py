"""What one clerk of a firm took in is known, found and compared on the machine of another."""

from __future__ import annotations

import pytest
from team_server import fresh_firm

from casefile.desk import Desk
from casefile.store.team.founding import Role

MAILS = 12


@pytest.fixture
def desks(tmp_path):
    """Two clerks of one firm, each on a machine of their own, and a case they share."""
    seats = fresh_firm(Role.CLERK, Role.CLERK)
    opened = [Desk.at(tmp_path / f"machine{n}", language="en") for n in range(2)]
    for desk, seat in zip(opened, seats, strict=True):
        desk.join(str(seat))
    opened[0].new(respondent="Żółw s.c.", place="pl")
    return opened


def mails(folder, *, via=""):
    folder.mkdir()
    for n in range(MAILS):
        said = " ".join(f"pozycja{n}x{k} kosztuje {k * 13 + n} zł" for k in range(12))
        (folder / f"{n:02}.eml").write_text(
            f"{via}From: Żółw <biuro@zolw.example>\nTo: ann@firm.example\nMessage-ID: <{n}@zolw>\n"
            f"Date: Mon, 02 Feb 2026 10:00:00 +0000\nSubject: List {n}\n\n{said}\n",
            encoding="utf-8",
        )
    return folder


def test_a_folder_of_mails_is_one_change_and_is_read_and_found_on_another_machine(desks, tmp_path):
    dana, rut = desks
    filed = dana.add("1", [mails(tmp_path / "in")])
    assert [x.exhibit.mark for x in filed] == [f"C-{n + 1}" for n in range(MAILS)]
    told = dana.store.entries(dana.case("1").id)
    assert [x["note"] for x in told if x["action"] == "edit"] == [f"add {MAILS}"]

    case = rut.case("1")
    assert len(case.exhibits) == MAILS
    assert all(not x.reading.trouble and x.reading.message_id for x in case.exhibits)
    assert "pozycja7x3 kosztuje 46" in rut.full_reading(case.id, case.exhibit("C-8")).text
    (hit,) = rut.search("pozycja7x3")
    assert hit.mark == "C-8"


def test_what_another_clerk_took_in_is_a_duplicate_a_copy_or_alike_here_too(desks, tmp_path):
    dana, rut = desks
    came = mails(tmp_path / "in")
    dana.add("1", [came])
    again = mails(tmp_path / "again", via="Received: by mx.example; Mon, 2 Feb 2026\n")
    draft = tmp_path / "draft.txt"
    text = dana.full_reading("1", dana.case("1").exhibit("C-4")).own_text
    draft.write_text(text.replace("pozycja3x5", "pozycja"), encoding="utf-8")

    same, copy, alike = rut.add("1", [came / "00.eml", again / "01.eml", draft])
    assert same.duplicate_of == "C-1"
    assert [x.value for x in copy.exhibit.suggestions if x.field == "copy_of"] == ["C-2"]
    assert [x.value for x in alike.exhibit.suggestions if x.reason == "nearly_the_same"] == ["C-4"]
    assert rut.check("1", read=True) == ()
