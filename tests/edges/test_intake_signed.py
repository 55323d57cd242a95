"""PDFs that others signed: the verdict that their origin expects, and never more."""

import csv
import re

import pytest

from casefile.intake.reading import FullReading


def test_every_signed_pdf_gets_the_verdict_its_origin_expects(child, corpora):
    pytest.importorskip("pyhanko", reason="the extra signatures is not installed")
    folder = corpora / "pdf-pyhanko"
    seen = {"intact": 0, "changed": 0, "unclear": 0}
    with (folder / "expected.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            full = child.read((folder / row["file"]).read_bytes(), row["file"])
            verdict = row["verdict_class"]
            if verdict.startswith("cannot be read"):
                assert full.trouble, row["file"]
                continue
            flags = {f.removeprefix("signature_") for f in full.flags} & set(seen)
            if "tampered" in verdict:
                wanted = {"changed"}
            elif verdict.startswith(("ok", "valid but untrusted")):
                wanted = {"intact"}
            else:
                wanted = {"unclear"}
            assert flags == wanted, row["file"]
            seen[wanted.pop()] += 1
    assert seen == {"intact": 21, "changed": 5, "unclear": 7}


def test_a_sound_signature_tells_who_and_when_and_never_calls_itself_qualified(child, corpora):
    pytest.importorskip("pyhanko", reason="the extra signatures is not installed")
    path = corpora / "pdf-pyhanko" / "minimal-two-fields-signed-twice.pdf"
    full = child.read(path.read_bytes(), path.name)

    assert [str(s.signed) for s in full.signatures] == ["2021-01-04", "2021-01-04"]
    assert all(s.signer == "Lord Testerino" for s in full.signatures)
    assert {s.level.value for s in full.signatures} == {"simple"}  # it vouches for itself
    assert FullReading.from_json(full.to_json()).signatures == full.signatures


def test_one_changed_letter_in_a_signed_file_is_never_intact(child, corpora):
    pytest.importorskip("pyhanko", reason="the extra signatures is not installed")
    path = corpora / "pdf-pyhanko" / "sig-with-ski-sid.pdf"
    whole = path.read_bytes()
    span = [int(n) for n in re.search(rb"/ByteRange\s*\[([\d ]+)\]", whole)[1].split()]
    signature = range(span[1], span[2])
    for place in range(20, len(whole) - 20, max(1, len(whole) // 60)):
        if not chr(whole[place]).isalnum():
            continue
        changed = whole[:place] + (b"Q" if whole[place] != 81 else b"R") + whole[place + 1 :]
        full = child.read(changed, "changed.pdf")
        assert not full.trouble.startswith("reader_"), (place, full.trouble, full.about)
        sound = "signature_intact" in full.flags
        assert not sound or place in signature, place
