"""The inbox of sample_cases/leeds_website: a website paid in part, and a complaint."""

# ruff: noqa: E501  (papers quote whole sentences)

from __future__ import annotations

import io
import random
from datetime import UTC, datetime

import files
import paper
from PIL import Image, ImageDraw, ImageFilter

STUDIO = "Aire Web Studio Ltd"
CLIENT = "Kirkgate Kitchens Ltd"


def _head(sheet: paper.Paper) -> None:
    sheet.line(STUDIO, font="Head-Bold", size=17, color=paper.BLUE)
    sheet.line("Unit 4, Example Mill, Leeds LS1 0AA · Company no. 99999901 · VAT GB 999 0000 27",
               font="Head", size=8.5)  # fmt: skip
    sheet.line("0113 496 0123 · accounts@airewebstudio.example", font="Head", size=8.5)
    sheet.space(4)
    sheet.rule()


def agreement() -> Image.Image:
    sheet = paper.Paper("Website agreement", author=STUDIO)
    _head(sheet)
    sheet.line("Website design and build agreement", font="Head-Bold", size=15)
    sheet.line("Ref. AWS/25/031 · 15 September 2025", size=10.5)
    sheet.space(6)
    for text in (
        f"Between {STUDIO} (“the Studio”) and {CLIENT}, 12 Sample Street, Leeds LS2 0AA, company "
        "no. 99999902 (“the Client”).",
        "1. The Studio will design and build a website of eleven pages with an enquiry form and a "
        "gallery, as described in the schedule of pages, version 3.",
        "2. The price is £6,500.00 plus VAT (£7,800.00), in two parts: £3,900.00 plus VAT on "
        "completion of the build for review, and £2,600.00 plus VAT on launch.",
        "3. Invoices are payable 28 days from the invoice date.",
        "4. The Client will report any fault within 14 days of launch. The Studio will put right "
        "any fault in its own work within 10 working days of the report, free of charge.",
        "5. Launch is by the Client's written sign-off. Hosting is provided by a third party.",
        "6. The law of England and Wales applies.",
    ):
        sheet.para(text, size=11, after=7)
    sheet.space(50)
    sheet.signature("Tom Hartley", "for the Studio", left=True, name="Tom Hartley, director")
    sheet.signature("Dana Whitlock", "for the Client", left=False,
                    name="Dana Whitlock, managing director")  # fmt: skip
    sheet.written_by_hand("15/9/25", x=400, y=sheet.y - 76)
    return paper.scanned(paper.picture_of(sheet.pdf(), dpi=120), "agreement", turn=-0.5)


def schedule() -> bytes:
    """The schedule of pages: the client's changes are tracked in it."""
    when = datetime(2025, 9, 12, 16, 20, tzinfo=UTC)
    document = files.word("Tom Hartley", "Schedule of pages, version 3", when)
    document.add_heading("Schedule of pages, version 3", 1)
    document.add_paragraph("Project AWS/25/031 - Kirkgate Kitchens. Changes by the client tracked.")
    number, who, at = 1, "Dana Whitlock", "2025-09-12T15:48:00Z"
    rows: list[list[tuple[str, str]]] = [
        [("", "Home, About, Showroom, "), ("del", "Blog, "), ("ins", "Gallery, "), ("", "Contact")],
        [("", "Kitchen ranges: "), ("del", "four"), ("ins", "six"), ("", " pages, one for each "),
         ("", "range")],
        [("", "Enquiry form: sends to "), ("del", "info@"), ("ins", "sales@"),
         ("", "kirkgatekitchens.example")],
        [("ins", "Gallery: 24 pictures, supplied by us by 31 October")],
        [("", "Mobile layout for phones and tablets; current versions of the usual browsers")],
    ]  # fmt: skip
    for pieces in rows:
        number = files.changed(document.add_paragraph(style="List Bullet"), pieces, who, at, number)
    document.add_paragraph("Price unchanged: £6,500.00 plus VAT.")
    return files.docx(document)


