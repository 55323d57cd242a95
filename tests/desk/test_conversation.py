"""The conversation on the sample cases: every form of it, its texts, its plan, its hours."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime

import pytest
from written_words import text_of

from casefile.desk import Desk
from casefile.library import CODES, data_folder
from casefile.model.claim import Debt, Payment
from casefile.model.contact import Channel
from casefile.model.plan import StepStatus
from casefile.model.position import Position, Reason

FORMS = (
    *("corrected_invoice_note", "recap_of_call", "reminder_of_signature", "offer"),
    *("terms_sheet", "acceptance_protocol", "authority_to_lawyer", "write_off_note"),
    "lessons_page",
)
FOLDERS = sorted(f.parent for f in data_folder("sample_cases").glob("*/case.toml"))
NAMES = [folder.name for folder in FOLDERS]


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """Each sample case in a library of its own, on the day of its expected.toml."""
    kept = {}

    def load(name):
        if name not in kept:
            folder = next(f for f in FOLDERS if f.name == name)
            on = tomllib.loads((folder / "expected.toml").read_text("utf-8"))["on"]
            desk = Desk(
                tmp_path_factory.mktemp(name),
                language="en",
                on=on,
                now=lambda: datetime(on.year, on.month, on.day, 9, 0, tzinfo=UTC),
            )
            kept[name] = (desk, desk.new_from(folder / "case.toml").case.id)
        return kept[name]

    return load


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_every_form_of_the_conversation_is_written_and_passes_its_check(
    samples, tmp_path, name, form, code
):
    desk, id_ = samples(name)
    done = desk.write(id_, form, language=code, to=tmp_path / f"{form}.docx")
    text = text_of(done.path)
    assert "{" not in text
    assert "[packets." not in text
    floor = desk.case(id_).private.floor
    if form not in ("write_off_note", "lessons_page", "authority_to_lawyer"):
        assert desk.languages[code].money(floor) not in text


@pytest.mark.parametrize("name", NAMES)
def test_letters_become_texts_long_and_short(samples, name):
    desk, id_ = samples(name)
    letters = [f.name for f in desk.forms.values() if f.letter and not f.receipt]
    letters.remove("final_notice")  # it announces a demand, and each sample has sent one
    assert len(letters) >= 9
    for form in letters:
        for code in CODES:
            for short in (False, True):
                text = desk.message(id_, form, language=code, short=short)
                assert "{" not in text
                assert "[message" not in text
                assert len(text) < (600 if short else 6000)


def test_a_reminder_of_the_signature_quotes_clause_paper_and_signer(samples):
    desk, id_ = samples("haifa_catering")
    text = desk.message(id_, "reminder_of_signature").replace("\u00a0", " ")
    assert "אורן שלו" in text
    assert "15 באפריל 2026" in text
    assert "הזמנה חתומה מס' 26-014" in text


def test_a_sheet_of_terms_tells_nothing_of_the_dispute(samples, tmp_path):
    desk, id_ = samples("leeds_website")
    text = text_of(desk.write(id_, "terms_sheet", to=tmp_path / "t.docx").path)
    assert "5,800" not in text
    assert "INV-" not in text


def test_the_plan_of_each_sample_follows_its_reason(samples):
    desk, id_ = samples("haifa_catering")
    found = desk.plan(id_)
    assert found.reason is Reason.DENIAL
    assert [s.status for s in found.steps[:1]] == [StepStatus.DONE]
    assert found.steps[1].form == "reminder_of_signature"

    desk, id_ = samples("lodz_invoices")
    found = desk.plan(id_)
    assert {p.code for p in found.patterns} >= {"promises", "playing_for_time"}
    assert found.steps[0].id == "answer_offer"  # their offer of 23 October waits


def test_before_a_call_day_and_hour_are_of_one_moment_in_the_place_of_the_debtor(samples, tmp_path):
    """Saturday 21:30 in UTC is Saturday 23:30 in Haifa; two hours later it is Sunday there."""
    desk, id_ = samples("haifa_catering")

    def codes(moment, on=None):
        there = Desk(tmp_path, language="en", on=on, now=lambda: moment)
        return [c.code for c in there.before_contact(desk.case(id_), Channel.PHONE)]

    saturday, sunday = datetime(2026, 11, 21, 21, 30, tzinfo=UTC), date(2026, 11, 22)
    assert {"hour", "day_of_rest"} <= set(codes(saturday))
    assert "day_of_rest" not in codes(saturday.replace(hour=23))
    assert "day_of_rest" not in codes(saturday, sunday), "the day that was asked for stays"
    assert "hour" in codes(saturday) and "hour" not in codes(saturday, sunday)


@pytest.mark.parametrize(
    ("code", "settled", "part", "noted"),
    [
        ("en", "a reasoned reply", "full payment", "we have noted"),
        ("he", "לתשובה מנומקת", "לתשלום מלא", "נרשמו לפנינו"),
        ("pl", "umotywowanej odpowiedzi", "w całości", "przyjęliśmy do wiadomości"),
    ],
)
def test_a_final_notice_says_what_came(tmp_path, code, settled, part, noted):
    desk = Desk(tmp_path, language="en", on=date(2026, 11, 22))
    debt = Debt(ref="2418", amount="2260 GBP", due="2026-04-09")
    paid = (Payment(amount="600 GBP", dated="2026-05-29"),)
    said = (Position(defence="quality_complaint", said="Brown.", disclosure="open"),)
    for payments, positions in ((), ()), (paid, ()), ((), said), (paid, said):
        id_ = desk.new(respondent="Marco", place="ew").case.id
        facts = {"debts": (debt,), "payments": payments, "positions": positions}
        desk.change(id_, lambda now, facts=facts: now.but(**facts), note="x")
        text = desk.message(id_, "final_notice", language=code).replace("\u00a0", " ")
        assert (settled in text) is not bool(positions)
        assert (part in text) is bool(payments)
        assert (noted in text) is bool(positions)
        recap = desk.message(id_, "recap_of_call", language=code).replace("\u00a0", " ")
        assert not any(word in recap for word in ("tomorrow", "מחר", "jutro"))


def test_the_gaps_of_a_letter_are_told_with_it(tmp_path):
    desk = Desk(tmp_path / "h", language="en", on=date(2026, 11, 22))
    debt = Debt(ref="1902", amount="9800 GBP", due="2025-02-07")
    id_ = desk.new(respondent="Glen", place="ew").case.id
    desk.change(id_, lambda now: now.but(debts=(debt,)), note="x")
    done = desk.write(id_, "reminder_of_signature", to=tmp_path / "r.docx")
    assert "the paper that was signed" in done.blanks
