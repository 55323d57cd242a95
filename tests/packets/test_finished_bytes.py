"""Sixty random cases, a word of its own in every field: who may read it does, who may not does not.

The long run is ``python bench/leaks.py``.
"""

from __future__ import annotations

import io
import tomllib
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from canaries import ON, Garden
from lxml import etree

from casefile.documents.check import faults
from casefile.documents.word import written
from casefile.library import forms, jurisdictions, languages
from casefile.model.case import Case
from casefile.model.clean import compared
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.model.offer import Private
from casefile.model.party import Owner
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.packets.stamp import stamp
from casefile.packets.withheld import sums_of, withheld
from casefile.rules.disclosure import open_view
from casefile.rules.review import review

FORMS, WORDS, LAWS = forms(), languages(), jurisdictions()
PLACES = {"en": "ew", "he": "il", "pl": "pl"}
SHOWN = tomllib.loads((Path(__file__).parent / "shown.toml").read_text(encoding="utf-8"))
NAMES = sorted(FORMS)
CASES = 60


def told_by(body: bytes) -> str:
    """Return every text of the file as the last gate reads it."""
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        parts = [file.read(n) for n in file.namelist() if n.endswith((".xml", ".rels"))]
    trees = [etree.fromstring(part) for part in parts]
    texts = ["".join(map(str, tree.itertext())) for tree in trees]
    return "\0".join(map(compared, [*texts, *(str(v) for t in trees for v in t.xpath("//@*"))]))


def leaks_and_losses(seed: int, name: str, code: str) -> tuple[list[str], list[str], list[str]]:
    """Return (words that leaked, words that are lost, words that the last gate does not know)."""
    form, words, law = FORMS[name], WORDS[code], LAWS[PLACES[code]]
    garden = Garden(seed, words, law.code)
    case, texts = garden.case()
    seen, _ = open_view(case, form.audience)
    reviewed = review(seen, law, ON)
    packet = compose(
        Matter(seen, reviewed, form, words, law, Owner(), texts if form.exhibits else {}, {}, ON)
    )
    private = withheld(case, form.audience, words, texts, (), sums_of(reviewed))
    body = written(packet, lambda wanted: b"")
    told = told_by(body)
    secret = [p for p in garden.hidden_from(form.audience)]
    leaked = [f"{p.path} {p.word}" for p in secret if compared(p.word) in told]
    leaked += faults(body, private)
    wanted = frozenset(SHOWN.get(name, "").split())
    open_ = [p for p in garden.shown_to(form.audience) if p.path in wanted]
    lost = [f"{p.path} {p.word}" for p in open_ if compared(p.word) not in told]
    sought = compared("\n".join(private))
    unknown = [f"{p.path} {p.word}" for p in secret if compared(p.word) not in sought]
    return leaked, lost, unknown


@pytest.mark.parametrize("seed", range(CASES))
def test_every_word_stands_where_its_reader_may_see_it_and_nowhere_else(seed):
    name, code = NAMES[seed % len(NAMES)], ("en", "he", "pl")[seed % 3]

    assert leaks_and_losses(seed, name, code) == ([], [], [])


def test_the_kind_of_a_paper_that_is_kept_back_is_no_secret_word():
    paper = Exhibit(mark="C-1", kind=ExhibitKind.SETTLEMENT, title="Terms of 3 May, signed")
    words = WORDS["pl"]

    private = withheld(Case(exhibits=(paper,)), Audience.MEDIATOR, words, {})

    assert private == ("Terms of 3 May, signed",)


def test_words_that_are_kept_back_are_sought_without_the_stop_they_end_in():
    """A form sets its own stop, or a comma: ``Half by the end of May, as they would take it``."""
    paper = Exhibit(mark="C-1", kind=ExhibitKind.SETTLEMENT, title="Half by the end of May.")

    private = withheld(Case(exhibits=(paper,)), Audience.MEDIATOR, WORDS["en"], {})

    assert private == ("Half by the end of May",)


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_what_is_all_open_is_shown_by_the_forms_that_show_it(name):
    """The search for lost words can fail only if there are words to lose."""
    garden = Garden(1, WORDS["en"], "ew", label=Disclosure.OPEN)
    garden.case()

    assert {p.path for p in garden.planted} >= set(SHOWN[name].split())


def test_a_view_that_lets_everything_through_is_caught_by_the_last_gate():
    form, words, law = FORMS["evidence_bundle"], WORDS["en"], LAWS["ew"]
    garden = Garden(3, words, "ew", label=Disclosure.PRIVILEGED)
    case, texts = garden.case()
    reviewed = review(case, law, ON)
    opened = case.but(exhibits=tuple(x.but(disclosure=Disclosure.OPEN) for x in case.exhibits))
    packet = compose(Matter(opened, reviewed, form, words, law, Owner(), texts, {}, ON))
    private = withheld(case, form.audience, words, texts, (), sums_of(reviewed))

    assert len(faults(written(packet, lambda wanted: b""), private)) >= len(case.exhibits)


def test_what_a_packet_was_written_from_has_one_number_for_each_reader():
    """Asked for at each look at the packets of a case, every field of which is filled here."""
    case, _ = Garden(1, WORDS["en"], "ew").case()
    court = stamp(case, Audience.COURT, Owner())

    assert stamp(case.but(private=Private()), Audience.COURT, Owner()) == court
    assert stamp(case, Audience.OWNER, Owner()) != court
    assert stamp(case.but(particulars="200 chairs"), Audience.COURT, Owner()) != court
    assert stamp(case, Audience.COURT, Owner(name="Us")) != court


def test_a_rate_that_is_printed_otherwise_is_another_fact_though_it_is_worth_the_same():
    case, _ = Garden(1, WORDS["en"], "ew").case()
    of_8, of_8_0 = (
        stamp(
            case.but(agreement=case.agreement.but(contract_rate=Decimal(rate))),
            Audience.COURT,
            Owner(),
        )
        for rate in ("8", "8.0")
    )

    assert of_8 != of_8_0
