"""Writes the old compound file of Office, as small as a test needs: to make Outlook messages."""

import struct
from datetime import UTC, datetime

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR = 512


class Folder(dict):
    """A storage: names to bytes or to further folders."""


def _listed(root):
    """Return directory entries [name, kind, right, child, data]; siblings are a chain."""
    entries = [["Root Entry", 5, FREE, FREE, b""]]
    waiting = [(0, root)]
    while waiting:
        parent, folder = waiting.pop()
        previous = None
        for name, value in folder.items():
            here = len(entries)
            inner = isinstance(value, Folder)
            entries.append([name, 1 if inner else 2, FREE, FREE, b"" if inner else value])
            if previous is None:
                entries[parent][3] = here
            else:
                entries[previous][2] = here
            previous = here
            if inner:
                waiting.append((here, value))
    return entries


def compound_file(root):
    """Return the bytes of a compound file; streams below 4,096 bytes go to its mini stream."""
    sectors, fat, small, chains = [], [], b"", []

    def placed(data):
        if not data:
            return END
        start = len(sectors)
        pieces = [data[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR)]
        sectors.extend(pieces)
        fat.extend([start + n + 1 for n in range(len(pieces) - 1)] + [END])
        return start

    entries = _listed(root)
    starts = []
    for _, kind, _, _, data in entries:
        if kind == 2 and 0 < len(data) < 4096:
            start, length = len(small) // 64, -(-len(data) // 64)
            starts.append(start)
            small += data.ljust(length * 64, b"\0")
            chains += [start + n + 1 for n in range(length - 1)] + [END]
        else:
            starts.append(placed(data))
    starts[0], entries[0][4] = placed(small), small
    chains += [FREE] * (-len(chains) % 128)
    mini = placed(struct.pack(f"<{len(chains)}I", *chains))
    directory = b""
    for (name, kind, right, child, data), start in zip(entries, starts, strict=True):
        raw = (name + "\0").encode("utf-16-le")
        directory += raw.ljust(64, b"\0")
        directory += struct.pack("<HBBIII", len(raw), kind, 1, FREE, right, child)
        directory += bytes(36) + struct.pack("<IQ", start, len(data))
    first = placed(directory)
    count = 1
    while len(fat) + count > count * 128:
        count += 1
    table = [*fat, *[FAT] * count]
    table += [FREE] * (count * 128 - len(table))
    begins = len(sectors)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, count, first, 0, 4096, mini, len(chains) // 128, END, 0)
    head += struct.pack("<109I", *range(begins, begins + count), *[FREE] * (109 - count))
    return head + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)


def properties(head, fixed=(), streams=()):
    """Return the folder of one message or part: fixed values by (id, kind), streams likewise."""
    listed = bytes(head)
    folder = Folder()
    for (id_, kind), value in dict(fixed).items():
        listed += struct.pack("<HHI8s", kind, id_, 6, value)
    for (id_, kind), data in dict(streams).items():
        listed += struct.pack("<HHI8s", kind, id_, 6, struct.pack("<I", len(data)))
        folder[f"__substg1.0_{id_:04X}{kind:04X}"] = data
    folder["__properties_version1.0"] = listed
    return folder


def moment(year, month, day, hour=0, minute=0):
    """Return a moment as Outlook writes it."""
    span = datetime(year, month, day, hour, minute, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)
    return struct.pack("<Q", int(span.total_seconds()) * 10_000_000)


def whole(number):
    """Return a whole number as a fixed property."""
    return struct.pack("<I4x", number)
