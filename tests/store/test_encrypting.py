"""Copies encrypted with age: opened by the right key alone, and no open copy is left about."""

from __future__ import annotations

from datetime import date

import pytest
from shelf import mode

from casefile.__main__ import main
from casefile.desk import Desk
from casefile.model.errors import BadInput, Exists
from casefile.model.money import read_money
from casefile.store import encrypting

pyrage = pytest.importorskip("pyrage", reason="the extra age is not installed")
ON = date(2026, 3, 1)


@pytest.fixture
def key():
    return pyrage.x25519.Identity.generate()


@pytest.fixture
def desk(tmp_path):
    return Desk.at(tmp_path / "library", language="en", on=ON)


@pytest.fixture
def case(desk, tmp_path):
    paper = tmp_path / "paper.txt"
    paper.write_text("a secret agreement " * 200)
    id_ = desk.new(respondent="Zolw s.c.", amount=read_money("100 PLN"), place="pl").case.id
    desk.add(id_, [paper])
    return desk.case(id_)


def identity(tmp_path, key, name="key.txt"):
    path = tmp_path / name
    path.write_text(f"# created: 2026-03-01\n# public key: {key.to_public()}\n{key}\n")
    return path


def other(tmp_path):
    return Desk.at(tmp_path / "other", language="en", on=ON)


def test_a_copy_goes_out_encrypted_and_comes_in_with_its_key(desk, case, key, tmp_path):
    copy = desk.export(case.id, tmp_path / "case.age", recipients=[str(key.to_public())])
    body = copy.read_bytes()
    assert body.startswith(b"age-encryption.org/v1")
    assert case.id.encode() not in body and b"case.json" not in body
    assert mode(copy) == "0o600"

    there = other(tmp_path)
    assert there.import_(copy, identity=identity(tmp_path, key)) == (case.id,)
    assert there.case(case.id) == case
    assert there.history(case.id)[-1].note == "case.age"


def test_no_open_copy_is_left_in_the_library_or_beside_the_target(desk, case, key, tmp_path):
    (tmp_path / "out").mkdir()
    copy = desk.export(case.id, tmp_path / "out/case.age", recipients=[str(key.to_public())])
    there = other(tmp_path)
    there.import_(copy, identity=identity(tmp_path, key))
    with pytest.raises(BadInput):
        desk.export(case.id, tmp_path / "out/b.age", recipients=["age1nonsense"])

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["case.age"]
    for home in (desk.home, there.home):
        assert list((home / ".passing").iterdir()) == []


def test_two_recipients_can_each_open_it_and_nobody_else(desk, case, key, tmp_path):
    second, stranger = (pyrage.x25519.Identity.generate() for _ in range(2))
    to = [str(key.to_public()), str(second.to_public())]
    copy = desk.export(case.id, tmp_path / "case.age", recipients=to)
    with pytest.raises(BadInput) as refused:
        other(tmp_path).import_(copy, identity=identity(tmp_path, stranger, "stranger.txt"))
    assert refused.value.key == "age_not_opened"
    assert other(tmp_path).import_(copy, identity=identity(tmp_path, second)) == (case.id,)


@pytest.mark.parametrize("at", [30, 200, -100, -1])
def test_a_changed_or_cut_file_is_refused_and_nothing_is_taken_in(desk, case, key, tmp_path, at):
    copy = desk.export(case.id, tmp_path / "case.age", recipients=[str(key.to_public())])
    body = bytearray(copy.read_bytes())
    body[at] ^= 1
    for spoiled in (bytes(body), bytes(body[:at])):
        copy.write_bytes(spoiled)
        with pytest.raises(BadInput):
            other(tmp_path).import_(copy, identity=identity(tmp_path, key))
    assert other(tmp_path).cases() == ()


def test_what_is_no_key_and_a_name_that_is_taken_are_refused(desk, case, key, tmp_path):
    to = [str(key.to_public())]
    copy = desk.export(case.id, tmp_path / "case.age", recipients=to)
    with pytest.raises(Exists):
        desk.export(case.id, copy, recipients=to)
    for body in ("", "# only a comment\n", "AGE-SECRET-KEY-1NONSENSE", "-----BEGIN nonsense"):
        (tmp_path / "bad.txt").write_text(body)
        with pytest.raises(BadInput) as refused:
            other(tmp_path).import_(copy, identity=tmp_path / "bad.txt")
        assert refused.value.key == "not_an_identity"
    with pytest.raises(BadInput) as refused:
        other(tmp_path).import_(copy)
    assert refused.value.key == "age_needs_identity"


def test_without_the_package_it_is_said_which_extra_is_needed(
    desk, case, key, tmp_path, monkeypatch
):
    monkeypatch.setattr(encrypting, "HERE", False)
    with pytest.raises(BadInput) as refused:
        desk.export(case.id, tmp_path / "case.age", recipients=["age1"])
    assert "casefile[age]" in desk.words.refusal(refused.value)[1]
    with pytest.raises(BadInput):
        desk.import_(identity(tmp_path, key), identity=identity(tmp_path, key))


def test_the_commands_encrypt_and_open(desk, case, key, tmp_path, capsys):
    def shell(*given, home):
        code = main([*map(str, given), "--home", str(tmp_path / home), "--language", "en"])
        return code, *capsys.readouterr()

    copy = tmp_path / "case.age"
    to = key.to_public()
    assert shell("export", case.id, "--to", copy, "--age", to, home="library")[0] == 0
    path = identity(tmp_path, key)
    code, out, _ = shell("import", copy, "--identity", path, home="other")
    assert (code, out.strip()) == (0, case.id)
    assert shell("export", "--all", "--to", tmp_path / "x", "--age", to, home="library")[0] == 2
