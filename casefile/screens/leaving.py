"""A case is not left with entries that are not saved: a person says what becomes of them."""

from __future__ import annotations

from collections.abc import Callable

from casefile.screens.ask import Choose
from casefile.screens.changing import Changing
from casefile.screens.plain import line, lines, said, value


class Leaving(Changing):
    """A screen of a case that can be left."""

    def leave(self, gone: Callable[[], object]) -> None:
        """Leave by *gone*; first ask what becomes of entries that are not saved."""
        if not self.unkept:
            gone()
            return
        words = self.words
        told = words.term("screens.leaving.title", n=len(self.unkept))
        where = lines(*(value(one.where) for one in self.unkept))

        def chosen(code: str | None) -> None:
            if code == "save":
                self.read_again(gone)
            elif code == "drop":
                for one in self.unkept:
                    self.forget_waiting(one.laid_down)
                self.unkept = ()
                gone()

        options = [
            ("save", said(words.term("screens.leaving.save"))),
            ("drop", line(said(words.term("screens.leaving.drop")), said("\n"), where)),
        ]
        self.app.push_screen(Choose(said(told), options, words), chosen)
