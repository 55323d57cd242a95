"""How long a packet takes to write and to check, against the floor and against other ways.

Run as ``python bench/packets.py [--quick]``. Each measurement is a process of its own, so that its
memory is its own; seconds are those of the processor; the pictures are drawn before the clock
starts. The floor is the same words as plain strings, deflated: what any writer of a .docx must at
least do. ``docxtpl`` is measured where it is installed; it writes no headers of exhibits, no links
and no bookmarks.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import math
import random
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

SIZES = ((50, 200), (200, 2_000), (1_000, 10_000))
PAGES = 500
WORDS = "The goods were delivered on the day agreed and nobody complained of them".split()
DAY = date(2024, 1, 1)


def sentence(dice: random.Random, n: int) -> str:
    """Return a sentence of n words."""
    return " ".join(dice.choice(WORDS) for _ in range(n)) + "."


def noise(seed: int) -> bytes:
    """Return a picture of about 40 KB."""
    from PIL import Image

    image = Image.frombytes("L", (200, 200), random.Random(seed).randbytes(40_000))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def content(exhibits: int, rows: int) -> tuple[list[tuple[str, list[str]]], list[list[str]]]:
    """Return (title, paragraphs) of each exhibit and the cells of each row."""
    dice = random.Random(7)
    papers = [(sentence(dice, 5), [sentence(dice, 20) for _ in range(6)]) for _ in range(exhibits)]
    told = [
        [str(n), f"{DAY + timedelta(days=n // 10)}", sentence(dice, 14), str(n % exhibits)]
        for n in range(rows)
    ]
    return papers, told


def packet(exhibits: int, rows: int):
    """Return the packet with every feature on: links both ways, headers, contents, manifest."""
    from casefile.model import blocks as b

    papers, told = content(exhibits, rows)
    columns = tuple(b.Column(t, w) for t, w in (("No.", 1), ("Date", 2), ("Event", 7), ("Ex.", 2)))
    columns += (b.Column("Page", 1, "end"),)
    body: list[b.Block] = [b.Contents("Contents"), b.Section("Chronology")]
    for start in range(0, rows, 200):
        body.append(b.Heading(2, f"Rows from {start + 1}"))
        body.append(
            b.Table(
                columns,
                tuple(
                    b.Row(
                        (
                            *cells[:3],
                            (b.Link(f"ex{int(cells[3]) + 1}", f"C-{int(cells[3]) + 1}"),),
                            (b.PageRef(f"ex{int(cells[3]) + 1}"),),
                        ),
                        anchor=f"ev{cells[0]}",
                    )
                    for cells in told[start : start + 200]
                ),
                title="Chronology",
            )
        )
    attached = []
    for n, (title, lines) in enumerate(papers, 1):
        digest = hashlib.sha256(str(n).encode()).hexdigest()
        name = f"exhibits/{n:04d}.eml"
        attached.append(b.Attached(name, digest, f"C-{n}", f"C-{n}"))
        body += [
            b.Section(f"C-{n} – {title}"),
            b.Para(f"C-{n}", "Exhibit Number", anchor=f"ex{n}"),
            b.Para(title, "Exhibit Title"),
            b.Para((b.FileLink(name, name),), "Exhibit Note"),
            b.Para((b.Span(digest, "fixed"),), "Exhibit Note"),
            b.Para((b.Link(f"ev{n - 1}", str(n - 1)),), "Exhibit Note"),
            b.Section(f"C-{n} – {title}"),
            b.Evidence(
                (("From", "a@example.com"), ("To", "b@example.com"), ("Subject", title)),
                tuple(("Email Body", line) for line in lines),
            ),
        ]
        if n % 5 == 0:
            body.append(b.Picture(str(n), "image/png", 0, f"C-{n}"))
    return b.Packet(
        "bench",
        "A v B",
        "Bundle",
        "A",
        "en",
        date(2026, 1, 1),
        tuple(body),
        attached=tuple(attached),
        cited=tuple(one.mark for one in attached),
    )


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Return (seconds of the processor, children that ended among them; answer)."""
    began = _spent()
    answer = work()
    return _spent() - began, answer


