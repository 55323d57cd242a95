"""The reading child: takes bytes from a pipe, runs one reader behind the fence, answers in JSON."""

from __future__ import annotations

import os
import sys
import zoneinfo
from types import ModuleType
from typing import IO

from casefile.intake.fence import Fence, Overstepped, grant_seconds
from casefile.intake.reading import FullReading, as_values, unread
from casefile.intake.sniff import media_type_of
from casefile.intake.tongue import language_of
from casefile.intake.wire import received, send
from casefile.leaves import leaves
from casefile.model.errors import CasefileError

MOST_ATTACHED = 200_000_000


def read_bytes(
    data: bytes, name: str, readers: dict[str, ModuleType], fence: Fence | None = None
) -> FullReading:
    """Return what the first reader that claims the bytes sees in them; trouble becomes a key."""
    media_type = media_type_of(name, data)
    reader = next((key for key, leaf in readers.items() if leaf.claims(media_type)), "")
    try:
        if not data:
            full = unread("file_empty")
        elif reader:
            full = readers[reader].read(data, name)
        else:
            full = unread("no_reader", about=media_type)
    except CasefileError as refusal:
        full = unread(refusal.key, about=str(refusal.values.get("about", "")))
    except MemoryError:
        full = unread("reader_too_big")
    except RecursionError:
        full = unread("reader_too_deep")
    except Overstepped as step:
        full = unread("reader_overstepped", about=str(step))
    except Exception as fault:  # hostile bytes can raise anything in code that is not ours
        full = unread("reader_failed", about=type(fault).__name__)
    if fence is not None and fence.asked:
        full = unread("reader_overstepped", about=fence.asked)
    if sum(len(attached.data) for attached in full.attachments) > MOST_ATTACHED:
        full = full.but(attachments=(), flags=(*full.flags, "attachments_left_out"))
    return full.model_copy(
        update={
            "reader": reader,
            "media_type": full.media_type or media_type,
            "language": full.language or language_of(full.own_text or full.subject),
        }
    )


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Return (in, out); what a library prints goes nowhere, so it cannot break the answer."""
    source, answer = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    return source, answer


def main() -> None:
    """Serve until the pipe closes: ``{"name", "seconds"}`` and the bytes in, a reading out."""
    package, memory = sys.argv[1], int(sys.argv[2])
    zoneinfo.reset_tzpath(to=())  # zones come from a package: the fence lets no other file be read
    source, answer = _pipes()
    readers = leaves(package)
    fence = Fence(memory=memory)
    send(answer, {"ready": True})
    while True:
        try:
            asked, (data,) = received(source, most_json=1_000_000, most_bytes=2**40)
        except EOFError:
            return
        except MemoryError:
            send(answer, as_values(unread("reader_too_big")))
            return
        grant_seconds(int(asked["seconds"]))
        full = read_bytes(data, str(asked["name"]), readers, fence)
        del data
        send(answer, as_values(full), tuple(attached.data for attached in full.attachments))
        if fence.asked:
            return
