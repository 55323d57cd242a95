"""casefile offer: an offer of either side, what it does and what speaks against it."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.case import Case
from casefile.model.clean import clean
from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadInput
from casefile.model.fault import naming
from casefile.model.language import Language
from casefile.model.money import Money, read_money
from casefile.model.offer import Instalment, Offer, OfferBy
from casefile.rules.offers_on_file import outcome
from casefile.rules.settlement import agreed_rows, moved


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case; whose offer, how much, on what terms, until when."""

    def told(name: str) -> str:
        return words.term(f"commands.offer.{name}")

    parser.add_argument("case", metavar="CASE")
    parser.add_argument("sum", nargs="?", default="", metavar="SUM", help=told("sum"))
    parser.add_argument("--theirs", action="store_true", help=told("theirs"))
    parser.add_argument("--terms", default="", metavar="WORDS", help=told("terms"))
    parser.add_argument("--costs", default="", metavar="WORDS", help=told("costs"))
    parser.add_argument("--dated", default="", metavar="DATE", help=told("dated"))
    parser.add_argument("--file", default="", metavar="MARK", help=told("file"))
    parser.add_argument("--expires", default="", metavar="DATE", help=told("expires"))
    parser.add_argument("--pay-by", default="", metavar="DATE", help=told("pay_by"))
    parser.add_argument("--who", default="", metavar="NAME", help=told("who"))
    parser.add_argument("--open", action="store_true", help=told("open"))
    parser.add_argument("--instalments", type=int, metavar="N", help=told("instalments"))
    parser.add_argument("--first", default="", metavar="DATE", help=told("first"))
    parser.add_argument("--down", default="", metavar="SUM", help=told("down"))


def run(request: Request) -> int:
    """Keep it (ours as a draft), say what it does and what speaks against it."""
    asked, desk, words = request.options, request.desk, request.words
    for option in ("first", "down"):
        if getattr(asked, option) and asked.instalments is None:
            raise BadInput("only_of_instalments", where=f"--{option}")
    if asked.pay_by and asked.instalments is not None:
        raise BadInput("only_of_one_sum", where="--pay-by")
    if not asked.sum:
        return _standing(request)
    case = desk.case(asked.case)
    amount = _sum(asked.sum, desk.money_of(case), words.term("frame.value.SUM"))
    offer = Offer(
        by=OfferBy.RESPONDENT if asked.theirs else OfferBy.CLAIMANT,
        on=request.past_day("--dated", asked.dated),
        marks=(_mark(case, asked.file),) if asked.file else (),
        amount=amount,
        terms=asked.terms,
        who=asked.who,
        costs=asked.costs,
        expires=request.coming_day("--expires", asked.expires),
        pay_by=request.coming_day("--pay-by", asked.pay_by),
        sent=asked.theirs,
        disclosure=Disclosure.OPEN if asked.open else Disclosure.WITHOUT_PREJUDICE,
    )
    if asked.instalments is not None:
        offer = offer.but(instalments=_rows(request, amount))
    cautions = desk.offer_cautions(asked.case, offer, who=asked.who)
    kept = desk.offered(asked.case, offer).case.offers[-1]
    for caution in cautions:
        request.talk.write(clean(words.say(caution.what)) + "\n")
    for effect in desk.offer_effects(asked.case, kept):
        request.talk.write(clean(words.say(effect)) + "\n")
    for number, row in enumerate(kept.instalments, 1):
        told, why = (
            words.term("commands.offer.row", n=number, on=row.on, sum=row.amount),
            moved(row),
        )
        request.talk.write(told + ("" if why is None else f", {words.say(why)}") + "\n")
    if not asked.theirs:
        request.tell("commands.offer.draft", case=asked.case)
    request.line(kept.id)
    return DONE


def _rows(request: Request, amount: Money) -> tuple[Instalment, ...]:
    """Return the instalments; of theirs each on the day they said, as one said it of the first."""
    asked, desk = request.options, request.desk
    first = (
        request.exact_day("--first", asked.first)
        if asked.first
        else desk.first_instalment(asked.case)
    )
    down = _sum(asked.down, amount.currency, "--down") if asked.down else None
    count, theirs = asked.instalments, asked.theirs
    rows = desk.instalments(asked.case, count, first, down=down, owed=amount, as_said=theirs)
    return agreed_rows(rows)


def _standing(request: Request) -> int:
    """Tell where the talks stand and what to offer next."""
    desk, ref, words = request.desk, request.options.case, request.words
    case = desk.case(ref)
    for offer in case.offers:
        amount = words.money(offer.amount) if offer.amount else "-"
        request.row(
            day=words.loose_day(offer.on),
            by=words.name_of(offer.by),
            sum=amount,
            pay_by=_days_to_pay(offer, words),
            answer=words.value(outcome(case, offer, desk.on)),
            terms=offer.terms,
        )
    stands = desk.bargain(ref)
    if stands.distance is not None:
        request.term("commands.offer.distance", distance=stands.distance, middle=stands.middle)
    following = desk.next_offered(ref)
    if following is not None:
        request.line(words.say(following))
    return DONE


def _days_to_pay(offer: Offer, words: Language) -> str:
    """Return by when it is to be paid: a day, in how many instalments, or that nothing says it."""
    if offer.instalments:
        return words.term("panes.offers.instalments", n=len(offer.instalments))
    return words.loose_day(offer.pay_by) if offer.pay_by.known else "-"


def _sum(text: str, currency: str, option: str) -> Money:
    with naming(option):
        return read_money(text, currency)


def _mark(case: Case, mark: str) -> str:
    """Return the mark of the paper it stands in. Raises: BadInput, where there is none."""
    if case.exhibit(mark) is None:
        known = ", ".join(x.mark for x in case.exhibits)
        raise BadInput("no_such_exhibit", where=mark, known=known or "-")
    return mark
