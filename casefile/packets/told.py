"""What a letter tells of itself: the call it confirms, the signature it recalls, its offer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from casefile.model.case import Case, Ended
from casefile.model.clean import one_line
from casefile.model.contact import Contact, Quoted
from casefile.model.dates import LooseDate, Precision, loose
from casefile.model.disclosure import Audience
from casefile.model.form import OFFER, Form
from casefile.model.language import Language
from casefile.model.loose_told import Until
from casefile.model.money import Money
from casefile.model.offer import Instalment, Offer, OfferBy
from casefile.model.witness import Witness
from casefile.packets.about import agreed, call_to_confirm, offer_to_make, signed_by_him
from casefile.packets.asked import demands, hears_of_deal
from casefile.packets.heard import has_answered, promised
from casefile.packets.signatories import signatories
from casefile.packets.witness_told import of_witness
from casefile.rules.authority import same_name
from casefile.rules.disclosure import may_see
from casefile.rules.endings import judgment_of, settled_offer
from casefile.rules.interview import witness_of
from casefile.rules.settled import Due, Settled, came_before, overdue, settled

NAMES = (
    *("call_day", "call_hour", "call_who", "call_by", "call_said", "promise_sum", "promise_day"),
    *("signed_what", "signed_day", "signer", "signed_label", "clause"),
    *("offer_sum", "offer_terms", "offer_expires", "offer_costs", "offer_pay_by"),
    *("offer_interest", "offer_interest_rate"),
    *("witness", "witness_address", "witness_knows", "witness_relation", "witness_learned"),
    "witness_prepared",
    *("last_payment_day", "correction", "new_due", "lawyer", "mediators"),
    *("written_off_on", "written_off_why"),
    *("settlement_day", "settlement_sum", "settled_on", "agreed_paid", "agreed_left"),
    "paid_before",
    *("promises_broken", "promises_to_come"),
)
"""Facts that a form of the conversation may name; those nobody gave stay blanks."""
_FACT = re.compile(r"\{(\w+)\}")
_QUOTES = "\"'„”“ "


@dataclass(frozen=True)
class Told:
    """Facts by name, and the instalments of the offer that is being made or was agreed."""

    facts: dict[str, str] = field(default_factory=dict)
    instalments: tuple[Instalment, ...] = ()
    witness: str = ""
    """Id or name of the witness it is about; empty: the first that its audience may see."""
    enclosed: frozenset[str] = frozenset()
    """Official forms that are filed, and so lie beside it."""
    deal: Settled | None = None
    """What an agreement is drawn up for, with what was paid of it."""
    by_letter: bool = False
    """What it is drawn up for was agreed by our letter, with the points that such a letter has."""
    overdue: tuple[Due, ...] = ()
    """The instalments of a settlement that a letter asks for, in the place of the account."""
    judged: bool = False
    """It asks for, confirms, or asks advice on, what a court ordered."""
    heard: bool = False
    """The other side has answered before: by a plea, a promise, a payment or a word of its own."""
    tells: tuple[Contact | Offer | Witness, ...] = ()
    """What its own words tell of the case, whatever its label: it is not left out of itself."""

    @property
    def asked(self) -> Money | None:
        """What is overdue of a settlement, all a letter may ask for while the rest waits."""
        sums = [row.open for row in self.overdue]
        return sum(sums[1:], sums[0]) if sums else None


UNTOLD = Told()


class Writer:
    """Writes days and sums as letters do."""

    def __init__(self, words: Language) -> None:
        self.words = words

    def day(self, day: LooseDate) -> str:
        """Return a day as letters write it, with the month's name; nothing of an unknown one."""
        if day.first is None or day.last is None:
            return ""
        if day.first == day.last:
            written = self.words.day(day.first, long=True)
        elif day.first.month == day.last.month:
            written = self.words.within_month(day)
        else:
            written = str(day.first.year)
        told = self.words.term("packets.long_day", day=written)
        half_known = day.precision is Precision.ABOUT
        return self.words.term("packets.around", day=told) if half_known else told

    def until(self, day: LooseDate) -> str:
        """Return a day as letters write it behind by or until: a month or a year by its end."""
        if day.precision in (Precision.MONTH, Precision.YEAR):
            return self.words.term("packets.long_day", day=Until(day))
        return self.day(day)


