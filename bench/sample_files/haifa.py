"""The inbox of sample_cases/haifa_catering: a catering order that the customer denies."""

# ruff: noqa: E501  (papers quote whole sentences)

from __future__ import annotations

import random

import files
import paper
from PIL import Image, ImageDraw, ImageFilter

FIRM = "טעמי הכרמל – יעל ברקת"
DEBTOR = 'אירועי מפרץ צפון בע"מ'


def _head(sheet: paper.Paper) -> None:
    sheet.line("טעמי הכרמל", font="Head-Bold", size=18, color=paper.BLUE)
    sheet.line("קייטרינג ואירוח · יעל ברקת, עוסק מורשה 999999907", font="Head", size=9)
    sheet.line("שדרות הדוגמה 12, חיפה · 04-000-0012 · yael@taamei-hacarmel.example", font="Head",
               size=9)  # fmt: skip
    sheet.space(4)
    sheet.rule()


def order() -> bytes:
    """The order, signed by the customer's events manager; printed here, scanned below."""
    sheet = paper.Paper("הזמנה 26-014", rtl=True, author=FIRM)
    _head(sheet)
    sheet.space(8)
    sheet.line("הזמנת שירותי קייטרינג מס' 26-014", font="Head-Bold", size=15, align="center")
    sheet.line("חיפה, 8 בפברואר 2026", align="end")
    sheet.space(6)
    sheet.line(f"המזמין: {DEBTOR}, ח.פ. 519999908", font="Text-Bold", size=11.5)
    sheet.line("רחוב הדוגמה 40, קריית ביאליק · באמצעות מר אורן שלו, מנהל אירועים", size=11)
    sheet.space(8)
    sheet.para(
        "האירוע: ערב חברה ל-120 סועדים, ביום חמישי 12 במרץ 2026, בשעה 19:00, באולם המפרש, חיפה.",
        size=11.5,
    )
    sheet.table(
        [
            ["פריט", "כמות", 'מחיר (ש"ח)', 'סה"כ (ש"ח)'],
            ["ארוחת ערב מלאה, מזנון חם וקר", "120", "195.00", "23,400.00"],
            ["עמדת קינוחים", "120", "30.00", "3,600.00"],
            ["סכום ביניים", "", "", "27,000.00"],
            ['מע"מ 18%', "", "", "4,860.00"],
            ['סה"כ לתשלום', "", "", "31,860.00"],
        ],
        [0.46, 0.14, 0.2, 0.2],
        "scee",
        size=10,
        total=True,
    )
    for text in (
        "1. התמורה תשולם בהעברה בנקאית עד ליום 15 באפריל 2026.",
        "2. ביטול עד 14 ימים לפני האירוע – ללא חיוב. לאחר מכן תחויב מלוא התמורה.",
        "3. שינויים בתפריט ייעשו בכתב, בדואר אלקטרוני.",
        "4. הזמנה זו מחייבת את המזמין עם חתימתה.",
    ):
        sheet.para(text, size=11, after=2)
    sheet.space(60)
    sheet.signature("אורן שלו", "חתימת המזמין וחותמת", left=True, name="אורן שלו, מנהל אירועים")
    sheet.signature("יעל ברקת", "חתימת הספק", left=False, name="יעל ברקת")
    sheet.stamp([DEBTOR, "ח.פ. 519999908", "קריית ביאליק"], x=205, y=sheet.y - 78)
    sheet.written_by_hand("8.2.26", x=118, y=sheet.y - 74)
    return sheet.pdf()


def menu() -> bytes:
    sheet = paper.Paper("תפריט סופי", rtl=True, author=FIRM)
    _head(sheet)
    sheet.line("תפריט סופי – ערב חברה, 12.3.2026", font="Head-Bold", size=14, align="center")
    sheet.space(10)
    for text in (
        "פתיחה: לחמי הבית, מטבלים, שמונה סלטים",
        "עיקריות: פילה דניס אפוי, חזה עוף בעשבי תיבול, לזניה צמחונית",
        "תוספות: אורז פרסי, תפוחי אדמה בתנור, ירקות צלויים",
        "קינוחים: פטיפורים, סלט פירות, עוגות אישיות",
        "12 מנות ללא גלוטן, 9 מנות טבעוניות",
    ):
        sheet.line("• " + text, size=12, gap=7)
    return sheet.pdf()


