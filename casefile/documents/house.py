"""The house paper: a reference package of styles, numbering and faces, with no content at all."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from uuid import NAMESPACE_URL, uuid5

from casefile.documents.house_atoms import (
    DECLARATION,
    FIXED_FACE,
    HEAD_FACE,
    INK,
    LINK,
    TEXT_FACE,
    TINT,
    W,
)
from casefile.documents.house_styles import styles
from casefile.documents.package import CONTENT, DOCUMENT, OFFICE, Package

TAGS = {"en": "en-GB", "he": "he-IL", "pl": "pl-PL"}
PAPERS = {"A4": (11906, 16838), "Letter": (12240, 15840)}
"""Width and height in twips."""
MARGIN = 1418
"""25 mm in twips."""
_RELATIONS = f'xmlns:r="{OFFICE}"'
_FACES = (
    (TEXT_FACE, "frank-ruhl-libre", "roman", "Times New Roman"),
    (HEAD_FACE, "heebo", "swiss", "Arial"),
)
_WEIGHTS = (("Regular", "400"), ("Bold", "700"))


def measure(paper: str) -> int:
    """Return the width of the text of an upright page, in twips."""
    return PAPERS[paper][0] - 2 * MARGIN


_PLAIN = {"he": "David"}
"""What courts name; elsewhere Times New Roman."""
_SUBSTITUTE = {"Times New Roman": "Liberation Serif", "David": "David Libre"}


@cache
def plain(language: str, paper: str = "A4") -> Package:
    """Return the plain paper: the same styles in faces that every Word has, none embedded."""
    package = house(language, paper).copy()
    text = _PLAIN.get(language, "Times New Roman")
    for name in ("word/styles.xml", "word/theme/theme1.xml"):
        body = package.parts[name].decode()
        package.parts[name] = body.replace(TEXT_FACE, text).replace(HEAD_FACE, "Arial").encode()
    for name in [name for name in package.parts if name.endswith(".odttf")]:
        del package.parts[name]
    del package.defaults["odttf"], package.relations["word/fontTable.xml"]
    settings = package.parts["word/settings.xml"]
    package.parts["word/settings.xml"] = settings.replace(b"<w:embedTrueTypeFonts/>", b"")
    drawn = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{kind}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, other, kind, pitch in (
            (text, _SUBSTITUTE[text], "roman", "variable"),
            ("Arial", "Liberation Sans", "swiss", "variable"),
            (FIXED_FACE, "DejaVu Sans Mono", "modern", "fixed"),
        )
    )
    table = f"{DECLARATION}<w:fonts {W} {_RELATIONS}>{drawn}</w:fonts>"
    package.parts["word/fontTable.xml"] = table.encode()
    return package


@cache
def house(language: str, paper: str = "A4") -> Package:
    """Return the house paper for one language: never written into, only copied."""
    tag = TAGS.get(language, "en-GB")
    latin = "en-GB" if language == "he" else tag
    table, faces = _font_table()
    parts = {
        "word/styles.xml": styles(language, latin, measure(paper)).encode(),
        "word/numbering.xml": _numbering(language).encode(),
        "word/settings.xml": _settings(latin).encode(),
        "word/fontTable.xml": table.encode(),
        "word/theme/theme1.xml": _theme().encode(),
        **faces,
    }
    kinds = ("styles", "settings", "numbering", "fontTable")
    package = Package(parts)
    package.types |= {
        f"word/{kind}.xml": f"{CONTENT}.wordprocessingml.{kind}+xml" for kind in kinds
    }
    package.types["word/theme/theme1.xml"] = f"{CONTENT}.theme+xml"
    package.defaults["odttf"] = f"{CONTENT}.obfuscatedFont"
    for kind in kinds:
        package.relate(DOCUMENT, f"{OFFICE}/{kind}", f"{kind}.xml")
    package.relate(DOCUMENT, f"{OFFICE}/theme", "theme/theme1.xml")
    for name in faces:
        package.relate("word/fontTable.xml", f"{OFFICE}/font", name.removeprefix("word/"))
    return package


def _numbering(language: str) -> str:
    """Return the lists. From right to left LibreOffice lets a number stand before its place.

    By as much as the number is wide: so its place is moved in by two figures there.
    """
    inset = 180 if language == "he" else 0
    third = "hebrew1" if language == "he" else "lowerLetter"
    levels = (
        ("decimal", "%1.", inset, 567 - inset),
        ("decimal", "%1.%2", 567, 680),
        (third, "(%3)", 1247, 510),
        ("lowerRoman", "(%4)", 1757, 510),
    )
    drawn = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:pStyle w:val="Legal{n + 1}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left + hang}" w:hanging="{hang}"/></w:pPr></w:lvl>'
        for n, (form, text, left, hang) in enumerate(levels)
    )
    return (
        f'{DECLARATION}<w:numbering {W}><w:abstractNum w:abstractNumId="1">'
        f'<w:multiLevelType w:val="multilevel"/>{drawn}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        '<w:pStyle w:val="Bullet"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="567" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )


def _settings(tag: str) -> str:
    uri = "http://schemas.microsoft.com/office/word"
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    return (
        f'{DECLARATION}<w:settings {W}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/>'
        '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="{tag}" w:bidi="he-IL"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _obfuscated(face: bytes, key: str) -> bytes:
    """Return the face as Word embeds it: its first 32 bytes turned over with the key."""
    turn = bytes.fromhex(key.replace("-", ""))[::-1]
    return bytes(b ^ turn[n % 16] for n, b in enumerate(face[:32])) + face[32:]


def _font_table() -> tuple[str, dict[str, bytes]]:
    folder = files("casefile.documents") / "fonts"
    drawn = ""
    parts: dict[str, bytes] = {}
    for family, stem, kind, other in _FACES:
        embedded = ""
        for weight, number in _WEIGHTS:
            key = str(uuid5(NAMESPACE_URL, f"{family}/{weight}")).upper()
            body = (folder / f"{stem}-{number}.ttf").read_bytes()
            parts[f"word/fonts/font{len(parts) + 1}.odttf"] = _obfuscated(body, key)
            embedded += f'<w:embed{weight} r:id="rId{len(parts)}" w:fontKey="{{{key}}}"/>'
        drawn += (
            f'<w:font w:name="{family}"><w:altName w:val="{other}"/><w:charset w:val="00"/>'
            f'<w:family w:val="{kind}"/><w:pitch w:val="variable"/>{embedded}</w:font>'
        )
    drawn += (
        f'<w:font w:name="{FIXED_FACE}"><w:altName w:val="DejaVu Sans Mono"/>'
        '<w:charset w:val="00"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>'
    )
    return f"{DECLARATION}<w:fonts {W} {_RELATIONS}>{drawn}</w:fonts>", parts


def _theme() -> str:
    colors = (
        ("dk1", INK), ("lt1", "FFFFFF"), ("dk2", INK), ("lt2", TINT), ("accent1", LINK),
        ("accent2", "5B6573"), ("accent3", "8A94A3"), ("accent4", "8B1A1A"),
        ("accent5", "C9CFD8"), ("accent6", "2F6B4F"), ("hlink", LINK), ("folHlink", "5B4B8A"),
    )  # fmt: skip
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"

    def font(tag: str, name: str) -> str:
        return (
            f'<a:{tag}><a:latin typeface="{name}"/><a:ea typeface=""/>'
            f'<a:cs typeface="{name}"/></a:{tag}>'
        )

    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'name="House"><a:themeElements><a:clrScheme name="House">'
        + "".join(f'<a:{n}><a:srgbClr val="{c}"/></a:{n}>' for n, c in colors)
        + f'</a:clrScheme><a:fontScheme name="House">{font("majorFont", HEAD_FACE)}'
        f'{font("minorFont", TEXT_FACE)}</a:fontScheme><a:fmtScheme name="House">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