def invoice(number: str, day: str, due: str, what: str, net: str, vat: str, gross: str) -> bytes:
    sheet = paper.Paper(f"Invoice {number}", author=STUDIO)
    _head(sheet)
    sheet.line(f"INVOICE {number}", font="Head-Bold", size=16)
    sheet.line(f"Invoice date and tax point: {day}", size=10.5)
    sheet.line(f"To: {CLIENT}, 12 Sample Street, Leeds LS2 0AA", size=10.5)
    sheet.space(8)
    sheet.table(
        [
            ["Description", "Net", "VAT 20%", "Total"],
            [what, net, vat, gross],
            ["Amount due", "", "", gross],
        ],
        [0.55, 0.15, 0.15, 0.15],
        "seee",
        size=10,
        total=True,
    )
    sheet.line(f"Payment due: {due} (28 days)", font="Text-Bold", size=11.5)
    sheet.line("Sample Bank · sort code 00-00-00 · account 00012345 · Aire Web Studio Ltd", size=10)
    sheet.line("We reserve the right to claim interest and compensation under the Late Payment of "
               "Commercial Debts (Interest) Act 1998.", size=9)  # fmt: skip
    return sheet.pdf()


def credit() -> bytes:
    sheet = paper.Paper("Credit advice", author="Sample Bank")
    sheet.line("Sample Bank", font="Head-Bold", size=17)
    sheet.line("Statement extract · business current account 00012345", font="Head", size=11)
    sheet.rule()
    sheet.table(
        [
            ["Date", "Details", "Paid in (£)", "Balance (£)"],
            ["11 Dec 2025", "Balance brought forward", "", "4,118.22"],
            ["12 Dec 2025", "FPI KIRKGATE KITCHENS LTD  REF INV-2041 PART", "2,000.00", "6,118.22"],
            ["15 Dec 2025", "Balance carried forward", "", "6,118.22"],
        ],
        [0.17, 0.47, 0.18, 0.18],
        "ssee",
        size=9.5,
    )
    sheet.line("Printed 3 June 2026 at the customer's request.", size=9)
    return sheet.pdf()


def demand() -> bytes:
    sheet = paper.Paper("Letter before action", author=STUDIO)
    _head(sheet)
    sheet.line("14 September 2026", align="end", size=11)
    sheet.line(f"The Directors, {CLIENT}", font="Text-Bold", size=11)
    sheet.line("12 Sample Street, Leeds LS2 0AA · by first class post and e-mail", size=10.5)
    sheet.space(10)
    sheet.line("Letter before action: invoices INV-2041 and INV-2058", font="Head-Bold", size=13)
    sheet.space(4)
    for text in (
        "Under our agreement of 15 September 2025 we designed and built your website. You signed it "
        "off on 27 January 2026 and have used it ever since.",
        "You owe £5,800.00: £2,680.00 on INV-2041 (due 12 December 2025, after your payment of "
        "£2,000.00) and £3,120.00 on INV-2058 (due 27 February 2026), with statutory interest and "
        "compensation under the 1998 Act.",
        "You wrote on 9 March 2026 that the site was slow and the phone layout faulty. We answered "
        "on 16 March: the enquiry form was put right within two days; page speed is a matter of "
        "your hosting. No fault was reported within the 14 days of clause 4.",
        "Please pay within 14 days, or tell us in writing what you dispute and why, with copies of "
        "the documents you rely on. The agreement, both invoices and your sign-off are enclosed.",
        "We are willing to mediate. If we do not hear from you we intend to issue a claim in the "
        "County Court without further notice.",
    ):
        sheet.para(text, size=11, after=7)
    sheet.line("Yours faithfully", size=11)
    sheet.space(18)
    sheet.signature("Tom Hartley", "Tom Hartley, director", left=True)
    return sheet.pdf()


def posting() -> bytes:
    sheet = paper.Paper("Certificate of posting")
    for text, font in (
        ("CERTIFICATE OF POSTING", "Head-Bold"),
        ("Example Post, Leeds LS1", "Head"),
        ("14/09/2026 16:05   1st class, 1 item", "Fixed"),
        ("Kirkgate Kitchens Ltd, 12 Sample Street, LS2 0AA", "Head"),
        ("Cert no. 0000-0000-0914", "Fixed"),
    ):
        sheet.line(text, font=font, size=15, gap=9)
    slip = paper.picture_of(sheet.pdf(), dpi=100).crop((50, 50, 660, 260))
    desk = Image.new("RGB", (820, 420), (176, 160, 138))
    desk.paste(slip.rotate(1.5, expand=True, fillcolor=(176, 160, 138)), (90, 90))
    return paper.jpeg(
        desk, exif=paper.taken("2026:09:14 16:12:40", make="Example", model="Phone 7")
    )


