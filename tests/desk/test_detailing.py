"""Details of the people that papers name: offered, taken by a person, never from a stranger."""

import pytest

from casefile.desk.detailing import detail_told
from casefile.desk.standing import same_detail
from casefile.library import languages
from casefile.model.errors import BadInput
from casefile.model.money import read_money
from casefile.model.say import Say
from casefile.model.suggestion import Suggestion

WORDS = languages()

OURS = "61 1090 1014 0000 0712 1981 2874"
OTHER = "PL27 1140 2004 0000 3002 0135 5387"
INVOICE = f"""Sprzedawca: Młyn Lipa sp. z o.o.
ul. Młyńska 4, 30-002 Kraków
NIP 6762479891
Faktura VAT nr FV/9/2026
Nabywca: Piekarnia Kłos sp. z o.o.
ul. Chlebowa 7
31-001 Kraków
NIP: 123-456-32-18
Do zapłaty: 4 500,00 zł
Rachunek: {OURS}
"""
MAIL = f"""From: Jan Wrona <biuro@piekarniaklos.example>
To: ewa@mlynlipa.example
Subject: rachunek
Date: Tue, 12 May 2026 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

Dostaliśmy pismo o nowym rachunku {OTHER}.
"""


@pytest.fixture
def case(desk):
    desk.set_owner(["name=Młyn Lipa sp. z o.o.", "place=pl"])
    return desk.new(
        respondent="Piekarnia Kłos sp. z o.o.", amount=read_money("4500 zł"), ref="FV/9/2026"
    ).case


def added(desk, case, folder, **papers):
    for name, text in papers.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    desk.add(case.id, [folder / name.replace("_", ".") for name in papers])
    return desk.case(case.id)


def offered(desk, case, mark="C-1"):
    now = desk.case(case.id)
    return {x.key: (x.fills, x.stands) for x in desk.details(now, now.exhibit(mark))}


def demand_wants(desk, case):
    return desk.preflight(case.id, desk.packet(case.id, "demand_letter")).lacks


def test_our_invoice_offers_what_it_prints_of_both_and_nothing_before_it_was_read(
    desk, case, tmp_path
):
    added(desk, case, tmp_path, a_txt=INVOICE)
    assert set(offered(desk, case)) == {
        "respondent.address=ul. Chlebowa 7, 31-001 Kraków",
        "respondent.number=NIP 1234563218",
        "claimant.address=ul. Młyńska 4, 30-002 Kraków",
        f"claimant.bank_account={OURS}",
    }, "a number whose digits do not fit is none"
    lacks = Say("demand.part.bank_account")
    assert lacks in demand_wants(desk, case)

    desk.accept(case.id)
    assert desk.case(case.id).respondent.address == ""
    desk.accept(case.id, ["C-1"])
    now = desk.case(case.id)
    assert now.respondent.address == "ul. Chlebowa 7, 31-001 Kraków"
    assert [(n.kind, n.value) for n in now.respondent.numbers] == [("NIP", "1234563218")]
    assert (now.claimant.bank_account, desk.owner().bank_account) == (OURS, OURS)
    assert lacks not in demand_wants(desk, case)
    assert offered(desk, case) == {}
    assert desk.undo(case.id).case.respondent.address == ""


def test_what_differs_from_what_stands_is_told_with_it_and_taken_only_by_name(desk, case, tmp_path):
    desk.set(case.id, ["claimant.bank_account=27114020040000300201355387"])
    added(desk, case, tmp_path, a_txt=INVOICE)
    assert offered(desk, case)[f"claimant.bank_account={OURS}"] == (
        False,
        "27114020040000300201355387",
    )
    desk.accept(case.id, ["C-1"], details=["respondent.number"])
    now = desk.case(case.id)
    assert (now.claimant.bank_account[:4], now.respondent.address) == ("2711", "")

    added(desk, case, tmp_path, b_txt=INVOICE + "Kopia")
    with pytest.raises(BadInput):
        desk.accept(case.id, ["C-2"], details=["respondent.email"])
    desk.accept(case.id, ["C-2"], details=["claimant.bank_account"])
    assert desk.case(case.id).claimant.bank_account == OURS


