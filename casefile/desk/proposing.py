"""What accepted papers and his name propose for who the debtor is: told together, taken at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from casefile.desk.correcting import recognised
from casefile.desk.detailing import Detail, detail_told, details, place_of, with_details
from casefile.desk.filing import Filing
from casefile.desk.records import Opened
from casefile.model.case import Case
from casefile.model.exhibit import Exhibit
from casefile.model.party import Owner, PartyKind
from casefile.model.say import Say
from casefile.model.suggestion import RESPONDENT_DETAILS
from casefile.rules.regime_doubt import kind_proposed


class Offered(NamedTuple):
    """One detail of the debtor that an accepted paper offers for an empty place."""

    detail: Detail
    exhibit: Exhibit


class Proposing(Filing):
    """The part of the desk that proposes who the debtor is."""

    def proposed(self, case: Case) -> tuple[Say, ...]:
        """Return in words what would be taken: of his papers, and by the form in his name."""
        kind = kind_proposed(case.respondent)
        told = [detail_told(one.detail, one.exhibit) for one in _offered(case, self.owner())]
        if kind is not PartyKind.UNKNOWN:
            told.insert(0, Say("details_found.kind", kind=kind))
        return tuple(told)

    def take_proposed(self, ref: str, *, expect: str = "") -> Opened:
        """Write down all that is proposed of the debtor. Raises: NotFound, Conflict."""
        owner = self.owner()

        def taken(now: Case) -> Case:
            offered = tuple(_offered(now, owner))
            done = with_details(now, (one.detail for one in offered), self.fresh_id)
            kind = kind_proposed(now.respondent)
            if kind is not PartyKind.UNKNOWN:
                done = done.but(respondent=done.respondent.but(kind=kind))
            done = done.but(exhibits=tuple(_without(x, offered) for x in now.exhibits))
            return recognised(now, done, self._guessing(done))

        return self.change(self.case(ref).id, taken, note="set respondent", expect=expect)


def _without(exhibit: Exhibit, taken: Iterable[Offered]) -> Exhibit:
    """Return an accepted exhibit without the details *taken*: what is deleted stays so."""
    gone = {(one.detail.guess.field, one.detail.guess.value) for one in taken}
    left = tuple(x for x in exhibit.suggestions if (x.field, x.value) not in gone)
    return exhibit.but(suggestions=left) if exhibit.accepted else exhibit


def _offered(case: Case, owner: Owner) -> Iterator[Offered]:
    """Yield what accepted papers offer for empty places; nothing where two of them differ."""
    found: dict[tuple[str, str], dict[str, Offered]] = {}
    for exhibit in case.exhibits:
        if not exhibit.accepted:
            continue
        for one in details(case, exhibit, owner):
            if one.fills and one.guess.field in RESPONDENT_DETAILS:
                same = found.setdefault(place_of(one.guess), {})
                held = same.get(one.guess.value)
                if held is None or (one.guess.role and not held.detail.guess.role):
                    same[one.guess.value] = Offered(one, exhibit)
    yield from (next(iter(same.values())) for same in found.values() if len(same) == 1)
