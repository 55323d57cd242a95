"""A form over an open case: in its language, on its day, its sums in the currency of the case."""

from __future__ import annotations

from collections.abc import Mapping

from casefile.model.say import Say
from casefile.screens.form import FormWindow, Result
from casefile.screens.opencase import OpenCase


class CaseForm(FormWindow[Result]):
    """A form over an open case."""

    def __init__(self, open_case: OpenCase, *, about: str = "") -> None:
        """Ask over *open_case*; *about*: what its draft is kept under, the case when empty."""
        super().__init__(
            open_case.words,
            open_case.on,
            currency=open_case.currency,
            about=about or open_case.ref,
        )
        self.open = open_case
        self.doubts: Mapping[str, Say] = {}
        """What was told under the fields as doubtful when it was saved last."""

    def doubted(self, doubts: Mapping[str, Say]) -> bool:
        """Tell once, under the fields by their names, what may be wrong; True: it was told now.

        Saved again with the same doubts, it stands.
        """
        if not doubts or doubts == self.doubts:
            return False
        self.doubts = doubts
        for path, doubt in doubts.items():
            self.row(path).tell_fault(self.words.say(doubt))
        self.fault_below(self.words.term("screens.doubted"))
        self.reach(self.row(next(iter(doubts))))
        return True
