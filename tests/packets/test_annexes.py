"""Annexes keep their numbers: a late paper goes between as 45A, and nothing is renumbered."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packet_case import FORMS, ON, case_of, language, law_of
from packet_made import packet_of
from packet_review import review_of

from casefile.documents.plain import plain_text
from casefile.model.blocks import Heading, Link, PageRef, Para, Table, plain
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Custody, Exhibit, ExhibitKind
from casefile.model.jurisdiction import Label
from casefile.model.party import Owner
from casefile.packets.annexes import (
    LETTERS,
    by_number,
    cited_by_mark,
    not_here,
    numbered,
    with_numbers,
)
from casefile.packets.compose import compose
from casefile.packets.matter import Matter


def paper(mark: str, day: str, number: str = "", label: Disclosure = Disclosure.OPEN) -> Exhibit:
    digest = hashlib.sha256(mark.encode()).hexdigest()
    return Exhibit(
        mark=mark,
        dated=loose(day),
        number=number,
        disclosure=label,
        accepted=True,
        custody=Custody(sha256=digest, media_type="message/rfc822"),
    )


def test_papers_not_yet_handed_over_are_numbered_by_their_days():
    found = numbered((paper("C-1", "2026-03-01"), paper("C-2", "2026-01-01")))

    assert found == {"C-2": "1", "C-1": "2"}


def test_a_late_paper_goes_between_with_a_letter_and_the_last_one_gets_the_next_number():
    given_ = (paper("C-1", "2026-01-01", "45"), paper("C-2", "2026-05-01", "46"))
    late = (paper("C-3", "2026-02-01"), paper("C-4", "2026-03-01"), paper("C-5", "2026-06-01"))

    assert numbered((*given_, *late)) == {
        "C-1": "45",
        "C-3": "45A",
        "C-4": "45B",
        "C-2": "46",
        "C-5": "47",
    }


def test_a_paper_older_than_all_goes_behind_the_first():
    assert numbered((paper("C-1", "2026-05-01", "1"), paper("C-2", "2026-01-01")))["C-2"] == "1A"


def test_letters_of_late_papers_pass_over_i_and_o():
    late = [paper(f"C-{n}", f"2026-02-{n:02d}") for n in range(2, 20)]
    ends = (paper("C-1", "2026-01-01", "1"), paper("C-99", "2026-12-01", "2"))
    found = numbered((*ends, *late))

    assert [found[f"C-{n}"] for n in (9, 10, 15, 16)] == ["1H", "1J", "1P", "1Q"]
    assert not {"I", "O"} & set(LETTERS)


@given(
    days=st.lists(st.integers(0, 400), min_size=1, max_size=60),
    handed=st.lists(st.booleans(), min_size=60, max_size=60),
    secret=st.lists(st.booleans(), min_size=60, max_size=60),
)
@settings(max_examples=300)
def test_what_was_handed_over_is_never_renumbered_and_no_number_stands_twice(days, handed, secret):
    first = date(2025, 1, 1)
    papers = tuple(
        paper(
            f"C-{n}",
            (first + timedelta(days=day)).isoformat(),
            label=Disclosure.PRIVILEGED if secret[n % 60] else Disclosure.OPEN,
        )
        for n, day in enumerate(days, 1)
    )
    early = tuple(x for n, x in enumerate(papers) if handed[n % 60])
    before = numbered(early)
    kept = tuple(x.but(number=before.get(x.mark, "")) for x in papers)
    after = numbered(kept)

    assert {mark: after[mark] for mark in before} == before
    assert len(set(after.values())) == len(papers)
    assert list(after.values()) == sorted(after.values(), key=by_number)


def test_a_view_for_fewer_eyes_has_the_numbers_of_the_whole_case():
    case = case_of("pl").but(
        exhibits=(
            paper("C-1", "2026-01-01", "1"),
            paper("C-2", "2026-01-02", "2", Disclosure.PRIVILEGED),
            paper("C-3", "2026-02-01"),
        )
    )
    numbers = {x.mark: x.number for x in with_numbers(case).exhibits}

    assert numbers == {"C-1": "1", "C-3": "1A", "C-2": "2"}


def test_annexes_of_each_reader_run_from_one_without_a_gap():
    """Open papers take 1 and 2; those of the talks follow, the mediator's, then the house's own.

    The second copy of a mail, a paper that nobody accepted and a doubtful recording take none of
    the numbers of a court, whatever their day.
    """
    labels = {
        "C-1": Disclosure.INTERNAL,
        "C-2": Disclosure.WITHOUT_PREJUDICE,
        "C-3": Disclosure.OPEN,
        "C-4": Disclosure.MEDIATOR,
        "C-5": Disclosure.MEDIATION,
        "C-6": Disclosure.OPEN,
    }
    papers = [paper(mark, f"2026-01-0{mark[-1]}", label=label) for mark, label in labels.items()]
    copy = paper("C-7", "2026-01-01").but(copy_of="C-3")
    waits = paper("C-8", "2026-01-01").but(accepted=False)
    call = paper("C-9", "2026-01-01").but(kind=ExhibitKind.RECORDING, lawful=False)
    found = numbered((*papers, copy, waits, call))

    order = ["C-3", "C-6", "C-2", "C-5", "C-4", "C-1", "C-8", "C-9"]
    assert found == {mark: str(n) for n, mark in enumerate(order, 1)}


def test_a_number_that_was_given_and_is_not_in_a_packet_is_told():
    assert not_here(()) == ()
    assert not_here(("1", "2", "2A", "3")) == ()
    assert not_here(("2", "4A", "7")) == (1, 3, 5, 6)
    case, form = case_of("pl"), FORMS["exhibit_list"]
    kept = tuple(x.but(number="9") if x.mark == "C-1" else x for x in case.exhibits)

    def text(exhibits):
        told = case.but(exhibits=exhibits)
        words, law = language("pl"), Label(pattern="zał. nr {n}")
        place = law_of("pl").but(label=law)
        made = compose(Matter(told, review_of(told), form, words, place, Owner(), {}, {}, ON))
        return plain_text(made)

    assert "W tym piśmie nie ma numerów: 1" in " ".join(text(kept).split())
    assert "nie ma numerów" not in text(tuple(x for x in case.exhibits if x.mark == "C-1"))


def test_the_place_says_how_exhibits_are_cited_else_the_language():
    assert cited_by_mark(Label(pattern="C-{n}"), "pl")
    assert cited_by_mark(Label(pattern="{mark}"), "he")
    assert not cited_by_mark(Label(pattern="נספח {n}"), "en")
    assert cited_by_mark(Label(), "en")
    assert not cited_by_mark(Label(), "he")


def test_a_bundle_over_the_limit_is_cut_into_volumes_at_an_exhibit():
    form, law = FORMS["evidence_bundle"], law_of("en")
    case = case_of("en")
    pages = {x.custody.sha256: 9 for x in case.exhibits if x.mark in ("C-1", "C-2")}

    def volumes(most: int) -> list[str]:
        place = law.but(label=Label(pattern="C-{n}", volume_pages=most))
        made = compose(
            Matter(case, review_of(case), form, language("en"), place, Owner(), {}, pages, ON)
        )
        return [b.text for b in made.blocks if isinstance(b, Heading) and "Volume" in b.text]

    assert volumes(0) == []
    assert volumes(500) == []
    assert volumes(10) == ["Volume 1 of 3", "Volume 2 of 3", "Volume 3 of 3"]
    assert volumes(20) == ["Volume 1 of 2", "Volume 2 of 2"]


def test_ones_own_limit_holds_where_the_place_sets_none():
    form, case = FORMS["evidence_bundle"], case_of("en")
    owner = Owner(volume_pages=2)
    made = compose(
        Matter(case, review_of(case), form, language("en"), law_of("en"), owner, {}, {}, ON)
    )
    sheets = [b for b in made.blocks if isinstance(b, Heading) and b.anchor.startswith("volume")]
    tables = [b for b in made.blocks if isinstance(b, Table) and b.title.startswith("Volume 1")]

    assert len(sheets) > 1
    assert isinstance(tables[0].rows[0].cells[0][0], Link)
    assert isinstance(tables[0].rows[0].cells[2][0], PageRef)


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_a_quotation_in_another_language_has_the_place_for_its_translation_beside_it(code):
    other = "pl" if code != "pl" else "en"
    whole = case_of(code)
    case = whole.but(
        exhibits=tuple(
            x.but(language=other, says="A quoted line.") if x.mark == "C-1" else x
            for x in whole.exhibits
        )
    )
    form, law = FORMS["evidence_bundle"], law_of(code)
    made = compose(Matter(case, review_of(case), form, language(code), law, Owner(), {}, {}, ON))
    slots = [b for b in made.blocks if isinstance(b, Table) and "A quoted line." in repr(b.rows)]

    assert len(slots) == 1
    assert slots[0].rows[0].cells[1][0].style == "to_complete"
    assert not [
        b
        for b in packet_of("evidence_bundle", code).blocks
        if isinstance(b, Para)
        if b.style == "Quote"
    ]


def test_the_golden_packet_is_not_cut():
    assert replace(packet_of("evidence_bundle", "en")).cited == ("C-1", "C-2", "C-3")


@pytest.mark.parametrize("code", ["he", "pl"])
def test_the_mark_of_the_file_beside_a_number_stands_whole_on_a_line_of_its_own(code):
    """A line may end at the hyphen of ``(C-13)`` where it would run over."""
    listed = [
        plain(row.cells[0])
        for block in packet_of("lawyer_instruction", code).blocks
        if isinstance(block, Table) and block.title == language(code).term("packets.exhibits.list")
        for row in block.rows
    ]
    both = [cell for cell in listed if "(" in cell]
    assert both and all(cell.splitlines()[1:] == [f"({cell.split('(')[1]}"] for cell in both)