def told(case: Case, seen: Case, form: Form, words: Language, *, on: date, about: str = "") -> Told:
    """Return what *form* may tell of the whole *case*; *seen* is the view of its audience.

    A call is told in a letter to the other side alone: of what was said their own words, where they
    are noted as theirs, and never a note of ours. An offer is told where offers may be seen. The
    floor is nowhere.
    """
    writer = Writer(words)
    facts: dict[str, str] = {}
    rows: tuple[Instalment, ...] = ()
    tells: list[Contact | Offer | Witness] = []
    named = _named(form, words.code)
    if form.audience in (Audience.RESPONDENT, Audience.EXCHANGE) and form.letter:
        call = call_to_confirm(case, about)
        facts |= _of_call(call, writer, case.respondent.name)
        tells += [call] if call is not None and "call_day" in named else []
    facts |= _of_signature(seen, writer)
    offer, deal = offer_to_make(case, about), None
    if form.to_be_signed:  # a settlement holds what was accepted and nothing else
        deal = agreed(case, on, about, live="settlement_sum" not in named)
        if deal is not None and not may_see(form.audience, deal.label):
            deal = None
        offer = deal.offer if deal is not None else None
        facts |= _of_deal(deal, writer) | signatories(case)
        rows = deal.instalments if deal is not None else ()
    if form.alone:  # who owes is told what was settled, and of no offer beside it
        offer, deal = None, settled(seen, on)
        rows = deal.instalments if deal is not None else ()
    if offer is not None and may_see(form.audience, offer.disclosure):
        rows = rows or offer.instalments
        tells += [offer] if "offer_sum" in named else []
        facts |= {
            "offer_sum": words.money(offer.amount) if offer.amount else "",
            "offer_terms": one_line(offer.terms).rstrip(" ."),
            "offer_expires": writer.until(offer.expires),
            "offer_pay_by": "" if offer.instalments else writer.until(offer.pay_by),
            "offer_costs": one_line(offer.costs).rstrip(" ."),
        } | _of_interest(offer, rows, words)
    if "settlement_day" in named and len(rows) == 1:
        facts["settlement_day"] = writer.until(rows[0].on)
        rows = ()
    late: tuple[Due, ...] = ()
    counsel = form.audience is Audience.LAWYER
    tells_of_court = demands(form) or form.receipt or counsel
    ordered = judgment_of(case, on) is not None
    judged = ordered and (tells_of_court or form.to_be_signed)
    if demands(form):
        late = overdue(case, on, hears_of_deal(form))
    settling = settled_offer(case) if form.alone or late else None
    if settling is not None and hears_of_deal(form)(settling.disclosure):
        tells += [settling]  # who agreed to it is told of it
    if form.letter and form.audience is Audience.RESPONDENT:
        facts |= promised(case, words, on)
    if late or (ordered and tells_of_court) or form.receipt or counsel:
        stands = settled(case, on)
        facts |= _of_deal(stands, writer)
        before = None if stands is None else came_before(case, stands)
        facts["paid_before"] = words.money(before) if before is not None else ""
    if "mediators" in named:  # to invite is to say whom one proposes
        facts["mediators"] = "; ".join(one_line(name) for name in case.mediation.proposed)
    paid = [p.dated for p in case.payments if p.dated.known]
    facts["last_payment_day"] = writer.day(max(paid)) if paid else ""
    offs = [end for end in case.endings if end.how is Ended.WRITTEN_OFF]
    if form.audience is Audience.OWNER and offs:
        facts["written_off_on"] = writer.day(offs[-1].on)
        facts["written_off_why"] = one_line(offs[-1].why).rstrip(" .")
    witness = witness_of(case, about) if about else None
    if witness is not None:  # to write down what a witness says is to decide that it is told
        facts |= of_witness(witness, case, words, writer.day)
        tells += [witness] if "witness" in named else []
    known = {name: text for name, text in facts.items() if text}
    return Told(
        known,
        rows,
        about,
        tells=tuple(tells),
        deal=deal,
        by_letter=_by_letter(case, deal),
        overdue=late,
        judged=judged,
        heard=has_answered(case),
    )


