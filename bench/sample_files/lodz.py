"""The inbox of sample_cases/lodz_invoices: yarn delivered, three invoices unpaid."""

# ruff: noqa: E501  (papers quote whole sentences)

from __future__ import annotations

from datetime import UTC, datetime

import files
import paper
from PIL import Image, ImageChops

SELLER = "Przędza Bałuty sp. z o.o."
BUYER = "Dziewiarnia Widzew sp. z o.o."
SELLER_LINES = (
    "ul. Przykładowa 14, 91-000 Łódź · NIP 7250000016 · KRS 0009999901",
    "tel. 42 000 00 14 · biuro@przedza-baluty.example",
)
BUYER_LINES = ("ul. Testowa 3, 92-000 Łódź", "NIP 7280000044 · KRS 0009999902")
ACCOUNT = "24 9999 0000 0000 0000 0001 2345"


def _head(sheet: paper.Paper) -> None:
    sheet.line(SELLER, font="Head-Bold", size=16, color=paper.BLUE)
    for row in SELLER_LINES:
        sheet.line(row, font="Head", size=8.5)
    sheet.space(4)
    sheet.rule()


def contract() -> bytes:
    sheet = paper.Paper("Umowa współpracy handlowej nr 7/2025", author=SELLER)
    sheet.line("UMOWA WSPÓŁPRACY HANDLOWEJ NR 7/2025", font="Head-Bold", size=14, align="center")
    sheet.line("zawarta w Łodzi dnia 3 listopada 2025 r. pomiędzy:", align="center", size=11)
    sheet.space(8)
    for text in (
        f"{SELLER} z siedzibą w Łodzi, ul. Przykładowa 14, NIP 7250000016, KRS 0009999901, "
        "reprezentowaną przez Prezesa Zarządu Annę Zielony, zwaną dalej „Sprzedawcą”,",
        f"a {BUYER} z siedzibą w Łodzi, ul. Testowa 3, NIP 7280000044, KRS 0009999902, "
        "reprezentowaną przez Prezesa Zarządu Marka Grudnia, zwaną dalej „Kupującym”.",
        "§ 1. Sprzedawca sprzedaje, a Kupujący nabywa przędzę na podstawie zamówień składanych "
        "pocztą elektroniczną, według cennika stanowiącego załącznik nr 1.",
        "§ 2. Każde zamówienie przyjęte do realizacji stanowi odrębną umowę sprzedaży.",
        "§ 3. Zapłata następuje przelewem w terminie 30 dni od dnia wystawienia faktury. "
        "Faktury doręcza się na adres faktury@dziewiarnia-widzew.example.",
        "§ 4. Odbiór towaru potwierdza na dokumencie WZ kierownik magazynu Kupującego, pan "
        "Tadeusz Sowa, którego Kupujący niniejszym do tego upoważnia.",
        "§ 5. Reklamacje ilościowe i jakościowe zgłasza się na piśmie w terminie 14 dni od odbioru.",
        "§ 6. W sprawach nieuregulowanych stosuje się Kodeks cywilny. Zmiany wymagają formy "
        "pisemnej pod rygorem nieważności.",
        "§ 7. Umowę sporządzono w dwóch jednobrzmiących egzemplarzach, po jednym dla każdej ze "
        "stron.",
    ):
        sheet.para(text, size=11, after=7)
    sheet.space(50)
    sheet.signature("Anna Zielony", "Sprzedawca", left=True, name="Anna Zielony, Prezes Zarządu")
    sheet.signature("Marek Grudzień", "Kupujący", left=False, name="Marek Grudzień, Prezes Zarządu")
    sheet.stamp([BUYER, "ul. Testowa 3, 92-000 Łódź", "NIP 7280000044"], x=425, y=sheet.y - 85)
    return sheet.pdf()


