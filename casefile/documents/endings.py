"""How a packet ends: signatures held to what they end, the line of the log at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.model.blocks import Block, Heading, Numbered, Para, Section, Table, plain

RULE = "_" * 38
"""Where one signs: signs, not a tab, so that no paper of an office can lose it."""
_LAST = "Note"
"""The style of a note that ends a packet, or what stands before its exhibits."""
_LISTED = "Bullet"
"""The lines of a list."""
_LEADS = frozenset(("Body Text", "Note", "caption", _LISTED))
"""Styles of lines that lead into a table: nobody signs a page with none of what he signs."""
_VERIFIED = "Statement of Truth"
"""What a witness signs below his own words: it stands with the last of them."""
_SIGNED = frozenset(("Closing", "Signature Line", "Record Line"))
"""The end of a letter or agreement: it is never cut from what it ends."""


def signed_off(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, each close with its signature and the names below it as one paragraph.

    LibreOffice 7.4 cuts a chain of paragraphs that are kept with the next, but no paragraph whose
    lines are kept together.
    """
    done: list[Block] = []
    for block in blocks:
        close = done[-1] if done else None
        if (
            isinstance(block, Para)
            and isinstance(close, Para)
            and close.style == "Closing"
            and block.style in ("Signature Line", "Sender")
        ):
            line = f"\n\n{RULE}" if block.style == "Signature Line" else plain(block.text)
            done[-1] = Para(f"{plain(close.text)}\n{line}", "Closing", close.anchor)
        else:
            done.append(block)
    return tuple(done)


def record_line(blocks: Sequence[Block]) -> Para | None:
    """Return the line that tells the head of the log, when the packet ends with it."""
    last = blocks[-1] if len(blocks) > 1 else None
    return last if isinstance(last, Para) and last.style == "Record Line" else None


def kept_with_next(blocks: Sequence[Block]) -> frozenset[int]:
    """Return where lines stand that stay on the page of what follows: a list, a table, who signs.

    A line that leads into what follows says so by its style or by the colon it ends with. The end
    of a table stays with the note that ends it all: a page of one line reads as a mistake.
    """
    held: set[int] = set()
    last = blocks[-1] if len(blocks) > 1 else None
    if isinstance(last, Para) and last.style == _LAST and isinstance(blocks[-2], Table):
        held.add(len(blocks) - 2)
    for at in range(len(blocks) - 2, -1, -1):
        block, follows = blocks[at], blocks[at + 1]
        if not isinstance(block, (Para, Numbered)) or isinstance(follows, (Heading, Section)):
            continue
        if _opens(block, follows) or _leads(block, follows, follows_held=at + 1 in held):
            held.add(at)
    return frozenset(held)


def _opens(block: Para | Numbered, follows: Block) -> bool:
    """Return whether *block* says that *follows* comes: a list below it, or what a colon names."""
    listed = isinstance(follows, Para) and follows.style == _LISTED
    return (listed and getattr(block, "style", "") != _LISTED) or plain(block.text).endswith(":")


def _leads(block: Para | Numbered, follows: Block, *, follows_held: bool) -> bool:
    if isinstance(block, Numbered):
        return isinstance(follows, Table) or getattr(follows, "style", "") == _VERIFIED
    if isinstance(follows, Table):
        return block.style in _LEADS
    heading = block.style in ("caption", "Note") and follows_held
    return heading or (isinstance(follows, Para) and follows.style in _SIGNED)
