"""The owner's own record, asked for over the list of cases: as it stands in letters."""

from __future__ import annotations

from casefile.model.errors import CasefileError
from casefile.model.party import ActingFor, PartyKind
from casefile.screens.ask_fields import AskFields
from casefile.screens.fields import Field, choices_of
from casefile.screens.places import places_to_work_in
from casefile.screens.screen import CasefileScreen


def ask_owner(screen: CasefileScreen) -> None:
    """Ask for the owner's own record and keep what was changed in it."""
    desk, words, owner = screen.desk, screen.words, screen.desk.owner()
    asked = (
        Field("name", "screens.owner.name"),
        Field("kind", "screens.owner.kind", "choice", choices_of(PartyKind, words)),
        Field("address", "screens.owner.address"),
        Field("email", "screens.owner.email"),
        Field("phone", "screens.owner.phone"),
        Field("bank_account", "screens.owner.bank_account"),
        Field("acting", "screens.owner.acting"),
        Field("acting_for", "screens.owner.acting_for", "choice", choices_of(ActingFor, words)),
        Field("place", "screens.owner.place", "choice", places_to_work_in(desk, words)),
    )
    first = {field.path: str(getattr(owner, field.path)) for field in asked}

    def told(values: dict[str, str] | None) -> None:
        if values is None:
            return
        changed = [f"{path}={text}" for path, text in values.items() if text != first[path]]
        try:
            desk.set_owner(changed)
        except CasefileError as trouble:
            screen.refused(trouble)
            return
        screen.tell(words.term("screens.owner.done"))

    screen.app.push_screen(AskFields("owner", asked, words, desk.on, first=first), told)
