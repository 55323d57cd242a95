"""Suggestions: each sets one field of an exhibit, with its reason and the words that led to it."""

import pytest
from guesses import EW, HIS_MAIL, IL, PL, mail, read, told

from casefile.intake.clues import hint
from casefile.intake.guess import suggestions
from casefile.library import languages
from casefile.model.exhibit import Exhibit
from casefile.model.suggestion import NO_FIELD, PLEA


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


@pytest.mark.parametrize(
    "head",
    [
        "Data wystawienia: 23.06.2026, Poznań\n\nData sprzedaży: 18.06.2026",
        "Data sprzedaży: 18.06.2026\nData wystawienia: 23.06.2026",
        "Data sprzedaży 18.06.2026   Data wystawienia 23.06.2026",
        "Date of supply: 18/06/2026\nInvoice date: 23/06/2026",
        "תאריך אספקה: 18.06.2026\nתאריך: 23.06.2026",
    ],
)
def test_an_invoice_bears_the_day_of_its_issue_and_not_that_of_the_sale(head):
    full = read(f"Faktura nr 7/2026\n\n{head}\n\nDo zapłaty: 10,00 zł", "7.txt")

    assert told(full, "7.txt", PL)["dated"] == {"2026-06-23"}


def test_an_invoice_shows_its_sum_by_the_line_to_pay_and_not_by_the_dearest_of_its_rows():
    rows = "Rebranding 14 760,00 zł\nZaliczka -4 428,00 zł\nDo zapłaty: 10 332,00 zł"
    shows = suggestions(read(f"Faktura nr FV/12/2026\n{rows}", "7.txt"), "7.txt", PL)

    assert [s.because for s in shows if s.value == "amount"] == ["Do zapłaty: 10 332,00 zł"]


@pytest.mark.parametrize(
    "said",
    [
        "Pliki pobrane, wszystko się zgadza. Akceptujemy bez uwag.",
        "Odbieramy bez uwag.",
        "Files downloaded, everything is in order.",
        "We accept the work.",
        "הורדנו את הקבצים, הכול תקין.",
    ],
)
def test_a_customer_who_takes_the_work_without_reservation_shows_that_it_was_done(said):
    his = mail("owner@harbourcafe.example", "ops@brightsparks.example", "Re: files", said)

    assert told(his, "m.eml", EW)["shows"] == {"performance"}


def test_an_invoice_of_another_number_and_sum_is_no_guess_at_what_this_debt_shows():
    def shows(number, amount):
        full = read(f"Faktura nr {number}\nDo zapłaty: {amount} zł", "f.txt")
        return {s.value for s in suggestions(full, "f.txt", PL) if s.field == "shows"}

    assert shows("FZ 3/04/2026", "4 428,00") == set()
    assert shows("FV/12/2026", "4 428,00") == {"amount", "due"}
    assert shows("FZ 3/04/2026", "12 300,00") == {"amount", "due"}


def test_an_order_is_of_who_heads_it_and_of_both_where_both_sign():
    ours, his = "Bright Sparks Ltd", "Harbour Cafe Ltd"
    head = f"{ours}\nORDER CONFIRMATION\nCustomer: {his}\nOne sign as agreed\nTotal: £400.00\n"

    def made(text):
        return told(read(text, "order.txt"), "order.txt", EW).get("provenance")

    assert made(head) is None, "our own form: who made it is asked"
    signed = f"Signed for {ours}: Martin Hale\nSigned for {his}: K. Pell\n"
    assert made(head + "We make and fit it.\n" * 9 + signed) == {"both"}
    assert made(f"{his}\nPURCHASE ORDER\nSupplier: {ours}\nOne sign\n") == {"respondent"}
    assert made(f"PURCHASE ORDER\nTo: {ours}\nOne sign\n{his}\n") == {"respondent"}
    assert made(f"PURCHASE ORDER\nOne sign for {his}\n") == {"respondent"}


def test_a_kitchen_is_praised_and_its_payment_promised_and_timed_in_plain_words():
    def shows(text):
        his = mail("owner@harbourcafe.example", "ops@brightsparks.example", "Re: sign", text)
        return told(his, "m.eml", EW).get("shows", set())

    assert shows("Looks absolutely great, thanks to the lads!") == {"performance"}
    assert shows("Got it, will sort it end of the month.") == {"unpaid"}
    terms = "CONTRACT\nBright Sparks Ltd and Harbour Cafe Ltd\nThe balance of £6,750.00 is due 14 "
    assert "due" in told(read(f"{terms}days after completion.", "c.txt"), "c.txt", EW)["shows"]


def test_a_slip_is_called_what_it_is_and_not_by_the_name_of_who_gave_it():
    slip = "POST OFFICE LTD\nArmley Branch\nCertificate of Posting\nDate: 23/11/2026\n"
    kind = hint("kind", "proof_of_sending", "person_said")
    titles = [
        s.value
        for s in suggestions(read(slip, "r.txt"), "r.txt", EW, said=(kind,))
        if s.field == "title"
    ]
    assert titles == ["Certificate of Posting"]


@pytest.mark.parametrize(
    ("text", "case", "kind"),
    [
        ("דואר ישראל\nאישור מסירה\nמספר משלוח: RR123456785IL\nנמסר ביום 9.3.2026", IL, "post"),
        (
            "Royal Mail\nDELIVERY NOTE\nTracking number: RR123456785GB\nDelivered 9.3.2026",
            EW,
            "post",
        ),
        ("POCZTA POLSKA S.A.\nZWROT przesyłki poleconej nr 1\nZwrot do nadawcy", PL, "post"),
        ("אישור מסירה\nנמסרו 12 כיסאות, מספר משלוח 70012345", IL, "goods"),
        ("DELIVERY NOTE\n12 chairs, sent by post", EW, "goods"),
    ],
)
def test_the_receipt_of_a_letter_is_of_the_post_and_no_note_that_goods_were_delivered(
    text, case, kind
):
    found = told(read(text, "p.txt"), "p.txt", case)
    of_post = found["kind"] == {"proof_of_sending"}
    assert of_post is (kind == "post")
    assert ("performance" in found.get("shows", set())) is (kind == "goods")


@pytest.mark.parametrize(
    ("text", "case", "his"),
    [
        ("שיק מס' 8\nשלמו לפקודת: דנה כהן עיצוב\n7,000.00 ₪\nהמושך: יוסי לוי", IL, True),
        ("CHEQUE no. 8\nPay Bright Sparks Ltd £700.00\nDrawer: Harbour Cafe Ltd", EW, True),
        ("CHEQUE no. 8\nPay Harbour Cafe Ltd £700.00\nDrawer: Bright Sparks Ltd", EW, False),
        ("CHEQUE no. 8\nPay Harbour Cafe Ltd £700.00", EW, False),
    ],
)
def test_a_cheque_is_made_by_whom_it_names_as_its_drawer(text, case, his):
    found = told(read(text, "p.txt"), "p.txt", case)
    assert found["kind"] == {"cheque"}
    assert ("respondent" in found.get("provenance", set())) is his
