"""One file a section of a packet; a section knows no other."""
