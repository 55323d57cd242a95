"""What is told of an offer and of the talks: effects, instalments kept or not, the next move."""

from __future__ import annotations

from textual.content import Content

from casefile.model.errors import CasefileError
from casefile.model.offer import Answer, Offer
from casefile.model.promise import Kept
from casefile.rules.authority import below_the_floor
from casefile.rules.settlement import moved
from casefile.screens import refusals
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import apart, line, plain, said, value
from casefile.screens.waiting_told import waiting_told

_SIGN = {Kept.KEPT: "✓", Kept.LATE: "✓", Kept.PART: "✗", Kept.BROKEN: "✗"}


def offer_told(open_case: OpenCase, offer: Offer) -> list[Content]:
    """Return one offer: terms, who, last day, what it does to limitation and costs, its rows."""
    words, desk, ref = open_case.words, open_case.desk, open_case.ref
    days = [("expires", offer.expires)]
    if not offer.instalments:  # they have days of their own
        days.append(("pay_by", offer.pay_by))
    told_days = [
        f" · {words.term(f'screens.offer.{name}')}: {words.loose_day(day) if day.known else '-'}"
        for name, day in days
    ]
    rows = [plain(offer.terms)] if offer.terms else []
    rows.append(
        line(
            said(words.name_of(offer.disclosure), "bold"),
            said(f" · {words.term('screens.offer.who')}: "),
            value(offer.who or "-", limit=30),
            said("".join(told_days)),
        )
    )
    if offer.answer is not Answer.OPEN and offer.answered_on.known:
        answer = Answer.ACCEPTED if offer.answer is Answer.NOT_KEPT else offer.answer
        told = f"{words.name_of(answer)}, {words.loose_day(offer.answered_on)}"
        rows.append(line(said(words.term("panes.offers.answer") + ": "), said(told)))
    for name, told in (("costs", offer.costs), ("reply", offer.reply)):
        if told:
            rows.append(line(said(words.term(f"panes.offers.{name}") + ": "), value(told)))
    if offer.fell_on.known:
        day = words.loose_day(offer.fell_on)
        rows.append(said(f"{words.term('screens.answer.fell')}: {day}", "bold"))
    rows += [
        said(f"! {words.say(one.what)}", "bold")
        for one in desk.offer_cautions(ref, offer, who=offer.who)
    ]
    rows += [said("- " + words.say(one)) for one in desk.offer_effects(ref, offer)]
    rows += _instalments(open_case, offer)
    return [*rows, *waiting_told(desk.waiting(ref, offer.amount), words)]


def _instalments(open_case: OpenCase, offer: Offer) -> list[Content]:
    words = open_case.words
    promised = open_case.desk.plan_of(open_case.case).promises
    watched = [x for x in promised if x.instalment and x.contact == offer.id]
    if not (watched or offer.instalments):
        return []
    rows = []
    if offer.instalments:
        rows.append(said(words.term("panes.offers.instalments", n=len(offer.instalments)), "bold"))
    if not watched:
        for row in offer.instalments:
            why = moved(row)
            beside = "" if why is None else words.say(why)
            rows.append(
                said("= " + apart(words.loose_day(row.on), words.money(row.amount), beside))
            )
        return rows
    for one in watched:
        sum_ = words.money(one.amount) if one.amount else ""
        day = words.day(one.by) if one.by else words.term("dates.unknown")
        sign = _SIGN.get(one.kept, "=")
        told = apart(day, sum_, words.say(one.told))
        rows.append(said(f"{sign} {told}", "bold" if one.breached else ""))
    return rows


def talks_told(open_case: OpenCase) -> list[Content]:
    """Return where the talks stand: the last sum of each side, the distance, what to do next."""
    words, desk, ref = open_case.words, open_case.desk, open_case.ref
    rows: list[Content] = []
    try:
        stand = desk.bargain(ref)
        next_ = desk.next_offered(ref)
    except CasefileError as trouble:
        return [said(refusals.refusal_told(trouble, words)[0])]
    if stand.ours is not None or stand.theirs is not None:
        ours = words.money(stand.ours) if stand.ours is not None else "-"
        theirs = words.money(stand.theirs) if stand.theirs is not None else "-"
        rows.append(said(words.term("panes.offers.stand", ours=ours, theirs=theirs), "bold"))
    if stand.distance is not None and stand.middle is not None:
        rows.append(
            said(words.term("panes.offers.distance", distance=stand.distance, middle=stand.middle))
        )
    if next_ is not None:
        rows.append(said(words.term("panes.offers.next", what=next_), "bold"))
    own = open_case.case.private
    if own.floor is not None:
        rows.append(said(words.term("panes.offers.floor", floor=own.floor), "dim"))
    doubts = below_the_floor(own.floor, own.opening, own.target)
    return [*rows, *(said(f"! {words.say(doubt)}", "bold") for doubt in doubts)]
