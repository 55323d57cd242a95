"""What can be done in the other sections of a case: found from anywhere, and done there."""

from __future__ import annotations

from casefile.screens.actions import ACTIONS, Action, keys_shown
from casefile.screens.case import CaseScreen
from casefile.screens.possible import possible
from casefile.screens.sections import sections


def elsewhere(screen: CaseScreen) -> list[tuple[str, Action]]:
    """Return the actions of the sections that are not shown, each behind its section's key.

    Left out is what would do nothing on the case, and what the case does from any section.
    """
    anywhere = {f"screen.{action.run}" for action in screen.actions_here()}
    return [
        (str(leaf.KEY), action)
        for leaf in sections()
        if screen.section != leaf.KEY
        for action in ACTIONS
        if action.where == leaf.Pane.place
        and action.run not in anywhere
        and possible(action.id, screen.open)
    ]


def do_there(screen: CaseScreen, key: str, action: Action) -> None:
    """Show the section of an action, and do it once the section stands.

    What is done at once to the row under the cursor is not: nobody has seen yet which row that is.
    There the key is told instead.
    """

    async def led() -> None:
        await screen.led(key)
        screen.call_after_refresh(done)  # behind what else the section draws when it is entered

    async def done() -> None:
        pane = screen.pane
        if pane is None or pane.place != action.where or screen.app.screen is not screen:
            return  # gone on meanwhile
        if action.on_row:
            words = screen.words
            shown = keys_shown(action, screen.holder.own_keys)
            name = words.term(f"actions.{action.id}.help")
            screen.tell(words.term("palette.on_row", keys=shown, what=name))
        else:
            await screen.app.run_action(action.run, default_namespace=pane)

    screen.call_later(led)
