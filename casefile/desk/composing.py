"""Composes packets: of a case on a day, what the audience may see, as a tree of blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Unpack

from casefile.desk.asked import Asked
from casefile.desk.enclosing import kept_enclosures
from casefile.desk.handing import Handing
from casefile.desk.lines import real
from casefile.desk.preferences import Preferences
from casefile.documents.pictures import Shelf
from casefile.model.blocks import Evidence, LeftOut, Packet
from casefile.model.case import Case
from casefile.model.disclosure import Audience
from casefile.model.errors import BadInput
from casefile.model.exhibit import Exhibit
from casefile.model.form import Form, nearest
from casefile.model.keeping import OutOfTheOrdinary, RecordKeeping
from casefile.model.language import Language
from casefile.model.over_all import OverAll
from casefile.model.say import Say, coded
from casefile.packets.annexes import with_numbers
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.packets.redact import redacted_texts
from casefile.packets.testified import stated_by, tells_own_words
from casefile.packets.told import told as of_itself
from casefile.packets.told import without
from casefile.rules.account import account
from casefile.rules.came_in import payment_doubtful
from casefile.rules.demand_check import demand_lacks, enclosures_wanted
from casefile.rules.disclosure import OWN_HOUSE, open_review, open_view
from casefile.rules.figures import Reviewed, figures
from casefile.rules.forum import sole_door
from casefile.rules.happened import last_day_in, told_by
from casefile.rules.interview import witness_of
from casefile.rules.warning_signs import warning_signs
from casefile.store.custody import keeping

DEMAND = "demand_letter"
_PLACE_OF_LANGUAGE = {"he": "il", "pl": "pl", "en": "ew"}
"""Whose paper a page over all cases has, while its owner named no place."""


class Composing(Handing, Preferences):
    """The part of the desk that composes packets; nothing is written."""

    @cached_property
    def _shelf(self) -> Shelf:
        """The pages drawn so far: the next packet of the case shows the same ones."""
        return Shelf()

    def form(self, name: str) -> Form:
        """Return the form of that name. Raises: BadInput, naming those that may be meant."""
        if name not in self.forms:
            near = nearest(name, self.forms.values())
            if not near:
                raise BadInput("no_such_form", where=name)
            known = tuple(coded(one.name, one.called(self.words.code)) for one in near)
            raise BadInput("no_such_form_near", where=name, known=known)
        return self.forms[name]

    def called(self, form_name: str) -> str:
        """Return what the reader calls the form of that name. Raises: BadInput."""
        return self.form(form_name).called(self.words.code)

    def packet(self, ref: str, form_name: str, **asked: Unpack[Asked]) -> Packet:
        """Return the packet as a tree of blocks: what would be written, for a preview."""
        return self._composed(self.case(ref), self.form(form_name), **asked)

    def _composed(
        self,
        read: Case,
        form: Form,
        *,
        language: str = "",
        draft: bool = False,
        about: str = "",
        hebrew_days: bool = False,
    ) -> Packet:
        """Return the packet of the case as it was *read*, told as of its day; see `Asked`."""
        words = self._packet_words(read, form, language, hebrew_days)
        case, later = self._as_told(read)
        law = self.law_of(case)
        _refuse_unknown(case, about)
        if form.over_all:
            return self.packet_over_all(form.name, language=words.code)
        seen, left_out = open_view(case, form.audience, alone=form.alone)
        reviewed = open_review(self.review_of(seen), form.audience)
        itself = of_itself(case, seen, form, words, on=self.on, about=about)
        if itself.tells:
            _, left_out = open_view(without(case, itself.tells), form.audience, alone=form.alone)
        left_out += tuple(
            LeftOut(
                what=Say("withheld.exhibit", mark=x.mark, title=x.title),
                why=Say("packets.left_out.later", on=last_day_in(x)),
                label=x.disclosure,
            )
            for x in later
        )
        if form.name == DEMAND:
            itself = replace(itself, enclosed=frozenset(self.enclosures(case)))
        texts: dict[str, Evidence | None] = {}
        pages: dict[str, int] = {}
        printed = seen.exhibits if form.exhibits else self._statement(case, seen, form, about)
        if printed:
            texts, pages = self._evidence(seen.id, printed, words)
            texts = redacted_texts(case, texts, form.audience, self.other_lines(case))
        matter = Matter(
            seen,
            reviewed,
            form,
            words,
            law,
            self.owner(),
            texts=texts,
            pages=pages,
            on=self.on,
            draft=draft,
            keeping=self._kept(case.id),
            told=itself,
            contacts_kept=len(case.contacts) - len(seen.contacts),
            payments_doubtful=payment_doubtful(read),
        )
        return compose(matter, left_out)

    def _as_told(self, read: Case) -> tuple[Case, tuple[Exhibit, ...]]:
        """Return the case that was *read* as a packet of the day tells it, its annexes numbered."""
        case, later = told_by(read, self.on)
        return with_numbers(case), later

    def over_all(self) -> OverAll:
        """Return what all cases tell; those that cannot be read or have no law are left out."""
        found: list[Reviewed] = []
        for line in real(self.cases()):
            if line.damaged:
                continue
            case = self.case(line.id)
            if case.place in self.laws:
                found.append((case, self.review_of(case)))
        signs = warning_signs((case for case, _ in found), self.on)
        return OverAll(cases=len(found), figures=figures(found), signs=signs)

    def packet_over_all(self, form_name: str, *, language: str = "") -> Packet:
        """Return a packet that tells of the whole library. Raises: BadInput, PacketRefused."""
        form = self.form(form_name)
        if not form.over_all or form.audience not in OWN_HOUSE:
            raise BadInput("form_of_one_case", where=form.called(self.words.code), form=form_name)
        place = self.owner().place or _PLACE_OF_LANGUAGE.get(language or self.words.code, "")
        nobody = Case(place=place if place in self.laws else "xx")
        words = self._packet_words(nobody, form, language or self.words.code)
        law = self.law_of(nobody)
        matter = Matter(
            nobody,
            self.review_of(nobody),
            form,
            words,
            law,
            self.owner(),
            texts={},
            pages={},
            on=self.on,
            over_all=self.over_all(),
        )
        return compose(matter)

    def enclosures(self, case: Case) -> dict[str, Path]:
        """Return the official forms at hand that a demand in this case must enclose, by name."""
        wanted = enclosures_wanted(case, self.law_of(case))
        kept = kept_enclosures(self.own, case.place)
        return {name: kept[name] for name in wanted if name in kept}

    def _lacks(self, case: Case) -> tuple[Say, ...]:
        law, filed = self.law_of(case), self.enclosures(case)
        return demand_lacks(case, law, self.review_of(case), self.owner(), filed)

    def _as_text(self, case: Case, words: Language) -> dict[str, Evidence | None]:
        """Return every exhibit as text by its mark, nothing removed; None: it is shown as pages."""
        return {
            x.mark: self.evidence_of(case.id, x, words) for x in case.exhibits if x.custody.sha256
        }

    def _kept(self, id_: str) -> RecordKeeping:
        """Return how the record was kept, as a packet prints it."""
        kept = keeping(self.store, id_)
        return RecordKeeping(
            changes=kept.commits,
            first_at=kept.first_at,
            last_at=kept.last_at,
            actors=kept.actors,
            head=kept.head,
            exceptions=tuple(
                OutOfTheOrdinary(
                    at=str(each["at"]),
                    actor=str(each["actor"] or ""),
                    action=str(each["action"]),
                    note=str(each["note"] or ""),
                )
                for each in kept.exceptions
            ),
            accesses=kept.accesses,
        )

    def _packet_words(
        self, case: Case, form: Form, language: str, hebrew_days: bool = False
    ) -> Language:
        to_him = form.letter or form.audience is Audience.RESPONDENT
        addressed = case.respondent.language if to_him else ""
        code = language or addressed or case.language or self.words.code
        spoken = self.language(code)
        if code not in form.words:
            raise BadInput(
                "form_not_in_language", where=form.called(self.words.code), language=code
            )
        terms = self._terms(case, form, code)
        dated = code == "he" and (hebrew_days or self.settings().hebrew_days)
        return spoken.in_place(terms).with_hebrew_days(dated)

    def _terms(self, case: Case, form: Form, code: str) -> dict[str, str]:
        """Return how the place words a paper of *form*; for a court, as the one open door does."""
        law = self.law_of(case)
        terms = law.terms.get(code, {})
        if form.audience is not Audience.COURT:
            return terms
        door = sole_door(case, law, account(case, law, self.on), self.on)
        return terms if door is None else terms | door.terms.get(code, {})

    def _statement(self, case: Case, seen: Case, form: Form, about: str) -> tuple[Exhibit, ...]:
        """Return the own statement of the witness whose words a form prints, if its reader may."""
        witness = stated_by(case, form, about) if tells_own_words(form) else None
        paper = seen.exhibit(witness.statement) if witness is not None else None
        return () if paper is None else (paper,)

    def _evidence(
        self, id_: str, exhibits: Iterable[Exhibit], words: Language
    ) -> tuple[dict[str, Evidence | None], dict[str, int]]:
        texts: dict[str, Evidence | None] = {}
        pages: dict[str, int] = {}
        blobs = self._blobs(id_)
        for exhibit in exhibits:
            custody = exhibit.custody
            if not custody.sha256:
                continue
            texts[exhibit.mark] = self.evidence_of(id_, exhibit, words)
            if texts[exhibit.mark] is None:
                path = blobs.path(custody.sha256)
                pages[custody.sha256] = self._shelf.page_count(
                    path, custody.media_type, custody.sha256
                )
        return texts, pages


def _refuse_unknown(case: Case, about: str) -> None:
    """Refuse an id or name that nothing has which a packet may be about. Raises: BadInput."""
    known = {one.id for one in case.contacts} | {one.id for one in case.offers}
    if about and about not in known and witness_of(case, about) is None:
        raise BadInput("nothing_so_called", where=about)
