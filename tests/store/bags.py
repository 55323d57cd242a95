"""Cases to be handed over: filled, copied, sealed anew by a forger, packed by hand."""

import io
import shutil
import zipfile

import bagit
from shelf import CASE, SAID

from casefile.store.bagging import export_all
from casefile.store.custody import Access, record_access
from casefile.store.keeper import FolderKeeper


def filled(store, id="one"):
    store.create(id, {**CASE, "id": id}, **SAID)
    stored = store.blobs(id).put(io.BytesIO(b"%PDF contract"))
    document, revision = store.get(id)
    document["exhibits"][0]["custody"] = {"sha256": stored.sha256, "size": stored.size}
    store.put(id, document, revision, **SAID)
    store.blobs(id).put_reading(stored.sha256, b"{}")
    (store.packets(id) / "demand 100% ‏חוזה.docx").write_bytes(b"packet")
    record_access(store, id, Access.TAKEN_IN, actor="Dana", sha256=stored.sha256)
    return stored.sha256


def copied(store, target):
    """Copy every case of a library of folders."""
    return export_all(store, target, as_folder=FolderKeeper(store).as_folder)


def resealed(bag):
    """The lists of a bag made again by somebody who knows how."""
    for path in bag.glob("*manifest-*"):
        path.unlink()
    (bag / "bag-info.txt").unlink()
    shutil.move(bag / "data", bag / "payload")
    (bag / "bagit.txt").unlink()
    shutil.move(bag / "payload", bag.parent / "payload")
    shutil.rmtree(bag)
    shutil.move(bag.parent / "payload", bag)
    bagit.make_bag(str(bag), checksums=["sha256"])


def zipped(path, *members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, body, kind in members:
            told = zipfile.ZipInfo(name)
            told.external_attr = kind << 16
            archive.writestr(told, body)
    return path