def best(work: Callable[[], object], turns: int = 3) -> tuple[float, object]:
    """Return the least of some turns: what else the machine does only ever adds."""
    return min((timed(work) for _ in range(turns)), key=lambda each: each[0])


def _spent() -> float:
    used = (resource.getrusage(x) for x in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def floor(exhibits: int, rows: int, pictures: dict[int, bytes]) -> bytes:
    """Return the words as bare WordprocessingML strings, deflated."""
    papers, told = content(exhibits, rows)
    out = ["<w:document>"]
    for cells in told:
        cut = "".join(f"<w:tc><w:p><w:r><w:t>{escape(c)}</w:t></w:r></w:p></w:tc>" for c in cells)
        out.append(f"<w:tr>{cut}</w:tr>")
    for title, lines in papers:
        out += [f"<w:p><w:r><w:t>{escape(x)}</w:t></w:r></w:p>" for x in (title, *lines)]
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", "".join(out))
        for n, body in pictures.items():
            file.writestr(zipfile.ZipInfo(f"word/media/{n}.png"), body)
    return raw.getvalue()


def idiom(exhibits: int, rows: int, pictures: dict[int, bytes]) -> bytes:
    """Return the same content as python-docx's manual would write it."""
    from docx import Document

    papers, told = content(exhibits, rows)
    paper = Document()
    table = paper.add_table(rows=1, cols=4)
    for cells in told:
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    for n, (title, lines) in enumerate(papers, 1):
        section = paper.add_section()
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = title
        paper.add_heading(f"C-{n}", 1)
        for line in (title, *lines):
            paper.add_paragraph(line)
        if n in pictures:
            paper.add_picture(io.BytesIO(pictures[n]))
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def template(exhibits: int, rows: int, pictures: dict[int, bytes]) -> bytes:
    """Return the same content through docxtpl."""
    from docx import Document
    from docxtpl import DocxTemplate, InlineImage

    papers, told = content(exhibits, rows)
    paper = Document()
    table = paper.add_table(rows=3, cols=4)
    table.cell(0, 0).text = "{%tr for r in rows %}"
    for n in range(4):
        table.cell(1, n).text = f"{{{{ r[{n}] }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"
    for line in ("{%p for x in papers %}", "{{ x.title }}", "{%p for l in x.lines %}", "{{ l }}"):
        paper.add_paragraph(line)
    for line in ("{%p endfor %}", "{% if x.picture %}{{ x.picture }}{% endif %}", "{%p endfor %}"):
        paper.add_paragraph(line)
    raw = io.BytesIO()
    paper.save(raw)
    form = DocxTemplate(io.BytesIO(raw.getvalue()))
    shown = [
        {
            "title": title,
            "lines": lines,
            "picture": InlineImage(form, io.BytesIO(pictures[n])) if n in pictures else None,
        }
        for n, (title, lines) in enumerate(papers, 1)
    ]
    form.render({"rows": told, "papers": shown})
    out = io.BytesIO()
    form.save(out)
    return out.getvalue()


def bundle_of_pages() -> dict[str, float]:
    """Time 500 pages of PDFs into one bundle, and rendering and PNG of the same pages alone."""
    import pypdfium2 as pdfium

    from casefile.documents.child import DPI
    from casefile.documents.pictures import Shelf
    from casefile.documents.word import written
    from casefile.model import blocks as b

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pages.pdf"
        file.write_bytes(_pdf(PAGES))

        def alone() -> None:
            with pdfium.PdfDocument(file) as document:
                for page in document:
                    drawn = page.render(scale=DPI / 72, grayscale=True).to_pil()
                    drawn.save(io.BytesIO(), "PNG")

        body = tuple(b.Picture("x", "application/pdf", n, f"p{n}") for n in range(PAGES))
        whole = b.Packet("bench", "A v B", "Bundle", "A", "en", date(2026, 1, 1), body)
        base, _ = timed(alone)

        def ours() -> None:
            with Shelf() as shelf:
                written(whole, lambda p: shelf.picture(file, p.media_type, p.page))

        took, _ = timed(ours)
    return {"alone": base, "bundle": took}


def _pdf(pages: int) -> bytes:
    """Return a PDF of pages of text, written by hand."""
    dice = random.Random(3)
    parts = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    parts.append("<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>")
    kids = []
    for _ in range(pages):
        lines = "".join(f"({sentence(dice, 12)}) Tj T* " for _ in range(42))
        stream = f"BT /F 11 Tf 15 TL 60 760 Td {lines} ET"
        parts.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        kids.append(f"{len(parts) + 1} 0 R")
        parts.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(parts)} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
    parts[1] = f"<</Type/Pages/Count {pages}/Kids[{' '.join(kids)}]>>"
    out = b"%PDF-1.4\n"
    places = []
    for n, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{part}\nendobj\n".encode()
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(parts) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer<</Root 1 0 R/Size {size}>>\nstartxref\n{start}\n%%EOF".encode()


