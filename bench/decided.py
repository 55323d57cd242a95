"""Decided disputes put to the review: are the lost ranked below the won, the gap named.

    python bench/decided.py FOLDER [--scorer score.py]

FOLDER holds NNN.json, each with an `input` (what each side had) and a `result`. Only the input is
shown to the review. What a record does not list counts here as not held: the records list what the
judgment spoke of, so this is harsher than the program is with a user. The number from 0 to 1 that
ranks the cases is made here alone; the program itself gives letters and words, never a number.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from casefile.library import jurisdictions
from casefile.model.case import Case
from casefile.model.position import Defence
from casefile.model.review import Review
from casefile.rules.attacks import ATTACKED
from casefile.rules.review import review

ON = date(2026, 11, 20)
DUE = ON - timedelta(days=365)
SHOWS = {
    "agreement": ("agreement",),
    "terms": ("agreement",),
    "price": ("amount",),
    "amount": ("amount",),
    "reasonable_value": ("amount",),
    "performance": ("performance",),
    "delivery": ("performance",),
    "acknowledgement": ("agreement", "amount"),
    "demand": ("due",),
    "payment": ("performance",),
    "identity_of_debtor": ("parties",),
    "receipt_of_invoice": ("due",),
    "assignment": ("parties",),
}
KINDS = {
    "signed_contract": ("contract", "both"),
    "unsigned_contract": ("contract", "claimant"),
    "contract_form_unknown": ("contract", "both"),
    "order_form": ("order", "respondent"),
    "terms_and_conditions": ("terms", "claimant"),
    "invoice": ("invoice", "claimant"),
    "delivery_note_signed": ("delivery_note", "both"),
    "delivery_note_unsigned": ("delivery_note", "claimant"),
    "email": ("email", "both"),
    "letter": ("letter", "claimant"),
    "text_message": ("text_message", "both"),
    "whatsapp": ("chat", "both"),
    "recording": ("recording", "both"),
    "call_transcript": ("transcript", "both"),
    "photo": ("photo", "claimant"),
    "expert_report": ("expert_report", "claimant"),
    "bank_record": ("bank_record", "third_party"),
    "cheque": ("cheque", "respondent"),
    "promissory_note": ("promissory_note", "respondent"),
    "ledger": ("ledger", "claimant"),
    "timesheet": ("timesheet", "claimant"),
    "acknowledgement_of_debt": ("acknowledgement", "respondent"),
    "demand_letter": ("demand", "claimant"),
    "assignment_document": ("other", "third_party"),
    "other": ("other", "claimant"),
}
BY_OTHERS = ("bank_record", "cheque", "expert_report")
WORDS = ("email", "letter", "text_message", "whatsapp")
MOUTHS = ("party_testimony", "oral_agreement", "third_party_witness")
GROUNDS = {
    "loan": ("loan", "promissory", "lend"),
    "sale": ("goods", "sale", "supply", "fuel", "panels"),
    "rent": ("rent", "lease"),
    "work": ("work", "building", "builder", "home-improvement", "paint", "landscap", "demolition"),
    "services": ("fee", "service", "advertis", "design", "clean", "agency", "event", "account"),
}


def ground(claim_type: str) -> str:
    told = claim_type.casefold()
    return next((g for g, words in GROUNDS.items() if any(w in told for w in words)), "other")


def elements(tends: list[str], of: str) -> list[str]:
    found = [e for t in tends for e in SHOWS.get(t, ())]
    if of == "invoice":
        # an invoice claims a sum; that it "proves delivery" is only its maker's word
        found = [e for e in found if e != "agreement"]
    return sorted(set(found))


def exhibit(mark: str, item: dict, of: str) -> dict:
    kind, made_by = KINDS[of]
    signed, challenged = item.get("signed_by_debtor"), item.get("challenged")
    made = {
        "mark": mark,
        "kind": kind,
        "provenance": made_by,
        "accepted": True,
        "disclosure": "open",
        "shows": elements(item.get("tends_to_prove") or [], of),
        "says": item.get("note") or "",
    }
    if of in WORDS and "acknowledgement" in (item.get("tends_to_prove") or []):
        made["provenance"] = "respondent"
    if signed or of in ("signed_contract", "delivery_note_signed"):
        made["signatures"] = [{"side": "respondent", "level": "wet", "authorised": None}]
    if of == "invoice":
        received = "receipt_of_invoice" in (item.get("tends_to_prove") or [])
        made["received"] = True if received or challenged is False else None
        made["dated"] = str(DUE - timedelta(days=30))
    elif challenged is False:
        made["authenticity"] = "admitted"
    elif challenged is True and made_by != "claimant":
        made["authenticity"] = "denied"
    return made


def witness(item: dict, of: str) -> dict:
    note = (item.get("note") or "").casefold()
    near = of != "third_party_witness" or any(
        word in note for word in ("interested", "relative", "claimant's own", "daughter", "family")
    )
    tends = item.get("tends_to_prove") or []
    return {
        "name": of.replace("_", " "),
        "relation": "owner" if near else "neutral",
        # a witness who is challenged: how he knows is open
        "first_hand": None if item.get("challenged") else True,
        "available": True,
        "shows": sorted({e for t in tends for e in SHOWS.get(t, ())}),
    }


def case_of(record: dict) -> Case:
    """The input of one record as a case; what it does not list counts as not held."""
    given = record["input"]
    currency = given.get("currency") or "EUR"
    amount = str(given.get("amount_claimed") or 1000)
    exhibits, witnesses, payments, demands, conceded = [], [], [], [], []
    for n, item in enumerate(given["claimant_evidence"], 1):
        of, mark = item["type"], f"C-{n}"
        tends = item.get("tends_to_prove") or []
        if of in MOUTHS:
            witnesses.append(witness(item, of))
            if of == "oral_agreement" and item.get("challenged") is False:
                conceded.append({"element": "agreement"})
        elif of == "partial_payment":
            billed = any(x["type"] == "invoice" for x in given["claimant_evidence"])
            tied = "1" if billed or ground(given["claim_type"]) == "loan" else ""
            payments.append(
                {"id": f"p{n}", "amount": f"1 {currency}", "dated": str(DUE), "debt": tied}
            )
        elif of == "cheque":
            # one that shows money paid out is a matter of the bank, not a promise to pay
            exhibits.append(exhibit(mark, item, "bank_record" if "payment" in tends else of))
        elif of in KINDS:
            exhibits.append(exhibit(mark, item, of))
            if of == "demand_letter":
                demands.append({"on": str(DUE + timedelta(days=30)), "mark": mark})
    saw = [w["name"] for w in witnesses if "agreement" in w["shows"] and w["relation"] != "owner"]
    for paper in exhibits:
        for signature in paper.get("signatures", []):
            signature["seen_by"] = saw
    his = []
    raised = list(given.get("respondent_position") or [])
    aimed = {e.value for d in raised for e in ATTACKED[Defence(d)]}
    for n, item in enumerate(given.get("respondent_evidence") or [], 1):
        of = item.get("type") or ""
        if of == "third_party_witness":
            witnesses.append(
                {
                    "name": f"respondent's witness {n}",
                    "relation": "unknown",
                    "first_hand": True,
                    "available": True,
                    "against": sorted(aimed),
                }
            )
        elif of in KINDS:
            # a cheque in his hands is money that he paid: the bank's record of it
            kind, _ = KINDS["bank_record" if of == "cheque" else of]
            made_by = "third_party" if of in BY_OTHERS else "respondent"
            his.append(
                {
                    "mark": f"R-{n}",
                    "kind": kind,
                    "provenance": made_by,
                    "accepted": True,
                    "disclosure": "open",
                }
            )
    positions = [
        {"defence": d, "marks": [x["mark"] for x in his], "id": f"d{n}", "on": str(ON)}
        for n, d in enumerate(raised)
    ]
    return Case.model_validate(
        {
            "id": record["id"],
            "place": "xx",
            "ground": ground(given["claim_type"]),
            "claimant": {"name": "Claimant", "kind": "company"},
            "respondent": {
                "name": "Respondent",
                "numbers": [{"kind": "REG", "value": "1"}],
                "register_checked_on": str(ON),
            },
            "agreement": {"payment_days": 30},
            "debts": [
                {
                    "ref": "1",
                    "amount": f"{amount} {currency}",
                    "issued": str(DUE - timedelta(days=30)),
                    "due": str(DUE),
                }
            ],
            "payments": payments,
            "exhibits": exhibits + his,
            "witnesses": witnesses,
            "positions": positions,
            "demands": demands,
            "concessions": conceded,
            "held_complete": True,
        }
    )


POINTS = {
    "admitted": 1.0,
    "solid": 1.0,
    "leans": 0.75,
    "contested": 0.4,
    "thin": 0.25,
    "missing": 0.05,
    "unknown": 0.05,
}
"""What a status is worth for ranking, here alone."""


WHOLE = {"legal_bar", "settled_accord", "limitation", "denies_signature", "wrong_debtor"}
"""Pleas that, if good, leave nothing; the others at most lower the sum."""


def strength(seen: Review) -> float:
    """Rank a review from 0 to 1: whether anything would be won at all.

    The worse of agreement and performance, then how the rest stands, then what is unanswered.
    The sum weighs less: a court that finds a debt seldom awards nothing. A plea that would leave
    nothing weighs more with a paper behind it than as his bare word.
    """
    lines = {line.element.value: line.status.value for line in seen.elements}
    agreed, done, sum_ = (POINTS[lines[e]] for e in ("agreement", "performance", "amount"))
    unpaid, parties = (POINTS[lines[e]] for e in ("unpaid", "parties"))
    open_pleas = [
        d.defence.value
        for d in seen.defences
        if d.status == "unanswered" and not d.why.key.endswith("likely")
    ]
    whole = sum(plea in WHOLE for plea in open_pleas)
    base = 0.3 * min(agreed, done) + 0.25 * agreed + 0.2 * done + 0.1 * sum_ + 0.15 * unpaid
    shown = {mark for line in seen.elements for mark in line.attacks if mark.startswith("R-")}
    base -= (0.4 if shown else 0.3) * min(whole, 1) + 0.04 * min(len(open_pleas) - whole, 3)
    return round(max(0.0, min(1.0, base - 0.1 * (1 - parties) / 2)), 3)


def auc(scores: dict[str, float], won: dict[str, bool]) -> float:
    good = [scores[i] for i in scores if won[i]]
    bad = [scores[i] for i in scores if not won[i]]
    pairs = [(g > b) + 0.5 * (g == b) for g in good for b in bad]
    return sum(pairs) / max(1, len(pairs))


def interval(area: float, won: dict[str, bool]) -> tuple[float, float]:
    """The 95 % interval of Hanley and McNeil (1982)."""
    good = sum(won.values())
    bad = len(won) - good
    one, two = area / (2 - area), 2 * area * area / (1 + area)
    spread = area * (1 - area) + (good - 1) * (one - area**2) + (bad - 1) * (two - area**2)
    half = 1.96 * (spread / (good * bad)) ** 0.5
    return max(0.0, area - half), min(1.0, area + half)


SIGNED = ("signed_contract", "acknowledgement_of_debt", "promissory_note", "delivery_note_signed")


def counted(record: dict) -> float:
    """The counting rule to beat: kinds of evidence held, signed ones twice, pleas taken off."""
    kinds = {item["type"] for item in record["input"]["claimant_evidence"]} - {"nothing"}
    pleas = record["input"].get("respondent_position") or []
    return len(kinds) + sum(kind in SIGNED for kind in kinds) - 0.5 * len(pleas)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--scorer", type=Path)
    options.add_argument("--show", action="store_true", help="one line a case")
    asked = options.parse_args()
    law = jurisdictions()["xx"]
    told, won, counts = {}, {}, {}
    for file in sorted(asked.folder.glob("[0-9]*.json")):
        record = json.loads(file.read_text("utf-8"))
        seen = review(case_of(record), law, ON)
        missing = [gap.code for gap in seen.gaps if gap.fatal]
        told[record["id"]] = {"strength": strength(seen), "missing": missing}
        if record["use_for_scoring"]:
            won[record["id"]] = record["result"]["outcome"].startswith("allowed")
            counts[record["id"]] = counted(record)
        if asked.show:
            words = " ".join(f"{e.element.value[:4]}={e.status.value}" for e in seen.elements[:6])
            print(
                record["id"],
                told[record["id"]]["strength"],
                record["result"]["outcome"][:9],
                words,
                missing,
                "|",
                record["result"]["missing_codes"],
            )
    print("What a record does not list counts as not held.")
    area = auc({i: told[i]["strength"] for i in won}, won)
    low, high = interval(area, won)
    print(f"AUC {area:.3f} (95 % from {low:.2f} to {high:.2f}); counting {auc(counts, won):.3f}")
    scorer = asked.scorer or asked.folder / "score.py"
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as out:
        json.dump(told, out)
    return subprocess.call([sys.executable, str(scorer), out.name])


if __name__ == "__main__":
    sys.exit(main())