def invoice(number: str, issued: str, due: str, what: str, kilos: str, price: str, net: str,
            vat: str, gross: str, words: str, order: str) -> bytes:  # fmt: skip
    sheet = paper.Paper(f"Faktura {number}", author=SELLER)
    _head(sheet)
    sheet.line(f"Faktura nr {number}", font="Head-Bold", size=16)
    sheet.line(f"Łódź, data wystawienia: {issued} r. · data dostawy: {issued} r.", size=10)
    sheet.space(6)
    sheet.line("Nabywca:", font="Head-Bold", size=9)
    sheet.line(BUYER, size=11)
    for row in BUYER_LINES:
        sheet.line(row, size=10)
    sheet.line(f"Zamówienie: {order}", size=10)
    sheet.space(8)
    sheet.table(
        [
            ["Nazwa towaru", "Ilość (kg)", "Cena netto", "Wartość netto", "VAT", "Brutto"],
            [what, kilos, price, net, "23%", gross],
            ["Razem", "", "", net, vat, gross],
        ],
        [0.32, 0.12, 0.13, 0.16, 0.12, 0.15],
        "seeeee",
        size=9,
        total=True,
    )
    sheet.line(f"Do zapłaty: {gross} zł", font="Head-Bold", size=12)
    sheet.line(f"słownie: {words}", size=10)
    sheet.line(f"Termin płatności: {due} r. · przelew", font="Text-Bold", size=11)
    sheet.line(f"Rachunek: {ACCOUNT}", size=10)
    sheet.space(24)
    sheet.line("Wystawiła: Ewa Lis", size=9)
    return sheet.pdf()


def delivery(number: str, day: str, what: str, kilos: str, bales: str, *, signed: bool) -> bytes:
    sheet = paper.Paper(number, author=SELLER)
    _head(sheet)
    sheet.line(f"Dokument {number} – wydanie zewnętrzne", font="Head-Bold", size=15)
    sheet.line(f"Łódź, {day} r.", size=10)
    sheet.space(4)
    sheet.line(f"Odbiorca: {BUYER}, ul. Testowa 3, 92-000 Łódź", size=11)
    sheet.space(6)
    sheet.table(
        [["Lp.", "Towar", "Ilość (kg)", "Bel"], ["1", what, kilos, bales]],
        [0.08, 0.56, 0.2, 0.16],
        "csee",
        size=10,
    )
    sheet.line("Uwagi odbiorcy:", size=10)
    if signed:
        sheet.written_by_hand("towar zgodny, bez uwag", x=150, y=sheet.y + 6)
    sheet.space(60)
    sheet.signature("Ewa Lis", "Wydał", left=True, name="Ewa Lis")
    sheet.signature(
        "Tadeusz Sowa" if signed else "", "Odebrał", left=False, name="Tadeusz Sowa, kier. magazynu"
    )
    if signed:
        sheet.stamp([BUYER, "MAGAZYN", "ul. Testowa 3, Łódź"], x=430, y=sheet.y - 85)
    return sheet.pdf()


def balance() -> bytes:
    """The balance confirmation, later signed digitally by the buyer's president."""
    sheet = paper.Paper("Potwierdzenie salda na 31.08.2026", author=BUYER)
    sheet.line("POTWIERDZENIE SALDA", font="Head-Bold", size=15, align="center")
    sheet.line("na dzień 31 sierpnia 2026 r.", size=11, align="center")
    sheet.space(8)
    sheet.line(f"Dłużnik: {BUYER}, NIP 7280000044", size=11)
    sheet.line(f"Wierzyciel: {SELLER}, NIP 7250000016", size=11)
    sheet.space(6)
    sheet.table(
        [
            ["Faktura", "Data", "Termin płatności", "Pozostaje do zapłaty (zł)"],
            ["FV/31/2026", "09.02.2026", "11.03.2026", "18 450,00"],
            ["FV/47/2026", "12.03.2026", "11.04.2026", "9840,00"],
            ["FV/68/2026", "20.05.2026", "19.06.2026", "4920,00"],
            ["Razem", "", "", "33 210,00"],
        ],
        [0.22, 0.2, 0.26, 0.32],
        "scce",
        size=10,
        total=True,
    )
    sheet.para(
        "Dłużnik uznaje powyższe należności co do zasady i wysokości oraz potwierdza, że towar "
        "i faktury otrzymał bez zastrzeżeń.",
        size=11,
    )
    sheet.space(10)
    sheet.line("Podpisano elektronicznie: Marek Grudzień, Prezes Zarządu, 30.09.2026", size=10)
    return sheet.pdf()


