"""The last safe day of each debt, and what did or did not stop the time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from casefile.model.account import Account
from casefile.model.case import Case
from casefile.model.claim import Act, Debt, LimitationAct
from casefile.model.jurisdiction import ActEffect, Jurisdiction, LimitationRule
from casefile.model.review import LimitationLine
from casefile.model.say import Say
from casefile.rules.account import account
from casefile.rules.acts_on import acts_on
from casefile.rules.agreed_now import all_came_in
from casefile.rules.calendar import ONE_DAY, months_after
from casefile.rules.cited import cited
from casefile.rules.debt_names import debt_name
from casefile.rules.due import chosen_regime
from casefile.rules.endings import paid_off
from casefile.rules.forum import forums
from casefile.rules.in_force import in_force
from casefile.rules.limitation_rules import agreed_rule, rules_of
from casefile.rules.since_judgment import not_counted


def last_safe_day(
    start: date, rule: LimitationRule, extra: int = 0, effect: ActEffect | None = None
) -> date:
    """Return the last safe day of a period that began after *start*, *extra* days longer.

    The anniversary of *start* itself; the last day of that year where the rule says so; one day
    earlier where the pack asks for that caution.
    """
    months = rule.years * 12 + rule.months
    end_of_year, day_before = rule.end_of_year, rule.day_before
    if effect is not None and effect.years is not None:
        months = effect.years * 12
        end_of_year = bool(effect.end_of_year)
    end = months_after(start, months) + timedelta(days=extra)
    if end_of_year:
        return date(end.year, 12, 31)
    return end - ONE_DAY if day_before else end


@dataclass(slots=True)
class _Clock:
    """The time of one debt while its acts are read in order."""

    rule: LimitationRule
    start: date
    effect: ActEffect | None = None
    extra: int = 0
    stopped: date | None = None
    suspended: date | None = None
    least: date | None = None
    """Time does not end before this day, after it ran on."""

    @property
    def last_day(self) -> date:
        last = last_safe_day(self.start, self.rule, self.extra, self.effect)
        return last if self.least is None else max(last, self.least)

    def stood_still(self, until: date) -> int:
        """Return for how many days time stood still: none before it began, none when it did not."""
        if self.suspended is None:
            return 0
        return max(0, (until - max(self.suspended, self.start)).days)

    def read(self, day: date, effect: ActEffect) -> Say:
        """Let one act work, and say what it did.

        What shows the debt again before time began, a sum paid down for one, cannot begin it.
        """
        after = day > self.last_day and self.stopped is None and self.suspended is None
        if effect.effect in ("restarts", "stops", "suspends") and after and not effect.revives:
            return Say("limitation.act.too_late", act=Act(effect.act), on=day)
        if effect.effect == "restarts" and effect.years is None and day < self.start:
            return Say("limitation.act.too_early", act=Act(effect.act), on=day)
        if effect.effect == "restarts":
            self.start, self.effect, self.extra = day, effect, 0
            self.stopped = self.suspended = self.least = None
        elif effect.effect == "stops":
            self.stopped = day
        elif effect.effect == "suspends":
            self.suspended = self.suspended or day
        elif effect.effect == "resumes":
            if self.suspended is not None:
                self.extra += self.stood_still(day)
                if effect.least_months:
                    least = months_after(day, effect.least_months)
                    self.least = least - ONE_DAY if self.rule.day_before else least
            self.stopped = self.suspended = None
        return Say(
            f"limitation.act.{effect.effect}",
            act=Act(effect.act),
            on=day,
            source=cited(effect.source),
        )


def _effect(act: LimitationAct, on: date, case: Case, law: Jurisdiction) -> ActEffect | None:
    """Return what *act* does on the day *on*; a rule of some doors counts where one is open."""
    for effect in law.limitation.acts:
        if effect.act != act.act.value or not in_force(effect, on):
            continue
        if not effect.doors or _open_doors(case, law, on).intersection(effect.doors):
            return effect
    return None


def _open_doors(case: Case, law: Jurisdiction, on: date) -> set[str]:
    doors = forums(case, law, account(case, law, on), on)
    return {door.forum for door in doors if door.open}


_Read = tuple[Say, tuple[str, ...]]
"""What an act did, and the marks of what proves it."""


def _read(clock: _Clock, case: Case, debt: Debt, law: Jurisdiction, on: date) -> list[_Read]:
    told: list[_Read] = []
    for act in acts_on(case, debt):
        day = act.on.exact
        if day is None:
            told.append((Say("limitation.act.undated", act=act.act), act.marks))
            continue
        if day > on:
            continue
        effect = _effect(act, day, case, law)
        if effect is None:
            told.append((Say("limitation.act.unknown", act=act.act, on=day), act.marks))
        else:
            told.append((clock.read(day, effect), act.marks))
    return told


def _line(case: Case, law: Jurisdiction, debt: Debt, on: date) -> LimitationLine:
    due = chosen_regime(case, debt, law).due
    if due is None:
        why = Say("limitation.why.no_due", debt=debt_name(debt))
        return LimitationLine(debt=debt.ref, last_day=None, days_left=None, why=why)
    rules = rules_of(case, debt, law, due)
    if not rules:
        why = Say("limitation.why.no_rule", debt=debt_name(debt))
        return LimitationLine(debt=debt.ref, last_day=None, days_left=None, why=why)
    read = []
    for rule in rules:
        clock = _Clock(rule, _start(rule, debt, due))
        told = _read(clock, case, debt, law, on)
        clock.extra += clock.stood_still(on)
        read.append((clock, told))
    marks = tuple(dict.fromkeys(mark for act in acts_on(case, debt) for mark in act.marks))
    clock, told = min(read, key=lambda pair: pair[0].last_day)
    told = [*((said, ()) for said in _set_aside(case, debt, law)), *told]
    if clock.rule.from_performed and not debt.performed.known:
        begun = _start(clock.rule, debt, due)
        told.insert(0, (Say("limitation.no_performed", debt=debt_name(debt), on=begun), ()))
    acts, proofs = tuple(said for said, _ in told), tuple(proof for _, proof in told)
    source = clock.effect.source if clock.effect else clock.rule.source
    if clock.stopped is not None:
        why = Say("limitation.why.stopped", since=clock.stopped)
        return LimitationLine(
            debt=debt.ref,
            last_day=None,
            days_left=None,
            why=why,
            acts=acts,
            proofs=proofs,
            marks=marks,
            source=source,
        )
    last = clock.last_day
    return LimitationLine(
        debt=debt.ref,
        last_day=last,
        days_left=(last - on).days,
        why=_why(clock, len(rules) > 1),
        acts=acts,
        proofs=proofs,
        marks=marks,
        source=source,
    )


def _start(rule: LimitationRule, debt: Debt, due: date) -> date:
    """Return the day after which the time of *rule* begins to run.

    The due day, or the day after it where the pack asks for that caution: the cause arises once
    that day went unpaid. Where time runs from the handing over, the first day that this may have
    been; while it is not known, the invoice, before which nothing is handed over as a rule, or the
    due day, whichever is earlier (own judgement: never too late a last day).
    """
    if not rule.from_performed:
        return due + ONE_DAY if rule.day_before else due
    return debt.performed.first or min(debt.issued.first or due, due)


def _set_aside(case: Case, debt: Debt, law: Jurisdiction) -> list[Say]:
    """Say what was entered on the period of *debt* and does not count here."""
    told = []
    months, agreed = case.agreement.limitation_months, law.limitation.agreed
    if months is not None and agreed_rule(case, law) is None:
        if agreed is None:
            told.append(Say("limitation.agreed.unknown", n=months))
        else:
            key = "short" if agreed.allowed else "void"
            source, least = cited(agreed.source), agreed.least_months
            told.append(Say(f"limitation.agreed.{key}", n=months, least=least, source=source))
    known = tuple(rule.id for rule in law.limitation.rules)
    if debt.limitation_rule and debt.limitation_rule not in known:
        told.append(Say("limitation.no_such_rule", rule=debt.limitation_rule, known=known))
    return told


def _why(clock: _Clock, shortest: bool) -> Say:
    rule, effect = clock.rule, clock.effect
    years = effect.years if effect is not None and effect.years is not None else rule.years
    end_of_year = rule.end_of_year
    if effect is not None and effect.years is not None:
        end_of_year = bool(effect.end_of_year)
    key = "end_of_year" if end_of_year else "day_before" if rule.day_before else "anniversary"
    source = cited(rule.source)
    if effect is not None and effect.years is not None:
        source = cited(effect.source)
    why = Say(f"limitation.why.{key}", n=years, start=clock.start, source=source)
    if not years:
        why = Say("limitation.why.months", n=rule.months, start=clock.start, source=source)
    if clock.least is not None and clock.last_day == clock.least:
        why = Say("limitation.why.least", why=why)
    if clock.suspended is not None:
        return Say("limitation.why.suspended", why=why, since=clock.suspended)
    return Say("limitation.why.shortest", why=why) if shortest else why


def limitation(
    case: Case, law: Jurisdiction, on: date, accounts: tuple[Account, ...] = ()
) -> tuple[LimitationLine, ...]:
    """Return the last safe day of each debt on the day *on*.

    Where a fact that decides the period is not known, the shortest that may fit is taken. Acts
    count only when known to the day; a payment on the debt is an act. While a suspension runs, the
    days so far are added; while a claim is pending, there is no last day to tell. Nor is there for
    interest since a judgment that was paid: its time is often shorter than that of the judgment.
    *accounts* are those of the day, where they are at hand.
    """
    closed = paid_off(case, on)
    if closed is not None:
        why = Say("limitation.why.paid", on=closed.on)
    elif all_came_in(case, law, on, accounts):
        left = not_counted(case, law, on, accounts)
        why = Say("limitation.why.all_paid" if left is None else "limitation.why.interest_left")
    else:
        return tuple(_line(case, law, debt, on) for debt in case.debts)
    return tuple(
        LimitationLine(debt=debt.ref, last_day=None, days_left=None, why=why) for debt in case.debts
    )