def test_what_was_not_named_of_a_paper_stays_offered_until_it_is_taken_or_refused(
    desk, case, tmp_path
):
    desk.set(case.id, [f"claimant.bank_account={OTHER}"])
    added(desk, case, tmp_path, a_txt=INVOICE)
    before = offered(desk, case)
    desk.accept(case.id, ["C-1"], details=["respondent.address"])
    left = {key for key in before if not key.startswith("respondent.address")}
    assert set(offered(desk, case)) == left
    desk.accept(case.id, ["C-1"])
    account = f"claimant.bank_account={OURS}"
    assert set(offered(desk, case)) == {account}, "only what fills an empty place is taken"
    desk.accept(case.id, ["C-1"], details=[], rest_refused=True)
    assert not offered(desk, case)
    assert desk.case(case.id).claimant.bank_account == OTHER


def test_a_paper_from_outside_never_sets_our_account_and_one_that_differs_is_a_warning(
    desk, case, tmp_path
):
    now = added(desk, case, tmp_path, a_eml=MAIL)
    assert set(offered(desk, case)) == {
        "respondent.email=biuro@piekarniaklos.example",
        "respondent.person=Jan Wrona",
    }
    assert desk.paper_warning(now, now.exhibit("C-1")) is None, "ours is not known"
    desk.accept(case.id, ["C-1"])
    assert desk.case(case.id).claimant.bank_account == ""
    assert desk.case(case.id).respondent.email == "biuro@piekarniaklos.example"
    desk.set(case.id, [f"claimant.bank_account={OURS}"])
    now = desk.case(case.id)
    told = desk.paper_warning(now, now.exhibit("C-1"))
    assert (told.key, told.values["value"]) == ("details_found.other_account", OTHER)
    desk.set(case.id, [f"respondent.bank_account={OTHER}"])
    now = desk.case(case.id)
    assert desk.paper_warning(now, now.exhibit("C-1")) is None, "it is his own"


def test_an_invoice_that_looks_like_ours_but_came_in_his_mail_or_bills_us_sets_nothing_of_ours(
    desk, case, tmp_path
):
    head, body = MAIL.split("\n\n", 1)
    head = head.replace("text/plain; charset=utf-8", 'multipart/mixed; boundary="x"')
    parts = (
        f"--x\nContent-Type: text/plain; charset=utf-8\n\n{body}\n--x\n"
        'Content-Type: text/plain; charset=utf-8; name="FV-9.txt"\n'
        f'Content-Disposition: attachment; filename="FV-9.txt"\n\n{INVOICE}\n--x--\n'
    )
    turned = INVOICE.replace("Sprzedawca", "N").replace("Nabywca", "Sprzedawca")
    added(desk, case, tmp_path, a_eml=f"{head}\n\n{parts}", b_txt=turned.replace("N:", "Nabywca:"))
    assert desk.case(case.id).exhibit("C-2").custody.parent == "C-1"
    for mark in ("C-2", "C-3"):
        keys = offered(desk, case, mark)
        assert not [key for key in keys if key.startswith("claimant.")], mark
        assert "respondent.number=NIP 1234563218" in keys


OURS_SENT = """From: Ewa Lis, Młyn Lipa <ewa@mlynlipa.example>
To: biuro@piekarniaklos.example
Subject: FV/9/2026
Date: Wed, 13 May 2026 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

Czekamy na wpłatę.
Ewa Lis
Młyn Lipa sp. z o.o.
tel. 12 400 00 11
"""


def test_our_head_fills_our_mail_and_a_mail_in_our_name_only_offers_it(desk, case, tmp_path):
    head = INVOICE.replace("NIP 6762479891", "biuro@mlynlipa.example, tel. 12 400 00 10")
    added(desk, case, tmp_path, a_eml=OURS_SENT, b_txt=head)
    sent = {
        "claimant.email=ewa@mlynlipa.example": (False, ""),
        "claimant.phone=12 400 00 11": (False, ""),
    }
    assert offered(desk, case).items() >= sent.items()
    desk.accept(case.id, ["C-1"])
    assert desk.case(case.id).claimant.email == "", "a mail names any sender it likes"
    desk.accept(case.id, ["C-2"])
    ours = desk.case(case.id).claimant
    assert (ours.email, ours.phone) == ("biuro@mlynlipa.example", "12 400 00 10")
    assert not offered(desk, case), "a second address corrects nothing"


