"""What the place gives for late payment between such parties, each line with its source."""

from __future__ import annotations

from casefile.model.blocks import Block, Para
from casefile.model.jurisdiction import Regime
from casefile.model.say import Say
from casefile.packets.matter import Matter
from casefile.packets.rule import told
from casefile.rules.cited import cited
from casefile.rules.due import acts_in_business, is_public


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return one line for each kind of interest that may hold, and one for an agreed rate."""
    law, words = matter.law, matter.words
    found: list[Block] = [Para(matter.t("late.by_law"), "caption")]
    lines = dict.fromkeys(
        told(
            matter,
            Say("packets.late.regime", name=words.value(regime.names), source=cited(regime.source)),
        )
        for regime in law.interest.regimes
        if _may_hold(matter, regime)
    )
    found += [Para(line, "Bullet") for line in lines]
    if len(found) == 1:
        found.append(Para(matter.t("late.unknown"), "Bullet"))
    return tuple(found)


def _may_hold(matter: Matter, regime: Regime) -> bool:
    """True for a regime in force on the day that what is known of the parties does not rule out."""
    on, case = matter.on, matter.case
    if (regime.since and on < regime.since) or (regime.until and on > regime.until):
        return False
    if regime.chosen_only or (regime.grounds and case.ground not in regime.grounds):
        return False
    pairs = (
        (regime.creditor_in_business, acts_in_business(case.claimant)),
        (regime.debtor_in_business, acts_in_business(case.respondent)),
        (regime.debtor_public, is_public(case.respondent)),
        (regime.debtor_healthcare, case.respondent.healthcare),
    )
    ruled_out = any(
        wanted is not None and actual is not None and wanted != actual for wanted, actual in pairs
    )
    return bool(regime.names) and not ruled_out
