"""What was guessed of an exhibit, refused one by one."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.desk.detailing import detail_told
from casefile.desk.hearing import heard_told, key_of
from casefile.model.exhibit import Exhibit
from casefile.model.suggestion import NO_FIELD, PLEA, SAID, Suggestion
from casefile.screens.ask import ChooseSome
from casefile.screens.exhibit_asked import ExhibitAsked
from casefile.screens.exhibit_told import guess_told
from casefile.screens.plain import line, said, value
from casefile.screens.quality_told import as_typed


class GuessesAsked(ExhibitAsked):
    """A pane that takes only some of what was guessed of an exhibit."""

    def action_refuse(self) -> None:
        """Take only some of the guesses: what is not marked is refused."""
        exhibit = self.exhibit
        if exhibit is None:
            return
        guesses = list(exhibit.heard)
        if not exhibit.accepted:
            guesses[:0] = [x for x in exhibit.suggestions if x.field not in NO_FIELD]
        details = self.desk.details(self.case, exhibit)
        if not guesses and not details:
            self.told("panes.evidence.none_guessed", mark=exhibit.mark)
            return
        rows = [
            (
                str(n),
                said(self.words.say(heard_told(self.case, one, exhibit)))
                if one.field in (PLEA, SAID)
                else guess_told(one, self.words),
            )
            for n, one in enumerate(guesses)
        ]
        ticked = [code for code, _ in rows] + [one.key for one in details if one.fills]
        rows[:0] = [(one.key, said(self.words.say(detail_told(one, exhibit)))) for one in details]
        title = line(value(exhibit.mark), said(" · " + self.words.term("panes.evidence.refuse")))

        def taken(codes: tuple[str, ...] | None) -> None:
            if codes is None:
                return
            kept = [one for n, one in enumerate(guesses) if str(n) in codes]
            pleas = [key_of(one) for one in kept if one.field in (PLEA, SAID)]
            named = [one.key for one in details if one.key in codes]
            settings = settings_of(exhibit, kept)
            if self.accepted((exhibit.mark,), *settings, pleas=pleas, details=named):
                refused = len(guesses) + len(details) - len(kept) - len(named)
                self.land(self.waiting(exhibit.mark))
                self.told("panes.evidence.accepted_some", mark=exhibit.mark, n=refused)

        self.app.push_screen(ChooseSome(title, rows, self.words, ticked), taken)


def settings_of(exhibit: Exhibit, kept: Sequence[Suggestion]) -> list[str]:
    """Return what to set so that of the guesses only *kept* become facts.

    A field whose guesses are all refused keeps what it holds now; of a paper that is accepted
    already no guess is left but of what he says, and that sets no field.
    """
    told: list[str] = []
    if exhibit.accepted:
        return told
    for field in dict.fromkeys(x.field for x in exhibit.suggestions if x.field not in NO_FIELD):
        left = [one.value for one in kept if one.field == field]
        if field == "shows":
            told.append(f"shows={', '.join(left)}")
        elif not left:
            told.append(f"{field}={as_typed(exhibit, field)}")
        else:
            told.append(f"{field}={left[0]}")
    return told
