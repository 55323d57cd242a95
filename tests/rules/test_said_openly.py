"""What he admits stands in papers for others where he said it in the open, never of talks."""

from accounts import case, debt

from casefile.model.dates import loose
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.exhibit import Exhibit
from casefile.model.money import Money
from casefile.model.offer import Offer, OfferBy
from casefile.model.position import Defence, Position
from casefile.rules.disclosure import open_view

DINNER = debt("INV-1051", amount="5231.10 EUR", admitted="3231.10 EUR", disputed=True)
DEPOSIT = debt("INV-1042", amount="3360.00 EUR", admitted="360.00 EUR", disputed=False)
OPEN = Disclosure.OPEN


def plea(said, *refs):
    return Position(
        defence=Defence.QUALITY_COMPLAINT,
        said=said,
        debts=refs,
        on=loose("2024-03-24"),
        disclosure=OPEN,
    )


def admitted_for(audience, given):
    seen, _ = open_view(given, audience)
    return [str(x.admitted) for x in seen.debts], [x.disputed for x in seen.debts]


def test_what_he_admits_in_the_open_stands_in_every_paper_and_of_talks_in_none_outside():
    said = plea("We dispute €2,000.00 of INV-1051 because the food was cold.", "INV-1051")
    given = case(DINNER, positions=(said,))
    talks = Offer(by=OfferBy.RESPONDENT, amount=Money(amount="2000.00", currency="EUR"))
    for audience in (Audience.RESPONDENT, Audience.COURT, Audience.EXCHANGE):
        assert admitted_for(audience, given) == (["3231.10 EUR"], [True])
    for hidden in (
        case(DINNER),
        case(DINNER, positions=(said.but(disclosure=Disclosure.INTERNAL),)),
        case(DINNER, positions=(said.but(disclosure=Disclosure.WITHOUT_PREJUDICE),)),
        given.but(offers=(talks,)),
    ):
        for audience in (Audience.RESPONDENT, Audience.COURT):
            assert admitted_for(audience, hidden)[0] == ["None"]
        assert admitted_for(Audience.EXCHANGE, hidden)[0] == ["3231.10 EUR"]


def test_one_sum_for_several_invoices_in_his_open_mail_tells_what_he_admits_of_each():
    mail = Exhibit(
        mark="C-11",
        accepted=True,
        provenance="respondent",
        disclosure=OPEN,
        says="We do not dispute €3,591.10.",
    )
    given = case(DINNER, DEPOSIT, exhibits=(mail,))
    assert admitted_for(Audience.RESPONDENT, given)[0] == ["3231.10 EUR", "360.00 EUR"]
    ours = given.but(exhibits=(mail.but(provenance="claimant"),))
    assert admitted_for(Audience.RESPONDENT, ours)[0] == ["None", "None"]


def test_a_plea_that_may_not_be_seen_hides_the_dispute_of_the_invoice_that_its_words_name_alone():
    """Which invoice it speaks of is asked where every paper asks it."""
    part = plea("Of INV-1051 the dessert alone was bad.").but(
        part="the dessert", disclosure=Disclosure.INTERNAL
    )
    both = (DINNER.but(admitted=None), DEPOSIT.but(admitted=None, disputed=True))
    assert admitted_for(Audience.COURT, case(*both, positions=(part,)))[1] == [None, True]
    unnamed = part.but(said="The dessert alone was bad.")
    assert admitted_for(Audience.COURT, case(*both, positions=(unnamed,)))[1] == [None, None]
