"""What the claim comes to, told line by line: the account, the days to watch, the doors."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from casefile.model.account import Account, Accrual
from casefile.model.case import Case
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.language import Language
from casefile.model.review import ForumLine, LimitationLine, Review
from casefile.model.say import Say
from casefile.rules.cited import cited
from casefile.rules.ended import ended
from casefile.rules.forum import door_time, doors_in_order
from casefile.rules.happened import happened_by
from casefile.rules.paid_beside import paid_beside
from casefile.rules.reached import reached
from casefile.screens.columns import column
from casefile.screens.debts_told import debts_named, debts_with_papers
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import line, lines, said, value

_LABEL = 30


def account_told(case: Case, review: Review, law: Jurisdiction, words: Language) -> Content:
    """Return each account: its sums, what happened line by line, how the interest was reckoned."""
    named = debts_named(case, words)
    rows: list[Content] = []
    for account in review.account:
        if len(review.account) > 1:
            rows.append(said(account.currency, "bold"))
        end = ended(account)
        rows += [said(words.say(end), "bold")] if end is not None else []
        rows += _sums(account, words)
        if not account.complete:
            rows.append(said("! " + words.term("workings.incomplete"), "bold"))
        rows += [said("! " + words.say(gap), "bold") for gap in account.missing]
        rows += _entries(account, words)
        rows += _workings(account, law, named, words)
        rows += [said(words.say(paid), "dim") for paid in paid_beside(account)[:1]]
        rows += [said(words.say(note), "dim") for note in account.notes]
    return lines(*rows)


def _sums(account: Account, words: Language) -> list[Content]:
    looks = {"paid": "dim", "balance": "bold", "daily": "dim"}
    rows = [
        (words.term(f"panes.claim.{name}"), sum_, looks.get(name, ""))
        for name, sum_ in account.stated.items()
    ]
    for name in ("vat", "admitted", "disputed"):
        known = getattr(account, name)
        if known is not None:
            rows.append((words.term(f"workings.{name}"), known, "dim"))
    return [
        line(
            said(column(name, _LABEL) + "  ", look),
            said(words.term("words.unknown")) if sum_ is None else value(words.money(sum_), look),
        )
        for name, sum_, look in rows
    ]


def _entries(account: Account, words: Language) -> list[Content]:
    rows = [said(words.term("panes.claim.entries"), "bold")] if account.rows else []
    for row in account.rows:
        sum_ = row.debit if row.debit is not None else row.credit
        sign = "+" if row.debit is not None else "−"
        told = [
            said(f"{words.value(row.when)}  "),
            said(words.say(row.what)),
            said("  "),
            value(f"{sign}{words.value(sum_.amount if sum_ else None)}"),
            said(" = "),
            value(words.value(row.balance.amount), "bold"),
        ]
        for name in ("admitted", "disputed"):
            known = getattr(row, name)
            if known is not None:
                told += [said(f" · {words.term(f'workings.{name}')} ", "dim")]
                told += [value(words.value(known.amount), "dim")]
        if row.marks:
            told += [said(" · ", "dim"), value(", ".join(row.marks), "dim")]
        rows.append(line(*told))
    return rows


def _workings(
    account: Account, law: Jurisdiction, named: Mapping[str, str], words: Language
) -> list[Content]:
    if not account.accruals:
        return []
    rows = [said(words.term("panes.claim.workings"), "bold")]
    judged = words.term("packets.interest.on_judgment")
    for row in account.accruals:
        rows += _accrual(row, law, named.get(row.debt, row.debt) or judged, words)
    return rows


def _accrual(row: Accrual, law: Jurisdiction, named: str, words: Language) -> list[Content]:
    kind = words.value(law.interest.kinds.get(row.rate_kind, {"en": row.rate_kind}))
    sum_ = words.term(
        "panes.claim.reckoned",
        n=row.days,
        first=row.first,
        last=row.last,
        base=row.base.amount,
        rate=row.rate,
        sum=row.interest.amount,
    )
    return [
        line(said(named), said("  "), said(sum_)),
        said(f"    {kind}: {words.value(cited(row.source))}", "dim"),
    ]


def days_told(case: Case, review: Review, words: Language) -> Content:
    """Return what falls due, then each last safe day with what it rests on and the acts."""
    rows = [
        line(
            said(words.day(due.on) + "  ", "bold"),
            said(words.say(due.what)),
            said("  "),
            said("" if due.ref.startswith("alarm:") else words.say(due.why), "dim"),
        )
        for due in review.deadlines
    ]
    named = debts_with_papers(case, words)
    for limit in review.limitation:
        rows += _limit(limit, named.get(limit.debt, limit.debt), words)
    return lines(*rows) if rows else said(words.term("panes.claim.no_deadlines"))


def _limit(limit: LimitationLine, named: str, words: Language) -> list[Content]:
    last = words.term("words.unknown")
    if limit.last_day is not None:
        last = words.term("workings.last_day", on=limit.last_day, n=limit.days_left)
    rows = [
        line(
            said(words.term("panes.claim.limitation") + " "),
            said(named),
            said(": "),
            said(last, "bold"),
            said("  "),
            said(words.say(limit.why), "dim"),
        )
    ]
    for act, marks in zip(limit.acts, limit.proofs, strict=True):
        proved = value(f"[{', '.join(marks)}]") if marks else said("")
        rows.append(line(said("    "), said(words.say(act) + " "), proved))
    return rows


def doors_told(review: Review, law: Jurisdiction, words: Language) -> Content:
    """Return each door, open ones first: yes or no, what lacks, what comes first, fees, time."""
    names = {forum.id: forum.names for forum in law.forums}
    rows: list[Content] = []
    for door in doors_in_order(review.forum):
        rows += _door(door, names.get(door.forum, {"en": door.forum}), words)
    return lines(*rows) if rows else said(words.term("doors.none"))


def _fees(door: ForumLine) -> tuple[tuple[str, Say | None], ...]:
    return (("fee", door.fee), ("later", door.later), ("lawyer", door.lawyer))


def _door(door: ForumLine, name: dict[str, str], words: Language) -> list[Content]:
    """Return one door: what comes first, fees, time, source; of a shut one what lacks, fees."""
    answer = words.term("doors.open" if door.open else "doors.shut")
    rows = [line(said(words.value(name), "bold"), said(": "), said(answer, "bold"))]
    told = [("first", said_) for said_ in door.first] if door.open else []
    told += [("lacks", said_) for said_ in door.lacks]
    told += [(key, fee) for key, fee in _fees(door) if fee]
    rows += [said(f"    {words.term(f'doors.{key}')}: {words.say(what)}") for key, what in told]
    if not door.open:
        return rows
    if door.fee is None:
        rows.append(said(f"    {words.term('doors.fee')}: {words.term('doors.fee_unknown')}"))
    time = "; ".join(words.say(span) for span in door_time(door))
    rows.append(said(f"    {words.term('doors.time')}: {time}"))
    rows += [said(f"    {words.say(note)}", "dim") for note in door.notes]
    source = words.term("doors.source", source=cited(door.source))
    return [*rows, said(f"    {source}", "dim")]


def how_told(open_case: OpenCase) -> Content:
    """Return how the claim is filled in, and the stage that a demand reached beyond the one set."""
    words, case = open_case.words, open_case.case
    told = [said(words.term("panes.claim.how"), "dim")]
    at = reached(happened_by(case, open_case.on))
    if at is not case.stage:
        told.append(said(words.term("panes.claim.reached", stage=at, set=case.stage)))
    return lines(*told)