def screenshot() -> bytes:
    """The client's picture of a phone: no date, no address, half a page."""
    chance = random.Random("phone")
    picture = Image.new("RGB", (390, 560), (250, 250, 250))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 390, 58), fill=(43, 62, 80))
    for n in range(3):
        pen.rectangle((340, 18 + 9 * n, 370, 21 + 9 * n), fill="white")
    pen.rectangle((16, 20, 150, 40), fill=(205, 214, 222))
    hero = Image.new("RGB", (460, 230), (196, 170, 140))
    paint = ImageDraw.Draw(hero)
    for n in range(7):
        paint.rectangle((12 + 64 * n, 40, 66 + 64 * n, 210), fill=(120 + 8 * n, 96, 70))
        paint.ellipse((56 + 64 * n, 120, 62 + 64 * n, 126), fill=(230, 220, 200))
    picture.paste(hero.filter(ImageFilter.GaussianBlur(1)), (0, 58))
    for row in range(9):
        width = chance.randint(300, 470)
        pen.rectangle((16, 310 + 24 * row, 16 + width, 320 + 24 * row), fill=(150, 156, 162))
    pen.rectangle((190, 400, 520, 450), fill=(196, 72, 52))
    kept = io.BytesIO()
    picture.save(kept, "PNG", optimize=True)
    return kept.getvalue()


UPTIME = """\
Harrow Hosting (example) - monthly report for kirkgatekitchens.example
Generated automatically 01 Jun 2026 02:00 UTC, account 20418

month      uptime   requests   form submissions   median response
2026-02    99.98%     18,204                 61            0.9 s
2026-03    99.95%     22,611                 74            2.8 s  (plan limit reached 9 days)
2026-04    99.99%     24,090                 82            2.9 s  (plan limit reached 12 days)
2026-05    99.97%     25,377                 90            3.0 s  (plan limit reached 14 days)
"""

DANA = "Dana Whitlock <dana@kirkgatekitchens.example>"
TOM = "Tom Hartley <tom@airewebstudio.example>"


def _mail(number: str, date: str, sender: str, to: str, subject: str, text: str,
          reply: str = "") -> bytes:  # fmt: skip
    heads = {"Message-ID": f"<{number}>", "Date": date, "From": sender, "To": to}
    heads["Subject"] = subject
    if reply:
        heads["In-Reply-To"] = heads["References"] = f"<{reply}>"
    return files.mail(heads, files.part(text, "utf-8"))


def sign_off() -> bytes:
    return _mail(
        "dw-0127@kirkgatekitchens.example", "Tue, 27 Jan 2026 17:22:18 +0000", DANA, TOM,
        "Re: Kirkgate Kitchens - ready to launch",
        "Hi Tom,\n\nHappy for this to go live. Looks great and the team love the gallery. Please "
        "launch tonight\nand send the final invoice for £2,600 plus VAT as agreed.\n\nDana\n\n"
        "On Tue, 27 Jan 2026 at 11:05, Tom Hartley <tom@airewebstudio.example> wrote:\n"
        "> Hi Dana,\n>\n> All eleven pages are on the test site, with the corrections from Friday.\n"
        "> If you are happy, please confirm by reply and we will launch.\n>\n"
        "> On Fri, 23 Jan 2026 at 15:40, Dana Whitlock wrote:\n"
        ">> Three small things: the Harewood range price, our new opening hours,\n"
        ">> and the form should go to sales@.\n",
        "th-0127@airewebstudio.example",
    )  # fmt: skip


def reminder() -> bytes:
    return _mail(
        "th-0303@airewebstudio.example", "Tue, 3 Mar 2026 09:30:00 +0000", TOM, DANA,
        "INV-2041 and INV-2058 overdue",
        "Dear Dana,\n\nThank you for the £2,000 in December. £2,680.00 of INV-2041 and all of "
        "INV-2058 (£3,120.00)\nare now overdue, £5,800.00 in total. Could you tell me when we can "
        "expect payment?\n\nRegards,\nTom\n",
    )  # fmt: skip


