"""What check says of a folder, and a log and a case put in place by somebody who knows how."""

from __future__ import annotations

from hashlib import sha256

import orjson

from casefile.store import trail
from casefile.store.checking import check
from casefile.store.page import Header, page_of, page_text
from casefile.store.seal import seal_of, sealed, unsealed


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
