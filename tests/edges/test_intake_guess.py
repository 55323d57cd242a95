"""Suggestions: each sets one field of an exhibit, with its reason and the words that led to it."""

import pytest
from guesses import EW, HIS_MAIL, IL, PL, mail, read, told

from casefile.intake.guess import suggestions
from casefile.intake.reading import FullReading
from casefile.library import languages
from casefile.model.exhibit import NO_FIELD, PLEA, Exhibit


@pytest.mark.parametrize(
    ("text", "case", "kind", "dated", "made", "shows"),
    [
        (
            "Faktura VAT nr FV/12/2026\nData wystawienia: 12.01.2026\n"
            "Sprzedawca: Stolarnia Dąb sp. z o.o.\nNabywca: Kawiarnia Pod Lipą",
            PL,
            "invoice",
            "2026-01-12",
            "claimant",
            {"amount", "due"},
        ),
        (
            "Umowa o dzieło nr 5\nzawarta w dniu 3 listopada 2025 r. pomiędzy Stolarnia Dąb "
            "sp. z o.o. a Kawiarnia Pod Lipą s.c.",
            PL,
            "contract",
            "2025-11-03",
            "both",
            {"parties", "agreement"},
        ),
        ("Protokół odbioru\n12.02.2026", PL, "acceptance", "2026-02-12", None, {"performance"}),
        ("Wezwanie do zapłaty\n1.03.2026", PL, "demand", "2026-03-01", None, {"due"}),
        (
            "הזמנת עבודה מס' 17\nתאריך: 12/01/2026\nמזמין: יוסי לוי",
            IL,
            "order",
            "2026-01-12",
            "respondent",
            {"agreement"},
        ),
        (
            "תעודת משלוח 445\n12 בינואר 2026",
            IL,
            "delivery_note",
            "2026-01-12",
            None,
            {"performance"},
        ),
        ("הצעת מחיר\n1.1.2026", IL, "quote", "2026-01-01", None, set()),
        ("הודאה בחוב\n1.1.2026", IL, "acknowledgement", "2026-01-01", None, {"amount", "unpaid"}),
        (
            "Settlement Agreement dated 12 January 2026",
            EW,
            "settlement",
            "2026-01-12",
            None,
            set(),
        ),
        ("Bank statement\n2026-02-01", EW, "bank_record", "2026-02-01", "third_party", set()),
        ("Nothing in particular", EW, "unknown", None, None, set()),
    ],
)
def test_papers_are_told_by_their_words(text, case, kind, dated, made, shows):
    found = told(read(text, "p.txt"), "p.txt", case)

    assert found["kind"] == {kind}
    assert found.get("dated") == ({dated} if dated else None)
    assert found.get("provenance") == ({made} if made else None)
    assert found.get("shows", set()) == shows


def test_his_promise_can_show_unpaid_and_the_sum_and_quoted_words_count_for_nothing():
    by_value = {s.value: s for s in suggestions(HIS_MAIL, "m.eml", PL) if s.field == "shows"}

    assert set(by_value) == {"unpaid", "amount", "performance"}
    assert by_value["unpaid"].reason == "promises_to_pay"
    assert "Zapłacę 4 500,00 zł" in by_value["unpaid"].because


@pytest.mark.parametrize(
    ("text", "amount", "due"),
    [
        (
            "INVOICE INV-7\nWork £3,900.00\nTotal £4,680.00\nPayment due: 12 December 2025",
            "£4,680.00",
            "Payment due: 12 December 2025",
        ),
        (
            "Faktura nr 7\nRazem 100,00 zł\nDo zapłaty: 18 450,00 zł\nTermin płatności: 11.03.2026",
            "Do zapłaty: 18 450,00 zł",
            "Termin płatności: 11.03.2026",
        ),
        (
            'חשבונית מס 7\nסה"כ 31,860.00 ש"ח\nלתשלום עד: 15/04/2026',
            '31,860.00 ש"ח',
            "לתשלום עד: 15/04/2026",
        ),
    ],
)
def test_an_invoice_shows_sum_and_due_day_by_its_own_words(text, amount, due):
    by_value = {s.value: s for s in suggestions(read(text, "7.txt"), "7.txt") if s.field == "shows"}

    assert by_value["amount"].reason == "says_amount" and amount in by_value["amount"].because
    assert (by_value["due"].reason, by_value["due"].because) == ("names_due", due)


def test_a_head_of_a_column_names_no_day_and_the_kind_of_the_paper_remains_the_reason():
    full = read("INVOICE 7\nPayment due\nsome other words", "7.txt")

    assert {(s.value, s.reason) for s in suggestions(full, "7.txt") if s.field == "shows"} == {
        ("amount", "shows_by_kind"),
        ("due", "shows_by_kind"),
    }


