"""Writes the pages of the documents that are made from the program: keys, forms, records.

Run as ``python -m release.pages`` after a key, a form or a record was changed; a test holds the
pages to what this would write.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from inspect import getdoc
from pathlib import Path

from casefile.desk import Desk
from casefile.desk.form_check import form_names
from casefile.leaves import leaves
from casefile.library import data_folder, forms, languages
from casefile.model.case import Case
from casefile.model.disclosure import Audience
from casefile.model.form import GROUPS, Form, Part
from casefile.model.review import Review
from casefile.packets.compose import SECTIONS
from casefile.screens.actions import ACTIONS, Action, key_shown
from release.records_told import sections, told_fields

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
MADE = "<!-- made by release/pages.py; change the program, not this page -->"
PLACES = {
    "app": "Everywhere",
    "list": "In every list, choice and long text (arrows do the same)",
    "cases": "The list of cases",
    "case": "In a case, in every section",
    "overview": "1 Overview",
    "claim": "2 Claim",
    "evidence": "3 Evidence",
    "people": "4 People",
    "calls": "5 Calls",
    "timeline": "6 Timeline",
    "assessment": "7 Assessment",
    "offers": "8 Offers",
    "packets": "9 Packets",
    "plan": "0 Plan",
    "search": "Search",
    "steps": "A new case, step by step",
    "debt": "Another debt",
    "form": "A form to fill in",
    "ask": "A question: a list to choose from, or one line",
    "add": "Taking in evidence",
    "text": "A text to send",
    "witness": "A witness",
    "figures": "The figures over all cases",
    "picture": "A picture",
    "history": "The history",
    "bin": "The bin",
    "settings": "The settings",
    "doctor": "What the terminal can do",
    "sheet": "Any window",
}
_GIVEN = ("words", "shipped")
"""Of a form, what its files give and its outline does not say."""
"""Each place where keys are bound, in the order of the page."""


def _keys(action: Action) -> str:
    """Return every key of an action, each as code."""
    return " ".join(f"`{key_shown(key)}`" for key in action.keys.split(","))


def _but_in(action: Action) -> str:
    """Return in which sections a key of the whole case does what stands there instead."""
    keys = set(action.keys.split(","))
    nearer = {one.where for one in ACTIONS if keys & set(one.keys.split(","))}
    sections = [title[0] for one, title in PLACES.items() if title[0].isdigit() and one in nearer]
    if action.where != "case" or not sections:
        return ""
    return f" (not in {', '.join(sections)}, where the key has a use of its own)"


def keys_page() -> str:
    """Return the page of keys, a table a place."""
    words = languages()["en"]
    lines = [MADE, "", "# The keys", ""]
    lines += [
        "`?` in the program shows the keys of the place you are in, `^p` finds a command by its",
        "name; `^` is Ctrl. A line a key in `keys.toml` of your library changes it, by the name in",
        'the last column: `"case.log" = "c"`. The letters work on Hebrew, Polish and Cyrillic',
        "layouts too.",
        "",
    ]
    bound = {action.where for action in ACTIONS}
    for place, title in ((place, title) for place, title in PLACES.items() if place in bound):
        lines += [f"## {title}", "", "| key | | what it does | name |", "|---|---|---|---|"]
        for action in (one for one in ACTIONS if one.where == place):
            name, told = (words.term(f"actions.{action.id}.{x}") for x in ("name", "help"))
            told += _but_in(action)
            lines.append(f"| {_keys(action)} | {name} | {told} | `{action.id}` |")
        lines.append("")
    return "\n".join(lines)


def _purpose(form: Form) -> str:
    """Return the sentence that opens the outline of a form."""
    outline = data_folder("forms") / form.name / "outline.toml"
    return outline.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


def forms_page() -> str:
    """Return the page of forms: for whom each is, what it is, what it carries."""
    words = languages()["en"]
    known = forms()
    lines = [MADE, "", "# The forms and their readers", ""]
    lines += [
        "Every form comes in English, Hebrew and Polish, whatever the language of the case. The",
        "reader decides what can stand in it: see [who sees what](packets.md#who-sees-what).",
        "`casefile write CASE FORM` writes one; how packets are made and checked is told under",
        "[packets](packets.md).",
        "",
    ]
    for group in GROUPS:
        lines += [f"## {words.term(f'choices.FormGroup.{group}')}", ""]
        lines += ["| form | title | for | what it is | exhibits |", "|---|---|---|---|---|"]
        for form in (one for one in known.values() if one.group == group):
            told = form.words["en"]
            title = told.get("name") or told.get("subject") or form.name
            reader = words.name_of(form.audience)
            exhibits = "yes" if form.exhibits else ""
            lines.append(f"| `{form.name}` | {title} | {reader} | {_purpose(form)} | {exhibits} |")
        lines.append("")
    return "\n".join([*lines, *_of_ones_own()])


def _of_ones_own() -> list[str]:
    """Return what a form is made of, for whoever writes one."""
    with tempfile.TemporaryDirectory() as home:
        names = form_names(Desk(Path(home), language="en", on=date(2026, 11, 20)))
    shipped = data_folder("forms") / "reminder_friendly"
    waits = {name for name in names.conditions if not name.startswith(("has_", "place_"))}
    waits |= {n for n in names.conditions if n.startswith("has_") and n[4:] not in names.facts}
    line, whole = told_fields(Part), told_fields(Form)
    above = [name for name in whole if name not in _GIVEN]
    groups = ", ".join(f"`{one}`" for one in GROUPS)
    english = languages()["en"]
    readers = ", ".join(f"`{one.value}` ({english.name_of(one)})" for one in Audience)
    return [
        "## A form of your own",
        "",
        "A folder in `own/forms/` of the library (`casefile doctor` says where); its name is that",
        "of the form. `outline.toml` says for whom it is and what stands in it, line by line:",
        "",
        "```toml",
        (shipped / "outline.toml").read_text(encoding="utf-8").strip(),
        "```",
        "",
        f"`audience` is one of {readers}. It decides what the form may tell.",
        f"What else stands above the lines may be left out; `group` is one of {groups}.",
        "",
        "| above the lines | what it is |",
        "|---|---|",
        *(f"| `{name}` | {whole[name].replace('``', '`')} |" for name in above),
        "",
        "| in a line | what it is |",
        "|---|---|",
        *(f"| `{name}` | {line[name].replace('``', '`')} |" for name in line),
        "",
        "The words stand beside it, a file a language (`en.toml`, `he.toml`, `pl.toml`), a line",
        "a key; `name` is what the form is called, `subject` the subject of a message. `**` before",
        "and after makes words bold. A name in braces is filled in from the case; what is unknown",
        "is printed as a blank to complete. `casefile forms check FILE` examines such a file.",
        "",
        f"Names: {_listed(names.facts)}.",
        "",
        f"`when` takes `has_` and one of these names, `place_` and the code of a place, or "
        f"{_listed(waits)}; `!` before it turns it round.",
        "",
        "| section | what it draws |",
        "|---|---|",
        *(
            f"| `{name}` | {(getdoc(leaf) or '').splitlines()[0]} |"
            for name, leaf in leaves(SECTIONS).items()
        ),
        "",
    ]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def case_page() -> str:
    """Return the page of case.toml."""
    lines = [MADE, "", "# case.toml", ""]
    lines += [
        "`casefile new --from case.toml` opens a case from a file; `casefile show CASE --json`",
        "prints one; `casefile set CASE FIELD=VALUE` sets one field by its path, such as",
        "`debts.1.amount` or `respondent.name`. The three folders in `sample_cases/` are examples.",
        "`casefile schema` prints the JSON Schema of the same. What is not known is left out:",
        "unknown is not no.",
        "",
        "```toml",
        'place = "pl"',
        'language = "pl"',
        "[claimant]",
        'name = "Tartak Rębów sp. z o.o."',
        "[respondent]",
        'name = "Żółw s.c."',
        "[[debts]]",
        'ref = "FV/12/2026"',
        'amount = "1200.50 PLN"',
        "due = 2026-01-12",
        "```",
        "",
    ]
    return "\n".join([*lines, *sections(Case)])


def review_page() -> str:
    """Return the page of the review's document."""
    lines = [MADE, "", "# The review as JSON", ""]
    lines += [
        "`casefile review CASE --json` prints the review; `casefile schema review` prints its JSON",
        "Schema. Sentences stand in it as a `key` of the wording with its `values`, so that they",
        "can be told in any language. What it means stands under",
        "[how the evidence is judged](judging_evidence.md).",
        "",
    ]
    return "\n".join([*lines, *sections(Review)])


PAGES: dict[str, Callable[[], str]] = {
    "keys.md": keys_page,
    "forms.md": forms_page,
    "case_toml.md": case_page,
    "review.md": review_page,
}


def main() -> int:
    """Write the pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page().rstrip() + "\n", encoding="utf-8")
        print(f"docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
