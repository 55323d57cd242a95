"""Archives: members are data whatever they are called; bombs and links are refused."""

import io
import struct
import zipfile

import pytest
from papers import refusal, zipped

from casefile.intake.readers import zip_archive


def test_members_of_a_zip_are_data_whatever_they_are_called():
    data = zipped({"../../etc/x.txt": b"a", "/abs.txt": b"b", "ok/שם.txt": b"c", "dir/": b""})
    full = zip_archive.read(data, "a.zip")

    assert [(a.name, a.data) for a in full.attachments] == [
        ("../../etc/x.txt", b"a"),
        ("/abs.txt", b"b"),
        ("ok/שם.txt", b"c"),
    ]
    assert full.flags == ("unsafe_names",)


def test_links_in_a_zip_are_left_out():
    link = zipfile.ZipInfo("link")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        out.writestr(link, "/etc/passwd")
    full = zip_archive.read(packed.getvalue(), "l.zip")

    assert (full.attachments, full.flags) == ((), ("links_left_out",))


@pytest.mark.parametrize(
    "data",
    [
        zipped({"zeros": b"\0" * 50_000_000}, compression=zipfile.ZIP_DEFLATED),
        zipped({f"{n}.txt": b"" for n in range(2_001)}),
    ],
    ids=["ratio", "count"],
)
def test_bombs_are_refused(data):
    assert refusal(zip_archive, data) == "archive_bomb"


def test_members_that_share_their_bytes_are_refused():
    data = bytearray(zipped({"a.txt": b"0" * 90, "b.txt": b"0" * 90}))
    place = data.rfind(b"PK\x01\x02") + 42
    data[place : place + 4] = struct.pack("<I", 0)

    assert refusal(zip_archive, bytes(data)) == "file_damaged"


def test_a_member_longer_than_its_head_says_is_refused():
    data = bytearray(zipped({"a.txt": b"hello world"}))
    place = data.rfind(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 3)

    assert refusal(zip_archive, bytes(data)) in ("archive_bomb", "file_damaged")
