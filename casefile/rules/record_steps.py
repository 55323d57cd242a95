"""Steps that mend the record: papers to look at, who made them, sums and offers to enter."""

from __future__ import annotations

from casefile.model.review import NextStep
from casefile.model.say import Say
from casefile.rules.behind_name import asked_for
from casefile.rules.came_in import unrecorded
from casefile.rules.claimed import claims_beside_invoices
from casefile.rules.his_terms import untold_terms
from casefile.rules.laid_open import laid_open
from casefile.rules.matter import Matter, first_of
from casefile.rules.offers_on_file import untold_answers, untold_offers
from casefile.rules.ordered import beyond_orders
from casefile.rules.promises import agreed_since
from casefile.rules.regime_doubt import regime_doubt
from casefile.rules.sent_back import sent_back, take_back

_CLAIMS = {
    "contradictions.claimed": "steps.correct_claim",
    "contradictions.claimed_net": "steps.correct_claim_net",
    "contradictions.ordered": "steps.correct_ordered",
}


def answers_to_offers(matter: Matter) -> list[NextStep]:
    """Return the steps to record that our open offer seems accepted or refused."""
    return [mended(step, "answer") for step in untold_answers(matter.case)]


def of_names_and_papers(matter: Matter) -> list[NextStep]:
    """Return the steps of who the parties are, and of papers: looked at, made by, shown to."""
    steps = _parties(matter) + _behind(matter)
    return steps + _files(matter) + _makers(matter) + _debts(matter) + _labels(matter)


def _parties(matter: Matter) -> list[NextStep]:
    """Return the step to say what the parties are, where the law of interest hangs on it."""
    doubt = regime_doubt(matter.case, matter.law)
    return [] if doubt is None else [mended(doubt.told("steps.say_what_parties_are"), "parties")]


def _behind(matter: Matter) -> list[NextStep]:
    """Return the steps to name the person behind a trade name."""
    return [mended(step, "behind") for step in asked_for(matter.case)]


def _files(matter: Matter) -> list[NextStep]:
    waiting = sum(not x.looked_at for x in matter.case.exhibits)
    if not waiting:
        return []
    step = Say("steps.look_at_files", n=waiting)
    if all(x.accepted for x in matter.case.exhibits):  # as it stands they prove something already
        effect = Say("steps.effect.gate", gate="M8")
        return [NextStep(step=step, why=Say("steps.why.files_accepted"), effect=effect)]
    return [NextStep(step=step, why=Say("steps.why.files"), effect=Say("steps.effect.files"))]


def _makers(matter: Matter) -> list[NextStep]:
    unsaid = matter.of_unknown_make()
    if not unsaid:
        return []
    step = Say("steps.say_who_made", marks=first_of(unsaid))
    return [NextStep(step=step, why=Say("steps.why.makers"), effect=Say("steps.effect.files"))]


def _debts(matter: Matter) -> list[NextStep]:
    """Return the step to say of which debt a record of what was supplied is, of several."""
    unsaid = matter.of_no_debt
    if not unsaid:
        return []
    return [mended(Say("steps.say_which_debt", marks=first_of(unsaid)), "which_debt")]


def _labels(matter: Matter) -> list[NextStep]:
    unlabelled = matter.unlabelled()
    if not unlabelled:
        return []
    return [
        NextStep(
            step=Say("steps.say_who_may_see", marks=first_of(unlabelled)),
            why=Say("steps.why.labels"),
            effect=Say("steps.effect.gate", gate="M8"),
        )
    ]


def of_sums(matter: Matter) -> list[NextStep]:
    """Return how to mend a claim beside its invoice or order, and what came in or went back."""
    claims = (*claims_beside_invoices(matter.case), *beyond_orders(matter))
    found = [mended(Say(_CLAIMS[c.why.key], **c.why.values), "claim") for c in claims]
    if all(step.step.key != "steps.correct_claim_net" for step in found):
        found += [
            mended(Say("steps.record_payment", mark=one.mark, amount=one.amount), "paid")
            for one in unrecorded(matter.case)
        ]
    return found + [mended(take_back(one), "came_back") for one in sent_back(matter.case)]


def of_promises(matter: Matter) -> list[NextStep]:
    """Return the step to enter what was paid, where a promise is broken by the record alone.

    One that was given before something else was agreed is asked about no more.
    """
    since = agreed_since(matter.case, matter.on)
    given = (x for x in matter.broken if since is None or (x.made is not None and x.made >= since))
    unpaid = [x for x in given if not x.said_by_person]
    return [mended(Say("steps.say_if_kept", by=x.by), "promise") for x in unpaid[:1]]


def of_offers(matter: Matter) -> list[NextStep]:
    """Return to hide the papers that lay an offer open, and to record an offer that is on file."""
    hidden = Say("steps.effect.hidden")
    steps = [
        NextStep(step=Say("steps.hide_offer", mark=one.paper.mark), why=one.told, effect=hidden)
        for one in laid_open(matter.case)
    ]
    untold = untold_offers(matter.case)
    if untold:
        steps.append(mended(Say("steps.record_offer", marks=first_of(untold)), "offer"))
    if asked := tuple(one for one in untold_terms(matter.case) if one not in untold):
        steps.append(mended(Say("steps.record_terms", marks=first_of(asked)), "terms"))
    return steps


def mended(step: Say, what: str) -> NextStep:
    """Return the step that mends *what*: its why and its effect stand under that name."""
    return NextStep(step=step, why=Say(f"steps.why.{what}"), effect=Say(f"steps.effect.{what}"))