def test_a_mail_that_waits_is_proposed_as_his_once_his_address_is_on_record(desk, case, tmp_path):
    second = MAIL.replace("piekarniaklos", "klos").replace("rachunek", "termin")
    third = second.replace("termin", "saldo").replace("nowym", "starym")
    now = added(desk, case, tmp_path, a_eml=MAIL.replace("piekarniaklos", "klos"), b_eml=second)
    now = added(desk, case, tmp_path, c_eml=third)

    def makers():
        rows = desk.case(case.id).exhibits
        return [[s.value for s in x.suggestions if s.field == "provenance"] for x in rows]

    assert makers() == [[], [], []]
    desk.set(case.id, ["exhibits.C-1.provenance=respondent"])
    desk.accept(case.id, ["C-1"])
    assert desk.case(case.id).respondent.email == "biuro@klos.example"
    assert makers()[1:] == [["respondent"], ["respondent"]]
    now = desk.case(case.id)
    assert not any(x.accepted for x in now.exhibits[1:])
    assert now.exhibit("C-2").provenance.value == "unknown"


SIGNED = MAIL.replace(
    f"Dostaliśmy pismo o nowym rachunku {OTHER}.",
    "Zapłaci nasza księgowa Anna Nowak.\n\nPozdrawiam\nJan Wrona\nPrezes zarządu",
)


def test_who_writes_for_the_other_side_is_written_down_with_his_role_once_the_mail_is_accepted(
    desk, case, tmp_path
):
    added(desk, case, tmp_path, a_eml=SIGNED, b_eml=SIGNED.replace("rachunek", "termin"))
    writer, named = "respondent.person=Jan Wrona", "respondent.person=Anna Nowak"
    assert offered(desk, case)[writer] == (True, "")
    assert offered(desk, case)[named] == (False, "")
    desk.accept(case.id)
    assert desk.case(case.id).respondent.people == ()
    desk.accept(case.id, ["C-1"])
    (person,) = desk.case(case.id).respondent.people
    assert (person.name, person.role) == ("Jan Wrona", "Prezes zarządu")
    assert person.id and person.authority is None
    assert writer not in offered(desk, case, "C-2")
    desk.accept(case.id, ["C-2"], details=[named])
    people = {one.name: one.role for one in desk.case(case.id).respondent.people}
    assert people == {"Jan Wrona": "Prezes zarządu", "Anna Nowak": "księgowa"}


def test_a_detail_of_ours_goes_into_the_case_whose_paper_prints_it_though_the_own_record_has_it(
    desk, case, tmp_path
):
    """Two cases of one table: the paper of the second is the first to tell our account."""
    second = desk.new(respondent=case.respondent.name, amount=read_money("100 zł")).case
    for one in (second, case):
        added(desk, one, tmp_path, a_txt=INVOICE)
        desk.accept(one.id, ["C-1"])
        assert desk.case(one.id).claimant.bank_account == OURS
    assert desk.owner().bank_account == OURS


ORDER = """Zamówienie nr 118
Młyn Lipa sp. z o.o.
Piekarnia Kłos sp. z o.o.
Za opóźnienie w zapłacie należą się odsetki w wysokości 10% rocznie.
"""


def agreed(desk, case):
    return str(desk.case(case.id).agreement.contract_rate)


def test_the_interest_of_an_order_of_his_is_agreed_once_it_is_accepted(desk, case, tmp_path):
    added(desk, case, tmp_path, a_txt=ORDER)
    desk.set(case.id, ["exhibits.C-1.provenance=both"])
    assert offered(desk, case)["agreement.contract_rate=10"] == (True, "")
    desk.accept(case.id, ["C-1"])
    assert agreed(desk, case) == "10"
    assert "agreement.contract_rate=10" not in offered(desk, case)


def test_the_interest_of_a_paper_of_our_own_is_told_and_taken_by_name_alone(desk, case, tmp_path):
    added(desk, case, tmp_path, a_txt=ORDER)
    desk.set(case.id, ["exhibits.C-1.provenance=claimant"])
    assert offered(desk, case)["agreement.contract_rate=10"] == (False, "")
    desk.accept(case.id, ["C-1"])
    assert agreed(desk, case) == "None"


