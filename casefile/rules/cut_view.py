"""One cut of a case: who looks, what he may see, which papers remain, what was left out and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from casefile.model.blocks import LeftOut
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.record import Record
from casefile.model.say import Say


@dataclass
class View:
    """One cut: who looks, what he may see, which marks remain, what was left out."""

    audience: Audience
    may: Callable[..., bool]
    """Asked with a label, and with ``sent=False`` of a draft."""
    hears: Callable[[Disclosure], bool]
    """Asked with the label of a settlement: what was agreed, and no more of the talks."""
    marks: frozenset[str] = frozenset()
    left_out: list[LeftOut] = field(default_factory=list)

    def sees(self, what: Say | str, label: Disclosure, *, sent: bool = True) -> bool:
        """Return whether the label lets it be seen; what is not seen is noted."""
        if self.may(label, sent=sent):
            return True
        reason = "left_out.protected" if sent else "left_out.not_sent"
        self.left_out.append(LeftOut(what, Say(reason, label=label), label))
        return False

    def drop(self, what: Say | str, why: str) -> None:
        """Note that *what* is left out, whatever its label."""
        label = Disclosure.INTERNAL
        self.left_out.append(LeftOut(what, Say(why, label=label), label))

    def known(self, marks: Iterable[str]) -> tuple[str, ...]:
        """Return those of *marks* that remain."""
        return tuple(m for m in marks if m in self.marks)

    def one(self, mark: str) -> str:
        """Return *mark* if it remains, else nothing."""
        return mark if mark in self.marks else ""


_R = TypeVar("_R", bound=Record)


def each_cut(records: Iterable[_R], cut: Callable[[_R], _R | None]) -> tuple[_R, ...]:
    """Return *records*, each as *cut* leaves it, without those of which it leaves nothing."""
    return tuple(kept for kept in map(cut, records) if kept is not None)
