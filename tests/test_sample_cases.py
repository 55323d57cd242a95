"""The sample cases: an inbox goes in, expected.toml comes out, and packets can be opened."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from docx import Document
from PIL import Image
from sample_folders import FOLDERS, toml

from casefile.desk import Desk
from casefile.desk.samples import DEMO_FORMS
from casefile.model.claim import OwnRate
from casefile.model.disclosure import Disclosure
from casefile.model.review import Review

TABLES = {
    "account": ("currency",),
    "limitation": ("debt",),
    "exhibit": ("mark",),
    "element": ("element",),
    "defence": ("defence",),
    "gap": ("code",),
    "gate": ("gate",),
    "lawyer_first": ("trigger",),
    "step": ("step",),
    "with_rate": ("kind",),
    "state": (),
    "ready": (),
}


class Line(NamedTuple):
    """One line of an expected.toml: a table with the key that names it."""

    folder: Path
    table: str
    name: str
    told: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.folder.name}: [{self.table}] {self.name}".rstrip()


def _lines() -> list[Line]:
    lines = []
    for folder in FOLDERS:
        expected = toml(folder / "expected.toml")
        expected.pop("on")
        for table, rows in expected.items():
            for row in rows if isinstance(rows, list) else [rows]:
                name = " ".join(str(row[key]) for key in TABLES[table])
                lines.append(Line(folder, table, name, row))
    return lines


class Loaded(NamedTuple):
    """A sample case in a library of its own, and its review on the day of expected.toml."""

    desk: Desk
    id: str
    review: Review


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """Return how to load a sample; each is loaded once."""
    kept: dict[Path, Loaded] = {}

    def load(folder: Path) -> Loaded:
        if folder not in kept:
            on = toml(folder / "expected.toml")["on"]
            desk = Desk(
                tmp_path_factory.mktemp(folder.name),
                language="en",
                on=on,
                now=lambda: datetime(on.year, on.month, on.day, 9, 0, tzinfo=UTC),
            )
            id_ = desk.new_from(folder / "case.toml").case.id
            kept[folder] = Loaded(desk, id_, desk.review(id_, on=on))
        return kept[folder]

    return load


def _values(say: Any) -> set[str]:
    """Return everything a sentence is filled with, as text."""
    return {str(value) for value in say.values.values()}


def _account(review: Review, told: dict[str, Any]) -> dict[str, Any]:
    found = [a for a in review.account if a.currency == told["currency"]]
    assert len(found) == 1, f"accounts in {told['currency']}: {len(found)}"
    (account,) = found
    got: dict[str, Any] = {"currency": account.currency, "complete": account.complete}
    for name in ("principal", "interest", "costs", "paid", "balance", "daily"):
        got[name] = str(getattr(account, name).amount)
    asked = []
    for want in told.get("missing", ()):
        wanted = {str(part) for part in want.values()}
        if any(wanted <= _values(say) for say in account.missing):
            asked.append(want)
    got["missing"] = asked
    return got


def _found(review: Review, table: str, told: dict[str, Any]) -> dict[str, Any]:
    """Return what the review says of the line that *told* names, in its words."""
    if table == "account":
        return _account(review, told)
    if table == "state":
        return {"is": review.state.value}
    if table == "ready":
        return review.ready.model_dump()
    if table == "gate":
        gates = {g.gate: g.open for g in (*review.gates.mediate, *review.gates.court)}
        return {"gate": told["gate"], "open": gates[told["gate"]]}
    rows: dict[str, dict[str, Any]] = {
        "limitation": {x.debt: {"debt": x.debt, "last_day": x.last_day} for x in review.limitation},
        "exhibit": {x.mark: {"mark": x.mark, "grade": x.grade or ""} for x in review.exhibits},
        "element": {
            x.element.value: {
                "element": x.element.value,
                "status": x.status.value,
                "grade": x.grade or "",
                "attacks": [mark for mark in told.get("attacks", ()) if mark in x.attacks],
            }
            for x in review.elements
        },
        "defence": {
            x.defence.value: {"defence": x.defence.value, "status": x.status}
            for x in review.defences
        },
        "gap": {x.code: {"code": x.code, "fatal": x.fatal} for x in review.gaps},
        "step": {
            x.step.key: {"step": x.step.key, "first": n == 0}
            for n, x in reversed(list(enumerate(review.next_steps)))
        },
        "lawyer_first": {x.trigger: {"trigger": x.trigger} for x in review.lawyer_first},
    }
    name = str(told[TABLES[table][0]])
    assert name in rows[table], f"not in the review; there are {', '.join(rows[table]) or 'none'}"
    return rows[table][name]


@pytest.mark.parametrize("line", [x for x in _lines() if x.table != "with_rate"], ids=str)
def test_the_review_says_what_was_worked_out_by_hand(loaded, line):
    """Each line of expected.toml is one test, named as it stands there."""
    review = loaded(line.folder).review
    got = _found(review, line.table, line.told)
    assert {key: got[key] for key in line.told} == line.told, str(line)


@pytest.mark.parametrize("line", [x for x in _lines() if x.table == "with_rate"], ids=str)
def test_a_rate_given_by_the_user_fills_the_gap_and_is_shown_as_his(loaded, line):
    """What the pack lacks is asked; once entered with its source, interest is computed."""
    desk, id_, _ = loaded(line.folder)
    outcome = ("account", "state", "ready")
    given = OwnRate(**{k: v for k, v in line.told.items() if k not in outcome})
    case = desk.case(id_)
    review = desk.review_of(case.but(rates=(*case.rates, given)))
    for table in outcome:
        got = _found(review, table, line.told[table])
        assert {key: got[key] for key in line.told[table]} == line.told[table], f"{line}: {table}"
    assert any(row.source.own for account in review.account for row in account.accruals)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_file_of_the_inbox_is_taken_in_byte_for_byte(loaded, folder):
    """The bytes in the library are the bytes of the inbox; every one has a mark."""
    desk, id_, _ = loaded(folder)
    held = {x.custody.sha256: x.mark for x in desk.case(id_).exhibits if x.custody.sha256}
    for file in sorted((folder / "inbox").iterdir()):
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        assert digest in held, f"{file.name} was not taken in"
        assert desk.evidence_path(id_, held[digest]).read_bytes() == file.read_bytes()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_facts_of_case_toml_win_over_what_was_guessed(loaded, folder):
    """Kind, day and label of an accepted exhibit are those a person gave."""
    desk, id_, _ = loaded(folder)
    case = desk.case(id_)
    for row in toml(folder / "case.toml")["exhibits"]:
        exhibit = case.exhibit(row["mark"])
        assert exhibit is not None, row["mark"]
        assert exhibit.held is ("file" in row), row["mark"]
        assert exhibit.accepted, row["mark"]
        assert (exhibit.kind, exhibit.disclosure) == (row["kind"], row["disclosure"]), row["mark"]
        assert str(exhibit.dated) == str(row.get("dated", exhibit.dated)), row["mark"]


def test_between_them_the_inboxes_hold_the_awkward_kinds_of_evidence(loaded):
    """A scan, a signed PDF, an old Hebrew mail, a chat, a photograph, tracked changes."""
    held: dict[str, list[str]] = {}
    for folder in FOLDERS:
        desk, id_, _ = loaded(folder)
        for exhibit in desk.case(id_).exhibits:
            name, reading = exhibit.custody.original_name, exhibit.reading
            if not exhibit.custody.sha256:
                continue
            body = desk.evidence_path(id_, exhibit.mark).read_bytes()
            if name.endswith(".pdf") and reading.has_text is False:
                held.setdefault("a scan without text", []).append(name)
            if "digital_signature" in reading.flags:
                held.setdefault("a signed PDF", []).append(name)
            if "tracked_changes" in reading.flags:
                held.setdefault("tracked changes", []).append(name)
            if b"charset=iso-8859-8-i" in body and b"Content-Disposition: attachment" in body:
                held.setdefault("an iso-8859-8-i mail with an attachment", []).append(name)
            if name.endswith(".zip") and reading.messages:
                inside = zipfile.ZipFile(io.BytesIO(body)).namelist()
                assert any(member.endswith(".jpg") for member in inside)
                held.setdefault("a chat with media", []).append(name)
            if name.endswith(".jpg") and Image.open(io.BytesIO(body)).getexif().get_ifd(0x8825):
                held.setdefault("a photograph with its place", []).append(name)
    assert sorted(held) == [
        "a chat with media",
        "a photograph with its place",
        "a scan without text",
        "a signed PDF",
        "an iso-8859-8-i mail with an attachment",
        "tracked changes",
    ], held


@pytest.mark.parametrize("form", DEMO_FORMS)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_packets_are_written_open_again_and_tell_no_secret(loaded, folder, form):
    """What is privileged, private or without prejudice is in no packet that others may read."""
    desk, id_, _ = loaded(folder)
    written = desk.write(id_, form)
    document = Document(str(written.path))
    assert document.paragraphs
    with zipfile.ZipFile(written.path) as package:
        text = b" ".join(package.read(name) for name in package.namelist() if ".xml" in name)
    said = " ".join(node.text or "" for node in document.element.iter() if node.text)
    if form == "lawyer_instruction":
        return
    case = desk.case(id_)
    secrets = [*case.private.ideas, *case.private.barriers, *case.private.weaknesses]
    secrets += [note.text for note in case.notes]
    hidden = {Disclosure.PRIVILEGED, Disclosure.INTERNAL}
    if form != "mediation_exchange":
        hidden.add(Disclosure.WITHOUT_PREJUDICE)
        secrets += [offer.terms for offer in case.offers]
    secrets += [x.title for x in case.exhibits if x.disclosure in hidden]
    for secret in filter(None, secrets):
        assert secret not in said, f"{form} tells: {secret}"
        assert secret.encode() not in text, f"{form} tells: {secret}"