def test_another_rate_than_the_one_on_record_is_told_with_both(desk, case, tmp_path):
    desk.set(case.id, ["agreement.contract_rate=12"])
    added(desk, case, tmp_path, a_txt=ORDER)
    desk.set(case.id, ["exhibits.C-1.provenance=both"])
    assert offered(desk, case)["agreement.contract_rate=10"] == (False, "12")
    desk.accept(case.id, ["C-1"])
    assert agreed(desk, case) == "12"
    desk.set(case.id, ["agreement.contract_rate=10.00"])
    assert "agreement.contract_rate=10" not in offered(desk, case)


def time_to_pay(desk, case):
    agreement = desk.case(case.id).agreement
    return agreement.payment_days, agreement.from_month_end


def test_a_time_to_pay_from_the_end_of_the_month_is_agreed_once_his_order_is_accepted(
    desk, case, tmp_path
):
    added(desk, case, tmp_path, a_txt=ORDER + "\nTermin płatności: 30 dni od końca miesiąca.\n")
    desk.set(case.id, ["exhibits.C-1.provenance=both"])
    now = desk.case(case.id)
    told = next(x for x in desk.details(now, now.exhibit("C-1")) if x.key.endswith("=EOM+30"))
    assert told.fills
    said = {code: WORDS[code].say(detail_told(told, now.exhibit("C-1"))) for code in WORDS}
    assert "30 days from the end of the month" in said["en"]
    assert "שוטף + 30" in said["he"]
    assert "30 dni od końca miesiąca" in said["pl"]
    desk.accept(case.id, ["C-1"])
    assert time_to_pay(desk, case) == (30, True)


def test_days_from_the_invoice_differ_from_days_from_the_end_of_its_month(desk, case, tmp_path):
    desk.set(case.id, ["agreement.payment_days=EOM + 30"])
    added(desk, case, tmp_path, a_txt=ORDER + "\nTermin płatności: 30 dni.\n")
    desk.set(case.id, ["exhibits.C-1.provenance=both"])
    assert offered(desk, case)["agreement.payment_days=30"] == (False, "EOM+30")
    desk.accept(case.id, ["C-1"], details=["agreement.payment_days=30"])
    assert time_to_pay(desk, case) == (30, None)


OTHERS = """FAKTURA nr FV 112/06/2026
Data wystawienia: 01.07.2026
Sprzedawca: Drukarnia Zegar sp. z o.o.
Nabywca: Piekarnia Kłos Jan Wrona
Do zapłaty: 8 190,00 zł
Rachunek: 91 1020 4795 0000 9302 0277 9429
"""


def test_an_invoice_of_another_seller_is_told_as_such_and_its_account_as_no_fraud(
    desk, case, tmp_path
):
    desk.set(case.id, [f"claimant.bank_account={OURS}"])
    now = added(desk, case, tmp_path, a_txt=OTHERS)
    told = desk.paper_warning(now, now.exhibit("C-1"))
    assert told.key == "details_found.other_seller"
    assert told.values["seller"] == "Drukarnia Zegar sp. z o.o."
    assert told.values["claimant"] == now.claimant.name
    assert desk.invoices_unclaimed(now) == ()
    desk.accept(case.id, ["C-1"])
    now = desk.case(case.id)
    assert desk.paper_warning(now, now.exhibit("C-1")) == told, "also once it is accepted"
    desk.set(case.id, ["claimant.name=Drukarnia Zegar"])
    now = desk.case(case.id)
    told = desk.paper_warning(now, now.exhibit("C-1"))
    assert told is None or told.key == "details_found.other_account"


def test_an_invoice_of_ours_warns_of_no_seller(desk, case, tmp_path):
    now = added(desk, case, tmp_path, a_txt=INVOICE)
    assert desk.paper_warning(now, now.exhibit("C-1")) is None


SECOND = INVOICE.replace("FV/9/2026", "FV/34/2026").replace("4 500,00", "7 872,00")


