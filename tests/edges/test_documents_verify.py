"""Whoever received a packet finds out offline whether its files are those that were handed over."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace

import pytest
from packet_case import pixels
from packet_made import packet_of

from casefile.documents.verify import listed, untrue
from casefile.documents.word import written

BODY = b"the original bytes"


@pytest.fixture
def received(tmp_path):
    """A packet with one exhibit, as it lies in the receiver's folder."""
    packet = packet_of("evidence_bundle", "en")
    first = packet.attached[0]
    changed = replace(first, sha256=hashlib.sha256(BODY).hexdigest())
    packet = replace(packet, attached=(changed,))
    (tmp_path / "exhibits").mkdir()
    (tmp_path / first.name).write_bytes(BODY)
    return packet, tmp_path


def keys(packet, folder):
    return [
        say.key.removeprefix("packets.verify.") for say in untrue(written(packet, pixels), folder)
    ]


def test_a_hash_that_differs_from_the_printed_one_is_told(received):
    assert keys(*received) == ["not_printed"]


def test_a_file_that_was_changed_removed_or_added_is_told(received):
    packet, folder = received
    name = packet.attached[0].name
    (folder / name).write_bytes(b"other bytes")
    assert keys(packet, folder) == ["not_printed", "changed"]

    (folder / name).unlink()
    (folder / "exhibits" / "extra.pdf").write_bytes(b"x")
    assert keys(packet, folder) == ["not_printed", "missing", "not_listed"]


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", ""])
def test_a_manifest_that_leads_out_of_the_folder_is_not_followed(received, name):
    packet, folder = received
    (folder / "exhibits" / "001-C-1.pdf").unlink()
    packet = replace(packet, attached=(replace(packet.attached[0], name=name),))

    assert keys(packet, folder) == ["not_printed", "bad_line"]


def test_what_is_no_packet_has_no_manifest(tmp_path):
    assert listed(b"nothing") is None
    assert [say.key for say in untrue(b"nothing", tmp_path)] == ["packets.verify.no_manifest"]


def test_a_word_changed_in_the_packet_itself_is_told(received):
    packet, folder = received
    body = written(packet, pixels)
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    claimant = b"Claimant"
    assert claimant in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(claimant, b"Claimants", 1)
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)

    told = next(s.key for s in untrue(changed.getvalue(), folder))
    assert told == "packets.verify.text_changed"
    assert "packets.verify.text_changed" not in [s.key for s in untrue(body, folder)]
