"""Nothing that a command prints in Hebrew or in Polish is English: what it takes, says, refuses."""

import json
import re
from contextlib import suppress
from functools import cache

import pytest
from invented_language import invented as invented_words
from invented_language import law_as_read, months, speak_it, spoken_elsewhere

from casefile.__main__ import main, parser
from casefile.desk import Desk
from casefile.leaves import leaves
from casefile.library import forms, languages
from casefile.model.case import Case
from casefile.model.party import Owner, PartyKind

NUMBER = {"he": 1, "pl": 3}
"""The sample case of each language."""
NAMES = set(
    """
    casefile word excel pdf json html csv toml docx zip libreoffice python textual tinydb pydantic
    lxml pypdf pypdfium pillow pyhanko soffice tesseract ocr bagit utf linux glibc fc id sha iban
    whatsapp sms ksef ubl age resource truststore outlook postgresql rfc utc terminal
    """.split()
)
"""Names of things, not words: they are written so in every language."""

CODES = {
    "owner",
    "clerk",
    "lawyer",
    "auditor",
    "server",
    "database",
    "firm",
    "shekel",
    "new",
    "source",
    "linux",
    "xterm",
    "pem",
    "ssh",
    "hh",
    "mm",
    "pip",
    "uninstall",
}
"""Codes of the law and of the computer, shown so that they can be typed or told to who helps."""

FRAME_OF_ARGPARSE = re.compile(
    "usage: |positional arguments|options|show this help message and exit"
)
"""What stands in its own words only outside of a run; how it is told then has its own test."""
CODED = re.compile(
    r"https?://\S+|\S*/\S+|--[a-z-]+|\S*_\S*|casefile [a-z]+|[\w.]+@\S+|\b[0-9a-z]{26}\b"
)
"""Addresses, paths, options, codes with a line below, commands, the ids of cases."""

SAID = [
    *("cases", "show N", "review N", "review N --plain", "interest N", "deadlines N"),
    *("plan N", "history N", "today", "interview N", "lessons N", "lessons", "doctor"),
    *("mediation N", "message N reminder_friendly", "offer N", "sent N", "spend N", "bin"),
    *("check N", "review N --what-if bank_statement", "log N --said 123", "undo N"),
]
REFUSED = [
    *("undo N 999", "undo N --revision 999", "undo N x", "restore N 99", "review 77", "check /9"),
    *("import /0", "merge /0", "set N 1=2", "set N respondent.name", "set N debts.9.amount=5"),
    *("set N debts.1.amount=0", "accept N C-99", "accept N --grade A", "add N /0", "add N"),
    *("pay N 5 --dated 99.99", "pay N 5x5 --dated 1.1.2026", "pay N --from C-99", "write N 0"),
    *("new --respondent 1 --amount 0x", "new --respondent 1 --due 0x", "new", "new --unpaid /0"),
    *("new --from /etc/hostname", "me 1=2", "me place=0", "log N", "log N --promise 0"),
    *("log N --at 1.1.2026T99:99 --said 0", "spend N 0 --sum 0x", "offer N 0x", "search", "team"),
    *(
        "sent N demand_letter --hour 0",
        "sent N --days 0x",
        "close N 0",
        "0",
        "me -0",
        "check NOT_A_PACKET",
    ),
    *("move", "review N --what-if 0", "plan N --offered 0", "schema 0", "close N paid --0"),
]
"""Commands; N is the number of the sample case. What is typed wrong in them is in figures."""


def words_of(text):
    return {word.lower() for word in re.findall(r"[^\W\d_]{2,}", text)}


@cache
def vocabulary(code):
    """The words of all wording of a language and of its forms."""
    texts = []
    for term in [*languages()[code].terms.values(), *(forms_words(code))]:
        texts += term.values() if isinstance(term, dict) else [term]
    return words_of(" ".join(re.sub(r"\{\w+\}", " ", text) for text in texts))


def forms_words(code):
    return [text for form in forms().values() for text in form.words[code].values()]


@cache
def typed():
    """What a person types: commands, options, the codes of choices, fields, places, money."""
    told = set(forms()) | {
        "en",
        "he",
        "pl",
        "il",
        "ew",
        "bc",
        "xx",
        "gbp",
        "ils",
        "pln",
        "new",
        "by",
        "case",
        "data",
        "folder",
    }
    told |= set(re.findall(r'"(\w+)": {', json.dumps(Case.model_json_schema()))) | {
        *Owner.model_fields
    }
    told |= {choice for kind in (PartyKind,) for choice in kind}
    top = parser(languages()["en"])
    for name, command in next(a for a in top._actions if a.dest == "command").choices.items():
        told.add(name)
        for action in command._actions:
            told |= {*action.option_strings, *map(str, action.choices or ()), action.dest}
    return words_of(" ".join(told).replace("_", " "))


