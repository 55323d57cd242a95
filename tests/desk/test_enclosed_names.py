"""A file that came in under the very name that the program gives to a copy beside a letter."""

import pytest

WORDS = {"en": "contract.txt", "pl": "umowa.txt", "he": "חוזה.txt"}


@pytest.mark.parametrize("language", WORDS)
def test_a_contract_filed_as_contract_is_enclosed_as_one(desk, id_, shell, tmp_path, language):
    desk.set(id_, ["particulars=200 chairs", "respondent.address=1 Road"])
    paper = tmp_path / WORDS[language]
    paper.write_text("Alef Ltd and Bet Ltd: 200 chairs for 1000 EUR, paid by 2 November 2026.")
    desk.add(id_, [paper])
    (mark,) = (one.mark for one in desk.case(id_).exhibits)
    made = [
        "kind=contract",
        "provenance=both",
        "disclosure=open",
        "shows=agreement",
        "accepted=true",
    ]
    desk.set(id_, [f"exhibits.{mark}.{one}" for one in made])
    page = tmp_path / "out" / "letter.docx"
    code, _, trouble = shell(
        "write", "1", "demand_letter", "--draft", "--to", str(page), language=language
    )
    assert code == 0, trouble
    (copy,) = (page.parent / "enclosures").iterdir()
    assert copy.name.endswith(WORDS[language])
