"""Word documents: paragraphs and tables in order, comments and tracked changes told."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from casefile.intake import archive
from casefile.intake.markup import xml
from casefile.intake.reading import FullReading, Paragraph, ParagraphKind
from casefile.intake.sniff import OFFICE_LOCKED, WORD
from casefile.model.errors import CannotRead

_MOST_XML = 60_000_000
_W = re.compile(r"^\{http://(?:schemas\.openxmlformats\.org|purl\.oclc\.org/ooxml)/[^}]*\}")
_DELETED = ("del", "moveFrom")
_INSERTED = ("ins", "moveTo")
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_CALLING = re.compile(
    r"(?i)^\s*(?:DDE|DDEAUTO|LINK|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|DATABASE|RD)\b"
)
"""Fields that fetch what stands elsewhere, or start a program, when the document is opened."""
_SKIPPED = ("Fallback", "pPr", "rPr", "instrText", "sdtPr", "tblPr", "trPr", "tcPr", "delInstrText")


def claims(media_type: str) -> bool:
    """True for a Word document in the open format, locked by a password or not."""
    return media_type in (WORD, OFFICE_LOCKED)


def read(data: bytes, name: str) -> FullReading:
    """Return the text as it reads with changes accepted; what was struck out stands apart.

    Raises: CannotRead, for a document that is damaged, encrypted, a bomb, or has a DOCTYPE.
    """
    if not archive.is_zip(data):  # the container that a password makes of it
        raise CannotRead("file_encrypted", about=name)
    container = archive.opened(data)
    names = set(container.namelist())
    paragraphs: list[Paragraph] = []
    calling = False
    for part in _text_parts(container, names):
        root = _root(container, part)
        calling = calling or _calls_by_field(root)
        paragraphs += _paragraphs(root)
    comments = _comments(container, names)
    paragraphs += comments
    kinds = {paragraph.kind for paragraph in paragraphs}
    signed = any(part.startswith("_xmlsignatures/") for part in names)
    flags = {
        "tracked_changes": bool(kinds & {ParagraphKind.DELETED, ParagraphKind.INSERTED}),
        "comments": bool(comments),
        "macros": any(part.lower().endswith(("vbaproject.bin", "vbadata.xml")) for part in names),
        "external_links": calling,
        "outside_template": False,
        "embedded_files": any("/embeddings/" in part for part in names),
        "digital_signature": signed,
        "signature_not_checked": signed,
    }
    for called in _called_outside(container, names):
        flags["outside_template" if called == "attachedTemplate" else "external_links"] = True
    return FullReading(
        paragraphs=tuple(paragraphs),
        fields=_details(container, names),
        has_text=any(paragraph.text.strip() for paragraph in paragraphs),
        flags=tuple(flag for flag, raised in flags.items() if raised),
    )


def _root(container: zipfile.ZipFile, part: str) -> etree._Element:
    if container.getinfo(part).file_size > _MOST_XML:
        raise CannotRead("archive_bomb", about=part)
    return xml(archive.part(container, part), part)


def _text_parts(container: zipfile.ZipFile, names: set[str]) -> list[str]:
    """Return the parts that hold text, in the order of reading: head, body, notes, foot."""
    main = _main_part(container, names)
    folder = main.rpartition("/")[0]
    inside = sorted(part for part in names if part.startswith(f"{folder}/" if folder else ""))

    def like(stem: str) -> list[str]:
        pattern = re.compile(rf"^{re.escape(folder)}/?{stem}\d*\.xml$")
        return [part for part in inside if pattern.match(part)]

    return [*like("header"), main, *like("footnotes"), *like("endnotes"), *like("footer")]


def _main_part(container: zipfile.ZipFile, names: set[str]) -> str:
    if "_rels/.rels" in names:
        for relation in _root(container, "_rels/.rels"):
            kind, target = relation.get("Type", ""), relation.get("Target", "").lstrip("/")
            if kind.endswith("/officeDocument") and target in names:
                return target
    if "word/document.xml" in names:
        return "word/document.xml"
    raise CannotRead("file_damaged", about="word/document.xml")


def _is_word(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and bool(_W.match(element.tag))


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _attribute(element: etree._Element, name: str) -> str:
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def _paragraphs(root: etree._Element) -> Iterator[Paragraph]:
    """Yield every paragraph below *root* in order; the cells of a row stand on one line."""
    waiting: list[etree._Element] = [root]
    while waiting:
        element = waiting.pop()
        kind = _local(element)
        if kind in _SKIPPED:
            continue
        if kind == "p" and _is_word(element):
            yield from _stretches(element)
        elif kind == "tr":
            yield from _row(element)
            continue
        waiting.extend(reversed(list(element)))


def _row(row: etree._Element) -> Iterator[Paragraph]:
    cells = [
        "\n".join(p.text for p in _paragraphs(cell) if p.kind is not ParagraphKind.DELETED)
        for cell in row
        if _local(cell) in ("tc", "sdt")
    ]
    changed = any(_local(e) in (*_INSERTED, *_DELETED) for e in row.iter())
    if any(cell.strip() for cell in cells):
        kind = ParagraphKind.INSERTED if changed else ParagraphKind.OWN
        yield Paragraph(text="\t".join(cells), kind=kind)
    for inner in row.iter():
        if _local(inner) == "p":
            yield from (p for p in _stretches(inner) if p.kind is ParagraphKind.DELETED)


def _stretches(paragraph: etree._Element) -> Iterator[Paragraph]:
    """Yield the paragraph as it now reads, then what was struck out of it, by whom."""
    text: list[str] = []
    struck: list[str] = []
    authors: dict[str, str] = {}
    for run, state, author in _runs(paragraph):
        (struck if state == "deleted" else text).append(run)
        if state and run.strip():
            authors.setdefault(state, author)
    whole = "".join(text)
    if whole.strip():
        inserted = "inserted" in authors
        yield Paragraph(
            text=whole,
            kind=ParagraphKind.INSERTED if inserted else ParagraphKind.OWN,
            who=authors.get("inserted", ""),
        )
    gone = "".join(struck)
    if gone.strip():
        yield Paragraph(text=gone, kind=ParagraphKind.DELETED, who=authors.get("deleted", ""))


def _runs(paragraph: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Yield (text, "" or inserted or deleted, author), not entering paragraphs inside."""
    waiting = [(child, "", "") for child in reversed(list(paragraph))]
    while waiting:
        element, state, author = waiting.pop()
        kind = _local(element)
        if kind in _SKIPPED or kind in ("p", "tbl"):
            continue
        if kind in _DELETED:
            state, author = "deleted", _attribute(element, "author")
        elif kind in _INSERTED and state != "deleted":
            state, author = "inserted", _attribute(element, "author")
        if kind in ("t", "delText") and element.text:
            yield element.text, "deleted" if kind == "delText" else state, author
        elif kind in _BREAKS and _is_word(element):
            yield _BREAKS[kind], state, author
        waiting.extend((child, state, author) for child in reversed(list(element)))


