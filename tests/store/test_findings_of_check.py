"""What check finds beside tampering: damage, clashes, clocks, links and open doors."""

from __future__ import annotations

import io
import multiprocessing
import random
import re
from datetime import datetime
from pathlib import Path

import pytest
from checked import lines_of, put_case, put_lines, remarks, resealed, serious
from shelf import CASE, SAID, library, with_revisions

from casefile.desk import checking as desk_checking
from casefile.library import CODES, languages
from casefile.store import checking, keeper, library_check, search_check
from casefile.store.checking import check

REVISIONS = 12


@pytest.fixture
def store(tmp_path):
    return with_revisions(tmp_path, REVISIONS)


@pytest.fixture
def folder(store):
    return store.folder("one")


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
