"""Equal cases are equal text, whichever process writes them: sets are written in one order."""

from __future__ import annotations

import os
import subprocess
import sys

from casefile.model.exhibit import Element, Exhibit
from casefile.model.witness import Witness

ASK = (
    "from casefile.model.exhibit import *; "
    "print(Exhibit(mark='C-1', shows=frozenset(Element)).model_dump_json())"
)


def test_a_set_is_written_in_the_same_order_by_every_process():
    said = {
        subprocess.run(
            [sys.executable, "-c", ASK],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


def test_a_set_comes_back_as_it_was():
    shows = frozenset({Element.UNPAID, Element.AMOUNT})
    for record in (Exhibit(mark="C-1", shows=shows), Witness(name="Ewa", against=shows)):
        assert type(record).model_validate(record.model_dump(mode="json")) == record
        assert type(record).model_validate_json(record.model_dump_json()) == record
