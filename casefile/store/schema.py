"""The numbered shape of a case on disk, and the pure steps from each number to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from casefile.model.errors import Damaged
from casefile.store.port import Document

SCHEMA = 1
"""The shape this version writes."""

STEPS: Mapping[int, Callable[[Document], Document]] = {}
"""n -> the step from shape n to shape n + 1; a released step is never changed."""


def upgraded(
    document: Document,
    schema: int,
    *,
    steps: Mapping[int, Callable[[Document], Document]] = STEPS,
    to: int = SCHEMA,
) -> Document:
    """Return *document* in the shape *to*; one of a newer shape is returned as it is.

    Raises: Damaged, when a step is missing (a number that no version ever wrote).
    """
    for number in range(schema, to):
        if number not in steps:
            raise Damaged("schema_unknown", schema=schema)
        document = steps[number](document)
    return document
