"""What is known by its code and read when it is first asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

Read = TypeVar("Read")


class ByCode(Mapping[str, Read]):
    """Records by their codes: which there are is known at once, of each only when it is read."""

    def __init__(self, codes: Sequence[str]) -> None:
        self._codes = codes
        self._read: dict[str, Read] = {}

    def __getitem__(self, code: str) -> Read:
        """Return what has that code. Raises: KeyError; BadData."""
        if code not in self._codes:
            raise KeyError(code)
        if code not in self._read:
            self._read[code] = self._made(code)
        return self._read[code]

    @abstractmethod
    def _made(self, code: str) -> Read:
        """Read what has a code that is known. Raises: BadData."""

    def __contains__(self, code: object) -> bool:
        """True for a code that is known; nothing is read."""
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        """Yield the codes in their order."""
        return iter(self._codes)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._codes)
