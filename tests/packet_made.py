"""A packet of the made-up case: cut for its reader as the desk does it, and composed."""

from __future__ import annotations

from packet_case import FORMS, NAMES, ON, TEXTS, case_of, language, law_of
from packet_review import review_of

from casefile.model.blocks import Packet
from casefile.model.keeping import UNKEPT, RecordKeeping
from casefile.model.party import Owner
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.rules.disclosure import open_view


def packet_of(
    form: str,
    code: str,
    *,
    cut: bool = True,
    draft: bool = False,
    keeping: RecordKeeping | None = None,
) -> Packet:
    """Return the packet; with *cut* the case is stripped first, as the desk does it."""
    case = case_of(code)
    review = review_of(case)
    if cut:
        case, _ = open_view(case, FORMS[form].audience)
    pages = {x.custody.sha256: 2 for x in case.exhibits if x.custody.media_type.endswith("pdf")}
    return compose(
        Matter(
            case,
            review,
            FORMS[form],
            language(code),
            law_of(code),
            Owner(name=NAMES[code][0]),
            texts=TEXTS,
            pages=pages,
            on=ON,
            draft=draft,
            keeping=keeping or UNKEPT,
        )
    )