@pytest.fixture(scope="module", params=sorted(NUMBER))
def spoken(request, tmp_path_factory):
    """A library with the sample case of one language, and what belongs to the case itself."""
    code = request.param
    home = tmp_path_factory.mktemp(code) / "library"
    Desk.at(home, language=code).demo()
    return code, home


def english_in(code, told, allowed):
    """The English words of a text: in Hebrew every Latin one, in Polish those only English has."""
    plain = CODED.sub(" ", told)
    found = words_of(plain) - NAMES - CODES - allowed
    if code == "he":
        return {word for word in found if word.isascii()}
    return found & (vocabulary("en") - vocabulary("pl"))


def said(capsys, home, code, command, language=""):
    bad = home / "0.docx"
    bad.write_bytes(b"PK")
    command = command.replace("NOT_A_PACKET", str(bad)).replace("N", str(NUMBER[code]))
    given = command.split()
    with suppress(SystemExit):
        main([*given, "--home", str(home), "--language", language or code, "--on", "2026-11-20"])
    told = capsys.readouterr()
    return told.out + told.err


@cache
def own_words(home):
    kept = " ".join(p.read_text("utf-8") for p in home.glob("cases/*/case.json"))
    return words_of(kept.replace("\\n", " "))  # as a line ends in a text of JSON


@pytest.mark.parametrize("command", SAID)
def test_what_a_command_says_is_not_english(command, spoken, capsys):
    code, home = spoken
    told = said(capsys, home, code, command)
    assert english_in(code, told, own_words(home)) == set()


@pytest.mark.parametrize("command", REFUSED)
def test_what_a_command_refuses_is_told_without_english(command, spoken, capsys):
    code, home = spoken
    told = said(capsys, home, code, command)
    assert told
    assert english_in(code, told, typed()) == set()


def test_the_help_of_every_command_is_not_english(spoken, capsys):
    code, home = spoken
    for name in ["", *(shown.removesuffix("_") for shown in leaves("casefile.cli"))]:
        told = said(capsys, home, code, f"{name} --help")
        assert english_in(code, told, typed()) == set(), name


def test_english_is_found_where_it_stands():
    assert english_in("he", "התיק is weak", set()) == {"is", "weak"}
    assert english_in("pl", "Sprawa: the evidence", set()) == {"the", "evidence"}
    assert english_in("he", "casefile review --plain https://a.b/c [demand_letter]", set()) == set()


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    """A library that speaks a language nobody speaks where it would speak Hebrew."""
    home = tmp_path_factory.mktemp("invented") / "library"
    Desk.at(home, language="en").demo()
    speak_it(home)
    return home


def spoken_by_the_program(told, home):
    """The words of real languages in a text that are of no case, no law, no code and no name."""
    found = {word.lower() for word in spoken_elsewhere(CODED.sub(" ", told))}
    of_the_law = {word.lower() for word in law_as_read()}
    grades = {word for word in found if set(word) <= set("abcdl")}
    return found - own_words(home) - of_the_law - typed() - NAMES - CODES - grades - months()


@pytest.mark.parametrize("command", [*SAID, *REFUSED[:4]])
def test_a_command_speaks_the_invented_language_alone(command, invented, capsys):
    told = said(capsys, invented, "pl", command, language="he")
    assert spoken_by_the_program(told, invented) == set()


def test_all_help_is_in_the_invented_language_alone(invented):
    named = words_of(" ".join(form.words["he"]["name"] for form in forms().values()))
    top = parser(languages(invented / "own")["he"])
    commands = next(a for a in top._actions if a.dest == "command").choices.values()
    for command in (top, *commands):
        told = FRAME_OF_ARGPARSE.sub(" ", command.format_help())
        assert spoken_by_the_program(told, invented) - named == set(), command.prog


def test_a_word_of_a_real_language_is_seen_among_the_invented(invented):
    told = invented_words("Debtor") + " owes, lateness, demand_letter"
    assert spoken_by_the_program(told, invented) == {"owes", "lateness"}
