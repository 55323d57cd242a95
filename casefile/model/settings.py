"""How the program looks and reads keys in one library, as its owner chose."""

from __future__ import annotations

from casefile.model.record import Record


class Settings(Record):
    """What was chosen on the screen of settings; language and place stand in the owner's record."""

    theme: str = ""
    """Name of a look; empty: the program's own."""
    keys: str = ""
    """``vim``, or empty for the keys as they are listed."""
    symbols: str = ""
    """``ascii``, or empty for lines and arrows as Unicode draws them."""
    animations: bool = True
    terminal: str = ""
    """How right-to-left text is sent: plain, armour, kitty, logical; empty: told by environment."""
    currency: str = ""
    """ISO 4217 code of a sum typed without one, where neither case nor place says."""
    sort: str = ""
    """The order of the list of cases: name, sum, age; empty: the most urgent first."""
    hebrew_days: bool = False
    """Days written at length carry the Hebrew date too."""
