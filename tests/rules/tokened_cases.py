"""Cases with a token of its own in every text field, and who may see each."""

import itertools
import types
import typing
from decimal import Decimal

from hypothesis import strategies as st

from casefile.model.case import Case
from casefile.model.dates import LooseDate, loose
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.money import Money
from casefile.model.record import Record

MATRIX = {
    "respondent": "open",
    "court": "open",
    "exchange": "open without_prejudice mediation",
    "mediator": "open without_prejudice mediation mediator",
    "lawyer": "open without_prejudice mediation mediator privileged internal",
    "owner": "open without_prejudice mediation mediator privileged internal",
}

# Text that nobody but the owner and his lawyer may see, whatever its label says.
NEVER = {
    "exhibits": "held_where note original_name came_from taken_in_by original_at seen_by finding "
    "trouble flags serials suggestions override id words because paid_elsewhere",
    "witnesses": "contact",
    "positions": "risk_accepted",
    "payments": "note keeps",
    "mediation": "",
    "contacts": "recorded abuse",
    "notes": "by",
    **dict.fromkeys(("claimant", "respondent", "others"), "do_not_contact"),
}

WHOLLY_OURS = {"reason_said", "deadlines", "views", "endings", "diligence", "efforts", "ticks"}
WHOLLY_OURS |= {"assigned", "waiting_for"}

PRIVATE_TO_MEDIATOR = {"ideas", "barriers", "weaknesses"}

MARK_FIELDS = {
    *("marks", "mark", "terms_marks", "answered_by", "recording", "confirmed_by", "statement"),
    *("proof_of_sending", "proof_of_receipt", "translation", "parent", "transcript", "copy_of"),
}


class Filler:
    """Builds a case with a token of its own in every text field, and remembers what it is."""

    def __init__(self, draw):
        self.draw = draw
        self.count = itertools.count(1)
        self.tokens = {}

    def token(self, path, label, sent, accepted):
        made = f"TK{next(self.count):05d}Z"
        self.tokens[made] = (path, label, sent, accepted)
        return made

    def value(self, kind, path, owner):
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if origin in (types.UnionType, typing.Union):
            return self.value(next(a for a in inner if a is not type(None)), path, owner)
        if origin is tuple:
            if path[-1] in MARK_FIELDS or inner[0] is not str:
                size = 0 if path[-1] in MARK_FIELDS else self.draw(st.integers(0, 2))
            else:
                size = self.draw(st.integers(1, 2))
            if inner[0] is int:  # numbers of lines
                return (1,) * size
            return tuple(self.value(inner[0], path, owner) for _ in range(size))
        if origin is frozenset:
            return frozenset()
        if origin is dict:
            return {}
        if kind is str:
            cites = path[-1] in MARK_FIELDS and path != ("exhibits", "mark")
            return "" if cites else self.token(path, *owner)
        if kind is LooseDate:
            return loose("2026-01-02")
        if kind is Decimal:
            return Decimal(1)
        if kind is Money:
            return Money(amount="10", currency="EUR")
        if isinstance(kind, type) and issubclass(kind, Record):
            return self.record(kind, path, owner)
        return None

    def record(self, kind, path, owner):
        label, sent, accepted = owner
        fields = kind.model_fields
        if "disclosure" in fields:
            label = self.draw(st.sampled_from(list(Disclosure)))
        if "sent" in fields:
            sent = self.draw(st.booleans())
        if "accepted" in fields:
            accepted = self.draw(st.booleans())
        given = {"disclosure": label, "sent": sent, "accepted": accepted}
        built = {}
        for name, field in fields.items():
            if name in given and name in fields and field.annotation in (Disclosure, bool):
                built[name] = given[name]
                continue
            if name in ("allocation", "area"):  # known words and figures, never what somebody typed
                continue
            made = self.value(field.annotation, (*path, name), (label, sent, accepted))
            if made is not None:
                built[name] = made
        return self.settle(kind, built)

    @staticmethod
    def settle(kind, built):
        """Give the choices that must be given some value that is allowed."""
        for name, field in kind.model_fields.items():
            if name not in built and field.is_required():
                built[name] = next(iter(field.annotation))
        for name in ("payment_days", "months"):
            built.pop(name, None)
        return kind.model_validate(built)


@st.composite
def tokened_cases(draw):
    filler = Filler(draw)
    return filler.record(Case, (), (Disclosure.OPEN, True, True)), filler.tokens


def permitted(audience, path, label, sent, accepted):
    """The leak matrix in words, told a second time and apart from the rule."""
    room, last = path[0], path[-1]
    if room in WHOLLY_OURS:
        return False
    if room == "private":
        return audience is Audience.MEDIATOR and last in PRIVATE_TO_MEDIATOR
    if room == "concessions":
        return False
    if room == "mediation":
        talks = audience in (Audience.EXCHANGE, Audience.MEDIATOR)
        return last == "not_tried_because" or (talks and last != "agreement")
    if room in ("claimant", "respondent", "others") and "people" in path:
        return last in ("name", "role", "id")
    if set(path[1:]) & set(NEVER.get(room, "").split()) and path[1:] != ("id",):
        return False
    if room == "exhibits" and not accepted:
        return False
    return label.value in MATRIX[audience.value].split() and sent