def test_a_mail_that_admits_the_debt_says_so_and_not_what_such_papers_usually_show():
    said = "I know I owe you 500 GBP and need more time."
    full = mail("owner@harbourcafe.example", "ops@brightsparks.example", "x", said)
    reasons = {s.value: s.reason for s in suggestions(full, "m.eml", EW) if s.field == "shows"}

    assert reasons == {"unpaid": "admits_debt", "agreement": "admits_debt", "amount": "says_amount"}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("INV-7 is outstanding. Could you please let me have it by 31 July 2026.", "demand"),
        ("החשבונית טרם שולמה. אבקש לשלם את היתרה.", "demand"),
        ("Faktura jest przeterminowana, prosimy o zapłatę.", "demand"),
        ("Attached is INV-7. Please pay by 31 July 2026.", "email"),
        ("INV-7 is outstanding. Please pay half by Friday and we call it settled.", "email"),
    ],
)
def test_a_mail_of_ours_that_asks_for_what_is_overdue_is_a_demand(body, kind):
    ours, his = "ops@brightsparks.example", "owner@harbourcafe.example"

    assert told(mail(ours, his, "Re: INV-7", body), "m.eml", EW)["kind"] == {kind}
    assert told(mail(his, ours, "Re: INV-7", body), "m.eml", EW)["kind"] == {"email"}


def test_a_contract_that_names_its_term_shows_when_it_fell_due():
    text = "Website agreement\n2. The price is £3,600.\n4. Invoices are payable within 30 days."
    by_value = {s.value: s for s in suggestions(read(text, "a.txt"), "a.txt") if s.field == "shows"}

    assert by_value["due"].because.endswith("Invoices are payable within 30 days.")


def test_our_own_mail_shows_nothing_by_its_words():
    full = mail("ops@brightsparks.example", "owner@harbourcafe.example", "x", "I will pay you")

    assert told(full, "m.eml", EW).get("shows") is None
    assert told(full, "m.eml", EW)["provenance"] == {"claimant"}


def test_a_chat_counts_only_what_the_other_side_said():
    full = read(
        "[3.10.2026, 14:21:05] דנה כהן עיצוב: אשלם לך בחזרה\n"
        '[3.10.2026, 14:22:00] יוסי לוי: אשלם 5,000 ש"ח מחר\n',
        "_chat.txt",
    )
    shown = [s for s in suggestions(full, "_chat.txt", IL) if s.field == "shows"]

    assert {s.value for s in shown} == {"unpaid", "amount"}
    assert all("5,000" in s.because for s in shown)


def test_a_title_is_the_line_that_names_the_paper_not_the_letterhead():
    text = "Bright Sparks Ltd\n12 Example St, Leeds LS1 0AA\nINVOICE INV-7\nfor wiring"

    assert told(read(text, "p.txt"), "p.txt", EW)["title"] == {"INVOICE INV-7"}


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        (
            "יוסי לוי\n29.9.2026\nלכבוד גב' דנה כהן עיצוב\nהנדון: תלונה על האירוע מיום 3.9.2026\n"
            "המנה הוגשה קרה.\nההזמנה הייתה ל-150 סועדים בלבד.",
            IL,
            ("letter", "2026-09-29", "תלונה על האירוע מיום 3.9.2026", "respondent"),
        ),
        (
            "דנה כהן עיצוב\n25.10.2026\nלכבוד יוסי לוי\nבדואר רשום\n"
            "הנדון: יתרת חוב - דרישה לתשלום\n"
            "ביום 3.9.2026 סיפקתי לכם.",
            IL,
            ("demand", "2026-10-25", "יתרת חוב - דרישה לתשלום", "claimant"),
        ),
        (
            "הזמנת קייטרינג מס' 71\nבין: דנה כהן עיצוב\nלבין: יוסי לוי\n"
            '4. מקדמה: 10,000 ש"ח בחתימת ההזמנה.\nנחתם ביום 2.8.2026',
            IL,
            ("order", "2026-08-02", "הזמנת קייטרינג מס' 71", "both"),
        ),
        (
            "Harbour Cafe Ltd\nUnit 3 Mill, Leeds LS1 9ZZ\n20 August 2026\n"
            "Dear Bright Sparks Ltd,\n"
            "Your invoice INV-7\nThe agreement of 1 May 2026 was never kept.",
            EW,
            ("letter", "2026-08-20", "Your invoice INV-7", "respondent"),
        ),
        (
            "Kawiarnia Pod Lipą s.c.\nul. Lipowa 3, 90-001 Łódź\nŁódź, dnia 5 marca 2026 r.\n"
            "Do: Stolarnia Dąb sp. z o.o.\nDotyczy: faktury FV/12/2026\nW dniu 1.02.2026 odbiór.",
            PL,
            ("letter", "2026-03-05", "faktury FV/12/2026", "respondent"),
        ),
    ],
)
def test_a_letter_is_told_by_its_head_and_not_by_the_papers_it_speaks_of(text, case, expected):
    found = told(read(text, "p.txt"), "p.txt", case)

    told_of_it = [found.get(name) for name in ("kind", "dated", "title", "provenance")]
    assert told_of_it == [{value} for value in expected]


