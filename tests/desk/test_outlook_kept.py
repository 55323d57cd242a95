"""What is due is kept with a case as it is told, whatever a sentence of it names."""

from __future__ import annotations

import json
from datetime import date

import pytest

from casefile.desk.outlooks import KeptOutlook, kept_outlook, written
from casefile.library import languages
from casefile.model.outlook import Due, Outlook
from casefile.model.position import Defence
from casefile.model.say import Say

ON = date(2026, 11, 22)


@pytest.mark.parametrize("language", ["en", "he", "pl"])
def test_a_step_that_names_his_pleas_is_told_from_the_list_as_from_the_case(language: str) -> None:
    what = Say("plan.step.answer_pleas", defences=(Defence.SET_OFF, Defence.QUALITY_COMPLAINT))
    made = KeptOutlook("pl", "s", Outlook(ON, ON, (Due("step", what, ON, now=True),)))
    read = kept_outlook(json.loads(json.dumps(written(made))))
    assert read is not None
    words = languages()[language]
    assert words.say(read.outlook.due[0].what) == words.say(what)
