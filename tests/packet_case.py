"""A made-up case with everything a packet may show, and everything most may not."""

from __future__ import annotations

import hashlib
import io
from datetime import date
from decimal import Decimal

from PIL import Image, ImageDraw

from casefile.library import forms, jurisdictions, languages
from casefile.model.blocks import Evidence, Picture
from casefile.model.case import Case
from casefile.model.claim import Agreement, Debt, Payment
from casefile.model.claim import Form as AgreementForm
from casefile.model.contact import Channel, Contact, Outcome
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Custody, Element, Exhibit, ExhibitKind
from casefile.model.jurisdiction import Jurisdiction, Label
from casefile.model.language import Language
from casefile.model.money import Money
from casefile.model.offer import Offer, OfferBy, Private
from casefile.model.party import Party, PartyKind, RegisterNumber
from casefile.model.position import Defence, Position
from casefile.model.witness import Witness

ON = date(2026, 11, 22)
LANGUAGES = ("en", "he", "pl")
FORMS = forms()
_SHIPPED = jurisdictions()
SECRETS = (
    "SECRET-WEAKNESS-7731",
    "SECRET-NOTE-TITLE-5512",
    "SECRET-DRAFT-OFFER-9080",
    "SECRET-NOTE-TEXT-4417",
    "3,150.00",
)
"""What only the lawyer and the owner may read."""
OFFER_WORDS = "OFFER-SENT-2204"
"""What the other side has seen, but the court may not."""
HEBREW_LINE = (
    'החשבונית INV-2026/07 על סך 5,040.00 ₪ (כולל מע"מ) נשלחה אל dana@cohen.example; '
    "טל' +972 52-123 4567, לחשבון IL62 0108 0000 0009 9999 999."
)
PLACES = {
    "en": ("ew", "GBP", "C-{n}"),
    "he": ("il", "ILS", "נספח {n}"),
    "pl": ("pl", "PLN", "zał. nr {n}"),
}
NAMES = {
    "en": ("Kowalska Design", "Blue Door Lettings"),
    "he": ('דנה כהן עיצובים בע"מ', 'מרפסות הגליל בע"מ'),
    "pl": ("Meble Zawada sp. z o.o.", "Hotel Żuraw sp. z o.o."),
}
TOLD = {"en": "The order was signed.", "he": HEBREW_LINE, "pl": "Umowę podpisano w Warszawie."}


def language(code: str) -> Language:
    words = languages()[code]
    return Language(code, {**words.terms, "test.told": "{told}"})


def page(text: str) -> bytes:
    image = Image.new("L", (620, 877), 255)
    ImageDraw.Draw(image).text((60, 60), text, 0)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def pixels(wanted: Picture) -> bytes:
    return page(f"{wanted.sha256[:8]} page {wanted.page + 1}")


def exhibit(
    mark: str, kind: ExhibitKind, title: str, dated: str, label: Disclosure, media: str
) -> Exhibit:
    digest = hashlib.sha256(mark.encode()).hexdigest()
    suffix = {"application/pdf": "pdf", "message/rfc822": "eml"}[media]
    return Exhibit(
        mark=mark,
        kind=kind,
        title=title,
        dated=loose(dated),
        disclosure=label,
        accepted=True,
        shows=frozenset({Element.AGREEMENT}) if mark == "C-1" else frozenset(),
        custody=Custody(
            sha256=digest, size=1234, media_type=media, original_name=f"home-path-{mark}.{suffix}"
        ),
    )


def case_of(code: str) -> Case:
    place, currency, _ = PLACES[code]
    claimant, respondent = NAMES[code]

    def money(amount: str) -> Money:
        return Money(amount=Decimal(amount), currency=currency)

    open_, kinds = Disclosure.OPEN, ExhibitKind
    pdf, mail = "application/pdf", "message/rfc822"
    return Case(
        id="01JTEST",
        place=place,
        language=code,
        particulars=TOLD[code],
        claimant=Party(
            name=claimant,
            kind=PartyKind.COMPANY,
            numbers=(RegisterNumber(kind="NIP", value="525-000-11-22"),),
            address="1 First Street\nTown",
            email="dana@cohen.example",
            phone="+972 52-123 4567",
            bank_account="IL62 0108 0000 0009 9999 999",
        ),
        respondent=Party(name=respondent, kind=PartyKind.COMPANY, address="2 Second Street"),
        agreement=Agreement(
            made=loose("2026-01-15"), form=AgreementForm.WRITTEN, what="24 beds", payment_days=30
        ),
        debts=(
            Debt(
                ref="INV-2026/07",
                what="beds",
                amount=money("5040.00"),
                issued=loose("2026-03-12"),
                due=loose("2026-04-11"),
                marks=("C-2",),
            ),
        ),
        payments=(Payment(amount=money("1000.00"), dated=loose("2026-05-02"), marks=("C-3",)),),
        exhibits=(
            exhibit("C-1", kinds.CONTRACT, "Signed order", "2026-01-15", open_, pdf),
            exhibit("C-2", kinds.INVOICE, "Invoice INV-2026/07", "2026-03-12", open_, pdf),
            exhibit("C-3", kinds.EMAIL, "Invoice sent", "2026-03-13", open_, mail),
            exhibit(
                "C-4",
                kinds.EMAIL,
                OFFER_WORDS,
                "2026-06-01",
                Disclosure.WITHOUT_PREJUDICE,
                mail,
            ),
            exhibit(
                "C-5",
                kinds.NOTE,
                "SECRET-NOTE-TITLE-5512",
                "2026-06-02",
                Disclosure.PRIVILEGED,
                mail,
            ),
            Exhibit(mark="C-6", title="described", held=False, disclosure=open_),
        ),
        positions=(
            Position(
                defence=Defence.QUALITY_COMPLAINT,
                said="Two beds were scratched.",
                answer="Accepted without reserve.",
                answered_by=("C-1",),
                disclosure=open_,
            ),
        ),
        offers=(
            Offer(by=OfferBy.CLAIMANT, on=loose("2026-06-01"), terms=OFFER_WORDS),
            Offer(
                by=OfferBy.CLAIMANT,
                on=loose("2026-06-10"),
                terms="SECRET-DRAFT-OFFER-9080",
                sent=False,
            ),
        ),
        private=Private(floor=money("3150.00"), weaknesses=("SECRET-WEAKNESS-7731",)),
        contacts=(
            Contact(
                on=loose("2026-04-18"),
                channel=Channel.PHONE,
                said="We will pay.",
                outcome=Outcome.PROMISED,
            ),
        ),
        witnesses=(Witness(name="Jane Doe", knows="the delivery"),),
    )


def law_of(code: str) -> Jurisdiction:
    place, currency, pattern = PLACES[code]
    return Jurisdiction(
        code=place,
        names={"en": "Place", "he": "מקום", "pl": "Miejsce"},
        currency=currency,
        languages=(code,),
        as_of=date(2026, 11, 20),
        label=Label(pattern=pattern),
        pre_action=_SHIPPED[place].pre_action,
    )


TEXTS: dict[str, Evidence | None] = {
    "C-3": Evidence(
        (("From", "dana@cohen.example"), ("Subject", "INV-2026/07")),
        (("Email Body", HEBREW_LINE), ("Email Quote", "Plain words in English.")),
    ),
    "C-4": Evidence((), (("Email Body", OFFER_WORDS),)),
    "C-5": Evidence((), (("Email Body", "SECRET-NOTE-TEXT-4417"),)),
}