def test_an_invoice_of_ours_that_no_debt_claims_is_told_until_it_is_claimed(desk, case, tmp_path):
    now = added(desk, case, tmp_path, a_txt=INVOICE, b_txt=SECOND)
    assert desk.paper_warning(now, now.exhibit("C-1")) is None
    told = desk.paper_warning(now, now.exhibit("C-2"))
    assert (told.key, told.values["number"]) == ("details_found.unclaimed", "FV/34/2026")
    assert str(told.values["sum"]) == "7872.00 PLN"
    assert desk.invoices_unclaimed(now) == ("C-2",)
    desk.accept(case.id, ["C-2"])
    now = desk.case(case.id)
    assert desk.paper_warning(now, now.exhibit("C-2")) == told
    desk.set(case.id, ["debts.new.ref=FV 34/2026", "debts.new.amount=7872 PLN"])
    now = desk.case(case.id)
    assert desk.paper_warning(now, now.exhibit("C-2")) is None
    assert desk.invoices_unclaimed(now) == ()


@pytest.mark.parametrize("accepted", [True, False])
def test_an_invoice_shows_its_debt_once_that_is_claimed(desk, case, tmp_path, accepted):
    now = added(desk, case, tmp_path, a_txt=INVOICE, b_txt=SECOND)
    if accepted:
        now = desk.accept(case.id, ["C-2"]).case
    assert not shown_by(now.exhibit("C-2")), "it bills what nobody claims here"
    now = desk.set(case.id, ["debts.new.ref=FV/34/2026", "debts.FV/34/2026.amount=7872 PLN"]).case
    assert shown_by(now.exhibit("C-2")) == {"amount", "due"}
    assert now.exhibit("C-2").shows == (shown_by(now.exhibit("C-2")) if accepted else frozenset())
    again = desk.set(case.id, ["exhibits.C-2.shows=", "debts.new.ref=X", "debts.X.amount=1 PLN"])
    assert not again.case.exhibit("C-2").shows, "what a person took away stays away"


def shown_by(exhibit):
    """What is guessed that an exhibit shows."""
    return {x.value for x in exhibit.suggestions if x.field == "shows"}


def test_the_other_invoices_are_read_once_while_the_case_stays_as_it_is(
    desk, case, tmp_path, monkeypatch
):
    now = added(desk, case, tmp_path, a_txt=INVOICE, b_txt=SECOND)
    read, handed_out = [], desk.full_reading

    def counted(ref, exhibit, **more):
        read.append(exhibit.mark)
        return handed_out(ref, exhibit, **more)

    monkeypatch.setattr(desk, "full_reading", counted)
    for _ in range(3):
        assert desk.paper_warning(now, now.exhibit("C-2")).key == "details_found.unclaimed"
    assert read.count("C-1") == 1
    desk.accept(case.id, ["C-1"])
    changed = desk.case(case.id)
    read.clear()
    desk.paper_warning(changed, changed.exhibit("C-2"))
    assert "C-1" in read, "a changed case is read anew"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (INVOICE, SECOND.replace("Faktura VAT", "Faktura zaliczkowa")),
        (INVOICE + "Rozliczono fakturę FV/34/2026\n", SECOND),
        ("Notatka", SECOND.replace("7 872,00", "4 500,00")),
    ],
    ids=["an advance", "settled by the claimed one", "the same sum by another name"],
)
def test_what_is_in_the_claim_already_is_not_told_as_missing(desk, case, tmp_path, first, second):
    now = added(desk, case, tmp_path, a_txt=first, b_txt=second)
    assert desk.paper_warning(now, now.exhibit("C-2")) is None


CLAUSE = (
    "Umowa nr 3\nzawarta między Młynem Lipa sp. z o.o., NIP 6762479891, a Piekarnią Kłos sp. z"
    " o.o., ul. Chlebowa 7, 31-001 Kraków, KRS 0000871234, NIP 1234563218, reprezentowaną przez"
    " Halinę Rutę, prezesa zarządu, zwaną dalej Odbiorcą.\n"
)


