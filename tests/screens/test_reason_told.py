"""Why he does not pay, where nobody entered it: by what he says, or by his silence."""

import pytest

from casefile.library import languages
from casefile.model.case import Case
from casefile.model.position import Defence, Position
from casefile.screens.reason_told import reason_told


@pytest.mark.parametrize(
    ("code", "silent"),
    [("en", "(from the record)"), ("he", "(לפי הרשום בתיק)"), ("pl", "(według zapisów)")],
)
def test_silence_is_not_said_to_be_found_in_his_pleas(code, silent):
    words = languages()[code]
    told = reason_told(Case(positions=(Position(defence=Defence.NO_REPLY),)), words)
    assert told.endswith(silent)
    faulty = Case(positions=(Position(defence=Defence.QUALITY_COMPLAINT),))
    assert not reason_told(faulty, words).endswith(silent)
