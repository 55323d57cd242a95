"""What was found out about the debtor, and what it says of collecting a judgment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from casefile.model.case import Case, Ended
from casefile.model.diligence import Collectability, RegisterLine, Solvency
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.money import Money
from casefile.model.offer import Opinion
from casefile.model.party import PartyKind
from casefile.model.say import Say
from casefile.rules.in_force import in_force
from casefile.rules.promises import promises

DAYS_FRESH = 90
"""A look into a register is trusted for so many days (own judgement)."""
_RANGES = {
    Solvency.SOUND: ("0.7", "0.9", "1"),
    Solvency.STRAINED: ("0.2", "0.5", "0.8"),
    Solvency.INSOLVENT: ("0", "0.05", "0.2"),
}
"""Low, likely and high share to be collected, by how he stands (own judgement, no statistics)."""
_STEP = Decimal("0.1")


def registers(case: Case, law: Jurisdiction, on: date) -> tuple[RegisterLine, ...]:
    """Return the registers of the place for such a debtor on *on*, with the last look into each."""
    kind = case.respondent.kind
    lines = []
    for registry in law.registers:
        if not in_force(registry, on):
            continue
        known = kind is not PartyKind.UNKNOWN
        if known and registry.applies_to and kind.value not in registry.applies_to:
            continue
        looks = [x for x in case.diligence.lookups if x.registry == registry.id]
        last = max(looks, key=lambda x: x.on, default=None)
        seen = last.on.first if last is not None else None
        stale = last is not None and (seen is None or (on - seen).days > DAYS_FRESH)
        lines.append(RegisterLine(registry=registry, last=last, stale=stale))
    return tuple(lines)


def _assets(
    case: Case, balance: Money | None, owed: Money | Say | None
) -> tuple[Decimal | None, list[Say]]:
    """Return what free assets are known to be worth in the money of *balance*, and the reasons."""
    free = [a for a in case.diligence.assets if a.burdened is not True]
    told = [
        Say("collect.burdened", what=a.what) for a in case.diligence.assets if a.burdened is True
    ]
    if balance is None:
        return None, told
    worth = [a.worth for a in free if a.worth is not None and a.worth.currency == balance.currency]
    if not worth:
        return None, told
    sum_ = sum((m.amount for m in worth), Decimal(0))
    whole = Money(amount=sum_, currency=balance.currency)
    told.append(Say("collect.assets", worth=whole, balance=owed or balance))
    return sum_, told


def _history(others: Iterable[Case], on: date) -> tuple[int, list[Say]]:
    """Return whether earlier cases speak for (+1) or against (-1) him, and why; 0: neither."""
    written_off = paid = broken = 0
    for case in others:
        how = case.endings[-1].how if case.endings else None
        written_off += how is Ended.WRITTEN_OFF
        paid += how is Ended.PAID
        broken += sum(x.breached and not x.again for x in promises(case, on))
    told = []
    if written_off:
        told.append(Say("collect.written_off", n=written_off))
    if paid:
        told.append(Say("collect.paid", n=paid))
    if broken:
        told.append(Say("collect.broken", n=broken))
    return (paid > 0) - (written_off > 0 or broken > 1), told


def collectability(
    case: Case,
    others: Iterable[Case],
    balance: Money | None,
    on: date,
    owed: Money | Say | None = None,
) -> Collectability:
    """Return what the record says of collecting *balance*: reasons, what lacks, a range.

    *owed*: the balance as it is told, with its parts.

    The range is a proposal from how he stands, moved a tenth by known free assets, adverse
    registers and earlier dealings; it counts nowhere until the user takes it as his own opinion.
    Without a word on solvency there is none.
    """
    record = case.diligence
    solvency = Solvency.INSOLVENT if case.respondent.insolvent else record.solvency
    because, lacks = [], []
    if solvency is Solvency.UNKNOWN:
        lacks.append(Say("collect.lacks.solvency"))
    else:
        because.append(Say("collect.solvency", solvency=solvency))
    worth, told = _assets(case, balance, owed)
    because += told
    if not record.assets:
        lacks.append(Say("collect.lacks.assets"))
    adverse = [x for x in record.lookups if x.adverse]
    because += [Say("collect.adverse", finding=x.finding, on=x.on) for x in adverse]
    if not record.lookups:
        lacks.append(Say("collect.lacks.registers"))
    lean, history = _history(others, on)
    because += history
    if record.dealings.strip():
        because.append(Say("collect.dealings", words=record.dealings))
    proposed = None
    if solvency in _RANGES:
        moves = lean - bool(adverse)
        if worth is not None and balance is not None:
            moves += 1 if worth >= balance.amount else 0
        low, likely, high = (
            min(Decimal(1), max(Decimal(0), Decimal(share) + _STEP * moves))
            for share in _RANGES[solvency]
        )
        proposed = Opinion(low=low, likely=likely, high=high)
    return Collectability(
        proposed=proposed,
        because=tuple(because),
        lacks=tuple(lacks),
        own=case.private.collectable,
    )
