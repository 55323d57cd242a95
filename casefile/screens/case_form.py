"""A form over an open case: in its language, on its day, its sums in the currency of the case."""

from __future__ import annotations

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