def invoice() -> bytes:
    sheet = paper.Paper("חשבונית מס 2026-0117", rtl=True, author=FIRM)
    _head(sheet)
    sheet.line("חשבונית מס מס' 2026-0117", font="Head-Bold", size=15, align="center")
    sheet.line("תאריך: 15/03/2026 · מקור", align="end")
    sheet.space(6)
    sheet.line(f"לכבוד: {DEBTOR}, ח.פ. 519999908", font="Text-Bold", size=11.5)
    sheet.line("רחוב הדוגמה 40, קריית ביאליק", size=11)
    sheet.space(8)
    sheet.table(
        [
            ["תיאור", "כמות", 'מחיר (ש"ח)', 'סה"כ (ש"ח)'],
            ["קייטרינג לערב חברה 12/03/2026, הזמנה 26-014", "120", "225.00", "27,000.00"],
            ['מע"מ 18%', "", "", "4,860.00"],
            ['סה"כ כולל מע"מ', "", "", "31,860.00"],
        ],
        [0.46, 0.14, 0.2, 0.2],
        "scee",
        size=10,
        total=True,
    )
    sheet.line("לתשלום עד: 15/04/2026", font="Text-Bold", size=12)
    sheet.line("להעברה: בנק דוגמה (99), סניף 001, חשבון 000123, על שם יעל ברקת", size=11)
    sheet.space(50)
    sheet.signature("יעל ברקת", "חתימה", left=True, name="טעמי הכרמל")
    return sheet.pdf()


def transfer() -> bytes:
    sheet = paper.Paper("אישור זיכוי", rtl=True, author="בנק דוגמה")
    sheet.line('בנק דוגמה בע"מ', font="Head-Bold", size=17)
    sheet.line("אישור על זיכוי חשבון", font="Head", size=12)
    sheet.rule()
    sheet.table(
        [
            ["פרט", "ערך"],
            ["החשבון המזוכה", "99-001-000123, יעל ברקת"],
            ["תאריך ערך", "22/12/2025"],
            ["סכום", '8,850.00 ש"ח'],
            ["המעביר", DEBTOR],
            ["פרטי ההעברה", "חשבונית 2025-0988, הזמנה 25-131"],
            ["אסמכתה", "00774410"],
        ],
        [0.34, 0.66],
        "ss",
        size=11,
    )
    sheet.line("הופק ביום 04/01/2026 לבקשת בעל החשבון.", size=9)
    return sheet.pdf()


def statement() -> bytes:
    sheet = paper.Paper("הודעת עד", rtl=True, author="רון אלקיים")
    sheet.line("הודעת עד", font="Head-Bold", size=17, align="center")
    sheet.line("חיפה, 5 ביולי 2026", align="end")
    sheet.space(10)
    for text in (
        "אני, רון אלקיים, מנהל אולם המפרש בחיפה, מוסר הודעה זו מידיעתי האישית. אין לי קשר עסקי או "
        "משפחתי לגברת ברקת או לחברת אירועי מפרץ צפון, מלבד השכרת האולם.",
        "1. ביום 8.2.2026, בסביבות השעה 11:00, ישבו במשרדי באולם מר אורן שלו והגברת יעל ברקת. "
        "ראיתי את מר שלו חותם על הזמנת הקייטרינג ומטביע עליה את חותמת החברה.",
        "2. ביום 12.3.2026 נכחתי באולם מהשעה 17:00 ועד סגירתו. הגברת ברקת וצוותה הגישו את הארוחה "
        "לכ-120 אורחים. המזנון היה מלא. לא שמעתי שום תלונה במהלך הערב.",
        "3. אני מוכן למסור עדות בבית המשפט אם אוזמן.",
    ):
        sheet.para(text, size=12, after=10)
    sheet.space(40)
    sheet.signature("רון אלקיים", "חתימת העד", left=True, name="רון אלקיים")
    return sheet.pdf()


