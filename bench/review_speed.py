"""How long a large case takes to review, beside a case of one paper and beside a plain walk.

    python bench/review_speed.py [--exhibits 500] [--contacts 2000] [--times 15] [--limit 50]
                                 [--search-limit 300]

A made-up case in Examplia, the same each time. Processor time of this one process is told, so that
a busy machine says the same as a quiet one; the ratios hold across machines. Then the search for
what would lift the case, which asks the rules for each thing that could be got and each two of
them. Exit 1 above a limit.
"""

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from casefile.library import jurisdictions
from casefile.model.case import Case
from casefile.rules.review import review
from casefile.rules.what_if import what_would_lift

ON = date(2026, 11, 20)
START = date(2023, 1, 2)
PAPERS = (
    ("contract", "both", ["agreement", "amount", "due"]),
    ("invoice", "claimant", ["amount", "due"]),
    ("delivery_note", "both", ["performance"]),
    ("email", "respondent", ["agreement", "amount"]),
    ("email", "claimant", ["due"]),
    ("chat", "respondent", ["performance"]),
    ("photo", "claimant", ["performance"]),
    ("bank_record", "third_party", ["unpaid"]),
    ("letter", "respondent", []),
)
OUTCOMES = ("no_answer", "promised", "asked_time", "left_message", "disputed", "other")


def large(exhibits: int, contacts: int, debts: int = 12) -> Case:
    """A case of many papers over four years, twelve invoices, half of them paid in part."""
    papers = []
    for n in range(exhibits):
        kind, made_by, shows = PAPERS[n % len(PAPERS)]
        papers.append(
            {
                "mark": f"C-{n + 1}",
                "kind": kind,
                "provenance": made_by,
                "title": f"Paper {n + 1}",
                "dated": str(START + timedelta(days=n * 2)),
                "accepted": True,
                "disclosure": "open",
                "shows": shows,
                "against": ["performance"] if n % 9 == 8 else [],
                "debts": [f"INV-{n % debts + 1}"] if shows and n >= debts else [],
                "legible": True,
                "complete": n % 17 != 0,
                "signatures": [{"side": "respondent", "level": "wet"}] if made_by == "both" else [],
            }
        )
    talks = [
        {
            "id": f"t{n}",
            "on": str(START + timedelta(days=n // 2)),
            "noted_on": str(START + timedelta(days=n // 2)),
            "channel": ("phone", "email", "whatsapp")[n % 3],
            "direction": ("out", "in")[n % 5 == 0],
            "who": "Bet Ltd",
            "said": "About the open invoices.",
            "outcome": OUTCOMES[n % len(OUTCOMES)],
            "promise": {"amount": "100 EUR", "by": str(START + timedelta(days=n // 2 + 9))}
            if n % len(OUTCOMES) == 1 and n % 4 == 1
            else None,
        }
        for n in range(contacts)
    ]
    invoices = [
        {
            "ref": f"INV-{n + 1}",
            "amount": "1000 EUR",
            "issued": str(START + timedelta(days=90 * n)),
            "due": str(START + timedelta(days=90 * n + 30)),
            "marks": [f"C-{n + 1}"],
        }
        for n in range(debts)
    ]
    paid = [
        {
            "id": f"p{n}",
            "amount": "250 EUR",
            "dated": str(START + timedelta(days=90 * n + 60)),
            "debt": f"INV-{n + 1}",
        }
        for n in range(0, debts, 2)
    ]
    return Case.model_validate(
        {
            "id": "large",
            "place": "xx",
            "ground": "sale",
            "claimant": {"name": "Alef Ltd", "kind": "company"},
            "respondent": {"name": "Bet Ltd", "kind": "company", "address": "1 Road"},
            "agreement": {"made": str(START), "payment_days": 30},
            "debts": invoices,
            "payments": paid,
            "exhibits": papers,
            "contacts": talks,
            "positions": [
                {"defence": "quality_complaint", "on": "2026-02-01", "marks": ["C-9"]},
                {"defence": "already_paid", "on": "2026-02-01"},
            ],
        }
    )


def medians(times: int, *works: Callable[[], object]) -> list[float]:
    """Return the median processor time of each of *works* in milliseconds, taken in turns.

    In turns, so that whatever else the machine does falls on all of them alike; one round before.
    What one leaves behind is cleared before the next, so that none pays for another's litter.
    """
    taken: list[list[float]] = [[] for _ in works]
    for turn in range(times + 1):
        for work, kept in zip(works, taken, strict=True):
            gc.collect()
            start = time.process_time()
            work()
            if turn:
                kept.append((time.process_time() - start) * 1000)
    return [statistics.median(kept) for kept in taken]


def main() -> int:
    """Measure, print, and say by the exit code whether it was within the limit."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--exhibits", type=int, default=500)
    options.add_argument("--contacts", type=int, default=2000)
    options.add_argument("--times", type=int, default=15)
    options.add_argument("--limit", type=float, default=50)
    options.add_argument("--search-limit", type=float, default=300)
    asked = options.parse_args()
    law = jurisdictions()["xx"]
    case, one = large(asked.exhibits, asked.contacts), large(1, 0, debts=1)
    body = case.model_dump_json()
    seen = review(case, law, ON)
    whole, small, read, counted, searched = medians(
        asked.times,
        lambda: review(case, law, ON),
        lambda: review(one, law, ON),
        # the floor: reading the same case from its text, which opening it does anyway
        lambda: Case.model_validate_json(body),
        lambda: sum(n * n for n in range(100_000)),
        lambda: what_would_lift(case, law, seen),
    )
    print(f"{asked.exhibits} exhibits, {asked.contacts} contacts: {whole:.1f} ms of processor time")
    print(f"one exhibit: {small:.1f} ms; the large case is {whole / small:.1f} times that")
    print(f"reading the case from text: {read:.1f} ms; the review is {whole / read:.1f} times that")
    print(
        f"adding 100,000 squares: {counted:.1f} ms; the review is {whole / counted:.1f} times that"
    )
    print(f"what would lift it: {searched:.1f} ms; {searched / whole:.1f} times a review")
    return 0 if whole <= asked.limit and searched <= asked.search_limit else 1


if __name__ == "__main__":
    sys.exit(main())
