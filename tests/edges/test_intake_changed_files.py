"""Files that no one here wrote, changed at random: each is read or refused in words, none fails."""

import random
import time

import pytest

from casefile.library import languages
from casefile.model.reading import Reading

WORDS = languages()["en"]
LATE = 20.0
"""Seconds of the clock: what a single file may take."""
KINDS = {
    "docx-odd": ("*.docx", 24),
    "pdf-pyhanko": ("*.pdf", 30),
    "einvoice-zugferd": ("*.pdf", 10),
    "einvoice-ksef": ("*.xml", 8),
    "hostile-archives": ("*.*", 20),
    "email-nodemailer": ("*.eml", 6),
}


def changed(data, chance):
    """Return *data* with some bytes changed, a stretch doubled or lost, or its end cut off."""
    bad = bytearray(data)
    for _ in range(chance.choice((1, 4, 30))):
        bad[chance.randrange(len(bad))] = chance.randrange(256)
    deed = chance.randrange(4)
    start = chance.randrange(len(bad))
    stretch = bad[start : start + chance.choice((1, 100, 4000))]
    if deed == 0:
        bad[start:start] = stretch
    elif deed == 1:
        del bad[start : start + len(stretch)]
    elif deed == 2:
        del bad[start:]
    return bytes(bad)


@pytest.mark.parametrize("name", KINDS)
def test_an_outside_file_changed_at_random_is_read_or_refused_in_words(child, corpora, name):
    pattern, count = KINDS[name]
    chance = random.Random(f"changed {name}")
    paths = [p for p in sorted((corpora / name).rglob(pattern)) if 0 < p.stat().st_size < 400_000]
    assert paths
    for path in chance.sample(paths, min(count, len(paths))):
        whole = path.read_bytes()
        for _ in range(4):
            begun = time.monotonic()
            full = child.read(changed(whole, chance), path.name)
            assert time.monotonic() - begun < LATE, path.name
            assert not full.trouble.startswith("reader_"), (path.name, full.trouble, full.about)
            assert not full.trouble or WORDS.has(f"refusals.{full.trouble}.what")
            assert "signature_intact" not in full.flags or not full.trouble
            assert isinstance(full.summary(), Reading)
