"""Check sees tampering and damage, names it and changes nothing; two kinds need an anchor."""

from __future__ import annotations

import random

import pytest
from checked import lines_of, put_case, put_lines, remarks, resealed, serious
from shelf import tree, with_revisions

from casefile.store import trail
from casefile.store.checking import check
from casefile.store.history import head
from casefile.store.seal import sealed, unsealed

REVISIONS = 12


@pytest.fixture
def store(tmp_path):
    return with_revisions(tmp_path, REVISIONS)


@pytest.fixture
def folder(store):
    return store.folder("one")


def test_a_case_that_is_what_was_written_has_no_findings_and_check_changes_nothing(folder):
    before = tree(folder)
    anchor = trail.last_hash(folder / "audit.jsonl")

    assert check(folder) == ()
    assert check(folder, read=True, anchors=[anchor]) == ()
    assert tree(folder) == before


# -- tampering: seven kinds ---------------------------------------------------------------------


def edited(folder, chance):
    lines = lines_of(folder)
    lines[chance.randrange(len(lines))]["note"] = "forged"
    put_lines(folder, lines)


def sealed_anew(folder, chance):
    """One line forged by somebody who can compute its seal, and not those after it."""
    lines = lines_of(folder)
    at = chance.randrange(len(lines))
    fields = {k: v for k, v in lines[at].items() if k != "hash"} | {"note": "forged"}
    lines[at] = unsealed(sealed(fields))
    put_lines(folder, lines)


def removed(folder, chance):
    lines = lines_of(folder)
    del lines[chance.randrange(len(lines))]
    put_lines(folder, lines)


def swapped(folder, chance):
    lines = lines_of(folder)
    at = chance.randrange(len(lines) - 1)
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    put_lines(folder, lines)


def cut(folder, chance):
    put_lines(folder, lines_of(folder)[: -chance.randint(2, REVISIONS - 1)])


def flipped(folder, chance):
    path = folder / "case.json"
    body = bytearray(path.read_bytes())
    body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
    path.write_bytes(body)


def cut_and_fixed(folder, chance):
    stop = chance.randint(1, REVISIONS - 1)
    lines = lines_of(folder)[:stop]
    put_lines(folder, lines)
    put_case(folder, lines[-1], f"backups/{stop:08d}.json")


def written_again(folder, chance):
    lines = resealed([{**line, "actor": "someone else"} for line in lines_of(folder)])
    put_lines(folder, lines)
    put_case(folder, lines[-1], "case.json")


SEEN_BY_THE_CHAIN = [edited, sealed_anew, removed, swapped, cut, flipped]
SEEN_BY_AN_ANCHOR = [cut_and_fixed, written_again]


@pytest.mark.parametrize("tamper", SEEN_BY_THE_CHAIN)
def test_tampering_that_the_chain_itself_shows(folder, tamper):
    """The last line removed looks like a crash, and is no loss: case.json holds it too."""
    whole = tree(folder)
    for seed in range(25):
        tamper(folder, random.Random(seed))
        assert serious(folder) or remarks(folder) == ["log_behind"], seed
        for name, body in whole.items():
            (folder / name).write_bytes(body)


@pytest.mark.parametrize("tamper", SEEN_BY_AN_ANCHOR)
def test_tampering_that_only_a_head_printed_earlier_shows(folder, store, tamper):
    """Whoever owns the disk can write the whole log again: the chain alone cannot show it."""
    printed = head(store, "one")
    for name in (folder / "backups").iterdir():
        name.chmod(0o600)
    whole = tree(folder)
    for seed in range(25):
        tamper(folder, random.Random(seed))
        assert not [x for x in serious(folder) if x != "backup_of_another"], seed
        assert serious(folder, anchors=[printed]) == ["anchor_missing"], seed
        for name, body in whole.items():
            (folder / name).write_bytes(body)


def test_a_head_printed_at_any_earlier_revision_is_found_in_a_longer_log(folder, store):
    assert check(folder, anchors=[line["hash"] for line in lines_of(folder)]) == ()
