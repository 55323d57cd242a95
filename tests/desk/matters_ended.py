"""A matter that ended by a judgment or a settlement, and what its letters say."""

from datetime import date

import pytest
import written_words

from casefile.model.case import Ended, Ending
from casefile.model.dates import loose
from casefile.model.errors import PacketRefused
from casefile.model.money import Money
from casefile.model.offer import Answer, Instalment, Offer, OfferBy

ON = date(2026, 11, 20)


DEMANDS = ("reminder_friendly", "reminder_firm", "final_notice", "demand_letter")


def euros(sum_):
    return Money(amount=sum_, currency="EUR")


def plain(path):
    return written_words.text_of(path).replace("\u00a0", " ")


def letter(desk, id_, form, language=""):
    """Return how a letter reads; a demand, which lacks what the place asks for, as a draft."""
    _, flight = desk.handed_as_text(id_, form, language=language, draft=True)
    return flight.text.replace("\u00a0", " ")


def judged(desk, id_, *, by="2026-11-10"):
    """1,000 and costs: 1,200 by a judgment of 20 October, to be paid by 10 November."""
    rows = (Instalment(on=loose(by), amount=euros("1200")),) if by else ()
    ending = Ending(how=Ended.JUDGMENT, on=loose("2026-10-20"), sum=euros("1200"), instalments=rows)
    desk.close(id_, ending)


def refused(desk, id_, form):
    """Return why *form* is refused; as a letter and as a text alike, and said by that alone."""
    with pytest.raises(PacketRefused) as written:
        desk.write(id_, form, draft=True)
    with pytest.raises(PacketRefused) as said:
        desk.message(id_, form)
    assert written.value.values["why"] == said.value.values["why"]
    assert written.value.values["why"] not in desk.beware(id_, form)
    return desk.words.say(written.value.values["why"])


def agreed(desk, id_):
    rows = tuple(
        Instalment(on=loose(day), amount=euros("300")) for day in ("2026-11-02", "2026-12-02")
    )
    desk.offered(
        id_,
        Offer(
            by=OfferBy.RESPONDENT,
            on=loose("2026-10-20"),
            amount=euros("600"),
            instalments=rows,
            answer=Answer.ACCEPTED,
        ),
    )
