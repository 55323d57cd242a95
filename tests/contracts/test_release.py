"""What is locked fits what is asked for; parts, licences and weaknesses are told as they are."""

import tomllib
from importlib.metadata import requires

import pytest
from packaging.requirements import Requirement

from release import audit, licences, sbom
from release.locks import FILES, FOLDER, OPTIONAL, PROJECT, ROOT, pins, plain_name

LGPL_BY_EXTRA = {
    "pi-heif": "heic",
    "psycopg": "team",
    "psycopg-binary": "team",
    "python-stdnum": "numbers",
}
"""Packages under the LGPL, and the extra that alone brings each."""


def asked(lock):
    """What pyproject asks for in a lock."""
    extras = {"runtime": (), "extras": OPTIONAL, "dev": PROJECT["optional-dependencies"]}[lock]
    groups = [PROJECT["optional-dependencies"][extra] for extra in extras]
    return [Requirement(line) for group in (PROJECT["dependencies"], *groups) for line in group]


@pytest.mark.parametrize("lock", FILES)
def test_every_package_asked_for_is_locked_at_a_version_that_fits(lock):
    locked = pins(lock)
    wrong = [
        str(wanted)
        for wanted in asked(lock)
        if plain_name(wanted.name) not in locked
        or not wanted.specifier.contains(locked[plain_name(wanted.name)].version)
    ]
    assert wrong == [], "run: python -m release.locks"


@pytest.mark.parametrize("lock", FILES)
def test_every_locked_package_has_hashes_and_is_wanted(lock):
    locked = pins(lock)
    direct = {plain_name(wanted.name) for wanted in asked(lock)}
    for pin in locked.values():
        assert pin.hashes, pin.name
        assert set(pin.wanted_by) <= {*locked, "casefile"}
        assert ("casefile" in pin.wanted_by) == (pin.name in direct), pin.name


@pytest.mark.parametrize("lock", FILES)
def test_a_lock_names_no_index_and_no_folder(lock):
    text = (FOLDER / f"{lock}.txt").read_text(encoding="utf-8")
    assert [word for word in ("://", "file:", "--index", "--find", " /") if word in text] == []


def test_a_package_is_locked_at_one_version_everywhere():
    one, more, all_ = (pins(lock) for lock in ("runtime", "extras", "dev"))
    for small, large in ((one, more), (more, all_)):
        for name, pin in small.items():
            assert large[name].version == pin.version, name


def test_the_bill_of_parts_lists_what_the_program_runs_with():
    told = sbom.bill()
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert told["metadata"]["component"]["version"] == PROJECT["version"]
    versions = {part["name"]: part["version"] for part in told["components"]}
    for wanted in asked("runtime"):
        assert wanted.specifier.contains(versions[plain_name(wanted.name)]), wanted
    refs = {part["bom-ref"] for part in told["components"]}
    depends = {row["ref"]: set(row["dependsOn"]) for row in told["dependencies"]}
    assert set(depends) - refs == {told["metadata"]["component"]["bom-ref"]}
    assert all(below <= refs for below in depends.values())
    assert sbom.bill() == told


def test_the_bill_knows_what_asks_for_what():
    told = {row["ref"]: row["dependsOn"] for row in sbom.bill()["dependencies"]}
    docx = next(ref for ref in told if ref.startswith("pkg:pypi/python-docx@"))
    wanted = {plain_name(Requirement(line).name) for line in requires("python-docx") or []}
    assert {ref.split("/")[1].split("@")[0] for ref in told[docx]} == wanted


def test_the_page_of_licences_lists_what_is_locked():
    page = licences.PAGE.read_text(encoding="utf-8")
    for group in licences.grouped().values():
        for pin in group:
            assert f"\n| {pin.name} | {pin.version} | " in page, "run: python -m release.licences"
    heads = [f"## {title}\n" for title in licences.GROUPS.values()]
    assert [page.count(head) for head in heads] == [1] * len(heads)


def rows_of(page, title):
    rows = page.split(f"## {title}\n")[1].split("\n## ")[0].splitlines()[3:]
    return {row.split(" | ")[0].strip("| "): row.split(" | ")[2].strip("| ") for row in rows if row}


def test_copyleft_comes_only_with_an_extra_or_for_the_tests():
    page = licences.PAGE.read_text(encoding="utf-8")
    held = {lock: rows_of(page, title) for lock, title in licences.GROUPS.items()}
    assert [name for name, told in held["runtime"].items() if "GPL" in told] == []
    assert {name for name, told in held["extras"].items() if "GPL" in told} == set(LGPL_BY_EXTRA)
    for lock in held.values():
        for name, told in lock.items():
            freed = told.replace("LGPL", "")
            assert "GPL" not in freed or name == "docutils", (name, told)


def test_an_extra_under_the_lgpl_is_asked_for_by_that_extra_alone():
    for name, extra in LGPL_BY_EXTRA.items():
        lines = PROJECT["optional-dependencies"]
        asking = {
            key
            for key, wanted in lines.items()
            if key != "dev"
            and any(Requirement(line).name == name.removesuffix("-binary") for line in wanted)
        }
        assert asking == {extra}
        assert name not in pins("runtime")


def test_what_is_installed_declares_nothing_else_than_the_page_says():
    """The page was made where these were installed; a package may change its licence."""
    for name in pins("runtime"):
        declared = licences.declared(name)
        assert declared, name
        assert "GPL" not in declared, (name, declared)


def test_an_audit_that_skipped_everything_is_no_clean_answer(monkeypatch, capsys):
    skipped = {"dependencies": [{"name": "lxml", "skip_reason": "not found"}], "fixes": []}
    monkeypatch.setattr(audit, "_answer", lambda _: skipped)
    assert audit.main() == audit.NOTHING_AUDITED
    assert "NOTHING WAS AUDITED" in capsys.readouterr().out


def test_an_audit_without_its_tool_is_no_clean_answer(monkeypatch, capsys):
    monkeypatch.setenv("PATH", "")
    assert audit.main() == audit.NOTHING_AUDITED
    assert "gave no answer" in capsys.readouterr().out


def test_a_known_weakness_is_reported_and_does_not_fail(monkeypatch, capsys):
    weak = {"id": "PYSEC-1", "fix_versions": ["6.1.3"], "description": "reads files"}
    part = {"name": "lxml", "version": "6.1.2", "vulns": [weak]}
    monkeypatch.setattr(audit, "_answer", lambda _: {"dependencies": [part], "fixes": []})
    assert audit.main() == audit.AUDITED
    assert "lxml 6.1.2: PYSEC-1 (mended in 6.1.3)" in capsys.readouterr().out


def test_the_source_archive_takes_along_what_the_tests_read():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    taken = set(told["tool"]["hatch"]["build"]["targets"]["sdist"]["include"])
    assert {"casefile", "forms", "sample_cases", "tests", "docs", "bench", "release"} <= taken
    assert {"requirements", ".ci", "*.md", "LICENSE"} <= taken
