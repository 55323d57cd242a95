"""What a paper says of the people of the case: addresses, numbers, mail, telephone, account.

Each is a suggestion with the line it was read in. Whose paper may say it, and whether something
stands there already, is decided where it is shown (`casefile.desk.detailing`): who made a paper may
be said by a person later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from casefile.intake.accounts import accounts
from casefile.intake.clues import around, hint
from casefile.intake.contacts import people_named
from casefile.intake.his_words import his_names
from casefile.intake.invoice import Invoice, Trader
from casefile.intake.letterhead import number_of, printed
from casefile.intake.maker import writer
from casefile.intake.reading import FullReading
from casefile.intake.represented import represented
from casefile.intake.shown import MAILS
from casefile.intake.who import Side, Sides
from casefile.model.clean import one_line
from casefile.model.exhibit import ExhibitKind, Provenance
from casefile.model.mail import mails_in
from casefile.model.suggestion import CLAIMANT_DETAILS, DETAILS, Suggestion

SENT_BY_US = "sent_by_us"
"""Reason of what a mail tells of its sender, who names himself as one of this side."""
_NAMING = frozenset(
    {
        ExhibitKind.INVOICE,
        ExhibitKind.DEMAND,
        ExhibitKind.ORDER,
        ExhibitKind.QUOTE,
        ExhibitKind.DELIVERY_NOTE,
        ExhibitKind.CONTRACT,
    }
)
"""Kinds that print name, address and numbers in a block."""
_NO_ACCOUNT = frozenset({ExhibitKind.REGISTER_EXTRACT, ExhibitKind.COURT_DOCUMENT})
"""Kinds that list accounts of others: of a debtor in a register of payers of tax."""
_NOBODY = re.compile(r"^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?)\b", re.I)
_PHONE = re.compile(r"\+?\d[\d ()\u00a0-]{6,20}\d")


def details(full: FullReading, kind: ExhibitKind, sides: Sides) -> list[Suggestion]:
    """Return what the paper says of either side; nothing that a number's own digits deny."""
    found = [*_from_him(full, sides), *_from_us(full, sides)]
    if full.invoice is not None:
        found += _by_xml(full.invoice, sides)
    elif kind in _NAMING and not full.rows:
        found += _by_words(full, sides)
    if full.invoice is None and not full.rows and kind not in _NO_ACCOUNT:
        for number, at in accounts(full.text):
            line = around(full.text, at, min(at + len(number), len(full.text)))
            found.append(hint("claimant.bank_account", number, "account_in_it", line))
    unique = {(one.field, one.value): one for one in reversed(found)}
    return list(reversed(unique.values()))


def _from_him(full: FullReading, sides: Sides) -> Iterator[Suggestion]:
    """Yield the address he writes from, the telephone under which a chat knows him."""
    if full.messages:
        for name in sorted(his_names(full, sides)):
            phone = _PHONE.fullmatch(one_line(name).lstrip("~ "))
            if phone:
                yield hint("respondent.phone", phone.group(), "writes_from", name)
    elif full.reader in MAILS and not sides.claimant.is_in(full.sender):
        written = mails_in(one_line(full.sender))
        known = any(one.casefold() in sides.respondent.addresses for one in written)
        if len(written) == 1 and not known and not _NOBODY.match(written[0]):
            yield hint("respondent.email", written[0], "writes_from", full.sender)
        if not any(map(_NOBODY.match, written)):
            yield from people_named(full, sides)


def _from_us(full: FullReading, sides: Sides) -> Iterator[Suggestion]:
    """Yield the address of a mail of ours, and the telephone and address its own words print."""
    known = writer(full.sender, sides) if full.reader in MAILS else None
    if known is None or known[0] is not Provenance.CLAIMANT:
        return
    written = mails_in(one_line(full.sender))
    if len(written) == 1 and not _NOBODY.match(written[0]):
        yield hint("claimant.email", written[0], SENT_BY_US, full.sender)
    for one in printed(full.own_text, sides.claimant, sides.respondent):
        if one.what in ("phone", "email"):
            yield hint(f"claimant.{one.what}", one.value, SENT_BY_US, one.because)


def _by_words(full: FullReading, sides: Sides) -> Iterator[Suggestion]:
    both = (("respondent", sides.respondent, sides.claimant),)
    for whose, side, other in (*both, ("claimant", sides.claimant, sides.respondent)):
        for one in printed(full.own_text, side, other):
            field = f"{whose}.{one.what}"
            if field in DETAILS:
                yield hint(field, one.value, "printed_beside_name", one.because)
    yield from represented(full, sides)


def _by_xml(invoice: Invoice, sides: Sides) -> Iterator[Suggestion]:
    for trader in (invoice.buyer, invoice.seller):
        for whose, side in (("respondent", sides.respondent), ("claimant", sides.claimant)):
            if _is(trader, side):
                yield from _of_trader(whose, trader, invoice)
                break
    for number, _ in accounts(invoice.account):
        because = f"{invoice.seller.name}, {number}"
        yield hint(CLAIMANT_DETAILS[-1], number, "electronic_invoice", because)


def _of_trader(whose: str, trader: Trader, invoice: Invoice) -> Iterator[Suggestion]:
    said = f"{trader.name}, {trader.address}"
    if any(map(str.isalnum, trader.address)):
        value = one_line(trader.address, 200)
        yield hint(f"{whose}.address", value, "electronic_invoice", said)
    polish = invoice.format.startswith("ksef")
    for written in trader.tax_ids:
        bare = polish and re.fullmatch(r"(?:PL)?\d{10}", written) is not None
        if bare or re.match(r"[A-Z]{2}\s?\w{4,14}$", written):
            number = number_of("NIP" if bare else "VAT", written)
            if number:
                because = f"{trader.name}, {number}"
                yield hint(f"{whose}.number", number, "electronic_invoice", because)


def _is(trader: Trader, side: Side) -> bool:
    """True when the trader is that side, by name or by one of its numbers."""
    return side.is_called_in(trader.name) or side.is_firm("", trader.tax_ids)