def _comments(container: zipfile.ZipFile, names: set[str]) -> list[Paragraph]:
    told = []
    for part in sorted(n for n in names if re.search(r"/comments\d*\.xml$", n)):
        for comment in _root(container, part):
            text = "\n".join(p.text for p in _paragraphs(comment))
            if text.strip():
                who = _attribute(comment, "author")
                told.append(Paragraph(text=text, kind=ParagraphKind.COMMENT, who=who))
    return told


def _calls_by_field(root: etree._Element) -> bool:
    """True when a field of the text calls outside; its instruction may be cut into many runs."""
    if any(_CALLING.match(_attribute(field, "instr")) for field in root.iter("{*}fldSimple")):
        return True
    said: list[str] = []
    for element in root.iter("{*}fldChar", "{*}instrText"):
        if _local(element) == "instrText":
            said.append(element.text or "")
        elif _attribute(element, "fldCharType") == "begin":
            said.append("\n")
    return any(_CALLING.match(line) for line in "".join(said).split("\n"))


def _called_outside(container: zipfile.ZipFile, names: set[str]) -> Iterator[str]:
    """Yield the kind of each relation that points outside; a plain hyperlink harms nobody."""
    for part in sorted(name for name in names if name.endswith(".rels")):
        for relation in _root(container, part):
            kind = relation.get("Type", "").rpartition("/")[2]
            if relation.get("TargetMode") == "External" and kind != "hyperlink":
                yield kind


_TOLD = {
    "title": "title",
    "creator": "author",
    "lastModifiedBy": "changed_by",
    "created": "file_created",
    "modified": "file_changed",
}


def _details(container: zipfile.ZipFile, names: set[str]) -> tuple[tuple[str, str], ...]:
    """Return what the program wrote about the file; its dates are not those of the event."""
    if "docProps/core.xml" not in names:
        return ()
    try:
        root = _root(container, "docProps/core.xml")
    except CannotRead as trouble:
        if trouble.key == "has_doctype":
            raise
        return ()
    found = {_local(child): (child.text or "").strip() for child in root}
    return tuple((key, found[name][:500]) for name, key in _TOLD.items() if found.get(name))
