"""The people: both parties, who talks and signs for them, witnesses, and every signature."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.errors import CasefileError
from casefile.model.exhibit import Signature
from casefile.model.language import Language
from casefile.model.party import Party, PartyKind, RegisterNumber
from casefile.model.say import Say
from casefile.model.witness import Witness
from casefile.rules.behind_name import from_own_record
from casefile.rules.numbers import Fit, number_fits
from casefile.screens.diligence_form import DiligenceForm
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field, choices_of, yes_no
from casefile.screens.fields_pane import FieldsPane
from casefile.screens.fields_scroll import FieldsScroll
from casefile.screens.number_form import NumberForm
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import line, lines, said, value
from casefile.screens.registers import ask_register
from casefile.screens.witness_form import ask_witness, show_witness

KEY = "4"
_NAMED = {True: "true", False: "false", None: ""}


class Pane(FieldsPane):
    """People and the signature dossier."""

    place = "people"

    def compose(self) -> ComposeResult:
        """Lay out what is proposed, the parties' fields, witnesses, signatures."""
        with FieldsScroll(id="people", can_focus=True):
            yield Static(id="proposed", classes="box")
            yield from self.places_of_fields()
            yield Static(id="numbers", classes="box")
            yield Static(id="witnesses", classes="box")
            yield Static(id="signatures", classes="box")

    @staticmethod
    def count(open_case: OpenCase) -> str:
        """Return how many witnesses there are."""
        return str(len(open_case.case.witnesses) or "")

    def show(self) -> None:
        """Draw them."""
        words = self.words
        self.lay_out(_fields(self.case, words, self._from_own_record()), _stored(self.case))
        proposed = self._proposed()
        for id_, told in (
            ("proposed", lines(*(said(words.say(one)) for one in proposed))),
            ("numbers", self._numbers()),
            ("witnesses", self._witnesses()),
            ("signatures", self._signatures()),
        ):
            box = self.query_one(f"#{id_}", Static)
            box.border_title = said(words.term(f"panes.people.{id_}"))
            box.update(told)
        self.query_one("#proposed", Static).display = bool(proposed)

    def _proposed(self) -> tuple[Say, ...]:
        """Return what papers and his name tell of the debtor; nothing with a bad own record."""
        try:
            return self.desk.proposed(self.case)
        except CasefileError:
            return ()

    def _from_own_record(self) -> Mapping[str, str]:
        """Return what letters take of the claimant from there; nothing of one that is damaged.

        A letter is refused then, and so is the form of the record: each says what is wrong in it.
        """
        try:
            return from_own_record(self.case, self.desk.owner())
        except CasefileError:
            return {}

    def land(self, at: str = "") -> None:
        """Stand beside the fields, where letters are keys; Enter or e goes in."""
        self.query_one("#people", FieldsScroll).focus()

    def on_field_row_left(self, event: FieldRow.Left) -> None:
        """A field that was changed is kept at once."""
        event.stop()
        self.holder.keep_field(event.row, event.row.text.strip())

    def _numbers(self) -> Content:
        words = self.words
        rows = [
            line(value(party.name, "bold", limit=30), said("  "), value(party.role))
            for party in self.case.others
        ]
        for party in (self.case.respondent, self.case.claimant, *self.case.others):
            for number in party.numbers:
                rows.append(
                    line(
                        value(party.name, limit=30),
                        said("  "),
                        value(number.kind),
                        said(" "),
                        value(number.value),
                        said(self._fit(number)),
                    )
                )
            for person in party.people:
                may = {True: "yes", False: "no", None: "unknown"}[person.authority]
                rows.append(
                    line(
                        value(party.name, limit=24),
                        said(": "),
                        value(person.name, "bold"),
                        said("  "),
                        value(person.role),
                        said(f"  {words.term('panes.people.authority')} "),
                        said(words.term(f"words.{may}")),
                    )
                )
        return lines(*rows) if rows else said(words.term("panes.people.no_numbers"))

    def _fit(self, number: RegisterNumber) -> str:
        fit = number_fits(number.kind, number.value)
        if fit is Fit.UNKNOWN:
            return ""
        return "  " + self.words.term(f"panes.people.number_{fit.value}")

    def _witnesses(self) -> Content:
        words = self.words
        rows: list[Content] = []
        for witness in self.case.witnesses:
            rows += _witness(witness, words)
        return lines(*rows) if rows else said(words.term("panes.people.no_witnesses"))

    def _signatures(self) -> Content:
        words = self.words
        rows: list[Content] = []
        for exhibit in self.case.exhibits:
            for signature in exhibit.signatures:
                rows += _signature(exhibit.mark, signature, words)
        return lines(*rows) if rows else said(words.term("panes.people.no_signatures"))

    def action_add_witness(self) -> None:
        """Add a witness: what they know, and how."""
        ask_witness(self)

    def action_witness(self) -> None:
        """Show a witness and what to ask him."""
        show_witness(self)

    def action_take(self) -> None:
        """Take what papers and his name tell of the debtor."""
        n = len(self._proposed())
        if not n:
            self.app.notify(self.words.term("panes.people.none_proposed"), markup=False)
            return
        self.holder.change(
            lambda rev: self.desk.take_proposed(self.open.ref, expect=rev),
            self.words.term("panes.people.took", n=n),
        )

    def action_number(self) -> None:
        """Add a register number; its digits are looked at while it is typed."""
        self._asked(NumberForm(self.open))

    def action_registers(self) -> None:
        """Look into a register of the place, and file what stood there."""
        ask_register(self)

    def action_diligence(self) -> None:
        """Keep how the debtor stands: solvency, assets, earlier dealings."""
        self._asked(DiligenceForm(self.open))

    def _asked(self, form: NumberForm | DiligenceForm) -> None:
        def told(settings: list[str] | None) -> None:
            if settings:
                self.holder.change(lambda rev: self.desk.set(self.open.ref, settings, expect=rev))

        self.app.push_screen(form, told)