def demand() -> bytes:
    sheet = paper.Paper("Wezwanie do zapłaty", author=SELLER)
    _head(sheet)
    sheet.line("Łódź, dnia 5 października 2026 r.", align="end", size=11)
    sheet.line(BUYER, font="Text-Bold", size=11)
    sheet.line(BUYER_LINES[0], size=11)
    sheet.line("list polecony za zwrotnym potwierdzeniem odbioru", size=10)
    sheet.space(12)
    sheet.line("OSTATECZNE PRZEDSĄDOWE WEZWANIE DO ZAPŁATY", font="Head-Bold", size=13,
               align="center")  # fmt: skip
    sheet.space(8)
    sheet.para(
        f"Działając w imieniu {SELLER}, wzywam do zapłaty kwoty 33 210,00 zł (słownie: "
        "trzydzieści trzy tysiące dwieście dziesięć złotych 00/100) wraz z odsetkami ustawowymi za "
        "opóźnienie w transakcjach handlowych oraz rekompensatą, w terminie 7 dni od dnia "
        f"doręczenia niniejszego wezwania, na rachunek nr {ACCOUNT}.",
        size=11,
    )
    sheet.table(
        [
            ["Faktura", "Termin płatności", "Kwota (zł)", "Odsetki od dnia", "Rekompensata (zł)"],
            ["FV/31/2026", "11.03.2026", "18 450,00", "12.03.2026", "295,63"],
            ["FV/47/2026", "13.04.2026", "9840,00", "14.04.2026", "300,26"],
            ["FV/68/2026", "19.06.2026", "4920,00", "20.06.2026", "169,29"],
        ],
        [0.2, 0.2, 0.2, 0.2, 0.2],
        "sceee",
        size=9.5,
    )
    for text in (
        "Podstawa: umowa współpracy handlowej nr 7/2025 oraz zamówienia z 6.02, 10.03 i 18.05.2026 r. "
        "Towar został wydany i odebrany (WZ/18/2026, WZ/29/2026, WZ/41/2026).",
        "Po bezskutecznym upływie terminu sprawa zostanie skierowana na drogę postępowania "
        "sądowego, co zwiększy należność o koszty procesu.",
        "Jednocześnie jesteśmy gotowi do polubownego zakończenia sprawy, w tym przez mediację.",
    ):
        sheet.para(text, size=11)
    sheet.line("Z poważaniem", size=11)
    sheet.space(20)
    sheet.signature("Anna Zielony", "Anna Zielony, Prezes Zarządu", left=False)
    sheet.space(70)
    sheet.line("Załączniki: kopie faktur, potwierdzenie salda z 30.09.2026 r.", size=9.5)
    return sheet.pdf()


def receipt() -> bytes:
    """The yellow return receipt, photographed on the table."""
    sheet = paper.Paper("Potwierdzenie odbioru")
    for text, font in (
        ("POTWIERDZENIE ODBIORU", "Head-Bold"),
        ("Nr przesyłki: (00) 0000 0000 0000 0123 45", "Fixed"),
        ("Adresat: Dziewiarnia Widzew sp. z o.o.", "Head"),
        ("ul. Testowa 3, 92-000 Łódź", "Head"),
        ("Nadano: 05.10.2026   Doręczono: 08.10.2026", "Fixed"),
        ("Odebrał(a): pracownik – K. Wilk", "Head"),
    ):
        sheet.line(text, font=font, size=15, gap=9)
    sheet.signature("K. Wilk", "podpis odbiorcy", left=True)
    page = paper.picture_of(sheet.pdf(), dpi=100).crop((50, 50, 620, 330))
    yellow = Image.new("RGB", page.size, (246, 226, 120))
    slip = ImageChops.multiply(page, yellow)
    desk = Image.new("RGB", (820, 520), (92, 96, 100))
    desk.paste(slip.rotate(-2, expand=True, fillcolor=(92, 96, 100)), (120, 110))
    when = paper.taken("2026:10:12 08:14:33", make="Example", model="Phone 5")
    return paper.jpeg(desk, exif=when)


def _heads(number: str, date: str, sender: str, to: str, subject: str, charset: str,
           **more: str) -> dict[str, str]:  # fmt: skip
    def person(written: str) -> str:
        name, _, address = written.partition("|")
        return f"{files.word_of(name, charset)} <{address}>"

    heads = {
        "Message-ID": f"<{number}>",
        "Date": date,
        "From": person(sender),
        "To": person(to),
        "Subject": files.word_of(subject, charset),
    }
    return heads | {name.replace("_", "-"): value for name, value in more.items()}


EWA = "Ewa Lis|biuro@przedza-baluty.example"
MAREK = "Marek Grudzień|m.grudzien@dziewiarnia-widzew.example"
KASIA = "Katarzyna Wilk|faktury@dziewiarnia-widzew.example"


