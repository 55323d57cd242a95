"""Check sees tampering and damage, names it and changes nothing; two kinds need an anchor."""

from __future__ import annotations

import io
import multiprocessing
import random
import re
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import orjson
import pytest
from shelf import CASE, SAID, library, tree, with_revisions

from casefile.desk import checking as desk_checking
from casefile.library import CODES, languages
from casefile.store import checking, keeper, library_check, search_check, trail
from casefile.store.checking import check
from casefile.store.history import head
from casefile.store.page import Header, page_of, page_text
from casefile.store.seal import seal_of, sealed, unsealed

REVISIONS = 12


@pytest.fixture
def store(tmp_path):
    return with_revisions(tmp_path, REVISIONS)


@pytest.fixture
def folder(store):
    return store.folder("one")


def serious(folder, **how):
    return [
        finding.say.key.removeprefix("checks.")
        for finding in check(folder, **how)
        if finding.serious
    ]


def remarks(folder, **how):
    return [
        finding.say.key.removeprefix("checks.")
        for finding in check(folder, **how)
        if not finding.serious
    ]


def test_a_case_that_is_what_was_written_has_no_findings_and_check_changes_nothing(folder):
    before = tree(folder)
    anchor = trail.last_hash(folder / "audit.jsonl")

    assert check(folder) == ()
    assert check(folder, read=True, anchors=[anchor]) == ()
    assert tree(folder) == before


# -- tampering: seven kinds ---------------------------------------------------------------------


def lines_of(folder):
    return [unsealed(line) for line in (folder / "audit.jsonl").read_bytes().splitlines()]


def put_lines(folder, lines):
    (folder / "audit.jsonl").write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))


def resealed(lines):
    """The chain computed again by somebody who knows how."""
    before, fresh = trail.ZERO, []
    for number, line in enumerate(lines, start=1):
        fields = {k: v for k, v in line.items() if k != "hash"} | {"seq": number, "prev": before}
        fresh.append(unsealed(sealed(fields)))
        before = fresh[-1]["hash"]
    return fresh


def put_case(folder, line, document_of_rev):
    """case.json made to fit the last line, hashes and all."""
    _, _, body = (folder / document_of_rev).read_bytes().split(b"\n", 2)
    old = page_of((folder / document_of_rev).read_bytes(), "x").header
    entry = sealed({k: v for k, v in line.items() if k != "hash"})
    header = Header(
        line["rev"],
        line["txid"],
        1,
        sha256(body).hexdigest(),
        seal_of(entry),
        line["at"],
        old.summary,
    )
    (folder / "case.json").write_bytes(page_text(header, entry, body))


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


# -- what else is seen ----------------------------------------------------------------------------


def test_an_older_copy_put_in_place_is_told_with_both_revisions(folder):
    (folder / "case.json").write_bytes((folder / "backups/00000005.json").read_bytes())
    (finding,) = check(folder)

    assert finding.say.key == "checks.case_rolled_back"
    assert finding.say.values == {"rev": 5, "newest": 12}


def test_an_edit_by_hand_is_told(folder):
    path = folder / "case.json"
    whole = path.read_text()
    for old, new in (("100.00", "900.00"), ("חוב", "other"), ('"rev":12', '"rev":99')):
        path.write_text(whole.replace(old, new, 1))
        assert serious(folder) == ["case_changed_outside"]


def test_a_crash_before_the_last_line_is_a_remark(folder):
    log = folder / "audit.jsonl"
    whole = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(whole[:-1]))
    assert (serious(folder), remarks(folder)) == ([], ["log_behind"])
    log.write_bytes(b"".join(whole)[:-20])
    assert (serious(folder), remarks(folder)) == ([], ["log_torn", "log_behind"])


def test_a_clock_that_was_set_back_is_a_remark(tmp_path):
    moments = iter(["2026-03-02T10:00:00+00:00", "2026-03-01T10:00:00+00:00"])
    store = library(tmp_path, now=lambda: datetime.fromisoformat(next(moments)))
    revision = store.create("one", CASE, **SAID)
    store.put("one", {**CASE, "title": "later"}, revision, **SAID)

    assert store.get("one")[0]["title"] == "later"
    assert (serious(store.folder("one")), remarks(store.folder("one"))) == ([], ["clock_went_back"])


