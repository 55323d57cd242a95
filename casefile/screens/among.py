"""What colleagues are told in a case: a comment, in whose hands it is, what it waits for."""

from __future__ import annotations

from collections.abc import Callable

from casefile.model.errors import CasefileError
from casefile.screens.ask_fields import AskFields
from casefile.screens.clashing import Clashing
from casefile.screens.fields import Field
from casefile.screens.pane import Asked


class Among(Clashing):
    """A screen of a case from which colleagues are told."""

    def change(self, asked: Asked, done: str = "") -> bool:
        """Ask the desk for a change; True when it was kept."""
        raise NotImplementedError

    def action_comment(self) -> None:
        """Ask for a comment for colleagues."""
        desk, ref = self.open.desk, self.open.ref

        def told(values: dict[str, str] | None) -> None:
            if values is not None and values["text"].strip():
                text = values["text"]
                self.change(
                    lambda rev: desk.comment(ref, text, expect=rev),
                    self.words.term("colleagues.commented"),
                )

        self._put_to("comment", Field("text", "colleagues.text"), "", told)

    def action_assign(self) -> None:
        """Ask in whose hands the case is to be; in a firm's library, of its people."""
        now = self.open.case.assigned
        names = [name for name in self._people() if name != now]
        if not names:
            self._ask_to_set("assigned", Field("assigned", "colleagues.assigned"), now)
            return
        known = ((now, now), *((name, name) for name in names))
        nobody = ("", self.words.term("colleagues.nobody"))
        choices = (nobody, *(one for one in known if one[0]))
        self._ask_to_set(
            "assigned", Field("assigned", "colleagues.assigned", "choice", choices), now
        )

    def action_waits(self) -> None:
        """Ask what the case waits for; nothing: it does not wait any more."""
        field = Field("waiting_for", "colleagues.waiting_for", hint="colleagues.waits_hint")
        self._ask_to_set("waiting_for", field, self.open.case.waiting_for)

    def _people(self) -> tuple[str, ...]:
        """Return whoever is acting first, then the others; none in a library of one's own."""
        desk = self.open.desk
        try:
            people = (name for _, name, _ in desk.people_of_firm())
            return tuple(dict.fromkeys((desk.actor, *people)))
        except CasefileError:  # a library of one's own, or a server that is away: typed, then
            return ()

    def _ask_to_set(self, name: str, field: Field, now: str) -> None:
        desk, ref = self.open.desk, self.open.ref

        def told(values: dict[str, str] | None) -> None:
            if values is not None and values[name].strip() != now:
                setting = f"{name}={values[name].strip()}"
                self.change(
                    lambda rev: desk.set(ref, [setting], expect=rev),
                    self.words.term(f"colleagues.{name}_set"),
                )

        self._put_to(name, field, now, told)

    def _put_to(
        self, name: str, field: Field, now: str, told: Callable[[dict[str, str] | None], None]
    ) -> None:
        form = AskFields(
            name,
            (field,),
            self.words,
            self.desk.on,
            first={field.path: now},
            about=self.open.ref,
        )
        self.app.push_screen(form, told)
