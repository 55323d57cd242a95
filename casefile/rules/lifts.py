"""The one thing that would lift an element of the claim."""

from __future__ import annotations

from casefile.model.exhibit import Element
from casefile.model.party import PartyKind
from casefile.model.review import Status
from casefile.model.say import Say
from casefile.rules.behind_name import asked_for
from casefile.rules.elements import Standing
from casefile.rules.matter import Matter, first_of
from casefile.rules.obtainable import lift_of

_LIFTED = (Status.SOLID, Status.ADMITTED)


def lift(matter: Matter, standing: Standing) -> Say | None:
    """Return the one thing that would lift an element; None when it needs nothing more."""
    element, word = standing.line.element, standing.line.status
    nameless = asked_for(matter.case) if element is Element.PARTIES else ()
    if nameless:
        return nameless[0]
    if word in _LIFTED:
        return None
    unsaid = matter.of_unknown_make(element)
    if unsaid:
        return Say("lifts.say_who_made", marks=first_of(unsaid))
    best = next((matter.items[p.ref] for p in standing.points if p.ref in matter.items), None)
    if best is not None:
        biting = [c for c in best.caps if best.grade is not None and c.at_most == best.grade.value]
        if biting and best.grade is not best.start:
            return lift_of(biting[0].id, best.exhibit)
    if word is Status.CONTESTED and standing.attacks:
        return Say("lifts.contested", attack=standing.attacks[0].what)
    ground = matter.case.ground.value
    if element in (Element.AGREEMENT, Element.PERFORMANCE) and ground in ("loan", "sale", "rent"):
        return Say(f"lifts.{element.value}_{ground}")
    if element is Element.PARTIES and matter.case.respondent.kind is PartyKind.INDIVIDUAL:
        return Say("lifts.parties_person")
    return Say(f"lifts.{element.value}")