def orders() -> bytes:
    text = (
        "Dzień dobry,\n\nzgodnie z umową nr 7/2025 zamawiamy:\n"
        "przędza bawełniana Nm 40/2, ecru, 500 kg, cena 30,00 zł/kg netto, dostawa 9.02.2026 r.\n"
        "Proszę o potwierdzenie przyjęcia zamówienia ZAM/12/2026.\n\n"
        "Pozdrawiam\nMarek Grudzień\nPrezes Zarządu\nDziewiarnia Widzew sp. z o.o.\n"
    )
    return files.mail(
        _heads("zam12@dziewiarnia-widzew.example", "Fri, 6 Feb 2026 10:12:44 +0100", MAREK, EWA,
               "Zamówienie ZAM/12/2026 - przędza bawełniana", "iso-8859-2"),
        files.part(text, "iso-8859-2"),
    )  # fmt: skip


def promise() -> bytes:
    text = (
        "Pani Ewo,\n\nprzepraszam za opóźnienie. Dwóch odbiorców nam zalega i mamy przejściowe "
        "kłopoty z płynnością.\nDo 30 czerwca zapłacimy 10 000 zł, a resztę do końca sierpnia. "
        "Towar jest w porządku, żadnych uwag nie mamy.\n\nMarek Grudzień\n\n"
        "W dniu 22.06.2026 o 08:30 Ewa Lis napisała:\n"
        "> Panie Prezesie,\n> faktury FV/31/2026 i FV/47/2026 są dawno po terminie, a 19 czerwca "
        "minął termin FV/68/2026.\n> Razem 33 210,00 zł. Kiedy możemy spodziewać się zapłaty?\n"
    )
    return files.mail(
        _heads("p22@dziewiarnia-widzew.example", "Mon, 22 Jun 2026 14:55:02 +0200", MAREK, EWA,
               "Odp: Zaległe płatności", "utf-8", In_Reply_To="<el2206@przedza-baluty.example>"),
        files.part(text, "utf-8"),
    )  # fmt: skip


def not_received() -> bytes:
    text = (
        "Dzień dobry,\n\nw naszej księgowości nie ma faktury FV/68/2026 z 20 maja. Nie otrzymaliśmy "
        "jej, więc na razie nie mamy jak jej zapłacić.\n\nKatarzyna Wilk\nKsięgowość\n"
    )
    return files.mail(
        _heads("kw0607@dziewiarnia-widzew.example", "Mon, 6 Jul 2026 09:03:20 +0200", KASIA, EWA,
               "Faktura FV/68/2026", "utf-8"),
        files.part(text, "utf-8"),
    )  # fmt: skip


def received() -> bytes:
    text = (
        "Dzień dobry,\n\npotwierdzam otrzymanie duplikatu FV/68/2026. Oryginał też się znalazł, "
        "był w folderze ze spamem. Faktura jest zaksięgowana.\n\nKatarzyna Wilk\n\n"
        "W dniu 07.07.2026 o 10:15 Ewa Lis napisała:\n"
        "> Pani Katarzyno, w załączeniu duplikat. Oryginał wysłałyśmy 20 maja na ten sam adres.\n"
    )
    return files.mail(
        _heads("kw0807@dziewiarnia-widzew.example", "Wed, 8 Jul 2026 12:40:51 +0200", KASIA, EWA,
               "Odp: Faktura FV/68/2026 - duplikat", "utf-8"),
        files.part(text, "utf-8"),
    )  # fmt: skip


def instalments() -> bytes:
    text = (
        "Szanowna Pani Prezes,\n\nbez uznania dalszych roszczeń i wyłącznie w celu ugodowym "
        "proponujemy spłatę 33 210,00 zł w dziesięciu ratach od stycznia 2027 r., bez odsetek "
        "i rekompensaty.\n\nMarek Grudzień\n"
    )
    return files.mail(
        _heads("mg2310@dziewiarnia-widzew.example", "Fri, 23 Oct 2026 16:21:09 +0200", MAREK,
               "Anna Zielony|a.zielony@przedza-baluty.example",
               "Propozycja ugodowa", "utf-8"),
        files.part(text, "utf-8"),
    )  # fmt: skip