def test_of_several_days_the_one_the_file_is_named_by_wins_when_the_text_has_it():
    text = "Letter\nYou ordered on 8.2.2026.\nHaifa, 14 ביוני 2026"

    assert told(read(text, "letter 2026-06-14.txt"), "letter 2026-06-14.txt", IL)["dated"] == {
        "2026-06-14"
    }


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Screenshot_20260302.png", "screenshot"), ("zrzut ekranu.png", "screenshot")],
)
def test_screenshots_are_told_by_name(name, kind):
    full = FullReading(reader="picture", media_type="image/png")

    assert told(full, name, PL)["kind"] == {kind}


def test_a_day_in_the_name_serves_when_there_is_no_other():
    full = FullReading(reader="picture", media_type="image/jpeg")

    assert told(full, "IMG-20261007-WA0003.jpg", PL)["dated"] == {"2026-10-07"}


def test_every_suggestion_fits_its_field_and_every_reason_has_words():
    spoken = languages()
    texts = ["Faktura nr 1/2026 z dnia 1.2.2026", "חוזה מיום 1.2.2026", "Contract of 1 May 2026"]
    for full in [HIS_MAIL, *(read(text, "p.txt") for text in texts)]:
        for suggestion in suggestions(full, "p.txt", PL):
            value = {suggestion.value} if suggestion.field == "shows" else suggestion.value
            assert suggestion.field != PLEA, "what is quoted is not what he says"
            if suggestion.field not in NO_FIELD:
                Exhibit(mark="C-1").but(**{suggestion.field: value})
            for language in spoken.values():
                assert language.has(f"suggestions.{suggestion.reason}")


def test_an_order_that_names_a_sum_shows_the_sum_too_and_one_without_does_not():
    """Purchase order and contract: what the review asks of the amount, the guess offers."""
    head = "PURCHASE ORDER No. 41\nHarbour Cafe Ltd orders from Bright Sparks Ltd\n"
    priced = read(head + "40 lamps, total £1,800.00, payment within 30 days.\n", "po.txt")
    bare = read(head + "40 lamps, payment within 30 days.\n", "po.txt")
    assert told(priced, "po.txt", EW)["kind"] == {"order"}
    assert told(priced, "po.txt", EW)["shows"] >= {"agreement", "amount"}
    assert "amount" not in told(bare, "po.txt", EW)["shows"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("LETTER BEFORE ACTION", "demand"),
        ("Notice before action", "demand"),
        ("Final demand", "demand"),
        ("Ostateczne przedsądowe wezwanie do zapłaty", "demand"),
        ("מכתב התראה לפני נקיטת הליכים", "demand"),
        ("התראה אחרונה", "demand"),
        ("Certificate of posting", "proof_of_sending"),
        ("Potwierdzenie nadania przesyłki poleconej", "proof_of_sending"),
        ("Dowód nadania", "proof_of_sending"),
        ("אישור על משלוח דואר רשום", "proof_of_sending"),
    ],
)
def test_a_demand_and_the_proof_that_it_was_posted_are_known_by_their_titles(title, kind):
    assert told(read(f"12.5.2026\n\n{title}\n\nINV-7", "p.txt"), "p.txt", EW)["kind"] == {kind}


def test_a_demand_by_mail_is_one_when_we_wrote_it_and_its_subject_says_so():
    ours = mail("ops@brightsparks.example", "owner@harbourcafe.example", "Letter before claim", "x")
    assert told(ours, "m.eml", EW)["kind"] == {"demand"}
    his = mail("owner@harbourcafe.example", "ops@brightsparks.example", "Your final demand", "x")
    assert told(his, "m.eml", EW)["kind"] == {"email"}


def test_a_mail_that_orders_at_a_price_shows_the_price_too():
    order = (
        "Zamawiam 120 kompletów pościeli hotelowej z adamaszku, rozmiar 160 na 200 centymetrów, "
        "z haftem, z dostawą do końca sierpnia, za 15 000 zł brutto."
    )
    full = mail("kontakt@podlipa.example", "biuro@stolarnia-dab.example", "Pościel", order)
    told_ = {s.value: s for s in suggestions(full, "m.eml", PL) if s.field == "shows"}
    assert told_["amount"].reason == "says_amount"
    assert "15 000 zł" in told_["amount"].because


def test_a_statement_saved_as_a_table_has_no_title_of_column_heads():
    table = (
        "Data operacji;Opis;Kontrahent;Kwota;Saldo\n2026-09-10;wpłata;Kawiarnia;5000,00;6000,00\n"
    )
    full = read(table, "b.csv")
    assert full.rows
    assert "title" not in told(full, "b.csv", PL)
