"""Time-stamps on the head of a log: asked of a local authority made with openssl, held by check."""

from __future__ import annotations

import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from shelf import CASE, SAID, library, mode, with_revisions

from casefile.__main__ import main
from casefile.desk import Desk
from casefile.model.errors import BadInput, Exists, StoreError
from casefile.store import stamping
from casefile.store.bagging import export_zip
from casefile.store.checking import check
from casefile.store.history import head
from casefile.store.stamping import stamp
from casefile.store.unbagging import import_bag

pytest.importorskip("rfc3161_client", reason="the extra stamp is not installed")
pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not here")

CONFIG = """
[tsa]
default_tsa = authority
[authority]
serial = {0}/serial
signer_cert = {0}/tsa.pem
signer_key = {0}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


def openssl(*given, **how):
    return subprocess.run(
        ["openssl", *map(str, given)], check=True, capture_output=True, **how
    ).stdout


def made(place, name):
    """A root certificate and a time-stamping certificate under it."""
    place.mkdir()
    (place / "config").write_text(CONFIG.format(place))
    (place / "serial").write_text("01\n")
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc")
    root = ("-keyout", place / "root.key", "-out", place / "root.pem", "-subj", f"/CN={name} root")
    openssl("req", "-x509", *key, *root, "-days", 30, "-addext", "keyUsage=critical,keyCertSign")
    openssl(
        "req", *key, "-keyout", place / "tsa.key", "-out", place / "tsa.csr", "-subj", f"/CN={name}"
    )
    (place / "ext").write_text(
        "extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n"
    )
    signed = ("-CA", place / "root.pem", "-CAkey", place / "root.key", "-CAcreateserial")
    openssl(
        "x509", "-req", "-in", place / "tsa.csr", *signed, "-days", 30, "-extfile", place / "ext",
        "-out", place / "tsa.pem",
    )  # fmt: skip
    return place


class Answers(BaseHTTPRequestHandler):
    """The authority: what ``openssl ts -reply`` says to each question, or what *said* holds."""

    place = None
    asked: list[bytes] = []
    said: tuple[int, bytes] | None = None

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).asked.append(body)
        code, answer = self.said or (200, self.reply(body))
        self.send_response(code)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.end_headers()
        self.wfile.write(answer)

    def reply(self, body):
        (self.place / "query").write_bytes(body)
        return openssl(
            "ts", "-reply", "-queryfile", self.place / "query", "-config", self.place / "config",
            "-section", "authority",
        )  # fmt: skip

    def log_message(self, *_): ...


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return made(tmp_path_factory.mktemp("authorities") / "a", "Local")


@pytest.fixture
def answers(authority):
    return type("Here", (Answers,), {"place": authority, "asked": [], "said": None})


@pytest.fixture
def url(answers):
    server = HTTPServer(("127.0.0.1", 0), answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def store(tmp_path):
    return with_revisions(tmp_path / "library", 3)


def keys(found):
    return [finding.say.key.removeprefix("checks.") for finding in found]


def test_the_head_is_stamped_and_openssl_alone_can_check_the_token(store, url, answers, authority):
    told = stamp(store, "one", url)
    path = store.folder("one") / "stamps" / "3.tsr"

    assert (told.file, told.head) == ("3.tsr", head(store, "one"))
    assert mode(path) == "0o600" and mode(path.parent) == "0o700"
    given = ("-digest", told.head, "-in", path, "-CAfile", authority / "root.pem")
    openssl("ts", "-verify", *given)  # an exit code of its own when it does not hold
    with pytest.raises(subprocess.CalledProcessError):
        openssl("ts", "-verify", "-digest", "0" * 64, *given[2:])
    (question,) = answers.asked
    assert bytes.fromhex(told.head) in question and len(question) < 100  # the hash and no more


def test_a_stamped_head_is_an_anchor_of_later_checks(store, url, authority):
    roots = (authority / "root.pem").read_bytes()
    stamp(store, "one", url)
    folder = store.folder("one")
    assert keys(check(folder)) == ["stamps_not_verified"]
    assert check(folder, roots=roots, read=True) == ()
    store.put("one", {**CASE, "title": "later"}, store.get("one")[1], **SAID)
    assert check(folder, roots=roots) == ()

    log = (folder / "audit.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "audit.jsonl").write_bytes(b"".join(log[:2]))  # cut, and the case made to fit it
    (folder / "case.json").write_bytes((folder / "backups/00000002.json").read_bytes())
    found = [finding for finding in check(folder, roots=roots) if finding.serious]
    assert keys(found) == ["stamp_not_in_log"]


def test_a_stamp_of_an_authority_that_is_not_trusted_is_told(store, url, tmp_path):
    stamp(store, "one", url)
    stranger = made(tmp_path / "b", "Stranger")
    (found,) = check(store.folder("one"), roots=(stranger / "root.pem").read_bytes())
    assert found.serious and found.say.key == "checks.stamp_not_genuine"


def test_a_changed_token_is_told_bit_by_bit(store, url, authority):
    roots = (authority / "root.pem").read_bytes()
    stamp(store, "one", url)
    path = store.folder("one") / "stamps" / "3.tsr"
    whole = path.read_bytes()
    signed = whole.index(bytes.fromhex(head(store, "one")))
    for at in (0, 5, signed, signed + 31, len(whole) - 1):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert any(x.serious for x in check(store.folder("one"), roots=roots)), at
    path.write_bytes(b"")
    assert keys(check(store.folder("one"), roots=roots)) == ["stamp_unreadable"]


def test_one_revision_is_stamped_once(store, url):
    stamp(store, "one", url)
    with pytest.raises(Exists):
        stamp(store, "one", url)


@pytest.mark.parametrize(
    "said", [(500, b""), (200, b""), (200, b"<html>"), (200, bytes.fromhex("30053003020102"))]
)
def test_an_answer_that_is_no_stamp_writes_nothing(store, url, answers, said):
    answers.said = said
    with pytest.raises(StoreError):
        stamp(store, "one", url)
    assert not (store.folder("one") / "stamps").exists()


def test_the_answer_to_another_question_is_refused(store, url, answers):
    stamp(store, "one", url)
    old = (store.folder("one") / "stamps" / "3.tsr").read_bytes()
    store.put("one", CASE, store.get("one")[1], **SAID)
    answers.said = (200, old)
    with pytest.raises(StoreError) as refused:
        stamp(store, "one", url)
    assert refused.value.key == "stamp_refused"


def test_nobody_there_and_a_strange_address_are_refusals(store):
    with pytest.raises(StoreError) as refused:
        stamp(store, "one", "http://127.0.0.1:9/")
    assert refused.value.key == "stamp_no_answer"
    for address in ("file:///etc/passwd", "ftp://127.0.0.1/", "tsa.example.com"):
        with pytest.raises(BadInput):
            stamp(store, "one", address)


def test_a_stamp_goes_with_the_copy_and_is_held_when_it_comes_in(store, url, tmp_path, authority):
    stamp(store, "one", url)
    copy = export_zip(store, "one", tmp_path / "one.zip")
    other = library(tmp_path / "other")
    import_bag(other, copy, actor="Ewa")
    roots = (authority / "root.pem").read_bytes()
    assert (other.folder("one") / "stamps/3.tsr").exists()
    found = check(other.folder("one"), roots=roots)
    assert [x for x in found if x.serious] == []


def test_without_the_package_nothing_is_asked_and_check_says_what_it_left_out(
    store, url, answers, monkeypatch
):
    stamp(store, "one", url)
    monkeypatch.setattr(stamping, "HERE", False)
    assert keys(check(store.folder("one"))) == ["stamps_not_read"]
    with pytest.raises(BadInput):
        stamp(store, "one", url)
    assert len(answers.asked) == 1


def test_the_commands_stamp_and_check_and_nothing_else_asks_the_net(
    tmp_path, url, answers, authority, capsys
):
    home = tmp_path / "home"
    desk = Desk.at(home, language="en")
    id_ = desk.new(respondent="Zolw s.c.", place="pl").case.id

    def shell(*given):
        code = main([*map(str, given), "--home", str(home), "--language", "en"])
        return code, *capsys.readouterr()

    assert shell("history", id_)[0] == 0 and shell("check", id_, "--read")[0] == 0
    assert answers.asked == []
    code, out, _ = shell("history", id_, "--stamp", url)
    assert code == 0 and desk.history(id_)[-1].hash in out
    code, out, _ = shell("check", id_, "--roots", authority / "root.pem")
    assert (code, out) == (0, "")
    assert "--roots" in shell("check", id_)[1]
    (tmp_path / "none.pem").write_text("x")
    assert shell("check", id_, "--roots", tmp_path / "none.pem")[0] == 2
