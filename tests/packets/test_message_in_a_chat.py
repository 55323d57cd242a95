"""A message that was logged by hand cites the chat on file that holds its day."""

from __future__ import annotations

from packet_case import FORMS, ON, TEXTS, case_of, language, law_of
from packet_review import review_of

from casefile.documents.plain import plain_text
from casefile.model.contact import Channel, Contact, Direction
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.model.party import Owner
from casefile.model.reading import ChatDay, Reading
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.rules.disclosure import open_view
from casefile.rules.paper_of_talk import papers_of_talks

OPEN = Disclosure.OPEN
CHAT = Exhibit(
    mark="C-8",
    kind=ExhibitKind.CHAT,
    accepted=True,
    disclosure=OPEN,
    reading=Reading(chat_days=(ChatDay(on=loose("2026-10-09")), ChatDay(on=loose("2026-10-19")))),
)
PROMISE = Contact(
    on=loose("2026-10-09"),
    channel=Channel.WHATSAPP,
    direction=Direction.IN,
    said="I can pay 2,500 by October 16",
    disclosure=OPEN,
)


def papers(*exhibits: Exhibit, contact: Contact = PROMISE) -> tuple[str, ...]:
    return papers_of_talks(case_of("en").but(exhibits=exhibits, contacts=(contact,)))


def test_a_message_of_a_day_of_the_chat_is_in_it_and_a_call_or_another_day_is_not():
    assert papers(CHAT) == ("C-8",)
    assert papers(CHAT, contact=PROMISE.but(channel=Channel.PHONE)) == ("",)
    assert papers(CHAT, contact=PROMISE.but(on=loose("2026-10-10"))) == ("",)
    assert papers(CHAT, CHAT.but(mark="C-9")) == ("",), "it may be in either"
    assert papers(CHAT.but(accepted=False)) == ("",)


def test_the_log_cites_the_chat_that_its_reader_may_see():
    def log(chat: Exhibit) -> str:
        case = case_of("en")
        held = case.exhibits[0].but(
            **{name: getattr(chat, name) for name in ("kind", "accepted", "disclosure", "reading")},
            copy_of="",
        )
        case = case.but(exhibits=(held,), contacts=(PROMISE,))
        seen, _ = open_view(case, FORMS["call_log"].audience)
        words, law = language("en"), law_of("en")
        matter = Matter(
            *(seen, review_of(case), FORMS["call_log"], words, law, Owner(), TEXTS, {}, ON)
        )
        return plain_text(compose(matter))

    mark = case_of("en").exhibits[0].mark
    assert f"Exhibit: {mark}" in log(CHAT)
    assert "Exhibit: –" in log(CHAT.but(disclosure=Disclosure.INTERNAL))
