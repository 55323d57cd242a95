"""The conversation with the debtor: the plan, texts to send, what to know around a contact."""

from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

from casefile.desk.composing import DEMAND
from casefile.desk.lines import beside
from casefile.desk.offering import Offering
from casefile.model.case import Case
from casefile.model.contact import Channel, Contact, Quoted
from casefile.model.errors import BadInput
from casefile.model.over_all import Figures
from casefile.model.plan import Caution, Plan, PlanStep, RecordingFact
from casefile.model.review import Review
from casefile.model.say import Say
from casefile.packets.about import call_to_confirm
from casefile.packets.matter import Matter
from casefile.packets.message import message
from casefile.packets.told import tells_call, told
from casefile.rules.authority import same_name
from casefile.rules.came_in import payment_doubtful
from casefile.rules.demand_check import kind_wanted, official_enclosures
from casefile.rules.disclosure import open_view
from casefile.rules.guard import (
    after_contact,
    before_contact,
    before_letter,
    before_statement,
    recording_basis,
    recording_facts,
)
from casefile.rules.plan import plan

STATEMENT = "witness_statement"
CONFIRM = "confirm"
"""Code of the caution that asks for a written confirmation."""


class Conversation(Offering):
    """The part of the desk that talks with the debtor, and writes down what was said."""

    def plan(self, ref: str) -> Plan:
        """Return what to do with this debtor on the day, patterns told over all his cases."""
        return self.plan_of(self.case(ref))

    def plan_of(self, case: Case) -> Plan:
        """Return the plan of a case in hand, saved or not."""
        others = self.same_debtor(case)
        return plan(case, self.law_of(case), self.on, self.review_of(case), others)

    def next_step(self, case: Case, review: Review) -> PlanStep | None:
        """Return the step of the plan that comes next; no other case is read for it."""
        return plan(case, self.law_of(case), self.on, review).next

    def same_debtor(self, case: Case) -> tuple[Case, ...]:
        """Return the other cases in this library against a debtor of the same name."""
        name = case.respondent.name
        if not name.strip():
            return ()
        found = [x for x in beside(self.cases(), case) if same_name(x.respondent, name)]
        return tuple(self.case(line.id) for line in found if not line.damaged)

    def figures(self) -> tuple[Figures, ...]:
        """Return the figures over all cases: by reason, by the rung they stand on, in all."""
        return self.over_all().figures

    # -- texts --------------------------------------------------------------------------------

    def message(
        self,
        ref: str,
        form_name: str,
        *,
        language: str = "",
        short: bool = False,
        about: str = "",
    ) -> str:
        """Return the text of a letter for the clipboard, in the debtor's language.

        *about* is the id of the contact or offer it is about. Raises: BadInput, for a form that
        is no letter; PacketRefused, where its Word file is, or it would hold a private word.
        """
        case, form = self.case(ref), self.form(form_name)
        if not form.letter:
            raise BadInput("form_not_a_letter", where=self.called(form_name))
        self._refuse_what_waits(case, form, about)
        self._refuse_incomplete(case, form_name, draft=False)
        words = self._packet_words(case, form, language)
        seen, _ = open_view(case, form.audience, alone=form.alone)
        matter = Matter(
            seen,
            self.review_of(seen),
            form,
            words,
            self.law_of(case),
            self.owner(),
            {},
            {},
            self.on,
            told=told(case, seen, form, words, on=self.on, about=about),
            payments_doubtful=payment_doubtful(case),
        )
        text = message(matter, short=short)
        packet = self._composed(case, form, language=language, about=about)
        self._refuse_private(case, packet, text, about=about)
        return text

    def confirmation(self, ref: str, *, short: bool = False, about: str = "") -> str:
        """Return the written confirmation of a call, the last with a promise unless named.

        Raises: BadInput, when no call is on record.
        """
        if call_to_confirm(self.case(ref), about) is None:
            raise BadInput("no_promise_to_confirm", where=ref)
        return self.message(ref, "recap_of_call", short=short, about=about)

    # -- before and after a contact -----------------------------------------------------------

    def before_contact(
        self,
        case: Case,
        channel: Channel,
        *,
        on: date | None = None,
        hour: time | None = None,
        form: str = "",
    ) -> tuple[Caution, ...]:
        """Return what speaks against turning to him; without *on* and *hour*, at this moment.

        Both are of the place; another day of reading has no hour. *form*: the letter to go out.
        """
        law = self.law_of(case)
        if on is None and hour is None:
            here = self.now().astimezone(ZoneInfo(law.timezone)).replace(second=0, microsecond=0)
            on = self._on or here.date()
            hour = here.time() if on == here.date() else None
        return before_contact(case, law, on or self.on, hour, channel, form)

    def before_letter(self, ref: str, form_name: str, *, about: str = "") -> tuple[Caution, ...]:
        """Return what to know before a letter: drafting for others, what a demand encloses.

        Before the statement of a witness, what the place asks of its form; before the confirmation
        of a call, that what was noted of it stays out. *about* is the id of the contact.
        """
        case = self.case(ref)
        law = self.law_of(case)
        if form_name == STATEMENT:
            return (*before_letter(self.owner(), law), *before_statement(law))
        found = []
        if form_name == DEMAND:
            enclosures = official_enclosures(case, law, self.enclosures(case))
            found = [Caution(code="enclose", what=what) for what in enclosures]
            if kind_wanted(case, law):
                found.append(Caution(code="kind", what=Say("guard.letter.kind"), stop=True))
        call = call_to_confirm(case, about) if tells_call(self.form(form_name)) else None
        if call is not None:
            found += _words_left_out(call)
        return (*before_letter(self.owner(), law), *found)

    def after_contact(self, case: Case, contact: Contact) -> tuple[Caution, ...]:
        """Return what to do after a contact: confirm the promise, keep the words of a threat.

        A confirmation holds the words of the other side alone, and says so of any others.
        """
        found = after_contact(case, contact, self.on)
        if any(one.code == CONFIRM for one in found):
            found += _words_left_out(contact)
        return found

    def recording(
        self, ref: str, contact: Contact
    ) -> tuple[Caution | None, tuple[RecordingFact, ...]]:
        """Return whether one may record here, and the facts a court asks of this recording."""
        case = self.case(ref)
        law = self.law_of(case)
        return recording_basis(law), recording_facts(case, contact, law)


def _words_left_out(contact: Contact) -> tuple[Caution, ...]:
    """Return that what was noted of a talk stays out of its confirmation; empty: nothing does."""
    if not contact.said or contact.quoted is Quoted.THEIRS:
        return ()
    return (Caution(code="words", what=Say("guard.words_left_out")),)
