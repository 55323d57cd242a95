"""A matter of which all that was agreed is paid: every paper says so, and none asks for a sum."""

import re

import pytest
from packet_case import FORMS, language
from packet_of_place import LANGUAGES, LAWS, ON, case, debt

from casefile.documents.plain import plain_text
from casefile.model.case import Case, Ended, Ending
from casefile.model.claim import Payment
from casefile.model.dates import loose
from casefile.model.disclosure import Audience
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.party import Owner
from casefile.model.stage import Stage
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.rules.account import account
from casefile.rules.disclosure import open_view
from casefile.rules.review import review

PACKETS = ("account", "evidence_bundle", "lawyer_instruction", "mediation_exchange")
LEFT = {
    "en": "othing is left to pay",
    "he": "לא נותר דבר לתשלום",
    "pl": "nic nie pozostaje do zapłaty",
}


def settled(*, closed: bool, paid: str = "900.00 PLN") -> Case:
    """Return 1,000 zł and interest settled in the talks for 900, and *paid* since."""
    offer = Offer(
        by=OfferBy.CLAIMANT,
        amount="900.00 PLN",
        on=loose("2026-05-01"),
        answer=Answer.ACCEPTED,
        answered_on=loose("2026-05-04"),
        instalments=(Instalment(on=loose("2026-06-01"), amount="900.00 PLN"),),
    )
    end = Ending(how=Ended.SETTLED, sum="900.00 PLN", on=loose("2026-06-03"))
    return case(
        "pl",
        debt("F-1", "1000.00 PLN", disputed=True),
        offers=(offer,),
        payments=(Payment(amount=paid, dated=loose("2026-06-01")),),
        stage=Stage.CLOSED if closed else Stage.FIRM,
        endings=(end,) if closed else (),
    )


def told(given: Case, form: str, code: str) -> str:
    law, made = LAWS["pl"], FORMS[form]
    seen = given
    if made.audience is not Audience.LAWYER:
        seen, _ = open_view(given, made.audience, alone=made.alone)
    matter = Matter(seen, review(seen, law, ON), made, language(code), law, Owner(), {}, {}, ON)
    bare = plain_text(compose(matter)).replace("\u2068", "").replace("\u2069", "")
    return re.sub(r"\s+", " ", bare)


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("form", PACKETS)
def test_where_all_that_was_agreed_is_paid_no_paper_asks_for_a_sum(form, code, closed):
    text, words = told(settled(closed=closed), form, code), language(code)
    assert f"[{words.term('packets.blanks.balance')}]" not in text
    assert LEFT[code] in text
    assert words.term("packets.payment.title") not in text


@pytest.mark.parametrize("audience", [Audience.RESPONDENT, Audience.COURT])
@pytest.mark.parametrize("closed", [True, False])
def test_who_may_not_see_the_terms_of_the_talks_is_told_that_nothing_is_left(audience, closed):
    seen, _ = open_view(settled(closed=closed), audience)
    (one,) = account(seen, LAWS["pl"], ON)
    assert not one.balance.amount and one.complete
    assert one.closing is not None and one.closing.sum is None
    assert seen.offers == ()


@pytest.mark.parametrize("closed", [True, False])
def test_while_anything_of_it_is_to_come_nobody_is_told_that_nothing_is_left(closed):
    seen, _ = open_view(settled(closed=closed, paid="899.99 PLN"), Audience.RESPONDENT)
    (one,) = account(seen, LAWS["pl"], ON)
    assert one.closing is None or one.closing.left is None
    assert LEFT["en"] not in told(settled(closed=closed, paid="899.99 PLN"), "account", "en")


def test_the_day_on_which_the_matter_was_closed_as_paid_stays_the_day_that_is_told():
    upon = Ending(how=Ended.PAID, on=loose("2026-07-01"), upon=True)
    given = settled(closed=True)
    seen, _ = open_view(given.but(endings=(*given.endings, upon)), Audience.RESPONDENT)
    assert [(one.how, str(one.on)) for one in seen.endings] == [
        (Ended.SETTLED, "2026-05-04"),
        (Ended.PAID, "2026-07-01"),
    ]