def _fields(case: Case, words: Language, ours: Mapping[str, str]) -> tuple[Field, ...]:
    """Return the fields of both sides; *ours*: what letters take from the own record.

    Of a person it is asked whether he acts in business: of the others their kind tells it.
    """
    kinds = choices_of(PartyKind, words)

    def field(side: str, name: str) -> Field:
        path, term = f"{side}.{name}", f"panes.people.{side}_{name}"
        if name in ("kind", "in_business"):
            return Field(path, term, "choice", kinds if name == "kind" else yes_no(words))
        taken = one_line(ours.get(name, "")) if side == "claimant" else ""
        stands_in = words.term("panes.people.from_me", value=taken) if taken else ""
        return Field(path, term, stands_in=stands_in)

    sides = (
        ("respondent", case.respondent, "do_not_contact"),
        ("claimant", case.claimant, "bank_account"),
    )
    return tuple(
        field(side, name)
        for side, party, last in sides
        for name in (
            *("name", "kind"),
            *(("in_business",) if party.kind is PartyKind.INDIVIDUAL else ()),
            *("proprietor", "address", "email", "phone", last),
        )
    )


def _stored(case: Case) -> dict[str, str]:
    def of(side: str, party: Party) -> dict[str, str]:
        return {
            f"{side}.name": party.name,
            f"{side}.kind": party.kind.value,
            f"{side}.in_business": _NAMED[party.in_business],
            f"{side}.proprietor": party.proprietor,
            f"{side}.address": party.address,
            f"{side}.email": party.email,
            f"{side}.phone": party.phone,
            f"{side}.do_not_contact": party.do_not_contact,
            f"{side}.bank_account": party.bank_account,
        }

    return {**of("respondent", case.respondent), **of("claimant", case.claimant)}


def _witness(witness: Witness, words: Language) -> list[Content]:
    known = {True: "yes", False: "no", None: "unknown"}
    shows = ", ".join(words.names_of(witness.shows))
    return [
        line(
            value(witness.name, "bold"),
            said(f"  {words.name_of(witness.relation)}"),
            said(f"  {words.term('panes.people.first_hand')}: "),
            said(words.term(f"words.{known[witness.first_hand]}")),
            said(f"  {words.term('panes.people.available')}: "),
            said(words.term(f"words.{known[witness.available]}")),
        ),
        line(said("   "), value(witness.knows, limit=120), said("  "), said(shows, "dim")),
    ]


def _signature(mark: str, signature: Signature, words: Language) -> list[Content]:
    denied = {True: "denied", False: "not_denied", None: "nothing_said"}[signature.denied]
    rows = [
        line(
            value(mark, "bold"),
            said("  "),
            value(signature.signer),
            said("  "),
            value(signature.capacity),
            said(f"  {words.loose_day(signature.signed)}  {words.name_of(signature.level)}  "),
            said(words.term(f"panes.people.{denied}"), "bold" if signature.denied else ""),
        )
    ]
    seen = ", ".join(signature.seen_by)
    if seen or signature.original_at:
        rows.append(
            line(
                said(f"   {words.term('panes.people.seen_by')} "),
                value(seen or "-", limit=40),
                said(f"  {words.term('panes.people.original_at')} "),
                value(signature.original_at or "-", limit=40),
            )
        )
    if signature.finding:
        rows.append(line(said("   "), value(signature.finding, limit=120)))
    return rows