def demand() -> bytes:
    sheet = paper.Paper("דרישת תשלום", rtl=True, author=FIRM)
    _head(sheet)
    sheet.line("חיפה, 14 ביוני 2026", align="end")
    sheet.line("בדואר רשום ובדואר אלקטרוני", font="Text-Bold")
    sheet.line(f"לכבוד {DEBTOR}, רחוב הדוגמה 40, קריית ביאליק", size=11.5)
    sheet.space(8)
    sheet.line("הנדון: דרישת תשלום – חשבונית מס 2026-0117", font="Head-Bold", size=13,
               align="center")  # fmt: skip
    sheet.space(6)
    for text in (
        "1. ביום 8.2.2026 הזמינה חברתכם, בהזמנה חתומה מס' 26-014, שירותי קייטרינג ל-120 סועדים.",
        '2. השירות ניתן במלואו ביום 12.3.2026. חשבונית על סך 31,860.00 ש"ח נמסרה ביום 15.3.2026, '
        "לתשלום עד 15.4.2026. עד היום לא שולם דבר.",
        '3. הנך נדרש לשלם סך של 31,860.00 ש"ח בתוך 14 ימים מיום קבלת מכתב זה, לחשבון הרשום בחשבונית.',
        "4. אם לא ישולם החוב עד המועד האמור, תוגש תביעה לבית המשפט המוסמך, ותידרש גם ריבית כדין.",
        "5. אני נכונה לבחון הסדר סביר, לרבות פריסת תשלומים או גישור.",
        "אין באמור במכתב זה כדי לגרוע מכל זכות העומדת לי לפי כל דין או הסכם.",
    ):
        sheet.para(text, size=11.5, after=5)
    sheet.line("בכבוד רב,", size=11.5)
    sheet.space(16)
    sheet.signature("יעל ברקת", "יעל ברקת, טעמי הכרמל", left=True)
    sheet.space(70)
    sheet.line('מצ"ב: העתק ההזמנה, העתק החשבונית.', size=10)
    return sheet.pdf()


def posting() -> Image.Image:
    """The receipt of registered post, as it lay on the desk."""
    sheet = paper.Paper("קבלה", rtl=True)
    sheet.space(20)
    for text, font in (
        ("שירותי דואר לדוגמה", "Head-Bold"),
        ("אישור מסירה למשלוח – דואר רשום", "Head"),
        ("מס' פריט: RR 000 123 456 XX", "Fixed"),
        ("תאריך: 14/06/2026  שעה: 10:22", "Fixed"),
        (f"נמען: {DEBTOR}", "Head"),
        ("רחוב הדוגמה 40, קריית ביאליק", "Head"),
        ('שולם: 16.90 ש"ח', "Fixed"),
    ):
        sheet.line(text, font=font, size=17, gap=10)
    page = paper.picture_of(sheet.pdf(), dpi=100).crop((330, 60, 827, 420))
    desk = Image.new("RGB", (900, 640), (139, 104, 74))
    desk.paste(page.rotate(3, expand=True, fillcolor=(139, 104, 74)), (180, 110))
    grain = paper.grain(desk.size, "desk", 30)
    return Image.composite(desk, Image.new("RGB", desk.size, (40, 30, 20)), grain)


def buffet(size: tuple[int, int], seed: str) -> Image.Image:
    """A buffet table in evening light, as a phone might have it."""
    chance = random.Random(seed)
    width, height = size
    picture = Image.new("RGB", size, (58, 48, 52))
    draw = ImageDraw.Draw(picture)
    for n in range(9):
        x = int(width * (n + 0.5) / 9)
        draw.ellipse((x - 26, 24, x + 26, 76), fill=(255, 226, 160))
    draw.polygon(
        [(0, height), (0, height * 0.55), (width, height * 0.38), (width, height)],
        fill=(232, 226, 214),
    )
    foods = [(196, 122, 48), (120, 150, 62), (214, 180, 92), (178, 62, 46), (236, 212, 150)]
    for row in range(3):
        for n in range(5):
            x = width * (0.06 + 0.19 * n) + 30 * row
            y = height * (0.52 + 0.16 * row) - n * height * 0.03
            wide, deep = width * 0.155, height * 0.1
            draw.ellipse((x - 6, y - 4, x + wide + 6, y + deep + 8), fill=(120, 122, 128))
            draw.ellipse((x, y, x + wide, y + deep), fill=(206, 208, 212))
            food = foods[(n + row) % 5]
            for _ in range(90):
                fx = x + wide * chance.uniform(0.14, 0.82)
                fy = y + deep * chance.uniform(0.16, 0.76)
                shade = chance.randint(-30, 30)
                r = chance.uniform(3, 8) * width / 1200
                tint = tuple(max(0, min(255, c + shade)) for c in food)
                draw.ellipse((fx - r, fy - r * 0.7, fx + r, fy + r * 0.7), fill=tint)
    picture = picture.filter(ImageFilter.GaussianBlur(width / 900))
    grain = paper.grain(size, seed, 26)
    return Image.composite(picture, Image.new("RGB", size, (20, 16, 20)), grain)


