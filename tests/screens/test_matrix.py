"""The cells of the proof matrix: the best letter that a kind of evidence carries for an element."""

import pytest

from casefile.model.exhibit import Element, ExhibitKind
from casefile.model.review import Carried, ElementLine, Grade, GradedExhibit, Status
from casefile.model.say import Say
from casefile.screens.matrix import best_of


class Told:
    """What the matrix asks of a review."""

    exhibits = (
        GradedExhibit(
            mark="C-1",
            grade=Grade.C,
            start=Grade.C,
            why=Say("grading.no_row"),
            shows=(Element.PERFORMANCE,),
        ),
    )


@pytest.mark.parametrize(
    ("carried", "cell"), [((), "C"), ((Carried(mark="C-1", grade=Grade.D),), "D")]
)
def test_a_cell_shows_what_a_paper_carries_for_the_element_as_the_word_of_its_line_counts_it(
    carried, cell
):
    line = ElementLine(
        element=Element.PERFORMANCE,
        status=Status.THIN,
        grade=Grade.D,
        marks=("C-1",),
        carried=carried,
        why=Say("points.none"),
    )
    kinds = {"C-1": ExhibitKind.WITNESS_STATEMENT}
    assert best_of(kinds, Told, line, "spoken") == cell
    assert best_of(kinds, Told, line, "paper") == "·"
