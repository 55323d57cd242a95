"""The words of a Word file that was written, those in its tables behind the others."""

from docx import Document


def text_of(path):
    document = Document(str(path))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])
