"""A call is logged with what it was about, and the log of calls tells it."""

from __future__ import annotations

import pytest
from written_words import text_of

from casefile.__main__ import main
from casefile.library import CODES, languages
from casefile.model.contact import About
from casefile.model.disclosure import Disclosure


@pytest.fixture
def log(desk):
    def run(*given):
        home = ["--home", str(desk.home), "--on", "2026-11-20", "--language", "en"]
        return main(["log", "1", *given, *home])

    return run


def test_a_call_is_about_the_payment_an_invoice_a_complaint_or_another_matter(desk, id_, log):
    ref = desk.case(id_).debts[0].ref
    for about in ("payment", ref, "complaint", "other"):
        assert log("--said", "hello", "--about", about) == 0
    assert [(c.about.value, c.debt) for c in desk.case(id_).contacts] == [
        ("payment", ""),
        ("payment", ref),
        ("complaint", ""),
        ("other", ""),
    ]


def test_a_call_about_an_invoice_that_the_case_lacks_is_refused_with_those_it_has(
    desk, id_, log, capsys
):
    assert log("--said", "hello", "--about", "INV-9") == 2
    assert desk.case(id_).debts[0].ref in capsys.readouterr().err
    assert desk.case(id_).contacts == ()


def test_a_promise_in_a_call_about_another_matter_is_refused(desk, id_, log, capsys):
    promise = ("--promise", "400 by 2026-12-01")
    assert log(*promise, "--about", "other") == 2
    assert "something else than this debt" in capsys.readouterr().err
    assert desk.case(id_).contacts == ()
    assert log(*promise, "--about", "complaint") == 0


@pytest.mark.parametrize("code", CODES)
def test_the_log_of_calls_tells_what_each_was_about(desk, id_, log, tmp_path, code):
    ref = desk.case(id_).debts[0].ref
    for about in ("complaint", ref):
        log("--said", "hello", "--about", about)
    for one in desk.case(id_).contacts:
        desk.keep_contact(id_, one, one.but(disclosure=Disclosure.OPEN))
    made = desk.write(id_, "call_log", to=tmp_path / "calls.docx", language=code)
    words, told = languages()[code], text_of(made.path)
    assert words.name_of(About.COMPLAINT) in told
    assert words.term("contact_about.debt", debt=ref) in told


@pytest.mark.parametrize(
    ("way", "by"),
    [(("--out",), "2026-12-04"), (("--in",), "")],
)
def test_a_message_of_ours_is_kept_with_the_day_by_which_it_asks_to_pay(desk, id_, log, way, by):
    said = "Invoice 7 is overdue. Please pay it by 4 December 2026."
    assert log("--channel", "whatsapp", "--said", said, *way) == 0
    (contact,) = desk.case(id_).contacts
    assert str(contact.pay_by) == by