CHAT = """\
8.2.2026, 12:05 - ההודעות והשיחות מוצפנות מקצה לקצה. רק המשתתפים בצ'אט הזה יכולים לקרוא אותן.
8.2.2026, 12:06 - יעל ברקת: אורן שלום, תודה על הפגישה. ההזמנה החתומה אצלי. שולחת הצעת תפריט למייל
8.2.2026, 12:11 - אורן שלו: מעולה, סגרנו. 120 איש ב-12.3 🎉
10.3.2026, 09:40 - יעל ברקת: בוקר טוב, מאשרת הגעה לאולם ב-16:00. 12 מנות ללא גלוטן כמו שביקשת
10.3.2026, 09:52 - אורן שלו: מצוין
12.3.2026, 19:48 - יעל ברקת: IMG-20260312-WA0004.jpg (קובץ מצורף)
הכול מוכן, פותחים מזנון
12.3.2026, 23:31 - אורן שלו: יעל היה פשוט מושלם, כולם החמיאו על האוכל. תודה לך ולצוות!!
15.3.2026, 10:02 - יעל ברקת: שמחה לשמוע. החשבונית נשלחה עכשיו, 31,860 ש"ח, לתשלום עד 15.4
15.3.2026, 10:20 - אורן שלו: קיבלתי את החשבונית. 31,860 זה כמו שסיכמנו, העברתי להנהלת חשבונות
19.4.2026, 11:15 - יעל ברקת: אורן, מועד התשלום עבר ולא נכנס כלום. מה קורה?
19.4.2026, 13:47 - אורן שלו: סליחה יעל, תזרים קצת לחוץ. התשלום ייצא במלואו עד 30.4, מבטיח
3.5.2026, 09:05 - יעל ברקת: לא הגיע
3.5.2026, 16:30 - אורן שלו: אני כבר לא מטפל בזה, עזבתי את החברה. תדברי עם גדעון המנכ"ל
"""

TRANSCRIPT = """\
תמליל שיחת טלפון
תאריך: 19 במאי 2026, 10:12
משתתפים: יעל ברקת (מקליטה, צד לשיחה), גדעון לביא (מנכ"ל אירועי מפרץ צפון בע"מ)
המכשיר: טלפון נייד, יישום הקלטת שיחות. אורך: 29 שניות
תומלל בידי יעל ברקת ביום 20 במאי 2026

[00:01] יעל: שלום גדעון, מדברת יעל ברקת מטעמי הכרמל. החשבונית על הערב במרץ עדיין פתוחה.
[00:06] גדעון: כן, אני יודע על מה מדובר. הערב היה, האוכל הגיע, היה בסדר גמור.
[00:11] יעל: אז מתי אתם משלמים את השלושים ואחת אלף שמונה מאות ושישים?
[00:16] גדעון: כרגע אין לי מאיפה. אורן עזב והשאיר בלגן. תני לי עד אמצע יוני.
[00:22] יעל: אני צריכה את זה בכתב.
[00:25] גדעון: נדבר. יום טוב.
"""


def _chat_picture() -> bytes:
    return paper.jpeg(buffet((720, 540), "whatsapp"), quality=52)


def _chat_zip() -> bytes:
    image = _chat_picture()
    return files.archive(
        {
            "צ'אט WhatsApp עם אורן שלו.txt": CHAT.encode("utf-8"),
            "IMG-20260312-WA0004.jpg": image,
        },
        (2026, 6, 1, 9, 0, 0),
    )


def _confirmation() -> bytes:
    def heb(text: str) -> str:
        return files.word_of(text, "iso-8859-8-i", "iso8859_8")

    return files.mail(
        {
            "Received": "from mail.mifratz-zafon.example (192.0.2.14) by mx.taamei-hacarmel.example;"
            " Tue, 10 Feb 2026 09:32:41 +0200",
            "Message-ID": "<20260210093238.7731@mifratz-zafon.example>",
            "Date": "Tue, 10 Feb 2026 09:32:38 +0200",
            "From": f"{heb('אורן שלו')} <oren@mifratz-zafon.example>",
            "To": f"{heb('יעל ברקת')} <yael@taamei-hacarmel.example>",
            "Subject": heb("הזמנה 26-014 - אישור תפריט"),
        },
        files.part(
            "יעל שלום,\n\nמצורף התפריט שסגרנו לערב החברה ב-12.3, מאושר מצידנו.\n"
            'המחיר לפי ההזמנה החתומה: 31,860 ש"ח כולל מע"מ, תשלום עד 15.4.\n'
            "נא להוסיף 12 מנות ללא גלוטן ו-9 טבעוניות.\n\n"
            "בברכה,\nאורן שלו\nמנהל אירועים, אירועי מפרץ צפון בע\"מ\nטל' 04-000-0077\n",
            "iso-8859-8-i",
            codec="iso8859_8",
            how="base64",
        ),
        files.attachment("תפריט סופי.pdf", menu(), "application/pdf", "iso-8859-8-i", "iso8859_8"),
    )


