"""What of a stored case this version knows: another version may have written more."""

from __future__ import annotations

import copy
from typing import Any

from pydantic import ValidationError

from casefile.model import case as cases
from casefile.store.port import Document


def parted(document: Document) -> tuple[Document, Document]:
    """Return (what a case is made of here, tables that only another version knows)."""
    known = {name: value for name, value in document.items() if name in cases.Case.model_fields}
    return known, {name: value for name, value in document.items() if name not in known}


def without_unknown(document: Document, trouble: ValidationError) -> Document:
    """Return *document* without the fields that *trouble* found unknown, however deep."""
    pruned = copy.deepcopy(document)
    for fault in trouble.errors(include_url=False):
        if fault["type"] == "extra_forbidden":
            holder: Any = pruned
            for step in fault["loc"][:-1]:
                holder = holder[step]
            del holder[fault["loc"][-1]]
    return pruned
