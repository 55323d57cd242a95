"""Each reason to see a lawyer first, and each word for or against mediation, is told everywhere."""

from datetime import date

import pytest
from proof_cases import IN_TIME, case, contract, delivery, of, paper, signed_by

from casefile.library import jurisdictions, languages
from casefile.model.case import Case
from casefile.rules.account import account
from casefile.rules.elements import standings
from casefile.rules.lawyer import lawyer_first
from casefile.rules.suitability import suitability

ON = date(2026, 11, 20)
WORDS, LAW = languages(), jurisdictions()["xx"]
NEAR = (IN_TIME[0].but(days_left=30),)
PAST = (IN_TIME[0].but(days_left=-3),)


def pleas(*defences):
    return {"positions": tuple({"id": d, "defence": d, "on": "2026-05-01"} for d in defences)}


def promised(*days):
    return {
        "contacts": tuple(
            {
                "id": f"t{n}",
                "on": day,
                "outcome": "promised",
                "channel": "phone",
                "promise": {"by": day, "amount": "10 EUR", "kept": False},
            }
            for n, day in enumerate(days)
        )
    }


UNSAFE = paper("C-1", "recording", "claimant", lawful=False)
TRIGGERS = {
    "counterclaim": pleas("counterclaim"),
    "denied_signature": pleas("denies_signature") | {"exhibits": (contract(),)},
    "amount": {"debts": ({"ref": "INV-1", "amount": "9000000 EUR", "due": "2026-03-01"},)},
    "insolvency": pleas("insolvency"),
    "abroad": {"respondent": {"name": "Far", "abroad": True}},
    "limitation": {"limitation": NEAR},
    "limitation_passed": {"limitation": PAST},
    "recording": {"exhibits": (UNSAFE,)},
    "legal_bar": pleas("legal_bar"),
    "threats": pleas("duress"),
    "guarantee": {"others": ({"name": "G", "role": "guarantor"},)},
    "regulated_credit": {
        "ground": "loan",
        "respondent": {"name": "Dan", "kind": "individual", "in_business": False},
    },
    "settlement": {
        "private": {"lawyer_above": "500 EUR"},
        "offers": ({"by": "respondent", "amount": "501 EUR"},),
    },
    "wanted": {"private": {"lawyer_wanted": "the sum matters to us"}},
}
STOPPERS = {
    "broken_promises": promised("2026-06-01", "2026-07-01"),
    "insolvent": pleas("insolvency"),
    "duress": pleas("duress"),
    "limitation": {"limitation": NEAR},
    "passed": {"limitation": PAST},
}
SIGNED = {"exhibits": (contract(signatures=signed_by(authorised=True)), delivery())}
AGAINST = {
    "undefended": SIGNED,
    "delay": {"reason": "bad_faith"},
    "unwilling": {"mediation": {"willing": False, "refusals": 2}},
    "point_of_law": pleas("legal_bar"),
    "broken_promise": promised("2026-06-01"),
}
FOR = {
    "reason": {"reason": "cash_flow"},
    "cannot_pay": pleas("inability_to_pay"),
    "hard_to_prove": {"exhibits": (contract(original="copy", signatures=()),)},
    "relation": {"private": {"relation": "twelve years of orders"}},
    "quality": pleas("quality_complaint"),
    "many_issues": pleas("quality_complaint", "set_off"),
    "already_talking": {
        "offers": (
            {"by": "respondent", "amount": "100 EUR"},
            {"by": "claimant", "amount": "900 EUR", "sent": False},
        )
    },
    "talks_on_file": {"exhibits": (paper("R-1", "settlement", "respondent"),)},
}


def looked_at(facts):
    """The case with *facts*, ready for the rules."""
    time = facts.get("limitation", IN_TIME)
    given = {name: value for name, value in facts.items() if name != "limitation"}
    one: Case = case(**given)
    return of(one, LAW, limitation=time, accounts=account(one, LAW, ON))


def suits(facts):
    matter = looked_at(facts)
    return suitability(matter, standings(matter))


def told_everywhere(said):
    """Each language has a sentence of its own for it, with every value in its place."""
    texts = {code: words.say(said) for code, words in WORDS.items()}
    assert len(set(texts.values())) == len(texts), texts
    assert all(text and "{" not in text and "[" not in text for text in texts.values()), texts


def keys_of(table):
    """The sentences that stand under *table* in English."""
    return {key.split(".")[-1] for key in WORDS["en"].terms if key.rpartition(".")[0] == table}


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_each_reason_for_a_lawyer_is_found_alone_and_told_in_each_language(trigger):
    assert lawyer_first(looked_at({})) == ()
    (line,) = lawyer_first(looked_at(TRIGGERS[trigger]))
    assert line.trigger == trigger
    told_everywhere(line.why)


def test_no_reason_for_a_lawyer_stands_in_the_wording_that_is_never_found():
    assert keys_of("lawyer") == TRIGGERS.keys()


def test_nothing_is_said_against_it_no_more_once_the_reason_is_the_quality_of_the_work():
    codes = {say.key.split(".")[-1] for say in suits(SIGNED).against}
    assert "undefended" in codes
    told = suits({**SIGNED, "reason": "quality"})
    assert "undefended" not in {say.key.split(".")[-1] for say in told.against}


def test_a_lawyer_comes_first_from_the_sum_of_the_place_on_and_by_no_sum_where_it_names_none():
    cap = next(rule for rule in LAW.evidence if rule.id == "self_help_cap").value
    at = {"debts": ({"ref": "INV-1", "amount": f"{cap} EUR", "due": "2026-03-01"},)}
    assert lawyer_first(looked_at(at)) == ()
    above = looked_at({"debts": ({**at["debts"][0], "amount": f"{int(cap) + 1} EUR"},)})
    assert [line.trigger for line in lawyer_first(above)] == ["amount"]
    silent = LAW.but(evidence=tuple(r for r in LAW.evidence if r.id != "self_help_cap"))
    one = above.case
    assert lawyer_first(of(one, silent, accounts=account(one, silent, ON))) == ()


@pytest.mark.parametrize(
    ("side", "code", "facts"),
    [
        *(("stoppers", code, facts) for code, facts in STOPPERS.items()),
        *(("against", code, facts) for code, facts in AGAINST.items()),
        *(("for", code, facts) for code, facts in FOR.items()),
    ],
)
def test_each_word_on_mediation_is_found_and_told_in_each_language(side, code, facts):
    name = "for_" if side == "for" else side
    found = {said.key: said for said in getattr(suits(facts), name)}
    said = found[f"suitability.{side}.{code}"]
    told_everywhere(said)


@pytest.mark.parametrize(("side", "walked"), [
    ("stoppers", STOPPERS), ("against", AGAINST), ("for", FOR),
])  # fmt: skip
def test_no_word_on_mediation_stands_in_the_wording_that_is_never_found(side, walked):
    assert keys_of(f"suitability.{side}") == walked.keys()
