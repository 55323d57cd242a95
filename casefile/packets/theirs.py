"""What the other side wrote of the debt, of the papers that a reader may see."""

from __future__ import annotations

from datetime import date

from casefile.model.dates import first_known
from casefile.model.exhibit import WRITTEN, Exhibit, Provenance
from casefile.packets.matter import Matter
from casefile.rules.offers_on_file import tells_an_offer


def their_letters(matter: Matter) -> tuple[str, ...]:
    """Return the marks of letters and mails the respondent surely wrote once a debt was due.

    Of a day known to its month or year the last one counts. Offers of settlement are not among
    them; of a debt without a day, none are.
    """
    due = first_known(debt.due.last for debt in matter.case.debts)
    if due is None:
        return ()
    papers = (cited.exhibit for cited in matter.cited)
    return tuple(paper.mark for paper in papers if _answers(paper, due))


def _answers(paper: Exhibit, due: date) -> bool:
    theirs = paper.provenance is Provenance.RESPONDENT and paper.kind in WRITTEN
    day = paper.dated.first
    late = day is not None and day > due
    return theirs and late and not tells_an_offer(paper)
