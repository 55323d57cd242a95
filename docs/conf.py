"""How the documents are built: ``sphinx-build -W -b html docs build/docs``."""

from typing import Any

project = "casefile"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_heading_anchors = 4
html_theme = "furo"
html_title = "casefile"
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
html_static_path = ["_static"]
html_css_files = ["pages.css"]


def setup(app: Any) -> None:
    """Let a page in another language say so, and one in Hebrew run from right to left."""
    app.connect("html-page-context", _in_its_language)


def _in_its_language(app: Any, page: str, _: str, context: dict[str, Any], *__: Any) -> None:
    code = page.rpartition(".")[2]
    if code in ("he", "pl"):
        context["language"] = code
    if code == "he":
        app.add_css_file("right_to_left.css")
