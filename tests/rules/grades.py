"""What the tests of grades do: a paper graded by itself, one that fits a row of the table."""

from proof_cases import LAW, case, paper, signed_by

from casefile.model.exhibit import Exhibit
from casefile.rules.grading import graded_exhibits, items

RECORDING = {"lawful": True, "party_to_call": True, "original": "original"}


def grade(exhibit, **more):
    """The letter of a paper that is the only one of its case."""
    graded = items(case(exhibit, **more), LAW)[exhibit.mark]
    return graded.grade.value if graded.grade else None


def caps_of(exhibit, **more):
    """What holds it back, by the keys of the sentences."""
    graded = items(case(exhibit, **more), LAW)[exhibit.mark]
    return [cap.key for cap in graded_exhibits([graded])[0].caps]


def fitting(row) -> Exhibit:
    """The plainest exhibit that makes the conditions of *row*."""
    given = {
        "kind": (row.get("kinds") or ["other"])[0],
        "provenance": (row.get("provenances") or ["unknown"])[0],
    }
    more = {}
    if row.get("signed_by_respondent"):
        more["signatures"] = signed_by(level=(row.get("levels") or ["unknown"])[0])
    if row.get("originals"):
        more["original"] = row["originals"][0]
    if "received" in row:
        more["received"] = row["received"]
    return paper("C-1", given["kind"], given["provenance"], **more)