def one(what: str, exhibits: int, rows: int) -> dict[str, float]:
    """Measure one way at one size."""
    pictures = {n: noise(n) for n in range(5, exhibits + 1, 5)}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told: dict[str, float] = {}
    if what == "ours":
        from casefile.documents.check import faults
        from casefile.documents.word import written

        built = packet(exhibits, rows)
        written(packet(1, 1), lambda p: pictures.get(5, b""))

        def ours() -> bytes:
            return written(built, lambda p: pictures[int(p.sha256)])

        first, body = timed(ours)
        told["check"], found = timed(lambda: faults(body))
        assert found == (), found[:3]
        told["mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        told["write"] = min(first, best(ours, 2)[0])
    else:
        way = {"floor": floor, "idiom": idiom, "template": template}[what]
        way(1, 1, {})
        told["write"], body = best(
            lambda: way(exhibits, rows, pictures), 1 if what == "idiom" else 3
        )
        told["mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told["extra_mb"] = told["mb"] - before / 1024
    told["size_mb"] = len(body) / 1e6
    return told


def asked(*given: object) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, "--one", *map(str, given)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main() -> int:
    """Print every figure beside its target."""
    if sys.argv[1:2] == ["--one"]:
        what = sys.argv[2]
        told = bundle_of_pages() if what == "pages" else one(what, *map(int, sys.argv[3:5]))
        print(json.dumps(told))
        return 0
    sizes = SIZES[:2] if "--quick" in sys.argv else SIZES
    ours = []
    for exhibits, rows in sizes:
        base = asked("floor", exhibits, rows)["write"]
        mine = asked("ours", exhibits, rows)
        ours.append((exhibits, mine["write"]))
        write, check = mine["write"], mine["check"]
        print(f"{exhibits:5} exhibits, {rows:6} rows: floor {base:.3f} s, {mine['size_mb']:.1f} MB")
        print(f"      written {write:.2f} s = {write / base:.1f} x floor (target 8 at the top)")
        print(f"      checked {check:.2f} s = {check / write:.1f} x writing (target 4)")
        print(f"      memory {mine['mb']:.0f} MB in all (target 400)")
        if importlib.util.find_spec("docxtpl"):
            print(f"      docxtpl {asked('template', exhibits, rows)['write']:.2f} s")
        else:
            print("      docxtpl: not installed here, not measured")
        if exhibits <= SIZES[1][0]:
            slow = asked("idiom", exhibits, rows)["write"]
            print(f"      python-docx as in its manual {slow:.2f} s")
    (n, last), (m, before) = ours[-1], ours[-2]
    print(f"growth: exponent {math.log(last / before) / math.log(n / m):.2f} (1.15)")
    told = asked("pages")
    alone, bundle = told["alone"], told["bundle"]
    print(f"{PAGES} pages: rendering and PNG alone {alone:.1f} s, as a bundle {bundle:.1f} s")
    print(f"      = {bundle / alone:.1f} x (target 3)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
