"""The last gate of the desk: no private word of a case in what is handed over."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from casefile.desk.advising import Advising
from casefile.documents.plain import told_in
from casefile.model.blocks import Packet
from casefile.model.case import Case
from casefile.model.clean import compared
from casefile.model.errors import PacketRefused
from casefile.model.say import Say
from casefile.packets.file_names import names_beside
from casefile.packets.redact import redacted_texts
from casefile.packets.told import told as of_itself
from casefile.packets.withheld import open_by_labels, sums_of, withheld
from casefile.rules.disclosure import OWN_HOUSE, open_view

Holding = Callable[[tuple[str, ...]], tuple[Say, ...]]
"""Finds words in what is to be handed over."""


class Guarding(Advising):
    """The part of the desk that looks for private words in what is to be handed over."""

    def _leaks(
        self, case: Case, packet: Packet, holding: Holding, *, about: str = ""
    ) -> tuple[Say, ...]:
        """Return what *holding* finds of the private words of the case that may not stand there.

        Where it finds any, they are held against what the form says of the open record alone: a
        letter of ours that is kept back has lines that any letter of ours has.
        """
        found = holding(self._forbidden(case, packet, about))
        if not found:
            return ()
        form, words = self.form(packet.form), self.languages[packet.language]
        known = form.but(words={words.code: form.shipped_words(words.code)})
        of_day, _ = self._as_told(case)
        seen, _ = open_view(of_day, form.audience, alone=form.alone)
        itself = of_itself(of_day, seen, form, words, on=self.on, about=about)
        cut = open_by_labels(of_day, form.audience, itself.tells)
        if itself.facts.get("mediators"):  # to invite is to say whom one proposes
            cut = cut.but(mediation=cut.mediation.but(proposed=case.mediation.proposed))
        openly = self._composed(cut, known, language=words.code, about=about)
        return holding(self._forbidden(case, packet, about, told_in(openly)))

    def _refuse_private(self, case: Case, packet: Packet, text: str, *, about: str = "") -> None:
        """Refuse *text*, as which the packet is handed over, with a private word of the case in it.

        Raises: PacketRefused.
        """
        plain = compared(text)

        def holding(words: tuple[str, ...]) -> tuple[Say, ...]:
            return tuple(Say("packets.check.holds") for word in words if compared(word) in plain)

        if self._leaks(case, packet, holding, about=about):
            raise PacketRefused("message_tells_too_much", where=self.called(packet.form))

    def _forbidden(
        self, case: Case, packet: Packet, about: str = "", openly: Iterable[str] = ()
    ) -> tuple[str, ...]:
        """Return the private words of the case that may not stand in the finished file.

        *openly*: further words that are known to be none.
        """
        form, words = self.form(packet.form), self.languages[packet.language]
        law = self.law_of(case)
        if form.audience in OWN_HOUSE:
            return ()
        others = self.other_lines(case)
        texts = redacted_texts(case, self._as_text(case, words), form.audience, others)
        owner = self.owner()
        told = [*openly, owner.name, owner.acting, owner.email, owner.phone, owner.address]
        told += [owner.bank_account, *law.names.values()]
        # Own words may say by mistake what nobody outside may read; the shipped ones know nothing.
        told += form.shipped.get(packet.language, {}).values()
        told += [*law.disclaimer.values(), packet.head, *self._kept(case.id).actors]
        of_day, _ = self._as_told(case)  # it tells of its own day; what came later is kept as well
        seen, _ = open_view(of_day, form.audience, alone=form.alone)
        itself = of_itself(of_day, seen, form, words, on=self.on, about=about)
        told += [*itself.facts.values(), *(words.money(row.amount) for row in itself.instalments)]
        for due in itself.overdue:
            told += [words.money(due.amount), words.money(due.open)]
        sums = sums_of(self.review_of(seen))
        words = words.in_place(self._terms(case, form, packet.language))
        told += names_beside(seen.exhibits, words)
        return withheld(case, form.audience, words, texts, told, sums)