@pytest.mark.parametrize("known", [False, True])
def test_a_contract_tells_the_register_number_and_who_acts_for_the_respondent(
    desk, case, tmp_path, known
):
    if known:
        desk.set(case.id, ["respondent.people.new.name=Halina Ruta"])
    added(desk, case, tmp_path, umowa_txt=CLAUSE)
    desk.accept(case.id, ["C-1"], settings=["kind=contract"], details=[])
    keys = [x.key for x in desk.details(desk.case(case.id), desk.case(case.id).exhibit("C-1"))]
    assert "respondent.number=KRS 0000871234" in keys
    desk.accept(case.id, ["C-1"], details=keys)
    debtor = desk.case(case.id).respondent
    assert [(x.name, x.role, x.authority) for x in debtor.people] == [
        ("Halina Ruta", "prezes zarządu", None)
    ]
    assert ("KRS", "0000871234") in [(x.kind, x.value) for x in debtor.numbers]
    assert not desk.details(desk.case(case.id), desk.case(case.id).exhibit("C-1"))


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_who_acts_for_the_respondent_is_told_as_such(desk, case, tmp_path, code):
    added(desk, case, tmp_path, umowa_txt=CLAUSE)
    now = desk.case(case.id)
    contract = now.exhibit("C-1")
    (one,) = (x for x in desk.details(now, contract) if x.guess.field == "respondent.person")
    told = WORDS[code].say(detail_told(one, contract))
    assert WORDS[code].term("details_found.represents") in told
    assert "Halina Ruta, prezes zarządu" in told


@pytest.mark.parametrize(
    ("read", "stands", "same"),
    [
        ("ul. Szosa Lubicka 120", "ul. Szosa Lubicka 120, 87-162 Lubicz Dolny", True),
        ("ul. Lipowa 3, 90-001, Łódź", "ul. Lipowa 3, 90-001 Łódź", True),
        ("רח' המייסדים 8", "רח' המייסדים 8, קריית ביאליק", True),
        ("12 Mill Lane", "12 Mill Lane, Leeds LS1 0AA", True),
        ("ul. Szosa Lubicka 12", "ul. Szosa Lubicka 120, 87-162 Lubicz Dolny", False),
        ("12 Mill Lane, Leeds LS1 0AA", "12 Mill Lane", False),
    ],
)
def test_an_address_without_its_town_is_the_one_that_stands_with_it(read, stands, same):
    guess = Suggestion(field="respondent.address", value=read, reason="printed_beside_name")
    assert same_detail(guess, stands) is same


def test_the_name_of_who_trades_before_his_address_is_no_part_of_it(desk, tmp_path):
    ours = "Unit 4, Kirkstall Forge Works, Leeds LS5 3NF"
    desk.set_owner(["name=Ashworth Joinery", "kind=sole_trader", "proprietor=Nell Ashworth"])
    case = desk.new(respondent="Brook & Vale Ltd", amount=read_money("£4,500.00"), ref="A-1").case
    head = (
        f"INVOICE\n\nAshworth Joinery, Nell Ashworth, {ours}\n\nInvoice no. A-1\nTotal £4,500.00\n"
    )
    added(desk, case, tmp_path, a_txt=head)
    assert offered(desk, case) == {f"claimant.address={ours}": (True, "")}

    desk.set(case.id, [f"claimant.address={ours}"])
    assert not offered(desk, case), "it is the address that stands"

    stands = "12 Mill Lane, Leeds LS1 0AA"
    desk.set(case.id, [f"claimant.address={stands}"])
    assert offered(desk, case) == {f"claimant.address={ours}": (False, stands)}


CLAIM = """Sąd Rejonowy w Toruniu
V Wydział Gospodarczy
Sygn. akt: V GC {number}/26
POZEW O ZAPŁATĘ
Młyn Lipa sp. z o.o. przeciwko Piekarnia Kłos sp. z o.o.
"""


def test_the_number_of_a_court_is_taken_from_its_first_paper_and_another_is_told_beside(
    desk, case, tmp_path
):
    added(desk, case, tmp_path, a_txt=CLAIM.format(number=123), b_txt=CLAIM.format(number=7))
    desk.accept(case.id, ["C-1"])
    first = "Sąd Rejonowy w Toruniu, V GC 123/26"
    assert desk.case(case.id).court_file == first
    second = first.replace("123/26", "7/26")
    assert offered(desk, case, "C-2") == {f"court_file={second}": (False, first)}
    desk.accept(case.id, ["C-2"], details=["court_file"])
    assert desk.case(case.id).court_file == second
