"""No secret stands in the repository; nobody and no number in the samples is real."""

import io
import re
import tomllib
import zipfile
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from pypdf import PdfReader

from casefile.library import data_folder

ROOT = Path(__file__).parents[2]
SAMPLES = data_folder("sample_cases")
FILES = sorted(file for file in SAMPLES.rglob("*") if file.is_file())
TEXTS = (".py", ".toml", ".md", ".txt", ".json", ".jsonl", ".eml", ".sh", ".yml", ".svg", ".html")
SECRETS = re.compile(
    r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[0-9A-Za-z]{30,}"
    r"|\bxox[abprs]-[0-9A-Za-z-]{10,}|\bAGE-SECRET-KEY-1[0-9A-Z]{40,}|\bsk_live_[0-9A-Za-z]{16,}"
    r"|\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.|://[^/\s:@'\"{}<>]+:[^/\s:@'\"{}<>]{8,}@(?!example)"
)
MAIL = re.compile(r"[\w.+%-]+@([\w-]+(?:\.[\w-]+)+)")
LINK = re.compile(r"https?://([\w.-]+)")
OF_FORMATS = {"schemas.openxmlformats.org", "schemas.microsoft.com", "www.w3.org", "purl.org"}
"""Names of formats inside Word files; nothing is fetched from them."""
PHONES = {
    "in Britain": (r"(?<![\d-])0(?:1\d\d \d{3} \d{4}|7\d{3} \d{6})(?!\d)", r"0113 496 0|07700 900"),
    "in Israel": (r"(?<![\d-])0(?:5\d|[2-4889])-\d{3}-?\d{4}(?!\d)", r"0\d{1,2}-000"),
    "in Poland": (r"(?<![\d-])\d\d \d{3} \d\d \d\d(?![\d ])", r"\d\d 000"),
}
"""How a number looks, and the range given to nobody: Ofcom's for drama; in Israel and in Poland no
number of a subscriber begins with 000."""
INVENTED = {
    "7250000016": "NIP; the first nine figures are the number of an office and a run of zeros",
    "7280000044": "NIP; the same",
    "0009999901": "KRS; far above the last number given",
    "0009999902": "KRS; far above the last number given",
    "99999901": "company number; the register gives none that begins with 9",
    "99999902": "company number; the register gives none that begins with 9",
    "GB999000027": "VAT number; the series 999 is given to nobody",
    "999999907": "number of a dealer in Israel, at the end of the range",
    "519999908": "number of a company in Israel, at the end of the range",
}


def text_of(name, data):
    """All words of a file of the samples, whatever its kind."""
    kind = Path(name).suffix
    if kind == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    if kind in (".docx", ".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = [text_of(part, packed.read(part)) for part in packed.namelist()]
        return "\n".join(parts)
    if kind == ".eml":
        mail = message_from_bytes(data, policy=policy.default)
        heads = [f"{head}: {value}" for head, value in mail.items()]
        bodies = [
            part.get_payload(decode=True).decode("utf-8", errors="replace")
            for part in mail.walk()
            if not part.is_multipart() and part.get_content_maintype() == "text"
        ]
        return "\n".join([*heads, *bodies])
    if kind in (".txt", ".toml", ".md", ".xml", ".rels"):
        return data.decode("utf-8")
    return ""


def tracked():
    skipped = {".venv", ".git", "build", "dist"}
    for file in ROOT.rglob("*"):
        inside = set(file.relative_to(ROOT).parts[:-1])
        if file.suffix in TEXTS and file.is_file() and not inside & skipped:
            yield file


def test_no_secret_stands_in_any_file():
    here = Path(__file__)
    found = [
        (file.relative_to(ROOT).as_posix(), match.group()[:20])
        for file in tracked()
        if file != here
        for match in SECRETS.finditer(file.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "secret",
    [
        "-----BEGIN EC " + "PRIVATE KEY-----",
        "AKIA" + "ABCDEFGHIJKLMNOP",
        "postgresql://dana:" + "hunter22@db.firm.test/x",
        "AGE-SECRET-KEY-1" + "Q" * 58,
    ],
)
def test_the_search_for_secrets_finds_one(secret):
    assert SECRETS.search(secret)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parts[-2]}-{FILES.index(file)}")
def test_addresses_and_phones_of_the_samples_are_given_to_nobody(file):
    text = text_of(file.name, file.read_bytes())
    hosts = set(MAIL.findall(text)) | (set(LINK.findall(text)) - OF_FORMATS)
    assert {host for host in hosts if not host.rstrip(".").endswith(".example")} == set()
    for where, (looks, nobody) in PHONES.items():
        for phone in re.findall(looks, text):
            assert re.match(nobody, phone), (phone, where)


def test_the_look_through_the_samples_sees_words_of_every_kind():
    seen = {file.suffix for file in FILES if MAIL.search(text_of(file.name, file.read_bytes()))}
    assert {".eml", ".pdf", ".toml"} <= seen


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*/case.toml")), ids=lambda f: f.parent.name)
def test_every_number_of_a_party_is_one_of_the_invented(file):
    case = tomllib.loads(file.read_text(encoding="utf-8"))
    sides = [case["claimant"], case["respondent"], *case.get("others", [])]
    numbers = [number["value"].replace(" ", "") for side in sides for number in side["numbers"]]
    assert len(numbers) >= 2
    assert set(numbers) <= set(INVENTED)


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*/README.md")), ids=lambda f: f.parent.name)
def test_each_sample_says_that_it_is_invented(file):
    told = " ".join(file.read_text(encoding="utf-8").split())
    assert re.search(r"Every(?:one| person).* (?:is|are) invented\.", told)
