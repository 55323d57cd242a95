"""No text that a person reads is written into the program: every sentence is in the wording."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "casefile"
FACES = ("screens", "cli", "packets", "documents", "desk", "rules")
SHOWING = {
    "Static", "Label", "Button", "Placeholder", "Checkbox", "RadioButton", "update", "notify",
    "set_label", "add_column", "add_row", "line", "said", "value", "print", "write", "Para",
    "Heading", "Column", "Row", "Span", "Section", "add_paragraph", "add_heading", "add_run",
    "word_cell", "tell_line", "set_title", "Option", "Content", "Text", "append_text",
}  # fmt: skip
"""What shows its words to a person, or writes them into a packet."""
BLOCKS = {"Para", "Heading", "Column", "Row", "Span", "Section"}
"""Of these the first value is told; the next are a style or a width."""
KEYWORDS = {"title", "label", "placeholder", "tooltip", "border_title", "help", "description"}
SENTENCE = re.compile(r"[^\W\d_]{2,}[ \u00a0][^\W\d_]+|\b[^\W\d_a-z][^\W\d_A-Z]{2,}")
"""Two words with a blank between them, or a word that begins with a capital."""
CODES = re.compile(r"^(bold|dim|reverse|underline|italic)\b|^(casefile|set|number) [a-z]")


def shown(tree):
    """Yield each constant text that stands in a call that shows it: (line, text)."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        given = call.args[: 1 if name in BLOCKS else None] if name in SHOWING else []
        given = [*given, *(k.value for k in call.keywords if k.arg in KEYWORDS)]
        for value in given:
            for part in _texts(value):
                yield part.lineno, str(part.value)


def _texts(value):
    """Yield the constants that become the text itself: of an f-string, a sum, a choice."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value
    elif isinstance(value, ast.JoinedStr):
        yield from (part for part in value.values if isinstance(part, ast.Constant))
    elif isinstance(value, ast.BinOp):
        yield from (*_texts(value.left), *_texts(value.right))
    elif isinstance(value, ast.IfExp):
        yield from (*_texts(value.body), *_texts(value.orelse))
    elif isinstance(value, ast.Tuple | ast.List):
        for part in value.elts:
            yield from _texts(part)


def hard_words(source):
    """Return the sentences of a module that are shown as they stand."""
    return [
        (line, text)
        for line, text in shown(ast.parse(source))
        if SENTENCE.search(text) and not CODES.search(text)
    ]


@pytest.mark.parametrize("room", FACES)
def test_what_is_shown_comes_from_the_wording(room):
    files = sorted((ROOT / room).rglob("*.py"))
    assert files
    found = [(str(f.relative_to(ROOT)), *one) for f in files for one in hard_words(f.read_text())]
    assert found == []


@pytest.mark.parametrize(
    ("planted", "seen"),
    [
        ('Static("Press a key")', True),
        ('self.notify(f"Saved {n} files")', True),
        ('request.line("Total: " + sum_ if sum_ else "No sum yet")', True),
        ('Para(("Sums", " due now"))', True),
        ('parser.add_argument("--x", help="the day of it")', True),
        ('Static("Zapisz")', True),
        ('Static(words.term("screens.save"))', False),
        ('line(said(words.term("a.b"), "bold underline"))', False),
        ('Static(" · ")', False),
    ],
)
def test_a_planted_sentence_is_found(planted, seen):
    assert bool(hard_words(planted)) is seen