def witness() -> bytes:
    when = datetime(2026, 11, 4, 9, 0, tzinfo=UTC)
    document = files.word("Ewa Lis", "Oświadczenie świadka", when)
    document.add_heading("Oświadczenie świadka", 1)
    for text in (
        "Łódź, 4 listopada 2026 r.",
        "Ja, Ewa Lis, od 2019 r. specjalistka ds. sprzedaży w Przędza Bałuty sp. z o.o., oświadczam:",
        "1. Przyjęłam pocztą elektroniczną zamówienia ZAM/12/2026, ZAM/19/2026 i ZAM/31/2026. "
        "Sama przygotowałam dokumenty WZ i wydałam towar kierowcy.",
        "2. Przy dostawie 9 lutego 2026 r. byłam na miejscu. Widziałam, jak pan Tadeusz Sowa "
        "przeliczył bele i podpisał WZ/18/2026, dopisując „towar zgodny, bez uwag”.",
        "3. W dniu 22 czerwca i 17 sierpnia 2026 r. rozmawiałam przez telefon z panem Markiem "
        "Grudniem. Obiecał najpierw 10 000 zł do końca czerwca, a potem całość do końca sierpnia.",
        "4. Do dziś nie wpłynęła żadna wpłata. Reklamacji nie było.",
        "Wiem o tym z własnych czynności i rozmów. Jestem gotowa zeznawać.",
        "Ewa Lis (podpis na oryginale w segregatorze U-2025)",
    ):
        document.add_paragraph(text)
    return files.docx(document)


LEDGER = """\
Przędza Bałuty sp. z o.o. - rozrachunki z kontrahentem 204-017 Dziewiarnia Widzew sp. z o.o.
Wydruk z programu księgowego, 19.11.2026 08:02, sporządziła: Ewa Lis

data        dokument      opis                        Wn         Ma      saldo
09.02.2026  FV/31/2026    przędza bawełniana    18 450,00       0,00  18 450,00
12.03.2026  FV/47/2026    przędza wełniana       9 840,00       0,00  28 290,00
20.05.2026  FV/68/2026    przędza akrylowa       4 920,00       0,00  33 210,00

Wpłaty w okresie 01.02.2026-19.11.2026: brak
"""


def inbox() -> dict[str, bytes]:
    """Return the files by name."""
    delivered = paper.scanned(
        paper.picture_of(
            delivery("WZ/29/2026", "12.03.2026", "Przędza wełniana Nm 28/2, grafit", "100", "4",
                     signed=True)
        ),
        "wz29", turn=-0.9,
    )  # fmt: skip
    return {
        "Umowa współpracy 7-2025.pdf": contract(),
        "2026-02-06 zamówienie ZAM-12.eml": orders(),
        "FV-31-2026.pdf": invoice(
            "FV/31/2026", "09.02.2026", "11.03.2026", "Przędza bawełniana Nm 40/2, ecru", "500",
            "30,00", "15 000,00", "3450,00", "18 450,00",
            "osiemnaście tysięcy czterysta pięćdziesiąt złotych 00/100", "ZAM/12/2026",
        ),
        "FV-47-2026.pdf": invoice(
            "FV/47/2026", "12.03.2026", "11.04.2026", "Przędza wełniana Nm 28/2, grafit", "100",
            "80,00", "8000,00", "1840,00", "9840,00",
            "dziewięć tysięcy osiemset czterdzieści złotych 00/100", "ZAM/19/2026",
        ),
        "FV-68-2026.pdf": invoice(
            "FV/68/2026", "20.05.2026", "19.06.2026", "Przędza akrylowa Nm 32/2, biel", "200",
            "20,00", "4000,00", "920,00", "4920,00",
            "cztery tysiące dziewięćset dwadzieścia złotych 00/100", "ZAM/31/2026",
        ),
        "WZ-18-2026 podpisane.pdf": delivery(
            "WZ/18/2026", "09.02.2026", "Przędza bawełniana Nm 40/2, ecru", "500", "20", signed=True
        ),
        "WZ-29-2026 skan.pdf": paper.picture_pdf([delivered], "skan"),
        "2026-06-22 obietnica zapłaty.eml": promise(),
        "2026-07-06 brak faktury.eml": not_received(),
        "2026-07-08 duplikat otrzymany.eml": received(),
        "Potwierdzenie salda - podpisane.pdf": files.signed(
            balance(), signer="Marek Grudzień", firm=BUYER, country="PL", place="Łódź",
            reason="Potwierdzenie salda", when=datetime(2026, 9, 30, 9, 41, 7, tzinfo=UTC),
        ),
        "Wezwanie 2026-10-05.pdf": demand(),
        "Potwierdzenie odbioru.jpg": receipt(),
        "2026-10-23 propozycja ugodowa.eml": instalments(),
        "Oświadczenie Ewy Lis.docx": witness(),
        "Rozrachunki 204-017.txt": LEDGER.encode("utf-8"),
    }  # fmt: skip