def _denial() -> bytes:
    def heb(text: str) -> str:
        return files.word_of(text, "utf-8")

    return files.mail(
        {
            "Message-ID": "<a1f0-60202@mifratz-zafon.example>",
            "Date": "Tue, 2 Jun 2026 15:04:11 +0300",
            "From": f"{heb('גדעון לביא')} <gideon@mifratz-zafon.example>",
            "To": f"{heb('יעל ברקת')} <yael@taamei-hacarmel.example>",
            "Subject": heb("בעניין: תשלום חשבונית 2026-0117"),
            "In-Reply-To": "<0531-11@taamei-hacarmel.example>",
        },
        files.part(
            "לגב' ברקת,\n\nבדקנו את העניין. חברתנו לא הזמינה ממך שירותי קייטרינג לחודש מרץ 2026.\n"
            "מר שלו אינו עובד אצלנו, ואם חתם על משהו, לא היה מוסמך לחתום בשם החברה.\n"
            'אין לנו כל חוב כלפייך ואנו דוחים את דרישתך.\n\nגדעון לביא, מנכ"ל\n\n'
            "בתאריך 31 במאי 2026 בשעה 11:20, יעל ברקת כתבה:\n"
            '> גדעון שלום,\n> בהמשך לשיחתנו מיום 19.5, נא לאשר בכתב מתי ישולם הסך 31,860 ש"ח.\n'
            "> יעל\n",
            "utf-8",
        ),
    )


def inbox() -> dict[str, bytes]:
    """Return the files by name."""
    scan = paper.scanned(paper.picture_of(order()), "order scan")
    evening = paper.taken(
        "2026:03:12 19:41:55", make="Example", model="Phone 5", north=32.8312, east=35.0675
    )
    receipt = paper.taken("2026:06:14 10:31:07", make="Example", model="Phone 5")
    return {
        "הזמנה חתומה 26-014.pdf": paper.picture_pdf([scan], "סריקה"),
        "2026-02-10 אישור תפריט.eml": _confirmation(),
        "תפריט סופי.pdf": menu(),
        "שיחת WhatsApp עם אורן שלו.zip": _chat_zip(),
        "IMG-20260312-WA0004.jpg": _chat_picture(),
        "IMG_20260312_194155.jpg": paper.jpeg(
            buffet((1200, 900), "phone"), quality=60, exif=evening
        ),
        "חשבונית 2026-0117.pdf": invoice(),
        "שיחה עם גדעון 2026-05-19.mp3": files.recording(
            [
                (
                    "-p 70 -s 150",
                    "שלום גדעון. מדברת יעל ברקת מטעמי הכרמל. החשבונית על הערב במרץ עדיין פתוחה.",
                ),
                ("-p 25 -s 145", "כן, אני יודע על מה מדובר. הערב היה, האוכל הגיע, היה בסדר גמור."),
                ("-p 70 -s 150", "אז מתי אתם משלמים את השלושים ואחת אלף שמונה מאות ושישים?"),
                ("-p 25 -s 145", "כרגע אין לי מאיפה. אורן עזב והשאיר בלגן. תני לי עד אמצע יוני."),
                ("-p 70 -s 150", "אני צריכה את זה בכתב."),
                ("-p 25 -s 145", "נדבר. יום טוב."),
            ],
            "he",
        ),
        "תמליל שיחה 2026-05-19.txt": TRANSCRIPT.encode("utf-8"),
        "הודעת עד רון אלקיים.pdf": statement(),
        "אישור העברה 2025-12-22.pdf": transfer(),
        "דרישת תשלום 2026-06-14.pdf": demand(),
        "אישור דואר רשום.jpg": paper.jpeg(posting(), exif=receipt),
        "2026-06-02 תשובת גדעון.eml": _denial(),
    }
