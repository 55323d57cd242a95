"""What a lawyer is asked once a matter is settled or decided: nothing that is settled already."""

import pytest
from matters_ended import agreed, judged, plain

from casefile.model.dates import loose


def asked(desk, id_, language="en"):
    paper = plain(desk.write(id_, "lawyer_instruction", language=language).path)
    return " ".join(paper.split())


TO_SUE = {
    "en": "whether to mediate, to claim, or both",
    "he": "לתבוע, או שניהם",
    "pl": "czy wybrać mediację, drogę sądową",
}


@pytest.mark.parametrize("language", TO_SUE)
def test_of_a_settlement_that_is_kept_nobody_asks_whether_to_sue(desk, id_, language):
    assert TO_SUE[language] in asked(desk, id_, language)
    agreed(desk, id_)
    desk.pay(id_, desk.case(id_).offers[0].instalments[0].amount, loose("2026-11-02"))
    assert TO_SUE[language] not in asked(desk, id_, language)


def test_a_settlement_is_asked_about_as_it_stands(desk, id_):
    agreed(desk, id_)
    told = asked(desk, id_)  # the first of two instalments was due on 2 November
    assert "what was due was not paid by its day" in told
    assert "Is the claim rightly framed" not in told
    desk.pay(id_, desk.case(id_).offers[0].instalments[0].amount, loose("2026-11-02"))
    told = asked(desk, id_)
    assert "settled on 20 October 2026 for €600.00. Still to come: €300.00" in told
    assert "nothing of it is overdue" in told


def test_of_a_judgment_it_is_asked_how_to_enforce_it(desk, id_):
    judged(desk, id_)
    told = asked(desk, id_)
    assert "awards €1,200.00" in told and "have it enforced" in told