def test_missing_short_and_changed_evidence(tmp_path):
    store = library(tmp_path)
    store.create("one", CASE, **SAID)
    held = [store.blobs("one").put(io.BytesIO(body)) for body in (b"one", b"two", b"three", b"4")]
    document, revision = store.get("one")
    document["exhibits"] = [
        {"mark": f"C-{n}", "custody": {"sha256": x.sha256, "size": x.size}}
        for n, x in enumerate(held[:3], start=1)
    ]
    store.put("one", document, revision, **SAID)
    folder, blobs = store.folder("one"), store.blobs("one")
    assert (serious(folder, read=True), remarks(folder)) == ([], ["evidence_unused"])

    blobs.path(held[0].sha256).unlink()
    for stored, body in ((held[1], b"twoo"), (held[2], b"thref"), (held[3], b"5")):
        blobs.path(stored.sha256).chmod(0o600)
        blobs.path(stored.sha256).write_bytes(body)
    assert serious(folder) == ["evidence_missing", "evidence_size"]
    assert serious(folder, read=True) == [
        "evidence_missing",
        "evidence_size",
        "evidence_changed",
        "evidence_changed",
    ]


def test_files_open_to_others_are_a_remark(folder):
    (folder / "case.json").chmod(0o644)
    assert remarks(folder) == ["readable_by_others"]


@pytest.mark.parametrize(
    "name",
    [
        "case (Dana's conflicted copy 2026-03-01).json",
        "case.sync-conflict-20260301-120000-ABCDEFG.json",
        "case (1).json",
        "case-LAPTOP.json",
        "case (kopia powodująca konflikt).json",
        "audit (2).jsonl",
        "custody.sync-conflict-20260301-120000-ABCDEFG.jsonl",
    ],
)
def test_a_copy_that_a_sync_program_left_after_a_clash_is_told_with_what_to_do(folder, name):
    (folder / "audit.20260301T120000000000Z.jsonl").touch(mode=0o600)  # set aside by a repair: ours
    assert check(folder) == ()
    (folder / name).touch(mode=0o600)
    (found,) = check(folder)
    assert (found.say.key, found.serious) == ("checks.sync_copies", False)
    assert name in languages()["en"].say(found.say) and "by hand" in languages()["en"].say(
        found.say
    )


def test_a_log_whose_changes_do_not_lead_to_the_case_is_found_by_reading(folder):
    lines = lines_of(folder)
    lines[3]["changes"][0]["now"] = "forged"
    lines = resealed(lines)
    put_lines(folder, lines)
    put_case(folder, lines[-1], "case.json")

    assert serious(folder) == []
    assert serious(folder, read=True) == ["log_does_not_replay"]


def test_no_flipped_bit_of_case_or_log_is_silent(folder):
    chance = random.Random(5)
    files = [folder / "case.json", folder / "audit.jsonl"]
    for _ in range(300):
        path = chance.choice(files)
        whole = path.read_bytes()
        body = bytearray(whole)
        body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
        path.write_bytes(body)
        assert check(folder) != ()
        path.write_bytes(whole)


def test_a_link_in_the_place_of_evidence_and_words_read_from_pictures_that_are_missing(store):
    held = store.blobs("one").put(io.BytesIO(b"contract"))
    document, revision = store.get("one")
    document["exhibits"][0] |= {
        "custody": {"sha256": held.sha256, "size": held.size},
        "reading": {"optical": "ab" * 32},
    }
    store.put("one", document, revision, **SAID)
    path = store.blobs("one").path(held.sha256)
    elsewhere = store.home / "elsewhere"
    elsewhere.write_bytes(b"contract")
    path.unlink()
    path.symlink_to(elsewhere)
    assert serious(store.folder("one")) == ["evidence_missing", "evidence_is_link"]
    assert serious(store.folder("one"), read=True) == ["evidence_missing", "evidence_is_link"]


def test_every_finding_has_its_sentence_in_every_language():
    """The keys are read from the source, so that a new finding cannot lack its words."""
    sources = (checking, library_check, search_check, keeper, desk_checking)
    source = "".join(Path(module.__file__).read_text("utf-8") for module in sources)
    told = set(re.findall(r'(?:serious|remark)\(\s*"(\w+)"', source))
    told |= {"erased_line_damaged", "erased_chain_broken", "erased_torn", "search_busy"}
    told |= {"case_header_damaged", "case_changed_outside", "log_line_damaged", "log_chain_broken"}
    told |= {"custody_line_damaged", "custody_chain_broken", "custody_torn", "log_torn"}
    assert len(told) > 30
    for code in CODES:
        words = languages()[code]
        assert [key for key in told if not words.has(f"checks.{key}")] == []


def rewritten(home, times):
    store = library(home)
    for number in range(times):
        store.put("one", {**CASE, "title": f"again {number}"}, store.get("one")[1], **SAID)


def test_a_check_while_another_program_writes_raises_no_false_alarm(store, folder, tmp_path):
    writer = multiprocessing.get_context("fork").Process(target=rewritten, args=(tmp_path, 60))
    writer.start()
    found = []
    while writer.is_alive():
        found += serious(folder)
    writer.join()
    assert found == [] and store.page("one").header.rev == REVISIONS + 60
