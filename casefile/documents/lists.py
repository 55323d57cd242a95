"""Lists that count from one again: each a number of its own over the shape of the first."""

from __future__ import annotations

from casefile.documents.package import Package
from casefile.documents.trees import parsed

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_WORD}}}"


class Lists:
    """The numbered lists of one packet. The first is that of the style; the rest are made."""

    def __init__(self, package: Package, style: str) -> None:
        self.package = package
        self.style = style
        self.shape = ""
        self.last = 0

    def _look(self) -> None:
        """Find the shape of the list that the style counts by, and the highest number in use."""
        styles = parsed(self.package.parts["word/styles.xml"])
        numbering = parsed(self.package.parts["word/numbering.xml"])
        used = [
            str(number.get(f"{_W}val"))
            for style in styles.iter(f"{_W}style")
            if style.get(f"{_W}styleId") == self.style
            for number in style.iter(f"{_W}numId")
        ]
        for number in numbering.iter(f"{_W}num"):
            id = str(number.get(f"{_W}numId"))
            self.last = max(self.last, int(id))
            shape = number.find(f"{_W}abstractNumId")
            if id in used and shape is not None:
                self.shape = str(shape.get(f"{_W}val"))

    def anew(self) -> int:
        """Add a list that counts from one and return its number; 0 when the style has none."""
        if not self.last:
            self._look()
        if not self.shape:
            return 0
        self.last += 1
        made = (
            f'<w:num xmlns:w="{_WORD}" w:numId="{self.last}">'
            f'<w:abstractNumId w:val="{self.shape}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        ).encode()
        part = self.package.parts["word/numbering.xml"]
        at = part.rindex(b"</")
        self.package.parts["word/numbering.xml"] = part[:at] + made + part[at:]
        return self.last
