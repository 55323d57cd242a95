"""What a packet says, as a tree of blocks: a case, its review and the wording go in."""
