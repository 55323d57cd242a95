"""What a packet hands over that is not for its reader: terms of the talks, lines of others."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from casefile.desk.reading import Readings
from casefile.desk.records import Opened
from casefile.desk.telling_terms import TermsTold
from casefile.documents.plain import plain_text
from casefile.intake.clues import level
from casefile.intake.other_lines import others_shown, seem_of_others
from casefile.model.blocks import Packet
from casefile.model.case import Case
from casefile.model.errors import OthersShown, PacketRefused
from casefile.model.exhibit import Exhibit
from casefile.model.form import Form
from casefile.packets.asked import for_a_court
from casefile.packets.withheld import sums_of
from casefile.rules.disclosure import OWN_HOUSE, open_view
from casefile.rules.whole_statement import goes_out


class Handing(Readings):
    """The part of the desk that looks at the papers which a packet hands over."""

    def told_by(self, case: Case, form: Form, packet: Packet) -> TermsTold | None:
        """Return the first paper of *packet* by which its reader would hear terms of the talks.

        What it hands over is looked at, and of a paper for a court also what it quotes: a figure
        as it is written there, unless the account tells that sum as well.
        """
        given = handed(packet)
        quoted = level(plain_text(packet)) if for_a_court(form) else ""
        reckoned: frozenset[Decimal] | None = None
        for exhibit in case.exhibits if form.audience not in OWN_HOUSE else ():
            within = exhibit.mark in given
            found = self.terms_told(case, exhibit, form.audience) if within or quoted else None
            if found is None:
                continue
            if within:
                return found
            if reckoned is None:
                seen, _ = open_view(case, form.audience, alone=form.alone)
                reckoned = frozenset(one.amount for one in sums_of(self.review_of(seen)))
            if any(x.figure in quoted and x.amount not in reckoned for x in found.named):
                return found
        return None

    def refuse_handed(self, case: Case, form: Form, packet: Packet, *, whole: bool) -> None:
        """Refuse a packet by which terms of the talks or the lines of others would be told.

        In Word or as text, it is handed over alike. *whole*: a person said that the papers of a
        bank go as they are. Raises: PacketRefused.
        """
        found = self.told_by(case, form, packet)
        if found is not None:
            raise PacketRefused("terms_told", where=found.mark, why=found.told)
        others = () if whole else self.others_handed(case, form, packet)
        if others:
            marks = tuple(x.mark for x in others)
            tables = tuple(x.mark for x in others if self.full_reading(case.id, x).rows)
            raise OthersShown(where=form.called(self.words.code), marks=marks, tables=tables)

    def cover_others(self, ref: str, marks: Iterable[str], *, expect: str = "") -> Opened:
        """Cover the lines of others in the bank's tables *marks*. Raises: NotFound, BadInput."""
        fields = [f"exhibits.{mark}.redactions.new.lines_of_others=true" for mark in marks]
        return self.set(ref, fields, expect=expect)

    def others_handed(self, case: Case, form: Form, packet: Packet) -> tuple[Exhibit, ...]:
        """Return the papers of a bank in *packet* that show others more than what is of the case.

        In one that is no table that was understood, it goes by lines that seem to be of others.
        """
        if form.audience in OWN_HOUSE:
            return ()
        found = []
        for exhibit in (x for x in case.exhibits if x.mark in handed(packet) and goes_out(x)):
            full = self.full_reading(case.id, exhibit)
            shown = others_shown(full, exhibit, case)
            if seem_of_others(full, exhibit, case) if shown is None else shown:
                found.append(exhibit)
        return tuple(found)


def handed(packet: Packet) -> frozenset[str]:
    """Return the marks of the papers that a packet prints or lays beside it."""
    return frozenset(packet.cited) | {one.mark for one in packet.attached}
