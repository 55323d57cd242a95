"""A sum now against waiting, where nothing may come off."""

from casefile.library import languages
from casefile.model.money import Money
from casefile.model.plan import Waiting
from casefile.screens.waiting_told import waiting_told


def test_where_nothing_may_come_off_no_discount_of_nothing_is_told():
    whole, nothing = Money(amount="125.50", currency="PLN"), Money(amount=0, currency="PLN")
    told = Waiting(balance=whole, worth=whole, by_opinion=True, largest_discount=nothing, percent=0)
    for words in languages().values():
        text = " ".join(row.plain for row in waiting_told(told, words))
        assert words.money(nothing) not in text
        assert words.term("screens.waiting.no_discount") in text
