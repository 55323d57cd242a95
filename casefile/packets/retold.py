"""A sentence told in other words, with every sentence that stands within it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from casefile.model.say import Say


def retold(value: Any, told: Callable[[Say], Any]) -> Any:
    """Return *value* with each sentence in it, the inner ones first, as *told* gives it."""
    if isinstance(value, Say):
        within = {name: retold(each, told) for name, each in value.values.items()}
        return told(Say(value.key, **within))
    if isinstance(value, tuple):
        return tuple(retold(each, told) for each in value)
    return value