def _of_interest(offer: Offer, rows: tuple[Instalment, ...], words: Language) -> dict[str, str]:
    """Return what of *offer* is interest, and by which rate; nothing where *rows* are not its own.

    So it is where they were set otherwise, or the matter ended with instalments of its own.
    """
    whole = None if offer.amount is None else offer.amount.amount
    if offer.interest is None or sum(row.amount.amount for row in rows) != whole:
        return {}
    rate = offer.interest_rate
    return {
        "offer_interest": words.money(offer.interest),
        "offer_interest_rate": words.number(rate) if rate is not None else "",
    }


def _by_letter(case: Case, deal: Settled | None) -> bool:
    """Return whether *deal* stands on an offer in instalments whose letter of ours went out.

    It is the letter among the papers of the offer, else the one that went on the day of the offer.
    """
    offer = deal.offer if deal is not None and deal.stands else None
    if offer is None or offer.by is not OfferBy.CLAIMANT or not offer.instalments:
        return False
    letters = [one for one in case.contacts if one.form == OFFER]
    linked = any(set(one.marks) & set(offer.marks) for one in letters)
    return linked or (offer.on.known and any(one.on == offer.on for one in letters))


def tells_call(form: Form) -> bool:
    """True when the form confirms what was said in a call."""
    return any("call_day" in _named(form, code) for code in form.words)


def _of_deal(deal: Settled | None, writer: Writer) -> dict[str, str]:
    """Return what was agreed, since when, and what of it came in; nothing of nothing."""
    if deal is None:
        return {}
    told = {"settled_on": writer.day(loose(deal.since)) if deal.stands and deal.since else ""}
    if deal.sum is None:
        return told
    told["settlement_sum"] = told["offer_sum"] = writer.words.money(deal.sum)
    if deal.paid is not None and deal.paid.amount:
        left = deal.sum - deal.paid
        told["agreed_paid"] = writer.words.money(deal.paid)
        told["agreed_left"] = writer.words.money(left) if left.amount > 0 else ""
    return told


def tells_offer(form: Form) -> bool:
    """True when the form makes an offer: it says until when it may be accepted."""
    return any("offer_expires" in _named(form, code) for code in form.words)


def of_a_witness(form: Form) -> bool:
    """True when the form is about one witness: his statement, the questions to him."""
    asks = any(part.section == "interview" for part in form.outline)
    return asks or any("witness" in _named(form, code) for code in form.words)


def _named(form: Form, code: str) -> frozenset[str]:
    """Return the facts that the form's words name."""
    return frozenset(_FACT.findall("\n".join(form.words.get(code, {}).values())))


def without(case: Case, tells: tuple[Contact | Offer | Witness, ...]) -> Case:
    """Return the case without what a letter tells by itself, to say what it leaves out."""
    own = {id(one) for one in tells}
    return case.but(
        contacts=tuple(one for one in case.contacts if id(one) not in own),
        offers=tuple(one for one in case.offers if id(one) not in own),
        witnesses=tuple(one for one in case.witnesses if id(one) not in own),
    )


def _of_call(call: Contact | None, writer: Writer, owes: str) -> dict[str, str]:
    """Return what is told of a call; that he who owes spoke for himself says nothing."""
    if call is None:
        return {}
    promise = call.promise
    amount = promise.amount if promise is not None else None
    return {
        "call_day": writer.day(call.on),
        "call_hour": f"{call.hour:%H:%M}" if call.hour else "",
        "call_who": "" if same_name(call.who, owes) else one_line(call.who),
        "call_by": one_line(call.by),
        "call_said": one_line(call.said).strip(_QUOTES) if call.quoted is Quoted.THEIRS else "",
        "promise_sum": writer.words.money(amount) if amount else "",
        "promise_day": writer.until(promise.by) if promise is not None else "",
    }


def _of_signature(seen: Case, writer: Writer) -> dict[str, str]:
    found = signed_by_him(seen)
    if found is None:
        return {}
    exhibit, signature = found
    signed = signature.signed if signature.signed.known else exhibit.dated
    signer = ", ".join(x for x in (one_line(signature.signer), one_line(signature.capacity)) if x)
    return {
        "signed_what": one_line(exhibit.title) or writer.words.name_of(exhibit.kind),
        "signed_day": writer.day(signed),
        "signer": signer,
        "signed_label": exhibit.mark,
        "clause": one_line(exhibit.says).strip(_QUOTES),
    }
