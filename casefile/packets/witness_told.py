"""What a form tells of one witness: who he is, what he knows, how he stands to the parties."""

from __future__ import annotations

from collections.abc import Callable

from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.dates import LooseDate
from casefile.model.language import Language
from casefile.model.witness import Relation, Witness
from casefile.packets.postal import postal

_WHOSE = {
    Relation.EMPLOYEE: "claimant",
    Relation.OWNER: "claimant",
    Relation.FAMILY: "claimant",
    Relation.OTHER_SIDE: "respondent",
}
"""Of which side a witness is who is no stranger to both."""


def relation_told(witness: Witness, case: Case, words: Language) -> str:
    """Return how a witness stands to the parties, with the name of the one he stands near."""
    if witness.relation is Relation.UNKNOWN:
        return ""
    said, side = words.name_of(witness.relation), _WHOSE.get(witness.relation)
    name = one_line(getattr(case, side).name) if side else ""
    return f"{said} ({name})" if name else said


def of_witness(
    witness: Witness, case: Case, words: Language, day: Callable[[LooseDate], str]
) -> dict[str, str]:
    """Return what a form tells of a witness by the names of its facts; *day* writes a day."""
    learned = [one_line(witness.learned_how).rstrip(" ."), day(witness.learned_on)]
    return {
        "witness": one_line(witness.name),
        "witness_address": postal(witness.contact),
        "witness_knows": one_line(witness.knows).rstrip(" ."),
        "witness_relation": relation_told(witness, case, words),
        "witness_learned": ", ".join(x for x in learned if x),
    }