def complaint() -> bytes:
    return _mail(
        "dw-0309@kirkgatekitchens.example", "Mon, 9 Mar 2026 18:47:31 +0000", DANA, TOM,
        "Re: INV-2041 and INV-2058 overdue",
        "Tom,\n\nWe are not happy. The site is slow, the layout breaks on my phone and the enquiry "
        "form did not\nsend anything last weekend. I am not paying the rest until this is sorted.\n"
        "\nDana\n\nOn Tue, 3 Mar 2026 at 09:30, Tom Hartley <tom@airewebstudio.example> wrote:\n"
        "> £2,680.00 of INV-2041 and all of INV-2058 (£3,120.00)\n> are now overdue, £5,800.00 in "
        "total.\n",
        "th-0303@airewebstudio.example",
    )  # fmt: skip


def answer() -> bytes:
    return _mail(
        "th-0316@airewebstudio.example", "Mon, 16 Mar 2026 10:02:55 +0000", TOM, DANA,
        "Re: INV-2041 and INV-2058 overdue",
        "Dear Dana,\n\n- Form: your mail server refused messages on 7 and 8 March. We added a "
        "second route on 11 March\n  and it has worked since.\n- Speed: the pages load in under a "
        "second until the hosting plan's limit is reached. The plan is\n  yours with Harrow; the "
        "next one up costs £18 a month.\n- Phone layout: please send the model and a picture with "
        "the address showing. We cannot\n  reproduce it on six phones.\n\nNone of this was reported "
        "within 14 days of launch (clause 4).\n\nTom\n",
        "dw-0309@kirkgatekitchens.example",
    )  # fmt: skip


def set_off() -> bytes:
    return _mail(
        "dw-0604@kirkgatekitchens.example", "Thu, 4 Jun 2026 16:15:09 +0100", DANA, TOM,
        "Website - our position",
        "Tom,\n\nWe had another developer go over the site in May. She charged us £1,450, and we "
        "will be taking\nthat off whatever is owed. Picture of the phone layout attached.\n\n"
        "We do accept the first half of the work was done.\n\nDana\n",
    )  # fmt: skip


def offer() -> bytes:
    return _mail(
        "dw-1006@kirkgatekitchens.example", "Tue, 6 Oct 2026 12:33:47 +0100", DANA, TOM,
        "WITHOUT PREJUDICE - Aire Web Studio",
        "Tom,\n\nWithout prejudice. To bring this to an end I would pay £3,000 in full and final "
        "settlement,\nwithin 14 days of your agreement.\n\nDana\n",
    )  # fmt: skip


def advice() -> bytes:
    return _mail(
        "th-1012@airewebstudio.example", "Mon, 12 Oct 2026 09:12:00 +0100", TOM,
        "R. Okafor <r.okafor@okafor-sample-law.example>",
        "Kirkgate Kitchens - may we ask your advice?",
        "Dear Ms Okafor,\n\nConfidential, for the purpose of legal advice. Would you look at the "
        "set-off of £1,450 and tell\nus whether clause 4 answers it? Privately we would take "
        "£4,500 to be done with it.\n\nTom Hartley\n",
    )  # fmt: skip


def inbox() -> dict[str, bytes]:
    """Return the files by name."""
    return {
        "agreement-signed-scan.pdf": paper.picture_pdf([agreement()], "scan", quality=42),
        "schedule-of-pages-v3-tracked.docx": schedule(),
        "INV-2041.pdf": invoice("INV-2041", "14 November 2025", "12 December 2025",
                                "Website build, completed for review (AWS/25/031)", "£3,900.00",
                                "£780.00", "£4,680.00"),
        "INV-2058.pdf": invoice("INV-2058", "30 January 2026", "27 February 2026",
                                "Website launch, balance (AWS/25/031)", "£2,600.00", "£520.00",
                                "£3,120.00"),
        "bank-credit-2025-12-12.pdf": credit(),
        "2026-01-27-sign-off.eml": sign_off(),
        "hosting-report-2026-05.txt": UPTIME.encode("utf-8"),
        "2026-03-03-reminder.eml": reminder(),
        "2026-03-09-complaint.eml": complaint(),
        "2026-03-16-answer.eml": answer(),
        "2026-06-04-set-off.eml": set_off(),
        "client-phone-screenshot.png": screenshot(),
        "2026-09-14-letter-before-action.pdf": demand(),
        "certificate-of-posting.jpg": posting(),
        "2026-10-06-without-prejudice-offer.eml": offer(),
        "2026-10-12-to-solicitor.eml": advice(),
    }  # fmt: skip
