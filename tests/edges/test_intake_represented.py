"""Who acts for the other side as a contract says it: called by the name he bears, with his role."""

import pytest
from guesses import read

from casefile.intake.represented import represented
from casefile.intake.who import sides_of
from casefile.model.case import Case
from casefile.model.party import Party

PL = Case(
    claimant=Party(name="Stolarnia Wiąz Jan Maj"),
    respondent=Party(name="Kawiarnia Modrak sp. z o.o."),
)
EW = Case(claimant=Party(name="Bright Sparks Ltd"), respondent=Party(name="Harbour Cafe Ltd"))
IL = Case(claimant=Party(name="טעמי הכרמל"), respondent=Party(name='אירועי מפרץ בע"מ'))
RUTA, WILK = ("Halina Ruta", "prezes zarządu"), ("Marek Wilk", "prokurent")


def told(text, case):
    return [(x.value, x.role) for x in represented(read(text, "c.txt"), sides_of(case))]


@pytest.mark.parametrize(
    ("text", "case", "who"),
    [
        (
            "Kawiarnia Modrak sp. z o.o., KRS 0000871234, reprezentowaną przez Halinę Rutę, prezes"
            " zarządu, zwaną dalej Zamawiającym",
            PL,
            [RUTA],
        ),
        (
            "a Kawiarnią Modrak sp. z o.o., reprezentowaną przez prezesa zarządu Halinę Rutę",
            PL,
            [RUTA],
        ),
        ("Kawiarnię Modrak, którą reprezentuje pani Halina Ruta – prezes zarządu", PL, [RUTA]),
        (
            "Kawiarnią Modrak, reprezentowaną przez Marka Wilka - prokurenta\n\nDla: Marek Wilk",
            PL,
            [WILK],
        ),
        ("Kawiarnią Modrak, reprezentowaną przez Marka Wilka - prokurenta", PL, []),
        ("Stolarnia Wiąz Jan Maj, reprezentowana przez Annę Maj, a Kawiarnią Modrak", PL, []),
        (
            "and Harbour Cafe Ltd (no. 01234567) represented by its director, Joan Pryce (the"
            " Customer)",
            EW,
            [("Joan Pryce", "director")],
        ),
        ("and Harbour Cafe Ltd acting by Joan Pryce, director", EW, [("Joan Pryce", "director")]),
        ("Harbour Cafe Ltd is represented by counsel", EW, []),
        (
            'לבין אירועי מפרץ בע"מ, המיוצגת על ידי דנה לוי, מנכ"לית (להלן: המזמין)',
            IL,
            [("דנה לוי", 'מנכ"לית')],
        ),
        ('לבין אירועי מפרץ בע"מ, באמצעות מנהלה, מר דני כהן', IL, [("דני כהן", "מנהל")]),
        ('אירועי מפרץ בע"מ תשלם באמצעות העברה בנקאית', IL, []),
    ],
)
def test_who_acts_for_the_other_side_is_told_as_he_is_called(text, case, who):
    assert told(text, case) == who
