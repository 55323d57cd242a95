"""What a form tells of one witness: who he is, what he knows, how he stands to the parties."""

from __future__ import annotations

from collections.abc import Callable

from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.dates import LooseDate
from casefile.model.language import Language
from casefile.model.party import PartyKind
from casefile.model.witness import Relation, Witness
from casefile.packets.postal import postal
from casefile.rules.authority import same_name

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


def _stands(witness: Witness, case: Case, words: Language) -> str:
    """Return how he stands to the parties as he says it himself, without a full stop; "" unknown.

    Who owns the claimant's business, or is the other side, in his own name is that party itself.
    """
    if witness.relation is Relation.UNKNOWN:
        return ""
    said, side = witness.relation.value, _WHOSE.get(witness.relation)
    if side is None:
        return words.term(f"packets.stands.{said}")
    party = getattr(case, side)
    if witness.relation in (Relation.OWNER, Relation.OTHER_SIDE) and any(
        same_name(witness.name, name) for name in (party.name, party.proprietor)
    ):
        return words.term(f"packets.stands.{side}")
    if witness.relation is Relation.FAMILY and party.kind is not PartyKind.INDIVIDUAL:
        said = "family_of_firm"
    name = one_line(party.name) or f"[{words.term(f'packets.blanks.{side}')}]"
    return words.term(f"packets.stands.{said}", name=name)


def of_witness(
    witness: Witness, case: Case, words: Language, day: Callable[[LooseDate], str]
) -> dict[str, str]:
    """Return what a form tells of a witness by the names of its facts; *day* writes a day.

    How he stands and how he knows it is told as he says it: it stands in what he signs.
    """
    known_since = day(witness.learned_on)
    learned = [
        one_line(witness.learned_how).rstrip(" ."),
        words.term("packets.stands.known_since", day=known_since) if known_since else "",
    ]
    return {
        "witness": one_line(witness.name),
        "witness_address": postal(witness.contact),
        "witness_knows": one_line(witness.knows).rstrip(" ."),
        "witness_relation": _stands(witness, case, words),
        "witness_learned": ". ".join(x for x in learned if x),
    }
