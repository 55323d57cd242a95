"""Bags of the BagIt conformance suite: the valid accepted, the invalid refused, with a reason."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import bagit
import pytest

from casefile.library import CODES, languages
from casefile.store.bagcheck import bag_faults, outside

SUITE = Path(__file__).parents[3] / "shared" / "corpora" / "bagit-conformance-suite"
HERE = Path(__file__).parent


def bags(*kinds):
    found = [
        path
        for kind in kinds
        for path in sorted(SUITE.glob(f"v*/{kind}/*"))
        if path.is_dir() and (path / "data").exists()
    ]
    return [pytest.param(path, id=str(path.relative_to(SUITE))) for path in found] or [
        pytest.param(None, marks=pytest.mark.skip(reason="the conformance suite is not here"))
    ]


def fatal(root):
    return [fault.say.key for fault in bag_faults(root) if fault.fatal]


@pytest.mark.parametrize("root", bags("valid"))
def test_a_valid_bag_is_accepted(root):
    assert fatal(root) == []


@pytest.mark.parametrize("root", bags("invalid", "linux-only", "windows-only"))
def test_an_invalid_bag_is_refused_with_a_reason_in_every_language(root):
    """Paths that lead out on another system are refused on this one too."""
    faults = [fault for fault in bag_faults(root) if fault.fatal]
    assert faults
    for code in CODES:
        for fault in faults:
            assert languages()[code].say(fault.say)


@pytest.mark.parametrize("root", bags("warning"))
def test_a_bag_with_a_warning_is_never_accepted_in_silence(root):
    assert bag_faults(root)


@pytest.fixture
def bag(tmp_path):
    root = tmp_path / "bag"
    root.mkdir()
    (root / "contract.pdf").write_bytes(b"%PDF contract")
    (root / "חוזה 100%.txt").write_bytes(b"signed")
    bagit.make_bag(str(root), checksums=["sha256", "sha512"])
    return root


def test_a_bag_that_the_library_of_congress_made_is_valid(bag):
    assert bag_faults(bag) == ()


def test_every_flipped_bit_of_the_payload_is_found(bag):
    path = bag / "data" / "contract.pdf"
    body = path.read_bytes()
    for index in range(len(body)):
        path.write_bytes(body[:index] + bytes([body[index] ^ 1]) + body[index + 1 :])
        assert "bag_faults.file_changed" in fatal(bag)


def test_a_file_more_or_less_is_found(bag):
    (bag / "data" / "extra").write_bytes(b"x")
    assert "bag_faults.not_listed" in fatal(bag)
    (bag / "data" / "extra").unlink()
    (bag / "data" / "contract.pdf").unlink()
    assert "bag_faults.file_missing" in fatal(bag)


def test_a_link_or_a_pipe_in_a_bag_is_refused(bag, tmp_path):
    secret = tmp_path / "secret"
    shutil.move(bag / "data" / "contract.pdf", secret)
    (bag / "data" / "contract.pdf").symlink_to(secret)
    assert fatal(bag) == ["bag_faults.link_or_device"]
    (bag / "data" / "contract.pdf").unlink()
    os.mkfifo(bag / "data" / "contract.pdf")
    assert fatal(bag) == ["bag_faults.link_or_device"]


@pytest.mark.parametrize("root", ["none", "empty", "file"])
def test_what_is_no_bag_is_refused(tmp_path, root):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_bytes(b"x")
    assert fatal(tmp_path / root) == ["bag_faults.no_declaration"]


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../x",
        "data/../../x",
        "~/x",
        "C:\\x",
        "c:x",
        "\\\\server\\x",
        "data\\..\\x",
        "",
    ],
)
def test_a_path_that_leads_out_on_any_system_is_outside(path):
    assert outside(path)
    assert not outside("data/evidence/ab/x~1..y")


def without_payload_lists(root):
    for manifest in root.glob("manifest-*.txt"):
        manifest.unlink()


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (without_payload_lists, "no_manifest"),
        (lambda root: (root / "data").rename(root / "dates"), "no_payload_folder"),
        (lambda root: (root / "manifest-crc32.txt").write_text("x"), "unknown_algorithm"),
        (lambda root: (root / "bagit.txt").write_bytes(b"\xff\xfe"), "bad_declaration"),
        (
            lambda root: (root / "bagit.txt").write_text(
                "BagIt-Version: 9.9\nTag-File-Character-Encoding: UTF-8\n"
            ),
            "unknown_version",
        ),
        (lambda root: (root / "manifest-sha256.txt").write_bytes(b"\xff"), "wrong_encoding"),
    ],
)
def test_a_bag_that_lacks_what_makes_it_one_says_what(bag, spoil, what):
    spoil(bag)
    assert f"bag_faults.{what}" in fatal(bag)
