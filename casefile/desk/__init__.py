"""The clerk: takes a request, asks the clock, calls the two wings."""

from typing import Any

from casefile.desk import desk


def __getattr__(name: str) -> Any:
    """Return the `Desk`, loaded when it is asked for: the list of cases needs an office alone."""
    if name == "Desk":
        return desk.Desk
    raise AttributeError(name)
