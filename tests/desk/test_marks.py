"""A mark that no exhibit has is refused the same way wherever it is typed."""

import pytest

from casefile.model.errors import NotFound


@pytest.mark.parametrize(
    "act",
    [
        lambda desk, ref: desk.remove(ref, "C-9"),
        lambda desk, ref: desk.look(ref, "C-9"),
        lambda desk, ref: desk.accept(ref, ["C-9"]),
    ],
    ids=["remove", "look", "accept"],
)
def test_a_mark_that_is_not_there_is_refused_with_the_marks_that_are(desk, tmp_path, act):
    """Taking out gave no marks once, so that the refusal itself could not be told."""
    letter = tmp_path / "letter.txt"
    letter.write_text("Potwierdzam odbiór towaru.", encoding="utf-8")
    ref = desk.new(respondent="Żółw s.c.", place="pl").case.id
    desk.add(ref, [letter])
    with pytest.raises(NotFound) as refused:
        act(desk, ref)
    what, then = desk.words.refusal(refused.value)
    assert "C-9" in what + then and "C-1" in then and "{" not in then
