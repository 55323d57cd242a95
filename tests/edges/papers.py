"""Zips and pictures made for a test, and the refusal of what cannot be read."""

import io
import zipfile

import pytest
from PIL import Image

from casefile.model.errors import CannotRead


def zipped(members, **how):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", **how) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return packed.getvalue()


def refusal(reader, data):
    with pytest.raises(CannotRead) as refused:
        reader.read(data, "evidence")
    return refused.value.key


def jpeg(exif=None, size=(40, 30)):
    kept = io.BytesIO()
    Image.new("RGB", size, "white").save(kept, "JPEG", exif=exif or Image.Exif())
    return kept.getvalue()
